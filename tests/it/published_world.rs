//! Published records, a line each, and what is found when everything wanted of them is asked.

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use jiff::Timestamp;
use mailseal::{
    check::{
        Finding, Severity,
        published::{
            OnDisk, View, judge,
            report::{Report, report},
            wants,
        },
    },
    plan::{Plan, publish},
    record::{
        name::{DomainName, Name, Selector},
        txt::{Txt, strings},
        visible::is_hidden,
    },
    survey::{
        Answer, Data, Failure, Kind, Marks, NameServer, Outcome, Question, Role, Server, Survey, Transport,
        Want, Whom, Zone,
    },
    words::finding::prose,
};

/// Rounds of asking; everything known leads to something new a few times at most.
const ROUNDS: usize = 40;

/// What stands in DNS: `name TYPE data` a line, the data of TXT whole, or as strings with ` | ` between
/// them; `name FAIL` and `name BOGUS` are what its servers do. `example.com` is the zone.
#[derive(Clone)]
pub(crate) struct World {
    lines: BTreeMap<Name, Vec<(String, String)>>,
    pub(crate) domain: DomainName,
    pub(crate) plan: Option<Plan>,
    pub(crate) given: Vec<Selector>,
    pub(crate) disk: Vec<OnDisk>,
}

impl World {
    pub(crate) fn new(lines: &str) -> Self {
        let mut world = Self {
            lines: BTreeMap::new(),
            domain: "example.com".parse().unwrap(),
            plan: None,
            given: Vec::new(),
            disk: Vec::new(),
        };
        for line in lines.lines().map(|line| line.trim_start_matches(' ')).filter(|line| !line.is_empty()) {
            let (name, rest) = line.split_once(' ').expect(line);
            let (kind, data) = rest.split_once(' ').unwrap_or((rest, ""));
            world.add(name, kind, data);
        }
        world
    }

    pub(crate) fn add(&mut self, name: &str, kind: &str, data: &str) {
        self.lines.entry(name.parse().unwrap()).or_default().push((kind.to_owned(), data.to_owned()));
    }

    pub(crate) fn given(mut self, selectors: &[&str]) -> Self {
        self.given = selectors.iter().map(|selector| selector.parse().unwrap()).collect();
        self
    }

    /// Everything that is found when nothing more is wanted.
    pub(crate) fn found(&self) -> Vec<Finding> {
        let survey = self.surveyed();
        let found = judge(&self.view(&survey));
        found.iter().for_each(is_sound);
        found
    }

    /// The whole judgement, of the same.
    pub(crate) fn report(&self) -> Report {
        report(&self.view(&self.surveyed()))
    }

    /// What is known when nothing more is wanted.
    fn surveyed(&self) -> Survey {
        let mut survey = self.survey();
        let mut asked: Vec<Want> = Vec::new();
        for _ in 0..ROUNDS {
            let open: Vec<_> =
                wants(&self.view(&survey)).into_iter().filter(|want| !asked.contains(want)).collect();
            if open.is_empty() {
                survey.is_finished = true;
                return survey;
            }
            for want in open {
                asked.push(want.clone());
                survey.hear(self.answer(want.question, want.of));
            }
        }
        panic!("asking does not come to an end");
    }

    /// RFC 4592 §3.3.1: the wildcard right below the nearest name above that exists.
    fn wildcard(&self, name: &Name) -> Option<Name> {
        let exists = |above: &Name| self.lines.keys().any(|known| known.is_within(above));
        let nearest = std::iter::successors(name.parent(), Name::parent).find(exists)?;
        Name::parse(&format!("*.{nearest}")).ok()
    }

    fn survey(&self) -> Survey {
        let mut survey = Survey::new(self.domain.clone());
        let server = NameServer {
            name: "ns1.example.com".parse().unwrap(),
            addresses: vec!["9.9.9.9".parse().unwrap()],
            barred: Vec::new(),
        };
        let apex = "example.com".parse().unwrap();
        survey.zone = Some(Zone { apex, servers: vec![server], negative_ttl: Some(300) });
        survey
    }

    fn view<'v>(&'v self, survey: &'v Survey) -> View<'v> {
        View {
            survey,
            plan: self.plan.as_ref(),
            given: &self.given,
            disk: &self.disk,
            now: Timestamp::UNIX_EPOCH,
        }
    }

    fn answer(&self, question: Question, of: Whom) -> Answer {
        let mut aliases: Vec<Name> = Vec::new();
        let outcome = loop {
            let at = aliases.last().unwrap_or(&question.name).clone();
            let lines = self.lines.get(&at).or_else(|| self.lines.get(&self.wildcard(&at)?));
            let has = |kind: &str| lines.and_then(|lines| lines.iter().find(|(known, _)| known == kind));
            if let Some((_, target)) = has("CNAME").filter(|_| aliases.len() < 5) {
                aliases.push(target.parse().unwrap());
                continue;
            }
            let data: Vec<Data> = lines
                .into_iter()
                .flatten()
                .filter_map(|(kind, data)| record(question.kind, kind, data))
                .collect();
            let start =
                Data::Soa { primary: mailseal::record::name::Name::root(), serial: 1, negative_ttl: 300 };
            break if question.kind == Kind::Soa && at.as_str() == "example.com" {
                Outcome::Records { data: vec![start], ttl: 300 }
            } else if has("FAIL").is_some() {
                Outcome::Failed(Failure::ServFail)
            } else if has("BOGUS").is_some() {
                Outcome::Failed(Failure::Bogus)
            } else if !data.is_empty() {
                Outcome::Records { data, ttl: 300 }
            } else if lines.is_some() {
                Outcome::NoData { negative_ttl: Some(300) }
            } else {
                Outcome::NxDomain { negative_ttl: Some(300) }
            };
        };
        Answer {
            question,
            server: server(of),
            at: Timestamp::UNIX_EPOCH,
            took: Duration::ZERO,
            transport: Some(Transport::Udp),
            is_authoritative: true,
            marks: Marks::default(),
            aliases,
            outcome,
        }
    }
}

/// Who answers: one server of the zone, two of others, and resolvers.
fn server(of: Whom) -> Server {
    let (role, host, label) = match of {
        Whom::EveryServer | Whom::EveryAddress | Whom::AnyServer => {
            (Role::Authoritative, 9, "ns1.example.com")
        }
        Whom::TheirServer => (Role::Authoritative, 101, "ns1.their.example"),
        Whom::TheirServers => (Role::Authoritative, 102, "ns2.their.example"),
        Whom::Resolver => (Role::System, 53, "9.9.9.53"),
        Whom::EveryResolver => (Role::Public, 54, "public"),
    };
    Server { role, address: SocketAddr::from(([9, 9, 9, host], 53)), label: label.to_owned() }
}

fn record(asked: Kind, kind: &str, data: &str) -> Option<Data> {
    let text = || match data.split(" | ").collect::<Vec<_>>().as_slice() {
        [only] => Txt(strings(only)),
        several => Txt(several.iter().map(|string| string.as_bytes().to_vec()).collect()),
    };
    if asked.as_str() != kind {
        return None;
    }
    Some(match asked {
        Kind::A => Data::A(data.parse().ok()?),
        Kind::Mx => Data::Mx { preference: 10, exchange: data.parse().ok()? },
        Kind::Txt => Data::Txt(text()),
        Kind::Spf => Data::Spf(text()),
        _ => return None,
    })
}

/// What holds of every finding: its place lies in its text, its sentences are whole, its correction is
/// a record that can be read.
fn is_sound(finding: &Finding) {
    if let Some(place) = &finding.place {
        assert!(place.text.get(place.span.start..place.span.end).is_some(), "{finding:?}");
    }
    let words = prose(finding);
    for text in [&words.what, &words.why, &words.fix] {
        // Where there is nothing to do, no fix is made up.
        assert!(!text.trim().is_empty() || text == &words.fix, "{finding:?}: {text}");
        assert!(!text.chars().any(is_hidden), "{finding:?}: {text:?}");
    }
    if let Some(correction) = &finding.correction
        && let publish::Data::Txt(text) = &correction.data
    {
        let is_record = text.parse::<mailseal::record::spf::Record>().is_ok()
            || text.parse::<mailseal::record::dkim::Record>().is_ok()
            || text.parse::<mailseal::record::dmarc::Record>().is_ok();
        assert!(is_record, "{finding:?}");
    }
}

/// The findings about one subject, without what is only worth knowing.
pub(crate) fn serious<'f>(found: &'f [Finding], prefix: &str) -> Vec<&'f Finding> {
    found.iter().filter(|f| f.severity() > Severity::Info && f.id().starts_with(prefix)).collect()
}

/// The text under a finding's place.
pub(crate) fn place(finding: &Finding) -> &str {
    finding.place.as_ref().map_or("", |place| place.span.of(&place.text))
}

/// `owner: value` of a finding's correction.
pub(crate) fn correction(finding: &Finding) -> String {
    finding.correction.as_ref().map_or_else(String::new, |correction| match &correction.data {
        publish::Data::Txt(text) => format!("{}: {text}", correction.owner),
        publish::Data::Cname(target) => format!("{} CNAME {target}", correction.owner),
        publish::Data::Srv(_) | publish::Data::Mx { .. } => String::new(),
    })
}

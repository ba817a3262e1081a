//! Whatever DNS answers, asking ends, judging does not panic, and what is said can be shown.

use std::{net::SocketAddr, time::Duration};

use jiff::Timestamp;
use mailseal::{
    check::published::{self, View, report::report},
    cli::check::{json, lines},
    record::{name::Name, srv::Srv, tlsa::Tlsa, txt::Txt},
    survey::{
        Answer, Data, ExtendedError, Failure, Kind, Marks, NameServer, Outcome, Question, Role, Server,
        Survey, Transport, Want, Whom, Zone,
    },
};
use proptest::prelude::*;

/// Pieces that records are made of, good and bad; a random mixture is more often nearly right than random octets.
const PIECES: [&str; 44] = [
    "v=spf1",
    "v=DMARC1",
    "v=DKIM1",
    " ",
    ";",
    ",",
    ":",
    "=",
    "\"",
    "\\;",
    "-all",
    "+all",
    "mx",
    "a",
    "ptr",
    "include:",
    "redirect=",
    "exp=",
    "exists:%{i}",
    "%{",
    "ip4:",
    "ip6:",
    "192.0.2.1",
    "/33",
    "p=none",
    "p=",
    "rua=mailto:a@b.example",
    "!10m",
    "sp=",
    "np=reject",
    "psd=y",
    "t=y",
    "k=ed25519",
    "k=rsa",
    "h=sha1",
    "s=x",
    "example.com",
    "_spf",
    "\u{2013}",
    "\u{a0}",
    "\u{1b}[2J",
    "\u{202e}",
    "MIIB",
    "-----BEGIN",
];

fn text() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14);
    prop_oneof![
        4 => pieces.prop_map(|pieces| pieces.concat().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..80),
    ]
}

/// Names that records may lead to, so that they also lead to each other.
fn name() -> impl Strategy<Value = Name> {
    let names = vec![
        "example.com",
        "a.example.com",
        "b.example.net",
        "_dmarc.example.com",
        "s1._domainkey.example.com",
        "",
    ];
    prop::sample::select(names)
        .prop_map(|name| if name.is_empty() { Name::root() } else { name.parse().unwrap() })
}

fn failure() -> impl Strategy<Value = Failure> {
    prop::sample::select(vec![
        Failure::Timeout,
        Failure::Unreachable("\u{1b}[31mno".to_owned()),
        Failure::ServFail,
        Failure::Bogus,
        Failure::Validator,
        Failure::Refused,
        Failure::Code(17),
        Failure::NoTcp,
        Failure::NoServer,
    ])
}

/// What a server may say to a question of a kind.
#[derive(Clone, Debug)]
struct Said {
    texts: Vec<Vec<u8>>,
    names: Vec<Name>,
    aliases: Vec<Name>,
    form: u8,
    number: u32,
    failure: Failure,
}

fn said() -> impl Strategy<Value = Said> {
    let texts = prop::collection::vec(text(), 0..4);
    let (names, aliases) = (prop::collection::vec(name(), 0..3), prop::collection::vec(name(), 0..3));
    (texts, names, aliases, 0..8u8, any::<u32>(), failure()).prop_map(
        |(texts, names, aliases, form, number, failure)| Said {
            texts,
            names,
            aliases,
            form,
            number,
            failure,
        },
    )
}

impl Said {
    fn outcome(&self, kind: Kind) -> Outcome {
        let negative_ttl = (!self.number.is_multiple_of(3)).then_some(self.number);
        let octet = u8::try_from(self.number % 256).unwrap_or_default();
        let txt = || self.texts.iter().map(|text| Txt(text.chunks(20).map(<[u8]>::to_vec).collect()));
        let data: Vec<Data> = match kind {
            Kind::A => vec![Data::A([9, 9, 9, octet].into())],
            Kind::Aaaa => vec![Data::Aaaa(std::net::Ipv6Addr::LOCALHOST)],
            Kind::Ns => self.names.iter().cloned().map(Data::Ns).collect(),
            Kind::Ptr => self.names.iter().cloned().map(Data::Ptr).collect(),
            Kind::Cname => self.names.iter().cloned().map(Data::Cname).collect(),
            Kind::Mx => {
                self.names.iter().map(|name| Data::Mx { preference: 1, exchange: name.clone() }).collect()
            }
            Kind::Srv => self
                .names
                .iter()
                .map(|target| Data::Srv(Srv { target: target.clone(), ..Srv::refusal() }))
                .collect(),
            Kind::Tlsa => {
                vec![Data::Tlsa(Tlsa { usage: octet, selector: 1, matching: 1, data: vec![octet] })]
            }
            Kind::Txt => txt().map(Data::Txt).collect(),
            Kind::Spf => txt().map(Data::Spf).collect(),
            Kind::Soa => vec![Data::Soa { primary: Name::root(), serial: self.number, negative_ttl: 60 }],
        };
        match self.form {
            0 => Outcome::NxDomain { negative_ttl },
            1 => Outcome::NoData { negative_ttl },
            2 => Outcome::Failed(self.failure.clone()),
            _ if data.is_empty() => Outcome::NoData { negative_ttl },
            _ => Outcome::Records { data, ttl: self.number },
        }
    }

    fn answer(&self, question: Question, server: Server) -> Answer {
        Answer {
            outcome: self.outcome(question.kind),
            question,
            server,
            at: Timestamp::UNIX_EPOCH,
            took: Duration::from_millis(u64::from(self.number % 1000)),
            transport: Some(Transport::Udp),
            is_authoritative: !self.number.is_multiple_of(5),
            marks: Marks {
                is_validated: false,
                octets: usize::try_from(self.number % 70_000).unwrap_or_default(),
                extended: vec![ExtendedError {
                    code: (self.number % 30) as u16,
                    text: "\u{1b}why".to_owned(),
                }],
                signed: Timestamp::from_second(i64::from(self.number))
                    .ok()
                    .map(|at| (Timestamp::UNIX_EPOCH, at)),
            },
            aliases: self.aliases.clone(),
        }
    }
}

fn server(role: Role, host: u8) -> Server {
    Server {
        role,
        address: SocketAddr::from(([192, 0, 2, host], 53)),
        label: format!("ns{host}.example.net"),
    }
}

/// Who answers such a want.
fn servers(want: &Want) -> Vec<Server> {
    match want.of {
        Whom::EveryServer | Whom::EveryAddress => {
            vec![server(Role::Authoritative, 1), server(Role::Authoritative, 2)]
        }
        Whom::AnyServer | Whom::TheirServer => vec![server(Role::Authoritative, 1)],
        Whom::TheirServers => vec![server(Role::Authoritative, 2)],
        Whom::Resolver => vec![server(Role::System, 53)],
        Whom::EveryResolver => vec![server(Role::System, 53), server(Role::Public, 54)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 96 } else { 1000 }))]

    #[test]
    fn any_dns_is_asked_to_an_end_and_judged(answers in prop::collection::vec(said(), 1..40)) {
        let mut survey = Survey::new("example.com".parse().unwrap());
        let apex: Name = "example.com".parse().unwrap();
        let servers_of_zone = [1, 2].map(|host| NameServer {
            name: format!("ns{host}.example.net").parse().unwrap(),
            addresses: vec![[192, 0, 2, host].into()],
            barred: Vec::new(),
        });
        survey.zone = Some(Zone { apex, servers: servers_of_zone.to_vec(), negative_ttl: None });
        let given = ["s1".parse().unwrap()];
        let mut asked = std::collections::BTreeSet::new();
        let mut turn = 0;
        loop {
            let view = View { survey: &survey, plan: None, given: &given, disk: &[], now: Timestamp::UNIX_EPOCH };
            let wanted: Vec<Want> =
                published::wants(&view).into_iter().filter(|want| asked.insert(want.clone())).collect();
            if wanted.is_empty() {
                break;
            }
            // The bound holds for one view; what the answers lead to is bounded by depth and number, too.
            prop_assert!(asked.len() <= 8 * published::QUESTIONS, "{}", asked.len());
            for want in wanted {
                for server in servers(&want) {
                    survey.hear(answers[turn % answers.len()].answer(want.question.clone(), server));
                    turn += 1;
                }
            }
        }
        survey.is_finished = true;
        let view = View { survey: &survey, plan: None, given: &given, disk: &[], now: Timestamp::UNIX_EPOCH };
        let report = report(&view);
        for finding in &report.findings {
            if let Some(place) = &finding.place {
                prop_assert!(place.text.get(place.span.start..place.span.end).is_some(), "{finding:?}");
            }
        }
        let shown = lines(&survey, &report).join("\n");
        prop_assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{shown}");
        let document = json::document(&survey, &report, None, Timestamp::UNIX_EPOCH);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&document).is_ok());
    }
}

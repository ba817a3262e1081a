//! Zones that are made to have others asked: how much they can make mailseal ask.

use std::{
    collections::BTreeSet,
    future::ready,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use mailseal::{
    check::published::{self, View},
    dns::{
        Lookup, Pending,
        walk::{self, OUTSIDE, QUESTIONS},
    },
    record::{name::Name, txt::Txt},
    survey::{
        Answer, Data, Failure, Kind, Marks, Outcome, Question, Role, Server, Survey, Transport, Want, Whom,
    },
};
use tokio::sync::mpsc::unbounded_channel;

/// What somebody's servers say: the aliases, and what comes of it.
type Said = (Vec<Name>, Outcome);

/// What a server says to a question.
type Say = fn(&Question, Role) -> Said;

/// A small internet in which everything is what one function says.
struct Hostile {
    say: Say,
    asked: Mutex<Vec<(Server, Question)>>,
}

impl Hostile {
    fn new(say: Say) -> Arc<Self> {
        Arc::new(Self { say, asked: Mutex::new(Vec::new()) })
    }

    fn asked(&self) -> Vec<(Server, Question)> {
        self.asked.lock().unwrap().clone()
    }

    /// Questions about names that are not the domain's.
    fn outside(&self) -> usize {
        self.asked().iter().filter(|(_, question)| !question.name.is_within(&name("evil.example"))).count()
    }

    /// A check of `evil.example`, as the command line makes it.
    async fn check(self: &Arc<Self>) -> Survey {
        let wants = |survey: &Survey| {
            let view = View { survey, plan: None, given: &[], disk: &[], now: Timestamp::UNIX_EPOCH };
            published::wants(&view)
        };
        self.pursue(wants).await
    }

    async fn pursue(self: &Arc<Self>, wants: impl Fn(&Survey) -> Vec<Want> + Send) -> Survey {
        let (send, _news) = unbounded_channel();
        let lookup: Arc<dyn Lookup> = Arc::clone(self) as _;
        walk::pursue(lookup, "evil.example".parse().unwrap(), wants, walk::PURSUIT, send).await
    }
}

impl Lookup for Hostile {
    fn ask(&self, question: Question, server: Server) -> Pending {
        self.asked.lock().unwrap().push((server.clone(), question.clone()));
        let (aliases, outcome) = (self.say)(&question, server.role);
        Box::pin(ready(Answer {
            question,
            server,
            at: Timestamp::UNIX_EPOCH,
            took: Duration::from_millis(1),
            transport: Some(Transport::Udp),
            is_authoritative: true,
            marks: Marks::default(),
            aliases,
            outcome,
        }))
    }

    fn system(&self) -> Vec<Server> {
        let address = SocketAddr::from(([192, 0, 2, 53], 53));
        vec![Server { role: Role::System, address, label: "192.0.2.53".to_owned() }]
    }

    fn public(&self) -> Vec<Server> {
        Vec::new()
    }

    fn has_ipv6(&self) -> bool {
        true
    }
}

fn name(text: &str) -> Name {
    text.parse().unwrap()
}

fn records(data: Vec<Data>) -> Said {
    (Vec::new(), Outcome::Records { data, ttl: 60 })
}

fn nothing() -> Said {
    (Vec::new(), Outcome::NxDomain { negative_ttl: Some(60) })
}

/// What every zone here has: name servers with addresses, and where it begins.
fn usual(question: &Question) -> Said {
    match question.kind {
        Kind::Ns => records(vec![Data::Ns(name("ns1.host.test")), Data::Ns(name("ns2.host.test"))]),
        Kind::A => records(vec![Data::A(Ipv4Addr::new(198, 51, 100, 1))]),
        Kind::Soa => records(vec![Data::Soa { primary: Name::root(), serial: 1, negative_ttl: 60 }]),
        _ => nothing(),
    }
}

fn text(text: &str) -> Said {
    records(vec![Data::Txt(Txt::new(text))])
}

/// Fifteen names of a victim's, none with an address.
fn glueless(zone: &Name) -> Said {
    let servers = (0..15).map(|at| (name(&format!("n{at}.{}.victim.test", tag(zone))), Vec::new())).collect();
    (Vec::new(), Outcome::Referral { zone: zone.clone(), servers })
}

/// A label that no other name has.
fn tag(of: &Name) -> String {
    of.as_str().bytes().fold(7_u64, |sum, octet| sum.wrapping_mul(31).wrapping_add(octet.into())).to_string()
}

/// Referrals at every label to names of somebody else's (`NXNSAttack`).
fn sends_to_glueless_names(question: &Question, role: Role) -> Said {
    let is_own = question.name.is_within(&name("evil.example")) && question.name != name("evil.example");
    match role {
        Role::Authoritative if is_own => glueless(&question.name),
        _ => usual(question),
    }
}

/// Referrals with a hundred addresses of somebody else's.
fn sends_to_addresses(question: &Question, role: Role) -> Said {
    let is_own = question.name.is_within(&name("evil.example")) && question.name != name("evil.example");
    if role != Role::Authoritative || !is_own {
        return usual(question);
    }
    let zone = question.name.clone();
    let address = |at: u8| IpAddr::from([203, 0, 113, at]);
    let servers =
        (0..8).map(|ns| (name(&format!("ns{ns}.{zone}")), (0..16).map(|at| address(16 * ns + at)).collect()));
    (Vec::new(), Outcome::Referral { zone: zone.clone(), servers: servers.collect() })
}

/// Aliases that lead on into zones nobody has heard of.
fn aliases_for_ever(question: &Question, _: Role) -> Said {
    if question.kind == Kind::Txt && question.name != name("evil.example") {
        let target = name(&format!("_dmarc.z{}.test", tag(&question.name)));
        return (vec![target], Outcome::NoData { negative_ttl: None });
    }
    usual(question)
}

/// An SPF record that leads to two hundred others, each to as many.
fn includes_for_ever(question: &Question, _: Role) -> Said {
    if question.kind != Kind::Txt {
        return usual(question);
    }
    let tag = tag(&question.name);
    let includes =
        (0..200).map(|at| format!("include:i{at}-{tag}.victim.test ")).collect::<Vec<_>>().concat();
    text(&format!("v=spf1 {includes}-all"))
}

#[tokio::test(start_paused = true)]
async fn whatever_a_zone_says_no_more_is_asked_than_this() {
    let worlds: [(&str, Say); 4] = [
        ("glueless names", sends_to_glueless_names),
        ("addresses", sends_to_addresses),
        ("aliases", aliases_for_ever),
        ("includes", includes_for_ever),
    ];
    for (what, say) in worlds {
        let world = Hostile::new(say);
        let survey = world.check().await;
        let (all, outside) = (world.asked().len(), world.outside());
        println!("{what}: {all} questions, {outside} of them outside");
        assert!(all <= QUESTIONS && outside <= OUTSIDE, "{what}: {all} questions, {outside} outside");
        assert!(survey.is_finished, "{what}");
    }
}

#[tokio::test(start_paused = true)]
async fn where_questions_end_it_is_said_and_nothing_is_called_absent() {
    let world = Hostile::new(|question, _| match question.kind {
        Kind::Txt => {
            let tag = tag(&question.name);
            let includes =
                (0..9).map(|at| format!("include:i{at}-{tag}.evil.example ")).collect::<Vec<_>>().concat();
            text(&format!("v=spf1 {includes}include:i{tag}.victim.test -all"))
        }
        _ => usual(question),
    });
    // Each name is asked for again and again until nothing is left to ask with.
    let count = AtomicUsize::new(0);
    let wants = move |_: &Survey| {
        let at = count.fetch_add(1, Ordering::Relaxed).min(2_000);
        (0..=at)
            .map(|at| {
                Want::new(Question::new(name(&format!("q{at}.evil.example")), Kind::Txt), Whom::EveryServer)
            })
            .collect()
    };
    let survey = world.pursue(wants).await;
    assert!(survey.is_spent && world.asked().len() <= QUESTIONS);
    let unasked = |answer: &Answer| answer.failure() == Some(&Failure::Spent);
    assert!(survey.heard.answers().any(unasked));
    let view = View { survey: &survey, plan: None, given: &[], disk: &[], now: Timestamp::UNIX_EPOCH };
    assert!(published::judge(&view).iter().any(|finding| finding.id() == "dns.spent"));
}

#[tokio::test(start_paused = true)]
async fn what_is_wanted_comes_to_an_end_where_every_answer_leads_to_more() {
    let world = Hostile::new(|question, _| usual(question));
    let wants = |survey: &Survey| {
        let known = survey.heard.questions().count().min(3_000);
        let question = |at: usize| Question::new(name(&format!("n{at}.evil.example")), Kind::A);
        (0..=known).map(|at| Want::new(question(at), Whom::AnyServer)).collect()
    };
    world.pursue(wants).await;
    let wanted: BTreeSet<Name> = world.asked().into_iter().map(|(_, question)| question.name).collect();
    assert!((900..1_100).contains(&wanted.len()), "{}", wanted.len());
}

#[tokio::test(start_paused = true)]
async fn of_many_name_servers_and_addresses_some_are_taken() {
    let world = Hostile::new(|question, _| match question.kind {
        Kind::Ns => records((0..200).map(|at| Data::Ns(name(&format!("ns{at}.host.test")))).collect()),
        Kind::A => records((0..200).map(|at| Data::A(Ipv4Addr::new(198, 51, 100, at))).collect()),
        _ => usual(question),
    });
    let zone = walk::zone_of(&*world, &name("evil.example")).await.unwrap();
    assert_eq!(zone.servers.len(), 16);
    assert!(zone.servers.iter().all(|server| server.addresses.len() == 4), "{:?}", zone.servers.first());
}

#[tokio::test(start_paused = true)]
async fn of_name_servers_that_somebody_else_names_four_are_looked_for() {
    let world = Hostile::new(sends_to_glueless_names);
    let zone = walk::zone_of(&*world, &name("evil.example")).await.unwrap();
    let question = Question::new(name("a.evil.example"), Kind::Txt);
    let _ = walk::ask_zone(&*world, &zone, question).await;
    let victims =
        world.asked().into_iter().filter(|(_, question)| question.name.is_within(&name("victim.test")));
    let victims: BTreeSet<Name> = victims.map(|(_, question)| question.name).collect();
    assert_eq!(victims.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn servers_that_all_fail_are_given_up_after_six() {
    let world = Hostile::new(|question, role| match (question.kind, role) {
        (Kind::Ns, _) => records((0..16).map(|at| Data::Ns(name(&format!("ns{at}.host.test")))).collect()),
        (Kind::A, _) => usual(question),
        (_, Role::Authoritative) => (Vec::new(), Outcome::Failed(Failure::ServFail)),
        _ => usual(question),
    });
    let zone = walk::zone_of(&*world, &name("evil.example")).await.unwrap();
    let before = world.asked().len();
    let answer = walk::ask_zone(&*world, &zone, Question::new(name("a.evil.example"), Kind::Txt)).await;
    assert_eq!(answer.failure(), Some(&Failure::ServFail));
    assert_eq!(world.asked().len() - before, 6);
}

#[tokio::test(start_paused = true)]
async fn cuts_and_zones_of_aliases_are_followed_so_far_and_no_further() {
    // One more label at each step down.
    let deep = Hostile::new(|question, role| {
        static STEP: AtomicUsize = AtomicUsize::new(3);
        let depth = question.name.labels().count();
        if role != Role::Authoritative || depth < 20 {
            return usual(question);
        }
        let kept = STEP.fetch_add(1, Ordering::Relaxed).min(depth);
        let labels: Vec<&str> = question.name.labels().collect();
        let zone = name(&labels[depth - kept..].join("."));
        let glue = vec![(name("ns.evil.example"), vec![IpAddr::from([198, 51, 100, 9])])];
        (Vec::new(), Outcome::Referral { zone, servers: glue })
    });
    let zone = walk::zone_of(&*deep, &name("evil.example")).await.unwrap();
    let before = deep.asked().len();
    let name_below = name(&format!("{}evil.example", "a.".repeat(60)));
    let _ = walk::ask_zone(&*deep, &zone, Question::new(name_below, Kind::Txt)).await;
    assert_eq!(deep.asked().len() - before, 9, "the zone itself, and eight below it");

    let led = Hostile::new(aliases_for_ever);
    let zone = walk::zone_of(&*led, &name("evil.example")).await.unwrap();
    let answer = walk::ask_zone(&*led, &zone, Question::new(name("_dmarc.evil.example"), Kind::Txt)).await;
    let texts = led.asked().into_iter().filter(|(_, question)| question.kind == Kind::Txt).count();
    assert!((4..=6).contains(&texts), "{texts} zones were asked");
    assert!(answer.texts().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_server_at_an_address_that_nobody_outside_reaches_is_not_asked_and_told() {
    for (address, barred) in [
        ([127, 0, 0, 1], true),
        ([10, 0, 0, 1], true),
        ([169, 254, 169, 254], true),
        ([224, 0, 0, 251], true),
        ([0, 0, 0, 0], true),
        ([255, 255, 255, 255], true),
        ([198, 51, 100, 7], false),
    ] {
        static ADDRESS: Mutex<[u8; 4]> = Mutex::new([0; 4]);
        *ADDRESS.lock().unwrap() = address;
        let world = Hostile::new(|question, _| match question.kind {
            Kind::A if question.name == name("ns2.host.test") => {
                records(vec![Data::A((*ADDRESS.lock().unwrap()).into())])
            }
            Kind::Aaaa => nothing(),
            _ => usual(question),
        });
        let survey = world.check().await;
        let ip = IpAddr::from(address);
        assert_eq!(world.asked().iter().all(|(server, _)| server.address.ip() != ip), barred, "{ip}");
        let view = View { survey: &survey, plan: None, given: &[], disk: &[], now: Timestamp::UNIX_EPOCH };
        let found = published::judge(&view);
        let told = found.iter().any(|finding| finding.id() == "dns.not-public");
        assert_eq!(
            told,
            barred,
            "{ip}: {:?}",
            found.iter().map(mailseal::check::Finding::id).collect::<Vec<_>>()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_name_in_a_zone_below_is_asked_of_all_of_that_zones_servers() {
    let world = Hostile::new(|question, _| {
        let cut = name("_dmarc.evil.example");
        if !question.name.is_within(&cut) {
            return usual(question);
        }
        // Only the servers of the zone below have it; those above say whose it is.
        let glue = |at: u8| (name(&format!("ns{at}.service.test")), vec![IpAddr::from([203, 0, 113, at])]);
        (Vec::new(), Outcome::Referral { zone: cut, servers: vec![glue(1), glue(2)] })
    });
    let want = Want::new(Question::new(name("_dmarc.evil.example"), Kind::Txt), Whom::EveryServer);
    let survey = world.pursue(move |_| vec![want.clone()]).await;
    let cut = survey.zone_of(&name("_dmarc.evil.example")).unwrap();
    assert_eq!(cut.apex, name("_dmarc.evil.example"));
    let asked: BTreeSet<IpAddr> = world.asked().iter().map(|(server, _)| server.address.ip()).collect();
    assert!([1, 2].iter().all(|at| asked.contains(&IpAddr::from([203, 0, 113, *at]))), "{asked:?}");
    let found = survey.heard.own(&name("_dmarc.evil.example"), Kind::Txt).count();
    assert_eq!(found, 2, "each server of the zone below has answered, or failed to");
}

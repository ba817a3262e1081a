//! Answers, surveys and plans as literals.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use jiff::Timestamp;
use mailseal::{
    check::Finding,
    plan::{
        Plan,
        dkim::{Key, Stage, Value},
        publish::{Data as Planned, Publication, Purpose, TTL},
    },
    record::{name::Name, txt::Txt},
    survey::{
        Answer, Data, Failure, Kind, Marks, NameServer, Outcome, Question, Role, Server, Survey, Transport,
        Whom, Zone,
    },
};

/// RFC 6376 §A.2, 1024 bits.
pub(crate) const RSA_1024: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
pub(crate) const RSA_2048: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAkU/3cx9kx1YnUQ4i2gqYzy/x22ZDFqIWOeK9VBA9htus3ar7Z2EIcJS8wveycp56kkq1YAXvUfadXZJKiJoZMijJtNG8eSB2XHr087k5iEXYilO2nIcLX34jEghdvpEqz4Pabynil2gcWhxHMUn+4yTWB0gNqeD+NQq3FeklnZsFOynW5mAfePk0OGlDp7k7v4Zo7yS5nqGqCWRryz5RT6zkey4Ux39XfxWvb0ei6x5U5MOhpve3Vw6UhFL1xxaLfzZTiOCAQe8SxLYqhe59q+n00YHPZzf+BZKr9KxW6dzoM6YjQOhBy3rR0A7yR2wxhB3YarJ01ESGMIbF+BeNYwIDAQAB";
pub(crate) const ED25519: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

pub(crate) fn name(text: &str) -> Name {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// An answer of the domain's own server `192.0.2.1` at second 0.
pub(crate) fn answer(owner: &str, kind: Kind, outcome: Outcome) -> Answer {
    let address = SocketAddr::from((Ipv4Addr::new(192, 0, 2, 1), 53));
    Answer {
        question: Question::new(name(owner), kind),
        server: Server { role: Role::Authoritative, address, label: "ns1".to_owned() },
        at: Timestamp::UNIX_EPOCH,
        took: Duration::from_millis(1),
        transport: Some(Transport::Udp),
        is_authoritative: true,
        marks: Marks::default(),
        aliases: Vec::new(),
        outcome,
    }
}

pub(crate) fn txt(owner: &str, texts: &[&str]) -> Answer {
    let data = texts.iter().map(|text| Data::Txt(Txt::new(text))).collect();
    answer(owner, Kind::Txt, Outcome::Records { data, ttl: 300 })
}

pub(crate) fn absent(owner: &str, kind: Kind) -> Answer {
    answer(owner, kind, Outcome::NxDomain { negative_ttl: Some(900) })
}

pub(crate) fn failed(owner: &str) -> Answer {
    answer(owner, Kind::Txt, Outcome::Failed(Failure::Timeout))
}

/// An answer that was found behind an alias.
pub(crate) fn behind(target: &str, mut answer: Answer) -> Answer {
    answer.aliases = vec![name(target)];
    answer
}

pub(crate) fn row(owner: &str, data: Planned, purpose: Purpose) -> Publication {
    Publication { owner: name(owner), data, ttl: TTL, purpose }
}

pub(crate) fn text_row(owner: &str, text: &str, purpose: Purpose) -> Publication {
    row(owner, Planned::Txt(text.to_owned()), purpose)
}

pub(crate) fn key_purpose() -> Purpose {
    Purpose::Dkim("s1".parse().unwrap_or_else(|e| panic!("{e}")))
}

/// A plan for `example.com` with the given DMARC record and keys at `s1`, `s2`, ….
pub(crate) fn plan(dmarc: &str, keys: &[&str]) -> Plan {
    let mut plan = Plan::new("example.com".parse().unwrap_or_else(|e| panic!("{e}")));
    plan.dmarc.record = dmarc.parse().unwrap_or_else(|e| panic!("{dmarc}: {e}"));
    for (at, text) in keys.iter().enumerate() {
        let value = text.strip_prefix("CNAME ").map_or_else(
            || Value::Record(text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))),
            |target| Value::Alias(name(target)),
        );
        let selector = format!("s{}", at + 1).parse().unwrap_or_else(|e| panic!("{e}"));
        plan.dkim.keys.push(Key::new(selector, value, Stage::Active));
    }
    plan
}

/// A finished survey of `example.com`.
pub(crate) fn survey(answers: impl IntoIterator<Item = Answer>) -> Survey {
    let mut survey = Survey::new("example.com".parse().unwrap_or_else(|e| panic!("{e}")));
    survey.zone = Some(zone("example.com"));
    for answer in answers {
        survey.hear(answer);
    }
    survey.is_finished = true;
    survey
}

/// A zone that the server of [`answer`] holds.
pub(crate) fn zone(apex: &str) -> Zone {
    let addresses = vec![Ipv4Addr::new(192, 0, 2, 1).into()];
    let server = NameServer { name: name("ns1"), addresses, barred: Vec::new() };
    Zone { apex: name(apex), servers: vec![server], negative_ttl: None }
}

/// The same answer by one of those of whom it is wanted.
pub(crate) fn said_by(of: Whom, mut answer: Answer) -> Answer {
    let (role, host, label) = match of {
        Whom::EveryServer | Whom::EveryAddress | Whom::AnyServer => (Role::Authoritative, 1, "ns1"),
        Whom::TheirServer => (Role::Authoritative, 101, "their1"),
        Whom::TheirServers => (Role::Authoritative, 102, "their2"),
        Whom::Resolver => (Role::System, 53, "resolver"),
        Whom::EveryResolver => (Role::Public, 54, "public"),
    };
    let address = SocketAddr::from((Ipv4Addr::new(192, 0, 2, host), 53));
    answer.server = Server { role, address, label: label.to_owned() };
    answer
}

pub(crate) fn ids(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(Finding::id).collect()
}

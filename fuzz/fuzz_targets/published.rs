//! Any octets as the records of a domain: everything is judged, and everything said can be shown.
#![no_main]

use std::{net::SocketAddr, time::Duration};

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use mailseal::{
    check::published::{self, View, report::report},
    cli::check::lines,
    record::txt::Txt,
    survey::{
        Answer, Data, Kind, Marks, NameServer, Outcome, Role, Server, Survey, Transport, Want, Zone,
    },
};

// The first octet of each part says what kind of answer it is; the parts are used in turn.
fuzz_target!(|octets: &[u8]| {
    let parts: Vec<&[u8]> = octets.split(|octet| *octet == 0).collect();
    let (Ok(domain), Ok(selector)) = ("example.com".parse(), "s1".parse()) else { return };
    let mut survey = Survey::new(domain);
    let address: SocketAddr = ([192, 0, 2, 1], 53).into();
    let Ok(name) = "ns1.example.net".parse() else { return };
    let server = NameServer { name, addresses: vec![address.ip()], barred: Vec::new() };
    let apex = survey.domain.name().clone();
    survey.zone = Some(Zone { apex, servers: vec![server], negative_ttl: None });
    let given = [selector];
    let mut turn = 0;
    for _ in 0..32 {
        let view = View { survey: &survey, plan: None, given: &given, disk: &[], now: Timestamp::UNIX_EPOCH };
        let wanted: Vec<Want> = published::wants(&view);
        let asked = |want: &Want| survey.heard.about(&want.question.name, want.question.kind).next().is_some();
        let new: Vec<Want> = wanted.into_iter().filter(|want| !asked(want)).collect();
        if new.is_empty() {
            break;
        }
        for want in new {
            let part = parts.get(turn % parts.len().max(1)).copied().unwrap_or_default();
            turn += 1;
            let text = Txt(part.chunks(255).map(<[u8]>::to_vec).collect());
            let outcome = match (part.len() % 7, want.question.kind) {
                (0, _) => Outcome::NxDomain { negative_ttl: None },
                (_, Kind::Txt) => Outcome::Records { data: vec![Data::Txt(text)], ttl: 300 },
                _ => Outcome::NoData { negative_ttl: Some(60) },
            };
            survey.hear(Answer {
                question: want.question,
                server: Server { role: Role::Authoritative, address, label: "ns1.example.net".to_owned() },
                at: Timestamp::UNIX_EPOCH,
                took: Duration::ZERO,
                transport: Some(Transport::Udp),
                is_authoritative: true,
                marks: Marks::default(),
                aliases: Vec::new(),
                outcome,
            });
        }
    }
    let view = View { survey: &survey, plan: None, given: &given, disk: &[], now: Timestamp::UNIX_EPOCH };
    let shown = lines(&survey, &report(&view)).join("\n");
    assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{0}']));
});

//! What the panels have stored, served by a real DNS server and read back by the program.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use hickory_resolver::{
    net::runtime::TokioRuntimeProvider,
    proto::rr::{
        Name as WireName, RData, Record,
        rdata::{CNAME, MX, SOA, TXT},
    },
};
use hickory_server::{
    server::Server as DnsServer,
    store::in_memory::InMemoryZoneHandler,
    zone_handler::{AxfrPolicy, Catalog, ZoneType},
};
use mailseal::{
    check::propagation::{Difference, Verdict, compare},
    dns::Lookup,
    plan::{
        hosts::{Apex, NameForm, Panel, TargetForm, ValueForm},
        publish::{Data, Publication},
    },
    record::name::Name,
    survey::{Question, Role},
};

use super::{
    distinct, records,
    rules::{Rules, Stored},
    typed, zone_of,
};
use crate::wire::{at, name, network, wire};

fn in_zone(stored: &Stored) -> Record {
    let data = match stored.data() {
        Data::Txt(_) => RData::TXT(TXT::from_bytes(stored.strings.iter().map(Vec::as_slice).collect())),
        Data::Cname(target) => RData::CNAME(CNAME(wire(&format!("{target}.")))),
        Data::Srv(srv) => panic!("{srv} is typed into no panel here"),
        Data::Mx { preference, exchange } => {
            let exchange = if exchange.is_root() { wire(".") } else { wire(&format!("{exchange}.")) };
            RData::MX(MX::new(preference, exchange))
        }
    };
    // An `@` that a panel has taken for a label is none that a zone file could have.
    let owner = WireName::from_labels(stored.owner.labels().map(str::as_bytes)).unwrap();
    Record::from_rdata(owner, 300, data)
}

/// A server of the zones in which these records stand.
async fn serve(records: &[(Name, Stored)]) -> (SocketAddr, DnsServer<Catalog>) {
    let mut catalog = Catalog::new();
    for zone in ["example.org.", "reports.example."] {
        let mut held: InMemoryZoneHandler<TokioRuntimeProvider> =
            InMemoryZoneHandler::empty(wire(zone), ZoneType::Primary, AxfrPolicy::Deny);
        let soa = SOA::new(wire("ns1.example.test."), wire("host.example.test."), 1, 3600, 600, 86400, 300);
        held.upsert_mut(Record::from_rdata(wire(zone), 900, RData::SOA(soa)), 1);
        for (_, stored) in records.iter().filter(|(of, _)| format!("{of}.") == zone) {
            assert!(held.upsert_mut(in_zone(stored), 1), "{stored:?}");
        }
        catalog.upsert(wire(zone).into(), vec![Arc::new(held)]);
    }
    let (udp, tcp) = loop {
        let udp = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
        if let Ok(tcp) = tokio::net::TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    let mut server = DnsServer::new(catalog);
    server.register_socket(udp);
    server.register_listener(tcp, Duration::from_secs(5), 32);
    (address, server)
}

/// What the program says of each record after all were typed in one form into a panel that wants another; none for
/// those that the panel did not take.
async fn verdicts(rows: &[Publication], form: Panel, rules: Panel) -> Vec<Option<Verdict>> {
    let zone = name("example.org");
    let taken: Vec<Option<(Name, Stored)>> = rows
        .iter()
        .map(|row| {
            let zone = zone_of(row, &zone);
            typed(row, &zone, form, Rules::of(rules)).ok().map(|stored| (zone, stored))
        })
        .collect();
    let stored: Vec<(Name, Stored)> = taken.iter().flatten().cloned().collect();
    let (address, _server) = serve(&stored).await;
    let mut verdicts = Vec::new();
    for (row, taken) in rows.iter().zip(&taken) {
        let answer = network().ask(Question::about(row), at(address, Role::Authoritative)).await;
        verdicts.push(taken.as_ref().map(|_| compare(row, &answer)));
    }
    verdicts
}

#[tokio::test]
async fn what_is_copied_for_each_form_is_right_once_a_server_has_it() {
    let forms = distinct();
    assert!(forms.len() > 8, "{forms:?}");
    for form in forms {
        for domain in ["example.org", "mail.example.org"] {
            let rows = records(domain);
            for (row, verdict) in rows.iter().zip(verdicts(&rows, form, form).await) {
                assert_eq!(verdict, Some(Verdict::Right), "{form:?}: {row:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_wrong_form_is_seen_in_dns() {
    let rows = records("example.org");
    let place = |owner: &str| rows.iter().position(|row| row.owner == name(owner)).unwrap();
    let plain = Panel::default();
    let quoted = Panel { values: ValueForm::Quoted, ..plain };
    let full = Panel { names: NameForm::Full, ..plain };
    let empty = Panel { apex: Apex::Empty, ..plain };
    let dotted = Panel { targets: TargetForm::WithDot, ..plain };

    // Quotes in a panel that keeps them become part of the record.
    let seen = verdicts(&rows, quoted, plain).await;
    for owner in
        ["example.org", "r2._domainkey.example.org", "e1._domainkey.example.org", "_dmarc.example.org"]
    {
        let is_seen = matches!(&seen[place(owner)], Some(Verdict::Different(found)) if found.contains(&Difference::Quotes));
        assert!(is_seen, "{owner}: {:?}", seen[place(owner)]);
    }
    // Without quotes in a panel that wants them, words are joined and what follows a semicolon is lost.
    let seen = verdicts(&rows, plain, quoted).await;
    for owner in ["example.org", "r2._domainkey.example.org", "_dmarc.example.org"] {
        assert!(!matches!(seen[place(owner)], Some(Verdict::Right)), "{owner}: {:?}", seen[place(owner)]);
    }
    // The whole name in a panel that adds the zone stands elsewhere.
    let seen = verdicts(&rows, full, plain).await;
    assert!(seen.iter().all(|verdict| !matches!(verdict, Some(Verdict::Right))), "{seen:?}");
    // A short one in a panel that does not is refused.
    let seen = verdicts(&rows, plain, full).await;
    assert!(seen.iter().all(|verdict| !matches!(verdict, Some(Verdict::Right))), "{seen:?}");
    // An @ where the field has to be empty.
    let seen = verdicts(&rows, plain, empty).await;
    assert!(
        matches!(seen[place("example.org")], Some(Verdict::Absent { .. })),
        "{:?}",
        seen[place("example.org")]
    );
    // A target without its dot gets the zone.
    let seen = verdicts(&rows, plain, dotted).await;
    let alias = &seen[place("c1._domainkey.example.org")];
    assert!(
        matches!(alias, Some(Verdict::Different(found)) if matches!(found[..], [Difference::Target { .. }])),
        "{alias:?}"
    );
}

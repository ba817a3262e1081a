//! What is taken over from DNS.

use std::sync::Arc;

use mailseal::{
    check::published::inventory::{Gap, Inventory},
    cli::{
        Exit,
        records::{
            from_dns::{inventory, said},
            standing::look,
        },
    },
    dns::zone::{Fault, World},
    export::{FORMATS, Records, by_name},
    plan::publish::{Data, Publication, Purpose},
    record::{
        name::{DomainName, Name},
        txt::{self, Txt},
    },
    survey::{self, Role, Server},
};

use crate::literals::RSA_2048;

/// `example.com` on one server.
const WORLD: &str = "
    system 192.0.2.53
    zone example.com 192.0.2.1
      @      900 SOA 300
      @      NS  ns1.example.net.
      {records}
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
";

fn world(records: &[&str]) -> World {
    World::parse(&WORLD.replace("{records}", &records.join("\n"))).unwrap()
}

async fn found(world: &World, selectors: &[&str]) -> Inventory {
    let given = selectors.iter().map(|selector| selector.parse().unwrap()).collect();
    inventory(Arc::new(world.clone()), "example.com".parse().unwrap(), given).await.1
}

/// A line for each record.
fn lines(inventory: &Inventory) -> Vec<String> {
    let found = inventory.found.iter();
    found
        .map(|found| {
            let value = match &found.data {
                Data::Txt(text) => txt::quoted(text),
                Data::Cname(target) => target.to_string(),
                Data::Srv(srv) => srv.to_string(),
                Data::Mx { preference, exchange } => format!("{preference} {exchange}"),
            };
            format!("{} {} {} {value}", found.owner, found.ttl, found.data.kind())
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn everything_of_mails_is_taken_as_it_stands_with_its_own_ttl() {
    let (first, second) = RSA_2048.split_at(200);
    let key = format!("s1._domainkey 1200 TXT \"v=DKIM1; p={first}\" \"{second}\"");
    let world = world(&[
        "@ 300 TXT v=spf1 mx -all;",          // broken, and moved as it is
        "@ 300 TXT some-site-verification=1", // not mail's
        "@ 86400 MX 10 mail.example.com.",
        "@ 86400 MX 20 mx.example.net.",
        &key,
        "k2._domainkey 7200 CNAME key.example.net.", // leads nowhere yet
        "_dmarc 60 CNAME policy.example.net.",
        "*._report._dmarc 500 TXT v=DMARC1",
        "* 400 MX 5 mail.example.com.",
        "www A 192.0.2.80",
    ]);
    let found = found(&world, &["s1", "k2"]).await;
    assert_eq!(
        lines(&found),
        [
            "example.com 300 TXT \"v=spf1 mx -all;\"".to_owned(),
            "example.com 86400 MX 10 mail.example.com".to_owned(),
            "example.com 86400 MX 20 mx.example.net".to_owned(),
            format!("s1._domainkey.example.com 1200 TXT {}", txt::quoted(&format!("v=DKIM1; p={RSA_2048}"))),
            "k2._domainkey.example.com 7200 CNAME key.example.net".to_owned(),
            "_dmarc.example.com 60 CNAME policy.example.net".to_owned(),
            "*._report._dmarc.example.com 500 TXT \"v=DMARC1\"".to_owned(),
            "*.example.com 400 MX 5 mail.example.com".to_owned(),
        ]
    );
    assert_eq!(found.gaps, [Gap::Others { owner: "example.com".parse().unwrap(), count: 1 }]);
    let asked = world.asked();
    let early = asked.iter().filter(|(server, question)| {
        let is_below = question.name.as_str().ends_with(".example.com");
        let is_found = found.found.iter().any(|found| found.owner == question.name);
        server.role != Role::Authoritative
            && is_below
            && !is_found
            && question.name.as_str() != "mail.example.com"
    });
    assert_eq!(early.count(), 0, "no cache may learn what is not there");
}

#[tokio::test(start_paused = true)]
async fn a_wildcard_is_one_record_and_not_one_at_every_name_that_was_tried() {
    for (records, expected) in [
        // A key at every selector.
        (&["*._domainkey TXT v=DKIM1; p="][..], &["*._domainkey.example.com 3600 TXT \"v=DKIM1; p=\""][..]),
        // A web page at every name.
        (&["* CNAME parking.example.net.", "@ TXT v=spf1 -all"], &["example.com 3600 TXT \"v=spf1 -all\""]),
        // SPF at every name, which is neither key nor policy.
        (&["* TXT v=spf1 -all"], &["*.example.com 3600 TXT \"v=spf1 -all\""]),
        // A policy that stands beside a wildcard with the same text.
        (
            &["* TXT v=DMARC1; p=none", "_dmarc TXT v=DMARC1; p=none"],
            &[
                "_dmarc.example.com 3600 TXT \"v=DMARC1; p=none\"",
                "*.example.com 3600 TXT \"v=DMARC1; p=none\"",
            ],
        ),
        // The null MX of a domain without mail.
        (&["@ MX 0 ."], &["example.com 3600 MX 0 ."]),
    ] {
        let found = found(&world(records), &[]).await;
        assert_eq!(lines(&found), expected, "{records:?}");
        // What the wildcard says at other names stands at the wildcard alone.
        assert!(found.gaps.iter().all(|gap| !matches!(gap, Gap::Others { .. })), "{found:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_domain_in_a_zone_above_is_taken_without_its_neighbours() {
    let world = world(&[
        "@ TXT v=spf1 mx -all",
        "_dmarc TXT v=DMARC1; p=reject",
        "news 600 CNAME bulk.service.example.net.",
        "_dmarc.news 700 TXT v=DMARC1; p=none",
    ]);
    let domain = "news.example.com".parse().unwrap();
    let (survey, found) = inventory(Arc::new(world), domain, Vec::new()).await;
    assert_eq!(survey.zone.unwrap().apex.as_str(), "example.com");
    assert_eq!(
        lines(&found),
        [
            "news.example.com 600 CNAME bulk.service.example.net",
            "_dmarc.news.example.com 700 TXT \"v=DMARC1; p=none\"",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_not_taken_is_named() {
    let private = "-----BEGIN PRIVATE KEY-----";
    let at = |selector: &str| -> Name { format!("{selector}._domainkey.example.com").parse().unwrap() };
    let world = world(&["@ TXT v=spf1 -all", "@ MX 0 .", &format!("s2._domainkey TXT v=DKIM1; p={private}")]);
    let octets = survey::Data::Txt(Txt(vec![b"v=DKIM1; n=\xff; p=".to_vec()]));
    world.put("192.0.2.1".parse().unwrap(), &at("s3"), 300, octets, |_| true);
    let found = found(&world, &["s1", "s2", "s3"]).await;
    assert_eq!(
        found.gaps,
        [Gap::PrivateKey(at("s2")), Gap::NotText(at("s3")), Gap::NoKey("s1".parse().unwrap())]
    );
    assert_eq!(lines(&found), ["example.com 3600 TXT \"v=spf1 -all\"", "example.com 3600 MX 0 ."]);
    assert!(!format!("{found:?}").contains("BEGIN"));
}

#[tokio::test(start_paused = true)]
async fn what_nobody_answers_is_not_taken_for_absent() {
    let world = world(&["@ TXT v=spf1 -all", "@ MX 0 .", "_dmarc TXT v=DMARC1; p=none"]);
    let dmarc = "_dmarc.example.com".parse().unwrap();
    world.break_server("192.0.2.1".parse().unwrap(), Some(dmarc), Fault::ServFail);
    let found = found(&world, &[]).await;
    assert_eq!(lines(&found), ["example.com 3600 TXT \"v=spf1 -all\"", "example.com 3600 MX 0 ."]);
    let names = found.gaps.iter().map(|gap| match gap {
        Gap::Unanswered(question) => question.name.to_string(),
        other => panic!("{other:?}"),
    });
    assert!(found.is_open() && names.into_iter().any(|name| name == "_dmarc.example.com"), "{found:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_known_is_said_and_decides_how_it_ends() {
    let whole = ["@ TXT v=spf1 -all", "@ TXT token=1", "@ MX 0 .", "_dmarc TXT v=DMARC1; p=none"];
    let dark = world(&whole);
    dark.break_server("192.0.2.1".parse().unwrap(), None, Fault::ServFail);
    let half = world(&whole);
    let dmarc = "_dmarc.example.com".parse().unwrap();
    half.break_server("192.0.2.1".parse().unwrap(), Some(dmarc), Fault::ServFail);
    for (world, domain, selectors, exit, words) in [
        (
            world(&whole),
            "example.com",
            &[][..],
            Exit::Done,
            &["Skipped 1 TXT record at example.com", "3 records were found"][..],
        ),
        (world(&whole), "example.com", &["s1"], Exit::Left, &["example.com has no key at selector s1"]),
        (half, "example.com", &[], Exit::Unasked, &["No server answered for _dmarc.example.com (TXT)"]),
        (dark, "example.com", &[], Exit::Unasked, &["No name server of example.com gives"]),
        (world(&["www A 192.0.2.80"]), "example.com", &[], Exit::Left, &["No mail records are published"]),
        (world(&[]), "gone.example", &[], Exit::Left, &["gone.example does not exist in DNS"]),
        (World::default(), "example.com", &[], Exit::Unasked, &["This machine has no resolver"]),
    ] {
        let given = selectors.iter().map(|selector: &&str| selector.parse().unwrap()).collect();
        let (survey, found) = inventory(Arc::new(world), domain.parse().unwrap(), given).await;
        let said = said(&survey, &found);
        assert_eq!((said.exit, said.failure.is_some()), (exit, found.found.is_empty()), "{said:?}");
        let text = said.notes.iter().chain(&said.failure).cloned().collect::<Vec<_>>().join("\n");
        for word in words {
            assert!(text.contains(word), "{text}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_counts_from_the_zone_and_says_what_it_replaces() {
    let world = world(&["news TXT \"v=spf1 a -all\"", "news TXT \"another text\""]);
    let domain: DomainName = "news.example.com".parse().unwrap();
    let row = |owner: &str, text: &str| Publication {
        owner: owner.parse().unwrap(),
        data: Data::Txt(text.to_owned()),
        ttl: 3600,
        purpose: if owner.starts_with('_') { Purpose::Dmarc } else { Purpose::Spf },
    };
    let rows =
        vec![row("news.example.com", "v=spf1 -all"), row("_dmarc.news.example.com", "v=DMARC1; p=none")];
    let (zone, found) = look(Arc::new(world.clone()), &domain, rows.clone()).await;
    assert_eq!(zone.unwrap().as_str(), "example.com");
    let replaces: Vec<&[Data]> = found.iter().map(|row| row.replaces.as_slice()).collect();
    assert_eq!(replaces, [&[Data::Txt("v=spf1 a -all".to_owned())][..], &[]]);
    // What is not published yet is no resolver's business.
    let is_resolver = |server: &Server| server.role != Role::Authoritative;
    let asked = world.asked();
    assert!(
        !asked
            .iter()
            .any(|(server, question)| is_resolver(server) && question.name.as_str().starts_with('_'))
    );
    // A name nobody has gives the reason, and the records all the same.
    let unregistered = "nobody.invalid".parse().unwrap();
    let (zone, found) = look(Arc::new(world), &unregistered, rows).await;
    assert!(zone.is_err());
    assert_eq!(found.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_record_in_a_zone_below_is_for_whoever_holds_that_zone() {
    let text = WORLD.replace("{records}", "_dmarc NS ns1.service.net.")
        + "
        zone service.net 192.0.2.3
          @     NS  ns1.example.net.
          ns1   A   192.0.2.9
        zone _dmarc.example.com 192.0.2.9
          @     900 SOA 300
          @     NS  ns1.service.net.
          @     TXT v=DMARC1; p=reject
    ";
    let domain: DomainName = "example.com".parse().unwrap();
    let row = |owner: &str, text: &str, purpose| Publication {
        owner: owner.parse().unwrap(),
        data: Data::Txt(text.to_owned()),
        ttl: 3600,
        purpose,
    };
    let rows = vec![
        row("example.com", "v=spf1 -all", Purpose::Spf),
        row("_dmarc.example.com", "v=DMARC1; p=none", Purpose::Dmarc),
    ];
    let (zone, found) = look(Arc::new(World::parse(&text).unwrap()), &domain, rows).await;
    let zone = zone.unwrap();
    let cut = found[1].cut.clone().unwrap();
    assert_eq!((cut.zone.as_str(), cut.servers[0].as_str()), ("_dmarc.example.com", "ns1.service.net"));
    assert_eq!(found[1].replaces, [Data::Txt("v=DMARC1; p=reject".to_owned())], "as its own servers have it");
    assert_eq!(found[0].cut, None);
    let records = Records { domain: domain.name(), zone: Some(&zone), rows: &found };
    for format in FORMATS {
        let file = format.write(&records);
        assert!(file.contains("_dmarc.example.com") || format.name() == "csv", "{}", format.name());
        let adds = |line: &&str| line.contains("update add _dmarc") || line.starts_with("_dmarc");
        assert_eq!(file.lines().find(adds), None, "{}", format.name());
    }
    let file = by_name("nsupdate").unwrap().write(&records);
    assert!(file.contains("ns1.service.net"), "{file}");
}

#[tokio::test(start_paused = true)]
async fn where_servers_disagree_it_is_said_whose_version_is_not_certain() {
    for (at, first, second) in [
        ("example.com", "@ TXT v=spf1 mx -all", "@ TXT v=spf1 mx ~all"),
        ("_dmarc.example.com", "_dmarc TXT v=DMARC1; p=none", "_dmarc TXT v=DMARC1; p=reject"),
        (
            "s1._domainkey.example.com",
            "s1._domainkey TXT v=DKIM1; p=QUJD",
            "s1._domainkey CNAME s1.example.net.",
        ),
        ("example.com", "@ TXT v=spf1 mx -all", "@ MX 10 mail"),
    ] {
        let base = "@ NS ns1.example.net.\n@ NS ns2.example.net.\n@ 900 SOA 300";
        let text = format!(
            "system 192.0.2.53
             zone example.com 192.0.2.1
             {base}
             {first}
             zone example.com 192.0.2.2
             {base}
             {second}
             zone example.net 192.0.2.3
             @ NS ns1
             ns1 A 192.0.2.1
             ns2 A 192.0.2.2"
        );
        let world = World::parse(&text).unwrap();
        let given = if at.starts_with("s1") { vec!["s1".parse().unwrap()] } else { Vec::new() };
        let (survey, found) = inventory(Arc::new(world), "example.com".parse().unwrap(), given).await;
        let disagrees =
            |gap: &Gap| matches!(gap, Gap::Disagreement(question) if question.name.as_str() == at);
        assert!(found.gaps.iter().any(disagrees), "{at}: {:?}", found.gaps);
        let said = said(&survey, &found);
        assert_eq!(said.exit, Exit::Left, "{at}");
        assert!(said.notes.iter().any(|note| note.contains("do not agree") && note.contains(at)), "{at}");
    }
}

//! What is published already, in the plan.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use jiff::Timestamp;
use mailseal::{
    plan::{Plan, Purpose, dkim::Value, dkim::Way, publish, spf::Row},
    reading::adopt::{Adopted, Untouched, adopt},
    record::{
        name::{DomainName, Name},
        txt::Txt,
    },
    survey::{Answer, Data, Kind, Marks, Outcome, Question, Role, Server, Survey},
};

const EVERYTHING: Untouched = Untouched { purpose: true, spf: true, dkim: true, dmarc: true };
const KEY: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

fn domain() -> DomainName {
    "example.org".parse().expect("a domain")
}

fn name(text: &str) -> Name {
    Name::parse(text).expect(text)
}

fn txt(texts: &[&str]) -> Vec<Data> {
    texts.iter().map(|text| Data::Txt(Txt::new(text))).collect()
}

fn mx(exchanges: &[&str]) -> Vec<Data> {
    exchanges.iter().map(|text| Data::Mx { preference: 0, exchange: name(text) }).collect()
}

/// A survey in which each name has these data; an empty list is NODATA.
fn survey(answers: Vec<(&str, Kind, Vec<Data>)>) -> Survey {
    let mut survey = Survey::new(domain());
    for (owner, kind, data) in answers {
        survey.facts.insert(answer(owner, kind, &[], data));
    }
    survey
}

fn answer(owner: &str, kind: Kind, aliases: &[&str], data: Vec<Data>) -> Answer {
    let outcome = if data.is_empty() {
        Outcome::NoData { negative_ttl: None }
    } else {
        Outcome::Records { data, ttl: 60 }
    };
    Answer {
        question: Question::new(name(owner), kind),
        server: Server {
            role: Role::Authoritative,
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 53)),
            label: "ns".to_owned(),
        },
        at: Timestamp::UNIX_EPOCH,
        took: Duration::ZERO,
        transport: None,
        is_authoritative: true,
        marks: Marks::default(),
        aliases: aliases.iter().map(|alias| name(alias)).collect(),
        outcome,
    }
}

fn rows(plan: &Plan) -> Vec<String> {
    plan.spf.rows.iter().cloned().map(String::from).collect()
}

#[test]
fn nothing_published_changes_nothing() {
    let mut plan = Plan::new(domain());
    assert_eq!(adopt(&mut plan, &survey(vec![("example.org", Kind::Txt, txt(&["a=b"]))]), EVERYTHING), []);
    assert_eq!(plan, Plan::new(domain()));
}

#[test]
fn one_spf_record_comes_in_term_by_term_broken_ones_too() {
    let found =
        survey(vec![("example.org", Kind::Txt, txt(&["v=spf1 mx ip4:300.1.1.1 x-y=z -all", "other"]))]);
    let mut plan = Plan::new(domain());
    assert_eq!(adopt(&mut plan, &found, EVERYTHING), [Adopted::Spf]);
    assert_eq!(rows(&plan), ["mx", "ip4:300.1.1.1", "x-y=z", "-all"]);
    assert!(matches!(plan.spf.rows[1], Row::Broken(_)));
}

#[test]
fn several_spf_records_become_one_proposal() {
    let found = survey(vec![("example.org", Kind::Txt, txt(&["v=spf1 mx -all", "v=spf1 a ~all"]))]);
    let mut plan = Plan::new(domain());
    assert_eq!(adopt(&mut plan, &found, EVERYTHING), [Adopted::SpfMerged { records: 2 }]);
    assert_eq!(rows(&plan), ["mx", "a", "~all"]);
}

#[test]
fn the_dmarc_record_comes_in_as_receivers_read_it() {
    let found =
        survey(vec![("_dmarc.example.org", Kind::Txt, txt(&["v=DMARC1; p=quarantine; adkim=x; pct=50"]))]);
    let mut plan = Plan::new(domain());
    assert_eq!(adopt(&mut plan, &found, EVERYTHING), [Adopted::Dmarc]);
    assert_eq!(plan.dmarc.published().to_string(), "v=DMARC1; p=quarantine");
    assert_eq!(plan.dmarc.record.obsolete.len(), 1);
}

#[test]
fn of_several_dmarc_records_the_first_is_the_proposal() {
    let records = txt(&["v=DMARC1; p=reject", "v=DMARC1; p=none"]);
    let mut plan = Plan::new(domain());
    let adopted = adopt(&mut plan, &survey(vec![("_dmarc.example.org", Kind::Txt, records)]), EVERYTHING);
    assert_eq!(adopted, [Adopted::DmarcFirstOf { records: 2 }]);
    assert_eq!(plan.dmarc.published().to_string(), "v=DMARC1; p=reject");
}

#[test]
fn a_domain_never_sends_only_if_it_has_said_so_and_takes_no_mail() {
    let spf = |text: &str| ("example.org", Kind::Txt, txt(&[text]));
    let exchangers = |names: &[&str]| ("example.org", Kind::Mx, mx(names));
    let never = [
        vec![spf("v=spf1 -all"), exchangers(&[])],     // said in SPF, no MX
        vec![spf("V=SPF1  -ALL"), exchangers(&["."])], // and a null MX
        vec![exchangers(&["."])],                      // a null MX alone
    ];
    for (at, answers) in never.into_iter().enumerate() {
        let mut plan = Plan::new(domain());
        let adopted = adopt(&mut plan, &survey(answers), EVERYTHING);
        assert!(adopted.contains(&Adopted::NeverSends), "{at}");
        assert_eq!(plan.purpose, Purpose::NeverSends, "{at}");
    }
    let sends = [
        vec![spf("v=spf1 -all")], // nobody has asked for the MX
        vec![spf("v=spf1 -all"), exchangers(&["mx.example.org"])], // it takes mail
        vec![spf("v=spf1 ~all"), exchangers(&[])], // not said
        vec![spf("v=spf1 ip4:192.0.2.1 -all"), exchangers(&["."])], // takes none, but sends
        vec![exchangers(&[])],    // says nothing
        vec![exchangers(&[".", "mx.example.org"])], // no null MX: it is not alone
    ];
    for (at, answers) in sends.into_iter().enumerate() {
        let mut plan = Plan::new(domain());
        assert!(!adopt(&mut plan, &survey(answers), EVERYTHING).contains(&Adopted::NeverSends), "{at}");
        assert_eq!(plan.purpose, Purpose::SendsMail, "{at}");
    }
}

#[test]
fn keys_and_aliases_at_selectors_come_in_as_the_service_gave_them() {
    let mut found = survey(vec![
        ("a._domainkey.example.org", Kind::Txt, txt(&[KEY])), // a key
        ("b._domainkey.example.org", Kind::Txt, txt(&["v=DKIM1; p="])), // withdrawn
        ("c._domainkey.example.org", Kind::Txt, txt(&["hello"])), // something else
        ("d._domainkey.example.org", Kind::Txt, vec![]),      // nothing
    ]);
    let ready = ["s1.dkim.example.net"];
    found.facts.insert(answer("s1._domainkey.example.org", Kind::Txt, &ready, txt(&["k=rsa; p=MAA="])));
    found.facts.insert(answer("s2._domainkey.example.org", Kind::Txt, &["s2.dkim.example.net"], vec![]));
    found.facts.insert(answer(
        "s3._domainkey.example.org",
        Kind::Txt,
        &["parked.example.net"],
        txt(&["v=spf1 -all"]),
    ));
    let mut plan = Plan::new(domain());
    let adopted = adopt(&mut plan, &found, EVERYTHING);
    let selectors = ["a", "s1", "s2"].map(|s| s.parse().expect("a selector")).to_vec();
    assert_eq!(adopted, [Adopted::Dkim { selectors }]);
    assert_eq!(plan.dkim.way, Way::ServiceGives);
    assert!(plan.dkim.keys.iter().all(|key| key.file.is_none()));
    assert_eq!(plan.dkim.keys[1].value, Value::Alias(name("s1.dkim.example.net")));
    let row = publish::publish(&plan).into_iter().find(|row| row.owner.as_str().starts_with("a."));
    assert_eq!(row.map(|row| row.data), Some(publish::Data::Txt(KEY.to_owned())));
}

#[test]
fn keys_come_in_as_their_selectors_answer_and_go_if_it_was_a_wildcard() {
    let mut found = survey(vec![("a._domainkey.example.org", Kind::Txt, txt(&[KEY]))]);
    let mut plan = Plan::new(domain());
    adopt(&mut plan, &found, EVERYTHING);
    assert_eq!(plan.dkim.keys.len(), 1);
    let other = txt(&["k=rsa; p=MAA="]);
    found.facts.insert(answer("b._domainkey.example.org", Kind::Txt, &[], other));
    adopt(&mut plan, &found, EVERYTHING);
    assert_eq!(plan.dkim.keys.len(), 2);
    found.facts.insert(answer("b._domainkey.example.org", Kind::Txt, &[], txt(&[KEY])));
    assert_eq!(adopt(&mut plan, &found, EVERYTHING), []);
    assert_eq!(plan.dkim, Plan::new(domain()).dkim);
}

#[test]
fn a_wildcard_is_not_taken_for_keys() {
    let owners = ["a._domainkey.example.org", "b._domainkey.example.org"];
    let found = survey(owners.map(|owner| (owner, Kind::Txt, txt(&[KEY]))).to_vec());
    let mut plan = Plan::new(domain());
    assert_eq!(adopt(&mut plan, &found, EVERYTHING), []);
}

#[test]
fn what_the_person_has_changed_stays() {
    let found = survey(vec![
        ("example.org", Kind::Txt, txt(&["v=spf1 -all"])),
        ("example.org", Kind::Mx, vec![]),
        ("_dmarc.example.org", Kind::Txt, txt(&["v=DMARC1; p=reject"])),
        ("a._domainkey.example.org", Kind::Txt, txt(&[KEY])),
    ]);
    let mut plan = Plan::new(domain());
    let nothing = Untouched { purpose: false, spf: false, dkim: false, dmarc: false };
    assert_eq!(adopt(&mut plan, &found, nothing), []);
    assert_eq!(plan, Plan::new(domain()));
}

/// The record a first set-up begins with, by what the MX and the texts at the domain say.
fn first_record(exchanges: &[&str], texts: &[&str]) -> String {
    let survey =
        survey(vec![("example.org", Kind::Mx, mx(exchanges)), ("example.org", Kind::Txt, txt(texts))]);
    let mut plan = Plan::new(domain());
    adopt(&mut plan, &survey, EVERYTHING);
    plan.spf.record().to_string()
}

#[test]
fn a_first_record_lets_the_service_send_that_handles_the_mail() {
    for (exchanges, texts, expected) in [
        (&["smtp.google.com"][..], &[][..], "v=spf1 include:_spf.google.com ~all"),
        (&["aspmx.l.google.com", "alt1.aspmx.l.google.com"], &[], "v=spf1 include:_spf.google.com ~all"),
        (&["example-org.mail.protection.outlook.com"], &[], "v=spf1 include:spf.protection.outlook.com ~all"),
        (&["mx.zoho.eu"], &[], "v=spf1 include:zohomail.com ~all"),
        (&["in1-smtp.messagingengine.com"], &[], "v=spf1 include:spf.messagingengine.com ~all"),
        // One server of their own beside it sends, too.
        (&["smtp.google.com", "mail.example.org"], &[], "v=spf1 mx include:_spf.google.com ~all"),
        (&["mail.example.org"], &[], "v=spf1 mx ~all"),
        // What takes mail in for a program sends nothing of theirs.
        (&["inbound-smtp.eu-west-1.amazonaws.com"], &["x"], "v=spf1 mx ~all"),
        // A gateway, and the service behind it that a text gives away.
        (
            &["eu-smtp-inbound-1.mimecast.com"],
            &["MS=ms12345678"],
            "v=spf1 include:_netblocks.mimecast.com include:spf.protection.outlook.com ~all",
        ),
        (&["eu-smtp-inbound-1.mimecast.com"], &[], "v=spf1 include:_netblocks.mimecast.com ~all"),
        (&["mx0a-00000000.pphosted.com"], &["MS=ms1"], "v=spf1 include:spf.protection.outlook.com ~all"),
        (&["mx0a-00000000.pphosted.com"], &[], "v=spf1 mx ~all"), // a name of their own, which nobody knows
        // Without a gateway a text alone says nothing of who handles the mail.
        (&["mail.example.org"], &["MS=ms12345678"], "v=spf1 mx ~all"),
    ] {
        assert_eq!(first_record(exchanges, texts), expected, "{exchanges:?} {texts:?}");
    }
}

#[test]
fn every_service_that_receives_mail_and_is_included_is_proposed_and_missed() {
    use mailseal::{
        check::spf::judge,
        plan::{
            senders::{self, SpfNeed},
            spf::Answers,
        },
    };
    let mut tried = 0;
    for sender in senders::all().iter().filter(|sender| !sender.mx.is_empty()) {
        let SpfNeed::Include { name: include, .. } = &sender.spf else { continue };
        let host = sender.mx[0].replace('*', "x");
        let host = if host.split('.').count() < 3 { format!("a.{host}") } else { host };
        let proposed = first_record(&[&host], &[]);
        assert!(proposed.contains(&format!("include:{include}")), "{host}: {proposed}");
        let survey = survey(vec![("example.org", Kind::Mx, mx(&[&host]))]);
        let found = |text: &str| {
            let findings = judge(&Answers::from_text(text), &domain(), &survey.facts);
            findings.iter().any(|finding| finding.id() == "spf.service-missing")
        };
        assert_eq!(found("v=spf1 mx ~all"), !sender.gateway, "{host}");
        assert!(!found(&format!("v=spf1 include:{include} ~all")), "{host}");
        assert!(!found("v=spf1 -all"), "{host}: who sends nothing needs nothing");
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_service_is_there_by_whatever_way_the_record_leads_to_it() {
    use mailseal::{check::spf::judge, plan::spf::Answers};
    let survey = survey(vec![
        ("example.org", Kind::Mx, mx(&["smtp.google.com"])),
        ("_spf.example.org", Kind::Txt, txt(&["v=spf1 include:_spf.google.com ~all"])),
    ]);
    for (text, is_missing) in [
        ("v=spf1 include:_spf.example.org ~all", false),
        ("v=spf1 redirect=_spf.example.org", false),
        ("v=spf1 ip4:192.0.2.1 ~all", true),
        ("v=spf1 exists:%{i}.spf.example.org ~all", false), // written out by a service
        ("v=spf1 mx +all", false),
        (
            "v=spf1 ip4:198.51.100.1 ip4:198.51.100.3 ip4:198.51.100.5 ip4:198.51.100.7 ip4:198.51.100.9 \
             ip4:198.51.100.11 ip4:198.51.100.13 ip4:198.51.100.15 ip4:198.51.100.17 ip4:198.51.100.19 ~all",
            false, // flattened
        ),
    ] {
        let findings = judge(&Answers::from_text(text), &domain(), &survey.facts);
        let is_told = findings.iter().any(|finding| finding.id() == "spf.service-missing");
        assert_eq!(is_told, is_missing, "{text}");
    }
}

//! What is kept of a check: since when a policy stands, and never more than there is room for.

use std::{fs, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use mailseal::{
    check::{
        back::back,
        dmarc_path::{Next, Situation},
        finding::Proof,
        memory::{
            Heard, LABEL_OCTETS, MEMORY_OCTETS, Memory, RECORDS, Remembered, SERVERS, Said, Standing,
            TEXT_OCTETS, TEXTS,
        },
        propagation::State,
        published::{
            records::{AtServer, Record},
            report::{Report, Verdict},
        },
        since::since,
    },
    dns::zone::World,
    plan::publish::Purpose,
    record::{dmarc::Policy, txt::Txt},
    store::{FILE_OCTETS, Store},
    survey::{Data, Role},
    words::since::prose,
};
use proptest::prelude::*;

use super::literals::{key_purpose, name, plan, survey};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn record(purpose: Purpose, owner: &str, state: State, published: Vec<String>) -> Record {
    let servers: Vec<AtServer> = Vec::new();
    Record {
        stage: None,
        purpose,
        owner: name(owner),
        expected: None,
        published,
        alias: None,
        state,
        servers,
    }
}

fn found(text: &str, state: State) -> Report {
    let record = record(Purpose::Dmarc, "_dmarc.example.com", state, vec![text.to_owned()]);
    Report { verdict: Verdict::Pass, records: vec![record], findings: vec![] }
}

#[test]
fn each_policy_stands_for_itself() {
    const FIRST: &str = "2026-09-01T10:00:00Z";
    const THEN: &str = "2026-11-22T10:00:00Z";
    let one_of_two = State::Some { right: 1, all: 2 };
    for (before, now, state, since, why) in [
        ("p=none", "p=none", State::Right, FIRST, "the same"),
        ("p=none", "p=none; sp=reject", State::Right, FIRST, "another tag"),
        ("p=none", "p=quarantine", State::Right, THEN, "another policy"),
        ("p=quarantine; t=y", "p=quarantine", State::Right, THEN, "RFC 9989 §7.4: a test is none"),
        ("p=quarantine", "p=quarantine; t=y", State::Right, THEN, "and the other way"),
        ("p=quarantine; t=y", "p=quarantine; t=y", State::Right, FIRST, "the same test"),
        ("p=quarantine; t=n", "p=quarantine", State::Right, FIRST, "what is said by default"),
        ("p=none; t=y", "p=none", State::Right, FIRST, "nothing cannot be made milder"),
        ("p=none", "p=reject", one_of_two, FIRST, "it is on its way"),
    ] {
        let first = Memory::of(&found(&format!("v=DMARC1; {before}"), State::Right), at(FIRST), None);
        let then = Memory::of(&found(&format!("v=DMARC1; {now}"), state), at(THEN), Some(&first));
        assert_eq!(then.policy.map(|known| known.since), Some(at(since)), "{before} to {now}: {why}");
    }
}

#[test]
fn what_was_only_tested_is_no_reason_for_the_next_step() {
    let text = |t: &str| format!("v=DMARC1; p=quarantine; {t}rua=mailto:d@example.com");
    let tested = Memory::of(&found(&text("t=y; "), State::Right), at("2026-09-01T10:00:00Z"), None);
    let now = at("2026-11-22T10:00:00Z");
    let report = found(&text(""), State::Right);
    let meant = Memory::of(&report, now, Some(&tested));
    let situation = Situation::of(&report, meant.policy, now, &TimeZone::UTC);
    let Next::Step(step) = (Situation { dkim: Proof::Works, ..situation }).next() else { panic!() };
    assert_eq!((step.is_due, step.from_date.to_string()), (false, "2026-12-22".to_owned()));
}

#[test]
fn a_day_that_is_still_to_come_is_no_beginning() {
    let report = found("v=DMARC1; p=quarantine", State::Right);
    let ahead = Memory::of(&report, at("2036-01-01T10:00:00Z"), None);
    let today = at("2026-11-22T10:00:00Z");
    let first = Memory::of(&report, today, Some(&ahead));
    assert_eq!(first.policy.map(|known| known.since), Some(today));
    // So that it does not move with every day.
    let next = Memory::of(&report, at("2026-11-23T10:00:00Z"), Some(&first));
    assert_eq!(next.policy.map(|known| known.since), Some(today));
}

#[test]
fn an_earlier_programs_memory_can_be_read() {
    let known: Standing =
        toml::from_str("policy = \"quarantine\"\nsince = \"2026-09-01T10:00:00Z\"").unwrap();
    assert_eq!((known.policy, known.is_test), (Policy::Quarantine, false));
    let text = "purpose = \"spf\"\nowner = \"example.com\"\nstate = \"right\"";
    let known: Remembered = toml::from_str(text).unwrap();
    assert_eq!((known.planned, known.published.len(), known.servers.len()), (None, 0, 0));
}

/// What a check finds of a record, and what somebody may have written into a file.
fn hostile(records: usize, servers: u16, texts: usize, text: &str) -> Memory {
    let heard = |n: u16| Heard {
        role: Role::Authoritative,
        address: ([192, 0, 2, 1], n).into(),
        label: format!("{n}{text}"),
        said: [Said::Right, Said::Different, Said::Absent, Said::Silent][usize::from(n) % 4],
        forgets: Some(at("2026-11-22T10:00:00Z")),
    };
    let of = |_| Remembered {
        purpose: key_purpose(),
        owner: name("s1._domainkey.example.com"),
        state: State::Different,
        planned: Some(text.to_owned()),
        published: vec![text.to_owned(); texts],
        servers: (0..servers).map(heard).collect(),
    };
    let records = (0..records).map(of).collect();
    Memory { at: at("2026-11-22T10:00:00Z"), verdict: Verdict::Warn, policy: None, records, proved: None }
}

fn file(memory: &Memory) -> String {
    toml::to_string(memory).unwrap()
}

/// Within all bounds, and as large in the file as it should be at most.
#[track_caller]
fn is_bounded(memory: &Memory) {
    assert!(memory.records.len() <= RECORDS);
    for record in &memory.records {
        assert!(record.published.len() <= TEXTS && record.servers.len() <= SERVERS);
        let texts = record.published.iter().chain(&record.planned);
        assert!(texts.map(String::len).all(|octets| octets <= TEXT_OCTETS + '…'.len_utf8()));
        let labels = record.servers.iter().map(|one| one.label.len());
        assert!(labels.max().unwrap_or(0) <= LABEL_OCTETS + '…'.len_utf8());
    }
    assert!(file(memory).len() <= MEMORY_OCTETS + 1024, "{}", file(memory).len());
}

#[test]
fn a_hostile_file_is_read_as_far_as_there_is_room() {
    for (records, servers, texts, text, why) in [
        (1, 1, 1, "\u{1}".repeat(60_000), "control characters, six octets each in the file"),
        (1, 1, 500, "v=spf1 -all".to_owned(), "many texts"),
        (600, 0, 1, "x".to_owned(), "many records"),
        (1, 600, 0, "x".to_owned(), "many servers"),
        (30, 20, 3, "\"\\\u{7f}".repeat(200), "all of it"),
        (30, 60, 0, String::new(), "many records with many servers"),
        (30, 3, 3, "\u{e9}".repeat(2_000), "letters of two octets are not cut in two"),
    ] {
        let memory: Memory = toml::from_str(&file(&hostile(records, servers, texts, &text))).unwrap();
        is_bounded(&memory);
        assert!(!memory.records.is_empty(), "{why}");
        // And it can be held against itself and others, in few words.
        let mut other = memory.clone();
        other
            .records
            .iter_mut()
            .flat_map(|record| &mut record.servers)
            .for_each(|one| one.said = Said::Silent);
        for (before, now) in [(&memory, &memory), (&memory, &other), (&other, &memory)] {
            let told = since(before, now, &survey([]).facts);
            let long = told.changes.iter().map(|change| prose(change).what.len()).max().unwrap_or(0);
            assert!(long <= 32 * 1024, "{why}: {long}");
        }
        // What is read is not bounded any further.
        assert_eq!(toml::from_str::<Memory>(&file(&memory)).unwrap(), memory, "{why}");
    }
}

#[test]
fn very_many_servers_are_counted() {
    let before = toml::from_str::<Memory>(&file(&hostile(1, 80, 0, ""))).unwrap();
    let mut now = before.clone();
    now.records[0].servers.iter_mut().for_each(|one| one.said = Said::Silent);
    now.records[0].servers[0].said = Said::Right;
    let told = since(&before, &now, &survey([]).facts);
    let said = prose(&told.changes[0]).what;
    assert!(said.ends_with(" and 47 more no longer answer."), "{said}");
}

#[test]
fn one_long_text_takes_the_place_of_no_other() {
    let spf = record(Purpose::Spf, "example.com", State::Right, vec!["v=spf1 -all".to_owned()]);
    let long = |n: u8| {
        let texts = vec!["\u{1}".repeat(50_000); 9];
        record(Purpose::Dkim(format!("s{n}").parse().unwrap()), "x.example.com", State::Right, texts)
    };
    let records = std::iter::once(spf).chain((0..20).map(long)).collect();
    let memory = Memory::of(
        &Report { verdict: Verdict::Pass, records, findings: vec![] },
        at("2026-11-22T10:00:00Z"),
        None,
    );
    is_bounded(&memory);
    assert_eq!(
        (memory.records.len(), memory.records[0].published.as_slice()),
        (21, &["v=spf1 -all".to_owned()][..])
    );
}

#[tokio::test(start_paused = true)]
async fn what_a_third_party_publishes_leaves_room_for_the_answers() {
    let world = World::parse(
        "
        system 192.0.2.53
        zone example.com 192.0.2.1
          @      900 SOA 300
          @      NS  ns1
          ns1    A   192.0.2.1
          @      TXT v=spf1 mx ~all
        zone thirdparty.example 192.0.2.9
          @      900 SOA 300
          @      NS  ns9
          ns9    A   192.0.2.9
        ",
    )
    .unwrap();
    let long: Vec<Vec<u8>> =
        std::iter::once(b"v=DMARC1;".to_vec()).chain((0..240).map(|_| vec![1; 255])).collect();
    let owner = name("example.com._report._dmarc.thirdparty.example");
    world.put("192.0.2.9".parse().unwrap(), &owner, 300, Data::Txt(Txt(long)), |_| true);
    let plan = plan("v=DMARC1; p=reject; rua=mailto:x@thirdparty.example", &[]);
    let (survey, report) =
        mailseal::cli::check::report(Arc::new(world), plan.domain.clone(), Some(&plan), &[]).await;
    assert!(report.records.iter().any(|record| record.published.iter().any(|text| text.len() > 50_000)));
    let now = at("2026-11-22T10:00:00Z");
    let memory = back((&report, &survey.facts), now, &TimeZone::UTC, None, None).memory.unwrap();
    is_bounded(&memory);
    let root = tempfile::tempdir().unwrap();
    let store = Store::at(root.path().to_owned());
    store.save(&plan, None, now).unwrap();
    store.remember(&plan, &memory, memory.at).unwrap();
    assert!(fs::metadata(store.path(&plan.domain).unwrap()).unwrap().len() < FILE_OCTETS / 2);
    assert_eq!(store.load(&plan.domain).unwrap().unwrap().memory, Some(memory));
}

proptest! {
    // Large texts, and each is read twice.
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn whatever_is_read_is_within_bounds(
        records in 0_usize..20, servers in 0_u16..20, texts in 0_usize..12, text in "\\PC{0,40}|[\\x00-\\x7f]{0,40}", times in 0_usize..40,
    ) {
        let text = text.repeat(times);
        let memory: Memory = toml::from_str(&file(&hostile(records, servers, texts, &text))).unwrap();
        is_bounded(&memory);
        prop_assert_eq!(toml::from_str::<Memory>(&file(&memory)).unwrap(), memory);
    }
}

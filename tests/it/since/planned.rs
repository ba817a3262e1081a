//! A change on its way, a change of the plan, and a key that is withdrawn: what DNS did is told, and nothing else.

use mailseal::{
    check::{
        back::back,
        memory::{Memory, RECORDS, Remembered},
        published::report::{Report, Verdict},
        since::{Change, News, Tone, since},
    },
    dns::zone::World,
    plan::{
        Plan,
        dkim::{Stage, Step},
        publish::Purpose,
        spf::Row,
    },
    record::txt::Txt,
    survey::{Data, Kind, Survey},
    words::since::prose,
};
use proptest::prelude::*;

use super::{OTHER, SPF, any_servers, between, memory, planned, record, rsa, said, spf, told};
use crate::literals::{RSA_1024, RSA_2048, absent, key_purpose, name, plan, survey};

#[test]
fn servers_that_follow_the_plan_are_told_whoever_is_behind() {
    let p = |text: &[&str], servers| planned(SPF, spf(text, servers));
    // A record is replaced, on one server after the other, whichever answers first.
    for heard in [SPF, OTHER] {
        told(p(&[OTHER], "ns1~ ns2~"), p(&[heard], "ns1+ ns2~"), &["ns1 has SPF now, ns2 not yet."]);
        told(p(&[heard], "ns1+ ns2~"), p(&[SPF], "ns1+ ns2+"), &["ns2 has SPF now."]);
        told(p(&[], "ns1- ns2~"), p(&[heard], "ns1+ ns2~"), &["ns1 has SPF now, ns2 not yet."]);
    }
    told(
        p(&[OTHER], "ns1~ ns2~"),
        p(&[SPF], "ns1+ ns2+"),
        &["SPF has changed: a is gone, mx is new."], // as the plan has it
    );
    told(p(&[], "ns1- ns2-"), p(&[SPF], "ns1+ ns2~"), &["SPF is published now on ns1, not yet on ns2."]);
    told(
        p(&[SPF], "ns1+ ns2~"),
        p(&[OTHER], "ns1~ ns2+"),
        &["ns1 has another record for SPF than the others now.", "ns2 has SPF now."],
    );
    told(
        p(&[SPF], "ns1+ ns2-"),
        p(&[SPF], "ns1- ns2+"),
        &["SPF is gone from ns1, still on ns2.", "ns2 has SPF now."],
    );
    told(p(&[SPF], "ns1+ ns2+"), p(&[OTHER], "ns1~ ns2~"), &["SPF has changed: mx is gone, a is new."]);
    // The last one that was right has gone too; which text is whose, nobody knows.
    told(p(&[SPF], "ns1+ ns2~"), p(&[OTHER], "ns1~ ns2~"), &["SPF has changed."]);
}

#[test]
fn a_change_of_the_plan_is_none_of_a_server() {
    let old = |text: &[&str], servers| planned(SPF, spf(text, servers));
    let new = |text: &[&str], servers| planned(OTHER, spf(text, servers));
    for heard in [SPF, OTHER] {
        told(old(&[SPF], "ns1+ ns2+"), new(&[heard], "ns1+ ns2~"), &["ns1 has SPF now, ns2 not yet."]);
    }
    // One had it before it was planned, and the other has something else since.
    told(
        old(&[OTHER], "ns1~ ns2~"),
        new(&[SPF], "ns1+ ns2~"),
        &["ns2 has another record for SPF than the others now."],
    );
    told(old(&[SPF], "ns1+ ns2+"), new(&[OTHER], "ns1+ ns2+"), &["SPF has changed: mx is gone, a is new."]);
    // Of two that differed it is known of one alone what it had.
    told(old(&[SPF], "ns1+ ns2~"), new(&[OTHER], "ns1~ ns2+"), &[]);
    // The same in other letters is the same plan.
    told(
        old(&[SPF], "ns1+"),
        planned("v=spf1 MX ~all", spf(&[OTHER], "ns1~")),
        &["SPF has changed: mx is gone, a is new."],
    );
    // An earlier program did not keep what was planned.
    told(spf(&[OTHER], "ns1~ ns2~"), old(&[SPF], "ns1+ ns2~"), &["ns1 has SPF now, ns2 not yet."]);
    told(spf(&[SPF], "ns1+ ns2+"), new(&[SPF], "ns1~ ns2~"), &[]);
}

#[test]
fn a_withdrawn_key_is_missed_by_nobody() {
    const EMPTY: &str = "v=DKIM1; p=";
    let (one, other) = (rsa(RSA_2048), rsa(RSA_1024));
    let key = |text: &[&str], servers| record(key_purpose(), text, servers);
    let active = |text: &[&str], servers| planned(&one, key(text, servers));
    let retired = |text: &[&str], servers| planned(EMPTY, key(text, servers));
    let back = "Revoked DKIM key s1 is back on";
    for (before, now, expected) in [
        (active(&[&one], "ns1+ ns2+"), retired(&[&one], "ns1~ ns2~"), vec![]), // only in the plan
        (
            active(&[&one], "ns1+ ns2+"),
            retired(&[EMPTY], "ns1+ ns2+"),
            vec!["DKIM key s1 is revoked now on ns1, ns2.".to_owned()],
        ),
        (
            retired(&[&one], "ns1~ ns2~"),
            retired(&[], "ns1+ ns2~"),
            vec!["DKIM key s1 is revoked now on ns1, not yet on ns2.".to_owned()],
        ),
        (retired(&[EMPTY], "ns1+ ns2+"), retired(&[], "ns1+ ns2+"), vec![]), // as good
        (retired(&[], "ns1+ ns2+"), retired(&[EMPTY], "ns1+ ns2+"), vec![]),
        (retired(&[], "ns1+ ns2+"), retired(&[&one], "ns1~ ns2~"), vec![format!("{back} ns1, ns2.")]),
        (retired(&[EMPTY], "ns1+ ns2+"), retired(&[&one], "ns1~ ns2+"), vec![format!("{back} ns1.")]),
        (retired(&[&one], "ns1~ ns2~"), retired(&[&other], "ns1~ ns2~"), vec![format!("{back} ns1, ns2.")]),
        (active(&[], "ns1- ns2-"), retired(&[], "ns1+ ns2+"), vec![]), // it never was there
        (key(&[], "ns1+ ns2+"), retired(&[], "ns1+ ns2+"), vec![]),    // an earlier program's
    ] {
        let found = between(vec![before.clone()], vec![now.clone()]);
        assert_eq!(said(&found), expected, "{before:?} to {now:?}");
    }
    // Forgotten, and asked for by name.
    for before in
        [retired(&[], "ns1+"), retired(&[EMPTY], "ns1+"), retired(&[&one], "ns1~"), key(&[], "ns1+")]
    {
        let gone = survey([absent("s1._domainkey.example.com", Kind::Txt)]);
        let before = memory(Verdict::Warn, vec![before]);
        for now in [vec![], vec![key(&[], "ns1-")]] {
            assert_eq!(said(&since(&before, &memory(Verdict::Warn, now), &gone.facts)), [""; 0]);
        }
    }
}

#[test]
fn of_what_the_last_check_did_not_look_at_only_the_plan_is_told() {
    let key = || record(key_purpose(), &[&rsa(RSA_2048)], "ns1+");
    assert_eq!(said(&between(vec![], vec![key()])), [""; 0], "it may always have been there");
    let now = planned(&rsa(RSA_2048), key());
    assert_eq!(said(&between(vec![], vec![now.clone()])), ["DKIM key s1 is published now on ns1."]);
    let full = (0..RECORDS).map(|_| record(Purpose::Dmarc, &["v=DMARC1; p=none"], "ns1+")).collect();
    assert_eq!(said(&between(full, vec![now])), [""; 0], "not everything was remembered");
}

proptest! {
    #[test]
    fn a_plan_that_is_right_somewhere_is_never_called_unplanned(
        before in any_servers(), now in any_servers(), plans in any::<(bool, bool)>(), texts in any::<(bool, bool)>(),
    ) {
        let text = |is_other| if is_other { OTHER } else { SPF };
        let of = |servers: &str, plan, found| planned(text(plan), spf(&[text(found)], servers));
        let found = between(vec![of(&before, plans.0, texts.0)], vec![of(&now, plans.1, texts.1)]);
        let is_somewhere = now.contains("ns1+") || now.contains("ns2+");
        for change in &found.changes {
            let is_unplanned = matches!(change, Change::Record {
                news: News::Changed { is_right: false, .. } | News::Appeared { is_right: false, .. }, ..
            });
            prop_assert!(!(is_somewhere && is_unplanned), "{} to {}: {:?}", before, now, change);
        }
    }
}

const WORLD: &str = "
    system 192.0.2.53
    zone example.com 192.0.2.1 192.0.2.2
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      @      MX  10 mail
      mail   A   9.9.9.9
      _dmarc TXT v=DMARC1; p=reject; rua=mailto:d@example.com
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
";

/// A check while the two servers have these SPF records.
async fn check(plan: &Plan, texts: [&str; 2]) -> (Survey, Report) {
    let world = World::parse(WORLD).unwrap();
    for (server, text) in ["192.0.2.1", "192.0.2.2"].into_iter().zip(texts) {
        let is_text = |data: &Data| matches!(data, Data::Txt(_));
        world.put(server.parse().unwrap(), &name("example.com"), 300, Data::Txt(Txt::new(text)), is_text);
    }
    let domain = "example.com".parse().unwrap();
    mailseal::cli::check::report(std::sync::Arc::new(world), domain, Some(plan), &[]).await
}

fn remembered((survey, report): &(Survey, Report)) -> Memory {
    back((report, &survey.facts), super::then(), &jiff::tz::TimeZone::UTC, None, None).memory.unwrap()
}

fn of_records(before: &Memory, found: &(Survey, Report)) -> Vec<String> {
    let since = since(before, &remembered(found), &found.0.facts);
    let records = since.changes.iter().filter(|change| matches!(change, Change::Record { .. }));
    records.map(|change| format!("{:?}: {}", change.tone(), prose(change).what)).collect()
}

fn with_spf(text: &str, keys: &[&str]) -> Plan {
    let mut plan = plan("v=DMARC1; p=reject; rua=mailto:d@example.com", keys);
    let record: mailseal::record::spf::Record = text.parse().unwrap();
    plan.spf.rows = record.terms.into_iter().map(Row::Term).collect();
    plan
}

#[tokio::test(start_paused = true)]
async fn who_replaces_a_record_sees_it_arrive() {
    let new = with_spf(SPF, &[]);
    let before = remembered(&check(&new, [OTHER, OTHER]).await);
    let said = |at: &str, behind: &str| format!("Neutral: {at} has SPF now, {behind} not yet.");
    let (ns1, ns2) = ("ns1.example.net", "ns2.example.net");
    assert_eq!(of_records(&before, &check(&new, [SPF, OTHER]).await), [said(ns1, ns2)]);
    assert_eq!(of_records(&before, &check(&new, [OTHER, SPF]).await), [said(ns2, ns1)]);
    let all = ["Neutral: SPF has changed: a is gone, mx is new."];
    assert_eq!(of_records(&before, &check(&new, [SPF, SPF]).await), all);
    // The plan was changed after all was well.
    let before = remembered(&check(&with_spf(OTHER, &[]), [OTHER, OTHER]).await);
    assert_eq!(of_records(&before, &check(&new, [SPF, OTHER]).await), [said(ns1, ns2)]);
    assert_eq!(of_records(&before, &check(&new, [OTHER, OTHER]).await), [""; 0]);
    // Two servers with two wrong records say nothing of time.
    let differing = check(&new, [OTHER, "v=spf1 -all"]).await;
    let kept = remembered(&differing);
    let spf: Vec<&Remembered> = kept.records.iter().filter(|one| one.purpose == Purpose::Spf).collect();
    assert_eq!((spf.len(), spf[0].published.as_slice()), (1, &[][..]));
    assert_eq!(spf[0].planned.as_deref(), Some(SPF));
}

#[tokio::test(start_paused = true)]
async fn a_forgotten_key_is_not_mourned() {
    let mut plan = with_spf(SPF, &[&rsa(RSA_2048)]);
    plan.dkim.keys[0].stage = Stage::Retired { since: "2026-11-01T00:00:00Z".parse().unwrap() };
    let before = remembered(&check(&plan, [SPF, SPF]).await);
    plan.dkim.step(0, Step::Forget, super::then());
    assert!(plan.dkim.keys.is_empty());
    assert_eq!(of_records(&before, &check(&plan, [SPF, SPF]).await), [""; 0]);
}

#[test]
fn what_is_for_the_better_is_marked_so() {
    let (servers, none) = (|| vec!["ns1".to_owned()], Vec::new);
    for (news, tone) in [
        (News::Withdrawn { servers: servers(), lacking: none() }, Tone::Better),
        (News::Withdrawn { servers: servers(), lacking: servers() }, Tone::Neutral),
        (News::Returned { servers: servers() }, Tone::Worse),
    ] {
        let change =
            Change::Record { purpose: key_purpose(), owner: name("s1._domainkey.example.com"), news };
        assert_eq!(change.tone(), tone, "{change:?}");
        assert_eq!(change.servers(), ["ns1"]);
    }
}

//! What a check says at each moment of the way from one key to the next.

use std::sync::Arc;

use jiff::Timestamp;
use mailseal::{
    check::{
        Severity, dkim,
        finding::{Mail, Proof, What, When},
        propagation::State,
        published::report::{Report, Verdict},
    },
    cli::check::{json, lines, report},
    dns::zone::World,
    plan::{Plan, dkim::Stage, publish::Purpose},
    record::txt::Txt,
    survey::{Data, Survey},
};

use super::literals::{ED25519, RSA_2048, ids, plan, survey, txt};

/// `example.com` on two servers of its own.
const WORLD: &str = "
    system 192.0.2.53
    public 192.0.2.54 Faraway
    zone example.com 192.0.2.1 192.0.2.2
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      @      MX  10 mail
      @      TXT v=spf1 mx ~all
      mail   A   9.9.9.9
      _dmarc TXT v=DMARC1; p=reject; rua=mailto:postmaster@example.com
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
";
const EMPTY: &str = "v=DKIM1; p=";

fn key() -> String {
    format!("v=DKIM1; k=rsa; p={RSA_2048}")
}

fn since() -> Timestamp {
    "2026-11-14T09:00:00Z".parse().unwrap()
}

/// A set-up with a key at `s1`, and one at `s2`, in these stages.
fn setup(old: Stage, new: Option<Stage>) -> Plan {
    let keys = vec![key(); 1 + usize::from(new.is_some())];
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut plan = plan("v=DMARC1; p=reject; rua=mailto:postmaster@example.com", &keys);
    let spf: mailseal::record::spf::Record = "v=spf1 mx ~all".parse().unwrap();
    plan.spf.rows = spf.terms.into_iter().map(mailseal::plan::spf::Row::Term).collect();
    for (key, stage) in plan.dkim.keys.iter_mut().zip(std::iter::once(old).chain(new)) {
        key.stage = stage;
    }
    plan
}

/// What the two servers have at `s1` and `s2`.
async fn check(plan: &Plan, servers: [[Option<&str>; 2]; 2]) -> (Survey, Report) {
    let world = World::parse(WORLD).unwrap();
    for (server, texts) in ["192.0.2.1", "192.0.2.2"].into_iter().zip(servers) {
        for (selector, text) in ["s1", "s2"].into_iter().zip(texts) {
            let Some(text) = text else { continue };
            let owner = format!("{selector}._domainkey.example.com").parse().unwrap();
            world.put(server.parse().unwrap(), &owner, 300, Data::Txt(Txt::new(text)), |_| true);
        }
    }
    // Asked for by name too, as who wants to see the old key go would.
    report(Arc::new(world), "example.com".parse().unwrap(), Some(plan), &["s1".parse().unwrap()]).await
}

/// The verdict, what is serious, and the states of the keys.
fn summary(report: &Report) -> (Verdict, Vec<&'static str>, Vec<State>) {
    let serious = report.findings.iter().filter(|f| f.severity() > Severity::Info);
    let keys = report.records.iter().filter(|record| matches!(record.purpose, Purpose::Dkim(_)));
    (report.verdict, serious.map(mailseal::check::Finding::id).collect(), keys.map(|key| key.state).collect())
}

#[tokio::test(start_paused = true)]
async fn at_each_moment_only_what_is_left_is_wrong() {
    let (retiring, retired) = (Stage::Retiring { since: since() }, Stage::Retired { since: since() });
    let key = key();
    let live = Some(key.as_str());
    let both = |texts| [texts, texts];
    let half = State::Some { right: 1, all: 2 };
    for (moment, old, new, servers, wanted) in [
        (
            "the new key is not there yet",
            Stage::Active,
            Stage::Pending,
            both([live, None]),
            (Verdict::Fail, vec!["dkim.missing"], vec![State::Right, State::Absent]),
        ),
        (
            "it is on one server",
            Stage::Active,
            Stage::Pending,
            [[live, live], [live, None]],
            (Verdict::Warn, vec!["propagation.partly"], vec![State::Right, half]),
        ),
        (
            "it is everywhere",
            Stage::Active,
            Stage::Pending,
            both([live, live]),
            (Verdict::Pass, vec![], vec![State::Right, State::Right]),
        ),
        (
            "the old one stays for a week",
            retiring,
            Stage::Active,
            both([live, live]),
            (Verdict::Pass, vec![], vec![State::Right, State::Right]),
        ),
        (
            "it was taken away too early",
            retiring,
            Stage::Active,
            both([None, live]),
            (Verdict::Fail, vec!["dkim.missing"], vec![State::Absent, State::Right]),
        ),
        (
            "nothing signs with either",
            retiring,
            retiring,
            both([live, live]),
            (Verdict::Warn, vec!["dkim.none-in-use"], vec![State::Right, State::Right]),
        ),
        (
            "it is to be withdrawn, and still there",
            retired,
            Stage::Active,
            both([live, live]),
            (Verdict::Warn, vec!["dkim.still-published"], vec![State::Different, State::Right]),
        ),
        (
            "it is withdrawn on one server",
            retired,
            Stage::Active,
            [[Some(EMPTY), live], [live, live]],
            (Verdict::Warn, vec!["propagation.partly"], vec![half, State::Right]),
        ),
        (
            "it is withdrawn",
            retired,
            Stage::Active,
            both([Some(EMPTY), live]),
            (Verdict::Pass, vec![], vec![State::Right, State::Right]),
        ),
        (
            "its record is gone, which means the same",
            retired,
            Stage::Active,
            both([None, live]),
            (Verdict::Pass, vec![], vec![State::Right, State::Right]),
        ),
        (
            "what stands in its place is no key",
            retired,
            Stage::Active,
            both([Some("some other text"), live]),
            (Verdict::Pass, vec![], vec![State::Right, State::Right]),
        ),
        (
            "a key in use is withdrawn by mistake",
            Stage::Active,
            Stage::Pending,
            both([Some(EMPTY), live]),
            (Verdict::Fail, vec!["dkim.revoked"], vec![State::Different, State::Right]),
        ),
    ] {
        let found = check(&setup(old, Some(new)), servers).await;
        assert_eq!(summary(&found.1), wanted, "{moment}: {}", lines(&found.0, &found.1).join("\n"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_withdrawn_key_proves_nothing_even_while_it_is_there() {
    let key = key();
    let plan = setup(Stage::Retired { since: since() }, None);
    let (_, report) = check(&plan, [[Some(&key), None]; 2]).await;
    let proof = report.findings.iter().find_map(|finding| match &finding.what {
        What::Mail(Mail::Own { when: When::Now, dkim, .. }) => Some(*dkim),
        _ => None,
    });
    assert_ne!(proof, Some(Proof::Works));
    assert!(ids(&report.findings).contains(&"dkim.still-published"));
}

#[tokio::test(start_paused = true)]
async fn text_and_json_tell_the_stage() {
    let key = key();
    let plan = setup(Stage::Retiring { since: since() }, Some(Stage::Active));
    let (survey, report) = check(&plan, [[Some(&key), Some(&key)]; 2]).await;
    let text = lines(&survey, &report).join("\n");
    assert!(text.contains("in your setup: retiring, keep until 2026-11-21"), "{text}");
    let at = "2026-11-21T14:02:11Z".parse().unwrap();
    let document: serde_json::Value =
        serde_json::from_str(&json::document(&survey, &report, None, at)).unwrap();
    let stages: Vec<&serde_json::Value> =
        document["records"].as_array().unwrap().iter().map(|record| &record["stage"]).collect();
    let retiring = serde_json::json!({
        "name": "retiring", "since": "2026-11-14T09:00:00Z", "keep_until": "2026-11-21T09:00:00Z"
    });
    let active = serde_json::json!({ "name": "active", "since": null, "keep_until": null });
    assert_eq!(stages, [&serde_json::Value::Null, &retiring, &active, &serde_json::Value::Null]);

    let plan = setup(Stage::Retired { since: since() }, Some(Stage::Active));
    let (survey, report) = check(&plan, [[None, Some(&key)]; 2]).await;
    let text = lines(&survey, &report).join("\n");
    assert!(text.contains("DKIM key s1 at s1._domainkey.example.com: revoked, on every server"), "{text}");
}

/// What DKIM proves now, and the policy that is in force is one that would lose mail.
#[tokio::test(start_paused = true)]
async fn a_last_key_that_signs_no_more_is_told_and_proves_nothing() {
    let key = key();
    for (stage, wanted) in
        [(Stage::Active, false), (Stage::Pending, false), (Stage::Retiring { since: since() }, true)]
    {
        let plan = setup(stage, None);
        let (survey, report) = check(&plan, [[Some(&key), None]; 2]).await;
        let is_told = ids(&report.findings).contains(&"dkim.none-in-use");
        assert_eq!(is_told, wanted, "{stage:?}");
        assert_eq!(report.verdict == Verdict::Warn, wanted, "{stage:?}");
        let works = report.findings.iter().any(|finding| {
            matches!(&finding.what, What::Mail(Mail::Own { when: When::Now, dkim: Proof::Works, .. }))
        });
        assert_eq!(works, !wanted, "{stage:?}");
        let planned = ids(&dkim::judge(&plan, None));
        assert_eq!(planned, if wanted { vec!["dkim.none-in-use"] } else { vec![] }, "{stage:?}");
        // A strict policy wants a second yes again.
        let asked = ids(&mailseal::check::dmarc::confirmations(&plan, Some(&survey)));
        assert_eq!(asked, if wanted { vec!["dmarc.before-dkim"] } else { vec![] }, "{stage:?}");
    }
    // The person has named another key, of which the set-up knows nothing.
    let plan = setup(Stage::Retiring { since: since() }, None);
    let world = World::parse(WORLD).unwrap();
    for (server, selector) in
        [("192.0.2.1", "s1"), ("192.0.2.2", "s1"), ("192.0.2.1", "x"), ("192.0.2.2", "x")]
    {
        let owner = format!("{selector}._domainkey.example.com").parse().unwrap();
        world.put(server.parse().unwrap(), &owner, 300, Data::Txt(Txt::new(&key)), |_| true);
    }
    let given = ["x".parse().unwrap()];
    let (_, report) = report(Arc::new(world), "example.com".parse().unwrap(), Some(&plan), &given).await;
    assert_eq!(report.verdict, Verdict::Pass);
    // Who sends no mail needs none.
    let mut never = setup(Stage::Retiring { since: since() }, None);
    never.purpose = mailseal::plan::Purpose::NeverSends;
    assert_eq!(ids(&dkim::judge(&never, None)), [""; 0]);
}

#[test]
fn beside_a_key_that_is_ending_ed25519_is_as_good_as_alone() {
    let mut plan = setup(Stage::Retiring { since: since() }, Some(Stage::Active));
    let short = format!("v=DKIM1; k=ed25519; p={ED25519}").parse().unwrap();
    plan.dkim.keys[1].value = mailseal::plan::dkim::Value::Record(short);
    assert_eq!(ids(&dkim::judge(&plan, None)), ["dkim.ed25519-alone"]);
    plan.dkim.keys[0].stage = Stage::Active;
    assert_eq!(ids(&dkim::judge(&plan, None)), [""; 0]);
}

#[test]
fn a_plan_of_withdrawn_keys_has_no_key() {
    let retired = Stage::Retired { since: since() };
    assert_eq!(ids(&dkim::judge(&setup(retired, None), None)), ["dkim.no-key"]);
    // The old key at its selector is what the empty record takes the place of, not another's.
    let known = survey([txt("s1._domainkey.example.com", &[&key()])]);
    let both = setup(retired, Some(Stage::Active));
    assert_eq!(ids(&dkim::judge(&both, Some(&known))), [""; 0]);
}

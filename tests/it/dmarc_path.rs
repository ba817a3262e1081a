//! When which stricter DMARC policy is proposed, and what comes before.

use jiff::{civil::Date, tz::TimeZone};
use mailseal::{
    check::{
        dmarc_path::{Because, Next, Situation},
        finding::Proof,
        propagation::State,
        published::report::Verdict,
    },
    record::dmarc::Record,
    words::dmarc_path::{first, path, title, why},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// All is well, with this policy since 22 November.
fn well(policy: &str, today: &str) -> Situation {
    let record: Record = format!("v=DMARC1; {policy}; rua=mailto:d@example.com").parse().unwrap();
    Situation {
        record: Some(record),
        state: State::Right,
        since: Some(day("2026-11-22")),
        today: day(today),
        verdict: Verdict::Pass,
        sends: true,
        dkim: Proof::Works,
    }
}

fn shown(situation: &Situation) -> String {
    match situation.next() {
        Next::Done => "done".to_owned(),
        Next::Step(step) => path(&step, situation.today),
        Next::NotYet(because) => format!("first: {}", because.as_str()),
    }
}

#[test]
fn each_stage_stands_a_calendar_month_at_least() {
    for (policy, today, expected) in [
        ("p=none", "2026-11-22", "DMARC: none since 22 Nov → quarantine from 22 Dec → reject from 22 Jan"),
        ("p=none", "2026-12-21", "DMARC: none since 22 Nov → quarantine from 22 Dec → reject from 22 Jan"),
        ("p=none", "2026-12-22", "DMARC: none since 22 Nov → quarantine now → reject from 22 Jan"),
        // Equally long, from when it is really taken.
        ("p=none", "2027-03-31", "DMARC: none since 22 Nov → quarantine now → reject from 30 Apr"),
        ("p=quarantine", "2026-12-01", "DMARC: quarantine since 22 Nov → reject from 22 Dec"),
        ("p=quarantine", "2027-01-01", "DMARC: quarantine since 22 Nov → reject now"),
        ("p=reject", "2026-11-22", "done"),
        (
            "p=quarantine; t=y",
            "2027-01-01",
            "DMARC: quarantine as a test since 22 Nov → quarantine now → reject from 1 Feb",
        ),
        ("p=reject; t=y", "2026-12-01", "DMARC: reject as a test since 22 Nov → reject from 22 Dec"),
        (
            "p=none; t=y",
            "2027-01-01",
            "DMARC: none as a test since 22 Nov → quarantine now → reject from 1 Feb",
        ),
    ] {
        assert_eq!(shown(&well(policy, today)), expected, "{policy} on {today}");
    }
}

#[test]
fn months_are_those_of_the_calendar() {
    for (since, from, then) in [
        ("2027-01-31", "28 Feb", "31 Mar"), // a short month does not shorten the next stage
        ("2028-01-31", "29 Feb", "31 Mar"),
        ("2026-12-15", "15 Jan", "15 Feb"),
    ] {
        let today = since;
        let situation = Situation { since: Some(day(since)), ..well("p=none", today) };
        let shown = shown(&situation);
        assert!(shown.ends_with(&format!("quarantine from {from} → reject from {then}")), "{shown}");
    }
    // A clock that was wrong, and the end of time.
    let ahead = Situation { since: Some(day("2030-01-01")), ..well("p=none", "2026-11-22") };
    assert!(
        shown(&ahead).starts_with("DMARC: none since 22 Nov → quarantine from 22 Dec"),
        "{}",
        shown(&ahead)
    );
    let last = Situation { since: Some(Date::MAX), ..well("p=none", "9999-12-31") };
    let Next::Step(step) = last.next() else { panic!("{last:?}") };
    assert_eq!((step.from_date, step.is_due), (Date::MAX, true), "there is no later day");
    assert_eq!(step.then, Some((mailseal::record::dmarc::Policy::Reject, Date::MAX)));
}

#[test]
fn what_stands_in_the_way_comes_first() {
    let none = || well("p=none", "2027-01-01");
    let quarantine = || well("p=quarantine", "2027-01-01");
    let silent = |policy: &str| -> Situation {
        let record: Record = format!("v=DMARC1; {policy}").parse().unwrap();
        Situation { record: Some(record), ..none() }
    };
    let nothing = || Situation { record: None, ..none() };
    for (situation, expected, reason) in [
        (Situation { state: State::Absent, ..nothing() }, Because::NoRecord, "nothing is published"),
        (Situation { state: State::Silent, ..nothing() }, Because::Unknown, "nobody answered"),
        (Situation { verdict: Verdict::Unknown, ..none() }, Because::Unknown, "not everybody answered"),
        (Situation { verdict: Verdict::Fail, ..none() }, Because::Errors, "something is wrong"),
        (
            Situation { state: State::Different, verdict: Verdict::Fail, ..none() },
            Because::OnItsWay,
            "the step was taken, and is not published yet",
        ),
        (
            Situation { state: State::Some { right: 1, all: 2 }, ..none() },
            Because::OnItsWay,
            "one server has it",
        ),
        (silent("p=none"), Because::NoReports, "nobody would see whom it hits"),
        (
            Situation { dkim: Proof::Absent, ..quarantine() },
            Because::NoKey,
            "RFC 9989 §7.4: not by SPF alone",
        ),
        (Situation { dkim: Proof::Unknown, ..quarantine() }, Because::NoKey, "no key was seen"),
        (Situation { dkim: Proof::Broken, ..quarantine() }, Because::NoKey, "the key does not work"),
    ] {
        assert_eq!(situation.next(), Next::NotYet(expected), "{reason}");
        assert!(!first(expected).is_empty());
    }
    let halfway = Situation { state: State::Some { right: 1, all: 2 }, ..well("p=reject", "2027-01-01") };
    assert_eq!(halfway.next(), Next::NotYet(Because::OnItsWay));
    assert_eq!(shown(&silent("p=reject")), "done"); // what cannot be stricter needs no reports for it
    // Warnings, and caches that still remember, are no reason to wait.
    let spreading = Situation { state: State::Spreading, verdict: Verdict::Warn, ..none() };
    assert!(matches!(spreading.next(), Next::Step(_)));
    // By SPF alone the way goes as far as quarantine, and no further.
    let by_spf = Situation { dkim: Proof::Absent, ..none() };
    assert_eq!(shown(&by_spf), "DMARC: none since 22 Nov → quarantine now");
}

#[test]
fn a_domain_that_never_sends_has_nothing_to_wait_for() {
    for policy in ["p=none", "p=quarantine", "p=reject; t=y"] {
        let never = Situation { sends: false, dkim: Proof::Absent, ..well(policy, "2026-11-22") };
        assert!(shown(&never).ends_with("→ reject now"), "{}", shown(&never));
    }
    let done = Situation { sends: false, ..well("p=reject", "2026-11-22") };
    assert_eq!(done.next(), Next::Done);
}

#[test]
fn the_step_changes_the_policy_and_nothing_else() {
    for (record, expected) in [
        (
            "v=DMARC1; p=none; np=reject; rua=mailto:d@example.com",
            "v=DMARC1; p=quarantine; np=reject; rua=mailto:d@example.com",
        ),
        (
            "v=DMARC1; p=quarantine; rua=mailto:d@example.com; t=y",
            "v=DMARC1; p=quarantine; rua=mailto:d@example.com",
        ),
        (
            "v=DMARC1; p=quarantine; aspf=s; rua=mailto:d@example.com",
            "v=DMARC1; p=reject; rua=mailto:d@example.com; aspf=s",
        ),
    ] {
        let record: Record = record.parse().unwrap();
        let situation = Situation { record: Some(record.clone()), ..well("p=none", "2027-01-01") };
        let Next::Step(step) = situation.next() else { panic!("{record}") };
        let (taken, expected): (Record, Record) = (step.taken(&record), expected.parse().unwrap());
        assert_eq!(taken, expected, "{record}");
    }
}

#[test]
fn an_early_step_says_what_it_risks() {
    let said = |policy, today| {
        let situation = well(policy, today);
        let Next::Step(step) = situation.next() else { panic!("{policy}") };
        format!("{}\n{}", title(&step, situation.today), why(&step, situation.today).join("\n"))
    };
    let early = said("p=none", "2026-11-22");
    assert!(early.contains("from 22 Dec") && early.contains("goes to the spam folder"), "{early}");
    let refused = said("p=quarantine", "2026-11-23");
    assert!(refused.contains("is refused") && refused.contains("mailing lists"), "{refused}");
    let due = said("p=quarantine", "2027-01-01");
    assert!(
        due.contains(": reject, now") && !due.contains("change it earlier") && due.contains("mailing lists"),
        "{due}"
    );
}

#[test]
fn days_are_those_of_the_persons_clock() {
    use mailseal::check::{memory::Standing, published::report::Report};
    let standing = Standing {
        policy: mailseal::record::dmarc::Policy::None,
        is_test: false,
        since: "2026-11-21T23:30:00Z".parse().unwrap(),
    };
    let record = mailseal::check::published::records::Record {
        stage: None,
        purpose: mailseal::plan::publish::Purpose::Dmarc,
        owner: "_dmarc.example.com".parse().unwrap(),
        expected: None,
        published: vec!["v=DMARC1; p=none; rua=mailto:d@example.com".to_owned()],
        alias: None,
        state: State::Right,
        servers: Vec::new(),
    };
    let report = Report { verdict: Verdict::Pass, records: vec![record], findings: Vec::new() };
    let now = "2026-11-22T00:10:00Z".parse().unwrap();
    let of = |hours| Situation::of(&report, Some(standing), now, &TimeZone::fixed(jiff::tz::offset(hours)));
    assert_eq!((of(0).since, of(0).today), (Some(day("2026-11-21")), day("2026-11-22")));
    assert_eq!(of(1).since, Some(day("2026-11-22")));
    // A test of a policy is another one.
    let test = Standing { policy: mailseal::record::dmarc::Policy::Quarantine, is_test: true, ..standing };
    for (published, is_known) in
        [("p=quarantine; t=y", true), ("p=quarantine", false), ("p=quarantine; t=n", false)]
    {
        let mut report = report.clone();
        report.records[0].published = vec![format!("v=DMARC1; {published}")];
        let since = Situation::of(&report, Some(test), now, &TimeZone::UTC).since;
        assert_eq!(since, is_known.then(|| day("2026-11-21")), "{published}");
    }
    // What was known of another policy says nothing of this one.
    let other = Standing { policy: mailseal::record::dmarc::Policy::Reject, ..standing };
    assert_eq!(Situation::of(&report, Some(other), now, &TimeZone::UTC).since, None);
}

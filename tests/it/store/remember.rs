//! Whose check is remembered: that of the answers that are saved, and the latest by a clock that is right.

use mailseal::{
    check::published::report::Verdict,
    plan::{Plan, Purpose, panel},
    store::{Kept, Store},
};

use super::{at, full, memory};

#[test]
fn a_check_of_other_answers_is_not_remembered_whatever_else_was_answered() {
    type Change = fn(&mut Plan);
    let cases: [(&str, Change, Kept); 6] = [
        ("nothing", |_| {}, Kept::Yes),
        (
            "the panel",
            |plan| plan.panel = panel::Answers { host: Some("gandi".into()), ..plan.panel.clone() },
            Kept::Yes,
        ),
        ("how keys are made", |plan| plan.dkim.options.note = "other".into(), Kept::Yes),
        ("the order of the keys", |plan| plan.dkim.keys.reverse(), Kept::Yes),
        ("a key", |plan| drop(plan.dkim.keys.pop()), Kept::OtherAnswers),
        ("what the domain is for", |plan| plan.purpose = Purpose::NeverSends, Kept::OtherAnswers),
    ];
    let judged = Plan { purpose: Purpose::SendsMail, ..full() };
    for (what, change, kept) in cases {
        let root = tempfile::tempdir().expect("a directory");
        let store = Store::at(root.path().to_owned());
        store.save(&judged, None, at(5)).expect("saved");
        let mut theirs = judged.clone();
        change(&mut theirs);
        store.save(&theirs, Some(&judged), at(6)).expect("saved");
        assert_eq!(store.remember(&judged, &memory(7), at(7)).expect("written or not"), kept, "{what}");
        let found = store.load(&judged.domain).expect("readable").expect("there");
        assert_eq!((found.plan, found.memory.is_some()), (theirs, kept == Kept::Yes), "{what}");
    }
}

#[test]
fn a_clock_that_was_once_ahead_does_not_keep_later_checks_from_being_remembered() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&full(), None, at(5)).expect("saved");
    assert_eq!(store.remember(&full(), &memory(9_000), at(9_000)).expect("kept"), Kept::Yes);
    let mut today = memory(60);
    today.verdict = Verdict::Pass;
    // Of two checks that end at about the same time, the later one stays.
    assert_eq!(store.remember(&full(), &today, at(9_001)).expect("passed over"), Kept::Earlier);
    assert_eq!(store.remember(&full(), &today, at(61)).expect("kept"), Kept::Yes);
    assert_eq!(store.load(&full().domain).expect("readable").expect("there").memory, Some(today));
}

//! From stage to stage.

use proptest::prelude::*;

use super::*;
use crate::plan::dkim::KeyKind;

const RSA: &str = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
const ED25519: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const ALIAS: &str = "s.example.net";

fn at(day: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + day * 86_400).expect("a time")
}

const fn all() -> [Stage; 4] {
    let since = Timestamp::UNIX_EPOCH;
    [Stage::Pending, Stage::Active, Stage::Retiring { since }, Stage::Retired { since }]
}

/// `selector stage value`, with `here` behind it if its file is, or `for OLD` if it was made for another.
fn answers(lines: &[(&str, &str, &str, &str)]) -> Answers {
    let key = |(selector, stage, value, more): &(&str, &str, &str, &str)| {
        let value = if *value == ALIAS {
            Value::Alias(value.parse().expect("a name"))
        } else {
            Value::Record(value.parse().expect("a key"))
        };
        let stage = all().into_iter().find(|known| known.as_str() == *stage).expect("a stage");
        let replaces = more.strip_prefix("for ").map(|old| old.parse().expect("a selector"));
        let file = (!more.is_empty()).then(|| format!("/k/{selector}").into());
        Key { file, replaces, ..Key::new(selector.parse().expect("a selector"), value, stage) }
    };
    Answers { keys: lines.iter().map(key).collect(), ..Answers::default() }
}

fn stages(answers: &Answers) -> Vec<&'static str> {
    answers.keys.iter().map(|key| key.stage.as_str()).collect()
}

#[test]
fn each_stage_has_its_steps_and_no_other() {
    let [pending, active, retiring, retired] = all();
    for (stage, steps) in [
        (pending, &[(Step::Use, "active")][..]),
        (active, &[(Step::Retire, "retiring")]),
        (retiring, &[(Step::Use, "active"), (Step::Withdraw, "retired")]), // a mistake, or the end
        (retired, &[]),                                                    // only out of the plan
    ] {
        for step in [Step::Use, Step::Retire, Step::Withdraw, Step::Forget] {
            let wanted = steps.iter().find(|(known, _)| *known == step).map(|(_, after)| *after);
            let after = stage.after(step, at(1));
            assert_eq!(after.map(Stage::as_str), wanted, "{stage:?} {step:?}");
        }
    }
}

#[test]
fn a_record_stays_a_week_after_the_last_signature() {
    let until = Stage::Active.after(Step::Retire, at(3)).and_then(Stage::until);
    assert_eq!(until, Some(at(10)));
    assert_eq!(Stage::Retiring { since: Timestamp::MAX }.until(), Some(Timestamp::MAX), "never before it");
    for other in [Stage::Pending, Stage::Active, Stage::Retired { since: at(1) }] {
        assert_eq!(other.until(), None);
    }
}

#[test]
fn what_ends_when_a_key_comes_into_use() {
    for (before, ended) in [
        (&[("a", "active", RSA, "here"), ("b", "pending", RSA, "for a")][..], "a"),
        (&[("a", "active", RSA, "here"), ("b", "pending", RSA, "here")], ""), // a second server's, perhaps
        (&[("a", "active", RSA, ""), ("b", "pending", RSA, "here")], ""),
        (&[("a", "active", RSA, "here"), ("c", "active", RSA, "here"), ("b", "pending", RSA, "here")], ""),
        (&[("a", "active", RSA, ""), ("b", "pending", RSA, "for a")], "a"), // unless it was made for it
        (&[("a", "active", ED25519, "here"), ("b", "pending", RSA, "here")], ""), // both sign
        (&[("a", "active", ALIAS, ""), ("b", "pending", ALIAS, "")], ""),   // two services
        (&[("a", "retiring", RSA, "here"), ("b", "pending", RSA, "here")], ""), // it has ended already
        (&[("a", "active", RSA, "here"), ("c", "active", RSA, "here"), ("b", "pending", RSA, "for c")], "c"),
        (&[("b", "pending", RSA, "for b")], ""),
    ] {
        let mut answers = answers(before);
        let row = answers.keys.iter().position(|key| key.selector.as_str() == "b").expect("b");
        let gone = answers.step(row, Step::Use, at(1)).expect("possible");
        assert_eq!(gone.iter().map(Selector::as_str).collect::<Vec<_>>().join(" "), ended, "{before:?}");
        for key in &answers.keys {
            let has_ended = key.stage == Stage::Retiring { since: at(1) };
            assert_eq!(has_ended, gone.contains(&key.selector), "{before:?}");
        }
        assert_eq!(answers.keys.get(row).map(|key| (key.stage, &key.replaces)), Some((Stage::Active, &None)));
    }
}

#[test]
fn what_stays_in_use_beside_a_new_key_is_told_where_it_could_have_ended() {
    for (keys, beside) in [
        (&[("a", "active", RSA, "here"), ("b", "pending", RSA, "here")][..], "a"),
        (&[("a", "active", RSA, ""), ("c", "active", RSA, ""), ("b", "pending", RSA, "for a")], "c"),
        (&[("a", "active", ED25519, "here"), ("b", "pending", RSA, "here")], ""), // both are meant to sign
        (&[("a", "retiring", RSA, "here"), ("c", "pending", RSA, ""), ("b", "pending", RSA, "here")], ""),
        (&[("a", "active", ALIAS, ""), ("b", "pending", ALIAS, "")], "a"),
    ] {
        let answers = answers(keys);
        let new = answers.keys.last().expect("b");
        let said: Vec<String> = answers.stay_beside(new).iter().map(ToString::to_string).collect();
        assert_eq!(said.join(" "), beside, "{keys:?}");
    }
}

#[test]
fn a_selector_is_over_when_the_person_has_said_so_of_every_key_there() {
    for (keys, wanted) in [
        (&[][..], false), // of what nobody knows
        (&[("a", "pending", RSA, "")], false),
        (&[("a", "active", RSA, "")], false),
        (&[("a", "retiring", RSA, "")], true),
        (&[("a", "retired", RSA, "")], true),
        (&[("a", "retired", RSA, ""), ("a", "active", RSA, "")], false),
    ] {
        assert_eq!(answers(keys).is_over(&"a".parse().expect("a selector")), wanted, "{keys:?}");
    }
}

#[test]
fn a_step_that_is_not_possible_changes_nothing() {
    let before = answers(&[("a", "active", RSA, "here"), ("b", "retired", RSA, "here")]);
    for (row, step) in
        [(0, Step::Use), (0, Step::Withdraw), (0, Step::Forget), (1, Step::Use), (7, Step::Use)]
    {
        let mut answers = before.clone();
        assert_eq!(answers.step(row, step, at(1)), None, "{row} {step:?}");
        assert_eq!(answers, before);
    }
    let mut answers = before;
    assert_eq!(answers.step(1, Step::Forget, at(1)), Some(Vec::new()));
    assert_eq!(stages(&answers), ["active"]);
}

#[test]
fn a_mistake_goes_back_and_leaves_the_other_key_alone() {
    let mut answers = answers(&[("a", "active", RSA, "here"), ("b", "pending", RSA, "for a")]);
    answers.step(1, Step::Use, at(1));
    assert_eq!(stages(&answers), ["retiring", "active"]);
    assert_eq!(answers.step(0, Step::Use, at(2)), Some(Vec::new()));
    assert_eq!(stages(&answers), ["active", "active"]);
}

#[test]
fn only_a_key_of_the_same_kind_becomes_a_successor() {
    let old: Selector = "a".parse().expect("a selector");
    for (known, new, is_one) in
        [(RSA, RSA, true), (RSA, ED25519, false), (ALIAS, ALIAS, true), (ALIAS, RSA, true)]
    {
        let mut list = answers(&[("a", "active", known, "")]);
        let key = answers(&[("b", "pending", new, "")]).keys.remove(0);
        list.add(key, Some(&old));
        let replaces = list.keys.last().and_then(|key| key.replaces.as_ref());
        assert_eq!(replaces.is_some(), is_one, "{known} {new}");
    }
}

#[test]
fn the_mail_server_is_told_of_the_keys_that_are_to_sign() {
    for (keys, wanted) in [
        (&[("a", "active", RSA, "here"), ("b", "pending", RSA, "here")][..], "b"),
        (
            &[("a", "active", RSA, "here"), ("e", "active", ED25519, "here"), ("b", "pending", RSA, "for a")],
            "e b",
        ),
        (&[("a", "pending", RSA, "here"), ("b", "pending", RSA, "here")], "b"), // the newest
        (&[("a", "active", RSA, ""), ("b", "retiring", RSA, "here")], ""),      // elsewhere, and over
        (&[("a", "retired", RSA, "here")], ""),
    ] {
        let answers = answers(keys);
        let said: Vec<&str> = answers.to_sign().iter().map(|key| key.selector.as_str()).collect();
        assert_eq!(said.join(" "), wanted, "{keys:?}");
    }
}

#[test]
fn a_successor_is_of_the_same_kind_and_long_enough_for_today() {
    for (key, wanted) in [(RSA, Some(KeyKind::Rsa2048)), (ED25519, Some(KeyKind::Ed25519)), ("p=", None)] {
        let record: Record = key.parse().expect("a record");
        assert_eq!(KeyKind::after(&record.public_key), wanted, "{key}");
    }
    let rsa = |bits| KeyKind::after(&PublicKey::Rsa { spki: Vec::new(), bits });
    assert_eq!([2048, 3072, 4096].map(rsa), [KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::Rsa4096].map(Some));
}

proptest! {
    #[test]
    fn whatever_is_pressed_a_withdrawn_key_never_comes_back(
        steps in proptest::collection::vec((0_usize..4, 0_usize..4), 0..24)
    ) {
        let mut answers = answers(&[
            ("a", "active", RSA, "here"),
            ("b", "pending", RSA, "for a"),
            ("c", "pending", ED25519, "here"),
        ]);
        for (day, (row, step)) in (1..).zip(steps) {
            let step = [Step::Use, Step::Retire, Step::Withdraw, Step::Forget][step];
            let before = answers.clone();
            answers.step(row, step, at(day));
            for old in &before.keys {
                let now = answers.keys.iter().find(|key| key.selector == old.selector);
                prop_assert!(now.is_some() || (old.stage.is_retired() && step == Step::Forget));
                prop_assert!(now.is_none_or(|now| !old.stage.is_retired() || now == old));
                prop_assert!(now.is_none_or(|now| now.file == old.file && now.value == old.value));
            }
        }
    }
}

//! Answers of two people about one domain, brought together.

use jiff::Timestamp;
use mailseal::{
    check::{
        dkim,
        rotation::{Lack, Next, Reach, next},
    },
    plan::{
        Plan, Purpose,
        dkim::{Key, KeyKind, Stage, Step, Value},
        merge::{Part, merge},
    },
    record::dmarc::Policy,
};
use proptest::prelude::*;

use super::literals::ids;

/// Changes to a plan, by a word each.
fn changed(words: &str) -> Plan {
    let mut plan = Plan::new("example.org".parse().unwrap());
    plan.dkim.keys = vec![key("old", "a.example.net"), key("older", "a.example.net")];
    for word in words.split_whitespace() {
        match word {
            "never" => plan.purpose = Purpose::NeverSends,
            "spf-a" => plan.spf.rows.push("a".to_owned().into()),
            "spf-b" => plan.spf.rows.push("ip4:192.0.2.1".to_owned().into()),
            "reject" => plan.dmarc.record.policy = Some(Policy::Reject),
            "quarantine" => plan.dmarc.record.policy = Some(Policy::Quarantine),
            "ed25519" => plan.dkim.kind = KeyKind::Ed25519,
            "rsa4096" => plan.dkim.kind = KeyKind::Rsa4096,
            "no-old" => plan.dkim.keys.retain(|key| key.selector.as_str() != "old"),
            "retired" => plan.dkim.keys[0].stage = Stage::Retired { since: Timestamp::UNIX_EPOCH },
            "hetzner" | "gandi" => plan.panel.host = Some(word.to_owned()),
            "turned" => plan.dkim.keys.reverse(),
            _ => {
                let (selector, target) = word.split_once('=').unwrap();
                plan.dkim.keys.retain(|key| key.selector.as_str() != selector);
                plan.dkim.keys.push(key(selector, target));
            }
        }
    }
    plan
}

fn key(selector: &str, target: &str) -> Key {
    Key {
        selector: selector.parse().unwrap(),
        value: Value::Alias(target.parse().unwrap()),
        file: None,
        stage: Stage::Active,
        replaces: None,
    }
}

fn parts(words: &str) -> Vec<Part> {
    let part = |word: &str| match word {
        "purpose" => Part::Purpose,
        "spf" => Part::Spf,
        "keys" => Part::Keys,
        "dkim" => Part::Dkim,
        "dmarc" => Part::Dmarc,
        "panel" => Part::Panel,
        selector => Part::Key(selector.parse().unwrap()),
    };
    words.split_whitespace().map(part).collect()
}

#[test]
fn what_one_has_changed_is_taken_and_what_both_have_is_named() {
    let rows = [
        // ours, theirs, what comes of it, taken, contested
        ("", "", "", "", ""),
        ("spf-a", "", "spf-a", "", ""),                   // only we
        ("", "spf-a", "spf-a", "spf", ""),                // only they
        ("spf-a", "spf-a", "spf-a", "", ""),              // both the same
        ("spf-a", "spf-b", "spf-a", "", "spf"),           // both, otherwise
        ("never", "reject", "never reject", "dmarc", ""), // different parts
        ("reject", "never spf-a", "never spf-a reject", "purpose spf", ""),
        ("reject", "quarantine", "reject", "", "dmarc"),
        ("ed25519", "new=b.example", "ed25519 new=b.example", "new", ""), // the keys are apart from the rest
        ("ed25519", "rsa4096", "ed25519", "", "dkim"),
        ("one=b.example", "two=b.example", "one=b.example two=b.example", "two", ""), // two new keys
        ("one=b.example", "one=c.example", "one=b.example", "", "one"),               // at one selector
        ("no-old", "new=b.example", "no-old new=b.example", "new", ""), // what we removed stays removed
        ("new=b.example", "no-old", "no-old new=b.example", "old", ""), // and what they removed
        ("no-old", "old=b.example", "no-old", "", "old"),               // removed here, changed there
        ("turned", "new=b.example", "turned new=b.example", "new", ""), // our order
        ("hetzner", "retired", "hetzner retired", "old", ""),           // a stage is part of its key
        ("hetzner", "gandi", "hetzner", "", "panel"),
        ("", "turned", "turned", "", ""), // theirs, if we changed no key
    ];
    let base = changed("");
    for (ours, theirs, expected, taken, contested) in rows {
        let merged = merge(&base, &changed(ours), &changed(theirs));
        let case = format!("{ours:?} and {theirs:?}");
        assert_eq!(merged.plan, changed(expected), "{case}");
        assert_eq!((merged.taken, merged.contested), (parts(taken), parts(contested)), "{case}");
    }
}

#[test]
fn keys_at_the_same_selector_are_merged_together_because_neither_may_vanish() {
    let twice = |target: &str| {
        let mut plan = changed("");
        plan.dkim.keys.push(key("old", target));
        plan
    };
    let base = changed("");
    let merged = merge(&base, &twice("b.example"), &changed("spf-a"));
    assert_eq!((merged.plan.dkim.keys.len(), merged.taken), (3, parts("spf")));
    let merged = merge(&base, &changed("spf-a"), &twice("b.example"));
    assert_eq!((merged.plan.dkim.keys.len(), merged.taken), (3, parts("keys")));
    let merged = merge(&base, &twice("b.example"), &twice("c.example"));
    assert_eq!((merged.plan, merged.contested), (twice("b.example"), parts("keys")));
}

#[test]
fn a_successor_used_in_one_window_and_deleted_in_the_other_takes_no_key_with_it() {
    let at = |day: i64| Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap();
    let mut base = changed("");
    base.dkim.keys = vec![key("s1", "a.example.net"), key("s2", "b.example.net")];
    base.dkim.keys[1].stage = Stage::Pending;
    base.dkim.keys[1].replaces = Some("s1".parse().unwrap());
    let mut used = base.clone();
    assert_eq!(used.dkim.step(1, Step::Use, at(0)).map(|ended| ended.len()), Some(1));
    let mut deleted = base.clone();
    deleted.dkim.keys.remove(1);
    for (ours, theirs, left) in
        [(&deleted, &used, &["s1 retiring"][..]), (&used, &deleted, &["s1 retiring", "s2 active"])]
    {
        let merged = merge(&base, ours, theirs);
        let keys = &merged.plan.dkim.keys;
        let said: Vec<String> =
            keys.iter().map(|key| format!("{} {}", key.selector, key.stage.as_str())).collect();
        assert_eq!(said, left);
        assert_eq!(merged.contested, parts("s2"), "both have said something of it, and it is told");
        // Even when the week is over, the last key is not led out of DNS.
        let next = next(&keys[0], &merged.plan.dkim, at(30), |_| Reach::Everywhere);
        let is_last = left.len() == 1;
        assert_eq!(next, if is_last { Next::Stay(Lack::Key) } else { Next::Withdraw });
        let findings = dkim::judge(&merged.plan, None);
        assert_eq!(ids(&findings).contains(&"dkim.none-in-use"), is_last);
    }
}

fn words() -> impl Strategy<Value = String> {
    let one = prop::sample::select(vec![
        "never",
        "spf-a",
        "spf-b",
        "reject",
        "quarantine",
        "ed25519",
        "no-old",
        "turned",
        "one=b.example",
        "old=c.example",
        "two=b.example",
    ]);
    prop::collection::vec(one, 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn nothing_is_made_up_and_nothing_is_left_out(base in words(), ours in words(), theirs in words()) {
        let [base, ours, theirs] = [base, ours, theirs].map(|words| changed(&words));
        // Who has changed nothing gets the other's answers whole, in the other's order.
        prop_assert_eq!(merge(&base, &ours, &base).plan, ours.clone());
        prop_assert_eq!(merge(&base, &base, &theirs).plan, theirs.clone());
        prop_assert_eq!(merge(&base, &ours, &ours).plan, ours.clone());
        let merged = merge(&base, &ours, &theirs);
        for key in &merged.plan.dkim.keys {
            prop_assert!(ours.dkim.keys.contains(key) || theirs.dkim.keys.contains(key));
        }
        for key in theirs.dkim.keys.iter().filter(|key| !base.dkim.keys.contains(key)) {
            let is_named = merged.contested.contains(&Part::Key(key.selector.clone()));
            prop_assert!(merged.plan.dkim.keys.contains(key) || is_named, "{:?}", merged);
        }
        // What has come of it is final: whoever merges again finds nothing more.
        let again = merge(&theirs, &merged.plan, &theirs);
        prop_assert_eq!((again.plan, again.taken.len()), (merged.plan, 0));
    }
}

//! What is next for a key, by its stage and by what DNS has of it.
//!
//! Changing a key takes a week and several visits, and in between nobody remembers how far it was. So the stage
//! that the person told, the servers that have the record and the time that has passed make one next step. A key
//! goes only when another one in use is there for receivers to find: whoever tells a wrong stage, or deletes the
//! new key, is not led to take the last one out of DNS.
//!
//! References: RFC 6376 §3.1 (the way from one key to the next), §3.6.1 (an empty `p=` revokes).

use jiff::Timestamp;

use super::{propagation::State, standing::Standing};
use crate::plan::dkim::{Answers, Key, Stage};

/// How far what a key's stage asks for is in DNS. Later ones are farther.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nobody has asked, or nobody has answered.
    Unknown,
    /// Not there, or not as it is planned.
    Nowhere,
    /// On some of the domain's own servers, or not in every cache yet.
    Somewhere,
    /// There when the domain was looked at; every server has yet to be asked.
    Seen,
    /// On every server that answered.
    Everywhere,
}

impl Reach {
    /// By the last check, and where that says nothing by what stood there when the domain was looked at.
    #[must_use]
    pub const fn of(checked: Option<State>, standing: Option<&Standing>) -> Self {
        match (checked, standing) {
            (Some(State::Right), _) => Self::Everywhere,
            (Some(State::Spreading | State::Some { .. }), _) => Self::Somewhere,
            (Some(State::Absent | State::Different), _) => Self::Nowhere,
            (Some(State::NotAsked | State::Silent) | None, Some(standing)) => match standing {
                Standing::Same => Self::Seen,
                Standing::Create | Standing::Replace { .. } | Standing::Obstructed { .. } => Self::Nowhere,
                Standing::Unknown => Self::Unknown,
            },
            (Some(State::NotAsked | State::Silent) | None, None) => Self::Unknown,
        }
    }
}

/// What is next for a key. Those that want something of the person come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// Mail is signed with it, and its record is not in DNS: it is to be published.
    Missing,
    /// The mail server may sign with it now.
    Switch,
    /// Its record is to be published.
    Publish,
    /// Its record is to be asked for on every server.
    Look,
    /// Its record is on its way to every server.
    Wait,
    /// It has to stay although nothing is signed with it, because something is missing first.
    Stay(Lack),
    /// Its record may be withdrawn.
    Withdraw,
    /// Its record is still to be made empty.
    Empty,
    /// Its record has to stay.
    Keep {
        /// Until when.
        until: Timestamp,
    },
    /// That it is withdrawn is on its way to every server.
    Fade,
    /// It is withdrawn, and may be forgotten.
    Forget,
    /// Nothing: it is in use.
    Nothing,
}

/// What has to be there before a key that signs no more may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// No key is in use that makes up for it, and none is new.
    Key,
    /// The one that makes up for it is in use, and not in DNS.
    Record,
    /// The one that makes up for it is in use, and not known to be on every server.
    Look,
    /// The one that makes up for it is not in use yet.
    Use,
}

/// What is next for one of the keys.
#[must_use]
pub fn next(key: &Key, answers: &Answers, now: Timestamp, reach: impl Fn(&Key) -> Reach) -> Next {
    match (key.stage, reach(key)) {
        (Stage::Pending, Reach::Unknown | Reach::Nowhere) => Next::Publish,
        (Stage::Pending, Reach::Somewhere) => Next::Wait,
        (Stage::Pending, Reach::Seen) => Next::Look,
        (Stage::Pending, Reach::Everywhere) => Next::Switch,
        (Stage::Active, Reach::Nowhere) => Next::Missing,
        // What is wrong on some servers only, the findings say.
        (Stage::Active, _) => Next::Nothing,
        (Stage::Retiring { .. }, _) => {
            let until = key.stage.until().filter(|until| now < *until);
            match (lack(key, answers, reach), until) {
                // Mail goes unsigned meanwhile, so that this does not wait for a week to be over.
                (Some(Lack::Key), _) => Next::Stay(Lack::Key),
                (_, Some(until)) => Next::Keep { until },
                (Some(lack), None) => Next::Stay(lack),
                (None, None) => Next::Withdraw,
            }
        }
        (Stage::Retired { .. }, Reach::Unknown | Reach::Nowhere) => Next::Empty,
        (Stage::Retired { .. }, Reach::Somewhere) => Next::Fade,
        (Stage::Retired { .. }, Reach::Seen | Reach::Everywhere) => Next::Forget,
    }
}

/// What is missing before this key may go; nothing if another one works in its place.
fn lack(key: &Key, answers: &Answers, reach: impl Fn(&Key) -> Reach) -> Option<Lack> {
    let others = |stage| {
        let in_stage = move |other: &&Key| other.stage == stage && other.makes_up_for(key);
        answers.keys.iter().filter(in_stage)
    };
    let is_new = others(Stage::Pending).next().is_some();
    match others(Stage::Active).map(reach).max() {
        Some(Reach::Seen | Reach::Everywhere) => None,
        Some(Reach::Unknown | Reach::Somewhere) => Some(Lack::Look),
        Some(Reach::Nowhere) => Some(Lack::Record),
        None if is_new => Some(Lack::Use),
        None => Some(Lack::Key),
    }
}

/// The key with the most urgent next step, and that step; none if all keys are simply in use.
pub fn foremost(answers: &Answers, now: Timestamp, reach: impl Fn(&Key) -> Reach) -> Option<(&Key, Next)> {
    let all = answers.keys.iter().map(|key| (key, next(key, answers, now, &reach)));
    all.filter(|(_, next)| *next != Next::Nothing).min_by_key(|(_, next)| *next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::dkim::{KEPT, Value};
    use crate::record::name::Name;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    const RSA: &str = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
    const ED25519: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    fn key(selector: &str, stage: Stage, value: &str) -> Key {
        let value = Value::Record(value.parse().expect("a record"));
        Key::new(selector.parse().expect("a selector"), value, stage)
    }

    #[test]
    fn stage_and_dns_and_time_make_one_next_step() {
        let now = at(1_800_000_000);
        let ago = |less: i64| Stage::Retiring { since: now - KEPT + jiff::SignedDuration::from_secs(less) };
        let over = Stage::Retired { since: now };
        for (stage, reach, wanted) in [
            (Stage::Pending, Reach::Unknown, Next::Publish),
            (Stage::Pending, Reach::Nowhere, Next::Publish),
            (Stage::Pending, Reach::Somewhere, Next::Wait),
            (Stage::Pending, Reach::Seen, Next::Look), // one server said so
            (Stage::Pending, Reach::Everywhere, Next::Switch),
            (Stage::Active, Reach::Unknown, Next::Nothing), // nobody can say that it is missing
            (Stage::Active, Reach::Nowhere, Next::Missing), // and every signature fails
            (Stage::Active, Reach::Somewhere, Next::Nothing), // the findings say what is wrong
            (Stage::Active, Reach::Everywhere, Next::Nothing),
            (ago(1), Reach::Everywhere, Next::Keep { until: at(1_800_000_001) }),
            (ago(0), Reach::Everywhere, Next::Withdraw), // the week is over to the second
            (ago(-1), Reach::Nowhere, Next::Withdraw),
            (over, Reach::Unknown, Next::Empty),
            (over, Reach::Nowhere, Next::Empty),
            (over, Reach::Somewhere, Next::Fade),
            (over, Reach::Seen, Next::Forget),
            (over, Reach::Everywhere, Next::Forget),
        ] {
            let keys = vec![key("a", stage, RSA), key("other", Stage::Active, RSA)];
            let answers = Answers { keys, ..Answers::default() };
            let reach_of = |key: &Key| if key.selector.as_str() == "a" { reach } else { Reach::Everywhere };
            assert_eq!(next(&answers.keys[0], &answers, now, reach_of), wanted, "{stage:?} {reach:?}");
        }
    }

    #[test]
    fn a_key_may_go_only_when_another_works_in_its_place() {
        let now = at(1_800_000_000);
        let long_ago = Stage::Retiring { since: at(1_700_000_000) };
        let (new, used) = (Stage::Pending, Stage::Active);
        let keep = Next::Keep { until: now + KEPT };
        // Of the retiring key: what it is; the others, with what DNS has of them; what is next after the week; within.
        for (value, others, after, within) in [
            (RSA, &[][..], Next::Stay(Lack::Key), Next::Stay(Lack::Key)), // told by mistake, or left alone
            (RSA, &[(long_ago, RSA, Reach::Everywhere)], Next::Stay(Lack::Key), Next::Stay(Lack::Key)),
            (
                RSA,
                &[(Stage::Retired { since: now }, RSA, Reach::Everywhere)],
                Next::Stay(Lack::Key),
                Next::Stay(Lack::Key),
            ),
            (RSA, &[(new, RSA, Reach::Everywhere)], Next::Stay(Lack::Use), keep), // the step before was left out
            (RSA, &[(used, RSA, Reach::Nowhere)], Next::Stay(Lack::Record), keep), // never published
            (RSA, &[(used, RSA, Reach::Unknown)], Next::Stay(Lack::Look), keep),
            (RSA, &[(used, RSA, Reach::Somewhere)], Next::Stay(Lack::Look), keep),
            (RSA, &[(used, RSA, Reach::Seen)], Next::Withdraw, keep),
            (RSA, &[(used, RSA, Reach::Nowhere), (used, RSA, Reach::Seen)], Next::Withdraw, keep), // one is enough
            // Receivers that read only RSA would find nothing; those that read Ed25519 find RSA.
            (RSA, &[(used, ED25519, Reach::Everywhere)], Next::Stay(Lack::Key), Next::Stay(Lack::Key)),
            (ED25519, &[(used, RSA, Reach::Everywhere)], Next::Withdraw, keep),
            (ED25519, &[(used, ED25519, Reach::Everywhere)], Next::Withdraw, keep),
        ] {
            for (stage, wanted) in [(long_ago, after), (Stage::Retiring { since: now }, within)] {
                let mut keys = vec![key("o", stage, value)];
                let reaches: Vec<Reach> = others.iter().map(|(.., reach)| *reach).collect();
                for (index, (stage, value, _)) in others.iter().enumerate() {
                    keys.push(key(&format!("k{index}"), *stage, value));
                }
                let answers = Answers { keys, ..Answers::default() };
                let reach = |key: &Key| {
                    let index =
                        key.selector.as_str().strip_prefix('k').and_then(|at| at.parse::<usize>().ok());
                    index.map_or(Reach::Everywhere, |index| reaches[index])
                };
                assert_eq!(next(&answers.keys[0], &answers, now, reach), wanted, "{stage:?} {others:?}");
            }
        }
    }

    #[test]
    fn what_a_check_has_found_counts_more_than_the_first_look() {
        let replace = Standing::Replace { old: Vec::new() };
        for (checked, standing, wanted) in [
            (None, None, Reach::Unknown),
            (None, Some(Standing::Unknown), Reach::Unknown),
            (Some(State::NotAsked), Some(Standing::Unknown), Reach::Unknown),
            (None, Some(Standing::Create), Reach::Nowhere),
            (Some(State::Silent), Some(Standing::Obstructed { target: Name::root() }), Reach::Nowhere),
            (Some(State::Different), None, Reach::Nowhere),
            (None, Some(Standing::Same), Reach::Seen),
            (Some(State::Silent), Some(Standing::Same), Reach::Seen),
            (Some(State::Right), Some(replace), Reach::Everywhere),
            (Some(State::Absent), Some(Standing::Same), Reach::Nowhere), // gone since
            (Some(State::Some { right: 1, all: 2 }), None, Reach::Somewhere),
            (Some(State::Spreading), None, Reach::Somewhere),
        ] {
            assert_eq!(Reach::of(checked, standing.as_ref()), wanted, "{checked:?} {standing:?}");
        }
    }

    #[test]
    fn the_most_urgent_step_is_told_first() {
        let now = at(1_800_000_000);
        let mut answers = Answers { keys: vec![key("a", Stage::Active, RSA)], ..Answers::default() };
        assert_eq!(foremost(&answers, now, |_| Reach::Everywhere), None);
        answers.keys.push(key("r", Stage::Retiring { since: now }, RSA));
        answers.keys.push(key("p", Stage::Pending, RSA));
        let first = foremost(&answers, now, |_| Reach::Everywhere);
        assert_eq!(first.map(|(key, next)| (key.selector.as_str(), next)), Some(("p", Next::Switch)));
        // Mail that fails now comes before all else.
        let reach = |key: &Key| if key.stage == Stage::Active { Reach::Nowhere } else { Reach::Everywhere };
        let first = foremost(&answers, now, reach);
        assert_eq!(first.map(|(key, next)| (key.selector.as_str(), next)), Some(("a", Next::Missing)));
    }
}

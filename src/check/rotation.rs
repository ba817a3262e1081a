//! What is next for a key, by its stage and by what DNS has of it.
//!
//! Changing a key takes a week and several visits, and in between nobody remembers how far it was. So the stage
//! that the person told, the servers that have the record and the time that has passed make one next step.
//!
//! References: RFC 6376 §3.1 (the way from one key to the next), §3.6.1 (an empty `p=` revokes).

use jiff::Timestamp;

use super::{propagation::State, standing::Standing};
use crate::plan::dkim::{Answers, Key, Stage};

/// How far what a key's stage asks for is in DNS. Later ones are farther.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not there, or nobody knows.
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
            (Some(State::NotAsked | State::Silent) | None, Some(Standing::Same)) => Self::Seen,
            _ => Self::Nowhere,
        }
    }
}

/// What is next for a key. Those that want something of the person come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// The mail server may sign with it now.
    Switch,
    /// Its record is to be published.
    Publish,
    /// Its record is to be asked for on every server.
    Look,
    /// Its record is on its way to every server.
    Wait,
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

/// What is next for a key in a stage.
#[must_use]
pub fn next(stage: Stage, reach: Reach, now: Timestamp) -> Next {
    match (stage, reach) {
        (Stage::Pending, Reach::Nowhere) => Next::Publish,
        (Stage::Pending, Reach::Somewhere) => Next::Wait,
        (Stage::Pending, Reach::Seen) => Next::Look,
        (Stage::Pending, Reach::Everywhere) => Next::Switch,
        (Stage::Active, _) => Next::Nothing,
        (Stage::Retiring { .. }, _) => match stage.until().filter(|until| now < *until) {
            Some(until) => Next::Keep { until },
            None => Next::Withdraw,
        },
        (Stage::Retired { .. }, Reach::Nowhere) => Next::Empty,
        (Stage::Retired { .. }, Reach::Somewhere) => Next::Fade,
        (Stage::Retired { .. }, Reach::Seen | Reach::Everywhere) => Next::Forget,
    }
}

/// The key with the most urgent next step, and that step; none if all keys are simply in use.
pub fn foremost(answers: &Answers, now: Timestamp, reach: impl Fn(&Key) -> Reach) -> Option<(&Key, Next)> {
    let all = answers.keys.iter().map(|key| (key, next(key.stage, reach(key), now)));
    all.filter(|(_, next)| *next != Next::Nothing).min_by_key(|(_, next)| *next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::dkim::{KEPT, Value};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn stage_and_dns_and_time_make_one_next_step() {
        let now = at(1_800_000_000);
        let ago = |less: i64| Stage::Retiring { since: now - KEPT + jiff::SignedDuration::from_secs(less) };
        let over = Stage::Retired { since: now };
        for (stage, reach, wanted) in [
            (Stage::Pending, Reach::Nowhere, Next::Publish),
            (Stage::Pending, Reach::Somewhere, Next::Wait),
            (Stage::Pending, Reach::Seen, Next::Look), // one server said so
            (Stage::Pending, Reach::Everywhere, Next::Switch),
            (Stage::Active, Reach::Nowhere, Next::Nothing), // the findings say what is wrong
            (Stage::Active, Reach::Everywhere, Next::Nothing),
            (ago(1), Reach::Everywhere, Next::Keep { until: at(1_800_000_001) }),
            (ago(0), Reach::Everywhere, Next::Withdraw), // the week is over to the second
            (ago(-1), Reach::Nowhere, Next::Withdraw),
            (over, Reach::Nowhere, Next::Empty),
            (over, Reach::Somewhere, Next::Fade),
            (over, Reach::Seen, Next::Forget),
            (over, Reach::Everywhere, Next::Forget),
        ] {
            assert_eq!(next(stage, reach, now), wanted, "{stage:?} {reach:?}");
        }
    }

    #[test]
    fn what_a_check_has_found_counts_more_than_the_first_look() {
        let replace = Standing::Replace { old: Vec::new() };
        for (checked, standing, wanted) in [
            (None, None, Reach::Nowhere),
            (None, Some(Standing::Unknown), Reach::Nowhere),
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
        let key = |selector: &str, stage| {
            let target = "s.example.net".parse().expect("a name");
            Key::new(selector.parse().expect("a selector"), Value::Alias(target), stage)
        };
        let now = at(1_800_000_000);
        let mut answers = Answers { keys: vec![key("a", Stage::Active)], ..Answers::default() };
        assert_eq!(foremost(&answers, now, |_| Reach::Everywhere), None);
        answers.keys.push(key("r", Stage::Retiring { since: now }));
        answers.keys.push(key("p", Stage::Pending));
        let first = foremost(&answers, now, |_| Reach::Everywhere);
        assert_eq!(first.map(|(key, next)| (key.selector.as_str(), next)), Some(("p", Next::Switch)));
    }
}

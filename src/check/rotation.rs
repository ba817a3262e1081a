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
            (Some(State::Absent | State::Different), _) => Self::Nowhere,
            (Some(State::NotAsked | State::Silent) | None, Some(Standing::Same)) => Self::Seen,
            (Some(State::NotAsked | State::Silent) | None, _) => Self::Nowhere,
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
pub fn foremost<'k>(
    answers: &'k Answers,
    now: Timestamp,
    reach: impl Fn(&Key) -> Reach,
) -> Option<(&'k Key, Next)> {
    let all = answers.keys.iter().map(|key| (key, next(key.stage, reach(key), now)));
    all.filter(|(_, next)| *next != Next::Nothing).min_by_key(|(_, next)| *next)
}

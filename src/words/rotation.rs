//! Where a key is in its life and what is next for it, in words, from `stages.ftl`.

use jiff::Timestamp;

use super::generated::stages as say;
use crate::{
    check::rotation::{Lack, Next},
    plan::dkim::{Key, Stage, Value},
};

/// The stage in a word or two.
#[must_use]
pub fn stage(stage: Stage) -> String {
    match stage {
        Stage::Pending => say::pending(),
        Stage::Active => say::active(),
        Stage::Retiring { .. } => say::retiring(),
        Stage::Retired { .. } => say::retired(),
    }
}

/// What is next for a key, in one or two sentences. `date` shows a moment as a day.
#[must_use]
pub fn next(key: &Key, next: Next, date: impl Fn(Timestamp) -> String) -> String {
    let selector = key.selector.as_str();
    match next {
        Next::Missing => say::missing(selector),
        Next::Publish => say::publish(selector),
        Next::Wait => say::wait(selector),
        Next::Look => say::look(selector),
        Next::Switch => say::Switch { by: who(key), selector }.say(),
        Next::Nothing => say::nothing(selector),
        Next::Stay(Lack::Key) => say::stay_no_key(selector),
        Next::Stay(Lack::Record) => say::stay_no_record(selector),
        Next::Stay(Lack::Look) => say::stay_look(selector),
        Next::Stay(Lack::Use) => say::stay_no_use(selector),
        Next::Keep { until } => say::Keep { date: date(until), selector }.say(),
        Next::Withdraw => {
            let since = match key.stage {
                Stage::Retiring { since } | Stage::Retired { since } => date(since),
                Stage::Pending | Stage::Active => String::new(),
            };
            say::Withdraw { date: since, selector }.say()
        }
        Next::Empty => say::Empty { by: who(key), selector }.say(),
        Next::Fade => say::fade(selector),
        Next::Forget => say::forget(selector),
    }
}

/// The same beside the key's row, with what to press there.
#[must_use]
pub fn next_here(key: &Key, what: Next, date: impl Fn(Timestamp) -> String) -> String {
    let said = next(key, what, date);
    if is_told_there(what) { say::here(said) } else { said }
}

/// The same anywhere else, with where to go.
#[must_use]
pub fn next_there(key: &Key, what: Next, date: impl Fn(Timestamp) -> String) -> String {
    let said = next(key, what, date);
    if is_told_there(what) { say::there(said) } else { said }
}

/// Whether the next step is one that the person tells at the key's row.
const fn is_told_there(next: Next) -> bool {
    matches!(next, Next::Switch | Next::Stay(Lack::Key) | Next::Withdraw | Next::Forget)
}

/// Who signs with a key, as the sentences want it: a service with those that only it has.
#[must_use]
pub const fn who(key: &Key) -> &'static str {
    match (&key.value, &key.file) {
        (Value::Alias(_), _) => "service",
        // Of one whose private half is not here, nobody can tell if a server or a service has it.
        (Value::Record(_), None) => "signer",
        (Value::Record(_), Some(_)) => "server",
    }
}

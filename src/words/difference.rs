//! What a server has in place of what was planned, in words, from `difference.ftl`.

use super::generated::{check, difference as say};
use crate::{
    check::propagation::{Difference, State, Verdict},
    plan::{Plan, dkim::Stage},
    record::visible::visible,
};

/// One difference, as one sentence. Its texts are safe to show already.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Several { records } => say::several(*records),
        Difference::Missing { part } => say::missing(part.as_str()),
        Difference::Extra { part } => say::extra(part.as_str()),
        Difference::Changed { tag, planned, found } => {
            say::Changed { found: found.as_str(), planned: planned.as_str(), tag: tag.as_str() }.say()
        }
        Difference::Order => say::order(),
        Difference::OtherKey => say::other_key(),
        Difference::Withdrawn => say::withdrawn(),
        Difference::NotWithdrawn => say::not_withdrawn(),
        Difference::Truncated { octets } => say::truncated(*octets),
        Difference::Quotes => say::quotes(),
        Difference::Target { found: Some(found) } => say::target(found.as_str()),
        Difference::Target { found: None } => say::no_target(),
        Difference::Unreadable { text } => say::unreadable(text.as_str()),
    }
}

/// A verdict in a few words; the differences are told one by one beside it.
#[must_use]
pub fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Right => say::right(),
        Verdict::Different(_) => say::different(),
        Verdict::Absent { remembered: None | Some(0) } => say::absent(),
        Verdict::Absent { remembered: Some(seconds) } => say::absent_remembered(time(*seconds)),
        Verdict::Unreachable(_) => say::unreachable(),
    }
}

/// What is left to say about a record in a word or two; nothing if nothing is left to do.
#[must_use]
pub fn left(state: State) -> Option<String> {
    match state {
        State::Right | State::Spreading => None,
        State::NotAsked => Some(check::not_asked()),
        State::Silent => Some(check::silent_word()),
        State::Absent => Some(check::absent()),
        State::Different => Some(check::different()),
        State::Some { right, all } => Some(check::Some { all, right }.say()),
    }
}

/// Where the private keys made or read here are, and that the mail server must sign with them: no check of DNS
/// can see whether it does. Nothing if there are none, or the person has said of any key that it is in use.
#[must_use]
pub fn signing(plan: &Plan) -> Option<String> {
    if plan.dkim.usable().any(|key| key.stage != Stage::Pending) {
        return None;
    }
    let files: Vec<String> = plan
        .dkim
        .to_sign()
        .into_iter()
        .filter_map(|key| key.file.as_deref())
        .map(|file| visible(&file.to_string_lossy()).into_owned())
        .collect();
    let is_needed = plan.purpose.sends() && !files.is_empty();
    is_needed.then(|| check::Sign { files: files.join(", "), keys: files.len() }.say())
}

/// A time in its largest unit, rounded up, so that what it promises is kept.
#[must_use]
pub fn time(seconds: u32) -> String {
    // From two of a unit on, one is not precise enough to be worth the smaller unit.
    match seconds {
        0..120 => say::seconds(seconds),
        120..7200 => say::minutes(seconds.div_ceil(60)),
        7200.. => say::hours(seconds.div_ceil(3600)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_up_to_their_unit() {
        let said = [1, 60, 121, 3600, 7201].map(time);
        assert_eq!(said, ["1 s", "60 s", "3 min", "60 min", "3 h"]);
    }
}

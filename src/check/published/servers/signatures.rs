//! DNSSEC: whether validation fails, why, and when signatures end.
//!
//! References: RFC 4035 §5 (validation), RFC 8914 §4 (what resolvers say about failures).

use jiff::{SignedDuration, Timestamp};

use crate::{
    check::{
        finding::{Broken, Dns},
        published::View,
    },
    record::visible::visible,
    survey::{Answer, ExtendedError, Failure, Kind},
};

/// Whoever signs a zone in advance signs it again days before signatures end; less than this is left only where
/// nobody does any more.
const SOON: SignedDuration = SignedDuration::from_hours(6);

/// DNS hosts that sign while they answer let signatures live for an hour or two, of which most is always left; a
/// signature of which no more than this part is left was made long ago.
const LEFT: i32 = 4;

/// How much of a resolver's own words is shown.
const WORDS_SHOWN: usize = 120;

pub(super) fn judge(view: &View<'_>) -> Option<Dns> {
    let zone = view.survey.zone.as_ref().map_or_else(|| view.domain().clone(), |zone| zone.apex.clone());
    let signed = view.survey.heard.own(&zone, Kind::Soa).filter_map(|answer| answer.marks.signed);
    let first = signed.min_by_key(|(_, until)| *until);
    let is_bogus =
        |answer: &&Answer| answer.failure() == Some(&Failure::Bogus) && answer.question.name.is_within(&zone);
    let zone_text = zone.to_string();
    // Where another resolver has validated the zone, the one that could not has a trouble of its own.
    let is_validated = |answer: &Answer| answer.marks.is_validated && answer.question.name.is_within(&zone);
    let is_sound = view.survey.heard.answers().any(is_validated);
    if !is_sound && view.survey.heard.answers().any(|answer| is_bogus(&answer)) {
        let told = view.survey.heard.answers().filter(is_bogus).flat_map(|answer| &answer.marks.extended);
        let expired = first.map(|(_, until)| until).filter(|until| *until < view.now);
        let why = match expired {
            Some(at) => Broken::Expired { at: Some(at) },
            None => told.map(reason).max_by_key(telling).unwrap_or(Broken::Other(String::new())),
        };
        return Some(Dns::Bogus { zone: zone_text, why });
    }
    first
        .filter(|(from, until)| is_soon(*from, *until, view.now))
        .map(|(_, at)| Dns::SignaturesEnd { zone: zone_text, at })
}

fn is_soon(from: Timestamp, until: Timestamp, now: Timestamp) -> bool {
    let left = until.duration_since(now);
    left < SOON && left < until.duration_since(from) / LEFT
}

/// RFC 8914 §4: what the number says.
fn reason(error: &ExtendedError) -> Broken {
    match error.code {
        7 => Broken::Expired { at: None },
        8 => Broken::NotYetValid,
        // §4.10: 'A DS record existed at a parent, but no supported matching DNSKEY record could be found'.
        9 => Broken::KeyMismatch,
        10..=12 => Broken::Missing,
        _ => Broken::Other(first(&visible(&error.text))),
    }
}

/// What is shown of a resolver's words, with dots for the rest.
fn first(words: &str) -> String {
    let kept: String = words.chars().take(WORDS_SHOWN).collect();
    let dots = if kept.len() < words.len() { "…" } else { "" };
    format!("{kept}{dots}")
}

/// A reason with a name before words, words before none.
fn telling(why: &Broken) -> u8 {
    match why {
        Broken::Other(text) if text.is_empty() => 0,
        Broken::Other(_) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_end_soon_only_where_nobody_makes_new_ones() {
        let now = Timestamp::UNIX_EPOCH;
        let minutes = |count| now + SignedDuration::from_mins(count);
        for (from, until, expected) in [
            (-29 * 1440, 1440, false), // made in advance, a day left
            (-29 * 1440, 300, true),   // made in advance, five hours left
            (-1440, 1440, false),      // made at the question, a day before and a day after
            (-15, 120, false),         // made at the question, for two hours
            (-60, 75, false),          // the same, dated back an hour
            (-1440, -5, true),         // over
        ] {
            assert_eq!(is_soon(minutes(from), minutes(until), now), expected, "{from} {until}");
        }
    }
}

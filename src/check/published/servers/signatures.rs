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

/// DNS hosts that sign while they answer let signatures live for a day or two; less than this is left only where
/// nobody signs any more.
const SOON: SignedDuration = SignedDuration::from_hours(6);

/// How much of a resolver's own words is shown.
const WORDS_SHOWN: usize = 120;

pub(super) fn judge(view: &View<'_>) -> Option<Dns> {
    let zone = view.survey.zone.as_ref().map_or_else(|| view.domain().clone(), |zone| zone.apex.clone());
    let until = view.survey.heard.own(&zone, Kind::Soa).filter_map(|answer| answer.marks.signed_until).min();
    let is_bogus =
        |answer: &&Answer| answer.failure() == Some(&Failure::Bogus) && answer.question.name.is_within(&zone);
    let zone_text = zone.to_string();
    if view.survey.heard.answers().any(|answer| is_bogus(&answer)) {
        let told = view.survey.heard.answers().filter(is_bogus).flat_map(|answer| &answer.marks.extended);
        let expired = until.filter(|until| *until < view.now);
        let why = match expired {
            Some(at) => Broken::Expired { at: Some(at) },
            None => told.map(reason).max_by_key(telling).unwrap_or(Broken::Other(String::new())),
        };
        return Some(Dns::Bogus { zone: zone_text, why });
    }
    until.filter(|until| is_soon(*until, view.now)).map(|at| Dns::SignaturesEnd { zone: zone_text, at })
}

fn is_soon(until: Timestamp, now: Timestamp) -> bool {
    now.checked_add(SOON).is_ok_and(|soon| until < soon)
}

/// RFC 8914 §4: what the number says.
fn reason(error: &ExtendedError) -> Broken {
    match error.code {
        7 => Broken::Expired { at: None },
        8 => Broken::NotYetValid,
        // §4.10: 'A DS record existed at a parent, but no supported matching DNSKEY record could be found'.
        9 => Broken::KeyMismatch,
        10..=12 => Broken::Missing,
        _ => Broken::Other(visible(&error.text).chars().take(WORDS_SHOWN).collect()),
    }
}

/// A reason with a name before words, words before none.
fn telling(why: &Broken) -> u8 {
    match why {
        Broken::Other(text) if text.is_empty() => 0,
        Broken::Other(_) => 1,
        _ => 2,
    }
}

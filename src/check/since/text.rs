//! What is remembered of a record's text, and what can be concluded from it.

use super::record::own;
use crate::{
    check::{
        memory::{Remembered, Said, TEXTS, bounds::is_cut},
        propagation::{Difference, differences},
    },
    plan::publish::Purpose,
    record::dkim::{PublicKey, Record},
};

/// What is published, if that is one thing: while servers differ, whichever was heard first decides over it.
pub(super) fn published(record: &Remembered) -> Option<&[String]> {
    let is = |said: Said| own(record).any(|one| one.said == said);
    let is_mixed = is(Said::Right) && is(Said::Different);
    // An alias whose target nobody has heard has no text.
    (!is_mixed && !record.published.is_empty()).then_some(&record.published)
}

/// Whether the plan withdraws the key there.
pub(super) fn is_withdrawn(record: &Remembered) -> bool {
    let is_key = matches!(record.purpose, Purpose::Dkim(_));
    is_key && record.planned.as_deref().is_some_and(is_empty_key)
}

/// Whether nothing but the withdrawal of a key is there.
pub(super) fn is_void(record: &Remembered) -> bool {
    let is_key = matches!(record.purpose, Purpose::Dkim(_));
    is_key && published(record).is_some_and(|texts| texts.iter().all(|text| is_empty_key(text)))
}

fn is_empty_key(text: &str) -> bool {
    text.parse::<Record>().is_ok_and(|record| record.public_key == PublicKey::Revoked)
}

/// Whether the text `found` means what is planned; none if that cannot be told.
pub(super) fn is_meant(record: &Remembered, planned: &str, found: &str) -> Option<bool> {
    let can_be_told = match record.purpose {
        Purpose::Spf | Purpose::Dmarc => true,
        // Of an alias the name is planned, and a key is found.
        Purpose::Dkim(_) => planned.parse::<Record>().is_ok(),
        _ => false,
    };
    let is_same = || differences(&record.purpose, &record.owner, planned, found).is_empty();
    (can_be_told && !is_cut(planned) && !is_cut(found)).then(is_same)
}

/// In what the published text has changed its meaning; none if it has not. Empty if it has and that cannot be told
/// in parts.
pub(super) fn changed(before: &Remembered, now: &Remembered) -> Option<Vec<Difference>> {
    let sorted = |texts: &[String]| {
        let mut texts = texts.to_vec();
        texts.sort();
        texts
    };
    let (old, new) = (sorted(published(before)?), sorted(published(now)?));
    if old == new {
        return None;
    }
    match (old.as_slice(), new.as_slice()) {
        // Of more than are kept nobody knows how many there were.
        ([_], several) if (2..TEXTS).contains(&several.len()) => {
            Some(vec![Difference::Several { records: several.len() }])
        }
        ([old], [new]) if is_cut(old) || is_cut(new) => Some(Vec::new()),
        // Exchangers and permissions have no parts worth telling.
        ([_], [_])
            if matches!(
                now.purpose,
                Purpose::NullMx | Purpose::ReportAuthorization(_) | Purpose::Service(_) | Purpose::Offer(_)
            ) =>
        {
            Some(Vec::new())
        }
        ([old], [new]) => {
            let found = differences(&now.purpose, &now.owner, old, new);
            (!found.is_empty()).then_some(found)
        }
        _ => Some(Vec::new()),
    }
}

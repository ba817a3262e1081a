//! What has become of a key that the plan withdraws.
//!
//! It is as it should be where nothing is published and where an empty record is (RFC 6376 §6.1.2), so that what
//! would be a loss of another record is the aim here, and a record that appears is the fault.

use super::{
    News, heard,
    record::{has, labels, own},
    text::{changed, is_void, is_withdrawn},
};
use crate::check::memory::{Heard, Remembered, Said};

pub(super) fn news(before: &Remembered, now: &Remembered) -> Vec<News> {
    // Earlier programs did not keep the plan: where there was no text, nobody knows whether there was a key.
    if before.planned.is_none() && before.published.is_empty() {
        return Vec::new();
    }
    let had_key = |old: &Heard| {
        if is_withdrawn(before) { old.said == Said::Different } else { has(old.said) && !is_void(before) }
    };
    let is_other = changed(before, now).is_some();
    let known = || {
        own(now).filter_map(|one| {
            let old = heard(before, one).filter(|old| old.said != Said::Silent)?;
            Some((one, had_key(old), one.said == Said::Different))
        })
    };
    let servers = labels(known().filter(|(_, had, has)| *had && !has).map(|(one, ..)| one));
    let back = labels(known().filter(|(_, had, has)| *has && (!had || is_other)).map(|(one, ..)| one));
    let mut news = Vec::new();
    if !servers.is_empty() {
        let mut lacking = labels(own(now).filter(|one| one.said == Said::Different));
        lacking.retain(|label| !back.contains(label));
        news.push(News::Withdrawn { servers, lacking });
    }
    if !back.is_empty() {
        news.push(News::Returned { servers: back });
    }
    news
}

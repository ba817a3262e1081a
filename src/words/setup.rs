//! Saved set-ups in words.

use super::{publish, store as say};
use crate::plan::merge::Part;

/// The names of parts of a plan, in a row.
#[must_use]
pub fn parts(parts: &[Part]) -> String {
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn part(part: &Part) -> String {
    match part {
        Part::Purpose => say::part_purpose(),
        Part::Spf => publish::spf(),
        Part::Key(selector) => publish::named_dkim(selector.as_str()),
        Part::Keys => say::part_keys(),
        Part::Dkim => say::part_dkim(),
        Part::Dmarc => publish::dmarc(),
        Part::Further => say::part_further(),
        Part::Panel => say::part_panel(),
        Part::Mailboxes => say::part_mailboxes(),
    }
}

//! What is published already, brought into the plan, so that a person edits their record instead of
//! starting a second one.

mod found;
mod merge;

use crate::plan::{Plan, Purpose, dkim::Way, dmarc};
use crate::survey::Survey;

/// What was taken over, for the person to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adopted {
    /// The one SPF record, term by term.
    Spf,
    /// Several SPF records, merged into one proposal.
    SpfMerged {
        /// How many there were.
        records: usize,
    },
    /// The DMARC record, tag by tag.
    Dmarc,
    /// Several DMARC records; the first was taken as the proposal.
    DmarcFirstOf {
        /// How many there were.
        records: usize,
    },
    /// The keys found at selectors, as records the mail service gave.
    Dkim {
        /// The selectors, in the order of their names.
        selectors: Vec<crate::record::name::Selector>,
    },
    /// A domain that has said it never sends mail (`v=spf1 -all` alone, or a null MX).
    NeverSends,
}

/// Brings what the survey found into the plan. Parts the person has changed already
/// (`untouched` says which are not) stay as they are.
pub fn adopt(plan: &mut Plan, survey: &Survey, untouched: Untouched) -> Vec<Adopted> {
    let mut adopted = Vec::new();
    if untouched.purpose && found::never_sends(survey) {
        plan.purpose = Purpose::NeverSends;
        adopted.push(Adopted::NeverSends);
    }
    if untouched.spf {
        plan.spf = found::first_spf(survey);
        adopted.extend(found::spf(plan, survey));
    }
    if untouched.dkim {
        // Selectors answer one after the other: each time all that are known are taken.
        if !plan.dkim.keys.is_empty() {
            plan.dkim.keys.clear();
            plan.dkim.way = Way::default();
        }
        adopted.extend(found::dkim(plan, survey));
    }
    if untouched.dmarc {
        plan.dmarc = match plan.purpose {
            Purpose::SendsMail => dmarc::Answers::first(&plan.domain),
            Purpose::OnlyReceives | Purpose::NeverSends => dmarc::Answers::refusing(),
        };
        adopted.extend(found::dmarc(plan, survey));
    }
    adopted
}

/// What a first SPF record begins with, by what the survey knows of who handles the domain's mail.
#[must_use]
pub fn first_spf(survey: &Survey) -> crate::plan::spf::Answers {
    found::first_spf(survey)
}

/// The parts of a plan that the person has not changed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one per part of the plan, independent of each other")]
pub struct Untouched {
    /// The purpose.
    pub purpose: bool,
    /// The SPF rows.
    pub spf: bool,
    /// The keys, and the way they come about.
    pub dkim: bool,
    /// The DMARC record.
    pub dmarc: bool,
}

/// Merges several SPF texts into one list of terms: those of the first record, then what the others
/// add, duplicates once, and a single `all` at the end (the mildest of those found, so that no mail
/// is lost by the merge). What stood where receivers do not look (terms after `all`, a `redirect`
/// beside it) stands behind that `all`, without effect as before. The `redirect` of another record
/// becomes an `include`.
#[must_use]
pub fn merge_spf(records: &[String]) -> crate::plan::spf::Answers {
    merge::spf(records)
}

//! Judging SPF: what it costs a receiver, and what is wrong with it.
//!
//! A receiver gives up on a record that makes it ask DNS more than ten times, and the records an
//! `include` leads to count as well, though others write them and change them. So the whole tree is
//! followed here, over facts that are gathered elsewhere: [`questions`] says what to ask next,
//! [`cost`] counts, and [`judge`] says what is wrong, at the row where it can be repaired.
//!
//! References: RFC 7208 §4.6.4 (limits), §5 (mechanisms), §6 (modifiers).

pub mod evaluate;
mod networks;
mod service;
mod terms;
mod walk;
mod whole;

use std::cmp::Reverse;

use self::walk::Walk;
use super::{Finding, finding::Spf};
use crate::{
    plan::spf::Answers,
    record::{name::DomainName, spf},
    survey::{Facts, Question},
};

/// How many records below each other are followed. Each costs a look-up, so that deeper ones are over
/// the limit of ten in any case.
pub const DEPTH: usize = 10;
/// How many terms that ask DNS are followed in all; a record that has so many is far over the limit,
/// and one made to keep readers busy stops here.
pub const NODES: usize = 200;

/// What evaluating a record costs, as far as the facts tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Terms that ask DNS, the whole tree through; at most 10 may.
    pub lookups: usize,
    /// Questions that found nothing; at most 2 should.
    pub void: usize,
    /// Whether everything that can be asked has been answered; if not (not asked yet, DNS failed, or
    /// the tree is too large), the numbers are what is known so far and may still grow.
    pub is_complete: bool,
    /// One node per row of the answers, in their order.
    pub rows: Vec<Node>,
}

/// One term, and the terms of the record it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// The term as text, safe to show.
    pub term: String,
    /// Look-ups of this term and everything below it.
    pub lookups: usize,
    /// Void look-ups of this term and everything below it.
    pub void: usize,
    /// What is known about it.
    pub state: State,
    /// The terms of the record it leads to that cost anything.
    pub children: Vec<Node>,
}

/// What is known about a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It asks nothing, or everything it asks is answered.
    #[default]
    Known,
    /// Its answer is not there yet, or it stands too deep to be asked.
    Waiting,
    /// It depends on the message (macros), so that only its own look-up can be counted.
    Dynamic,
    /// DNS found nothing there, or no SPF record.
    Missing,
    /// What stands there cannot be used: several SPF records, one that cannot be read, or too many
    /// mail servers.
    Broken,
    /// DNS failed.
    Failed,
    /// It leads back to a record above it.
    Loop,
}

/// What the record costs.
#[must_use]
pub fn cost(answers: &Answers, domain: &DomainName, facts: &Facts) -> Cost {
    Walk::over(answers, domain, facts).cost
}

/// What must still be asked before [`cost`] is complete: the frontier of the tree, bounded.
///
/// Asking these, taking the answers in (failures too) and calling again comes to an end: every
/// question is in the facts afterwards, and [`DEPTH`] and [`NODES`] bound what can follow.
#[must_use]
pub fn questions(answers: &Answers, domain: &DomainName, facts: &Facts) -> Vec<Question> {
    Walk::over(answers, domain, facts).questions
}

/// What is wrong with the record, worst first, and in the order of the rows where equally bad.
#[must_use]
pub fn judge(answers: &Answers, domain: &DomainName, facts: &Facts) -> Vec<Finding> {
    let walk = Walk::over(answers, domain, facts);
    let mut findings = terms::judge(answers, domain);
    findings.extend(networks::judge(answers));
    findings.extend(whole::judge(answers, &walk.cost));
    findings.extend(walk.findings);
    findings.extend(service::judge(answers, domain, facts));
    findings.extend(unseen(&facts.texts(domain.name())));
    findings.sort_by_key(|finding| (Reverse(finding.severity()), finding.row.unwrap_or(usize::MAX)));
    findings.dedup();
    findings
}

/// RFC 7208 §4.5: what does not begin with exactly `v=spf1`, then a space or the end, is discarded.
fn unseen(texts: &[String]) -> Option<Finding> {
    if texts.iter().any(|text| spf::is_spf(text)) {
        return None;
    }
    let meant = texts.iter().find(|text| spf::claims_to_be_spf(text))?;
    let fault = meant.parse::<spf::Record>().err()?.cause;
    Some(Finding::from(Spf::PublishedUnseen { fault }))
}

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
use super::{
    Finding, Severity,
    finding::{Spf, What},
};
use crate::{
    plan::spf::Answers,
    reading::Reading,
    record::{
        name::DomainName,
        spf::{self, Reach},
    },
    survey::Question,
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

/// All there is to say of a record by what is known: one walk over all that it leads to.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What it costs.
    pub cost: Cost,
    /// What must still be asked, or asked of others as well, before that is certain: the frontier of the tree,
    /// bounded.
    pub questions: Vec<Question>,
    /// What is wrong with it, worst first, and in the order of the rows where equally bad.
    pub findings: Vec<Finding>,
}

/// Follows a record through all that is known.
#[must_use]
pub fn look<'r>(answers: &Answers, domain: &DomainName, reading: impl Into<Reading<'r>>) -> Looked {
    let reading = reading.into();
    let walk = Walk::over(answers, domain, reading);
    let mut findings = terms::judge(answers, domain);
    findings.extend(networks::judge(answers));
    findings.extend(networks::of_hosts(answers, domain, reading.facts()));
    findings.extend(whole::judge(answers, &walk.cost));
    findings.extend(walk.findings);
    findings.extend(service::judge(answers, domain, reading.facts()));
    findings.extend(unseen(reading.facts().spf(domain.name())));
    findings.sort_by_key(order);
    findings.dedup();
    Looked { cost: walk.cost, questions: walk.questions, findings }
}

impl Looked {
    /// The same, judged for a domain that sends mail: a record that lets nobody send is no intention then.
    #[must_use]
    pub fn of_sender(mut self) -> Self {
        for finding in &mut self.findings {
            if finding.what == What::Spf(Spf::NobodyMaySend) {
                finding.what = What::Spf(Spf::NoSender);
            }
        }
        self.findings.sort_by_key(order);
        self
    }
}

fn order(finding: &Finding) -> (Reverse<Severity>, usize) {
    (Reverse(finding.severity()), finding.row.unwrap_or(usize::MAX))
}

/// What the record costs.
#[must_use]
pub fn cost<'r>(answers: &Answers, domain: &DomainName, reading: impl Into<Reading<'r>>) -> Cost {
    Walk::over(answers, domain, reading.into()).cost
}

/// What must still be asked before [`cost`] is complete: the frontier of the tree, bounded.
///
/// Asking these, taking the answers in (failures too) and calling again comes to an end: every
/// question is in the facts afterwards, and [`DEPTH`] and [`NODES`] bound what can follow. One that is asked already
/// is among them again where nothing is there and too few have said so; [`Reading::want`] says whom to ask then.
#[must_use]
pub fn questions<'r>(
    answers: &Answers,
    domain: &DomainName,
    reading: impl Into<Reading<'r>>,
) -> Vec<Question> {
    Walk::over(answers, domain, reading.into()).questions
}

/// What is wrong with the record, worst first, and in the order of the rows where equally bad.
#[must_use]
pub fn judge<'r>(answers: &Answers, domain: &DomainName, reading: impl Into<Reading<'r>>) -> Vec<Finding> {
    look(answers, domain, reading).findings
}

/// RFC 7208 §4.5: what does not begin with exactly `v=spf1`, then a space or the end, is discarded.
fn unseen(found: &[Reach]) -> Option<Finding> {
    if found.iter().any(|reach| reach.is_seen) {
        return None;
    }
    let fault = found.first()?.text.parse::<spf::Record>().err()?.cause;
    Some(Finding::from(Spf::PublishedUnseen { fault }))
}

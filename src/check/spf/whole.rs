//! What is wrong with the record as a whole: its end, its size, its cost.

use super::{Cost, walk::is_all};
use crate::{
    check::finding::{Finding, Spf},
    plan::spf::{Answers, Row},
    record::{
        spf::{LOOKUP_LIMIT, Modifier, Qualifier, SIZE_ADVICE, Term, VOID_LIMIT},
        txt::STRING_OCTETS,
    },
};

/// What can be said of the record and its `cost` without looking at single terms.
pub(super) fn judge(answers: &Answers, cost: &Cost) -> Vec<Finding> {
    let mut found = Vec::new();
    let record = answers.record();
    let octets = record.to_string().len();
    if cost.lookups > LOOKUP_LIMIT {
        found.push(Spf::TooManyLookups { count: cost.lookups });
    }
    if cost.void > VOID_LIMIT {
        found.push(Spf::TooManyVoid { count: cost.void });
    }
    if octets > SIZE_ADVICE {
        found.push(Spf::Long { octets });
    } else if octets > STRING_OCTETS {
        found.push(Spf::SeveralStrings { octets });
    }
    if record.terms.is_empty() {
        found.push(Spf::Empty);
    } else if record.all().is_none() && record.redirect().is_none() {
        found.push(Spf::NoAll);
    }
    let allows = |term: &Term| match term {
        Term::Directive(directive) => directive.effect() == Qualifier::Pass,
        Term::Modifier(modifier) => matches!(modifier, Modifier::Redirect(_)),
    };
    let is_refusing = matches!(record.all(), Some(Qualifier::Fail | Qualifier::SoftFail));
    let reached = record.terms.iter().take_while(|term| !is_all(term));
    if is_refusing && !reached.into_iter().any(allows) {
        found.push(Spf::NobodyMaySend);
    }
    let mut findings: Vec<Finding> = found.into_iter().map(Finding::from).collect();
    findings.extend(last(answers));
    findings
}

/// What `all` says, and what stands where it cannot be reached.
fn last(answers: &Answers) -> Vec<Finding> {
    let mut findings = Vec::new();
    let terms = || {
        answers.rows.iter().enumerate().filter_map(|(row, text)| match text {
            Row::Term(term) => Some((row, term)),
            Row::Broken(_) => None,
        })
    };
    let Some((all_row, all)) = terms().find(|(_, term)| is_all(term)) else { return findings };
    let mut at = |row, what: Spf| findings.push(Finding { row: Some(row), ..Finding::from(what) });
    if let Term::Directive(all) = all {
        match all.effect() {
            Qualifier::Pass => at(all_row, Spf::PassesAll),
            Qualifier::Neutral => at(all_row, Spf::NeutralAll),
            Qualifier::Fail | Qualifier::SoftFail => {}
        }
    }
    for (row, term) in terms() {
        match term {
            Term::Directive(_) if row > all_row => at(row, Spf::AfterAll { term: term.to_string() }),
            Term::Modifier(Modifier::Redirect(_)) => at(row, Spf::RedirectBesideAll),
            _ => {}
        }
    }
    findings
}

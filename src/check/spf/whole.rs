//! What is wrong with the record as a whole: its end, its size, its cost.

use std::cmp::Reverse;

use super::{Cost, Node, State, walk::is_all};
use crate::{
    check::finding::{Finding, Spf},
    plan::spf::{Answers, Row},
    record::{
        spf::{Directive, LOOKUP_LIMIT, Mechanism, Modifier, Qualifier, SIZE_ADVICE, Term, VOID_LIMIT},
        txt::STRING_OCTETS,
    },
};

/// What can be said of the record and its `cost` without looking at single terms.
pub(super) fn judge(answers: &Answers, cost: &Cost) -> Vec<Finding> {
    let mut found = Vec::new();
    let record = answers.record();
    let octets = record.to_string().len();
    if cost.lookups > LOOKUP_LIMIT {
        let mut spent = asking(cost, |node| node.lookups);
        spent.sort_by_key(|(_, lookups)| Reverse(*lookups));
        found.push(Spf::TooManyLookups { count: cost.lookups, spent });
    }
    if cost.void > VOID_LIMIT {
        let terms = asking(cost, |node| node.void).into_iter().map(|(term, _)| term).collect();
        found.push(Spf::TooManyVoid { count: cost.void, terms });
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
        // RFC 7208 §6.1: beside `all` it is ignored.
        Term::Modifier(modifier) => matches!(modifier, Modifier::Redirect(_)) && record.all().is_none(),
    };
    let passes = answers.rows.iter().zip(&cost.rows).filter_map(|(row, node)| match row {
        Row::Term(term) => Some((term, node)),
        Row::Broken(_) => None,
    });
    let mut reached = passes.take_while(|(term, node)| !is_all(term) && !ends(term, node));
    // Neutral is no more than a softfail: the mail passes nowhere.
    let is_open = record.all() == Some(Qualifier::Pass);
    if !is_open && !record.terms.is_empty() && !reached.any(|(term, _)| allows(term)) {
        found.push(Spf::NobodyMaySend);
    }
    let mut findings: Vec<Finding> = found.into_iter().map(Finding::from).collect();
    findings.extend(last(answers));
    findings
}

/// Whether every server matches a term that lets none pass: an `exists` that is the same for every message.
fn ends(term: &Term, node: &Node) -> bool {
    let is_exists = |directive: &Directive| {
        matches!(directive.mechanism, Mechanism::Exists(_)) && directive.effect() != Qualifier::Pass
    };
    node.state == State::Known && matches!(term, Term::Directive(directive) if is_exists(directive))
}

/// The record's own terms that cost anything, and what.
fn asking(cost: &Cost, of: fn(&Node) -> usize) -> Vec<(String, usize)> {
    cost.rows.iter().map(|node| (node.term.clone(), of(node))).filter(|(_, count)| *count > 0).collect()
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

//! What a receiver would find, in words, from `evaluation.ftl`.

use super::{dns, fault, generated::evaluation as say};
use crate::{
    check::spf::evaluate::{Absence, Asked, Break, Came, Ending, Evaluation, Found, SpfResult, Step},
    survey::Kind,
};

/// Terms in a row that ask nothing and do not match are told apart up to this many: the address lists of
/// large senders would fill screens.
const QUIET: usize = 4;

/// One line of a trace. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far it is indented.
    pub depth: usize,
    /// A term, or what was asked for it.
    pub left: String,
    /// What came of it.
    pub right: String,
    /// How it stands out.
    pub kind: LineKind,
}

/// What a line of a trace tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A term that decides, with this result.
    Match(SpfResult),
    /// A term that decides nothing: it did not match, or only within a record whose result counts for
    /// nothing.
    Passed,
    /// The term at which everything ended.
    End,
    /// A question, below its term.
    Question,
}

/// The steps of an evaluation, long lists of addresses in one line.
#[must_use]
pub fn trace(evaluation: &Evaluation) -> Vec<Line> {
    let mut lines = Vec::new();
    let is_quiet = |step: &Step| !step.asks_dns && step.came == Came::Unmatched;
    let mut rest = evaluation.trace.as_slice();
    for steps in evaluation.trace.chunk_by(|a, b| is_quiet(a) && is_quiet(b) && a.depth == b.depth) {
        rest = rest.get(steps.len()..).unwrap_or_default();
        match steps {
            [first, .., _] if steps.len() > QUIET => lines.push(Line {
                depth: first.depth,
                left: say::quiet(steps.len()),
                right: say::came_unmatched(),
                kind: LineKind::Passed,
            }),
            // What an included record says is over when the one that includes it goes on.
            _ => lines.extend(
                steps
                    .iter()
                    .flat_map(|step| of_step(step, rest.iter().all(|later| later.depth > step.depth))),
            ),
        }
    }
    if evaluation.is_trace_cut {
        lines.push(Line { depth: 0, left: say::cut(), right: String::new(), kind: LineKind::Passed });
    }
    lines
}

fn of_step(step: &Step, decides: bool) -> Vec<Line> {
    let (right, kind) = match step.came {
        Came::Matched(effect) => {
            let result = SpfResult::of(effect);
            let kind = if decides { LineKind::Match(result) } else { LineKind::Passed };
            (say::came_matched(result.as_str()), kind)
        }
        Came::Unmatched => (say::came_unmatched(), LineKind::Passed),
        Came::Ended => (say::came_ended(), LineKind::End),
    };
    let mut lines = vec![Line { depth: step.depth, left: step.term.clone(), right, kind }];
    // What a record holds is told term by term.
    let is_told = |asked: &&Asked| {
        !(asked.question.kind == Kind::Txt && matches!(asked.found, Found::Records { .. } | Found::Draft))
    };
    lines.extend(step.asked.iter().filter(is_told).map(|asked| Line {
        depth: step.depth + 1,
        left: format!("{} {}", asked.question.kind, asked.question.name),
        right: found(&asked.found),
        kind: LineKind::Question,
    }));
    lines
}

fn found(found: &Found) -> String {
    match found {
        Found::Nothing => say::found_nothing(),
        Found::Draft => say::found_draft(),
        Found::Failed(_) => say::found_failed(),
        Found::Records { shown, count } if *count > shown.len() => {
            say::FoundMore { more: count - shown.len(), shown: shown.join(", ") }.say()
        }
        Found::Records { shown, .. } => shown.join(", "),
    }
}

/// Why it ended so, in one sentence or two.
#[must_use]
pub fn why(ending: &Ending) -> String {
    match ending {
        Ending::Matched { term, domain, .. } => {
            say::Matched { domain: domain.as_str(), term: term.as_str() }.say()
        }
        Ending::Unmatched { domain } => say::unmatched(domain.as_str()),
        Ending::Absent(Absence::NoDomain { text }) => say::no_domain(text.as_str()),
        Ending::Absent(Absence::NoRecord { domain, unseen: None }) => say::no_record(domain.as_str()),
        Ending::Absent(Absence::NoRecord { domain, unseen: Some(text) }) => {
            say::Unseen { domain: domain.as_str(), text: text.as_str() }.say()
        }
        Ending::Unanswered { question, failure } => {
            let asked = say::Unanswered { kind: question.kind.as_str(), name: question.name.as_str() }.say();
            match failure {
                Some(failure) => format!("{asked} {}", dns::failure(failure)),
                None => asked,
            }
        }
        Ending::Broken(Break::Several { domain, count }) => {
            say::Several { count: *count, domain: domain.as_str() }.say()
        }
        Ending::Broken(Break::Syntax { domain, term, fault }) => {
            say::Syntax { domain: domain.as_str(), fault: fault::spf(fault), term: term.as_str() }.say()
        }
        Ending::Broken(Break::Nowhere { name, unseen: None }) => say::nowhere(name.as_str()),
        Ending::Broken(Break::Nowhere { name, unseen: Some(text) }) => {
            say::NowhereUnseen { name: name.as_str(), text: text.as_str() }.say()
        }
        Ending::Broken(Break::Lookups) => say::too_many_lookups(),
        Ending::Broken(Break::Void) => say::too_many_void(),
        Ending::Broken(Break::Exchangers { name, count }) => {
            say::TooManyExchangers { count: *count, name: name.as_str() }.say()
        }
    }
}

/// What receivers make of a result.
#[must_use]
pub fn meaning(result: SpfResult) -> String {
    match result {
        SpfResult::None => say::meaning_none(),
        SpfResult::Neutral => say::meaning_neutral(),
        SpfResult::Pass => say::meaning_pass(),
        SpfResult::Fail => say::meaning_fail(),
        SpfResult::SoftFail => say::meaning_softfail(),
        SpfResult::TempError => say::meaning_temperror(),
        SpfResult::PermError => say::meaning_permerror(),
    }
}

/// What it costs a receiver.
#[must_use]
pub fn cost(evaluation: &Evaluation) -> String {
    say::Cost { lookups: evaluation.lookups, void: evaluation.void }.say()
}

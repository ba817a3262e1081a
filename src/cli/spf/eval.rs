//! `mailseal spf eval`: one evaluation, step by step.

use std::sync::Arc;

use super::{Said, unasked};
use crate::{
    check::spf::evaluate::{Arguments, Draft, Evaluation, Outcome, evaluate},
    cli::Exit,
    dns::{Lookup, walk},
    record::{name::Name, visible::visible},
    survey::Facts,
    words::{
        cli_spf as say,
        evaluation::{self, Line, LineKind},
    },
};

/// The column in which what came of a term stands, unless the term is longer.
const COLUMN: usize = 44;

/// Does what a receiver does, and says it line by line. `record` stands for what is published at the
/// sender's domain; `is_assumed` says that nobody named the greeting.
///
/// # Errors
/// Why DNS could not be asked at all.
pub async fn eval(
    lookup: Arc<dyn Lookup>,
    arguments: &Arguments,
    is_assumed: bool,
    record: Option<String>,
) -> Said {
    let mut draft = Draft::default();
    if let (Some(record), Some(name)) = (record, Name::verbatim(arguments.domain())) {
        draft = draft.with(name, record);
    }
    let mut facts = Facts::default();
    let needed = |facts: &Facts| match evaluate(arguments, &draft, facts) {
        Outcome::Need(questions) => questions,
        Outcome::Done(_) => Vec::new(),
    };
    walk::follow(&*lookup, &mut facts, needed).await;
    if let Some(failure) = unasked(&*lookup, &facts) {
        return Err(failure);
    }
    Ok(match evaluate(arguments, &draft, &facts) {
        Outcome::Done(found) => (lines(&found, arguments, is_assumed), Exit::Done),
        // Everything that was needed has been asked.
        Outcome::Need(_) => (Vec::new(), Exit::Unasked),
    })
}

fn lines(found: &Evaluation, arguments: &Arguments, is_assumed: bool) -> Vec<String> {
    let result = found.result();
    let mut lines = vec![result.as_str().to_owned()];
    let trace = evaluation::trace(found);
    if !trace.is_empty() {
        lines.push(String::new());
        lines.extend(trace.iter().map(line));
    }
    lines.push(String::new());
    lines.push(format!("{} {}", evaluation::why(&found.ending), evaluation::meaning(result)));
    lines.push(evaluation::cost(found));
    lines.extend(found.explanation.as_ref().map(|text| say::explanation(visible(text))));
    if is_assumed {
        lines.push(say::helo_assumed(visible(&arguments.helo)));
    }
    lines
}

fn line(line: &Line) -> String {
    let mark = match line.kind {
        LineKind::Match(_) => "> ",
        LineKind::End => "! ",
        LineKind::Passed | LineKind::Question => "  ",
    };
    let left = format!("{mark}{}{}", "  ".repeat(line.depth), line.left);
    format!("{left:<COLUMN$}  {}", line.right).trim_end().to_owned()
}

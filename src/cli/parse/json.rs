//! A record in its parts, for programs.
//!
//! The shape is promised in the README: keys are added, never renamed or taken away.

use serde::Serialize;

use super::{Kind, Parsed};
use crate::{
    cli::check::json::{FindingOut, finding, plain},
    record::spf::Qualifier,
    words::{finding::Names, part::Part},
};

#[derive(Serialize)]
struct Document<'p> {
    kind: &'static str,
    text: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<Vec<TermOut<'p>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<PartOut<'p>>>,
    verdict: &'static str,
    findings: Vec<FindingOut<'p>>,
}

#[derive(Serialize)]
struct TermOut<'p> {
    qualifier: Option<&'static str>,
    #[serde(flatten)]
    part: PartOut<'p>,
}

#[derive(Serialize)]
struct PartOut<'p> {
    text: &'p str,
    name: Option<&'p str>,
    value: Option<&'p str>,
    meaning: Option<&'p str>,
    error: Option<&'p str>,
    span: SpanOut,
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

/// The record as a JSON document, with line ends in it.
pub(super) fn document(parsed: &Parsed) -> String {
    let (terms, tags) = match parsed.kind {
        Kind::Spf => (Some(parsed.parts.iter().map(term).collect()), None),
        Kind::Dkim | Kind::Dmarc => (None, Some(parsed.parts.iter().map(part).collect())),
    };
    let document = Document {
        kind: parsed.kind.as_str(),
        text: &parsed.text,
        terms,
        tags,
        verdict: parsed.alone.verdict.as_str(),
        findings: parsed.alone.findings.iter().map(|one| finding(one, Names::Unknown)).collect(),
    };
    // Nothing in it can fail to be written: its keys are names and its numbers are finite.
    plain(&serde_json::to_string_pretty(&document).unwrap_or_default())
}

fn term(of: &Part) -> TermOut<'_> {
    let qualifier = of.qualifier.map(|qualifier| match qualifier {
        Qualifier::Pass => "pass",
        Qualifier::Fail => "fail",
        Qualifier::SoftFail => "softfail",
        Qualifier::Neutral => "neutral",
    });
    TermOut { qualifier, part: part(of) }
}

fn part(of: &Part) -> PartOut<'_> {
    PartOut {
        text: &of.text,
        name: of.name.as_deref(),
        value: of.value.as_deref(),
        meaning: of.meaning.as_deref().ok(),
        error: of.meaning.as_deref().err().map(String::as_str),
        span: SpanOut { start: of.span.start, end: of.span.end },
    }
}

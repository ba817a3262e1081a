//! A finding as plain text: what is printed, and what is copied for whoever can mend it.

use unicode_width::UnicodeWidthStr;

use super::prose;
use crate::{
    check::{Finding, Severity, finding::Correction},
    plan::hosts::Panel,
    record::visible::visible,
    words::{cli_check as say, place},
};

/// As wide as the narrowest terminal people use.
const WIDTH: usize = 80;

/// The longest value that is shown in short, in characters: it fits on a line.
const TYPED: usize = 72;

/// Whether the names in a finding are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// It was found there.
    Told,
    /// A record was judged by itself, and where it is to stand is not known.
    Unknown,
}

/// One finding: what, where, why, what to do, what to publish (if that is to be written out), and its stable name.
#[must_use]
pub fn lines(finding: &Finding, correction: Option<&Correction>, names: Names) -> Vec<String> {
    let words = prose(finding);
    let todo = words.todo();
    let mut lines =
        wrapped(&say::Finding { severity: severity(finding.severity()), title: words.what }.say(), 0);
    if let Some(place) = &finding.place {
        let heading = match names {
            Names::Told => say::place(place.owner.as_str()),
            Names::Unknown => say::place_alone(),
        };
        lines.push(format!("  {heading}"));
        lines.extend(place::lines(place, WIDTH).into_iter().map(|line| format!("    {line}")));
    }
    lines.extend(wrapped(&words.why, 2));
    lines.extend(todo.iter().flat_map(|todo| wrapped(todo, 2)));
    if let Some(correction) = correction {
        let heading = match names {
            Names::Told => {
                say::Publish { kind: correction.data.kind(), owner: correction.owner.as_str() }.say()
            }
            Names::Unknown => say::publish_alone(),
        };
        lines.push(format!("  {heading}"));
        lines.push(format!("    {}", visible(&Panel::default().value(&correction.data))));
    }
    for (at, choice) in finding.choices.iter().enumerate() {
        let heading = match names {
            Names::Told => {
                say::Choice { at: at + 1, kind: choice.data.kind(), owner: choice.owner.as_str() }.say()
            }
            Names::Unknown => say::choice_alone(at + 1),
        };
        lines.push(format!("  {heading}"));
        lines.push(format!("    {}", visible(&Panel::default().value(&choice.data))));
    }
    let rule = finding.rule().map_or_else(|| "none".to_owned(), |rule| rule.to_string());
    lines.push(format!("  {}", say::Reference { id: finding.id(), rule }.say()));
    lines
}

/// The same in short: what it is with its stable name, why, and what to do. A value that is short enough to be typed
/// has a line of its own; rules and longer values are for [`lines`].
#[must_use]
pub fn short(finding: &Finding, correction: Option<&Correction>) -> Vec<String> {
    let words = prose(finding);
    let todo = words.todo();
    let head =
        say::Short { id: finding.id(), severity: severity(finding.severity()), title: words.what }.say();
    let mut lines = wrapped(&head, 0);
    // Where the whole text is meant, the row of its record has shown it.
    if let Some(place) = finding.place.as_ref().filter(|place| place.span.of(&place.text) != place.text) {
        lines.extend(place::lines(place, WIDTH).into_iter().map(|line| format!("    {line}")));
    }
    lines.extend(wrapped(&words.why, 2));
    lines.extend(todo.iter().flat_map(|todo| wrapped(todo, 2)));
    let value = correction.map(|correction| Panel::default().value(&correction.data));
    if let Some(value) = value.filter(|value| value.chars().count() <= TYPED) {
        lines.push(format!("    {}", visible(&value)));
    }
    lines
}

/// How bad it is, in a word.
#[must_use]
pub fn severity(severity: Severity) -> String {
    match severity {
        Severity::Error => say::error(),
        Severity::Warning => say::warning(),
        Severity::Info => say::info(),
    }
}

/// A text in lines that fit, each this far from the left.
fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let indent = " ".repeat(indent);
    filled(text, &indent, &indent)
}

/// A text in lines that fit, behind `head`, which is safe to show; further lines begin below the text.
#[must_use]
pub fn hanging(head: &str, text: &str) -> Vec<String> {
    filled(text, head, &" ".repeat(head.width()))
}

fn filled(text: &str, first: &str, further: &str) -> Vec<String> {
    let shown = visible(text);
    if shown.is_empty() {
        return Vec::new();
    }
    // A name is copied from here, and a hyphen at the end of a line would not be.
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(further)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&shown, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

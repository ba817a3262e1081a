//! What is wrong around the tags: quotes, separators, the version.

use super::{
    KNOWN, Slip, Step,
    draft::{Edit, Part, parts},
    guess, is_dmarc,
};
use crate::record::{
    dmarc::{Record, claims_to_be_dmarc},
    span::Span,
    tags::is_space,
    visible::is_hidden,
};

/// Quotes of any kind.
const QUOTES: [char; 7] = ['"', '\'', '`', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2019}'];

/// What the record begins with that is neither letter nor sign, and quotes around it.
pub(super) fn wrapping(text: &str) -> Option<Step> {
    let is_blank = |c: char| c.is_whitespace() || is_hidden(c);
    let bare = text.trim_start_matches(|c| is_blank(c) || c == '\\' || QUOTES.contains(&c));
    let leading = Span::new(0, text.len() - bare.len());
    let has_quotes = leading.of(text).contains(QUOTES);
    if !has_quotes && leading.end > 0 {
        return Some(Step::new(leading, Slip::Leading, [Edit::new(leading, "")]));
    }
    // A quote at the end alone is one that has lost its partner, unless it is part of a value nobody reads.
    let body = bare.trim_end_matches(|c| is_space(c) || c == '\\' || QUOTES.contains(&c));
    let trailing = Span::new(leading.end + body.len(), text.len());
    let ends = trailing.of(text).contains(QUOTES);
    let edits = [Edit::new(leading, ""), Edit::new(trailing, "")];
    match (has_quotes, ends) {
        (true, _) => Some(Step::new(leading, Slip::Quotes, edits)),
        (false, true) if claims_to_be_dmarc(text) && text.parse::<Record>().is_err() => {
            Some(Step::new(trailing, Slip::Quotes, edits))
        }
        _ => None,
    }
}

/// `\;`
pub(super) fn backslash(text: &str) -> Option<Step> {
    let at = text.find("\\;")?;
    let span = Span::new(at, at + 1);
    Some(Step::new(span, Slip::Backslash, [Edit::new(span, "")]))
}

/// A character of another keyboard, or of a text processor.
pub(super) fn foreign(text: &str) -> Option<Step> {
    let (at, c, meant) = text.char_indices().find_map(|(at, c)| Some((at, c, guess::character(c)?)))?;
    let span = Span::new(at, at + c.len_utf8());
    let slip = if matches!(c, '\u{2018}'..='\u{201f}') { Slip::Quotes } else { Slip::Character(c) };
    Some(Step::new(span, slip, [Edit::new(span, meant)]))
}

/// A second record behind the first, whose tags were meant to be one record with those of the first.
pub(super) fn second(text: &str) -> Option<Step> {
    const VERSION: &str = "v=dmarc1";
    let lower = text.to_ascii_lowercase();
    let first = lower.find(VERSION)? + VERSION.len();
    let at = first + lower.get(first..)?.find(VERSION)?;
    let before = text.get(first..at)?;
    // A version that is there twice has nothing of another record.
    if !before.contains('=') || !before.ends_with(|c: char| is_space(c) || is_separator(c) || c == ';') {
        return None;
    }
    let kept = before.trim_end_matches(|c: char| is_space(c) || is_separator(c) || c == ';');
    let end = at + VERSION.len();
    let behind = text.get(end..)?;
    let rest = behind.trim_start_matches(|c: char| is_space(c) || is_separator(c) || c == ';');
    let span = Span::new(first + kept.len(), end + behind.len() - rest.len());
    Some(Step::new(Span::new(at, end), Slip::TwoInOne, [Edit::new(span, "; ")]))
}

/// Something else than a semicolon in front of a tag that is known.
pub(super) fn separator(text: &str) -> Option<Step> {
    parts(text).iter().filter(|part| is_own(part)).find_map(|part| {
        let value = part.value_span;
        let starts = value.of(text).char_indices().filter(|(_, c)| is_separator(*c));
        starts.map(|(at, _)| value.start + at).find_map(|at| {
            let rest = text.get(at..value.end)?;
            let name = rest.trim_start_matches(|c| is_separator(c) || is_space(c));
            let word = name.find(|c: char| !c.is_ascii_alphabetic())?;
            let (word, after) = name.split_at_checked(word)?;
            if !KNOWN.contains(&word) || !after.trim_start_matches(is_space).starts_with('=') {
                return None;
            }
            let span = Span::new(at, value.end - name.len());
            let c = span.of(text).chars().find(|c| !is_space(*c)).unwrap_or(' ');
            Some(Step::new(span, Slip::Separator(c), [Edit::new(span, "; ")]))
        })
    })
}

/// A tag the grammar of whose value is known.
fn is_own(part: &Part<'_>) -> bool {
    KNOWN.contains(&part.name) || part.name.eq_ignore_ascii_case("v")
}

const fn is_separator(c: char) -> bool {
    is_space(c) || matches!(c, ',' | ':' | '.' | '|' | '/' | '&')
}

/// `p:none`
pub(super) fn colon(text: &str) -> Option<Step> {
    parts(text).iter().find_map(|part| {
        let (name, _) = part.name.split_once(':')?;
        let name = name.trim_end_matches(is_space);
        let is_known = KNOWN.contains(&name) || name.eq_ignore_ascii_case("v");
        let at = part.name_span.start + part.name.find(':')?;
        let span = Span::new(at, at + 1);
        is_known.then(|| Step::new(span, Slip::Colon, [Edit::new(span, "=")]))
    })
}

/// `v=DMARC1` is not what the record begins with.
pub(super) fn version(text: &str) -> Option<Step> {
    const VERSION: &str = "v=DMARC1";
    if is_dmarc(text) {
        return None;
    }
    let all = parts(text);
    let start = Span::new(0, 0);
    let Some((at, part)) = all.iter().enumerate().find(|(_, part)| claims_to_be_dmarc(part.whole)) else {
        let first = all.first().map_or(Span::new(0, text.len()), |part| part.trimmed);
        // A version of its own, such as `v=DMRC1`, is what was meant as this one.
        let own = all.first().filter(|part| part.name.eq_ignore_ascii_case("v"));
        let edit =
            own.map_or_else(|| Edit::new(start, "v=DMARC1; "), |part| Edit::new(part.trimmed, VERSION));
        let slip = if own.is_some() { Slip::Version } else { Slip::VersionMissing };
        return Some(Step::new(first, slip, [edit]));
    };
    if at > 0 {
        let edits = [part.removal(text), Edit::new(start, "v=DMARC1; ")];
        return Some(Step::new(part.trimmed, Slip::VersionLate, edits));
    }
    let bare: String = part.whole.chars().filter(|c| !is_space(*c)).collect();
    let slip = match () {
        () if bare.eq_ignore_ascii_case(VERSION) => Slip::VersionCase,
        () if bare.eq_ignore_ascii_case("DMARC1") => Slip::VersionMissing,
        () => Slip::Version,
    };
    // Semicolons in front of it go, too.
    Some(Step::new(part.trimmed, slip, [Edit::new(Span::new(0, part.trimmed.end), VERSION)]))
}

/// Whether a text at `_dmarc` is meant as a DMARC record, be it ever so wrong: it says so somewhere, or
/// holds what only such a record holds.
#[must_use]
pub fn is_meant(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || c == '\\' || QUOTES.contains(&c));
    claims_to_be_dmarc(inner)
        || inner.split([';', ',']).any(|part| {
            let (name, value) = part.split_once(['=', ':']).unwrap_or((part, ""));
            let value = value.trim_matches(|c: char| c.is_whitespace() || QUOTES.contains(&c));
            claims_to_be_dmarc(part)
                || match name.trim().to_ascii_lowercase().as_str() {
                    "p" | "sp" => guess::policy(value).is_some(),
                    "rua" | "ruf" => value.contains('@'),
                    "v" => guess::is_nearly_version(value),
                    _ => false,
                }
        })
}

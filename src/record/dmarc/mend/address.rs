//! Report addresses that nobody can send to.

use super::{
    super::{ReportUri, UriFault},
    Slip, Step,
    draft::{Edit, Part, parts, trim},
};
use crate::record::span::Span;

/// What keeps an item of `rua` or `ruf` from being an address.
pub(super) fn fault(text: &str, part: &Part<'_>, span: Span, cause: UriFault) -> Step {
    let item = items(part).into_iter().find(|item| item.start <= span.start && span.end <= item.end);
    let item = trim(text, item.unwrap_or(part.value_span));
    let written = item.of(text);
    let address = || Slip::Address { written: written.to_owned(), fault: cause };
    let removal = || part.item_removal(text, ',', span);
    // `mailto:mailto:a@b`, `mailto=a@b`, `mail to: a@b`
    if let Some(bare) = without_mailto(written) {
        let whole = format!("mailto:{bare}");
        // `mailto: a@b` has nothing wrong but a blank.
        let is_blank = written.split_once(':').is_some_and(|(scheme, rest)| {
            scheme.eq_ignore_ascii_case("mailto") && rest.trim() == bare && cause != UriFault::Slashes
        });
        if is_address(&whole) && whole != written && !is_blank {
            let slip = if cause == UriFault::Slashes {
                Slip::Slashes
            } else {
                Slip::Mailto { written: written.to_owned() }
            };
            return Step::new(item, slip, [Edit::new(item, &whole)]);
        }
    }
    if cause == UriFault::Slashes {
        let bare = written.replacen("//", "", 1);
        let edit = if is_address(&bare) { Edit::new(item, &bare) } else { removal() };
        return Step::new(item, Slip::Slashes, [edit]);
    }
    if cause == UriFault::Empty {
        let shown = if item.start == item.end { part.trimmed } else { item };
        return Step::new(shown, address(), [removal()]);
    }
    // `<mailto:a@b>`, `"mailto:a@b"`
    let bare = written.trim_matches(|c: char| matches!(c, '<' | '>' | '"' | '\'') || c.is_whitespace());
    if bare != written && (is_address(bare) || is_address(&format!("mailto:{bare}"))) {
        return Step::new(item, address(), [Edit::new(item, bare)]);
    }
    if cause == UriFault::NoScheme && is_address(&format!("mailto:{written}")) {
        return Step::new(item, Slip::NoMailto, [Edit::new(Span::new(item.start, item.start), "mailto:")]);
    }
    if let UriFault::Character(c) = cause
        && let Some(list) = listed(written)
    {
        return Step::new(span, Slip::AddressSeparator(c), [Edit::new(item, &list)]);
    }
    match within(written) {
        Within::Addresses(list) => return Step::new(span, address(), [Edit::new(item, &list)]),
        // What was meant is not known, and what is taken out would be lost.
        Within::Unclear => return Step::new(span, address(), []),
        Within::Nothing => {}
    }
    Step::new(if span.start == span.end { item } else { span }, address(), [removal()])
}

/// Addresses nobody sends to, because they are none of mail.
pub(super) fn scheme(text: &str) -> Option<Step> {
    let all = parts(text);
    all.iter().filter(|part| matches!(part.name, "rua" | "ruf")).find_map(|part| {
        let item = items(part)
            .into_iter()
            .map(|item| trim(text, item))
            .find(|item| item.of(text).parse::<ReportUri>().is_ok_and(|uri| !uri.is_mailto()))?;
        let (scheme, rest) = item.of(text).split_once(':')?;
        let rest = rest.trim_start_matches('/');
        // `mail:a@b`, `email:a@b`, `https://a@b`: with an address behind it, mail was meant.
        let mailto = format!("mailto:{rest}");
        let edit = if is_address(&mailto) && !scheme.is_empty() {
            Edit::new(item, &mailto)
        } else {
            part.item_removal(text, ',', item)
        };
        Some(Step::new(item, Slip::Scheme { written: item.of(text).to_owned() }, [edit]))
    })
}

/// Several addresses with something else between them, as the list they are.
fn listed(written: &str) -> Option<String> {
    let separators = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|');
    let all: Vec<String> = written
        .split(separators)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let has_scheme = word.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
            if has_scheme { word.to_owned() } else { format!("mailto:{word}") }
        })
        .collect();
    (all.len() > 1 && all.iter().all(|word| is_address(word))).then(|| all.join(","))
}

/// What is among the words around addresses.
enum Within {
    /// Nobody's address.
    Nothing,
    /// One, or several, with nothing else that could be part of them.
    Addresses(String),
    /// Something with an `@`, and words that may belong to it.
    Unclear,
}

/// Words between two addresses that say no more than a comma.
const BETWEEN: [&str; 6] = ["and", "or", "und", "&", "+", "/"];

/// The addresses that were certainly meant: `Ann <ann@example.com>`, `[ann@example.com](mailto:ann@example.com)`,
/// `ann@example.com (reports)`, `ann@ example.com`, `ann(at)example.com`.
fn within(written: &str) -> Within {
    let mut text = written.to_ascii_lowercase().replace("@@", "@");
    for at in ["(at)", "[at]", "{at}", "<at>", " at "] {
        if !text.contains('@') {
            text = text.replacen(at, "@", 1);
        }
    }
    if !text.contains('@') {
        return Within::Nothing;
    }
    // Lower case finds the places, the text as written is kept where nothing else has changed.
    let text = if text.len() == written.len() { written.to_owned() } else { text };
    if let Some(list) = bracketed(&text) {
        return Within::Addresses(list);
    }
    let mut text = without_comments(&text);
    for (with, without) in [("@ ", "@"), (" @", "@"), (" .", "."), (". ", ".")] {
        while text.contains(with) {
            text = text.replace(with, without);
        }
    }
    let mut found: Vec<String> = Vec::new();
    let mut others = 0;
    let separator = |c: char| c.is_whitespace() || "<>[](){}\"',;|".contains(c);
    for word in text.split(separator).filter(|word| !word.is_empty()) {
        let bare = without_mailto(word).unwrap_or(word).trim_end_matches('.');
        let whole = format!("mailto:{bare}");
        if is_address(&whole) {
            if !found.contains(&whole) {
                found.push(whole);
            }
        } else if !bare.is_empty() && !BETWEEN.contains(&bare) && !bare.eq_ignore_ascii_case("mailto") {
            others += 1;
        }
    }
    match (found.is_empty(), others) {
        (false, 0) => Within::Addresses(found.join(",")),
        _ => Within::Unclear,
    }
}

/// What stands in pointed brackets, as mail programs write addresses behind names.
fn bracketed(text: &str) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('<') {
        let (inner, after) = behind.split_once('>')?;
        let inner = inner.trim();
        let whole = format!("mailto:{}", without_mailto(inner).unwrap_or(inner));
        if !is_address(&whole) {
            return None;
        }
        if !found.contains(&whole) {
            found.push(whole);
        }
        rest = after;
    }
    // An address outside of them is another, unless it is the same.
    let is_only = text.matches('@').count() == found.len()
        || found.iter().any(|one| text.matches(one.trim_start_matches("mailto:")).count() > 1);
    (!found.is_empty() && is_only).then(|| found.join(","))
}

/// A text without what stands in round brackets, where that holds no address.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('(') {
        kept.push_str(before);
        match behind.split_once(')') {
            Some((inner, after)) if !inner.contains('@') => rest = after,
            _ => {
                kept.push('(');
                rest = behind;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// What stands behind `mailto` and what was meant as its colon, however often it stands there.
fn without_mailto(written: &str) -> Option<&str> {
    let mut rest = written;
    loop {
        let lower = rest.to_ascii_lowercase();
        let word = ["mailto", "mail to"].into_iter().find(|word| lower.starts_with(word));
        let Some(word) = word else { break };
        let after = rest.get(word.len()..)?;
        let bare =
            after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | ';' | '.' | '/'));
        if bare.len() == after.len() {
            break;
        }
        rest = bare;
    }
    (rest.len() < written.len()).then_some(rest)
}

/// An address whose domain is written in letters of its own language, as it is written in a record.
pub(super) fn international(text: &str, part: &Part<'_>, span: Span) -> Option<Step> {
    let item = items(part).into_iter().find(|item| item.start <= span.start && span.end <= item.end)?;
    let item = trim(text, item);
    // In front of the `@` such letters can be no others: RFC 6531 has no form of them in ASCII.
    let is_in_domain = item.of(text).rfind('@').is_some_and(|at| item.start + at < span.start);
    if !is_in_domain {
        return None;
    }
    let uri = ReportUri::from_address(item.of(text)).ok()?.to_string();
    if !uri.is_ascii() || !is_address(&uri) {
        return None;
    }
    let slip = Slip::International { written: item.of(text).to_owned() };
    Some(Step::new(item, slip, [Edit::new(item, &uri)]))
}

fn items(part: &Part<'_>) -> Vec<Span> {
    let mut start = part.value_span.start;
    let spans = part.value.split(',').map(|item| {
        let span = Span::new(start, start + item.len());
        start = span.end + 1;
        span
    });
    spans.collect()
}

fn is_address(text: &str) -> bool {
    matches!(text.parse(), Ok(ReportUri::Mailto { .. } | ReportUri::WithFields { .. }))
}

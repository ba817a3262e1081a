//! What a heading or a sentence says of the record below it.
//!
//! "Create a TXT record with the name s1._domainkey" names a type and a name, and the value stands in the next line;
//! "CNAME Record for Bounce" names a type and a purpose.

use super::{
    Kind, Section,
    cell::{is_labels, is_name, is_owner},
};

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) kind: Option<Kind>,
    pub(super) name: Option<String>,
    pub(super) priority: Option<u16>,
    pub(super) section: Option<Section>,
    /// Whether it is a line of a few words, under which something new begins.
    pub(super) is_heading: bool,
}

/// More words than a heading has.
const HEADING: usize = 7;

pub(super) fn hint(line: &str) -> Hint {
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |word: &&str| word.trim_matches(is_around).to_owned();
    let plain: Vec<String> = words.iter().map(bare).collect();
    // In a sentence "a" is an article and "SPF" a protocol.
    let kind = plain.iter().find_map(|word| {
        Kind::named(word)
            .filter(|kind| word.as_str() == kind.as_str() && !matches!(kind, Kind::A | Kind::Spf | Kind::Ns))
    });
    let lower = line.to_lowercase();
    Hint {
        kind,
        name: name(line, &plain, kind.is_some()),
        priority: priority(&plain),
        section: section(&lower),
        is_heading: words.len() <= HEADING,
    }
}

const fn is_around(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '"'
            | '\''
            | ','
            | ':'
            | ';'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{2018}'
            | '\u{2019}'
            | '`'
            | '<'
            | '>'
            | '['
            | ']'
    )
}

/// The name in a sentence: one that only mail's records have, one in quotation marks, or the domain itself.
fn name(line: &str, plain: &[String], has_kind: bool) -> Option<String> {
    if let Some(owner) = plain.iter().find(|word| is_owner(word)) {
        return Some(relative(owner));
    }
    if !has_kind {
        return None;
    }
    if let Some(quoted) = between_quotes(line) {
        if quoted.is_empty() {
            return Some("@".to_owned());
        }
        if is_labels(quoted) {
            return Some(relative(quoted));
        }
    }
    let lower = line.to_lowercase();
    if line.contains("(@)")
        || plain.iter().any(|word| word == "@")
        || lower.contains("apex")
        || lower.contains("root of")
    {
        return Some("@".to_owned());
    }
    plain.iter().map(|word| word.trim_end_matches('.')).find(|word| is_name(word)).map(str::to_owned)
}

/// `mail._domainkey.` and `r.` were written in front of a domain that is not there: the dot ends nothing.
fn relative(name: &str) -> String {
    let bare = name.trim_end_matches('.');
    let is_open = !bare.contains('.')
        || bare.to_lowercase().ends_with("_domainkey")
        || bare.to_lowercase().ends_with("_dmarc");
    if is_open { bare.to_owned() } else { name.to_owned() }
}

fn between_quotes(line: &str) -> Option<&str> {
    let start = line.find(['"', '\u{201c}'])?;
    let rest = line.get(start..)?;
    let mut characters = rest.chars();
    let first = characters.next()?;
    let inner = characters.as_str();
    let end = inner.find(['"', '\u{201d}'])?;
    let _ = first;
    inner.get(..end)
}

fn priority(plain: &[String]) -> Option<u16> {
    let at = plain.iter().position(|word| word.to_lowercase().starts_with("priorit"))?;
    plain.iter().skip(at + 1).take(2).find_map(|word| word.trim_end_matches('.').parse().ok())
}

fn section(lower: &str) -> Option<Section> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["return path", "return-path", "bounce", "mail from", "envelope"]) {
        return Some(Section::ReturnPath);
    }
    if has(&["tracking", "click", "link brand"]) {
        return Some(Section::Tracking);
    }
    if has(&["verify", "verification", "validation", "ownership"]) {
        return Some(Section::Verification);
    }
    None
}

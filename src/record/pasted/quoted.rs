//! Text in quotation marks, as zone files have it: several strings, with what is wrong with them.
//!
//! References: RFC 1035 §3.3 (255 octets), §5.1 (quotes and escapes).

use std::net::{IpAddr, SocketAddr};

use super::{Flaw, Kind, cell, continued};
use crate::record::txt::{STRING_OCTETS, Txt, character_strings};

/// The strings in `data`, which begins with a quotation mark, and what is wrong with the way they are written.
pub(super) fn strings(data: &str) -> (Txt, Vec<Flaw>) {
    let data = without_tail(data);
    let unfolded: Vec<Vec<u8>> = character_strings(data).into_iter().map(unfolded).collect();
    let txt = Txt(unfolded);
    let mut flaws: Vec<Flaw> = txt
        .0
        .iter()
        .map(Vec::len)
        .filter(|octets| *octets > STRING_OCTETS)
        .map(|octets| Flaw::LongString { octets })
        .take(1)
        .collect();
    if is_damaged(data) {
        flaws.push(Flaw::Damaged);
    }
    (txt, flaws)
}

/// A string that goes on over the end of a line, which a window or a mail program has wrapped there.
fn unfolded(string: Vec<u8>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&string) else { return string };
    if !text.contains('\n') {
        return string;
    }
    let mut lines = text.split('\n').map(str::trim_end);
    let first = lines.next().unwrap_or_default().to_owned();
    let whole = lines.map(str::trim_start).filter(|line| !line.is_empty()).fold(first, |mut whole, line| {
        whole.push_str(continued::between(&whole, line).unwrap_or(" "));
        whole.push_str(line);
        whole
    });
    whole.into_bytes()
}

/// The lists of strings in `data`, one a record: `"v=spf1 -all","a=b"` are two, a key in two strings is one.
pub(super) fn several(data: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, c) in data.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                let (before, after) = (data.get(start..at), data.get(at + 1..));
                let (Some(before), Some(after)) = (before, after) else { continue };
                let text = |data: &str| Txt(character_strings(data)).text();
                let is_list = before.trim_end().ends_with('"') && after.trim_start().starts_with('"');
                let next =
                    after.trim_start().get(1..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                if is_list && !continued::is_rest(&text(before), next) {
                    found.push(before.trim());
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    found.extend(data.get(start..).map(str::trim));
    found
}

/// `data` without what tools write behind the last string: a TTL, a class, the server that was asked, a state.
fn without_tail(data: &str) -> &str {
    let (mut end, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, c) in data.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => {
                is_quoted = !is_quoted;
                end = at + 1;
            }
            ';' if !is_quoted => break,
            _ => {}
        }
    }
    let tail = data.get(end..).unwrap_or_default();
    let is_aside = |word: &str| {
        let word = word.trim_matches(['(', ')', ',', '[', ']']);
        word.is_empty()
            || cell::is_noise(word)
            || Kind::named(word).is_some()
            || word.parse::<IpAddr>().is_ok()
            || word.parse::<SocketAddr>().is_ok()
    };
    let is_good = !is_quoted && end > 0 && !tail.contains(';') && tail.split_whitespace().all(is_aside);
    if is_good { data.get(..end).unwrap_or(data) } else { data }
}

/// Whether something stands outside the quotation marks, or one of them is missing.
fn is_damaged(data: &str) -> bool {
    let mut is_quoted = false;
    let mut characters = data.chars();
    let mut has_string = false;
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                if !is_quoted && has_string {
                    return true;
                }
                characters.next();
            }
            '"' => {
                is_quoted = !is_quoted;
                has_string = true;
            }
            _ if is_quoted => {}
            // A comment.
            ';' => return false,
            '(' | ')' | ',' => {}
            c if c.is_whitespace() => {}
            _ => return has_string,
        }
    }
    is_quoted
}

/// The text in one pair of quotation marks of any kind, or as it is.
pub(super) fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    for (open, close) in [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('\u{201c}', '\u{201d}'),
        ('\u{201e}', '\u{201c}'),
        ('\u{2018}', '\u{2019}'),
    ] {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(open)) {
            return inner;
        }
    }
    text
}

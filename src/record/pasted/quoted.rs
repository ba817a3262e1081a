//! Text in quotation marks, as zone files have it: several strings, with what is wrong with them.
//!
//! References: RFC 1035 §3.3 (255 octets), §5.1 (quotes and escapes).

use super::Flaw;
use crate::record::txt::{STRING_OCTETS, Txt, character_strings};

/// The strings in `data`, which begins with a quotation mark, and what is wrong with the way they are written.
pub(super) fn strings(data: &str) -> (Txt, Vec<Flaw>) {
    let txt = Txt(character_strings(data));
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

//! What was meant by a record that receivers cannot read.
//!
//! Most records that are broken are broken by a slip: a comma, a quote, a dash from a word processor, a
//! letter too few. Where only one thing can have been meant, it is said here; where two can, nothing is,
//! because a wrong guess would let strangers send or refuse honest mail.
//!
//! References: RFC 7208 §12 (grammar).

mod name;
mod term;
mod version;

pub use name::distance;

use super::{Modifier, Record, Term, parse::is_quote};

/// What one word that is no term was meant as: a term, or several that run into each other. Empty if
/// that is not certain.
#[must_use]
pub fn meant(word: &str) -> Vec<Term> {
    let plain: String = word.chars().filter_map(plain_character).filter(|c| !is_quote(*c)).collect();
    term::meant(plain.trim()).unwrap_or_default()
}

/// The terms in a word that is one term to a reader and was meant as several: `include:a.example-all`
/// names a domain that ends in `example-all`. Empty if it is meant as it is.
#[must_use]
pub fn run_together(word: &str) -> Vec<Term> {
    if word.parse::<Term>().is_ok() { term::seamed(word).unwrap_or_default() } else { Vec::new() }
}

/// Longer texts are no record anybody wrote, and not worth the time.
const OCTETS: usize = 16 * 1024;

/// The record that was meant by `text`; none if something in it cannot be told with certainty. A good
/// record is returned as it is.
#[must_use]
pub fn repaired(text: &str) -> Option<Record> {
    if let Ok(record) = text.parse()
        && text.split(' ').all(|word| run_together(word).is_empty())
    {
        return Some(record);
    }
    // What holds other control characters was not typed by a person.
    let is_foreign = |c: char| c.is_control() && !c.is_whitespace();
    if text.len() > OCTETS || text.chars().any(is_foreign) || text.contains('\u{fffd}') {
        return None;
    }
    let plain: String = text.chars().filter_map(plain_character).collect();
    // Where two quoted strings meet, DNS joins them; who typed them may have meant a space.
    let (joined, spaced) = (without_quotes(&plain, ""), without_quotes(&plain, " "));
    match (of_plain(&joined), of_plain(&spaced)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The character as the grammar knows it; none for what nobody sees.
fn plain_character(c: char) -> Option<char> {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{ff1a}' | '\u{2236}' => Some(':'),
        '\u{2044}' | '\u{2215}' => Some('/'),
        '\u{223c}' | '\u{2dc}' | '\u{ff5e}' => Some('~'),
        '\\' => None,
        c if c.is_whitespace() => Some(' '),
        c if crate::record::visible::is_hidden(c) => None,
        c => Some(c),
    }
}

/// `text` without quotes; what stands between a closing and an opening one becomes `between`.
fn without_quotes(text: &str, between: &str) -> String {
    let mut parts = text.split(is_quote).peekable();
    let mut whole = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next() {
        if part.trim().is_empty() && parts.peek().is_some() {
            whole.push_str(between);
        } else {
            whole.push_str(part);
        }
    }
    whole
}

fn of_plain(text: &str) -> Option<Record> {
    let rest = version::rest(text)?;
    let mut record = Record::default();
    for word in joined_words(&rest) {
        // A second version is left over from another record that was put in behind.
        if word.eq_ignore_ascii_case("v=spf1") {
            continue;
        }
        let terms = match (run_together(&word), word.parse::<Term>()) {
            (terms, Ok(_)) if !terms.is_empty() => terms,
            (_, Ok(term)) => vec![term],
            (_, Err(_)) => term::meant(&word)?,
        };
        for term in terms {
            let kind = |term: &Term| match term {
                Term::Modifier(Modifier::Redirect(_)) => 1,
                Term::Modifier(Modifier::Explanation(_)) => 2,
                _ => 0,
            };
            let is_second = |known: &&Term| kind(known) > 0 && kind(known) == kind(&term);
            match record.terms.iter().find(is_second) {
                None => record.terms.push(term),
                Some(known) if *known == term => {}
                // Which of two is meant, nobody can tell.
                Some(_) => return None,
            }
        }
    }
    Some(record)
}

/// The words of a record, those joined that a space has torn apart: `- all`, `ip4: 192.0.2.1`.
fn joined_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_end_of = |last: &String| {
            matches!(last.as_str(), "-" | "+" | "~" | "?") && !word.starts_with(['-', '+', '~', '?'])
                || last.ends_with([':', '=']) && !last.starts_with("mx") && !word.contains([':', '='])
                || word.starts_with([':', '/']) && last.chars().all(|c| c.is_ascii_alphanumeric())
        };
        match words.last_mut() {
            Some(last) if is_end_of(last) => last.push_str(word),
            _ if word.chars().all(|c| matches!(c, ',' | ';')) => {}
            _ => words.push(word.to_owned()),
        }
    }
    words
}

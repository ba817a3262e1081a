//! What was meant by a record that receivers cannot read.
//!
//! Most records that are broken are broken by a slip: a comma, a quote, a dash from a word processor, a
//! letter too few. Where only one thing can have been meant, it is said here; where two can, nothing is,
//! because a wrong guess would let strangers send or refuse honest mail.
//!
//! References: RFC 7208 §12 (grammar).

mod name;
mod range;
mod slip;
mod term;
mod version;
mod words;

pub use name::distance;
pub use range::{networks, range};
pub use slip::{Slip, several, slips};

use super::{
    Modifier, Record, Term,
    parse::{Fault, is_quote, is_term, odd},
};

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
    // `all=-all` is one `all`, written twice.
    if is_term(word) && !term::is_all(word) {
        term::seamed(word).or_else(|| term::listed(word)).unwrap_or_default()
    } else {
        Vec::new()
    }
}

/// The mechanism that a modifier nobody knows was meant as: `include=…`, `ipv4=…`. None if it is one of its own.
#[must_use]
pub fn mechanism(name: &str, value: &str) -> Option<Term> {
    term::mechanism(name, value)
}

/// Longer texts are no record anybody wrote, and not worth the time.
const OCTETS: usize = 16 * 1024;

/// The record that was meant by `text`; none if something in it cannot be told with certainty. A good
/// record is returned as it is.
#[must_use]
pub fn repaired(text: &str) -> Option<Record> {
    if let Ok(record) = text.parse()
        && text.split(' ').all(|word| run_together(word).is_empty() && odd(word).is_none())
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
    for words::Word { text: word, cause, .. } in words::words(&rest) {
        // A comment, and commas that stand alone.
        if cause == Some(Fault::Comment) || word.chars().all(|c| matches!(c, ',' | ';')) {
            continue;
        }
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

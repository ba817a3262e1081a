//! What is wrong in a record, with its place and what was meant, as people see it: words that a space has torn
//! apart are one slip, and so is a note behind the record.

use super::{
    super::parse::{Fault, faults, is_term},
    Term, is_quote, plain_character, term, words,
};
use crate::record::span::{ParseError, Span};

/// Something that is no term, and what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands; several words where they are one term.
    pub span: Span,
    /// Why it is none, where that can be told better than the grammar can.
    pub cause: Option<Fault>,
    /// What was meant; empty if that is not certain, or if it goes.
    pub meant: Vec<Term>,
    /// Whether everybody was meant to be let in.
    pub opens: bool,
}

/// The slips in a record that more is known of than that a word is no term.
#[must_use]
pub fn slips(text: &str) -> Vec<Slip> {
    let words = words::words(text).into_iter();
    words
        .filter_map(|word| {
            let plain: String =
                word.text.chars().filter_map(plain_character).filter(|c| !is_quote(*c)).collect();
            let is_term = || is_term(word.span.of(text));
            let cause = word.cause.or_else(|| if is_term() { None } else { term::cause(&plain) });
            let opens = !is_term() && term::opens(&plain);
            if cause.is_none() && !opens {
                return None;
            }
            let meant = plain.parse::<Term>().ok().map(|term| vec![term]).or_else(|| term::meant(&plain));
            Some(Slip { span: word.span, cause, meant: meant.unwrap_or_default(), opens })
        })
        .collect()
}

/// The records in a text that holds more than one: it is cut in front of every `v=spf1` that begins a word. One
/// without any term is left over from another, and is left out.
#[must_use]
pub fn several(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let is_begin = |at: usize| {
        lower
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|c| c.is_whitespace() || is_quote(c))
    };
    let mut starts: Vec<usize> =
        lower.match_indices("v=spf1").map(|(at, _)| at).filter(|at| *at > 0 && is_begin(*at)).collect();
    starts.insert(0, 0);
    starts.push(text.len());
    let pieces = starts.windows(2).filter_map(|pair| match pair {
        [start, end] => text.get(*start..*end),
        _ => None,
    });
    let pieces = pieces.map(|piece| piece.trim().trim_matches(is_quote).trim().to_owned());
    let mut pieces: Vec<String> =
        pieces.filter(|piece| !piece.is_empty() && !piece.eq_ignore_ascii_case("v=spf1")).collect();
    // `MS=ms1 v=spf1 …`
    if pieces.len() > 1 && matches!(faults(text).first(), Some(ParseError { cause: Fault::InFront(_), .. })) {
        pieces.remove(0);
    }
    // `IN TXT "v=spf1 …"`: what stands in front is of the line in a zone file.
    if pieces.len() > 1 && pieces.first().is_some_and(|piece| is_of_zone_file(piece)) {
        pieces.remove(0);
    }
    pieces
}

/// The class and the type of a record, perhaps with its name and TTL in front.
fn is_of_zone_file(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let is_type = words.next().is_some_and(|word| word.eq_ignore_ascii_case("TXT"));
    let is_front = |word: &str| {
        let is_ttl =
            word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_alphanumeric());
        word.eq_ignore_ascii_case("IN") || is_ttl || word == "@" || word.ends_with('.')
    };
    is_type && words.all(is_front)
}

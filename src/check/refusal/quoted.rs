//! What the sender's domain says in a receiver's text.
//!
//! RFC 7208 §6.2 lets the owner of a domain add words of its own (`exp=`) to what a receiver says when SPF fails,
//! and §8.4 has the receiver name them as that. They are hostile until proven otherwise: shown as a quote, never
//! read.

/// Words behind which the explanation begins.
const MARKS: [&str; 5] = [
    " explains:",
    " explained:",
    "explanation from the domain:",
    "explanation provided by the domain:",
    "the domain owner says:",
];

/// The receiver's own words, and what they quote.
pub(super) fn without(text: &str) -> (&str, Option<&str>) {
    let lower = text.to_ascii_lowercase();
    let found = MARKS.iter().filter_map(|mark| lower.find(mark).map(|at| at + mark.len())).min();
    match found {
        Some(at) => {
            (text.get(..at).unwrap_or(text), text.get(at..).map(str::trim).filter(|rest| !rest.is_empty()))
        }
        None => (text, None),
    }
}

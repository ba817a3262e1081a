//! The words of a record, those as one that a space has torn apart.
//!
//! A space ends a term, so that `include: _spf.example.com` is two things of which neither is a term. What stands
//! before and behind it says what was meant.

use super::{
    super::parse::{Fault, is_term},
    term::is_address,
};
use crate::record::span::Span;

/// One word as it was meant, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) text: String,
    /// Why it is none as it is written, where more than one word of the text is in it.
    pub(super) cause: Option<Fault>,
}

/// Mechanisms and modifiers that mean nothing without what follows them.
const OPEN: [(&str, char); 6] =
    [("include", ':'), ("exists", ':'), ("ip4", ':'), ("ip6", ':'), ("redirect", '='), ("exp", '=')];

/// The words of a text, left to right.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let span = Span::new(at, at + word.len());
        at += piece.len();
        if word.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.cause == Some(Fault::Comment) && !is_kept(word) => last.span.end = span.end,
            Some(last) => match joined(&last.text, word) {
                Some((text, cause)) => {
                    let span = Span::new(last.span.start, span.end);
                    *last = Word { span, text, cause: Some(cause) };
                }
                None => found.push(alone(span, word)),
            },
            None => found.push(alone(span, word)),
        }
    }
    found
}

fn alone(span: Span, word: &str) -> Word {
    let is_comment = word.starts_with('#') || word.starts_with("//") || word.starts_with("/*") || word == ";";
    let text = if is_comment { String::new() } else { word.to_owned() };
    Word { span, text, cause: is_comment.then_some(Fault::Comment) }
}

/// What in a comment is not one: an end of the record, or a term with its argument.
fn is_kept(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '~', '?', '+']);
    (bare.len() < word.len() && bare.eq_ignore_ascii_case("all"))
        || OPEN.iter().any(|(name, sign)| {
            bare.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
                && bare.get(name.len()..).is_some_and(|rest| rest.starts_with(*sign))
        })
}

/// Two words that are one.
fn joined(last: &str, word: &str) -> Option<(String, Fault)> {
    let space = |text: String| Some((text, Fault::Space));
    let is_signed = word.starts_with(['-', '+', '~', '?']);
    if matches!(last, "-" | "+" | "~" | "?") && !is_signed {
        return space(format!("{last}{word}"));
    }
    // What is a term by itself is not the argument of the one before: that has none.
    if last.ends_with([':', '=']) && !word.contains([':', '=']) && !is_signed && !is_term(word) {
        return if last.starts_with("mx") && !is_host(word) { None } else { space(format!("{last}{word}")) };
    }
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric());
    if word.starts_with([':', '/']) && word.len() > 1 && !word.starts_with("//") && is_name(last) {
        return space(format!("{last}{word}"));
    }
    if let Some(whole) = with_length(last, word) {
        return space(whole);
    }
    let bare = last.trim_start_matches(['-', '+', '~', '?']);
    // `include:_spf .google.com`, `include:_spf. google.com`
    if bare.contains([':', '=']) && !word.contains([':', '=']) && !is_signed {
        let is_rest = word.starts_with('.') && word.len() > 1 && !bare.ends_with('.');
        let is_end = bare.ends_with('.') && is_host(word);
        if is_rest || is_end {
            return space(format!("{last}{word}"));
        }
    }
    // `mx:10 mail.example.com`
    let number = bare.to_ascii_lowercase().strip_prefix("mx:").map(str::to_owned);
    if number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        && is_host(word)
    {
        let sign = last.get(..last.len() - bare.len()).unwrap_or_default();
        return Some((format!("{sign}mx:{word}"), Fault::Preference));
    }
    // `include mailgun.org`
    let (name, sign) = OPEN.iter().find(|(name, _)| name.eq_ignore_ascii_case(bare))?;
    let fits =
        if name.starts_with("ip") { is_address(word) } else { is_host(word) || word.starts_with("%{") };
    if fits { space(format!("{last}{sign}{word}")) } else { None }
}

/// `ip4:192.0.2.0 /24`, `ip4:192.0.2.0/ 24`, `include : a.example`: what stands alone between two blanks, and what the
/// slash is in front of.
fn with_length(last: &str, word: &str) -> Option<String> {
    let whole = format!("{last}{word}");
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let bare = last.trim_start_matches(['-', '+', '~', '?']);
    let name = bare.split([':', '=', '/']).next().unwrap_or_default().to_ascii_lowercase();
    let fits = match word {
        ":" => ["include", "a", "mx", "ptr", "ip4", "ip6", "exists"]
            .contains(&bare.to_ascii_lowercase().as_str()),
        "=" => ["redirect", "exp"].contains(&name.as_str()) && name.len() == bare.len(),
        "/" => ["a", "mx", "ip4", "ip6"].contains(&name.as_str()) && !bare.contains('/'),
        _ if bare.ends_with('/') => is_number(word) && ["a", "mx", "ip4", "ip6"].contains(&name.as_str()),
        _ => {
            let length = word.strip_prefix('/').is_some_and(is_number);
            length && ["a", "mx", "ip4", "ip6"].contains(&name.as_str()) && is_term(&whole)
        }
    };
    fits.then_some(whole)
}

/// Whether a word is a host's name: at least two labels, and a letter in it.
fn is_host(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ';']);
    bare.contains('.')
        && bare.contains(|c: char| c.is_ascii_alphabetic())
        && bare.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        })
}

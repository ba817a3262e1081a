//! What receivers make of a record: every fault in it, with its place.

use super::{Fault, Modifiers, VERSION, after_version, is_quote, term, words};
use crate::record::{span::ParseError, spf::Record};

/// Every fault that RFC 7208 §12 sees in a record, left to right; none if it is one. A text that does
/// not begin as a record has that one fault.
#[must_use]
pub fn faults(text: &str) -> Vec<ParseError<Fault>> {
    match body(text) {
        Err(fault) => vec![fault],
        Ok(rest) => terms(rest).filter_map(Result::err).collect(),
    }
}

/// What stands after the version and its space.
pub(super) fn body(text: &str) -> Result<&str, ParseError<Fault>> {
    let first = text.find(' ').unwrap_or(text.len());
    let Some(rest) = after_version(text) else {
        let quote = text.chars().next().filter(|c| is_quote(*c));
        return Err(match quote {
            Some(c) => ParseError::new(0, c.len_utf8(), Fault::Quote),
            None => match super::in_front(text) {
                Some(front) => ParseError::new(0, front.len(), Fault::InFront(front.to_owned())),
                None => ParseError::new(0, first, Fault::Version),
            },
        });
    };
    match rest.chars().next() {
        None | Some(' ') => Ok(rest),
        Some(c) if c.is_ascii_digit() => Err(ParseError::new(0, first, Fault::Version)),
        Some(c) if !c.is_ascii_graphic() => {
            let at = VERSION.len();
            Err(ParseError::new(at, at + c.len_utf8(), Fault::Character(c)))
        }
        Some('\\') => Err(ParseError::new(VERSION.len(), VERSION.len() + 1, Fault::Escape)),
        Some(_) => Err(ParseError::new(VERSION.len(), first, Fault::NoSpaceAfterVersion)),
    }
}

/// RFC 7208 §12: `terms = *( 1*SP ( directive / modifier ) )`: SP, no other white space.
fn terms(rest: &str) -> impl Iterator<Item = Result<super::Term, ParseError<Fault>>> {
    let mut seen = Modifiers::default();
    words(rest, VERSION.len(), |c| c == ' ').map(move |(span, word)| {
        term::term(word).and_then(|term| seen.take(term, word)).map_err(|e| e.shifted(span.start))
    })
}

impl std::str::FromStr for Record {
    type Err = ParseError<Fault>;

    /// RFC 7208 §12: `record = version terms *SP`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self { terms: terms(body(text)?).collect::<Result<_, _>>()? })
    }
}

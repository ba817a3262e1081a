//! Macro-strings and domain-specs (RFC 7208 §7.1).

use super::{
    super::{DomainSpec, Letter, Macro, MacroString, Piece},
    Fault, is_quote,
};
use crate::record::{
    name::LABEL_OCTETS,
    span::{ParseError, Span},
};

type Refused = ParseError<Fault>;

/// RFC 7208 §7.1: `domain-spec = macro-string domain-end`.
///
/// One thing the grammar lets pass is refused: labels without anything in them, which no name has (RFC 7208 §4.8
/// leaves open what becomes of those).
pub(in crate::record::spf) fn domain_spec(text: &str) -> Result<DomainSpec, Refused> {
    let refused = |fault: Refused| match fault.cause {
        Fault::DomainSpec if text.contains("://") => ParseError::new(0, text.len(), Fault::Url),
        _ => fault,
    };
    plain_spec(text).map_err(refused)
}

fn plain_spec(text: &str) -> Result<DomainSpec, Refused> {
    let whole = |cause| Err(ParseError::new(0, text.len(), cause));
    if text.split('/').next().is_some_and(|text| text.parse::<std::net::IpAddr>().is_ok()) {
        return whole(Fault::Address);
    }
    let pieces = pieces(text)?;
    let refused = |span| ParseError { span, cause: Fault::DomainSpec };
    for (index, (span, piece)) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(literal) => {
                let offset = |fault: Refused| fault.shifted(span.start);
                literal_labels(literal, index == 0).map_err(offset)?;
            }
            // RFC 7208 §7.2: 'The following macro letters are allowed only in "exp" text'
            Piece::Macro(Macro {
                letter: Letter::ReadableIp | Letter::Receiver | Letter::Timestamp, ..
            }) => {
                let letter = span.of(text).chars().nth(2).unwrap_or_default();
                return Err(ParseError { span: *span, cause: Fault::ExplanationMacro(letter) });
            }
            _ => {}
        }
    }
    // RFC 7208 §7.1: `domain-end = ( "." toplabel [ "." ] ) / macro-expand`
    match pieces.last() {
        None => return Err(refused(Span::new(0, 0))),
        Some((span, Piece::Literal(literal))) => {
            let body = literal.strip_suffix('.').unwrap_or(literal);
            let Some((_, top)) = body.rsplit_once('.') else { return Err(refused(*span)) };
            if !is_top_label(top) {
                let start = span.start + body.len() - top.len();
                return Err(refused(Span::new(start, start + top.len())));
            }
        }
        Some(_) => {}
    }
    Ok(DomainSpec(collected(pieces)))
}

/// RFC 7208 §7.1: `macro-string = *( macro-expand / macro-literal )`.
pub(super) fn macro_string(text: &str) -> Result<MacroString, Refused> {
    pieces(text).map(collected)
}

/// RFC 7208 §6.2: `explain-string = *( macro-string / SP )`.
pub(super) fn explain_string(text: &str) -> Result<MacroString, Refused> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let body = word.strip_suffix(' ').unwrap_or(word);
        found.extend(pieces(body).map_err(|fault| fault.shifted(at))?.into_iter().map(|(_, piece)| piece));
        if body.len() < word.len() {
            found.push(Piece::Literal(" ".to_owned()));
        }
        at += word.len();
    }
    Ok(MacroString(found))
}

fn collected(pieces: Vec<(Span, Piece)>) -> MacroString {
    MacroString(pieces.into_iter().map(|(_, piece)| piece).collect())
}

/// The pieces of a macro-string, each with its place.
fn pieces(text: &str) -> Result<Vec<(Span, Piece)>, Refused> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('%').unwrap_or(rest.len());
        let (piece, length) = match rest.get(..2) {
            _ if length > 0 => (literal(rest.get(..length).unwrap_or_default(), at)?, length),
            Some("%%") => (Piece::Percent, 2),
            Some("%_") => (Piece::Space, 2),
            Some("%-") => (Piece::UrlSpace, 2),
            Some("%{") => {
                let length = rest.find('}').map_or(rest.len(), |end| end + 1);
                let inside = rest.get(2..length).and_then(|inside| inside.strip_suffix('}'));
                let expanded = inside.and_then(expand);
                (Piece::Macro(expanded.ok_or(ParseError::new(at, at + length, Fault::Macro))?), length)
            }
            _ => {
                let length = rest.chars().take(2).map(char::len_utf8).sum::<usize>();
                return Err(ParseError::new(at, at + length, Fault::Macro));
            }
        };
        found.push((Span::new(at, at + length), piece));
        at += length;
    }
    Ok(found)
}

/// RFC 7208 §7.1: `macro-literal = %x21-24 / %x26-7E`.
fn literal(text: &str, at: usize) -> Result<Piece, Refused> {
    if let Some((offset, c)) = text.char_indices().find(|(_, c)| !c.is_ascii_graphic()) {
        return Err(ParseError::new(at + offset, at + offset + c.len_utf8(), Fault::Character(c)));
    }
    Ok(Piece::Literal(text.to_owned()))
}

/// What stands in `%{…}`: `macro-letter transformers *delimiter`, `transformers = *DIGIT [ "r" ]`.
fn expand(inside: &str) -> Option<Macro> {
    let first = inside.chars().next()?;
    let letter = Letter::from_char(first)?;
    let rest = inside.get(1..)?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = match rest.get(..rest.len() - after.len())? {
        "" => None,
        // RFC 7208 §7.3: 'The DIGIT transformer … MUST be nonzero'
        digits => Some(digits.parse::<u8>().ok().filter(|number| *number > 0)?),
    };
    let delimiters = after.strip_prefix(['r', 'R']).unwrap_or(after);
    let is_delimiters = delimiters.chars().all(|c| matches!(c, '.' | '-' | '+' | ',' | '/' | '_' | '='));
    is_delimiters.then(|| Macro {
        letter,
        url_escaped: first.is_ascii_uppercase(),
        digits,
        reversed: delimiters.len() < after.len(),
        delimiters: delimiters.to_owned(),
    })
}

/// The labels in a literal: none empty, none too long.
fn literal_labels(literal: &str, is_first: bool) -> Result<(), Refused> {
    let mut at = 0;
    let count = literal.split('.').count();
    for (index, label) in literal.split('.').enumerate() {
        let is_inner = (index > 0 || is_first) && index + 1 < count;
        if (label.is_empty() && is_inner) || label.len() > LABEL_OCTETS {
            // An empty label is the dot after it.
            return Err(ParseError::new(at, at + label.len().max(1), Fault::DomainSpec));
        }
        at += label.len() + 1;
    }
    Ok(())
}

/// What no host is named with, though the grammar lets it pass: a term with such a name never matches.
pub(super) fn odd(text: &str) -> Option<Refused> {
    if let Some(at) = text.find("://") {
        let start = text.get(..at).and_then(|before| before.rfind([':', '='])).map_or(0, |start| start + 1);
        return Some(ParseError::new(start, text.len(), Fault::Url));
    }
    let (at, c) = text.char_indices().find(|(_, c)| matches!(c, ',' | ';' | '@') || is_quote(*c))?;
    // Delimiters of a macro.
    let is_in_macro = text.get(..at).is_some_and(|before| before.rfind("%{") > before.rfind('}'));
    if is_in_macro {
        return None;
    }
    let cause = match c {
        '@' => Fault::Mailbox,
        c if is_quote(c) => Fault::Quote,
        c => Fault::Separator(c),
    };
    Some(ParseError::new(at, at + c.len_utf8(), cause))
}

/// RFC 7208 §7.1: `toplabel = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )`.
fn is_top_label(label: &str) -> bool {
    let is_host = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_numeric = label.bytes().all(|b| b.is_ascii_digit());
    is_host && !is_numeric && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
}

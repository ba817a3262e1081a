//! Lists of `tag=value` with semicolons between them, the form DKIM and DMARC records share.
//!
//! A tag is a short name, `=`, and a value that runs to the next semicolon; white space around
//! either does not count, and the order of the tags mostly does not matter. Readers ignore tags they
//! do not know. A name that stands twice makes the whole list invalid.
//!
//! References: RFC 6376 §3.2 (`tag-list`), RFC 9989 §4.8 (the same form for DMARC).

use std::{collections::BTreeSet, iter};

use super::span::{ParseError, Span};

/// One `tag=value`, both trimmed of folding white space, with their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// The tag's name as written; names are case-sensitive (RFC 6376 §3.2).
    pub name: &'t str,
    /// Where the name stands.
    pub name_span: Span,
    /// The value as written, without the white space around it.
    pub value: &'t str,
    /// Where the value stands.
    pub value_span: Span,
}

/// What keeps a text from being a list of tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagFault {
    /// Something without `=`.
    NoEquals,
    /// A comma where a semicolon belongs: what follows it is another tag.
    Comma,
    /// A backslash before a semicolon, as some zone files need it, published as part of the value.
    Escape,
    /// A quote before a name: the quotes around a value were published as part of it.
    Quote,
    /// A name that is no letter followed by letters, digits and underscores.
    Name,
    /// The same tag a second time.
    Duplicate(String),
    /// A character that cannot stand in a value.
    Character(char),
}

impl<'t> Tag<'t> {
    /// The parts of the value between `separator`s, trimmed, with their places.
    pub fn items(&self, separator: char) -> impl Iterator<Item = (&'t str, Span)> + use<'t> {
        let (value, offset) = (self.value, self.value_span.start);
        split(value, separator).map(move |(part, at)| trimmed(part, offset + at))
    }

    /// The value to be kept, unfolded: RFC 6376 §2.8 folds over line ends, which have no place in a record
    /// that is copied into a panel.
    #[must_use]
    pub fn text(&self) -> String {
        self.value.chars().filter(|c| !matches!(c, '\r' | '\n')).collect()
    }

    /// The comma in the value after which another tag begins, one of `known`.
    ///
    /// Only for values in which that can mean nothing else.
    #[must_use]
    pub fn comma(&self, known: &[&str]) -> Option<ParseError<TagFault>> {
        let mut parts = split(self.value, ',');
        parts.next()?;
        let at = parts.find_map(|(part, at)| {
            let (name, _) = part.split_once('=')?;
            known.contains(&name.trim_matches(is_space)).then_some(at.checked_sub(1)?)
        })?;
        let start = self.value_span.start + at;
        Some(ParseError::new(start, start + 1, TagFault::Comma))
    }
}

/// The tags of a list in their order; a final semicolon and empty parts are accepted.
///
/// # Errors
/// The first part that is no tag, with its place.
pub fn parse(text: &str) -> Result<Vec<Tag<'_>>, ParseError<TagFault>> {
    parts(text).collect()
}

/// The same, part by part, for readers that pass over what is no tag.
pub fn parts(text: &str) -> impl Iterator<Item = Result<Tag<'_>, ParseError<TagFault>>> {
    let mut seen = BTreeSet::new();
    let mut rest = split(text, ';').peekable();
    let whole = iter::from_fn(move || {
        let (part, at) = rest.next()?;
        Some((part, at, rest.peek().is_some()))
    });
    whole.filter(|(part, ..)| !part.trim_matches(is_space).is_empty()).map(
        move |(part, at, before_semicolon)| {
            let tag = tag(part, at, before_semicolon)?;
            // RFC 6376 §3.2: 'Tags with duplicate names MUST NOT occur within a single tag-list'.
            if seen.insert(tag.name) {
                Ok(tag)
            } else {
                Err(error(tag.name_span, TagFault::Duplicate(tag.name.to_owned())))
            }
        },
    )
}

/// RFC 6376 §3.2: `tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]`.
fn tag(part: &str, offset: usize, before_semicolon: bool) -> Result<Tag<'_>, ParseError<TagFault>> {
    let (whole, whole_span) = trimmed(part, offset);
    if whole.starts_with(['"', '\u{201c}', '\u{201d}']) {
        let quote = whole.chars().next().map_or(0, char::len_utf8);
        return Err(ParseError::new(whole_span.start, whole_span.start + quote, TagFault::Quote));
    }
    let Some((name, value)) = part.split_once('=') else {
        return Err(error(whole_span, TagFault::NoEquals));
    };
    let (value, value_span) = trimmed(value, offset + name.len() + 1);
    let (name, name_span) = trimmed(name, offset);
    // RFC 6376 §3.2: 'tag-name = ALPHA *ALNUMPUNC', 'ALNUMPUNC = ALPHA / DIGIT / "_"'.
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    {
        return Err(error(name_span, TagFault::Name));
    }
    // RFC 6376 §3.2: 'VALCHAR = %x21-3A / %x3C-7E', with folding white space between.
    if let Some((at, c)) = value.char_indices().find(|(_, c)| !c.is_ascii_graphic() && !is_space(*c)) {
        let start = value_span.start + at;
        return Err(ParseError::new(start, start + c.len_utf8(), TagFault::Character(c)));
    }
    if before_semicolon && part.ends_with('\\') {
        return Err(ParseError::new(value_span.end - 1, value_span.end, TagFault::Escape));
    }
    Ok(Tag { name, name_span, value, value_span })
}

/// Folding white space: space, tab and the line ends that may stand between them (RFC 6376 §2.8).
#[must_use]
pub const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn trimmed(part: &str, offset: usize) -> (&str, Span) {
    let without_start = part.trim_start_matches(is_space);
    let start = offset + part.len() - without_start.len();
    let word = without_start.trim_end_matches(is_space);
    (word, Span::new(start, start + word.len()))
}

/// The parts between `separator`s with their byte offsets.
fn split(text: &str, separator: char) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split(separator).map(move |part| {
        let start = at;
        at += part.len() + separator.len_utf8();
        (part, start)
    })
}

const fn error(span: Span, cause: TagFault) -> ParseError<TagFault> {
    ParseError { span, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(text: &str) -> Vec<(&str, &str)> {
        let tags = parse(text).expect(text);
        for tag in &tags {
            assert_eq!((tag.name_span.of(text), tag.value_span.of(text)), (tag.name, tag.value), "{text}");
        }
        tags.into_iter().map(|tag| (tag.name, tag.value)).collect()
    }

    #[track_caller]
    fn bad(text: &str, at: &str, cause: TagFault) {
        let error = parse(text).expect_err(text);
        assert_eq!((error.span.of(text), error.cause), (at, cause), "{text}");
    }

    #[test]
    fn lists_are_read_whatever_the_white_space() {
        assert_eq!(good("v=DKIM1; k=rsa"), [("v", "DKIM1"), ("k", "rsa")]);
        assert_eq!(good(" v =\tDKIM1 ;p = ab\r\n cd; "), [("v", "DKIM1"), ("p", "ab\r\n cd")]);
        assert_eq!(good("p="), [("p", "")]); // an empty value is a value
        assert_eq!(good("a=b=c;;"), [("a", "b=c")]); // only the first `=` counts
        assert_eq!(good(""), []);
        assert_eq!(good("A=1;a=2"), [("A", "1"), ("a", "2")]); // names are case-sensitive
    }

    #[test]
    fn errors_say_where_and_why() {
        bad("v=DKIM1; rsa", "rsa", TagFault::NoEquals);
        bad("v=1; 2x=3", "2x", TagFault::Name);
        bad("v=1; =3", "", TagFault::Name);
        bad("k=rsa; p=; k=rsa", "k", TagFault::Duplicate("k".to_owned()));
        bad("n=b\u{fc}cher", "\u{fc}", TagFault::Character('\u{fc}'));
        bad("v=DMARC1\\; p=none", "\\", TagFault::Escape);
        bad("\"v=DMARC1; p=none\"", "\"", TagFault::Quote);
    }

    #[test]
    fn a_backslash_that_escapes_nothing_is_part_of_the_value() {
        assert_eq!(good("n=a\\b"), [("n", "a\\b")]);
        assert_eq!(good("n=a\\"), [("n", "a\\")]);
    }

    #[test]
    fn a_comma_counts_only_before_another_tag() {
        let text = "p=none, rua=mailto:a@example.com";
        let tags = parse(text).expect("one tag");
        assert_eq!(tags[0].comma(&["rua"]).expect("a comma").span, Span::new(6, 7));
        let list = parse("rua=mailto:a@example.com, mailto:b@example.com").expect("one tag");
        assert_eq!(list[0].comma(&["rua", "p"]), None);
    }
}

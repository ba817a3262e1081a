//! A record in its parts, with what each means in plain words.
//!
//! All three kinds of record are a line of parts, terms or tags, each of which says one thing. For somebody who
//! has the line before them and not the standard, each part is told with its place, and where it cannot be read,
//! why. Whether the whole is any good is not said here: that is what findings are for.
//!
//! References: RFC 7208 §4.6 (terms), RFC 6376 §3.6.1 and RFC 9989 §4.7 (tags).

mod dkim;
mod dmarc;
mod spf;

use crate::record::{
    span::{ParseError, Span},
    spf::Qualifier,
    tags::{self, Tag, TagFault},
};

pub use dkim::dkim;
pub use dmarc::dmarc;
pub use spf::spf;

/// One term or tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub span: Span,
    /// The text there, as written: not safe to show.
    pub text: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// What follows the name, if something does.
    pub value: Option<String>,
    /// What an SPF mechanism says about the servers it matches.
    pub qualifier: Option<Qualifier>,
    /// What it means, or why it cannot be read.
    pub meaning: Result<String, String>,
}

impl Part {
    fn of_tag(text: &str, tag: &Tag<'_>, meaning: Result<String, String>) -> Self {
        let span = Span::new(tag.name_span.start, tag.value_span.end.max(tag.name_span.end));
        Self {
            span,
            text: span.of(text).to_owned(),
            name: Some(tag.name.to_owned()),
            value: Some(tag.text()),
            qualifier: None,
            meaning,
        }
    }
}

/// The parts of a list of tags, each with what `meaning` says of it.
fn tags(
    text: &str,
    meaning: impl Fn(&Tag<'_>) -> Result<String, String>,
    fault: impl Fn(TagFault) -> String,
) -> Vec<Part> {
    let parts = tags::parts(text).map(|part| match part {
        Ok(tag) => Part::of_tag(text, &tag, meaning(&tag)),
        Err(error) => broken(text, error, &fault),
    });
    parts.collect()
}

/// All between two semicolons, where something in it is wrong.
fn broken(text: &str, error: ParseError<TagFault>, fault: impl Fn(TagFault) -> String) -> Part {
    let at = error.span.start;
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(';').map_or(0, |semicolon| semicolon + 1);
    let end = text.get(at..).and_then(|rest| rest.find(';')).map_or(text.len(), |semicolon| at + semicolon);
    let whole = Span::new(start, end).of(text);
    let start = start + whole.len() - whole.trim_start_matches(tags::is_space).len();
    let span = Span::new(start, start + whole.trim_matches(tags::is_space).len());
    Part {
        span,
        text: span.of(text).to_owned(),
        name: None,
        value: None,
        qualifier: None,
        meaning: Err(fault(error.cause)),
    }
}

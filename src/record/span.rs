//! Where in a text an error is.
//!
//! A parse error that only says "invalid" makes a person hunt. Every parser here says which bytes
//! it could not accept and why, as data: the sentence is made elsewhere from the cause, and the
//! screen underlines the span.

use std::{error::Error, fmt, ops::Range};

/// A half-open range of byte offsets into the text that was parsed; always on `char` boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` where something is missing.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same span in a text that has `offset` more bytes before it.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// The text under the span; empty if the span is not in `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(Range::from(self)).unwrap_or_default()
    }
}

/// The words of a text with the byte each begins at.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split([' ', '\t']).filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// Why a text is not what it should be, and where. `C` is the grammar's own list of causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError<C> {
    /// The bytes that cannot be accepted.
    pub span: Span,
    /// What is wrong with them.
    pub cause: C,
}

impl<C> ParseError<C> {
    /// `cause` at the bytes from `start` to `end`.
    pub const fn new(start: usize, end: usize, cause: C) -> Self {
        Self { span: Span::new(start, end), cause }
    }

    /// The same error in a text that has `offset` more bytes before it.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self { span: self.span.shifted(offset), cause: self.cause }
    }
}

impl<C: fmt::Debug> fmt::Display for ParseError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at bytes {}..{}", self.cause, self.span.start, self.span.end)
    }
}

impl<C: fmt::Debug> Error for ParseError<C> {}

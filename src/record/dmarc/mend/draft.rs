//! A text that is put right step by step, and knows where each of its bytes stood at first.

use std::{iter, ops::Range};

use crate::record::{span::Span, tags::is_space};

/// What is put in place of a part of the text.
pub(super) struct Edit {
    span: Span,
    with: String,
}

impl Edit {
    pub(super) fn new(span: Span, with: &str) -> Self {
        Self { span, with: with.to_owned() }
    }
}

/// The text as it stands now.
pub(super) struct Draft {
    text: String,
    /// For each byte, and for the end, the byte of the published text it stands for.
    origin: Vec<usize>,
}

impl Draft {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), origin: (0..=text.len()).collect() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where in the `published` text a span of this one stood.
    pub(super) fn place(&self, published: &str, span: Span) -> Span {
        let start = self.origin(span.start);
        let last = span.of(&self.text).chars().next_back();
        // What was taken out behind the span does not belong to it.
        let end = last.and_then(|c| {
            let at = self.origin(span.end.checked_sub(c.len_utf8())?);
            published.get(at..)?.starts_with(c).then_some(at + c.len_utf8())
        });
        Span::new(start, end.unwrap_or_else(|| self.origin(span.end)).max(start))
    }

    fn origin(&self, at: usize) -> usize {
        self.origin.get(at).or(self.origin.last()).copied().unwrap_or_default()
    }

    /// Whether anything has changed.
    pub(super) fn apply(&mut self, mut edits: Vec<Edit>) -> bool {
        let before = self.text.clone();
        // From the end, and what is taken out before what is put in at the same place.
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.span.start, edit.span.end)));
        for Edit { span, with } in edits {
            let range = Range::from(span);
            if self.text.get(range.clone()).is_some() {
                let at = self.origin(span.start);
                self.text.replace_range(range.clone(), &with);
                self.origin.splice(range, iter::repeat_n(at, with.len()));
            }
        }
        self.text != before
    }
}

/// What stands between two semicolons.
pub(super) struct Part<'t> {
    /// All of it.
    pub(super) span: Span,
    /// Without the white space around it.
    pub(super) trimmed: Span,
    /// The same as text.
    pub(super) whole: &'t str,
    /// What stands before `=`, or all of it.
    pub(super) name: &'t str,
    pub(super) name_span: Span,
    /// What stands behind `=`.
    pub(super) value: &'t str,
    pub(super) value_span: Span,
}

impl Part<'_> {
    pub(super) const fn holds(&self, span: Span) -> bool {
        self.span.start <= span.start && span.end <= self.span.end
    }

    /// The name, or all of it where there is no name.
    pub(super) fn shown_name(&self) -> Span {
        if self.name.is_empty() { self.trimmed } else { self.name_span }
    }

    /// Takes it out, with the semicolon in front of it.
    pub(super) fn removal(&self, text: &str) -> Edit {
        let start = self.span.start.checked_sub(1).filter(|at| text.get(*at..self.span.start) == Some(";"));
        Edit::new(Span::new(start.unwrap_or(self.span.start), self.span.end), "")
    }

    /// Takes the item of its value that holds `span` out; all of it if that is the only item.
    pub(super) fn item_removal(&self, text: &str, separator: char, span: Span) -> Edit {
        let items = pieces(self.value, self.value_span.start, separator);
        let at = items.iter().position(|item| item.start <= span.start && span.end <= item.end);
        match at.and_then(|at| Some((at, *items.get(at)?))) {
            _ if items.len() < 2 => self.removal(text),
            Some((0, item)) => Edit::new(Span::new(item.start, item.end + separator.len_utf8()), ""),
            Some((_, item)) => Edit::new(Span::new(item.start - separator.len_utf8(), item.end), ""),
            None => self.removal(text),
        }
    }
}

/// The parts of a list of tags, those with nothing in them left out.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let all = pieces(text, 0, ';').into_iter();
    all.filter_map(|span| {
        let trimmed = trim(text, span);
        let whole = trimmed.of(text);
        let equals = whole.find('=').map_or(trimmed.end, |at| trimmed.start + at);
        let name_span = trim(text, Span::new(trimmed.start, equals));
        let value_span = trim(text, Span::new((equals + 1).min(trimmed.end), trimmed.end));
        let (name, value) = (name_span.of(text), value_span.of(text));
        (!whole.is_empty()).then_some(Part { span, trimmed, whole, name, name_span, value, value_span })
    })
    .collect()
}

/// What stands between `separator`s in a text that begins at `offset`.
fn pieces(text: &str, offset: usize, separator: char) -> Vec<Span> {
    let mut start = offset;
    let spans = text.split(separator).map(|piece| {
        let span = Span::new(start, start + piece.len());
        start = span.end + separator.len_utf8();
        span
    });
    spans.collect()
}

/// A span without the white space at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.end - inner.trim_start_matches(is_space).len();
    Span::new(start, start + inner.trim_matches(is_space).len())
}

/// The one of `words` that `word` is.
pub(super) fn sole(word: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().find(|known| **known == word).copied()
}

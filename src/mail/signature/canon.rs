//! Canonicalization: what of a message is hashed.
//!
//! Mail changes on its way in small ways that nobody means: lines are folded anew, blanks are lost. A
//! signature says how much of that it forgives: `simple` hardly anything, `relaxed` all blanks.
//!
//! References: RFC 6376 §3.4.1 to §3.4.4 with §3.4.6 (examples).

use std::borrow::Cow;

use crate::mail::message::lines;

/// The two algorithms of RFC 6376 §3.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Canon {
    /// `simple`
    Simple,
    /// `relaxed`
    Relaxed,
}

impl Canon {
    /// The word for it in `c=`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Relaxed => "relaxed",
        }
    }

    /// A field as it is hashed, with CRLF at its end. `field` is all of it, name and line end too.
    #[must_use]
    pub fn field(self, field: &[u8]) -> Vec<u8> {
        match self {
            // RFC 6376 §3.4.1: 'does not change header fields in any way'.
            Self::Simple => field.to_vec(),
            Self::Relaxed => relaxed_field(field),
        }
    }

    /// A body as it is hashed.
    #[must_use]
    pub fn body(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Simple => simple_body(body),
            Self::Relaxed => Cow::Owned(relaxed_body(body)),
        }
    }

    /// A line of a body as it is hashed, with its end; the last line of a body without one too.
    pub fn line(self, line: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Simple => {
                out.extend_from_slice(line);
                if !line.ends_with(b"\n") {
                    out.extend_from_slice(b"\r\n");
                }
            }
            Self::Relaxed => relaxed_line(line, out),
        }
    }
}

/// RFC 6376 §3.4.2.
fn relaxed_field(field: &[u8]) -> Vec<u8> {
    let colon = memchr::memchr(b':', field).unwrap_or(field.len());
    let (name, value) = field.split_at(colon);
    let value = value.get(1..).unwrap_or_default();
    let mut out = Vec::with_capacity(field.len());
    out.extend(name.trim_ascii_end().iter().map(u8::to_ascii_lowercase));
    out.push(b':');
    let start = out.len();
    let mut is_after_blank = true;
    for octet in value.iter().copied().filter(|octet| !matches!(octet, b'\r' | b'\n')) {
        let is_blank = is_wsp(octet);
        if !is_blank {
            out.push(octet);
        } else if !is_after_blank {
            out.push(b' ');
        }
        is_after_blank = is_blank;
    }
    if out.len() > start && out.last() == Some(&b' ') {
        out.pop();
    }
    out.extend_from_slice(b"\r\n");
    out
}

/// RFC 6376 §3.4.3: 'converts "*CRLF" at the end of the body to a single "CRLF"', also for an empty body.
fn simple_body(body: &[u8]) -> Cow<'_, [u8]> {
    let mut end = body;
    while let Some(rest) = end.strip_suffix(b"\r\n") {
        end = rest;
    }
    match body.get(..end.len() + 2) {
        Some(ended) if ended.ends_with(b"\r\n") => Cow::Borrowed(ended),
        _ => Cow::Owned([end, b"\r\n"].concat()),
    }
}

/// RFC 6376 §3.4.4.
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 2);
    for line in lines(body) {
        relaxed_line(line, &mut out);
    }
    let mut length = out.len();
    while out.get(..length).is_some_and(|begin| begin.ends_with(b"\r\n\r\n")) {
        length -= 2;
    }
    out.truncate(length);
    // 'if the body is empty, … it is completely empty'.
    if out == b"\r\n" {
        out.clear();
    }
    out
}

/// 'Reduce all sequences of WSP within a line to a single SP character' and 'ignore all whitespace at the
/// end of lines'. What ends without CRLF gets one.
fn relaxed_line(line: &[u8], out: &mut Vec<u8>) {
    let (text, end): (&[u8], &[u8]) = match line {
        [text @ .., b'\r', b'\n'] => (text, b"\r\n"),
        // A lone LF is no line end of SMTP, but what verifiers take for one.
        [text @ .., b'\n'] => (text, b"\n"),
        text => (text, b"\r\n"),
    };
    let kept = text.iter().rposition(|octet| !is_wsp(*octet)).map_or(0, |last| last + 1);
    let text = text.get(..kept).unwrap_or_default();
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b' ', b'\t', rest) {
        let (word, blanks) = rest.split_at(at);
        out.extend_from_slice(word);
        out.push(b' ');
        let count = blanks.iter().take_while(|octet| is_wsp(**octet)).count();
        rest = blanks.get(count..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out.extend_from_slice(end);
}

/// RFC 5234: WSP is a space or a tab.
const fn is_wsp(octet: u8) -> bool {
    matches!(octet, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6376 §3.4.6.
    #[test]
    fn the_examples_of_the_standard_come_out() {
        let (a, b) = (b"A: X\r\n".as_slice(), b"B : Y\t\r\n\tZ  \r\n".as_slice());
        let body = b" C \r\nD \t E\r\n\r\n\r\n";
        assert_eq!(
            (Canon::Relaxed.field(a), Canon::Relaxed.field(b)),
            (b"a:X\r\n".to_vec(), b"b:Y Z\r\n".to_vec())
        );
        assert_eq!(*Canon::Relaxed.body(body), *b" C\r\nD E\r\n");
        assert_eq!(Canon::Simple.field(b), b);
        assert_eq!(*Canon::Simple.body(body), *b" C \r\nD \t E\r\n");
    }

    #[test]
    fn ends_of_bodies_are_made_the_same() {
        for (body, simple, relaxed) in [
            (b"".as_slice(), b"\r\n".as_slice(), b"".as_slice()),
            (b"\r\n\r\n", b"\r\n", b""),
            (b"a", b"a\r\n", b"a\r\n"),
            (b"a\r\n\r\n\r\n", b"a\r\n", b"a\r\n"),
            (b"a\r\n \r\n\r\n", b"a\r\n \r\n", b"a\r\n"), // a line of blanks is empty when relaxed
            (b" \t\r\n", b" \t\r\n", b""),
            (b"a \t", b"a \t\r\n", b"a\r\n"),
        ] {
            assert_eq!(*Canon::Simple.body(body), *simple, "{body:?}");
            assert_eq!(*Canon::Relaxed.body(body), *relaxed, "{body:?}");
        }
    }

    #[test]
    fn what_is_canonical_stays_so() {
        for body in [b" C \r\nD \t E\r\n\r\n".as_slice(), b"\xff\x00 \r x\r\n", b"", b"\n\n"] {
            for canon in [Canon::Simple, Canon::Relaxed] {
                let once = canon.body(body).into_owned();
                assert_eq!(*canon.body(&once), *once, "{body:?} {canon:?}");
            }
        }
    }
}

//! The parts of a body, by their octets.
//!
//! A body is text alone or a tree of parts between boundary lines, each with fields of its own. Signatures
//! cover the octets of all that, so the tree here is a list of places in the body: where each part's fields
//! and content begin and end, and how the content is encoded.
//!
//! References: RFC 2045 §5, §6 (fields), RFC 2046 §5.1 (multipart).

use std::ops::Range;

use super::{Field, lines};

/// How deep parts may be nested; deeper ones are content.
pub(super) const DEPTH: usize = 20;
/// Parts read at most.
pub(super) const PARTS: usize = 500;

/// One part that is no multipart itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its fields in the body; empty for a body that is not divided.
    pub fields: Range<usize>,
    /// Its content in the body, without the CRLF that belongs to the boundary behind it.
    pub content: Range<usize>,
    /// How the content is encoded.
    pub encoding: Encoding,
    /// The type, in lower case: `text/plain`.
    pub kind: String,
}

/// RFC 2045 §6.1, as far as it changes octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `7bit`, `8bit`, `binary`, or not said.
    Plain,
    /// `quoted-printable`
    QuotedPrintable,
    /// `base64`
    Base64,
}

/// What the fields of a part say.
struct Said {
    kind: String,
    boundary: Option<Vec<u8>>,
    encoding: Encoding,
}

/// The parts of a body with these fields in front of it.
#[must_use]
pub fn parts(header: &[u8], body: &[u8]) -> Vec<Part> {
    let mut found = Vec::new();
    divide(&said(header), 0..0, 0..body.len(), body, 0, &mut found);
    found
}

fn divide(
    said: &Said,
    fields: Range<usize>,
    content: Range<usize>,
    body: &[u8],
    depth: usize,
    found: &mut Vec<Part>,
) {
    if found.len() >= PARTS {
        return;
    }
    let inside = said.boundary.as_ref().filter(|_| depth < DEPTH && said.kind.starts_with("multipart/"));
    let Some(boundary) = inside else {
        found.push(Part { fields, content, encoding: said.encoding, kind: said.kind.clone() });
        return;
    };
    for part in between(boundary, content, body) {
        let head = part.start..part.start + header_length(body.get(part.clone()).unwrap_or_default());
        let said = self::said(body.get(head.clone()).unwrap_or_default());
        // The empty line belongs to neither.
        let line = super::line(body.get(head.end..part.end).unwrap_or_default()).len();
        divide(&said, head.clone(), (head.end + line).min(part.end)..part.end, body, depth + 1, found);
    }
}

/// The places between the lines of a boundary (RFC 2046 §5.1.1).
fn between(boundary: &[u8], content: Range<usize>, body: &[u8]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = content.start;
    for line in lines(body.get(content.clone()).unwrap_or_default()) {
        let rest = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        let rest = rest.map(<[u8]>::trim_ascii_end).filter(|rest| rest.is_empty() || *rest == b"--");
        if let Some(rest) = rest {
            if let Some(start) = open.take() {
                let end = at.saturating_sub(2).max(start);
                ranges.push(start..end);
            }
            if rest.is_empty() {
                open = Some(at + line.len());
            } else {
                break;
            }
            if ranges.len() >= PARTS {
                break;
            }
        }
        at += line.len();
    }
    if let Some(start) = open {
        ranges.push(start..content.end.max(start));
    }
    ranges
}

/// The octets up to the first empty line.
fn header_length(part: &[u8]) -> usize {
    lines(part).take_while(|line| !line.trim_ascii().is_empty()).map(<[u8]>::len).sum()
}

fn said(header: &[u8]) -> Said {
    let mut said = Said { kind: "text/plain".to_owned(), boundary: None, encoding: Encoding::Plain };
    for field in fields(header) {
        if field.is("Content-Type") {
            let text = field.text();
            let kind = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            said.kind = kind;
            said.boundary = parameter(&text, "boundary").map(String::into_bytes);
        } else if field.is("Content-Transfer-Encoding") {
            said.encoding = match field.text().to_ascii_lowercase().as_str() {
                "quoted-printable" => Encoding::QuotedPrintable,
                "base64" => Encoding::Base64,
                _ => Encoding::Plain,
            };
        }
    }
    said
}

/// The fields in the octets of a header.
pub(in crate::mail) fn fields(header: &[u8]) -> Vec<Field<'_>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in lines(header).take(super::FIELDS) {
        if !matches!(line.first(), Some(b' ' | b'\t')) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([at]);
    let ranges = starts.iter().copied().zip(ends);
    ranges.filter_map(|(start, end)| Field::of(header.get(start..end)?)).collect()
}

/// A parameter of a field, without quotes (RFC 2045 §5.1).
pub(in crate::mail) fn parameter(text: &str, name: &str) -> Option<String> {
    text.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let value = value.trim();
        let bare = value.strip_prefix('"').map_or(value, |value| value.split('"').next().unwrap_or_default());
        key.trim().eq_ignore_ascii_case(name).then(|| bare.to_owned()).filter(|value| !value.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"Content-Type: multipart/mixed;\r\n boundary=\"=_a\"\r\n";

    #[test]
    fn parts_are_places_in_the_body() {
        let body = b"preamble\r\n--=_a\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGk=\r\n--=_a\r\n\r\nplain\r\n--=_a--\r\nend\r\n";
        let found = parts(HEADER, body);
        let content: Vec<&[u8]> = found.iter().map(|part| &body[part.content.clone()]).collect();
        assert_eq!(content, [b"SGk=".as_slice(), b"plain"]);
        assert_eq!((found[0].encoding, found[1].encoding), (Encoding::Base64, Encoding::Plain));
    }

    #[test]
    fn nesting_ends_at_its_bound() {
        let mut body = Vec::new();
        for depth in 0..100 {
            body.extend_from_slice(
                format!("--{depth}\r\nContent-Type: multipart/mixed; boundary={}\r\n\r\n", depth + 1)
                    .as_bytes(),
            );
        }
        let found = parts(b"Content-Type: multipart/mixed; boundary=0\r\n", &body);
        assert_eq!(found.len(), 1);
        let many = [b"--=_a\r\n\r\nx\r\n".repeat(PARTS + 50), b"--=_a--\r\n".to_vec()].concat();
        assert_eq!(parts(HEADER, &many).len(), PARTS);
    }
}

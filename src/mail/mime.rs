//! The parts of a mail: what a bounce is made of.
//!
//! A bounce is a mail with parts: a text for people, fields for programs, and what came back. This reader takes
//! them apart as far as bounces need it and never further: how deep and how many is bounded, what is not closed
//! ends where the text ends, and charsets are decoded by the whole table (bounces come in GB18030 and KOI8-R).
//! It is not used for signatures, which need the bytes as they came.
//!
//! References: RFC 5322 §2.2 (fields), RFC 2045 §6 (transfer encodings), RFC 2046 §5.1 (multipart), RFC 6522.

use std::borrow::Cow;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};

use super::text::{decode, decode_as, html};

/// Parts inside each other that are opened.
pub const DEPTH: usize = 8;
/// Parts that are read at all.
pub const PARTS: usize = 200;
/// Octets of the fields of a mail or a part that are read.
pub const FIELD_OCTETS: usize = 256 * 1024;

/// One field of a header, unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name as written.
    pub name: String,
    /// Its value, line ends taken out. Not safe to show.
    pub value: String,
}

/// A part that has no parts of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `text/plain`, lower case.
    pub kind: String,
    /// The charset its writer named.
    pub charset: Option<String>,
    /// What it holds, its transfer encoding undone.
    pub octets: Vec<u8>,
}

/// A mail and its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Its fields.
    pub fields: Vec<Field>,
    /// `multipart/report`, lower case.
    pub kind: String,
    /// `delivery-status`, where the mail is a report.
    pub report: Option<String>,
    /// The parts in their order; one for a mail without parts.
    pub parts: Vec<Part>,
    /// Whether something was nested too deep to be opened.
    pub is_too_deep: bool,
}

impl Mail {
    /// The value of the first field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }

    /// The parts of one kind.
    pub fn of_kind<'m>(&'m self, kind: &'m str) -> impl Iterator<Item = &'m Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }

    /// What a person reads of it: the plain text, or where there is none the page's.
    #[must_use]
    pub fn text(&self) -> String {
        let plain: Vec<String> = self.of_kind("text/plain").map(Part::text).collect();
        if plain.iter().any(|text| !text.trim().is_empty()) {
            return plain.join("\n\n");
        }
        self.of_kind("text/html").map(|part| html(&part.text())).collect::<Vec<_>>().join("\n\n")
    }
}

impl Part {
    /// What it holds as text.
    #[must_use]
    pub fn text(&self) -> String {
        decode_as(&self.octets, self.charset.as_deref()).into_owned()
    }
}

/// The value of the first field of this name.
#[must_use]
pub fn field<'f>(fields: &'f [Field], name: &str) -> Option<&'f str> {
    fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value.as_str())
}

/// A mail with all its parts, as far as the bounds reach.
#[must_use]
pub fn read(octets: &[u8]) -> Mail {
    let (fields, body) = fields(octets);
    let mut mail = Mail { fields: fields.clone(), ..Mail::default() };
    let content = field(&fields, "content-type").unwrap_or("text/plain");
    mail.kind = kind(content);
    mail.report = parameter(content, "report-type").map(str::to_ascii_lowercase);
    open(&fields, body, 0, &mut mail);
    mail
}

/// The fields at the beginning of `octets`, and what stands behind the empty line that ends them.
#[must_use]
pub fn fields(octets: &[u8]) -> (Vec<Field>, &[u8]) {
    let mut found: Vec<Field> = Vec::new();
    let mut rest = octets;
    let mut taken = 0;
    while !rest.is_empty() && taken < FIELD_OCTETS {
        let (line, behind) = line(rest);
        let text = line.trim_ascii_end();
        if text.is_empty() {
            return (found, behind);
        }
        let is_folded = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        let shown = decode(text);
        if let (true, Some(last)) = (is_folded, found.last_mut()) {
            last.value.push(' ');
            last.value.push_str(shown.trim());
        } else if let Some((name, value)) = named(&shown) {
            found.push(Field { name: name.to_owned(), value: value.trim().to_owned() });
        } else if !(found.is_empty() && text.starts_with(b"From ")) {
            // RFC 5322 §2.2: what is no field ends them, though the empty line is missing. The first line of a
            // mailbox file is none either.
            return (found, rest);
        }
        taken += line.len();
        rest = behind;
    }
    (found, rest)
}

/// RFC 5322 §2.2: a name of printable characters without a colon, a colon, a value.
#[must_use]
pub fn named(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let is_name = !name.is_empty() && name.len() <= 76 && name.bytes().all(|byte| byte.is_ascii_graphic());
    is_name.then_some((name, value))
}

fn line(octets: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', octets).map_or(octets.len(), |at| at + 1);
    octets.split_at(end)
}

/// Adds the parts that `body` holds to the mail.
fn open(fields: &[Field], body: &[u8], depth: usize, mail: &mut Mail) {
    if mail.parts.len() >= PARTS {
        return;
    }
    let content = field(fields, "content-type").unwrap_or("text/plain");
    let kind = kind(content);
    if kind.starts_with("multipart/")
        && let Some(boundary) = parameter(content, "boundary")
    {
        if depth >= DEPTH {
            mail.is_too_deep = true;
            return;
        }
        for part in parts(body, boundary.as_bytes()) {
            let (fields, body) = self::fields(part);
            open(&fields, body, depth + 1, mail);
        }
        return;
    }
    let octets = unencoded(body, field(fields, "content-transfer-encoding").unwrap_or_default());
    // A bounce that was sent on as an attachment is still the bounce; what a bounce returns is not opened.
    if kind == "message/rfc822" && mail.report.is_none() {
        if depth >= DEPTH {
            mail.is_too_deep = true;
            return;
        }
        let (inner, inner_body) = self::fields(&octets);
        let content = field(&inner, "content-type").unwrap_or_default();
        if self::kind(content).starts_with("multipart/") {
            let report = parameter(content, "report-type").map(str::to_ascii_lowercase);
            if report.is_some() {
                mail.report = report;
                mail.fields.clone_from(&inner);
            }
            open(&inner, inner_body, depth + 1, mail);
            return;
        }
    }
    let charset = parameter(content, "charset").map(str::to_owned);
    mail.parts.push(Part { kind, charset, octets: octets.into_owned() });
}

/// What stands between the lines that begin with two dashes and the boundary; a last part that is not closed
/// ends with the text.
fn parts<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut found = Vec::new();
    let (mut from, mut at) = (None, 0);
    while at < body.len() {
        let (line, _) = line(body.get(at..).unwrap_or_default());
        let marked = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        if let Some(behind) = marked {
            let behind = behind.trim_ascii();
            if behind.is_empty() || behind == b"--" {
                found.extend(from.and_then(|from| body.get(from..at)));
                from = Some(at + line.len());
                if behind == b"--" || found.len() >= PARTS {
                    return found;
                }
            }
        }
        at += line.len();
    }
    found.extend(from.and_then(|from| body.get(from..)));
    found
}

fn unencoded<'b>(body: &'b [u8], encoding: &str) -> Cow<'b, [u8]> {
    let decoded = match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => {
            // Lines and what a damaged end leaves over are not letters of it.
            let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
            let mut letters: Vec<u8> = body.iter().copied().filter(is_letter).collect();
            letters.truncate(letters.len() - usize::from(letters.len() % 4 == 1));
            while !letters.len().is_multiple_of(4) {
                letters.push(b'=');
            }
            base64_decode(&letters)
        }
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

/// `text/plain` of `Text/Plain; charset=x`.
fn kind(content: &str) -> String {
    content.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// RFC 2045 §5.1: `; name=value`, the value in quotes or not.
fn parameter<'c>(content: &'c str, name: &str) -> Option<&'c str> {
    let mut rest = content;
    while let Some((_, behind)) = rest.split_once(';') {
        rest = behind;
        let Some((key, value)) = behind.split_once('=') else { continue };
        if !key.trim().eq_ignore_ascii_case(name) {
            continue;
        }
        let value = value.trim_start();
        return match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([';', ' ', '\t']).next(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_closed_or_not_and_decoded() {
        for (mail, wanted) in [
            ("Subject: x\n\nbody", vec![("text/plain", "body")]),
            (
                "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\n",
                vec![("text/plain", "one\n"), ("text/html", "two\n")],
            ),
            ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nopen", vec![("text/plain", "open")]),
            ("Content-Type: text/x\nContent-Transfer-Encoding: base64\n\nYWJ\njZA", vec![("text/x", "abcd")]),
            ("Content-Transfer-Encoding: quoted-printable\n\na=\nb=3D", vec![("text/plain", "ab=")]),
            ("Content-Type: multipart/mixed\n\nno boundary", vec![("multipart/mixed", "no boundary")]),
        ] {
            let found = read(mail.as_bytes());
            let shown: Vec<(&str, String)> =
                found.parts.iter().map(|part| (part.kind.as_str(), part.text())).collect();
            let wanted: Vec<(&str, String)> =
                wanted.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
            assert_eq!(shown, wanted, "{mail}");
        }
    }

    #[test]
    fn nothing_is_opened_deeper_than_the_bound() {
        let mut mail = "x".to_owned();
        for level in 0..50 {
            mail = format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n{mail}\n");
        }
        let found = read(mail.as_bytes());
        assert!(found.is_too_deep);
        assert_eq!(found.parts, []);
        let many = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(PARTS * 2));
        assert!(read(many.as_bytes()).parts.len() <= PARTS);
    }

    #[test]
    fn fields_are_unfolded_and_end_where_something_else_begins() {
        let (fields, body) = fields(b"A: 1\n 2\nB:3\r\n\r\nbody");
        assert_eq!(fields.len(), 2);
        assert_eq!((fields[0].value.as_str(), fields[1].value.as_str()), ("1 2", "3"));
        assert_eq!(body, b"body");
        assert_eq!(super::fields(b"A: 1\nno field here\n").1, b"no field here\n");
    }
}

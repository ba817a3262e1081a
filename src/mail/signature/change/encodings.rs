//! Transfer encodings: the same text written otherwise.
//!
//! A server that may not pass 8-bit text on writes it as quoted-printable or base64, and one that encodes
//! anew breaks lines elsewhere. The text a person sees is the same, the octets are not.
//!
//! References: RFC 2045 §6.7 (quoted-printable), §6.8 (base64), RFC 6152 (8BITMIME).

use base64ct::Encoding as _;

use super::{BodyChange, body::Candidate};
use crate::mail::message::{Encoding, Part, lines};

/// Lengths that encoders break base64 lines at.
const BASE64_LINES: [usize; 8] = [76, 72, 64, 60, 68, 74, 54, 80];
/// Lengths that encoders break quoted-printable lines at, with the `=` at their ends.
const QUOTED_LINES: [usize; 6] = [76, 75, 74, 73, 72, 78];

/// Bodies as they were before they were encoded anew.
pub(super) fn candidates(body: &[u8], parts: &[Part]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let has = |encoding: Encoding| parts.iter().any(|part| part.encoding == encoding);
    let mut add = |body: Option<Vec<u8>>, change: BodyChange| {
        found.extend(body.map(|body| Candidate { body, change }));
    };
    for (encoding, now) in [(Encoding::QuotedPrintable, "quoted-printable"), (Encoding::Base64, "base64")] {
        if !has(encoding) {
            continue;
        }
        for was in ["8bit", "7bit", "binary", ""] {
            for keeps_end in [false, true] {
                let plain = |part: &Part, content: &[u8]| {
                    let text = (part.encoding == encoding).then(|| decoded(encoding, content))??;
                    Some((ended(&text, keeps_end), was))
                };
                add(rebuilt(body, parts, plain), BodyChange::Recoded { now });
            }
        }
    }
    if has(Encoding::Base64) {
        for length in BASE64_LINES {
            let wrapped = |part: &Part, content: &[u8]| {
                let octets =
                    (part.encoding == Encoding::Base64).then(|| decoded(Encoding::Base64, content))??;
                Some((base64(&octets, length, content.ends_with(b"\r\n")), "base64"))
            };
            add(rebuilt(body, parts, wrapped), BodyChange::Rewrapped { length });
        }
    }
    if has(Encoding::QuotedPrintable) {
        for length in QUOTED_LINES {
            let wrapped = |part: &Part, content: &[u8]| {
                let is_it = part.encoding == Encoding::QuotedPrintable;
                let text = is_it.then(|| decoded(Encoding::QuotedPrintable, content))??;
                Some((quoted(&text, length), "quoted-printable"))
            };
            add(rebuilt(body, parts, wrapped), BodyChange::Rewrapped { length });
        }
    }
    let is_text = |part: &Part| part.encoding == Encoding::Plain && part.kind.starts_with("text/");
    let is_eight_bit = |content: &[u8]| !content.is_ascii();
    for length in QUOTED_LINES {
        let encoded = |part: &Part, content: &[u8]| {
            (is_text(part) && is_eight_bit(content)).then(|| (quoted(content, length), "quoted-printable"))
        };
        add(rebuilt(body, parts, encoded), BodyChange::Recoded { now: "8bit" });
    }
    for length in BASE64_LINES {
        let encoded = |part: &Part, content: &[u8]| {
            (is_text(part) && is_eight_bit(content)).then(|| (base64(content, length, false), "base64"))
        };
        add(rebuilt(body, parts, encoded), BodyChange::Recoded { now: "8bit" });
    }
    found
}

/// The body with the parts that `change` takes written as it gives them, with the encoding it names in their
/// fields; none if it takes none.
fn rebuilt<'w>(
    body: &[u8],
    parts: &[Part],
    change: impl Fn(&Part, &[u8]) -> Option<(Vec<u8>, &'w str)>,
) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    let mut is_changed = false;
    for part in parts {
        let content = body.get(part.content.clone())?;
        let Some((text, encoding)) = change(part, content) else { continue };
        is_changed = true;
        out.extend_from_slice(body.get(at..part.fields.start.max(at))?);
        if !part.fields.is_empty() {
            out.extend_from_slice(&with_encoding(body.get(part.fields.clone())?, encoding));
            out.extend_from_slice(body.get(part.fields.end..part.content.start)?);
        }
        out.extend_from_slice(&text);
        at = part.content.end;
    }
    out.extend_from_slice(body.get(at..)?);
    is_changed.then_some(out)
}

/// The fields of a part with another `Content-Transfer-Encoding`, without it if that is empty.
fn with_encoding(fields: &[u8], encoding: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(fields.len());
    for line in lines(fields) {
        let name = b"content-transfer-encoding:";
        if line.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)) {
            if !encoding.is_empty() {
                out.extend_from_slice(line.get(..name.len()).unwrap_or_default());
                out.extend_from_slice(format!(" {encoding}\r\n").as_bytes());
            }
        } else if !line.to_ascii_lowercase().starts_with(b"x-mime-autoconverted:") {
            out.extend_from_slice(line);
        }
    }
    out
}

/// The octets behind an encoding.
pub(super) fn decoded(encoding: Encoding, content: &[u8]) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Plain => Some(content.to_vec()),
        Encoding::Base64 => {
            let bare: Vec<u8> =
                content.iter().copied().filter(|octet| !octet.is_ascii_whitespace()).collect();
            base64ct::Base64::decode_vec(str::from_utf8(&bare).ok()?).ok()
        }
        Encoding::QuotedPrintable => Some(unquoted(content)),
    }
}

/// RFC 2045 §6.7; what is no escape stays as it is.
fn unquoted(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    for line in lines(content) {
        let (text, end) = line.strip_suffix(b"\r\n").map_or((line, b"".as_slice()), |text| (text, b"\r\n"));
        let text = text.trim_ascii_end();
        let (text, end) = text.strip_suffix(b"=").map_or((text, end), |text| (text, b""));
        let mut octets = text.iter();
        while let Some(octet) = octets.next() {
            let digit =
                |at: usize| octets.as_slice().get(at).and_then(|digit| char::from(*digit).to_digit(16));
            match (octet, digit(0), digit(1)) {
                (b'=', Some(high), Some(low)) => {
                    out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                    octets.nth(1);
                }
                _ => out.push(*octet),
            }
        }
        out.extend_from_slice(end);
    }
    out
}

/// Text lines of what was inside base64, ended by CRLF; with or without the end of the last.
fn ended(text: &[u8], keeps_end: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in lines(text) {
        out.extend_from_slice(
            line.strip_suffix(b"\n").map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line)),
        );
        if line.ends_with(b"\n") {
            out.extend_from_slice(b"\r\n");
        }
    }
    if !keeps_end && out.ends_with(b"\r\n") {
        out.truncate(out.len() - 2);
    }
    out
}

fn base64(octets: &[u8], length: usize, is_ended: bool) -> Vec<u8> {
    let text = base64ct::Base64::encode_string(octets);
    let mut out = text.as_bytes().chunks(length).collect::<Vec<_>>().join(b"\r\n".as_slice());
    if is_ended {
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// Quoted-printable as most encoders write it: upper-case digits, no line longer than `length`.
fn quoted(text: &[u8], length: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() * 2);
    for line in lines(text) {
        let (text, end) = line.strip_suffix(b"\r\n").map_or((line, b"".as_slice()), |text| (text, b"\r\n"));
        let mut column = 0;
        for (at, octet) in text.iter().copied().enumerate() {
            let is_last = at + 1 == text.len();
            let is_plain =
                matches!(octet, b'!'..=b'<' | b'>'..=b'~') || (matches!(octet, b' ' | b'\t') && !is_last);
            let width = if is_plain { 1 } else { 3 };
            let limit = if is_last { length } else { length - 1 };
            if column + width > limit {
                out.extend_from_slice(b"=\r\n");
                column = 0;
            }
            if is_plain {
                out.push(octet);
            } else {
                out.extend_from_slice(format!("={octet:02X}").as_bytes());
            }
            column += width;
        }
        out.extend_from_slice(end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_read_back() {
        let text = "Grüße aus Köln, = und ein langes Wort, das nicht auf die Zeile von 76 Zeichen passt, weil \r\nblank \r\n".as_bytes();
        for length in QUOTED_LINES {
            let encoded = quoted(text, length);
            assert!(lines(&encoded).all(|line| line.trim_ascii_end().len() <= length), "{length}");
            assert_eq!(String::from_utf8_lossy(&unquoted(&encoded)), String::from_utf8_lossy(text));
        }
        assert_eq!(unquoted(b"a=3Db=\r\nc=zz \r\n"), b"a=bc=zz\r\n");
    }

    #[test]
    fn fields_of_a_part_take_another_encoding() {
        let fields = b"Content-Type: text/plain\r\nContent-transfer-encoding: base64\r\n";
        assert_eq!(
            with_encoding(fields, "8bit"),
            b"Content-Type: text/plain\r\nContent-transfer-encoding: 8bit\r\n"
        );
        assert_eq!(with_encoding(fields, ""), b"Content-Type: text/plain\r\n");
    }
}

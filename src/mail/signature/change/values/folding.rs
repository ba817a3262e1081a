//! Folding, which a signature with simple canonicalization covers.
//!
//! References: RFC 5322 §2.2.3, RFC 6376 §3.4.1.

use super::{Found, What};

/// Blanks at which a fold is tried.
const BLANKS: usize = 60;

/// One field folded otherwise, or with its name or first blank otherwise.
pub(super) fn candidates(found: &mut Found<'_, '_>, field: &[u8]) {
    for octets in refolded_whole(field) {
        found.octets(octets, What::Refolded, false);
    }
    let flat = unfolded(field);
    let blanks: Vec<usize> =
        flat.iter().enumerate().filter(|(_, octet)| **octet == b' ').map(|(at, _)| at).take(BLANKS).collect();
    for at in blanks {
        let (before, behind) = flat.split_at(at);
        let rest = behind.get(1..).unwrap_or_default();
        for begin in [b"\r\n ".as_slice(), b"\r\n\t", b" \r\n ", b" \r\n\t"] {
            found.octets([before, begin, rest].concat(), What::Refolded, false);
        }
    }
    // A server that writes names its own way.
    let colon = memchr::memchr(b':', field).unwrap_or(0);
    let (name, value) = field.split_at(colon);
    let text = String::from_utf8_lossy(name);
    for name in [
        super::titled(&text.to_ascii_lowercase()),
        text.replace("-Id", "-ID"),
        text.replace("-ID", "-Id"),
        text.replace("Mime-", "MIME-"),
        text.to_ascii_lowercase(),
    ] {
        found.octets([name.as_bytes(), value].concat(), What::Refolded, false);
    }
    let value = value.get(1..).unwrap_or_default();
    let bare = value.trim_ascii_start();
    found.octets([name, b":", bare].concat(), What::Refolded, false);
    found.octets([name, b": ", bare].concat(), What::Refolded, false);
}

/// A field unfolded, and folded where lines would be too long.
pub(in crate::mail::signature::change) fn refolded_whole(field: &[u8]) -> Vec<Vec<u8>> {
    let flat = unfolded(field);
    let mut found = vec![flat.clone()];
    for begin in [b' ', b'\t'] {
        // Every fold begins with the same blank.
        let mut out = Vec::with_capacity(field.len());
        for (at, line) in crate::mail::message::lines(field).enumerate() {
            let rest = if at == 0 { line } else { line.trim_ascii_start() };
            if at > 0 {
                out.push(begin);
            }
            out.extend_from_slice(if rest.is_empty() { b"\r\n" } else { rest });
        }
        found.push(out);
        for width in [76, 78, 72, 998] {
            found.push(wrapped(&flat, width, begin));
        }
    }
    found
}

/// Runs of `width` blanks as tabs; with a width of one, the blank that a continuation begins with.
pub(in crate::mail::signature::change) fn with_tabs(field: &[u8], width: usize) -> Vec<u8> {
    if width > 1 {
        return super::super::characters::replaced(field, &vec![b' '; width], b"\t");
    }
    super::super::characters::replaced(field, b"\r\n ", b"\r\n\t")
}

/// RFC 5322 §2.2.3: 'Unfolding is accomplished by simply removing any CRLF that is immediately followed by WSP.'
fn unfolded(field: &[u8]) -> Vec<u8> {
    let text = field.strip_suffix(b"\r\n").unwrap_or(field);
    let mut out: Vec<u8> = text.iter().copied().filter(|octet| !matches!(octet, b'\r' | b'\n')).collect();
    out.extend_from_slice(b"\r\n");
    out
}

fn wrapped(flat: &[u8], width: usize, begin: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(flat.len() + 16);
    let mut column = 0;
    for (at, word) in flat.split(|octet| *octet == b' ').enumerate() {
        if at > 0 {
            if column + 1 + word.len() > width && at > 1 {
                out.extend_from_slice(b"\r\n");
                out.push(begin);
                column = 1;
            } else {
                out.push(b' ');
                column += 1;
            }
        }
        out.extend_from_slice(word);
        column += word.len();
    }
    out
}

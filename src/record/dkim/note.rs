//! Notes for people, in `n=`: any text, written so that no semicolon or line end is left in it.
//!
//! References: RFC 6376 §2.11 (`dkim-quoted-printable`), §3.6.1 (`n=`).

use std::fmt::Write as _;

/// `note` as `n=` holds it.
#[must_use]
pub fn encode_note(note: &str) -> String {
    let bytes = note.trim().as_bytes();
    bytes.iter().fold(String::with_capacity(bytes.len()), |mut text, &byte| {
        // RFC 6376 §2.11: 'dkim-safe-char = %x21-3A / %x3C / %x3E-7E'; a single space is left as white
        // space, which `n=` allows and panels keep.
        if byte == b' ' || (byte.is_ascii_graphic() && !matches!(byte, b';' | b'=')) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "={byte:02X}");
        }
        text
    })
}

/// The note that `n=` holds; octets that are not UTF-8 become U+FFFD.
#[must_use]
pub fn decode_note(text: &str) -> String {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'=', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        octets.push(escaped.unwrap_or(*first));
        rest = rest.get(if escaped.is_some() { 3 } else { 1 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&octets).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_survives_the_way_there_and_back() {
        for note in ["", "key of 2026; ask Ann", "sch\u{f6}n = gut", "100%", "a=3Bb"] {
            let text = encode_note(note);
            assert!(!text.contains(';') && text.is_ascii(), "{text}");
            assert_eq!(decode_note(&text), note);
        }
    }

    #[test]
    fn an_escape_that_is_none_stays() {
        assert_eq!(decode_note("a=zz=4"), "a=zz=4");
    }
}

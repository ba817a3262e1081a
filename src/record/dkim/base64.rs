//! Base64 as it stands in `p=`: folded, sometimes without padding, sometimes cut off.
//!
//! An own reader, because the place of what is no base64 must be told, and because a key that a
//! panel cut in the middle of a group must still be recognised as the beginning of a key.
//!
//! References: RFC 4648 §4, RFC 6376 §2.10 (`base64string` with folding white space inside).

use super::{super::tags::is_space, parse::Fault};
use crate::record::span::ParseError;

/// The octets, and whether the text ends in the middle of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) octets: Vec<u8>,
    pub(super) is_cut: bool,
}

/// Reads `text`, with places counted from `offset`.
pub(super) fn decode(text: &str, offset: usize) -> Result<Decoded, ParseError<Fault>> {
    let error = |at: usize, length: usize, fault| ParseError::new(offset + at, offset + at + length, fault);
    if let Some(at) = text.find("-----") {
        let line = text.get(at..).unwrap_or_default().find(is_space).unwrap_or(text.len() - at);
        return Err(error(at, line, Fault::Pem));
    }
    if let Some((at, quote)) = text.char_indices().find(|(_, c)| matches!(c, '"' | '\'')) {
        return Err(error(at, quote.len_utf8(), Fault::Quote));
    }
    let mut octets = Vec::with_capacity(text.len() / 4 * 3);
    let (mut group, mut sextets, mut padding) = (0_u32, 0_usize, 0_usize);
    for (at, c) in text.char_indices().filter(|(_, c)| !is_space(*c)) {
        if c == '=' && padding < 2 && sextets % 4 + padding >= 2 && sextets % 4 + padding < 4 {
            padding += 1;
            continue;
        }
        let Some(value) = sextet(c).filter(|_| padding == 0) else {
            return Err(error(at, c.len_utf8(), Fault::Base64));
        };
        group = group << 6 | value;
        sextets += 1;
        if sextets.is_multiple_of(4) {
            octets.extend(group.to_be_bytes().into_iter().skip(1));
            group = 0;
        }
    }
    // RFC 4648 §4: 2 characters hold one octet, 3 hold two; what is left of the last one is padding.
    match sextets % 4 {
        2 => octets.extend((group << 12).to_be_bytes().into_iter().skip(1).take(1)),
        3 => octets.extend((group << 6).to_be_bytes().into_iter().skip(1).take(2)),
        _ => {}
    }
    Ok(Decoded { octets, is_cut: sextets % 4 == 1 })
}

fn sextet(c: char) -> Option<u32> {
    let c = u32::from(c);
    Some(match char::from_u32(c)? {
        'A'..='Z' => c - u32::from('A'),
        'a'..='z' => c - u32::from('a') + 26,
        '0'..='9' => c - u32::from('0') + 52,
        '+' => 62,
        '/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_joined_over_white_space_and_without_padding() {
        for text in ["Zm9vYg==", "Zm9v Yg==", "Zm 9v\r\n\tYg", "Zm9vYg="] {
            let decoded = decode(text, 0).expect(text);
            assert_eq!((decoded.octets.as_slice(), decoded.is_cut), (b"foob".as_slice(), false), "{text}");
        }
    }

    #[test]
    fn one_character_too_many_is_a_cut() {
        assert_eq!(decode("Zm9vY", 0), Ok(Decoded { octets: b"foo".to_vec(), is_cut: true }));
    }

    #[test]
    fn what_is_no_base64_is_told_with_its_place() {
        for (text, start, end, fault) in [
            ("Zm9v!Yg", 4, 5, Fault::Base64),
            ("Zm=9v", 3, 4, Fault::Base64),     // padding in the middle
            ("Zm9vYg===", 8, 9, Fault::Base64), // more padding than a group has
            ("=", 0, 1, Fault::Base64),
            ("Zm9v\" \"Yg", 4, 5, Fault::Quote),
            ("-----BEGIN PUBLIC KEY----- Zm9v", 0, 10, Fault::Pem),
        ] {
            assert_eq!(decode(text, 0), Err(ParseError::new(start, end, fault)), "{text}");
        }
    }
}

//! From bytes to text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell UTF-16 without a mark.
const PROBE: usize = 512;

/// The text in `bytes`, by its mark, as UTF-8, as UTF-16 without a mark, or as the Latin letters that are usual
/// elsewhere.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

/// The text in `bytes`, by the name its writer gave to the charset; without one, or with an unknown one, as
/// [`decode`] does.
#[must_use]
pub fn decode_as<'b>(bytes: &'b [u8], charset: Option<&str>) -> Cow<'b, str> {
    let named = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // `us-ascii` is read as windows-1252 by that table, and bounces that say it often hold UTF-8.
    match named {
        Some(encoding) if encoding != WINDOWS_1252 => encoding.decode(bytes).0,
        _ => decode(bytes),
    }
}

/// Text in Latin letters has a zero in every second byte.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let probe = bytes.get(..PROBE.min(bytes.len())).unwrap_or_default();
    let zeros = |parity: usize| probe.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = probe.len() / 4;
    (probe.len() >= 4 && even.max(odd) > many && even.min(odd) == 0).then_some(if odd > even {
        UTF_16LE
    } else {
        UTF_16BE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_text_gives_the_same_text() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for (bytes, text) in [
            (b"550 no".to_vec(), "550 no"),
            (b"\xef\xbb\xbf550 no".to_vec(), "550 no"), // UTF-8 with a mark
            (utf16("\u{feff}550 no"), "550 no"),        // UTF-16 with a mark
            (utf16("550 no"), "550 no"),                // without
            (b"refus\xe9".to_vec(), "refusé"),          // Latin letters
        ] {
            assert_eq!(decode(&bytes), text, "{bytes:?}");
        }
        assert_eq!(decode_as(b"\xb1\xbb\xcd\xcb", Some("GB18030")), "被退");
        assert_eq!(decode_as("é".as_bytes(), Some("us-ascii")), "é");
        assert_eq!(decode_as("é".as_bytes(), Some("no-such-charset")), "é");
    }
}

//! Asking the terminal to take a text.

use base64ct::{Base64, Encoding};

/// GNU Screen drops longer device control strings (256 octets in old versions, 768 later).
const SCREEN_OCTETS: usize = 240;

/// `OSC 52 ; c ; <base64> ST`, wrapped for GNU Screen if asked.
pub(super) fn sequence(text: &str, is_screen: bool) -> Vec<u8> {
    let base64 = Base64::encode_string(text.as_bytes());
    if !is_screen {
        return format!("\x1b]52;c;{base64}\x1b\\").into_bytes();
    }
    // Screen takes ESC \ for the end of its own string, so that BEL ends the inner one.
    let inner = format!("\x1b]52;c;{base64}\x07").into_bytes();
    inner.chunks(SCREEN_OCTETS).flat_map(|part| [b"\x1bP".as_slice(), part, b"\x1b\\"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_base64_so_that_nothing_in_it_reaches_the_terminal() {
        assert_eq!(sequence("\x1b]0;x\x07", false), b"\x1b]52;c;G10wO3gH\x1b\\");
    }

    #[test]
    fn screen_gets_pieces_that_are_the_sequence_again_without_their_wrapping() {
        let wrapped = sequence(&"a".repeat(1000), true);
        let text = String::from_utf8(wrapped).expect("ASCII");
        let pieces: Vec<&str> =
            text.split("\x1bP").skip(1).map(|p| p.strip_suffix("\x1b\\").expect("an end")).collect();
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= SCREEN_OCTETS));
        let whole = pieces.concat();
        assert!(whole.starts_with("\x1b]52;c;YWFh") && whole.ends_with('\x07'));
        assert_eq!(whole.len(), 7 + 1336 + 1);
    }
}

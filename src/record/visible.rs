//! Text from outside, made safe to show.
//!
//! What DNS, a clipboard or a file holds may contain terminal escapes, line breaks or marks that
//! reverse the reading direction, and would then draw over the screen or say something else than
//! it holds. Such characters are shown as `\xNN` or `\u{NNNN}`; everything else stays as it is.
//!
//! References: Unicode UAX #9 (bidirectional controls), ECMA-48 (C0 and C1 control functions).

use std::{borrow::Cow, fmt::Write as _};

/// `text` with every character that could act on a terminal, or hide, written as an escape.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            c if !is_hidden(c) => shown.push(c),
            c if u32::from(c) < 0x100 => {
                let _ = write!(shown, "\\x{:02x}", u32::from(c));
            }
            c => {
                let _ = write!(shown, "\\u{{{:04x}}}", u32::from(c));
            }
        }
    }
    Cow::Owned(shown)
}

/// As [`visible`], but line breaks stay: for prose of the program's own with text from outside in it.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// `bytes` as text: UTF-8 where it is, `\xNN` where it is not, then made [`visible`].
#[must_use]
pub fn visible_bytes(bytes: &[u8]) -> String {
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        shown.push_str(&visible(chunk.valid()));
        for byte in chunk.invalid() {
            let _ = write!(shown, "\\x{byte:02x}");
        }
    }
    shown
}

/// Control characters, invisible marks, everything that changes the reading direction, and every space but the usual
/// one.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_odd_space(c) || is_invisible(c)
}

/// Spaces that look like the one everybody types and are another character.
const fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// What takes no room, or shows nothing in the room it takes: Unicode's default ignorable code points, the fillers and
/// blanks that fonts have no picture for, and what directs the reading.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(visible("v=spf1 mx -all bücher"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_nobody_sees_is_written_out() {
        for c in [
            '\u{a0}',    // a space that does not break
            '\u{2009}',  // a thin one
            '\u{3000}',  // a wide one
            '\u{34f}',   // a joiner of letters
            '\u{115f}',  // a filler of Korean syllables
            '\u{3164}',  // another
            '\u{ffa0}',  // its narrow form
            '\u{17b4}',  // a vowel that is not written
            '\u{180b}',  // a variation selector
            '\u{fe0f}',  // another
            '\u{e0100}', // another
            '\u{2800}',  // Braille without dots
            '\u{1bca0}', // a mark of shorthand
            '\u{1d173}', // a mark of music
        ] {
            assert!(is_hidden(c) && visible(&format!("a{c}b")).contains('\\'), "{c:?}");
        }
        for c in [' ', 'a', 'ü', '漢', 'ل', '한', '“', '→', '…'] {
            assert!(!is_hidden(c), "{c:?}");
        }
    }

    #[test]
    fn escapes_and_direction_marks_are_written_out() {
        assert_eq!(visible("\x1b[2J\u{202e}x\u{9b}"), "\\x1b[2J\\u{202e}x\\x9b");
        assert_eq!(visible_bytes(b"a\xff\x00b"), "a\\xff\\x00b");
    }
}

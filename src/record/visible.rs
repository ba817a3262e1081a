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

/// Control characters, invisible marks and everything that changes the reading direction.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(visible("v=spf1 mx -all bücher"), Cow::Borrowed(_)));
    }

    #[test]
    fn escapes_and_direction_marks_are_written_out() {
        assert_eq!(visible("\x1b[2J\u{202e}x\u{9b}"), "\\x1b[2J\\u{202e}x\\x9b");
        assert_eq!(visible_bytes(b"a\xff\x00b"), "a\\xff\\x00b");
    }
}

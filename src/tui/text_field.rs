//! A line one can type in.

use crossterm::event::{Event, KeyEvent, KeyModifiers};
use tui_input::{Input, backend::crossterm::EventHandler};
use unicode_width::UnicodeWidthStr;

use crate::record::{span::Span, visible::is_hidden};

/// More than any record may hold.
const FIELD_OCTETS: usize = 16 * 1024;

/// What was typed, and where the cursor is.
#[derive(Clone, Debug, Default)]
pub struct TextField(Input);

impl TextField {
    /// A field with something in it, the cursor at its end.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Input::new(text.into()))
    }

    /// What is in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// Puts something else in it, the cursor at its end.
    pub fn set(&mut self, text: impl Into<String>) {
        self.0 = Input::new(text.into());
    }

    /// Gives it a key. Whether the text changed.
    pub fn press(&mut self, key: KeyEvent) -> bool {
        let is_letter = matches!(key.code, crossterm::event::KeyCode::Char(_))
            && (key.modifiers - KeyModifiers::SHIFT).is_empty();
        if self.0.value().len() >= FIELD_OCTETS && is_letter {
            return false;
        }
        self.0.handle_event(&Event::Key(key)).is_some_and(|change| change.value)
    }

    /// Inserts pasted text at the cursor: line breaks become spaces, what cannot be seen is left out. Whether it went
    /// in: what is longer than a field is not cut, because half a record is another one.
    #[must_use]
    pub fn paste(&mut self, pasted: &str) -> bool {
        if pasted.len() > FIELD_OCTETS * 2 {
            return false;
        }
        let cleaned: String = cleaned(pasted).collect();
        let (before, after) = self.parts();
        let cursor = before.chars().count() + cleaned.chars().count();
        let text = format!("{before}{cleaned}{after}");
        let fits = text.len() <= FIELD_OCTETS;
        if fits {
            self.0 = Input::new(text).with_cursor(cursor);
        }
        fits
    }

    /// Puts the cursor behind a part of the text, such as a faulty one, so that it is in sight.
    pub fn point_at(&mut self, span: Span) {
        let before = self.0.value().get(..span.end).unwrap_or_default();
        let cursor = before.chars().count();
        self.0 = std::mem::take(&mut self.0).with_cursor(cursor);
    }

    /// The text before and after the cursor.
    #[must_use]
    pub fn parts(&self) -> (String, String) {
        let mut chars = self.0.value().chars();
        let before = chars.by_ref().take(self.0.cursor()).collect();
        (before, chars.collect())
    }

    /// The first column to draw so that the cursor is within `width` columns, and the cursor's column.
    #[must_use]
    pub fn scroll(&self, width: u16) -> (usize, usize) {
        let cursor = self.parts().0.width();
        let room = usize::from(width.max(1)) - 1;
        (cursor.saturating_sub(room), cursor)
    }
}

/// Pasted text on one line: the ends trimmed, inner line breaks as one space, no hidden characters, no escape
/// sequences of a terminal. No more of it than a field holds.
#[must_use]
pub(super) fn clean(pasted: &str) -> String {
    cleaned(pasted).take(FIELD_OCTETS).collect()
}

fn cleaned(pasted: &str) -> impl Iterator<Item = char> {
    let pasted = without_escapes(pasted);
    let on_one_line: Vec<&str> = pasted.split(['\r', '\n', '\t']).filter(|part| !part.is_empty()).collect();
    let visible: Vec<char> = on_one_line.join(" ").trim().chars().filter(|c| !is_hidden(*c)).collect();
    visible.into_iter()
}

/// Without colors and moves of the cursor as terminals write them (ECMA-48 §5.4: parameters, then a final byte).
fn without_escapes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        kept.push_str(before);
        let parameters = after.trim_start_matches(|c| matches!(c, ' '..='?'));
        rest = match parameters.chars().next() {
            Some(last @ '@'..='~') => parameters.strip_prefix(last).unwrap_or_default(),
            _ => after,
        };
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn press(field: &mut TextField, code: KeyCode) -> bool {
        field.press(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn a_paste_with_line_breaks_and_escapes_becomes_one_clean_line() {
        let mut field = TextField::new("ab");
        assert!(field.paste(" x\r\ny\u{1b}[2J\u{202e}\u{1b}[1;31mz\u{1b}[\n"));
        assert_eq!(field.text(), "abx yz");
    }

    #[test]
    fn a_paste_goes_in_at_the_cursor_and_the_cursor_behind_it() {
        let mut field = TextField::new("äd");
        press(&mut field, KeyCode::Left);
        assert!(field.paste("ßc"));
        assert_eq!(field.text(), "äßcd");
        assert_eq!(field.parts(), ("äßc".to_owned(), "d".to_owned()));
    }

    #[test]
    fn only_a_change_of_the_text_is_a_change() {
        let mut field = TextField::new("ab");
        for (code, has_changed, text) in [
            (KeyCode::Left, false, "ab"),
            (KeyCode::Home, false, "ab"),
            (KeyCode::Backspace, false, "ab"), // nothing stands before the cursor
            (KeyCode::Delete, true, "b"),
            (KeyCode::Char('ü'), true, "üb"),
            (KeyCode::End, false, "üb"),
            (KeyCode::Backspace, true, "ü"),
        ] {
            assert_eq!(press(&mut field, code), has_changed, "{code:?}");
            assert_eq!(field.text(), text, "{code:?}");
        }
    }

    #[test]
    fn the_cursor_goes_behind_what_is_wrong_wherever_it_is() {
        let mut field = TextField::new("äb; ç=1");
        for (span, before) in [
            (Span::new(2, 3), "äb"), // behind a letter of two octets
            (Span::new(0, 0), ""),   // something missing at the start
            (Span::new(5, 7), "äb; ç"),
            (Span::new(0, 99), ""), // not in this text
            (Span::new(0, 1), ""),  // within a letter
        ] {
            field.point_at(span);
            assert_eq!(field.parts().0, before, "{span:?}");
            assert_eq!(field.text(), "äb; ç=1");
        }
    }

    #[test]
    fn the_cursor_is_always_within_the_columns_there_are() {
        for text in ["", "short", "a text longer than the field", "日本語日本語日本語"] {
            let mut field = TextField::new(text);
            for width in [0, 1, 2, 10, 80] {
                for code in [KeyCode::End, KeyCode::Left, KeyCode::Home] {
                    press(&mut field, code);
                    let (first, cursor) = field.scroll(width);
                    assert!(first <= cursor, "{text} {width}");
                    assert!(cursor - first < usize::from(width.max(1)), "{text} {width}");
                }
            }
        }
    }

    #[test]
    fn a_field_has_an_end() {
        let mut field = TextField::default();
        for more in [1, FIELD_OCTETS, FIELD_OCTETS * 20] {
            assert!(!field.paste(&"x".repeat(FIELD_OCTETS + more)), "{more}");
            assert_eq!(field.text(), "");
        }
        assert!(field.paste(&"x".repeat(FIELD_OCTETS)));
        assert!(!press(&mut field, KeyCode::Char('y')));
        assert!(!field.paste("y"));
        assert_eq!(field.text().len(), FIELD_OCTETS);
        assert!(press(&mut field, KeyCode::Backspace));
        // What empties a field works in a full one as well.
        assert!(field.paste("y"));
        assert!(field.press(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL)));
        assert_eq!(field.text(), "");
    }
}

//! A long text on the terminal's ordinary screen, a page at a time: a mouse selects there, and long lines stay whole.

use crossterm::event::KeyCode;

use crate::{tui::canvas::width, words::screen as say};

/// Lines below a page: an empty one, and what the keys do.
const BELOW: u16 = 3;

/// The pages of a text, and which is shown.
pub(super) struct Pager {
    pages: Vec<String>,
    at: usize,
}

/// What a key means while a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// To another page, which is to be printed.
    Page,
    /// Nothing: there is no page before the first one.
    Stay,
    /// Back to the wizard.
    Back,
}

impl Pager {
    /// Cuts a text whose letters are safe to show into pages of so many columns and rows. A line longer than a
    /// page has one of its own.
    pub(super) fn new(text: &str, (columns, rows): (u16, u16)) -> Self {
        let room = rows.saturating_sub(BELOW).max(1);
        let mut pages: Vec<String> = Vec::new();
        let mut taken = 0_u16;
        for line in text.lines() {
            let height = width(line).div_ceil(columns.max(1)).max(1);
            if let Some(page) = pages.last_mut().filter(|_| taken.saturating_add(height) <= room) {
                page.push_str("\r\n");
                page.push_str(line);
                taken += height;
            } else {
                pages.push(line.to_owned());
                taken = height;
            }
        }
        Self { pages, at: 0 }
    }

    /// The page, and below it what the keys do.
    pub(super) fn shown(&self) -> String {
        let page = self.pages.get(self.at).map_or("", String::as_str);
        let end = if self.pages.len() > 1 {
            say::PlainPage { all: self.pages.len(), page: self.at + 1 }.say()
        } else {
            say::plain_end()
        };
        format!("\r\n{page}\r\n\r\n{end}")
    }

    /// Turns the page. Any other key goes on, so that nobody is caught here.
    pub(super) fn press(&mut self, key: KeyCode) -> Turned {
        let last = self.pages.len().saturating_sub(1);
        match key {
            KeyCode::PageUp | KeyCode::Up | KeyCode::Left | KeyCode::Home if self.at == 0 => Turned::Stay,
            KeyCode::PageUp | KeyCode::Up | KeyCode::Left => {
                self.at -= 1;
                Turned::Page
            }
            KeyCode::Home => {
                self.at = 0;
                Turned::Page
            }
            KeyCode::Esc | KeyCode::Char('q') => Turned::Back,
            _ if self.at < last => {
                self.at += 1;
                Turned::Page
            }
            _ => Turned::Back,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pager() -> Pager {
        let lines: Vec<String> = (0..40).map(|n| format!("line {n}")).collect();
        Pager::new(&format!("{}\n{}", lines.join("\n"), "k".repeat(400)), (80, 24))
    }

    #[test]
    fn a_page_fits_the_screen_and_nothing_is_lost() {
        let pager = pager();
        assert_eq!(pager.pages.len(), 3);
        for page in &pager.pages {
            let rows: usize = page.split("\r\n").map(|line| line.len().div_ceil(80).max(1)).sum();
            assert!(rows <= 21, "{page}");
        }
        let whole = pager.pages.join("\r\n").replace("\r\n", "\n");
        assert!(whole.starts_with("line 0\nline 1\n") && whole.ends_with(&"k".repeat(400)));
    }

    #[test]
    fn keys_turn_pages_and_the_last_one_leads_back() {
        let mut pager = pager();
        for (key, turned, page) in [
            (KeyCode::PageUp, Turned::Stay, "Page 1 of 3"),
            (KeyCode::Char(' '), Turned::Page, "Page 2 of 3"),
            (KeyCode::PageUp, Turned::Page, "Page 1 of 3"),
            (KeyCode::PageDown, Turned::Page, "Page 2 of 3"),
            (KeyCode::Enter, Turned::Page, "Page 3 of 3"),
            (KeyCode::Home, Turned::Page, "Page 1 of 3"),
        ] {
            assert_eq!(pager.press(key), turned, "{key:?}");
            assert!(pager.shown().contains(page), "{key:?}");
        }
        assert_eq!(pager.press(KeyCode::Esc), Turned::Back);
        pager.at = 2;
        assert_eq!(pager.press(KeyCode::PageDown), Turned::Back);
    }

    #[test]
    fn what_fits_has_no_pages() {
        let mut pager = Pager::new("one\ntwo", (80, 24));
        assert!(!pager.shown().contains("Page"));
        assert_eq!(pager.press(KeyCode::Enter), Turned::Back);
    }
}

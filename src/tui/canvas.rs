//! Where screens draw: text by role, cut to its place, safe to show, and what a click on it means.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    hit::{Hits, Target},
    theme::{Role, Theme},
};
use crate::record::visible::visible;

/// Pieces of one line, each with its role.
pub type Line = Vec<(Role, String)>;

/// A buffer, and what comes with drawing into it.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    theme: Theme,
    hits: Hits,
    cursor: Option<Position>,
    roles: Option<&'b mut Vec<(Position, Role)>>,
}

impl<'b> Canvas<'b> {
    /// A canvas over the whole of `buffer`.
    #[must_use]
    pub fn new(buffer: &'b mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme, hits: Hits::default(), cursor: None, roles: None }
    }

    /// The same, which also writes down which role every cell was drawn in.
    #[must_use]
    pub fn with_roles(mut self, roles: &'b mut Vec<(Position, Role)>) -> Self {
        self.roles = Some(roles);
        self
    }

    /// What clicks mean, and where the cursor is to stand.
    #[must_use]
    pub fn finish(self) -> (Hits, Option<Position>) {
        (self.hits, self.cursor)
    }

    /// The whole area.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Draws `text` at a place, cut with `…` after `width` columns. Gives the columns it took.
    pub fn put(&mut self, x: u16, y: u16, width: u16, role: Role, text: &str) -> u16 {
        let room = self.room(x, y, width);
        if room == 0 {
            return 0;
        }
        let text = visible(text);
        let shown = cut(&text, usize::from(room));
        let style = self.theme.style(role);
        let mut at = x;
        for grapheme in shown.graphemes(true) {
            let columns = u16::try_from(grapheme.width()).unwrap_or(0);
            if columns == 0 {
                continue;
            }
            if let Some(cell) = self.buffer.cell_mut((at, y)) {
                cell.set_symbol(grapheme).set_style(style);
            }
            if let Some(roles) = &mut self.roles {
                roles.push((Position::new(at, y), role));
            }
            // The cells a wide character covers must not keep what stood there before.
            for covered in at + 1..at + columns {
                if let Some(cell) = self.buffer.cell_mut((covered, y)) {
                    cell.set_symbol("").set_style(style);
                }
            }
            at += columns;
        }
        at - x
    }

    /// Draws the pieces of a line one after the other. Gives the columns they took.
    pub fn put_line(&mut self, x: u16, y: u16, width: u16, line: &[(Role, String)]) -> u16 {
        let mut at = 0;
        for (role, text) in line {
            at += self.put(x + at, y, width.saturating_sub(at), *role, text);
        }
        at
    }

    /// Draws a line so that it ends at the right edge of `width`.
    pub fn put_right(&mut self, x: u16, y: u16, width: u16, line: &[(Role, String)]) -> u16 {
        let wide = columns(line).min(width);
        self.put_line(x + width - wide, y, wide, line)
    }

    /// A line across.
    pub fn rule(&mut self, x: u16, y: u16, width: u16) {
        self.put(x, y, width, Role::Rule, &"─".repeat(usize::from(width)));
    }

    /// Blanks an area, for what is drawn over it.
    pub fn clear(&mut self, area: Rect) {
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
        if let Some(roles) = &mut self.roles {
            roles.retain(|(position, _)| !area.contains(*position));
        }
    }

    /// Marks cells that are drawn already, such as the faulty part of a text.
    pub fn mark(&mut self, area: Rect, role: Role) {
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.set_style(self.theme.style(role));
            }
            if let Some(roles) = &mut self.roles {
                roles.push((position, role));
            }
        }
    }

    /// A click in `area` means `target`. Later areas lie over earlier ones.
    pub fn hit(&mut self, area: Rect, target: Target) {
        self.hits.push(area, target);
    }

    /// Nothing drawn so far can be clicked any more.
    pub fn cover(&mut self) {
        self.hits = Hits::default();
        self.cursor = None;
    }

    /// The terminal's cursor stands here.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        self.cursor = Some(Position::new(x, y));
    }

    fn room(&self, x: u16, y: u16, width: u16) -> u16 {
        let area = self.buffer.area;
        if y >= area.bottom() || y < area.top() || x < area.left() {
            return 0;
        }
        width.min(area.right().saturating_sub(x))
    }
}

/// The columns a line takes.
#[must_use]
pub fn columns(line: &[(Role, String)]) -> u16 {
    line.iter().map(|(_, text)| width(text)).sum()
}

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(visible(text).width()).unwrap_or(u16::MAX)
}

/// `text`, or as much of it as fits with `…` after it.
fn cut(text: &str, room: usize) -> std::borrow::Cow<'_, str> {
    if text.width() <= room {
        return text.into();
    }
    let mut shown = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let columns = grapheme.width();
        if used + columns + 1 > room {
            break;
        }
        shown.push_str(grapheme);
        used += columns;
    }
    shown.push('…');
    shown.into()
}

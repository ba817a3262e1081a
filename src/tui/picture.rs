//! The picture: where everything stands, and how items look.
//!
//! ```text
//!  mailseal  example.com                        DNS Cloudflare · mail Google     header
//!  ✓ Domain ─ ● SPF ─ ○ DKIM ─ ○ DMARC ─ ○ Publish ─ ○ Check       saved 14:02   stepper
//!
//!  items                                      │ explanation                      body
//!  ───────────────────────────────────────────┴──────────────────────────────
//!  example.com TXT                                                               preview
//!  v=spf1 mx ~all
//!  look-ups ▰▱▱▱▱▱▱▱▱▱ 1 of 10                                 ✓ no problems     meters
//!  copied the name                                                               notice
//!  a add   e edit                                     ? all keys   Ctrl-C leave  help bar
//! ```

mod body;
mod bottom;
mod explanation;
mod overlay;
mod top;

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::{app::App, canvas::Canvas, theme::Role};
use crate::words;

/// The smallest terminal the wizard can be used in.
pub(super) const SMALLEST: (u16, u16) = (60, 20);
/// The signs a line of prose may begin with.
const SIGNS: [&str; 6] = ["✓ ", "! ", "✗ ", "? ", "· ", "– "];
/// From this width on the explanation stands beside the items.
const WIDE: u16 = 96;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let is_too_small = area.width < SMALLEST.0 || area.height < SMALLEST.1;
    app.drawn.is_too_small.set(is_too_small);
    if is_too_small {
        return too_small(canvas, area);
    }
    let context = app.context();
    top::draw(app, canvas, Rect { height: 2, ..area });
    let preview = app.screen().preview(&app.session);
    let bottom = bottom::height(app, preview.as_ref(), area);
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3 + bottom), ..area };
    let below = Rect { y: body.bottom(), height: bottom, ..area };
    let split = (area.width >= WIDE).then(|| explanation_width(area.width));
    body::draw(app, canvas, body, split);
    bottom::draw(app, canvas, below, preview.as_ref(), split.map(|width| area.width - width - 2), context);
    overlay::draw(app, canvas, area);
}

/// Wide enough for sentences, narrow enough that the items keep the larger part.
fn explanation_width(width: u16) -> u16 {
    (width * 2 / 5).clamp(36, 60)
}

fn too_small(canvas: &mut Canvas<'_>, area: Rect) {
    let text = words::screen::TooSmall { height: SMALLEST.1, width: SMALLEST.0 }.say();
    let lines = wrap(&text, area.width.saturating_sub(2));
    let top = area.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(0)) / 2;
    for (row, line) in (top..).zip(&lines) {
        canvas.put(1, row, area.width.saturating_sub(1), Role::Text, line);
    }
}

/// Prose in lines of at most `width` columns; empty lines part paragraphs, other line breaks do not count.
pub(super) fn wrap(text: &str, width: u16) -> Vec<String> {
    let text = crate::record::visible::visible_lines(text);
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let joined = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        // What begins with a sign goes on below its text, not below the sign.
        let hangs = SIGNS.iter().any(|sign| joined.starts_with(sign));
        let indent = if hangs { "  " } else { "" };
        // A name with a hyphen in it must not be broken there: nobody would copy it right.
        let options = textwrap::Options::new(usize::from(width.max(1)))
            .subsequent_indent(indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        lines.extend(textwrap::wrap(&joined, options).into_iter().map(Cow::into_owned));
    }
    lines
}

/// A value in lines of at most `width` columns, nothing added and nothing dropped; spaces stay at the end
/// of the line before.
pub(super) fn fold(value: &str, width: u16) -> Vec<String> {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;
    let value = crate::record::visible::visible(value);
    let room = usize::from(width.max(2));
    let mut lines = Vec::new();
    let mut line = String::new();
    for grapheme in value.graphemes(true) {
        if line.width() + grapheme.width() > room {
            // A term is easier to read whole, unless that would leave most of the line empty.
            let space = line.rfind(' ').map(|space| space + 1).filter(|end| 2 * end > room);
            let rest = line.split_off(space.unwrap_or(line.len()));
            lines.push(std::mem::replace(&mut line, rest));
        }
        line.push_str(grapheme);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_folded_value_breaks_after_spaces_and_loses_nothing() {
        for (value, lines) in [
            ("v=spf1 mx ~all", &["v=spf1 mx ~all"][..]),
            ("v=spf1 ip4:192.0.2.1 ~all", &["v=spf1 ip4:192.0", ".2.1 ~all"]), // too far back to be worth it
            ("v=spf1 mx a ip4:192.0.2.1", &["v=spf1 mx a ", "ip4:192.0.2.1"]),
            ("p=MIIBIjANBgkqhkiG9w0BAQ", &["p=MIIBIjANBgkqhk", "iG9w0BAQ"]), // no space to break at
            ("", &[""]),
        ] {
            assert_eq!(fold(value, 16), lines);
            assert_eq!(fold(value, 16).concat(), value);
        }
    }
}

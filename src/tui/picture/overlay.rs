//! What lies over the whole screen: all keys, the explanation on narrow terminals, the whole record.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::Rect;

use super::{explanation, fold};
use crate::{
    tui::{
        app::{App, Overlay},
        canvas::Canvas,
        keymap::{self, Context, Place, TABLE},
        theme::Role,
    },
    words,
};

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(overlay) = app.overlay() else { return };
    let place = Rect { x: 1, y: 2, width: area.width - 2, height: area.height - 3 };
    // The whole rows, so that no mark of what lies below shows beside the frame.
    canvas.clear(Rect { x: 0, width: area.width, ..place });
    canvas.cover();
    let inner = Rect { x: 3, y: 3, width: place.width - 4, height: place.height - 2 };
    let last = match overlay {
        Overlay::Help(first) => draw_keys(canvas, place, inner, app.context_below(), first),
        Overlay::Explanation(first) => {
            frame(canvas, place, &words::screen::explanation_title());
            let lines = explanation::lines(&app.explanation(), inner.width);
            draw_lines(canvas, inner, first, &lines, |canvas, y, (role, line)| {
                canvas.put(inner.x, y, inner.width, *role, line);
            })
        }
        Overlay::FullText(first) => {
            let (title, texts) = app.full_text();
            frame(canvas, place, &title);
            let lines: Vec<String> = texts.iter().flat_map(|text| fold(text, inner.width)).collect();
            draw_lines(canvas, inner, first, &lines, |canvas, y, line| {
                canvas.put(inner.x, y, inner.width, Role::Value, line);
            })
        }
    };
    app.drawn.last_line.set(last);
}

fn frame(canvas: &mut Canvas<'_>, place: Rect, title: &str) {
    let line = "─".repeat(usize::from(place.width.saturating_sub(2)));
    canvas.put(place.x, place.y, place.width, Role::Focus, &format!("╭{line}╮"));
    canvas.put(place.x + 2, place.y, place.width.saturating_sub(4), Role::Title, &format!(" {title} "));
    for y in place.y + 1..place.bottom() - 1 {
        canvas.put(place.x, y, 1, Role::Focus, "│");
        canvas.put(place.right() - 1, y, 1, Role::Focus, "│");
    }
    let bottom = place.bottom() - 1;
    canvas.put(place.x, bottom, place.width, Role::Focus, &format!("╰{line}╯"));
    canvas.put(
        place.x + 2,
        bottom,
        place.width.saturating_sub(4),
        Role::Dim,
        &format!(" {} ", words::keys::close()),
    );
}

fn draw_keys(canvas: &mut Canvas<'_>, place: Rect, inner: Rect, context: Context, first: usize) -> usize {
    frame(canvas, place, &words::keys::title());
    let usable = || TABLE.iter().filter(|row| row.is_live(Context { is_busy: true, ..context }));
    let mut lines: Vec<(String, String)> = Vec::new();
    if context.is_typing {
        // Letters and digits are text there: what they mean elsewhere would be a false promise.
        lines.push((String::new(), words::keys::in_field()));
    } else {
        let here: Vec<_> = usable().filter(|row| row.place == Place::On(context.step)).map(line).collect();
        if !here.is_empty() {
            lines.push((String::new(), words::keys::on_screen(context.step.label())));
            lines.extend(here);
            lines.push((String::new(), String::new()));
        }
        lines.push((String::new(), words::keys::everywhere()));
    }
    for row in usable().filter(|row| !matches!(row.place, Place::On(_))) {
        let is_letter = |(modifiers, code): &(KeyModifiers, KeyCode)| {
            modifiers.is_empty() && matches!(code, KeyCode::Char(_))
        };
        if context.is_typing && row.keys.iter().all(is_letter) {
            continue;
        }
        let line = line(row);
        if !lines.iter().any(|known| known.1 == line.1) {
            lines.push(line);
        }
    }
    lines.push((String::new(), String::new()));
    lines.push((String::new(), words::keys::marks()));
    draw_lines(canvas, inner, first, &lines, |canvas, y, (key, label)| {
        if key.is_empty() {
            canvas.put(inner.x, y, inner.width, Role::Title, label);
        } else {
            canvas.put(inner.x + 2, y, 14, Role::Key, key);
            canvas.put(inner.x + 18, y, inner.width.saturating_sub(18), Role::Text, label);
        }
    })
}

/// Lines from the given one on, or as late as still fills the place, with signs where there are more. Gives the last
/// line that one can begin with.
fn draw_lines<T>(
    canvas: &mut Canvas<'_>,
    inner: Rect,
    first: usize,
    lines: &[T],
    draw: impl Fn(&mut Canvas<'_>, u16, &T),
) -> usize {
    let last = lines.len().saturating_sub(usize::from(inner.height));
    let first = first.min(last);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(first)) {
        draw(canvas, y, line);
    }
    if first > 0 {
        canvas.put(inner.right(), inner.y, 1, Role::Dim, "↑");
    }
    if first + usize::from(inner.height) < lines.len() {
        canvas.put(inner.right(), inner.bottom() - 1, 1, Role::Dim, "↓");
    }
    last
}

fn line(row: &keymap::Binding) -> (String, String) {
    (row.all_shown(), keymap::label(row.action))
}

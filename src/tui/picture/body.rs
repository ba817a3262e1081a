//! The items of a screen, the explanation beside them, and what lies on top.

use ratatui::layout::Rect;

use super::{explanation, wrap};
use crate::tui::{
    app::App,
    canvas::{Canvas, columns, width},
    hit::Target,
    item::{Control, Id, Item},
    text_field::TextField,
    theme::Role,
};

/// The least width in which columns take their longer form.
const CELLS: u16 = 64;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect, split: Option<u16>) {
    let view = app.view();
    let focus = app.focus_in(&view);
    let side = split.unwrap_or(0);
    let items_area = Rect { width: area.width - if split.is_some() { side + 2 } else { 0 }, ..area };
    draw_items(canvas, items_area, &view.items, view.popup.is_none().then_some(focus));
    if split.is_some() {
        let x = items_area.right();
        for y in area.y..area.bottom() {
            canvas.put(x, y, 1, Role::Rule, "│");
        }
        let place = Rect { x: x + 2, width: side.saturating_sub(1), ..area };
        explanation::draw(canvas, place, &app.explanation());
    }
    if let Some(popup) = &view.popup {
        draw_popup(canvas, items_area, &popup.title, &popup.items, focus);
    }
}

/// A box over the items.
fn draw_popup(canvas: &mut Canvas<'_>, area: Rect, title: &str, items: &[Item<'_>], focus: Id) {
    let width = area.width.saturating_sub(2).min(92);
    let heights = items.iter().map(|item| height(item, width.saturating_sub(4)));
    let content = heights.fold(0, |sum: u16, height| sum.saturating_add(height));
    let breaths = items.iter().filter(|item| matches!(item.control, Control::Breath)).count();
    let breaths = u16::try_from(breaths).unwrap_or(u16::MAX);
    let with_breaths = content.saturating_add(breaths).saturating_add(3);
    // Empty lines only where there is room for all of them.
    let height =
        if with_breaths <= area.height { with_breaths } else { content.saturating_add(3) }.min(area.height);
    let place = Rect { x: area.x + 1, y: area.y, width, height };
    canvas.clear(place);
    canvas.cover();
    let line = "─".repeat(usize::from(width.saturating_sub(2)));
    canvas.put(place.x, place.y, width, Role::Focus, &format!("╭{line}╮"));
    canvas.put(place.x + 2, place.y, width.saturating_sub(4), Role::Title, &format!(" {title} "));
    for y in place.y + 1..place.bottom().saturating_sub(1) {
        canvas.put(place.x, y, 1, Role::Focus, "│");
        canvas.put(place.right() - 1, y, 1, Role::Focus, "│");
    }
    canvas.put(place.x, place.bottom() - 1, width, Role::Focus, &format!("╰{line}╯"));
    let inner = Rect { x: place.x + 1, y: place.y + 1, width: width - 2, height: height.saturating_sub(2) };
    draw_items(canvas, inner, items, Some(focus));
}

fn draw_items(canvas: &mut Canvas<'_>, area: Rect, items: &[Item<'_>], focus: Option<Id>) {
    let mut heights: Vec<u16> = items.iter().map(|item| height(item, area.width.saturating_sub(4))).collect();
    let mut total = heights.iter().fold(0, |sum: u16, height| sum.saturating_add(*height));
    let is_breath = |item: &Item<'_>| matches!(item.control, Control::Breath);
    let breaths = u16::try_from(items.iter().filter(|item| is_breath(item)).count()).unwrap_or(u16::MAX);
    if total.saturating_add(breaths) <= area.height {
        total += breaths;
        for (_, height) in items.iter().zip(&mut heights).filter(|(item, _)| is_breath(item)) {
            *height = 1;
        }
    }
    let mut y = 0_u16;
    let (mut top, mut below) = (0, 0);
    for (item, height) in items.iter().zip(&heights) {
        if Some(item.id) == focus && item.takes_focus() {
            (top, below) = (y, y + height);
        }
        y = y.saturating_add(*height);
    }
    // What stands on top is the verdict, so it goes only when what has the focus would not be seen, with
    // a little of what comes after it; and never so far that the beginning of that is cut off.
    let ahead = area.height / 3;
    let offset = (below + ahead).saturating_sub(area.height).min(total.saturating_sub(area.height)).min(top);
    let mut y = 0_u16;
    for (item, height) in items.iter().zip(&heights) {
        let is_focused = Some(item.id) == focus && item.takes_focus();
        draw_item(canvas, area, i32::from(y) - i32::from(offset), *height, item, is_focused);
        y = y.saturating_add(*height);
    }
    if offset > 0 {
        canvas.put(area.right().saturating_sub(1), area.y, 1, Role::Dim, "↑");
    }
    if total > area.height.saturating_add(offset) && area.height > 0 {
        canvas.put(area.right().saturating_sub(1), area.bottom() - 1, 1, Role::Dim, "↓");
    }
}

fn height(item: &Item<'_>, width: u16) -> u16 {
    let lines = match &item.control {
        Control::Prose(_, text) => wrap(text, width).len(),
        Control::Finding { text, .. } => wrap(text, width.saturating_sub(2)).len(),
        Control::Breath => 0,
        Control::Text { error: Some((_, text)), .. } => 2 + wrap(text, width).len(),
        Control::Text { .. } => 2,
        Control::Button { refusal: Some(text), .. } => 1 + wrap(text, width.saturating_sub(2)).len(),
        _ => 1,
    };
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// One item, `top` lines below the area's first; parts outside the area are not drawn.
fn draw_item(canvas: &mut Canvas<'_>, area: Rect, top: i32, height: u16, item: &Item<'_>, is_focused: bool) {
    let row = |line: u16| {
        let y = top + i32::from(line);
        (y >= 0 && y < i32::from(area.height)).then(|| area.y + u16::try_from(y).unwrap_or(0))
    };
    if item.takes_focus() {
        for y in (0..height).filter_map(row) {
            canvas.hit(Rect { y, height: 1, ..area }, Target::Item(item.id));
        }
    }
    let x = area.x + 2;
    let inner = area.width.saturating_sub(4);
    let label_role = if is_focused { Role::Focus } else { Role::Text };
    if is_focused && let Some(y) = row(0) {
        canvas.put(area.x, y, 1, Role::Focus, "▸");
    }
    match &item.control {
        Control::Gap | Control::Breath => {}
        Control::Finding { sign: (sign_role, sign), role, text } => {
            if let Some(y) = row(0) {
                canvas.put(x, y, 1, *sign_role, sign);
            }
            draw_prose(
                canvas,
                &row,
                (x + 2, inner.saturating_sub(2)),
                if is_focused { Role::Focus } else { *role },
                text,
            );
        }
        Control::Prose(role, text) => draw_prose(canvas, &row, (x, inner), *role, text),
        Control::Line(line) => {
            if let Some(y) = row(0) {
                canvas.put_line(x, y, inner, line);
            }
        }
        Control::Text { label, field, placeholder, error } => {
            if let Some(y) = row(0) {
                canvas.put(x, y, inner, label_role, label);
            }
            if let Some(y) = row(1) {
                draw_field(
                    canvas,
                    Rect::new(x, y, inner, 1),
                    field,
                    placeholder,
                    error.as_ref().map(|e| e.0),
                    is_focused,
                );
            }
            if let Some((_, text)) = error {
                draw_prose(canvas, &|line| row(line + 2), (x, inner), Role::Bad, text);
            }
        }
        Control::Radio { label, tail, is_chosen } => {
            let sign = if *is_chosen { "(•) " } else { "( ) " };
            draw_option(canvas, row(0), (x, inner), sign, label, tail, label_role);
        }
        Control::Toggle { label, tail, is_on } => {
            let sign = if *is_on { "[x] " } else { "[ ] " };
            draw_option(canvas, row(0), (x, inner), sign, label, tail, label_role);
        }
        Control::Choice { label, options, chosen } => {
            if let Some(y) = row(0) {
                draw_choice(
                    canvas,
                    Rect::new(x, y, inner, 1),
                    label,
                    options,
                    (item.id, *chosen),
                    label_role,
                );
            }
        }
        Control::Button { label, refusal } => {
            if let Some(y) = row(0) {
                let role = match (refusal, is_focused) {
                    (Some(_), _) => Role::Dim,
                    (None, true) => Role::Focus,
                    (None, false) => Role::Text,
                };
                canvas.put(x, y, inner, role, &format!("[ {label} ]"));
            }
            if let Some(text) = refusal {
                draw_prose(canvas, &|line| row(line + 1), (x + 2, inner.saturating_sub(2)), Role::Dim, text);
            }
        }
        Control::Head { left, right } | Control::Row { left, right } => {
            if let Some(y) = row(0) {
                draw_ends(canvas, Rect::new(x, y, inner, 1), left, right, inner / 2);
            }
        }
        Control::CellHeads { wide, narrow } | Control::Cells { wide, narrow, .. } => {
            if let Some(y) = row(0) {
                let left =
                    if let Control::Cells { left, .. } = &item.control { left.as_slice() } else { &[] };
                let right = if inner < CELLS { narrow } else { wide };
                draw_ends(canvas, Rect::new(x, y, inner, 1), left, right, inner / 3 * 2);
            }
        }
    }
}

/// What is on the left of a line, and what is at its right edge, at most so wide.
fn draw_ends(
    canvas: &mut Canvas<'_>,
    area: Rect,
    left: &[(Role, String)],
    right: &[(Role, String)],
    most: u16,
) {
    let tail = columns(right).min(most);
    let room = area.width.saturating_sub(tail + u16::from(tail > 0));
    canvas.put_line(area.x, area.y, room, left);
    canvas.put_line(area.x + area.width - tail, area.y, tail, right);
}

/// Wrapped prose from the item's first line on.
fn draw_prose(
    canvas: &mut Canvas<'_>,
    row: &impl Fn(u16) -> Option<u16>,
    (x, width): (u16, u16),
    role: Role,
    text: &str,
) {
    for (line, text) in (0..).zip(wrap(text, width)) {
        if let Some(y) = row(line) {
            canvas.put(x, y, width, role, &text);
        }
    }
}

fn draw_option(
    canvas: &mut Canvas<'_>,
    row: Option<u16>,
    (x, inner): (u16, u16),
    sign: &str,
    label: &str,
    tail: &str,
    role: Role,
) {
    let Some(y) = row else { return };
    let mut at = canvas.put(x, y, inner, role, sign);
    at += canvas.put(x + at, y, inner.saturating_sub(at), role, label);
    canvas.put(x + at + 2, y, inner.saturating_sub(at + 2), Role::Dim, tail);
}

fn draw_choice(
    canvas: &mut Canvas<'_>,
    area: Rect,
    label: &str,
    options: &[String],
    (id, chosen): (Id, usize),
    role: Role,
) {
    let Rect { x, y, width: inner, .. } = area;
    let mut at = canvas.put(x, y, inner, role, label);
    at += if label.is_empty() { 0 } else { 2 };
    let between = u16::try_from(options.len().saturating_sub(1) * 2).unwrap_or(0);
    let wanted = options.iter().map(|option| width(option) + 4).sum::<u16>() + between;
    if at + wanted > inner {
        // Too narrow for all of them: what is chosen must be seen, and the arrows bring the others.
        let text = options.get(chosen).map(|option| format!("‹ {option} ›")).unwrap_or_default();
        let wide = canvas.put(x + at, y, inner.saturating_sub(at), role, &text);
        canvas.hit(Rect::new(x + at, y, wide / 2, 1), Target::Option(id, chosen.saturating_sub(1)));
        canvas.hit(Rect::new(x + at + wide / 2, y, wide - wide / 2, 1), Target::Option(id, chosen + 1));
        return;
    }
    for (index, option) in options.iter().enumerate() {
        let (sign, role) = if index == chosen { ("(•)", role) } else { ("( )", Role::Dim) };
        let wide = canvas.put(x + at, y, inner.saturating_sub(at), role, &format!("{sign} {option}"));
        canvas.hit(Rect::new(x + at, y, wide, 1), Target::Option(id, index));
        at += wide + 2;
    }
}

fn draw_field(
    canvas: &mut Canvas<'_>,
    area: Rect,
    field: &TextField,
    placeholder: &str,
    fault: Option<crate::record::span::Span>,
    is_focused: bool,
) {
    canvas.put(area.x, area.y, 2, if is_focused { Role::Focus } else { Role::Dim }, "› ");
    let (x, room) = (area.x + 2, area.width.saturating_sub(2));
    let (first, cursor) = field.scroll(room);
    if field.text().is_empty() {
        canvas.put(x, area.y, room, Role::Dim, placeholder);
    } else {
        let shown = skip_columns(field.text(), first);
        canvas.put(x, area.y, room, Role::Field, &shown);
        if first > 0 {
            // What stands further left is not in sight.
            canvas.put(area.x + 1, area.y, 1, Role::Dim, "…");
        }
        if let Some(span) = fault {
            let start = usize::from(width(field.text().get(..span.start).unwrap_or(field.text())));
            let wide = usize::from(width(span.of(field.text()))).max(1);
            let start = start.saturating_sub(first);
            let (start, wide) = (u16::try_from(start).unwrap_or(room), u16::try_from(wide).unwrap_or(room));
            if start < room {
                canvas.mark(Rect::new(x + start, area.y, wide.min(room - start), 1), Role::Fault);
            }
        }
    }
    if is_focused {
        canvas.set_cursor(x + u16::try_from(cursor - first).unwrap_or(0), area.y);
    }
}

/// `text` from the given column on.
fn skip_columns(text: &str, columns: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut at = 0;
    text.graphemes(true)
        .skip_while(|grapheme| {
            let is_before = at < columns;
            at += usize::from(width(grapheme));
            is_before
        })
        .collect()
}

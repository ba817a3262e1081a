//! Below the items: the record being built, its measures, the news, and the keys.

use ratatui::layout::Rect;

use super::{fold, wrap};
use crate::{
    tui::{
        app::App,
        canvas::{Canvas, columns, width},
        hit::Target,
        keymap::{self, Action, Context},
        screen::Preview,
        step::Step,
        theme::Role,
    },
    words,
};

/// The lines a value may take before it is cut; the whole of it is one key away.
fn value_lines(app: &App, area: Rect) -> usize {
    match area.height {
        // What the servers say about it is what one is here for.
        0..30 if app.step() == Step::Check => 1,
        0..30 => 3,
        30..50 => 6,
        _ => 10,
    }
}

/// News longer than this many lines is cut.
const NOTICE_LINES: usize = 3;

/// How many lines the bottom takes: rule, label, value, meters, notice, keys.
pub(super) fn height(app: &App, preview: Option<&Preview>, area: Rect) -> u16 {
    let of_preview = preview.map_or(0, |preview| {
        let value = fold(&preview.text, area.width.saturating_sub(2)).len().min(value_lines(app, area));
        2 + value + preview.meters.len()
    });
    u16::try_from(of_preview + notice_lines(app, area.width).len().max(1) + 1).unwrap_or(0)
}

/// The last news, wrapped: what to do stands at the end of a sentence, where it must not be cut.
fn notice_lines(app: &App, width: u16) -> Vec<String> {
    let notice = app.session.notice.as_ref();
    let mut lines = notice.map(|notice| wrap(&notice.text, width.saturating_sub(2))).unwrap_or_default();
    lines.truncate(NOTICE_LINES);
    lines
}

pub(super) fn draw(
    app: &App,
    canvas: &mut Canvas<'_>,
    area: Rect,
    preview: Option<&Preview>,
    joint: Option<u16>,
    context: Context,
) {
    let inner = area.width.saturating_sub(2);
    if let Some(preview) = preview {
        let most = value_lines(app, canvas.area());
        draw_preview(canvas, area, preview, joint, most);
    }
    let lines = u16::try_from(notice_lines(app, area.width).len().max(1)).unwrap_or(1);
    let notice = area.bottom().saturating_sub(1 + lines);
    draw_notice(app, canvas, Rect::new(1, notice, inner, lines));
    draw_keys(app, canvas, Rect::new(1, area.bottom().saturating_sub(1), inner, 1), context);
}

fn draw_preview(canvas: &mut Canvas<'_>, area: Rect, preview: &Preview, joint: Option<u16>, most: usize) {
    let inner = area.width.saturating_sub(2);
    canvas.rule(1, area.y, inner);
    if let Some(x) = joint {
        canvas.put(x, area.y, 1, Role::Rule, "┴");
    }
    let mut y = area.y + 1;
    canvas.put(1, y, inner, Role::Dim, &preview.label);
    y += 1;
    let lines = fold(&preview.text, inner);
    for (index, line) in lines.iter().take(most).enumerate() {
        let is_cut = index + 1 == most && lines.len() > most;
        if is_cut {
            let more = words::screen::more_text(lines.len() - most);
            let room = inner.saturating_sub(width(&more) + 2);
            canvas.put(1, y, room, Role::Value, line);
            canvas.put_right(1, y, inner, &[(Role::Dim, more)]);
        } else {
            canvas.put(1, y, inner, Role::Value, line);
        }
        y += 1;
    }
    for (left, right) in &preview.meters {
        let tail = columns(right);
        canvas.put_line(1, y, inner.saturating_sub(tail + 1), left);
        canvas.put_right(1, y, inner, right);
        y += 1;
    }
}

/// The last news; else what is going on, with the time it has taken; else what the screen waits for.
fn draw_notice(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(notice) = &app.session.notice {
        for (y, line) in (area.y..area.bottom()).zip(notice_lines(app, area.width + 2)) {
            canvas.put(area.x, y, area.width, notice.role, &line);
        }
        return;
    }
    let Some((text, since)) = app.session.work_under_way() else {
        let status = app.screen().status(&app.session).unwrap_or_default();
        canvas.put(area.x, area.y, area.width, Role::Dim, &status);
        return;
    };
    let elapsed = app.session.elapsed.saturating_sub(since);
    let line =
        format!("{} {text}  {}.{} s", spinner(elapsed), elapsed.as_secs(), elapsed.subsec_millis() / 100);
    canvas.put(area.x, area.y, area.width, Role::Dim, &line);
}

/// The sign that moves while something goes on.
pub(in crate::tui) fn spinner(elapsed: std::time::Duration) -> &'static str {
    const SIGNS: [&str; 8] = ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇", "⠏", "⠹"];
    let turn = usize::try_from(elapsed.as_millis() / 120).unwrap_or(0) % SIGNS.len();
    SIGNS.get(turn).copied().unwrap_or("⠋")
}

/// As many keys as fit; the way to help always.
fn draw_keys(app: &App, canvas: &mut Canvas<'_>, area: Rect, context: Context) {
    let rows = keymap::bar(context).into_iter().filter(|row| app.can(row.action));
    let text = |row: &keymap::Binding| (row.shown(), keymap::label(row.action));
    let wide = |(key, label): &(String, String)| width(key) + 1 + width(label);
    let (last, rest): (Vec<&keymap::Binding>, Vec<&keymap::Binding>) =
        rows.partition(|row| match row.action {
            Action::Help => true,
            // Where the explanation does not stand beside the items, its key must always be in sight.
            Action::Explain => area.width + 2 < super::WIDE,
            _ => false,
        });
    let reserved = last.iter().map(|row| wide(&text(row)) + 3).sum::<u16>();
    let mut x = area.x;
    let place = |canvas: &mut Canvas<'_>, x: u16, row: &keymap::Binding| {
        let (key, label) = text(row);
        let mut at = canvas.put(x, area.y, area.width, Role::Key, &key) + 1;
        at += canvas.put(x + at, area.y, area.width, Role::Dim, &label);
        canvas.hit(Rect::new(x, area.y, at, 1), Target::Key(row.action));
    };
    for row in rest {
        let taken = wide(&text(row));
        if x + taken + reserved > area.right() {
            continue;
        }
        place(canvas, x, row);
        x += taken + 3;
    }
    let mut right = area.right();
    for row in last.into_iter().rev() {
        right = right.saturating_sub(wide(&text(row)));
        place(canvas, right, row);
        right = right.saturating_sub(3);
    }
}

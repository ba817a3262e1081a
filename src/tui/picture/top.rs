//! The header and the stepper.

use ratatui::layout::Rect;

use crate::{
    record::visible::visible,
    tui::{
        app::App,
        canvas::{Canvas, Line, columns, width},
        hit::Target,
        step::{Progress, Step},
        theme::Role,
    },
    words,
};

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    header(app, canvas, area);
    stepper(app, canvas, Rect { y: area.y + 1, height: 1, ..area });
}

fn header(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = area.width.saturating_sub(2);
    let mut at = 1 + canvas.put(1, area.y, inner, Role::Title, "mailseal") + 1;
    if app.session.is_demo {
        at += canvas.put(at, area.y, inner, Role::Warn, &words::screen::demo());
    }
    at += 2;
    let mut right: Line = Vec::new();
    let (host, services) = app.session.surroundings();
    if let Some(host) = host {
        right.push((Role::Dim, words::screen::dns_host(host)));
    }
    if let Some(service) = services.first() {
        if !right.is_empty() {
            right.push((Role::Dim, " · ".to_owned()));
        }
        right.push((Role::Dim, words::screen::mail_service(service.name.as_str())));
    }
    let name = app.session.domain().map(|domain| {
        let shown = domain.to_unicode();
        if shown == domain.as_str() { shown } else { format!("{} ({domain})", visible(&shown)) }
    });
    let name = name.unwrap_or_else(words::screen::no_domain);
    let room = inner.saturating_sub(at);
    let used =
        canvas.put(at, area.y, room, if app.session.plan.is_some() { Role::Focus } else { Role::Dim }, &name);
    if columns(&right) + used + 2 <= room {
        canvas.put_right(1, area.y, inner, &right);
    }
}

fn stepper(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = area.width.saturating_sub(2);
    let names: u16 = Step::ALL.iter().map(|step| width(&step.label()) + 2).sum();
    let saved = app.session.saved_at.map(|at| words::screen::saved(app.session.clock(at, "%H:%M:%S")));
    // Names, and between them as much line as there is room for.
    let gap = (inner.saturating_sub(names) / 5).clamp(1, 5);
    let line = if gap >= 3 {
        format!(" {} ", "─".repeat(usize::from(gap) - 2))
    } else {
        " ".repeat(usize::from(gap))
    };
    let mut x = 1;
    for step in Step::ALL {
        if step != Step::Domain {
            x += canvas.put(x, area.y, inner, Role::Rule, &line);
        }
        let progress = app.progress(step);
        let is_here = step == app.step();
        let (sign, role) = match progress {
            Progress::Problem => ("✗", Role::Bad),
            _ if is_here => ("●", Role::Focus),
            Progress::Done => ("✓", Role::Good),
            progress => (progress.sign(), Role::Dim),
        };
        let start = x;
        x += canvas.put(x, area.y, inner, role, sign) + 1;
        let name_role = if is_here {
            Role::Focus
        } else if progress == Progress::Open {
            Role::Dim
        } else {
            Role::Text
        };
        x += canvas.put(x, area.y, inner, name_role, &step.label());
        canvas.hit(Rect::new(start, area.y, x - start, 1), Target::Step(step));
    }
    if let Some(saved) = saved.filter(|saved| x + width(saved) + 2 <= area.width) {
        canvas.put_right(1, area.y, inner, &[(Role::Dim, saved)]);
    }
}

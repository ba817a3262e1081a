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
    // In sight until it is over: what is answered meanwhile is lost at the end.
    if app.session.save_failure.is_some() {
        right = vec![(Role::Warn, format!("! {}", words::screen::unsaved()))];
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

/// The row of steps: all names where they fit; else a sign for each, the names of the present one and the next, and
/// which of how many it is.
///
/// ```text
/// ✓ Domain  ✓ SPF  ✓ DKIM  ✓ DMARC  ✓ Publish  ● Check  ○ Mailboxes
/// ✓ ✓ ✓ ✓ ✓ ● Check ─ ○ Mailboxes  6 of 7
/// ```
fn stepper(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = area.width.saturating_sub(2);
    let steps = u16::try_from(Step::ALL.len()).unwrap_or(1);
    let names: u16 = Step::ALL.iter().map(|step| width(&step.label()) + 2).sum();
    let saved = app.session.saved_at.map(|at| words::screen::saved(app.session.clock(at, "%H:%M:%S")));
    let is_whole = names + (steps - 1) * 2 <= inner;
    // Names, and between them as much line as there is room for.
    let gap = if is_whole { (inner.saturating_sub(names) / (steps - 1)).clamp(2, 5) } else { 3 };
    let line = if gap >= 3 {
        format!(" {} ", "─".repeat(usize::from(gap) - 2))
    } else {
        " ".repeat(usize::from(gap))
    };
    let here = app.step().index();
    let mut x = 1;
    for step in Step::ALL {
        let is_named = is_whole || (here..=here + 1).contains(&step.index());
        if step != Step::Domain {
            let between = if is_whole || step.index() == here + 1 { line.as_str() } else { " " };
            x += canvas.put(x, area.y, inner, Role::Rule, between);
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
        x += canvas.put(x, area.y, inner, role, sign);
        if is_named {
            let name_role = if is_here {
                Role::Focus
            } else if progress == Progress::Open {
                Role::Dim
            } else {
                Role::Text
            };
            x += 1 + canvas.put(x + 1, area.y, inner, name_role, &step.label());
        }
        canvas.hit(Rect::new(start, area.y, x - start, 1), Target::Step(step));
    }
    let count = words::screen::StepOf { all: usize::from(steps), step: here + 1 }.say();
    let at_right = if is_whole { saved } else { Some(count) };
    if let Some(text) = at_right.filter(|text| x + width(text) + 2 <= area.width) {
        canvas.put_right(1, area.y, inner, &[(Role::Dim, text)]);
    }
}

//! What a text says, in a row and in full.

use super::{super::Explanation, Way, way};
use crate::{
    check::{
        explain::is_to_fix,
        message,
        refusal::{Cause, Step as Cure},
    },
    dns::demo,
    mail::form::Form,
    record::visible::visible,
    tui::{
        canvas::Line,
        item::Control,
        session::{Read, Seen, Session, Told},
        step::Progress,
        theme::Role,
    },
    words::{self, mail as say},
};

/// What it is, and where from.
pub(super) fn title(told: &Told) -> String {
    let what = match &told.read {
        Read::Part(part) => match part.first() {
            Some(refusal) => say::bounce_from(visible(&words::refusal::by(refusal))),
            None if part.cause == Cause::NoBounce && part.form != Form::None => say::message(),
            None => say::text(),
        },
        Read::Message(_) => say::message(),
        Read::Log(_) => say::log(),
        Read::Unread(_) => say::text(),
    };
    let file = told.file.as_deref().map(|file| file.rsplit(['/', '\\']).next().unwrap_or(file));
    match file {
        Some(file) => format!("{}: {what}", visible(file)),
        None => what,
    }
}

/// Why, as a clause.
fn answer(told: &Told) -> String {
    match &told.read {
        Read::Part(part) => match part.first() {
            Some(refusal) => words::refusal::of(refusal).what,
            None => words::refusal::prose(part.cause).what,
        },
        Read::Message(seen) => words::message::headline(view(seen)),
        Read::Log(log) => say::Counted { delivered: log.delivered, refused: log.refused }.say(),
        Read::Unread(why) => visible(why).into_owned(),
    }
}

/// `13:40  bounce from Gmail: neither SPF nor DKIM passed      ✗ error`.
pub(super) fn row(told: &Told, session: &Session) -> Control<'static> {
    let left: Line = vec![
        (Role::Dim, format!("{}  ", session.clock(told.at, "%H:%M"))),
        (Role::Text, format!("{}: {}", title(told), answer(told))),
    ];
    Control::Row { left, right: vec![verdict(told, session)] }
}

fn view(seen: &Seen) -> words::message::View<'_> {
    words::message::View { examination: &seen.examination, judgement: &seen.judgement }
}

/// What to do, if there is something.
pub(super) fn fix(told: &Told) -> Option<String> {
    match &told.read {
        Read::Message(seen) => words::message::fix(view(seen)),
        read => words::refusal::of(read.first()?).fix,
    }
}

/// How far the step is with this text read last.
pub(super) fn progress(told: &Told, session: &Session) -> Progress {
    if let Way::Passes(_) = way::way(&told.read, session) {
        return Progress::Done;
    }
    match &told.read {
        Read::Message(seen) if seen.judgement.cause == message::Cause::Ok => Progress::Done,
        Read::Message(seen) if seen.judgement.step == message::Step::None => Progress::Partial,
        Read::Message(_) => Progress::Problem,
        read if read.first().is_some_and(is_to_fix) => Progress::Problem,
        _ => Progress::Partial,
    }
}

fn verdict(told: &Told, session: &Session) -> (Role, String) {
    if let Way::Passes(_) = way::way(&told.read, session) {
        return (Role::Good, format!("✓ {}", say::passes_now()));
    }
    if let Read::Message(seen) = &told.read {
        return match (seen.judgement.cause, seen.judgement.step) {
            (message::Cause::Ok, _) => (Role::Good, format!("✓ {}", say::ok())),
            (_, message::Step::None) => (Role::Dim, format!("· {}", say::note())),
            (_, message::Step::Check) => (Role::Warn, format!("! {}", say::check())),
            _ => (Role::Bad, format!("✗ {}", say::error())),
        };
    }
    match told.read.first() {
        Some(refusal) if is_to_fix(refusal) => (Role::Bad, format!("✗ {}", say::error())),
        Some(refusal) if refusal.step == Cure::Check => (Role::Warn, format!("! {}", say::check())),
        Some(_) => (Role::Dim, format!("· {}", say::note())),
        None => (Role::Dim, String::new()),
    }
}

/// All about one text.
pub(super) fn explanation(told: &Told, session: &Session) -> Explanation {
    if let Read::Message(seen) = &told.read {
        let mut body = vec![words::message::why(view(seen))];
        body.extend(words::message::evidence(view(seen)));
        let mut explanation = Explanation::new(words::message::headline(view(seen)), body.join("\n"));
        explanation.hint = hint(&way::way(&told.read, session)).or_else(|| fix(told)).unwrap_or_default();
        return explanation;
    }
    let Some(refusal) = told.read.first() else {
        return Explanation::new(title(told), answer(told));
    };
    let prose = words::refusal::of(refusal);
    let mut body = vec![prose.why];
    body.extend(words::refusal::notes(refusal));
    let mut explanation = Explanation::new(words::refusal::headline(refusal), body.join(" "));
    let way = way::way(&told.read, session);
    if let Way::Propose(correction, _) = &way {
        let value = crate::plan::hosts::Panel::default().value(&correction.data);
        explanation.correction = Some((correction.owner.to_string(), value));
    }
    explanation.hint = hint(&way).unwrap_or_else(|| prose.fix.unwrap_or_default());
    explanation
}

/// What stands below the text that has the focus: what Enter does, or what to do elsewhere.
pub(super) fn below(told: &Told, session: &Session) -> Option<String> {
    hint(&way::way(&told.read, session)).or_else(|| fix(told))
}

/// What Enter does, in words.
fn hint(way: &Way) -> Option<String> {
    let number = |step: crate::tui::step::Step| (step.index() + 1).to_string();
    match way {
        Way::Propose(_, term) => {
            let step = crate::tui::step::Step::Spf;
            Some(say::ToStepWith { number: number(step), step: step.label(), term: term.as_str() }.say())
        }
        Way::Publish(_) => Some(say::to_publish()),
        Way::Passes(ip) => Some(say::send_again(ip.to_string())),
        Way::Step(step) => Some(say::ToStep { number: number(*step), step: step.label() }.say()),
        Way::Nothing => None,
    }
}

/// The answer as text, for whoever can fix it.
pub(super) fn lines(told: &Told, session: &Session) -> Vec<String> {
    let mut lines = vec![title(told), answer(told)];
    if let Read::Message(seen) = &told.read {
        lines.push(words::message::why(view(seen)));
        lines.extend(words::message::evidence(view(seen)));
        lines.extend(fix(told));
    }
    if let Some(refusal) = told.read.first() {
        let prose = words::refusal::of(refusal);
        lines.push(words::refusal::headline(refusal));
        lines.push(prose.why);
        lines.extend(prose.fix);
        lines.push(visible(&refusal.text).into_owned());
    }
    if let Way::Propose(correction, _) = way::way(&told.read, session) {
        lines.push(crate::plan::hosts::Panel::default().value(&correction.data));
    }
    lines
}

/// What the demo offers to read.
pub(super) fn examples() -> Vec<String> {
    vec![say::example(), say::example_good(), say::example_footer(), say::example_old_key()]
}

/// A bounce as Gmail writes it, about an address that no record of the demo has; then its messages.
pub(super) fn example(index: usize, session: &Session) -> Option<String> {
    if let Some(at) = index.checked_sub(1) {
        return demo::MESSAGES.get(at).map(|(_, text)| (*text).to_owned());
    }
    let domain = session.domain().map(ToString::to_string).unwrap_or_default();
    Some(format!(
        "550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n\
         550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.\n\
         550-5.7.26  DKIM = did not pass\n\
         550-5.7.26  SPF [{domain}] with ip: [203.0.113.99] = did not pass\n\
         550 5.7.26  https://support.google.com/mail/answer/81126#authentication - gsmtp\n"
    ))
}

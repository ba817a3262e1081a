//! The next step of the DMARC policy, offered on the screens where one may think of it: a line with its dates,
//! explained, and taken only after the question whether to.

use super::{Effects, Explanation, Go};
use crate::{
    tui::{
        item::{Control, Id, Item},
        proposal::Proposal,
        session::{Ahead, Session},
        step::Step,
        theme::Role,
    },
    words::dmarc_path as say,
};

/// The line.
pub const STEP: Id = Id("next-step", 0);

/// The line, if there is anything worth offering.
#[must_use]
pub fn item<'s>(session: &Session) -> Option<Item<'s>> {
    let text = match session.ahead()? {
        Ahead::Step(step) => say::path(step, session.current_day()),
        Ahead::First(because) => say::first(because),
    };
    let control = Control::Finding { sign: (Role::Key, "→"), role: Role::Text, text };
    Some(Item::new(STEP.0, STEP.1, control))
}

/// Why it is the next, why then, and what an earlier one risks.
#[must_use]
pub fn explanation(session: &Session) -> Explanation {
    let about = match session.ahead() {
        None => return Explanation::default(),
        Some(Ahead::Step(step)) => Explanation::new(
            say::title(step, session.current_day()),
            say::why(step, session.current_day()).join("\n\n"),
        ),
        Some(Ahead::First(because)) => {
            Explanation::new(say::first(because), say::first_why(because).unwrap_or_default())
        }
    };
    let step = leads_to(session);
    let hint = say::leads(step.label());
    Explanation { hint, ..about.by(9989, "7.4") }
}

/// Puts the question, in the step it belongs to; or goes where what comes first is done.
pub fn propose(session: &mut Session) -> Effects {
    let step = leads_to(session);
    let proposal = match session.ahead() {
        None => return Effects::none(),
        Some(Ahead::Step(step)) => Proposal::of_step(step, session).map(Box::new),
        Some(Ahead::First(_)) => None,
    };
    session.proposal = proposal;
    Effects::go(Go::To(step))
}

/// Where it is done.
fn leads_to(session: &Session) -> Step {
    use crate::check::dmarc_path::Because;
    match session.ahead() {
        Some(Ahead::First(Because::NoKey)) => Step::Dkim,
        _ => Step::Dmarc,
    }
}

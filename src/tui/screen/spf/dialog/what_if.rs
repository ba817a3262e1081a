//! "What would receivers find if this server sent mail?", for the record as it is on the screen.
//!
//! References: RFC 7208 §4.

use std::net::IpAddr;

use super::{APPLY, FIELD, Outcome};
use crate::{
    check::spf::evaluate::{self, Arguments, Draft, Evaluation, Sender, SpfResult},
    record::{span::Span, visible::visible},
    survey::{Facts, Question},
    tui::{
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{
        dns,
        evaluation::{self, LineKind},
        spf_what_if as say,
    },
};

/// The field for the sender, and the one for the greeting.
const SENDER: Id = Id(FIELD.0, 1);
const HELO: Id = Id(FIELD.0, 2);
/// A line of the trace.
const STEP: &str = "step";

/// What is supposed, and whether an answer is wanted.
#[derive(Debug)]
pub(in super::super) struct WhatIf {
    ip: TextField,
    sender: TextField,
    helo: TextField,
    error: Option<(Span, String)>,
    /// The address that is tried; none while it is being typed, so that DNS is not asked about half of it.
    tried: Option<IpAddr>,
    /// What came of it, as of the last news: others' records may be long, and pictures are drawn often.
    trial: Option<Trial>,
}

/// Where a trial stands.
#[derive(Debug)]
enum Trial {
    Done(Box<Evaluation>),
    Needs(Vec<Question>),
}

impl WhatIf {
    /// With the domain as the sender.
    pub(in super::super) fn new(session: &Session) -> Self {
        let domain = session.domain().map(ToString::to_string).unwrap_or_default();
        let (ip, helo) = (TextField::default(), TextField::default());
        Self { ip, sender: TextField::new(domain), helo, error: None, tried: None, trial: None }
    }

    pub(super) fn field(&mut self, id: Id) -> Option<&mut TextField> {
        match id {
            FIELD => Some(&mut self.ip),
            SENDER => Some(&mut self.sender),
            HELO => Some(&mut self.helo),
            _ => None,
        }
    }

    pub(super) fn edited(&mut self) {
        (self.error, self.tried, self.trial) = (None, None, None);
    }

    pub(super) fn activated(&mut self, id: Id, session: &Session) -> Outcome {
        if !matches!(id, FIELD | SENDER | HELO | APPLY) {
            return Outcome::Stay;
        }
        self.tried = self.ip.text().trim().parse().ok();
        if self.tried.is_none() {
            self.error = Some((Span::new(0, self.ip.text().len()), say::bad_ip()));
            return Outcome::Focus(FIELD);
        }
        Outcome::Ask(self.judge(session))
    }

    /// Judges anew, and says what DNS must be asked before there is a result. Nothing while the zone's
    /// servers are being looked for: the zone's names may be asked of nobody else.
    pub(in super::super) fn judge(&mut self, session: &Session) -> Vec<Question> {
        self.trial = self.evaluated(session);
        let can_ask = session.survey.as_ref().is_some_and(|survey| survey.blocked.is_none());
        match &self.trial {
            Some(Trial::Needs(questions)) if can_ask && session.look.is_none() => questions.clone(),
            _ => Vec::new(),
        }
    }

    fn evaluated(&self, session: &Session) -> Option<Trial> {
        let (plan, ip) = (session.plan.as_ref()?, self.tried?);
        let domain = plan.domain.as_str();
        let or_own = |field: &TextField| match field.text().trim() {
            "" => domain.to_owned(),
            text => text.to_owned(),
        };
        let sender = Sender::read(&or_own(&self.sender));
        // Only explanations tell the time, and the day is near enough.
        let now = session.today.to_zoned(session.time_zone.clone()).map(|day| day.timestamp());
        let (helo, receiver) = (or_own(&self.helo), "unknown".to_owned());
        let arguments = Arguments { ip, sender, helo, now: now.unwrap_or_default(), receiver };
        let draft = Draft::default().with(plan.domain.name().clone(), plan.spf.record().to_string());
        let none = Facts::default();
        let facts = session.survey.as_ref().map_or(&none, |survey| &survey.facts);
        Some(match evaluate::evaluate(&arguments, &draft, facts) {
            evaluate::Outcome::Done(found) => Trial::Done(found),
            evaluate::Outcome::Need(questions) => Trial::Needs(questions),
        })
    }

    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        let domain = session.domain().map(ToString::to_string).unwrap_or_default();
        let text = |id: Id, label, field: &'s TextField, placeholder: &str, error| {
            let placeholder = placeholder.to_owned();
            Item::new(id.0, id.1, Control::Text { label, field, placeholder, error })
        };
        let mut items = vec![text(FIELD, say::ask_ip(), &self.ip, &say::example_ip(), self.error.clone())];
        match &self.trial {
            None => items.push(Item::breath()),
            Some(Trial::Done(found)) => {
                items.extend(result(found));
                items.push(Item::gap());
            }
            Some(Trial::Needs(_)) => {
                items.push(Item::prose(Role::Dim, waiting(session)));
                items.push(Item::gap());
            }
        }
        items.push(text(SENDER, say::ask_sender(), &self.sender, &domain, None));
        items.push(text(HELO, say::ask_helo(), &self.helo, &domain, None));
        items.push(Item::breath());
        let label = say::see();
        items.push(Item::new(APPLY.0, APPLY.1, Control::Button { label, refusal: None }));
        Popup { title: say::title(), items }
    }

    pub(super) fn explanation(&self, focus: Id) -> Explanation {
        let (title, body) = match focus {
            SENDER => (say::ask_sender(), say::explain_sender()),
            HELO => (say::ask_helo(), say::explain_helo()),
            Id(STEP, index) => match &self.trial {
                Some(Trial::Done(found)) => match evaluation::trace(found).into_iter().nth(index) {
                    Some(line) if line.kind == LineKind::Question => {
                        (line.left, say::explain_question(line.right))
                    }
                    Some(line) => (line.left, say::explain_step(line.right)),
                    None => (say::title(), say::explain()),
                },
                _ => (say::title(), say::explain()),
            },
            _ => (say::title(), say::explain()),
        };
        Explanation::new(title, body).by(7208, "4.6")
    }
}

/// Why there is no result yet.
fn waiting(session: &Session) -> String {
    let blocked = session.survey.as_ref().and_then(|survey| survey.blocked.as_ref());
    match blocked {
        Some(failure) => say::blocked(dns::failure(failure)),
        None if session.look.is_some() || session.asking.is_some() => say::asking(),
        None => say::unanswered(),
    }
}

/// The result, why it is so, and how it came to be.
fn result<'s>(found: &Evaluation) -> Vec<Item<'s>> {
    let result = found.result();
    let (role, sign) = look(result);
    let text = say::Result { meaning: evaluation::meaning(result), result: result.as_str() }.say();
    let mut items = vec![Item::prose(role, format!("{sign} {text}"))];
    items.push(Item::prose(Role::Text, evaluation::why(&found.ending)));
    let told = found.explanation.as_ref().map(|text| say::told(visible(text)));
    items.extend(told.map(|text| Item::prose(Role::Text, text)));
    for (index, line) in evaluation::trace(found).into_iter().enumerate() {
        let (role, sign) = match line.kind {
            LineKind::Match(result) => (look(result).0, "› "),
            LineKind::End => (Role::Bad, "✗ "),
            LineKind::Passed => (Role::Text, "  "),
            LineKind::Question => (Role::Dim, "  "),
        };
        let left = vec![(role, format!("{sign}{}{}", "  ".repeat(line.depth), line.left))];
        let role = if line.kind == LineKind::Passed { Role::Dim } else { role };
        items.push(Item::new(STEP, index, Control::Row { left, right: vec![(role, line.right)] }));
    }
    items.push(Item::prose(Role::Dim, evaluation::cost(found)));
    items.push(Item::prose(Role::Dim, say::draft()));
    items
}

/// How a result looks, and the sign that says the same without colour.
const fn look(result: SpfResult) -> (Role, &'static str) {
    match result {
        SpfResult::Pass => (Role::Good, "✓"),
        SpfResult::SoftFail => (Role::Warn, "!"),
        SpfResult::Neutral | SpfResult::None => (Role::Text, "·"),
        SpfResult::Fail | SpfResult::TempError | SpfResult::PermError => (Role::Bad, "✗"),
    }
}

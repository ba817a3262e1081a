//! What lies on top: asking once more, and the record as a whole.

use super::policy;
use crate::{
    check::{self, Finding},
    record::{
        claim::{Claim, claim},
        dmarc::{Policy, Record},
        name::DomainName,
        pasted,
        span::Span,
        txt::unquoted,
    },
    tui::{
        item::{Control, Id, Item},
        screen::Popup,
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{self, dmarc as say},
};

pub(super) const CHANGE: Id = Id("change", 0);
pub(super) const YES: Id = Id("yes", 0);
pub(super) const WHOLE: Id = Id("whole", 0);
pub(super) const TAKE: Id = Id("take", 0);

/// Which of the two is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Asking once more.
    Confirm,
    /// The record as a whole.
    Whole,
}

/// The policy a person has said yes to a second time.
#[derive(Default)]
pub(super) struct Confirmed(Option<(DomainName, Policy)>);

impl Confirmed {
    /// What has to be asked before the step is left.
    pub(super) fn open_questions(&self, session: &Session) -> Vec<Finding> {
        let Some(plan) = &session.plan else { return Vec::new() };
        let is_confirmed = self
            .0
            .as_ref()
            .is_some_and(|(domain, policy)| *domain == plan.domain && *policy == policy_of(session));
        if is_confirmed {
            return Vec::new();
        }
        check::dmarc::confirmations(plan, session.survey.as_ref())
    }

    /// Yes to the policy chosen now.
    pub(super) fn confirm(&mut self, session: &Session) {
        self.0 = session.domain().map(|domain| (domain.clone(), policy_of(session)));
    }
}

fn policy_of(session: &Session) -> Policy {
    session.plan.as_ref().and_then(|plan| plan.dmarc.record.policy).unwrap_or(Policy::None)
}

pub(super) fn confirm<'s>(session: &Session) -> Popup<'s> {
    let mut items = Vec::new();
    let plan = session.plan.as_ref();
    let findings = plan.map(|plan| check::dmarc::confirmations(plan, session.survey.as_ref()));
    for finding in findings.unwrap_or_default() {
        let prose = words::finding::prose(&finding);
        items.push(Item::prose(Role::Warn, format!("! {}", prose.what)));
        let todo = prose.todo();
        items.push(Item::prose(Role::Text, prose.why));
        items.extend(todo.map(|todo| Item::prose(Role::Dim, todo)));
        items.push(Item::gap());
    }
    let button = |id: Id, label: String| Item::new(id.0, id.1, Control::Button { label, refusal: None });
    items.push(button(CHANGE, say::change()));
    items.push(button(YES, say::yes(policy::label(policy_of(session)))));
    Popup { title: say::confirm_title(), items }
}

/// The field for the record as a whole.
#[derive(Default)]
pub(super) struct Whole {
    pub(super) field: TextField,
    pub(super) error: Option<(Span, String)>,
}

/// The DMARC record in a text, whatever stands around it; the text itself if there is none.
pub(super) fn record_in(text: &str) -> String {
    let mut found = pasted::read(text).records.into_iter().filter_map(|record| record.text());
    found.find(|text| claim(text) == Some(Claim::Dmarc)).unwrap_or_else(|| unquoted(text))
}

impl Whole {
    /// Begins with a text.
    pub(super) fn begin(&mut self, text: String) {
        self.field.set(text);
        self.error = None;
    }

    /// Reads the field, quotes and zone-file clothes taken off; shows what is wrong with it.
    pub(super) fn read(&mut self) -> Option<Record> {
        let bare = record_in(self.field.text());
        if bare != self.field.text() {
            self.field.set(bare);
        }
        match self.field.text().parse::<Record>() {
            Ok(record) => Some(record),
            Err(fault) => {
                self.field.point_at(fault.span);
                self.error = Some((fault.span, words::fault::dmarc(&fault.cause)));
                None
            }
        }
    }

    pub(super) fn popup(&self) -> Popup<'_> {
        let field = Control::Text {
            label: say::whole_label(),
            field: &self.field,
            placeholder: say::whole_placeholder(),
            error: self.error.clone(),
        };
        Popup {
            title: say::whole_title(),
            items: vec![
                Item::new(WHOLE.0, WHOLE.1, field),
                Item::gap(),
                Item::new(TAKE.0, TAKE.1, Control::Button { label: say::take(), refusal: None }),
            ],
        }
    }
}

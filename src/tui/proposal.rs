//! A correction that a check has led to: old and new text side by side, and the question whether to take it over.
//!
//! It lies over the step that it belongs to, so that the person sees where it goes. Nothing changes before they
//! say yes; what the step does then can be taken back as its other changes can.

use super::{
    item::{Control, Id, Item},
    screen::{Explanation, Popup, findings},
    session::Session,
    step::Step,
    theme::{Role, sign},
};
use crate::{
    check::{Finding, finding::Correction},
    plan::hosts::Panel,
    words::{check as say, finding::prose},
};

/// Takes the correction over.
pub const TAKE: Id = Id("take-correction", 0);
/// Leaves the plan as it is.
pub const LEAVE: Id = Id("leave-plan", 0);

/// Characters of a value that are shown: enough for all but keys, of which nobody reads more.
const SHOWN: usize = 240;
/// Of these, how many at the end.
const END: usize = 40;

/// A correction, and where it would go.
#[derive(Debug)]
pub struct Proposal {
    /// The step it lies over.
    pub step: Step,
    /// What is to be published instead.
    pub correction: Correction,
    /// What has the focus.
    pub focus: Id,
    finding: Finding,
    /// What the plan has now.
    now: Option<String>,
}

impl Proposal {
    /// None if the finding has no correction.
    #[must_use]
    pub fn new(step: Step, finding: &Finding, session: &Session) -> Option<Self> {
        let correction = finding.correction.clone()?;
        let planned = session.judged.publications.iter().find(|(publication, _)| {
            publication.owner == correction.owner && publication.data.kind() == correction.data.kind()
        });
        let now = planned.map(|(publication, _)| Panel::default().value(&publication.data));
        Some(Self { step, correction, focus: TAKE, finding: finding.clone(), now })
    }

    /// Old and new, and two ways on.
    #[must_use]
    pub fn popup<'s>(&self) -> Popup<'s> {
        let severity = self.finding.severity();
        let new = Panel::default().value(&self.correction.data);
        let mut items = vec![
            Item::prose(Role::of(severity), format!("{} {}", sign(severity), prose(&self.finding).what)),
            Item::breath(),
            Item::prose(Role::Dim, say::proposal_old()),
            match &self.now {
                Some(now) => Item::prose(Role::Text, shown(now)),
                None => Item::prose(Role::Text, say::proposal_none()),
            },
            Item::prose(Role::Dim, say::proposal_new()),
            Item::prose(Role::Value, shown(&new)),
            Item::breath(),
        ];
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        items.extend([button(TAKE, say::proposal_take()), button(LEAVE, say::proposal_leave())]);
        Popup { title: say::proposal_title(self.correction.owner.as_str()), items }
    }

    /// Why it is proposed.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        findings::detail(&self.finding)
    }

    /// Both texts, whole.
    #[must_use]
    pub fn full_text(&self) -> (String, Vec<String>) {
        let old = self.now.clone().unwrap_or_else(say::proposal_none);
        let new = Panel::default().value(&self.correction.data);
        let title = say::proposal_title(self.correction.owner.as_str());
        (title, vec![say::proposal_old(), old, String::new(), say::proposal_new(), new])
    }
}

/// A value, without its middle if it is long.
fn shown(value: &str) -> String {
    let characters = value.chars().count();
    if characters <= SHOWN {
        return value.to_owned();
    }
    let begin: String = value.chars().take(SHOWN - END).collect();
    let end: String = value.chars().skip(characters - END).collect();
    format!("{begin} … {end}")
}

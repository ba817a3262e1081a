//! A correction that a check has led to, a published record that differs from the plan, or the next step of the DMARC
//! policy: old and new text side by side, and the question whether to take it over.
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
    check::{self, Finding, Severity, finding::Correction},
    plan::{
        hosts::Panel,
        publish::{Data, Purpose},
    },
    words::{check as say, dmarc_path, finding::prose},
};

/// Takes the correction over.
pub const TAKE: Id = Id("take-correction", 0);
/// Leaves the plan as it is.
pub const LEAVE: Id = Id("leave-plan", 0);
/// Leaves the plan as it is, and goes where its record is copied from.
pub const PUBLISH: Id = Id("publish-plan", 0);

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
    /// Whether it is what is published already, and so no more than another opinion.
    pub is_published: bool,
    why: Why,
    /// What the plan has now.
    now: Option<String>,
}

/// Why something is proposed.
#[derive(Debug)]
enum Why {
    /// Something was found.
    Finding(Finding),
    /// A receiver refused mail: why in a sentence, and all about it.
    Refusal(String, Explanation),
    /// A stricter policy comes next: how bad an idea it is now, that in a sentence, and all about it.
    Step(Severity, String, Explanation),
}

impl Proposal {
    /// None if the finding has no correction.
    #[must_use]
    pub fn new(step: Step, finding: &Finding, session: &Session) -> Option<Self> {
        let correction = finding.correction.clone()?;
        let now = planned(&correction, session);
        let why = Why::Finding(finding.clone());
        Some(Self { step, correction, focus: TAKE, is_published: false, why, now })
    }

    /// What is published, to take over in place of what is planned. Most often the plan is what was meant, so
    /// that keeping it has the focus.
    #[must_use]
    pub fn of_published(step: Step, finding: Finding, published: Correction, session: &Session) -> Self {
        let now = planned(&published, session);
        let why = Why::Finding(finding);
        Self { step, correction: published, focus: PUBLISH, is_published: true, why, now }
    }

    /// The next step of the DMARC policy, in the record of the plan. Before its day the plan as it is has the focus;
    /// none if the plan has no such record.
    #[must_use]
    pub fn of_step(next: &check::dmarc_path::Step, session: &Session) -> Option<Self> {
        let mut rows = session.judged.publications.iter().map(|(publication, _)| publication);
        let owner = rows.find(|row| row.purpose == Purpose::Dmarc)?.owner.clone();
        let record = next.taken(&session.plan.as_ref()?.dmarc.published());
        let correction = Correction { owner, data: Data::Txt(record.to_string()) };
        let now = planned(&correction, session);
        let (focus, severity) = if next.is_due { (TAKE, Severity::Info) } else { (LEAVE, Severity::Warning) };
        let said = dmarc_path::why(next, session.current_day());
        let sentence = dmarc_path::verdict(next, session.current_day());
        let about = Explanation::new(dmarc_path::title(next, session.current_day()), said.join("\n\n"))
            .by(9989, "7.4");
        let why = Why::Step(severity, sentence, about);
        Some(Self { step: Step::Dmarc, correction, focus, is_published: false, why, now })
    }

    /// What lets a mail pass that a receiver has refused.
    #[must_use]
    pub fn of_refusal(
        step: Step,
        correction: Correction,
        sentence: String,
        about: Explanation,
        session: &Session,
    ) -> Self {
        let now = planned(&correction, session);
        let why = Why::Refusal(sentence, about);
        Self { step, correction, focus: TAKE, is_published: false, why, now }
    }

    /// Old and new, and two ways on.
    #[must_use]
    pub fn popup<'s>(&self) -> Popup<'s> {
        let (severity, sentence) = match &self.why {
            Why::Finding(finding) => (finding.severity(), prose(finding).what),
            Why::Refusal(sentence, _) => (Severity::Error, sentence.clone()),
            Why::Step(severity, sentence, _) => (*severity, sentence.clone()),
        };
        let new = Panel::default().value(&self.correction.data);
        let mut items = vec![
            Item::prose(Role::of(severity), format!("{} {sentence}", sign(severity))),
            Item::breath(),
            Item::prose(Role::Dim, say::proposal_old()),
            match &self.now {
                Some(now) => Item::prose(Role::Text, shown(now)),
                None => Item::prose(Role::Text, say::proposal_none()),
            },
            Item::prose(Role::Dim, self.new_heading()),
            Item::prose(Role::Value, shown(&new)),
            Item::breath(),
        ];
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        items.extend(if self.is_published {
            [button(TAKE, say::proposal_take_published()), button(PUBLISH, say::proposal_publish())]
        } else {
            let take = if self.is_step() { dmarc_path::button() } else { say::proposal_take() };
            [button(TAKE, take), button(LEAVE, say::proposal_leave())]
        });
        Popup { title: say::proposal_title(self.correction.owner.as_str()), items }
    }

    /// Why it is proposed.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        match &self.why {
            Why::Finding(finding) => findings::detail(finding),
            Why::Refusal(_, about) | Why::Step(_, _, about) => about.clone(),
        }
    }

    /// Both texts, whole.
    #[must_use]
    pub fn full_text(&self) -> (String, Vec<String>) {
        let old = self.now.clone().unwrap_or_else(say::proposal_none);
        let new = Panel::default().value(&self.correction.data);
        let title = say::proposal_title(self.correction.owner.as_str());
        (title, vec![say::proposal_old(), old, String::new(), self.new_heading(), new])
    }

    fn new_heading(&self) -> String {
        match self.is_published {
            true => say::proposal_published(),
            false if self.is_step() => dmarc_path::heading(),
            false => say::proposal_new(),
        }
    }

    const fn is_step(&self) -> bool {
        matches!(self.why, Why::Step(..))
    }
}

/// What the plan has where the correction belongs.
fn planned(correction: &Correction, session: &Session) -> Option<String> {
    let mut rows = session.judged.publications.iter().map(|(publication, _)| publication);
    let row = rows.find(|row| row.owner == correction.owner && row.data.kind() == correction.data.kind());
    row.map(|row| Panel::default().value(&row.data))
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

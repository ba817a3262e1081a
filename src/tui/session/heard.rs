//! What a check has heard becomes what the session knows of the domain, so that no step says of DNS what the
//! last one has found to be otherwise.

use std::sync::Arc;

use super::{ALL_UNTOUCHED, Session};
use crate::{
    plan::Purpose,
    survey::{Answer, Role, Survey},
};

impl Session {
    /// Takes over what a round that has ended heard, and brings it into a plan nobody has changed, as a first look
    /// does. What nobody could answer now stays as it was known.
    pub(super) fn take_heard(&mut self, checked: &Survey) {
        let Some(survey) = self.survey.as_mut().filter(|survey| survey.domain == checked.domain) else {
            return;
        };
        if checked.blocked.is_some() {
            return;
        }
        survey.blocked = None;
        survey.is_unregistered = checked.is_unregistered;
        if checked.zone.is_some() {
            survey.zone.clone_from(&checked.zone);
        }
        survey.others.extend(checked.others.clone());
        if checked.delegated.is_some() {
            survey.delegated.clone_from(&checked.delegated);
        }
        for answer in checked.facts.shared() {
            if !is_second_hand(answer, survey) {
                survey.facts.insert(Arc::clone(answer));
            }
        }
        survey.heard.clone_from(&checked.heard);
        // A look under way says itself when it is over.
        survey.is_finished |= checked.is_finished && self.look.is_none();
        self.adopt_anew();
    }

    /// What was taken over from DNS before may be gone there, so the plan begins anew. Once the person has said
    /// anything it stays: what they meant is then compared with what is published, not replaced by it.
    fn adopt_anew(&mut self) {
        if self.untouched != ALL_UNTOUCHED {
            return;
        }
        self.adopted.clear();
        if let Some(plan) = &mut self.plan {
            plan.purpose = Purpose::SendsMail;
        }
        self.adopt_found();
    }
}

/// Whether a resolver says it of a name whose own servers have been heard: it may be old.
fn is_second_hand(answer: &Answer, known: &Survey) -> bool {
    let is_own = known.zone.as_ref().is_some_and(|zone| answer.question.name.is_within(&zone.apex));
    let first_hand = known.facts.get(&answer.question.name, answer.question.kind);
    is_own
        && answer.server.role != Role::Authoritative
        && first_hand.is_some_and(|known| known.is_answer() && known.server.role == Role::Authoritative)
}

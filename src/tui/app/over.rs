//! What the app itself lays over a step: a correction that a check has led to.

use super::App;
use crate::{
    tui::{
        item::Id,
        message::Command,
        proposal::{self, Proposal},
        screen::{Effects, Explanation, Go, View},
        step::Step,
        theme::Role,
    },
    words::check as say,
};

impl App {
    /// The correction that lies over the step one is at, if one does.
    #[must_use]
    pub fn proposal(&self) -> Option<&Proposal> {
        self.session.proposal.as_deref().filter(|proposal| proposal.step == self.step)
    }

    /// What is shown: the screen, and what lies over it.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        let mut view = self.screen().view(&self.session);
        if let Some(proposal) = self.proposal() {
            view.popup = Some(proposal.popup());
        }
        view
    }

    /// About what has the focus.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        match self.proposal() {
            Some(proposal) => proposal.explanation(),
            None => self.screen().explanation(&self.session),
        }
    }

    /// Everything that may be cut on the screen, whole.
    #[must_use]
    pub fn full_text(&self) -> (String, Vec<String>) {
        match self.proposal() {
            Some(proposal) => proposal.full_text(),
            None => self.screen().full_text(&self.session),
        }
    }

    /// Gives an item the focus.
    pub(super) fn set_focus(&mut self, id: Id) {
        match self.session.proposal.as_mut().filter(|proposal| proposal.step == self.step) {
            Some(proposal) => proposal.focus = id,
            None => self.screen_mut_with(|screen, _| screen.set_focus(id)),
        }
    }

    /// Takes the correction over, or leaves the plan as it is.
    pub(super) fn answer_proposal(&mut self, answer: Id) -> Vec<Command> {
        let Some(proposal) = self.session.proposal.take() else { return Vec::new() };
        if answer == proposal::PUBLISH {
            self.session.wanted = Some(proposal.correction.owner);
            return self.follow(Effects::go(Go::To(Step::Publish)));
        }
        if answer != proposal::TAKE {
            self.session.say(Role::Dim, say::proposal_left());
            return Vec::new();
        }
        let correction = &proposal.correction;
        if self.screen_mut_with(|screen, session| screen.corrected(correction, session)) {
            let taken =
                if proposal.is_published { say::proposal_taken_published() } else { say::proposal_taken() };
            self.session.say(Role::Good, format!("✓ {taken}"));
        } else {
            self.session.say(Role::Warn, say::proposal_unread());
        }
        self.session.refresh()
    }
}

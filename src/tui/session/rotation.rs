//! Where the keys are in their lives, by all that the session knows.

use super::Session;
use crate::{
    check::{
        propagation::{State, Verdict, compare, state},
        rotation::{self, Next, Reach},
    },
    plan::{
        dkim::Key,
        publish::{Publication, Purpose},
    },
    survey::{Question, Role},
};

impl Session {
    /// How far what a key's stage asks for is in DNS.
    #[must_use]
    pub fn reach(&self, key: &Key) -> Reach {
        let is_its =
            |purpose: &Purpose| matches!(purpose, Purpose::Dkim(selector) if *selector == key.selector);
        let mut rows = self.judged.publications.iter();
        let Some((row, standing)) = rows.find(|(row, _)| is_its(&row.purpose)) else { return Reach::Unknown };
        Reach::of(self.checked(row), Some(standing))
    }

    /// What the last check says of a record as it is planned now.
    fn checked(&self, row: &Publication) -> Option<State> {
        let survey = self.checking.survey.as_ref().filter(|_| self.checking.rounds > 0)?;
        let question = Question::about(row);
        let heard = survey.heard.about(&question.name, question.kind);
        let said: Vec<(Role, Verdict)> =
            heard.map(|answer| (answer.server.role, compare(row, answer))).collect();
        let said: Vec<(Role, &Verdict)> = said.iter().map(|(role, verdict)| (*role, verdict)).collect();
        Some(state(&said))
    }

    /// What is next for a key.
    #[must_use]
    pub fn next_for(&self, key: &Key) -> Next {
        // Without a plan there is no key either.
        let Some(plan) = &self.plan else { return Next::Nothing };
        rotation::next(key, &plan.dkim, self.present(), |key| self.reach(key))
    }

    /// The key with the most urgent next step; none if all of them are simply in use.
    #[must_use]
    pub fn foremost_key(&self) -> Option<(&Key, Next)> {
        let answers = &self.plan.as_ref().filter(|_| !self.never_sends())?.dkim;
        rotation::foremost(answers, self.present(), |key| self.reach(key))
    }
}

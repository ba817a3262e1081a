//! Undo: what the answers were before each change.

use crate::{
    plan::dmarc::Answers,
    tui::{item::Id, session::Session},
};

/// Nobody takes more back than this one by one, and it bounds a long session.
const STEPS: usize = 100;

/// Earlier answers, the latest last.
#[derive(Default)]
pub(super) struct History {
    earlier: Vec<Answers>,
    typing_in: Option<Id>,
}

impl History {
    /// Makes a change that can be taken back. Letters typed one after the other into the same field
    /// are one change.
    pub(super) fn change(
        &mut self,
        session: &mut Session,
        field: Option<Id>,
        change: impl FnOnce(&mut Answers),
    ) {
        let Some(plan) = &mut session.plan else { return };
        let before = plan.dmarc.clone();
        change(&mut plan.dmarc);
        if plan.dmarc == before {
            return;
        }
        session.untouched.dmarc = false;
        if field.is_none() || field != self.typing_in {
            self.earlier.push(before);
            if self.earlier.len() > STEPS {
                self.earlier.remove(0);
            }
        }
        self.typing_in = field;
    }

    /// Whether there is nothing to take back.
    pub(super) const fn is_empty(&self) -> bool {
        self.earlier.is_empty()
    }

    /// What is typed from now on is a change of its own.
    pub(super) const fn pause(&mut self) {
        self.typing_in = None;
    }

    /// Takes the last change back. Whether there was one.
    pub(super) fn undo(&mut self, session: &mut Session) -> bool {
        self.pause();
        let Some(plan) = &mut session.plan else { return false };
        let Some(before) = self.earlier.pop() else { return false };
        plan.dmarc = before;
        true
    }
}

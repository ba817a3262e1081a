//! What is done on the screen, and what follows for the answers.

use std::time::Duration;

use super::{
    DmarcScreen, GO_ON, more, policy,
    popup::{self, Open},
    reports,
};
use crate::{
    plan::dmarc::Answers,
    record::dmarc::Record,
    tui::{
        item::Id,
        message::Command,
        screen::{Effects, Go, Screen},
        session::Session,
        theme::Role,
    },
    words::dmarc as say,
};

/// Somebody who has stopped typing this long has an address: asking earlier would ask about half of it.
const TYPING_PAUSE: Duration = Duration::from_millis(700);

impl DmarcScreen {
    /// Makes a change that can be taken back.
    pub(super) fn change(&mut self, session: &mut Session, change: impl FnOnce(&mut Answers)) {
        self.history.change(session, None, change);
        self.follow(session);
    }

    /// Shows what the plan has now. What belongs to another domain is forgotten.
    pub(super) fn follow(&mut self, session: &Session) {
        let Some(plan) = &session.plan else { return };
        if self.domain.as_ref() != Some(&plan.domain) {
            let confirmed = std::mem::take(&mut self.confirmed);
            *self = Self { confirmed, domain: Some(plan.domain.clone()), ..Self::default() };
        }
        self.rua.follow(&plan.domain, &plan.dmarc.record.aggregate_reports);
        self.ruf.follow(&plan.domain, &plan.dmarc.record.failure_reports);
    }

    /// Takes what is typed into the plan, once it can be read.
    pub(super) fn typed(&mut self, id: Id, session: &mut Session) -> Effects {
        let field = if id == more::RUF { &mut self.ruf } else { &mut self.rua };
        let Some(uris) = field.typed() else { return Effects::none() };
        self.history.change(session, Some(id), |answers| {
            let record = &mut answers.record;
            let list =
                if id == more::RUF { &mut record.failure_reports } else { &mut record.aggregate_reports };
            *list = uris;
        });
        let run = session.new_run();
        self.pause = Some(run);
        Command::Wake(run, TYPING_PAUSE).into()
    }

    /// Asks DNS what is not known yet.
    pub(super) fn ask(&mut self, session: &mut Session) -> Vec<Command> {
        let mut questions = reports::questions(session);
        questions.retain(|question| !self.asked.contains(question));
        self.asked.extend(questions.iter().cloned());
        session.ask(questions)
    }

    /// Enter in a field of addresses: on with it if it can be read.
    pub(super) fn finish_field(&mut self, id: Id, session: &mut Session) -> Effects {
        let field = if id == more::RUF { &mut self.ruf } else { &mut self.rua };
        if !field.check() {
            return Effects::none();
        }
        self.history.pause();
        self.asked.clear();
        let commands = self.ask(session);
        if id == more::RUF {
            return Effects { commands, go: Some(Go::NextItem) };
        }
        self.focus = GO_ON;
        Effects::run(commands)
    }

    /// On to the next step, unless something is half typed or has to be asked once more.
    pub(super) fn go_on(&mut self, session: &mut Session) -> Effects {
        if self.popup.is_some() {
            return Effects::none();
        }
        if !self.rua.check() {
            self.focus = reports::RUA;
            return Effects::none();
        }
        if !self.ruf.check() {
            self.is_open = true;
            self.focus = more::RUF;
            return Effects::none();
        }
        // While DNS is still being asked, what it has may yet take the place of what is proposed.
        if session.look.is_none() {
            session.untouched.dmarc = false;
        }
        if self.confirmed.open_questions(session).is_empty() {
            return Effects::go(Go::NextStep);
        }
        self.open(Open::Confirm, popup::CHANGE);
        Effects::none()
    }

    pub(super) fn open(&mut self, popup: Open, focus: Id) {
        if self.popup.is_none() {
            self.before = self.focus;
        }
        self.popup = Some(popup);
        self.set_focus(focus);
    }

    pub(super) fn close(&mut self, focus: Id) {
        self.popup = None;
        self.focus = focus;
    }

    pub(super) fn chosen(session: &Session) -> Id {
        session.plan.as_ref().map_or(Id(policy::ID, 0), |plan| policy::chosen(&plan.dmarc))
    }

    pub(super) fn open_whole(&mut self, text: String) {
        self.whole.begin(text);
        self.open(Open::Whole, popup::WHOLE);
    }

    /// Takes the whole record over, or shows what is wrong with it.
    pub(super) fn take(&mut self, session: &mut Session) -> Effects {
        let Some(record) = self.whole.read() else {
            self.focus = popup::WHOLE;
            return Effects::none();
        };
        self.change(session, |answers| answers.record = record);
        self.close(Self::chosen(session));
        session.say(Role::Good, say::taken());
        Effects::run(self.ask(session))
    }

    pub(super) fn edit(&mut self, session: &mut Session, edit: impl FnOnce(&mut Record)) -> Effects {
        self.change(session, |answers| edit(&mut answers.record));
        Effects::none()
    }

    pub(super) fn toggle_option(&mut self, index: usize, session: &mut Session) -> Effects {
        let Some(option) = more::OPTIONS.get(index).copied() else { return Effects::none() };
        let mut has_changed = false;
        self.change(session, |answers| has_changed = more::toggle_option(option, &mut answers.record));
        if !has_changed {
            session.say(Role::Dim, say::fo_stays());
        }
        Effects::none()
    }
}

//! What Enter, and the screen's own keys, do here.

use super::{DkimScreen, id, install, make::Make, options::OptionRows, over::Over, way};
use crate::{
    plan::dkim::Way,
    tui::{
        item::Id,
        keymap::Action,
        screen::{Effects, Go},
        session::Session,
    },
    words::signer,
};

impl DkimScreen {
    /// Enter, space or a click on an item.
    pub(super) fn act_on(&mut self, id: Id, session: &mut Session) -> Effects {
        if let Some(effects) = self.activated_over(id, session) {
            return effects;
        }
        match id {
            id::MAKE_HERE => self.choose(Way::MakeHere, session),
            id::SERVICE_GIVES => self.choose(Way::ServiceGives, session),
            id::HAVE_KEY => self.choose(Way::HaveKey, session),
            id::KIND => {
                self.cover(Over::Kinds, session);
                Effects::none()
            }
            Id(id::SELECTOR, _) => {
                let entry = self.make.entry(id);
                let is_right = entry.is_some_and(|entry| entry.selector().is_some());
                let asked = self.ask(session);
                if is_right { Effects { go: Some(Go::NextItem), ..asked } } else { asked }
            }
            Id(id::PATH, index) => {
                let next = Id(id::SELECTOR, index + 1);
                self.focus = if index + 1 < session.wanted_keys().len() { next } else { id::SAVE };
                Effects::none()
            }
            id::MAKE_NOW | id::ANOTHER => {
                self.make.make_again(session);
                self.focus = id::SAVE;
                Effects::none()
            }
            id::SAVE => self.make.save(false, session, &mut self.focus),
            id::NEW_KEY => {
                self.make.begin_another(session);
                self.focus = id::KIND;
                self.ask(session)
            }
            id::INSTALL => {
                self.cover(Over::Signers, session);
                Effects::none()
            }
            Id(id::KEY, row) => {
                self.cover(Over::Key(row), session);
                Effects::none()
            }
            id::OPTIONS => {
                self.options.is_unfolded = !self.options.is_unfolded;
                Effects::none()
            }
            id::NOTE => Effects::go(Go::NextItem),
            id::HAVE_PATH => self.have.read(false, false, session, &mut self.focus),
            id::HAVE_SELECTOR | id::USE => self.have.read(true, false, session, &mut self.focus),
            id::SERVICE => {
                self.service.search.set("");
                self.cover(Over::Services, session);
                Effects::none()
            }
            id::GIVEN_SELECTOR => {
                let is_right = self.service.selector.selector().is_some();
                let asked = self.ask(session);
                if is_right { Effects { go: Some(Go::NextItem), ..asked } } else { asked }
            }
            id::GIVEN_VALUE | id::ADD => {
                self.service.add(session, &mut self.focus);
                self.ask(session)
            }
            id::GO_ON => self.go_on(session),
            _ => {
                OptionRows::turn(id, session);
                Effects::none()
            }
        }
    }

    /// A key of this screen's own.
    pub(super) fn act_by(&mut self, action: Action, session: &mut Session) -> Effects {
        match (action, self.focus) {
            (Action::CopyInstructions, focus) => {
                if let Id(id::PICK_SIGNER, index) = focus {
                    self.signer = install::offered(session).get(index).copied();
                }
                match self.signer.or_else(|| signer::all().first()) {
                    _ if self.signer.is_none() && install::has_key(session) => {
                        self.cover(Over::Signers, session);
                        Effects::none()
                    }
                    Some(signer) => install::copy_all(signer, session),
                    None => Effects::none(),
                }
            }
            (Action::Delete, Id(id::KEY, index)) => {
                self.earlier.remove(index, session);
                self.catch_up(session);
                self.ask(session)
            }
            (Action::Undo, _) => {
                if let Some(index) = self.earlier.restore(session) {
                    self.focus = Id(id::KEY, index);
                }
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    pub(super) fn go_on(&mut self, session: &mut Session) -> Effects {
        match way(session) {
            Way::MakeHere if Make::is_open(session) => self.make.save(true, session, &mut self.focus),
            Way::HaveKey if self.have.is_pending() => self.have.read(true, true, session, &mut self.focus),
            Way::ServiceGives if self.service.is_pending() && !self.service.add(session, &mut self.focus) => {
                Effects::none()
            }
            _ => Effects::go(Go::NextStep),
        }
    }

    fn choose(&mut self, way: Way, session: &mut Session) -> Effects {
        if let Some(plan) = &mut session.plan {
            plan.dkim.way = way;
            session.untouched.dkim = false;
        }
        self.catch_up(session);
        self.focus = match way {
            Way::MakeHere if Make::is_open(session) => id::KIND,
            Way::MakeHere if install::has_key(session) => id::INSTALL,
            Way::MakeHere => id::NEW_KEY,
            Way::ServiceGives => id::SERVICE,
            Way::HaveKey => id::HAVE_PATH,
        };
        self.ask(session)
    }
}

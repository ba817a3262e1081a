//! What lies over the screen: kinds of key, services, what can be done with a key, and how to install it.

use super::{DkimScreen, id, install, kinds, life, service};
use crate::{
    plan::dkim::KeyKind,
    tui::{
        item::{Control, Id, Item},
        screen::{Effects, Popup},
        session::Session,
        theme::Role,
    },
    words::{dkim as say, signer::Signer},
};

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// The kinds of key.
    Kinds,
    /// Whether 1024 bits are really meant.
    Weak,
    /// The services of the catalogue.
    Services,
    /// What can be done with the key in this row.
    Key(usize),
    /// The programs that sign.
    Signers,
    /// The steps for one of them.
    Steps(&'static Signer),
}

impl DkimScreen {
    /// Lays something over the screen, with the focus where it should begin.
    pub(super) fn cover(&mut self, over: Over, session: &Session) {
        if self.over.is_none() {
            self.under = self.focus;
        }
        self.over = Some(over);
        self.focus = match over {
            Over::Kinds => {
                let chosen = session.plan.as_ref().map(|plan| plan.dkim.kind);
                Id(id::PICK_KIND, kinds::ALL.iter().position(|kind| Some(*kind) == chosen).unwrap_or(0))
            }
            Over::Weak => id::WEAK_NO,
            Over::Services => id::SEARCH,
            Over::Key(row) => life::first(row, session),
            Over::Signers => {
                Id(id::PICK_SIGNER, self.signer.map_or(0, |signer| install::index(signer, session)))
            }
            Over::Steps(_) => id::COPY_ALL,
        };
    }

    /// Takes away what lies over the screen.
    pub(super) fn uncover(&mut self) {
        if self.over.take().is_some() {
            self.focus = self.under;
        }
    }

    pub(super) fn popup<'s>(&'s self, session: &'s Session) -> Option<Popup<'s>> {
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        Some(match self.over? {
            Over::Kinds => {
                let chosen = session.plan.as_ref().map(|plan| plan.dkim.kind);
                let radio = |(index, kind): (usize, &KeyKind)| {
                    let (label, tail) = (kinds::name(*kind), kinds::tail(*kind));
                    let is_chosen = Some(*kind) == chosen;
                    Item::new(id::PICK_KIND, index, Control::Radio { label, tail, is_chosen })
                };
                Popup { title: say::kind_title(), items: kinds::ALL.iter().enumerate().map(radio).collect() }
            }
            Over::Weak => Popup {
                title: say::weak_title(),
                items: vec![
                    Item::prose(Role::Warn, say::weak_warning()),
                    Item::gap(),
                    button(id::WEAK_NO, say::weak_no(kinds::name(chosen(session)))),
                    button(id::WEAK_YES, say::weak_yes()),
                ],
            },
            Over::Services => Popup { title: say::service_title(), items: self.service_items(session) },
            Over::Key(row) => return life::popup(row, session),
            Over::Signers => {
                Popup { title: say::install_title(), items: install::signers(self.focus, session) }
            }
            Over::Steps(signer) => Popup {
                title: say::install_steps_title(signer.name.as_str()),
                items: install::items(signer, session),
            },
        })
    }

    fn service_items<'s>(&'s self, session: &'s Session) -> Vec<Item<'s>> {
        let search = Control::Text {
            label: say::service_search(),
            field: &self.service.search,
            placeholder: say::service_search_placeholder(),
            error: None,
        };
        let mut items = vec![Item::new(id::SEARCH.0, id::SEARCH.1, search)];
        let offered = service::offered(self.service.search.text(), session);
        if offered.is_empty() {
            items.push(Item::prose(Role::Dim, say::no_service_found()));
        }
        for (index, (sender, because)) in offered.iter().enumerate() {
            let name = if self.focus == Id(id::PICK_SERVICE, index) { Role::Focus } else { Role::Text };
            let right = match because {
                service::Because::Mail => vec![(Role::Good, say::recognised())],
                service::Because::Named => vec![(Role::Good, say::named_at_spf())],
                service::Because::Listed => Vec::new(),
            };
            let row = Control::Row { left: vec![(name, sender.name.clone())], right };
            items.push(Item::new(id::PICK_SERVICE, index, row));
        }
        let name = if self.focus == Id(id::PICK_SERVICE, offered.len()) { Role::Focus } else { Role::Text };
        let other = Control::Row { left: vec![(name, say::other_service())], right: Vec::new() };
        items.push(Item::new(id::PICK_SERVICE, offered.len(), other));
        items
    }

    /// Enter on something that lies over the screen; none if it does not.
    pub(super) fn activated_over(&mut self, activated: Id, session: &mut Session) -> Option<Effects> {
        if let Some(Over::Key(row)) = self.over
            && life::popup(row, session).is_none()
        {
            // What DNS said meanwhile has taken the row away.
            self.uncover();
        }
        match (self.over?, activated) {
            (Over::Kinds, Id(id::PICK_KIND, index)) => match kinds::ALL.get(index) {
                Some(KeyKind::Rsa1024)
                    if session.plan.as_ref().is_some_and(|p| p.dkim.kind != KeyKind::Rsa1024) =>
                {
                    self.cover(Over::Weak, session);
                }
                Some(kind) => self.choose_kind(*kind, session),
                None => {}
            },
            (Over::Weak, id::WEAK_YES) => self.choose_kind(KeyKind::Rsa1024, session),
            (Over::Weak, id::WEAK_NO) => self.choose_kind(chosen(session), session),
            // Nothing has been typed, so that nothing is meant yet.
            (Over::Services, id::SEARCH) if self.service.search.text().trim().is_empty() => {
                self.focus = Id(id::PICK_SERVICE, 0);
            }
            (Over::Services, id::SEARCH | Id(id::PICK_SERVICE, _)) => {
                // Enter after typing takes the first that is found.
                let index = if activated == id::SEARCH { 0 } else { activated.1 };
                let offered = service::offered(self.service.search.text(), session);
                let sender = offered.get(index).map(|(sender, _)| *sender);
                self.uncover();
                self.service.choose(sender, session);
                self.focus = if self.service.selector.text().is_empty() {
                    id::GIVEN_SELECTOR
                } else {
                    id::GIVEN_VALUE
                };
                return Some(self.ask(session));
            }
            (Over::Key(row), chosen) => return Some(self.live_on(row, chosen, session)),
            (Over::Signers, Id(id::PICK_SIGNER, index)) => {
                if let Some(signer) = install::offered(session).get(index).copied() {
                    self.signer = Some(signer);
                    self.cover(Over::Steps(signer), session);
                }
            }
            (Over::Steps(_), id::ANOTHER_SIGNER) => self.cover(Over::Signers, session),
            (Over::Steps(signer), other) => return Some(install::activated(signer, other, session)),
            _ => {}
        }
        Some(Effects::none())
    }

    fn choose_kind(&mut self, kind: KeyKind, session: &mut Session) {
        self.uncover();
        self.make.choose_kind(kind, session);
        self.focus = Id(id::SELECTOR, 0);
    }
}

/// The kind the answers have now.
fn chosen(session: &Session) -> KeyKind {
    session.plan.as_ref().map(|plan| plan.dkim.kind).unwrap_or_default()
}

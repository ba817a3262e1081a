//! Everything below the ways in: the keys so far, and the form of the way that was chosen.

use super::{DkimScreen, Draft, id, install, list, make::Make, way};
use crate::{
    plan::dkim::Way,
    tui::{
        item::{Control, Id, Item},
        session::Session,
        theme::Role,
    },
    words::{dkim as say, stages},
};

impl DkimScreen {
    /// The records the form stands for.
    pub(super) fn drafts(&self, session: &Session) -> Vec<Draft> {
        match way(session) {
            Way::MakeHere => self.make.drafts(session),
            Way::ServiceGives => self.service.drafts(session),
            Way::HaveKey => self.have.drafts(session),
        }
    }

    /// Everything below the ways in.
    pub(super) fn form<'s>(&'s self, session: &'s Session) -> Vec<Item<'s>> {
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        let is_held = install::has_key(session);
        let mut items = list::items(session, self.focus);
        let is_form = way(session) != Way::MakeHere || Make::is_open(session);
        if is_form && way(session) == Way::HaveKey && is_held {
            items.push(button(id::INSTALL, say::install()));
        }
        if is_form && !items.is_empty() {
            items.push(Item::gap());
        }
        if is_form && let Some(old) = session.keys.replaces() {
            items.push(Item::prose(Role::Text, stages::successor_of(old.as_str())));
        }
        match way(session) {
            Way::MakeHere if Make::is_open(session) => {
                items.extend(self.make.items(session, self.focus));
                items.push(Item::breath());
                items.extend(self.options.items(session, self.focus));
                items.push(Item::breath());
                items.extend(Make::buttons(session));
            }
            Way::MakeHere => {
                items.push(Item::breath());
                if is_held {
                    items.push(button(id::INSTALL, say::install()));
                }
                items.push(button(id::NEW_KEY, say::new_key()));
                items.push(Item::breath());
                items.extend(self.options.items(session, self.focus));
            }
            Way::ServiceGives => {
                if !items.is_empty() {
                    items.push(Item::breath());
                }
                items.extend(self.service.items(session, self.focus));
            }
            Way::HaveKey => {
                if !items.is_empty() {
                    items.push(Item::breath());
                }
                items.extend(self.have.items(session));
                items.push(Item::breath());
                items.extend(self.options.items(session, self.focus));
            }
        }
        items
    }
}

//! What lies over the list: choosing what to add, typing a term, pasting a record, trying the record.

mod entry;
mod intents;
mod read;
mod services;
mod what_if;
mod whole;

pub(super) use entry::{Entry, Kind};
pub(super) use intents::Intents;
pub(super) use read::{addresses, records};
pub(super) use services::Services;
pub(super) use what_if::WhatIf;
pub(super) use whole::Whole;

use crate::{
    plan::{senders::Sender, spf::Answers},
    record::spf::Term,
    survey::Question,
    tui::{
        item::Id,
        screen::{Explanation, Popup, Turn},
        session::Session,
        text_field::TextField,
    },
};

/// The field of a dialog.
pub(super) const FIELD: Id = Id("field", 0);
/// A choice beside the field.
const CHOICE: Id = Id("choice", 0);
/// Does what the dialog is for.
const APPLY: Id = Id("apply", 0);

/// One dialog.
#[derive(Debug)]
pub(super) enum Dialog {
    /// What is to be added.
    Intents(Intents),
    /// Which mail service.
    Services(Services),
    /// A service that needs nothing, or has several includes.
    Service(&'static Sender),
    /// A term to type.
    Entry(Entry),
    /// A whole record to type or paste.
    Whole(Whole),
    /// What receivers would find.
    WhatIf(Box<WhatIf>),
}

/// What something done in a dialog comes to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing, or only the dialog has changed.
    Stay,
    /// The focus moves.
    Focus(Id),
    /// Another dialog opens over this one.
    Open(Dialog),
    /// DNS must be asked.
    Ask(Vec<Question>),
    /// All the way back to the record: this service needs nothing in it, and its keys come later.
    Named(&'static Sender),
    /// Terms to add.
    Add(Vec<Term>),
    /// Terms to put in the place of a row, which held this text.
    Replace(usize, String, Vec<Term>),
    /// A list to put in the place of the whole one; made of so many records.
    Whole(Answers, usize),
}

impl Dialog {
    /// What has the focus when it opens.
    pub(super) const fn first(&self) -> Id {
        match self {
            Self::Intents(intents) => intents.first(),
            Self::Service(_) => services::FIRST,
            Self::Services(_) | Self::Entry(_) | Self::Whole(_) | Self::WhatIf(_) => FIELD,
        }
    }

    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        match self {
            Self::Intents(intents) => intents.popup(session),
            Self::Services(services) => services.popup(session),
            Self::Service(sender) => services::of_one(sender),
            Self::Entry(entry) => entry.popup(session),
            Self::Whole(whole) => whole.popup(session),
            Self::WhatIf(what_if) => what_if.popup(session),
        }
    }

    pub(super) fn field(&mut self, id: Id) -> Option<&mut TextField> {
        match self {
            Self::WhatIf(what_if) => what_if.field(id),
            _ if id != FIELD => None,
            Self::Service(_) => None,
            Self::Intents(intents) => Some(&mut intents.field),
            Self::Services(services) => Some(&mut services.field),
            Self::Entry(entry) => Some(&mut entry.field),
            Self::Whole(whole) => Some(&mut whole.field),
        }
    }

    /// Where letters go while an item has the focus that takes none: into the field of the list it stands in.
    pub(super) fn types_into(&self, focus: Id) -> Option<Id> {
        let is_in_list = match self {
            Self::Intents(_) => focus.0 == intents::NAME,
            Self::Services(_) => focus.0 == services::NAME,
            _ => false,
        };
        is_in_list.then_some(FIELD)
    }

    pub(super) fn edited(&mut self) {
        match self {
            Self::Entry(entry) => entry.error = None,
            Self::Whole(whole) => whole.edited(),
            Self::WhatIf(what_if) => what_if.edited(),
            Self::Intents(intents) => intents.error = None,
            Self::Services(_) | Self::Service(_) => {}
        }
    }

    pub(super) fn activated(&mut self, id: Id, session: &Session) -> Outcome {
        match self {
            Self::Intents(intents) => intents.activated(id),
            Self::Services(services) => services.activated(id, session),
            Self::Service(sender) => services::one_activated(sender, id),
            Self::Entry(entry) => entry.activated(id),
            Self::Whole(whole) => whole.activated(id, session),
            Self::WhatIf(what_if) => what_if.activated(id, session),
        }
    }

    pub(super) fn turned(&mut self, id: Id, turn: Turn) {
        if let Self::Entry(entry) = self
            && id == CHOICE
        {
            entry.turned(turn);
        }
    }

    /// Says at the field why what was typed cannot be done. Whether there is a field.
    pub(super) fn refuse(&mut self, why: String) -> bool {
        match self {
            Self::Entry(entry) => {
                entry.refuse(why);
                true
            }
            Self::Intents(intents) if !intents.field.text().is_empty() => {
                intents.refuse(why);
                true
            }
            _ => false,
        }
    }

    pub(super) fn explanation(&self, focus: Id, session: &Session) -> Explanation {
        match self {
            Self::Intents(_) => intents::explanation(focus, session),
            Self::Services(services) => services.explanation(focus, session),
            Self::Service(sender) => services::explain(sender),
            Self::Entry(entry) => entry.explanation(session),
            Self::Whole(_) => whole::explanation(),
            Self::WhatIf(what_if) => what_if.explanation(focus),
        }
    }
}

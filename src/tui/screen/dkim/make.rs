//! Making a key here: its kind, its selector, its file, and saving it.

mod limit;
mod save;

use std::path::PathBuf;

use super::{
    draft::{Draft, State},
    entry::Entry,
    id, kinds, path, selector,
};
use crate::{
    key,
    plan::dkim::{KeyKind, Value},
    record::{
        dkim::{PublicKey, Record},
        name::{DomainName, Selector},
    },
    tui::{
        item::{Control, Id, Item},
        message::RunId,
        session::Session,
        theme::Role,
    },
    words::dkim as say,
};

/// The form for new keys: one part, or two for two kinds together.
#[derive(Debug, Default)]
pub(super) struct Make {
    parts: [Part; 2],
    saving: Option<Saving>,
    /// What is to be done once the key is made.
    wish: Option<Wish>,
}

/// One key of the form.
#[derive(Debug, Default)]
struct Part {
    selector: Entry,
    path: Entry,
}

/// Keys on their way to their files.
#[derive(Debug)]
struct Saving {
    run: RunId,
    domain: DomainName,
    records: Vec<(Selector, KeyKind, Record)>,
    goes_on: bool,
}

/// What a person asked for before the key was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wish {
    goes_on: bool,
}

impl Make {
    /// Whether the form is shown: the answers ask for a key that is in no file yet.
    pub(super) fn is_open(session: &Session) -> bool {
        !session.wanted_keys().is_empty()
    }

    /// Puts proposals where nobody has typed.
    pub(super) fn refill(&mut self, session: &Session) {
        let Some(plan) = &session.plan else { return };
        let chosen = [&plan.dkim.selector, &plan.dkim.second_selector];
        for ((part, kind), chosen) in self.parts.iter_mut().zip(plan.dkim.kind.parts()).zip(chosen) {
            let chosen = chosen.clone().filter(|selector| !selector::is_listed(session, selector));
            if let Some(selector) = chosen.or_else(|| selector::propose(session, *kind)) {
                part.selector.propose(selector.as_str());
            }
            if let Ok(selector) = part.selector.text().parse() {
                let path = key::path_in(&session.key_folder, &plan.domain, &selector);
                part.path.propose(&path.display().to_string());
            }
        }
    }

    /// The selectors that are typed, as far as they are some.
    pub(super) fn selectors(&self, session: &Session) -> Vec<Selector> {
        let parts = self.parts.iter().take(session.wanted_keys().len());
        parts.filter_map(|part| part.selector.text().parse().ok()).collect()
    }

    /// The records the form stands for.
    pub(super) fn drafts(&self, session: &Session) -> Vec<Draft> {
        let Some(plan) = &session.plan else { return Vec::new() };
        let drafts = self.parts.iter().zip(session.wanted_keys()).map(|(part, kind)| {
            let record = made(session, *kind).map(|public| {
                let mut record = Record::new(public);
                plan.dkim.options.apply(&mut record);
                Value::Record(record)
            });
            Draft { selector: part.selector.text().parse().ok(), value: record, state: State::NotSaved }
        });
        drafts.collect()
    }

    pub(super) fn entry(&mut self, id: Id) -> Option<&mut Entry> {
        let part = self.parts.get_mut(id.1)?;
        match id.0 {
            id::SELECTOR => Some(&mut part.selector),
            id::PATH => Some(&mut part.path),
            _ => None,
        }
    }

    /// The person has typed in a field of the form.
    pub(super) fn edited(&mut self, id: Id, session: &mut Session) {
        let Some(entry) = self.entry(id) else { return };
        entry.edited();
        if id.0 == id::SELECTOR
            && let Ok(selector) = entry.text().parse::<Selector>()
            && let Some(plan) = &mut session.plan
        {
            let answer = if id.1 == 0 { &mut plan.dkim.selector } else { &mut plan.dkim.second_selector };
            *answer = Some(selector);
            session.untouched.dkim = false;
        }
        self.refill(session);
    }

    /// The items of the form.
    pub(super) fn items(&self, session: &Session, focus: Id) -> Vec<Item<'_>> {
        let Some(plan) = &session.plan else { return Vec::new() };
        let kind = plan.dkim.kind;
        let label = if focus == id::KIND { Role::Focus } else { Role::Text };
        let mut items = Vec::new();
        items.extend(self.standing(session));
        items.push(Item::new(
            id::KIND.0,
            id::KIND.1,
            Control::Row {
                left: vec![(label, format!("{:10}", say::kind())), (label, kinds::name(kind))],
                right: if matches!(kind, KeyKind::Ed25519 | KeyKind::Both) {
                    Vec::new()
                } else {
                    vec![(Role::Dim, kinds::tail(kind))]
                },
            },
        ));
        match kind {
            KeyKind::Ed25519 => items.push(Item::prose(Role::Warn, say::ed25519_alone())),
            KeyKind::Both => items.push(Item::prose(Role::Dim, say::both_honest())),
            _ => {}
        }
        items.extend(limit::item(&self.drafts(session), session));
        let wanted = session.wanted_keys();
        for (index, (part, kind)) in self.parts.iter().zip(wanted).enumerate() {
            let (selector, path) = if wanted.len() > 1 {
                let kind = kinds::name(*kind);
                (say::selector_of(kind.as_str()), say::path_of(kind.as_str()))
            } else {
                (say::selector(), say::path())
            };
            let public = made(session, *kind);
            let selector = selector::label(session, selector, part.selector.text(), public.as_ref());
            items.push(part.selector.item(Id(id::SELECTOR, index), selector, say::selector_placeholder()));
            items.push(part.path.item(Id(id::PATH, index), path, String::new()));
        }
        items
    }

    /// That DNS has keys already, to whom a new one is only proposed: who asked for it has said why, and who
    /// has typed the selector of another key reads of that.
    fn standing(&self, session: &Session) -> Option<Item<'static>> {
        if session.keys.replaces().is_some() || session.keys.wants_another() {
            return None;
        }
        let standing = selector::standing(session);
        let typed = self.selectors(session);
        let is_other = |selector: &Selector| !typed.contains(selector);
        (!standing.is_empty() && standing.iter().all(is_other)).then(|| {
            let selectors: Vec<&str> = standing.iter().map(Selector::as_str).collect();
            Item::prose(
                Role::Warn,
                say::KeysStand { have_key: say::have_key(), selectors: selectors.join(", ") }.say(),
            )
        })
    }

    /// What can be done with the key.
    pub(super) fn buttons(session: &Session) -> Vec<Item<'static>> {
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        let wanted = session.wanted_keys();
        let is_made = wanted.iter().all(|kind| session.keys.made(*kind).is_some());
        let mut items = Vec::new();
        if let Some(why) = session.keys.failure() {
            items.push(Item::prose(Role::Bad, why.to_owned()));
        } else if session.keys.is_stopped() && !is_made {
            items.push(Item::prose(Role::Warn, say::stopped()));
        }
        if !is_made && (session.keys.failure().is_some() || session.keys.is_stopped()) {
            items.push(button(id::MAKE_NOW, say::make_now()));
            return items;
        }
        items.push(button(id::SAVE, if wanted.len() > 1 { say::save_both() } else { say::save() }));
        if is_made {
            items.push(button(id::ANOTHER, say::another()));
        }
        items
    }

    /// Another kind is wanted.
    pub(super) fn choose_kind(&mut self, kind: KeyKind, session: &mut Session) {
        let Some(plan) = &mut session.plan else { return };
        // A proposal for one kind is none for the other; what was typed stays.
        if plan.dkim.kind != kind && !self.parts.iter().any(|part| part.selector.is_own) {
            plan.dkim.selector = None;
            plan.dkim.second_selector = None;
        }
        plan.dkim.kind = kind;
        session.untouched.dkim = false;
        session.keys.resume();
        self.wish = None;
        self.refill(session);
    }

    /// Makes keys again: after a stop, or instead of those that were made.
    pub(super) fn make_again(&mut self, session: &mut Session) {
        for kind in session.wanted_keys() {
            session.keys.discard(*kind);
        }
        session.keys.resume();
        self.wish = None;
    }

    /// A key although there are some: another selector, so that both are valid for a while.
    pub(super) fn begin_another(&mut self, session: &mut Session) {
        session.keys.want_another(true);
        session.keys.resume();
        self.start_over(session);
    }

    /// Closes the form that was opened for another key.
    pub(super) fn close(&mut self, session: &mut Session) {
        session.keys.want_another(false);
        self.wish = None;
    }

    fn start_over(&mut self, session: &mut Session) {
        self.parts = <[Part; 2]>::default();
        self.wish = None;
        if let Some(plan) = &mut session.plan {
            // What was typed for another key is no proposal for this one.
            plan.dkim.selector = None;
            plan.dkim.second_selector = None;
        }
        self.refill(session);
    }

    fn file(&mut self, index: usize, session: &Session) -> Option<PathBuf> {
        let entry = &mut self.parts.get_mut(index)?.path;
        match path::whole(entry.text(), &session.folder, session.home.as_deref(), say::path_empty) {
            Ok(path) => Some(path),
            Err(why) => {
                entry.refuse(why);
                None
            }
        }
    }
}

/// The public half of a key of this kind, once it is made.
fn made(session: &Session, kind: KeyKind) -> Option<PublicKey> {
    Some(session.keys.made(kind)?.public())
}

//! What a key record can say beside the key, folded away because few need it.

use super::id;
use crate::{
    plan::dkim::{Encoding, Key, KeyKind, Options, Value},
    tui::{
        item::{Control, Id, Item},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::dkim as say,
};

/// The options, unfolded or as one line.
#[derive(Debug, Default)]
pub(super) struct OptionRows {
    pub(super) is_unfolded: bool,
    pub(super) note: TextField,
}

impl OptionRows {
    /// Puts the note of the answers into its field.
    pub(super) fn refill(&mut self, session: &Session) {
        if let Some(plan) = &session.plan
            && self.note.text().trim() != plan.dkim.options.note
        {
            self.note.set(plan.dkim.options.note.clone());
        }
    }

    pub(super) fn items(&self, session: &Session, focus: Id) -> Vec<Item<'_>> {
        let Some(plan) = &session.plan else { return Vec::new() };
        let options = &plan.dkim.options;
        let label = if focus == id::OPTIONS { Role::Focus } else { Role::Text };
        let sign = if self.is_unfolded { "▾" } else { "▸" };
        let mut items = vec![Item::new(
            id::OPTIONS.0,
            id::OPTIONS.1,
            Control::Row {
                left: vec![
                    (label, format!("{:10}", say::options())),
                    (Role::Dim, format!("{sign} {}", summary(options, plan.dkim.encoding))),
                ],
                right: Vec::new(),
            },
        )];
        if !self.is_unfolded {
            return items;
        }
        let toggle =
            |id: Id, label, tail, is_on| Item::new(id.0, id.1, Control::Toggle { label, tail, is_on });
        items.push(toggle(id::STRICT, say::strict(), say::strict_tail(), options.strict));
        items.push(toggle(id::TESTING, say::testing(), say::testing_tail(), options.testing));
        items.push(toggle(id::SHA256, say::sha256(), say::sha256_tail(), options.sha256_only));
        let note = Control::Text {
            label: say::note(),
            field: &self.note,
            placeholder: say::note_placeholder(),
            error: None,
        };
        items.push(Item::new(id::NOTE.0, id::NOTE.1, note));
        // An Ed25519 key has one form, and a key that is in its file stays as it is.
        if session.wanted_keys().iter().any(|kind| *kind != KeyKind::Ed25519) {
            let chosen = usize::from(plan.dkim.encoding == Encoding::Pkcs1);
            let options = vec![say::pkcs8(), say::pkcs1()];
            let choice = Control::Choice { label: say::encoding(), options, chosen };
            items.push(Item::new(id::ENCODING.0, id::ENCODING.1, choice));
        }
        items
    }

    /// A toggle or the choice was used; whether it was one of them.
    pub(super) fn turn(id: Id, session: &mut Session) -> bool {
        let Some(plan) = &mut session.plan else { return false };
        let options = &mut plan.dkim.options;
        match id {
            id::STRICT => options.strict = !options.strict,
            id::TESTING => options.testing = !options.testing,
            id::SHA256 => options.sha256_only = !options.sha256_only,
            id::ENCODING => {
                plan.dkim.encoding = match plan.dkim.encoding {
                    Encoding::Pkcs8 => Encoding::Pkcs1,
                    Encoding::Pkcs1 => Encoding::Pkcs8,
                };
            }
            _ => return false,
        }
        rewrite(session);
        true
    }

    /// The note was typed.
    pub(super) fn noted(&self, session: &mut Session) {
        if let Some(plan) = &mut session.plan {
            self.note.text().trim().clone_into(&mut plan.dkim.options.note);
        }
        rewrite(session);
    }
}

/// The options go into the records of the newest keys here; older ones stay as they are published.
fn rewrite(session: &mut Session) {
    session.untouched.dkim = false;
    let Some(plan) = &mut session.plan else { return };
    let newest = [plan.dkim.selector.clone(), plan.dkim.second_selector.clone()];
    let is_newest = |key: &&mut Key| key.file.is_some() && newest.contains(&Some(key.selector.clone()));
    for key in plan.dkim.keys.iter_mut().filter(is_newest) {
        if let Value::Record(record) = &mut key.value {
            plan.dkim.options.apply(record);
        }
    }
}

fn summary(options: &Options, encoding: Encoding) -> String {
    let chosen = [
        (options.strict, say::strict()),
        (options.testing, say::testing()),
        (options.sha256_only, say::sha256()),
        (!options.note.is_empty(), "n=".to_owned()),
        (encoding == Encoding::Pkcs1, say::pkcs1()),
    ];
    let chosen: Vec<String> = chosen.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name).collect();
    if chosen.is_empty() { say::no_options() } else { chosen.join("  ") }
}

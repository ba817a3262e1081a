//! From a key in memory to a file on the disk, and only then into the plan.

use std::{path::PathBuf, sync::Arc};

use super::{Make, Saving, Wish, made};
use crate::{
    plan::dkim::{Encoding, Key, KeyKind, Stage, Value},
    record::{dkim::Record, name::Selector},
    tui::{
        item::Id,
        message::{Command, KeyNotSaved, KeyToSave, Message},
        screen::{
            Effects, Go,
            dkim::{id, path, selector},
        },
        session::Session,
        theme::Role,
    },
    words::dkim as say,
};

impl Make {
    /// Writes the keys of the form to their files, as soon as they are made. What is wrong with the
    /// form is shown at its place, which gets the focus.
    pub(in super::super) fn save(&mut self, goes_on: bool, session: &mut Session, focus: &mut Id) -> Effects {
        if self.saving.is_some() {
            return Effects::none();
        }
        let wanted = session.wanted_keys();
        let Some(files) = self.files(wanted, session, focus) else { return Effects::none() };
        let Some(plan) = &session.plan else { return Effects::none() };
        let (mut keys, mut records) = (Vec::new(), Vec::new());
        for (kind, (selector, path)) in wanted.iter().zip(files) {
            let (Some(key), Some(public)) = (session.keys.made(*kind), made(session, *kind)) else {
                self.wish = Some(Wish { goes_on });
                session.keys.resume();
                session.say(Role::Dim, say::saving_later());
                return Effects::none();
            };
            let mut record = Record::new(public);
            plan.dkim.options.apply(&mut record);
            records.push((selector.clone(), *kind, record));
            // RFC 8410 knows no PKCS#1 for Ed25519.
            let encoding = if key.is_ed25519() { Encoding::Pkcs8 } else { plan.dkim.encoding };
            keys.push(KeyToSave { selector, key: Arc::clone(key), path, encoding });
        }
        let domain = plan.domain.clone();
        let run = session.new_run();
        self.saving = Some(Saving { run, domain, records, goes_on });
        self.wish = None;
        session.say(Role::Dim, say::saving());
        Effects::from(Command::SaveKeys(run, keys))
    }

    /// Selector and file of each key, or none and the first fault with the focus.
    fn files(
        &mut self,
        wanted: &[KeyKind],
        session: &Session,
        focus: &mut Id,
    ) -> Option<Vec<(Selector, PathBuf)>> {
        let mut files: Vec<(Selector, PathBuf)> = Vec::new();
        for index in 0..wanted.len() {
            *focus = Id(id::SELECTOR, index);
            let entry = &mut self.parts.get_mut(index)?.selector;
            let selector = entry.selector()?;
            if selector::is_listed(session, &selector) {
                entry.refuse(say::selector_in_list());
                return None;
            }
            if files.iter().any(|(other, _)| *other == selector) {
                entry.refuse(say::same_selector());
                return None;
            }
            *focus = Id(id::PATH, index);
            let path = self.file(index, session)?;
            if files.iter().any(|(_, other)| *other == path) {
                self.parts.get_mut(index)?.path.refuse(say::path_same());
                return None;
            }
            files.push((selector, path));
        }
        *focus = id::SAVE;
        Some(files)
    }

    /// News about keys: one was made that is waited for, or files were written.
    pub(in super::super) fn received(
        &mut self,
        message: &Message,
        session: &mut Session,
        focus: &mut Id,
    ) -> Effects {
        match message {
            Message::KeyMade(..) => match self.wish {
                Some(_) if session.keys.failure().is_some() => {
                    self.wish = None;
                    Effects::none()
                }
                Some(Wish { goes_on }) => {
                    self.wish = None;
                    self.save(goes_on, session, focus)
                }
                None => Effects::none(),
            },
            Message::KeysSaved(run, written, refused) => {
                match self.saving.take_if(|saving| saving.run == *run) {
                    Some(saving) => self.saved(saving, written, refused.as_ref(), session, focus),
                    // Another domain was opened, and this form began anew.
                    None => lost(written, session),
                }
            }
            // It may have been the writing; it is not to wait for it for ever.
            Message::Crashed(_) => {
                self.saving = None;
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn saved(
        &mut self,
        saving: Saving,
        written: &[(Selector, PathBuf)],
        refused: Option<&KeyNotSaved>,
        session: &mut Session,
        focus: &mut Id,
    ) -> Effects {
        let Some(plan) = session.plan.as_mut().filter(|plan| plan.domain == saving.domain) else {
            return lost(written, session);
        };
        let mut left = Vec::new();
        let mut in_files = Vec::new();
        for (selector, kind, record) in saving.records {
            let Some((_, path)) = written.iter().find(|(saved, _)| *saved == selector) else {
                left.push(kind);
                continue;
            };
            session.keys.discard(kind);
            let value = Value::Record(record);
            let key = Key::new(selector.clone(), value, Stage::Pending);
            plan.dkim.add(Key { file: Some(path.clone()), ..key }, session.keys.replaces());
            in_files.push(selector);
        }
        session.untouched.dkim = false;
        match refused {
            None => {
                let mut selectors = in_files.into_iter();
                plan.dkim.selector = selectors.next();
                plan.dkim.second_selector = selectors.next();
                session.keys.want_another(false);
                self.parts = Default::default();
                session.say(Role::Good, news(written));
                *focus = id::INSTALL;
                if saving.goes_on { Effects::go(Go::NextStep) } else { Effects::none() }
            }
            Some(refused) => {
                self.only(&left, session);
                self.refused(refused, session, focus);
                Effects::none()
            }
        }
    }

    /// Leaves the form with the keys that are in no file yet.
    fn only(&mut self, left: &[KeyKind], session: &mut Session) {
        let Some(plan) = &mut session.plan else { return };
        if let [kind] = left
            && plan.dkim.kind.parts().len() > 1
        {
            plan.dkim.kind = *kind;
            plan.dkim.selector = plan.dkim.second_selector.take();
            self.parts.swap(0, 1);
            session.keys.want_another(true);
        }
    }

    /// Says why a key is in no file, beside the field for its path; the key itself is unharmed.
    fn refused(&mut self, refused: &KeyNotSaved, session: &mut Session, focus: &mut Id) {
        let is_its = |text: &str| text.parse::<Selector>().is_ok_and(|selector| selector == refused.selector);
        let Some(index) = self.parts.iter().position(|part| is_its(part.selector.text())) else { return };
        let file = self.file(index, session);
        let Some(part) = self.parts.get_mut(index) else { return };
        let mut why = refused.why.clone();
        if refused.is_taken
            && let Some(file) = file
        {
            part.path.set(&path::beside(&file).display().to_string());
            part.path.is_own = true;
            why = format!("{why} {}", say::proposed_path());
        }
        part.path.refuse(why);
        session.notice = None;
        *focus = Id(id::PATH, index);
    }
}

/// Says where a key is that belongs to no answers any more.
fn lost(written: &[(Selector, PathBuf)], session: &mut Session) -> Effects {
    if let Some((_, path)) = written.first() {
        session.say(Role::Warn, say::key_lost(path.display().to_string()));
    }
    Effects::none()
}

/// Where the keys are now.
fn news(written: &[(Selector, PathBuf)]) -> String {
    match written {
        [(_, first), (_, second)] if first.parent() == second.parent() => {
            let folder = first.parent().map(|folder| folder.display().to_string());
            say::saved_both(folder.unwrap_or_default())
        }
        several => {
            let paths: Vec<String> = several.iter().map(|(_, path)| path.display().to_string()).collect();
            say::saved(paths.join(", "))
        }
    }
}

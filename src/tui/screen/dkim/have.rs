//! A private key that is there: read for its public half, and left where it is.

use std::path::{Path, PathBuf};

use super::{
    draft::{Draft, State},
    entry::Entry,
    id, kinds, path, selector,
};
use crate::{
    plan::dkim::{Key, Stage, Value},
    reading,
    record::{
        dkim::{PublicKey, Record},
        name::Selector,
    },
    tui::{
        item::{Control, Id, Item},
        message::{Command, Message, RunId},
        screen::{Effects, Go},
        session::Session,
        theme::Role,
    },
    words::dkim as say,
};

/// The form for a key file.
#[derive(Debug, Default)]
pub(super) struct Have {
    pub(super) path: Entry,
    pub(super) selector: Entry,
    reading: Option<Reading>,
    found: Option<Found>,
}

#[derive(Debug)]
struct Reading {
    run: RunId,
    /// Whether the key goes into the list as soon as it is read.
    uses: bool,
    goes_on: bool,
}

/// The public half of what a file holds; the private half is forgotten at once.
#[derive(Debug)]
struct Found {
    path: PathBuf,
    public: PublicKey,
}

impl Have {
    pub(super) fn items(&self, session: &Session) -> Vec<Item<'_>> {
        let mut items = vec![self.path.item(id::HAVE_PATH, say::have_path(), say::have_path_placeholder())];
        let Some(found) = &self.found else { return items };
        let kind = kinds::of_record(&Record::new(found.public.clone()));
        items.push(Item::prose(Role::Good, format!("✓ {}", say::have_read(kind))));
        let label = selector::label(session, say::selector(), self.selector.text(), Some(&found.public));
        items.push(self.selector.item(id::HAVE_SELECTOR, label, say::selector_placeholder()));
        let button = Control::Button { label: say::use_key(), refusal: None };
        items.push(Item::new(id::USE.0, id::USE.1, button));
        items
    }

    /// Whether something is typed that is not in the list yet.
    pub(super) fn is_pending(&self) -> bool {
        self.found.is_some() || !self.path.text().is_empty()
    }

    pub(super) fn selectors(&self) -> Vec<Selector> {
        self.found.iter().filter_map(|_| self.selector.text().parse().ok()).collect()
    }

    pub(super) fn drafts(&self, session: &Session) -> Vec<Draft> {
        let (Some(found), Some(plan)) = (&self.found, &session.plan) else { return Vec::new() };
        let mut record = Record::new(found.public.clone());
        plan.dkim.options.apply(&mut record);
        let selector = self.selector.text().parse().ok();
        vec![Draft { selector, value: Some(Value::Record(record)), state: State::NotAdded }]
    }

    /// Another path is typed: what was read from the old one counts no more.
    pub(super) fn edited(&mut self, id: Id) {
        if id == id::HAVE_PATH {
            self.path.edited();
            self.found = None;
            self.reading = None;
        } else {
            self.selector.edited();
        }
    }

    /// Reads the file, if it was not read yet.
    pub(super) fn read(
        &mut self,
        uses: bool,
        goes_on: bool,
        session: &mut Session,
        focus: &mut Id,
    ) -> Effects {
        if self.found.is_some() {
            *focus = id::HAVE_SELECTOR;
            return if uses { self.take(goes_on, session, focus) } else { Effects::none() };
        }
        *focus = id::HAVE_PATH;
        let text = self.path.text();
        match path::whole(text, &session.folder, session.home.as_deref(), say::have_path_empty) {
            Ok(path) => {
                let run = session.new_run();
                self.reading = Some(Reading { run, uses, goes_on });
                session.say(Role::Dim, say::reading(path.display().to_string()));
                Effects::from(Command::ReadKey(run, path))
            }
            Err(why) => {
                self.path.refuse(why);
                Effects::none()
            }
        }
    }

    /// A file was read.
    pub(super) fn received(&mut self, message: &Message, session: &mut Session, focus: &mut Id) -> Effects {
        let Message::KeyRead(run, path, result) = message else { return Effects::none() };
        let Some(reading) = self.reading.take_if(|reading| reading.run == *run) else {
            return Effects::none();
        };
        session.notice = None;
        match result {
            Ok(key) => {
                let public = key.public();
                if let Some(selector) = propose(session, &public, path) {
                    self.selector.propose(selector.as_str());
                }
                self.found = Some(Found { path: path.clone(), public });
                *focus = id::HAVE_SELECTOR;
                if reading.uses { self.take(reading.goes_on, session, focus) } else { Effects::none() }
            }
            Err(why) => {
                self.path.refuse(why.clone());
                *focus = id::HAVE_PATH;
                Effects::none()
            }
        }
    }

    /// Puts the key into the list.
    fn take(&mut self, goes_on: bool, session: &mut Session, focus: &mut Id) -> Effects {
        let (Some(selector), Some(found)) = (self.selector.selector(), &self.found) else {
            *focus = id::HAVE_SELECTOR;
            return Effects::none();
        };
        let Some(plan) = &mut session.plan else { return Effects::none() };
        match plan.dkim.keys.iter_mut().find(|key| key.selector == selector) {
            // The record is there already, from DNS or from before: now its file is known too.
            Some(known) if holds(&known.value, &found.public) => known.file = Some(found.path.clone()),
            Some(_) => {
                self.selector.refuse(say::selector_in_list());
                *focus = id::HAVE_SELECTOR;
                return Effects::none();
            }
            None => {
                let mut record = Record::new(found.public.clone());
                plan.dkim.options.apply(&mut record);
                let file = Some(found.path.clone());
                let key = Key::new(selector.clone(), Value::Record(record), Stage::Pending);
                plan.dkim.add(Key { file, ..key }, session.keys.replaces());
                session.keys.replace(None);
                plan.dkim.selector = Some(selector);
                plan.dkim.second_selector = None;
            }
        }
        session.untouched.dkim = false;
        *self = Self::default();
        *focus = id::INSTALL;
        if goes_on { Effects::go(Go::NextStep) } else { Effects::none() }
    }
}

fn holds(value: &Value, public: &PublicKey) -> bool {
    matches!(value, Value::Record(record) if record.public_key == *public)
}

/// The selector a key has in DNS or in the list already; else the one its file is named after; else
/// one from the date.
fn propose(session: &Session, public: &PublicKey, path: &Path) -> Option<Selector> {
    let plan = session.plan.as_ref()?;
    let listed = plan.dkim.keys.iter().find(|key| holds(&key.value, public));
    let in_dns = || {
        let found = reading::Reading::of(session.survey.as_ref()?).selectors();
        let is_it = |text: &String| text.parse::<Record>().is_ok_and(|r| r.public_key == *public);
        found.into_iter().find(|(_, answer)| answer.texts().iter().any(is_it)).map(|(selector, _)| selector)
    };
    let by_date = || {
        let kind = match public {
            PublicKey::Ed25519(_) => crate::plan::dkim::KeyKind::Ed25519,
            _ => crate::plan::dkim::KeyKind::Rsa2048,
        };
        selector::propose(session, kind)
    };
    listed
        .map(|key| key.selector.clone())
        .or_else(in_dns)
        .or_else(|| by_file(path, plan.domain.as_str()))
        .or_else(by_date)
}

/// `mail` for `mail.private`, `s1` for `example.com.s1.key`; none for names that say nothing.
fn by_file(path: &Path, domain: &str) -> Option<Selector> {
    const SAY_NOTHING: [&str; 6] = ["private", "key", "dkim", "privkey", "rsa", "default.private"];
    let stem = path.file_stem()?.to_str()?;
    let stem = stem.strip_prefix(domain).and_then(|rest| rest.strip_prefix('.')).unwrap_or(stem);
    if SAY_NOTHING.contains(&stem) || stem == domain { None } else { stem.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_often_named_after_its_selector() {
        for (path, wanted) in [
            ("/etc/opendkim/keys/example.com/mail.private", Some("mail")),
            ("/etc/rspamd/example.com.2026.mail.key", Some("2026.mail")),
            ("/etc/exim4/dkim/private.key", None), // every key is called so
            ("/etc/exim4/dkim/example.com.pem", None),
            ("/etc/keys/my_key.pem", Some("my_key")), // as some services name theirs
            ("/etc/keys/my key.pem", None),           // no selector
        ] {
            let found = by_file(Path::new(path), "example.com").map(|selector| selector.to_string());
            assert_eq!(found.as_deref(), wanted, "{path}");
        }
    }
}

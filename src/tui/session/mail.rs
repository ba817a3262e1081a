//! What came back and has been read since the start. Nothing of it is kept.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{Session, Work};
use crate::{
    check::{
        against::{self, Against, Case},
        explain::{self, Log, Part},
        refusal::{Own, Refusal},
    },
    survey::Facts,
    tui::message::{Command, Message},
};

/// Texts that are remembered; what is older is gone.
const REMEMBERED: usize = 50;

/// What has been read, the newest first.
#[derive(Debug, Default)]
pub struct Mail {
    /// The texts.
    pub read: Vec<Told>,
    /// Reading a file, while it goes on.
    pub work: Option<Work>,
}

/// One text.
#[derive(Debug)]
pub struct Told {
    /// When it was read.
    pub at: Timestamp,
    /// The file, if it came from one.
    pub file: Option<String>,
    /// What it says.
    pub read: Read,
}

/// What a text says.
#[derive(Debug)]
pub enum Read {
    /// A bounce, a reply, a message.
    Part(Box<Part>),
    /// A log.
    Log(Box<Log>),
    /// Why it could not be read.
    Unread(String),
}

impl Read {
    /// The refusal that matters most.
    #[must_use]
    pub fn first(&self) -> Option<&Refusal> {
        match self {
            Self::Part(part) => part.first(),
            Self::Log(log) => log.groups().first().map(|group| &group.example),
            Self::Unread(_) => None,
        }
    }
}

impl Session {
    /// What is the person's own, as far as the answers tell.
    #[must_use]
    pub fn own(&self) -> Own {
        let mut own = Own { domains: self.domain().cloned().into_iter().collect(), ..Own::default() };
        if let Some(plan) = &self.plan {
            own.add(plan);
        }
        own
    }

    /// Takes a pasted text in.
    pub fn read_pasted(&mut self, text: &str) {
        let part = explain::read(text.as_bytes(), &self.own());
        self.told(None, Read::Part(Box::new(part)));
    }

    /// Begins to read a file.
    pub fn read_file(&mut self, path: PathBuf) -> Vec<Command> {
        let work = self.begin();
        self.mail.work = Some(work);
        vec![Command::ReadMail(work.run, path, Box::new(self.own()))]
    }

    fn told(&mut self, file: Option<String>, read: Read) {
        self.mail.read.insert(0, Told { at: self.present(), file, read });
        self.mail.read.truncate(REMEMBERED);
    }

    /// Takes news of a file in.
    pub(super) fn learn_mail(&mut self, message: &Message) {
        if let Message::MailRead(run, file, read) = message
            && self.mail.work.take_if(|work| work.run == *run).is_some()
        {
            let read = match read.as_ref() {
                Read::Part(part) => Read::Part(part.clone()),
                Read::Log(log) => Read::Log(log.clone()),
                Read::Unread(why) => Read::Unread(why.clone()),
            };
            self.told(Some(file.clone()), read);
        }
    }

    /// What of the newest text must still be asked in DNS.
    pub(super) fn ask_about_mail(&mut self) -> Vec<Command> {
        let can_ask =
            self.survey.as_ref().is_some_and(|survey| survey.is_finished && survey.blocked.is_none());
        let Some(case) = self.mail.read.first().and_then(|told| self.case(&told.read)).filter(|_| can_ask)
        else {
            return Vec::new();
        };
        let none = Facts::default();
        let facts = self.survey.as_ref().map_or(&none, |survey| &survey.facts);
        let questions = against::needed(&case, facts);
        self.ask_once(questions)
    }

    /// What of a text can be held against DNS.
    fn case(&self, read: &Read) -> Option<Case> {
        let returned = match read {
            Read::Part(part) => part.returned.as_ref(),
            _ => None,
        };
        let case = Case::of(read.first()?, returned, &self.own(), self.now)?;
        let draft = self.plan.as_ref().map(|plan| plan.spf.record().to_string());
        Some(Case { draft, ..case })
    }

    /// What is published now about what a text says.
    #[must_use]
    pub fn against(&self, read: &Read) -> Option<Against> {
        let case = self.case(read)?;
        Some(against::judge(&case, &self.survey.as_ref()?.facts))
    }
}

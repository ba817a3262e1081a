//! What came back and has been read since the start. Nothing of it is kept.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{Session, Work};
use crate::{
    check::{
        against::{self, Against, Case},
        explain::{self, Log, Part, source::Source},
        message::{self, Examination, Judgement, Reader},
        refusal::{Cause, Own, Refusal},
    },
    mail::{form::Form, message::Message as Mailed},
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
    /// A message, or its header.
    Message(Box<Seen>),
    /// Why it could not be read.
    Unread(String),
}

/// A message, taken apart and judged.
#[derive(Debug)]
pub struct Seen {
    /// Its parts.
    pub examination: Examination,
    /// What it shows, with what DNS has answered so far.
    pub judgement: Judgement,
    /// Whether the setup has been told that it passes.
    is_remembered: bool,
}

impl Read {
    /// The refusal that matters most.
    #[must_use]
    pub fn first(&self) -> Option<&Refusal> {
        match self {
            Self::Part(part) => part.first(),
            Self::Log(log) => log.groups().first().map(|group| &group.example),
            Self::Message(_) | Self::Unread(_) => None,
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
        let read = self.read_whole(text.as_bytes());
        self.told(None, read);
    }

    /// What a whole text says.
    fn read_whole(&self, octets: &[u8]) -> Read {
        let part = explain::read(octets, &self.own());
        let reader = self.reader();
        let has_no_refusal = part.form == Form::Ndr && part.cause == Cause::ReplyMissing;
        let is_message = matches!(part.form, Form::Message | Form::Headers | Form::None)
            || has_no_refusal && message::is_own_mail(octets, &reader);
        if !is_message {
            return Read::Part(Box::new(part));
        }
        let Ok(mailed) = Mailed::read(octets) else { return Read::Part(Box::new(part)) };
        let examination = Examination::of(mailed, &reader);
        let judgement = message::judge(
            &examination,
            &reader,
            self.facts_of_mail().unwrap_or(&Facts::default()),
            self.now,
        );
        Read::Message(Box::new(Seen { examination, judgement, is_remembered: false }))
    }

    /// What is the person's own, for judging a message.
    fn reader(&self) -> Reader {
        let mut reader =
            Reader { domains: self.domain().cloned().into_iter().collect(), ..Reader::default() };
        if let Some(plan) = &self.plan {
            reader.add(plan);
        }
        reader
    }

    fn facts_of_mail(&self) -> Option<&Facts> {
        self.survey.as_ref().map(|survey| &survey.facts)
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
            let read = match read {
                Ok(Source::Whole(octets)) => self.read_whole(octets),
                Ok(Source::Log(log)) => Read::Log(log.clone()),
                Err(why) => Read::Unread(why.clone()),
            };
            self.told(Some(file.clone()), read);
        }
    }

    /// Judges the newest message anew, with what has been answered since.
    pub(super) fn judge_mail(&mut self) {
        if !matches!(self.mail.read.first(), Some(Told { read: Read::Message(_), .. })) {
            return;
        }
        let reader = self.reader();
        let Some(facts) = self.survey.as_ref().map(|survey| &survey.facts) else { return };
        if let Some(Told { read: Read::Message(seen), .. }) = self.mail.read.first_mut() {
            seen.judgement = message::judge(&seen.examination, &reader, facts, self.now);
        }
    }

    /// What of the newest message must still be asked; and once nothing must, that it passes, if it does.
    fn ask_about_message(&mut self) -> Option<Vec<Command>> {
        if !matches!(self.mail.read.first()?.read, Read::Message(_)) {
            return None;
        }
        let (reader, now) = (self.reader(), self.now);
        let Read::Message(seen) = &self.mail.read.first()?.read else { return None };
        let wanted = seen.examination.wants(&reader, self.facts_of_mail()?, now);
        if !wanted.is_empty() {
            return Some(self.ask_once(wanted));
        }
        let domain = self.domain().cloned()?;
        let Read::Message(seen) = &mut self.mail.read.first_mut()?.read else { return None };
        let proved = message::proof(&seen.examination, &seen.judgement, &domain, now)
            .filter(|_| !seen.is_remembered)?;
        seen.is_remembered = true;
        Some(vec![Command::RememberMail(domain, Box::new(proved))])
    }

    /// What of the newest text must still be asked in DNS.
    pub(super) fn ask_about_mail(&mut self) -> Vec<Command> {
        let can_ask =
            self.survey.as_ref().is_some_and(|survey| survey.is_finished && survey.blocked.is_none());
        if can_ask && let Some(commands) = self.ask_about_message() {
            return commands;
        }
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

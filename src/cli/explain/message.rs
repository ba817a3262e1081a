//! A message or its header: examined, with the keys and records of now.
//!
//! The keys of its signatures, the SPF record of the bounce domain and the DMARC record of the author are asked
//! of this machine's resolvers, which is what receivers see; nothing else of the message is told to anybody.

pub(super) mod json;
pub(super) mod text;

use std::sync::Arc;

use jiff::Timestamp;

use super::ExplainArguments;
use crate::{
    check::{
        message::{self, Cause, Certainty, Examination, Judgement, Reader, Step},
        refusal::{self, Own, Refusal},
    },
    cli::output,
    dns::{Lookup, walk},
    mail::{
        form::Form,
        message::{Message, NoMessage, Shape},
        stated::{Told, Trust},
    },
    store::{Kept, Store},
    survey::Facts,
    words::message as words,
};

/// What one text shows.
pub(super) enum Seen {
    /// A message.
    Message(Box<(Examination, Judgement)>),
    /// No message, though something of the kind.
    No(Cause),
}

impl Seen {
    pub(super) fn form(&self) -> Form {
        match self {
            Self::Message(seen) if seen.0.message.shape() == Shape::Headers => Form::Headers,
            Self::Message(_) => Form::Message,
            Self::No(_) => Form::None,
        }
    }

    pub(super) fn answer(&self) -> (Cause, Certainty, Step) {
        match self {
            Self::Message(seen) => (seen.1.cause, seen.1.certainty, seen.1.step),
            Self::No(cause) => (*cause, Certainty::Sure, Step::None),
        }
    }

    /// What receivers stated against it: those that can be believed, and where nobody can tell whose mailbox it was,
    /// whoever wrote the fields.
    pub(super) fn stated(&self, own: &Own) -> Vec<Refusal> {
        let Self::Message(seen) = self else { return Vec::new() };
        let is_believed =
            |told: &&Told| matches!(told.trust, Trust::Receiver | Trust::Gateway) || seen.0.border.is_none();
        seen.0.told.iter().filter(is_believed).filter_map(|told| refusal::stated(told, own)).collect()
    }

    /// Whether something of it is the reader's to fix.
    pub(super) fn is_to_fix(&self) -> bool {
        let (cause, _, step) = self.answer();
        !matches!(step, Step::None | Step::Check) && cause != Cause::Ok
    }

    /// Whether too little could be known.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(
            self.answer(),
            (Cause::CopyNoMessage | Cause::CopyMsg | Cause::NotAsked | Cause::KeyTempError, _, _)
        )
    }
}

/// Looks at octets that `form` says may be a message; none if they are something else.
pub(super) fn see(
    octets: &[u8],
    form: Form,
    reader: &Reader,
    lookup: Option<&Arc<dyn Lookup>>,
) -> Option<Seen> {
    if !matches!(form, Form::Message | Form::Headers | Form::None) {
        return None;
    }
    match Message::read(octets) {
        Ok(message) => {
            let examination = Examination::of(message, reader);
            let now = Timestamp::now();
            let facts = lookup.map_or_else(Facts::default, |lookup| ask(&examination, reader, lookup, now));
            let judgement = message::judge(&examination, reader, &facts, now);
            Some(Seen::Message(Box::new((examination, judgement))))
        }
        Err(NoMessage::Outlook) => Some(Seen::No(Cause::CopyMsg)),
        Err(_) if form != Form::None => Some(Seen::No(Cause::CopyNoMessage)),
        Err(_) => None,
    }
}

/// Keeps in the setups that own mail passes: the day, the selector, the receiver, and nothing of the mail.
pub(super) fn remember(seen: &Seen, reader: &Reader, store: &Store) {
    let Seen::Message(seen) = seen else { return };
    for domain in &reader.domains {
        if let Some(proved) = message::proof(&seen.0, &seen.1, domain, Timestamp::now())
            && let Ok(Kept::Yes) = store.remember_mail(domain, &proved)
        {
            output::note(&words::remembered(&proved.receiver));
        }
    }
}

fn ask(examination: &Examination, reader: &Reader, lookup: &Arc<dyn Lookup>, now: Timestamp) -> Facts {
    let mut facts = Facts::default();
    if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
        let wants = |facts: &Facts| examination.wants(reader, facts, now);
        runtime.block_on(walk::follow(&**lookup, &mut facts, wants));
    }
    facts
}

/// What is the reader's, from the command line and the saved setups.
pub(super) fn reader(arguments: &ExplainArguments, own: &Own, store: &Store) -> Reader {
    let mut reader = Reader {
        domains: own.domains.clone(),
        addresses: arguments.address.clone(),
        selectors: arguments.selector.clone(),
        ..Reader::default()
    };
    for domain in &own.domains {
        if let Ok(Some(setup)) = store.load(domain) {
            reader.add(&setup.plan);
        }
    }
    reader
}

//! Why did it bounce? Any text in, an answer out.
//!
//! Somebody has a bounce, a reply or a line of a log and wants to know what to do. What the text is, is found out
//! here; its refusals are judged one by one, and the one that matters most becomes the answer for the whole. A log
//! is too large to be held and is read line by line ([`Log`]); a message or its header is judged in a room of its
//! own, [`Part::form`] says so.
//!
//! References: see [`crate::mail`] and [`refusal`].

mod group;
mod guess;
pub mod source;

use crate::{
    check::refusal::{
        self, Around, Cause, Certainty, Kind, Mechanism, Own, Refusal, Step, Whose, catalogue::catalogue,
    },
    mail::{
        attempt::Attempt,
        bounce::{self, Bounce, Returned},
        form::{self, Form},
        log::{self, Event, Senders},
        mime,
        text::{decode, head, one_line, words},
    },
    record::{
        claim::{Claim, claim},
        name::DomainName,
        private_key,
    },
};

pub use self::group::{Group, Log};

/// Octets of a text that is no log and no mail; what is longer is the wrong file.
pub const PASTED_OCTETS: usize = 1024 * 1024;
/// Octets of a mail that are read: the largest that receivers take.
pub const MAIL_OCTETS: usize = 64 * 1024 * 1024;
/// Characters of a text without a number that is taken for what somebody was told.
const SENTENCE: usize = 400;

/// How much of a text is looked at to tell whether it is one.
const PROBED: usize = 8192;
/// One character in so many that no text has, and it is none.
const BINARY_SHARE: usize = 16;

/// The answer about one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub form: Form,
    /// Why, for the whole.
    pub cause: Cause,
    /// How sure.
    pub certainty: Certainty,
    /// Where it is fixed.
    pub step: Step,
    /// Every refusal in it, in its order.
    pub refusals: Vec<Refusal>,
    /// What came back of the message.
    pub returned: Option<Returned>,
    /// The domain that is the reader's by all that the text shows, where nobody has said which is.
    pub guessed: Option<DomainName>,
    /// What kept it from being read whole.
    pub limit: Option<Limit>,
    /// Whether it held something that could act on a terminal.
    pub had_controls: bool,
    /// Which record it is, if it is one for DNS.
    pub record: Option<Claim>,
}

/// Whether the beginning is no text: a program, a picture, an archive. A zero now and then is the damage of a mail.
fn is_binary(text: &str) -> bool {
    let head = head(text, PROBED);
    let signs = head.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}').count();
    head.contains('\0') && signs * BINARY_SHARE > head.chars().count()
}

/// What keeps a text from being read whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// It is too long.
    Long,
    /// Mails are inside each other too deep.
    Deep,
}

/// Reads a text that is no log, or a log that is short enough to be pasted.
#[must_use]
pub fn read(octets: &[u8], own: &Own) -> Part {
    let text = decode(octets);
    let is_mail = form::begins_as_mail(&text);
    if !is_mail && is_binary(&text) {
        return Part::empty(Form::None, Cause::NotText);
    }
    if !is_mail && private_key::found(head(&text, PASTED_OCTETS)) == Some(private_key::Form::Pem) {
        return Part::empty(Form::None, Cause::PrivateKey);
    }
    let limit = if is_mail { MAIL_OCTETS } else { PASTED_OCTETS };
    if octets.len() > limit {
        return long(&text, own);
    }
    match form::form(octets, &text) {
        Form::Log => pasted_log(&text, own),
        Form::Dsn | Form::Ndr | Form::Message | Form::Headers if is_mail => mail(octets, own),
        Form::Reply => of_bounce(Form::Reply, &bounce::of_text(&text), own),
        Form::None if text.trim().is_empty() => Part::empty(Form::None, Cause::Nothing),
        Form::None => sentence(&text, own),
        other => Part { record: claim(&text), ..Part::empty(other, Cause::NoBounce) },
    }
}

impl Part {
    fn empty(form: Form, cause: Cause) -> Self {
        Self {
            form,
            cause,
            certainty: Certainty::Sure,
            step: cause.step(),
            refusals: Vec::new(),
            returned: None,
            guessed: None,
            limit: None,
            had_controls: false,
            record: None,
        }
    }

    /// The answer for all refusals: that of the one that matters most to the reader.
    fn of(form: Form, refusals: Vec<Refusal>) -> Self {
        let mut part = Self::empty(form, Cause::ReplyMissing);
        part.certainty = Certainty::Possible;
        if let Some(first) = refusals.iter().rev().max_by_key(|refusal| weight(refusal)) {
            (part.cause, part.certainty, part.step) = (first.cause, first.certainty, first.step);
        }
        part.refusals = refusals;
        part
    }

    /// The refusal that matters most to the reader.
    #[must_use]
    pub fn first(&self) -> Option<&Refusal> {
        self.refusals.iter().rev().max_by_key(|refusal| weight(refusal))
    }

    /// Whether something of it is the reader's to fix.
    #[must_use]
    pub fn is_to_fix(&self) -> bool {
        self.refusals.iter().any(is_to_fix)
    }
}

/// Whether a refusal leaves something to fix in the records of the domain.
#[must_use]
pub fn is_to_fix(refusal: &Refusal) -> bool {
    !matches!(refusal.step, Step::None | Step::Check)
}

/// The first of those that weigh most counts: what can be fixed, then what is known.
fn weight(refusal: &Refusal) -> (bool, bool, Certainty) {
    (is_to_fix(refusal), refusal.cause != Cause::Unsaid, refusal.certainty)
}

fn mail(octets: &[u8], own: &Own) -> Part {
    let mail = mime::read(octets);
    let form = form::of_mail(&mail);
    if !matches!(form, Form::Dsn | Form::Ndr) {
        let mut part = Part::empty(form, Cause::NoBounce);
        part.limit = mail.is_too_deep.then_some(Limit::Deep);
        return part;
    }
    let bounce = bounce::read(&mail);
    let mut part = of_bounce(form, &bounce, own);
    part.limit = mail.is_too_deep.then_some(Limit::Deep);
    part
}

fn of_bounce(form: Form, bounce: &Bounce, own: &Own) -> Part {
    let around =
        Around { returned: bounce.returned.as_ref(), had_controls: bounce.had_controls, is_log: false };
    let refusals: Vec<Refusal> =
        bounce.attempts.iter().filter_map(|attempt| refusal::judge(attempt, around, own)).collect();
    if refusals.is_empty() && bounce.attempts.is_empty() {
        let mut part = missing(&bounce.front, own);
        part.form = form;
        part.returned.clone_from(&bounce.returned);
        return part;
    }
    let mut part = Part::of(form, refusals);
    if own.domains.is_empty() {
        part.guessed = guess::own_domain(bounce, &part.refusals);
    }
    part.returned.clone_from(&bounce.returned);
    part.had_controls = bounce.had_controls;
    part
}

fn pasted_log(text: &str, own: &Own) -> Part {
    let mut senders = Senders::default();
    let mut refusals = Vec::new();
    for line in log::joined(text) {
        let Some(entry) = log::entry(&line) else { continue };
        match entry.event {
            Event::Sender(sender) => {
                if let Some(queue) = entry.queue {
                    senders.remember(queue, sender);
                }
            }
            Event::Attempt(mut attempt) => {
                senders.complete(entry.queue, &mut attempt);
                let around = Around { is_log: true, ..Around::default() };
                refusals.extend(refusal::judge(&attempt, around, own));
            }
            Event::Other => {}
        }
    }
    if refusals.is_empty() {
        return Part::empty(Form::Log, Cause::NoBounce);
    }
    Part::of(Form::Log, refusals)
}

/// A text without a number: what a tool has found, what a receiver wrote into a header, or the front of a bounce.
fn sentence(text: &str, own: &Own) -> Part {
    let plain = crate::mail::text::plain(head(text, bounce::TEXT_OCTETS)).text;
    let line = one_line(&plain);
    let found = catalogue().find(&words(&line));
    let best = catalogue().best(&found, None, None).map(|fit| fit.row);
    let is_known = |row: &refusal::catalogue::Row| {
        row.kind != Kind::Refusal
            || row.by.is_some()
            || line.chars().count() <= SENTENCE && row.mechanism.is_authentication()
    };
    let Some(row) = best.filter(|row| is_known(row)) else { return Part::empty(Form::None, Cause::NoBounce) };
    let attempt = Attempt { remark: line, ..Attempt::default() };
    let refusals: Vec<Refusal> = refusal::judge(&attempt, Around::default(), own).into_iter().collect();
    let form = if row.kind == Kind::Statement { Form::Headers } else { Form::Reply };
    Part::of(form, refusals)
}

/// A bounce without its reason.
fn missing(front: &str, own: &Own) -> Part {
    let line = one_line(head(front, bounce::TEXT_OCTETS));
    let found = catalogue().find(&words(&line));
    let by = catalogue().marked(&found).map(|receiver| receiver.name.clone());
    let attempt = Attempt::default();
    let mut refusals: Vec<Refusal> = refusal::judge(&attempt, Around::default(), own).into_iter().collect();
    for refusal in &mut refusals {
        refusal.by.clone_from(&by);
    }
    Part::of(Form::Ndr, refusals)
}

/// A text that is too long to be one bounce: its beginning is read, and that something is missing is said.
fn long(text: &str, own: &Own) -> Part {
    let mut part = of_bounce(Form::Reply, &bounce::of_text(text), own);
    let is_told = part.refusals.iter().any(|refusal| refusal.mechanism != Mechanism::Unknown);
    part.limit = Some(Limit::Long);
    if !is_told {
        let mut refusals = part.refusals;
        refusals.truncate(1);
        for refusal in &mut refusals {
            (refusal.cause, refusal.certainty, refusal.step) =
                (Cause::TooLong, Certainty::Possible, Cause::TooLong.step());
            refusal.whose_domain = Whose::Unknown;
            refusal.text = head(&refusal.text, 200).to_owned();
        }
        part = Part { limit: Some(Limit::Long), ..Part::of(Form::None, refusals) };
        (part.cause, part.certainty, part.step) =
            (Cause::TooLong, Certainty::Possible, Cause::TooLong.step());
    }
    part
}

//! Who was seen to send: the address, the bounce address and the greeting that SPF was asked with.
//!
//! References: RFC 7208 §2.3, §2.4 (identities), §4.1, §9.1 (`Received-SPF`).

use std::net::IpAddr;

use jiff::Timestamp;

use super::{Examination, Reader, Spf};
use crate::{
    check::spf::evaluate::{Arguments, Draft, Evaluation, Outcome, Sender, SpfResult, evaluate},
    mail::{
        path::is_public,
        stated::{ReceivedSpf, Trust},
    },
    survey::{Facts, Question},
};

/// Who was seen to send, as far as the header tells. Texts are not safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The client's address.
    pub ip: Option<IpAddr>,
    /// The bounce address, empty for `<>`; none if the header does not tell.
    pub mail_from: Option<String>,
    /// The greeting.
    pub helo: Option<String>,
    /// The client's reverse name, as the receiver looked it up.
    pub reverse: Option<String>,
    /// Who saw it.
    pub by: Option<String>,
}

impl Envelope {
    /// Reads it from the header: from what the receiver wrote for this purpose, else from its `Received` line.
    pub(super) fn of(examination: &Examination) -> Self {
        if examination.path.is_beyond_belief() {
            return Self::default();
        }
        let hop = examination.border.and_then(|border| border.sender(&examination.path));
        let is_behind_gateway = examination.border.is_some_and(|border| border.gateway.is_some());
        // A result behind a gateway is about the gateway.
        let spf = examination.received_spf.iter().find(|read| !is_behind_gateway && !read.is_of_greeting);
        let spf = spf.or_else(|| examination.received_spf.first().filter(|_| !is_behind_gateway));
        let stated =
            || examination.receiver().filter(|_| !is_behind_gateway).and_then(|told| told.spf.clone());
        let named = stated().and_then(|spf| sender_ip(&spf.remarks()));
        let ip = spf
            .and_then(|read| read.client)
            .or(named)
            .filter(|ip| is_public(*ip))
            .or_else(|| hop.and_then(|hop| hop.address));
        Self {
            ip: ip.filter(|ip| is_public(*ip)),
            mail_from: mail_from(examination, spf),
            helo: spf
                .and_then(|read| read.greeting.clone())
                .or_else(|| hop.and_then(|hop| hop.greeting.clone())),
            reverse: hop.and_then(|hop| hop.reverse.clone()),
            by: hop.and_then(|hop| hop.by.clone()),
        }
    }

    /// What SPF is asked with; none if the address or both names are not known.
    fn arguments(&self, now: Timestamp) -> Option<Arguments> {
        let helo = self.helo.clone().unwrap_or_default();
        // Without a bounce address nobody knows which domain was asked.
        let sender = self.mail_from.as_deref().map(Sender::read)?;
        let receiver = self.by.clone().unwrap_or_else(|| "unknown".to_owned());
        Some(Arguments { ip: self.ip?, sender, helo, now, receiver })
    }
}

/// The bounce address: `Return-Path` is written at delivery, so it is the receiver's.
fn mail_from(examination: &Examination, spf: Option<&ReceivedSpf>) -> Option<String> {
    let bare = |text: &str| text.trim().trim_matches(['<', '>', '"']).to_owned();
    let return_path = || examination.message.named("Return-Path").next().map(|field| bare(&field.text()));
    let trace = || {
        examination
            .border
            .and_then(|border| border.sender(&examination.path))
            .and_then(|hop| hop.envelope_from.clone())
    };
    let told = || {
        // A gateway saw the sender, the receiver behind it only the gateway.
        let told = |trust: Trust| examination.told.iter().filter(move |told| told.trust == trust);
        let stated = told(Trust::Gateway).chain(told(Trust::Receiver)).filter_map(|told| told.spf.as_ref());
        let names = ["smtp.mailfrom", "smtp.mail", "smtp.envelope-from", "spfdomain"];
        let mut found = stated.flat_map(|stated| names.iter().filter_map(|name| stated.property(name)));
        found.find(|text| !text.is_empty()).map(bare)
    };
    spf.and_then(|read| read.envelope_from.as_deref().map(bare))
        .or_else(return_path)
        .or_else(trace)
        .or_else(told)
}

/// Microsoft's `sender IP is …`, Google's `designates … as permitted sender`.
fn sender_ip(remarks: &str) -> Option<IpAddr> {
    let marks =
        ["sender IP is ", "designates ", "does not designate ", "use of ", "when checking ", "denied by ip "];
    marks.iter().find_map(|mark| {
        let rest = remarks.get(remarks.find(mark)? + mark.len()..)?;
        rest.split(|c: char| c.is_whitespace() || matches!(c, ')' | ',' | ';')).next()?.parse().ok()
    })
}

/// What must be asked before SPF can be judged.
pub(super) fn questions(
    examination: &Examination,
    reader: &Reader,
    facts: &Facts,
    now: Timestamp,
) -> Vec<Question> {
    let Some(arguments) = Envelope::of(examination).arguments(now) else { return Vec::new() };
    let mut needed = Vec::new();
    let of_author = author_arguments(examination, &arguments);
    for arguments in [Some(&arguments), of_author.as_ref()].into_iter().flatten() {
        for draft in [&Draft::default(), &reader.draft] {
            if let Outcome::Need(questions) = evaluate(arguments, draft, facts) {
                needed.extend(questions);
            }
        }
    }
    needed
}

/// The same client, as if it sent with a bounce address of the author's domain.
fn author_arguments(examination: &Examination, arguments: &Arguments) -> Option<Arguments> {
    let author = examination.whom.name()?;
    let is_other = !arguments.domain().eq_ignore_ascii_case(author.as_str());
    let sender = Sender::Mailbox { local: String::new(), domain: author.as_str().to_owned() };
    is_other.then(|| Arguments { sender, ..arguments.clone() })
}

/// SPF with the facts of now.
pub(super) fn judge(examination: &Examination, reader: &Reader, facts: &Facts, now: Timestamp) -> Spf {
    let envelope = Envelope::of(examination);
    let arguments = envelope.arguments(now);
    let done = |arguments: &Arguments, draft: &Draft| match evaluate(arguments, draft, facts) {
        Outcome::Done(found) => Some(*found),
        Outcome::Need(_) => None,
    };
    let nothing = Draft::default();
    let found: Option<Evaluation> = arguments.as_ref().and_then(|arguments| done(arguments, &nothing));
    let with_draft = arguments
        .as_ref()
        .filter(|_| reader.draft != nothing)
        .and_then(|arguments| done(arguments, &reader.draft));
    let with_draft =
        with_draft.filter(|other| found.as_ref().is_none_or(|found| found.result() != other.result()));
    let author = arguments.as_ref().and_then(|arguments| author_arguments(examination, arguments));
    let passes_author = author
        .and_then(|arguments| done(&arguments, &nothing))
        .map(|found| found.result() == SpfResult::Pass);
    Spf {
        domain: arguments.as_ref().map(|arguments| arguments.domain().to_ascii_lowercase()),
        envelope,
        found,
        with_draft,
        is_aligned: false,
        passes_author,
    }
}

//! What a refusal means: who refused, for which reason, how sure that is, and where it is fixed.
//!
//! A receiver that refuses mail says why in a line of text, and mostly not well. Here such a line is held against
//! what receivers are known to say ([`mod@catalogue`]), against the point of the conversation at which it was said, and
//! against what is the reader's own ([`Own`]): a refusal that names somebody else's domain, or a message that
//! never passed an own server, is nothing to fix. Where the text does not say, neither does the answer.
//!
//! References: RFC 5321 §4.2 (replies), RFC 3463 and RFC 7372 (codes), RFC 7208 §8.4, RFC 9989.

pub mod catalogue;
pub mod cause;
mod circumstance;
mod named;
mod own;
mod quoted;
mod results;
mod stated;

use std::net::IpAddr;

use self::catalogue::{Address, Catalogue, Row, catalogue};
pub use self::{
    catalogue::Kind,
    cause::{Cause, Certainty, Mechanism, Step},
    named::Named,
    own::{Listed, Network, Own, Whose},
    stated::stated,
};
use crate::mail::{
    attempt::{Attempt, Outcome, Phase},
    bounce::Returned,
    reply::{Enhanced, Reply},
    text::words,
};

/// The name that stands for the reader's own server, whatever its host name.
pub const OWN_SERVER: &str = "own server";

/// One refusal, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whether it is one at all.
    pub kind: Kind,
    /// Who refused: a receiver's name, a host as it was written, or [`OWN_SERVER`]. None if the text does not
    /// tell.
    pub by: Option<String>,
    /// The software that uses the words, if it is known.
    pub software: Option<&'static str>,
    /// What it is about.
    pub mechanism: Mechanism,
    /// The number.
    pub code: Option<u16>,
    /// The finer number.
    pub enhanced: Option<Enhanced>,
    /// What the refusal names.
    pub named: Named,
    /// Why.
    pub cause: Cause,
    /// How sure.
    pub certainty: Certainty,
    /// Where it is fixed.
    pub step: Step,
    /// Whose the named domain is.
    pub whose_domain: Whose,
    /// Whose the named address is.
    pub whose_address: Whose,
    /// The server that wrote it down, as far as it says so.
    pub writer: Option<String>,
    /// Where the message that came back was first seen.
    pub came_from: Option<IpAddr>,
    /// Who it was for.
    pub recipient: Option<String>,
    /// Whether it will be tried again.
    pub is_temporary: bool,
    /// What the receiver said. Not safe to show.
    pub text: String,
    /// What the sender's domain says in the receiver's text (RFC 7208 §6.2): nobody's advice. Not safe to show.
    pub quoted: Option<String>,
    /// The id of one more thing to say about this wording.
    pub note: Option<&'static str>,
    /// The receiver's server that only passed on the words of another one, which [`Refusal::by`] names.
    pub passed_on: Option<&'static str>,
    /// What the message that came back tells.
    pub mail: Signed,
    /// The point of the conversation.
    pub phase: Option<Phase>,
}

/// Whether the message that came back carried a signature of the reader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Signed {
    /// Nothing came back, or not its header.
    #[default]
    Unknown,
    /// It has no signature.
    Unsigned,
    /// It has one.
    Signed,
}

/// What surrounds the attempts of one bounce.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// What came back of the message.
    pub returned: Option<&'a Returned>,
    /// Whether the text held something that could act on a terminal.
    pub had_controls: bool,
    /// Whether a server has written it down in its log, which makes that server the one that sent.
    pub is_log: bool,
}

/// What one attempt means; none if it was no refusal.
#[must_use]
pub fn judge(attempt: &Attempt, around: Around<'_>, own: &Own) -> Option<Refusal> {
    if attempt.outcome == Outcome::Delivered {
        return None;
    }
    let catalogue = catalogue();
    let read = Reading::of(attempt, catalogue);
    let (row, reply) = read.best(attempt, catalogue);
    let mut refusal = read.refusal(attempt, row, reply, around);
    results::narrow(&mut refusal);
    bound_by_phase(&mut refusal);
    if attempt.replies.is_empty() && refusal.cause == Cause::Unsaid && attempt.remark.is_empty() {
        refusal.cause = Cause::ReplyMissing;
    }
    if refusal.named.domain.is_none() && refusal.mechanism.is_authentication() {
        refusal.named.domain = named::own_domain(&refusal.text, attempt, own);
    }
    refusal.whose_domain =
        refusal.named.domain.as_deref().map_or(Whose::Unknown, |domain| own.domain(domain));
    refusal.whose_address = refusal.named.ip.map_or(Whose::Unknown, |ip| own.address(ip));
    circumstance::apply(&mut refusal, attempt, around, own);
    settle(&mut refusal, around);
    Some(refusal)
}

/// What is known of who speaks, before the words are understood.
struct Reading {
    /// The receiver, by its host, its marks or its user.
    receiver: Option<&'static str>,
    /// The host that speaks, if it is named.
    host: Option<String>,
}

impl Reading {
    fn of(attempt: &Attempt, catalogue: &'static Catalogue) -> Self {
        let host = attempt.host.clone();
        let by_host = host.as_deref().and_then(|host| catalogue.of_host(host));
        let texts = attempt.replies.iter().map(|reply| reply.text.as_str()).chain([attempt.remark.as_str()]);
        let said: String = texts.collect::<Vec<_>>().join("\n");
        let by_mark = || catalogue.marked(&catalogue.find(&words(&said)));
        let by_user = || {
            let recipient = attempt.recipient.as_deref().or_else(|| first_address(&said));
            // A host that is named and is not the mailbox's own speaks for itself.
            recipient.filter(|_| attempt.host.is_none()).and_then(|recipient| catalogue.of_mailbox(recipient))
        };
        let receiver = by_host.or_else(by_mark).or_else(by_user).map(|receiver| receiver.name.as_str());
        Self { receiver, host }
    }

    /// The row that fits best, from the innermost reply outwards: who stands behind knows why.
    fn best(
        &self,
        attempt: &Attempt,
        catalogue: &'static Catalogue,
    ) -> (Option<&'static Row>, Option<usize>) {
        let mut silent = None;
        let codes: Vec<Option<Enhanced>> = attempt.replies.iter().map(|reply| reply.enhanced).collect();
        for (index, reply) in attempt.replies.iter().enumerate().rev() {
            let text = quoted::without(&reply.text).0;
            let found = catalogue.find(&words(text));
            let fit = catalogue.best(&found, codes.get(index).copied().flatten(), self.speaker());
            match fit.map(|fit| fit.row) {
                Some(row) if row.cause.is_silent() => silent = silent.or(Some((row, index))),
                Some(row) => return (Some(row), Some(index)),
                None => {}
            }
        }
        if let Some((row, index)) = silent {
            return (Some(row), Some(index));
        }
        let found = catalogue.find(&words(&attempt.remark));
        let code = attempt.remark.split(' ').next_back().and_then(|code| code.parse().ok());
        (catalogue.best(&found, code, self.speaker()).map(|fit| fit.row), None)
    }

    /// The receiver or the host; none if nobody is known to speak.
    fn speaker(&self) -> Option<&str> {
        self.receiver.or(self.host.as_deref())
    }

    fn refusal(
        &self,
        attempt: &Attempt,
        row: Option<&'static Row>,
        reply: Option<usize>,
        around: Around<'_>,
    ) -> Refusal {
        let spoken = reply.and_then(|index| attempt.replies.get(index)).or_else(|| attempt.reply());
        let said = spoken.map_or(attempt.remark.as_str(), |reply| reply.text.as_str());
        let (text, exp) = quoted::without(said);
        // The names stand in any of the replies that are inside each other.
        let mut named = Named::default();
        let address = row.map_or(Address::Recipient, |row| row.address);
        for reply in attempt.replies.iter().rev() {
            named = named.or(named::read(quoted::without(&reply.text).0, attempt, address));
        }
        if attempt.replies.is_empty() {
            named = named::read(text, attempt, address);
        }
        let is_number_only = spoken.is_some_and(|reply| reply.text.is_empty());
        let (mechanism, cause, certainty) = match row {
            // A number that was all that is left of a reply says little.
            Some(row) if is_number_only && row.mechanism.is_authentication() => {
                (Mechanism::Unknown, Cause::Unsaid, Certainty::Possible)
            }
            Some(row) => (row.mechanism, row.cause, row.certainty),
            None => (Mechanism::Unknown, Cause::Unsaid, Certainty::Possible),
        };
        let row = row.filter(|_| !(is_number_only && cause == Cause::Unsaid));
        Refusal {
            kind: row.map(|row| row.kind).unwrap_or_default(),
            by: self.by(attempt, row, cause, around),
            software: row.and_then(|row| row.software.as_deref()),
            mechanism,
            code: outermost(attempt, |reply| reply.code),
            enhanced: spoken
                .and_then(|reply| reply.enhanced)
                .or_else(|| outermost(attempt, |reply| reply.enhanced)),
            named,
            cause,
            certainty,
            step: row.and_then(|row| row.step).unwrap_or(cause.step()),
            whose_domain: Whose::Unknown,
            whose_address: Whose::Unknown,
            writer: attempt.writer.clone(),
            came_from: None,
            recipient: attempt.recipient.clone(),
            is_temporary: attempt.outcome == Outcome::Delayed
                || attempt.replies.first().is_some_and(Reply::is_temporary),
            text: text.to_owned(),
            quoted: exp.map(str::to_owned),
            note: row.and_then(|row| row.note.as_deref()),
            passed_on: self.passed_on(attempt, row),
            mail: Signed::Unknown,
            phase: attempt.phase,
        }
    }

    /// The receiver that was connected to, where the words are known to be those of another one behind it.
    fn passed_on(&self, attempt: &Attempt, row: Option<&Row>) -> Option<&'static str> {
        let by = row.and_then(|row| row.by.as_deref())?;
        let is_other = |known: &&str| *known != by && !(is_house(known) && is_house(by));
        self.receiver.filter(|_| attempt.host.is_some()).filter(is_other)
    }

    /// Who refused: the one whose words they are, else whose host or user it is, else the host as written.
    fn by(
        &self,
        attempt: &Attempt,
        row: Option<&'static Row>,
        cause: Cause,
        around: Around<'_>,
    ) -> Option<String> {
        if row.is_some_and(|row| row.kind == Kind::Checker) {
            return None;
        }
        if let Some(by) = row.and_then(|row| row.by.as_deref()) {
            // Two products of one house share their words; the host tells which.
            let known =
                self.receiver.filter(|known| is_house(known) && is_house(by) && attempt.host.is_some());
            return Some(known.unwrap_or(by).to_owned());
        }
        let named = self.receiver.map(str::to_owned).or_else(|| self.host.clone());
        if named.is_some() && !(attempt.replies.is_empty() && cause == Cause::Unreachable) {
            return named;
        }
        // What a server writes into its own log without having been told is its own doing.
        let is_own = around.is_log
            && self.host.is_none()
            && attempt.host_address.is_none()
            && attempt.client.is_none();
        if attempt.replies.is_empty() && (cause == Cause::Unreachable || is_own) {
            return Some(OWN_SERVER.to_owned());
        }
        if let Some(ip) = attempt.host_address {
            return Some(ip.to_string());
        }
        // RFC 3464 §2.3.5: without a remote server the one that reports has refused.
        attempt.writer.clone().filter(|_| attempt.recipient.is_some())
    }
}

/// The products of one house.
fn is_house(name: &str) -> bool {
    matches!(name, "Outlook.com" | "Exchange Online")
}

fn outermost<T>(attempt: &Attempt, of: impl Fn(&Reply) -> Option<T>) -> Option<T> {
    attempt.replies.iter().find_map(of)
}

/// The first address in a text: `550 <ann@example.com>: …`.
fn first_address(text: &str) -> Option<&str> {
    let inside = text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inside, _)| inside);
    inside.filter(|inside| inside.contains('@') && !inside.contains(' '))
}

/// RFC 5321 §3.3: the domain of `MAIL FROM` is not known at the greeting, and the message not before `DATA`.
fn bound_by_phase(refusal: &mut Refusal) {
    match (refusal.phase, refusal.mechanism) {
        (Some(Phase::Greeting), mechanism) if mechanism.is_authentication() => {
            (refusal.mechanism, refusal.cause, refusal.certainty) =
                (Mechanism::Unknown, Cause::Unsaid, Certainty::Possible);
            refusal.step = Step::None;
        }
        // Both failed is what a number alone says; SPF is all that can have been looked at so early.
        (Some(Phase::Sender | Phase::Recipient | Phase::Hello), Mechanism::SpfAndDkim)
            if refusal.certainty < Certainty::Sure =>
        {
            (refusal.mechanism, refusal.cause) = (Mechanism::Spf, Cause::SpfFail);
        }
        _ => {}
    }
}

/// Nothing is surer than what it rests on.
fn settle(refusal: &mut Refusal, around: Around<'_>) {
    let is_vague = refusal.by.is_none() && refusal.mechanism.is_authentication();
    if is_vague || around.had_controls {
        refusal.certainty = refusal.certainty.min(Certainty::Likely);
    }
    if refusal.cause.is_silent() {
        refusal.certainty = refusal.certainty.min(Certainty::Possible);
    }
}

/// Whether an address is one that only its own network knows.
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unspecified() || (ip.segments()[0] & 0xfe00) == 0xfc00,
    }
}

//! A mail that says that another one could not be delivered.
//!
//! Servers write such notices in three layers: fields for programs, a text for people (in any language), and
//! the message that came back, or its header. The fields are never translated and say who refused whom; the
//! text often holds more of the reply. Both are read, and what belongs to one recipient is put together.
//!
//! References: RFC 3464 (the fields), RFC 6522 (the shape), RFC 3462.

mod front;
mod returned;
mod status;

use super::{
    attempt::{Attempt, Outcome, Phase},
    mime::Mail,
    text::{head, plain},
};

pub(in crate::mail) use self::front::host;
pub use self::{
    front::attempts,
    returned::{Hop, Returned},
};

/// Octets of the text for people, and of any pasted text, that are read.
pub const TEXT_OCTETS: usize = 256 * 1024;
/// Recipients that are read.
pub const RECIPIENTS: usize = 500;

/// What a bounce says, recipient by recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounce {
    /// The attempts in their order.
    pub attempts: Vec<Attempt>,
    /// What came back of the message, if something did.
    pub returned: Option<Returned>,
    /// The address the bounce was sent to: the bounce address of the message.
    pub to: Option<String>,
    /// The text for people, plain. Not safe to show.
    pub front: String,
    /// Whether it held something that could act on a terminal.
    pub had_controls: bool,
}

/// Reads a mail that is a bounce.
#[must_use]
pub fn read(mail: &Mail) -> Bounce {
    let text = mail.text();
    let mut bounce = of_text(&text);
    bounce.to = mail.field("to").and_then(status::address);
    let machine = mail
        .parts
        .iter()
        .find(|part| part.kind.starts_with("message/") && part.kind.contains("delivery-status"));
    if let Some(machine) = machine {
        let told = status::attempts(&machine.text());
        bounce.attempts = joined(told, std::mem::take(&mut bounce.attempts));
    }
    let failed = mail.field("x-failed-recipients").map(str::to_owned);
    let writer = mail.field("from").and_then(status::address).and_then(|address| status::host_of(&address));
    for attempt in &mut bounce.attempts {
        attempt.recipient = attempt.recipient.take().or_else(|| failed.clone());
        attempt.writer = attempt.writer.take().or_else(|| writer.clone());
    }
    let back = mail.parts.iter().find(|part| {
        matches!(
            part.kind.as_str(),
            "message/rfc822"
                | "text/rfc822-headers"
                | "text/rfc822"
                | "message/global"
                | "message/global-headers"
                | "message/rfc822-headers"
        )
    });
    if let Some(back) = back {
        bounce.returned = Some(Returned::read(&back.octets));
    }
    bounce
}

/// Reads the text of a bounce, or a reply that was pasted alone.
#[must_use]
pub fn of_text(text: &str) -> Bounce {
    let plain = plain(head(text, TEXT_OCTETS));
    let (front, returned) = returned::split(&plain.text);
    // The fields for programs are copied together with the text.
    let told = status::attempts_in(front);
    let attempts = front::attempts(front);
    let attempts = if told.is_empty() { attempts } else { joined(told, attempts) };
    Bounce { attempts, returned, to: None, front: front.to_owned(), had_controls: plain.had_controls }
}

/// The fields for programs, each completed by what the text has of the same recipient.
fn joined(told: Vec<Attempt>, front: Vec<Attempt>) -> Vec<Attempt> {
    if told.is_empty() {
        return front;
    }
    let count = told.len();
    let mut joined: Vec<Attempt> = Vec::with_capacity(count);
    for (index, mut attempt) in told.into_iter().enumerate() {
        let is_same = |other: &&Attempt| match (&other.recipient, &attempt.recipient) {
            (Some(one), Some(two)) => one.eq_ignore_ascii_case(two),
            _ => count == 1,
        };
        let other =
            front.iter().find(is_same).or_else(|| (count == front.len()).then(|| front.get(index)).flatten());
        if let Some(other) = other {
            complete(&mut attempt, other);
        }
        joined.push(attempt);
    }
    joined
}

/// What the text has and the fields have not. Many servers keep the first line of a reply only in the fields.
fn complete(attempt: &mut Attempt, other: &Attempt) {
    let code = |attempt: &Attempt| attempt.replies.first().and_then(|reply| reply.code);
    let length = |attempt: &Attempt| attempt.replies.iter().map(|reply| reply.text.len()).sum::<usize>();
    let is_same = code(attempt).is_none() || code(attempt) == code(other);
    if attempt.replies.is_empty() || (is_same && length(other) > length(attempt)) {
        attempt.replies.clone_from(&other.replies);
    }
    attempt.host = attempt.host.take().or_else(|| other.host.clone());
    attempt.host_address = attempt.host_address.or(other.host_address);
    attempt.phase = attempt.phase.or(other.phase);
    attempt.original = attempt.original.take().or_else(|| other.original.clone());
    if attempt.remark.is_empty() {
        attempt.remark.clone_from(&other.remark);
    }
}

/// What servers write about the point of the conversation at which the answer came.
pub(super) fn phase_in(text: &str) -> Option<Phase> {
    let lower = text.to_ascii_lowercase();
    if let Some((_, behind)) = lower.rsplit_once("(in reply to ") {
        return Phase::of_command(behind);
    }
    for (mark, phase) in [
        ("refused to talk to me", Phase::Greeting),
        ("but greeting failed", Phase::Greeting),
        ("failed after i sent the message", Phase::Data),
        ("does not like recipient", Phase::Recipient),
        ("but sender was rejected", Phase::Sender),
        ("does not like sender", Phase::Sender),
        ("but connection died", Phase::Greeting),
    ] {
        if lower.contains(mark) {
            return Some(phase);
        }
    }
    let (_, behind) =
        lower.rsplit_once("remote mail server after ").or_else(|| lower.rsplit_once("mail server after "))?;
    Phase::of_command(behind)
}

/// RFC 3464 §2.3.3.
pub(super) fn outcome(action: &str) -> Outcome {
    match action.trim().to_ascii_lowercase().as_str() {
        "delayed" => Outcome::Delayed,
        "delivered" | "relayed" | "expanded" => Outcome::Delivered,
        _ => Outcome::Failed,
    }
}

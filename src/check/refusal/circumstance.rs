//! What surrounds a refusal: forwarding, forgery, the own way out, the own server as the one that refuses.
//!
//! The same words mean different things for different readers. Whose the named domain and address are, whether
//! the message that came back ever passed an own server, and whether the recipient's server made another address
//! of the one it was sent to decide that, in this order, the surest first.

use super::{Around, Cause, Certainty, Mechanism, OWN_SERVER, Own, Refusal, Signed, Step, Whose};
use crate::mail::{attempt::Attempt, bounce::Returned};

/// Whether an own server has sent the message that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Own,
    Other,
    Unknown,
}

pub(super) fn apply(refusal: &mut Refusal, attempt: &Attempt, around: Around<'_>, own: &Own) {
    refusal.mail = signed(around.returned);
    refusal.came_from = around
        .returned
        .and_then(|returned| returned.hops.last())
        .and_then(|hop| hop.addresses.first())
        .copied();
    if attempt.client.is_some() {
        return refused_here(refusal, attempt, own);
    }
    let origin = around.returned.map_or(Origin::Unknown, |returned| origin(returned, own));
    if origin == Origin::Other {
        return set(refusal, Cause::Backscatter, Certainty::Likely);
    }
    if is_own_refusal(refusal, attempt, own) {
        return;
    }
    if !refusal.mechanism.is_authentication() {
        return;
    }
    let is_forwarded = attempt.original.is_some() || attempt.sender.as_deref().is_some_and(is_rewritten);
    let author =
        around.returned.and_then(|returned| returned.from.as_deref()).map(|domain| own.domain(domain));
    if refusal.whose_domain == Whose::Other {
        return for_another(refusal, is_forwarded || author == Some(Whose::Other));
    }
    // The recipient's server sent it on from its own address, which is in nobody's SPF record but its own.
    let is_own = refusal.whose_domain == Whose::Own || origin == Origin::Own;
    if attempt.original.is_some() && is_own && refusal.whose_address != Whose::Own {
        return set(refusal, Cause::ForwardedByRecipient, Certainty::Likely);
    }
    if refusal.whose_address == Whose::Other
        && matches!(refusal.mechanism, Mechanism::Spf | Mechanism::SpfAndDkim)
    {
        strange_address(refusal, attempt, around, own, origin);
    }
}

fn set(refusal: &mut Refusal, cause: Cause, certainty: Certainty) {
    refusal.cause = cause;
    refusal.step = cause.step();
    refusal.certainty = refusal.certainty.min(certainty);
    refusal.note = None;
}

fn signed(returned: Option<&Returned>) -> Signed {
    match returned {
        Some(returned) if !returned.has_header => Signed::Unknown,
        Some(returned) if returned.signatures.is_empty() => Signed::Unsigned,
        Some(_) => Signed::Signed,
        None => Signed::Unknown,
    }
}

/// The line is one of a server that refuses others. If it refused the reader's, that is the receiver's log.
fn refused_here(refusal: &mut Refusal, attempt: &Attempt, own: &Own) {
    let client = attempt.client.as_ref();
    let address = client.and_then(|client| client.address);
    let is_own = address.is_some_and(|ip| own.address(ip) == Whose::Own)
        || client
            .and_then(|client| client.name.as_deref())
            .is_some_and(|name| own.domain(name) == Whose::Own)
        || refusal.whose_address == Whose::Own;
    if is_own {
        refusal.by = attempt.writer.clone().or_else(|| refusal.by.take());
        return;
    }
    refusal.by = Some(OWN_SERVER.to_owned());
    refusal.cause = Cause::InboundRefused;
    refusal.step = Step::None;
    refusal.certainty = Certainty::Sure;
    refusal.note = None;
}

/// Refused by the own way out: the relay, the account, the own server itself.
fn is_own_refusal(refusal: &mut Refusal, attempt: &Attempt, own: &Own) -> bool {
    if matches!(refusal.cause, Cause::OwnRelay | Cause::OwnAccountBlocked) {
        return true;
    }
    let is_own_host = attempt.host.as_deref().is_some_and(|host| own.domain(host) == Whose::Own)
        || attempt.host_address.is_some_and(|ip| own.address(ip) == Whose::Own);
    let is_own_recipient = attempt
        .recipient
        .as_deref()
        .and_then(|to| to.rsplit_once('@'))
        .is_some_and(|(_, domain)| own.domain(domain) == Whose::Own);
    let is_policy = refusal.mechanism.is_authentication()
        || matches!(
            refusal.cause,
            Cause::Unsaid
                | Cause::Relay
                | Cause::SmtpLogin
                | Cause::Rate
                | Cause::Content
                | Cause::ContentOrAuth
        );
    if is_own_host && !is_own_recipient && is_policy {
        set(refusal, Cause::OwnRelay, Certainty::Likely);
        return true;
    }
    false
}

/// A domain that is not the reader's was refused: its mail was forwarded here, or something sends in its name.
fn for_another(refusal: &mut Refusal, is_forwarded: bool) {
    let certainty = refusal.certainty;
    if is_forwarded {
        set(refusal, Cause::Forwarding, certainty);
    } else if refusal.mechanism == Mechanism::Dmarc {
        set(refusal, Cause::DmarcPolicyOther, certainty);
    } else {
        set(refusal, Cause::Forwarding, Certainty::Likely);
    }
}

/// The domain is the reader's, the address is not.
fn strange_address(refusal: &mut Refusal, attempt: &Attempt, around: Around<'_>, own: &Own, origin: Origin) {
    let is_own_writer =
        around.is_log || attempt.writer.as_deref().is_some_and(|writer| own.domain(writer) == Whose::Own);
    if is_own_writer || origin == Origin::Own {
        // An own server has spoken from this address: it is one that the list has not yet.
        return;
    }
    if attempt.writer.is_some() && attempt.recipient.is_some() {
        // A service that the reader uses has sent it, and wrote the bounce.
        refusal.certainty = refusal.certainty.min(Certainty::Likely);
        refusal.step = Step::None;
        refusal.note = Some("other-service");
        return;
    }
    set(refusal, Cause::BackscatterOrForwarded, Certainty::Possible);
}

/// RFC 3464 says nothing of forwarding, but rewritten senders look like this (SRS).
fn is_rewritten(sender: &str) -> bool {
    let start: String = sender.chars().take(4).collect::<String>().to_ascii_uppercase();
    matches!(start.as_str(), "SRS0" | "SRS1")
        && sender.chars().nth(4).is_some_and(|c| matches!(c, '=' | '+' | '-'))
}

/// Whether the message that came back has ever been with an own server. That it says so in `From:` proves nothing.
fn origin(returned: &Returned, own: &Own) -> Origin {
    if own.domains.is_empty() || !returned.has_header {
        return Origin::Unknown;
    }
    let is_own = |name: &Option<String>| name.as_deref().is_some_and(|name| own.domain(name) == Whose::Own);
    let passed = returned.hops.iter().any(|hop| {
        is_own(&hop.by) || is_own(&hop.from) || hop.addresses.iter().any(|ip| own.address(*ip) == Whose::Own)
    });
    let is_signed = returned.signatures.iter().any(|(domain, _)| own.domain(domain) == Whose::Own);
    if passed || is_signed || is_own(&returned.message_id) {
        return Origin::Own;
    }
    // RFC 3848: whoever had logged in at a provider has sent it.
    let logged_in = returned.hops.iter().any(|hop| hop.logged_in);
    let claims = is_own(&returned.from) || is_own(&returned.bounce_address);
    if claims && !returned.hops.is_empty() && !logged_in { Origin::Other } else { Origin::Unknown }
}

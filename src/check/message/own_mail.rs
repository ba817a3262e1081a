//! Whether a text is the reader's own mail, although it looks like a bounce.
//!
//! An empty bounce address makes a mail look like one, and some programs send reports and notices so. What an own
//! domain has signed and another one has received is what it says it is.
//!
//! References: RFC 5321 §4.5.5 (the empty bounce address), RFC 3834 §3.3.

use super::{Examination, Reader};
use crate::{
    mail::{
        message::{Message, authors},
        stated::Trust,
    },
    record::name::Name,
};

/// Whether an own domain is the author of it and has signed it, and it is not a notice of the own server that never
/// left the house.
#[must_use]
pub fn is_own_mail(octets: &[u8], reader: &Reader) -> bool {
    let Ok(message) = Message::read(octets) else { return false };
    let examination = Examination::of(message, reader);
    let is_own = |name: &Name| reader.domains.iter().any(|own| name.is_within(own.name()));
    let mut signers = examination.signatures.iter().filter_map(|(_, read)| read.signature.as_ref().ok());
    let is_signed = signers.any(|signature| is_own(&signature.domain));
    if !is_signed || !examination.whom.name().is_some_and(is_own) {
        return false;
    }
    let mut from = examination.message.named("From").flat_map(|field| authors(&field.text()));
    let is_daemon = from
        .any(|author| matches!(author.local.to_ascii_lowercase().as_str(), "mailer-daemon" | "postmaster"));
    // A server that tells its own users something states nothing about itself.
    let was_received = examination.told.iter().any(|told| {
        matches!(told.trust, Trust::Receiver | Trust::Gateway)
            && !told.by.parse::<Name>().is_ok_and(|name| is_own(&name))
    });
    !is_daemon || was_received
}

//! DKIM key records.

use super::tags::tags;
use crate::{record::dkim::Fault, words::fault_dkim as say};

/// Why a text is no DKIM key record.
#[must_use]
pub fn dkim(fault: &Fault) -> String {
    match fault {
        Fault::Tags(fault) => tags(fault, "k=rsa"),
        Fault::Version => say::version(),
        Fault::NoKey => say::no_key(),
        Fault::Quote => say::quote(),
        Fault::Pem => say::pem(),
        Fault::Base64 => say::base64(),
        Fault::Percent => say::percent(),
        Fault::Entity => say::entity(),
    }
}

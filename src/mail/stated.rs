//! What receivers wrote into a message: `Authentication-Results` and its relatives.
//!
//! A receiver that checks SPF, DKIM and DMARC writes the results into the header for whoever reads the mail
//! after it. Anybody can write such a field, so that one counts only if the mailbox's own operator wrote it:
//! it is believed by its place above the border, or by who it says it is ([`believed`]). Many write it in a
//! dialect of their own, so that the reader here takes all of them and drops nothing it does not know.
//!
//! References: RFC 8601 (the field), RFC 7208 §9.1 (`Received-SPF`), RFC 8617 §4.1.1 (ARC), and the texts of the
//! large receivers.

mod believed;
mod received_spf;
mod results;
mod told;
mod words;

pub use self::{
    believed::{Believed, Trust, believed},
    received_spf::ReceivedSpf,
    results::{Method, Outcome, Results, Stated},
    told::{Told, ToldDkim},
};

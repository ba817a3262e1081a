//! DKIM signatures: what a `DKIM-Signature` field says, and whether it holds.
//!
//! The server that sends a mail hashes its body, writes the hash into a header field, hashes that field
//! together with other fields and signs this second hash with its private key. A receiver does the same
//! with the public key in DNS. So there are two hashes, and which of them comes out wrong tells the body
//! from the header; [`verify`] always judges both. An RSA signature opens with the public key and shows the
//! hash that was signed, so that a wrong key is told from a changed header, and [`change`] finds what was
//! changed by undoing what is known to happen until the hash comes out.
//!
//! References: RFC 6376 §3.5 (the field), §3.4, §3.7 (canonicalization, hashes), §5.4.2, §6.1 (verifying);
//! RFC 8301 (no SHA-1, key sizes), RFC 8463 (Ed25519).

pub mod canon;
pub mod change;
mod field;
mod hashed;
mod key;
mod open;
mod verify;

pub use self::{
    canon::Canon,
    field::{Algorithm, Fault, Read, Signature},
    key::{Key, KeyFault, KeyRecords, MINIMUM_BITS},
    open::{Hash, Opened, open},
    verify::{Body, Header, Verdict, body_hash, verify},
};

pub(in crate::mail) use self::hashed::Hashed;

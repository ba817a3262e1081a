//! DKIM key records: the public half of the key a domain signs its mail with.
//!
//! The sending server signs every message with a private key; the public key stands in a TXT
//! record at `<selector>._domainkey.<domain>`, where a receiver fetches it to check the signature.
//! A domain can have many keys at once, one per selector.
//!
//! References: RFC 6376 §3.6.1 (key record), RFC 8301 (key sizes, no SHA-1), RFC 8463 (Ed25519).

mod base64;
mod fingerprint;
mod key;
mod note;
mod parse;
pub mod pasted;
mod print;
mod redact;
mod repair;

pub use fingerprint::fingerprint;
pub use key::{KeyFault, PublicKey};
pub use note::{decode_note, encode_note};
pub use parse::{Fault, claims_to_be_key};
pub use redact::redacted;
pub(in crate::record) use repair::octets_of;
pub use repair::{is_private, readings, repaired};

/// A DKIM key record. `FromStr` parses, `Display` prints the DNS text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Whether `v=DKIM1` is there; RFC 6376 §3.6.1: 'RECOMMENDED', and real services leave it out.
    pub version: bool,
    /// `h=`: the hash algorithms the key may be used with; empty means all.
    pub hashes: Vec<String>,
    /// `k=`: the key type as written; RSA if absent.
    pub key_type: Option<KeyType>,
    /// `n=`: a note for people, as written (quoted-printable).
    pub notes: Option<String>,
    /// `p=`: the key; [`PublicKey::Revoked`] if empty.
    pub public_key: PublicKey,
    /// `s=`: what the key may be used for; empty means everything (`*`).
    pub services: Vec<String>,
    /// `t=`: the flags, `y` and `s` among them.
    pub flags: Vec<String>,
    /// Tags with other names, which readers ignore and mailseal keeps: name and value.
    pub unknown: Vec<(String, String)>,
}

/// RFC 6376 §3.6.1 and RFC 8463 §3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// `rsa`
    Rsa,
    /// `ed25519`
    Ed25519,
    /// Something else; readers ignore such a key.
    Other(String),
}

impl Record {
    /// `v=DKIM1; k=…; p=…` for a key.
    #[must_use]
    pub fn new(public_key: PublicKey) -> Self {
        let key_type = match &public_key {
            PublicKey::Rsa { .. } => Some(KeyType::Rsa),
            PublicKey::Ed25519(_) => Some(KeyType::Ed25519),
            PublicKey::Revoked | PublicKey::Opaque { .. } => None,
        };
        Self {
            version: true,
            hashes: Vec::new(),
            key_type,
            notes: None,
            public_key,
            services: Vec::new(),
            flags: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Whether `t=` holds `y`: the domain is testing DKIM.
    #[must_use]
    pub fn is_testing(&self) -> bool {
        self.flags.iter().any(|f| f == "y")
    }

    /// Whether `t=` holds `s`: the signing identity must be the domain itself, not one below it.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.flags.iter().any(|f| f == "s")
    }
}

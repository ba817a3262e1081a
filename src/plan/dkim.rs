//! Answers about the keys that sign.
//!
//! A domain can have many keys at once, each under a selector of its own, and over the years one follows another.
//! So the plan holds a list of them, and of each how far it is in its life ([`Stage`]).

mod displaced;
mod stage;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use displaced::Displaced;
pub use stage::{KEPT, Stage, Step};

use crate::record::{
    dkim::{PublicKey, Record, encode_note},
    name::{Name, Selector},
};

/// How the keys come about, and the public halves there are so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The way in that was chosen.
    pub way: Way,
    /// What kind of key is made here.
    pub kind: KeyKind,
    /// The selector of the (RSA) key; proposed from the date while it is not set.
    pub selector: Option<Selector>,
    /// The selector of the Ed25519 key beside an RSA one.
    pub second_selector: Option<Selector>,
    /// How the private key is written.
    pub encoding: Encoding,
    /// What is said about the keys in their records.
    pub options: Options,
    /// The keys that are published.
    pub keys: Vec<Key>,
}

/// Three ways in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A key is made here.
    #[default]
    MakeHere,
    /// The mail service gives records.
    ServiceGives,
    /// There is a private key already.
    HaveKey,
}

/// What kind of key is made here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// RSA with 1024 bits: weak, for panels that take no longer record.
    Rsa1024,
    /// RSA with 2048 bits: what every receiver reads.
    #[default]
    Rsa2048,
    /// RSA with 3072 bits.
    Rsa3072,
    /// RSA with 4096 bits.
    Rsa4096,
    /// Ed25519 alone.
    Ed25519,
    /// RSA with 2048 bits and Ed25519, under two selectors.
    Both,
}

/// How the private key is written to its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// `BEGIN PRIVATE KEY`
    #[default]
    Pkcs8,
    /// `BEGIN RSA PRIVATE KEY`, for signers that read nothing else; RSA only.
    Pkcs1,
}

/// What is said about the keys made or read here in their records; each is left out unless chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// `t=s`: signatures only for the domain itself.
    pub strict: bool,
    /// `t=y`: testing.
    pub testing: bool,
    /// `h=sha256`.
    pub sha256_only: bool,
    /// `n=`: a note for people.
    pub note: String,
}

impl Options {
    /// Writes the options into a record, and takes out those that are not chosen; what else the
    /// record says stays.
    pub fn apply(&self, record: &mut Record) {
        let mut flag = |name: &str, is_on: bool| {
            record.flags.retain(|known| known != name);
            if is_on {
                record.flags.push(name.to_owned());
            }
        };
        flag("y", self.testing);
        flag("s", self.strict);
        record.hashes = if self.sha256_only { vec!["sha256".to_owned()] } else { Vec::new() };
        let note = self.note.trim();
        record.notes = if note.is_empty() { None } else { Some(encode_note(note)) };
    }
}

/// One key, as far as the world may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Where it is published.
    pub selector: Selector,
    /// What is published there.
    pub value: Value,
    /// Where the private half was written or read, if it is here.
    pub file: Option<PathBuf>,
    /// How far it is in its life. Set-ups saved before there were stages say nothing: their keys are in use.
    #[serde(default)]
    pub stage: Stage,
    /// The selector of the key that it was made to replace, if any.
    #[serde(default)]
    pub replaces: Option<Selector>,
}

/// What is published at a selector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A TXT record. Saved as its text.
    #[serde(with = "record_text")]
    Record(Record),
    /// A CNAME to the mail service's own record.
    Alias(Name),
}

impl Key {
    /// A key at a selector, in a stage, that replaces no other and whose private half is not here.
    #[must_use]
    pub const fn new(selector: Selector, value: Value, stage: Stage) -> Self {
        Self { selector, value, file: None, stage, replaces: None }
    }
}

impl KeyKind {
    /// The kind that follows a key: as long at least, and never too short for today. None for what is no key.
    #[must_use]
    pub const fn after(key: &PublicKey) -> Option<Self> {
        match key {
            PublicKey::Rsa { bits: ..=2048, .. } => Some(Self::Rsa2048),
            PublicKey::Rsa { bits: ..=3072, .. } => Some(Self::Rsa3072),
            PublicKey::Rsa { .. } => Some(Self::Rsa4096),
            PublicKey::Ed25519(_) => Some(Self::Ed25519),
            PublicKey::Revoked | PublicKey::Opaque { .. } => None,
        }
    }

    /// The keys that a choice needs: one, or two.
    #[must_use]
    pub const fn parts(self) -> &'static [Self] {
        match self {
            Self::Rsa1024 => &[Self::Rsa1024],
            Self::Rsa2048 => &[Self::Rsa2048],
            Self::Rsa3072 => &[Self::Rsa3072],
            Self::Rsa4096 => &[Self::Rsa4096],
            Self::Ed25519 => &[Self::Ed25519],
            Self::Both => &[Self::Rsa2048, Self::Ed25519],
        }
    }

    /// The selectors proposed for a key made in this month, in the order in which they are tried: `s202611`
    /// (`e202611` for Ed25519), which tells the age of the key, then the same with a letter behind it.
    pub fn selectors(self, year: i16, month: i8) -> impl Iterator<Item = Selector> {
        let letter = match self {
            Self::Ed25519 => 'e',
            _ => 's',
        };
        let base = format!("{letter}{year:04}{month:02}");
        let with_letters = ('b'..='z').map({
            let base = base.clone();
            move |letter| format!("{base}{letter}")
        });
        std::iter::once(base).chain(with_letters).filter_map(|text| text.parse().ok())
    }
}

mod record_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Record;

    pub(super) fn serialize<S: Serializer>(record: &Record, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(record)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

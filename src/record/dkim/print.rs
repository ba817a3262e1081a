//! Writing DKIM key records.

use std::fmt;

use base64ct::{Base64, Encoding};

use super::{KeyType, Record};

/// The record as it is published: `v`, `h`, `k`, `n`, `s`, `t`, what is unknown, and `p` last, so that
/// a panel that cuts the end off leaves the rest readable.
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.version {
            f.write_str("v=DKIM1; ")?;
        }
        list(f, "h", &self.hashes)?;
        if let Some(key_type) = &self.key_type {
            kept(f, "k", &key_type.to_string())?;
        }
        if let Some(notes) = &self.notes {
            kept(f, "n", notes)?;
        }
        list(f, "s", &self.services)?;
        list(f, "t", &self.flags)?;
        for (name, value) in &self.unknown {
            kept(f, name, value)?;
        }
        write!(f, "p={}", Base64::encode_string(self.public_key.octets()))
    }
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, words: &[String]) -> fmt::Result {
    if words.is_empty() { Ok(()) } else { kept(f, name, &words.join(":")) }
}

/// A value as it stood in the record. After a backslash a space keeps the semicolon from looking escaped.
fn kept(f: &mut fmt::Formatter<'_>, name: &str, value: &str) -> fmt::Result {
    write!(f, "{name}={value}{}; ", if value.ends_with('\\') { " " } else { "" })
}

impl fmt::Display for KeyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rsa => "rsa",
            Self::Ed25519 => "ed25519",
            Self::Other(name) => name,
        })
    }
}

//! Private keys, known in all the forms signers keep them in.
//!
//! Whoever holds the private key signs mail as the domain, and one slip puts it into DNS: the wrong half is pasted
//! where a record belongs. So every text that is kept, shown or written is looked at first, here, and whatever holds
//! a private key is kept out.
//!
//! References: RFC 7468 (PEM), RFC 8017 Appendix A.1.2 (`RSAPrivateKey`), RFC 5958 (`PrivateKeyInfo`), RFC 8032 §5.1.5
//! (32 octets of a seed), RFC 8410.

use ed25519_dalek::SigningKey;

use super::{
    claim::claim,
    dkim::{KeyFault, PublicKey, octets_of},
};

/// The form a private key has in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `-----BEGIN … PRIVATE KEY-----`.
    Pem,
    /// The body of such a file without its first and last line.
    Bare,
    /// 32 octets of an Ed25519 key and the public key behind them, as Rspamd keeps it.
    Pair,
    /// 32 octets in base64 by themselves: the seed of an Ed25519 key, if it is not the public key.
    Seed,
}

/// An Ed25519 seed in base64, padding included.
const SEED: usize = 44;
/// Seed and public key.
const PAIR: usize = 88;
/// Enough of a key to see its first fields.
const HEAD: usize = 32;
/// The shortest run of characters that may be a key.
const RUN: usize = 40;

/// Whether there is a private key in `text`, and in which form; of a text that is whole 44 characters of base64 it
/// cannot be told which half of a key it is, and it counts as the private one.
#[must_use]
pub fn found(text: &str) -> Option<Form> {
    if has_armor(text) {
        return Some(Form::Pem);
    }
    // Most texts have no room for a key, and are looked at after every change.
    if !may_hold_one(text) {
        return None;
    }
    let plain = flattened(text);
    if runs(&plain).any(is_der) {
        return Some(Form::Bare);
    }
    if runs(&plain).any(is_pair) {
        return Some(Form::Pair);
    }
    is_lone_seed(text).then_some(Form::Seed)
}

/// Whether any characters of base64 stand together, over the ends of lines and of quoted strings too, that are enough
/// for a key.
fn may_hold_one(text: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '(' | ')' | '\\');
    let is_one_line = !text.contains(['\n', '\r', '"', '\\']);
    let mut run = 0;
    text.chars().any(|c| {
        run = match c {
            c if is_of_key(c) => run + 1,
            // What stands between the lines of one body ends no run.
            c if !is_one_line && is_between(c) => run,
            _ => 0,
        };
        run >= RUN
    })
}

/// `-----BEGIN RSA PRIVATE KEY-----`, in whatever dashes and blanks.
fn has_armor(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find("PRIVATE KEY") {
        let before = rest.get(..at).unwrap_or_default();
        let after = rest.get(at + "PRIVATE KEY".len()..).unwrap_or_default();
        let begins =
            before.rfind("BEGIN").or_else(|| before.rfind("END")).is_some_and(|begin| at - begin < 24);
        if begins || after.trim_start().starts_with("--") {
            return true;
        }
        rest = after;
    }
    // A key of PGP or of OpenSSH, or PuTTY's.
    text.contains("PRIVATE KEY BLOCK") || text.contains("Private-Lines:")
}

/// The text as one: line ends, typed ones too, and quotation marks that stand between the lines of one body.
fn flattened(text: &str) -> String {
    let text = text.replace("\\r", " ").replace("\\n", " ").replace("\\/", "/");
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line
            .trim()
            .trim_matches(|c: char| matches!(c, '"' | '\'' | ',' | '(' | ')' | '\\') || c.is_whitespace());
        let joins = whole.chars().next_back().is_some_and(is_of_key)
            && line.chars().next().is_some_and(is_of_key)
            && line.len() >= 16;
        if !whole.is_empty() && !joins {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    // `"…" "…"`, and bodies in groups.
    whole.replace("\" \"", "").replace("\"\"", "")
}

const fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_')
}

/// The runs of characters of base64 that are long enough.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let by_blanks = text.split(|c: char| !is_of_key(c)).map(|run| run.trim_start_matches(['=', '-']));
    by_blanks
        .flat_map(|run| {
            // `p=MII…`: what stands in front of the equals sign is a name.
            let value = run
                .split_once('=')
                .map(|(_, value)| value.trim_start_matches('='))
                .filter(|value| value.len() >= RUN);
            [Some(run), value]
        })
        .flatten()
        .filter(|run| run.len() >= RUN)
}

/// Whether the octets begin as a private key in DER does.
fn is_der(run: &str) -> bool {
    let head = run.get(..HEAD).unwrap_or(run);
    let is_private = |octets: Vec<u8>| {
        matches!(PublicKey::decode(octets, None), PublicKey::Opaque { fault: KeyFault::PrivateKey, .. })
    };
    octets_of(head).is_some_and(is_private) || hex(head).is_some_and(is_private)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks_exact(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// Whether the second half is the public key of the first: that is no chance.
fn is_pair(run: &str) -> bool {
    if !(PAIR - 2..=PAIR).contains(&run.len()) {
        return false;
    }
    let Some(octets) = octets_of(run) else { return false };
    let Some((seed, public)) = octets.split_first_chunk::<32>() else { return false };
    SigningKey::from_bytes(seed).verifying_key().as_bytes().as_slice() == public
}

/// 44 characters of base64 that stand alone, or as a word where words are terms of another record.
fn is_lone_seed(text: &str) -> bool {
    let is_seed = |word: &str| {
        (SEED - 1..=SEED).contains(&word.len())
            && word.trim_end_matches('=').len() == SEED - 1
            && word.contains(|c: char| c.is_ascii_uppercase())
            && word.contains(|c: char| c.is_ascii_lowercase())
            && word.contains(|c: char| c.is_ascii_digit() || matches!(c, '+' | '/' | '-' | '_'))
            && octets_of(word).is_some_and(|octets| octets.len() == 32)
    };
    let trimmed = text.trim().trim_matches(['"', '\'']);
    if is_seed(trimmed) && trimmed.ends_with('=') {
        return true;
    }
    // In a record of SPF or DMARC nothing of that form has a place.
    !matches!(claim(text), None | Some(super::claim::Claim::Dkim))
        && text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '"')).any(|word| {
            let value = word.split_once("p=").map_or(word, |(_, value)| value);
            is_seed(value) && (value.ends_with('=') || value == word)
        })
}

#[cfg(test)]
mod tests;

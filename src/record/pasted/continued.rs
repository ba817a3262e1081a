//! Whether a line goes on with the value above, which a window or a mail program has wrapped.

use super::cell::is_base64;
use crate::record::{
    claim::{Claim, claim},
    dkim::{PublicKey, Record},
};

/// What belongs between the value and the line that goes on with it; none if it does not.
pub(super) fn between(value: &str, line: &str) -> Option<&'static str> {
    match claim(value)? {
        Claim::Spf => line.split_whitespace().all(is_term).then_some(" "),
        Claim::Dmarc => {
            let is_tag = begins_tag(line) || line.to_lowercase().starts_with("mailto:");
            is_tag.then_some(" ")
        }
        Claim::Dkim if is_whole(value) => begins_tag(line).then_some(" "),
        Claim::Dkim => {
            let ends_open = value.trim_end().ends_with(';') || !value.contains("p=");
            if begins_tag(line) {
                return Some(" ");
            }
            if ends_open && !value.contains("p=") {
                return line.contains("p=").then_some(" ");
            }
            let mut words = line.split_whitespace();
            words.all(|word| is_base64(word) || word.contains(';')).then_some("")
        }
    }
}

/// Whether the key in a record is there to its last octet.
fn is_whole(value: &str) -> bool {
    let Ok(record) = value.parse::<Record>() else { return false };
    matches!(record.public_key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_))
}

/// A word that can only be one of SPF.
fn is_term(word: &str) -> bool {
    let bare = word.trim_start_matches(['+', '-', '~', '?']).to_lowercase();
    let name = bare.split([':', '=', '/']).next().unwrap_or_default();
    ["all", "a", "mx", "ptr"].contains(&bare.as_str())
        || (bare.len() > name.len()
            && ["include", "a", "mx", "ptr", "ip4", "ip6", "exists", "redirect", "exp"].contains(&name))
        || bare == "v=spf1"
}

/// `; p=none`, `t=s;`
fn begins_tag(line: &str) -> bool {
    let line = line.trim_start_matches([';', ' ']);
    let name = line.split('=').next().unwrap_or_default().trim();
    line.contains('=')
        && [
            "v", "k", "t", "s", "h", "n", "g", "p", "sp", "np", "adkim", "aspf", "rua", "ruf", "fo", "psd",
            "pct", "rf", "ri",
        ]
        .contains(&name)
}

//! Whether a line goes on with the value above, which a window or a mail program has wrapped.

use super::cell::is_base64;
use crate::record::{
    claim::{Claim, claim},
    dkim::{PublicKey, Record},
};

/// What belongs between the value and the line that goes on with it; none if it does not.
pub(super) fn between(value: &str, line: &str) -> Option<&'static str> {
    match claim(value)? {
        Claim::Spf => {
            // The rest of a name that was cut: what was meant is not known, and it is not to be lost.
            let is_cut = value.split_whitespace().last().is_some_and(has_name);
            let mut words = line.split_whitespace().skip(usize::from(is_cut && is_rest(line))).peekable();
            (words.peek().is_some() && words.all(is_term)).then_some(" ")
        }
        Claim::Dmarc => {
            let is_tag = begins_tag(line) || line.to_lowercase().starts_with("mailto:");
            let last = value.rsplit(';').next().unwrap_or_default().trim_start().to_lowercase();
            let is_cut = last.starts_with("rua=") || last.starts_with("ruf=");
            (is_tag || (is_cut && is_rest(line) && !line.contains(char::is_whitespace))).then_some(" ")
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

/// Whether a term has a name behind its colon or equals sign.
fn has_name(word: &str) -> bool {
    is_term(word) && word.contains([':', '=']) && word != "v=spf1"
}

/// Whether a line begins with what may be the rest of a name or an address, and of nothing else.
fn is_rest(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default().trim_end_matches(';');
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    word.contains(['.', '@']) && word.chars().all(is_part)
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

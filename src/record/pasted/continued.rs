//! Whether a line goes on with the value above, which a window or a mail program has wrapped.

use super::cell::is_base64;
use crate::record::{
    claim::{Claim, claim},
    dkim::{PublicKey, Record},
    spf,
};

/// What belongs between the value and the line that goes on with it; none if it does not.
pub(super) fn between(value: &str, line: &str) -> Option<&'static str> {
    match claim(value)? {
        Claim::Spf if line.split_whitespace().all(is_term) => Some(" "),
        Claim::Spf => goes_on_in_term(value, line).then_some(""),
        Claim::Dmarc => {
            let is_tag = begins_tag(line) || line.to_lowercase().starts_with("mailto:");
            if is_tag { Some(" ") } else { goes_on_in_address(value, line).then_some("") }
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

/// `include:_spf.goo` and `gle.com ~all` below it: two halves of one term, and nothing else but terms behind them.
fn goes_on_in_term(value: &str, line: &str) -> bool {
    let last = value.split_whitespace().next_back().unwrap_or_default();
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let has_more = line.split_whitespace().nth(1).is_some();
    // A word alone may be anything, "Thanks" for one.
    let is_half = has_more
        || first.contains(['.', ':', '/'])
        || !spf::is_term(last)
        || is_all(&format!("{last}{first}"));
    !last.is_empty()
        && !last.eq_ignore_ascii_case("v=spf1")
        && !is_term(first)
        && words.all(is_term)
        && is_half
        && is_term(&format!("{last}{first}"))
        && spf::is_term(&format!("{last}{first}"))
}

fn is_all(word: &str) -> bool {
    word.trim_start_matches(['+', '-', '~', '?']).eq_ignore_ascii_case("all")
}

/// `rua=mailto:dmarc@exam` and `ple.com` below it: an address whose domain has no end yet.
fn goes_on_in_address(value: &str, line: &str) -> bool {
    let address = value.rsplit([';', ',', '=']).next().unwrap_or_default().trim();
    let Some((_, address)) = address.split_once(':') else { return false };
    let is_open = match address.rsplit_once('@') {
        Some((_, domain)) => !domain.contains('.') || domain.ends_with(['.', '-']),
        None => line.contains('@'),
    };
    let (rest, behind) = line.split_once([';', ',']).unwrap_or((line, ""));
    let rest = rest.trim();
    // Tags behind it say that it is no sentence.
    let is_open = is_open || begins_tag(behind);
    let is_rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '@' | '+' | '!');
    is_open
        && !rest.is_empty()
        && rest.chars().all(is_rest)
        && (rest.contains(['.', '@']) || begins_tag(behind))
}

/// Whether something of the value is still to come: an SPF record that says nothing of other servers, an address
/// without its end, half of a key. What stands below it may be that, and is not left aside in silence.
pub(super) fn is_unfinished(value: &str) -> bool {
    match claim(value) {
        Some(Claim::Spf) => {
            !value.split_whitespace().any(|word| is_all(word) || word.to_lowercase().starts_with("redirect="))
        }
        Some(Claim::Dmarc) => {
            let last = value.trim_end();
            last.ends_with([';', ',', '=', ':', '@', '.']) && !last.ends_with(';')
                || goes_on_in_address(value, "a.example")
        }
        Some(Claim::Dkim) => !is_whole(value),
        None => false,
    }
}

/// Whether a line of strings goes on with those of the line above: strings of one record, each in a line of its own.
pub(super) fn is_rest(above: &str, line: &str) -> bool {
    let is_own = line.trim_start().get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("v="));
    let is_open = match claim(above) {
        Some(Claim::Spf) => is_unfinished(above),
        Some(Claim::Dkim) => !is_whole(above) && !claim_is_revoked(above),
        Some(Claim::Dmarc) => above.trim_end().ends_with([';', ',']) || !above.contains("p="),
        None => false,
    };
    is_open && !is_own && between(above, line).is_some()
}

/// `p=` without anything behind it is whole.
fn claim_is_revoked(value: &str) -> bool {
    value.parse::<Record>().is_ok_and(|record| record.public_key == PublicKey::Revoked)
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
pub(super) fn begins_tag(line: &str) -> bool {
    let line = line.trim_start_matches([';', ' ']);
    let name = line.split('=').next().unwrap_or_default().trim();
    line.contains('=')
        && [
            "v", "k", "t", "s", "h", "n", "g", "p", "sp", "np", "adkim", "aspf", "rua", "ruf", "fo", "psd",
            "pct", "rf", "ri",
        ]
        .contains(&name)
}

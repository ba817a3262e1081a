//! What a word, or the text between two tabs, may be.

use super::{Kind, label};
use crate::record::{claim::claim, visible::is_hidden};

/// The words beside records that are none of theirs: buttons, states, times.
const NOISE: &[&str] = &[
    "copy",
    "copied",
    "copied!",
    "copy to clipboard",
    "ok",
    "error",
    "none",
    "auto",
    "automatic",
    "pending",
    "required",
    "optional",
    "recommended",
    "inactive",
    "active",
    "unverified",
    "verified",
    "not verified",
    "not found",
    "missing",
    "valid",
    "invalid",
    "mismatch",
    "value mismatch",
    "verify",
    "check",
    "edit",
    "delete",
    "save",
    "add record",
    "done",
    "dns only",
    "proxied",
    "failed",
    "success",
    "not set",
    "n/a",
    "-",
    "\u{2013}",
    "\u{2014}",
    "*",
    "\u{2713}",
    "\u{2714}",
    "\u{2717}",
    "\u{2718}",
    "x",
    "yes",
    "no",
    "default",
    "in",
    "true",
    "false",
    "kopieren",
    "copier",
    "copia",
    "copiar",
    "\u{434}\u{43e}\u{441}\u{442}\u{443}\u{43f}\u{43d}\u{43e}",
    "\u{5f85}\u{9a8c}\u{8bc1}",
    "\u{5df2}\u{9a8c}\u{8bc1}",
    "\u{590d}\u{5236}",
    "show",
    "hide",
    "ausstehend",
    "en attente",
    "in attesa",
    "pendiente",
    "waiting",
    "waitingrecord",
    "not authenticated",
    "authenticated",
    "unauthenticated",
    "not configured",
    "configured",
    "not valid",
    "valid key",
    "current",
    "enabled",
    "disabled",
];

/// Words for a length of time.
const UNITS: &[&str] = &[
    "s",
    "sec",
    "secs",
    "second",
    "seconds",
    "m",
    "min",
    "mins",
    "minute",
    "minutes",
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "d",
    "day",
    "days",
    "week",
    "weeks",
    "stunde",
    "stunden",
    "minuten",
    "sekunden",
    "tag",
    "heure",
    "heures",
    "ora",
    "ore",
    "hora",
    "horas",
    "uur",
    "\u{447}\u{430}\u{441}",
    "\u{447}\u{430}\u{441}\u{430}",
    "\u{5c0f}\u{65f6}",
    "\u{5206}\u{949f}",
    "\u{79d2}",
];

/// What stands for the domain itself.
const APEX: &[&str] = &[
    "@",
    "(root)",
    "root",
    "apex",
    "(empty)",
    "empty",
    "blank",
    "(blank)",
    "leave blank",
    "leave empty",
    "(none)",
    "<root>",
    "{root}",
    "\u{ff20}",
    "(apex)",
    "root domain",
    "naked domain",
];

/// `text` without characters that nobody sees, odd spaces made plain, trimmed.
pub(super) fn clean(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| c.is_whitespace() || !is_hidden(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    plain.trim().to_owned()
}

/// Whether a name as written means the domain itself: `@`, nothing at all, "@ (or leave empty)".
#[must_use]
pub fn is_apex(name: &str) -> bool {
    let lower = clean(name).to_lowercase();
    lower.is_empty()
        || lower == "."
        || APEX.contains(&lower.as_str())
        || lower.split_once(['(', ',']).is_some_and(|(first, _)| APEX.contains(&first.trim()))
        || lower.split_once(" or ").is_some_and(|(first, _)| APEX.contains(&first.trim()))
}

/// Whether a cell is none of a record's parts.
pub(super) fn is_noise(text: &str) -> bool {
    let lower = text.trim().trim_matches(|c| matches!(c, '[' | ']' | '.' | '!')).to_lowercase();
    lower.is_empty() && text.trim() != "."
        || NOISE.contains(&lower.as_str())
        || is_duration(&lower)
        || is_rule(&lower)
}

/// `1 Hour`, `300`, `1h`, `5m00s`.
pub(super) fn is_duration(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit();
    let units: Vec<&str> = lower.split(is_digit).map(str::trim).filter(|unit| !unit.is_empty()).collect();
    lower.starts_with(is_digit)
        && match units.as_slice() {
            [] => lower.bytes().all(|b| b.is_ascii_digit()),
            [only] => UNITS.contains(only) && lower.ends_with(only),
            several => several.iter().all(|unit| unit.len() == 1 && UNITS.contains(unit)),
        }
}

/// Dashes below a heading.
fn is_rule(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '=' | '|' | ':' | '+' | ' ' | '_' | '\u{2500}'))
}

pub(super) fn number(text: &str) -> Option<u16> {
    text.trim().parse().ok()
}

/// The type that a cell is: `TXT`, `CNAME record`, `TXT (Text)`.
pub(super) fn kind(text: &str) -> Option<Kind> {
    let mut words = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | ',' | ':'))
        .filter(|w| !w.is_empty());
    let first = Kind::named(words.next()?)?;
    words
        .all(|word| {
            ["record", "text", "type", "records", "eintrag", "\u{437}\u{430}\u{43f}\u{438}\u{441}\u{44c}"]
                .contains(&word.to_lowercase().as_str())
                || word.eq_ignore_ascii_case(first.as_str())
        })
        .then_some(first)
}

/// Whether a word has the form of a name with a dot or an underscore in it.
pub(super) fn is_name(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    is_labels(bare) && (bare.contains('.') || bare.starts_with('_')) && !is_decimal(bare)
}

/// Whether a word may be a name, be it of one label.
pub(super) fn is_labels(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    !bare.is_empty()
        && bare.len() <= 253
        && bare.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && label
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '*') || c > '\u{7f}')
        })
}

fn is_decimal(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

pub(super) fn has_domainkey(name: &str) -> bool {
    is_labels(name) && name.split('.').any(|label| label.eq_ignore_ascii_case("_domainkey"))
}

/// A name that only a record of mail can have.
pub(super) fn is_owner(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    has_domainkey(&lower) || (is_labels(&lower) && lower.split('.').any(|label| label == "_dmarc"))
}

/// Whether a text is the value of a TXT record by its own form: one of the three kinds, another protocol's, or a
/// token for a service (`google-site-verification=…`, `brevo-code:…`).
pub(super) fn is_text_value(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '\'', '\u{201c}']);
    if claim(text).is_some() {
        return true;
    }
    let lower = text.to_lowercase();
    if lower.starts_with("v=") || is_policy_of_domainkeys(&lower) {
        return true;
    }
    if label::label(text.split([':', '=']).next().unwrap_or_default()).is_some() {
        return false;
    }
    if let Some((name, value)) = text.split_once('=') {
        return is_token_name(name) && !value.is_empty() && !value.contains(char::is_whitespace);
    }
    text.split_once(':').is_some_and(|(name, value)| {
        let is_about =
            ["verif", "domain", "code", "valid"].iter().any(|word| name.to_lowercase().contains(word));
        let value = value.trim();
        is_token_name(name) && is_about && value.len() >= 6 && !value.contains(char::is_whitespace)
    })
}

fn is_token_name(name: &str) -> bool {
    name.len() >= 2 && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// `o=~`, `t=y; o=-;`: DomainKeys, which came before DKIM (RFC 4870 §3.2.1).
pub(super) fn is_policy_of_domainkeys(text: &str) -> bool {
    let mut parts = text.split(';').map(str::trim).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && text.contains("o=")
        && parts.all(|part| matches!(part, "t=y" | "o=~" | "o=-" | "o=!" | "o=." | "o=^"))
}

/// Whether a text is the body of a key: base64 and nothing else.
pub(super) fn is_base64(text: &str) -> bool {
    let bare = text.trim_end_matches(['=', ';']);
    !bare.is_empty() && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'))
}

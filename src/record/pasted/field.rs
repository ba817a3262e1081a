//! What one line of fields is: a label with or without its value, a name in front of a list, a key nobody knows.

use super::{
    cell::{self, clean, is_base64, is_name, is_owner, is_text_value},
    label,
};
use crate::record::claim::claim;

/// A bare key is longer than any word of prose.
const KEY_CHARACTERS: usize = 60;

pub(super) fn claims(text: &str) -> bool {
    claim(text).is_some()
}

/// Whether something in a line looks like a part of a record.
pub(super) fn is_suspect(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        (is_owner(bare) && bare.contains('.')) || claims(word) || is_key_body(bare)
    })
}

/// A key without any tag.
pub(super) fn is_key_body(text: &str) -> bool {
    text.len() >= KEY_CHARACTERS && is_base64(text) && text.starts_with("MI")
}

/// `Label: value` and its like, if what stands in front is a label.
pub(super) fn split_label(text: &str) -> Option<(label::Label, &str)> {
    for mark in ["=>", "\u{2192}", "\u{ff1a}", ":", "="] {
        let Some((before, after)) = text.split_once(mark) else { continue };
        let before = clean(before);
        let before = before.trim_matches(['"', '\'']);
        if mark == "=" && before.contains(' ') || before.is_empty() {
            continue;
        }
        if let Some(label) = label::label(before) {
            return Some((label, after.trim()));
        }
    }
    None
}

/// `name:` in front of a list of fields.
pub(super) fn key_of_a_list(text: &str) -> Option<String> {
    let key = text.strip_suffix(':')?.trim().trim_matches(['"', '\'']);
    let is_key = key.is_empty() || key == "@" || is_owner(key) || is_name(key);
    is_key.then(|| if key.is_empty() { "@".to_owned() } else { key.to_owned() })
}

/// `word: value` or `word = value`.
pub(super) fn is_assignment(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim().trim_matches('"');
        !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    text.split_once(": ").is_some_and(|(key, _)| is_word(key))
        || text.split_once(" = ").is_some_and(|(key, _)| is_word(key))
}

/// A label and its value without any mark between: `Selector 'dkim'`, `Type TXT`.
pub(super) fn unmarked(text: &str) -> Option<(label::Label, &str)> {
    let starts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(4);
    starts.collect::<Vec<_>>().into_iter().rev().find_map(|at| {
        let (before, after) = text.split_at_checked(at)?;
        let after = after.trim();
        let is_value = is_text_value(after)
            || cell::kind(after).is_some()
            || (!after.contains(' ')
                && (is_name(after)
                    || after == "@"
                    || after.starts_with(['\'', '"', '\u{201c}', '\u{2018}'])));
        let label = label::label(before).filter(|_| is_value && cell::kind(before).is_none())?;
        Some((label, after))
    })
}

/// `Selector1CNAME : target`, as Exchange Online's PowerShell has it.
pub(super) fn selector_cname(text: &str) -> Option<(String, &str)> {
    let (key, target) = text.split_once(':')?;
    let number = key.trim().to_lowercase();
    let number = number.strip_prefix("selector")?.strip_suffix("cname")?.to_owned();
    let target = target.trim();
    (number.chars().all(|c| c.is_ascii_digit()) && is_name(target))
        .then(|| (format!("selector{number}"), target))
}

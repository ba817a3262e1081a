//! Labels and values in running text, wherever it is wrapped.
//!
//! Dialogs give whole sentences: "Host Name : selector1._domainkey Points to address or value: selector1-…". Lines
//! end anywhere, in a name too, so that the text is read as one.

use super::{
    Pasted,
    cell::{self, is_text_value},
    draft::Draft,
    label::{self, Column},
};

/// The longest label, in words.
const WORDS: usize = 6;

pub(super) fn read(text: &str) -> Vec<Pasted> {
    let flow = joined(text);
    let words: Vec<&str> = flow.split_whitespace().collect();
    let mut found = Vec::new();
    let mut draft = Draft::default();
    let mut at = 0;
    while at < words.len() {
        let Some((column, length)) = label_at(&words, at) else {
            at += 1;
            continue;
        };
        at += length;
        let rest = words.get(at..).unwrap_or_default();
        let value = if rest.first().is_some_and(|word| is_text_value(word)) {
            let end = (1..rest.len()).find(|end| label_at(rest, *end).is_some()).unwrap_or(rest.len());
            rest.get(..end).unwrap_or_default().join(" ")
        } else {
            rest.first().copied().unwrap_or_default().trim_end_matches([',', ';']).to_owned()
        };
        if draft.has(column) && draft.is_complete() {
            found.extend(draft.finish(&flow.chars().take(120).collect::<String>()));
        }
        if column != Column::Name || cell::is_labels(&value) || cell::is_apex(&value) {
            draft.put(column, &value);
        }
    }
    let line: String = flow.chars().take(120).collect();
    found.extend(draft.finish(&line));
    // A value without a name was found by chance.
    found.retain(|record: &Pasted| record.name.is_some());
    found
}

/// The lines as one; a hyphen at the end of one is that of a name.
fn joined(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if !whole.is_empty() && !whole.ends_with('-') {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}

/// The label that begins at a word, with a colon or an arrow behind it, and how many words it takes.
fn label_at(words: &[&str], at: usize) -> Option<(Column, usize)> {
    for length in 1..=WORDS {
        let part = words.get(at..at + length)?;
        let last = part.last()?;
        let is_closed = last.ends_with([':', '\u{ff1a}']) || *last == "=>" || *last == "=";
        if !is_closed {
            continue;
        }
        let text = part.join(" ");
        let text = text.trim_end_matches([':', '\u{ff1a}', '>', '=', ' ']);
        return label::label(text).map(|label| (label.column, length));
    }
    None
}

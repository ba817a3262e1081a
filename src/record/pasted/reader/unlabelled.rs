//! Lines without a label: what each is, is told from how it looks and from what came before it.

use super::super::{
    Data, Kind, Pasted, Written,
    cell::{self, is_name, is_owner, is_text_value},
    continued,
    field::is_key_body,
    label::Column,
    prose::{self, Hint},
    quoted,
    spoken::Spoken,
};
use super::Reader;
use crate::record::claim::{Claim, claim};

impl Reader {
    /// A value, a name or a type without any label.
    pub(super) fn bare(&mut self, raw: &str, text: &str) -> bool {
        if let Some(kind) = cell::kind(text).filter(|_| text.len() <= 12) {
            if self.draft.has(Column::Type) || self.draft.is_complete() {
                self.flush();
            }
            self.bare_kinds += 1;
            self.draft.kind = Some(kind);
            self.draft.is_kind_guessed = false;
            return true;
        }
        if let Some((name, kind)) =
            text.split_once(' ').and_then(|(name, kind)| Some((name, cell::kind(kind)?)))
            && is_owner(name)
        {
            self.flush();
            self.draft.name = Some(name.to_owned());
            self.draft.kind = Some(kind);
            self.pending = Some(Column::Value);
            return true;
        }
        // `example.com. "v=spf1 -all"`, `@ v=spf1 -all`
        if let Some((name, value)) = text.split_once(' ')
            && (name == "@" || is_name(name) && (name.ends_with('.') || is_owner(name)))
            && is_text_value(value.trim())
        {
            self.flush();
            self.draft.name = Some(name.to_owned());
            self.put_column(Column::Value, value, raw);
            return true;
        }
        let is_quoted = raw.starts_with('"') || raw.trim_start_matches(['(', ' ']).starts_with('"');
        if is_quoted || is_text_value(text) || is_key_body(text) {
            if is_quoted && self.joins_above(raw) {
                return true;
            }
            if self.draft.is_complete()
                || (is_quoted && self.draft.is_name_guessed && self.draft.kind.is_none())
            {
                self.flush();
            }
            self.draft.value = Some(raw.to_owned());
            self.is_open = !is_quoted;
            // A line of `dig +short` is a record by itself.
            if is_quoted {
                self.flush();
                self.above.was_quoted = true;
            }
            return true;
        }
        if text == "@" {
            self.flush();
            self.draft.name = Some("@".to_owned());
            return true;
        }
        if text.contains(' ') || !is_name(text) {
            return false;
        }
        if self.draft.is_complete() {
            self.flush();
        }
        let is_named = self.draft.name.is_some();
        if is_owner(text) && !is_named {
            self.draft.name = Some(text.to_owned());
            return true;
        }
        if self.draft.kind.is_none()
            && let Some((kind, priority)) = self.hosts
        {
            self.draft.kind = Some(kind);
            self.draft.priority = priority;
        }
        self.draft.value = Some(text.to_owned());
        self.flush();
        true
    }

    /// A record in a sentence, or behind words that are no label.
    pub(super) fn said(&mut self, spoken: &Spoken<'_>) {
        let Hint { kind, name, .. } = &spoken.hint;
        if self.draft.is_complete() || kind.is_some() || name.is_some() {
            self.flush();
        }
        if kind.is_some_and(Kind::is_text) {
            self.draft.kind = *kind;
        }
        if name.is_some() {
            self.draft.name.clone_from(name);
        }
        self.pending = None;
        self.draft.value = Some(spoken.value.to_owned());
        self.is_open = !spoken.value.starts_with('"') && spoken.behind.is_empty();
        if !self.is_open {
            self.flush();
        }
        if spoken.behind.chars().any(char::is_alphanumeric) {
            self.leave(spoken.behind.trim());
        }
    }

    /// Strings below the name of their record, one a line. Whether the line was one.
    pub(super) fn strings_go_on(&mut self, line: &str) -> bool {
        if !self.above.has_strings_below {
            return false;
        }
        let Some(value) = &mut self.draft.value else { return false };
        if value.starts_with('"') && line.starts_with('"') {
            value.push(' ');
            value.push_str(line);
            return true;
        }
        self.above.has_strings_below = false;
        false
    }

    /// Adds the strings of a line to the record above, if they are the rest of it.
    fn joins_above(&mut self, line: &str) -> bool {
        if !std::mem::take(&mut self.above.was_quoted) || self.draft.is_complete() {
            return false;
        }
        let Some(Pasted { data: Data::Txt(above, Written::Quoted), flaws, .. }) =
            self.paste.records.last_mut()
        else {
            return false;
        };
        // `dig +short` has one record a line, and what has a key in its only string is one.
        let text = above.text();
        if claim(&text) == Some(Claim::Dkim) && text.contains("p=") && above.0.len() == 1 {
            return false;
        }
        let (rest, mut wrong) = quoted::strings(line);
        if !continued::is_rest(&above.text(), &rest.text()) {
            return false;
        }
        above.0.extend(rest.0);
        flaws.append(&mut wrong);
        self.above.was_quoted = true;
        true
    }

    /// Whether something of the last value is still to come.
    pub(super) fn is_unfinished(&self) -> bool {
        match (&self.draft.value, self.paste.records.last()) {
            (Some(value), _) => continued::is_unfinished(value),
            (None, Some(Pasted { data: Data::Txt(text, Written::Bare), .. })) => {
                continued::is_unfinished(&text.text())
            }
            _ => false,
        }
    }

    /// A heading or a sentence.
    pub(super) fn hinted(&mut self, text: &str) {
        let Hint { kind, name, priority, section, is_heading } = prose::hint(text);
        let says = kind.is_some() || name.is_some();
        if says || (is_heading && self.draft.is_complete()) {
            self.flush();
        }
        if is_heading && !says && self.draft.is_complete() {
            self.flush();
        }
        if is_heading || section.is_some() {
            self.draft.section = section;
        }
        if is_heading && priority.is_none() {
            self.hosts = None;
        }
        if kind.is_some() {
            self.draft.kind = kind;
            self.draft.is_kind_guessed = true;
        }
        if name.is_some() {
            self.draft.name = name;
            self.draft.is_name_guessed = true;
        }
        if priority.is_some() {
            self.draft.priority = priority;
        }
        if let Some(kind) = self.draft.kind.filter(|kind| matches!(kind, Kind::Mx | Kind::Ns)) {
            self.hosts = Some((kind, self.draft.priority));
        }
        if !says && priority.is_none() && section.is_none() {
            self.leave(text);
        }
    }
}

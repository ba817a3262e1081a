//! Lines without a label: what each is, is told from how it looks and from what came before it.

use super::super::{
    Kind,
    cell::{self, is_name, is_owner, is_text_value},
    field::is_key_body,
    label::Column,
    prose::{self, Hint},
};
use super::Reader;

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
        if raw.starts_with('"') || is_text_value(text) || is_key_body(text) {
            let is_quoted = raw.starts_with('"');
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

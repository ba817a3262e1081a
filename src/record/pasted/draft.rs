//! A record that comes together piece by piece, from fields in lines of their own.

use super::{
    Data, Flaw, Kind, Pasted, Section, Written,
    cell::{self, clean, is_name},
    continued,
    label::Column,
    quoted,
};
use crate::record::{
    claim::{Claim, claim},
    txt::Txt,
};

/// What is known of the next record.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) name: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) value: Option<String>,
    pub(super) priority: Option<u16>,
    pub(super) domain: Option<String>,
    pub(super) section: Option<Section>,
    /// Whether the type was said by a heading only, which a field may correct.
    pub(super) is_kind_guessed: bool,
    /// Whether the name came from a heading or a sentence.
    pub(super) is_name_guessed: bool,
}

impl Draft {
    /// Whether the part is there already, so that it begins another record.
    pub(super) const fn has(&self, column: Column) -> bool {
        match column {
            Column::Name | Column::Selector => self.name.is_some() && !self.is_name_guessed,
            Column::Type => self.kind.is_some() && !self.is_kind_guessed,
            Column::Value => self.value.is_some(),
            Column::Priority => self.priority.is_some(),
            Column::Ttl | Column::Domain | Column::Ignored => false,
        }
    }

    /// Puts a part in. Whether it was one.
    pub(super) fn put(&mut self, column: Column, text: &str) -> bool {
        let plain = clean(text);
        let bare = quoted::unwrapped(&plain);
        match column {
            Column::Name if cell::is_apex(bare) => self.name = Some("@".to_owned()),
            // What a program writes where there is none.
            Column::Name if ["null", "none", "undefined"].contains(&bare.to_lowercase().as_str()) => {
                return false;
            }
            Column::Name if cell::is_labels(bare) => self.name = Some(bare.to_owned()),
            Column::Selector if cell::is_labels(bare) => {
                let full = if cell::has_domainkey(bare) {
                    bare.to_owned()
                } else {
                    format!("{}._domainkey", bare.trim_end_matches('.'))
                };
                // Beside the name it says nothing new.
                if !self
                    .name
                    .as_ref()
                    .is_some_and(|name| name.to_lowercase().starts_with(&full.to_lowercase()))
                {
                    self.name = Some(full);
                }
            }
            Column::Type => {
                let Some(kind) = cell::kind(bare) else { return false };
                self.kind = Some(kind);
                self.is_kind_guessed = false;
            }
            Column::Value if plain.is_empty() => return false,
            Column::Value => self.value = Some(text.trim().to_owned()),
            Column::Priority => self.priority = cell::number(bare),
            Column::Domain if is_name(bare) => self.domain = Some(bare.to_owned()),
            Column::Ttl | Column::Ignored => {}
            Column::Name | Column::Selector | Column::Domain => return false,
        }
        if column == Column::Name {
            self.is_name_guessed = false;
        }
        true
    }

    pub(super) const fn is_complete(&self) -> bool {
        self.value.is_some()
    }

    /// The record, if there is a value; the draft begins anew.
    pub(super) fn finish(&mut self, line: &str) -> Option<Pasted> {
        let next = Self { section: self.section, domain: self.domain.clone(), ..Self::default() };
        let draft = std::mem::replace(self, next);
        let value = draft.value?;
        let mut name = draft.name;
        // A name that is relative to a domain the text names itself.
        if let (Some(domain), Some(relative)) = (&draft.domain, &name) {
            let within = relative.trim_end_matches('.').ends_with(domain.trim_end_matches('.'));
            if !within && !relative.ends_with('.') {
                let joined = if cell::is_apex(relative) {
                    format!("{domain}.")
                } else {
                    format!("{relative}.{domain}.")
                };
                name = Some(joined.replace("..", "."));
            }
        }
        let mut pasted = record(name, draft.kind, &value, line);
        if let (Some(priority), Data::Other(host)) = (draft.priority, &pasted.data)
            && (pasted.kind == Some(Kind::Mx) || pasted.kind.is_none() && is_name(host))
            && !host.contains(' ')
        {
            pasted.kind = Some(Kind::Mx);
            pasted.data = Data::Other(format!("{priority} {host}"));
        }
        pasted.section = draft.section;
        Some(pasted)
    }
}

/// A record from its parts.
pub(super) fn record(name: Option<String>, kind: Option<Kind>, value: &str, line: &str) -> Pasted {
    let (data, flaws) = data(kind, value);
    Pasted { name, kind, data, line: line.trim().to_owned(), section: None, flaws }
}

/// What stands at the name, for a type or by its form.
pub(super) fn data(kind: Option<Kind>, value: &str) -> (Data, Vec<Flaw>) {
    let value = value.trim();
    let plain = clean(value);
    let is_text = if let Some(kind) = kind {
        kind.is_text()
    } else {
        let bare = plain.trim_matches(['"', '`', '\'']);
        cell::is_text_value(bare)
            || value.trim_start_matches('\'').starts_with('"')
            || value.starts_with('(')
            || !is_target(bare)
    };
    if !is_text {
        let bare = quoted::unwrapped(&plain);
        let bare = bare.trim_end_matches(',');
        return (Data::Other(target(bare)), Vec::new());
    }
    if value.starts_with('{') && value.ends_with('}') {
        return braces(value);
    }
    // YAML and shells have quotation marks of their own around those of DNS.
    let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    let value = inner.map(str::trim).filter(|inner| inner.starts_with('"')).unwrap_or(value);
    if value.starts_with(['"', '(']) {
        let (txt, flaws) = quoted::strings(value);
        return (Data::Txt(txt, Written::Quoted), flaws);
    }
    // The last of a list in another language has no comma behind it.
    let is_listed = value.starts_with(['\'', '`']) && value.ends_with(',');
    let bare = quoted::unwrapped(if is_listed { value.trim_end_matches(',') } else { value });
    let bare = without_zone_tail(bare);
    (Data::Txt(Txt::new(bare), Written::Bare), Vec::new())
}

/// Without the end of a zone file's line, of which the rest was not copied: `…" )  ; ----- DKIM key s1`.
fn without_zone_tail(text: &str) -> &str {
    let Some((before, after)) = text.split_once('"') else { return text };
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(';');
    let after = after.trim_start();
    let ends =
        after.strip_prefix(')').map_or_else(|| after.starts_with(';'), |rest| is_end(rest.trim_start()));
    if ends && claim(before).is_some() { before.trim_end() } else { text }
}

/// The strings as PowerShell prints them: `{one, two}`, shortened with dots.
fn braces(value: &str) -> (Data, Vec<Flaw>) {
    let inner = value.trim_start_matches('{').trim_end_matches('}');
    let is_cut = inner.ends_with("...") || inner.ends_with('\u{2026}');
    let strings = listed(inner).into_iter().map(String::into_bytes).collect();
    let flaws = if is_cut { vec![Flaw::Shortened] } else { Vec::new() };
    (Data::Txt(Txt(strings), Written::Quoted), flaws)
}

/// The strings between commas. One behind which the text of a policy goes on is that of a list of addresses.
fn listed(inner: &str) -> Vec<String> {
    let inner = inner.lines().map(str::trim).fold(String::new(), |mut whole, line| {
        let between = if whole.is_empty() { "" } else { continued::between(&whole, line).unwrap_or(" ") };
        whole.push_str(between);
        whole.push_str(line);
        whole
    });
    let mut strings: Vec<String> = Vec::new();
    for part in inner.split(", ") {
        let is_policy = claim(&inner) == Some(Claim::Dmarc);
        match strings.last_mut() {
            Some(last) if is_policy && !last.trim_end().ends_with(';') && !continued::begins_tag(part) => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => strings.push(part.to_owned()),
        }
    }
    strings
}

/// Whether a text is a host, perhaps with numbers in front (MX, SRV).
fn is_target(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    words.next().is_some_and(|last| cell::is_name(last) || last.parse::<std::net::IpAddr>().is_ok())
        && words.all(|word| word.bytes().all(|b| b.is_ascii_digit()))
}

/// A target without its final dot.
fn target(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

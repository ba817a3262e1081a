//! The words of Terraform's language.
//!
//! References: HCL native syntax specification, "Quoted template expressions" and "Identifiers".

use std::{collections::BTreeSet, fmt::Write as _};

use crate::{export::Row, record::name::Name};

/// A text as a literal of visible ASCII. `${` and `%{` begin templates, and are doubled to stand for themselves.
pub(super) fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '$' | '%' if characters.peek() == Some(&'{') => written.extend([c, c]),
            ' '..='~' => written.push(c),
            _ if u32::from(c) <= 0xffff => drop(write!(written, "\\u{:04x}", u32::from(c))),
            _ => drop(write!(written, "\\U{:08x}", u32::from(c))),
        }
    }
    written.push('"');
    written
}

/// What holds the number of the zone: one for each zone, so that the files of several stand side by side.
pub(super) fn variable(zone: &Name) -> String {
    format!("zone_id_{}", word(zone.as_str()))
}

/// The declaration of it.
pub(super) fn declaration(zone: &Name, about: &str) -> String {
    let (name, about) = (variable(zone), quoted(about));
    format!("variable \"{name}\" {{\n  type        = string\n  description = {about}\n}}\n")
}

/// Names for resources, each given once.
#[derive(Debug, Default)]
pub(super) struct Labels(BTreeSet<String>);

impl Labels {
    /// The name of a record, which stays the same however many others there are before it at other names.
    pub(super) fn next(&mut self, row: &Row) -> String {
        let first = format!("{}_{}", row.data.kind().to_ascii_lowercase(), word(row.owner.as_str()));
        let mut label = first.clone();
        let mut turn = 1;
        while !self.0.insert(label.clone()) {
            turn += 1;
            label = format!("{first}_{turn}");
        }
        label
    }
}

/// A name as a part of an identifier.
fn word(name: &str) -> String {
    let name = name.replace('*', "every");
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

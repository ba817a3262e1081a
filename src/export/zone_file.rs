//! A fragment of a BIND zone file.
//!
//! References: RFC 1035 §5.1 (format: `@`, quoting, `;` comments, `( )` over lines), RFC 2308 §4 (`$TTL`).

use std::fmt::Write as _;

use super::{Format, Records, Row};
use crate::{
    plan::publish::Data,
    record::{name::Name, txt, visible::visible},
    words::zone_file as say,
};

/// A fragment to include in, or copy into, the file of a zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneFile;

impl Format for ZoneFile {
    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        comment(&mut file, &say::header(records.zone.to_string()));
        comment(&mut file, &say::serial());
        let _ = writeln!(file, "\n$ORIGIN {}", absolute(records.zone));
        let (ours, theirs): (Vec<&Row>, Vec<&Row>) =
            records.rows.iter().partition(|row| row.publication.owner.is_within(records.zone));
        for row in ours {
            file.push('\n');
            if !row.replaces.is_empty() {
                comment(&mut file, &say::replaces());
            }
            for old in &row.replaces {
                // Quoting leaves printable ASCII alone, so that an old value cannot end the comment.
                comment(&mut file, &format!("  {}", txt::quoted(old)));
            }
            let _ = writeln!(file, "{}", line(row, &owner(&row.publication.owner, records.zone)));
        }
        if !theirs.is_empty() {
            file.push('\n');
            comment(&mut file, &say::elsewhere());
        }
        for row in theirs {
            // A server refuses a whole zone over one record that is not in it.
            comment(&mut file, &line(row, &absolute(&row.publication.owner)));
        }
        file
    }
}

fn comment(file: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(file, "; {}", visible(line));
    }
}

fn line(row: &Row, owner: &str) -> String {
    let publication = &row.publication;
    let value = match &publication.data {
        Data::Txt(text) => format!("( {} )", txt::quoted(text)),
        Data::Cname(target) => absolute(target),
        Data::Mx { preference, exchange } => format!("{preference} {}", absolute(exchange)),
    };
    format!("{owner} {} IN {} {value}", publication.ttl, publication.data.kind())
}

/// The part left of the zone, `@` for the zone itself.
fn owner(name: &Name, zone: &Name) -> String {
    match name.relative_to(zone) {
        Some("") => "@".to_owned(),
        Some(left) => escaped(left),
        None => absolute(name),
    }
}

fn absolute(name: &Name) -> String {
    if name.is_root() { ".".to_owned() } else { format!("{}.", escaped(name.as_str())) }
}

/// RFC 1035 §5.1: '\X … is used to quote that character so that its special meaning does not apply'.
/// What is escaped in the name already stays as it is.
fn escaped(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut characters = name.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                written.push('\\');
                written.extend(characters.next());
            }
            '"' | ';' | '(' | ')' | '@' | '$' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

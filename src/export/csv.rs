//! A table for spreadsheets and for panels that import one.
//!
//! Spreadsheets run what begins like a formula, and a published record can begin like one. No record
//! that works does: its values begin with a letter or a digit and hold visible ASCII only. Such a value
//! stands as it is. Every other text stands as zone files have it, in quotes of its own, so that nothing is
//! run, no line is broken and nothing is lost: a value that begins with a quote is to be read as in a zone
//! file. Names have their odd first character escaped as in zone files (`\DDD`).
//!
//! References: RFC 4180 §2; OWASP, "CSV injection"; RFC 1035 §5.1.

use super::{Format, Records};
use crate::{
    plan::publish::Data,
    record::{name::Name, txt},
};

/// A table with a line of titles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = line(&["name", "type", "ttl", "priority", "value"].map(str::to_owned));
        for row in records.own() {
            let (priority, value) = match &row.data {
                Data::Txt(text) => (String::new(), cell(text)),
                Data::Cname(target) => (String::new(), name(target)),
                Data::Srv(srv) => {
                    (srv.priority.to_string(), format!("{} {} {}", srv.weight, srv.port, name(&srv.target)))
                }
                Data::Mx { preference, exchange } => (preference.to_string(), name(exchange)),
            };
            let kind = row.data.kind().to_owned();
            file.push_str(&line(&[name(&row.owner), kind, row.ttl.to_string(), priority, value]));
        }
        file
    }
}

/// RFC 4180 §2: lines end in CRLF; fields may stand in quotes, and quotes in them are doubled.
fn line(fields: &[String; 5]) -> String {
    let fields = fields.each_ref().map(|field| {
        let is_plain = field.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | ','));
        if is_plain { field.clone() } else { format!("\"{}\"", field.replace('"', "\"\"")) }
    });
    format!("{}\r\n", fields.join(","))
}

/// A text no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let is_harmless =
        text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(|c| matches!(c, ' '..='~'));
    if is_harmless { text.to_owned() } else { txt::quoted(text) }
}

/// A whole name, without a final dot.
fn name(name: &Name) -> String {
    let text = name.to_string();
    match text.chars().next() {
        Some(first @ ('=' | '+' | '-' | '@')) => {
            format!("\\{:03}{}", u32::from(first), text.get(1..).unwrap_or_default())
        }
        _ => text,
    }
}

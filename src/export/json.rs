//! The records for programs.
//!
//! The shape is promised in the README: keys are added, never renamed or taken away. Names are whole,
//! without a final dot (the root, of a null MX, is `.`); a text is whole, not cut into strings.
//!
//! References: RFC 8259.

use serde::Serialize;

use super::{Format, Records, Row, script::ascii};
use crate::plan::publish::Data;

/// A document with the records of the zone and, apart from them, those of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Json;

#[derive(Serialize)]
struct Document<'r> {
    domain: &'r str,
    zone: Option<&'r str>,
    records: Vec<Record<'r>>,
    records_of_others: Vec<OfOthers<'r>>,
}

#[derive(Serialize)]
struct Record<'r> {
    name: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    ttl: u32,
    preference: Option<u16>,
    value: String,
}

#[derive(Serialize)]
struct OfOthers<'r> {
    publisher: String,
    #[serde(flatten)]
    record: Record<'r>,
}

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let document = Document {
            domain: records.domain.as_str(),
            zone: records.zone.map(crate::record::name::Name::as_str),
            records: records.own().map(record).collect(),
            records_of_others: records
                .others()
                .map(|row| OfOthers { publisher: row.whose().to_string(), record: record(row) })
                .collect(),
        };
        // Nothing in it can fail to be written: its keys are names and its numbers are whole.
        let mut text = ascii(&serde_json::to_string_pretty(&document).unwrap_or_default());
        text.push('\n');
        text
    }
}

fn record(row: &Row) -> Record<'_> {
    let (preference, value) = match &row.data {
        Data::Txt(text) => (None, text.clone()),
        Data::Cname(target) => (None, target.to_string()),
        Data::Srv(srv) => (Some(srv.priority), format!("{} {} {}", srv.weight, srv.port, srv.target)),
        Data::Mx { preference, exchange } => (Some(*preference), exchange.to_string()),
    };
    Record { name: row.owner.as_str(), kind: row.data.kind(), ttl: row.ttl, preference, value }
}

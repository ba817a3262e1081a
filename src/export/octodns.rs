//! A zone, or a piece of one, for octoDNS.
//!
//! octoDNS keeps a zone as a YAML file named after it: below each name what stands there, names and keys in
//! natural order (`s2` before `s10`), which it insists on. Its texts are plain but for `;`, which is written
//! `\;` unless the provider's `escaped_semicolons` says otherwise. Some texts it cannot hold at all: outside
//! ASCII, or with `\;` or `" "` in them, which it would read as something else. Those are left out, and a
//! remark says so.
//!
//! References: octoDNS 1.22: `record/chunked.py` (texts), `provider/yaml.py`, `yaml.py` (order); YAML 1.1.

mod natural;

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    Format, Records, Row,
    presentation::{absolute, elsewhere, line, remark},
    script::quoted,
};
use crate::{plan::publish::Data, words::export as say};

/// A file, or what to merge into the file, of the zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OctoDns;

/// What stands at a name, by type.
type Sets<'r> = BTreeMap<&'static str, Vec<&'r Row>>;

impl Format for OctoDns {
    fn name(&self) -> &'static str {
        "octodns"
    }

    fn extension(&self) -> &'static str {
        "yaml"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        let origin = records.origin();
        remark(&mut file, "#", &say::header(records.domain.as_str()));
        remark(&mut file, "#", &say::octodns(origin.as_str()));
        if records.zone.is_none() {
            remark(&mut file, "#", &say::octodns_zone(origin.as_str()));
        }
        let (held, not_held): (Vec<&Row>, Vec<&Row>) = records.own().partition(|row| holds(row));
        for row in not_held {
            remark(&mut file, "#", &say::octodns_cannot());
            remark(&mut file, "#", &line(row));
        }
        elsewhere(&mut file, "#", records, false);
        file.push_str("---\n");
        let mut names: BTreeMap<natural::Key<'_>, (&str, Sets<'_>)> = BTreeMap::new();
        for row in held {
            let name = row.owner.relative_to(origin).unwrap_or_default();
            let (_, sets) = names.entry(natural::key(name)).or_insert_with(|| (name, Sets::new()));
            sets.entry(row.data.kind()).or_default().push(row);
        }
        if names.is_empty() {
            file.push_str("{}\n");
        }
        for (name, sets) in names.into_values() {
            let _ = writeln!(file, "{}:", quoted(name));
            for (kind, rows) in sets {
                set(&mut file, kind, &rows);
            }
        }
        file
    }
}

/// The records of one type at one name. They have one TTL (RFC 2181 §5.2); the shortest is the safe one.
fn set(file: &mut String, kind: &str, rows: &[&Row]) {
    let ttl = rows.iter().map(|row| row.ttl).min().unwrap_or_default();
    let _ = writeln!(file, "  - ttl: {ttl}\n    type: {kind}");
    if let Some(Data::Cname(target)) = rows.first().map(|row| &row.data) {
        let _ = writeln!(file, "    value: {}", quoted(&absolute(target)));
        return;
    }
    file.push_str("    values:\n");
    for row in rows {
        let _ = match &row.data {
            Data::Txt(text) => writeln!(file, "      - {}", quoted(&text.replace(';', "\\;"))),
            Data::Cname(_) => Ok(()),
            Data::Srv(srv) => writeln!(
                file,
                "      - port: {}\n        priority: {}\n        target: {}\n        weight: {}",
                srv.port,
                srv.priority,
                quoted(&absolute(&srv.target)),
                srv.weight
            ),
            Data::Mx { preference, exchange } => writeln!(
                file,
                "      - exchange: {}\n        preference: {preference}",
                quoted(&absolute(exchange))
            ),
        };
    }
}

/// Whether octoDNS would publish what the record says. A quote at the start it takes for one around the text.
fn holds(row: &Row) -> bool {
    match &row.data {
        Data::Txt(text) => {
            let is_misread = text.contains("\\;") || text.contains("\" \"") || text.starts_with('"');
            text.is_ascii() && !text.is_empty() && !is_misread
        }
        Data::Cname(_) | Data::Srv(_) | Data::Mx { .. } => true,
    }
}

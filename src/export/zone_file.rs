//! A fragment of a BIND zone file.
//!
//! Name servers that keep a zone as a text read one record a line, with names counted from the last
//! `$ORIGIN` unless they end in a dot. The fragment can be copied into such a file or included in it;
//! a text over 255 octets stands in several strings.
//!
//! References: RFC 1035 §5.1 (format: `@`, quoting, `;` comments), RFC 2308 §4 (`$TTL`).

use std::fmt::Write as _;

use super::{
    Format, Records,
    presentation::{absolute, elsewhere, relative, remark, value},
};
use crate::words::export as say;

/// A fragment to include in, or copy into, the file of a zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneFile;

impl Format for ZoneFile {
    fn name(&self) -> &'static str {
        "bind"
    }

    fn extension(&self) -> &'static str {
        "zone"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        let origin = records.origin();
        remark(&mut file, ";", &say::header(records.domain.as_str()));
        remark(&mut file, ";", &say::serial());
        let _ = writeln!(file, "\n$ORIGIN {}", absolute(origin));
        for row in records.own() {
            file.push('\n');
            if !row.replaces.is_empty() {
                remark(&mut file, ";", &say::replaces());
            }
            for old in &row.replaces {
                // Quoting leaves printable ASCII alone, so that an old value cannot end the comment.
                remark(&mut file, ";", &format!("  {} {}", old.kind(), value(old)));
            }
            let (owner, value) = (relative(&row.owner, origin), value(&row.data));
            let _ = writeln!(file, "{owner} {} IN {} {value}", row.ttl, row.data.kind());
        }
        // A server refuses a whole zone over one record that is not in it.
        elsewhere(&mut file, ";", records, true);
        file
    }
}

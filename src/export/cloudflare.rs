//! A file for Cloudflare's "Import DNS records".
//!
//! Cloudflare reads zone files. Here every name is whole and every record one line, so that nothing depends
//! on where counting begins. An alias is marked as "DNS only": behind Cloudflare's proxy its name has
//! addresses instead of the key it should lead to.
//!
//! References: developers.cloudflare.com/dns, "Import and export records", "Time to live", "Record
//! attributes" (`cf_tags`); RFC 1035 §5.1.

use std::fmt::Write as _;

use super::{
    Format, Records, Row,
    presentation::{elsewhere, line, remark, value},
};
use crate::{plan::publish::Data, words::export as say};

/// A file to import into a zone at Cloudflare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cloudflare;

/// Cloudflare takes TTLs from one minute to one day; 1 means that it chooses.
const SHORTEST: u32 = 60;
const LONGEST: u32 = 86400;

impl Format for Cloudflare {
    fn name(&self) -> &'static str {
        "cloudflare"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        remark(&mut file, ";", &say::header(records.domain.as_str()));
        remark(&mut file, ";", &say::cloudflare());
        file.push('\n');
        for row in records.own() {
            // An import adds; what is there stays beside it.
            if !row.replaces.is_empty() {
                remark(&mut file, ";", &say::replaces());
            }
            for old in &row.replaces {
                remark(&mut file, ";", &format!("  {} {}", old.kind(), value(old)));
            }
            let row = Row { ttl: ttl(row.ttl), ..row.clone() };
            let tags = if matches!(row.data, Data::Cname(_)) { " ; cf_tags=cf-proxied:false" } else { "" };
            let _ = writeln!(file, "{}{tags}", line(&row));
        }
        elsewhere(&mut file, ";", records, true);
        file
    }
}

/// The nearest TTL that Cloudflare takes.
pub(super) fn ttl(seconds: u32) -> u32 {
    seconds.clamp(SHORTEST, LONGEST)
}

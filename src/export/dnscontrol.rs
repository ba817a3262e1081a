//! A piece of a `DNSControl` configuration.
//!
//! `DNSControl` makes zones out of a JavaScript file, and takes out what the file does not name. So this is
//! `D_EXTEND`, which adds to a domain that the file has already, and not `D`, which would be the whole
//! domain. It counts names from the domain it is given, be that a zone or a name in one. Texts stand as they
//! are: `DNSControl` cuts them into strings and quotes them as each provider wants it.
//!
//! References: docs.dnscontrol.org, `D_EXTEND`, "TXT", "MX", "CNAME", "TTL"; ECMA-262 §12.9.4.

use std::fmt::Write as _;

use super::{
    Format, Records, Row,
    presentation::{absolute, elsewhere, relative, remark},
    script::quoted,
};
use crate::{plan::publish::Data, words::export as say};

/// A piece to put behind the `D(…)` of the zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DnsControl;

impl Format for DnsControl {
    fn name(&self) -> &'static str {
        "dnscontrol"
    }

    fn extension(&self) -> &'static str {
        "js"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        let origin = records.origin();
        remark(&mut file, "//", &say::header(records.domain.as_str()));
        remark(&mut file, "//", &say::dnscontrol());
        let _ = write!(file, "D_EXTEND({}", quoted(origin.as_str()));
        for row in records.own() {
            let _ = write!(file, ",\n  {}", call(row, &relative(&row.owner, origin)));
        }
        file.push_str("\n);\n");
        elsewhere(&mut file, "//", records, true);
        file
    }
}

/// The record as `DNSControl`'s function of its type.
fn call(row: &Row, owner: &str) -> String {
    let owner = quoted(owner);
    let ttl = row.ttl;
    match &row.data {
        Data::Txt(text) => format!("TXT({owner}, {}, TTL({ttl}))", quoted(text)),
        Data::Cname(target) => format!("CNAME({owner}, {}, TTL({ttl}))", quoted(&absolute(target))),
        Data::Srv(srv) => format!(
            "SRV({owner}, {}, {}, {}, {}, TTL({ttl}))",
            srv.priority,
            srv.weight,
            srv.port,
            quoted(&absolute(&srv.target))
        ),
        Data::Mx { preference, exchange } => {
            format!("MX({owner}, {preference}, {}, TTL({ttl}))", quoted(&absolute(exchange)))
        }
    }
}

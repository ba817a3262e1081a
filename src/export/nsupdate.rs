//! A script for `nsupdate`, which changes a zone on its server.
//!
//! Where a name server takes dynamic updates, records are added by messages instead of by a file. All
//! lines before `send` go into one message and are done together or not at all; an empty line would send
//! what there is so far, so that there is none. At the names that are
//! only there for these records whatever stands there now is taken out first, so that there never are
//! two; the domain itself has other texts too, and there only what is known to be old is taken out.
//!
//! References: RFC 2136 §2.5 (updates), nsupdate(1).

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    Format, Records, Row,
    presentation::{absolute, elsewhere, remark, value},
};
use crate::{plan::publish::Data, record::spf, words::export as say};

/// A script to feed to `nsupdate`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NsUpdate;

impl Format for NsUpdate {
    fn name(&self) -> &'static str {
        "nsupdate"
    }

    fn extension(&self) -> &'static str {
        "nsupdate"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        remark(&mut file, ";", &say::header(records.domain.as_str()));
        remark(&mut file, ";", &say::nsupdate());
        if let Some(zone) = records.zone {
            // Where it is not known, nsupdate asks for it.
            let _ = writeln!(file, "zone {}", absolute(zone));
        }
        let mut emptied = BTreeSet::new();
        for row in records.own() {
            let owner = absolute(&row.owner);
            if is_reserved(row) && emptied.insert(owner.clone()) {
                for kind in kinds(row) {
                    let _ = writeln!(file, "update delete {owner} {kind}");
                }
            } else if !is_reserved(row) {
                delete_old(&mut file, row);
            }
            let _ = writeln!(file, "update add {owner} {} {} {}", row.ttl, row.data.kind(), value(&row.data));
        }
        file.push_str("show\nsend\n");
        elsewhere(&mut file, ";", records, false);
        file
    }
}

/// Whether nothing else stands at the name and of the type: RFC 8552 §1.1 keeps names with an underscore for
/// one use each, and RFC 7505 §3 leaves a null MX alone.
fn is_reserved(row: &Row) -> bool {
    match &row.data {
        Data::Mx { exchange, .. } => exchange.is_root(),
        // An SRV record has others of its name beside it.
        Data::Srv(srv) => srv.is_refusal(),
        Data::Txt(_) | Data::Cname(_) => row.owner.labels().any(|label| label.starts_with('_')),
    }
}

/// What must not stand beside the record. RFC 1034 §3.6.2: an alias suffers nothing beside it.
const fn kinds(row: &Row) -> &'static [&'static str] {
    match row.data {
        Data::Mx { .. } => &["MX"],
        Data::Srv(_) => &["SRV"],
        Data::Txt(_) | Data::Cname(_) => &["TXT", "CNAME"],
    }
}

fn delete_old(file: &mut String, row: &Row) {
    let Data::Txt(text) = &row.data else { return };
    let owner = absolute(&row.owner);
    if row.replaces.is_empty() && spf::claims_to_be_spf(text) {
        remark(file, ";", &say::nsupdate_spf());
        remark(file, ";", &format!("update delete {owner} TXT \"v=spf1 …\""));
    }
    for old in &row.replaces {
        let _ = writeln!(file, "update delete {owner} {} {}", old.kind(), value(old));
    }
}

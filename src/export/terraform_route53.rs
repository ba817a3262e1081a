//! Terraform resources for a hosted zone at Route 53.
//!
//! Route 53 keeps the records of one name and type as one set, so one resource holds all of them, and would
//! take out what it does not name: other texts of the domain have to be added to it. The provider puts
//! quotes around each text itself; where a text is cut into strings, the quotes between them stand in it.
//! What is no visible ASCII is escaped in octal, unlike in zone files.
//!
//! References: registry.terraform.io, `aws_route53_record`; docs.aws.amazon.com, Route 53, "Supported DNS
//! record types" (TXT).

use std::fmt::Write as _;

use super::{
    Format, Records, Row,
    hcl::{Labels, declaration, quoted, variable},
    presentation::{elsewhere, remark, value},
};
use crate::{
    plan::publish::Data,
    record::{spf, txt},
    words::export as say,
};

/// Resources of the type `aws_route53_record`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerraformRoute53;

impl Format for TerraformRoute53 {
    fn name(&self) -> &'static str {
        "terraform-route53"
    }

    fn extension(&self) -> &'static str {
        "tf"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        let zone = records.origin();
        remark(&mut file, "#", &say::header(records.domain.as_str()));
        let _ = write!(file, "\n{}", declaration(zone, &say::zone_id_route53(zone.as_str())));
        let mut labels = Labels::default();
        for rows in sets(records) {
            if let [first, ..] = rows.as_slice() {
                resource(&mut file, first, &rows, &labels.next(first), &variable(zone));
            }
        }
        elsewhere(&mut file, "#", records, true);
        file
    }
}

/// The records of one name and type together, in the order of the first of each.
fn sets<'r>(records: &Records<'r>) -> Vec<Vec<&'r Row>> {
    let mut sets: Vec<Vec<&Row>> = Vec::new();
    for row in records.own() {
        let is_same = |known: &&Row| known.owner == row.owner && known.data.kind() == row.data.kind();
        match sets.iter_mut().find(|set| set.first().is_some_and(is_same)) {
            Some(set) => set.push(row),
            None => sets.push(vec![row]),
        }
    }
    sets
}

/// One TTL for all (RFC 2181 §5.2); the shortest is the safe one.
fn resource(file: &mut String, first: &Row, rows: &[&Row], label: &str, zone: &str) {
    file.push('\n');
    if matches!(&first.data, Data::Txt(text) if spf::claims_to_be_spf(text)) {
        remark(file, "#", &say::route53_set(first.owner.as_str()));
    }
    let ttl = rows.iter().map(|row| row.ttl).min().unwrap_or_default();
    let _ = writeln!(file, "resource \"aws_route53_record\" \"{label}\" {{");
    let _ = writeln!(file, "  zone_id = var.{zone}");
    let _ = writeln!(file, "  name    = {}", quoted(first.owner.as_str()));
    let _ = writeln!(file, "  type    = {}", quoted(first.data.kind()));
    let _ = writeln!(file, "  ttl     = {ttl}");
    let _ = writeln!(file, "  records = [");
    for row in rows {
        let entry = match &row.data {
            Data::Txt(text) => strings(text),
            other => value(other),
        };
        let _ = writeln!(file, "    {},", quoted(&entry));
    }
    file.push_str("  ]\n}\n");
}

/// The strings of a text as Route 53 has them, without the quotes at either end.
fn strings(text: &str) -> String {
    let string = |octets: Vec<u8>| {
        let mut written = String::with_capacity(octets.len());
        for byte in octets {
            match byte {
                b'"' | b'\\' => written.extend(['\\', char::from(byte)]),
                b' '..=b'~' => written.push(char::from(byte)),
                _ => drop(write!(written, "\\{byte:03o}")),
            }
        }
        written
    };
    txt::strings(text).into_iter().map(string).collect::<Vec<_>>().join("\" \"")
}

//! Terraform resources for a zone at Cloudflare.
//!
//! One resource a record, as version 5 of Cloudflare's provider has them. Texts stand in quotes and cut into
//! strings, because Cloudflare keeps them so and would otherwise show a change at every run. An alias is not
//! proxied: behind Cloudflare's proxy its name has addresses instead of the key it should lead to.
//!
//! References: registry.terraform.io, `cloudflare_dns_record`; Cloudflare API, "TXT record": 'The content
//! must consist of quoted "character strings" (RFC 1035)'; RFC 1035 §5.1.

use std::fmt::Write as _;

use super::{
    Format, Records, Row,
    cloudflare::ttl,
    hcl::{Labels, declaration, quoted, variable},
    presentation::{elsewhere, remark},
};
use crate::{plan::publish::Data, record::txt, words::export as say};

/// Resources of the type `cloudflare_dns_record`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerraformCloudflare;

impl Format for TerraformCloudflare {
    fn name(&self) -> &'static str {
        "terraform-cloudflare"
    }

    fn extension(&self) -> &'static str {
        "tf"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let mut file = String::new();
        let zone = records.origin();
        remark(&mut file, "#", &say::header(records.domain.as_str()));
        remark(&mut file, "#", &say::terraform_cloudflare());
        let _ = write!(file, "\n{}", declaration(zone, &say::zone_id_cloudflare(zone.as_str())));
        let mut labels = Labels::default();
        for row in records.own() {
            resource(&mut file, row, &labels.next(row), &variable(zone));
        }
        elsewhere(&mut file, "#", records, true);
        file
    }
}

fn resource(file: &mut String, row: &Row, label: &str, zone: &str) {
    let content = match &row.data {
        Data::Txt(text) => Some(txt::quoted(text)),
        Data::Cname(name) | Data::Mx { exchange: name, .. } => Some(name.to_string()),
        // The provider has its parts apart.
        Data::Srv(_) => None,
    };
    let mut fields = vec![
        ("zone_id", format!("var.{zone}")),
        ("name", quoted(row.owner.as_str())),
        ("type", quoted(row.data.kind())),
    ];
    fields.extend(content.map(|content| ("content", quoted(&content))));
    match &row.data {
        Data::Srv(srv) => {
            fields.push(("priority", srv.priority.to_string()));
            let target = quoted(&srv.target.to_string());
            let data = format!(
                "{{ priority = {}, weight = {}, port = {}, target = {target} }}",
                srv.priority, srv.weight, srv.port
            );
            fields.push(("data", data));
        }
        Data::Mx { preference, .. } => fields.push(("priority", preference.to_string())),
        Data::Cname(_) => fields.push(("proxied", "false".to_owned())),
        Data::Txt(_) => {}
    }
    fields.push(("ttl", ttl(row.ttl).to_string()));
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let _ = writeln!(file, "\nresource \"cloudflare_dns_record\" \"{label}\" {{");
    for (name, value) in fields {
        let _ = writeln!(file, "  {name:<width$} = {value}");
    }
    file.push_str("}\n");
}

//! Records as files that other programs, and other people, read.
//!
//! Who keeps a zone as a text file, or feeds a provider's tool, does not want to paste records one
//! by one. A format takes the same records the screen shows and writes them as one text; nothing
//! else makes records here. What a record holds may come from anywhere, so that every format writes
//! it in visible ASCII and by its own rules of quoting: it can neither end its place nor begin another.
//!
//! A record of another's zone (the permission to send reports there) stands in no export of this one:
//! a server refuses a whole zone over it, and a tool that keeps zones would change somebody else's.
//! It is a remark, with whom to send it to, or, where a format has no remarks, under a key of its own.
//!
//! References: each format names its own.

mod cloudflare;
mod csv;
mod dnscontrol;
mod findings;
mod hcl;
mod json;
mod markdown;
mod nsupdate;
mod octodns;
mod presentation;
mod script;
pub mod settings;
mod terraform_cloudflare;
mod terraform_route53;
mod zone_file;

use std::fmt;

use crate::{
    plan::publish::{Data, Publication},
    record::name::Name,
    survey::Zone,
};

pub use self::{
    cloudflare::Cloudflare, csv::Csv, dnscontrol::DnsControl, findings::findings_sheet, json::Json,
    markdown::Markdown, nsupdate::NsUpdate, octodns::OctoDns, terraform_cloudflare::TerraformCloudflare,
    terraform_route53::TerraformRoute53, zone_file::ZoneFile,
};

/// A form records can be written in.
pub trait Format: fmt::Debug + Send + Sync {
    /// What it is called on the command line.
    fn name(&self) -> &'static str;

    /// How files of the form end, without the dot.
    fn extension(&self) -> &'static str;

    /// All records as one text: lines of visible ASCII, but for remarks in the person's language.
    fn write(&self, records: &Records<'_>) -> String;
}

/// Every form there is, in the order in which they are offered.
pub const FORMATS: [&dyn Format; 10] = [
    &ZoneFile,
    &NsUpdate,
    &Cloudflare,
    &DnsControl,
    &OctoDns,
    &TerraformCloudflare,
    &TerraformRoute53,
    &Json,
    &Csv,
    &Markdown,
];

/// The form of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.into_iter().find(|format| format.name() == name)
}

/// The records of one domain.
#[derive(Clone, Copy, Debug)]
pub struct Records<'r> {
    /// The domain they are for.
    pub domain: &'r Name,
    /// The name the zone begins at: the domain or a name above it. None if DNS has not been asked.
    pub zone: Option<&'r Name>,
    /// The records, in the order they are to be created.
    pub rows: &'r [Row],
}

/// One record to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The whole name.
    pub owner: Name,
    /// The type and the value.
    pub data: Data,
    /// Seconds.
    pub ttl: u32,
    /// What stands there now and is to be taken out.
    pub replaces: Vec<Data>,
    /// The zone of its own that the name lies in, where the domain's zone hands it to other servers.
    pub cut: Option<Cut>,
}

/// A zone below the domain's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where it begins.
    pub zone: Name,
    /// Its servers.
    pub servers: Vec<Name>,
}

impl From<&Zone> for Cut {
    fn from(zone: &Zone) -> Self {
        let servers = zone.servers.iter().map(|server| server.name.clone()).collect();
        Self { zone: zone.apex.clone(), servers }
    }
}

impl<'r> Records<'r> {
    /// Where names are counted from: the zone, or the domain while the zone is not known. Names counted
    /// from the domain are right in its own zone and, where a format says from where it counts, in one
    /// above it.
    fn origin(&self) -> &'r Name {
        self.zone.unwrap_or(self.domain)
    }

    /// The records of the zone.
    fn own(&self) -> impl Iterator<Item = &'r Row> {
        let origin = self.origin();
        self.rows.iter().filter(move |row| row.cut.is_none() && row.owner.is_within(origin))
    }

    /// The records of other zones.
    fn others(&self) -> impl Iterator<Item = &'r Row> {
        let origin = self.origin();
        self.rows.iter().filter(move |row| row.cut.is_some() || !row.owner.is_within(origin))
    }
}

impl Row {
    /// In whose zone a record stands that is not in the domain's: RFC 9990 §4 puts the permission to send
    /// reports below `_report._dmarc` of the domain that takes them.
    #[must_use]
    pub fn whose(&self) -> Name {
        if let Some(cut) = &self.cut {
            return cut.zone.clone();
        }
        let labels: Vec<&str> = self.owner.labels().collect();
        let at = labels.windows(2).position(|pair| pair == ["_report", "_dmarc"]);
        let theirs = at.and_then(|at| labels.get(at + 2..)).map(|labels| labels.join("."));
        theirs.and_then(|name| Name::parse(&name).ok()).unwrap_or_else(|| self.owner.clone())
    }
}

impl From<Publication> for Row {
    fn from(publication: Publication) -> Self {
        let Publication { owner, data, ttl, purpose: _ } = publication;
        Self { owner, data, ttl, replaces: Vec::new(), cut: None }
    }
}

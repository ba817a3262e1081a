//! What a record is for, and what is to be done with it.

use super::{
    super::senders::{self, Sender},
    Sorted, Why,
};
use crate::record::{
    claim::{Claim, claim},
    dkim::{self, PublicKey},
    name::DomainName,
    pasted::{Kind, Section},
};

/// What a record is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A key, or the way to one.
    Dkim,
    /// Who may send.
    Spf,
    /// Bounces come back there, and SPF is judged there.
    ReturnPath,
    /// It shows the service whose domain it is.
    Verification,
    /// A policy.
    Dmarc,
    /// Where mail arrives.
    Mx,
    /// Links and pictures in mail.
    Tracking,
    /// Nothing of mail's authentication.
    Other,
}

/// What is to be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treat {
    /// Into the list as it is.
    Publish,
    /// Only the service's own terms go into the SPF record of the domain.
    Merge,
    /// Shown, and not taken without a yes.
    Ask,
    /// Named as given up, and not published.
    Ignore,
}

impl Role {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dkim => "dkim",
            Self::Spf => "spf",
            Self::ReturnPath => "return-path",
            Self::Verification => "verification",
            Self::Dmarc => "dmarc",
            Self::Mx => "mx",
            Self::Tracking => "tracking",
            Self::Other => "other",
        }
    }
}

impl Treat {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Merge => "merge",
            Self::Ask => "ask",
            Self::Ignore => "ignore",
        }
    }

    pub(super) const fn at_most_asked(self) -> Self {
        match self {
            Self::Publish | Self::Merge | Self::Ask => Self::Ask,
            Self::Ignore => Self::Ignore,
        }
    }
}

/// Labels of hosts for programs and devices, not for bounces.
const HOSTS: [&str; 19] = [
    "autodiscover",
    "autoconfig",
    "imap",
    "imaps",
    "pop",
    "pop3",
    "smtp",
    "mail",
    "webmail",
    "www",
    "ftp",
    "mx",
    "mta-sts",
    "enterpriseregistration",
    "enterpriseenrollment",
    "lyncdiscover",
    "sip",
    "msoid",
    "calendar",
];

/// Labels of hosts that links and pictures lead to.
const LINKS: [&str; 14] = [
    "track", "tracking", "click", "clicks", "link", "links", "url", "img", "r", "email", "open", "t", "go",
    "trk",
];

/// Labels of the sub-domains that bounces come back to.
const BOUNCES: [&str; 18] = [
    "bounce",
    "bounces",
    "pm-bounces",
    "return",
    "rp",
    "psrp",
    "send",
    "em",
    "mailer",
    "returnpath",
    "return-path",
    "mta",
    "envelope",
    "mailfrom",
    "mail-from",
    "outbound",
    "spf",
    "dmarc",
];

/// The service that a record is of.
pub(super) fn sender(record: &Sorted, domain: &DomainName) -> Option<&'static Sender> {
    senders::by_record(record.name.as_deref(), record.kind, &record.value, domain)
}

/// What a record is for and what is to be done with it; an error if it must not be taken, or is of no interest.
pub(super) fn of(
    record: &Sorted,
    section: Option<Section>,
    sender: Option<&Sender>,
    domain: &DomainName,
) -> Result<(Role, Treat), Option<Why>> {
    let name = record.name.as_deref().map(str::to_lowercase);
    let below = name
        .as_deref()
        .and_then(|name| name.strip_suffix(domain.as_str()))
        .map(|labels| labels.trim_end_matches('.'));
    let is_apex = below == Some("");
    let first = below.and_then(|labels| labels.split('.').next()).unwrap_or_default();
    match record.kind {
        Kind::Soa => return Err(None),
        // The zone's own name servers stand in every zone file.
        Kind::Ns if is_apex => {
            let value = record.value.to_lowercase();
            let is_service = senders::all().iter().any(|sender| sender.takes_bounces(Kind::Ns, &value));
            return Err(if is_service { Some(Why::WholeZone) } else { None });
        }
        Kind::Ns => {
            return Ok((Role::ReturnPath, if sender.is_some() { Treat::Publish } else { Treat::Ask }));
        }
        Kind::Mx => return Ok(exchanger(is_apex || record.name.is_none(), sender, &record.value)),
        Kind::A | Kind::Aaaa | Kind::Srv | Kind::Tlsa | Kind::Caa | Kind::Ptr => {
            return Ok((Role::Other, Treat::Ask));
        }
        Kind::Txt | Kind::Spf | Kind::Cname => {}
    }
    let labels = below.unwrap_or_default();
    if labels.split('.').any(|label| label == "_domainkey") {
        return key(record, first);
    }
    if first == "_dmarc" {
        return Ok((Role::Dmarc, Treat::Ask));
    }
    if record.kind == Kind::Cname {
        return Ok(alias(record, first, section, sender));
    }
    if is_part_of_key(&record.value) {
        return Err(Some(Why::Damaged));
    }
    Ok(text(record, first, is_apex, section))
}

/// Characters of base64 by themselves from which on they are no token of a service.
const KEY_PART: usize = 100;

/// Whether a text is a string of a key, of which the others are missing.
fn is_part_of_key(text: &str) -> bool {
    let bare = text.trim_end_matches('=');
    bare.len() >= KEY_PART
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'))
        && bare.chars().any(|c| c.is_ascii_uppercase())
        && bare.chars().any(|c| c.is_ascii_lowercase())
}

/// A record below `_domainkey`.
fn key(record: &Sorted, first: &str) -> Result<(Role, Treat), Option<Why>> {
    let is_policy = matches!(first, "_domainkey" | "_policy" | "_adsp")
        || record.value.split(';').any(|part| part.trim().starts_with("o="));
    if is_policy {
        return Ok((Role::Other, Treat::Ignore));
    }
    if record.kind == Kind::Cname {
        return Ok((Role::Dkim, Treat::Publish));
    }
    let lower = record.value.to_lowercase();
    if ["not-activated", "not activated", "disabled", "not_activated", "is-not"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return Err(Some(Why::DkimIsOff));
    }
    match record.value.parse::<dkim::Record>().map(|record| record.public_key) {
        Ok(PublicKey::Rsa { .. } | PublicKey::Ed25519(_) | PublicKey::Revoked) => {
            Ok((Role::Dkim, Treat::Publish))
        }
        Ok(PublicKey::Opaque { fault: dkim::KeyFault::UnknownType, .. }) => Ok((Role::Dkim, Treat::Ask)),
        Ok(PublicKey::Opaque { fault: dkim::KeyFault::PrivateKey, .. }) => Err(Some(Why::PrivateKey)),
        Ok(PublicKey::Opaque { .. }) => Err(Some(Why::Damaged)),
        // A name where a text belongs is the target of a CNAME.
        Err(_) => {
            Err(Some(if claim(&record.value) == Some(Claim::Dkim) { Why::Damaged } else { Why::NotAKey }))
        }
    }
}

fn exchanger(is_apex: bool, sender: Option<&Sender>, value: &str) -> (Role, Treat) {
    let host = value.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let is_bounce = sender.is_some_and(|sender| sender.takes_bounces(Kind::Mx, &host));
    if !is_apex && is_bounce { (Role::ReturnPath, Treat::Publish) } else { (Role::Mx, Treat::Ask) }
}

/// A CNAME at a host.
fn alias(record: &Sorted, first: &str, section: Option<Section>, sender: Option<&Sender>) -> (Role, Treat) {
    let target = record.value.to_lowercase();
    if record.name.is_none() {
        return (Role::Dkim, Treat::Ask);
    }
    let known = sender.and_then(|sender| sender.role_of(first, Kind::Cname, &target));
    if let Some((role, is_dated)) = known {
        return (role, if is_dated { Treat::Ask } else { Treat::Publish });
    }
    if HOSTS.contains(&first) {
        return (Role::Other, Treat::Ask);
    }
    let is = |labels: &[&str]| {
        let word = first.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        labels.contains(&word) || labels.contains(&first)
    };
    match section {
        Some(Section::ReturnPath) => (Role::ReturnPath, Treat::Publish),
        Some(Section::Tracking) => (Role::Tracking, Treat::Publish),
        Some(Section::Verification) => (Role::Verification, Treat::Publish),
        None if is(&BOUNCES) || sender.is_some() => (Role::ReturnPath, Treat::Publish),
        None if is(&LINKS) => (Role::Tracking, Treat::Ask),
        None if target.contains("verif") => (Role::Verification, Treat::Publish),
        None => (Role::Other, Treat::Ask),
    }
}

/// A TXT record that is no key.
fn text(record: &Sorted, first: &str, is_apex: bool, section: Option<Section>) -> (Role, Treat) {
    let has_name = record.name.is_some();
    match claim(&record.value) {
        Some(Claim::Spf) => {
            let is_dated = senders::is_dated(&record.value);
            let treat = if !is_apex && has_name {
                Treat::Publish
            } else if is_dated {
                Treat::Ask
            } else {
                Treat::Merge
            };
            return (Role::Spf, treat);
        }
        Some(Claim::Dmarc) => return (Role::Dmarc, Treat::Ask),
        Some(Claim::Dkim) => return (Role::Dkim, Treat::Ask),
        None => {}
    }
    let lower = record.value.to_lowercase();
    if lower.starts_with("v=")
        || first.starts_with('_') && section != Some(Section::Verification) && !first.contains("verif")
    {
        return (Role::Other, Treat::Ask);
    }
    (Role::Verification, if has_name { Treat::Publish } else { Treat::Ask })
}

/// Where a record without a name stands by its nature.
pub(super) fn usual_place(role: Role, domain: &DomainName) -> Option<String> {
    match role {
        Role::Spf => Some(domain.as_str().to_owned()),
        Role::Dmarc => Some(format!("_dmarc.{domain}")),
        _ => None,
    }
}

/// What only all records together tell.
pub(super) fn amend(records: &mut [Sorted], domain: &DomainName) {
    // A sub-domain with SPF and MX but no key below it is where bounces come back.
    let names: Vec<(Option<String>, Role)> =
        records.iter().map(|record| (record.name.as_deref().map(str::to_lowercase), record.role)).collect();
    for record in records.iter_mut().filter(|record| record.role == Role::Mx && record.sender.is_none()) {
        let Some(name) = record.name.as_deref().map(str::to_lowercase).filter(|name| name != domain.as_str())
        else {
            continue;
        };
        let has_spf = names.iter().any(|(other, role)| *role == Role::Spf && other.as_ref() == Some(&name));
        let has_key = names.iter().any(|(other, role)| {
            *role == Role::Dkim
                && other.as_ref().is_some_and(|other| other.ends_with(&format!("_domainkey.{name}")))
        });
        if has_spf && !has_key {
            (record.role, record.treat) = (Role::ReturnPath, Treat::Publish);
        }
    }
    // SPF without a name is the domain's own.
    for record in records.iter_mut().filter(|record| record.role == Role::Spf && record.treat == Treat::Ask) {
        if record.name.as_deref() == Some(domain.as_str())
            && !record.was_doubled
            && !senders::is_dated(&record.value)
        {
            record.treat = Treat::Merge;
        }
    }
}

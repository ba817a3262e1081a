//! The records to create, made from a plan here and nowhere else.

use serde::{Deserialize, Serialize};

use super::senders::FurtherRole;
use super::{
    Plan,
    dkim::{Key, Value},
};
use crate::{
    plan,
    record::{
        dkim::{self, KeyFault, PublicKey},
        dmarc,
        name::{DomainName, Name, Selector},
        private_key,
        service::Service,
        srv::Srv,
    },
};

/// One hour: long enough for caches, short enough that a mistake is gone soon.
pub const TTL: u32 = 3600;

/// One record to create in the panel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// The whole name, without a final dot.
    pub owner: Name,
    /// The type and the value.
    pub data: Data,
    /// Seconds.
    pub ttl: u32,
    /// What it is for.
    pub purpose: Purpose,
}

/// The type and value of a record to create.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Data {
    /// The whole text, not yet cut into strings.
    Txt(String),
    /// The name it points to.
    Cname(Name),
    /// Where a service is; the root as target says that it is not offered (RFC 2782).
    Srv(Srv),
    /// A mail exchanger; the root as exchange is the null MX of RFC 7505.
    Mx {
        /// Lower is tried first.
        preference: u16,
        /// The server.
        exchange: Name,
    },
}

/// What a record is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Who may send.
    Spf,
    /// The key at a selector.
    Dkim(Selector),
    /// What happens to mail that proves nothing.
    Dmarc,
    /// Permission, in another domain's zone, to send this domain's reports there.
    ReportAuthorization(DomainName),
    /// Every selector is withdrawn (`*._domainkey`).
    NoDkim,
    /// No mail is accepted.
    NullMx,
    /// Where mail programs find a service.
    Offer(Service),
    /// Where Thunderbird and others find their settings.
    Autoconfig,
    /// Where Outlook finds its settings.
    Autodiscover,
    /// That mail from other servers must come encrypted.
    MtaSts,
    /// Where reports of failed encryption go.
    TlsReports,
    /// What a mail service asks for beside its keys.
    Service(FurtherRole),
}

impl Data {
    /// `TXT`, `CNAME`, `SRV` or `MX`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Txt(_) => "TXT",
            Self::Cname(_) => "CNAME",
            Self::Srv(_) => "SRV",
            Self::Mx { .. } => "MX",
        }
    }
}

impl Publication {
    /// Whether what stands at the name is a host, not a text: what a CNAME there leads to is asked for as an address.
    #[must_use]
    pub const fn is_for_hosts(&self) -> bool {
        matches!(self.purpose, Purpose::Autoconfig | Purpose::Autodiscover)
    }

    /// Whether it withdraws the key at one selector (RFC 6376 §3.6.1: 'An empty value means that this public key
    /// has been revoked').
    #[must_use]
    pub fn withdraws(&self) -> bool {
        let is_empty =
            |text: &str| text.parse().is_ok_and(|r: dkim::Record| r.public_key == dkim::PublicKey::Revoked);
        matches!(self.purpose, Purpose::Dkim(_)) && matches!(&self.data, Data::Txt(text) if is_empty(text))
    }
}

/// The records a plan asks for, in the order they should be created: SPF, keys, DMARC, permissions.
#[must_use]
pub fn publish(plan: &Plan) -> Vec<Publication> {
    let mut rows = match plan.purpose {
        plan::Purpose::SendsMail => sends_mail(plan),
        plan::Purpose::OnlyReceives | plan::Purpose::NeverSends => never_sends(plan),
    };
    // What is made here is shown, copied and sent to others.
    rows.retain(|row| !matches!(&row.data, Data::Txt(text) if private_key::found(text).is_some()));
    rows
}

fn sends_mail(plan: &Plan) -> Vec<Publication> {
    let dmarc = plan.dmarc.published();
    let mut rows = Vec::new();
    let spf = plan.spf.record();
    if !spf.terms.is_empty() {
        rows.push(row(plan.domain.name().clone(), Data::Txt(spf.to_string()), Purpose::Spf));
    }
    rows.extend(plan.dkim.keys.iter().filter_map(|key| key_row(plan, key)));
    rows.extend(plan.further.iter().map(|one| row(one.name.clone(), one.data(), Purpose::Service(one.role))));
    if dmarc != dmarc::Record::default() {
        rows.extend(dmarc_row(&plan.domain, &dmarc));
    }
    rows.extend(authorizations(&plan.domain, &dmarc));
    rows.extend(plan::mailboxes::rows(&plan.domain, &plan.mailboxes));
    rows
}

/// Every way of pretending to be the domain is closed, and nobody tries to deliver mail to one that takes none.
fn never_sends(plan: &Plan) -> Vec<Publication> {
    // What the person has, or has had all along, stays: only the policy is certain.
    let dmarc = dmarc::Record { policy: Some(dmarc::Policy::Reject), ..plan.dmarc.published() };
    let domain = plan.domain.name();
    let mut rows = vec![row(domain.clone(), Data::Txt("v=spf1 -all".to_owned()), Purpose::Spf)];
    if let Ok(every_selector) = domain.child("*._domainkey") {
        // RFC 6376 §3.6.1: 'An empty value means that this public key has been revoked.'
        let revoked = dkim::Record::new(PublicKey::Revoked).to_string();
        rows.push(row(every_selector, Data::Txt(revoked), Purpose::NoDkim));
    }
    rows.extend(dmarc_row(&plan.domain, &dmarc));
    rows.extend(authorizations(&plan.domain, &dmarc));
    if plan.purpose == plan::Purpose::NeverSends {
        // RFC 7505 §3: a single MX of preference 0 whose exchanger is the root.
        let null = Data::Mx { preference: 0, exchange: Name::root() };
        rows.push(row(domain.clone(), null, Purpose::NullMx));
    }
    rows
}

pub(super) fn row(owner: Name, data: Data, purpose: Purpose) -> Publication {
    Publication { owner, data, ttl: TTL, purpose }
}

/// None if the domain is so long that no name fits below it.
fn dmarc_row(domain: &DomainName, record: &dmarc::Record) -> Option<Publication> {
    let owner = domain.name().child("_dmarc").ok()?;
    Some(row(owner, Data::Txt(record.to_string()), Purpose::Dmarc))
}

/// None if selector and domain together are longer than a name may be, or if what was entered as the public key
/// is a private one: what is made here is shown, copied and sent to others.
fn key_row(plan: &Plan, key: &Key) -> Option<Publication> {
    let owner = plan.domain.name().child(&key.selector.labels()).ok()?;
    let data = match key.published() {
        Value::Alias(target) => Data::Cname(target),
        Value::Record(record) if is_private(&record.public_key) => return None,
        Value::Record(record) => Data::Txt(record.to_string()),
    };
    Some(row(owner, data, Purpose::Dkim(key.selector.clone())))
}

const fn is_private(key: &PublicKey) -> bool {
    matches!(key, PublicKey::Opaque { fault: KeyFault::PrivateKey, .. })
}

/// RFC 9990, on verifying external destinations: a reporter sends to another organization only if
/// `v=DMARC1` stands at `<domain>._report._dmarc.<their domain>`. Ours and theirs are told apart by the
/// public suffix list, because the tree walk of RFC 9989 §4.10 needs DNS; a record that says `psd=n` tells by itself
/// that its organization begins at the domain.
fn authorizations(domain: &DomainName, record: &dmarc::Record) -> Vec<Publication> {
    let begins_here = record.public_suffix == Some(dmarc::PublicSuffix::No);
    let is_ours = |their: &DomainName| {
        if begins_here {
            their.name().is_within(domain.name())
        } else {
            their.registered() == domain.registered()
        }
    };
    let mut theirs: Vec<&DomainName> = Vec::new();
    for uri in record.aggregate_reports.iter().chain(&record.failure_reports) {
        if let Some(their) = uri.domain()
            && !is_ours(their)
            && !theirs.contains(&their)
        {
            theirs.push(their);
        }
    }
    theirs
        .into_iter()
        .filter_map(|their| {
            let owner = their.name().child(&format!("{domain}._report._dmarc")).ok()?;
            let permission = Data::Txt("v=DMARC1".to_owned());
            Some(row(owner, permission, Purpose::ReportAuthorization(their.clone())))
        })
        .collect()
}

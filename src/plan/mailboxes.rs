//! What the domain offers to mail programs and other mail servers, and where.
//!
//! Programs find a mailbox by records: which host has which service (SRV), where the documents for mail programs are
//! (autoconfig, autodiscover). Other mail servers learn by records that mail must come encrypted (MTA-STS) and where
//! reports of failed encryption go (TLS-RPT). Here stands what the person wants of these; the records follow from it.
//!
//! References: RFC 6186 and RFC 8314 §5.1 (SRV), RFC 8461 (MTA-STS), RFC 8460 (TLS-RPT).

use serde::{Deserialize, Deserializer, Serialize};

use super::publish::{Data, Publication, Purpose, row};
use crate::record::{
    mta_sts::{self, Mode, Pattern, Policy},
    name::{DomainName, Name},
    service::Service,
    srv::Srv,
};

/// The most services and hosts that are kept: one of each is what domains have.
const OFFERS: usize = 12;

/// The most hosts that are kept.
pub const HOSTS: usize = 8;

fn bounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Name>, D::Error> {
    let mut hosts = Vec::<Name>::deserialize(deserializer)?;
    hosts.truncate(HOSTS);
    Ok(hosts)
}

/// A week: what a policy is kept for (RFC 8461 §3.2 recommends weeks).
pub const MAX_AGE: u32 = 604_800;

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Hosts that the person named, because nothing else leads to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "bounded")]
    pub hosts: Vec<Name>,
    /// The services that programs are told of, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
    /// Services that programs are told not to look for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Service>,
    /// Where `autoconfig` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autoconfig: Option<Name>,
    /// Where `autodiscover` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autodiscover: Option<Name>,
    /// Where reports of failed encryption go: `mailto:` or `https:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls_reports: Option<String>,
    /// The policy for mail from other servers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mta_sts: Option<Sts>,
}

/// One service at one host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub service: Service,
    /// Where.
    pub host: Name,
    /// At which port.
    pub port: u16,
}

/// An MTA-STS policy, and what the record says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sts {
    /// How strict.
    pub mode: StsMode,
    /// Changes with every change of the policy.
    pub id: String,
    /// The mail servers it lists.
    #[serde(default)]
    pub mx: Vec<Name>,
}

/// How strict a policy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StsMode {
    /// Failures are reported only: every policy begins so.
    #[default]
    Testing,
    /// Mail that cannot be encrypted is not delivered.
    Enforce,
    /// There is no policy any more.
    None,
}

impl Answers {
    /// Whether nothing is wanted.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Sts {
    /// The file to save.
    #[must_use]
    pub fn policy(&self) -> Policy {
        let mode = match self.mode {
            StsMode::Testing => Mode::Testing,
            StsMode::Enforce => Mode::Enforce,
            StsMode::None => Mode::None,
        };
        Policy { mode, max_age: MAX_AGE, mx: self.mx.iter().cloned().map(Pattern::from).collect() }
    }
}

/// The records that follow, in the order they should be created.
#[must_use]
pub(super) fn rows(domain: &DomainName, answers: &Answers) -> Vec<Publication> {
    let mut rows = Vec::new();
    let below = |labels: &str| domain.name().child(labels).ok();
    // RFC 8314 §4.5.2: what is encrypted from the first word is preferred; the records of one service stand alone.
    for (place, offer) in (0_u16..).zip(answers.offers.iter().take(OFFERS)) {
        let priority = place.saturating_mul(10);
        let srv = Srv { priority, weight: 1, port: offer.port, target: offer.host.clone() };
        let owner = below(&format!("_{}._tcp", offer.service));
        rows.extend(owner.map(|owner| row(owner, Data::Srv(srv), Purpose::Offer(offer.service))));
    }
    for service in answers.refusals.iter().take(OFFERS) {
        let owner = below(&format!("_{service}._tcp"));
        rows.extend(owner.map(|owner| row(owner, Data::Srv(Srv::refusal()), Purpose::Offer(*service))));
    }
    for (target, label, purpose) in [
        (&answers.autoconfig, "autoconfig", Purpose::Autoconfig),
        (&answers.autodiscover, "autodiscover", Purpose::Autodiscover),
    ] {
        let both = target.as_ref().zip(below(label));
        rows.extend(both.map(|(target, owner)| row(owner, Data::Cname(target.clone()), purpose)));
    }
    if let Some((uri, owner)) = answers.tls_reports.as_ref().zip(below("_smtp._tls")) {
        let text = format!("v=TLSRPTv1; rua={uri}");
        rows.push(row(owner, Data::Txt(text), Purpose::TlsReports));
    }
    let record = answers.mta_sts.as_ref().and_then(|sts| mta_sts::Record::new(&sts.id).ok());
    if let Some((record, owner)) = record.zip(below("_mta-sts")) {
        rows.push(row(owner, Data::Txt(record.to_string()), Purpose::MtaSts));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        let host: Name = "mail.example.com".parse().unwrap();
        let offer = |service, port| Offer { service, host: host.clone(), port };
        Answers {
            hosts: vec![host.clone()],
            offers: vec![offer(Service::Imaps, 993), offer(Service::Submissions, 465)],
            refusals: vec![Service::Imap],
            autoconfig: Some(host.clone()),
            autodiscover: None,
            tls_reports: Some("mailto:tls@example.com".to_owned()),
            mta_sts: Some(Sts { mode: StsMode::Testing, id: "20261201T090000".to_owned(), mx: vec![host] }),
        }
    }

    #[test]
    fn each_answer_becomes_its_record() {
        let rows = rows(&"example.com".parse().unwrap(), &answers());
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                format!(
                    "{} {} {}",
                    row.owner,
                    row.data.kind(),
                    crate::plan::hosts::Panel::default().value(&row.data)
                )
            })
            .collect();
        assert_eq!(
            lines,
            [
                "_imaps._tcp.example.com SRV 0 1 993 mail.example.com",
                "_submissions._tcp.example.com SRV 10 1 465 mail.example.com",
                "_imap._tcp.example.com SRV 0 0 0 .",
                "autoconfig.example.com CNAME mail.example.com",
                "_smtp._tls.example.com TXT v=TLSRPTv1; rua=mailto:tls@example.com",
                "_mta-sts.example.com TXT v=STSv1; id=20261201T090000;",
            ]
        );
        assert!(super::rows(&"example.com".parse().unwrap(), &Answers::default()).is_empty());
    }

    #[test]
    fn the_policy_file_is_read_back_as_it_was_meant() {
        let policy = answers().mta_sts.unwrap().policy();
        assert_eq!(policy.to_string().parse(), Ok(policy.clone()));
        assert_eq!(
            policy.to_string(),
            "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n"
        );
    }

    #[test]
    fn no_more_hosts_are_read_than_are_looked_at() {
        let many: Vec<String> = (0..HOSTS + 5).map(|at| format!("\"mx{at}.example.com\"")).collect();
        let answers: Answers = toml::from_str(&format!("hosts = [{}]", many.join(", "))).unwrap();
        assert_eq!(answers.hosts.len(), HOSTS);
    }

    #[test]
    fn answers_are_saved_and_read_again() {
        let text = toml::to_string(&answers()).unwrap();
        assert_eq!(toml::from_str::<Answers>(&text).unwrap(), answers());
    }
}

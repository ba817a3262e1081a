//! Judging the text of one record by itself, without DNS.
//!
//! Somebody has a record before them, in a mail from a service or about to be pasted into a panel, and wants to
//! know whether it is right before the world reads it. What makes the text right does not depend on whose it
//! is, so it is put at the right name of a domain that cannot exist, and judged as if it had been found there.
//! What only DNS can tell, such as what an include leads to, is not said.
//!
//! The owner in a finding's place and correction is that domain's, and is not to be shown.
//!
//! References: RFC 6761 §6.4 (`invalid`); each finding names its rule.

use std::{
    cmp::Reverse,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use jiff::Timestamp;

use super::{View, dkim, dmarc, report::Verdict, spf};
use crate::{
    check::{
        Finding,
        finding::{Dkim, Dns, Spf, What},
    },
    plan::publish,
    record::{
        name::{DomainName, Name, Selector},
        spf::{Record, faults},
        txt::{STRING_OCTETS, Txt},
    },
    survey::{
        Answer, Data, Kind, Marks, NameServer, Outcome, Question, Role, Server, Survey, Transport, Zone,
    },
};

/// Nobody can register it, so that no record names it by chance. It is no sub-domain, which are judged otherwise.
const DOMAIN: &str = "mailseal.invalid";
const SELECTOR: &str = "selector";

/// What there is to say about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// In one word.
    pub verdict: Verdict,
    /// What was noticed, worst first.
    pub findings: Vec<Finding>,
}

impl Alone {
    /// Adds what is known from around the record only.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
        *self = Self::new(Some(std::mem::take(&mut self.findings)));
    }

    /// [`Verdict::Unknown`] if the text could be put nowhere, which does not happen.
    fn new(findings: Option<Vec<Finding>>) -> Self {
        let Some(mut findings) = findings else {
            return Self { verdict: Verdict::Unknown, findings: Vec::new() };
        };
        findings.sort_by_key(|finding| Reverse(finding.severity()));
        findings.dedup();
        let verdict = Verdict::of(findings.iter().map(Finding::severity).max());
        Self { verdict, findings }
    }
}

/// Judges an SPF record.
#[must_use]
pub fn spf(record: &Txt) -> Alone {
    let judged = domain().map(|domain| {
        let survey = survey(&domain, domain.name(), std::slice::from_ref(record));
        let text = record.text();
        // A text that nobody could take for SPF is no missing record here, but a wrong one.
        let seen = |finding: Finding| match &finding.what {
            What::Spf(Spf::Absent) => faults(&text).into_iter().next().map_or(finding, |error| {
                let unseen = Finding::from(Spf::Unseen { fault: error.cause });
                let unseen = unseen.at(domain.name(), &text, error.span);
                // The terms alone, as instructions give them.
                match format!("v=spf1 {}", text.trim()).parse::<Record>() {
                    Ok(whole) => unseen.with_correction(domain.name(), publish::Data::Txt(whole.to_string())),
                    Err(_) => unseen,
                }
            }),
            _ => finding,
        };
        spf::judge(&view(&survey, &[])).into_iter().map(seen).collect()
    });
    Alone::new(judged.map(|found| with_strings(found, record)))
}

/// Judges a DKIM key record. Of a private key nothing is repeated in what is found.
#[must_use]
pub fn dkim(record: &Txt) -> Alone {
    dkim_all(std::slice::from_ref(record))
}

/// Judges a DKIM key record with what stands beside it at its name.
#[must_use]
pub fn dkim_all(records: &[Txt]) -> Alone {
    let judged = domain().zip(SELECTOR.parse::<Selector>().ok()).map(|(domain, selector)| {
        let survey = survey(&domain, &domain.below(&selector.labels()), records);
        let judged = dkim::judge(&view(&survey, &[selector])).into_iter();
        // Whether there is a second key, of RSA, cannot be told from one.
        let is_of_all = |finding: &Finding| finding.what == What::Dkim(Dkim::PublishedEd25519Alone);
        judged.filter(|finding| !is_of_all(finding)).map(nameless).collect()
    });
    Alone::new(judged.map(|found| records.iter().fold(found, with_strings)))
}

/// Judges a DMARC record.
#[must_use]
pub fn dmarc(record: &Txt) -> Alone {
    let judged = domain().and_then(|domain| {
        let owner = domain.below("_dmarc");
        let survey = survey(&domain, &owner, std::slice::from_ref(record));
        let answer = survey.facts.get(&owner, Kind::Txt)?;
        Some(dmarc::judge_text(&view(&survey, &[]), answer, &record.text()))
    });
    Alone::new(judged.map(|found| with_strings(found, record)))
}

/// What is wrong with the strings as a zone file has them: DNS itself has none that is too long.
fn with_strings(mut found: Vec<Finding>, record: &Txt) -> Vec<Finding> {
    let long = record.0.iter().map(Vec::len).find(|octets| *octets > STRING_OCTETS);
    found.extend(long.map(|octets| Finding::from(Dns::LongString { octets })));
    found
}

/// The same without the selector, which is none of the person's.
fn nameless(mut finding: Finding) -> Finding {
    finding.what = match finding.what {
        What::Dkim(Dkim::Unreadable { fault, .. }) => What::Dkim(Dkim::Unreadable { selector: None, fault }),
        What::Dkim(Dkim::Bare { .. }) => What::Dkim(Dkim::Bare { selector: None }),
        What::Dkim(Dkim::TargetAsText { target, .. }) => {
            What::Dkim(Dkim::TargetAsText { selector: None, target })
        }
        What::Dkim(Dkim::SomethingElse { text, .. }) => {
            What::Dkim(Dkim::SomethingElse { selector: None, text })
        }
        // Nobody has said that anything signs with it.
        What::Dkim(Dkim::RevokedInUse { .. }) => What::Dkim(Dkim::Revoked),
        what => what,
    };
    finding
}

fn domain() -> Option<DomainName> {
    DomainName::parse(DOMAIN).ok()
}

const fn view<'v>(survey: &'v Survey, given: &'v [Selector]) -> View<'v> {
    View { survey, plan: None, given, disk: &[], now: Timestamp::UNIX_EPOCH }
}

/// A survey that found these records at `owner`, and nothing else.
fn survey(domain: &DomainName, owner: &Name, records: &[Txt]) -> Survey {
    let mut survey = Survey::new(domain.clone());
    // Whoever sent the answer is all there is to ask.
    let server = NameServer { name: Name::root(), addresses: Vec::new(), barred: Vec::new() };
    survey.zone = Some(Zone { apex: domain.name().clone(), servers: vec![server], negative_ttl: None });
    survey.hear(Answer {
        question: Question::new(owner.clone(), Kind::Txt),
        server: Server {
            role: Role::Authoritative,
            address: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)),
            label: String::new(),
        },
        at: Timestamp::UNIX_EPOCH,
        took: Duration::ZERO,
        transport: Some(Transport::Udp),
        is_authoritative: true,
        marks: Marks::default(),
        aliases: Vec::new(),
        outcome: Outcome::Records { data: records.iter().cloned().map(Data::Txt).collect(), ttl: 0 },
    });
    survey.is_finished = true;
    survey
}

//! A refusal held against what is published now.
//!
//! A bounce is old news: the record it complains of may have been corrected since. So the question the receiver
//! asked is asked again, with the records of now, with those of the setup, and with the one record that would
//! have let the mail pass. Only names of the reader's own domains are asked for, and what their records lead to.
//!
//! References: RFC 7208 §4 (`check_host()`), RFC 6376 §3.6.1 (keys), RFC 9989 §4.7.

use std::net::IpAddr;

use jiff::Timestamp;

use crate::{
    check::{
        refusal::{Mechanism, Own, Refusal, Step, Whose},
        spf::evaluate::{Arguments, Draft, Outcome, Sender, SpfResult, evaluate},
    },
    mail::bounce::Returned,
    record::{
        dkim::{self, PublicKey},
        dmarc,
        name::{DomainName, Name},
        spf::{self, Record, Term},
    },
    survey::{Facts, Kind, Question},
};

/// Selectors that are looked at.
const SELECTORS: usize = 10;

/// What of a refusal can be asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The own domain it is about.
    pub domain: DomainName,
    /// The address that sent, if it is named.
    pub ip: Option<IpAddr>,
    /// Selectors that may have signed.
    pub selectors: Vec<String>,
    /// The SPF record of the setup, if there is one.
    pub draft: Option<String>,
    /// The time that SPF macros may ask for.
    pub now: Timestamp,
}

/// What is published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The domain that was asked about.
    pub domain: DomainName,
    /// The address.
    pub ip: Option<IpAddr>,
    /// SPF; none if the zone did not answer.
    pub spf: Option<SpfNow>,
    /// The keys at the selectors.
    pub keys: Vec<(String, KeyNow)>,
    /// The DMARC record; none if there is none or the zone did not answer.
    pub dmarc: Option<String>,
}

/// SPF now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpfNow {
    /// The record, if there is one. Not safe to show.
    pub record: Option<String>,
    /// What a receiver would find for the address; none if no address is named or DNS failed.
    pub result: Option<SpfResult>,
    /// The same with the record of the setup.
    pub with_draft: Option<SpfResult>,
    /// The record that lets the address pass.
    pub proposal: Option<Proposal>,
}

/// A record that lets an address pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is added: `ip4:192.0.2.25`.
    pub term: String,
    /// The whole record.
    pub record: String,
    /// What receivers would find.
    pub result: SpfResult,
}

/// What stands at a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyNow {
    /// A key.
    Published,
    /// An empty key.
    Revoked,
    /// Something that is not a key.
    Broken,
    /// Nothing.
    Absent,
    /// The zone did not answer.
    Unanswered,
}

impl Case {
    /// What can be asked about a refusal; none if it is not about a domain of the reader's, or not about records.
    #[must_use]
    pub fn of(refusal: &Refusal, returned: Option<&Returned>, own: &Own, now: Timestamp) -> Option<Self> {
        let is_about_records =
            refusal.mechanism.is_authentication() || refusal.mechanism == Mechanism::Unknown;
        if !is_about_records || refusal.whose_domain == Whose::Other || refusal.step == Step::None {
            return None;
        }
        let is_own = |name: &&str| own.domain(name) == Whose::Own;
        let named = refusal.named.domain.as_deref().filter(is_own);
        let from_mail =
            || returned.and_then(|returned| returned.bounce_address.as_deref().or(returned.from.as_deref()));
        let only = || match own.domains.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        };
        let domain = named.or_else(|| from_mail().filter(is_own)).or_else(only)?;
        let mut selectors: Vec<String> = refusal.named.selector.iter().cloned().collect();
        selectors.extend(own.selectors.iter().take(SELECTORS).cloned());
        selectors.dedup();
        Some(Self {
            domain: DomainName::parse(domain).ok()?,
            ip: refusal.named.ip,
            selectors,
            draft: None,
            now,
        })
    }

    fn arguments(&self, ip: IpAddr) -> Arguments {
        Arguments {
            ip,
            sender: Sender::read(self.domain.as_str()),
            helo: self.domain.as_str().to_owned(),
            now: self.now,
            receiver: "unknown".to_owned(),
        }
    }

    fn drafts(&self, facts: &Facts) -> Vec<Draft> {
        let texts = [self.draft.clone(), self.proposed(facts).map(|(_, record)| record)];
        let draft = |text| Draft::default().with(self.domain.name().clone(), text);
        std::iter::once(Draft::default()).chain(texts.into_iter().flatten().map(draft)).collect()
    }

    /// The published record with the address in front of its end.
    fn proposed(&self, facts: &Facts) -> Option<(String, String)> {
        let record = match self.record(facts) {
            Some(text) => text.parse::<Record>().ok()?,
            None => "v=spf1 ~all".parse().ok()?,
        };
        let (term, record) = with_address(record, self.ip?)?;
        Some((term, record.to_string()))
    }

    fn record(&self, facts: &Facts) -> Option<String> {
        facts.texts(self.domain.name()).into_iter().find(|text| spf::is_spf(text))
    }

    fn names(&self) -> Vec<(Name, String)> {
        let name = |selector: &String| {
            self.domain
                .name()
                .child(&format!("{selector}._domainkey"))
                .ok()
                .map(|name| (name, selector.clone()))
        };
        self.selectors.iter().filter_map(name).collect()
    }
}

/// A record with an address in front of its end, and the term that was added; none if it has the address already: then
/// something else is wrong with it.
#[must_use]
pub fn with_address(mut record: Record, ip: IpAddr) -> Option<(String, Record)> {
    let term = match ip.to_canonical() {
        IpAddr::V4(ip) => format!("ip4:{ip}"),
        IpAddr::V6(ip) => format!("ip6:{ip}"),
    };
    let added: Term = term.parse().ok()?;
    if record.terms.contains(&added) {
        return None;
    }
    let is_end = |term: &Term| match term {
        Term::Directive(directive) => directive.mechanism == spf::Mechanism::All,
        Term::Modifier(_) => true,
    };
    let at = record.terms.iter().position(is_end).unwrap_or(record.terms.len());
    record.terms.insert(at, added);
    Some((term, record))
}

/// What must be asked before [`judge`] knows all it can; empty in the end.
#[must_use]
pub fn needed(case: &Case, facts: &Facts) -> Vec<Question> {
    let mut questions = vec![Question::new(case.domain.name().clone(), Kind::Txt)];
    questions.extend(case.domain.name().child("_dmarc").ok().map(|name| Question::new(name, Kind::Txt)));
    questions.extend(case.names().into_iter().map(|(name, _)| Question::new(name, Kind::Txt)));
    if let Some(ip) = case.ip.filter(|_| facts.get(case.domain.name(), Kind::Txt).is_some()) {
        for draft in case.drafts(facts) {
            if let Outcome::Need(more) = evaluate(&case.arguments(ip), &draft, facts) {
                questions.extend(more);
            }
        }
    }
    questions.retain(|question| facts.get(&question.name, question.kind).is_none());
    questions
}

/// What is published now.
#[must_use]
pub fn judge(case: &Case, facts: &Facts) -> Against {
    let is_answered = facts.get(case.domain.name(), Kind::Txt).is_some_and(crate::survey::Answer::is_answer);
    Against {
        domain: case.domain.clone(),
        ip: case.ip,
        spf: is_answered.then(|| spf_now(case, facts)),
        keys: case.names().into_iter().map(|(name, selector)| (selector, key(&name, facts))).collect(),
        dmarc: case
            .domain
            .name()
            .child("_dmarc")
            .ok()
            .and_then(|name| facts.texts(&name).into_iter().find(|text| dmarc::claims_to_be_dmarc(text))),
    }
}

fn spf_now(case: &Case, facts: &Facts) -> SpfNow {
    let found = |draft: &Draft| {
        let ip = case.ip?;
        match evaluate(&case.arguments(ip), draft, facts) {
            Outcome::Done(found) => Some(found.result()),
            Outcome::Need(_) => None,
        }
    };
    let with = |text: &str| found(&Draft::default().with(case.domain.name().clone(), text.to_owned()));
    let result = found(&Draft::default());
    let record = case.record(facts);
    let proposal =
        case.proposed(facts).filter(|_| result != Some(SpfResult::Pass)).and_then(|(term, record)| {
            let result = with(&record)?;
            Some(Proposal { term, record, result })
        });
    SpfNow {
        with_draft: case.draft.as_deref().filter(|draft| Some(*draft) != record.as_deref()).and_then(with),
        record,
        result,
        proposal: proposal.filter(|proposal| proposal.result == SpfResult::Pass),
    }
}

fn key(name: &Name, facts: &Facts) -> KeyNow {
    let Some(answer) = facts.get(name, Kind::Txt) else { return KeyNow::Unanswered };
    if !answer.is_answer() {
        return KeyNow::Unanswered;
    }
    match answer.texts().as_slice() {
        [] => KeyNow::Absent,
        texts => match texts.concat().parse::<dkim::Record>() {
            Ok(record) if record.public_key == PublicKey::Revoked => KeyNow::Revoked,
            Ok(_) => KeyNow::Published,
            Err(_) => KeyNow::Broken,
        },
    }
}

//! The keys as published: at which selectors they are looked for, and what is wrong with those found.
//!
//! DNS gives no list of selectors, so that a key can only be looked for where somebody says it is, or
//! where keys often are. What is not found there is missing only if mail is signed with it. What is found
//! is either a key that receivers can use, or something of which one can often tell what it was.
//!
//! References: RFC 6376 §3.6.1 (the record), §3.6.2.1 (its name), RFC 8463 (Ed25519).

mod alias;
mod own;
mod places;
mod record;
mod withdrawn;

use super::{View, everywhere, whoever};
use crate::{
    check::{
        self, Finding,
        finding::{Dkim, What},
    },
    plan::{publish, senders},
    record::{
        dkim::{PublicKey, Record, claims_to_be_key, redacted},
        name::{Name, Selector},
        spf::{self, Mechanism},
    },
    survey::{Answer, Kind, Question, Want},
};

/// How a selector became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The person named it.
    Given,
    /// A key of the saved set-up is published there.
    Planned,
    /// The saved set-up withdraws the key there: it is only looked at whether it is gone.
    Withdrawn,
    /// A recognised mail service, or many people, use it: it is only looked for.
    Likely,
}

/// Selectors looked for at most.
const SELECTORS: usize = 64;

/// The selectors at which a key is looked for, each once: those given, those of the set-up, those of keys
/// on this machine, and those that the domain's services and many people use.
#[must_use]
pub fn sought(view: &View<'_>) -> Vec<(Selector, Origin)> {
    let planned =
        view.plan.iter().flat_map(|plan| publish::publish(plan)).filter_map(|row| match row.purpose {
            publish::Purpose::Dkim(selector) => Some(selector),
            _ => None,
        });
    let exchanges: Vec<Name> = view.survey.mail_exchangers().into_iter().map(|(_, name)| name).collect();
    let on_disk = view.disk.iter().map(|key| key.selector.clone());
    let planned: Vec<Selector> = planned.collect();
    // Who names a selector need not be helped to find one: every guess is a question.
    let guessed = if view.given.is_empty() && planned.is_empty() {
        senders::likely_selectors(&exchanges)
    } else {
        senders::selectors_by_mx(&exchanges)
    };
    let likely = on_disk.chain(of_services(view)).chain(guessed);
    let all = view
        .given
        .iter()
        .map(|selector| (selector.clone(), Origin::Given))
        .chain(planned.iter().map(|selector| (selector.clone(), Origin::Planned)))
        .chain(likely.map(|selector| (selector, Origin::Likely)))
        .map(|(selector, origin)| {
            let is_over = view.plan.is_some_and(|plan| plan.dkim.withdraws(&selector));
            (selector, if is_over { Origin::Withdrawn } else { origin })
        });
    let mut found: Vec<(Selector, Origin)> = Vec::new();
    for (selector, origin) in all {
        if !found.iter().any(|(known, _)| *known == selector) {
            found.push((selector, origin));
        }
    }
    found.truncate(SELECTORS);
    found
}

/// The selectors of the services that the published SPF record includes.
fn of_services(view: &View<'_>) -> Vec<Selector> {
    let records = super::spf::seen(view);
    let records = records.iter().filter(|text| text.len() <= spf::FOLLOWED);
    let records = records.filter_map(|text| text.parse::<spf::Record>().ok());
    let includes = records.flat_map(|record| {
        let names = record.directives().filter_map(|directive| match &directive.mechanism {
            Mechanism::Include(spec) => spec.name(),
            _ => None,
        });
        names.collect::<Vec<_>>()
    });
    let services = includes.filter_map(|name| senders::by_include(&name));
    services.flat_map(|service| &service.dkim.selectors).filter_map(|text| text.parse().ok()).collect()
}

/// One selector, and what is known about it.
struct Site<'v> {
    selector: Selector,
    origin: Origin,
    /// The name a receiver asks for.
    owner: Name,
    answer: &'v Answer,
    /// The texts there, or at the end of its aliases.
    texts: Vec<String>,
}

impl<'v> Site<'v> {
    /// None while nothing is known of it.
    fn at(view: &View<'v>, selector: Selector, origin: Origin) -> Option<Self> {
        let owner = view.survey.domain.below(&selector.labels());
        let answer = answer(view, &owner)?;
        let texts = texts(view, answer);
        (answer.is_answer() || answer.exists()).then_some(Self { selector, origin, owner, answer, texts })
    }

    /// Whether mail is signed with it as far as anybody has said.
    const fn is_in_use(&self) -> bool {
        matches!(self.origin, Origin::Given | Origin::Planned)
    }
}

/// What is said about a name: by a server of the zone that has something, else what is known.
fn answer<'v>(view: &View<'v>, name: &Name) -> Option<&'v Answer> {
    let survey = view.survey;
    survey
        .heard
        .own(name, Kind::Txt)
        .find(|answer| answer.exists())
        .or_else(|| survey.facts.get(name, Kind::Txt))
}

/// The texts of an answer, or those that are known of where its aliases end.
fn texts(view: &View<'_>, answer: &Answer) -> Vec<String> {
    let found = answer.texts();
    match answer.aliases.last() {
        Some(target) if found.is_empty() => view.survey.facts.texts(target),
        _ => found,
    }
}

/// The name that answers for every selector without a record of its own.
fn wildcard(view: &View<'_>) -> Option<Name> {
    view.domain().child("*._domainkey").ok()
}

/// Nothing longer says only that nobody sends.
const SHORT: usize = 256;

/// Whether the domain has said that it neither sends mail nor takes any; it needs no key.
fn is_parked(view: &View<'_>) -> bool {
    let exchangers = view.survey.mail_exchangers();
    let is_null = exchangers.iter().all(|(_, exchange)| exchange.is_root());
    let is_known = view.survey.facts.get(view.domain(), Kind::Mx).is_some_and(Answer::is_answer);
    let forbids = |text: &String| {
        text.len() < SHORT
            && text.parse::<spf::Record>().is_ok_and(|record| {
                let mut terms = record.directives();
                record.terms.len() == 1
                    && terms.all(|d| d.mechanism == Mechanism::All && d.effect() == spf::Qualifier::Fail)
            })
    };
    let records = super::spf::seen(view);
    is_known && is_null && matches!(records.as_slice(), [only] if forbids(only))
}

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = Vec::new();
    for (selector, origin) in sought(view) {
        let owner = view.survey.domain.below(&selector.labels());
        let reading = view.reading();
        // Something that a wildcard may say is nobody's key until it is known what the wildcards say.
        let is_there = answer(view, &owner).is_some_and(|said| said.exists() && !reading.is_wild(said))
            && reading.knows_wildcards(&owner);
        wanted.push(if origin == Origin::Likely && !is_there {
            whoever(view, Question::new(owner, Kind::Txt))
        } else {
            everywhere(owner, Kind::Txt)
        });
        let Some(site) = Site::at(view, selector, origin) else { continue };
        wanted.extend(alias::want(view, &site));
        wanted.extend(places::questions(view, &site).into_iter().map(|question| whoever(view, question)));
    }
    let keys = view.survey.domain.below("_domainkey");
    let wildcards = view.reading().wildcard_questions(&keys);
    wanted.extend(wildcards.into_iter().map(|question| whoever(view, question)));
    wanted
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let is_parked = is_parked(view);
    let all = sought(view);
    let count = all.len();
    let everything: Vec<Site<'_>> =
        all.into_iter().filter_map(|(selector, origin)| Site::at(view, selector, origin)).collect();
    let wild = wildcard(view).map(|name| (view.survey.facts.texts(&name), name));
    let mut findings = Vec::new();
    if let Some((texts, name)) = &wild
        && let Some(text) = texts.iter().find(|text| claims_to_be_key(text))
        && !is_parked
    {
        let is_revoked = text.parse::<Record>().is_ok_and(|record| record.public_key == PublicKey::Revoked);
        let what = Dkim::Wildcard { at: name.to_string(), is_revoked };
        findings.push(Finding::from(what).about(name, &redacted(text)));
    }
    let sites: Vec<&Site<'_>> =
        everything.iter().filter(|site| site.is_in_use() || !view.reading().is_wild(site.answer)).collect();
    let (over, sites): (Vec<&Site<'_>>, Vec<&Site<'_>>) =
        sites.into_iter().partition(|site| site.origin == Origin::Withdrawn);
    findings.extend(over.into_iter().filter_map(withdrawn::judge));
    let works = sites.iter().any(|site| site.texts.iter().any(|text| record::usable(text).is_some()));
    for site in &sites {
        // Of a domain that sends nothing, no key is missed.
        // An alias that every name has is nobody's slip at this one.
        let is_wild = view.reading().is_wild(site.answer);
        let alias = || if is_wild { None } else { alias::judge(view, site, works) };
        let judged = record::judge(view, site).or_else(alias);
        // Absent is what all of the zone's servers say that answer.
        let is_known = site.answer.exists() || view.reading().stands(&site.owner, Kind::Txt).is_absent();
        let missing = || {
            let is_missed = !is_parked && site.is_in_use() && is_known;
            if is_missed { vec![places::judge(view, site)] } else { Vec::new() }
        };
        let judged = judged.unwrap_or_else(missing).into_iter();
        findings.extend(judged.filter(|f| {
            !is_parked
                || !matches!(f.what, What::Dkim(Dkim::RevokedInUse { .. } | Dkim::RevokedElsewhere { .. }))
        }));
    }
    findings.extend(alone(&sites));
    findings.extend(none_in_use(view, &sites).filter(|_| !is_parked));
    let is_old = |finding: &Finding| matches!(finding.what, What::Dkim(Dkim::RevokedElsewhere { .. }));
    let is_silent = findings.iter().all(is_old) && !works && !sites.iter().any(|site| site.is_in_use());
    if is_silent && !is_parked && everything.len() == count {
        let tried = everything.iter().map(|site| site.selector.to_string()).collect();
        findings.push(Dkim::SelectorUnknown { tried }.into());
    }
    // Nothing is as urgent as a private key that everybody can read.
    findings.sort_by_key(|finding| finding.what != What::Dkim(Dkim::PrivateKey));
    findings
}

/// That nothing signs with the keys of the set-up any more, as far as the person has said, who may have named another.
fn none_in_use(view: &View<'_>, sites: &[&Site<'_>]) -> Option<Finding> {
    let is_other = |site: &&&Site<'_>| {
        site.origin == Origin::Given && !view.plan.is_some_and(|plan| plan.dkim.is_over(&site.selector))
    };
    let mut others = sites.iter().filter(is_other);
    let is_signed = others.any(|site| site.texts.iter().any(|text| record::usable(text).is_some()));
    view.plan.and_then(check::dkim::none_in_use).filter(|_| !is_signed).map(Finding::from)
}

/// RFC 8463 §6: who signs with Ed25519 signs with RSA as well, as long as not everybody reads it.
fn alone(sites: &[&Site<'_>]) -> Option<Finding> {
    let keys = || {
        sites.iter().filter_map(|site| Some((site, site.texts.iter().find_map(|text| record::usable(text))?)))
    };
    let is_alone = keys().next().is_some() && keys().all(|(_, key)| matches!(key, PublicKey::Ed25519(_)));
    let (site, _) = keys().next().filter(|_| is_alone)?;
    let text = site.texts.first()?;
    Some(Finding::from(Dkim::PublishedEd25519Alone).about(&site.owner, &redacted(text)))
}

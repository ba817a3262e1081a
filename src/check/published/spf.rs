//! The SPF record as published: whether there is one, where receivers look, and what is wrong in it.
//!
//! Receivers know a record by how it begins and read it strictly: what is no SPF to them does nothing,
//! and one word that is no term breaks the whole. People read leniently and do not see the difference.
//! So every text that is meant as SPF is found here, wherever it stands, and held against the grammar.
//!
//! References: RFC 7208 §3 (one TXT record, at the domain), §4.5 (selection), §12 (grammar).

mod correction;
mod nowhere;
mod strict;
mod strings;

use std::collections::BTreeMap;

use super::{View, everywhere, whoever};
use crate::{
    check::{
        self, Finding,
        finding::{Dkim, Spf, What},
    },
    plan::{publish::Data, spf::Answers},
    reading::Stands,
    record::{
        name::Name,
        private_key,
        span::Span,
        spf::{self, Directive, FOLLOWED, Mechanism, Qualifier, Term, claims_to_be_spf, is_spf},
    },
    survey::{Answer, Kind, Question, Want},
};

/// Findings of one kind told of one record. Each repeats the record, and one that is made for it has more terms
/// to complain of than memory holds.
const TOLD: usize = 10;

/// The texts at the domain that have to do with SPF.
struct Texts {
    /// Those that are SPF to a receiver.
    seen: Vec<String>,
    /// Those that are only meant as such.
    unseen: Vec<String>,
    /// Sender ID, the forgotten sibling.
    sender_id: Vec<String>,
}

impl Texts {
    fn at(view: &View<'_>, name: &Name) -> Self {
        let mut found = Self { seen: Vec::new(), unseen: Vec::new(), sender_id: Vec::new() };
        for text in answer(view, name, Kind::Txt).map(Answer::texts).unwrap_or_default() {
            match text {
                text if is_spf(&text) => found.seen.push(text),
                text if is_meant(&text) => found.unseen.push(text),
                text if is_sender_id(&text) => found.sender_id.push(text),
                _ => {}
            }
        }
        found
    }
}

/// Whether a text that receivers do not take for SPF was meant as such.
fn is_meant(text: &str) -> bool {
    let is_buried = || text.to_ascii_lowercase().contains("v=spf1");
    let begins = || text.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("spf1"));
    claims_to_be_spf(text) || is_buried() || begins()
}

/// RFC 4406 §3.1: `spf2.0/` and what it is for.
fn is_sender_id(text: &str) -> bool {
    text.get(..7).is_some_and(|begin| begin.eq_ignore_ascii_case("spf2.0/"))
}

/// What is said about a name: by a server of the zone that has something, else what is known.
fn answer<'v>(view: &View<'v>, name: &Name, kind: Kind) -> Option<&'v Answer> {
    let survey = view.survey;
    survey.heard.own(name, kind).find(|answer| answer.exists()).or_else(|| survey.facts.get(name, kind))
}

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let domain = view.domain();
    let mut wanted = vec![everywhere(domain.clone(), Kind::Txt)];
    let texts = Texts::at(view, domain);
    let mut records: Vec<Answers> = correction::records(view, true).iter().map(Answers::from).collect();
    match texts.seen.as_slice() {
        [only] if only.len() <= FOLLOWED => records.push(Answers::from_text(only)),
        [] if answer(view, domain, Kind::Txt).is_some_and(Answer::is_answer) => {
            let places = nowhere::places(view).into_iter().map(|(name, _)| Question::new(name, Kind::Txt));
            let old = Question::new(domain.clone(), Kind::Spf);
            wanted.extend(places.chain([old]).map(|question| whoever(view, question)));
        }
        _ => {}
    }
    let questions =
        records.iter().flat_map(|record| check::spf::questions(record, &view.survey.domain, view.reading()));
    wanted.extend(questions.map(|question| {
        // The domain's own servers must agree about what its record leads to.
        let is_own_text = question.kind == Kind::Txt && view.reading().is_own(&question.name);
        if is_own_text { view.reading().sure_want(question) } else { view.reading().want(question) }
    }));
    wanted
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let domain = view.domain();
    if !answer(view, domain, Kind::Txt).is_some_and(Answer::is_answer) {
        return Vec::new();
    }
    let texts = Texts::at(view, domain);
    let is_seen = |answer: &Answer| answer.texts().iter().any(|text| is_spf(text));
    let stands = view.reading().find(domain, Kind::Txt, is_seen);
    if matches!(stands, Stands::Unsure(answer) if answer.is_answer()) {
        // One says that there is none. As long as others are asked, that may be the one that lags behind.
        let unsure = Spf::TargetUnsure { name: domain.to_string() };
        return if view.reading().is_over() { vec![unsure.into()] } else { Vec::new() };
    }
    // Of a private key nothing but its place is told.
    if let Some(text) = texts.seen.iter().chain(&texts.unseen).find(|text| private_key::found(text).is_some())
    {
        return vec![Finding::from(Dkim::PrivateKey).about(domain, text)];
    }
    let mut findings = match texts.seen.as_slice() {
        [] => nowhere::judge(view, &texts),
        [only] if only.len() > FOLLOWED => {
            return vec![Finding::from(Spf::TooLong { octets: only.len() })];
        }
        [only] => one(view, only),
        several => several
            .iter()
            .skip(1)
            .take(1)
            .map(|text| Finding::from(Spf::Several { count: several.len() }).about(domain, text))
            .collect(),
    };
    if !texts.seen.is_empty() {
        for text in &texts.unseen {
            if let Some(error) = unseen(text) {
                let finding = Finding::from(Spf::UnseenBeside { fault: error.cause });
                findings.push(finding.at(domain, text, error.span));
            }
        }
        let old = texts.sender_id.iter().take(1);
        findings.extend(old.map(|text| Finding::from(Spf::SenderIdBeside).about(domain, text)));
    }
    // What is put right with another sign is said, too.
    let is_told = findings.iter().any(|finding| finding.what == What::Spf(Spf::PassesAll));
    let opens = correction::whole(view).is_some_and(|record| record.all() == Some(Qualifier::Pass));
    if opens && !is_told && !findings.is_empty() {
        let text = texts.seen.iter().chain(&texts.unseen).next();
        findings.extend(text.map(|text| Finding::from(Spf::PassesAll).about(domain, text)));
    }
    correction::correct(view, &mut findings);
    findings
}

/// The place of the second `v=spf1` in a text, and how many records with terms are in it.
fn second(text: &str) -> Option<(Span, usize)> {
    let mut versions = strict::words(text).filter(|span| span.of(text).eq_ignore_ascii_case("v=spf1"));
    versions.next()?;
    Some((versions.next()?, spf::several(text).len()))
}

/// The records at the domain that are SPF to receivers. What they discard beside one does not count (RFC 7208 §4.5).
pub(super) fn seen(view: &View<'_>) -> Vec<String> {
    let mut records = view.survey.spf_records();
    records.retain(|text| is_spf(text));
    records
}

/// Why receivers do not take a text for SPF, and where.
fn unseen(text: &str) -> Option<crate::record::span::ParseError<spf::Fault>> {
    spf::faults(text).into_iter().next().filter(|_| !is_spf(text))
}

/// What is wrong with the one record there is.
fn one(view: &View<'_>, text: &str) -> Vec<Finding> {
    let domain = view.domain();
    let places = spf::terms(text);
    let mut findings = strings::judge(view, text);
    let second = second(text);
    findings.extend(second.map(|(span, count)| {
        let is_behind_all = places
            .iter()
            .any(|term| term.span.end <= span.start && term.term.as_ref().is_ok_and(spf::is_all));
        let what = if is_behind_all && count > 1 { Spf::TwoInOne { count } } else { Spf::VersionTwice };
        Finding::from(what).at(domain, text, span)
    }));
    let is_told = |span: Span| findings.iter().any(|f| f.place.as_ref().is_some_and(|p| meets(p.span, span)));
    let strict: Vec<Finding> = strict::judge(text, domain)
        .into_iter()
        .filter(|finding| !finding.place.as_ref().is_some_and(|place| is_told(place.span)))
        .collect();
    findings.extend(strict);
    let judged = check::spf::judge(&Answers::from_text(text), &view.survey.domain, view.reading());
    let told: Vec<Span> = findings.iter().filter_map(|f| f.place.as_ref()).map(|place| place.span).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mut finding in judged {
        let count = counts.entry(finding.id()).or_default();
        *count += 1;
        if *count > TOLD {
            continue;
        }
        if let What::Spf(Spf::Documentation { term }) = finding.what {
            finding.what = What::Spf(Spf::PublishedDocumentation { term });
        }
        let located = match finding.row.and_then(|row| places.get(row)) {
            Some(parsed) => finding.at(domain, text, parsed.span),
            None => finding.about(domain, text),
        };
        let located = match &located.what {
            What::Spf(Spf::ServiceMissing { include: Some(include), .. }) => {
                match with_include(text, include) {
                    Some(better) => located.with_correction(domain, Data::Txt(better)),
                    None => located,
                }
            }
            _ => located,
        };
        // What stands behind a second version is that of another record.
        let is_of_other = second.is_some_and(|(span, count)| {
            count > 1
                && located
                    .place
                    .as_ref()
                    .is_some_and(|place| place.span.start >= span.start && place.span.end < text.len() + 1)
                && !matches!(located.what, What::Spf(Spf::PassesAll))
        });
        if !follows(&located, &told) && !is_of_other {
            findings.push(meant(view, located));
        }
    }
    // A row is a place on the screen where a set-up is edited.
    for finding in &mut findings {
        finding.row = None;
    }
    findings
}

/// A bare `mx` or `a` in a record that others lead to, with the domain it is meant for.
fn meant(view: &View<'_>, finding: Finding) -> Finding {
    let What::Spf(Spf::MeansOther { at, .. }) = &finding.what else { return finding };
    let Ok(at) = Name::parse(at) else { return finding };
    let mut seen = view.survey.facts.spf(&at).iter().filter(|reach| reach.is_seen);
    let record = seen.next().and_then(|reach| reach.text.parse::<spf::Record>().ok());
    let Some(mut record) = record.filter(|_| seen.next().is_none()) else { return finding };
    let domain = view.domain().as_str();
    for term in &mut record.terms {
        let is_bare = matches!(
            term,
            Term::Directive(Directive {
                mechanism: Mechanism::A { domain: None, .. } | Mechanism::Mx { domain: None, .. },
                ..
            })
        );
        // `mx/24` becomes `mx:example.com/24`.
        let written = term.to_string();
        let (name, length) = written.split_at(written.find('/').unwrap_or(written.len()));
        if let Ok(named) = format!("{name}:{domain}{length}").parse()
            && is_bare
        {
            *term = named;
        }
    }
    finding.with_correction(&at, Data::Txt(record.to_string()))
}

/// The record with one more include, in front of what decides over everybody else; none if it cannot be read.
fn with_include(text: &str, name: &str) -> Option<String> {
    let mut record: spf::Record = text.parse().ok()?;
    let include: spf::Term = format!("include:{name}").parse().ok()?;
    let is_end = |term: &spf::Term| match term {
        spf::Term::Directive(directive) => directive.mechanism == spf::Mechanism::All,
        spf::Term::Modifier(_) => true,
    };
    let at = record.terms.iter().position(is_end).unwrap_or(record.terms.len());
    record.terms.insert(at, include);
    Some(record.to_string())
}

/// Whether a finding only says once more what the strict reading has told, at the places of `told`.
fn follows(finding: &Finding, told: &[Span]) -> bool {
    let is_at = |span: Span| told.iter().any(|told| meets(*told, span));
    match &finding.what {
        What::Spf(Spf::Broken { .. } | Spf::DuplicateModifier { .. }) => true,
        // The broken word may be the very one that is missed.
        What::Spf(Spf::NoAll | Spf::Empty | Spf::NobodyMaySend) => !told.is_empty(),
        // A sign that a space has torn off its `all`.
        What::Spf(Spf::PassesAll) => {
            let begins = finding.place.as_ref().map(|place| place.span.start);
            let place = finding.place.as_ref().map(|place| place.span);
            let is_end = |told: &Span| place.is_some_and(|at| told.start < at.start && told.end == at.end);
            told.iter().any(|told| begins == Some(told.end + 1) || is_end(told))
        }
        What::Spf(Spf::IncludeMissing { .. } | Spf::NothingThere { .. } | Spf::RedirectMissing { .. }) => {
            finding.place.as_ref().is_some_and(|place| is_at(place.span))
        }
        _ => false,
    }
}

fn meets(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

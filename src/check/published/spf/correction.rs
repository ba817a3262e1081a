//! The record to publish in place of what is published, where it can be told with certainty.
//!
//! Only what changes nothing for honest mail is changed: what receivers cannot read is read as it was
//! meant, what they never reach or what leads nowhere is left out, and the end is made to say something.
//! Whether a service is still in use, nobody but its user knows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Texts, View, nowhere, strings::spaced};
use crate::{
    check::{
        self, Finding, Severity,
        finding::{Correction, Spf, What},
    },
    plan::{publish::Data, senders, spf::Answers},
    reading::adopt::merge_spf,
    record::spf::{Directive, Mechanism, Modifier, Qualifier, Record, Term, distance, repaired},
};

/// The longest text that is put right, in octets: ten times what fits into an answer. What is longer is no slip.
const LONGEST: usize = 4_096;

/// The most records that are made one.
const RECORDS: usize = 10;

/// Puts the correction into every finding that it does away with.
pub(super) fn correct(view: &View<'_>, findings: &mut [Finding]) {
    let Some(record) = record(view) else { return };
    let answers = Answers::from(&record);
    let left = check::spf::judge(&answers, &view.survey.domain, view.reading());
    let is_about_record =
        |finding: &&Finding| !matches!(finding.what, What::Spf(Spf::PublishedUnseen { .. }));
    let left: Vec<&Finding> = left.iter().filter(is_about_record).collect();
    if left.iter().any(|finding| finding.severity() == Severity::Error) {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.severity() > Severity::Info) {
        let text = record.to_string();
        let is_published = finding.what != What::Spf(Spf::Type99)
            && finding
                .place
                .as_ref()
                .is_some_and(|place| place.text == text && place.owner == *view.domain());
        let is_beside = matches!(finding.what, What::Spf(Spf::UnseenBeside { .. }));
        if !is_published && !is_beside && !left.iter().any(|left| left.what == finding.what) {
            finding.correction = Some(Correction { owner: view.domain().clone(), data: Data::Txt(text) });
        }
    }
}

/// The record that was meant by all that is published, put right.
pub(super) fn record(view: &View<'_>) -> Option<Record> {
    let texts = Texts::at(view, view.domain());
    let meant = if !texts.seen.is_empty() {
        texts.seen
    } else if !texts.unseen.is_empty() {
        texts.unseen
    } else if let Some(text) = nowhere::type_99(view).into_iter().next() {
        vec![text]
    } else if let Some((.., text)) = nowhere::misplaced(view) {
        vec![text]
    } else {
        let versions = texts.sender_id.first().into_iter().filter_map(|text| text.split_once(' '));
        versions.map(|(_, terms)| format!("v=spf1 {terms}")).collect()
    };
    if meant.len() > RECORDS || meant.iter().any(|text| text.len() > LONGEST) {
        return None;
    }
    let records: Vec<String> =
        meant.iter().map(|text| Some(repaired(&spaced(view, text))?.to_string())).collect::<Option<_>>()?;
    let whole = match records.as_slice() {
        [] => return None,
        [only] => only.parse().ok()?,
        several => merge_spf(several).record(),
    };
    amended(view, &whole)
}

/// The record without what does harm or nothing; none if nobody could send by it any more.
fn amended(view: &View<'_>, record: &Record) -> Option<Record> {
    let answers = Answers::from(record);
    let judged = check::spf::judge(&answers, &view.survey.domain, view.reading());
    let mut out = BTreeSet::new();
    let mut other = BTreeMap::new();
    for finding in judged {
        let Some(row) = finding.row else { continue };
        let target = match record.terms.get(row) {
            Some(Term::Directive(Directive { mechanism: Mechanism::Include(spec), .. })) => spec.name(),
            _ => None,
        };
        let leads_to = |name: &str| target.as_ref().is_some_and(|target| target.as_str() == name);
        let is_idle = match &finding.what {
            // What others include is theirs to repair.
            What::Spf(Spf::IncludeMissing { name, .. }) => {
                if let Some(service) = service(name).filter(|_| leads_to(name)) {
                    other.insert(row, service);
                    continue;
                }
                leads_to(name)
            }
            What::Spf(Spf::Loop { name, .. }) => leads_to(name) && name == view.domain().as_str(),
            What::Spf(Spf::AfterAll { .. } | Spf::RedirectBesideAll | Spf::Duplicate { .. }) => true,
            What::Spf(Spf::NothingThere { .. }) => {
                !matches!(record.terms.get(row), Some(Term::Directive(directive)) if is_default(directive))
            }
            _ => false,
        };
        if is_idle {
            out.insert(row);
        }
    }
    let kept = record.terms.iter().enumerate().filter(|(row, _)| !out.contains(row));
    let mut whole = Record {
        terms: kept.map(|(row, term)| other.remove(&row).unwrap_or_else(|| with_colon(term))).collect(),
    };
    let lets_in = |record: &Record| record.terms.iter().any(is_pass);
    if lets_in(record) && !lets_in(&whole) {
        return None;
    }
    if lets_in(&whole) {
        end(&mut whole);
    }
    Some(whole)
}

/// Slips up to which a name that does not exist is taken for that of a service.
const SLIPS: usize = 2;

/// The include of the one service whose name is that near.
fn service(name: &str) -> Option<Term> {
    let names = senders::all().iter().flat_map(senders::Sender::includes);
    let near: BTreeSet<&str> =
        names.filter(|known| *known != name && distance(known, name) <= SLIPS).collect();
    let mut near = near.into_iter();
    match (near.next(), near.next()) {
        (Some(only), None) => format!("include:{only}").parse().ok(),
        _ => None,
    }
}

/// `a` and `mx` of the domain itself may begin to mean something tomorrow.
fn is_default(directive: &Directive) -> bool {
    matches!(directive.mechanism, Mechanism::A { domain: None, .. } | Mechanism::Mx { domain: None, .. })
}

/// Whether a term can let somebody send who is not everybody.
fn is_pass(term: &Term) -> bool {
    match term {
        Term::Directive(directive) => {
            directive.effect() == Qualifier::Pass && directive.mechanism != Mechanism::All
        }
        Term::Modifier(Modifier::Redirect(_)) => true,
        Term::Modifier(_) => is_directive(&with_colon(term)),
    }
}

const fn is_directive(term: &Term) -> bool {
    matches!(term, Term::Directive(_))
}

/// `include=` as `include:`.
fn with_colon(term: &Term) -> Term {
    let Term::Modifier(Modifier::Unknown { name, value }) = term else { return term.clone() };
    match format!("{name}:{value}").parse() {
        Ok(directive @ Term::Directive(_)) => directive,
        _ => term.clone(),
    }
}

/// Everybody else is marked, not let in and not passed over in silence.
fn end(record: &mut Record) {
    let soft = Directive { qualifier: Some(Qualifier::SoftFail), mechanism: Mechanism::All };
    let has_redirect = record.redirect().is_some();
    let all = record.terms.iter_mut().find_map(|term| match term {
        Term::Directive(directive) if directive.mechanism == Mechanism::All => Some(directive),
        _ => None,
    });
    match all {
        Some(all) if matches!(all.effect(), Qualifier::Pass | Qualifier::Neutral) => *all = soft,
        Some(_) => {}
        None if has_redirect => {}
        None => record.terms.push(Term::Directive(soft)),
    }
}

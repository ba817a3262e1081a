//! The record to publish in place of what is published, where it can be told with certainty.
//!
//! Nothing that somebody meant is lost: what receivers cannot read is read as it was meant, what they never reach is
//! put where they do, two records in one text are merged. Only what is there twice or leads nowhere is left out. Where
//! there are two readings, both are shown, and no record lets more servers in than the one that is there.
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
    record::spf::{
        Directive, Mechanism, Modifier, Qualifier, Record, Term, distance, mechanism, repaired, several,
    },
};

/// The longest text that is put right, in octets: ten times what fits into an answer. What is longer is no slip.
const LONGEST: usize = 4_096;

/// The most records that are made one.
const RECORDS: usize = 10;

/// Puts the correction into every finding that it does away with.
pub(super) fn correct(view: &View<'_>, findings: &mut [Finding]) {
    let has_no_all = findings.iter().any(|finding| finding.what == What::Spf(Spf::NoAll));
    let readings = records(view, has_no_all);
    let is_neutral = |finding: &Finding| finding.what == What::Spf(Spf::NeutralAll);
    for finding in findings.iter_mut().filter(|finding| finding.severity() > Severity::Info) {
        // That the sign changes is what this one finding is about, and no other.
        // Where there are two readings, that has to be settled first.
        let marks = is_neutral(finding) && readings.len() == 1;
        let fitting = readings.iter().map(|record| if marks { marked(record) } else { record.clone() });
        let fitting: Vec<Record> = fitting.filter(|record| mends(view, record, finding)).collect();
        let data = |record: &Record| Correction {
            owner: view.domain().clone(),
            data: Data::Txt(record.to_string()),
        };
        match fitting.as_slice() {
            [] => {}
            // Of two readings one that is left is no certainty.
            [only] if readings.len() == 1 => finding.correction = Some(data(only)),
            several if several.len() > 1 => finding.choices = several.iter().map(data).collect(),
            _ => {}
        }
    }
}

/// Whether a record does away with a finding, and breaks nothing else.
fn mends(view: &View<'_>, record: &Record, finding: &Finding) -> bool {
    let left = check::spf::judge(&Answers::from(record), &view.survey.domain, view.reading());
    let is_about_record =
        |finding: &&Finding| !matches!(finding.what, What::Spf(Spf::PublishedUnseen { .. }));
    let left: Vec<&Finding> = left.iter().filter(is_about_record).collect();
    if left.iter().any(|finding| finding.severity() == Severity::Error) {
        return false;
    }
    let text = record.to_string();
    let is_published = finding.what != What::Spf(Spf::Type99)
        && finding.place.as_ref().is_some_and(|place| place.text == text && place.owner == *view.domain());
    let is_beside = matches!(finding.what, What::Spf(Spf::UnseenBeside { .. }));
    !is_published && !is_beside && !left.iter().any(|left| left.what == finding.what)
}

/// The records that may have been meant by all that is published, put right: one, or the two readings there are.
pub(super) fn records(view: &View<'_>, has_no_all: bool) -> Vec<Record> {
    let Some(whole) = whole(view) else { return Vec::new() };
    amended(view, &whole, has_no_all)
}

/// What was meant by all that is published.
pub(super) fn whole(view: &View<'_>) -> Option<Record> {
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
    if meant.iter().any(|text| text.len() > LONGEST) {
        return None;
    }
    // Two records in one text are two.
    let meant: Vec<String> = meant.iter().flat_map(|text| several(&spaced(view, text))).collect();
    if meant.len() > RECORDS {
        return None;
    }
    let records: Vec<String> =
        meant.iter().map(|text| Some(repaired(text)?.to_string())).collect::<Option<_>>()?;
    match records.as_slice() {
        [] => None,
        [only] => only.parse().ok(),
        several => Some(merge_spf(several).record()),
    }
}

/// The record without what does harm or nothing; none if nobody could send by it any more. Beside an `all` a redirect
/// has no effect, and which of the two was meant only its writer knows.
fn amended(view: &View<'_>, record: &Record, has_no_all: bool) -> Vec<Record> {
    let kept = pruned(view, record);
    let readings = match (kept.all(), kept.redirect()) {
        (Some(_), Some(target)) => {
            let include =
                Term::Directive(Directive { qualifier: None, mechanism: Mechanism::Include(target.clone()) });
            let is_all =
                |term: &&Term| !matches!(term, Term::Directive(Directive { mechanism: Mechanism::All, .. }));
            let is_redirect = |term: &Term| matches!(term, Term::Modifier(Modifier::Redirect(_)));
            let with_redirect = Record { terms: kept.terms.iter().filter(is_all).cloned().collect() };
            let mut with_include = Record { terms: kept.terms.clone() };
            for term in with_include.terms.iter_mut().filter(|term| is_redirect(term)) {
                *term = include.clone();
            }
            vec![with_redirect, in_front(with_include)]
        }
        _ => vec![kept],
    };
    let lets_in = |record: &Record| record.terms.iter().any(is_pass);
    let is_good = |whole: &Record| !lets_in(record) || lets_in(whole);
    let readings = readings.into_iter().filter(is_good).map(|mut whole| {
        if lets_in(&whole) {
            end(&mut whole, has_no_all);
        }
        whole
    });
    readings.collect()
}

/// The record without what stands there twice or leads nowhere, and with what stood behind `all` in front of it.
fn pruned(view: &View<'_>, record: &Record) -> Record {
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
            What::Spf(Spf::Duplicate { .. }) => true,
            // Another record that was typed behind this one, with its tags: it is told where it belongs.
            What::Spf(Spf::OtherRecord { .. }) => {
                let is_tag = |term: &Term| matches!(term, Term::Modifier(Modifier::Unknown { .. }));
                let tags = record.terms.iter().enumerate().skip(row).filter(|(_, term)| is_tag(term));
                out.extend(tags.map(|(row, _)| row));
                true
            }
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
    let terms = kept.map(|(row, term)| other.remove(&row).unwrap_or_else(|| with_colon(term))).collect();
    in_front(Record { terms })
}

/// The record with every directive in front of its first `all`, where receivers come to it. A second `all` goes, and
/// so does what is there already.
fn in_front(record: Record) -> Record {
    let is_all = |term: &Term| matches!(term, Term::Directive(Directive { mechanism: Mechanism::All, .. }));
    let Some(at) = record.terms.iter().position(is_all) else { return record };
    let mut terms = record.terms;
    let behind = terms.split_off(at);
    let mut rest = behind.into_iter();
    let all = rest.next();
    let (directives, modifiers): (Vec<Term>, Vec<Term>) =
        rest.filter(|term| !is_all(term)).partition(is_directive);
    for term in directives {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms.extend(all);
    terms.extend(modifiers);
    Record { terms }
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
        Term::Modifier(_) => {
            let meant = with_colon(term);
            is_directive(&meant) && is_pass(&meant)
        }
    }
}

const fn is_directive(term: &Term) -> bool {
    matches!(term, Term::Directive(_))
}

/// `include=` as `include:`.
fn with_colon(term: &Term) -> Term {
    let Term::Modifier(Modifier::Unknown { name, value }) = term else { return term.clone() };
    mechanism(name, &value.to_string()).unwrap_or_else(|| term.clone())
}

/// Everybody else is not let in; where nothing is said of them and that is told, they are marked.
fn end(record: &mut Record, has_no_all: bool) {
    let soft = Directive { qualifier: Some(Qualifier::SoftFail), mechanism: Mechanism::All };
    let has_redirect = record.redirect().is_some();
    let all = record.terms.iter_mut().find_map(|term| match term {
        Term::Directive(directive) if directive.mechanism == Mechanism::All => Some(directive),
        _ => None,
    });
    match all {
        Some(all) if all.effect() == Qualifier::Pass => *all = soft,
        Some(_) => {}
        None if has_redirect || !has_no_all => {}
        None => record.terms.push(Term::Directive(soft)),
    }
}

/// The record with `~all` in place of `?all`.
fn marked(record: &Record) -> Record {
    let terms = record.terms.iter().map(|term| match term {
        Term::Directive(Directive { qualifier: Some(Qualifier::Neutral), mechanism: Mechanism::All }) => {
            Term::Directive(Directive { qualifier: Some(Qualifier::SoftFail), mechanism: Mechanism::All })
        }
        term => term.clone(),
    });
    Record { terms: terms.collect() }
}

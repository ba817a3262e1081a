//! Whether reports may be sent where the record says, and arrive there.

use super::{Site, View, discovered};
use crate::check::published::exchangers::has_data;
use crate::{
    check::{
        Finding,
        finding::{Dmarc, Loss, Reports},
    },
    plan::publish::Data,
    reading::Stands,
    record::{
        dmarc::{Noted, is_dmarc},
        name::{DomainName, Name},
        span::Span,
    },
    survey::{Answer, Data as Seen, Kind, Question, Want},
};

/// Destinations looked at; receivers need not send to more than a few (RFC 9990 §3.1.1).
const DESTINATIONS: usize = 8;

pub(super) fn wants(view: &View<'_>, text: &str) -> Vec<Want> {
    let mut wanted = Vec::new();
    for (domain, _) in destinations(text) {
        if let Some(owner) = permission(view, &domain) {
            // A permission that is missing is about to be published: no cache may learn that it is not there.
            wanted.extend(view.reading().open(Question::new(owner, Kind::Txt), permits));
        }
        let open = |kind| view.reading().open(Question::new(domain.name().clone(), kind), has_data);
        wanted.extend(open(Kind::Mx));
        if let Stands::Absent(absence) = view.reading().find(domain.name(), Kind::Mx, has_data)
            && !absence.is_nowhere()
        {
            wanted.extend([Kind::A, Kind::Aaaa].into_iter().filter_map(open));
        }
    }
    wanted
}

pub(super) fn judge(view: &View<'_>, site: &Site, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (domain, span) in destinations(text) {
        let at = |what: Reports| Finding::from(Dmarc::Reports(what)).at(&site.at, text, span);
        if let Some(what) = lost(view, &domain) {
            findings.push(at(what));
            continue;
        }
        let Some(owner) = permission(view, &domain) else { continue };
        match view.reading().find(&owner, Kind::Txt, permits) {
            Stands::There(_) | Stands::Unasked => {}
            Stands::Unsure(answer) if answer.is_answer() && !view.reading().is_over() => {}
            Stands::Unsure(_) => findings.push(at(Reports::Unknown { domain: domain.to_string() })),
            Stands::Absent(_) => {
                let has_other = !view.survey.facts.data(&owner, Kind::Txt).is_empty();
                let what = Reports::NotAuthorized {
                    domain: domain.to_string(),
                    owner: owner.to_string(),
                    has_other,
                };
                findings.push(at(what).with_correction(&owner, Data::Txt("v=DMARC1".to_owned())));
            }
        }
    }
    findings
}

/// Whether a text there permits reports.
fn permits(answer: &Answer) -> bool {
    answer.texts().iter().any(|text| is_dmarc(text))
}

/// The domains that get reports, each once, with the first place it stands at.
fn destinations(text: &str) -> Vec<(DomainName, Span)> {
    let Ok(noted) = Noted::read(text) else { return Vec::new() };
    let uris = noted.record.aggregate_reports.iter().chain(&noted.record.failure_reports);
    let mut found: Vec<(DomainName, Span)> = Vec::new();
    for domain in uris.filter_map(|uri| uri.domain()) {
        if found.len() == DESTINATIONS {
            break;
        }
        if !found.iter().any(|(known, _)| known == domain) {
            found.push((domain.clone(), place(text, domain)));
        }
    }
    found
}

/// Where an address of the domain stands: from `mailto:` on, or all of the text if that cannot be told.
fn place(text: &str, domain: &DomainName) -> Span {
    let lower = text.to_ascii_lowercase();
    let address = format!("@{domain}");
    let mut ends = lower.match_indices(&address).map(|(at, part)| at + part.len());
    let end = ends.find(|end| {
        let next = lower.get(*end..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    });
    let start = end.and_then(|end| lower.get(..end)?.rfind("mailto:"));
    match (start, end) {
        (Some(start), Some(end)) => Span::new(start, end),
        _ => Span::new(0, text.len()),
    }
}

/// RFC 9990 §4: the name at which another organization permits reports. What belongs to the same
/// organization, by the walk or by the public suffix list, needs no permission.
fn permission(view: &View<'_>, domain: &DomainName) -> Option<Name> {
    let is_own = domain.registered() == view.survey.domain.registered()
        || discovered(view).is_some_and(|walked| domain.name().is_within(&walked.organizational));
    if is_own {
        return None;
    }
    domain.name().child(&format!("{}._report._dmarc", view.domain())).ok()
}

/// Why mail to the domain does not arrive.
fn lost(view: &View<'_>, domain: &DomainName) -> Option<Reports> {
    let reading = view.reading();
    let find = |kind| reading.find(domain.name(), kind, has_data);
    let is_null = |data: &Seen| matches!(data, Seen::Mx { exchange, .. } if exchange.is_root());
    let cause = match find(Kind::Mx) {
        Stands::There(answer) if answer.data().iter().all(is_null) => Loss::NullMx,
        Stands::Absent(absence) if absence.is_nowhere() => Loss::NoDomain,
        Stands::Absent(_) if [Kind::A, Kind::Aaaa].into_iter().all(|kind| find(kind).is_absent()) => {
            Loss::NoServer
        }
        Stands::Unsure(answer) if !answer.is_answer() || reading.is_over() => {
            return Some(Reports::Unknown { domain: domain.to_string() });
        }
        _ => return None,
    };
    let is_own = domain.name() == view.domain() && cause == Loss::NullMx;
    // That the domain itself does not exist is told elsewhere.
    let is_elsewhere = domain.name() == view.domain() && cause == Loss::NoDomain;
    (!is_elsewhere).then(|| Reports::Lost { domain: domain.to_string(), cause, is_own })
}

//! Whether reports may be sent where the record says, and arrive there.

use super::{Site, View, discovered, upwards};
use crate::{
    check::{
        Finding,
        dmarc::{
            discovery::{Discovered, Discovery, discover},
            lost,
        },
        finding::{Dmarc, Reports},
        published::exchangers::has_data,
    },
    plan::publish::Data,
    reading::Stands,
    record::{
        dmarc::{Noted, is_dmarc},
        name::{DomainName, Name},
        span::Span,
        visible::visible,
    },
    survey::{Answer, Kind, Question, Want},
};

/// Destinations looked at; a receiver has a limit of its own (RFC 9990 §3.5).
const DESTINATIONS: usize = 8;

pub(super) fn wants(view: &View<'_>, text: &str) -> Vec<Want> {
    let mut wanted = Vec::new();
    for (domain, _) in destinations(text) {
        if let Discovery::Asking(above) = organization(view, &domain)
            && let Ok(owner) = above.child("_dmarc")
        {
            wanted.push(upwards(view, owner));
        }
        if let Permission::At(owner) = permission(view, &domain) {
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
        if let Some(what) = lost(view.reading(), view.domain(), &domain) {
            findings.push(at(what));
            continue;
        }
        let named = domain.to_string();
        let owner = match permission(view, &domain) {
            Permission::NotNeeded => continue,
            Permission::TooLong => {
                findings.push(at(Reports::NameTooLong { domain: named }));
                continue;
            }
            Permission::At(owner) => owner,
        };
        let shown = owner.to_string();
        match view.reading().find(&owner, Kind::Txt, permits) {
            Stands::Unasked => {}
            Stands::Unsure(answer) if answer.is_answer() && !view.reading().is_over() => {}
            Stands::Unsure(_) => {
                findings.push(at(Reports::PermissionUnknown { domain: named, owner: shown }));
            }
            Stands::Absent(_) => {
                let has_other = !view.survey.facts.data(&owner, Kind::Txt).is_empty();
                let what = Reports::NotAuthorized { domain: named, owner: shown, has_other };
                findings.push(at(what).with_correction(&owner, Data::Txt("v=DMARC1".to_owned())));
            }
            Stands::There(answer) => {
                let texts = answer.texts();
                let mut permits = texts.iter().filter(|text| is_dmarc(text));
                if let Some(to) = permits.find_map(|text| elsewhere(text, &domain)) {
                    findings.push(at(Reports::Redirected { domain: named, owner: shown, to }));
                }
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

/// Whether another organization must permit reports, and where it says so.
enum Permission {
    /// It is the same organization, or that is not known yet.
    NotNeeded,
    /// At this name.
    At(Name),
    /// That name would be longer than DNS allows, so that it cannot be said (RFC 9990 §4, step 4).
    TooLong,
}

/// RFC 9990 §4: permission is needed where the organizational domain of the record is another than that of the address.
fn permission(view: &View<'_>, domain: &DomainName) -> Permission {
    let is_own = domain.name() == view.domain()
        || match (discovered(view), organization(view, domain)) {
            (Some(ours), Discovery::Done(theirs)) => ours.organizational == theirs.organizational,
            _ => domain.registered() == view.survey.domain.registered(),
        };
    if is_own {
        return Permission::NotNeeded;
    }
    let owner = domain.name().child(&format!("{}._report._dmarc", view.domain()));
    owner.map_or(Permission::TooLong, Permission::At)
}

/// The organization of an address. Below another registered domain it is another's, which need not be looked for.
fn organization(view: &View<'_>, domain: &DomainName) -> Discovery {
    if domain.registered() != view.survey.domain.registered() {
        let organizational = domain.registered();
        let theirs = Discovered { found: None, below: None, organizational, is_certain: true };
        return Discovery::Done(Box::new(theirs));
    }
    discover(domain.name(), true, &view.survey.facts)
}

/// Where a permission sends the reports instead, if nowhere at the domain that gives it.
///
/// RFC 9990 §4, step 9: an address of its own 'MUST use the same destination host'.
fn elsewhere(text: &str, domain: &DomainName) -> Option<String> {
    let uris = Noted::read(text).ok()?.record.aggregate_reports;
    let stays = uris.iter().any(|uri| uri.domain() == Some(domain));
    let first = uris.first().filter(|_| !stays)?;
    Some(visible(&first.address()).into_owned())
}

//! A key that is missing at its name, and where else it may stand.
//!
//! Panels differ in what they add to a name by themselves: nothing, the zone, or `._domainkey` too. Who
//! types what the panel adds, or leaves out what it does not, sees the record in the panel, and nobody
//! else ever does.
//!
//! References: RFC 6376 §3.6.2.1 (`<selector>._domainkey.<domain>`), RFC 1035 §5.1.

use super::{Site, View, answer, own, record, texts};
use crate::{
    check::{
        Finding,
        finding::{Dkim, Elsewhere},
    },
    plan::{publish::Data, senders},
    record::{
        dkim::{claims_to_be_key, is_private, redacted, repaired},
        name::Name,
        visible::visible,
    },
    survey::{Answer, Kind, Question},
};

/// How much of a text that is no key is repeated.
const SHOWN: usize = 60;

/// Where the key may have been put by mistake, the likeliest first.
fn places(view: &View<'_>, site: &Site<'_>) -> Vec<(Name, Elsewhere)> {
    use Elsewhere::{Domain, Doubled, Label, NoDomainkey, NoSelector, Twice, Zone};
    let (domain, selector) = (view.domain(), site.selector.as_str());
    let Some(zone) = view.survey.zone.as_ref().filter(|zone| domain.is_within(&zone.apex)) else {
        return Vec::new();
    };
    let labels = site.selector.labels();
    let doubled = [zone.apex.child(site.owner.as_str()).ok(), domain.child(site.owner.as_str()).ok()];
    let below = [
        (format!("{labels}._domainkey"), Twice),
        (format!("{labels}.{labels}"), Twice),
        (format!("{selector}.domainkey"), Label),
        (format!("{selector}._domainkeys"), Label),
        (format!("{selector}._domain_key"), Label),
        (format!("{selector}_domainkey"), Label),
        (format!("_domainkey.{selector}"), Label),
        ("_domainkey".to_owned(), NoSelector),
        (selector.to_owned(), NoDomainkey),
    ];
    let below = below.into_iter().filter_map(|(labels, place)| Some((domain.child(&labels).ok()?, place)));
    let above = zone.apex.child(&labels).ok().filter(|name| *name != site.owner).map(|name| (name, Zone));
    let mut all: Vec<(Name, Elsewhere)> = doubled.into_iter().flatten().map(|name| (name, Doubled)).collect();
    all.extend(below);
    all.extend(above);
    all.push((domain.clone(), Domain));
    all.dedup_by(|one, other| one.0 == other.0);
    all
}

/// What is to be asked to learn where the key is that is not at its name.
pub(super) fn questions(view: &View<'_>, site: &Site<'_>) -> Vec<Question> {
    let is_missed = site.is_in_use() && !site.answer.exists() && site.answer.is_answer();
    let is_other = site.is_in_use() && !site.texts.is_empty() && record::keys(site).is_empty();
    if !is_missed && !is_other {
        return Vec::new();
    }
    places(view, site).into_iter().map(|(name, _)| Question::new(name, Kind::Txt)).collect()
}

/// Where the key is instead, or that it is nowhere.
pub(super) fn judge(view: &View<'_>, site: &Site<'_>) -> Finding {
    if let Some(finding) =
        places(view, site).into_iter().find_map(|(name, place)| at(view, site, &name, place))
    {
        return finding;
    }
    let selector = site.selector.to_string();
    // What a wildcard says is no text of this selector's.
    let own_text = site.texts.first().filter(|_| !view.reading().is_wild(site.answer));
    let finding = match own_text {
        Some(text) if target(text).is_some() => {
            let target = target(text).unwrap_or_else(Name::root);
            let what = Dkim::TargetAsText { selector: Some(selector), target: target.to_string() };
            let data = own::data(view, &site.selector).unwrap_or(Data::Cname(target));
            return Finding::from(what).about(&site.owner, text).with_correction(&site.owner, data);
        }
        Some(text) => {
            let shown = visible(text).chars().take(SHOWN).collect();
            Finding::from(Dkim::SomethingElse { selector: Some(selector), text: shown })
                .about(&site.owner, text)
        }
        None => {
            let (at, beside) = (site.owner.to_string(), of_zone(view, site));
            Dkim::Missing { selector, at, beside }.into()
        }
    };
    match own::data(view, &site.selector) {
        Some(data) => finding.with_correction(&site.owner, data),
        None => finding,
    }
}

/// Where a key stands at the zone's own label, while the one that is missed belongs to a sub-domain.
fn of_zone(view: &View<'_>, site: &Site<'_>) -> Option<String> {
    let (name, _) = places(view, site).into_iter().find(|(_, place)| *place == Elsewhere::Zone)?;
    let there = answer(view, &name).filter(|there| there.exists() && !view.reading().is_wild(there))?;
    let has_key = !there.aliases.is_empty() || texts(view, there).iter().any(|text| is_key(text));
    has_key.then(|| name.to_string())
}

/// The name that a text is, if it is one that a CNAME would lead to.
fn target(text: &str) -> Option<Name> {
    let bare = text.trim().trim_end_matches('.');
    let is_name =
        bare.contains('.') && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let name = Name::parse(bare).ok().filter(|_| is_name && bare.chars().any(|c| c.is_ascii_alphabetic()))?;
    let is_of_keys = name.labels().any(|label| label.contains("dkim") || label.contains("domainkey"));
    (name.labels().count() > 2 && (is_of_keys || is_service(&name))).then_some(name)
}

/// Whether a name belongs to a service that gives CNAME records for keys.
fn is_service(name: &Name) -> bool {
    let forms =
        senders::all().iter().filter(|sender| sender.dkim.cname).flat_map(|sender| &sender.dkim.targets);
    forms.filter_map(|form| form.rsplit_once('*').map_or(Some(form.as_str()), |(_, end)| Some(end))).any(
        |end| {
            let end = end.rsplit_once('}').map_or(end, |(_, end)| end).trim_start_matches('.');
            end.contains('.') && name.as_str().ends_with(end)
        },
    )
}

/// The finding, if the key stands at `name`.
fn at(view: &View<'_>, site: &Site<'_>, name: &Name, place: Elsewhere) -> Option<Finding> {
    // A wildcard answers at every wrong name, and nobody has put the key there.
    let is_own = |there: &&Answer| there.exists() && !view.reading().is_wild(there);
    let there: &Answer = answer(view, name).filter(is_own)?;
    let own = own::data(view, &site.selector);
    let text = texts(view, there).into_iter().find(|text| is_key(text));
    if let Some(text) = text.as_ref().filter(|text| is_private(text)) {
        return Some(Finding::from(Dkim::PrivateKey).about(name, &redacted(text)));
    }
    let data = match (there.aliases.first(), &text) {
        // An alias at the selector of the domain above is that domain's own, more likely than not.
        (Some(target), _) if matches!(place, Elsewhere::Doubled | Elsewhere::Twice | Elsewhere::Label) => {
            Data::Cname(target.clone())
        }
        (None, Some(text)) => {
            Data::Txt(repaired(text).map_or_else(|| text.clone(), |record| record.to_string()))
        }
        _ => return None,
    };
    // So is a key there, unless it is known to be the one that is missed.
    if place == Elsewhere::Zone && !own.as_ref().is_some_and(|own| is_same(own, &data)) {
        return None;
    }
    let zone = view.survey.zone.as_ref().map(|zone| &zone.apex);
    let typed = zone.and_then(|zone| site.owner.relative_to(zone)).unwrap_or(site.owner.as_str()).to_owned();
    let (selector, at) = (site.selector.to_string(), name.to_string());
    let what = Dkim::Misplaced { selector, at, place, typed };
    let finding = Finding::from(what);
    let finding = match &text {
        Some(text) => finding.about(name, text),
        None => finding,
    };
    let is_good = match &data {
        Data::Txt(text) => record::usable(text).is_some(),
        Data::Cname(_) | Data::Srv(_) | Data::Mx { .. } => true,
    };
    match own.or_else(|| is_good.then_some(data)) {
        Some(data) => Some(finding.with_correction(&site.owner, data)),
        None => Some(finding),
    }
}

fn is_key(text: &str) -> bool {
    let is_named = || text.to_ascii_lowercase().contains("dkim1") && claims_to_be_key(text);
    is_named() || repaired(text).is_some() || is_private(text)
}

fn is_same(own: &Data, there: &Data) -> bool {
    match (own, there) {
        (Data::Txt(own), Data::Txt(there)) => {
            record::usable(own).is_some() && record::usable(own) == record::usable(there)
        }
        (own, there) => own == there,
    }
}

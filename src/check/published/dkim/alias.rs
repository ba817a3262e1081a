//! Selectors that are aliases of a service's own record.
//!
//! References: RFC 1034 §3.6.2 (CNAME), RFC 1035 §5.1 (names without a final dot).

use super::{Site, View, own};
use crate::{
    check::{Finding, finding::Dkim, published::exchangers::has_data},
    plan::publish::Data,
    reading::Stands,
    record::name::Name,
    survey::{Kind, Outcome, Question, Want},
};

/// What is to be asked to learn for sure where an alias ends, if nothing was found there.
pub(super) fn want(view: &View<'_>, site: &Site<'_>) -> Option<Want> {
    let target = site.answer.aliases.last().filter(|_| site.answer.texts().is_empty() && !is_loop(site))?;
    view.reading().open(Question::new(target.clone(), Kind::Txt), has_data)
}

/// What is wrong with an alias at whose end is no text; none if there is no alias, or its end is not
/// known yet. `works` says whether another selector has a key.
pub(super) fn judge(view: &View<'_>, site: &Site<'_>, works: bool) -> Option<Vec<Finding>> {
    let target = site.answer.aliases.last()?;
    let selector = site.selector.to_string();
    if is_loop(site) {
        let way = std::iter::once(&site.owner).chain(&site.answer.aliases).map(Name::to_string).collect();
        return Some(vec![corrected(view, site, Dkim::AliasLoop { selector, way }.into())]);
    }
    let shown = target.to_string();
    let found = match view.reading().find(target, Kind::Txt, has_data) {
        Stands::Unasked if matches!(site.answer.outcome, Outcome::Failed(_)) => {
            Finding::from(Dkim::AliasFails { selector, target: shown })
        }
        Stands::There(_) | Stands::Unasked => return Some(Vec::new()),
        Stands::Unsure(answer) if answer.is_answer() && !view.reading().is_over() => return Some(Vec::new()),
        Stands::Unsure(_) => Finding::from(Dkim::AliasFails { selector, target: shown }),
        Stands::Absent(_) => {
            if let Some(meant) = meant(view, target) {
                let what = Dkim::AliasInZone { selector, target: shown, meant: meant.to_string() };
                return Some(vec![Finding::from(what).with_correction(&site.owner, Data::Cname(meant))]);
            }
            if works && !site.is_in_use() {
                Dkim::AliasWaits { selector, target: shown }.into()
            } else {
                corrected(view, site, Dkim::AliasDangling { selector, target: shown }.into())
            }
        }
    };
    Some(vec![found])
}

/// What the set-up knows to be right, unless that is just what is published.
fn corrected(view: &View<'_>, site: &Site<'_>, finding: Finding) -> Finding {
    // A key on this machine says nothing of a selector that was handed to a service.
    match own::planned(view, &site.selector) {
        Some(Data::Cname(target)) if site.answer.aliases.first() == Some(&target) => finding,
        Some(data) => finding.with_correction(&site.owner, data),
        None => finding,
    }
}

fn is_loop(site: &Site<'_>) -> bool {
    let aliases = &site.answer.aliases;
    let again =
        |(at, name): (usize, &Name)| *name == site.owner || aliases.iter().take(at).any(|a| a == name);
    aliases.iter().enumerate().any(again)
}

/// The target without the zone's name at its end, if what is left is a name by itself.
fn meant(view: &View<'_>, target: &Name) -> Option<Name> {
    let apex =
        view.survey.zone.as_ref().map_or_else(|| view.survey.domain.registered(), |zone| zone.apex.clone());
    let rest = target.relative_to(&apex).filter(|rest| rest.contains('.'))?;
    // A name by itself ends in a suffix that the public suffix list knows, and has something before it.
    let listed = addr::parse_dns_name(rest).ok().filter(addr::dns::Name::has_known_suffix)?;
    listed.root().and_then(|_| Name::parse(rest).ok())
}

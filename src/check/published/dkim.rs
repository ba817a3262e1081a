//! The keys as published: at which selectors they are looked for, and what is wrong with those found.

use super::{View, everywhere, whoever};
use crate::{
    check::{self, Finding},
    plan::{publish, senders},
    record::{
        dkim::Record,
        name::{Name, Selector},
        spf::Mechanism,
    },
    survey::{Kind, Question, Want},
};

/// How a selector became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The person named it.
    Given,
    /// A key of the saved set-up is published there.
    Planned,
    /// A recognised mail service, or many people, use it: it is only looked for.
    Likely,
}

/// Selectors looked for at most.
const SELECTORS: usize = 64;

/// The selectors at which a key is looked for, each once: those given, those of the set-up, and those
/// that the domain's services and many people use.
#[must_use]
pub fn sought(view: &View<'_>) -> Vec<(Selector, Origin)> {
    let planned =
        view.plan.iter().flat_map(|plan| publish::publish(plan)).filter_map(|row| match row.purpose {
            publish::Purpose::Dkim(selector) => Some(selector),
            _ => None,
        });
    let exchanges: Vec<Name> = view.survey.mail_exchangers().into_iter().map(|(_, name)| name).collect();
    let likely = of_services(view).into_iter().chain(senders::likely_selectors(&exchanges));
    let all = view
        .given
        .iter()
        .map(|selector| (selector.clone(), Origin::Given))
        .chain(planned.map(|selector| (selector, Origin::Planned)))
        .chain(likely.map(|selector| (selector, Origin::Likely)));
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
    let records = view.survey.spf_records();
    let records = records.iter().filter_map(|text| text.parse::<crate::record::spf::Record>().ok());
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

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let want = |(selector, origin): (Selector, Origin)| {
        let owner = view.survey.domain.below(&selector.labels());
        let is_there = view.survey.facts.get(&owner, Kind::Txt).is_some_and(crate::survey::Answer::exists);
        if origin == Origin::Likely && !is_there {
            whoever(view, Question::new(owner, Kind::Txt))
        } else {
            everywhere(owner, Kind::Txt)
        }
    };
    sought(view).into_iter().map(want).collect()
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (selector, _) in sought(view) {
        let owner = view.survey.domain.below(&selector.labels());
        for text in view.survey.facts.texts(&owner) {
            let Ok(record) = text.parse::<Record>() else { continue };
            findings.extend(
                check::dkim::judge_record(&record).into_iter().map(|found| found.about(&owner, &text)),
            );
        }
    }
    findings
}

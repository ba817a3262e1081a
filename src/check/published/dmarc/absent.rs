//! No DMARC record where receivers look: why not, and what holds instead.

use super::{Site, View, discovered, owner};
use crate::{
    check::{
        Finding,
        dmarc::discovery::Applied,
        finding::{Absent, Dmarc, Stray},
    },
    plan::{
        dmarc::Answers,
        publish::{self, Data},
    },
    record::{
        dmarc::{Testing, is_meant, mend},
        name::Name,
    },
    survey::{Answer, Kind, Outcome, Question, Want, Whom},
};

/// The names at which lost records are found, only the domain's own servers being asked.
pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let any = |name: Name, kind: Kind| Want::new(Question::new(name, kind), Whom::AnyServer);
    let mut wanted: Vec<Want> = strays(view).into_iter().map(|(_, name)| any(name, Kind::Txt)).collect();
    // Where nobody of the zone can be reached, a resolver would learn that the names do not exist.
    wanted.retain(|_| !view.is_cut_off());
    wanted
}

pub(super) fn judge(view: &View<'_>, answer: &Answer) -> Vec<Finding> {
    let shown = owner(view).to_string();
    let unanswered = answer.texts();
    let mut findings = Vec::new();
    let inherited = discovered(view).and_then(|walked| walked.found).as_ref().map(inheritance);
    if let Some((stray, at, text)) = stray(view) {
        let (found, part) = (at.to_string(), beside_spf(&text));
        let what = match part {
            Some(_) => Absent::BesideSpf { found, owner: shown },
            None => Absent::Misplaced { stray, found, owner: shown },
        };
        let meant = super::record::correction(part.unwrap_or(&text));
        let finding = Finding::from(Dmarc::Absent(what)).about(&at, &text);
        findings.push(Site::of(view, answer).corrected(finding, meant.as_ref()));
    } else if answer.aliases.iter().any(|alias| is_again(answer, alias)) {
        findings.push(first(view, answer, Absent::AliasLoop { owner: shown }));
    } else if !answer.is_answer() {
        let what = Absent::Unanswered { owner: shown, target: answer.aliases.last().map(Name::to_string) };
        return vec![Finding::from(Dmarc::Absent(what))];
    } else if let Some(wildcard) = view.reading().wildcard(answer) {
        // What receivers discard does no harm where the record above holds.
        if inherited.is_none() {
            let text = unanswered.first();
            let what = Absent::WildcardAnswers {
                wildcard: wildcard.to_string(),
                owner: shown,
                has_text: text.is_some(),
            };
            let finding = first(view, answer, what);
            findings.push(match text {
                Some(text) => finding.about(&answer.question.name, text),
                None => finding,
            });
        }
    } else if let Some(target) = answer.aliases.last() {
        let exists = !matches!(answer.outcome, Outcome::NxDomain { .. });
        let what = Absent::AliasWithoutRecord { owner: shown, target: target.to_string(), exists };
        findings.push(first(view, answer, what));
    } else if let Some(text) = unanswered.first() {
        // What receivers discard does no harm where the record above holds.
        if inherited.is_none() {
            let finding = first(view, answer, Absent::UnrelatedText { owner: shown });
            findings.push(finding.about(&answer.question.name, text));
        }
    } else if inherited.is_none() && discovered(view).is_some_and(|walked| walked.is_certain) {
        findings.push(first(view, answer, Absent::Missing { owner: shown }));
    }
    findings.extend(inherited);
    findings
}

/// The part of a text that is DMARC, where SPF is in it as well: that part is not to be deleted.
fn beside_spf(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let spf = lower.find("v=spf1")?;
    let start = lower.find("v=dmarc1").unwrap_or(0);
    let end = if spf > start { spf } else { text.len() };
    text.get(start..end)
}

/// The finding, with the record that is planned, or else the one a first set-up begins with.
fn first(view: &View<'_>, answer: &Answer, what: Absent) -> Finding {
    let planned = view.plan.into_iter().flat_map(publish::publish);
    let planned = planned.filter(|row| row.purpose == publish::Purpose::Dmarc).map(|row| row.data).next();
    let data = planned.unwrap_or_else(|| {
        let domain = &view.survey.domain;
        let begin = if super::sends(view) { Answers::first(domain) } else { Answers::refusing() };
        Data::Txt(begin.published().to_string())
    });
    Finding::from(Dmarc::Absent(what)).with_correction(&answer.question.name, data)
}

/// What holds in place of a record.
pub(super) fn inheritance(found: &Applied) -> Finding {
    let owner = found.at.child("_dmarc").unwrap_or_else(|_| found.at.clone());
    let what = Absent::Inherited {
        from: found.at.to_string(),
        tag: found.tag,
        policy: found.policy,
        is_test: found.record.testing == Some(Testing::Yes),
    };
    Finding::from(Dmarc::Absent(what)).about(&owner, &found.text)
}

/// Whether an alias stands a second time in its own chain.
fn is_again(answer: &Answer, alias: &Name) -> bool {
    *alias == answer.question.name || answer.aliases.iter().filter(|other| *other == alias).count() > 1
}

/// The places where records are found that nobody looks for.
fn strays(view: &View<'_>) -> Vec<(Stray, Name)> {
    let domain = view.domain();
    let below = |labels: &str| domain.child(labels).ok();
    let apex = view.survey.zone.as_ref().map_or(domain, |zone| &zone.apex);
    let doubled = apex.child(&format!("_dmarc.{domain}"));
    let places = [
        (Stray::Domain, Some(domain.clone())),
        (Stray::Doubled, doubled.ok()),
        (Stray::NoUnderscore, below("dmarc")),
        (Stray::Twice, below("_dmarc._dmarc")),
        (Stray::AmongKeys, below("_dmarc._domainkey")),
        (Stray::AmongKeys, below("_domainkey")),
    ];
    places.into_iter().filter_map(|(stray, name)| Some((stray, name?))).collect()
}

/// The first record at such a place that is no wildcard's.
fn stray(view: &View<'_>) -> Option<(Stray, Name, String)> {
    strays(view).into_iter().find_map(|(stray, name)| {
        let said = view.survey.facts.get(&name, Kind::Txt).filter(|said| !view.reading().is_wild(said))?;
        let mut texts = said.texts().into_iter();
        let text = texts.find(|text| is_meant(text) && mend(text).record.is_some())?;
        Some((stray, name, text))
    })
}

//! The DMARC record as published: which one counts, and what is wrong with it.
//!
//! Receivers look at one name, take the one text there that begins with the version, and go up the tree
//! of names if there is none. Whatever keeps them from finding what was meant is said here with its
//! cause: a wildcard that answers in place of the record, an alias to nowhere, a record at another name, a
//! letter that is wrong, reports that nobody may send or nobody gets.
//!
//! References: RFC 9989 §4.7 to §4.10, RFC 9990 §4 (reports to others), RFC 7489 §6 (older receivers).

mod absent;
mod record;
mod reports;

use super::{
    View,
    dkim::{self, Origin},
    everywhere, whoever,
};
use crate::{
    check::{
        self, Finding,
        dmarc::discovery::{Applied, Discovered, Discovery, Via, discover, discover_with},
        finding::{Absent, Correction, Dmarc},
    },
    plan::publish::{self, Data},
    reading::Stands,
    record::{
        dkim::Record as Key,
        dmarc::{Policy, Record, is_dmarc, is_meant},
        name::{Name, Selector},
    },
    survey::{Answer, Kind, Outcome, Question, Want, Whom},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let owner = owner(view);
    let mut wanted = vec![everywhere(owner.clone(), Kind::Txt)];
    for walk in [Some(walk(view)), planned_walk(view)].into_iter().flatten() {
        if let Discovery::Asking(above) = walk
            && above != *view.domain()
            && let Ok(owner) = above.child("_dmarc")
        {
            wanted.push(upwards(view, owner));
        }
    }
    let Some(answer) = view.survey.facts.get(&owner, Kind::Txt).filter(|answer| answer.is_answer()) else {
        return wanted;
    };
    if let Some(text) = counting(answer) {
        wanted.extend(reports::wants(view, &text));
        // Some servers have both, and answer who asks for the one without the other.
        wanted.push(whoever(view, Question::new(owner.clone(), Kind::Cname)));
    } else {
        wanted.extend(absent::wants(view));
    }
    wanted
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let owner = owner(view);
    let Some(answer) = view.survey.facts.get(&owner, Kind::Txt) else {
        return Vec::new();
    };
    let stands = view.reading().stands(&owner, Kind::Txt);
    if let Stands::Unsure(answer) = stands
        && answer.is_answer()
    {
        // One says that nothing is there. As long as others are asked, that may be the one that lags behind.
        let unsure = Absent::Unanswered { owner: owner.to_string(), target: None };
        return if view.reading().is_over() { vec![Dmarc::Absent(unsure).into()] } else { Vec::new() };
    }
    let texts: Vec<String> = answer.texts().into_iter().filter(|text| is_dmarc(text)).collect();
    match (texts.as_slice(), counting(answer)) {
        ([_, _, ..], _) => {
            let inherited =
                discovered(view).and_then(|walked| walked.found).as_ref().map(absent::inheritance);
            let several = record::several(view, &Site::of(view, answer), &texts);
            [several].into_iter().chain(inherited).collect()
        }
        (_, Some(text)) => {
            let site = Site::of(view, answer);
            let mut findings = record::judge(view, &site, &text);
            let is_read = !texts.is_empty();
            let others = answer.texts().into_iter().filter(|other| *other != text);
            findings.extend(others.take(1).filter(|_| is_read).map(|other| {
                Finding::from(Dmarc::TextBeside { owner: site.at.to_string() }).about(&site.at, &other)
            }));
            findings.extend(reports::judge(view, &site, &text));
            findings.extend(unsigned(view, &site, &text));
            findings.extend(takes_effect(view, &findings));
            findings.extend(beside(view, answer));
            findings.extend(of_wildcard(view, answer, &text));
            findings
        }
        (_, None) => absent::judge(view, answer),
    }
}

/// RFC 1034 §3.6.2: nothing may stand beside an alias, and which of the two a receiver gets is chance.
fn beside(view: &View<'_>, answer: &Answer) -> Option<Finding> {
    let owner = &answer.question.name;
    let target = view.survey.facts.data(owner, Kind::Cname).iter().find_map(|data| match data {
        crate::survey::Data::Cname(target) => Some(target),
        _ => None,
    });
    let target = target.filter(|_| answer.aliases.is_empty())?;
    Some(Dmarc::AliasBeside { owner: owner.to_string(), target: target.to_string() }.into())
}

/// A record that only a wildcard gives holds for whatever name is asked, and is nobody's at this one.
fn of_wildcard(view: &View<'_>, answer: &Answer, text: &str) -> Option<Finding> {
    let wildcard = view.reading().wildcard(answer)?;
    let owner = &answer.question.name;
    let what = Dmarc::OfWildcard { owner: owner.to_string(), wildcard: wildcard.to_string() };
    Some(Finding::from(what).with_correction(owner, Data::Txt(text.to_owned())))
}

/// A policy that was written and never read comes into force with the correction, perhaps long after it was thought
/// to be.
fn takes_effect(view: &View<'_>, findings: &[Finding]) -> Option<Finding> {
    let is_in_force = discovered(view).is_none_or(|walked| walked.found.is_some());
    let correction = findings.iter().find_map(|finding| finding.correction.as_ref())?;
    let Data::Txt(text) = &correction.data else { return None };
    let policy = text.parse::<Record>().ok()?.policy.filter(|policy| *policy > Policy::None)?;
    (!is_in_force).then(|| Dmarc::TakesEffect { policy }.into())
}

/// What is wrong with a text that is to be the record, whether or not receivers would take it for one.
pub(super) fn judge_text(view: &View<'_>, answer: &Answer, text: &str) -> Vec<Finding> {
    record::judge(view, &Site::of(view, answer), text)
}

/// Where a published text stands, and whether the person can replace it.
struct Site {
    /// The name the text stands at, which may be another's if receivers come there by an alias.
    at: Name,
    /// Whether another text can be published there.
    is_own: bool,
}

impl Site {
    fn of(view: &View<'_>, answer: &Answer) -> Self {
        let at = answer.aliases.last().unwrap_or(&answer.question.name).clone();
        let is_in_zone =
            view.survey.zone.as_ref().map_or(answer.aliases.is_empty(), |zone| at.is_within(&zone.apex));
        Self { at, is_own: is_in_zone }
    }

    /// `finding` with a record to publish, where that is in the person's hands.
    fn corrected(&self, finding: Finding, text: Option<&String>) -> Finding {
        match text {
            Some(text) if self.is_own => finding.with_correction(&self.at, Data::Txt(text.clone())),
            _ => finding,
        }
    }

    /// The same, or the records of which one was meant, if there are any.
    fn offered(&self, mut finding: Finding, text: Option<&String>, choices: &[String]) -> Finding {
        if choices.is_empty() || !self.is_own {
            return self.corrected(finding, text);
        }
        let data = |text: &String| Correction { owner: self.at.clone(), data: Data::Txt(text.clone()) };
        finding.choices = choices.iter().map(data).collect();
        finding
    }
}

fn owner(view: &View<'_>) -> Name {
    view.survey.domain.below("_dmarc")
}

/// The text that is meant as the record: the one receivers count, or else one they do not.
fn counting(answer: &Answer) -> Option<String> {
    let texts = answer.texts();
    texts.iter().find(|text| is_dmarc(text)).or_else(|| texts.iter().find(|text| is_meant(text))).cloned()
}

/// What is known of the record that holds for the domain.
pub(super) fn walk(view: &View<'_>) -> Discovery {
    discover(view.domain(), exists(view), &view.survey.facts)
}

/// The same once what is planned is published; none if no record is planned.
pub(super) fn planned_walk(view: &View<'_>) -> Option<Discovery> {
    let rows = view.plan.into_iter().flat_map(publish::publish);
    let record = rows.filter(|row| row.purpose == publish::Purpose::Dmarc).map(|row| row.data).next();
    let Some(Data::Txt(text)) = record else { return None };
    Some(discover_with(&text, view.domain(), exists(view), &view.survey.facts))
}

/// The end of the walk, once it is known.
pub(super) fn discovered(view: &View<'_>) -> Option<Discovered> {
    match walk(view) {
        Discovery::Done(found) => Some(*found),
        Discovery::Asking(_) => None,
    }
}

/// RFC 9989 §3.2.13 and A.4: a domain does not exist if DNS says NXDOMAIN of it. A name without records of the type
/// asked for exists, and so does one that leads elsewhere. What has not been asked counts as there.
fn exists(view: &View<'_>) -> bool {
    let mut is_denied = false;
    for kind in [Kind::Txt, Kind::Mx, Kind::A, Kind::Aaaa, Kind::Cname, Kind::Ns, Kind::Soa] {
        let Some(answer) = view.survey.facts.get(view.domain(), kind) else { continue };
        match &answer.outcome {
            Outcome::NxDomain { .. } if answer.aliases.is_empty() => is_denied = true,
            Outcome::Records { .. } | Outcome::NoData { .. } | Outcome::NxDomain { .. } => return true,
            Outcome::Referral { .. } | Outcome::Failed(_) => {}
        }
    }
    !is_denied
}

/// Whom to ask about a name above the domain: the own servers in the zone, those of its zone where the
/// record may be about to be published, and the resolver beyond what anybody registered.
fn upwards(view: &View<'_>, owner: Name) -> Want {
    let question = Question::new(owner.clone(), Kind::Txt);
    if view.survey.zone.as_ref().is_some_and(|zone| owner.is_within(&zone.apex)) {
        return everywhere(owner, Kind::Txt);
    }
    let is_theirs = owner.is_within(&view.survey.domain.registered());
    Want::new(question, if is_theirs { Whom::TheirServer } else { Whom::Resolver })
}

/// RFC 9989 §7.4: who enforces must sign. Said only where it is known at which selectors.
fn unsigned(view: &View<'_>, site: &Site, text: &str) -> Option<Finding> {
    let Discovered { found: Some(Applied { policy: Some(policy), via: Via::Own, .. }), .. } =
        discovered(view)?
    else {
        return None;
    };
    let named: Vec<_> = dkim::sought(view)
        .into_iter()
        .filter(|(_, origin)| matches!(origin, Origin::Given | Origin::Planned))
        .collect();
    let answers: Option<Vec<&Answer>> = named
        .iter()
        .map(|(selector, _)| {
            let owner = view.survey.domain.below(&selector.labels());
            view.survey.facts.get(&owner, Kind::Txt).filter(|answer| answer.is_answer())
        })
        .collect();
    let answers = answers.filter(|answers| !answers.is_empty())?;
    // A key anywhere will do, even one that nobody named.
    let is_over = |selector: &Selector| view.plan.is_some_and(|plan| plan.dkim.withdraws(selector));
    let selectors = view.survey.selectors();
    let mut left = selectors.iter().filter(|(selector, _)| !is_over(selector));
    let has_key = left.any(|(_, answer)| has_usable_key(answer));
    if policy != Policy::Reject || has_key || answers.into_iter().any(has_usable_key) || !sends(view) {
        return None;
    }
    let selectors: Vec<String> = named.iter().map(|(selector, _)| selector.to_string()).collect();
    let what = Dmarc::NoUsableKey { policy, selectors: selectors.join(", ") };
    Some(Finding::from(what).about(&site.at, text))
}

/// Whether a key stands there that receivers can use.
pub(super) fn has_usable_key(answer: &Answer) -> bool {
    answer.texts().iter().filter_map(|text| text.parse::<Key>().ok()).any(|key| {
        let findings = check::dkim::judge_record(&key);
        let is_revoked = key.public_key == crate::record::dkim::PublicKey::Revoked;
        !is_revoked && findings.iter().all(|finding| finding.severity() < check::Severity::Error)
    })
}

/// Whether the domain sends mail at all, for all that is published: `v=spf1 -all` says that it does not.
pub(super) fn sends(view: &View<'_>) -> bool {
    let records = super::spf::seen(view);
    let [only] = records.as_slice() else { return true };
    // Nothing longer says only that nobody sends.
    if only.len() >= 256 {
        return true;
    }
    only.parse::<crate::record::spf::Record>().map_or(true, |record| {
        record.terms.len() != 1
            || !record.directives().any(|directive| {
                directive.mechanism == crate::record::spf::Mechanism::All
                    && directive.effect() == crate::record::spf::Qualifier::Fail
            })
    })
}

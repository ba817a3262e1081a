//! How far records have spread: over the domain's own servers, and through caches.
//!
//! A record is published when every server of the zone has it; after that only time helps, because resolvers
//! keep what they heard before. How long each of them still will is in its answer.
//!
//! References: RFC 1034 §4.3.5, RFC 2308 §5 (negative answers), RFC 1035 §3.2.1 (TTL).

use std::{collections::BTreeSet, time::Duration};

use jiff::Timestamp;

use super::View;
use crate::{
    check::{
        Finding, Severity,
        finding::Propagation,
        propagation::{Verdict, compare},
    },
    plan::{
        dkim::{Key, Stage},
        publish::{Publication, Purpose, publish},
    },
    survey::{Answer, Kind, Outcome, Question, Role, Want, Whom},
};

/// The questions about what a saved set-up publishes, and resolvers for what every server of the zone that
/// answers has: asked earlier, they would remember that it is not there (RFC 2308 §5).
pub(super) fn wants(view: &View<'_>, asked: &BTreeSet<Want>) -> Vec<Want> {
    let zone = view.survey.zone.as_ref();
    let planned = planned(view).into_iter().map(|row| {
        let question = Question::about(&row);
        let is_own = zone.is_some_and(|zone| question.name.is_within(&zone.apex));
        Want::new(question, if is_own { Whom::EveryServer } else { Whom::TheirServer })
    });
    let planned: Vec<Want> = planned.collect();
    let published = asked.iter().chain(&planned).filter(|want| want.of == Whom::EveryServer);
    let is_planned = |want: &Want| planned.contains(want);
    // Where mail goes is nobody's concern here, unless a record about it is to be published.
    let records = published.filter(|want| {
        let is_asked = match want.question.kind {
            Kind::Soa | Kind::Ns | Kind::Cname | Kind::A | Kind::Srv | Kind::Tlsa => false,
            Kind::Mx => view.is_cut_off(),
            Kind::Txt | Kind::Aaaa | Kind::Ptr | Kind::Spf => true,
        };
        is_asked || is_planned(want)
    });
    let ready = records.filter(|want| is_everywhere(view, &want.question));
    let resolvers: Vec<Want> = ready.map(|want| Want::new(want.question.clone(), of(view, want))).collect();
    planned.into_iter().chain(resolvers).collect()
}

/// Which resolvers are asked. Nobody waits for a key that is in no set-up: this machine's resolver is enough, unless it
/// has another one than the zone's servers.
fn of(view: &View<'_>, want: &Want) -> Whom {
    let is_key = want.question.name.labels().any(|label| label == "_domainkey");
    let is_one_enough = view.plan.is_none() && is_key && !view.is_cut_off();
    if is_one_enough && of_published(view, &want.question).is_empty() {
        Whom::Resolver
    } else {
        Whom::EveryResolver
    }
}

/// Whether resolvers may be asked: every server that answers has something there, or none can be reached.
fn is_everywhere(view: &View<'_>, question: &Question) -> bool {
    let reading = view.reading();
    let own = || view.survey.heard.own(&question.name, question.kind).filter(|answer| answer.is_answer());
    // Asked where only a wildcard answers, they would remember its answer when the record has come.
    let is_there = |answer: &Answer| answer.exists() && !reading.is_wild(answer);
    view.is_cut_off()
        || (own().next().is_some() && own().all(is_there) && reading.knows_wildcards(&question.name))
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let planned = planned(view);
    let mut found: Vec<Propagation> = planned.iter().flat_map(|row| of_planned(view, row)).collect();
    let is_planned = |question: &Question| planned.iter().any(|row| Question::about(row) == *question);
    let unplanned = view.survey.heard.questions().filter(|question| {
        !is_planned(question) && !matches!(question.kind, Kind::Soa | Kind::Ns | Kind::A | Kind::Aaaa)
    });
    found.extend(unplanned.flat_map(|question| of_published(view, question)));
    found.into_iter().map(Finding::from).collect()
}

fn planned(view: &View<'_>) -> Vec<Publication> {
    view.plan.map(publish).unwrap_or_default()
}

/// A record of the saved set-up.
fn of_planned(view: &View<'_>, row: &Publication) -> Vec<Propagation> {
    let question = Question::about(row);
    let name = row.owner.to_string();
    let said: Vec<(&Answer, Verdict)> =
        view.survey.heard.about(&question.name, question.kind).map(|a| (a, verdict(view, row, a))).collect();
    let own = || said.iter().filter(|(answer, _)| answer.server.role == Role::Authoritative);
    let labels = |is_right: bool| -> Vec<String> {
        let chosen = own().filter(|(_, verdict)| {
            !matches!(verdict, Verdict::Unreachable(_)) && (*verdict == Verdict::Right) == is_right
        });
        chosen.map(|(answer, _)| answer.server.label.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (there, lacking) = (labels(true), labels(false));
    let differences = own().find_map(|(_, verdict)| match verdict {
        Verdict::Different(differences) => Some(differences.clone()),
        _ => None,
    });
    match (there.is_empty(), lacking.is_empty(), differences) {
        (true, true, _) => Vec::new(),
        (true, false, None) => vec![Propagation::Nowhere { name }],
        (true, false, Some(differences)) => vec![Propagation::Different { name, differences }],
        (false, false, _) => {
            let severity = if signs(view, row) { Severity::Error } else { Severity::Warning };
            vec![Propagation::Partly { name, there, lacking, severity }]
        }
        (false, true, _) => {
            let behind =
                |verdict: &Verdict| matches!(verdict, Verdict::Absent { .. } | Verdict::Different(_));
            let caches = said.iter().filter(|(a, v)| a.server.role != Role::Authoritative && behind(v));
            caches.map(|(answer, _)| cached(&name, answer)).collect()
        }
    }
}

/// Whether mail is signed with a key: whoever asks a server that lacks it finds none, and the signature fails.
fn signs(view: &View<'_>, row: &Publication) -> bool {
    let Purpose::Dkim(selector) = &row.purpose else { return false };
    let is_active = |key: &Key| key.selector == *selector && key.stage == Stage::Active;
    view.plan.is_some_and(|plan| plan.dkim.keys.iter().any(is_active))
}

/// What a server has of a planned record. What a wildcard says there is not the record, but none.
pub(super) fn verdict(view: &View<'_>, row: &Publication, answer: &Answer) -> Verdict {
    match compare(row, answer) {
        Verdict::Different(_) if view.reading().is_wild(answer) => absent(answer),
        verdict => verdict,
    }
}

/// That nothing is there, for as long as this answer is remembered.
pub(super) const fn absent(answer: &Answer) -> Verdict {
    let remembered = match answer.outcome {
        Outcome::Records { ttl, .. } => Some(ttl),
        Outcome::NoData { negative_ttl } | Outcome::NxDomain { negative_ttl } => negative_ttl,
        Outcome::Referral { .. } | Outcome::Failed(_) => None,
    };
    Verdict::Absent { remembered }
}

/// A record nobody planned: what resolvers say is compared with what the zone's servers say.
fn of_published(view: &View<'_>, question: &Question) -> Vec<Propagation> {
    let heard = &view.survey.heard;
    let own: Vec<&Answer> =
        heard.own(&question.name, question.kind).filter(|answer| answer.is_answer()).collect();
    let Some(first) = own.first() else { return Vec::new() };
    // While they disagree themselves, an older answer is not the caches' fault.
    if own.iter().any(|answer| !says_the_same(first, answer)) {
        return Vec::new();
    }
    let others = heard.resolvers(&question.name, question.kind);
    let behind = others.filter(|answer| answer.is_answer() && !says_the_same(first, answer));
    behind.map(|answer| cached(question.name.as_str(), answer)).collect()
}

/// Whether two servers have the same records, in whatever order.
fn says_the_same(one: &Answer, other: &Answer) -> bool {
    let content = |answer: &Answer| -> BTreeSet<String> {
        answer.data().iter().map(|data| format!("{data:?}")).collect()
    };
    content(one) == content(other)
}

fn cached(name: &str, answer: &Answer) -> Propagation {
    let resolver = match answer.server.role {
        Role::System | Role::Authoritative => answer.server.address.ip().to_string(),
        Role::Public => answer.server.label.clone(),
    };
    Propagation::Cached {
        name: name.to_owned(),
        resolver,
        has_record: answer.exists(),
        until: forgets(answer),
    }
}

/// When a cache will have forgotten what it said.
pub(super) fn forgets(answer: &Answer) -> Option<Timestamp> {
    let seconds = match answer.outcome {
        Outcome::Records { ttl, .. } => Some(ttl),
        Outcome::NoData { negative_ttl } | Outcome::NxDomain { negative_ttl } => negative_ttl,
        Outcome::Referral { .. } | Outcome::Failed(_) => None,
    }?;
    answer.at.checked_add(Duration::from_secs(seconds.into())).ok()
}

//! The decision: what receivers do with mail that fails, and what is right today.

use crate::{
    check::{
        self,
        dmarc::discovery::{self, Discovery, discover},
    },
    plan::dmarc::Answers,
    record::dmarc::{Policy, Testing},
    survey::{Kind, Survey},
    tui::{
        item::{Control, Id, Item},
        session::Session,
        theme::Role,
    },
    words::dmarc as say,
};

/// The radios.
pub(super) const ID: &str = "policy";
/// What can be chosen, in the order of the radios.
pub(super) const ALL: [Policy; 3] = [Policy::None, Policy::Quarantine, Policy::Reject];
/// Labels end here, so that what they do stands below each other.
const LABEL: usize = 14;

/// The radio of the policy chosen now.
pub(super) fn chosen(answers: &Answers) -> Id {
    let policy = answers.record.policy.unwrap_or(Policy::None);
    Id(ID, ALL.iter().position(|one| *one == policy).unwrap_or(0))
}

pub(super) fn label(policy: Policy) -> String {
    match policy {
        Policy::None => say::none(),
        Policy::Quarantine => say::quarantine(),
        Policy::Reject => say::reject(),
    }
}

/// The radios, and what to make of them.
pub(super) fn items<'s>(answers: &Answers, session: &Session) -> Vec<Item<'s>> {
    let published = session.survey.as_ref().and_then(check::dmarc::published_policy);
    let is_first = is_known_absent(session);
    let radio = |(index, policy): (usize, Policy)| {
        let does = match policy {
            Policy::None => say::none_does(),
            Policy::Quarantine => say::quarantine_does(),
            Policy::Reject => say::reject_does(),
        };
        let tail = if published == Some(policy) {
            format!("{does} · {}", say::published_now())
        } else if is_first && policy == Policy::None {
            format!("{does} · {}", say::right_to_begin())
        } else {
            does
        };
        let is_chosen = answers.record.policy == Some(policy);
        Item::new(ID, index, Control::Radio { label: format!("{:LABEL$}", label(policy)), tail, is_chosen })
    };
    let mut items = vec![Item::heading(say::question())];
    items.extend(ALL.into_iter().enumerate().map(radio));
    items.push(Item::prose(Role::Text, advice(published, answers.record.policy)));
    items.extend(above(session).map(|text| Item::prose(Role::Dim, text)));
    items
}

/// Whether DNS has no DMARC record of the domain, as far as anybody will find out.
fn is_known_absent(session: &Session) -> bool {
    let records = session.survey.as_ref().map(Survey::dmarc_records).unwrap_or_default();
    session.look.is_none() && records.is_empty()
}

/// Which policy is right today.
fn advice(published: Option<Policy>, chosen: Option<Policy>) -> String {
    match published {
        // Who has chosen it already is not told to choose something else later.
        None | Some(Policy::None) if chosen == Some(Policy::Reject) => say::too_strict(),
        None => say::begin(),
        Some(Policy::None) => say::after_none(),
        Some(Policy::Quarantine) => say::after_quarantine(),
        Some(Policy::Reject) => say::after_reject(),
    }
}

/// For a domain without a record: whose policy holds for it (RFC 9989 §4.10.1). A name that is set up here is one that
/// exists, or will.
fn above(session: &Session) -> Option<String> {
    let survey = session.survey.as_ref()?;
    let domain = survey.domain.name();
    let own = survey.facts.get(&survey.domain.below("_dmarc"), Kind::Txt)?;
    if !own.is_answer() || !survey.dmarc_records().is_empty() {
        return None;
    }
    let Discovery::Done(walked) = discover(domain, true, &survey.facts) else { return None };
    let parent = survey.domain.registered();
    match walked.found {
        Some(found) => {
            let policy = found.policy?;
            let is_test = found.record.testing == Some(Testing::Yes);
            let applied = if is_test { discovery::tested(policy) } else { policy };
            Some(say::AbovePolicy { parent: found.at.as_str(), policy: label(applied) }.say())
        }
        None if walked.is_certain && parent != *domain => Some(say::above_nothing(parent.as_str())),
        None => None,
    }
}

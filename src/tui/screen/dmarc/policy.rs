//! The decision: what receivers do with mail that fails, and what is right today.

use crate::{
    check,
    plan::dmarc::Answers,
    record::dmarc::{Noted, Policy, claims_to_be_dmarc},
    survey::{Answer, Kind, Survey},
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
    items.push(Item::prose(Role::Text, advice(published)));
    items.extend(above(session).map(|text| Item::prose(Role::Dim, text)));
    items
}

/// Whether DNS has no DMARC record of the domain, as far as anybody will find out.
fn is_known_absent(session: &Session) -> bool {
    let records = session.survey.as_ref().map(Survey::dmarc_records).unwrap_or_default();
    session.look.is_none() && records.is_empty()
}

/// Which policy is right today.
fn advice(published: Option<Policy>) -> String {
    match published {
        None => say::begin(),
        Some(Policy::None) => say::after_none(),
        Some(Policy::Quarantine) => say::after_quarantine(),
        Some(Policy::Reject) => say::after_reject(),
    }
}

/// For a sub-domain without a record: whose policy holds for it.
///
/// RFC 9989 §4.10.1: without a record of its own a domain has the policy of its organizational domain,
/// `sp` where that has one.
fn above(session: &Session) -> Option<String> {
    let survey = session.survey.as_ref()?;
    let parent = survey.domain.registered();
    let own = survey.facts.get(&survey.domain.below("_dmarc"), Kind::Txt)?;
    if parent == *survey.domain.name() || !own.is_answer() || !survey.dmarc_records().is_empty() {
        return None;
    }
    let answer =
        survey.facts.get(&parent.child("_dmarc").ok()?, Kind::Txt).filter(|a| Answer::is_answer(a))?;
    let mut records = answer.texts();
    records.retain(|text| claims_to_be_dmarc(text));
    Some(match records.as_slice() {
        [text] => match Noted::read(text) {
            Ok(Noted { record, .. }) => {
                let policy = record.subdomain_policy.or(record.policy).unwrap_or(Policy::None);
                say::AbovePolicy { parent: parent.as_str(), policy: label(policy) }.say()
            }
            Err(_) => say::above_nothing(parent.as_str()),
        },
        _ => say::above_nothing(parent.as_str()),
    })
}

//! Selectors: one proposed from the date, and whether it is free in DNS.

use crate::{
    plan::dkim::KeyKind,
    reading::Reading,
    record::{
        dkim::{PublicKey, Record},
        name::Selector,
    },
    survey::{Kind, Outcome, Question},
    tui::session::Session,
    words::dkim as say,
};

/// What stands in DNS at a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing.
    Free,
    /// The key that is to stand there.
    Same,
    /// A key that has been withdrawn.
    Withdrawn,
    /// Another key, or the way to one.
    Taken,
    /// DNS is being asked.
    Asking,
    /// The domain does not exist yet, so that nothing stands anywhere in it.
    NoDomain,
    /// DNS was not asked, or did not answer.
    Unknown,
}

/// The question what stands at a selector; none if the whole name is longer than a name may be.
pub(super) fn question(session: &Session, selector: &Selector) -> Option<Question> {
    let owner = session.domain()?.name().child(&selector.labels()).ok()?;
    Some(Question::new(owner, Kind::Txt))
}

/// What DNS says about a selector, for a key that is to stand there.
pub(super) fn place(session: &Session, selector: &Selector, key: Option<&PublicKey>) -> Place {
    let known = session.survey.as_ref().and_then(|survey| {
        let question = question(session, selector)?;
        Some((Reading::of(survey), survey.facts.get(&question.name, question.kind)?))
    });
    let Some((reading, answer)) = known else {
        let is_asking = session.look.is_some() || session.asking.is_some();
        let is_missing = session.survey.as_ref().is_some_and(|survey| survey.is_unregistered);
        return match (is_asking, is_missing) {
            (true, _) => Place::Asking,
            (false, true) => Place::NoDomain,
            (false, false) => Place::Unknown,
        };
    };
    let records: Vec<Record> = answer.texts().iter().filter_map(|text| text.parse().ok()).collect();
    match &answer.outcome {
        // Nobody has made the name: a record there takes the wildcard's place.
        _ if reading.is_wild(answer) => Place::Free,
        _ if key.is_some_and(|key| records.iter().any(|record| record.public_key == *key)) => Place::Same,
        _ if records.iter().any(|record| record.public_key == PublicKey::Revoked) => Place::Withdrawn,
        _ if answer.exists() => Place::Taken,
        Outcome::NoData { .. } | Outcome::NxDomain { .. } => Place::Free,
        _ if session.survey.as_ref().is_some_and(|survey| survey.is_unregistered) => Place::NoDomain,
        _ => Place::Unknown,
    }
}

impl Place {
    /// What is shown beside a selector.
    pub(super) fn words(self) -> String {
        match self {
            Self::Free => format!("✓ {}", say::free()),
            Self::Same => format!("✓ {}", say::same_key()),
            Self::Withdrawn => format!("! {}", say::withdrawn()),
            Self::Taken => format!("✗ {}", say::taken()),
            Self::Asking => say::asking_selector(),
            Self::NoDomain => format!("? {}", say::no_domain()),
            Self::Unknown => format!("? {}", say::not_known()),
        }
    }
}

/// A selector for a new key: `s` or `e` and the month, and a letter after it where that is in use.
pub(super) fn propose(session: &Session, kind: KeyKind) -> Option<Selector> {
    kind.selectors(session.today.year(), session.today.month()).find(|selector| {
        let is_listed = is_listed(session, selector);
        let is_used = matches!(place(session, selector, None), Place::Same | Place::Withdrawn | Place::Taken);
        !is_listed && !is_used
    })
}

/// The selectors at which DNS has a key already, as far as it was asked.
pub(super) fn standing(session: &Session) -> Vec<Selector> {
    let (Some(domain), Some(survey)) = (session.domain(), &session.survey) else { return Vec::new() };
    let mut found: Vec<Selector> = survey
        .facts
        .answers()
        .filter(|answer| answer.exists())
        .filter_map(|answer| {
            answer.question.name.relative_to(domain.name())?.strip_suffix("._domainkey")?.parse().ok()
        })
        .filter(|selector: &Selector| place(session, selector, None) == Place::Taken)
        .collect();
    found.dedup();
    found
}

/// Whether a key in the plan has this selector.
pub(super) fn is_listed(session: &Session, selector: &Selector) -> bool {
    session.plan.as_ref().is_some_and(|plan| plan.dkim.keys.iter().any(|key| key.selector == *selector))
}

/// `Selector`, and what DNS says about the one that is typed.
pub(super) fn label(session: &Session, name: String, text: &str, key: Option<&PublicKey>) -> String {
    match text.parse::<Selector>() {
        Ok(selector) if is_listed(session, &selector) => format!("{name}   ! {}", say::in_list()),
        Ok(selector) => format!("{name}   {}", place(session, &selector, key).words()),
        Err(_) => name,
    }
}

//! The form to write in: what the person has said, else what the catalogue says of their host.

use super::{Entry, Fit, Host, Known, NameForm, Panel, by_id};
use crate::{
    plan::{panel::Answers, publish::Data},
    record::name::Name,
};

/// What is known of the panel somebody types into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Whose panel it is, if that is known.
    pub host: Option<&'static Host>,
    /// Whether the person has named the host.
    pub is_chosen: bool,
    /// The hosts that the name servers may belong to, where only the person knows which; else empty.
    pub either: Vec<&'static Host>,
    /// What is known of what it wants.
    pub known: Known,
}

impl Form {
    /// The form that follows from the answers and from the hosts the name servers may belong to.
    ///
    /// A host that is no longer in the catalogue counts as none.
    #[must_use]
    pub fn new(answers: &Answers, candidates: &[&'static Host]) -> Self {
        let chosen = answers.host.as_deref().and_then(by_id);
        let found = match candidates {
            [one] => Some(*one),
            _ => None,
        };
        // Who has said what their panel wants, and not whose it is, uses none of those that are known.
        let is_own = chosen.is_none() && !answers.seen.is_nothing();
        let host = if is_own { None } else { chosen.or(found) };
        let either = if host.is_none() && !is_own { candidates.to_vec() } else { Vec::new() };
        let agreed = either.iter().map(|host| host.form).reduce(Known::agreed).unwrap_or_default();
        let known = answers.seen.or(host.map_or(agreed, |host| host.form));
        Self { host, is_chosen: chosen.is_some(), either, known }
    }

    /// The form to write a record at this name with now. One of another zone is not typed into this panel but sent to
    /// somebody who has another, so that it is whole and plain.
    #[must_use]
    pub fn panel(&self, owner: &Name, zone: &Name) -> Panel {
        if owner.is_within(zone) {
            self.known.panel()
        } else {
            Panel { names: NameForm::Full, ..Panel::default() }
        }
    }

    /// Whether the host can hold a value.
    #[must_use]
    pub fn fit(&self, data: &Data) -> Fit {
        self.host.map_or(Fit::Fits, |host| host.fit(data))
    }

    /// What to enter as time to live where `seconds` are wanted.
    #[must_use]
    pub fn ttl(&self, seconds: u32) -> Entry {
        self.host.map_or(Entry::Seconds(seconds), |host| host.ttl(seconds))
    }
}

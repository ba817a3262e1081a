//! Whether the servers of a zone say the same.
//!
//! References: RFC 1034 §4.3.5 (how servers follow each other).

use std::collections::BTreeSet;

use super::Reading;
use crate::{
    record::name::Name,
    survey::{Answer, Kind, Outcome},
};

impl Reading<'_> {
    /// Whether the servers that hold a name and answer have different records there.
    #[must_use]
    pub fn disagree(self, name: &Name, kind: Kind) -> bool {
        let Some(survey) = self.survey else { return false };
        let own = survey.heard.own(name, kind).filter(|answer| answer.is_answer());
        own.map(content).collect::<BTreeSet<_>>().len() > 1
    }
}

/// What an answer says, apart from order and time.
#[must_use]
pub fn content(answer: &Answer) -> Vec<String> {
    let aliases = answer.aliases.first().map(|target| format!("-> {target}"));
    let data: BTreeSet<String> = match &answer.outcome {
        // Behind an alias stands what is another's to change.
        Outcome::Records { data, .. } if aliases.is_none() => data.iter().map(|d| format!("{d:?}")).collect(),
        _ => BTreeSet::new(),
    };
    aliases.into_iter().chain(data).collect()
}

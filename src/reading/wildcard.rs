//! Whether an answer is only a wildcard's.
//!
//! A record at `*.example.com` answers for every name below `example.com` that nobody has made, at whatever depth
//! (RFC 4592 §2.1.1). Its answer looks like a record of that name and is none: nothing can be deleted there, and a
//! record that is created takes the wildcard's place at its own name alone.

use crate::{
    record::name::Name,
    survey::{Answer, Data, Facts, Kind, Question},
};

use super::Reading;

/// Wildcards looked for above one name: those above the selectors of a domain a few labels below its zone.
const WILDCARDS: usize = 8;

impl Reading<'_> {
    /// Whether what a server says at a name is what a wildcard says there, so that nobody has made the name.
    #[must_use]
    pub fn is_wild(self, answer: &Answer) -> bool {
        self.wildcard(answer).is_some()
    }

    /// The wildcard that speaks in an answer, if one does.
    #[must_use]
    pub fn wildcard(self, answer: &Answer) -> Option<Name> {
        if !answer.exists() {
            return None;
        }
        let says_this = |wildcard: &Name| speaks(self.facts, wildcard, answer);
        self.wildcards(&answer.question.name).into_iter().find(says_this)
    }

    /// The wildcards that can answer for a name, the nearest first.
    #[must_use]
    pub fn wildcards(self, name: &Name) -> Vec<Name> {
        let Some(survey) = self.survey else { return Vec::new() };
        match &survey.zone {
            Some(zone) => wildcards(&zone.apex, name),
            None => wildcards(&survey.domain.registered(), name),
        }
    }

    /// What is to be asked to learn whether a wildcard speaks at the names below `above` that nobody has made.
    #[must_use]
    pub fn wildcard_questions(self, above: &Name) -> Vec<Question> {
        let all = above.child("*").into_iter().chain(self.wildcards(above));
        all.map(|name| Question::new(name, Kind::Txt)).collect()
    }

    /// Whether it is known of every wildcard above a name what it says. Until then a wildcard's answer may be taken
    /// for somebody's record.
    #[must_use]
    pub fn knows_wildcards(self, name: &Name) -> bool {
        let mut wildcards = self.wildcards(name).into_iter();
        wildcards.all(|wildcard| self.facts.get(&wildcard, Kind::Txt).is_some())
    }
}

/// The wildcards in the zone beginning at `apex` that can answer for a name, the nearest first.
#[must_use]
pub fn wildcards(apex: &Name, name: &Name) -> Vec<Name> {
    let above = std::iter::successors(name.parent(), Name::parent).take_while(|above| above.is_within(apex));
    let wildcards = above.filter_map(|above| above.child("*").ok()).filter(|wildcard| wildcard != name);
    wildcards.take(WILDCARDS).collect()
}

/// Whether a wildcard says what the answer says. An alias is one for every type, so that its text tells.
fn speaks(facts: &Facts, wildcard: &Name, answer: &Answer) -> bool {
    let kinds = [answer.question.kind, Kind::Txt];
    let mut said = kinds.iter().filter_map(|kind| facts.get(wildcard, *kind)).filter(|said| said.exists());
    said.any(|said| match (target(said), target(answer)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => said.question.kind == answer.question.kind && same(said.data(), answer.data()),
        _ => false,
    })
}

/// Where an answer points, if it is an alias.
fn target(answer: &Answer) -> Option<&Name> {
    answer.aliases.first().or_else(|| {
        answer.data().iter().find_map(|data| match data {
            Data::Cname(target) => Some(target),
            _ => None,
        })
    })
}

/// Whether two servers have the same records, in whatever order.
fn same(one: &[Data], other: &[Data]) -> bool {
    one.len() == other.len() && one.iter().all(|data| other.contains(data))
}

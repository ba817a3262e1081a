//! Whether something stands at a name, and how sure it is that nothing does.
//!
//! One server that has a record is enough to know that it is there. That it is not there is another matter: a server
//! may lag behind the others by a minute, and a person who is told that a record does not exist deletes what leads to
//! it. So an absence is a value of its own, which only this module makes, and only from enough answers: those of all
//! of the zone's own servers that answer, or, for a name in somebody else's zone, of two that agree.
//!
//! References: RFC 2308 §2 (negative answers), RFC 1034 §4.3.5 (servers that follow each other).

use std::collections::BTreeSet;

use super::Reading;
use crate::{
    record::name::Name,
    survey::{Answer, Failure, Kind, Outcome, Question, Role, Want, Whom, is_to_be_published},
};

/// How many have to agree that another's zone does not have something.
const AGREEING: usize = 2;

/// What is known of what stands at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands<'s> {
    /// Nobody has been asked yet.
    Unasked,
    /// Somebody who should know has it.
    There(&'s Answer),
    /// It is not there.
    Absent(Absence),
    /// Nobody has it, and too few have said so to be sure; the best answer there is.
    Unsure(&'s Answer),
}

/// The proof that something does not stand at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    denied: BTreeSet<String>,
    silent: BTreeSet<String>,
    is_nowhere: bool,
}

impl Absence {
    /// Who says that it is not there, by their labels.
    pub fn denied(&self) -> impl Iterator<Item = &str> {
        self.denied.iter().map(String::as_str)
    }

    /// Which of those that should know did not answer.
    pub fn silent(&self) -> impl Iterator<Item = &str> {
        self.silent.iter().map(String::as_str)
    }

    /// Whether not even the name exists (NXDOMAIN).
    #[must_use]
    pub const fn is_nowhere(&self) -> bool {
        self.is_nowhere
    }
}

impl Stands<'_> {
    /// Whether it is known that it is not there.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent(_))
    }

    /// Why nobody could say anything, if nobody could.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Unsure(answer) => answer.failure(),
            _ => None,
        }
    }
}

impl<'s> Reading<'s> {
    /// Whether records of a type, or an alias, stand at a name.
    #[must_use]
    pub fn stands(self, name: &Name, kind: Kind) -> Stands<'s> {
        self.find(name, kind, Answer::exists)
    }

    /// Whether anybody's answer `has` what is looked for.
    #[must_use]
    pub fn find(self, name: &Name, kind: Kind, has: impl Fn(&Answer) -> bool) -> Stands<'s> {
        let Some(best) = self.facts.get(name, kind) else { return Stands::Unasked };
        let said = |answer: &&Answer| answer.is_answer() || answer.exists();
        if said(&best) && has(best) {
            return Stands::There(best);
        }
        let Some(survey) = self.survey else {
            // One who was asked is all there is to go by.
            return if best.is_answer() { Stands::Absent(absence([best], [])) } else { Stands::Unsure(best) };
        };
        let heard = || survey.heard.about(name, kind);
        if let Some(other) = heard().filter(said).find(|answer| has(answer)) {
            return Stands::There(other);
        }
        let denying = || heard().filter(|answer| answer.is_answer());
        let own = || heard().filter(|answer| answer.server.role == Role::Authoritative);
        let zone = survey.zone_of(name);
        let is_asked = |server: &Name| own().any(|answer| answer.server.label == server.as_str());
        let silent = own().filter(|answer| !answer.is_answer());
        let is_everybody_asked = zone
            .is_some_and(|zone| !zone.servers.is_empty() && zone.servers.iter().all(|s| is_asked(&s.name)));
        if is_everybody_asked && own().any(Answer::is_answer) {
            return Stands::Absent(absence(own().filter(|answer| answer.is_answer()), silent));
        }
        // Of the domain's own zone its servers have to be heard, unless none of them can be reached.
        let is_others = !self.is_own(name) || self.is_cut_off();
        let voices: BTreeSet<_> =
            denying().map(|answer| (answer.server.role, answer.server.address)).collect();
        if is_others && voices.len() >= AGREEING {
            return Stands::Absent(absence(denying(), silent));
        }
        Stands::Unsure(best)
    }

    /// Whom to ask about a name so that no cache learns that it does not exist; where somebody has said that nothing
    /// is there, whom to ask as well before that is believed.
    ///
    /// The zone's own servers know of names in it, those of another's zone of keys and policies that may be on their
    /// way there, and this machine's resolver of the rest.
    #[must_use]
    pub fn want(self, question: Question) -> Want {
        let is_denied = self.facts.get(&question.name, question.kind).is_some_and(Answer::is_answer);
        if !is_denied || self.survey.is_none() {
            return self.first_want(question);
        }
        let of = match () {
            () if self.is_cut_off() => Whom::EveryResolver,
            () if self.is_own(&question.name) => Whom::EveryServer,
            () if is_to_be_published(&question.name) => Whom::TheirServers,
            () => Whom::TheirServer,
        };
        Want::new(question, of)
    }

    /// All whom to ask to be sure, at once.
    #[must_use]
    pub fn sure_want(self, question: Question) -> Want {
        let first = self.first_want(question.clone());
        let of = match first.of {
            Whom::AnyServer => Whom::EveryServer,
            Whom::TheirServer => Whom::TheirServers,
            of => of,
        };
        Want::new(question, of)
    }

    /// The first of those to ask.
    #[must_use]
    pub fn first_want(self, question: Question) -> Want {
        let of = match () {
            // Where servers cannot be reached, resolvers are all there is.
            () if self.survey.is_none() || self.is_cut_off() => Whom::Resolver,
            () if self.is_own(&question.name) => Whom::AnyServer,
            () if is_to_be_published(&question.name) => Whom::TheirServer,
            () => Whom::Resolver,
        };
        Want::new(question, of)
    }

    /// Whether a name lies in the domain's own zone, or below it.
    #[must_use]
    pub fn is_own(self, name: &Name) -> bool {
        self.survey.and_then(|survey| survey.zone.as_ref()).is_some_and(|zone| name.is_within(&zone.apex))
    }

    /// The questions that still have to be answered before it is known of each name whether it `has` what is looked
    /// for.
    #[must_use]
    pub fn open(self, question: Question, has: impl Fn(&Answer) -> bool) -> Option<Want> {
        match self.find(&question.name, question.kind, has) {
            Stands::Unasked => Some(self.want(question)),
            Stands::Unsure(answer) if answer.is_answer() => Some(self.want(question)),
            Stands::Unsure(_) | Stands::There(_) | Stands::Absent(_) => None,
        }
    }

    /// Whether none of the zone's servers can be reached from here, as far as they have been asked.
    #[must_use]
    pub fn is_cut_off(self) -> bool {
        let Some(survey) = self.survey else { return false };
        let mut own = survey.heard.answers().filter(|a| a.server.role == Role::Authoritative).peekable();
        own.peek().is_some()
            && own.all(|answer| match &answer.outcome {
                Outcome::Failed(failure) => failure.is_silence(),
                _ => false,
            })
    }
}

fn absence<'a>(
    denied: impl IntoIterator<Item = &'a Answer>,
    silent: impl IntoIterator<Item = &'a Answer>,
) -> Absence {
    let mut is_nowhere = false;
    let denied = denied.into_iter().map(|answer| {
        is_nowhere |= matches!(answer.outcome, Outcome::NxDomain { .. });
        answer.server.label.clone()
    });
    let denied = denied.collect();
    let silent = silent.into_iter().map(|answer| answer.server.label.clone()).collect();
    Absence { denied, silent, is_nowhere }
}

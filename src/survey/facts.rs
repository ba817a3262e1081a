//! Answers by question.

use std::collections::BTreeMap;

use super::{Answer, Data, Kind, Question};
use crate::record::name::Name;

/// The best answer there is to each question: a later one replaces an earlier, but a failure never
/// replaces an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Question, Answer>);

impl Facts {
    /// Takes an answer in.
    pub fn insert(&mut self, answer: Answer) {
        let keeps =
            self.0.get(&answer.question).is_some_and(|known| known.is_answer() && !answer.is_answer());
        if !keeps {
            self.0.insert(answer.question.clone(), answer);
        }
    }

    /// The answer to a question, if it has been asked.
    #[must_use]
    pub fn get(&self, name: &Name, kind: Kind) -> Option<&Answer> {
        self.0.get(&Question::new(name.clone(), kind))
    }

    /// The records at a name; empty if there are none or it has not been asked.
    #[must_use]
    pub fn data(&self, name: &Name, kind: Kind) -> &[Data] {
        self.get(name, kind).map_or(&[], Answer::data)
    }

    /// The texts of the TXT records at a name.
    #[must_use]
    pub fn texts(&self, name: &Name) -> Vec<String> {
        self.get(name, Kind::Txt).map(Answer::texts).unwrap_or_default()
    }

    /// Every answer.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.0.values()
    }

    /// Takes every answer of `other` in.
    pub fn extend(&mut self, other: Self) {
        for answer in other.0.into_values() {
            self.insert(answer);
        }
    }
}

impl FromIterator<Answer> for Facts {
    fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
        let mut facts = Self::default();
        for answer in answers {
            facts.insert(answer);
        }
        facts
    }
}

//! Answers by question.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use super::{Answer, Data, Kind, Question};
use crate::record::{name::Name, spf::Reach};

/// The best answer there is to each question: a later one replaces an earlier, but a failure never
/// replaces an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Question, Fact>);

/// An answer, and what was read in it.
#[derive(Clone, Debug)]
struct Fact {
    answer: Arc<Answer>,
    /// Read when it is first needed, and kept: records that others include are long, and are followed again after
    /// every answer.
    spf: OnceLock<Arc<[Reach]>>,
}

impl PartialEq for Fact {
    fn eq(&self, other: &Self) -> bool {
        self.answer == other.answer
    }
}

impl Eq for Fact {}

impl Facts {
    /// Takes an answer in. One that is shared is not copied: answers are long.
    pub fn insert(&mut self, answer: impl Into<Arc<Answer>>) {
        let answer = answer.into();
        let known = self.0.get(&answer.question).map(|fact| &fact.answer);
        let keeps = known.is_some_and(|known| known.is_answer() && !answer.is_answer());
        // What is known already has been read already.
        let is_known = known.is_some_and(|known| Arc::ptr_eq(known, &answer));
        if !keeps && !is_known {
            self.0.insert(answer.question.clone(), Fact { answer, spf: OnceLock::new() });
        }
    }

    /// The answer to a question, if it has been asked.
    #[must_use]
    pub fn get(&self, name: &Name, kind: Kind) -> Option<&Answer> {
        self.0.get(&Question::new(name.clone(), kind)).map(|fact| &*fact.answer)
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

    /// The texts at a name that are SPF or meant as such, with where they lead. Each is read once.
    #[must_use]
    pub fn spf(&self, name: &Name) -> &[Reach] {
        let Some(fact) = self.0.get(&Question::new(name.clone(), Kind::Txt)) else { return &[] };
        fact.spf.get_or_init(|| fact.answer.texts().iter().filter_map(|text| Reach::read(text)).collect())
    }

    /// Every answer.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.0.values().map(|fact| &*fact.answer)
    }

    /// Every answer, to be shared.
    pub fn shared(&self) -> impl Iterator<Item = &Arc<Answer>> {
        self.0.values().map(|fact| &fact.answer)
    }

    /// Takes every answer of `other` in.
    pub fn extend(&mut self, other: Self) {
        for fact in other.0.into_values() {
            self.insert(fact.answer);
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

//! What was looked at, and what came of it.

use crate::{
    record::{name::Name, spf::Qualifier, visible::visible},
    survey::{Data, Failure, Question},
};

/// Steps kept: no honest set of records has so many terms, and every one is a line to be shown.
const STEPS: usize = 1_000;
/// Characters kept of a term; a longer one would fill the screen.
const TERM_SHOWN: usize = 200;
/// Records kept of an answer; more say nothing new.
const RECORDS_SHOWN: usize = 10;

/// One term of one record. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many `include` and `redirect` lead here; 0 for the terms of the sender's own domain.
    pub depth: usize,
    /// The domain in whose record the term stands.
    pub domain: Name,
    /// The term.
    pub term: String,
    /// Whether the term asks DNS, and so counts as a look-up.
    pub asks_dns: bool,
    /// What was asked for it, and what was found.
    pub asked: Vec<Asked>,
    /// What came of it.
    pub came: Came,
}

/// A question and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// What was found.
    pub found: Found,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// No such name, or no records of the type.
    Nothing,
    /// Records.
    Records {
        /// The first of them: addresses, names, texts.
        shown: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// The record that is not published yet.
    Draft,
    /// DNS failed; no reason if a server only named others.
    Failed(Option<Failure>),
}

/// What came of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It matched, with this effect on the record it stands in; a `redirect`, that a term there did.
    Matched(Qualifier),
    /// It did not match.
    Unmatched,
    /// Evaluation ended at it, or below it, in an error.
    Ended,
}

/// The steps so far.
#[derive(Default)]
pub(super) struct Trace {
    steps: Vec<Step>,
    is_cut: bool,
}

impl Trace {
    /// A step that begins; its place, to say later what came of it.
    pub(super) fn begin(&mut self, depth: usize, domain: &Name, term: &str, asks_dns: bool) -> Option<usize> {
        if self.steps.len() >= STEPS {
            self.is_cut = true;
            return None;
        }
        let (asked, came) = (Vec::new(), Came::Ended);
        self.steps.push(Step { depth, domain: domain.clone(), term: term.to_owned(), asks_dns, asked, came });
        Some(self.steps.len() - 1)
    }

    pub(super) fn end(&mut self, step: Option<usize>, came: Came) {
        if let Some(step) = step.and_then(|step| self.steps.get_mut(step)) {
            step.came = came;
        }
    }

    /// What was asked for the step that began last.
    pub(super) fn asked(&mut self, question: Question, found: Found) {
        if let Some(step) = self.steps.last_mut().filter(|_| !self.is_cut)
            && step.asked.iter().all(|asked| asked.question != question)
        {
            step.asked.push(Asked { question, found });
        }
    }

    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    pub(super) fn into_steps(self) -> Vec<Step> {
        self.steps
    }
}

/// A term as it is shown.
pub(super) fn shown(term: &impl ToString) -> String {
    visible(&term.to_string()).chars().take(TERM_SHOWN).collect()
}

impl Found {
    pub(super) fn records(data: &[Data]) -> Self {
        let text = |data: &Data| match data {
            Data::A(address) => address.to_string(),
            Data::Aaaa(address) => address.to_string(),
            Data::Mx { exchange, .. } => exchange.to_string(),
            Data::Ns(name) | Data::Cname(name) | Data::Ptr(name) => name.to_string(),
            Data::Txt(text) | Data::Spf(text) => shown(&text.text()),
            Data::Soa { serial, .. } => serial.to_string(),
            Data::Srv(srv) => srv.to_string(),
            Data::Tlsa(tlsa) => tlsa.to_string(),
        };
        Self::Records { shown: data.iter().take(RECORDS_SHOWN).map(text).collect(), count: data.len() }
    }
}

//! Looking into the facts, and what it costs that something is not there.

use super::{
    Ending, Walk,
    ending::{Break, Stop},
    trace::Found,
};
use crate::{
    record::{
        name::Name,
        spf::{LOOKUP_LIMIT, VOID_LIMIT},
    },
    survey::{Answer, Data, Failure, Kind, Outcome, Question},
};

/// What DNS said.
pub(super) enum Said<'f> {
    Nothing,
    Records(&'f Answer),
    Failed(Option<&'f Failure>),
}

impl<'f> Walk<'f> {
    /// The answer to a question, written down as asked for the present term.
    pub(super) fn look(&mut self, name: &Name, kind: Kind) -> Result<Said<'f>, Stop> {
        let question = Question::new(name.clone(), kind);
        let Some(answer) = self.facts.get(name, kind) else { return Err(Stop::Need(vec![question])) };
        let (said, found) = match &answer.outcome {
            Outcome::Records { data, .. } if !data.is_empty() => {
                (Said::Records(answer), Found::records(data))
            }
            Outcome::Records { .. } | Outcome::NoData { .. } | Outcome::NxDomain { .. } => {
                (Said::Nothing, Found::Nothing)
            }
            Outcome::Failed(failure) => (Said::Failed(Some(failure)), Found::Failed(Some(failure.clone()))),
            // Whoever asks follows it; what is left of one is no answer.
            Outcome::Referral { .. } => (Said::Failed(None), Found::Failed(None)),
        };
        if self.counts_void {
            self.trace.asked(question, found);
        }
        Ok(said)
    }

    /// The records for the present term: none is a void look-up, a failure ends everything.
    pub(super) fn data(&mut self, name: &Name, kind: Kind) -> Result<&'f [Data], Stop> {
        match self.look(name, kind)? {
            Said::Records(answer) => Ok(answer.data()),
            Said::Nothing => self.count_void().map(|()| [].as_slice()),
            // RFC 7208 §5: an error or a timeout ends it all, with the result "temperror".
            Said::Failed(failure) => Err(Stop::Over(Ending::Unanswered {
                question: Question::new(name.clone(), kind),
                failure: failure.cloned(),
            })),
        }
    }

    /// Asks for everything at once that will be looked at one after the other.
    pub(super) fn need_all(&self, names: &[Name], kind: Kind) -> Result<(), Stop> {
        let unknown = names.iter().filter(|name| self.facts.get(name, kind).is_none());
        let mut questions: Vec<Question> = unknown.map(|name| Question::new(name.clone(), kind)).collect();
        questions.sort();
        questions.dedup();
        if questions.is_empty() { Ok(()) } else { Err(Stop::Need(questions)) }
    }

    /// A term that asks DNS.
    ///
    /// RFC 7208 §4.6.4: 'SPF implementations MUST limit the total number of those terms to 10 during SPF
    /// evaluation … If this limit is exceeded, the implementation MUST return "permerror".'
    pub(super) fn count_lookup(&mut self) -> Result<(), Stop> {
        self.lookups += 1;
        if self.lookups > LOOKUP_LIMIT { Err(Stop::broken(Break::Lookups)) } else { Ok(()) }
    }

    /// RFC 7208 §4.6.4: 'limit the number of "terms" for which DNS queries return either a positive answer
    /// (RCODE 0) with an answer count of 0, or a "Name Error" (RCODE 3) answer … SHOULD … to two.
    /// … Exceeding the limit produces a "permerror" result.'
    pub(super) fn count_void(&mut self) -> Result<(), Stop> {
        if self.is_counted_void || !self.counts_void {
            return Ok(());
        }
        self.is_counted_void = true;
        self.void += 1;
        if self.void > VOID_LIMIT { Err(Stop::broken(Break::Void)) } else { Ok(()) }
    }
}

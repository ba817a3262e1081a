//! Asking ahead: what the terms that follow will need first.
//!
//! A receiver asks for one term after the other. Where a term has to wait for its answer, the first
//! questions of the terms behind it are asked along with it, so that a record with ten terms takes
//! as long as its slowest and not as all of them. Nothing is counted for it.

use super::{Walk, ending::Stop, fill, mechanism};
use crate::{
    check::spf::walk::is_all,
    record::{
        name::Name,
        spf::{DomainSpec, LOOKUP_LIMIT, Mechanism, Modifier, Term},
    },
    survey::{Kind, Question},
};

impl Walk<'_> {
    /// The questions of `stop`, and those of the terms in `rest` that can still be reached.
    pub(super) fn asking_ahead(&self, stop: Stop, rest: &[Term], domain: &Name) -> Stop {
        let Stop::Need(mut questions) = stop else { return stop };
        let reached = rest.iter().take_while(|term| !is_all(term)).filter(|term| term.asks_dns());
        for term in reached.take(LOOKUP_LIMIT.saturating_sub(self.lookups)) {
            let question = self.first_question(term, domain);
            let unknown = question.filter(|question| self.facts.get(&question.name, question.kind).is_none());
            questions.extend(unknown.filter(|question| !questions.contains(question)));
        }
        Stop::Need(questions)
    }

    fn first_question(&self, term: &Term, domain: &Name) -> Option<Question> {
        let own = |spec: &Option<DomainSpec>| match spec {
            Some(spec) => self.plainly(spec, domain),
            None => Some(domain.clone()),
        };
        let (name, kind) = match term {
            Term::Modifier(Modifier::Redirect(spec)) => (self.plainly(spec, domain)?, Kind::Txt),
            Term::Modifier(_) => return None,
            Term::Directive(directive) => match &directive.mechanism {
                Mechanism::Include(spec) => (self.plainly(spec, domain)?, Kind::Txt),
                Mechanism::A { domain: spec, .. } => (own(spec)?, self.address_kind()),
                Mechanism::Mx { domain: spec, .. } => (own(spec)?, Kind::Mx),
                Mechanism::Ptr(_) => (mechanism::reverse(self.ip), Kind::Ptr),
                Mechanism::Exists(spec) => (self.plainly(spec, domain)?, Kind::A),
                Mechanism::All | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } => return None,
            },
        };
        let is_drafted = kind == Kind::Txt && self.draft.text(&name).is_some();
        (!is_drafted).then(|| Question::new(name, kind))
    }

    /// The name, if it can be known without asking.
    fn plainly(&self, spec: &DomainSpec, domain: &Name) -> Option<Name> {
        let value = |letter| fill::plain(letter, self.arguments, self.ip, domain).ok_or(());
        Name::verbatim(&spec.expand(value).ok()?)
    }
}

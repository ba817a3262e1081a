//! One record: finding it, and reading it from left to right.

use super::{
    Absence, Break, Came, Found, SpfResult, Walk,
    ask::Said,
    ending::{Ending, Stop},
    trace::shown,
};
use crate::{
    check::spf::walk::beginning,
    record::{
        name::Name,
        spf::{self, DomainSpec, Modifier, Qualifier, Record, Term},
    },
    survey::{Kind, Question},
};

/// What the record of one domain says.
pub(super) enum Ruling {
    /// Nothing to check with.
    Absent(Absence),
    /// No term matched, and nothing leads elsewhere.
    Unmatched { domain: Name },
    /// A term matched.
    Matched {
        effect: Qualifier,
        term: String,
        domain: Name,
        /// The record's `exp=`.
        explanation: Option<DomainSpec>,
    },
}

impl Ruling {
    fn result(&self) -> SpfResult {
        match self {
            Self::Absent(_) => SpfResult::None,
            Self::Unmatched { .. } => SpfResult::Neutral,
            Self::Matched { effect, .. } => SpfResult::of(*effect),
        }
    }
}

impl Walk<'_> {
    /// RFC 7208 §4: the record at `domain`, which need not be a name.
    pub(super) fn check_host(&mut self, domain: &str, depth: usize) -> Result<Ruling, Stop> {
        // RFC 7208 §4.3: 'If the <domain> is malformed … or is not a multi-label domain name … "none".'
        let named = Name::verbatim(domain).filter(|name| name.labels().count() > 1);
        let Some(name) = named else {
            return Ok(Ruling::Absent(Absence::NoDomain { text: shown(&domain) }));
        };
        let (texts, others): (Vec<String>, Vec<String>) =
            self.texts(&name)?.into_iter().partition(|text| spf::is_spf(text));
        match texts.as_slice() {
            [] => {
                let unseen = others.iter().find(|text| spf::claims_to_be_spf(text));
                let unseen = unseen.map(|text| beginning(text));
                Ok(Ruling::Absent(Absence::NoRecord { domain: name, unseen }))
            }
            // RFC 7208 §4.6: 'if there are any syntax errors anywhere in the record, check_host() returns
            // immediately with the result "permerror", without further interpretation or evaluation.'
            [text] => match text.parse::<Record>() {
                Ok(record) => self.record(&record, &name, depth),
                Err(error) => {
                    let broken = spf::Reach::read(text).and_then(|reach| reach.broken).unwrap_or_default();
                    let term = beginning(&broken);
                    Err(Stop::broken(Break::Syntax { domain: name, term, fault: error.cause }))
                }
            },
            // RFC 7208 §4.5: 'If the resultant record set includes more than one record … "permerror".'
            _ => Err(Stop::broken(Break::Several { domain: name, count: texts.len() })),
        }
    }

    /// The texts at a name.
    fn texts(&mut self, name: &Name) -> Result<Vec<String>, Stop> {
        let question = Question::new(name.clone(), Kind::Txt);
        if let Some(text) = self.draft.text(name) {
            self.trace.asked(question, Found::Draft);
            return Ok(vec![text.clone()]);
        }
        match self.look(name, Kind::Txt)? {
            Said::Records(answer) => Ok(answer.texts()),
            // The first question is no term's, and counts for nothing.
            Said::Nothing if self.lookups == 0 => Ok(Vec::new()),
            Said::Nothing => self.count_void().map(|()| Vec::new()),
            // RFC 7208 §4.4: '… then check_host() terminates immediately with the result "temperror".'
            Said::Failed(failure) => {
                Err(Stop::Over(Ending::Unanswered { question, failure: failure.cloned() }))
            }
        }
    }

    /// RFC 7208 §4.6.2: 'Each mechanism is considered in turn from left to right.'
    fn record(&mut self, record: &Record, domain: &Name, depth: usize) -> Result<Ruling, Stop> {
        let explanation = record.terms.iter().find_map(|term| match term {
            Term::Modifier(Modifier::Explanation(spec)) => Some(spec.clone()),
            _ => None,
        });
        for (index, term) in record.terms.iter().enumerate() {
            let Term::Directive(directive) = term else { continue };
            let text = shown(term);
            let step = self.trace.begin(depth, domain, &text, term.asks_dns());
            self.is_counted_void = false;
            if term.asks_dns() {
                self.count_lookup()?;
            }
            let rest = record.terms.get(index + 1..).unwrap_or_default();
            let is_match = self.matches(&directive.mechanism, domain, depth);
            let is_match = is_match.map_err(|stop| self.asking_ahead(stop, rest, domain))?;
            let effect = directive.effect();
            self.trace.end(step, if is_match { Came::Matched(effect) } else { Came::Unmatched });
            if is_match {
                return Ok(Ruling::Matched { effect, term: text, domain: domain.clone(), explanation });
            }
        }
        // RFC 7208 §6.1: a redirect counts where no mechanism has matched; an `all` would have.
        match record.redirect() {
            Some(spec) => self.redirect(record, spec, domain, depth),
            None => Ok(Ruling::Unmatched { domain: domain.clone() }),
        }
    }

    fn redirect(
        &mut self,
        record: &Record,
        spec: &DomainSpec,
        domain: &Name,
        depth: usize,
    ) -> Result<Ruling, Stop> {
        let term = record.terms.iter().find(|term| matches!(term, Term::Modifier(Modifier::Redirect(_))));
        let step = self.trace.begin(depth, domain, &term.map(shown).unwrap_or_default(), true);
        self.is_counted_void = false;
        self.count_lookup()?;
        let name = self.expand(spec, domain)?;
        let ruling = self.led_to(&name, depth)?;
        self.trace.end(
            step,
            match &ruling {
                Ruling::Matched { effect, .. } => Came::Matched(*effect),
                Ruling::Unmatched { .. } | Ruling::Absent(_) => Came::Unmatched,
            },
        );
        Ok(ruling)
    }

    /// RFC 7208 §5.2: whether the record of another domain lets the client pass.
    pub(super) fn include(&mut self, spec: &DomainSpec, domain: &Name, depth: usize) -> Result<bool, Stop> {
        let name = self.expand(spec, domain)?;
        // Errors below come through as they are; everything else but `pass` is 'no match'.
        Ok(self.led_to(&name, depth)?.result() == SpfResult::Pass)
    }

    /// RFC 7208 §5.2 and §6.1: no record where `include` or `redirect` leads is a 'permerror'.
    fn led_to(&mut self, name: &str, depth: usize) -> Result<Ruling, Stop> {
        match self.check_host(name, depth + 1)? {
            Ruling::Absent(Absence::NoRecord { unseen, .. }) => {
                Err(Stop::broken(Break::Nowhere { name: shown(&name), unseen }))
            }
            Ruling::Absent(Absence::NoDomain { .. }) => {
                Err(Stop::broken(Break::Nowhere { name: shown(&name), unseen: None }))
            }
            ruling => Ok(ruling),
        }
    }
}

//! Two sets of answers about one domain, brought together.
//!
//! Two people, or one person in two windows, may work on the same domain, and neither must lose what they said.
//! Both began with the same answers; compared with those, each part has been changed by one of them, by both,
//! or by none. What only one has changed is taken from that one; where both have, ours stays and is named, so
//! that theirs can be kept elsewhere.

use super::{
    Plan,
    dkim::{Answers, Key},
};
use crate::record::name::Selector;

/// A part of a plan that is merged as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the domain is for.
    Purpose,
    /// Who may send.
    Spf,
    /// The key at a selector.
    Key(Selector),
    /// All keys together, where a selector stands for more than one.
    Keys,
    /// What else was answered about keys.
    Dkim,
    /// What happens to the rest.
    Dmarc,
    /// What mail services ask for beside.
    Further,
    /// Into which panel it is typed.
    Panel,
    /// What clients and other mail servers are told.
    Mailboxes,
}

/// What has come of two plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The answers of both.
    pub plan: Plan,
    /// The parts that are theirs now.
    pub taken: Vec<Part>,
    /// The parts that both have changed, each in another way. Ours stayed.
    pub contested: Vec<Part>,
}

/// Merges our answers and theirs, which both came from `base`.
#[must_use]
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Merged {
    let mut parts = Parts { taken: Vec::new(), contested: Vec::new() };
    // Named one by one, so that a part that is added to the plan cannot be forgotten here.
    let Plan { domain, purpose, spf, dkim, dmarc, further, panel, mailboxes } = ours;
    let plan = Plan {
        domain: domain.clone(),
        purpose: *parts.one(Part::Purpose, &base.purpose, purpose, &theirs.purpose),
        spf: parts.one(Part::Spf, &base.spf, spf, &theirs.spf).clone(),
        dkim: parts.dkim(&base.dkim, dkim, &theirs.dkim),
        dmarc: parts.one(Part::Dmarc, &base.dmarc, dmarc, &theirs.dmarc).clone(),
        further: parts.one(Part::Further, &base.further, further, &theirs.further).clone(),
        panel: parts.one(Part::Panel, &base.panel, panel, &theirs.panel).clone(),
        mailboxes: parts.one(Part::Mailboxes, &base.mailboxes, mailboxes, &theirs.mailboxes).clone(),
    };
    let Parts { taken, contested } = parts;
    Merged { plan, taken, contested }
}

struct Parts {
    taken: Vec<Part>,
    contested: Vec<Part>,
}

impl Parts {
    fn one<'p, T: PartialEq>(&mut self, part: Part, base: &T, ours: &'p T, theirs: &'p T) -> &'p T {
        if ours == theirs || theirs == base {
            return ours;
        }
        if ours == base {
            self.taken.push(part);
            return theirs;
        }
        self.contested.push(part);
        ours
    }

    fn dkim(&mut self, base: &Answers, ours: &Answers, theirs: &Answers) -> Answers {
        let keys = self.keys(&base.keys, &ours.keys, &theirs.keys);
        let rest = |answers: &Answers| Answers { keys: Vec::new(), ..answers.clone() };
        let [base, ours, theirs] = [base, ours, theirs].map(rest);
        Answers { keys, ..self.one(Part::Dkim, &base, &ours, &theirs).clone() }
    }

    /// Each key by its selector, in our order if we have changed anything, with what only they have added behind.
    fn keys(&mut self, base: &[Key], ours: &[Key], theirs: &[Key]) -> Vec<Key> {
        if [base, ours, theirs].into_iter().any(is_ambiguous) {
            let (base, ours, theirs) = (base.to_vec(), ours.to_vec(), theirs.to_vec());
            return self.one(Part::Keys, &base, &ours, &theirs).clone();
        }
        let at =
            |keys: &[Key], selector: &Selector| keys.iter().find(|key| key.selector == *selector).cloned();
        let (first, second) = if ours == base { (theirs, ours) } else { (ours, theirs) };
        let added = second.iter().filter(|key| at(first, &key.selector).is_none());
        let merged = first.iter().chain(added).filter_map(|Key { selector, .. }| {
            let part = Part::Key(selector.clone());
            self.one(part, &at(base, selector), &at(ours, selector), &at(theirs, selector)).clone()
        });
        merged.collect()
    }
}

fn is_ambiguous(keys: &[Key]) -> bool {
    keys.iter()
        .enumerate()
        .any(|(index, key)| keys.iter().skip(index + 1).any(|later| later.selector == key.selector))
}

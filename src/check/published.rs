//! Judging what is published: everything that DNS says of a domain, with its causes.
//!
//! A checker that only says "not found" leaves a person guessing. What was gathered is judged here as
//! a whole: which server says what, what stands at the names where records are often lost, what others
//! must publish, and what all of it means for mail. [`wants`] says what is still to be asked, and
//! [`judge`] what is known so far; both can be called again after every answer.
//!
//! References: each finding names its rule.

pub mod again;
pub mod alone;
mod dkim;
mod dmarc;
mod exchangers;
pub mod inventory;
mod outlook;
pub mod records;
pub mod report;
mod servers;
mod services;
mod spf;
mod spread;

use std::{cmp::Reverse, collections::BTreeSet, path::PathBuf};

use jiff::Timestamp;

use super::{
    Finding, Severity,
    finding::{Dkim, Dns, Propagation, Subject, What},
};
use crate::{
    plan::Plan,
    reading::Reading,
    record::{
        dkim::PublicKey,
        name::{Name, Selector},
    },
    survey::{Kind, Question, Role, Survey, Want, Whom},
};

pub use dkim::{Origin, sought};

/// Questions of one survey in all: far more than any sensible domain leads to, and an end for records
/// that are made to lead everywhere.
pub const QUESTIONS: usize = 500;

/// Everything a judgement goes by.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// What DNS said.
    pub survey: &'v Survey,
    /// The saved set-up, if there is one.
    pub plan: Option<&'v Plan>,
    /// The selectors the person named.
    pub given: &'v [Selector],
    /// The keys on this machine.
    pub disk: &'v [OnDisk],
    /// The time.
    pub now: Timestamp,
}

/// The public half of a key on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDisk {
    /// The selector it is for.
    pub selector: Selector,
    /// The file its private half is in.
    pub path: PathBuf,
    /// The half that is published.
    pub public: PublicKey,
}

impl View<'_> {
    /// What DNS said, as read.
    const fn reading(&self) -> Reading<'_> {
        Reading::of(self.survey)
    }

    /// The domain's own name.
    fn domain(&self) -> &Name {
        self.survey.domain.name()
    }

    /// Whether none of the zone's servers can be reached from here, as far as they have been asked.
    fn is_cut_off(&self) -> bool {
        self.reading().is_cut_off()
    }
}

/// What is still to be asked, each question once; empty when all is known. Asking these, taking the
/// answers in and calling again comes to an end ([`QUESTIONS`] bounds it).
#[must_use]
pub fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = BTreeSet::new();
    let parts = [servers::wants, exchangers::wants, spf::wants, dkim::wants, dmarc::wants, services::wants];
    for part in parts {
        wanted.extend(part(view));
    }
    wanted.extend(spread::wants(view, &wanted));
    // What every server is asked need not be asked of the first of them as well.
    let of_all: BTreeSet<Question> =
        wanted.iter().filter(|want| is_of_all(want)).map(|w| w.question.clone()).collect();
    wanted.retain(|want| want.of != Whom::AnyServer || !of_all.contains(&want.question));
    let is_torn = view.reading().is_torn();
    let wanted = wanted.into_iter().map(|mut want| {
        if is_torn && want.of == Whom::EveryServer {
            want.of = Whom::EveryAddress;
        }
        want
    });
    wanted.take(QUESTIONS).collect()
}

/// Whether every server of the zone is asked.
const fn is_of_all(want: &Want) -> bool {
    matches!(want.of, Whom::EveryServer | Whom::EveryAddress)
}

/// Everything worth telling, worst first, and in the order of the subjects where equally bad.
#[must_use]
pub fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut found = servers::judge(view);
    // Nothing can be said of the records of a domain that nobody can ask about.
    let is_dark = |finding: &Finding| {
        use super::finding::Dns::{AllLame, AllNotPublic, AllSilent, Bogus, Failing, Unregistered};
        matches!(
            finding.what,
            What::Dns(
                Unregistered { .. }
                    | Failing { .. }
                    | AllLame { .. }
                    | AllNotPublic { .. }
                    | AllSilent { .. }
                    | Bogus { .. }
            )
        )
    };
    let is_dark = found.iter().any(is_dark);
    if !is_dark || view.survey.heard.answers().any(has_records) {
        found.extend(exchangers::judge(view));
        found.extend(spf::judge(view));
        found.extend(dkim::judge(view));
        found.extend(dmarc::judge(view));
        found.extend(spread::judge(view));
        // What receivers cannot see decides over nothing.
        found.extend((!is_dark).then(|| outlook::judge(view)).into_iter().flatten());
    }
    let mut found = told_once(found);
    found.sort_by_key(|finding| (Reverse(finding.severity()), finding.subject()));
    found.dedup();
    found
}

/// What is told by its cause is not told again as a record that is missing, different or on its way.
fn told_once(found: Vec<Finding>) -> Vec<Finding> {
    let about = |finding: &Finding| -> Option<String> {
        let owner = finding.correction.as_ref().map(|correction| &correction.owner);
        owner.or(finding.place.as_ref().map(|place| &place.owner)).map(ToString::to_string)
    };
    let is_cause = |finding: &&Finding| {
        matches!(finding.what, What::Dkim(Dkim::StillPublished { .. }))
            || finding.severity() == Severity::Error && finding.subject() != Subject::Propagation
    };
    let causes: BTreeSet<String> = found.iter().filter(is_cause).filter_map(about).collect();
    let on_their_way: BTreeSet<String> = found
        .iter()
        .filter_map(|finding| match &finding.what {
            What::Propagation(Propagation::Partly { name, .. }) => Some(name.clone()),
            _ => None,
        })
        .collect();
    let is_new = |finding: &Finding| match &finding.what {
        What::Propagation(Propagation::Nowhere { name } | Propagation::Different { name, .. }) => {
            !causes.contains(name)
        }
        What::Dns(Dns::ServersDisagree { name, .. }) => !on_their_way.contains(name),
        _ => true,
    };
    found.into_iter().filter(is_new).collect()
}

fn has_records(answer: &crate::survey::Answer) -> bool {
    answer.question.kind == Kind::Txt && answer.server.role == Role::Authoritative && answer.exists()
}

/// Whoever can be asked about a name without teaching a cache that it does not exist. One is enough for what is only
/// looked for; what is to be known for sure is wanted by [`Reading::open`].
fn whoever(view: &View<'_>, question: Question) -> Want {
    view.reading().first_want(question)
}

/// A question to every server of the zone.
fn everywhere(name: Name, kind: Kind) -> Want {
    Want::new(Question::new(name, kind), Whom::EveryServer)
}

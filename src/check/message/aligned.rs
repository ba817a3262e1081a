//! DMARC: whether what passed belongs to the author's domain, and what the policy asks for.
//!
//! SPF and DKIM pass for some domain; DMARC asks whether that is the one a person sees in From. Strict
//! alignment wants the same name, relaxed the same organization, which is found by going up the tree of names.
//!
//! References: RFC 9989 §4.4 (alignment), §4.10 (tree walk), §5.3 (evaluation).

use super::{Examination, Judged, Spf, Whom, name};
use crate::{
    check::{
        dmarc::discovery::{Applied, Discovered, Discovery, discover},
        spf::evaluate::SpfResult,
    },
    record::{
        dmarc::{Alignment, Policy},
        name::Name,
    },
    survey::{Facts, Kind, Outcome, Question},
};

/// DMARC of a message.
#[derive(Clone, Debug)]
pub struct Dmarc {
    /// The result.
    pub result: DmarcResult,
    /// The author's domain.
    pub domain: Option<Name>,
    /// The record that holds for it.
    pub applied: Option<Applied>,
    /// What it asks for.
    pub policy: Option<Policy>,
    /// Whether a signature passes and is aligned.
    pub dkim: DkimAlignment,
    /// Whether SPF passes and is aligned.
    pub spf_is_aligned: bool,
    /// Whether a signature or SPF would be aligned if the record asked for relaxed alignment.
    pub is_relaxed_enough: bool,
}

/// Whether a signature passes and is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DkimAlignment {
    /// None does.
    None,
    /// One does, but that it passes is only what the receiver says.
    Stated,
    /// One does.
    Found,
}

impl DkimAlignment {
    /// Whether a signature is aligned, whoever says that it passes.
    #[must_use]
    pub const fn is_aligned(self) -> bool {
        !matches!(self, Self::None)
    }
}

/// RFC 9989 §5.4, RFC 8601 §2.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DmarcResult {
    /// Something that passes is aligned.
    Pass,
    /// Nothing is.
    Fail,
    /// DMARC does not apply: no author domain, or no record.
    None,
    /// DNS did not answer.
    TempError,
    /// Nobody asked, or too little is known.
    Unknown,
}

impl DmarcResult {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::None => "none",
            Self::TempError => "temperror",
            Self::Unknown => "unknown",
        }
    }
}

/// What must be asked for the tree walks.
pub(super) fn questions(examination: &Examination, facts: &Facts) -> Vec<Question> {
    let Some(author) = examination.whom.name() else { return Vec::new() };
    let mut names: Vec<Name> = vec![author.clone()];
    // Domains that may have to be shown to be of the same organization.
    let signers = examination
        .signatures
        .iter()
        .take(super::SIGNATURES)
        .filter_map(|(_, read)| read.domain.as_deref().and_then(name));
    let bounce = super::Envelope::of(examination)
        .mail_from
        .and_then(|from| name(from.rsplit_once('@').map_or(from.as_str(), |(_, domain)| domain)));
    names.extend(signers.chain(bounce).filter(|other| is_related(author, other)));
    let mut wanted: Vec<Question> = names.iter().filter_map(|name| walk(name, facts)).collect();
    // `np` is for names that do not exist.
    wanted.push(Question::new(author.clone(), Kind::Txt));
    wanted
}

/// The next question of a tree walk.
fn walk(domain: &Name, facts: &Facts) -> Option<Question> {
    match discover(domain, true, facts) {
        Discovery::Asking(target) => Some(Question::new(target.child("_dmarc").ok()?, Kind::Txt)),
        Discovery::Done(_) => None,
    }
}

/// Whether two names share their last two labels: only then can they be of one organization.
fn is_related(one: &Name, other: &Name) -> bool {
    let last = |name: &Name| name.labels().rev().take(2).map(str::to_owned).collect::<Vec<_>>();
    one != other && last(one) == last(other)
}

/// DMARC by what passed.
pub(super) fn judge(examination: &Examination, signatures: &[Judged], spf: &Spf, facts: &Facts) -> Dmarc {
    let mut dmarc = Dmarc {
        result: DmarcResult::None,
        domain: examination.whom.name().cloned(),
        applied: None,
        policy: None,
        dkim: DkimAlignment::None,
        spf_is_aligned: false,
        is_relaxed_enough: false,
    };
    let Whom::One { name: author, .. } = &examination.whom else { return dmarc };
    let exists =
        facts.get(author, Kind::Txt).is_none_or(|answer| !matches!(answer.outcome, Outcome::NxDomain { .. }));
    let found = match discover(author, exists, facts) {
        Discovery::Done(found) => found,
        Discovery::Asking(_) => {
            // Without the record nobody knows how strict it is; the same name is aligned in any case.
            dmarc.result = DmarcResult::Unknown;
            if signatures.iter().any(|one| one.passes() && one.domain().as_ref() == Some(author)) {
                dmarc.dkim = DkimAlignment::Found;
            }
            return dmarc;
        }
    };
    let strictness = |strict: Option<Alignment>| strict.unwrap_or(Alignment::Relaxed);
    let record = found.found.as_ref().map(|applied| &applied.record);
    let dkim = strictness(record.and_then(|record| record.dkim_alignment));
    let of_spf = strictness(record.and_then(|record| record.spf_alignment));
    let alignment = Aligning { author, found: &found, facts };
    let passing: Vec<(&Judged, Name)> =
        signatures.iter().filter(|one| one.passes()).filter_map(|one| Some((one, one.domain()?))).collect();
    let aligned: Vec<&Judged> = passing
        .iter()
        .filter(|(_, domain)| alignment.is_aligned(domain, dkim))
        .map(|(one, _)| *one)
        .collect();
    dmarc.dkim = if aligned.is_empty() {
        DkimAlignment::None
    } else if aligned.iter().all(|one| one.is_believed()) {
        DkimAlignment::Stated
    } else {
        DkimAlignment::Found
    };
    let spf_domain = spf.domain.as_deref().and_then(name);
    let spf_passes = spf.found.as_ref().is_some_and(|found| found.result() == SpfResult::Pass);
    let is_spf_aligned = |how: Alignment| {
        spf_passes && spf_domain.as_ref().is_some_and(|domain| alignment.is_aligned(domain, how))
    };
    dmarc.spf_is_aligned = is_spf_aligned(of_spf);
    dmarc.is_relaxed_enough =
        passing.iter().any(|(_, domain)| alignment.is_aligned(domain, Alignment::Relaxed))
            || is_spf_aligned(Alignment::Relaxed);
    dmarc.result = if found.found.is_none() {
        if found.is_certain { DmarcResult::None } else { DmarcResult::TempError }
    } else if dmarc.dkim.is_aligned() || dmarc.spf_is_aligned {
        DmarcResult::Pass
    } else if is_undecided(signatures, spf) {
        DmarcResult::Unknown
    } else {
        DmarcResult::Fail
    };
    dmarc.policy = found.found.as_ref().and_then(|applied| applied.policy);
    dmarc.applied = found.found;
    dmarc
}

/// Whether something that is not known could still pass.
fn is_undecided(signatures: &[Judged], spf: &Spf) -> bool {
    let is_open =
        |one: &Judged| matches!(one.result, super::DkimResult::Unknown | super::DkimResult::TempError);
    signatures.iter().any(is_open)
        || (spf.found.is_none() && spf.envelope.ip.is_some())
        || (spf.found.is_none() && signatures.is_empty())
}

struct Aligning<'a> {
    author: &'a Name,
    found: &'a Discovered,
    facts: &'a Facts,
}

impl Aligning<'_> {
    /// RFC 9989 §4.4.
    fn is_aligned(&self, domain: &Name, how: Alignment) -> bool {
        if domain == self.author {
            return true;
        }
        if how == Alignment::Strict || !is_related(self.author, domain) {
            return false;
        }
        match discover(domain, true, self.facts) {
            Discovery::Done(other) => other.organizational == self.found.organizational,
            // Not asked: a name above or below with no border between them is of the same organization.
            Discovery::Asking(_) => domain.is_within(&self.found.organizational),
        }
    }
}

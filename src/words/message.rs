//! The sentences about a received message, from `message.ftl`.

mod evidence;
mod prose;
mod table;

pub use self::{
    evidence::evidence,
    prose::{fix, headline, no_message, why},
    table::{Row, heading, rows},
};
use super::generated::message as say;
use crate::{
    check::{
        memory::Proved,
        message::{Certainty, Examination, Judged, Judgement, Step},
        refusal::catalogue::catalogue,
    },
    record::visible::visible,
};

/// A message and what it shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// The message, taken apart.
    pub examination: &'v Examination,
    /// What it shows.
    pub judgement: &'v Judgement,
}

impl View<'_> {
    /// The author's domain, or what there is of it.
    fn domain(&self) -> String {
        let author = self.judgement.dmarc.domain.as_ref().map(ToString::to_string);
        author.unwrap_or_else(say::not_told)
    }

    /// The signature that the answer is about: the one with its cause, else the first of the author's.
    fn signature(&self) -> Option<&Judged> {
        let signatures = &self.judgement.signatures;
        let cause = self.judgement.cause;
        signatures.iter().find(|one| one.cause == cause).or_else(|| {
            let is_of_author = |one: &&Judged| one.domain() == self.judgement.dmarc.domain;
            signatures.iter().find(is_of_author).or_else(|| signatures.first())
        })
    }
}

/// Who somebody is who told something: a known receiver by its name, another by its host.
#[must_use]
pub fn by(host: &str) -> String {
    let known = catalogue().of_host(host).map(|receiver| receiver.name.clone());
    known.unwrap_or_else(|| visible(host).into_owned())
}

/// How sure it is.
#[must_use]
pub fn certainty(certainty: Certainty) -> String {
    match certainty {
        Certainty::Proven => say::certainty_proven(),
        Certainty::Sure => say::certainty_sure(),
        Certainty::Likely => say::certainty_likely(),
        Certainty::Possible => say::certainty_possible(),
        Certainty::Open => say::certainty_open(),
    }
}

/// The line about the last own mail that passed.
#[must_use]
pub fn proved(proved: &Proved, at: String) -> String {
    let receiver = visible(&proved.receiver).into_owned();
    say::Proved { at, receiver, selector: proved.selector.as_str() }.say()
}

/// The note that a setup keeps that own mail passes.
#[must_use]
pub fn remembered(receiver: &str) -> String {
    say::remembered(visible(receiver).into_owned())
}

/// The line that says what to do.
#[must_use]
pub fn fix_line(fix: String) -> String {
    say::fix(fix)
}

/// The line that names the step; none if there is nothing to fix.
#[must_use]
pub fn step(step: Step) -> Option<String> {
    let name = match step {
        Step::Spf => "SPF",
        Step::Dkim => "DKIM",
        Step::Dmarc => "DMARC",
        Step::Check => "Check",
        Step::None => return None,
    };
    Some(say::step(name))
}

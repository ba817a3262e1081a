//! What stands in DNS, as read: facts with their meaning, and no opinion yet.
//!
//! A server's answer is not yet what stands there. A name that nobody has made may be answered by a wildcard, one
//! server may lag behind the others, and a name may lie in a zone of somebody else. Each of these is decided here
//! once, so that no two judgements can decide it differently.
//!
//! References: RFC 1034 §4.2 (zones), §4.3.3 and RFC 4592 (wildcards), RFC 2308 (negative answers).

mod absence;
pub mod adopt;
mod agreement;
mod wildcard;

use crate::{
    record::{
        dkim::claims_to_be_key,
        name::{Name, Selector},
    },
    survey::{Answer, Facts, Survey, Zone},
};

pub use absence::{Absence, Stands};
pub use agreement::content;
pub use wildcard::wildcards;

/// What was found, as read. With a survey, who said it decides how sure it is; facts alone are believed as they are,
/// as a receiver believes the one resolver it asks.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'s> {
    facts: &'s Facts,
    survey: Option<&'s Survey>,
}

impl<'s> Reading<'s> {
    /// What the survey says.
    #[must_use]
    pub const fn of(survey: &'s Survey) -> Self {
        Self { facts: &survey.facts, survey: Some(survey) }
    }

    /// What one who was told these facts believes.
    #[must_use]
    pub const fn as_told(facts: &'s Facts) -> Self {
        Self { facts, survey: None }
    }

    /// The best answer there is to each question.
    #[must_use]
    pub const fn facts(self) -> &'s Facts {
        self.facts
    }

    /// The zone of its own that a name of the domain lies in, below the domain's: whoever holds it, and not the
    /// domain's DNS host, changes what stands there.
    #[must_use]
    pub fn cut(self, name: &Name) -> Option<&'s Zone> {
        let survey = self.survey?;
        let own = survey.zone.as_ref().filter(|own| name.is_within(&own.apex))?;
        survey.zone_of(name).filter(|zone| zone.apex != own.apex)
    }

    /// Whether nothing more is on its way, so that what is not known stays so.
    #[must_use]
    pub fn is_over(self) -> bool {
        self.survey.is_some_and(|survey| survey.is_finished)
    }

    /// The selectors at which somebody has put something, with the answers.
    #[must_use]
    pub fn selectors(self) -> Vec<(Selector, &'s Answer)> {
        let mut found = self.survey.map(Survey::selectors).unwrap_or_default();
        found.retain(|(_, answer)| !self.is_wild(answer));
        found
    }

    /// The text that a wildcard has at every selector, if it is meant as a key.
    #[must_use]
    pub fn key_of_every_selector(self) -> Option<String> {
        let texts = self.facts.texts(&self.survey?.domain.below("*._domainkey"));
        texts.into_iter().find(|text| claims_to_be_key(text))
    }
}

impl<'s> From<&'s Survey> for Reading<'s> {
    fn from(survey: &'s Survey) -> Self {
        Self::of(survey)
    }
}

impl<'s> From<&'s Facts> for Reading<'s> {
    fn from(facts: &'s Facts) -> Self {
        Self::as_told(facts)
    }
}

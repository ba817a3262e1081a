//! What must be asked before a message can be judged.

use jiff::Timestamp;

use super::{Examination, Reader, aligned, envelope, signed};
use crate::{
    record::name::{Name, Selector},
    survey::{Facts, Kind, Question},
};

/// Other selectors that are asked for where a key is missing.
const OTHER_SELECTORS: usize = 16;
/// Selectors that many use.
const USUAL: [&str; 8] = ["default", "mail", "dkim", "s1", "s2", "selector1", "selector2", "google"];

impl Examination {
    /// What is still to be asked. Asking it and calling again comes to an end: the signatures, the records of an
    /// SPF evaluation and the steps of the tree walks are bounded.
    #[must_use]
    pub fn wants(&self, reader: &Reader, facts: &Facts, now: Timestamp) -> Vec<Question> {
        let mut wanted: Vec<Question> = Vec::new();
        for (_, read) in signed::chosen(self, reader) {
            let Ok(signature) = &read.signature else { continue };
            let Some(name) = signature.key_name() else { continue };
            match facts.get(&name, Kind::Txt) {
                None => wanted.push(Question::new(name, Kind::Txt)),
                Some(answer)
                    if answer.is_answer()
                        && answer.texts().is_empty()
                        && self.is_own(&signature.domain, reader) =>
                {
                    let others = others(&signature.domain, &signature.selector, reader);
                    wanted.extend(others.into_iter().map(|(_, name)| Question::new(name, Kind::Txt)));
                }
                Some(_) => {}
            }
        }
        wanted.extend(envelope::questions(self, reader, facts, now));
        wanted.extend(aligned::questions(self, facts));
        wanted.retain(|question| facts.get(&question.name, question.kind).is_none());
        wanted.sort();
        wanted.dedup();
        wanted
    }

    /// Whether a domain is the reader's; where nobody said which are, the author's.
    pub(super) fn is_own(&self, domain: &Name, reader: &Reader) -> bool {
        if reader.domains.is_empty() {
            return self
                .whom
                .first()
                .is_some_and(|author| author.is_within(domain) || domain.is_within(&author));
        }
        reader.domains.iter().any(|own| domain.is_within(own.name()))
    }
}

/// Where the key may be instead: at the reader's selectors, at usual ones, and at the same with a character
/// more or less.
pub(super) fn others(domain: &Name, missing: &Selector, reader: &Reader) -> Vec<(Selector, Name)> {
    let written = missing.as_str();
    let shorter = written.char_indices().map(|(at, c)| {
        let (before, behind) = written.split_at(at);
        format!("{before}{}", behind.get(c.len_utf8()..).unwrap_or_default())
    });
    let known = reader.selectors.iter().map(|selector| selector.as_str().to_owned());
    let mut all: Vec<String> = known.chain(shorter).chain(USUAL.map(str::to_owned)).collect();
    let mut seen = Vec::new();
    all.retain(|selector| {
        let is_new = selector != written && !seen.contains(selector);
        seen.push(selector.clone());
        is_new
    });
    let selectors = all.into_iter().filter_map(|selector| selector.parse::<Selector>().ok());
    selectors
        .filter_map(|selector| Some((selector.clone(), domain.child(&selector.labels()).ok()?)))
        .take(OTHER_SELECTORS)
        .collect()
}

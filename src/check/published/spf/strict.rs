//! The record as receivers read it.

use crate::{
    check::{Finding, finding::Spf},
    record::{
        name::Name,
        span::Span,
        spf::{Fault, Term, faults, meant, run_together},
        visible::visible,
    },
};

/// How much of a broken word is repeated; a longer one would fill the screen.
const SHOWN: usize = 80;
/// Faults told one by one; a text with more is something else than a record.
const TOLD: usize = 10;

/// Every word that is no term, and every word that is one and was meant as two.
pub(super) fn judge(text: &str, owner: &Name) -> Vec<Finding> {
    let broken = faults(text).into_iter().map(|error| {
        let word = word_around(text, error.span);
        let what = match error.cause {
            Fault::DuplicateModifier(name) => Spf::DuplicateModifier { name },
            fault => Spf::PublishedBroken { text: shown(word), fault, meant: written(&meant(word)) },
        };
        Finding::from(what).at(owner, text, error.span)
    });
    let words = words(text).filter_map(|span| {
        let word = span.of(text);
        let meant = written(&run_together(word))?;
        Some(Finding::from(Spf::RunTogether { text: shown(word), meant }).at(owner, text, span))
    });
    broken.take(TOLD).chain(words.take(TOLD)).collect()
}

pub(super) fn shown(word: &str) -> String {
    visible(word).chars().take(SHOWN).collect()
}

fn written(terms: &[Term]) -> Option<String> {
    let terms: Vec<String> = terms.iter().map(Term::to_string).collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

/// The words as receivers separate them.
pub(super) fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let words = text.split(' ').map(move |word| {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        span
    });
    words.filter(|span| span.start < span.end)
}

/// The word a place lies in.
fn word_around(text: &str, span: Span) -> &str {
    words(text)
        .find(|word| word.start <= span.start && span.start <= word.end)
        .map_or("", |word| word.of(text))
}

//! The record as receivers read it.

use crate::{
    check::{Finding, finding::Spf},
    record::{
        name::Name,
        span::Span,
        spf::{Fault, Slip, Term, faults, meant, odd, run_together, slips},
        visible::visible,
    },
};

/// How much of a broken word is repeated; a longer one would fill the screen.
const SHOWN: usize = 80;
/// Faults told one by one; a text with more is something else than a record.
const TOLD: usize = 10;

/// Every word that is no term, every word that is one and was meant as two, and names that no host has.
pub(super) fn judge(text: &str, owner: &Name) -> Vec<Finding> {
    let slips = slips(text);
    let faults = faults(text);
    let covers = |slip: &Slip, span: Span| slip.span.start <= span.start && span.end <= slip.span.end;
    let broken =
        faults.iter().filter(|error| !slips.iter().any(|slip| covers(slip, error.span))).map(|error| {
            let word = word_around(text, error.span);
            let what = match &error.cause {
                Fault::DuplicateModifier(name) => Spf::DuplicateModifier { name },
                fault => {
                    let meant = written(&meant(word));
                    Spf::PublishedBroken { text: shown(word), fault: fault.clone(), meant }
                }
            };
            Finding::from(what).at(owner, text, error.span)
        });
    let slipped = slips.iter().filter_map(|slip| {
        let grammar = faults.iter().find(|error| covers(slip, error.span)).map(|error| error.cause.clone());
        let what = Spf::PublishedBroken {
            text: shown(slip.span.of(text)),
            fault: slip.cause.clone().or_else(|| grammar.clone())?,
            meant: written(&slip.meant),
        };
        // A word that is a term by chance is none of the grammar's faults.
        (grammar.is_some() || slip.cause.is_some()).then(|| Finding::from(what).at(owner, text, slip.span))
    });
    let open = slips
        .iter()
        .filter(|slip| slip.opens)
        .map(|slip| Finding::from(Spf::PassesAll).at(owner, text, slip.span));
    let words = words(text).filter_map(|span| {
        let word = span.of(text);
        let what = match (written(&run_together(word)), odd(word)) {
            (Some(meant), _) => Spf::RunTogether { text: shown(word), meant },
            (None, Some(fault)) => Spf::NeverMatches {
                text: shown(word),
                breaks: is_reference(word),
                meant: written(&meant(word)),
                fault: fault.cause,
            },
            (None, None) => return None,
        };
        Some(Finding::from(what).at(owner, text, span))
    });
    broken.take(TOLD).chain(slipped.take(TOLD)).chain(open.take(1)).chain(words.take(TOLD)).collect()
}

/// Whether a term leads to another record, without which the whole is broken.
fn is_reference(word: &str) -> bool {
    let bare = word.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
    bare.starts_with("include:") || bare.starts_with("redirect=")
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

//! Strings of one record that meet without a space.
//!
//! RFC 7208 §3.3: several strings are 'concatenated together without adding spaces'.

use super::{View, answer, strict};
use crate::{
    check::{Finding, finding::Spf},
    record::{
        span::Span,
        spf::Term,
        txt::{STRING_OCTETS, Txt},
    },
    survey::{Answer, Data, Kind},
};

/// Every place in `text`, published at the domain, at which two strings make one word of two terms.
pub(super) fn judge(view: &View<'_>, text: &str) -> Vec<Finding> {
    let met = met(view, text).into_iter().map(|(word, seam)| {
        let (left, right) = word.of(text).split_at_checked(seam - word.start).unwrap_or_default();
        let what = Spf::JoinedStrings { left: strict::shown(left), right: strict::shown(right) };
        Finding::from(what).at(view.domain(), text, word)
    });
    met.collect()
}

/// `text` with a space wherever two strings met without one.
pub(super) fn spaced(view: &View<'_>, text: &str) -> String {
    let mut whole = text.to_owned();
    for (_, seam) in met(view, text).into_iter().rev() {
        whole.insert(seam, ' ');
    }
    whole
}

/// The words that strings make by meeting, each with the byte at which they meet.
fn met(view: &View<'_>, text: &str) -> Vec<(Span, usize)> {
    let data = answer(view, view.domain(), Kind::Txt).into_iter().flat_map(Answer::data);
    let mut published = data.filter_map(|data| match data {
        Data::Txt(strings) if strings.0.len() > 1 && strings.text() == text => Some(strings),
        _ => None,
    });
    let Some(strings) = published.next() else { return Vec::new() };
    let met = seams(strings).filter_map(|seam| {
        let word = strict::words(text).find(|word| word.start < seam && seam < word.end)?;
        let (left, right) = word.of(text).split_at_checked(seam - word.start)?;
        // The version may be the word that is run into.
        let is_term = |word: &str| word.parse::<Term>().is_ok() || word.eq_ignore_ascii_case("v=spf1");
        // A single letter may well be the rest of a name.
        (is_term(left) && is_term(right) && right.len() > 1).then_some((word, seam))
    });
    met.collect()
}

/// The bytes at which a new string begins; not those where the one before is full, which is where
/// programs cut.
fn seams(strings: &Txt) -> impl Iterator<Item = usize> {
    let mut at = 0;
    let ends = strings.0.iter().map(move |string| {
        at += string.len();
        (at, string.len())
    });
    ends.filter(|(_, length)| *length < STRING_OCTETS).map(|(end, _)| end)
}

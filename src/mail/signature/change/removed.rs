//! Lines that were added: the hash comes out without them.
//!
//! Lists add a footer, gateways a banner, often once in each part of a mail. Leaving out every run of lines
//! would cost a hash for each pair of lines, so hashing goes on from where the lines left out begin, and the
//! likely places come first: the end, the beginning, the borders of parts.
//!
//! ```text
//! 1 ─────┬──────────┬───── n      hashed once up to each line,
//!        └ left out ┘             then from the line behind what is left out
//! ```

use sha2::{Digest as _, Sha256};

use super::{
    BodyChange, LINES_SHOWN, Place, Work,
    body::{Candidate, Wanted},
};
use crate::mail::{
    message::{Part, lines},
    signature::{Algorithm, Canon},
};

/// Lines added in one place at most, where places are tried one by one.
const LINES_ADDED: usize = 80;
/// Lines added at most at each of two places.
const LINES_OF_EACH: usize = 24;
/// Lines of a banner in a text part, where HTML has another.
const LINES_OF_BANNER: usize = 10;
/// Lines of a body that are looked at.
const LINES: usize = 100_000;
/// Borders of parts that are tried.
const BORDERS: usize = 40;

/// A canonical body, line by line.
pub(super) struct Lines {
    canon: Canon,
    octets: Vec<u8>,
    /// Where each line ends.
    ends: Vec<usize>,
    /// Where the last line that is not empty ends, up to each line.
    full: Vec<usize>,
    /// The state of the hash after each line.
    states: Vec<Sha256>,
}

impl Lines {
    pub(super) fn of(canon: Canon, body: &[u8]) -> Self {
        let (mut octets, mut ends, mut full, mut states) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut hash, mut last_full, mut start) = (Sha256::new(), 0, 0);
        for line in lines(body).take(LINES) {
            canon.line(line, &mut octets);
            let text = octets.get(start..).unwrap_or_default();
            hash.update(text);
            ends.push(octets.len());
            states.push(hash.clone());
            if text != b"\r\n" {
                last_full = ends.len();
            }
            full.push(last_full);
            start = octets.len();
        }
        Self { canon, octets, ends, full, states }
    }

    fn count(&self) -> usize {
        self.ends.len()
    }

    fn end(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or(0)
    }

    fn state(&self, line: usize) -> Sha256 {
        line.checked_sub(1).and_then(|at| self.states.get(at)).cloned().unwrap_or_default()
    }

    /// The last line that is not empty among the first `line`.
    fn full(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|at| self.full.get(at)).copied().unwrap_or(0)
    }

    /// The number of the line that begins at or behind this place of the body.
    fn at(&self, body: &[u8], place: usize) -> usize {
        memchr::memchr_iter(b'\n', body.get(..place).unwrap_or_default()).count().min(self.count())
    }

    /// The hash without the lines behind `first` up to `last`.
    fn without(&self, first: usize, last: usize, work: &mut Work) -> Option<[u8; 32]> {
        let behind = self.full(self.count());
        if last >= behind {
            // Empty lines at the end are not hashed.
            let end = self.full(first);
            if !work.spend(0) {
                return None;
            }
            let mut hash = self.state(end);
            if end == 0 && self.canon == Canon::Simple {
                hash.update(b"\r\n");
            }
            return Some(hash.finalize().into());
        }
        let rest = self.octets.get(self.end(last)..self.end(behind))?;
        if !work.spend(rest.len()) {
            return None;
        }
        let mut hash = self.state(first);
        hash.update(rest);
        Some(hash.finalize().into())
    }
}

/// Lines without which the hash comes out, at one place or two.
pub(super) fn search(
    wanted: &Wanted<'_>,
    lines: &Lines,
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<Vec<BodyChange>> {
    if wanted.signature.algorithm == Algorithm::RsaSha1 || wanted.signature.length.is_some() {
        return None;
    }
    let signed: [u8; 32] = wanted.signature.body_hash.as_slice().try_into().ok()?;
    let found = match one_place(&signed, lines, body, parts, work) {
        Some(range) => vec![range],
        None => two_places(&signed, lines, body, parts, work)?,
    };
    Some(found.into_iter().map(|range| added(lines, body, range)).collect())
}

/// One run of lines.
fn one_place(
    signed: &[u8; 32],
    lines: &Lines,
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<(usize, usize)> {
    let count = lines.count();
    let mut is_without =
        |first: usize, last: usize| lines.without(first, last, work).is_some_and(|hash| hash == *signed);
    if let Some(first) = (0..count).rev().find(|first| is_without(*first, count)) {
        return Some((first, count));
    }
    if let Some(last) = (1..count.min(LINES_ADDED)).find(|last| is_without(0, *last)) {
        return Some((0, last));
    }
    for border in borders(lines, body, parts) {
        for length in 1..=LINES_ADDED {
            let (behind, before) = (border + length, border.checked_sub(length));
            if behind <= count && is_without(border, behind) {
                return Some((border, behind));
            }
            if let Some(before) = before.filter(|before| is_without(*before, border)) {
                return Some((before, border));
            }
        }
    }
    (1..LINES_ADDED.min(count)).find_map(|length| {
        let places = 0..count - length;
        places
            .into_iter()
            .find(|first| is_without(*first, first + length))
            .map(|first| (first, first + length))
    })
}

/// The same footer in each of two parts.
fn two_places(
    signed: &[u8; 32],
    lines: &Lines,
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<Vec<(usize, usize)>> {
    let texts: Vec<(usize, usize)> = parts
        .iter()
        .filter(|part| part.kind.starts_with("text/"))
        .map(|part| (lines.at(body, part.content.start), lines.at(body, part.content.end) + 1))
        .take(3)
        .collect();
    let ranges = |(start, end): (usize, usize)| {
        let ends = (1..LINES_OF_EACH).filter_map(move |length| {
            Some((end.checked_sub(length)?, end)).filter(|(first, _)| *first >= start)
        });
        let begins = (1..LINES_OF_EACH)
            .map(move |length| (start, start + length))
            .filter(move |(_, last)| *last <= end);
        // HTML ends with lines of its own behind what was added.
        let inner = (1..LINES_OF_EACH / 2).flat_map(move |length| {
            (1..6).filter_map(move |behind| {
                let last = end.checked_sub(behind)?;
                Some((last.checked_sub(length)?, last)).filter(|(first, _)| *first >= start)
            })
        });
        ends.chain(begins).chain(inner)
    };
    let behind = lines.full(lines.count());
    // A list that wraps the mail into a part puts lines in front and behind.
    let fronts = (1..LINES_OF_EACH.min(lines.count())).map(|last| (0, last));
    for front in fronts {
        for first in (behind.saturating_sub(LINES_OF_EACH)..behind).filter(|first| *first > front.1) {
            let end = lines.full(first);
            let rest = lines.octets.get(lines.end(front.1)..lines.end(end).max(lines.end(front.1)))?;
            if !work.spend(rest.len()) {
                return None;
            }
            let hash: [u8; 32] = Sha256::digest(rest).into();
            if hash == *signed {
                return Some(vec![front, (first, behind)]);
            }
        }
    }
    for (at, one) in texts.iter().enumerate() {
        for other in texts.iter().skip(at + 1) {
            for first in ranges(*one) {
                for second in ranges(*other).filter(|second| second.0 >= first.1 && second.1 <= behind) {
                    let between = lines.octets.get(lines.end(first.1)..lines.end(second.0))?;
                    let rest = lines.octets.get(lines.end(second.1)..lines.end(behind))?;
                    if !work.spend(between.len() + rest.len()) {
                        return None;
                    }
                    let mut hash = lines.state(first.0);
                    hash.update(between);
                    hash.update(rest);
                    let hash: [u8; 32] = hash.finalize().into();
                    if hash == *signed {
                        return Some(vec![first, second]);
                    }
                }
            }
        }
    }
    None
}

/// Bodies without the first or last lines of each text part.
pub(super) fn of_text_parts(body: &[u8], parts: &[Part]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.kind == "text/plain").take(2) {
        let content = body.get(part.content.clone()).unwrap_or_default();
        let mut ends = vec![0];
        for line in lines(content) {
            ends.push(ends.last().copied().unwrap_or(0) + line.len());
        }
        let line = memchr::memchr_iter(b'\n', body.get(..part.content.start).unwrap_or_default()).count();
        let last = ends.len() - 1;
        for length in 1..=LINES_OF_BANNER.min(last) {
            for (first, end) in [(0, length), (last - length, last)] {
                let (Some(from), Some(to)) = (ends.get(first), ends.get(end)) else { continue };
                let (from, to) = (part.content.start + from, part.content.start + to);
                // The last line of a part ends where the line end of the boundary begins.
                let from = if end == last && first > 0 { from - 2 } else { from };
                let (front, rest) =
                    (body.get(..from).unwrap_or_default(), body.get(to..).unwrap_or_default());
                let shown = lines(body.get(from..to).unwrap_or_default())
                    .map(|line| String::from_utf8_lossy(line.trim_ascii_end()).into_owned());
                let shown = shown.filter(|line| !line.trim().is_empty()).take(LINES_SHOWN).collect();
                let change = BodyChange::Added {
                    first: line + first + 1,
                    last: line + end,
                    place: Place::Middle,
                    shown,
                };
                found.push(Candidate { body: [front, rest].concat(), change });
            }
        }
    }
    found
}

/// Lines at which parts and their contents begin and end.
fn borders(lines: &Lines, body: &[u8], parts: &[Part]) -> Vec<usize> {
    let places = parts.iter().flat_map(|part| [part.content.start, part.content.end, part.fields.start]);
    let mut found: Vec<usize> = Vec::new();
    for place in places.take(BORDERS) {
        let line = lines.at(body, place);
        for line in [line, line + 1] {
            if !found.contains(&line) && line <= lines.count() {
                found.push(line);
            }
        }
    }
    found
}

/// The lines behind number `first` up to `last`, of the body as it came.
fn added(kept: &Lines, body: &[u8], (first, last): (usize, usize)) -> BodyChange {
    let place = match (first, last) {
        (_, last) if last >= kept.full(kept.count()) => Place::End,
        (0, _) => Place::Top,
        _ => Place::Middle,
    };
    let texts = lines(body).skip(first).take(last - first);
    let shown = texts.map(|line| String::from_utf8_lossy(line.trim_ascii_end()).into_owned());
    let shown: Vec<String> = shown.filter(|line| !line.trim().is_empty()).take(LINES_SHOWN).collect();
    // Empty lines at either end may belong to the mail as well as to what was added.
    BodyChange::Added {
        first: first + 1,
        last: last.min(kept.full(kept.count())).max(first + 1),
        place,
        shown,
    }
}

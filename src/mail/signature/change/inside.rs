//! Text that was added inside lines: HTML has whole pages on one line.
//!
//! What is added to HTML begins and ends at a tag, mostly right behind `<body>` or right before `</body>`, so
//! only such places are tried.

use super::{BodyChange, Work, body::Wanted};
use crate::mail::message::Part;

/// Tags at which what was added may begin or end.
const TAGS: usize = 400;
/// Pairs of tags are tried in HTML with at most so many.
const TAGS_PAIRED: usize = 160;
/// Characters of what was added that are kept.
const SHOWN: usize = 200;

/// What was added inside a part, if the hash comes out without it.
pub(super) fn search(
    wanted: &Wanted<'_>,
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<BodyChange> {
    parts.iter().find_map(|part| in_part(wanted, body, part, true, work))
}

/// The same in HTML, at the likely places alone.
pub(super) fn search_html(
    wanted: &Wanted<'_>,
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<BodyChange> {
    let html = parts.iter().filter(|part| part.kind == "text/html");
    html.into_iter().find_map(|part| in_part(wanted, body, part, false, work))
}

fn in_part(
    wanted: &Wanted<'_>,
    body: &[u8],
    part: &Part,
    has_pairs: bool,
    work: &mut Work,
) -> Option<BodyChange> {
    let content = body.get(part.content.clone())?;
    let places: Vec<usize> = tags(content).into_iter().map(|at| at + part.content.start).take(TAGS).collect();
    let mut is_without = |from: usize, to: usize| {
        let rest = body.get(..from).zip(body.get(to..)).map(|(front, behind)| [front, behind].concat());
        rest.is_some_and(|rest| wanted.fits(&rest, work))
    };
    let found = around(content, part.content.start, &places, &mut is_without);
    let found = found.or_else(|| if has_pairs { pairs(&places, &mut is_without) } else { None });
    found.map(|(from, to)| {
        let text =
            String::from_utf8_lossy(body.get(from..to).unwrap_or_default()).chars().take(SHOWN).collect();
        let line = memchr::memchr_iter(b'\n', body.get(..from).unwrap_or_default()).count() + 1;
        BodyChange::AddedInside { line, shown: text }
    })
}

/// Behind `<body …>`, before `</body>` and `</html>`, at the beginning and the end.
fn around(
    content: &[u8],
    offset: usize,
    places: &[usize],
    is_without: &mut impl FnMut(usize, usize) -> bool,
) -> Option<(usize, usize)> {
    if places.is_empty() {
        return None;
    }
    let lower = content.to_ascii_lowercase();
    let find = |what: &[u8]| memchr::memmem::find(&lower, what);
    let behind_body = find(b"<body").and_then(|at| Some(at + memchr::memchr(b'>', lower.get(at..)?)? + 1));
    let starts = [behind_body, Some(0)];
    let ends = [find(b"</body"), find(b"</html"), Some(content.len())];
    let begun = starts.into_iter().flatten().find_map(|start| {
        let to = places.iter().copied().filter(|place| *place > offset + start);
        to.into_iter().find(|to| is_without(offset + start, *to)).map(|to| (offset + start, to))
    });
    begun.or_else(|| {
        ends.into_iter().flatten().find_map(|end| {
            let from = places.iter().rev().copied().filter(|place| *place < offset + end);
            from.into_iter().find(|from| is_without(*from, offset + end)).map(|from| (from, offset + end))
        })
    })
}

fn pairs(places: &[usize], is_without: &mut impl FnMut(usize, usize) -> bool) -> Option<(usize, usize)> {
    if places.len() > TAGS_PAIRED {
        return None;
    }
    places.iter().enumerate().find_map(|(at, from)| {
        places.iter().skip(at + 1).find(|to| is_without(*from, **to)).map(|to| (*from, *to))
    })
}

/// Where tags begin and end.
fn tags(content: &[u8]) -> Vec<usize> {
    if !content.contains(&b'<') {
        return Vec::new();
    }
    let mut found: Vec<usize> = memchr::memchr2_iter(b'<', b'>', content)
        .map(|at| if content.get(at) == Some(&b'>') { at + 1 } else { at })
        .collect();
    // A line break behind a tag goes with it.
    let behind: Vec<usize> =
        found.iter().filter(|at| content.get(**at..**at + 2) == Some(b"\r\n")).map(|at| at + 2).collect();
    found.extend(behind);
    found.sort_unstable();
    found.dedup();
    found
}

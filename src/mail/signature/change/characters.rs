//! Changes that concern characters wherever they are: escapes, character sets, dots, blanks.
//!
//! References: RFC 5321 §4.5.2 (transparency of dots), RFC 4155 (`>From`), RFC 3676 §4.2 (lines that end with
//! a blank), RFC 5198.

use encoding_rs::{Encoding, ISO_8859_15, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use super::{BodyChange, body::Candidate};
use crate::mail::message::lines;

/// Lines tried one by one; in a longer body each attempt costs more than it is likely to find.
const LINES_TRIED: usize = 400;
/// Octets of a body whose lines are tried one by one.
const OCTETS_TRIED: usize = 64 << 10;

/// Bodies as they were before characters were changed.
pub(super) fn candidates(body: &[u8]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut add = |body: Vec<u8>, change: BodyChange| found.push(Candidate { body, change });
    add(
        map_lines(body, |line| line.strip_prefix(b">").filter(|rest| is_from(rest)).unwrap_or(line).to_vec()),
        BodyChange::FromEscaped,
    );
    let is_bare = |line: &[u8]| line.starts_with(b"From ");
    let marked = map_lines(body, |line| if is_bare(line) { [b">", line].concat() } else { line.to_vec() });
    add(marked, BodyChange::FromUnescaped);
    dots(body, &mut add);
    add(without_html_escapes(body), BodyChange::HtmlEscapes);
    add(replaced(body, b"\xc2\xa0", b" "), BodyChange::NoBreak);
    add(replaced(body, b"\xa0", b" "), BodyChange::NoBreak);
    add(replaced(body, b"        ", b"\t"), BodyChange::Tabs);
    add(replaced(body, b"    ", b"\t"), BodyChange::Tabs);
    for (encoding, was) in [
        (WINDOWS_1252, "ISO-8859-1"),
        (ISO_8859_15, "ISO-8859-15"),
        (WINDOWS_1250, "windows-1250"),
        (WINDOWS_1251, "windows-1251"),
    ] {
        if let Some(body) = encoded(encoding, body) {
            add(body, BodyChange::Charset { was });
        }
    }
    if !body.is_ascii() && str::from_utf8(body).is_err() {
        add(
            WINDOWS_1252.decode_without_bom_handling(body).0.into_owned().into_bytes(),
            BodyChange::Charset { was: "UTF-8" },
        );
    }
    add(lone_ends(body), BodyChange::LineEnds);
    found
}

/// Bodies with blanks at line ends given back; only a signature that does not forgive blanks needs them.
pub(super) fn blanks(body: &[u8]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_dashes = |line: &[u8]| line.trim_ascii_end() == b"--" && line.starts_with(b"--\r");
    let with_dashes =
        map_lines(body, |line| if is_dashes(line) { b"-- \r\n".to_vec() } else { line.to_vec() });
    let number = lines(body).position(is_dashes).map(|at| at + 1);
    found.push(Candidate { body: with_dashes.clone(), change: BodyChange::TrailingBlanks { line: number } });
    // RFC 3676: all lines of a paragraph but the last end with a blank.
    for base in [body, &with_dashes] {
        let all: Vec<&[u8]> = lines(base).collect();
        let is_text = |line: &&&[u8]| !line.trim_ascii().is_empty();
        let flowed: Vec<Vec<u8>> = all
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let is_followed = all.get(at + 1).as_ref().is_some_and(is_text);
                let joins = is_followed && is_text(&line) && !line.starts_with(b"-- ");
                if joins { with_blank(line) } else { line.to_vec() }
            })
            .collect();
        found.push(Candidate { body: flowed.concat(), change: BodyChange::TrailingBlanks { line: None } });
    }
    found
}

/// Bodies in which one line is given back what it may have lost: a dot, a blank at its end.
pub(super) fn single_lines(body: &[u8], is_blank_wanted: bool) -> Vec<Candidate> {
    let count = lines(body).count();
    if count > LINES_TRIED || body.len() > OCTETS_TRIED {
        return Vec::new();
    }
    let with = |at: usize, change: &dyn Fn(&[u8]) -> Vec<u8>| {
        let one = |(line_at, line): (usize, &[u8])| if line_at == at { change(line) } else { line.to_vec() };
        lines(body).enumerate().map(one).collect::<Vec<_>>().concat()
    };
    let mut found = Vec::new();
    for at in 0..count {
        let body = with(at, &|line| [b".", line].concat());
        found.push(Candidate { body, change: BodyChange::Dots { line: at + 1 } });
        if is_blank_wanted {
            let change = BodyChange::TrailingBlanks { line: Some(at + 1) };
            found.push(Candidate { body: with(at, &with_blank), change });
        }
    }
    found
}

/// The text with HTML's escapes as the characters they stand for.
pub(in crate::mail) fn without_html_escapes(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest) {
        let (before, escape) = rest.split_at(at);
        out.extend_from_slice(before);
        let known: [(&[u8], &[u8]); 7] = [
            (b"&lt;", b"<"),
            (b"&gt;", b">"),
            (b"&amp;", b"&"),
            (b"&quot;", b"\""),
            (b"&#39;", b"'"),
            (b"&#34;", b"\""),
            (b"&nbsp;", b" "),
        ];
        let (taken, octets) = known
            .iter()
            .find(|(name, _)| escape.starts_with(name))
            .map_or((1, b"&".as_slice()), |(name, octets)| (name.len(), *octets));
        out.extend_from_slice(octets);
        rest = escape.get(taken..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

/// `From ` behind any number of marks.
fn is_from(line: &[u8]) -> bool {
    let bare = line.iter().position(|octet| *octet != b'>').and_then(|at| line.get(at..));
    bare.is_some_and(|rest| rest.starts_with(b"From "))
}

/// Dots that SMTP doubles at the beginning of lines: one too many, or one too few.
fn dots(body: &[u8], add: &mut impl FnMut(Vec<u8>, BodyChange)) {
    let number = |is_it: &dyn Fn(&[u8]) -> bool| lines(body).position(is_it).map(|at| at + 1);
    let is_doubled = |line: &[u8]| line.starts_with(b"..");
    if let Some(line) = number(&is_doubled) {
        let body = map_lines(body, |line| {
            if is_doubled(line) { line.get(1..).unwrap_or_default().to_vec() } else { line.to_vec() }
        });
        add(body, BodyChange::Dots { line });
    }
    let is_dotted = |line: &[u8]| line.starts_with(b".");
    if let Some(line) = number(&is_dotted) {
        let body =
            map_lines(body, |line| if is_dotted(line) { [b".", line].concat() } else { line.to_vec() });
        add(body, BodyChange::Dots { line });
    }
}

fn with_blank(line: &[u8]) -> Vec<u8> {
    match line.strip_suffix(b"\r\n") {
        Some(text) => [text, b" \r\n"].concat(),
        None => line.to_vec(),
    }
}

/// Lone LF and lone CR as line ends.
fn lone_ends(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for (at, octet) in body.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| body.get(at));
        match octet {
            b'\n' if before != Some(&b'\r') => out.extend_from_slice(b"\r\n"),
            octet => out.push(octet),
        }
    }
    out
}

/// UTF-8 in the character set it may have been in; none if it has characters that set lacks.
fn encoded(encoding: &'static Encoding, body: &[u8]) -> Option<Vec<u8>> {
    let text = str::from_utf8(body).ok().filter(|text| !text.is_ascii())?;
    let (octets, _, is_lossy) = encoding.encode(text);
    (!is_lossy).then(|| octets.into_owned())
}

fn map_lines(body: &[u8], change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    lines(body).map(change).collect::<Vec<_>>().concat()
}

/// Every `from` as `to`.
pub(super) fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    for found in memchr::memmem::find_iter(body, from) {
        out.extend_from_slice(body.get(at..found).unwrap_or_default());
        out.extend_from_slice(to);
        at = found + from.len();
    }
    out.extend_from_slice(body.get(at..).unwrap_or_default());
    out
}

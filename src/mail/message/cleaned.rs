//! What copying did to a message, undone before it is read.
//!
//! A message reaches a person's file or paste through mail programs, web pages, editors and ticket systems.
//! Each leaves its own damage: other line ends, an indent, a page around the text, folded lines that lost
//! their blanks. Nothing is repaired here that could have happened on the way: only what a copy in transport
//! form cannot look like.
//!
//! References: RFC 5322 §2.2.3 (folding), RFC 4155 (mbox), RFC 6376 §5.3.

use std::borrow::Cow;

use super::{NoMessage, colon, known, line, line_ends, lines};

/// Lines in which a common indent, quote marks and the beginning of the header are looked for.
const LINES_LOOKED_AT: usize = 2_000;
/// The first octets of an OLE file, such as Outlook writes.
const OLE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// One step that was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undone {
    /// It was UTF-16.
    Utf16,
    /// A byte order mark stood in front.
    ByteOrderMark,
    /// Apple's file: a count in front, a property list behind.
    Emlx,
    /// Lines ended with LF or CR.
    LineEnds,
    /// Lines ended with CR CR LF.
    DoubledLineEnds,
    /// Empty lines stood in front.
    BlankLines,
    /// Every line was indented.
    Indent,
    /// Every line was quoted with `>`.
    Quoted,
    /// A separator line of a mailbox file stood in front.
    Mbox,
    /// A page stood around it.
    WebPage,
    /// `<` and `>` of the header were written as in HTML.
    HtmlEscapes,
    /// Continuation lines had lost the blank they begin with.
    Folding,
}

/// The message with its lines ended by CR LF, and what was undone in their order.
pub(super) fn cleaned(octets: &[u8]) -> Result<(Vec<u8>, Vec<Undone>), NoMessage> {
    if octets.starts_with(&OLE) {
        return Err(NoMessage::Outlook);
    }
    let mut undone = Vec::new();
    let text = decoded(octets, &mut undone);
    let text = without_count(&text, &mut undone);
    let (text, ends) = line_ends::normalised(text);
    undone.extend(ends);
    let text = &*text;
    let blank = lines(text).take_while(|line| line.trim_ascii().is_empty()).map(<[u8]>::len).sum::<usize>();
    let text = text.get(blank..).unwrap_or_default();
    if text.is_empty() {
        return Err(NoMessage::Empty);
    }
    if blank > 0 {
        undone.push(Undone::BlankLines);
    }
    let text = without_margin(text, &mut undone);
    let text = without_separator(&text, &mut undone);
    let start = beginning(text).ok_or(NoMessage::NoField)?;
    if start > 0 {
        undone.push(Undone::WebPage);
    }
    let text = unescaped(text.get(start..).unwrap_or_default(), &mut undone);
    Ok((folded(text, &mut undone), undone))
}

/// As UTF-8 where it was UTF-16, without a byte order mark.
fn decoded<'t>(octets: &'t [u8], undone: &mut Vec<Undone>) -> Cow<'t, [u8]> {
    let begin = octets.get(..octets.len().min(512) & !1).unwrap_or_default();
    let zeros = |at: usize| begin.iter().skip(at).step_by(2).filter(|octet| **octet == 0).count();
    let is_mostly = |count: usize| begin.len() >= 8 && count * 4 > begin.len();
    let encoding = if octets.starts_with(&[0xff, 0xfe]) || (is_mostly(zeros(1)) && zeros(0) == 0) {
        encoding_rs::UTF_16LE
    } else if octets.starts_with(&[0xfe, 0xff]) || (is_mostly(zeros(0)) && zeros(1) == 0) {
        encoding_rs::UTF_16BE
    } else {
        return match octets.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => {
                undone.push(Undone::ByteOrderMark);
                Cow::Borrowed(rest)
            }
            None => Cow::Borrowed(octets),
        };
    };
    undone.push(Undone::Utf16);
    Cow::Owned(encoding.decode_with_bom_removal(octets).0.into_owned().into_bytes())
}

/// The message in a file of Apple Mail: its first line says how many octets follow.
fn without_count<'t>(text: &'t [u8], undone: &mut Vec<Undone>) -> &'t [u8] {
    let first = line(text);
    let digits = first.trim_ascii();
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return text;
    }
    let count = digits.iter().fold(0_usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    match text.get(first.len()..first.len() + count) {
        Some(message) => {
            undone.push(Undone::Emlx);
            message
        }
        None => text,
    }
}

/// Without what stands in front of every line.
fn without_margin<'t>(text: &'t [u8], undone: &mut Vec<Undone>) -> Cow<'t, [u8]> {
    let full = || lines(text).take(LINES_LOOKED_AT).filter(|line| !line.trim_ascii().is_empty());
    let is_blank = |octet: &&u8| matches!(octet, b' ' | b'\t');
    let indent = full().map(|line| line.iter().take_while(is_blank).count()).min().unwrap_or(0);
    if indent > 0 {
        undone.push(Undone::Indent);
        return Cow::Owned(each_line(text, |line| {
            let blanks = line.iter().take(indent).take_while(is_blank).count();
            line.get(blanks..).unwrap_or_default()
        }));
    }
    let mut count = 0;
    let is_quoted = full().inspect(|_| count += 1).all(|line| line.starts_with(b">"));
    if is_quoted && count > 1 {
        undone.push(Undone::Quoted);
        return Cow::Owned(each_line(text, |line| {
            let rest = line.strip_prefix(b">").unwrap_or(line);
            rest.strip_prefix(b" ").unwrap_or(rest)
        }));
    }
    Cow::Borrowed(text)
}

fn each_line<'t>(text: &'t [u8], change: impl Fn(&'t [u8]) -> &'t [u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in lines(text) {
        out.extend_from_slice(change(line));
    }
    out
}

/// Without the line that begins a message in a mailbox file, and without the next message.
fn without_separator<'t>(text: &'t [u8], undone: &mut Vec<Undone>) -> &'t [u8] {
    let first = line(text);
    if !first.starts_with(b"From ") && !first.starts_with(b">From ") {
        return text;
    }
    undone.push(Undone::Mbox);
    let message = text.get(first.len()..).unwrap_or_default();
    let is_separator = |at: usize| {
        let line = line(message.get(at..).unwrap_or_default());
        line.contains(&b':') && line.trim_ascii().iter().rev().take(4).all(u8::is_ascii_digit)
    };
    let next = memchr::memmem::find_iter(message, b"\r\n\r\nFrom ").find(|at| is_separator(at + 4));
    next.and_then(|at| message.get(..at + 2)).unwrap_or(message)
}

/// Where the header begins; none if there is none.
///
/// A page that shows a message's source has a table of its own in front, with names that a header has too
/// (`From:`), so that a header with trace fields further down goes before it.
fn beginning(text: &[u8]) -> Option<usize> {
    let mut blocks: Vec<Block> = vec![Block::default()];
    let mut at = 0;
    for line in lines(text).take(LINES_LOOKED_AT) {
        if line.trim_ascii().is_empty() {
            blocks.push(Block { start: at + line.len(), ..Block::default() });
        } else if let Some(block) = blocks.last_mut() {
            block.take(line, at);
        }
        at += line.len();
    }
    let first = blocks.first()?;
    let begins_well = colon(line(text)).is_some() && first.known > 0;
    if begins_well && (first.trace.is_some() || first.is_pure) {
        return Some(0);
    }
    let header = blocks.iter().find(|block| block.known >= 3 && block.trace.is_some());
    header.and_then(|block| block.trace).or_else(|| begins_well.then_some(0))
}

/// Lines without an empty one between.
struct Block {
    start: usize,
    known: usize,
    /// Whether every line can stand in a header.
    is_pure: bool,
    /// Where the unbroken fields around the first trace field begin.
    trace: Option<usize>,
}

impl Default for Block {
    fn default() -> Self {
        Self { start: 0, known: 0, is_pure: true, trace: None }
    }
}

impl Block {
    fn take(&mut self, line: &[u8], at: usize) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            return;
        }
        match known::name(line).filter(|name| known::is_known(name)) {
            Some(name) => {
                self.known += 1;
                if self.trace.is_none() && known::is_trace(name) {
                    self.trace = Some(self.start);
                }
            }
            None if colon(line).is_some() && known::name(line).is_some() => {}
            None => {
                self.is_pure = false;
                if self.trace.is_none() {
                    self.start = at + line.len();
                }
            }
        }
    }
}

/// The text as it was before a page wrote its `<` and `>` as HTML, where the header shows that it did.
fn unescaped<'t>(text: &'t [u8], undone: &mut Vec<Undone>) -> Cow<'t, [u8]> {
    let header = memchr::memmem::find(text, b"\r\n\r\n").map_or(text, |at| text.get(..at).unwrap_or(text));
    let has = |what: &[u8]| memchr::memmem::find(header, what).is_some();
    if !has(b"&lt;") || !has(b"&gt;") || header.contains(&b'<') {
        return Cow::Borrowed(text);
    }
    undone.push(Undone::HtmlEscapes);
    Cow::Owned(super::super::signature::change::without_html_escapes(text))
}

/// The header with its continuation lines as such. A line that is no field and does not begin with a blank
/// has lost it; then only names that are known begin a field, because `subject : date` may be the middle of one.
fn folded(text: Cow<'_, [u8]>, undone: &mut Vec<Undone>) -> Vec<u8> {
    let header =
        |text: &[u8]| lines(text).take_while(|line| !line.trim_ascii().is_empty()).map(<[u8]>::len).sum();
    let end: usize = header(&text);
    let (head, rest) = text.split_at(end);
    let begins_with_blank = |line: &[u8]| matches!(line.first(), Some(b' ' | b'\t'));
    let is_lost = lines(head).any(|line| !begins_with_blank(line) && colon(line).is_none());
    if !is_lost {
        return text.into_owned();
    }
    undone.push(Undone::Folding);
    let mut out = Vec::with_capacity(text.len() + 256);
    for line in lines(head) {
        let is_field = known::name(line).is_some_and(known::is_known);
        if !begins_with_blank(line) && !is_field && !out.is_empty() {
            out.push(b' ');
        }
        out.extend_from_slice(line);
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str =
        "Return-Path: <a@b.example>\r\nFrom: A <a@b.example>\r\nSubject: one\r\n two\r\n\r\nHi\r\n";

    #[track_caller]
    fn same(octets: &[u8], want: &[Undone]) {
        let (got, undone) = cleaned(octets).expect("a message");
        assert_eq!(String::from_utf8_lossy(&got), PLAIN);
        assert_eq!(undone, want);
    }

    #[test]
    fn every_kind_of_copy_gives_the_same_message() {
        same(PLAIN.as_bytes(), &[]);
        same(PLAIN.replace("\r\n", "\n").as_bytes(), &[Undone::LineEnds]);
        same(PLAIN.replace("\r\n", "\r\r\n").as_bytes(), &[Undone::DoubledLineEnds]);
        same(format!("\u{feff}{PLAIN}").as_bytes(), &[Undone::ByteOrderMark]);
        same(format!("\r\n \r\n{PLAIN}").as_bytes(), &[Undone::BlankLines]);
        let indented = format!("    {}", PLAIN.replace("\r\n", "\r\n    "));
        same(indented.trim_end_matches(' ').as_bytes(), &[Undone::Indent]);
        let quoted = format!("> {}", PLAIN.replace("\r\n", "\r\n> "));
        same(quoted.trim_end_matches("> ").as_bytes(), &[Undone::Quoted]);
        same(format!("From a@b.example Mon Nov 30 10:20:11 2026\r\n{PLAIN}").as_bytes(), &[Undone::Mbox]);
        let next = format!("From - x\r\n{PLAIN}\r\nFrom - Mon Nov 30 10:20:11 2026\r\nSubject: next\r\n");
        same(next.as_bytes(), &[Undone::Mbox]);
        let utf16: Vec<u8> = PLAIN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        same(&utf16, &[Undone::Utf16]);
        same(&[&[0xff, 0xfe], utf16.as_slice()].concat(), &[Undone::Utf16]);
        let page = format!(
            "Original Message\r\nFrom:\tA\r\nTo:\tB\r\nSubject:\tone\r\nCopy to clipboard\r\n\r\n{PLAIN}"
        );
        same(page.as_bytes(), &[Undone::WebPage]);
        same(page.replacen("clipboard\r\n\r\n", "clipboard\r\n", 1).as_bytes(), &[Undone::WebPage]);
        same(PLAIN.replace("\r\n two", "\r\ntwo").as_bytes(), &[Undone::Folding]);
        same(PLAIN.replace('<', "&lt;").replace('>', "&gt;").as_bytes(), &[Undone::HtmlEscapes]);
        same(format!("{}\n{PLAIN}<?xml?>", PLAIN.len()).as_bytes(), &[Undone::Emlx]);
    }

    #[test]
    fn what_is_no_message_is_told_apart() {
        for (octets, want) in [
            (b"".as_slice(), NoMessage::Empty),
            (b"\r\n  \r\n", NoMessage::Empty),
            (b"this is only text\r\nwith two lines\r\n", NoMessage::NoField),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NoMessage::Outlook),
        ] {
            assert_eq!(cleaned(octets), Err(want), "{octets:?}");
        }
    }

    #[test]
    fn a_list_of_fields_inside_a_signature_is_no_field() {
        let lost =
            "DKIM-Signature: v=1; h=from : to :\r\nsubject : date;\r\nb=abc\r\nFrom: a@b.example\r\n\r\n";
        let (got, undone) = cleaned(lost.as_bytes()).expect("a message");
        assert_eq!(undone, [Undone::Folding]);
        assert!(
            got.starts_with(b"DKIM-Signature: v=1; h=from : to :\r\n subject : date;\r\n b=abc\r\nFrom:")
        );
    }
}

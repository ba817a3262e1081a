//! Subjects: lists and filters put tags in front, exports decode them.
//!
//! References: RFC 2047 §2, §4 (encoded words), RFC 5322 §3.6.5.

use base64ct::Encoding as _;

use super::{Found, What};

/// Words of a subject between which a tag is looked for.
const WORDS: usize = 28;
/// RFC 2047 §2: 'An encoded-word may not be more than 75 characters long'.
const ENCODED_WORD: usize = 75;

pub(super) fn candidates(found: &mut Found<'_, '_>, text: &str) {
    for (tag, rest) in without_tag(text) {
        found.value(&rest, What::Tagged { tag: tag.clone() }, true);
        if !rest.is_ascii() {
            encoded(found, &rest, &What::Tagged { tag });
        }
    }
    if let Some(plain) = decoded(text) {
        for (tag, rest) in without_tag(&plain) {
            let what = What::Tagged { tag };
            found.value(&rest, what.clone(), true);
            encoded(found, &rest, &what);
        }
    }
    if !text.is_ascii() {
        encoded(found, text, &What::Decoded);
    }
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= WORDS {
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                let (before, rest) = words.split_at(from);
                let (tag, behind) = rest.split_at(to - from);
                let rest = [before, behind].concat().join(" ");
                found.value(&rest, What::Tagged { tag: tag.join(" ") }, from == 0 && to < 4);
            }
        }
    }
}

/// What a subject is without something in brackets or stars.
fn without_tag(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (open, close) in
        [('[', "]"), ('(', ")"), ('{', "}"), ('<', ">"), ('*', "***"), ('*', "*****"), ('*', "**")]
    {
        for (at, _) in text.match_indices(open).take(4) {
            let Some(rest) = text.get(at..) else { continue };
            let inner = rest.get(open.len_utf8()..).unwrap_or_default();
            // Stars close with as many as they open.
            let skip = if open == '*' { close.len() - 1 } else { 0 };
            let Some(end) = inner.get(skip..).and_then(|inner| inner.find(close)) else { continue };
            let length = open.len_utf8() + skip + end + close.len();
            let Some((tag, behind)) = rest.split_at_checked(length) else { continue };
            let before = text.get(..at).unwrap_or_default();
            for behind in [behind.trim_start(), behind] {
                found.push((tag.to_owned(), format!("{before}{behind}")));
            }
        }
    }
    // `EXTERNAL: ` and the like, as far as the first colon.
    if let Some((tag, rest)) = text.split_once(": ") {
        found.push((format!("{tag}:"), rest.to_owned()));
    }
    found
}

/// The text as encoded words, in the ways that are common.
fn encoded(found: &mut Found<'_, '_>, text: &str, what: &What) {
    for charset in ["UTF-8", "utf-8", "iso-8859-1", "ISO-8859-1"] {
        let is_latin = charset.to_ascii_lowercase().starts_with("iso");
        let octets = |text: &str| -> Option<Vec<u8>> {
            if !is_latin {
                return Some(text.as_bytes().to_vec());
            }
            text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
        };
        for kind in ["B", "Q", "b", "q"] {
            let word = |text: &str| {
                let octets = octets(text)?;
                let inner = if kind.eq_ignore_ascii_case("b") {
                    base64ct::Base64::encode_string(&octets)
                } else {
                    quoted(&octets)
                };
                Some(format!("=?{charset}?{kind}?{inner}?="))
            };
            let is_short = |text: &str| word(text).is_some_and(|word| word.len() <= ENCODED_WORD);
            if let Some(value) =
                split(text, &is_short).iter().map(|text| word(text)).collect::<Option<Vec<_>>>()
            {
                found.value(&value.join(" "), what.clone(), false);
            }
            // Only the words that need it; blanks between two of them belong to the first.
            let each: Vec<String> = text
                .split(' ')
                .map(|one| if one.is_ascii() { Some(one.to_owned()) } else { word(one) })
                .map(Option::unwrap_or_default)
                .collect();
            found.value(&each.join(" "), what.clone(), false);
        }
    }
}

/// Pieces that fit into one encoded word each.
fn split(text: &str, is_short: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in text.chars().take(1_000) {
        let Some(last) = pieces.last_mut() else { break };
        last.push(c);
        if !is_short(last) {
            last.pop();
            pieces.push(c.to_string());
        }
    }
    pieces
}

/// RFC 2047 §4.2.
fn quoted(octets: &[u8]) -> String {
    octets
        .iter()
        .map(|octet| match octet {
            b' ' => "_".to_owned(),
            b'=' | b'?' | b'_' => format!("={octet:02X}"),
            octet if octet.is_ascii_graphic() => char::from(*octet).to_string(),
            octet => format!("={octet:02X}"),
        })
        .collect()
}

/// A subject with encoded words as the text they stand for; none if it has none.
fn decoded(text: &str) -> Option<String> {
    if !text.contains("=?") {
        return None;
    }
    let message = format!("Subject: {text}\r\n\r\n");
    let parsed = mail_parser::MessageParser::default().parse(message.as_bytes())?;
    parsed.subject().map(str::to_owned)
}

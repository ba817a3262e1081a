//! A record in a line of prose, or behind words that are no label of a panel: `SPF: v=spf1 mx -all`, "Add this TXT
//! record for _dmarc.example.com: v=DMARC1; p=none".
//!
//! What stands in front of the version says what the record is, and is never part of it.

use super::{
    cell,
    field::split_label,
    label,
    prose::{self, Hint},
};

/// A line with a record in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken<'l> {
    /// What is said in front.
    pub(super) hint: Hint,
    /// The record, without the quotation marks of the sentence.
    pub(super) value: &'l str,
    /// What stands behind the quotation mark at its end.
    pub(super) behind: &'l str,
}

/// The versions that begin a record.
const VERSIONS: [&str; 3] = ["v=spf1", "v=dkim1", "v=dmarc1"];

/// Words behind which a sentence gives what it speaks of.
const LEADING: [&str; 8] = ["is", "be", "to", "record", "value", "add", "ist", "lautet"];

const QUOTES: [(char, char); 8] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('\u{201c}', '\u{201d}'),
    ('\u{201e}', '\u{201c}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{ab}', '\u{bb}'),
    ('<', '>'),
];

/// The record behind words that end in a colon, an arrow or an equals sign.
pub(super) fn labelled(line: &str) -> Option<Spoken<'_>> {
    read(line).filter(|(front, ..)| ends_in_mark(front)).map(|(.., spoken)| spoken)
}

/// The record anywhere in a sentence.
pub(super) fn sentence(line: &str) -> Option<Spoken<'_>> {
    let is_led = |front: &str, is_quoted: bool| {
        let last = front.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let is_sentence = front.split_whitespace().count() >= 2;
        let is_word = !last.is_empty() && last.chars().all(char::is_alphabetic);
        ends_in_mark(front) || is_quoted && is_word || is_sentence && LEADING.contains(&last.as_str())
    };
    read(line).filter(|(front, is_quoted, _)| is_led(front, *is_quoted)).map(|(.., spoken)| spoken)
}

fn ends_in_mark(front: &str) -> bool {
    front.ends_with([':', '\u{ff1a}', '=', '>', '\u{2192}'])
}

/// What stands in front, whether the record is in quotation marks, and the record.
fn read(line: &str) -> Option<(&str, bool, Spoken<'_>)> {
    let at = begin(line)?;
    let (before, value) = line.split_at_checked(at)?;
    let open = before.chars().next_back().filter(|c| *c != '>');
    let quote = QUOTES.iter().find(|(begin, _)| Some(*begin) == open);
    let front = before.trim_end_matches(|c: char| quote.is_some_and(|(begin, _)| c == *begin)).trim();
    // A label of a panel is known by its words, and a list of tags may have its version anywhere.
    if front.is_empty() || front.contains(';') || split_label(line).is_some() || label::label(front).is_some()
    {
        return None;
    }
    let (value, behind) = match quote.and_then(|(_, end)| value.split_once(*end)) {
        // Another string may begin there.
        Some((value, behind)) if !behind.contains(['"', '\u{201c}']) => (value, behind),
        _ => {
            let mark = quote.map_or(0, |(begin, _)| begin.len_utf8());
            (line.get(at - mark..).unwrap_or(value), "")
        }
    };
    let mut hint = prose::hint(front);
    hint.name = hint.name.or_else(|| selector(front));
    Some((front, quote.is_some(), Spoken { hint, value: value.trim(), behind }))
}

/// Where the first version begins that is a word by itself.
fn begin(line: &str) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    let found = VERSIONS.iter().filter_map(|version| {
        let is_begin = |at: &usize| {
            let before = lower.get(..*at).and_then(|before| before.chars().next_back());
            before.is_none_or(|c| {
                c.is_whitespace() || matches!(c, ':' | '=' | '>') || QUOTES.iter().any(|(q, _)| *q == c)
            })
        };
        lower.match_indices(version).map(|(at, _)| at).find(is_begin)
    });
    found.min().filter(|at| *at > 0)
}

/// `DKIM (selector mail)`
fn selector(front: &str) -> Option<String> {
    let mut words =
        front.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '=' | '"' | ','));
    words.find(|word| ["selector", "selektor"].contains(&word.to_lowercase().as_str()))?;
    let word = words.find(|word| !word.is_empty()).filter(|word| cell::is_labels(word))?;
    Some(if cell::has_domainkey(word) { word.to_owned() } else { format!("{word}._domainkey") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_front_is_no_part_of_a_record() {
        for (line, wanted) in [
            ("SPF: v=spf1 mx -all", Some("v=spf1 mx -all")),
            ("DMARC record: v=DMARC1; p=none", Some("v=DMARC1; p=none")),
            ("Please publish \u{201c}v=spf1 mx -all\u{201d} at your host.", Some("v=spf1 mx -all")),
            ("Your new SPF record is v=spf1 mx -all", Some("v=spf1 mx -all")),
            ("our spf => 'v=spf1 mx -all'", Some("v=spf1 mx -all")),
            ("> v=spf1 mx -all", Some("v=spf1 mx -all")),
            ("v=spf1 mx -all", None),
            ("\"v=spf1 mx -all\"", None),
            ("p=none; v=DMARC1", None),
            ("Value: v=spf1 mx -all", None), // a panel's own label
            ("MS=ms1 v=spf1 mx -all", None), // one text in DNS
            ("mx v=spf1 -all", None),
        ] {
            assert_eq!(sentence(line).map(|spoken| spoken.value), wanted, "{line}");
        }
        let spoken = labelled("DKIM (selector mail): v=DKIM1; p=").unwrap();
        assert_eq!(spoken.hint.name.as_deref(), Some("mail._domainkey"));
    }
}

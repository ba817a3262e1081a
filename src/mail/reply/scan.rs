//! Finding replies in text.

use super::{Enhanced, Reply, TEXT_OCTETS};
use crate::mail::text::{head, one_line};

/// How many replies inside each other are read.
const INNER: usize = 4;
/// What writers put in front of a reply they got.
const LEADS: [&str; 18] = [
    "said:",
    "returned:",
    "returned",
    "smtp;",
    "->",
    "=>",
    "error:",
    "talk to me:",
    "to me:",
    "reason:",
    "was:",
    "data:",
    "replied:",
    "reply:",
    "status:",
    "led=",
    "stat=",
    "diagnostic-code:",
];
/// Words that stand in front of a number that is one.
const NUMBERED: [&str; 8] = ["error", "erro", "erreur", "errore", "fehler", "code", "smtp", "ошибка"];

/// The replies in `text`, outermost first; empty if there is none.
#[must_use]
pub fn replies(text: &str) -> Vec<Reply> {
    let line = one_line(text);
    let Some(start) = starts(&line).first().copied() else { return Vec::new() };
    let mut found = Vec::new();
    let mut rest = line.get(start..).unwrap_or_default();
    while found.len() < INNER {
        let Some((reply, inner)) = one(rest) else { break };
        found.push(reply);
        let Some(inner) = inner else { break };
        rest = inner;
    }
    found
}

/// Where replies begin in a line, best first: where a writer says so or an enhanced code follows, else at the
/// first number that could be one.
#[must_use]
pub fn starts(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let (mut sure, mut maybe) = (Vec::new(), Vec::new());
    for at in memchr::memchr3_iter(b'4', b'5', b'2', bytes) {
        if !is_number(bytes, at) || !is_free(bytes, at) {
            continue;
        }
        let before = line.get(..at).unwrap_or_default();
        if after_number(bytes, at).is_some() || is_led(before) {
            if bytes.get(at) != Some(&b'2') || is_led(before) {
                sure.push(at);
            }
        } else if bytes.get(at) != Some(&b'2') && is_named(before) {
            maybe.push(at);
        }
    }
    sure.extend(maybe);
    sure
}

/// Three digits that RFC 5321 §4.2.1 allows for an answer, and no more of them.
fn is_number(bytes: &[u8], at: usize) -> bool {
    let digit = |offset: usize| bytes.get(at + offset).filter(|byte| byte.is_ascii_digit());
    let ends = match bytes.get(at + 3) {
        None => true,
        Some(byte) => !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'_' | b'/' | b'%'),
    };
    // `550.` ends a sentence, `550.1` is a number of another kind.
    let ends = ends
        || (bytes.get(at + 3) == Some(&b'.') && !bytes.get(at + 4).is_some_and(u8::is_ascii_alphanumeric));
    digit(0).is_some_and(|d| matches!(d, b'2' | b'4' | b'5'))
        && digit(1).is_some_and(|d| *d <= b'5')
        && digit(2).is_some()
        && ends
}

/// Whether nothing in front makes the digits a part of something longer.
fn is_free(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| {
        matches!(
            byte,
            b' ' | b'\'' | b'"' | b'(' | b':' | b'#' | b'<' | b'>' | b'[' | b'=' | b';' | b'{' | b','
        )
    })
}

/// The enhanced code behind a number, and where it ends.
fn after_number(bytes: &[u8], at: usize) -> Option<(Enhanced, usize)> {
    let mut next = at + 3;
    while bytes
        .get(next)
        .is_some_and(|byte| matches!(byte, b' ' | b'-' | b'#' | b':' | b',' | b'(' | b'[' | b'.'))
        && next < at + 8
    {
        next += 1;
    }
    let (code, length) = enhanced(bytes.get(next..)?)?;
    Some((code, next + length))
}

/// An enhanced code at the beginning of `bytes`, and its length.
pub(super) fn enhanced(bytes: &[u8]) -> Option<(Enhanced, usize)> {
    let class = bytes.first().filter(|byte| matches!(byte, b'2' | b'4' | b'5'))? - b'0';
    let mut at = 1;
    let mut numbers = [0_u16; 2];
    for number in &mut numbers {
        if bytes.get(at) != Some(&b'.') {
            return None;
        }
        at += 1;
        let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 3 {
            return None;
        }
        let text = str::from_utf8(bytes.get(at..at + digits)?).ok()?;
        *number = text.parse().ok()?;
        at += digits;
    }
    let ends = match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'.'), Some(next)) => !next.is_ascii_digit(),
        (Some(byte), _) => !byte.is_ascii_digit(),
        (None, _) => true,
    };
    ends.then_some((Enhanced::new(class, numbers[0], numbers[1]), at))
}

/// Whether a writer announces a reply at the end of `before`.
fn is_led(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\'', '"', '(', '<', '#']);
    if before.is_empty() {
        return true;
    }
    let tail = head_of_tail(before, 24).to_ascii_lowercase();
    LEADS.iter().any(|lead| tail.ends_with(lead)) || before.ends_with(':')
}

fn is_named(before: &str) -> bool {
    let tail = head_of_tail(before.trim_end(), 24).to_lowercase();
    NUMBERED.iter().any(|word| tail.ends_with(word))
}

/// The last `octets` of a text, fewer where they would cut a character.
fn head_of_tail(text: &str, octets: usize) -> &str {
    let mut from = text.len().saturating_sub(octets);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The reply that begins a line, and what it quotes.
fn one(line: &str) -> Option<(Reply, Option<&str>)> {
    let bytes = line.as_bytes();
    let number = line.get(..3).filter(|_| is_number(bytes, 0))?;
    let code = number.parse().ok();
    let (enhanced, mut at) = match after_number(bytes, 0) {
        Some((enhanced, end)) => (Some(enhanced), end),
        None => (None, 3 + usize::from(bytes.get(3).is_some_and(|byte| matches!(byte, b'-' | b':' | b'#')))),
    };
    let mut goes_on = bytes.get(3) == Some(&b'-');
    let mut text = String::new();
    let mut inner = None;
    let mut from = at;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find(['2', '4', '5'])).map(|n| at + n) {
        at = found + 1;
        if !is_number(bytes, found) || found < from {
            continue;
        }
        let behind = after_number(bytes, found);
        let is_same = line.get(found..found + 3) == Some(number);
        let repeats = is_same && goes_on && (behind.is_none_or(|(other, _)| Some(other) == enhanced)) && {
            // A number in the text, such as `550 messages`, repeats nothing; a line's number wears a dash, or is
            // the last one, with the same code behind it or none at all.
            bytes.get(found + 3).is_none_or(|byte| matches!(byte, b'-' | b' '))
        };
        if repeats {
            push(&mut text, line.get(from..found).unwrap_or_default());
            goes_on = bytes.get(found + 3) == Some(&b'-');
            from = match behind {
                Some((_, end)) => end,
                None => found + 3 + usize::from(goes_on),
            };
            at = from;
        } else if is_inner(
            line,
            found,
            behind,
            is_same,
            text.is_empty() && line.get(from..found).is_some_and(|s| s.trim().is_empty()),
        ) {
            push(&mut text, line.get(from..found).unwrap_or_default());
            inner = line.get(found..);
            from = line.len();
            break;
        }
    }
    push(&mut text, line.get(from..).unwrap_or_default());
    Some((Reply { code, enhanced, text: trimmed(&text) }, inner))
}

/// Whether another reply begins at `at`.
fn is_inner(line: &str, at: usize, behind: Option<(Enhanced, usize)>, is_same: bool, is_first: bool) -> bool {
    let bytes = line.as_bytes();
    if !is_free(bytes, at) || bytes.get(at) == Some(&b'2') {
        return false;
    }
    let before = line.get(..at).unwrap_or_default().trim_end_matches([' ', '\'', '"', '(', '<', '#']);
    let tail = head_of_tail(before, 24).to_ascii_lowercase();
    // `550 5.7.1 550 Message rejected`: the second number is that of somebody else.
    (is_same && is_first)
        || behind.is_some()
        || ["->", "=>", "said:", "smtp;", "returned:", "replied:"].iter().any(|lead| tail.ends_with(lead))
}

fn push(text: &mut String, piece: &str) {
    let piece = piece.trim();
    if piece.is_empty() || text.len() >= TEXT_OCTETS {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(head(piece, TEXT_OCTETS.saturating_sub(text.len())));
}

/// Without what belongs to the writer: arrows to the inner reply, the quotes around the reply, a brace that was
/// opened in front of it.
fn trimmed(text: &str) -> String {
    let text = text.trim().trim_end_matches("->").trim_end_matches("##").trim();
    let quoted = text.trim_end_matches(['\'', '"']);
    let text =
        if quoted.matches('\'').count().is_multiple_of(2) || !text.ends_with('\'') { quoted } else { text };
    let is_open = text.matches(')').count() > text.matches('(').count();
    let text = if is_open { text.strip_suffix(')').unwrap_or(text) } else { text };
    text.trim_start_matches([':', '-', ' ']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Vec<String> {
        let shown = |reply: Reply| {
            let code = reply.code.map(|code| code.to_string()).unwrap_or_default();
            let enhanced = reply.enhanced.map(|code| format!(" {code}")).unwrap_or_default();
            format!("{code}{enhanced}|{}", reply.text)
        };
        replies(text).into_iter().map(shown).collect()
    }

    #[test]
    fn lines_that_belong_together_are_one_reply() {
        for (text, wanted) in [
            ("550-5.7.26 A B\n550-5.7.26 C\n550 5.7.26 D", "550 5.7.26|A B C D"), // as the server sent it
            ("host x said: 550-5.7.26 A 550-5.7.26 B 550 5.7.26 C", "550 5.7.26|A B C"), // joined, in Postfix's log
            ("said: 550-5.7.26\n    A to 550-5.7.26 pass 550\n    5.7.26 C", "550 5.7.26|A to pass C"), // folded
            ("550-5.7.26 fail550-5.7.26 policy more550 5.7.26 end", "550 5.7.26|fail policy more end"), // run together
            (
                "554-gmx.net (mxgmx014) no 554-Bad DNS PTR. 554 For x",
                "554|gmx.net (mxgmx014) no Bad DNS PTR. For x",
            ),
            ("(reason: 550-5.7.26 Unauthenticated email (x))", "550 5.7.26|Unauthenticated email (x)"),
            ("550 #5.7.1 SPF unauthorized", "550 5.7.1|SPF unauthorized"), // Cisco
            ("Remote Server returned '550 5.1.8 Access denied'", "550 5.1.8|Access denied"),
            ("#550 5.7.1 No ##", "550 5.7.1|No"),
            ("Error 550 - SPF Check Failed.", "550|SPF Check Failed."),
            ("550", "550|"),
            ("554 5.7.9 Message not accepted", "554 5.7.9|Message not accepted"),
        ] {
            assert_eq!(read(text), [wanted], "{text}");
        }
    }

    #[test]
    fn a_reply_in_a_reply_stands_behind_it() {
        for (text, wanted) in [
            ("SMTP; 550 5.7.1 550 Message rejected", ["550 5.7.1|", "550|Message rejected"]),
            (
                "'550 5.7.23 violation -> 550 5.7.1 SPF check failed'",
                ["550 5.7.23|violation", "550 5.7.1|SPF check failed"],
            ),
            ("550 5.1.351 unknown -> 550 Unknown user", ["550 5.1.351|unknown", "550|Unknown user"]),
            ("451 4.4.0 host x said: 554 5.7.1 no", ["451 4.4.0|host x said:", "554 5.7.1|no"]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_replies_are_left_alone() {
        for text in [
            "We have sold 550 pieces.",
            "from 203.0.113.450",
            "port 5432, 554321 bytes",
            "",
            "id 4500-5.7.26",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}

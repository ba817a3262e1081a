//! Blanks, quotes, links and escapes of pasted text.

/// A text without its dress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The text.
    pub text: String,
    /// Whether it held something that could act on a terminal: then it was not written by who it names, or it
    /// was damaged on the way.
    pub had_controls: bool,
}

/// Undoes what mail programs, panels and people do to text: blanks of all kinds become one kind, line ends are
/// one character (also where they were written as two characters, `\` and `n`), quote marks at the
/// beginnings of lines and marks around links go, escape sequences and other controls go.
#[must_use]
pub fn plain(text: &str) -> Plain {
    let (text, had_controls) = without_controls(text);
    let text = unified(&text);
    Plain { text: without_links(&unquoted(&text)), had_controls }
}

/// ECMA-48: control sequences (`ESC [ … letter`), strings (`ESC ] … BEL`), and single controls.
fn without_controls(text: &str) -> (String, bool) {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    if !text.chars().any(is_control) {
        return (text.to_owned(), false);
    }
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\u{1b}', Some('[')) | ('\u{9b}', _) => {
                if c == '\u{1b}' {
                    chars.next();
                }
                while chars.peek().is_some_and(|c| matches!(c, '0'..='?' | ' '..='/')) {
                    chars.next();
                }
                chars.next();
            }
            ('\u{1b}', Some(']' | 'P' | '_' | '^')) => {
                while chars.peek().is_some_and(|c| !matches!(c, '\u{7}' | '\u{1b}' | '\n')) {
                    chars.next();
                }
                chars.next_if_eq(&'\u{7}');
            }
            (c, _) if is_control(c) => {}
            (c, _) => kept.push(c),
        }
    }
    (kept, true)
}

fn unified(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Exim logs line ends so; translators put a blank between the two.
            '\\' => {
                let mut ahead = chars.clone();
                while ahead.next_if_eq(&' ').is_some() {}
                match ahead.next() {
                    Some('n') if ahead.peek().is_some_and(char::is_ascii_digit) => {
                        unified.push('\n');
                        chars = ahead;
                    }
                    Some('n') if chars.next_if_eq(&'n').is_some() => unified.push('\n'),
                    Some('r') if chars.next_if_eq(&'r').is_some() => {}
                    _ => unified.push('\\'),
                }
            }
            '\r' => {
                chars.next_if_eq(&'\n');
                unified.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => unified.push('\n'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{ad}' => {}
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' => unified.push('\''),
            '\u{201c}'..='\u{201e}' | '\u{ab}' | '\u{bb}' => unified.push('"'),
            '\u{2010}'..='\u{2013}' => unified.push('-'),
            c if c.is_whitespace() && c != '\n' => unified.push(' '),
            c => unified.push(c),
        }
    }
    unified
}

/// RFC 3676 §4.5: quoted lines begin with `>`, as often as they were quoted.
#[must_use]
pub fn unquoted(text: &str) -> String {
    if !text.contains('>') {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        // `>>> DATA` is what the sending server said in a transcript.
        if !line.starts_with(">>> ") {
            while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
                rest = inner;
            }
            if rest.len() != line.len() {
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
        }
        kept.push_str(rest);
    }
    kept
}

/// Links that are taken out of a text at most: each moves what stands behind it.
const LINKS: usize = 256;

/// `[**example.com**](http://example.com/)`, `ann@example.com<mailto:ann@example.com>`: the words stay.
fn without_links(text: &str) -> String {
    let mut kept = text.replace("**", "");
    for _ in 0..LINKS {
        let Some(at) = kept.find("<mailto:") else { break };
        let Some(length) = kept.get(at..).and_then(|rest| rest.find('>')) else { break };
        kept.replace_range(at..=at + length, "");
    }
    let mut from = 0;
    for _ in 0..LINKS {
        let Some(at) = kept.get(from..).and_then(|rest| rest.find("](http")).map(|at| from + at) else {
            break;
        };
        let opening = kept.get(..at).and_then(|before| before.rfind('['));
        let closing = kept.get(at..).and_then(|rest| rest.find(')')).map(|length| at + length);
        from = at + 1;
        if let (Some(opening), Some(closing)) = (opening, closing)
            && closing - opening < 2048
        {
            let words = kept.get(opening + 1..at).unwrap_or_default().to_owned();
            kept.replace_range(opening..=closing, &words);
            from = opening;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_loses_its_dress_and_nothing_else() {
        for (pasted, wanted) in [
            ("550\u{a0} 5.7.9\u{200b} no", "550  5.7.9 no"), // blanks
            ("a\\n550 b", "a\n550 b"),                       // Exim's log
            ("a \\ n550-5.7.26 b", "a \n550-5.7.26 b"),      // the same, translated
            ("> > 550 a\n> > b", "550 a\nb"),                // quoted twice
            (">>> DATA\n<<< 550 a", ">>> DATA\n<<< 550 a"),  // a transcript
            ("x [**e.com**](http://e.com/) y", "x e.com y"), // a link around a word
            ("a@e.com<mailto:a@e.com>", "a@e.com"),          // Outlook's
            ("\u{1b}]0;owned\u{7}550 \u{1b}[31mno\u{1b}[m\u{202e}", "550 no"), // escapes
            ("C:\\new", "C:\new"),                           // cannot be told apart
            ("a\\b", "a\\b"),
        ] {
            assert_eq!(plain(pasted).text, wanted, "{pasted:?}");
        }
        assert!(plain("\u{1b}[31m").had_controls);
        assert!(!plain("a\tb\r\n").had_controls);
    }
}

//! Text that was pasted or stored, made plain again.
//!
//! What a person copies out of a mail program, a panel or a ticket has lost its bytes on the way: charsets
//! differ, blanks became no-break blanks, lines were folded and quoted, links were wrapped around words. All
//! that is undone here, once, so that the readers behind it see one kind of text.
//!
//! References: RFC 3676 §4.5 (quote marks), ECMA-48 (escape sequences).

mod charset;
mod html;
mod plain;

pub use self::{
    charset::{decode, decode_as},
    html::text as html,
    plain::{Plain, plain, unquoted},
};

/// One blank for every run of blanks and line ends, none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// At most `limit` bytes of `text`, cut between two characters.
#[must_use]
pub fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The words of `text` and nothing else: lower case, every run of other characters one blank, a blank at both
/// ends. What is searched for in such a text finds whole words, however they were quoted or wrapped. Where a
/// script writes no blanks between words, or glues endings to them, each of its characters is a word.
#[must_use]
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
        } else if is_east_asian(c) {
            if !words.ends_with(' ') {
                words.push(' ');
            }
            words.extend([c, ' ']);
        } else if !c.is_ascii() && c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// Han, kana and hangul.
const fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_is_left_without_their_dress() {
        for (text, bare) in [
            ("550-5.7.26 Doesn't  pass", " 550 5 7 26 doesn t pass "), // marks become blanks
            ("[PH01]", " ph01 "),                                      // nothing at the ends but one blank
            ("", " "),
            ("Échec", " échec "),                 // letters outside ASCII stay letters
            ("SPF检查失败", " spf 检 查 失 败 "), // no blanks between words
            ("거부되었습니다", " 거 부 되 었 습 니 다 "), // endings glued to them
        ] {
            assert_eq!(words(text), bare, "{text}");
        }
    }

    #[test]
    fn a_head_ends_between_two_characters() {
        assert_eq!(head("aé", 2), "a");
        assert_eq!(head("aé", 3), "aé");
        assert_eq!(head("aé", 9), "aé");
    }
}

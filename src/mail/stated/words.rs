//! The words of a field: what stands between blanks, comments and semicolons.
//!
//! References: RFC 8601 §2.2, RFC 5322 §3.2.2 (comments nest), §3.2.4 (quotes).

/// Characters that are read; what is longer is no statement but an attack on its readers.
const CHARACTERS: usize = 64 << 10;
/// Characters kept of one comment.
const COMMENT: usize = 400;

/// One word of a field. Texts are not safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Text without blanks; quotes are taken off.
    Text(String),
    /// What stands in brackets, without them.
    Comment(String),
    /// `;`
    Semicolon,
}

/// The words of an unfolded value. Brackets are counted, not nested, so that any number of them costs the same.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut characters = text.chars().take(CHARACTERS);
    let flush = |word: &mut String, found: &mut Vec<Word>| {
        if !word.is_empty() {
            found.push(Word::Text(std::mem::take(word)));
        }
    };
    while let Some(c) = characters.next() {
        match c {
            '(' => {
                flush(&mut word, &mut found);
                found.push(Word::Comment(comment(&mut characters)));
            }
            '"' => quoted(&mut characters, &mut word),
            ';' => {
                flush(&mut word, &mut found);
                found.push(Word::Semicolon);
            }
            c if c.is_whitespace() => flush(&mut word, &mut found),
            c => word.push(c),
        }
    }
    flush(&mut word, &mut found);
    found
}

fn comment(characters: &mut impl Iterator<Item = char>) -> String {
    let (mut text, mut depth) = (String::new(), 1_usize);
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                characters.next();
                continue;
            }
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if text.len() < COMMENT {
            text.push(c);
        }
    }
    text.trim().trim_matches('"').to_owned()
}

fn quoted(characters: &mut impl Iterator<Item = char>, word: &mut String) {
    while let Some(c) = characters.next() {
        match c {
            '\\' => word.extend(characters.next()),
            '"' => break,
            c => word.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_count_only_outside_brackets_and_quotes() {
        let text = |text: &str| Word::Text(text.to_owned());
        let comment = |text: &str| Word::Comment(text.to_owned());
        assert_eq!(
            words("a; dkim=pass (2048-bit key; (un\\)protected)) b=\"x; y\";dmarc=pass(p=X)"),
            [
                text("a"),
                Word::Semicolon,
                text("dkim=pass"),
                comment("2048-bit key; (unprotected)"),
                text("b=x; y"),
                Word::Semicolon,
                text("dmarc=pass"),
                comment("p=X"),
            ]
        );
    }

    #[test]
    fn open_brackets_without_end_end_with_the_text() {
        let bomb = format!("host {} spf=pass", "(".repeat(20_000));
        assert_eq!(words(&bomb).len(), 2);
        assert_eq!(words(&"x".repeat(CHARACTERS + 10)), [Word::Text("x".repeat(CHARACTERS))]);
    }
}

//! Whose mail it is: the addresses in From.
//!
//! People see the name in front of an address; DMARC counts the domain behind its last `@`. Display names,
//! comments and quoted parts may hold other addresses and must be read as what they are before the domain
//! is taken.
//!
//! References: RFC 5322 §3.4 (addresses), §3.6.2 (From), RFC 6854 (groups), RFC 9989 §5.3.1 (Author Domain).

/// More authors than this say nothing new.
const AUTHORS: usize = 100;

/// One address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Before the `@`; not safe to show.
    pub local: String,
    /// After it, as written; not safe to show.
    pub domain: String,
}

/// The addresses in the unfolded value of From. An empty group has none.
#[must_use]
pub fn authors(value: &str) -> Vec<Author> {
    let mut authors = Vec::new();
    let mut reader = Reader { rest: value.chars().collect(), at: 0 };
    while reader.at < reader.rest.len() && authors.len() < AUTHORS {
        authors.extend(reader.mailbox());
    }
    authors
}

/// Reads one mailbox up to the comma behind it.
struct Reader {
    rest: Vec<char>,
    at: usize,
}

impl Reader {
    fn mailbox(&mut self) -> Option<Author> {
        let mut bare = String::new();
        let mut angled: Option<String> = None;
        let mut is_inside = false;
        while let Some(c) = self.next() {
            match c {
                '"' => {
                    let quoted = self.quoted();
                    if is_inside {
                        angled.get_or_insert_default().push_str(&quoted);
                    } else {
                        bare.push_str(&quoted);
                    }
                }
                '(' => self.skip_comment(),
                '<' if !is_inside => {
                    is_inside = true;
                    angled = Some(String::new());
                }
                '>' if is_inside => is_inside = false,
                c if is_inside => angled.get_or_insert_default().push(c),
                ',' | ';' => break,
                // The name of a group ends here; its members follow.
                ':' => bare.clear(),
                c => bare.push(c),
            }
        }
        address(&angled.unwrap_or(bare))
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.get(self.at).copied();
        self.at += 1;
        c
    }

    /// What stands in quotes, with the quotes, so that an `@` in it counts as one of a local part.
    fn quoted(&mut self) -> String {
        let mut text = String::from('"');
        while let Some(c) = self.next() {
            text.push(c);
            match c {
                '\\' => text.extend(self.next()),
                '"' => break,
                _ => {}
            }
        }
        text
    }

    fn skip_comment(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next() {
                Some('\\') => self.at += 1,
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}

/// `local@domain`; a route before a colon is obsolete and left out (RFC 5322 §4.4).
fn address(text: &str) -> Option<Author> {
    let text = text.trim();
    let text =
        if text.starts_with('@') { text.rsplit_once(':').map_or(text, |(_, rest)| rest) } else { text };
    let (local, domain) = text.rsplit_once('@')?;
    let domain: String = domain.chars().filter(|c| !c.is_whitespace()).collect();
    let is_word = !domain.is_empty() && !domain.contains('"');
    is_word.then(|| Author { local: local.trim().to_owned(), domain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_that_of_the_address_whatever_stands_around_it() {
        for (value, want) in [
            ("anna@b.example", vec!["b.example"]),
            ("Anna <anna@b.example>", vec!["b.example"]),
            ("\"a@good.example\" <x@bad.example>", vec!["bad.example"]), // the name is no address
            ("a@good.example <x@bad.example>", vec!["bad.example"]),
            ("(a@good.example) x@bad.example", vec!["bad.example"]),
            ("Anna (x (y) \\) z) <a@b.example> (later)", vec!["b.example"]),
            ("\"x@y\"@b.example", vec!["b.example"]), // a quoted local part
            ("a@b.example, C <c@d.example>", vec!["b.example", "d.example"]),
            ("Team: a@b.example, c@d.example;", vec!["b.example", "d.example"]),
            ("undisclosed: ;", vec![]), // RFC 6854
            ("<@relay.example:a@b.example>", vec!["b.example"]),
            ("Anna", vec![]),
            ("<>", vec![]),
            ("a@[192.0.2.1]", vec!["[192.0.2.1]"]),
            ("a@b.example (((((", vec!["b.example"]),
        ] {
            let got: Vec<String> = authors(value).into_iter().map(|author| author.domain).collect();
            assert_eq!(got, want, "{value}");
        }
    }
}

//! TXT records as people have them at hand, taken out of what stands around them.
//!
//! `dig` prints a record a line, in quotes; zone files put a name and a type in front and may go over several
//! lines in parentheses; a panel shows the text alone, which a mail program has wrapped. All of them are read,
//! and where strings end is kept, because records break there.
//!
//! References: RFC 1035 §5.1 (zone files).

use super::{Txt, character_strings, zone_data};

/// Words in front of the text of a zone-file line at most: name, TTL, class and type.
const HEAD: usize = 4;

/// The records in a text: each zone-file line or line of `dig`, or the whole as one if there are none. A plain
/// text may be wrapped: its lines are joined with a space. Empty if nothing is in it.
#[must_use]
pub fn records(text: &str) -> Vec<Txt> {
    let lines = entries(text);
    if lines.is_empty() {
        return Vec::new();
    }
    let quoted: Vec<Txt> =
        lines.iter().filter_map(|line| zone_data(line)).map(|data| Txt(character_strings(data))).collect();
    if !quoted.is_empty() {
        return quoted;
    }
    let bare: Vec<Txt> = lines.iter().filter_map(|line| bare_data(line)).map(Txt::new).collect();
    if !bare.is_empty() {
        return bare;
    }
    let plain: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    vec![Txt::new(&plain.join(" "))]
}

/// The lines of a zone file, those in parentheses or quotes as one; without comments and directives.
fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut open = Open::default();
    for line in text.lines() {
        let line = line.trim();
        match entries.last_mut().filter(|_| open.is_open()) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
            }
            None if line.is_empty() || line.starts_with([';', '$']) => continue,
            None => entries.push(line.to_owned()),
        }
        open.read(line);
    }
    entries
}

/// What a line leaves open for the next one.
#[derive(Default)]
struct Open {
    is_quoted: bool,
    /// Parentheses.
    depth: usize,
}

impl Open {
    const fn is_open(&self) -> bool {
        self.is_quoted || self.depth > 0
    }

    fn read(&mut self, line: &str) {
        let mut is_escaped = false;
        for c in line.chars() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => self.is_quoted = !self.is_quoted,
                _ if self.is_quoted => {}
                // Outside parentheses it may be one between two tags.
                ';' if self.depth > 0 => return,
                '(' => self.depth += 1,
                ')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

/// The text behind `name … TXT` where it is not quoted.
fn bare_data(line: &str) -> Option<&str> {
    let mut rest = line;
    for at in 0..HEAD {
        let (word, after) = rest.trim_start().split_once(char::is_whitespace)?;
        if at > 0 && word.eq_ignore_ascii_case("TXT") {
            return Some(after.trim());
        }
        // No name, TTL or class has it, and every tag does.
        if word.contains('=') {
            return None;
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str, strings: &[&[&str]]) {
        let found: Vec<Vec<String>> = records(text)
            .into_iter()
            .map(|txt| txt.0.into_iter().map(|string| String::from_utf8(string).unwrap()).collect())
            .collect();
        assert_eq!(found, strings, "{text:?}");
    }

    #[test]
    fn every_form_people_have_is_read() {
        read("v=spf1 mx -all\n", &[&["v=spf1 mx -all"]]);
        read("v=spf1 mx\n  include:a.example -all", &[&["v=spf1 mx include:a.example -all"]]); // wrapped by a mail program
        read("\"v=spf1 mx\" \" -all\"", &[&["v=spf1 mx", " -all"]]);
        read("\"a\"\n\"b\"\n", &[&["a"], &["b"]]); // dig +short
        read("alias.example.\n\"a\"\n", &[&["a"]]); // dig +short behind a CNAME
        read("; <<>> DiG\n\nexample.com. 300 IN TXT \"a\"\n;; Query time", &[&["a"]]);
        read("s1 IN TXT ( \"v=DKIM1; \"\n  \"p=\" ) ; ----- the ( key\n", &[&["v=DKIM1; ", "p="]]); // opendkim-genkey
        read("example.com TXT v=spf1 mx -all", &[&["v=spf1 mx -all"]]); // mailseal records
        read("v=DKIM1; n=the TXT record; p=", &[&["v=DKIM1; n=the TXT record; p="]]);
        read("v=DMARC1\n; p=none", &[&["v=DMARC1 ; p=none"]]); // no comment
        read("$TTL 300\n; nothing\n \n", &[]);
        read("", &[]);
    }

    #[test]
    fn what_is_never_closed_is_read_to_the_end() {
        read("\"v=spf1 mx\n-all", &[&["v=spf1 mx\n-all"]]);
        read("a TXT ( \"b\"", &[&["b"]]);
    }
}

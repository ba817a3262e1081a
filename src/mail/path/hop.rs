//! One `Received` line.
//!
//! The grammar of RFC 5321 is followed by hardly anybody, so that the line is taken apart by what all have in
//! common: what stands before and behind `by`, and which texts in brackets are addresses.
//!
//! References: RFC 5321 §4.4.

use std::net::IpAddr;

use jiff::Timestamp;

use super::{is_public, is_same_operator, operator};

/// A line longer than this is read no further.
const OCTETS: usize = 4_096;

/// What a `Received` line says. Texts are not safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hop {
    /// The field's number in the header.
    pub field: usize,
    /// What the client greeted with.
    pub greeting: Option<String>,
    /// The reverse name of its address, where the server looked it up.
    pub reverse: Option<String>,
    /// Its address.
    pub address: Option<IpAddr>,
    /// Who took the mail over.
    pub by: Option<String>,
    /// The sender of the envelope, where the line names it; empty for `<>`.
    pub envelope_from: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
}

impl Hop {
    /// Reads the unfolded value of the field with this number.
    #[must_use]
    pub fn read(field: usize, text: &str) -> Self {
        let text: String = text.chars().take(OCTETS).collect();
        let (trace, date) = text.rsplit_once(';').unwrap_or((&text, ""));
        let (from, by) = sides(trace);
        let mut hop = Self { field, at: time(date), ..Self::default() };
        hop.by = by.map(name_behind_by).filter(|name| !name.is_empty());
        hop.envelope_from = between(trace, "envelope-from <", '>').map(str::to_owned);
        if let Some(from) = from {
            hop.read_client(from);
        }
        hop
    }

    /// The client's name: by its address if the server looked it up, else as it greeted.
    #[must_use]
    pub fn sender(&self) -> Option<&str> {
        self.reverse.as_deref().or(self.greeting.as_deref())
    }

    /// Whether both ends belong to the operator of the mailbox.
    pub(super) fn is_internal(&self) -> bool {
        let Some(by) = &self.by else { return true };
        if operator(by) == "google.com" {
            // Google's own hops are named by addresses, or come from private ones.
            return !by.starts_with("mx.google.com");
        }
        if operator(by) == "outlook.com" {
            return self.address.is_some_and(|address| matches!(address, IpAddr::V6(v6) if matches!(v6.segments(), [0x2603, 0x1000..=0x10ff, ..] | [0x2a01, 0x0111, ..])));
        }
        self.reverse.as_ref().is_some_and(|reverse| is_same_operator(reverse, by))
    }

    /// What stands between `from` and `by`.
    fn read_client(&mut self, from: &str) {
        let end = from.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(from.len());
        let (name, comments) = from.split_at(end);
        let greeting = ["EHLO ", "HELO ", "helo=", "ehlo=", "helo "].iter().find_map(|mark| {
            let rest = comments.get(comments.find(mark)? + mark.len()..)?;
            Some(rest.split(|c: char| c.is_whitespace() || matches!(c, ')' | ']')).next()?.to_owned())
        });
        let inside = addresses(comments);
        let all = inside.iter().copied().chain(addresses(name)).collect::<Vec<_>>();
        self.address =
            all.iter().copied().find(|address| is_public(*address)).or_else(|| all.first().copied());
        let is_name =
            |word: &&str| word.contains('.') && word.parse::<IpAddr>().is_err() && !word.starts_with('[');
        // `(name [address])`: the word in front of the address, if it is one.
        self.reverse = comments.find('[').and_then(|at| comments.get(..at)).and_then(|before| {
            let mut words = before.rsplit('(').next()?.split_whitespace().filter(is_name);
            words.next_back().map(|word| word.trim_end_matches('.').to_ascii_lowercase())
        });
        let greets = greeting.clone().unwrap_or_else(|| name.trim_matches(['[', ']']).to_owned());
        if greeting.is_some() && self.reverse.is_none() && is_name(&name) && !inside.is_empty() {
            self.reverse = Some(name.trim_end_matches('.').to_ascii_lowercase());
        }
        self.greeting = Some(greets).filter(|name| !name.is_empty());
    }
}

/// What stands before and behind ` by `, outside brackets.
fn sides(text: &str) -> (Option<&str>, Option<&str>) {
    let trimmed = text.trim_start();
    let rest = trimmed.strip_prefix("from ").or_else(|| trimmed.strip_prefix("from\t"));
    let mut depth = 0_usize;
    let whole = rest.unwrap_or(trimmed);
    let is_begin = rest.is_none();
    for (at, c) in whole.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let here = whole.get(at..).unwrap_or_default();
        let is_word = c.is_whitespace() && here.trim_start().starts_with("by ");
        if depth == 0 && (is_word || (is_begin && at == 0 && here.starts_with("by "))) {
            let behind = here.trim_start().strip_prefix("by ");
            return (rest.and_then(|rest| rest.get(..at)), behind);
        }
    }
    (rest, None)
}

fn name_behind_by(text: &str) -> String {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ';'));
    let name = words.next().unwrap_or_default();
    let is_smtp = |word: &str| {
        word.to_ascii_uppercase().starts_with("SMTP") || word.to_ascii_uppercase().starts_with("ESMTP")
    };
    // Yahoo leaves the blank out: `yahoo.comwith SMTPs`.
    let name = match name.strip_suffix("with") {
        Some(bare) if words.next().is_some_and(is_smtp) => bare,
        _ => name,
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// The addresses in a text, in their order.
fn addresses(text: &str) -> Vec<IpAddr> {
    let is_part = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
    let text = text.replace("IPv6:", "").replace("ipv6:", "");
    let words = text.split(|c: char| !is_part(c)).filter(|word| word.len() > 2);
    words.filter_map(|word| word.trim_end_matches(['.', ':']).parse().ok()).take(8).collect()
}

fn between<'t>(text: &'t str, begin: &str, end: char) -> Option<&'t str> {
    text.get(text.find(begin)? + begin.len()..)?.split(end).next()
}

fn time(text: &str) -> Option<Timestamp> {
    let bare = text.split('(').next().unwrap_or_default();
    let words: Vec<&str> = bare.split_whitespace().collect();
    jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(words.join(" ")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_names_the_client() {
        for (line, greeting, reverse, address, by) in [
            (
                "from h.example (p.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 1",
                "h.example",
                "p.example",
                "192.0.2.1",
                "mx.example",
            ),
            (
                "from h.example (p.example. [192.0.2.1]) by mx.google.com with ESMTPS id 1",
                "h.example",
                "p.example",
                "192.0.2.1",
                "mx.google.com",
            ),
            ("from h.example (unknown [192.0.2.1]) by mx21 (Coremail)", "h.example", "", "192.0.2.1", "mx21"),
            (
                "from h.example ([192.0.2.1]:41212) by host.example with esmtps (Exim 4.98)",
                "h.example",
                "",
                "192.0.2.1",
                "host.example",
            ),
            (
                "from p.example ([192.0.2.1] helo=h.example) by host.example with esmtp (Exim 4.98)",
                "h.example",
                "p.example",
                "192.0.2.1",
                "host.example",
            ),
            (
                "from [192.0.2.1] (helo=h.example) by host.example with esmtp (Exim 4.98)",
                "h.example",
                "",
                "192.0.2.1",
                "host.example",
            ),
            (
                "from h.example (192.0.2.1) by x.protection.outlook.com (10.152.4.240) with Microsoft SMTP Server",
                "h.example",
                "",
                "192.0.2.1",
                "x.protection.outlook.com",
            ),
            (
                "from 192.0.2.1(EHLO h.example) by a.yahoo.comwith SMTPs (version=TLS1_3)",
                "h.example",
                "",
                "192.0.2.1",
                "a.yahoo.com",
            ),
            (
                "from 127.0.0.1  (EHLO h.example) (192.0.2.1) by mta.yahoo.com with SMTPS",
                "h.example",
                "",
                "192.0.2.1",
                "mta.yahoo.com",
            ),
            (
                "from unknown (HELO h.example) (192.0.2.1) by host.example with SMTP",
                "h.example",
                "",
                "192.0.2.1",
                "host.example",
            ),
            (
                "from h.example (p.example [IPv6:2001:db8::1]) by mx.example (Postfix)",
                "h.example",
                "p.example",
                "2001:db8::1",
                "mx.example",
            ),
            ("by 2002:a05:7010:1:b0:3d1:a:e with SMTP id x", "", "", "", "2002:a05:7010:1:b0:3d1:a:e"),
            ("(qmail 123 invoked by uid 89)", "", "", "", ""),
        ] {
            let hop = Hop::read(0, line);
            let got = (
                hop.greeting.unwrap_or_default(),
                hop.reverse.unwrap_or_default(),
                hop.address.map_or_else(String::new, |ip| ip.to_string()),
                hop.by.unwrap_or_default(),
            );
            assert_eq!(got, (greeting.into(), reverse.into(), address.into(), by.into()), "{line}");
        }
    }

    #[test]
    fn the_time_is_read_whatever_stands_behind_it() {
        let hop = Hop::read(0, "from a by b; Mon,  30 Nov 2026 10:15:03 +0100 (CET)");
        assert_eq!(hop.at.map(|at| at.to_string()).as_deref(), Some("2026-11-30T09:15:03Z"));
    }
}

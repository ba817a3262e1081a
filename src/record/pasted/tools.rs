//! What `host` and `nslookup` print: a sentence a record.

use super::{
    Kind,
    cell::is_labels,
    zone::{Line, Owner},
};

/// The phrases between a name and its data.
const PHRASES: [(&str, Kind); 14] = [
    ("descriptive text", Kind::Txt),
    ("is an alias for", Kind::Cname),
    ("mail is handled by", Kind::Mx),
    ("has address", Kind::A),
    ("has IPv6 address", Kind::Aaaa),
    ("name server", Kind::Ns),
    ("domain name pointer", Kind::Ptr),
    ("text =", Kind::Txt),
    ("canonical name =", Kind::Cname),
    ("aliases:", Kind::Cname),
    ("mail exchanger =", Kind::Mx),
    ("nameserver =", Kind::Ns),
    ("internet address =", Kind::A),
    ("name =", Kind::Ptr),
];

/// What these tools print beside.
const CHATTER: [&str; 20] = [
    "server:",
    "address:",
    "aliases:",
    "name:",
    "non-authoritative answer",
    "authoritative answers can be found",
    "using domain server",
    "** server can't find",
    "host ",
    "search results",
    "trying \"",
    "dns request timed out",
    "*** ",
    "default server",
    "received ",
    "set type=",
    "set q=",
    "set querytype=",
    "nicht autorisierende antwort",
    "r\u{e9}ponse ne faisant pas autorit\u{e9}",
];

/// A record in a line of such a tool.
pub(super) fn record(line: &str) -> Option<Line> {
    let (at, phrase, kind) =
        PHRASES.iter().find_map(|(phrase, kind)| Some((line.find(phrase)?, *phrase, *kind)))?;
    let name = line.get(..at)?.trim();
    // `MX preference = 10, mail exchanger = mail.example.com`
    let (name, preference) = match name.split_once("MX preference =") {
        Some((name, preference)) => (name.trim(), Some(preference.trim().trim_end_matches(','))),
        None => (name, None),
    };
    let data = line.get(at + phrase.len()..)?.trim();
    if !is_labels(name)
        || (kind != Kind::Txt && data.is_empty())
        || (kind == Kind::Txt && !data.is_empty() && !data.starts_with('"'))
    {
        return None;
    }
    let data = preference.map_or_else(|| data.to_owned(), |preference| format!("{preference} {data}"));
    let data = if kind == Kind::Txt { data } else { data.trim_end_matches('.').to_owned() };
    Some(Line { owner: Owner::Named(name.to_owned()), kind, data })
}

/// Whether a line is one that such a tool prints about itself.
pub(super) fn is_chatter(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let is_of_host = lower.starts_with("host ") && lower.contains("not found");
    is_of_host
        || is_prompt(&lower)
        || lower.contains(" has no ") && lower.ends_with("record")
        || CHATTER.iter().filter(|begin| **begin != "host ").any(|begin| {
            lower.starts_with(begin)
                && (!matches!(*begin, "name:" | "address:" | "aliases:") || is_of_server(line))
        })
}

/// `Address:  192.0.2.53#53`: with a label of a panel there would be the data of a record.
fn is_of_server(line: &str) -> bool {
    line.contains('#')
        || line.trim_start().starts_with("Address:")
            && line.split(':').nth(1).is_some_and(|value| {
                let value = value.trim();
                value.parse::<std::net::IpAddr>().is_ok()
            })
}

/// A shell's prompt and what was typed there.
fn is_prompt(lower: &str) -> bool {
    lower.starts_with("ps ") && lower.contains('>')
        || lower.starts_with("ps>")
        || lower.starts_with("$ ")
        || lower.starts_with("# ")
        || lower.starts_with("> ")
        || lower == ">"
        || lower.get(1..3) == Some(":\\") && lower.contains('>')
        || lower.split_once("$ ").is_some_and(|(before, _)| before.contains('@') && !before.contains(' '))
        || is_command(lower)
}

/// `dig +short TXT example.com`: a tool, and behind it what a label has not.
fn is_command(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let is_tool = words.next().is_some_and(|word| {
        ["dig", "host", "nslookup", "drill", "kdig", "resolve-dnsname", "q"].contains(&word)
    });
    is_tool && words.any(|word| word.starts_with(['-', '+', '@']) || super::cell::is_name(word))
}

//! Lines of zone files, and what is near enough to them: `name ttl class TYPE data`, in part or in another order.
//!
//! References: RFC 1035 §5.1.

use super::{
    Kind,
    cell::{has_domainkey, is_apex, is_duration, is_labels, is_name, is_noise, is_owner, is_text_value},
};

/// Words in front of the data at most: name, TTL, class and type.
const HEAD: usize = 4;

/// A line with a type and data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) owner: Owner,
    pub(super) kind: Kind,
    /// The data as written; empty where it stands in the lines below.
    pub(super) data: String,
}

/// Whose data it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Named(String),
    /// RFC 1035 §5.1: a line that begins with a blank belongs to the name above.
    Above,
    None,
}

/// Whether a line begins a record: a name and a type, or a quotation mark.
pub(super) fn begins(line: &str) -> bool {
    split(line).is_some() || line.trim_start().starts_with([';', '$'])
}

/// Whether quotation marks and parentheses in a line are those of data.
pub(super) fn is_data(line: &str) -> bool {
    let Some(at) = line.find(['"', '(']) else { return false };
    let head = line.get(..at).unwrap_or_default();
    let last = head.split_whitespace().next_back();
    last.is_none_or(|word| Kind::named(word).is_some() || word == "=" || word == "text" || word == "SOA")
        || head.split_whitespace().any(|word| word == "SOA")
}

/// A line in its parts; none if it is not one.
pub(super) fn split(line: &str) -> Option<Line> {
    let words: Vec<(usize, &str)> = words(line).take(HEAD + 1).collect();
    let at = words.iter().take(HEAD).position(|(_, word)| Kind::named(word).is_some())?;
    let (start, word) = *words.get(at)?;
    let kind = Kind::named(word)?;
    let rest = line.get(start + word.len()..)?.trim();
    let (owner, between) = match words.get(..at)? {
        [] => (None, &[][..]),
        before if before.iter().all(|(_, word)| is_between(word)) => (None, before),
        [first, between @ ..] => (Some(first.1), between),
    };
    if !between.iter().all(|(_, word)| is_between(word)) {
        return None;
    }
    let has_class = between.iter().any(|(_, word)| is_class(word));
    // `Verified CNAME s1._domainkey.example.com s1.example.net`
    if let Some(first) = owner.filter(|first| is_noise(first))
        && let Some(line) = type_first(kind, rest)
        && matches!(&line.owner, Owner::Named(name) if is_owner(name) || name != first && is_name(name))
    {
        return Some(line);
    }
    let Some(owner) = owner else {
        if at == 0
            && let Some(line) = type_first(kind, rest)
        {
            return Some(line);
        }
        let owner = if line.starts_with(char::is_whitespace) && at > 0 { Owner::Above } else { Owner::None };
        let data = data(kind, rest, has_class)?;
        return Some(Line { owner, kind, data });
    };
    let is_sure = has_class || is_name(owner) || is_apex(owner) || is_owner(owner);
    if !(is_labels(owner) || is_apex(owner)) {
        return None;
    }
    Some(Line { owner: Owner::Named(owner.to_owned()), kind, data: data(kind, rest, is_sure)? })
}

/// `TXT name data`, as tables have it.
fn type_first(kind: Kind, rest: &str) -> Option<Line> {
    let (name, after) = rest.split_once(char::is_whitespace)?;
    let after = without_section(kind, without_state(after.trim()));
    let is_two = match kind {
        Kind::Txt | Kind::Spf => {
            (is_name(name) || name == "@") && (after.starts_with('"') || is_text_value(after))
        }
        Kind::Cname | Kind::Ns | Kind::Ptr => {
            (is_labels(name) || name == "@") && is_name(after) && !after.contains(char::is_whitespace)
        }
        Kind::Mx => is_name(name) || name == "@",
        _ => false,
    };
    if !is_two {
        return None;
    }
    Some(Line { owner: Owner::Named(name.to_owned()), kind, data: data(kind, after, true)? })
}

/// The data without what tools and tables put around it, if it is what the type has.
fn data(kind: Kind, rest: &str, is_sure: bool) -> Option<String> {
    let rest = without_section(kind, without_state(without_tail(rest)));
    let is_wrapped = kind.is_text() && rest.starts_with("'\"") && rest.ends_with("\"'") && rest.len() > 3;
    let rest = if is_wrapped { rest.trim_matches('\'') } else { rest };
    let first = rest.split_whitespace().next().unwrap_or_default();
    let is_good = match kind {
        Kind::Txt | Kind::Spf => {
            first.starts_with(['"', '(', '{'])
                || is_text_value(rest)
                || (is_sure && !rest.is_empty() && !is_noise(rest))
        }
        Kind::Cname | Kind::Ptr | Kind::Ns => {
            let target = without_comment(rest);
            (is_name(target) || (is_sure && is_labels(target))) && !is_between(target)
        }
        Kind::Mx => {
            let target = without_comment(rest);
            target.split_whitespace().next_back().is_some_and(|host| is_name(host) || host == ".")
                && target.split_whitespace().count() <= 2
        }
        Kind::A => without_comment(rest).parse::<std::net::Ipv4Addr>().is_ok(),
        Kind::Aaaa => without_comment(rest).parse::<std::net::Ipv6Addr>().is_ok(),
        Kind::Srv | Kind::Tlsa | Kind::Caa => is_sure && first.starts_with(|c: char| c.is_ascii_digit()),
        Kind::Soa => is_sure && is_name(first),
    };
    let data = if kind.is_text() { rest } else { without_comment(rest) };
    is_good.then(|| data.to_owned())
}

/// Without a TTL, a state or a button behind two blanks or a tab.
fn without_tail(rest: &str) -> &str {
    let mut rest = rest.trim();
    while let Some(at) = rest.rfind('\t').or_else(|| rest.rfind("  ")) {
        let is_server = |tail: &str| tail.trim().parse::<std::net::SocketAddr>().is_ok();
        let Some(tail) = rest.get(at..).filter(|tail| is_noise(tail) || is_server(tail)) else { break };
        rest = rest.get(..rest.len() - tail.len()).unwrap_or_default().trim_end();
    }
    rest
}

/// Without what tools print between type and data: class, TTL and section.
fn without_section(kind: Kind, rest: &str) -> &str {
    let mut rest = rest;
    // Class, TTL and section are three.
    for _ in 0..3 {
        let mut words = rest.split_whitespace();
        let (Some(first), Some(next)) = (words.next(), words.next()) else { break };
        let is_number = first.bytes().all(|b| b.is_ascii_digit());
        // A number alone is the preference of an MX record.
        let is_ttl = is_duration(first)
            && (!is_number || is_section(next) || kind.is_text() && next.starts_with(['"', '\'', '{', '(']));
        if !(is_class(first) || is_section(first) || is_ttl) {
            break;
        }
        rest = rest.trim_start().get(first.len()..).unwrap_or_default().trim();
    }
    rest
}

fn is_section(word: &str) -> bool {
    ["answer", "authority", "additional"].contains(&word.to_lowercase().as_str())
}

/// The states that pages show behind a record, with nothing but a blank between.
const STATES: [&str; 18] = [
    "verified",
    "unverified",
    "pending",
    "failed",
    "valid",
    "invalid",
    "active",
    "inactive",
    "copy",
    "copied",
    "missing",
    "mismatch",
    "error",
    "success",
    "auto",
    "edit",
    "delete",
    "authenticated",
];

/// Without a state behind it.
fn without_state(rest: &str) -> &str {
    let mut rest = rest.trim_end();
    while let Some((before, last)) = rest.rsplit_once(char::is_whitespace) {
        let before = before.trim_end();
        if last.parse::<std::net::SocketAddr>().is_ok() {
            rest = before;
            continue;
        }
        if !STATES.contains(&last.to_lowercase().as_str()) || before.ends_with(['=', ':', ';', ',']) {
            break;
        }
        rest = before.strip_suffix(" Not").or_else(|| before.strip_suffix(" not")).unwrap_or(before);
    }
    rest
}

fn without_comment(rest: &str) -> &str {
    rest.split(';').next().unwrap_or_default().trim()
}

/// RFC 1035 §5.1: a class or a TTL.
fn is_between(word: &str) -> bool {
    is_class(word) || (is_duration(word) && !has_domainkey(word)) || word == "-"
}

fn is_class(word: &str) -> bool {
    ["IN", "CH", "HS"].iter().any(|class| class.eq_ignore_ascii_case(word))
}

/// The words of a line with their places.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let word = line.get(start..)?;
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        at = end;
        Some((start, line.get(start..end)?))
    })
}

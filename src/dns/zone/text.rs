//! Worlds as text.

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    str::SplitWhitespace,
    time::Duration,
};

use super::{Fault, State, Zone};
use crate::{
    record::{name::Name, srv::Srv, txt::Txt},
    survey::{Data, Role, Server},
};

/// The TTL of records that name none.
const TTL: u32 = 3600;
/// The negative TTL of zones that name none.
const NEGATIVE_TTL: u32 = 300;
/// The version of a zone that names none.
const SERIAL: u32 = 1;

/// A line of a world that means nothing.
///
/// A world is written in lines; those that begin with `;` are remarks. These begin a zone or
/// describe a server:
///
/// ```text
/// system 192.0.2.53                          one of this machine's resolvers
/// public 192.0.2.54 Faraway                  a public resolver and its name
/// zone example.org 192.0.2.1 192.0.2.2       what follows stands in this zone, on these servers
/// slow 192.0.2.1 700                         milliseconds
/// silent 192.0.2.2 [NAME]                    also: closed, servfail, refused, bogus
/// ```
///
/// The others are records of the zone, the name without a final dot counting from its apex (`@`):
///
/// ```text
/// @        NS   ns1.example.net.
/// @   900  SOA  300 [7 [ns1]]                the negative TTL, the serial, the primary
/// _dmarc   TXT  v=DMARC1; p=none             or "several" "strings"
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Counted from one.
    pub number: usize,
    /// The line.
    pub text: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.number, self.text)
    }
}

impl std::error::Error for BadLine {}

pub(super) fn parse(text: &str) -> Result<State, BadLine> {
    let mut state = State::default();
    // The copies of the zone begun last stand at the end of the list.
    let mut copies = 0;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(';') {
            continue;
        }
        read_line(&mut state, &mut copies, line)
            .ok_or_else(|| BadLine { number: at + 1, text: line.to_owned() })?;
    }
    Ok(state)
}

fn read_line(state: &mut State, copies: &mut usize, line: &str) -> Option<()> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let fault = match first {
        "system" => {
            let address: IpAddr = words.next()?.parse().ok()?;
            state.system.push(resolver(Role::System, address, address.to_string()));
            return Some(());
        }
        "public" => {
            let address = words.next()?.parse().ok()?;
            state.public.push(resolver(Role::Public, address, words.next()?.to_owned()));
            return Some(());
        }
        "slow" => {
            let address = words.next()?.parse().ok()?;
            state.delays.insert(address, Duration::from_millis(words.next()?.parse().ok()?));
            return Some(());
        }
        "zone" => {
            *copies = begin_zone(state, words)?;
            return Some(());
        }
        "silent" => Fault::Silent,
        "closed" => Fault::Closed,
        "servfail" => Fault::ServFail,
        "refused" => Fault::Refused,
        "bogus" => Fault::Bogus,
        _ => return record(state, *copies, line),
    };
    let address = words.next()?.parse().ok()?;
    let name = match words.next() {
        Some(name) => Some(name.parse().ok()?),
        None => None,
    };
    state.faults.push((address, name, fault));
    Some(())
}

fn resolver(role: Role, address: IpAddr, label: String) -> Server {
    Server { role, address: SocketAddr::new(address, 53), label }
}

fn begin_zone(state: &mut State, mut words: SplitWhitespace<'_>) -> Option<usize> {
    let apex: Name = words.next()?.parse().ok()?;
    let mut copies = 0;
    for server in words {
        let server = server.parse().ok()?;
        let mut records = BTreeMap::new();
        let start = Data::Soa { primary: Name::root(), serial: SERIAL, negative_ttl: NEGATIVE_TTL };
        records.insert(apex.clone(), vec![(TTL, start)]);
        state.zones.push(Zone { apex: apex.clone(), server, negative_ttl: NEGATIVE_TTL, records });
        copies += 1;
    }
    (copies > 0).then_some(copies)
}

fn record(state: &mut State, copies: usize, line: &str) -> Option<()> {
    let begun = state.zones.len().checked_sub(copies)?;
    let zones = state.zones.get_mut(begun..)?;
    let apex = zones.first()?.apex.clone();
    let (owner, rest) = split(line)?;
    let owner = absolute(owner, &apex)?;
    let (kind, rest) = split(rest)?;
    let (ttl, kind, rest) = match kind.parse() {
        Ok(ttl) => split(rest).map(|(kind, rest)| (ttl, kind, rest))?,
        Err(_) => (TTL, kind, rest),
    };
    let data = match kind {
        "A" => Data::A(rest.parse().ok()?),
        "AAAA" => Data::Aaaa(rest.parse().ok()?),
        "NS" => Data::Ns(absolute(rest, &apex)?),
        "CNAME" => Data::Cname(absolute(rest, &apex)?),
        "PTR" => Data::Ptr(absolute(rest, &apex)?),
        "MX" => {
            let (preference, exchange) = split(rest)?;
            Data::Mx { preference: preference.parse().ok()?, exchange: absolute(exchange, &apex)? }
        }
        "TXT" => Data::Txt(txt(rest)?),
        "SRV" => {
            let (numbers, target) = rest.rsplit_once(char::is_whitespace)?;
            // A relative target is a name of the zone, as in all other lines.
            let target = if target == "." { Name::root() } else { absolute(target, &apex)? };
            Data::Srv(Srv { target, ..format!("{numbers} .").parse().ok()? })
        }
        "TLSA" => Data::Tlsa(rest.parse().ok()?),
        "SPF" => Data::Spf(txt(rest)?),
        "SOA" => {
            let (minimum, serial) = split(rest).unwrap_or((rest, ""));
            let (serial, primary) = split(serial).unwrap_or((serial, ""));
            let serial = if serial.is_empty() { SERIAL } else { serial.parse().ok()? };
            let primary = if primary.is_empty() { Name::root() } else { absolute(primary, &apex)? };
            Data::Soa { primary, serial, negative_ttl: ttl.min(minimum.parse().ok()?) }
        }
        _ => return None,
    };
    for zone in zones {
        let records = zone.records.entry(owner.clone()).or_default();
        if let Data::Soa { negative_ttl, .. } = data {
            zone.negative_ttl = negative_ttl;
            records.retain(|(_, old)| !matches!(old, Data::Soa { .. }));
        }
        records.push((ttl, data.clone()));
    }
    Some(())
}

/// The first word, and the rest without the space between.
fn split(text: &str) -> Option<(&str, &str)> {
    text.split_once(char::is_whitespace).map(|(word, rest)| (word, rest.trim_start()))
}

fn absolute(text: &str, apex: &Name) -> Option<Name> {
    match text {
        "@" => Some(apex.clone()),
        _ if text.ends_with('.') => text.parse().ok(),
        _ => apex.child(text).ok(),
    }
}

/// RFC 1035 §5.1: strings in quotes; without quotes the whole line is one text.
fn txt(text: &str) -> Option<Txt> {
    let Some(quoted) = text.strip_prefix('"') else {
        return Some(Txt(text.as_bytes().chunks(255).map(<[u8]>::to_vec).collect()));
    };
    let body = quoted.strip_suffix('"')?;
    Some(Txt(body.split("\" \"").map(|string| string.as_bytes().to_vec()).collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_that_means_nothing_is_named() {
        for (text, number) in [
            ("@ A 192.0.2.1", 1),                              // a record before any zone
            ("zone example.org", 1),                           // on no server
            ("zone example.org 192.0.2.1\n @ A 300.0.2.1", 2), // no address
            ("zone example.org 192.0.2.1\n\n @ HINFO x", 3),   // a type that is never asked for
            ("zone example.org 192.0.2.1\n @ MX mail", 2),     // no preference
            ("silent nowhere", 1),                             // no address
        ] {
            assert_eq!(parse(text).err().map(|bad| bad.number), Some(number), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_world_or_a_bad_line(text in "(zone |@ |TXT |A |MX |silent |\\PC|\n| ){0,20}") {
            let _ = parse(&text);
        }
    }
}

//! Records in the configuration of name servers that have no zone files: tinydns, dnsmasq, unbound, and what is
//! typed into `nsupdate`.
//!
//! References: the manual pages of tinydns-data, dnsmasq(8), unbound.conf(5), nsupdate(1).

use super::{
    Data, Kind, Pasted, Written,
    cell::is_name,
    zone::{self, Line},
};
use crate::record::txt::Txt;

/// What a line of another name server says; as a line of a zone file where it holds one.
pub(super) enum Read {
    Line(Line),
    Record(Box<Pasted>),
}

pub(super) fn record(line: &str) -> Option<Read> {
    let line = line.trim();
    local_data(line).or_else(|| update(line)).map(Read::Line).or_else(|| {
        dnsmasq(line).or_else(|| tinydns(line)).map(|(name, kind, data)| {
            let line = line.to_owned();
            let pasted =
                Pasted { name: Some(name), kind: Some(kind), data, line, section: None, flaws: Vec::new() };
            Read::Record(Box::new(pasted))
        })
    })
}

/// unbound: `local-data: 'example.com. TXT "…"'`.
fn local_data(line: &str) -> Option<Line> {
    let rest = line.strip_prefix("local-data:")?.trim();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = rest.strip_prefix(quote)?;
    let inner = inner.get(..inner.rfind(quote)?)?;
    zone::split(&inner.replace("\\\"", "\""))
}

/// `update add s1._domainkey.example.com. 3600 TXT "…"`.
fn update(line: &str) -> Option<Line> {
    let lower = line.to_lowercase();
    let command = [
        "update add ",
        "add ",
        "pdnsutil add-record ",
        "pdnsutil replace-rrset ",
        "zone-set ",
        "knotc zone-set ",
    ]
    .into_iter()
    .find(|command| lower.starts_with(command))?;
    let rest = line.get(command.len()..)?;
    let rest = match command {
        "update add " | "add " => rest,
        // The zone stands in front of the name.
        _ => rest.trim_start().split_once(char::is_whitespace)?.1,
    };
    zone::split(rest)
}

/// `txt-record=name,"text","text"`, `cname=name,target`, `mx-host=name,host,10`.
fn dnsmasq(line: &str) -> Option<(String, Kind, Data)> {
    let (option, rest) = line.trim_start_matches('-').split_once('=')?;
    let fields = fields(rest);
    let (name, data) = fields.split_first()?;
    let other = |text: String| Data::Other(text);
    let read = match option.trim() {
        "txt-record" if !data.is_empty() => {
            let strings = data.iter().map(|text| text.clone().into_bytes()).collect();
            (Kind::Txt, Data::Txt(Txt(strings), Written::Quoted))
        }
        "cname" => (Kind::Cname, other(data.first()?.clone())),
        "mx-host" => {
            let preference = data.get(1).map_or("1", String::as_str);
            (Kind::Mx, other(format!("{preference} {}", data.first()?)))
        }
        _ => return None,
    };
    Some((name.clone(), read.0, read.1))
}

/// What stands between commas, quotation marks taken away.
fn fields(text: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        let Some(last) = fields.last_mut() else { break };
        match c {
            '"' => is_quoted = !is_quoted,
            '\\' => last.extend(characters.next()),
            ',' if !is_quoted => fields.push(String::new()),
            c => last.push(c),
        }
    }
    for field in &mut fields {
        *field = field.trim().to_owned();
    }
    fields
}

/// tinydns: `'name:text:ttl`, `:name:16:data:ttl`, `Cname:target:ttl`, `@name:ip:host:distance:ttl`.
fn tinydns(line: &str) -> Option<(String, Kind, Data)> {
    let sign = line.chars().next().filter(|c| matches!(c, '\'' | ':' | 'C' | '@'))?;
    let mut parts = line.get(1..)?.split(':');
    let name = parts.next().filter(|name| is_name(name))?.to_owned();
    let first = parts.next()?;
    Some(match sign {
        '\'' => {
            (name, Kind::Txt, Data::Txt(Txt::new(&String::from_utf8_lossy(&octal(first))), Written::Quoted))
        }
        ':' if first == "16" => {
            (name, Kind::Txt, Data::Txt(Txt(counted(&octal(parts.next()?))), Written::Quoted))
        }
        'C' if is_name(first) => (name, Kind::Cname, Data::Other(first.trim_end_matches('.').to_owned())),
        '@' => {
            let host = parts.next().filter(|host| is_name(host))?;
            let distance = parts.next().filter(|text| !text.is_empty()).unwrap_or("0");
            (name, Kind::Mx, Data::Other(format!("{distance} {host}")))
        }
        _ => return None,
    })
}

/// Octets with `\nnn` in octal.
fn octal(text: &str) -> Vec<u8> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
        let octet = digits.filter(|_| byte == b'\\').and_then(|digits| u8::from_str_radix(digits, 8).ok());
        octets.push(octet.unwrap_or(byte));
        rest = if octet.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    octets
}

/// Strings with their length in front (RFC 1035 §3.3).
fn counted(octets: &[u8]) -> Vec<Vec<u8>> {
    let mut strings = Vec::new();
    let mut rest = octets;
    while let Some((&length, after)) = rest.split_first() {
        let end = usize::from(length).min(after.len());
        let (string, next) = after.split_at(end);
        strings.push(string.to_vec());
        rest = next;
    }
    strings
}

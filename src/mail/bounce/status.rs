//! The fields for programs: RFC 3464.

use std::net::IpAddr;

use super::{RECIPIENTS, outcome, phase_in};
use crate::mail::{
    attempt::Attempt,
    mime::{Field, fields},
    reply::{Enhanced, Reply, replies},
    text::one_line,
};

/// The attempts that a `message/delivery-status` part tells of.
pub(super) fn attempts(text: &str) -> Vec<Attempt> {
    let text = text.replace("\r\n", "\n");
    let mut groups = Vec::new();
    let mut rest = text.trim_start().as_bytes();
    while !rest.is_empty() && groups.len() <= RECIPIENTS {
        let (group, behind) = fields(rest);
        if behind.len() == rest.len() {
            break;
        }
        if !group.is_empty() {
            groups.push(group);
        }
        rest = behind;
    }
    of_groups(&groups)
}

/// The same where the fields were copied together with the text around them.
pub(super) fn attempts_in(text: &str) -> Vec<Attempt> {
    let is_first = |line: &&str| {
        let line = line.trim_start().to_ascii_lowercase();
        ["reporting-mta:", "final-recipient:", "original-recipient:", "action:"]
            .iter()
            .any(|name| line.starts_with(name))
    };
    let has = |name: &str| text.lines().any(|line| line.trim_start().to_ascii_lowercase().starts_with(name));
    if !has("final-recipient:") && !has("diagnostic-code:") {
        return Vec::new();
    }
    let Some(first) = text.lines().find(is_first) else { return Vec::new() };
    let Some(at) = text.find(first) else { return Vec::new() };
    // A blank in front of every line is a matter of copying.
    let indent = first.len() - first.trim_start().len();
    let lines: Vec<&str> = text
        .get(at..)
        .unwrap_or_default()
        .lines()
        .map(|line| {
            if line.len() >= indent && line.get(..indent).is_some_and(|s| s.trim().is_empty()) {
                line.get(indent..).unwrap_or_default()
            } else {
                line
            }
        })
        .collect();
    attempts(&lines.join("\n"))
}

fn of_groups(groups: &[Vec<Field>]) -> Vec<Attempt> {
    let get = |group: &[Field], name: &str| crate::mail::mime::field(group, name).map(str::to_owned);
    let writer = groups.iter().find_map(|group| get(group, "reporting-mta")).and_then(|value| typed(&value));
    let sender =
        groups.iter().find_map(|group| get(group, "x-postfix-sender")).and_then(|value| address(&value));
    let is_recipient = |group: &&Vec<Field>| {
        ["final-recipient", "original-recipient", "action", "diagnostic-code"]
            .iter()
            .any(|name| get(group, name).is_some())
    };
    groups
        .iter()
        .filter(is_recipient)
        .map(|group| {
            let diagnostic = get(group, "diagnostic-code").unwrap_or_default();
            let remote = get(group, "remote-mta").and_then(|value| typed(&value));
            let status = get(group, "status")
                .and_then(|value| value.split_whitespace().next().and_then(|code| code.parse().ok()));
            let (host, host_address) = remote.as_deref().map_or((None, None), host);
            let recipient = get(group, "final-recipient").and_then(|value| address(&value));
            let original = get(group, "original-recipient").and_then(|value| address(&value));
            let mut attempt = Attempt {
                original: original.filter(|original| {
                    recipient.as_ref().is_some_and(|one| !one.eq_ignore_ascii_case(original))
                }),
                recipient,
                sender: sender.clone(),
                host,
                host_address,
                writer: writer.clone(),
                outcome: outcome(&get(group, "action").unwrap_or_default()),
                phase: phase_in(&diagnostic),
                ..Attempt::default()
            };
            let text = diagnostic.split_once(';').map_or(diagnostic.as_str(), |(_, text)| text);
            attempt.replies = replies(text);
            if attempt.replies.is_empty() {
                attempt.remark = one_line(text);
                if let Some(status) = status {
                    format!("{} {status}", attempt.remark).trim().clone_into(&mut attempt.remark);
                }
            }
            with_status(&mut attempt.replies, status);
            attempt
        })
        .take(RECIPIENTS)
        .collect()
}

/// RFC 3464 §2.3.4: the status stands in for a code that the text has not, unless it says nothing itself.
fn with_status(replies: &mut [Reply], status: Option<Enhanced>) {
    if let ([reply], Some(status)) = (replies, status)
        && reply.enhanced.is_none()
        && (status.subject, status.detail) != (0, 0)
        && reply.code.is_none_or(|code| code / 100 == u16::from(status.class))
    {
        reply.enhanced = Some(status);
    }
}

/// What stands behind `dns;` or `rfc822;`.
fn typed(value: &str) -> Option<String> {
    let value = value.split_once(';').map_or(value, |(_, value)| value).trim().trim_end_matches('.');
    (!value.is_empty()).then(|| value.to_owned())
}

/// `mta7.am0.yahoodns.net. (203.0.113.110, the server …)`: the host and its address.
fn host(text: &str) -> (Option<String>, Option<IpAddr>) {
    let (name, rest) = text.split_once([' ', '(', '[']).unwrap_or((text, ""));
    let address = rest
        .split(|c: char| !(c.is_ascii_hexdigit() || matches!(c, '.' | ':')))
        .find_map(|word| word.parse().ok());
    let name = name.trim().trim_end_matches('.');
    match name.trim_matches(['[', ']']).parse() {
        Ok(literal) => (None, Some(literal)),
        Err(_) => ((!name.is_empty()).then(|| name.to_owned()), address),
    }
}

/// The address in a field.
pub(super) fn address(value: &str) -> Option<String> {
    let value = value.split_once(';').map_or(value, |(_, value)| value).trim();
    let inner =
        value.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(value, |(inner, _)| inner);
    let word = inner.split_whitespace().find(|word| word.contains('@'))?;
    Some(word.trim_matches(['<', '>', ',', '"']).to_owned())
}

/// The part of an address behind the `@`.
pub(super) fn host_of(address: &str) -> Option<String> {
    address.rsplit_once('@').map(|(_, host)| host.trim_end_matches('>').to_owned())
}

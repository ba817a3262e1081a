//! Exim: `**` failed, `==` deferred, `=>` delivered, `<=` arrived, and what it refuses itself.

use super::{Entry, Event, host_and_address, stamp::Stamp};
use crate::mail::{
    attempt::{Attempt, Client, Outcome, Phase},
    bounce::phase_in,
    reply::{Reply, replies},
    text::plain,
};

pub(super) fn entry<'l>(stamp: &Stamp<'l>) -> Option<Entry<'l>> {
    match stamp.program {
        None => of_text(stamp.at, None, stamp.text)
            .or_else(|| is_noise(stamp.text).then(|| other(stamp.at, None))),
        Some(program) if program.starts_with("exim") => {
            // Exim's own stamp stands behind that of syslog in some systems.
            let text = super::stamp::stamp(stamp.text).map_or(stamp.text, |inner| inner.text);
            Some(of_text(stamp.at, stamp.host, text).unwrap_or_else(|| other(stamp.at, stamp.host)))
        }
        Some(_) => None,
    }
}

/// A line that was copied without its beginning.
pub(super) fn without_time(line: &str) -> Option<Entry<'_>> {
    let is_id = |word: &str| {
        let lengths: Vec<usize> = word.split('-').map(str::len).collect();
        matches!(lengths.as_slice(), [first, second, third] if *first >= 6 && *second >= 4 && *third >= 2)
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    line.split(' ').next().is_some_and(is_id).then(|| of_text("", None, line)).flatten()
}

const fn other<'l>(at: &'l str, host: Option<&'l str>) -> Entry<'l> {
    Entry { at, host, queue: None, event: Event::Other }
}

/// Lines of a log that tell of no attempt, told from a text that happens to begin with a date.
fn is_noise(text: &str) -> bool {
    [
        "Start queue run",
        "End queue run",
        "exim ",
        "H=",
        "no host name found",
        "SMTP ",
        "TLS error",
        "cwd=",
        "Warning:",
    ]
    .iter()
    .any(|start| text.starts_with(start))
        || text.ends_with(" Completed")
}

fn of_text<'l>(at: &'l str, host: Option<&'l str>, text: &'l str) -> Option<Entry<'l>> {
    let entry = |queue, event| Entry { at, host, queue, event };
    if let Some(attempt) = refused_here(text, host) {
        return Some(entry(None, Event::Attempt(Box::new(attempt))));
    }
    let (queue, rest) = text.split_once(' ')?;
    let (mark, rest) = rest.trim_start().split_once(' ')?;
    let outcome = match mark {
        "<=" => {
            let sender = rest.split(' ').next().unwrap_or_default();
            return Some(entry(Some(queue), Event::Sender(sender.to_owned())));
        }
        "**" => Outcome::Failed,
        "==" => Outcome::Delayed,
        "=>" | "->" | ">>" => Outcome::Delivered,
        _ => return text.ends_with(" Completed").then(|| entry(Some(queue), Event::Other)),
    };
    Some(entry(Some(queue), Event::Attempt(Box::new(delivery(rest, outcome, host)))))
}

fn delivery(rest: &str, outcome: Outcome, writer: Option<&str>) -> Attempt {
    let (address, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let address = address.trim_end_matches(':');
    // `private@example.net <ann@example.com>`: what it was sent to stands behind what became of it.
    let original =
        rest.strip_prefix('<').and_then(|rest| rest.split_once('>')).map(|(inside, _)| inside.to_owned());
    let sender = rest
        .split_once(" F=<")
        .or_else(|| rest.split_once(" P=<"))
        .and_then(|(_, behind)| behind.split_once('>'))
        .map(|(inside, _)| inside.to_owned());
    let (host, host_address) = host(rest);
    let mut attempt = Attempt {
        recipient: address.contains('@').then(|| address.to_owned()),
        original: original.filter(|original| original.contains('@') && original != address),
        sender,
        host,
        host_address,
        writer: writer.map(str::to_owned),
        outcome,
        ..Attempt::default()
    };
    if outcome == Outcome::Delivered {
        return attempt;
    }
    let said = rest.find(": ").and_then(|at| rest.get(at + 2..)).unwrap_or(rest);
    let said = plain(said).text;
    attempt.phase = phase_in(&said);
    attempt.replies = replies(&said);
    if attempt.host.is_none() {
        (attempt.host, attempt.host_address) = between_host(&said);
    }
    if attempt.replies.is_empty() {
        said.trim().clone_into(&mut attempt.remark);
    }
    attempt
}

/// `H=mx.example.net [203.0.113.26]`.
fn host(rest: &str) -> (Option<String>, Option<std::net::IpAddr>) {
    let Some((_, behind)) = rest.split_once(" H=") else { return (None, None) };
    let mut words = behind.split(' ');
    let name = words.next().unwrap_or_default();
    let address = words.find(|word| word.starts_with('[')).unwrap_or_default();
    host_and_address(&format!("{}{address}", name.trim_matches(['(', ')'])))
}

/// `host mxs.mail.ru [203.0.113.150]:` in the text, as older versions have it.
fn between_host(said: &str) -> (Option<String>, Option<std::net::IpAddr>) {
    let Some((_, behind)) = said.split_once("host ") else { return (None, None) };
    let (name, rest) = behind.split_once(' ').unwrap_or((behind, ""));
    host_and_address(&format!(
        "{name}{}",
        rest.split(':').next().filter(|rest| rest.starts_with('[')).unwrap_or_default()
    ))
}

/// `H=name [ip]:port F=<sender> rejected RCPT <address>: text`, with or without the message's id in front.
fn refused_here(text: &str, host: Option<&str>) -> Option<Attempt> {
    let at = text.find(" rejected ")?;
    let before = text.get(..at)?;
    // What another server has said may hold the same word.
    if [" ** ", " == ", " => "].iter().any(|mark| before.contains(mark)) {
        return None;
    }
    let (_, client) = before.split_once("H=")?;
    let behind = text.get(at + " rejected ".len()..)?;
    let (command, said) = behind.split_once(": ").unwrap_or((behind, ""));
    let phase = Phase::of_command(command.trim_start_matches("after "));
    let recipient = command
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(inside, _)| inside.to_owned());
    let mut words = client.split(' ');
    let name = words.next().unwrap_or_default();
    let address = words.find(|word| word.starts_with('[')).unwrap_or_default();
    let (name, address) = host_and_address(&format!("{}{address}", name.trim_matches(['(', ')'])));
    let said = plain(said).text;
    let replies = match replies(&said) {
        found if found.is_empty() => {
            vec![Reply { code: None, enhanced: None, text: crate::mail::text::one_line(&said) }]
        }
        found => found,
    };
    let is_temporary = before.contains("temporarily") || replies.first().is_some_and(Reply::is_temporary);
    Some(Attempt {
        recipient,
        sender: client
            .split_once("F=<")
            .and_then(|(_, rest)| rest.split_once('>'))
            .map(|(inside, _)| inside.to_owned()),
        host: host.map(str::to_owned),
        writer: host.map(str::to_owned),
        client: Some(Client { name, address }),
        outcome: if is_temporary { Outcome::Delayed } else { Outcome::Failed },
        phase,
        replies,
        ..Attempt::default()
    })
}

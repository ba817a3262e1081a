//! Postfix: `status=bounced (host x said: …)`, and what it refuses itself.

use super::{Entry, Event, between, host_and_address, stamp::Stamp};
use crate::mail::{
    attempt::{Attempt, Client, Outcome, Phase},
    bounce::phase_in,
    reply::{Reply, replies},
};

pub(super) fn entry<'l>(stamp: &Stamp<'l>) -> Option<Entry<'l>> {
    let program = stamp.program?;
    // Instances have names of their own: `postfix-out/smtp`.
    if !program.starts_with("postfix") || !program.contains('/') {
        return None;
    }
    let (queue, rest) = stamp.text.split_once(": ").unwrap_or(("", stamp.text));
    let entry = |event| Entry {
        at: stamp.at,
        host: stamp.host,
        queue: Some(queue).filter(|queue| !queue.is_empty()),
        event,
    };
    if let Some((address, rest)) = rest.strip_prefix("to=<").and_then(|rest| rest.split_once('>'))
        && let Some((_, status)) = rest.split_once(", status=")
    {
        return Some(entry(Event::Attempt(Box::new(delivery(address, rest, status, stamp)))));
    }
    if let Some((sender, rest)) = rest.strip_prefix("from=<").and_then(|rest| rest.split_once('>'))
        && rest.starts_with(", ")
    {
        return Some(entry(Event::Sender(sender.to_owned())));
    }
    if let Some((_, reject)) = stamp.text.split_once("reject: ")
        && let Some(attempt) = refused_here(reject, stamp)
    {
        return Some(entry(Event::Attempt(Box::new(attempt))));
    }
    Some(entry(Event::Other))
}

fn delivery(address: &str, rest: &str, status: &str, stamp: &Stamp<'_>) -> Attempt {
    let (word, text) = status.split_once(' ').unwrap_or((status, ""));
    let text = text.strip_prefix('(').unwrap_or(text);
    let text = text.strip_suffix(')').unwrap_or(text);
    let (host, host_address) = between(rest, "relay=", ",").map(host_and_address).unwrap_or_default();
    let (named, named_address) = between(text, "host ", " ").map(host_and_address).unwrap_or_default();
    let mut attempt = Attempt {
        recipient: Some(address.to_owned()),
        original: between(rest, "orig_to=<", ">").map(str::to_owned),
        host: named.or(host),
        host_address: named_address.or(host_address),
        writer: stamp.host.map(str::to_owned),
        outcome: match word {
            "sent" | "deliverable" => Outcome::Delivered,
            "deferred" => Outcome::Delayed,
            _ => Outcome::Failed,
        },
        phase: phase_in(text),
        ..Attempt::default()
    };
    attempt.replies = replies(text);
    for reply in &mut attempt.replies {
        if let Some(at) = reply.text.rfind(" (in reply to ") {
            reply.text.truncate(at);
        }
    }
    if attempt.replies.is_empty() {
        text.clone_into(&mut attempt.remark);
    } else {
        with_dsn(&mut attempt.replies, between(rest, "dsn=", ","));
    }
    attempt
}

/// `dsn=5.7.1` is Postfix's reading of the reply; it tells something only where the reply has no code of its own.
fn with_dsn(replies: &mut [Reply], dsn: Option<&str>) {
    if let ([reply], Some(code)) =
        (replies, dsn.and_then(|dsn| dsn.parse::<crate::mail::reply::Enhanced>().ok()))
        && reply.enhanced.is_none()
        && (code.subject, code.detail) != (0, 0)
    {
        reply.enhanced = Some(code);
    }
}

/// `RCPT from host[ip]: 550 5.7.1 text; from=<…> to=<…> proto=ESMTP helo=<…>`.
fn refused_here(text: &str, stamp: &Stamp<'_>) -> Option<Attempt> {
    let (command, rest) = text.split_once(" from ")?;
    let (client, rest) = rest.split_once(": ")?;
    let (said, tail) = rest.rsplit_once("; from=<").map_or((rest, ""), |(said, tail)| (said, tail));
    let (name, address) = host_and_address(client);
    let replies = replies(said);
    Some(Attempt {
        recipient: between(tail, "to=<", ">").map(str::to_owned),
        sender: tail.split_once('>').map(|(sender, _)| sender.to_owned()),
        host: stamp.host.map(str::to_owned),
        writer: stamp.host.map(str::to_owned),
        client: Some(Client { name, address }),
        outcome: if replies.first().is_some_and(Reply::is_temporary) {
            Outcome::Delayed
        } else {
            Outcome::Failed
        },
        phase: Phase::of_command(command),
        remark: if replies.is_empty() { said.to_owned() } else { String::new() },
        replies,
        ..Attempt::default()
    })
}

//! Sendmail: `dsn=5.7.26, stat=Service unavailable`, mostly without what the other side said.

use super::{Entry, Event, between, host_and_address, stamp::Stamp};
use crate::mail::{
    attempt::{Attempt, Client, Outcome},
    reply::{Enhanced, Reply, replies},
};

pub(super) fn entry<'l>(stamp: &Stamp<'l>) -> Option<Entry<'l>> {
    let program = stamp.program?;
    if !matches!(program, "sendmail" | "sm-mta" | "sm-msp-queue" | "sm-mta-out" | "mta" | "submit") {
        return None;
    }
    let (queue, rest) = stamp.text.split_once(": ").unwrap_or(("", stamp.text));
    let entry = |event| Entry {
        at: stamp.at,
        host: stamp.host,
        queue: Some(queue).filter(|queue| !queue.is_empty()),
        event,
    };
    if let Some(to) = rest.strip_prefix("to=")
        && let Some((_, stat)) = rest.split_once(", stat=")
    {
        return Some(entry(Event::Attempt(Box::new(delivery(to, rest, stat, stamp)))));
    }
    if rest.starts_with("ruleset=")
        && let Some((before, said)) = rest.split_once(", reject=")
    {
        return Some(entry(Event::Attempt(Box::new(refused_here(before, said, stamp)))));
    }
    if let Some(from) = rest.strip_prefix("from=") {
        let sender = from.split(',').next().unwrap_or_default().trim_matches(['<', '>']);
        return Some(entry(Event::Sender(sender.to_owned())));
    }
    Some(entry(Event::Other))
}

fn delivery(to: &str, rest: &str, stat: &str, stamp: &Stamp<'_>) -> Attempt {
    let address = to.split(',').next().unwrap_or_default().trim_matches(['<', '>']);
    let (host, host_address) = between(rest, "relay=", ",")
        .map(|relay| host_and_address(&relay.replace(" [", "[")))
        .unwrap_or_default();
    let code = between(rest, "dsn=", ",").and_then(|code| code.parse::<Enhanced>().ok());
    let outcome = match (stat, code) {
        (stat, _) if stat.starts_with("Sent") || stat.starts_with("queued") => Outcome::Delivered,
        (stat, _) if stat.starts_with("Deferred") => Outcome::Delayed,
        (_, Some(code)) if code.class == 4 => Outcome::Delayed,
        _ => Outcome::Failed,
    };
    let mut attempt = Attempt {
        recipient: address.contains('@').then(|| address.to_owned()),
        host,
        host_address,
        writer: stamp.host.map(str::to_owned),
        outcome,
        ..Attempt::default()
    };
    if outcome == Outcome::Delivered {
        return attempt;
    }
    attempt.replies = replies(stat);
    match (attempt.replies.as_mut_slice(), code) {
        // The number is all that was kept of the reply.
        ([], Some(code)) => {
            attempt.replies.push(Reply { code: None, enhanced: Some(code), text: String::new() });
            stat.clone_into(&mut attempt.remark);
        }
        ([], None) => stat.clone_into(&mut attempt.remark),
        ([first, ..], Some(code)) if first.enhanced.is_none() => first.enhanced = Some(code),
        _ => {}
    }
    attempt
}

/// `ruleset=check_rcpt, arg1=<b@example.com>, relay=x [ip], reject=550 5.7.1 …`.
fn refused_here(before: &str, said: &str, stamp: &Stamp<'_>) -> Attempt {
    let (name, address) = before
        .split_once("relay=")
        .map(|(_, relay)| host_and_address(&relay.replace(" [", "[")))
        .unwrap_or_default();
    Attempt {
        recipient: between(before, "arg1=<", ">").map(str::to_owned),
        host: stamp.host.map(str::to_owned),
        writer: stamp.host.map(str::to_owned),
        client: Some(Client { name, address }),
        replies: replies(said),
        ..Attempt::default()
    }
}

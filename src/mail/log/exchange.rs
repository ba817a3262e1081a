//! Exchange: what its tracking log says of a recipient, as a list, as a table or as commas.

use super::{Entry, Event, between};
use crate::mail::{
    attempt::{Attempt, Outcome},
    reply::{Reply, replies},
};

/// Whether a text is what `Get-MessageTrackingLog` prints.
#[must_use]
pub fn is_trace(text: &str) -> bool {
    text.contains("{LED=") || text.contains("[{LRT=")
}

/// A line of the protocol log: `time,connector,session,number,local,remote,<,550 5.7.1 …,`.
fn protocol(line: &str) -> Option<Entry<'_>> {
    if line.starts_with("#Software: Microsoft Exchange")
        || line.starts_with("#Log-type: ")
        || line.starts_with("#Fields: ")
    {
        return Some(Entry { at: "", host: None, queue: None, event: Event::Other });
    }
    let mut fields = line.splitn(8, ',');
    let at = fields.next().filter(|at| at.len() >= 20 && at.ends_with('Z') && at.contains('T'))?;
    let queue = fields.nth(1);
    let remote = fields.nth(2)?;
    let event = fields.next().filter(|event| matches!(*event, "<" | ">" | "*" | "+" | "-"))?;
    let data = fields.next().unwrap_or_default().trim_matches([',', '"']);
    let other = Entry { at, host: None, queue, event: Event::Other };
    if event != "<" || !data.starts_with(['4', '5']) {
        return Some(other);
    }
    let replies = replies(data);
    if replies.is_empty() {
        return Some(other);
    }
    let address =
        remote.rsplit_once(':').map_or(remote, |(address, _)| address).trim_matches(['[', ']']).parse().ok();
    let outcome =
        if replies.first().is_some_and(Reply::is_temporary) { Outcome::Delayed } else { Outcome::Failed };
    let attempt = Attempt { host_address: address, replies, outcome, ..Attempt::default() };
    Some(Entry { event: Event::Attempt(Box::new(attempt)), ..other })
}

/// One line with a status: `{[{LED=550 5.7.1 …};{MSG=};{FQDN=h};{IP=i};{LRT=}]}`.
pub(super) fn entry(line: &str) -> Option<Entry<'_>> {
    let Some(status) = between(line, "{LED=", "};") else { return protocol(line) };
    let get = |name: &str| between(line, &format!("{{{name}="), "}").filter(|value| !value.is_empty());
    let attempt = Attempt {
        host: get("FQDN").map(str::to_owned),
        host_address: get("IP").and_then(|ip| ip.parse().ok()),
        replies: replies(status),
        remark: status.to_owned(),
        ..Attempt::default()
    };
    Some(Entry {
        at: get("LRT").unwrap_or_default(),
        host: None,
        queue: None,
        event: Event::Attempt(Box::new(attempt)),
    })
}

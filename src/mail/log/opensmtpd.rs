//! OpenSMTPD: `result="PermFail" stat="550 …"`, the last line of the reply only.

use super::{Entry, Event, between, host_and_address, stamp::Stamp};
use crate::mail::{
    attempt::{Attempt, Outcome},
    reply::replies,
};

pub(super) fn entry<'l>(stamp: &Stamp<'l>) -> Option<Entry<'l>> {
    if stamp.program? != "smtpd" {
        return None;
    }
    let text = stamp.text;
    let queue = between(text, "evpid=", " ").or_else(|| between(text, "msgid=", " "));
    let entry = |event| Some(Entry { at: stamp.at, host: stamp.host, queue, event });
    let is_delivery = text.contains(" result=") && text.contains(" stat=") && !text.contains(" mda ");
    if !is_delivery {
        return entry(Event::Other);
    }
    let quoted = |name: &str| {
        between(text, &format!(" {name}=\""), "\"").or_else(|| between(text, &format!(" {name}="), " "))
    };
    let angled = |name: &str| {
        between(text, &format!(" {name}=<"), ">").filter(|inside| inside.contains('@')).map(str::to_owned)
    };
    let outcome = match quoted("result") {
        Some("Ok") => Outcome::Delivered,
        Some("TempFail" | "Delay") => Outcome::Delayed,
        _ => Outcome::Failed,
    };
    let relay = quoted("relay").unwrap_or_default();
    // `203.0.113.26 (mx.example.net)`.
    let (address, name) =
        relay.split_once(" (").map_or((relay, ""), |(address, name)| (address, name.trim_end_matches(')')));
    let (host, _) = host_and_address(name);
    let stat = text.split_once(" stat=").map(|(_, stat)| stat.trim_matches('"')).unwrap_or_default();
    let mut attempt = Attempt {
        recipient: angled("to").or_else(|| angled("rcpt")),
        sender: angled("from"),
        host,
        host_address: address.parse().ok(),
        writer: stamp.host.map(str::to_owned),
        outcome,
        replies: replies(stat),
        ..Attempt::default()
    };
    if attempt.replies.is_empty() {
        stat.clone_into(&mut attempt.remark);
    }
    entry(Event::Attempt(Box::new(attempt)))
}

//! Lines of a mail server's log.
//!
//! Every server writes a line for each attempt to deliver, each in its own words, and most of them keep what the
//! other side said. A line is read alone, because a log of a gigabyte is read line by line; only who a message
//! came from stands in an earlier line, which [`Senders`] remembers for a while.
//!
//! References: the servers' own documentation and sources; none of these forms has a standard.

mod exchange;
mod exim;
mod hint;
mod opensmtpd;
mod postfix;
mod powermta;
mod qmail;
mod sendmail;
mod stamp;

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
};

use super::attempt::Attempt;

pub use self::{
    exchange::is_trace,
    hint::{Hint, hint},
};

/// Octets of one line that are read: a reply has few lines of 512 octets each.
pub const LINE_OCTETS: usize = 16 * 1024;
/// Messages whose senders are remembered: more than a server has in its queue at a time.
pub const SENDERS: usize = 20_000;

/// One line, as far as it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'l> {
    /// When, as it is written.
    pub at: &'l str,
    /// The server that wrote it, where the line says so.
    pub host: Option<&'l str>,
    /// The queue's name for the message.
    pub queue: Option<&'l str>,
    /// What it tells.
    pub event: Event,
}

/// What a line tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An attempt to deliver, or one that was refused here.
    Attempt(Box<Attempt>),
    /// Who a message is from.
    Sender(String),
    /// Something else.
    Other,
}

/// Reads one line; none if it is no line of a mail server's log.
#[must_use]
pub fn entry(line: &str) -> Option<Entry<'_>> {
    let line = super::text::head(line, LINE_OCTETS).trim_end();
    qmail::entry(line)
        .or_else(|| {
            let stamp = stamp::stamp(line)?;
            postfix::entry(&stamp)
                .or_else(|| opensmtpd::entry(&stamp))
                .or_else(|| sendmail::entry(&stamp))
                .or_else(|| exim::entry(&stamp))
        })
        .or_else(|| exim::without_time(line))
        .or_else(|| exchange::entry(line))
        .or_else(|| powermta::entry(line))
}

/// When a line was written, as it is written.
#[must_use]
pub fn at(line: &str) -> Option<&str> {
    stamp::stamp(line).map(|stamp| stamp.at)
}

/// Whether a text is a log: most of its first lines are.
#[must_use]
pub fn is_log(text: &str, probe: usize) -> bool {
    let (mut lines, mut known) = (0_usize, 0_usize);
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(probe) {
        lines += 1;
        known += usize::from(entry(line).is_some());
    }
    // A line that was folded in copying is several; a log of other programs has lines of mail in between.
    known > 0 && (known * 4 >= lines || is_trace(text))
}

/// Who messages are from, for those that were seen last.
#[derive(Clone, Debug, Default)]
pub struct Senders {
    known: HashMap<String, String>,
    order: VecDeque<String>,
}

impl Senders {
    /// Remembers the sender of a message, and forgets the oldest one where there are too many.
    pub fn remember(&mut self, queue: &str, sender: String) {
        if self.known.insert(queue.to_owned(), sender).is_none() {
            self.order.push_back(queue.to_owned());
        }
        if self.order.len() > SENDERS
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    /// Completes an attempt with what is remembered.
    pub fn complete(&self, queue: Option<&str>, attempt: &mut Attempt) {
        if attempt.sender.is_none() {
            attempt.sender = queue.and_then(|queue| self.known.get(queue)).cloned();
        }
    }
}

/// The lines of a text, those that were folded in copying joined again.
#[must_use]
pub fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            continue;
        }
        match lines.last_mut() {
            Some(last) if entry(line).is_none() && last.len() < LINE_OCTETS => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// What stands between two texts.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let (_, behind) = text.split_once(from)?;
    behind.split_once(to).map(|(inside, _)| inside)
}

/// `mx.example.net[203.0.113.60]:25`: the name, the address.
fn host_and_address(text: &str) -> (Option<String>, Option<IpAddr>) {
    let (name, rest) = text.split_once(['[', '(']).unwrap_or((text, ""));
    let literal = rest.split([']', ')']).next().unwrap_or_default();
    let address = literal.trim_start_matches("IPv6:").parse().ok();
    let name = name.trim().trim_end_matches('.');
    let is_name = !name.is_empty() && name != "none" && name != "unknown" && name.parse::<IpAddr>().is_err();
    (is_name.then(|| name.to_owned()), address.or_else(|| name.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::attempt::{Outcome, Phase};

    /// What an attempt tells, in one line.
    fn told(line: &str) -> String {
        let Some(entry) = entry(line) else { return "no log".to_owned() };
        match entry.event {
            Event::Other => "other".to_owned(),
            Event::Sender(sender) => format!("sender {sender}"),
            Event::Attempt(attempt) => {
                let outcome = match attempt.outcome {
                    Outcome::Failed => "failed",
                    Outcome::Delayed => "delayed",
                    Outcome::Delivered => "delivered",
                };
                let phase = match attempt.phase {
                    None => "",
                    Some(Phase::Greeting) => " greeting",
                    Some(Phase::Hello) => " hello",
                    Some(Phase::Sender) => " sender",
                    Some(Phase::Recipient) => " recipient",
                    Some(Phase::Data) => " data",
                };
                let client = attempt
                    .client
                    .as_ref()
                    .map(|client| {
                        format!(" from {}", client.address.map(|ip| ip.to_string()).unwrap_or_default())
                    })
                    .unwrap_or_default();
                let reply = attempt
                    .reply()
                    .map(|reply| format!(" {:?} {}", reply.code, reply.text))
                    .unwrap_or_default();
                format!(
                    "{outcome}{phase}{client} to {} by {}{reply}",
                    attempt.recipient.as_deref().unwrap_or("?"),
                    attempt.host.as_deref().unwrap_or("?")
                )
            }
        }
    }

    #[test]
    fn every_server_tells_in_its_own_words() {
        for (line, wanted) in [
            (
                "Nov 30 09:12:05 mail postfix/smtp[9]: 4Xk1: to=<bob@example.net>, relay=mx.example.net[203.0.113.60]:25, delay=1, delays=0/0/1/0, dsn=5.7.1, status=bounced (host mx.example.net[203.0.113.60] said: 550 5.7.1 no (in reply to MAIL FROM command))",
                "failed sender to bob@example.net by mx.example.net Some(550) no",
            ),
            (
                "2026-11-30T09:12:05.123456+00:00 mail postfix/smtp[9]: 4Xk1: to=<bob@example.net>, relay=mx.example.net[203.0.113.60]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok)",
                "delivered to bob@example.net by mx.example.net Some(250) Ok",
            ),
            (
                "Nov 30 09:12:05 mail postfix/qmgr[1]: 4Xk1: from=<ann@example.com>, size=1, nrcpt=1 (queue active)",
                "sender ann@example.com",
            ),
            ("Nov 30 09:12:05 mail postfix/pickup[1]: 4Xk1: uid=0 from=<root>", "other"),
            (
                "Nov 30 09:12:05 mx postfix/smtpd[3]: NOQUEUE: reject: RCPT from x.example.org[203.0.113.5]: 550 5.7.1 <a@example.org>: Sender address rejected: no; from=<a@example.org> to=<b@example.com> proto=ESMTP helo=<x>",
                "failed recipient from 203.0.113.5 to b@example.com by mx Some(550) <a@example.org>: Sender address rejected: no",
            ),
            (
                "2026-11-30 09:12:05 1aaa-0001-Bc ** bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.26]: SMTP error from remote mail server after end of data: 550-5.7.1 no\\n550 5.7.1 way",
                "failed data to bob@example.net by mx.example.net Some(550) no way",
            ),
            (
                "2026-11-30 09:12:05 1aaa-0001-Bc <= ann@example.com U=root P=local S=500",
                "sender ann@example.com",
            ),
            (
                "2026-11-30 09:12:05 1aaa-0001-Bc => bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.26] C=\"250 ok\"",
                "delivered to bob@example.net by mx.example.net",
            ),
            (
                "Nov 30 09:12:05 mail sm-mta[1]: xAU9C1: to=<bob@example.net>, delay=00:00:01, mailer=esmtp, pri=1, relay=mx.example.net. [203.0.113.26], dsn=5.7.26, stat=Service unavailable",
                "failed to bob@example.net by mx.example.net None ", // the number only
            ),
            (
                "Nov 30 09:12:05 mail smtpd[4]: 8f48 mta event=delivery evpid=7 from=<a@example.com> to=<b@example.net> rcpt=<-> source=\"192.0.2.25\" relay=\"203.0.113.26 (mx.example.net)\" delay=1s result=\"TempFail\" stat=\"451 4.7.1 later\"",
                "delayed to b@example.net by mx.example.net Some(451) later",
            ),
            (
                "@4000000067a0c1d12c9b2d24 delivery 5: deferral: 203.0.113.36_does_not_like_recipient./Remote_host_said:_450_4.2.0_later/Giving_up_on_203.0.113.36./",
                "delayed recipient to ? by ? Some(450) later",
            ),
            (
                "b,2026-11-30 09:12:00+0000,2026-11-30 09:11:58+0000,ann@example.com,bob@example.net,,failed,5.7.1 (not authorized),\"smtp;550 5.7.1 no, \"\"never\"\" again\",mx.example.net (203.0.113.26),spam-related,smtp",
                "failed to bob@example.net by mx.example.net Some(550) no, \"never\" again",
            ),
            ("b,2026-11-30 09:12:00+0000,no", "no log"),
            ("just a line of text", "no log"),
            ("Nov 30 09:12:05 mail kernel: something", "no log"),
        ] {
            assert_eq!(told(line), wanted, "{line}");
        }
    }

    #[test]
    fn only_so_many_senders_are_remembered() {
        let mut senders = Senders::default();
        for number in 0..SENDERS + 10 {
            senders.remember(&number.to_string(), "a@example.com".to_owned());
        }
        let mut attempt = Attempt::default();
        senders.complete(Some("3"), &mut attempt);
        assert_eq!(attempt.sender, None, "forgotten");
        senders.complete(Some("20005"), &mut attempt);
        assert_eq!(attempt.sender.as_deref(), Some("a@example.com"));
    }
}

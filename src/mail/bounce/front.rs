//! The text for people, in whatever language: recipients, hosts and replies are in none.

use std::net::IpAddr;

use super::{RECIPIENTS, phase_in};
use crate::mail::{
    attempt::{Attempt, Phase},
    reply::{Reply, replies, starts},
    text::{head, one_line},
};

/// Octets of what one recipient is told that are read.
const BLOCK_OCTETS: usize = 16 * 1024;

/// The attempts that a text tells of; none if it names no reply and no reason.
#[must_use]
pub fn attempts(text: &str) -> Vec<Attempt> {
    let mut found: Vec<Attempt> = Vec::new();
    for block in blocks(text) {
        let attempt = block.attempt();
        // A recipient that is listed and explained later stands twice.
        if attempt.replies.is_empty() && attempt.remark.is_empty() {
            continue;
        }
        let is_told = |known: &Attempt| {
            known.recipient.is_some()
                && known.recipient == attempt.recipient
                && known.replies == attempt.replies
        };
        if !found.iter().any(is_told) {
            found.push(attempt);
        }
        if found.len() >= RECIPIENTS {
            break;
        }
    }
    // What is said of a recipient whose reply stands elsewhere is the heading of it.
    let answered: Vec<Option<String>> =
        found.iter().filter(|one| !one.replies.is_empty()).map(|one| one.recipient.clone()).collect();
    found.retain(|one| !one.replies.is_empty() || !answered.contains(&one.recipient));
    found
}

/// What belongs to one recipient.
#[derive(Debug, Default)]
struct Block<'t> {
    recipient: Option<&'t str>,
    original: Option<&'t str>,
    lines: Vec<&'t str>,
}

/// A text cut where the next recipient begins.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = vec![Block::default()];
    for line in text.lines() {
        match recipient(line) {
            Some((recipient, original, rest)) => {
                let mut lines = Vec::new();
                if !rest.trim().is_empty() {
                    lines.push(rest);
                }
                blocks.push(Block { recipient: Some(recipient), original, lines });
            }
            None => {
                if let Some(block) = blocks.last_mut() {
                    block.lines.push(line);
                }
            }
        }
    }
    blocks
}

/// A line that begins with an address and says nothing else, or goes on behind a colon.
fn recipient(line: &str) -> Option<(&str, Option<&str>, &str)> {
    let text = line.trim();
    let inner = text.strip_prefix('<').map_or(text, |rest| rest);
    let end = inner
        .find(|c: char| c.is_whitespace() || matches!(c, '>' | '(' | '[' | ',' | ';'))
        .unwrap_or(inner.len());
    let address = inner.get(..end)?.trim_end_matches(':');
    let (local, domain) = address.rsplit_once('@')?;
    let is_domain =
        domain.contains('.') && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    if local.is_empty() || !is_domain || local.contains(['/', '=']) && local.starts_with("http") {
        return None;
    }
    let mut rest = inner.get(end..)?.trim_start_matches('>').trim_start();
    let mut original = None;
    for mark in ["(expanded from", "(generated from", "(ultimately generated from"] {
        if let Some(behind) = rest.strip_prefix(mark) {
            let (inside, behind) = behind.split_once(')')?;
            original = Some(inside.trim().trim_matches([':', '<', '>', ' ']));
            rest = behind.trim_start();
        }
    }
    if let Some(behind) = rest.strip_prefix("(orig_to") {
        rest = behind;
    }
    let is_alone = rest.is_empty() || rest.starts_with([':', ',']) || text.starts_with('<');
    // A reply that begins with the address it refuses is no heading.
    is_alone.then(|| (address, original, rest.trim_start_matches([':', ',']).trim_start()))
}

impl Block<'_> {
    fn attempt(&self) -> Attempt {
        let mut attempt = Attempt {
            recipient: self.recipient.map(str::to_owned),
            original: self.original.map(str::to_owned),
            ..Attempt::default()
        };
        if let Some((reply, phase)) = self.transcript() {
            attempt.replies = replies(&reply);
            attempt.phase = phase;
        }
        let whole = self.told();
        let whole = one_line(head(&whole, BLOCK_OCTETS));
        let start = starts(&whole).first().copied();
        let lead = whole.get(..start.unwrap_or(whole.len())).unwrap_or_default();
        (attempt.host, attempt.host_address) = host(lead);
        if attempt.replies.is_empty() {
            attempt.replies = replies(&whole);
            attempt.phase = phase_in(&whole);
        }
        for reply in &mut attempt.replies {
            without_phase(reply);
        }
        // A server that only quotes another one says nothing: `host x said: 550 …` behind its own number.
        if let [.., outer, _] = attempt.replies.as_slice()
            && let (Some(name), address) = host(&outer.text)
        {
            attempt.host = Some(name);
            attempt.host_address = address;
        }
        if attempt.replies.is_empty() {
            attempt.remark = self.remark(&whole);
        }
        attempt
    }

    /// The lines as far as they belong together: an empty line behind a reply ends it.
    fn told(&self) -> String {
        let mut told = String::new();
        let mut has_reply = false;
        for line in &self.lines {
            let line = line.trim_start_matches("<<< ");
            if line.trim().is_empty() && has_reply {
                break;
            }
            has_reply = has_reply || !starts(&one_line(line)).is_empty();
            told.push_str(line);
            told.push('\n');
        }
        told
    }

    /// Sendmail and others show the conversation: `>>> DATA`, `<<< 550-…`. The last refusal in it counts.
    fn transcript(&self) -> Option<(String, Option<Phase>)> {
        let mut phase = None;
        let mut last: Option<(String, Option<Phase>)> = None;
        let mut was_said = false;
        for line in &self.lines {
            let line = line.trim_start();
            if let Some(command) = line.strip_prefix(">>> ") {
                phase = Phase::of_command(command);
                was_said = false;
            } else if let Some(said) = line.strip_prefix("<<< ") {
                match &mut last {
                    Some((reply, _)) if was_said => {
                        reply.push('\n');
                        reply.push_str(said);
                    }
                    _ if said.starts_with(['4', '5']) => last = Some((said.to_owned(), phase)),
                    _ => {}
                }
                was_said = true;
            } else {
                was_said = false;
            }
        }
        last
    }

    /// What a writer says where no server has answered: behind a heading that announces it, or behind the
    /// recipient.
    fn remark(&self, whole: &str) -> String {
        let lower = whole.to_lowercase();
        for lead in [
            "technical details of permanent failure:",
            "technical details of temporary failure:",
            "the response from the remote server was:",
            "the response was:",
            "remote host said:",
            "reason:",
        ] {
            if let Some(at) = lower.find(lead) {
                return whole.get(at + lead.len()..).unwrap_or_default().trim().to_owned();
            }
        }
        if self.recipient.is_some() { whole.to_owned() } else { String::new() }
    }
}

/// Takes the command out of the text, where Postfix puts it.
fn without_phase(reply: &mut Reply) {
    if let Some(at) = reply.text.rfind(" (in reply to ") {
        reply.text.truncate(at);
    } else if reply.text.starts_with("(in reply to ") {
        reply.text.clear();
    }
}

/// The server that is named in front of a reply, and its address: the last name that stands beside an address,
/// or behind a word that announces one.
pub(in crate::mail) fn host(lead: &str) -> (Option<String>, Option<IpAddr>) {
    let mut found = (None, None);
    let mut before = "";
    let words: Vec<&str> = lead.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let (name, address) = parts(word);
        let next = words.get(index + 1).and_then(|next| parts(next).1);
        let is_announced = matches!(
            before.to_ascii_lowercase().trim_matches(['.', ':', '(']),
            "host" | "by" | "to" | "server" | "mta" | "from" | "—" | "-"
        );
        let alone = words.len() == index + 1 || is_announced;
        if let Some(name) = name.filter(|name| is_host(name)) {
            let address = address.or(next);
            if address.is_some() || alone || is_lead(&words, index) {
                found = (Some(name.to_owned()), address);
            }
        } else if let (None, Some(address)) = (name, address)
            && found.0.is_none()
        {
            found.1 = Some(address);
        }
        before = word;
    }
    found
}

/// Exchange writes the host in a line of its own, in front of what it returned: `mx.example.net Remote Server
/// returned`; others `mx.example.net gave this error:`, `mx.example.net #5.7.1`, `mx.example.net rejected`.
fn is_lead(words: &[&str], index: usize) -> bool {
    let next = words.get(index + 1).map(|word| word.to_ascii_lowercase()).unwrap_or_default();
    matches!(
        next.as_str(),
        "remote" | "gave" | "said:" | "returned:" | "rejected" | "refused" | "responded" | "replied:" | "did"
    ) || next.starts_with("#5.")
        || next.starts_with("#4.")
}

/// `mx.example.net[203.0.113.60]`, `mx.example.net.`, `(203.0.113.1)`: the name and the address.
fn parts(word: &str) -> (Option<&str>, Option<IpAddr>) {
    let word = word.trim_matches(['<', '>', '"', '\'', ',', ';']).trim_end_matches(':');
    let (name, rest) = word.split_once(['[', '(']).unwrap_or((word, ""));
    let literal = rest.split([']', ')', ',']).next().unwrap_or_default();
    let address = literal.trim_start_matches("IPv6:").parse().ok();
    let name = name.trim_end_matches(['.', ':', ')', ']']).rsplit(['=', ';']).next().unwrap_or_default();
    match name.parse() {
        Ok(own) => (None, Some(own)),
        Err(_) => ((!name.is_empty()).then_some(name), address),
    }
}

/// Whether a word is a host's name.
fn is_host(word: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let end = word.rsplit('.').next().unwrap_or_default();
    word.contains('.')
        && word.len() <= 253
        && word.split('.').all(is_label)
        && end.len() >= 2
        && end.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_one_that_answered() {
        for (lead, name, address) in [
            ("host mx.example.net[203.0.113.60] said:", Some("mx.example.net"), Some("203.0.113.60")),
            (
                "host mx.example.net [2001:db8::1] SMTP error from remote mail server after end of data:",
                Some("mx.example.net"),
                Some("2001:db8::1"),
            ),
            ("... while talking to mx.example.net.: >>> DATA <<<", Some("mx.example.net"), None),
            ("203.0.113.36 failed after I sent the message. Remote host said:", None, Some("203.0.113.36")),
            ("mx.example.net Remote Server returned '", Some("mx.example.net"), None),
            (
                "by the server for the recipient domain example.net by mx.example.net. [203.0.113.1]. The error that the other server returned was:",
                Some("mx.example.net"),
                Some("203.0.113.1"),
            ),
            ("Remote Server returned '", None, None),
            (
                "the mta server of 163.com — 163mx01.mxmail.netease.com(203.0.113.141) reply:",
                Some("163mx01.mxmail.netease.com"),
                Some("203.0.113.141"),
            ),
        ] {
            let found = host(lead);
            assert_eq!(found.0.as_deref(), name, "{lead}");
            assert_eq!(found.1.map(|ip| ip.to_string()).as_deref(), address, "{lead}");
        }
    }

    #[test]
    fn recipients_divide_a_text() {
        let text = "intro\n<a@example.net>: host x.example.net[203.0.113.1] said: 550 5.1.1 no\n\n  b@example.net\n    550 5.2.2 full\n";
        let found = attempts(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].recipient.as_deref(), Some("a@example.net"));
        assert_eq!(found[1].reply().map(|reply| reply.text.as_str()), Some("full"));
        let expanded = attempts(
            "<c@example.org> (expanded from <b@example.net>): host x.example.org[203.0.113.1] said:\n    550 5.7.1 no (in reply to end of DATA command)",
        );
        assert_eq!(expanded[0].original.as_deref(), Some("b@example.net"));
        assert_eq!(expanded[0].phase, Some(Phase::Data));
        assert_eq!(expanded[0].reply().map(|reply| reply.text.as_str()), Some("no"));
    }
}

//! qmail: `delivery 5: failure: …`, a blank written `_` and a line end `/`.

use super::{Entry, Event};
use crate::mail::{
    attempt::{Attempt, Outcome},
    bounce::{host, phase_in},
    reply::{replies, starts},
};

pub(super) fn entry(line: &str) -> Option<Entry<'_>> {
    let (at, text) = if line.starts_with('@') {
        line.split_once(' ')
            .filter(|(at, _)| at.len() == 25 && at.bytes().skip(1).all(|byte| byte.is_ascii_hexdigit()))?
    } else {
        // Under syslog, and with the times of other programs in front.
        let at = line.find("delivery ")?;
        let (before, text) = line.split_at(at);
        if !(before.contains("qmail")
            || before.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
        {
            return None;
        }
        (before.trim_end(), text)
    };
    let entry = |queue, event| Some(Entry { at, host: None, queue, event });
    let Some((number, rest)) = text.strip_prefix("delivery ").and_then(|rest| rest.split_once(": ")) else {
        let known =
            ["starting delivery", "new msg", "info msg", "end msg", "status:", "bounce msg", "tcpserver"];
        return known
            .iter()
            .any(|start| text.starts_with(start))
            .then(|| entry(None, Event::Other))
            .flatten();
    };
    let (word, said) = rest.split_once(": ").unwrap_or((rest, ""));
    let outcome = match word {
        "success" => Outcome::Delivered,
        "deferral" => Outcome::Delayed,
        "failure" => Outcome::Failed,
        _ => return None,
    };
    let said = unescaped(said);
    let mut attempt = Attempt { outcome, phase: phase_in(&said), ..Attempt::default() };
    if outcome != Outcome::Delivered {
        let lead = said.get(..starts(&said).first().copied().unwrap_or(said.len())).unwrap_or_default();
        (attempt.host, attempt.host_address) = host(lead);
        attempt.replies = replies(&said);
        if let Some(reply) = attempt.replies.last_mut()
            && let Some(end) = reply.text.find("Giving up on ")
        {
            reply.text.truncate(end);
            reply.text.truncate(reply.text.trim_end().len());
        }
        if attempt.replies.is_empty() {
            attempt.remark = said;
        }
    }
    entry(Some(number), Event::Attempt(Box::new(attempt)))
}

/// A `/` of the text itself, as in a link, cannot be told from a line end; those that stand between two others or
/// in a link are kept.
fn unescaped(said: &str) -> String {
    let spaced = said.replace('_', " ");
    let mut text = String::with_capacity(spaced.len());
    for word in spaced.split(' ') {
        if !text.is_empty() {
            text.push(' ');
        }
        if word.contains("://") {
            text.push_str(word);
        } else {
            text.push_str(&word.replace('/', " "));
        }
    }
    text.trim().to_owned()
}

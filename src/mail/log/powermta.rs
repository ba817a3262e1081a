//! PowerMTA's accounting file: one record a line, values between commas, the columns in their default order.
//!
//! `type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,…`; a type of `d` is a delivery,
//! `b` a bounce, `t` a delay, `rb` a bounce that came later.

use super::{Entry, Event, host_and_address};
use crate::mail::{
    attempt::{Attempt, Outcome},
    reply::replies,
};

/// Values of a record that are read.
const VALUES: usize = 10;

pub(super) fn entry(line: &str) -> Option<Entry<'_>> {
    let values = values(line);
    let value = |at: usize| values.get(at).map_or("", |value| value.trim());
    let is_time = |text: &str| {
        text.get(..10).is_some_and(|date| {
            date.bytes()
                .enumerate()
                .all(|(at, c)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() })
        })
    };
    let is_record =
        matches!(value(0), "d" | "b" | "t" | "tq" | "rb") && is_time(value(1)) && is_time(value(2));
    if values.len() < VALUES || !is_record {
        return None;
    }
    let address = |at: usize| Some(value(at).to_owned()).filter(|text| text.contains('@'));
    let (host, host_address) = host_and_address(value(9));
    let outcome = match (value(0), value(6)) {
        ("d", _) | (_, "relayed" | "delivered" | "expanded") => Outcome::Delivered,
        ("t" | "tq", _) | (_, "delayed") => Outcome::Delayed,
        _ => Outcome::Failed,
    };
    let said = value(8).strip_prefix("smtp;").unwrap_or(value(8)).trim();
    let mut attempt = Attempt {
        recipient: address(4),
        original: address(5).filter(|original| !original.eq_ignore_ascii_case(value(4))),
        sender: address(3),
        host,
        host_address,
        outcome,
        replies: replies(said),
        ..Attempt::default()
    };
    if attempt.replies.is_empty() {
        said.clone_into(&mut attempt.remark);
    }
    let at = line.split(',').nth(1).unwrap_or_default();
    Some(Entry { at, host: None, queue: None, event: Event::Attempt(Box::new(attempt)) })
}

fn push(values: &mut [String], c: char) {
    if let Some(last) = values.last_mut() {
        last.push(c);
    }
}

/// The first values of a line; one in quotes may hold commas, and `""` for a quote (RFC 4180 §2).
fn values(line: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut values, '"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted && values.len() == VALUES => break,
            ',' if !is_quoted => values.push(String::new()),
            c => push(&mut values, c),
        }
    }
    values
}

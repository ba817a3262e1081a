//! Long lines that a server split, because SMTP carries lines of at most 1,000 octets.
//!
//! Postfix breaks such a line with CRLF and a blank, Sendmail with `!`, CRLF and a blank, others with CRLF
//! alone.
//!
//! References: RFC 5321 §4.5.3.1.6, RFC 5322 §2.1.1 (998 octets).

use super::{BodyChange, body::Candidate};
use crate::mail::message::lines;

/// A line shorter than this has not been split for its length.
const LONG: usize = 480;

/// Bodies as they were before long lines were split, in each of the ways they are.
pub(super) fn candidates(body: &[u8]) -> Vec<Candidate> {
    let Some(first) = lines(body).position(|line| line.len() >= LONG) else { return Vec::new() };
    let ways: [(&[u8], &[u8]); 4] = [(b"\r\n", b" "), (b"!\r\n", b" "), (b"\r\n", b""), (b"!\r\n", b"")];
    let joined = ways.into_iter().map(|(end, begin)| {
        let change = BodyChange::LineSplit { line: first + 1 };
        Candidate { body: joined(body, end, begin), change }
    });
    joined.collect()
}

fn joined(body: &[u8], end: &[u8], begin: &[u8]) -> Vec<u8> {
    let all: Vec<&[u8]> = lines(body).collect();
    let mut out = Vec::with_capacity(body.len());
    let mut continues = false;
    for (at, line) in all.iter().enumerate() {
        let text = if continues { line.get(begin.len()..).unwrap_or_default() } else { line };
        let next =
            all.get(at + 1).is_some_and(|next| next.starts_with(begin) && !next.trim_ascii().is_empty());
        // The rest of a line that was split is as long as it happens to be.
        continues = line.len() >= LONG && next && line.ends_with(end);
        out.extend_from_slice(if continues { text.strip_suffix(end).unwrap_or(text) } else { text });
    }
    out
}

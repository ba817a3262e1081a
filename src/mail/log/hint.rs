//! Which lines of a log are worth a close look.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// What a line seems to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// A delivery to another server.
    Delivered,
    /// A refusal, or who a message is from where that was rewritten.
    Close,
}

/// Marks of deliveries in front, those of everything else behind.
const DELIVERED: usize = 3;
const MARKS: [&str; 17] = [
    ", status=sent (",
    ", stat=Sent",
    " result=\"Ok\"",
    ", status=",
    ", stat=",
    " result=\"",
    " ** ",
    " == ",
    " => ",
    " rejected ",
    "reject: ",
    ", reject=",
    ": failure: ",
    ": deferral: ",
    ": success: ",
    "{LED=",
    "SRS",
];

static SEARCH: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(MARKS).ok());

/// What a line seems to tell; none if it tells nothing of interest. Exchange's protocol has its mark between
/// commas.
#[must_use]
pub fn hint(line: &[u8]) -> Option<Hint> {
    let search = SEARCH.as_ref()?;
    match search.find(line) {
        Some(found) if found.pattern().as_usize() < DELIVERED => Some(Hint::Delivered),
        Some(_) => Some(Hint::Close),
        None if memchr::memmem::find(line, b",<,").is_some() => Some(Hint::Close),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_tell_something_are_looked_at() {
        for (line, wanted) in [
            ("x postfix/smtp[1]: 4X: to=<a@b>, dsn=2.0.0, status=sent (250 ok)", Some(Hint::Delivered)),
            ("x postfix/smtp[1]: 4X: to=<a@b>, dsn=5.0.0, status=bounced (x)", Some(Hint::Close)),
            ("x postfix/qmgr[1]: 4X: from=<ann@example.com>, size=1", None),
            ("x postfix/qmgr[1]: 4X: from=<SRS0=a=b=c=d@example.com>, size=1", Some(Hint::Close)),
            ("2026-11-30 09:12:05 1aaa-0001-Bc ** bob@example.net R=x", Some(Hint::Close)),
            ("x postfix/qmgr[1]: 4X: removed", None),
        ] {
            assert_eq!(hint(line.as_bytes()), wanted, "{line}");
        }
    }
}

//! That own mail was seen to be signed and to pass.
//!
//! Records can be right and the server still not sign; only a mail that arrived tells. Of such a mail the day, the
//! selector and the receiver are kept, and nothing that it said.
//!
//! References: RFC 9989 §7.4 (what a stricter policy needs).

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{LABEL_OCTETS, Memory};
use crate::{check::published::report::Verdict, record::name::Selector};

/// How long it counts: as long as a stage of the policy lasts, and much can change at a server.
pub const DAYS: i64 = 30;

/// A mail of the domain that a receiver took with DKIM and SPF aligned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    /// When the receiver took it.
    pub at: Timestamp,
    /// The selector that signed.
    pub selector: Selector,
    /// Who took it: a known receiver's name, or a host. Not safe to show.
    pub receiver: String,
}

impl Proved {
    /// What is kept; a receiver's name is cut where no name is so long.
    #[must_use]
    pub fn new(at: Timestamp, selector: Selector, receiver: &str) -> Self {
        let mut kept = String::new();
        for c in receiver.chars() {
            if kept.len() + c.len_utf8() > LABEL_OCTETS {
                break;
            }
            kept.push(c);
        }
        Self { at, selector, receiver: kept }
    }

    /// Whether it still counts. A day that is still to come was noted while a clock was wrong.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        let ends = self.at.checked_add((DAYS * 24).hours()).unwrap_or(Timestamp::MAX);
        self.at <= now && now <= ends
    }
}

impl Memory {
    /// This memory, or one of no check, with a mail that passed; the later of two mails is kept.
    #[must_use]
    pub fn with_proof(known: Option<Self>, proved: Proved) -> Self {
        let mut memory = known.unwrap_or_else(|| Self {
            at: Timestamp::UNIX_EPOCH,
            verdict: Verdict::Unknown,
            policy: None,
            records: Vec::new(),
            proved: None,
        });
        let is_later = memory.proved.as_ref().is_none_or(|known| known.at <= proved.at);
        if is_later {
            memory.proved = Some(proved);
        }
        memory
    }

    /// Whether there was a check, and not only a mail.
    #[must_use]
    pub fn is_of_check(&self) -> bool {
        self.at > Timestamp::UNIX_EPOCH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn proved(text: &str) -> Proved {
        Proved::new(at(text), "s1".parse().expect("a selector"), "Gmail")
    }

    #[test]
    fn it_counts_for_thirty_days_and_not_before_it_was() {
        let proved = proved("2026-11-01T10:00:00Z");
        for (now, counts) in [
            ("2026-11-01T09:59:59Z", false),
            ("2026-11-01T10:00:00Z", true),
            ("2026-12-01T10:00:00Z", true),
            ("2026-12-01T10:00:01Z", false),
        ] {
            assert_eq!(proved.is_fresh(at(now)), counts, "{now}");
        }
    }

    #[test]
    fn of_two_mails_the_later_is_kept() {
        let memory = Memory::with_proof(None, proved("2026-11-02T10:00:00Z"));
        assert!(!memory.is_of_check());
        let memory = Memory::with_proof(Some(memory), proved("2026-11-01T10:00:00Z"));
        assert_eq!(memory.proved, Some(proved("2026-11-02T10:00:00Z")));
        assert_eq!(
            Proved::new(Timestamp::UNIX_EPOCH, proved("2026-11-02T10:00:00Z").selector, &"é".repeat(900))
                .receiver
                .len()
                % 2,
            0
        );
    }
}

//! One reply of a mail server, however it was wrapped.
//!
//! A server that takes or refuses mail answers each command with a three-digit number and a text of one line
//! or several; most add a second, finer number such as 5.7.26. In logs and bounces the lines are joined, folded
//! at any place, and the numbers stay in between; a server in the middle puts the reply it got behind its own.
//! [`replies`] undoes that: the outer reply first, the one it quotes behind it.
//!
//! References: RFC 5321 §4.2.1 (`550-` continues, `550 ` ends), RFC 2034 §4 (the enhanced code on every line),
//! RFC 3463 §2.

mod scan;

use std::{fmt, str::FromStr};

pub use self::scan::{replies, starts};

/// Characters of a reply's text that are kept; SMTP lines have at most 512 octets and replies few lines.
pub const TEXT_OCTETS: usize = 4096;

/// A number and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// RFC 5321 §4.2: `550`; none where only a text was kept.
    pub code: Option<u16>,
    /// RFC 3463: `5.7.26`.
    pub enhanced: Option<Enhanced>,
    /// What it says: one line, without the numbers. Not safe to show.
    pub text: String,
}

/// RFC 3463 §2: class, subject and detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Enhanced {
    /// 2 done, 4 later, 5 never.
    pub class: u8,
    /// What it is about; 7 is policy.
    pub subject: u16,
    /// Which of it.
    pub detail: u16,
}

impl Enhanced {
    /// One from its three numbers.
    #[must_use]
    pub const fn new(class: u8, subject: u16, detail: u16) -> Self {
        Self { class, subject, detail }
    }
}

impl fmt::Display for Enhanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// What is no enhanced code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoEnhanced;

impl FromStr for Enhanced {
    type Err = NoEnhanced;

    fn from_str(text: &str) -> Result<Self, NoEnhanced> {
        match scan::enhanced(text.trim().as_bytes()) {
            Some((code, length)) if length == text.trim().len() => Ok(code),
            _ => Err(NoEnhanced),
        }
    }
}

impl Reply {
    /// Whether the server asks to try again (RFC 5321 §4.2.1: `4yz`).
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        match (self.code, self.enhanced) {
            (Some(code), _) => code / 100 == 4,
            (None, Some(enhanced)) => enhanced.class == 4,
            (None, None) => false,
        }
    }
}

//! The steps, and how far each is.

use crate::words;

/// The steps of the wizard, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Which domain, and what is there now.
    Domain,
    /// Who may send.
    Spf,
    /// Which keys sign.
    Dkim,
    /// What happens to the rest.
    Dmarc,
    /// The records, to copy.
    Publish,
    /// Whether they are there.
    Check,
    /// Why mail does not arrive, from what came back.
    Mail,
    /// Whether clients reach the mail hosts.
    Mailboxes,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Not begun.
    #[default]
    Open,
    /// Something is there, something is left.
    Partial,
    /// Nothing is left.
    Done,
    /// Something is wrong.
    Problem,
    /// Not needed.
    Skipped,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Domain,
        Self::Spf,
        Self::Dkim,
        Self::Dmarc,
        Self::Publish,
        Self::Check,
        Self::Mail,
        Self::Mailboxes,
    ];

    /// The name on the stepper.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Domain => words::steps::domain(),
            Self::Spf => words::steps::spf(),
            Self::Dkim => words::steps::dkim(),
            Self::Dmarc => words::steps::dmarc(),
            Self::Publish => words::steps::publish(),
            Self::Check => words::steps::check(),
            Self::Mail => words::steps::mail(),
            Self::Mailboxes => words::steps::mailboxes(),
        }
    }

    /// The step's place in the row.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Progress {
    /// The sign in the stepper; the step one is at has its own.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Open => "○",
            Self::Partial => "◐",
            Self::Done => "✓",
            Self::Problem => "✗",
            Self::Skipped => "–",
        }
    }
}

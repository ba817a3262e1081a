//! What SPF, DKIM and DMARC together mean for mail.

use super::Rule;
use crate::record::dmarc::Policy;

/// What would happen to mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// To the domain's own.
    Own {
        /// The domain in `From:`.
        domain: String,
        /// Whether SPF proves it.
        spf: Proof,
        /// Whether DKIM proves it.
        dkim: Proof,
        /// What is done with mail that neither proves; none without a DMARC record.
        policy: Option<Policy>,
    },
    /// To a forger's.
    Forged {
        /// The domain in `From:`.
        domain: String,
        /// Whether SPF lets any server pass as the domain.
        passes_spf: bool,
        /// What is done with it; none without a DMARC record.
        policy: Option<Policy>,
    },
}

/// Whether one of the two ways proves that mail comes from the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It does, for mail that is sent and signed as the record says.
    Works,
    /// Nothing is known of it: the selector was not found.
    Unknown,
    /// There is none.
    Absent,
    /// What is published cannot work.
    Broken,
}

impl Mail {
    /// Stable name, `mail.own` or `mail.forged`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Own { .. } => "mail.own",
            Self::Forged { .. } => "mail.forged",
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Own { .. } => Rule::new(9989, "4.4"),
            Self::Forged { .. } => Rule::new(9989, "5.3"),
        })
    }
}

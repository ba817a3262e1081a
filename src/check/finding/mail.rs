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
        /// The domain at the top of its organization: what relaxed alignment asks for.
        organizational: String,
        /// With which records.
        when: When,
        /// Whether SPF proves it.
        spf: Proof,
        /// Whether SPF counts only for exactly this domain (`aspf=s`).
        is_spf_strict: bool,
        /// Whether DKIM proves it.
        dkim: Proof,
        /// Whether DKIM counts only for exactly this domain (`adkim=s`).
        is_dkim_strict: bool,
        /// What is done with mail that neither proves.
        fate: Fate,
    },
    /// To a forger's that uses the domain itself.
    Forged {
        /// The domain in `From:`.
        domain: String,
        /// With which records.
        when: When,
        /// Whether SPF lets any server pass as the domain.
        passes_spf: bool,
        /// What is done with mail that proves nothing.
        fate: Fate,
    },
    /// To a forger's that uses a name below the domain.
    SubDomains {
        /// The domain.
        domain: String,
        /// With which records.
        when: When,
        /// Whether SPF lets any server pass, and counts for the names below as well.
        passes_spf: bool,
        /// What is done with it if the name exists and has no record of its own.
        existing: Fate,
        /// The same if the name does not exist.
        nonexistent: Fate,
    },
    /// The domain never sends, and says so: what happens to mail that pretends to come from it.
    Silent {
        /// The domain.
        domain: String,
        /// With which records.
        when: When,
        /// What is done with it.
        fate: Fate,
    },
}

/// With which records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Those that are published.
    Now,
    /// Those that are planned, once they are published.
    Planned,
}

/// What a receiver is asked to do with mail that proves nothing (RFC 9989 §5.3.6: what it does is its own affair).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// No record tells it anything: it decides as it likes.
    Undecided,
    /// The policy asks for this.
    Policy(Policy),
}

/// Whether one of the two ways proves that mail comes from the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It does, for mail that is sent and signed as the record says.
    Works,
    /// Nothing is known of it: the selector was not found, or not everything has been answered.
    Unknown,
    /// There is none.
    Absent,
    /// The SPF record lets nobody send.
    Nobody,
    /// What is published cannot work.
    Broken,
}

impl Mail {
    /// Stable name, such as `mail.own`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Own { .. } => "mail.own",
            Self::Forged { .. } => "mail.forged",
            Self::SubDomains { .. } => "mail.sub-domains",
            Self::Silent { .. } => "mail.silent",
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Own { .. } => Rule::new(9989, "4.4"),
            Self::Forged { .. } | Self::Silent { .. } => Rule::new(9989, "5.3.6"),
            Self::SubDomains { .. } => Rule::new(9989, "4.10.1"),
        })
    }
}

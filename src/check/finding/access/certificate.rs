//! The certificate a port shows.

use jiff::Timestamp;

use crate::check::{Rule, Severity};

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// It has ended.
    Expired {
        /// When.
        at: Timestamp,
    },
    /// It does not hold yet.
    NotYet {
        /// From when.
        at: Timestamp,
    },
    /// It ends soon.
    EndsSoon {
        /// When.
        at: Timestamp,
        /// Whole days from now.
        days: i64,
    },
    /// It is for other names.
    Name {
        /// The name clients ask for.
        wanted: String,
        /// Those it is for.
        names: Vec<String>,
    },
    /// Who vouches for it was not sent along.
    Incomplete {
        /// Who that is.
        issuer: String,
        /// Whether it says where the issuer's certificate can be had, as those of public authorities do.
        is_likely: bool,
    },
    /// It vouches for itself.
    SelfSigned {
        /// What it is called.
        subject: String,
        /// Whether clients are shown a right one at another port.
        beside: Option<String>,
    },
    /// It comes from an authority that only one company knows.
    PrivateRoot {
        /// The authority.
        root: String,
    },
    /// Something else keeps clients from believing it.
    Untrusted {
        /// The library's own words.
        reason: String,
    },
}

impl Certificate {
    /// Stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Expired { .. } => "access.certificate-expired",
            Self::NotYet { .. } => "access.certificate-not-yet",
            Self::EndsSoon { .. } => "access.certificate-ends",
            Self::Name { .. } => "access.certificate-name",
            Self::Incomplete { .. } => "access.certificate-incomplete",
            Self::SelfSigned { .. } => "access.certificate-self-signed",
            Self::PrivateRoot { .. } => "access.certificate-private",
            Self::Untrusted { .. } => "access.certificate-untrusted",
        }
    }

    pub(super) const fn severity(&self, is_only_smtp: bool) -> Severity {
        match self {
            Self::EndsSoon { .. } => Severity::Warning,
            // Most servers deliver whatever certificate they are shown.
            _ if is_only_smtp => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) const fn rule(&self) -> Rule {
        match self {
            Self::Expired { .. } | Self::NotYet { .. } | Self::EndsSoon { .. } => Rule::new(5280, "4.1.2.5"),
            Self::Name { .. } => Rule::new(8314, "4.4"),
            Self::Incomplete { .. } => Rule::new(8446, "4.4.2"),
            Self::SelfSigned { .. } | Self::PrivateRoot { .. } | Self::Untrusted { .. } => {
                Rule::new(5280, "6.1")
            }
        }
    }
}

//! How an evaluation can end.

use crate::{
    record::{
        name::Name,
        spf::{Fault, Qualifier},
    },
    survey::{Failure, Question},
};

/// The seven results of RFC 7208 §2.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpfResult {
    /// Nothing could be checked: no domain, or no record.
    None,
    /// The domain says nothing about this client.
    Neutral,
    /// The client may send.
    Pass,
    /// The client may not send.
    Fail,
    /// The client probably may not send.
    SoftFail,
    /// DNS failed; later it may go otherwise.
    TempError,
    /// The records are wrong; only whoever publishes them can help.
    PermError,
}

/// How an evaluation ended. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A term matched.
    Matched {
        /// Its qualifier.
        effect: Qualifier,
        /// The term.
        term: String,
        /// The domain in whose record it stands.
        domain: Name,
    },
    /// No term matched (§4.7).
    Unmatched {
        /// The domain whose record ended so.
        domain: Name,
    },
    /// There was nothing to check with.
    Absent(Absence),
    /// DNS gave no answer (§4.4, §5); no failure if a server only named others.
    Unanswered {
        /// What was asked.
        question: Question,
        /// Why there is no answer.
        failure: Option<Failure>,
    },
    /// The records cannot be used (§2.6.7).
    Broken(Break),
}

/// Why there was nothing to check with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The domain is no name with two labels (§4.3).
    NoDomain {
        /// What stood in its place.
        text: String,
    },
    /// It has no SPF record (§4.5).
    NoRecord {
        /// The domain.
        domain: Name,
        /// A text there that is meant as one, and that receivers do not see; its beginning.
        unseen: Option<String>,
    },
}

/// What makes records useless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// More than one SPF record at a name (§4.5).
    Several {
        /// The name.
        domain: Name,
        /// How many.
        count: usize,
    },
    /// A record that is none by the grammar (§4.6).
    Syntax {
        /// The domain whose record it is.
        domain: Name,
        /// The term in which the error is.
        term: String,
        /// The error.
        fault: Fault,
    },
    /// `include` or `redirect` leads to a name without a record (§5.2, §6.1).
    Nowhere {
        /// The name.
        name: String,
        /// A text there that is meant as one, and that receivers do not see; its beginning.
        unseen: Option<String>,
    },
    /// More than ten terms asked DNS (§4.6.4).
    Lookups,
    /// More than two terms asked for what is not there (§4.6.4).
    Void,
    /// More than ten mail servers for one `mx` (§4.6.4).
    Exchangers {
        /// The name whose they are.
        name: Name,
        /// How many.
        count: usize,
    },
}

/// Why the walk does not go on.
pub(super) enum Stop {
    /// Facts are missing.
    Need(Vec<Question>),
    /// An error ends everything, however deep (§5.2).
    Over(Ending),
}

impl Stop {
    pub(super) const fn broken(what: Break) -> Self {
        Self::Over(Ending::Broken(what))
    }
}

impl Ending {
    /// The result, in the RFC's word for it.
    #[must_use]
    pub const fn result(&self) -> SpfResult {
        match self {
            Self::Matched { effect, .. } => SpfResult::of(*effect),
            Self::Unmatched { .. } => SpfResult::Neutral,
            Self::Absent(_) => SpfResult::None,
            Self::Unanswered { .. } => SpfResult::TempError,
            Self::Broken(_) => SpfResult::PermError,
        }
    }
}

impl SpfResult {
    /// What a matching term with this qualifier gives (§4.6.2).
    #[must_use]
    pub const fn of(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Pass => Self::Pass,
            Qualifier::Fail => Self::Fail,
            Qualifier::Neutral => Self::Neutral,
            Qualifier::SoftFail => Self::SoftFail,
        }
    }

    /// The word for it in `Received-SPF` (§9.1).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Neutral => "neutral",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

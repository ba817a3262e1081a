//! What a port says.

use crate::{
    check::{Rule, Severity},
    survey::access::{Looks, Version},
};

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Port {
    /// Nobody listens where clients are told to go.
    Refused {
        /// Who tells them.
        promise: Promise,
    },
    /// It takes the connection and then says nothing.
    Silent {
        /// For how long it was waited.
        seconds: u64,
    },
    /// Nothing comes back where clients are told to go.
    NoAnswer {
        /// Who tells them.
        promise: Promise,
    },
    /// Port 25 does not answer, which may be this network's doing.
    SmtpNotKnown,
    /// No port of the host answers.
    HostNotKnown,
    /// It has not answered yet.
    Slow {
        /// For how long it was waited.
        seconds: u64,
    },
    /// Something else listens there.
    NotMail {
        /// What it looks like; a text in it is safe to show.
        looks: Looks,
    },
    /// It greets with an error.
    Busy {
        /// What it said.
        text: String,
    },
    /// It ends the connection or says more than anybody reads.
    Ends(Ends),
    /// It should be encrypted from the first word, and is not.
    Clear {
        /// What it looks like; a text in it is safe to show.
        looks: Looks,
    },
    /// It does not offer encryption.
    NoStartTls,
    /// It offers encryption and refuses it.
    StartTlsRefused {
        /// What it said.
        text: String,
    },
    /// Something came between the wish for encryption and its beginning.
    Injected,
    /// Somebody is logged in before anybody said who they are.
    LoggedIn,
    /// Only a version of TLS that is forbidden by now.
    OldTls {
        /// Which.
        version: Version,
    },
    /// TLS 1.2, and of that only what programs no longer use.
    OldSuites {
        /// The number of the suite it chose.
        suite: u16,
    },
    /// The handshake fails.
    TlsFails {
        /// How, in the protocol's word.
        reason: String,
    },
    /// Passwords are taken before encryption.
    ClearPasswords {
        /// The log-ins offered.
        log_ins: Vec<String>,
    },
    /// Nobody can log in where users send mail.
    NoLogIn,
    /// A firewall changes what the server says.
    Rewritten,
    /// An address that only this network, or nobody, can reach.
    Unreachable {
        /// The address.
        address: String,
    },
}

/// How a port ends the conversation by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It closes the connection.
    Closed,
    /// It says more than is read.
    TooMuch,
}

/// Who tells clients to go to a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// The SRV record.
    Srv,
    /// The autoconfig document.
    Autoconfig,
    /// The autodiscover document.
    Autodiscover,
    /// The setup.
    Setup,
    /// The MX record.
    Mx,
}

impl Port {
    /// Stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "access.refused",
            Self::Silent { .. } => "access.silent",
            Self::NoAnswer { .. } => "access.no-answer",
            Self::SmtpNotKnown => "access.port-25-not-known",
            Self::HostNotKnown => "access.host-not-known",
            Self::Slow { .. } => "access.slow",
            Self::NotMail { .. } => "access.not-mail",
            Self::Busy { .. } => "access.busy",
            Self::Ends(Ends::Closed) => "access.closes",
            Self::Ends(Ends::TooMuch) => "access.too-much",
            Self::Clear { .. } => "access.not-encrypted",
            Self::NoStartTls => "access.no-starttls",
            Self::StartTlsRefused { .. } => "access.starttls-refused",
            Self::Injected => "access.starttls-injected",
            Self::LoggedIn => "access.preauth",
            Self::OldTls { .. } => "access.old-tls",
            Self::OldSuites { .. } => "access.old-suites",
            Self::TlsFails { .. } => "access.tls-fails",
            Self::ClearPasswords { .. } => "access.passwords-in-clear",
            Self::NoLogIn => "access.no-log-in",
            Self::Rewritten => "access.smtp-rewritten",
            Self::Unreachable { .. } => "access.private-address",
        }
    }

    pub(super) const fn severity(&self, is_only_smtp: bool) -> Severity {
        match self {
            Self::SmtpNotKnown => Severity::Info,
            Self::HostNotKnown
            | Self::Slow { .. }
            | Self::Busy { .. }
            | Self::ClearPasswords { .. }
            | Self::NoLogIn
            | Self::Rewritten
            | Self::Unreachable { .. } => Severity::Warning,
            // Without encryption other servers deliver all the same.
            Self::NoStartTls
            | Self::StartTlsRefused { .. }
            | Self::OldTls { .. }
            | Self::OldSuites { .. }
                if is_only_smtp =>
            {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    pub(super) const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Refused { promise: Promise::Srv } | Self::NoAnswer { promise: Promise::Srv } => {
                Rule::new(6186, "3.4")
            }
            Self::Clear { .. } => Rule::new(8314, "3"),
            Self::NoStartTls | Self::ClearPasswords { .. } => Rule::new(8314, "4.1"),
            Self::StartTlsRefused { .. } | Self::Injected => Rule::new(3207, "4"),
            Self::LoggedIn => Rule::new(9051, "7.1.4"),
            Self::OldTls { .. } => Rule::new(8996, "2"),
            Self::OldSuites { .. } => Rule::new(9325, "4.2"),
            Self::NoLogIn => Rule::new(6409, "4.3"),
            Self::Unreachable { .. } => Rule::new(6890, "2"),
            _ => return None,
        })
    }
}

//! The seven services of a mail host.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One service, in the order people look for them: reading mail, sending, receiving from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// IMAP, encrypted from the start.
    Imaps,
    /// IMAP, encrypted by STARTTLS.
    Imap,
    /// POP3, encrypted from the start.
    Pop3s,
    /// POP3, encrypted by STLS.
    Pop3,
    /// Sending, encrypted from the start.
    Submissions,
    /// Sending, encrypted by STARTTLS.
    Submission,
    /// Mail from other servers.
    Smtp,
}

/// What is spoken at a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// RFC 9051.
    Imap,
    /// RFC 1939.
    Pop3,
    /// RFC 5321.
    Smtp,
}

/// When encryption begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// Before the first word (RFC 8314 calls it implicit TLS).
    AtOnce,
    /// When the client asks for it.
    OnRequest,
}

impl Service {
    /// All, in their order.
    pub const ALL: [Self; 7] =
        [Self::Imaps, Self::Imap, Self::Pop3s, Self::Pop3, Self::Submissions, Self::Submission, Self::Smtp];

    /// The port IANA gave it.
    #[must_use]
    pub const fn port(self) -> u16 {
        match self {
            Self::Imaps => 993,
            Self::Imap => 143,
            Self::Pop3s => 995,
            Self::Pop3 => 110,
            Self::Submissions => 465,
            Self::Submission => 587,
            Self::Smtp => 25,
        }
    }

    /// The service at a well-known port.
    #[must_use]
    pub fn at(port: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.port() == port)
    }

    /// What is spoken there.
    #[must_use]
    pub const fn protocol(self) -> Protocol {
        match self {
            Self::Imaps | Self::Imap => Protocol::Imap,
            Self::Pop3s | Self::Pop3 => Protocol::Pop3,
            Self::Submissions | Self::Submission | Self::Smtp => Protocol::Smtp,
        }
    }

    /// When encryption begins there.
    #[must_use]
    pub const fn start(self) -> Start {
        match self {
            Self::Imaps | Self::Pop3s | Self::Submissions => Start::AtOnce,
            Self::Imap | Self::Pop3 | Self::Submission | Self::Smtp => Start::OnRequest,
        }
    }

    /// The word in output for programs, and the label of its SRV record behind an underscore (RFC 6186, RFC 8314).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Imaps => "imaps",
            Self::Imap => "imap",
            Self::Pop3s => "pop3s",
            Self::Pop3 => "pop3",
            Self::Submissions => "submissions",
            Self::Submission => "submission",
            Self::Smtp => "smtp",
        }
    }

    /// The service of a word or a port number, as people name it.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let by_port = text.parse().ok().and_then(Self::at);
        by_port.or_else(|| Self::ALL.into_iter().find(|service| service.as_str() == text))
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

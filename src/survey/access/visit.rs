//! One conversation with one port.

use std::{net::IpAddr, time::Duration};

use jiff::Timestamp;

use super::{Capabilities, Chain, Greeting, Looks, Protocol, Service, Start};
use crate::record::name::Name;

/// Where a conversation is held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Door {
    /// The name clients use, which the certificate must have; the root where the person gave an address only.
    pub host: Name,
    /// The address.
    pub address: IpAddr,
    /// What is expected there.
    pub service: Service,
    /// The port.
    pub port: u16,
}

/// What was seen of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When it began.
    pub at: Timestamp,
    /// How long it has taken.
    pub took: Duration,
    /// Until the first word came; none if none came.
    pub first_word: Option<Duration>,
    /// The first line.
    pub greeting: Option<Greeting>,
    /// What the server said it can do before encryption.
    pub clear: Option<Capabilities>,
    /// What the server said to the wish for encryption, if it refused: as sent, not safe to show.
    pub refused: Option<String>,
    /// The encryption.
    pub tls: Option<Handshake>,
    /// What a server says that speaks no version of TLS this program can: seen at a second connection.
    pub old: Option<Old>,
    /// What the server said it can do once the connection was encrypted.
    pub secure: Option<Capabilities>,
    /// Where it was looked at from.
    pub seat: Seat,
    /// Connections made.
    pub connections: u8,
    /// How it ended.
    pub stop: Stop,
}

/// Where a port is looked at from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seat {
    /// Another machine, or one that cannot be told from it.
    #[default]
    Elsewhere,
    /// The machine of the port itself: many servers take passwords without encryption from there (Dovecot does where
    /// both addresses are the same), and from nowhere else.
    SameMachine,
}

/// An encrypted connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handshake {
    /// The version that both agreed on.
    pub version: Version,
    /// The cipher suite, as IANA names it.
    pub suite: String,
    /// What the server showed; none if it could not be read.
    pub chain: Option<Chain>,
}

/// A server hello of old, read without any cryptography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// The version the server chose.
    pub version: Version,
    /// The number of the cipher suite it chose.
    pub suite: u16,
    /// What it showed, if it could be read.
    pub chain: Option<Chain>,
}

/// A version of TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// SSL 3.0 (RFC 7568 forbids it).
    Ssl3,
    /// TLS 1.0 (RFC 8996 forbids it).
    Tls10,
    /// TLS 1.1 (RFC 8996 forbids it).
    Tls11,
    /// TLS 1.2.
    Tls12,
    /// TLS 1.3.
    Tls13,
}

/// How far a conversation had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The connection.
    Connect,
    /// The first line.
    Greeting,
    /// The list of what the server can do.
    Capabilities,
    /// The wish for encryption.
    StartTls,
    /// The handshake.
    Tls,
}

/// How a conversation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It has not ended; this is what is waited for.
    Waiting(Stage),
    /// Everything that is asked was answered.
    Finished,
    /// Nobody listens there, or a filter says so.
    Refused,
    /// Nothing came back to the wish for a connection.
    NoAnswer,
    /// This machine has no way to the address: its own words.
    NoRoute(String),
    /// The address is one that is never connected to, or not from here.
    Barred,
    /// The port was open, and then nothing came.
    Silent(Stage),
    /// The server ended the connection.
    Closed(Stage),
    /// More came than is read.
    TooMuch(Stage),
    /// What came is not of this protocol.
    NotMail(Looks),
    /// The server does not want to speak.
    Busy,
    /// There is no way to encryption: the server does not offer it.
    NoStartTls,
    /// The server offered encryption and then refused it.
    StartTlsRefused,
    /// More than the answer came before encryption began, which somebody on the way may have put there.
    Injected,
    /// Somebody is logged in already, so that encryption cannot begin.
    LoggedIn,
    /// The handshake failed.
    TlsFailed(TlsFailure),
}

/// Why there is no encrypted connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsFailure {
    /// The server refused with an alert; its name.
    Alert(String),
    /// The server ended the connection.
    Closed,
    /// What came is not TLS: the server speaks without encryption, and this is how it looks.
    Clear(Looks),
    /// The certificate's key is too weak or its signature does not fit.
    Signature,
    /// Something else; the library's own words.
    Other(String),
}

/// What a port is like, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It answers as it should, or says why it does not want to.
    Ok,
    /// It has not answered yet.
    Slow,
    /// Nobody listens.
    Refused,
    /// It does not answer.
    Silent,
    /// Encryption does not come about.
    TlsFailed,
    /// It speaks something else.
    NotMail,
    /// It cannot be told from here.
    NotKnown,
}

impl Visit {
    /// A conversation that is about to begin.
    #[must_use]
    pub const fn new(at: Timestamp) -> Self {
        Self {
            at,
            took: Duration::ZERO,
            first_word: None,
            greeting: None,
            clear: None,
            refused: None,
            tls: None,
            old: None,
            secure: None,
            seat: Seat::Elsewhere,
            connections: 0,
            stop: Stop::Waiting(Stage::Connect),
        }
    }

    /// What the server showed, however it was seen.
    #[must_use]
    pub fn chain(&self) -> Option<&Chain> {
        let new = self.tls.as_ref().and_then(|tls| tls.chain.as_ref());
        new.or_else(|| self.old.as_ref().and_then(|old| old.chain.as_ref()))
    }

    /// The version of TLS, however it was seen.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        self.tls.as_ref().map(|tls| tls.version).or_else(|| self.old.as_ref().map(|old| old.version))
    }

    /// Whether the port can be said anything of at all.
    #[must_use]
    pub const fn is_heard(&self) -> bool {
        !matches!(
            self.stop,
            Stop::NoAnswer | Stop::NoRoute(_) | Stop::Barred | Stop::Waiting(Stage::Connect) | Stop::Refused
        )
    }

    /// In one word.
    #[must_use]
    pub const fn state(&self, service: Service) -> State {
        match &self.stop {
            Stop::Waiting(_) => State::Slow,
            Stop::Finished
            | Stop::Busy
            | Stop::NoStartTls
            | Stop::StartTlsRefused
            | Stop::Injected
            | Stop::LoggedIn => State::Ok,
            Stop::Refused => State::Refused,
            // Many networks let nobody out to port 25.
            Stop::NoAnswer if matches!(service, Service::Smtp) => State::NotKnown,
            Stop::NoAnswer | Stop::Silent(_) => State::Silent,
            Stop::NoRoute(_) | Stop::Barred => State::NotKnown,
            Stop::Closed(Stage::Tls) | Stop::TlsFailed(_) => State::TlsFailed,
            Stop::Closed(_) | Stop::TooMuch(_) | Stop::NotMail(_) => State::NotMail,
        }
    }

    /// The log-ins offered before encryption.
    #[must_use]
    pub fn log_ins_in_clear(&self, protocol: Protocol) -> Vec<String> {
        self.clear.as_ref().map(|clear| clear.log_ins(protocol)).unwrap_or_default()
    }

    /// Whether passwords are taken without encryption; never where encryption begins before the first word, and not
    /// known on the machine itself.
    #[must_use]
    pub fn takes_passwords_in_clear(&self, service: Service) -> bool {
        let takes = |clear: &Capabilities| clear.takes_passwords(service.protocol());
        self.seat == Seat::Elsewhere
            && service.start() == Start::OnRequest
            && self.clear.as_ref().is_some_and(takes)
    }
}

impl State {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Slow => "slow",
            Self::Refused => "refused",
            Self::Silent => "silent",
            Self::TlsFailed => "tls-failed",
            Self::NotMail => "not-mail",
            Self::NotKnown => "not-known",
        }
    }
}

impl Version {
    /// As people write it: `1.2`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ssl3 => "SSL 3.0",
            Self::Tls10 => "1.0",
            Self::Tls11 => "1.1",
            Self::Tls12 => "1.2",
            Self::Tls13 => "1.3",
        }
    }

    /// RFC 8996: TLS 1.0 and 1.1 must not be used.
    #[must_use]
    pub fn is_retired(self) -> bool {
        self < Self::Tls12
    }

    /// The version that is written so in a hello.
    #[must_use]
    pub const fn of_wire(number: u16) -> Option<Self> {
        match number {
            0x0300 => Some(Self::Ssl3),
            0x0301 => Some(Self::Tls10),
            0x0302 => Some(Self::Tls11),
            0x0303 => Some(Self::Tls12),
            0x0304 => Some(Self::Tls13),
            _ => None,
        }
    }
}

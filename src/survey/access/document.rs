//! Documents that web servers give: policies, and what mail programs read to set themselves up.

use std::{net::IpAddr, time::Duration};

use jiff::Timestamp;

use super::{Chain, TlsFailure};
use crate::record::name::Name;

/// What is fetched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fetch {
    /// Which document.
    pub document: Document,
    /// The host whose name is asked for.
    pub host: Name,
    /// The address it is asked at.
    pub address: IpAddr,
}

/// A document that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The MTA-STS policy (RFC 8461 §3.3).
    MtaSts,
    /// What Thunderbird and others read (draft-ietf-mailmaint-autoconfig).
    Autoconfig,
    /// What Outlook reads ([MS-OXDSCLI]).
    Autodiscover,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// When it was asked for.
    pub at: Timestamp,
    /// How long it took.
    pub took: Duration,
    /// What the web server showed.
    pub chain: Option<Chain>,
    /// The page, or why there is none.
    pub page: Result<Page, FetchFailure>,
}

/// A web server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The status code.
    pub status: u16,
    /// The media type, lower case, without parameters; empty if there is none. Not safe to show.
    pub media_type: String,
    /// Where it sends one instead. Not safe to show.
    pub location: Option<String>,
    /// What it says, up to a limit. Not safe to show.
    pub body: String,
}

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchFailure {
    /// It is still waited for.
    Waiting,
    /// Nobody listens.
    Refused,
    /// Nothing came.
    NoAnswer,
    /// This machine has no way there: its own words.
    NoRoute(String),
    /// The address is one that is never connected to, or not from here.
    Barred,
    /// There is no encrypted connection.
    Tls(TlsFailure),
    /// What came is not HTTP.
    NotHttp,
    /// More came than is read.
    TooMuch,
}

impl Document {
    /// The path it is at.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::MtaSts => "/.well-known/mta-sts.txt",
            Self::Autoconfig => "/mail/config-v1.1.xml",
            Self::Autodiscover => "/autodiscover/autodiscover.xml",
        }
    }

    /// The label of the host it is at, below the domain.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MtaSts => "mta-sts",
            Self::Autoconfig => "autoconfig",
            Self::Autodiscover => "autodiscover",
        }
    }
}

//! How mail programs find the host.

use crate::{
    check::{Rule, Severity},
    survey::access::{Document, Service},
};

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Neither SRV records nor documents tell programs where to go.
    Nothing,
    /// An SRV record names the port of another service.
    SrvPort {
        /// The service of the record.
        service: Service,
        /// The port it names.
        port: u16,
        /// The service that is there.
        of: Service,
    },
    /// An SRV record names an alias.
    SrvAlias {
        /// The service of the record.
        service: Service,
        /// The host it names.
        target: String,
        /// Where that leads.
        leads: String,
    },
    /// An SRV record names a host without an address.
    SrvNowhere {
        /// The service of the record.
        service: Service,
        /// The host it names.
        target: String,
    },
    /// A document cannot be used.
    Document {
        /// Which.
        document: Document,
        /// Where it was asked for.
        at: String,
        /// Why.
        why: Unusable,
    },
    /// A document sends programs to a host without an address.
    DocumentNowhere {
        /// Which.
        document: Document,
        /// The host it names.
        target: String,
    },
    /// A wildcard leads the names of documents to a server that is not meant.
    Wildcard {
        /// The name of the wildcard.
        at: String,
        /// The names it leads astray.
        names: Vec<String>,
        /// What the server's certificate is for; empty if there is none.
        shows: String,
    },
}

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// A web page came.
    WebPage,
    /// It is not what it should be.
    NotThis,
    /// It declares a document type.
    DocType,
    /// It names no server.
    NoServer,
    /// It is too long.
    TooLong,
    /// The web server answered with this status.
    Status(u16),
    /// The web server sends one elsewhere.
    Redirect(String),
    /// The web server's certificate is not right.
    Certificate(String),
    /// The web server cannot be reached.
    Unreachable,
}

impl Lookup {
    /// Stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Nothing => "access.not-published",
            Self::SrvPort { .. } => "access.srv-port",
            Self::SrvAlias { .. } => "access.srv-alias",
            Self::SrvNowhere { .. } => "access.srv-nowhere",
            Self::Document { document: Document::Autodiscover, .. } => "access.autodiscover",
            Self::Document { .. } => "access.autoconfig",
            Self::DocumentNowhere { .. } => "access.autoconfig-nowhere",
            Self::Wildcard { .. } => "access.wildcard",
        }
    }

    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::Nothing => Severity::Info,
            Self::SrvAlias { .. }
            | Self::Wildcard { .. }
            | Self::Document { document: Document::Autodiscover, .. }
            | Self::Document { why: Unusable::Unreachable | Unusable::Status(_), .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Nothing => Rule::new(6186, "3"),
            Self::SrvPort { .. } => Rule::new(6186, "3.4"),
            Self::SrvAlias { .. } | Self::SrvNowhere { .. } => Rule::new(2782, "3"),
            Self::Wildcard { .. } => Rule::new(4592, "2.2"),
            Self::Document { .. } | Self::DocumentNowhere { .. } => return None,
        })
    }
}

//! One question, and what one server said.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    plan::publish::{self, Publication},
    record::{name::Name, srv::Srv, tlsa::Tlsa, txt::Txt},
};

/// A name and the type of record asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    /// The name.
    pub name: Name,
    /// The type.
    pub kind: Kind,
}

/// The types of record this program asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// IPv4 addresses.
    A,
    /// Name servers.
    Ns,
    /// An alias.
    Cname,
    /// The start of a zone.
    Soa,
    /// A reverse name.
    Ptr,
    /// Mail exchangers.
    Mx,
    /// Text.
    Txt,
    /// IPv6 addresses.
    Aaaa,
    /// Where a service is.
    Srv,
    /// The certificate or key a port must show.
    Tlsa,
    /// The type SPF records once had of their own (99).
    Spf,
}

/// The data of one record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Data {
    /// An IPv4 address.
    A(Ipv4Addr),
    /// A name server.
    Ns(Name),
    /// The name an alias stands for.
    Cname(Name),
    /// The start of a zone.
    Soa {
        /// The server the others follow (MNAME); serials of zones with another one say nothing about each other.
        primary: Name,
        /// Which version of the zone the server holds (RFC 1982 says which of two is newer).
        serial: u32,
        /// The negative TTL (RFC 2308 §5), in seconds: min(SOA TTL, SOA minimum).
        negative_ttl: u32,
    },
    /// A reverse name.
    Ptr(Name),
    /// A mail exchanger.
    Mx {
        /// Lower is tried first.
        preference: u16,
        /// The server; the root is the null MX of RFC 7505.
        exchange: Name,
    },
    /// Text.
    Txt(Txt),
    /// An IPv6 address.
    Aaaa(Ipv6Addr),
    /// Where a service is.
    Srv(Srv),
    /// The certificate or key a port must show.
    Tlsa(Tlsa),
    /// The text of a record of type 99.
    Spf(Txt),
}

/// Whom a question was put to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Server {
    /// In what quality it is asked.
    pub role: Role,
    /// Where it listens.
    pub address: SocketAddr,
    /// How people know it: `ns1.example.net`, `Cloudflare`, or the address.
    pub label: String,
}

/// In what quality a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It holds the zone. Asked without recursion.
    Authoritative,
    /// This machine's own resolver.
    System,
    /// A resolver everybody can use.
    Public,
}

/// How an answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transport {
    /// In one datagram.
    Udp,
    /// Over a connection, because it was too long for a datagram.
    Tcp,
    /// Over an encrypted connection (RFC 7858).
    Tls,
    /// As the body of an HTTPS response (RFC 8484).
    Https,
}

/// What one server said to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// Who was asked.
    pub server: Server,
    /// When the answer came.
    pub at: Timestamp,
    /// How long it took.
    pub took: Duration,
    /// How it came; none if nothing came.
    pub transport: Option<Transport>,
    /// Whether the server said it is authoritative (AA).
    pub is_authoritative: bool,
    /// What else the message said.
    pub marks: Marks,
    /// The aliases the server followed, each target in turn.
    pub aliases: Vec<Name>,
    /// What it said.
    pub outcome: Outcome,
}

/// What a message says besides its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The resolver has validated the answer (AD, RFC 4035 §3.2.3).
    pub is_validated: bool,
    /// The size of the whole message; 0 if none came.
    pub octets: usize,
    /// Why the answer is what it is, in the server's own words (RFC 8914).
    pub extended: Vec<ExtendedError>,
    /// From when until when the signatures over the answer hold, where they were asked for and are there.
    pub signed: Option<(Timestamp, Timestamp)>,
}

/// RFC 8914 §2: an extended DNS error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExtendedError {
    /// The number in IANA's registry.
    pub code: u16,
    /// The server's own words, as sent: not safe to show.
    pub text: String,
}

/// What a server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Records of the type asked for, at the name or at the end of its aliases.
    Records {
        /// Their data, in the order they came.
        data: Vec<Data>,
        /// The shortest TTL among them, in seconds, as sent.
        ttl: u32,
    },
    /// The name exists, without records of this type.
    NoData {
        /// How long that is remembered, in seconds, if the server said.
        negative_ttl: Option<u32>,
    },
    /// The name does not exist (and nothing below it, RFC 8020).
    NxDomain {
        /// How long that is remembered, in seconds, if the server said.
        negative_ttl: Option<u32>,
    },
    /// Another zone holds the name.
    Referral {
        /// The name that zone begins at.
        zone: Name,
        /// Its servers, with the addresses sent along.
        servers: Vec<(Name, Vec<IpAddr>)>,
    },
    /// No answer that says anything.
    Failed(Failure),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing came in time.
    Timeout,
    /// The network said that the server cannot be reached; its own words.
    Unreachable(String),
    /// SERVFAIL: the server could not find out.
    ServFail,
    /// SERVFAIL, and either an answer when validation is switched off or the server's own word (RFC 8914)
    /// that it is for DNSSEC: DNSSEC is broken.
    Bogus,
    /// The same of names that have nothing to do with the domain: the resolver's clock or trust anchor is wrong.
    Validator,
    /// REFUSED: the server does not answer this for us (a lame delegation, if it should).
    Refused,
    /// Another code, by its number.
    Code(u16),
    /// Something that is no DNS message, or too big.
    Malformed(String),
    /// There is no server to ask.
    NoServer,
    /// The answer is too long for a datagram, and the server takes no connections.
    NoTcp,
    /// It was not asked: the domain had led to as many questions as one may lead to.
    Spent,
    /// The server says that part of the answer is missing, and has sent no more over a connection either.
    Cut,
    /// The server says that there is nothing, or whom to ask, and not that it holds the zone (AA).
    NoAuthority,
    /// The certificate of the server does not prove that it is the one meant, so it was not asked.
    Untrusted(Distrust),
    /// The encrypted connection did not come about; the library's own words.
    Unencrypted(String),
    /// An HTTPS server answered with this status code instead of with a DNS message.
    Status(u16),
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// It is for other names, some of which these are, as sent: not safe to show.
    Name(Vec<String>),
    /// It has expired.
    Expired,
    /// It is not valid yet.
    NotYet,
    /// Nobody known here vouches for it.
    Issuer,
    /// Something else; the library's own words.
    Other(String),
}

impl Data {
    /// The type of record this is the data of.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::A(_) => Kind::A,
            Self::Ns(_) => Kind::Ns,
            Self::Cname(_) => Kind::Cname,
            Self::Soa { .. } => Kind::Soa,
            Self::Ptr(_) => Kind::Ptr,
            Self::Mx { .. } => Kind::Mx,
            Self::Txt(_) => Kind::Txt,
            Self::Aaaa(_) => Kind::Aaaa,
            Self::Srv(_) => Kind::Srv,
            Self::Tlsa(_) => Kind::Tlsa,
            Self::Spf(_) => Kind::Spf,
        }
    }
}

impl Question {
    /// `kind` at `name`.
    #[must_use]
    pub const fn new(name: Name, kind: Kind) -> Self {
        Self { name, kind }
    }

    /// What to ask to learn whether a record is there.
    #[must_use]
    pub fn about(publication: &Publication) -> Self {
        let kind = match publication.data {
            publish::Data::Mx { .. } => Kind::Mx,
            publish::Data::Srv(_) => Kind::Srv,
            // Mail programs ask where these lead.
            publish::Data::Cname(_) if publication.is_for_hosts() => Kind::A,
            // A CNAME is seen in the answer to the question that receivers ask.
            publish::Data::Txt(_) | publish::Data::Cname(_) => Kind::Txt,
        };
        Self::new(publication.owner.clone(), kind)
    }
}

impl Answer {
    /// The records, if there are any.
    #[must_use]
    pub fn data(&self) -> &[Data] {
        match &self.outcome {
            Outcome::Records { data, .. } => data,
            _ => &[],
        }
    }

    /// Whether something stands at the name: records, or an alias even if it leads nowhere.
    #[must_use]
    pub fn exists(&self) -> bool {
        !self.aliases.is_empty() || matches!(self.outcome, Outcome::Records { .. })
    }

    /// Whether the server has answered, be it that nothing is there.
    #[must_use]
    pub const fn is_answer(&self) -> bool {
        matches!(self.outcome, Outcome::Records { .. } | Outcome::NoData { .. } | Outcome::NxDomain { .. })
    }

    /// Why there is no answer, if there is none.
    #[must_use]
    pub const fn failure(&self) -> Option<&Failure> {
        match &self.outcome {
            Outcome::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// The texts of the TXT records, strings joined.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.data()
            .iter()
            .filter_map(|data| match data {
                Data::Txt(txt) => Some(txt.text()),
                _ => None,
            })
            .collect()
    }
}

impl Failure {
    /// Whether nothing came back at all: a server that is down, or a network that lets nothing through.
    #[must_use]
    pub const fn is_silence(&self) -> bool {
        matches!(self, Self::Timeout | Self::Unreachable(_))
    }
}

impl Kind {
    /// The type's mnemonic.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Ns => "NS",
            Self::Cname => "CNAME",
            Self::Soa => "SOA",
            Self::Ptr => "PTR",
            Self::Mx => "MX",
            Self::Txt => "TXT",
            Self::Aaaa => "AAAA",
            Self::Srv => "SRV",
            Self::Tlsa => "TLSA",
            Self::Spf => "SPF",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

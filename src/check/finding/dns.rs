//! What can be noticed about a domain's name servers.

use jiff::Timestamp;

use super::{Rule, Severity};
use crate::survey::Kind;

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dns {
    /// The domain does not exist.
    Unregistered {
        /// The domain.
        domain: String,
    },
    /// None of the servers gives an answer that says anything.
    Failing {
        /// The zone.
        zone: String,
        /// What they answer, such as `SERVFAIL`.
        code: String,
    },
    /// A name at which a record for mail stands, or may, is a zone of its own.
    Delegated {
        /// Where the zone begins.
        zone: String,
        /// The zone it was cut off from.
        from: String,
        /// Its servers.
        servers: Vec<String>,
    },
    /// A server is named at an address that nobody outside reaches, and was not asked there.
    NotPublic {
        /// The server.
        server: String,
        /// The address.
        address: String,
    },
    /// All of the servers are at such addresses.
    AllNotPublic {
        /// The zone.
        zone: String,
    },
    /// The domain leads to more questions than are asked.
    Spent {
        /// How many are.
        questions: usize,
    },
    /// None of the servers that answer holds the zone.
    AllLame {
        /// The zone.
        zone: String,
    },
    /// A server that has the records and does not say that it holds the zone.
    NoAuthority {
        /// The server.
        server: String,
    },
    /// No server of the zone answers, and resolvers get nothing either.
    AllSilent {
        /// The zone.
        zone: String,
    },
    /// No server of the zone can be reached from here, but resolvers can.
    DirectBlocked {
        /// The zone.
        zone: String,
    },
    /// No server of the zone can be reached over IPv6 from here, but over IPv4 some can.
    Ipv6Unseen {
        /// The zone.
        zone: String,
    },
    /// Validation fails: careful receivers see nothing of the domain.
    Bogus {
        /// The zone.
        zone: String,
        /// Why, as far as it was told.
        why: Broken,
    },
    /// The signatures end soon.
    SignaturesEnd {
        /// The zone.
        zone: String,
        /// When.
        at: Timestamp,
    },
    /// Servers of the zone hold different records at a name.
    ServersDisagree {
        /// The name.
        name: String,
        /// The type.
        kind: Kind,
        /// Those with the newer version; empty if the serials do not tell.
        newer: Vec<String>,
        /// Those with an older version, or all where the serials do not tell.
        older: Vec<String>,
    },
    /// A server that is named for the zone and does not hold it.
    Lame {
        /// The server.
        server: String,
    },
    /// A server that never answers.
    Silent {
        /// The server.
        server: String,
    },
    /// A server that answers with an error where others do not.
    ServerFails {
        /// The server.
        server: String,
        /// What it answers.
        code: String,
    },
    /// A server whose name has no address.
    NoAddress {
        /// The server.
        server: String,
    },
    /// A server that takes much longer than the others.
    Slow {
        /// The server.
        server: String,
        /// Its fastest answer, in milliseconds.
        millis: u64,
    },
    /// An answer is too long for a datagram, and the server takes no connections.
    NoTcp {
        /// The server.
        server: String,
        /// The name asked about.
        name: String,
        /// Whether TCP has been seen to work from here, so that it cannot be the network's fault.
        is_certain: bool,
    },
    /// The zone names other servers than the zone above does.
    DelegationDiffers {
        /// Named only by the zone above.
        only_above: Vec<String>,
        /// Named only by the zone itself.
        only_here: Vec<String>,
    },
    /// Only one server holds the zone.
    OneServer {
        /// The server.
        server: String,
    },
    /// The answer at a name does not fit into one datagram.
    LargeAnswer {
        /// The name.
        name: String,
        /// The size of the message.
        octets: usize,
    },
    /// A string in quotation marks, as zone files have it, holds more than one can.
    LongString {
        /// Its length.
        octets: usize,
    },
    /// A line of a zone file whose text stands without quotation marks.
    Unquoted {
        /// The text as zone files need it.
        quoted: String,
    },
    /// Resolvers keep a record for very long.
    LongTtl {
        /// The name.
        name: String,
        /// Seconds.
        seconds: u32,
    },
    /// Resolvers remember for long that something is not there.
    LongNegativeTtl {
        /// The zone.
        zone: String,
        /// Seconds.
        seconds: u32,
    },
    /// Every name below answers.
    Wildcard {
        /// The name with the asterisk.
        name: String,
        /// The type that answers.
        kind: Kind,
    },
    /// Time ran out before everything was answered.
    Unfinished {
        /// Seconds.
        seconds: u64,
    },
}

/// Why signatures are not believed (RFC 8914 §4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// They have expired.
    Expired {
        /// When, if the servers said.
        at: Option<Timestamp>,
    },
    /// They are not valid yet.
    NotYetValid,
    /// The keys do not match what the zone above says.
    KeyMismatch,
    /// They are missing.
    Missing,
    /// Something else, in the resolver's own words (safe to show); empty if it said nothing.
    Other(String),
}

impl Dns {
    /// Stable name, such as `dns.lame`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Unregistered { .. } => "dns.unregistered",
            Self::Failing { .. } => "dns.failing",
            Self::Delegated { .. } => "dns.delegated",
            Self::NotPublic { .. } => "dns.not-public",
            Self::AllNotPublic { .. } => "dns.all-not-public",
            Self::Spent { .. } => "dns.spent",
            Self::AllLame { .. } => "dns.all-lame",
            Self::NoAuthority { .. } => "dns.no-authority",
            Self::AllSilent { .. } => "dns.all-silent",
            Self::DirectBlocked { .. } => "dns.direct-blocked",
            Self::Ipv6Unseen { .. } => "dns.ipv6-unseen",
            Self::Bogus { .. } => "dns.bogus",
            Self::SignaturesEnd { .. } => "dns.signatures-end",
            Self::ServersDisagree { .. } => "dns.servers-disagree",
            Self::Lame { .. } => "dns.lame",
            Self::Silent { .. } => "dns.silent",
            Self::ServerFails { .. } => "dns.server-fails",
            Self::NoAddress { .. } => "dns.no-address",
            Self::Slow { .. } => "dns.slow",
            Self::NoTcp { .. } => "dns.no-tcp",
            Self::DelegationDiffers { .. } => "dns.delegation-differs",
            Self::OneServer { .. } => "dns.one-server",
            Self::LargeAnswer { .. } => "dns.large-answer",
            Self::LongString { .. } => "dns.long-string",
            Self::Unquoted { .. } => "dns.unquoted",
            Self::LongTtl { .. } => "dns.long-ttl",
            Self::LongNegativeTtl { .. } => "dns.long-negative-ttl",
            Self::Wildcard { .. } => "dns.wildcard",
            Self::Unfinished { .. } => "dns.unfinished",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Unregistered { .. }
            | Self::Failing { .. }
            | Self::AllLame { .. }
            | Self::AllNotPublic { .. }
            | Self::AllSilent { .. }
            | Self::Unquoted { .. }
            | Self::Bogus { .. }
            | Self::NoTcp { is_certain: true, .. } => Severity::Error,
            Self::SignaturesEnd { .. }
            | Self::ServersDisagree { .. }
            | Self::Lame { .. }
            | Self::NoAuthority { .. }
            | Self::NotPublic { .. }
            | Self::Spent { .. }
            | Self::Silent { .. }
            | Self::ServerFails { .. }
            | Self::NoAddress { .. }
            | Self::Slow { .. }
            | Self::LongString { .. }
            | Self::NoTcp { is_certain: false, .. }
            | Self::DelegationDiffers { .. }
            | Self::Unfinished { .. } => Severity::Warning,
            Self::DirectBlocked { .. }
            | Self::Delegated { .. }
            | Self::Ipv6Unseen { .. }
            | Self::OneServer { .. }
            | Self::LargeAnswer { .. }
            | Self::LongTtl { .. }
            | Self::LongNegativeTtl { .. }
            | Self::Wildcard { .. } => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Unregistered { .. } => Rule::new(8020, "2"),
            Self::Failing { .. } | Self::ServerFails { .. } | Self::NoAuthority { .. } => {
                Rule::new(1035, "4.1.1")
            }
            Self::AllLame { .. } | Self::Lame { .. } => Rule::new(1912, "2.8"),
            Self::Delegated { .. } => Rule::new(1034, "4.2.1"),
            Self::NotPublic { .. } | Self::AllNotPublic { .. } => Rule::new(6890, "2.2.2"),
            Self::AllSilent { .. } | Self::Silent { .. } | Self::Slow { .. } => Rule::new(2182, "3"),
            Self::Bogus { .. } => Rule::new(4035, "5.5"),
            Self::SignaturesEnd { .. } => Rule::new(4034, "3.1.5"),
            Self::ServersDisagree { .. } => Rule::new(1034, "4.3.5"),
            Self::NoAddress { .. } => Rule::new(2181, "10.3"),
            Self::NoTcp { .. } => Rule::new(7766, "5"),
            Self::DelegationDiffers { .. } => Rule::new(1034, "4.2.2"),
            Self::OneServer { .. } => Rule::new(2182, "5"),
            Self::LongString { .. } => Rule::new(1035, "3.3"),
            Self::Unquoted { .. } => Rule::new(1035, "5.1"),
            Self::LongTtl { .. } => Rule::new(1035, "3.2.1"),
            Self::LongNegativeTtl { .. } => Rule::new(2308, "5"),
            Self::Wildcard { .. } => Rule::new(4592, "2.1.1"),
            // RFC 9715 §3.2 recommends 1400 octets at most and lets a server go lower; 1232 is no RFC's.
            Self::DirectBlocked { .. }
            | Self::Ipv6Unseen { .. }
            | Self::LargeAnswer { .. }
            | Self::Spent { .. }
            | Self::Unfinished { .. } => return None,
        })
    }
}

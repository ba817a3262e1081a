//! SPF: which servers may send mail as a domain.
//!
//! The owner of a domain lists in one TXT record at the domain's own name who may send for it; a
//! receiver compares the address of the server that delivers with that list, from left to right,
//! and stops at the first term that matches. Some terms (`include`, `a`, `mx`, `ptr`, `exists`,
//! `redirect`) make the receiver ask DNS again, and it gives up after ten of those.
//!
//! References: RFC 7208 §4.5 (record selection), §4.6.1 and §12 (grammar), §5 (mechanisms),
//! §6 (modifiers), §7 (macros).

mod macros;
mod parse;
mod print;
mod reach;
mod repair;

use std::{
    borrow::Cow,
    net::{Ipv4Addr, Ipv6Addr},
};

pub use macros::{Letter, Macro, MacroString, Piece};
pub use parse::{Fault, Parsed, claims_to_be_spf, explain_string, faults, is_spf, is_term, odd, terms};
pub use reach::{FOLLOWED, Reach, is_all, is_wide};
pub use repair::{Slip, distance, meant, mechanism, networks, range, repaired, run_together, several, slips};

use super::name::Name;

/// RFC 7208 §4.6.4: terms that ask DNS, in one evaluation.
pub const LOOKUP_LIMIT: usize = 10;
/// RFC 7208 §4.6.4: questions that find nothing, in one evaluation.
pub const VOID_LIMIT: usize = 2;
/// RFC 7208 §4.6.4: servers of one `mx` whose addresses are looked up.
pub const MX_LIMIT: usize = 10;
/// RFC 7208 §3.4: records 'SHOULD' keep the whole answer within 512 octets; 450 leaves room for the rest.
pub const SIZE_ADVICE: usize = 450;

/// A whole SPF record: `v=spf1` and its terms in their order.
///
/// `FromStr` is strict (RFC 7208 §12); [`terms`] reads what it can of a broken record. `Display`
/// prints the DNS text, and parsing that gives the same record again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// Directives and modifiers as they stand, left to right.
    pub terms: Vec<Term>,
}

/// RFC 7208 §12: `terms = *( 1*SP ( directive / modifier ) )`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// Says what to do with servers it matches.
    Directive(Directive),
    /// Says something about the whole record.
    Modifier(Modifier),
}

/// RFC 7208 §4.6.1: `directive = [ qualifier ] mechanism`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Directive {
    /// As written: an absent qualifier means [`Qualifier::Pass`] and stays absent when printed.
    pub qualifier: Option<Qualifier>,
    /// What servers it matches.
    pub mechanism: Mechanism,
}

/// RFC 7208 §4.6.1: `qualifier = "+" / "-" / "?" / "~"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// `+`: may send.
    Pass,
    /// `-`: may not send.
    Fail,
    /// `?`: nothing is said.
    Neutral,
    /// `~`: probably may not send.
    SoftFail,
}

/// RFC 7208 §5: the eight mechanisms, in the RFC's order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mechanism {
    /// `all` (§5.1): every server.
    All,
    /// `include` (§5.2): the servers another domain's record lets pass.
    Include(DomainSpec),
    /// `a` (§5.3): the addresses of a name.
    A {
        /// The name; the domain itself if absent.
        domain: Option<DomainSpec>,
        /// How many bits must agree.
        cidr: DualCidr,
    },
    /// `mx` (§5.4): the addresses of a domain's mail servers.
    Mx {
        /// The domain whose MX are meant; the domain itself if absent.
        domain: Option<DomainSpec>,
        /// How many bits must agree.
        cidr: DualCidr,
    },
    /// `ptr` (§5.5): servers whose reverse name ends in a name. 'SHOULD NOT be published'.
    Ptr(Option<DomainSpec>),
    /// `ip4` (§5.6).
    Ip4 {
        /// The address or network, host bits as written.
        address: Ipv4Addr,
        /// 0 to 32; all bits if absent.
        prefix: Option<u8>,
    },
    /// `ip6` (§5.6).
    Ip6 {
        /// The address or network, host bits as written.
        address: Ipv6Addr,
        /// 0 to 128; all bits if absent.
        prefix: Option<u8>,
    },
    /// `exists` (§5.7): whether a name made from the message has any address.
    Exists(DomainSpec),
}

/// RFC 7208 §5.3: `dual-cidr-length = [ ip4-cidr-length ] [ "/" ip6-cidr-length ]`, as `/24//64`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DualCidr {
    /// 0 to 32.
    pub v4: Option<u8>,
    /// 0 to 128.
    pub v6: Option<u8>,
}

/// RFC 7208 §6.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// `redirect=` (§6.1): another domain's record is used instead, if nothing here matched.
    Redirect(DomainSpec),
    /// `exp=` (§6.2): where the text of a refusal stands.
    Explanation(DomainSpec),
    /// Any other `name=value`, which readers ignore and mailseal keeps.
    Unknown {
        /// The name as written.
        name: String,
        /// The macro-string after `=`, as written.
        value: MacroString,
    },
}

/// RFC 7208 §7.1: a name, perhaps with macros in it. Ends in a top label or in a macro.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DomainSpec(MacroString);

impl DomainSpec {
    /// Reads a domain-spec alone.
    ///
    /// # Errors
    /// What RFC 7208 §7.1 does not allow, and where.
    pub fn parse(text: &str) -> Result<Self, super::span::ParseError<Fault>> {
        parse::domain_spec(text)
    }

    /// A domain-spec without macros, from a name.
    #[must_use]
    pub fn from_name(name: &Name) -> Self {
        Self(MacroString::literal(name.as_str()))
    }

    /// The name, if there is no macro in it and DNS can hold it.
    #[must_use]
    pub fn name(&self) -> Option<Name> {
        self.0.as_literal().and_then(|text| Name::parse(&text).ok())
    }

    /// The name with every macro filled in, cut to what a name can hold (RFC 7208 §7.3). It may still be
    /// none that DNS knows: the values come from the message.
    ///
    /// # Errors
    /// As [`MacroString::expand`].
    pub fn expand<'v, E>(&self, value: impl FnMut(Letter) -> Result<Cow<'v, str>, E>) -> Result<String, E> {
        self.0.expand(value).map(macros::shortened)
    }

    /// The macro-string it is made of.
    #[must_use]
    pub const fn macro_string(&self) -> &MacroString {
        &self.0
    }
}

impl Record {
    /// The first `all`, if any (terms after it are never reached, RFC 7208 §5.1).
    #[must_use]
    pub fn all(&self) -> Option<Qualifier> {
        self.directives().find(|d| d.mechanism == Mechanism::All).map(Directive::effect)
    }

    /// The directives, left to right.
    pub fn directives(&self) -> impl Iterator<Item = &Directive> {
        self.terms.iter().filter_map(|term| match term {
            Term::Directive(directive) => Some(directive),
            Term::Modifier(_) => None,
        })
    }

    /// The target of `redirect=`, if any.
    #[must_use]
    pub fn redirect(&self) -> Option<&DomainSpec> {
        self.terms.iter().find_map(|term| match term {
            Term::Modifier(Modifier::Redirect(spec)) => Some(spec),
            _ => None,
        })
    }
}

impl Directive {
    /// What the directive does with a server it matches; `+` if no qualifier is written (§4.6.2).
    #[must_use]
    pub fn effect(&self) -> Qualifier {
        self.qualifier.unwrap_or(Qualifier::Pass)
    }
}

impl Term {
    /// Whether evaluating the term asks DNS (RFC 7208 §4.6.4).
    #[must_use]
    pub const fn asks_dns(&self) -> bool {
        match self {
            Self::Directive(directive) => matches!(
                directive.mechanism,
                Mechanism::Include(_)
                    | Mechanism::A { .. }
                    | Mechanism::Mx { .. }
                    | Mechanism::Ptr(_)
                    | Mechanism::Exists(_)
            ),
            Self::Modifier(modifier) => matches!(modifier, Modifier::Redirect(_)),
        }
    }
}

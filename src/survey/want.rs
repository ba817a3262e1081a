//! What is still to be asked, and of whom.
//!
//! Whether a question may be put to a resolver matters: one that is asked for a name before a record
//! is published there remembers that there is none (RFC 2308). So whoever wants to know something
//! says whom it takes, and only the walk in `dns` knows how they are reached.

use super::Question;
use crate::record::name::Name;

/// A question, and whose answer is wanted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Want {
    /// The question.
    pub question: Question,
    /// Whose answer.
    pub of: Whom,
}

/// Whose answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// Every server of the domain's zone, each by itself; one with several addresses by the first of them.
    EveryServer,
    /// Every server of the domain's zone by an address of each kind: the two may be different machines.
    EveryAddress,
    /// Any one server of the domain's zone.
    AnyServer,
    /// Any one server of the zone the name lies in, which is somebody else's: no resolver may learn
    /// that the name does not exist.
    TheirServer,
    /// Two servers of that zone, each by itself; its only one where it has no more.
    TheirServers,
    /// This machine's resolver: the name is another's, and exists or will not.
    Resolver,
    /// Every resolver, this machine's and public ones, each by itself.
    EveryResolver,
}

impl Want {
    /// The question put to whom.
    #[must_use]
    pub const fn new(question: Question, of: Whom) -> Self {
        Self { question, of }
    }
}

/// Whether a name is one at which keys and policies are published, so that what is not there may be on its way: a
/// resolver that is asked too early would remember that there is nothing.
#[must_use]
pub fn is_to_be_published(name: &Name) -> bool {
    name.labels().any(|label| matches!(label, "_dmarc" | "_domainkey"))
}

//! What can be noticed about SPF.

mod marks;

use crate::record::spf::{Fault, Qualifier};

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spf {
    /// Text that is no term; it is left out.
    Broken {
        /// The text.
        text: String,
        /// Why it is no term.
        fault: Fault,
    },
    /// What is published is meant as SPF, and receivers do not see it as such.
    PublishedUnseen {
        /// What keeps them from it.
        fault: Fault,
    },
    /// A record without any term.
    Empty,
    /// More terms that ask DNS than receivers follow.
    TooManyLookups {
        /// How many terms ask DNS.
        count: usize,
        /// The record's own terms that ask, with what each costs, dearest first.
        spent: Vec<(String, usize)>,
    },
    /// More questions that find nothing than receivers accept.
    TooManyVoid {
        /// How many found nothing.
        count: usize,
        /// The record's own terms that find nothing, or lead to such.
        terms: Vec<String>,
    },
    /// An `mx` that leads to more mail servers than receivers ask for.
    TooManyExchangers {
        /// The domain.
        name: String,
        /// How many there are.
        count: usize,
    },
    /// An include of a name without SPF record.
    IncludeMissing {
        /// The name.
        name: String,
        /// Whether there is anything else at the name.
        exists: bool,
    },
    /// A redirect to a name without SPF record.
    RedirectMissing {
        /// The name.
        name: String,
        /// Whether there is anything else at the name.
        exists: bool,
    },
    /// An include or redirect to a name with more than one SPF record.
    TargetSeveral {
        /// The name.
        name: String,
        /// How many.
        count: usize,
    },
    /// An include or redirect to a record that cannot be read.
    TargetBroken {
        /// The name.
        name: String,
        /// The first part that is no term.
        term: String,
    },
    /// The name servers of an include or redirect answer with an error.
    TargetFails {
        /// The name.
        name: String,
        /// What they answer: `SERVFAIL`, `REFUSED`, or a number.
        code: String,
    },
    /// No answer came for an include or redirect.
    TargetSilent {
        /// The name.
        name: String,
    },
    /// One says that nothing is at a name, and nobody else could be heard.
    TargetUnsure {
        /// The name.
        name: String,
    },
    /// The domain's own record is too long to be read.
    TooLong {
        /// Its length.
        octets: usize,
    },
    /// A record that is too long to be followed.
    TargetTooLong {
        /// The name.
        name: String,
        /// Its length.
        octets: usize,
    },
    /// The signatures over an include or redirect are wrong, so that receivers do not believe it.
    TargetBogus {
        /// The name.
        name: String,
    },
    /// What stands at an include or redirect is meant as SPF, and receivers do not see it as such.
    TargetUnseen {
        /// The name.
        name: String,
        /// How the text begins.
        text: String,
    },
    /// An include or redirect to a record that lets every server send.
    TargetPassesAll {
        /// The name.
        name: String,
    },
    /// Records that lead back to themselves.
    Loop {
        /// The name that is reached twice.
        name: String,
        /// The names on the way round, that name first and last.
        way: Vec<String>,
    },
    /// A modifier that may stand only once stands twice.
    DuplicateModifier {
        /// `redirect` or `exp`.
        name: &'static str,
    },
    /// `+all`.
    PassesAll,
    /// A network of all addresses.
    EveryAddress {
        /// The term.
        term: String,
    },
    /// Neither `all` nor `redirect`.
    NoAll,
    /// `?all`.
    NeutralAll,
    /// A term after `all`.
    AfterAll {
        /// The term.
        term: String,
    },
    /// A redirect that `all` makes useless.
    RedirectBesideAll,
    /// `ptr`.
    Ptr,
    /// The macro `%{p}`.
    ValidatedName {
        /// The term.
        term: String,
    },
    /// A network larger than anybody's own.
    Broad {
        /// The term.
        term: String,
    },
    /// Addresses that no mail arrives from.
    NotPublic {
        /// The term.
        term: String,
    },
    /// An `exists` whose name is the same for every message, and is there: every server matches.
    MatchesAlways {
        /// The term.
        term: String,
        /// The name that has an address.
        name: String,
        /// Whether every server passes, and is not refused.
        passes: bool,
    },
    /// Networks that hold every address, though none of them does.
    EveryAddressTogether,
    /// A redirect to a record that says nothing against servers that are not listed.
    TargetNeutral {
        /// The name.
        name: String,
    },
    /// An include or redirect whose name depends on the message, where no record is.
    MacroTargetMissing {
        /// The term.
        term: String,
        /// The name without a record: that for one server, or the one above those for any.
        name: String,
        /// Whether there can be no record for any server.
        is_everywhere: bool,
        /// Whether a redirect leads there.
        is_redirect: bool,
    },
    /// A record for something else behind the terms, which receivers take for modifiers.
    OtherRecord {
        /// How it begins, such as `v=DMARC1`.
        version: String,
        /// The label or labels it belongs below, such as `_dmarc`.
        label: &'static str,
    },
    /// A term whose name has no addresses or mail servers.
    NothingThere {
        /// The name.
        name: String,
        /// What it does not have.
        lacks: Lacks,
    },
    /// `mx` of a name that takes no mail (null MX).
    TakesNoMail {
        /// The name.
        name: String,
    },
    /// A bare `mx` or `a` in another record of the person's, which means that record's own name, where nothing is.
    MeansOther {
        /// The term.
        term: String,
        /// The name of the record it stands in.
        at: String,
        /// The domain that leads to that record.
        domain: String,
    },
    /// A term that stands there already.
    Duplicate {
        /// The second one.
        term: String,
    },
    /// `include=` where `include:` was meant.
    MechanismWithEquals {
        /// What stands in front of the equals sign.
        name: String,
        /// What was meant.
        meant: String,
    },
    /// A record so long that the answer may not fit into one datagram.
    Long {
        /// The length of the record.
        octets: usize,
    },
    /// A record that stands in DNS as several strings.
    SeveralStrings {
        /// The length of the record.
        octets: usize,
    },
    /// A network that another term covers.
    Covered {
        /// The narrower term.
        term: String,
        /// The wider one.
        by: String,
    },
    /// A network written by one of its addresses.
    HostBits {
        /// The term.
        term: String,
        /// The network it stands for.
        network: String,
    },
    /// Addresses reserved for examples.
    Documentation {
        /// The term.
        term: String,
    },
    /// A modifier that receivers pass over.
    UnknownModifier {
        /// Its name.
        name: String,
    },
    /// An include or redirect whose name depends on the message.
    Uncountable {
        /// The term.
        term: String,
    },
    /// A service that handles the domain's mail is not let in.
    ServiceMissing {
        /// Its name.
        service: String,
        /// What is to be included; none if every customer has a name of their own.
        include: Option<String>,
        /// What becomes of its mail.
        result: Qualifier,
    },
    /// No term lets any server send.
    NobodyMaySend,
    /// The same, of a domain that sends mail.
    NoSender,
    /// Addresses reserved for examples in what is published: they let nobody in and keep nobody out.
    PublishedDocumentation {
        /// The term.
        term: String,
    },
    /// Nothing is published.
    Absent,
    /// More than one record is published.
    Several {
        /// How many.
        count: usize,
    },
    /// The only text meant as SPF is none to receivers.
    Unseen {
        /// What keeps them from it.
        fault: Fault,
    },
    /// Something blank or invisible in front of the record keeps receivers from seeing it.
    Leading,
    /// A second text meant as SPF, which receivers pass over.
    UnseenBeside {
        /// What keeps them from it.
        fault: Fault,
    },
    /// A word of the published record that is no term.
    PublishedBroken {
        /// The word.
        text: String,
        /// Why it is no term.
        fault: Fault,
        /// What was meant, where that is certain.
        meant: Option<String>,
    },
    /// Two terms without a space between them, which name something nobody meant.
    RunTogether {
        /// The word.
        text: String,
        /// What was meant.
        meant: String,
    },
    /// A version that stands there twice, with nothing lost by it.
    VersionTwice,
    /// Two records typed as one text, of which the second stands behind `all`.
    TwoInOne {
        /// How many records with terms are in it.
        count: usize,
    },
    /// A term that is one to receivers, with a name that no host has.
    NeverMatches {
        /// The term.
        text: String,
        /// What no name has.
        fault: Fault,
        /// Whether it leads to another record, without which the whole is broken.
        breaks: bool,
        /// What was meant, where that is certain.
        meant: Option<String>,
    },
    /// Two strings of the record that meet without a space, and so make one word of two.
    JoinedStrings {
        /// The last word of the one string.
        left: String,
        /// The first word of the other.
        right: String,
    },
    /// Only Sender ID is published.
    SenderIdAlone,
    /// Sender ID beside SPF.
    SenderIdBeside,
    /// The record stands at another name.
    Misplaced {
        /// The name.
        at: String,
        /// How it came there.
        place: Misplaced,
    },
    /// The record is published with the type 99 alone.
    Type99,
}

/// What a term finds nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// No address of either kind.
    Address,
    /// No IPv4 address, which is all that `exists` asks for.
    A,
    /// No MX record.
    MailServer,
    /// There are MX records, and their servers have no address.
    MailServerAddress,
}

/// How a record came to a wrong name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// The name was typed whole where the panel adds the zone.
    Doubled,
    /// Under a label that services use for records others include.
    Underscore,
    /// Under `_dmarc`.
    Dmarc,
}

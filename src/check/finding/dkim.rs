//! What can be noticed about DKIM.

mod marks;

use crate::record::dkim::Fault;

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dkim {
    /// No key is planned.
    NoKey,
    /// Keys are planned, and nothing signs with any of them any more.
    NoneInUse {
        /// Their selectors.
        selectors: String,
    },
    /// Two keys are planned at one selector.
    DuplicateSelector {
        /// The selector.
        selector: String,
    },
    /// Another key stands in DNS at a planned selector.
    SelectorTaken {
        /// The selector.
        selector: String,
    },
    /// What stands at a selector is meant as a key, and receivers cannot read it.
    PublishedFault {
        /// The selector.
        selector: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// Every planned key is an Ed25519 key.
    Ed25519Alone,
    /// A private key is published.
    PrivateKey,
    /// The key is cut off.
    Truncated {
        /// The octets of the key that are left.
        octets: usize,
    },
    /// The end of the key is there, and something inside is missing or too much.
    Damaged,
    /// A panel has made every letter of the key small.
    Lowercase,
    /// The key is encoded twice.
    EncodedTwice,
    /// The name that a CNAME should lead to stands there as a text.
    TargetAsText {
        /// The selector; none if the text was judged by itself.
        selector: Option<String>,
        /// The name.
        target: String,
    },
    /// A semicolon without a tag in front of it.
    EmptyTag,
    /// A list with a word missing between its colons.
    EmptyWord {
        /// The tag.
        tag: String,
    },
    /// The key is a bare `RSAPublicKey`.
    Pkcs1,
    /// The key is of another type than `k=` says.
    WrongAlgorithm,
    /// The Ed25519 key is not 32 octets long.
    WrongLength {
        /// How long it is.
        octets: usize,
    },
    /// `p=` holds something else than a key.
    NotAKey,
    /// `k=` names a type that receivers do not know.
    UnknownType {
        /// The type.
        key_type: String,
    },
    /// RSA under 1024 bits.
    TooShort {
        /// The length of the modulus.
        bits: usize,
    },
    /// RSA under 2048 bits.
    Short {
        /// The length of the modulus.
        bits: usize,
    },
    /// RSA over 4096 bits.
    TooLong {
        /// The length of the modulus.
        bits: usize,
    },
    /// The key has been withdrawn.
    Revoked,
    /// `h=` leaves SHA-256 out.
    NoSha256 {
        /// What it names.
        hashes: String,
    },
    /// `s=` leaves mail out.
    NotForMail {
        /// What it names.
        services: String,
    },
    /// `t=y`.
    Testing,
    /// No key was found, and nobody said where to look.
    SelectorUnknown {
        /// The selectors that were tried.
        tried: Vec<String>,
    },
    /// Nothing stands at a selector that is in use.
    Missing {
        /// The selector.
        selector: String,
        /// The whole name that was asked for.
        at: String,
        /// Where a key of this selector stands for the domain above, if one does.
        beside: Option<String>,
    },
    /// What stands at a selector in use has nothing to do with DKIM.
    SomethingElse {
        /// The selector; none where a text is judged by itself.
        selector: Option<String>,
        /// How the text begins.
        text: String,
    },
    /// The key stands at another name than its own.
    Misplaced {
        /// The selector.
        selector: String,
        /// The name.
        at: String,
        /// How it came there.
        place: Elsewhere,
        /// Its own name without the zone's, as panels want it that add the zone by themselves.
        typed: String,
    },
    /// An alias that leads to nothing.
    AliasDangling {
        /// The selector.
        selector: String,
        /// The end of the alias.
        target: String,
    },
    /// Another text stands beside the key.
    TextBeside {
        /// The selector.
        selector: String,
        /// How many records stand there.
        count: usize,
    },
    /// An alias whose target has the zone's name behind it.
    AliasInZone {
        /// The selector.
        selector: String,
        /// The target as published.
        target: String,
        /// The target that was meant.
        meant: String,
    },
    /// An alias that leads back to itself.
    AliasLoop {
        /// The selector.
        selector: String,
        /// The names on the way.
        way: Vec<String>,
    },
    /// An alias about whose target nothing can be learnt.
    AliasFails {
        /// The selector.
        selector: String,
        /// The end of the alias.
        target: String,
    },
    /// An alias that leads to nothing yet, beside a key that works.
    AliasWaits {
        /// The selector.
        selector: String,
        /// The end of the alias.
        target: String,
    },
    /// More than one key record stands at a selector.
    Several {
        /// The selector.
        selector: String,
        /// How many.
        count: usize,
        /// Whether all of them say the same.
        is_same: bool,
    },
    /// A key stands at a selector as two records, each with a part of it.
    Halves {
        /// The selector.
        selector: String,
    },
    /// A published key that receivers cannot read.
    Unreadable {
        /// The selector; none where a text is judged by itself.
        selector: Option<String>,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A key without any tag.
    Bare {
        /// The selector; none where a text is judged by itself.
        selector: Option<String>,
    },
    /// A key that is withdrawn where mail is signed with it, or where the person asks for it.
    RevokedInUse {
        /// The selector.
        selector: String,
        /// Whether the set-up says that it is in use.
        is_planned: bool,
    },
    /// A key that is withdrawn where nobody said that mail is signed with it.
    RevokedElsewhere {
        /// The selector.
        selector: String,
    },
    /// A key that the set-up withdraws, and that is still there.
    StillPublished {
        /// The selector.
        selector: String,
    },
    /// An Ed25519 key that is read as RSA, because `k=` does not say what it is.
    NoKeyType,
    /// An Ed25519 key in a `SubjectPublicKeyInfo`.
    WrappedEd25519,
    /// The published key is not the one that signs.
    OtherKey {
        /// The selector.
        selector: String,
        /// The fingerprint of the published key.
        published: String,
        /// The fingerprint of the other.
        own: String,
        /// The file the other is in; none if it is the one of the set-up.
        path: Option<String>,
    },
    /// Every key found is an Ed25519 key.
    PublishedEd25519Alone,
    /// A key stands at every selector.
    Wildcard {
        /// The name of the wildcard.
        at: String,
        /// Whether it withdraws them all.
        is_revoked: bool,
    },
}

/// How a key came to a name that is not its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// The name was typed whole where the panel adds the zone.
    Doubled,
    /// `_domainkey` was typed where the panel adds it.
    Twice,
    /// The zone's name, without the part of the sub-domain.
    Zone,
    /// `domainkey` or `_domainkeys` in place of `_domainkey`, or the labels in another order.
    Label,
    /// Without the selector.
    NoSelector,
    /// Without `_domainkey`.
    NoDomainkey,
    /// At the domain itself.
    Domain,
}

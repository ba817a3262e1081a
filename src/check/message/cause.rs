//! Why a message is as it is: the words of the answer.

/// How sure an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It cannot be told from what there is.
    Open,
    /// A check must tell.
    Possible,
    /// Something about it is inferred.
    Likely,
    /// The text or DNS shows it.
    Sure,
    /// A hash that came out or a signature that opened shows it.
    Proven,
}

impl Certainty {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Sure => "sure",
            Self::Proven => "proven",
        }
    }
}

/// Where it is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The SPF record.
    Spf,
    /// Keys and signing.
    Dkim,
    /// The policy.
    Dmarc,
    /// A check must tell.
    Check,
    /// Nowhere: nothing of the reader's is at fault.
    None,
}

impl Step {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Check => "check",
            Self::None => "none",
        }
    }
}

/// Declares the causes with their ids and the steps that fix them.
macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident $id:literal $step:ident,)*) => {
        /// Why, in one word; the ids are promised in the README.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Cause {
            $($(#[$doc])* $name,)*
        }

        impl Cause {
            /// Every cause.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id in output for programs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }

            /// Where it is fixed, unless the message says more.
            #[must_use]
            pub const fn step(self) -> Step {
                match self {
                    $(Self::$name => Step::$step,)*
                }
            }
        }
    };
}

causes! {
    /// Nothing to fix.
    Ok "ok" None,
    /// Text was added at the end of the body.
    BodyAppended "body.appended" None,
    /// The body was changed.
    BodyChanged "body.changed" None,
    /// Dots were doubled or lost.
    BodyDotStuffing "body.dot-stuffing" Dkim,
    /// Text was put in front, or inside a part.
    BodyInserted "body.inserted" None,
    /// A long line was split.
    BodyLineSplit "body.line-split" Dkim,
    /// Another transfer encoding.
    BodyRecoded "body.recoded" Dkim,
    /// The same encoding, other lines.
    BodyRewrapped "body.rewrapped" Dkim,
    /// Blanks at line ends were lost.
    BodyTrailingSpace "body.trailing-space" Dkim,
    /// The body was cut.
    BodyTruncated "body.truncated" None,
    /// The copy is in another character set.
    CopyCharset "copy.charset" None,
    /// The export decoded encoded words.
    CopyDecodedSubject "copy.decoded-subject" None,
    /// Folded lines were joined or cut in copying.
    CopyFoldingLost "copy.folding-lost" None,
    /// Forwarded inline: not the message itself.
    CopyForwarded "copy.forwarded" None,
    /// `From` escaped by a mailbox file.
    CopyFromEscaped "copy.from-escaped" None,
    /// Headers alone.
    CopyHeadersOnly "copy.headers-only" None,
    /// HTML escapes.
    CopyHtmlEscaped "copy.html-escaped" None,
    /// Indented in copying.
    CopyIndented "copy.indented" None,
    /// Line ends damaged in saving.
    CopyLineEnds "copy.line-ends" None,
    /// Links rewritten after receipt.
    CopyLinkRewritten "copy.link-rewritten" None,
    /// An Outlook file.
    CopyMsg "copy.msg" None,
    /// Blanks became no-break blanks.
    CopyNbsp "copy.nbsp" None,
    /// No message.
    CopyNoMessage "copy.no-message" None,
    /// The mail store rewrote it.
    CopyStorage "copy.storage" None,
    /// Tabs became blanks in copying.
    CopyTabs "copy.tabs" None,
    /// A page was copied.
    CopyWebPage "copy.web-page" None,
    /// Not from the reader.
    Forged "forged" None,
    /// Forwarded; DKIM holds.
    Forwarded "forwarded" None,
    /// No author.
    FromNone "from.none" None,
    /// Several author domains, or several From fields.
    FromSeveral "from.several" None,
    /// A field was added that the signature forbids.
    HeaderAdded "header.added" None,
    /// A signed field changed.
    HeaderChanged "header.changed" Dkim,
    /// From was rewritten.
    HeaderFromRewritten "header.from-rewritten" None,
    /// Folding changed.
    HeaderRefolded "header.refolded" Dkim,
    /// A signed field is gone.
    HeaderRemoved "header.removed" None,
    /// Quotes changed.
    HeaderRequoted "header.requoted" Dkim,
    /// The subject got a tag.
    HeaderSubjectTag "header.subject-tag" None,
    /// The key record cannot be read.
    KeyDamaged "key.damaged" Dkim,
    /// The key record forbids the hash.
    KeyHash "key.hash" Dkim,
    /// No key record.
    KeyMissing "key.missing" Dkim,
    /// Another key than the one that signed.
    KeyOther "key.other" Dkim,
    /// Revoked.
    KeyRevoked "key.revoked" Dkim,
    /// The key is at another selector.
    KeySelector "key.selector" Dkim,
    /// Under 1024 bits.
    KeyShort "key.short" Dkim,
    /// `t=s`, and `i=` elsewhere.
    KeyStrict "key.strict" Dkim,
    /// DNS failed.
    KeyTempError "key.temperror" Check,
    /// Two records.
    KeyTwo "key.two" Dkim,
    /// `k=` does not fit `a=`.
    KeyType "key.type" Dkim,
    /// From is another domain.
    NotThisDomain "not-this-domain" None,
    /// A gateway in front of the receiver changed it.
    ReceiverGateway "receiver.gateway" None,
    /// The receiver cannot verify Ed25519.
    ReceiverNoEd25519 "receiver.no-ed25519" Dkim,
    /// `b=` is damaged.
    SigDamaged "sig.damaged" None,
    /// `x=` has passed.
    SigExpired "sig.expired" None,
    /// From is not in `h=`.
    SigFromUnsigned "sig.from-unsigned" Dkim,
    /// `i=` is not below `d=`.
    SigIOutside "sig.i-outside" Dkim,
    /// Ed25519: another key or a changed field.
    SigKeyOrHeader "sig.key-or-header" Dkim,
    /// `l=` lets others add text.
    SigLengthTag "sig.length-tag" Dkim,
    /// `rsa-sha1`.
    SigSha1 "sig.sha1" Dkim,
    /// The field is broken.
    SigSyntax "sig.syntax" Dkim,
    /// The signer hashed another form than it says.
    SignerCanon "signer.canon" Dkim,
    /// The signer hashed nothing.
    SignerEmptyBody "signer.empty-body" Dkim,
    /// The signer hashed LF.
    SignerLf "signer.lf" Dkim,
    /// An own server is not in the SPF record.
    SpfMissingAddress "spf.missing-address" Spf,
    /// DNS was not asked, so that the keys are not known.
    NotAsked "not-asked" Check,
    /// Signs and bounces as somebody else.
    Unaligned "unaligned" Dkim,
    /// Aligned only if relaxed.
    UnalignedStrict "unaligned.strict" Dmarc,
    /// No signature.
    Unsigned "unsigned" Dkim,
}

impl Cause {
    /// Whether it is a change of the copy, not of the mail.
    #[must_use]
    pub fn is_of_copy(self) -> bool {
        self.as_str().starts_with("copy.")
    }
}

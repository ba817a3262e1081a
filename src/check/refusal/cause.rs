//! Why a server refused: the words of the answer.

use serde::Deserialize;

/// What the refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// SPF.
    Spf,
    /// DKIM.
    Dkim,
    /// DMARC.
    Dmarc,
    /// SPF and DKIM, neither of which passed.
    SpfAndDkim,
    /// Reverse DNS of the server's address.
    Ptr,
    /// Encryption of the connection.
    Tls,
    /// What is thought of the address or the domain.
    Reputation,
    /// Too much mail in too short a time.
    Rate,
    /// The mail itself.
    Content,
    /// Something else that is no authentication.
    None,
    /// The text does not say.
    Unknown,
}

impl Mechanism {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::SpfAndDkim => "spf+dkim",
            Self::Ptr => "ptr",
            Self::Tls => "tls",
            Self::Reputation => "reputation",
            Self::Rate => "rate",
            Self::Content => "content",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is mail authentication, which the records of a domain decide.
    #[must_use]
    pub const fn is_authentication(self) -> bool {
        matches!(self, Self::Spf | Self::Dkim | Self::Dmarc | Self::SpfAndDkim)
    }
}

/// How sure an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The text does not say; a check must tell.
    Possible,
    /// Something about it is inferred.
    Likely,
    /// The text says it, and it is known who says it.
    Sure,
}

impl Certainty {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// Where it is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The domain itself.
    Domain,
    /// The SPF record.
    Spf,
    /// Keys and signing.
    Dkim,
    /// The policy.
    Dmarc,
    /// Records that are not published yet.
    Publish,
    /// A check must tell.
    Check,
    /// Not in the records of the domain.
    None,
}

impl Step {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Publish => "publish",
            Self::Check => "check",
            Self::None => "none",
        }
    }
}

/// Declares the causes with their ids and the steps that fix them.
macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident $id:literal $step:ident,)*) => {
        /// Why, in one word; the ids are promised in the README.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
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

            /// Where it is fixed, unless the text says more.
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
    /// Neither SPF nor DKIM passed.
    Unauthenticated "unauthenticated" Spf,
    /// SPF did not pass.
    SpfFail "spf-fail" Spf,
    /// The own `-all` excludes the address.
    SpfHardFail "spf-hard-fail" Spf,
    /// The record is too open.
    SpfSuspicious "spf-suspicious" Spf,
    /// The record cannot be evaluated.
    SpfError "spf-error" Spf,
    /// No signature.
    DkimAbsent "dkim-absent" Dkim,
    /// A signature that does not verify.
    DkimBadSignature "dkim-bad-signature" Dkim,
    /// Did not pass; which of the two is not said.
    DkimFail "dkim-fail" Dkim,
    /// The body is not the one that was hashed.
    DkimBodyChanged "dkim-body-changed" Dkim,
    /// No key at the selector.
    DkimNoKey "dkim-no-key" Publish,
    /// The policy of the own domain.
    DmarcPolicy "dmarc-policy" Dkim,
    /// The policy of another domain.
    DmarcPolicyOther "dmarc-policy-other" None,
    /// Passes for another domain.
    DmarcAlignment "dmarc-alignment" Dkim,
    /// No policy.
    DmarcAbsent "dmarc-absent" Dmarc,
    /// DNS did not answer the receiver.
    DnsTemporary "dns-temporary" Check,
    /// Outlook.com's level of authentication.
    AuthLevel "auth-level" Check,
    /// Reverse DNS is missing or does not fit.
    Ptr "ptr" None,
    /// No TLS.
    TlsRequired "tls-required" None,
    /// The address or its network is listed.
    Blocklist "blocklist" None,
    /// A bad name.
    Reputation "reputation" None,
    /// Too much.
    Rate "rate" None,
    /// The mail itself.
    Content "content" None,
    /// One text for content and authentication.
    ContentOrAuth "content-or-auth" Check,
    /// The receiver gives no reason.
    Unsaid "unsaid" Check,
    /// The own server forwards somebody else's mail.
    Forwarding "forwarding" None,
    /// The recipient forwards own mail.
    ForwardedByRecipient "forwarded-by-recipient" Dkim,
    /// A bounce for mail that was never sent.
    Backscatter "backscatter" None,
    /// Not to be told apart.
    BackscatterOrForwarded "backscatter-or-forwarded" Check,
    /// Refused by the own way out.
    OwnRelay "own-relay" None,
    /// The own account is blocked.
    OwnAccountBlocked "own-account-blocked" None,
    /// The own server refused somebody.
    InboundRefused "inbound-refused" None,
    /// The recipient's domain was in `From:`.
    RecipientSpoofRule "recipient-spoof-rule" None,
    /// No room.
    MailboxFull "mailbox-full" None,
    /// No such address.
    NoSuchUser "no-such-user" None,
    /// The address takes no mail.
    RecipientDisabled "recipient-disabled" None,
    /// The first try is always turned away.
    Greylist "greylist" None,
    /// The server does not deliver for others.
    Relay "relay" None,
    /// A log-in is wanted.
    SmtpLogin "smtp-login" None,
    /// The sender's domain is not in DNS.
    SenderDomainDns "sender-domain-dns" Publish,
    /// No server was reached.
    Unreachable "unreachable" None,
    /// A checking tool's finding.
    CheckerDmarc "checker-dmarc" Check,
    /// The part with the reason is missing.
    ReplyMissing "reply-missing" Check,
    /// Too long to be read.
    TooLong "too-long" None,
    /// A program, a picture: no text at all.
    NotText "not-text" None,
    /// A private key, which no mail holds.
    PrivateKey "private-key" Dkim,
    /// An ordinary mail.
    NoBounce "no-bounce" None,
    /// Nothing was given.
    Nothing "nothing" None,
}

impl Cause {
    /// Whether the reason is not told, so that any reason that another part of the text tells is better.
    #[must_use]
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::Unsaid | Self::ReplyMissing | Self::ContentOrAuth)
    }
}

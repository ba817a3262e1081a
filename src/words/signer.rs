//! How to install a key in the program that signs mail.
//!
//! Making a key and publishing its public half does nothing until the mail server signs with it,
//! and each server wants the key in another place and form. Here are the steps for six of them,
//! with the domain, the selector and the path filled in, so that every block can be copied.
//!
//! References: opendkim.conf(5), opendkim-testkey(8); Rspamd `dkim_signing` module; Exim
//! specification, chapter "DKIM, SPF and DMARC"; Exchange DKIM Signer and haraka-plugin-dkim
//! READMEs; Stalwart documentation, "DKIM: Signing".

mod change;
mod fill;
mod steps;

use std::path::Path;

use crate::{
    plan::dkim::Displaced,
    record::name::{DomainName, Selector},
};

/// A program that signs mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signer {
    /// The milter beside Postfix or Sendmail.
    OpenDkim,
    /// The spam filter, which signs too.
    Rspamd,
    /// The mail server.
    Exim,
    /// Microsoft Exchange with the agent "Exchange DKIM Signer".
    Exchange,
    /// The mail server.
    Stalwart,
    /// The mail server.
    Haraka,
}

/// A key to install.
#[derive(Clone, Copy, Debug)]
pub struct KeyFile<'k> {
    /// Where its public half is published.
    pub selector: &'k Selector,
    /// Where its private half was saved.
    pub path: &'k Path,
    /// Whether it is Ed25519; RSA otherwise.
    pub is_ed25519: bool,
}

/// One step of installing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub say: String,
    /// What to copy, whole lines without a final line break.
    pub code: Option<String>,
}

/// Every signer, in the order people are likely to look for them.
#[must_use]
pub const fn all() -> [Signer; 6] {
    use Signer::{Exchange, Exim, Haraka, OpenDkim, Rspamd, Stalwart};
    [OpenDkim, Rspamd, Exim, Exchange, Stalwart, Haraka]
}

impl Signer {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenDkim => "OpenDKIM",
            Self::Rspamd => "Rspamd",
            Self::Exim => "Exim",
            Self::Exchange => "Microsoft Exchange",
            Self::Stalwart => "Stalwart",
            Self::Haraka => "Haraka",
        }
    }

    /// Whether it can sign with Ed25519.
    #[must_use]
    pub const fn signs_ed25519(self) -> bool {
        matches!(self, Self::Rspamd | Self::Exim | Self::Stalwart)
    }
}

/// The steps that make a signer sign the domain's mail with these keys. A signer that cannot use
/// one of them says so first; without a key it can use that is all there is to say.
///
/// `displaced` are keys that may sign so far, and are not to sign beside these: then every entry takes the place of
/// an old one, because most signers would go on with the old key, and nothing is switched before the new record
/// has been seen.
#[must_use]
pub fn instructions(
    signer: Signer,
    domain: &DomainName,
    keys: &[KeyFile<'_>],
    displaced: &[Displaced<'_>],
) -> Vec<Step> {
    let usable: Vec<KeyFile<'_>> =
        keys.iter().copied().filter(|key| signer.signs_ed25519() || !key.is_ed25519).collect();
    let mut all = Vec::new();
    if usable.len() < keys.len() {
        all.push(Step { say: steps::no_ed25519(signer, usable.is_empty()), code: None });
    }
    if !usable.is_empty() {
        let is_ours = |old: &&Displaced<'_>| usable.iter().any(|key| key.is_ed25519 == old.is_ed25519);
        let old: Vec<Displaced<'_>> = displaced.iter().filter(is_ours).copied().collect();
        all.extend(if old.is_empty() {
            steps::of(signer, domain.as_str(), &usable)
        } else {
            change::of(signer, domain.as_str(), &usable, &old)
        });
    }
    all
}

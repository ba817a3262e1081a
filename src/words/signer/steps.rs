//! The steps for each signer.

use super::{
    KeyFile, Signer, Step,
    fill::{fill, shell},
};
use crate::words::signers as say;

/// A block to copy.
macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("../../../assets/signers/", $name, ".txt"))
    };
}
pub(super) use template;

pub(super) fn no_ed25519(signer: Signer, is_alone: bool) -> String {
    match (signer, is_alone) {
        (Signer::OpenDkim, false) => say::opendkim_no_ed25519(),
        (Signer::OpenDkim, true) => say::opendkim_no_ed25519_alone(),
        (_, false) => say::no_ed25519(signer.name()),
        (_, true) => say::no_ed25519_alone(signer.name()),
    }
}

pub(super) fn of(signer: Signer, domain: &str, keys: &[KeyFile<'_>]) -> Vec<Step> {
    let keys = Keys { domain, keys };
    let mut steps = match signer {
        Signer::OpenDkim => opendkim(&keys),
        Signer::Rspamd => rspamd(&keys),
        Signer::Exim => exim(&keys),
        Signer::Exchange => exchange(&keys),
        Signer::Stalwart => stalwart(&keys),
        Signer::Haraka => haraka(&keys.first()),
    };
    steps.push(step(say::received(), keys.each(template!("received"), "\n\n")));
    steps
}

fn opendkim(keys: &Keys<'_>) -> Vec<Step> {
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::opendkim_key(), keys.each(template!("opendkim-key"), "\n")),
        step(say::opendkim_conf(), keys.once(template!("opendkim-conf"))),
        step(say::opendkim_tables(), keys.each(template!("opendkim-tables"), "\n")),
        // Before anything is signed: a signature whose key nobody finds counts as broken.
        step(say::opendkim_check(), keys.each(template!("opendkim-check"), "\n")),
        step(say::opendkim_restart(), keys.once(template!("opendkim-restart"))),
        // Without this OpenDKIM runs, and no mail comes by.
        step(say::opendkim_postfix(), keys.once(template!("opendkim-postfix"))),
    ]
}

fn rspamd(keys: &Keys<'_>) -> Vec<Step> {
    let mut steps = vec![Step { say: say::on_the_server(), code: None }];
    steps.extend(rspamd_keys(keys));
    steps.push(step(say::rspamd_conf(), rspamd_conf(keys)));
    steps.push(step(say::rspamd_restart(), keys.once(template!("rspamd-restart"))));
    steps.push(step(say::rspamd_check(), keys.once(template!("rspamd-check"))));
    steps
}

/// The keys put where they are read, in the form in which they are.
pub(super) fn rspamd_keys(keys: &Keys<'_>) -> Vec<Step> {
    let (rsa, ed25519) = (keys.only(false), keys.only(true));
    let mut steps = Vec::new();
    if !rsa.is_empty() {
        let keys = Keys { domain: keys.domain, keys: &rsa };
        steps.push(step(say::rspamd_rsa(), keys.each(template!("rspamd-rsa"), "\n")));
    }
    if !ed25519.is_empty() {
        let keys = Keys { domain: keys.domain, keys: &ed25519 };
        steps.push(step(say::rspamd_ed25519(), keys.each(template!("rspamd-ed25519"), "\n")));
    }
    steps
}

pub(super) fn rspamd_conf(keys: &Keys<'_>) -> String {
    let entries = keys.each(template!("rspamd-entry"), "\n");
    fill(template!("rspamd-conf"), &[("domain", keys.domain), ("entries", &entries)])
}

fn exim(keys: &Keys<'_>) -> Vec<Step> {
    let conf = |template| exim_conf(template, keys);
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::exim_key(), keys.each(template!("exim-key"), "\n")),
        step(say::exim_debian(), conf(template!("exim-debian"))),
        step(say::exim_transport(), conf(template!("exim-transport"))),
        step(say::exim_restart(), keys.once(template!("exim-restart"))),
        step(say::exim_check(), keys.once(template!("exim-check"))),
    ]
}

pub(super) fn exim_conf(template: &str, keys: &Keys<'_>) -> String {
    let selectors = keys.selectors(" : ");
    fill(template, &[("domain", keys.domain), ("selectors", &selectors)])
}

fn exchange(keys: &Keys<'_>) -> Vec<Step> {
    vec![
        Step { say: say::on_the_server_windows(), code: None },
        step(say::exchange_pkcs1(), keys.each(template!("exchange-pkcs1"), "\n")),
        step(say::exchange_key(), keys.each(template!("exchange-key"), "\n")),
        step(say::exchange_settings(), exchange_settings(keys)),
        step(say::exchange_restart(), keys.once(template!("exchange-restart"))),
        step(say::exchange_check(), keys.once(template!("exchange-check"))),
    ]
}

pub(super) fn exchange_settings(keys: &Keys<'_>) -> String {
    let entries = keys.each(template!("exchange-entry"), "\n");
    fill(template!("exchange-settings"), &[("entries", &entries)])
}

fn stalwart(keys: &Keys<'_>) -> Vec<Step> {
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::stalwart_key(), keys.each(template!("stalwart-key"), "\n")),
        step(say::stalwart_object(), keys.each(template!("stalwart-object"), "\n")),
        step(say::stalwart_old(), stalwart_old(keys)),
        step(say::stalwart_restart(), keys.once(template!("stalwart-restart"))),
    ]
}

/// What goes into the file of settings, up to version 0.15.
pub(super) fn stalwart_old(keys: &Keys<'_>) -> String {
    let entries = keys.each(template!("stalwart-old-entry"), "\n\n");
    let names: Vec<String> =
        keys.keys.iter().map(|key| format!("'{}-{}'", keys.domain, key.selector)).collect();
    let values = [("domain", keys.domain), ("entries", &entries), ("names", &names.join(", "))];
    fill(template!("stalwart-old"), &values)
}

fn haraka(keys: &Keys<'_>) -> Vec<Step> {
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::haraka_key(), keys.each(template!("haraka-key"), "\n")),
        step(say::haraka_ini(), keys.once(template!("haraka-ini"))),
        step(say::haraka_restart(), keys.once(template!("haraka-restart"))),
        step(say::haraka_check(), keys.once(template!("haraka-check"))),
    ]
}

pub(super) fn step(say: String, code: String) -> Step {
    Step { say, code: Some(code) }
}

/// The keys of one domain, to be filled in.
pub(super) struct Keys<'k> {
    pub(super) domain: &'k str,
    pub(super) keys: &'k [KeyFile<'k>],
}

impl<'k> Keys<'k> {
    /// The template once, the same for every key.
    pub(super) fn once(&self, template: &str) -> String {
        fill(template, &[("domain", self.domain)])
    }

    /// The template once for each key.
    pub(super) fn each(&self, template: &str, between: &str) -> String {
        let filled: Vec<String> = self
            .keys
            .iter()
            .map(|key| {
                let (algorithm, object) = if key.is_ed25519 {
                    ("ed25519-sha256", "Dkim1Ed25519Sha256")
                } else {
                    ("rsa-sha256", "Dkim1RsaSha256")
                };
                fill(
                    template,
                    &[
                        ("domain", self.domain),
                        ("selector", key.selector.as_str()),
                        ("path", &shell(key.path)),
                        ("algorithm", algorithm),
                        ("object", object),
                    ],
                )
            })
            .collect();
        filled.join(between)
    }

    /// The selectors, one after the other.
    pub(super) fn selectors(&self, between: &str) -> String {
        let selectors: Vec<&str> = self.keys.iter().map(|key| key.selector.as_str()).collect();
        selectors.join(between)
    }

    /// The first key alone: Haraka has one folder, and so one key, for each domain.
    pub(super) fn first(&self) -> Self {
        Self { domain: self.domain, keys: self.keys.get(..1).unwrap_or_default() }
    }

    fn only(&self, is_ed25519: bool) -> Vec<KeyFile<'k>> {
        self.keys.iter().copied().filter(|key| key.is_ed25519 == is_ed25519).collect()
    }
}

//! The steps for each signer.

use super::{
    KeyFile, Signer, Step,
    fill::{fill, shell},
};
use crate::words::signers as say;

macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("../../../assets/signers/", $name, ".txt"))
    };
}

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
        // The plug-in has one folder, and so one key, for each domain.
        Signer::Haraka => haraka(&Keys { domain, keys: keys.keys.get(..1).unwrap_or_default() }),
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
        step(say::opendkim_restart(), keys.once(template!("opendkim-restart"))),
        step(say::opendkim_check(), keys.each(template!("opendkim-check"), "\n")),
    ]
}

fn rspamd(keys: &Keys<'_>) -> Vec<Step> {
    let (rsa, ed25519) = (keys.only(false), keys.only(true));
    let entries = keys.each(template!("rspamd-entry"), "\n");
    let conf = fill(template!("rspamd-conf"), &[("domain", keys.domain), ("entries", &entries)]);
    let mut steps = vec![Step { say: say::on_the_server(), code: None }];
    if !rsa.is_empty() {
        let keys = Keys { domain: keys.domain, keys: &rsa };
        steps.push(step(say::rspamd_rsa(), keys.each(template!("rspamd-rsa"), "\n")));
    }
    if !ed25519.is_empty() {
        let keys = Keys { domain: keys.domain, keys: &ed25519 };
        steps.push(step(say::rspamd_ed25519(), keys.each(template!("rspamd-ed25519"), "\n")));
    }
    steps.push(step(say::rspamd_conf(), conf));
    steps.push(step(say::rspamd_restart(), keys.once(template!("rspamd-restart"))));
    steps.push(step(say::rspamd_check(), keys.once(template!("rspamd-check"))));
    steps
}

fn exim(keys: &Keys<'_>) -> Vec<Step> {
    let selectors: Vec<&str> = keys.keys.iter().map(|key| key.selector.as_str()).collect();
    let selectors = selectors.join(" : ");
    let conf = |template| fill(template, &[("domain", keys.domain), ("selectors", &selectors)]);
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::exim_key(), keys.each(template!("exim-key"), "\n")),
        step(say::exim_debian(), conf(template!("exim-debian"))),
        step(say::exim_transport(), conf(template!("exim-transport"))),
        step(say::exim_restart(), keys.once(template!("exim-restart"))),
        step(say::exim_check(), keys.once(template!("exim-check"))),
    ]
}

fn exchange(keys: &Keys<'_>) -> Vec<Step> {
    let entries = keys.each(template!("exchange-entry"), "\n");
    vec![
        Step { say: say::on_the_server_windows(), code: None },
        step(say::exchange_pkcs1(), keys.each(template!("exchange-pkcs1"), "\n")),
        step(say::exchange_key(), keys.each(template!("exchange-key"), "\n")),
        step(say::exchange_settings(), fill(template!("exchange-settings"), &[("entries", &entries)])),
        step(say::exchange_restart(), keys.once(template!("exchange-restart"))),
        step(say::exchange_check(), keys.once(template!("exchange-check"))),
    ]
}

fn stalwart(keys: &Keys<'_>) -> Vec<Step> {
    let entries = keys.each(template!("stalwart-old-entry"), "\n\n");
    let names: Vec<String> =
        keys.keys.iter().map(|key| format!("'{}-{}'", keys.domain, key.selector)).collect();
    let values = [("domain", keys.domain), ("entries", &entries), ("names", &names.join(", "))];
    vec![
        Step { say: say::on_the_server(), code: None },
        step(say::stalwart_key(), keys.each(template!("stalwart-key"), "\n")),
        step(say::stalwart_object(), keys.each(template!("stalwart-object"), "\n")),
        step(say::stalwart_old(), fill(template!("stalwart-old"), &values)),
        step(say::stalwart_restart(), keys.once(template!("stalwart-restart"))),
    ]
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

fn step(say: String, code: String) -> Step {
    Step { say, code: Some(code) }
}

/// The keys of one domain, to be filled in.
struct Keys<'k> {
    domain: &'k str,
    keys: &'k [KeyFile<'k>],
}

impl<'k> Keys<'k> {
    /// The template once, the same for every key.
    fn once(&self, template: &str) -> String {
        fill(template, &[("domain", self.domain)])
    }

    /// The template once for each key.
    fn each(&self, template: &str, between: &str) -> String {
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

    fn only(&self, is_ed25519: bool) -> Vec<KeyFile<'k>> {
        self.keys.iter().copied().filter(|key| key.is_ed25519 == is_ed25519).collect()
    }
}

//! The steps where a new key takes the place of an old one.
//!
//! Added beside the old entry, a new one does not do what a person thinks it does: OpenDKIM goes on with the old
//! key alone, others sign with both. So every step here puts one in the place of the other, the switch
//! comes only after the new record has been seen, and the last step tells which key it was.
//!
//! References: opendkim.conf(5), `SigningTable` and `MultipleSignatures` (the first match is used); RFC 6376 §3.1.

use super::{
    KeyFile, Signer, Step,
    fill::fill,
    steps::{Keys, exchange_settings, exim_conf, rspamd_conf, rspamd_keys, stalwart_old, step, template},
};
use crate::{plan::dkim::Displaced, words::signers as say};

/// What stands between two selectors in a sentence.
const AND: &str = ", ";

pub(super) fn of(signer: Signer, domain: &str, keys: &[KeyFile<'_>], old: &[Displaced<'_>]) -> Vec<Step> {
    let keys = Keys { domain, keys };
    let keys = if signer == Signer::Haraka { keys.first() } else { keys };
    let of_old = |wanted: Option<bool>| {
        let wanted = old.iter().filter(|old| wanted.is_none_or(|wanted| old.is_certain == wanted));
        wanted.map(|old| old.selector.as_str()).collect::<Vec<_>>().join(AND)
    };
    let (ended, perhaps, all) = (of_old(Some(true)), of_old(Some(false)), of_old(None));
    // One of the other algorithm stays as it is, and is no news.
    let is_new = |key: &&KeyFile<'_>| old.iter().any(|old| old.is_ed25519 == key.is_ed25519);
    let news: Vec<KeyFile<'_>> = keys.keys.iter().filter(is_new).copied().collect();
    let news = Keys { domain, keys: &news };
    let (new, all) = (news.selectors(AND), all.as_str());
    let mut steps = Vec::new();
    if !ended.is_empty() {
        steps.push(Step { say: say::Change { new: new.as_str(), old: ended.as_str() }.say(), code: None });
    }
    if !perhaps.is_empty() {
        steps.push(Step { say: say::change_perhaps(perhaps.as_str()), code: None });
    }
    let seen = step(say::change_published(), news.each(template!("published"), "\n"));
    let server = Step { say: say::on_the_server(), code: None };
    steps.extend(match signer {
        Signer::OpenDkim => vec![
            server,
            step(say::opendkim_key(), keys.each(template!("opendkim-key"), "\n")),
            seen,
            step(say::opendkim_check(), keys.each(template!("opendkim-check"), "\n")),
            step(say::opendkim_conf(), keys.once(template!("opendkim-conf"))),
            step(
                say::OpendkimChange { domain, new: new.as_str(), old: all }.say(),
                opendkim_tables(&keys, old),
            ),
            step(say::opendkim_restart(), keys.once(template!("opendkim-restart"))),
        ],
        Signer::Rspamd => {
            let mut steps = vec![server];
            steps.extend(rspamd_keys(&keys));
            steps.extend([
                seen,
                step(say::RspamdChange { domain, old: all }.say(), rspamd_conf(&keys)),
                step(say::rspamd_restart(), keys.once(template!("rspamd-restart"))),
                step(say::rspamd_changed(all), keys.once(template!("rspamd-check"))),
            ]);
            steps
        }
        Signer::Exim => vec![
            server,
            step(say::exim_key(), keys.each(template!("exim-key"), "\n")),
            seen,
            step(say::exim_change_debian(all), exim_conf(template!("exim-debian"), &keys)),
            step(say::exim_change_transport(all), exim_conf(template!("exim-transport"), &keys)),
            step(say::exim_restart(), keys.once(template!("exim-restart"))),
            step(say::exim_changed(all), keys.once(template!("exim-check"))),
        ],
        Signer::Exchange => vec![
            Step { say: say::on_the_server_windows(), code: None },
            step(say::exchange_pkcs1(), keys.each(template!("exchange-pkcs1"), "\n")),
            step(say::exchange_key(), keys.each(template!("exchange-key"), "\n")),
            seen,
            step(say::ExchangeChange { domain, old: all }.say(), exchange_settings(&keys)),
            step(say::exchange_restart(), keys.once(template!("exchange-restart"))),
            step(say::exchange_check(), keys.once(template!("exchange-check"))),
        ],
        Signer::Stalwart => vec![
            server,
            step(say::stalwart_key(), keys.each(template!("stalwart-key"), "\n")),
            seen,
            step(say::stalwart_change(all), keys.each(template!("stalwart-object"), "\n")),
            step(say::stalwart_change_old(all), stalwart_old(&keys)),
            step(say::stalwart_restart(), keys.once(template!("stalwart-restart"))),
        ],
        Signer::Haraka => vec![
            server,
            seen,
            step(say::haraka_change(), keys.each(template!("haraka-key"), "\n")),
            step(say::haraka_ini(), keys.once(template!("haraka-ini"))),
            step(say::haraka_restart(), keys.once(template!("haraka-restart"))),
            step(say::haraka_check(), keys.once(template!("haraka-check"))),
        ],
    });
    steps.push(step(
        say::Changed { new: new.as_str(), old: all }.say(),
        keys.each(template!("received"), "\n\n"),
    ));
    steps
}

/// Takes the lines of the old keys out of the table, and puts those of the new ones in.
fn opendkim_tables(keys: &Keys<'_>, old: &[Displaced<'_>]) -> String {
    let tables = keys.each(template!("opendkim-tables"), "\n");
    let pattern = literal(keys.domain);
    let lines_of = |old: &Displaced<'_>| {
        format!(
            " -e '/[[:space:]]{}\\._domainkey\\.{pattern}[[:space:]]*$/d'",
            literal(old.selector.as_str())
        )
    };
    let expressions: String = old.iter().map(lines_of).collect();
    fill(
        template!("opendkim-tables-change"),
        &[("pattern", &pattern), ("expressions", &expressions), ("tables", &tables)],
    )
}

/// A name as a pattern that only it fits. Letters, digits, `-` and `_` mean themselves.
fn literal(name: &str) -> String {
    name.replace('.', "\\.")
}

//! `mailseal dkim install`: the steps, or the script, that make a mail server sign with a key.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Said;
use crate::{
    cli::{Exit, slip::nearest},
    key,
    plan::{self, dkim::Displaced},
    record::{
        dkim::PublicKey,
        name::{DomainName, Selector},
    },
    store::Store,
    words::{
        cli_dkim as say,
        signer::{self, KeyFile, Signer},
        signers,
    },
};

#[derive(Clone, Debug, Args)]
pub(super) struct InstallArguments {
    /// What signs.
    #[arg(long, value_name = "NAME", value_parser = program)]
    signer: &'static Signer,
    /// Whose mail is signed.
    #[arg(long, value_name = "DOMAIN", value_parser = crate::cli::domain)]
    domain: DomainName,
    /// Where each key is published, in the order of the files.
    #[arg(long, value_name = "SELECTOR", value_parser = super::selector)]
    selector: Vec<Selector>,
    /// The file of each key.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    key: Vec<PathBuf>,
    /// Keys that are not to sign any more.
    #[arg(long, value_name = "SELECTOR", value_parser = super::selector)]
    replaces: Vec<Selector>,
    /// Steps or script.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// How the steps are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a shell.
    Sh,
}

fn program(text: &str) -> Result<&'static Signer, String> {
    signer::by_id(text).ok_or_else(|| {
        let ids: Vec<&str> = signer::all().iter().map(|signer| signer.id.as_str()).collect();
        let nearest = nearest(text, ids.iter().copied()).unwrap_or("none");
        say::UnknownSigner { nearest, signers: ids.join(", ") }.say()
    })
}

pub(super) fn install(arguments: &InstallArguments, store: &Store) -> Said {
    let InstallArguments { signer, domain, selector, key, replaces, format } = arguments;
    if signer.takes_keys() && (selector.is_empty() || selector.len() != key.len()) {
        return Err((say::selector_for_each(), Exit::Usage));
    }
    if let Some(selector) = selector.iter().find(|one| domain.name().child(&one.labels()).is_err()) {
        let domain = domain.as_str();
        return Err((say::NameTooLong { domain, selector: selector.as_str() }.say(), Exit::Usage));
    }
    let mut files = Vec::new();
    for path in key.iter().take(selector.len()) {
        let public = key::read_public(path)
            .map_err(|error| (format!("{}: {error} {}", path.display(), error.hint()), Exit::Usage))?;
        files.push((std::path::absolute(path).unwrap_or_else(|_| path.clone()), public));
    }
    let keys: Vec<KeyFile<'_>> = selector
        .iter()
        .zip(&files)
        .map(|(selector, (path, public))| KeyFile {
            selector,
            path: path.as_path(),
            is_ed25519: matches!(public, PublicKey::Ed25519(_)),
        })
        .collect();
    // What cannot be read is the wizard's affair: without it, only what was named is replaced.
    let saved = store.load(domain).ok().flatten().map(|setup| setup.plan);
    let old = displaced(saved.as_ref().map(|plan| &plan.dkim), &keys, replaces);
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    match format {
        Format::Text => {
            let steps = signer::instructions(signer, domain, &keys, &old);
            Ok((lines(signer::text(&steps)), Exit::Done))
        }
        Format::Sh => match signer::script(signer, domain, &keys, &old) {
            Some(script) => Ok((lines(script), Exit::Done)),
            None => Err((signers::not_a_script(signer.name.as_str()), Exit::Usage)),
        },
    }
}

/// The keys that are not to sign beside these: those that were named, and those of the saved setup that these replace.
fn displaced<'k>(
    saved: Option<&'k plan::dkim::Answers>,
    keys: &[KeyFile<'_>],
    named: &'k [Selector],
) -> Vec<Displaced<'k>> {
    let is_new = |selector: &Selector| keys.iter().any(|key| key.selector == selector);
    let of_setup = saved.iter().flat_map(|answers| answers.displaced());
    let mut found: Vec<Displaced<'k>> = of_setup.filter(|old| !is_new(old.selector)).collect();
    for selector in named.iter().filter(|selector| !is_new(selector)) {
        if let Some(known) = found.iter_mut().find(|old| old.selector == selector) {
            known.is_certain = true;
        } else {
            let is_ed25519 = keys.first().is_some_and(|key| key.is_ed25519);
            found.push(Displaced { selector, is_ed25519, is_certain: true });
        }
    }
    found
}

/// The verb with its sentences.
pub(super) fn command(verb: clap::Command) -> clap::Command {
    let known: Vec<&str> = signer::all().iter().map(|signer| signer.id.as_str()).collect();
    verb.about(say::install())
        .after_help(say::install_after(known.join(", ")))
        .mut_arg("signer", |arg| arg.help(say::install_signer()))
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("selector", |arg| arg.help(say::install_selector()))
        .mut_arg("key", |arg| arg.help(say::install_key()))
        .mut_arg("replaces", |arg| arg.help(say::install_replaces()))
        .mut_arg("format", |arg| arg.help(say::install_format()))
}

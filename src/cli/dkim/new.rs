//! `mailseal dkim new`: a key in a file, and its record.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use jiff::Zoned;

use super::{KeyOut, NewArguments, RecordOut, Said, refused};
use crate::{
    cli::{Exit, check::Format, output},
    key::{self, Kind, PrivateKey, SaveError},
    plan::dkim::KeyKind,
    record::{
        dkim::{Record, fingerprint},
        name::{DomainName, Name, Selector},
    },
    store::Store,
    words::{cli_dkim as say, finding::hanging},
};

pub(super) fn new(arguments: &NewArguments, store: &Store) -> Said {
    let NewArguments { domain, key_type, out, encoding, format, .. } = arguments;
    let kind = KeyKind::from(*key_type);
    let Some(selector) = arguments.selector.clone().or_else(|| proposed(domain, kind, store)) else {
        return Err((say::no_selector(), Exit::Usage));
    };
    let Ok(owner) = domain.name().child(&selector.labels()) else {
        return Err((
            say::NameTooLong { domain: domain.as_str(), selector: selector.as_str() }.say(),
            Exit::Usage,
        ));
    };
    let Some(path) = place(out.as_deref(), domain, &selector) else {
        return Err((say::no_home(), Exit::Usage));
    };
    // Seconds are not spent on a key that cannot be written. That decides nothing: writing looks itself.
    if path.symlink_metadata().is_ok() {
        return Err((taken(&path, kind), Exit::Left));
    }
    let key = match made(kind) {
        Ok(key) => key,
        Err(error) => return refused(&error.to_string(), &error.hint(), Exit::Left),
    };
    match key.save(&path, (*encoding).into()) {
        Ok(()) => Ok((lines(&key, domain, &selector, &owner, &path, *format), Exit::Done)),
        Err(error) if error.is_taken() => Err((taken(&path, kind), Exit::Left)),
        Err(error @ SaveError::Key(_)) => refused(&error.to_string(), &error.hint(), Exit::Usage),
        Err(error @ SaveError::File(_)) => refused(&error.to_string(), &error.hint(), Exit::Left),
    }
}

/// The first selector of this month that no key of the saved set-up has.
fn proposed(domain: &DomainName, kind: KeyKind, store: &Store) -> Option<Selector> {
    // A set-up that cannot be read is the wizard's affair; no file is written over in any case.
    let plan = store.load(domain).ok().flatten().map(|setup| setup.plan);
    let is_listed = |selector: &Selector| {
        plan.iter().flat_map(|plan| &plan.dkim.keys).any(|key| key.selector == *selector)
    };
    selectors(kind).find(|selector| !is_listed(selector))
}

fn selectors(kind: KeyKind) -> impl Iterator<Item = Selector> {
    let today = Zoned::now();
    kind.selectors(today.year(), today.month())
}

fn place(out: Option<&Path>, domain: &DomainName, selector: &Selector) -> Option<PathBuf> {
    match out {
        Some(folder) => {
            let path = folder.join(format!("{selector}.pem"));
            Some(std::path::absolute(&path).unwrap_or(path))
        }
        None => key::default_path(domain, selector),
    }
}

/// A key is there; it may be in use.
fn taken(path: &Path, kind: KeyKind) -> String {
    let is_free =
        |selector: &Selector| path.with_file_name(format!("{selector}.pem")).symlink_metadata().is_err();
    let other = selectors(kind).find(is_free);
    let other = other.map_or_else(|| "SELECTOR".to_owned(), |selector| selector.to_string());
    say::Taken { path: path.display().to_string(), selector: other }.say()
}

fn made(kind: KeyKind) -> Result<PrivateKey, key::KeyError> {
    let is_watched = io::stderr().is_terminal();
    if is_watched {
        output::status(&say::making());
    }
    let [first, ..] = Kind::asked_for(kind) else { return Err(key::KeyError::Generation) };
    let key = PrivateKey::generate(*first);
    if is_watched {
        output::status("");
    }
    key
}

fn lines(
    key: &PrivateKey,
    domain: &DomainName,
    selector: &Selector,
    owner: &Name,
    path: &Path,
    format: Format,
) -> Vec<String> {
    let public = key.public();
    let value = Record::new(public.clone()).to_string();
    let file = path.display().to_string();
    match format {
        Format::Text => {
            let record =
                [say::publish(), String::new(), say::name(owner.as_str()), say::kind(), say::value(value)];
            let mut lines = record.to_vec();
            lines.extend([String::new(), say::saved(file)]);
            lines.extend(hanging(
                "",
                &say::Then { domain: domain.as_str(), selector: selector.as_str() }.say(),
            ));
            lines
        }
        Format::Json => KeyOut {
            domain: Some(domain.as_str()),
            selector: Some(selector.as_str()),
            key_type: if key.is_ed25519() { "ed25519" } else { "rsa" },
            bits: key.bits(),
            fingerprint: fingerprint(&public),
            record: RecordOut { name: Some(owner.as_str()), kind: "TXT", value },
            file,
        }
        .lines(),
    }
}

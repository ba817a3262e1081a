//! `mailseal dkim show`: the record that belongs to a key file.

use super::{KeyOut, RecordOut, Said, ShowArguments, refused};
use crate::{
    cli::{Exit, check::Format},
    key,
    record::dkim::{PublicKey, Record, fingerprint},
    words::{cli_dkim as say, dkim as kinds},
};

pub(super) fn show(arguments: &ShowArguments) -> Said {
    let ShowArguments { file, selector, domain, format } = arguments;
    let name = match (selector, domain) {
        (Some(selector), Some(domain)) => match domain.name().child(&selector.labels()) {
            Ok(name) => Some(name.to_string()),
            Err(_) => {
                return Err((
                    say::NameTooLong { domain: domain.as_str(), selector: selector.as_str() }.say(),
                    Exit::Usage,
                ));
            }
        },
        (Some(selector), None) => Some(selector.labels()),
        (None, _) => None,
    };
    let public = match key::read_public(file) {
        Ok(public) => public,
        Err(error) => return refused(&error.to_string(), &error.hint(), Exit::Usage),
    };
    let (key_type, bits, kind) = match &public {
        PublicKey::Rsa { bits, .. } => ("rsa", *bits, kinds::rsa(bits.to_string())),
        _ => ("ed25519", 256, kinds::ed25519()),
    };
    let value = Record::new(public.clone()).to_string();
    let fingerprint = fingerprint(&public);
    let lines = match format {
        Format::Text => vec![
            say::AboutKey { fingerprint, kind }.say(),
            String::new(),
            name.map_or_else(say::name_open, say::name),
            say::kind(),
            say::value(value),
        ],
        Format::Json => KeyOut {
            domain: domain.as_ref().map(crate::record::name::DomainName::as_str),
            selector: selector.as_ref().map(crate::record::name::Selector::as_str),
            key_type,
            bits,
            fingerprint,
            record: RecordOut { name: name.as_deref().filter(|_| domain.is_some()), kind: "TXT", value },
            file: file.display().to_string(),
        }
        .lines(),
    };
    Ok((lines, Exit::Done))
}

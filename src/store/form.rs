//! The text of a saved set-up.
//!
//! One TOML document: the number of the form, the time, the answers, and what the last check found. The
//! number is read before anything else, so that what a newer program wrote is told from what is damaged.
//! Format 1 had no memory of checks, format 2 nothing about mailboxes.
//!
//! References: TOML 1.0.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Setup;
use crate::{
    check::{access, memory::Memory},
    plan::Plan,
    record::name::DomainName,
};

/// The form of the files, raised whenever a field is added: an older program would leave out what it does not
/// know when it writes the file.
pub const FORMAT: u32 = 3;

/// Why a text is no set-up that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A newer program wrote it.
    Newer,
    /// It is none, or one of another domain.
    Unreadable,
}

#[derive(Serialize)]
struct FileOut<'s> {
    format: u32,
    saved: Timestamp,
    plan: &'s Plan,
    memory: Option<&'s Memory>,
    access: Option<&'s access::memory::Memory>,
}

#[derive(Deserialize)]
struct FileIn {
    #[serde(rename = "format")]
    _format: u32,
    saved: Timestamp,
    plan: Plan,
    /// Read apart: losing it loses no work, so it must not make the answers unreadable.
    memory: Option<toml::Value>,
    /// The same of the mail hosts.
    access: Option<toml::Value>,
}

/// What every format has, whatever else changes.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

/// The set-up of `domain` in a text.
pub(super) fn read(text: &str, domain: &DomainName) -> Result<Setup, Fault> {
    let header: Header = toml::from_str(text).map_err(|_| Fault::Unreadable)?;
    if header.format > FORMAT {
        return Err(Fault::Newer);
    }
    let mut is_newer = false;
    // Nothing of a memory comes here: it is taken as it is and read apart.
    let note = |_: serde_ignored::Path<'_>| is_newer = true;
    let document = toml::Deserializer::parse(text).map_err(|_| Fault::Unreadable)?;
    let file: FileIn = serde_ignored::deserialize(document, note).map_err(|_| Fault::Unreadable)?;
    // Whoever writes the file would leave out what is not known here.
    if is_newer {
        return Err(Fault::Newer);
    }
    if file.plan.domain != *domain {
        return Err(Fault::Unreadable);
    }
    let memory = file.memory.and_then(|memory| memory.try_into().ok());
    let access = file.access.and_then(|access| access.try_into().ok());
    Ok(Setup { plan: file.plan, saved: file.saved, memory, access })
}

/// The text of a set-up; none if a path in it is no Unicode.
pub(super) fn text(setup: &Setup) -> Option<String> {
    let Setup { plan, saved, memory, access } = setup;
    let file =
        FileOut { format: FORMAT, saved: *saved, plan, memory: memory.as_ref(), access: access.as_ref() };
    toml::to_string(&file).ok()
}

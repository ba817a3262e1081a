//! Where keys are kept.

use std::{
    path::{Path, PathBuf},
    str,
};

use etcetera::BaseStrategy;
use zeroize::Zeroizing;

use super::{PrivateKey, ReadError, SaveError};
use crate::{
    plan::dkim::Encoding,
    private_file::{self, Cause, Existing, FileError},
    record::{
        dkim::PublicKey,
        name::{DomainName, Selector},
    },
};

/// A 4096-bit key is 3.3 KiB of PEM; this leaves room for what exports put around it.
pub const FILE_OCTETS: u64 = 64 * 1024;

/// `<data>/mailseal/keys/<domain>/<selector>.pem` in the user's data directory; none if the user
/// has no home.
#[must_use]
pub fn default_path(domain: &DomainName, selector: &Selector) -> Option<PathBuf> {
    Some(path_in(&folder()?, domain, selector))
}

/// Domains whose keys are looked after at a start.
const DOMAINS: usize = 1_000;

/// `<data>/mailseal/keys`, where keys are kept by default; none if the user has no home.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let data = private_file::places()?.data_dir();
    Some(data.join("mailseal").join("keys"))
}

/// Removes what programs have left in a folder of keys that were killed while they wrote one.
pub fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok).take(DOMAINS) {
        // No link is followed: what lies behind it is not this folder's.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            private_file::sweep(&entry.path());
        }
    }
}

/// `<folder>/<domain>/<selector>.pem`
#[must_use]
pub fn path_in(folder: &Path, domain: &DomainName, selector: &Selector) -> PathBuf {
    folder.join(domain.as_str()).join(format!("{selector}.pem"))
}

/// Reads a private key from a PEM file.
///
/// # Errors
/// The file cannot be read, has more than [`FILE_OCTETS`], or holds no key that DKIM can use.
pub fn read(path: &Path) -> Result<PrivateKey, ReadError> {
    let octets = private_file::read(path, FILE_OCTETS)?;
    Ok(PrivateKey::from_pem(text(path, &octets)?)?)
}

/// Reads the public half out of a PEM file that holds it, or the private key it belongs to.
///
/// # Errors
/// As [`read`].
pub fn read_public(path: &Path) -> Result<PublicKey, ReadError> {
    let octets = private_file::read(path, FILE_OCTETS)?;
    // Only shown: a mail server reads no such file.
    if let Some(text) = narrowed(&octets) {
        return Ok(super::pem::public(&text)?);
    }
    Ok(super::pem::public(text(path, &octets)?)?)
}

/// UTF-16, as PowerShell writes it, in UTF-8.
fn narrowed(octets: &[u8]) -> Option<Zeroizing<String>> {
    let wide = octets.strip_prefix(&[0xff, 0xfe])?;
    let units = wide.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).collect::<Result<String, _>>().ok().map(Zeroizing::new)
}

fn text<'o>(path: &Path, octets: &'o [u8]) -> Result<&'o str, FileError> {
    str::from_utf8(octets).map_err(|_| FileError { path: path.to_owned(), cause: Cause::NotText })
}

impl PrivateKey {
    /// Writes the key to a new file that only its owner may read (mode 0600), in a directory only
    /// its owner may enter (0700, if it is made here). A file that is there is never replaced.
    ///
    /// # Errors
    /// The file could not be written, or is there; nothing is left behind and the key is unharmed.
    pub fn save(&self, path: &Path, encoding: Encoding) -> Result<(), SaveError> {
        let text: Zeroizing<String> = self.to_pem(encoding)?;
        Ok(private_file::write(path, text.as_bytes(), Existing::Keep)?)
    }
}

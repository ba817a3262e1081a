//! What the runtime works with: DNS, the store, the clipboard, the maker of keys, the clock.

use std::{
    any::Any,
    fmt::Display,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use jiff::Timestamp;

use crate::{
    clipboard::Clipboard,
    connect::Connect,
    dns::{Lookup, demo},
    key::{Kind, PrivateKey},
    plan::dkim::KeyKind,
    private_file::FileError,
    record::name::Selector,
    store::Store,
    tui::message::{KeyNotSaved, KeyToSave},
    words,
};

/// Makes a private key of a kind, or says why not.
pub type KeyMaker = Arc<dyn Fn(KeyKind) -> Result<PrivateKey, String> + Send + Sync>;

/// The demo's world, for playing the person who publishes.
pub type Demo = demo::World;

/// Everything outside that the wizard uses.
pub struct Services {
    /// DNS.
    pub lookup: Arc<dyn Lookup>,
    /// Mail ports and web servers.
    pub connect: Arc<dyn Connect>,
    /// The demo's world, in the demo.
    pub demo: Option<Demo>,
    /// Saved answers.
    pub store: Arc<Store>,
    /// The clipboard.
    pub clipboard: Arc<Mutex<Clipboard>>,
    /// Makes private keys.
    pub make_key: KeyMaker,
    /// Tells the time.
    pub now: fn() -> Timestamp,
}

impl Services {
    /// Makes real keys.
    #[must_use]
    pub fn real_keys() -> KeyMaker {
        Arc::new(|kind| {
            let kind = Kind::asked_for(kind).first().copied().unwrap_or(Kind::Ed25519);
            PrivateKey::generate(kind).map_err(|error| whole(&error, &error.hint()))
        })
    }
}

/// Writes keys in their order, and stops at the first that cannot be written.
pub(super) fn save_keys(keys: Vec<KeyToSave>) -> (Vec<(Selector, PathBuf)>, Option<KeyNotSaved>) {
    let mut written = Vec::new();
    for key in keys {
        if let Err(error) = key.key.save(&key.path, key.encoding) {
            let why = whole(&error, &error.hint());
            let refused = KeyNotSaved { selector: key.selector, why, is_taken: error.is_taken() };
            return (written, Some(refused));
        }
        written.push((key.selector, key.path));
    }
    (written, None)
}

/// Writes a text to a new file.
pub(super) fn save_file(path: PathBuf, text: &str) -> Result<PathBuf, String> {
    let write = |path: &Path| {
        let mut file = std::fs::File::create_new(path)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
            // Half a zone must not be taken for a whole one, nor be in the way of a second try.
            let _ = std::fs::remove_file(path);
        })
    };
    match write(&path) {
        Ok(()) => Ok(path),
        // Who saves the same twice has it.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && has(&path, text) => Ok(path),
        Err(error) => Err(words::screen::file_not_saved(FileError::making(&path, error).what())),
    }
}

/// Whether a file holds just this text.
fn has(path: &Path, text: &str) -> bool {
    let is_as_long = std::fs::metadata(path).is_ok_and(|known| {
        known.is_file() && usize::try_from(known.len()).is_ok_and(|len| len == text.len())
    });
    is_as_long && std::fs::read(path).is_ok_and(|octets| octets == text.as_bytes())
}

/// What a panic said.
pub(super) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "?".to_owned())
}

/// What went wrong and what to do, as one text.
pub(super) fn whole(what: &impl Display, hint: &str) -> String {
    format!("{what} {hint}")
}

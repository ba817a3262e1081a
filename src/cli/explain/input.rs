//! What is read: files or standard input.

use std::{
    fs::File,
    io::{self, BufReader, IsTerminal},
    path::PathBuf,
};

use crate::{
    check::{
        explain::source::{self, BUFFER_OCTETS, Source},
        refusal::Own,
    },
    cli::output,
    words::cli_explain as say,
};

/// Something to read.
pub(super) struct Input(Option<PathBuf>);

impl Input {
    /// The files, or standard input if none is named or one is called `-`.
    pub(super) fn all(files: &[PathBuf]) -> Vec<Self> {
        if files.is_empty() {
            return vec![Self(None)];
        }
        files.iter().map(|file| Self((file.as_os_str() != "-").then(|| file.clone()))).collect()
    }

    pub(super) fn name(&self) -> Option<String> {
        self.0.as_ref().map(|path| path.display().to_string())
    }

    /// Reads it to its end, and tells on a terminal how far it is.
    pub(super) fn read(self, own: &Own) -> io::Result<Source> {
        let name = self.name().unwrap_or_else(|| "-".to_owned());
        let shows = io::stderr().is_terminal();
        let mut was_shown = false;
        let progress = |octets: u64| {
            if shows {
                was_shown = true;
                let megabytes = (octets / 1_000_000).to_string();
                output::status(&say::Reading { file: name.as_str(), megabytes }.say());
            }
        };
        let read = if let Some(path) = self.0 {
            source::read(BufReader::with_capacity(BUFFER_OCTETS, File::open(path)?), own, progress)
        } else {
            if io::stdin().is_terminal() {
                output::note(&say::waiting());
            }
            source::read(BufReader::with_capacity(BUFFER_OCTETS, io::stdin().lock()), own, progress)
        };
        if was_shown {
            output::status("");
        }
        read
    }
}

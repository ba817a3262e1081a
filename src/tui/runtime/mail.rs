//! Reading a file for what came back, and keeping that own mail passes.

use std::{fs::File, io::BufReader, path::Path};

use crate::{
    check::{
        explain::source::{self, BUFFER_OCTETS},
        refusal::Own,
    },
    private_file::FileError,
    tui::message::{Message, RunId},
};

pub(super) fn read(run: RunId, path: &Path, own: &Own) -> Message {
    let file = File::open(path).map(|file| BufReader::with_capacity(BUFFER_OCTETS, file));
    let read = file.and_then(|file| source::read(file, own, |_| {}));
    let read = read.map_err(|error| FileError::new(path, error).what());
    Message::MailRead(run, path.display().to_string(), read)
}

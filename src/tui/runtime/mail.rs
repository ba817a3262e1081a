//! Reading a file for what came back.

use std::{fs::File, io::BufReader, path::Path};

use crate::{
    check::{
        explain::{
            self,
            source::{self, BUFFER_OCTETS, Source},
        },
        refusal::Own,
    },
    tui::{
        message::{Message, RunId},
        session::Read,
    },
};

pub(super) fn read(run: RunId, path: &Path, own: &Own) -> Message {
    let file = File::open(path).map(|file| BufReader::with_capacity(BUFFER_OCTETS, file));
    let read = match file.and_then(|file| source::read(file, own, |_| {})) {
        Ok(Source::Whole(octets)) => Read::Part(Box::new(explain::read(&octets, own))),
        Ok(Source::Log(log)) => Read::Log(log),
        Err(error) => Read::Unread(error.to_string()),
    };
    Message::MailRead(run, path.display().to_string(), Box::new(read))
}

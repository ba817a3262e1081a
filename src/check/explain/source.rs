//! Reading a text from wherever it comes: a log line by line, everything else whole.
//!
//! Where it comes from is the caller's affair; here it is octets in a row. What is compressed is unpacked, what is
//! too long is cut, and a log of any size takes no more memory than its longest line.
//!
//! References: RFC 1952 §2.3.1 (the mark of compressed files).

use std::io::{self, BufRead, BufReader, Read as _};

use flate2::bufread::MultiGzDecoder;

use super::{Log, MAIL_OCTETS};
use crate::{
    check::refusal::Own,
    mail::{
        log::{self, LINE_OCTETS},
        text::decode,
    },
};

/// How much is looked at to tell a log.
const PROBE_OCTETS: usize = 256 * 1024;
/// Lines of it.
const PROBE_LINES: usize = 400;
/// How much of a file is held at a time.
pub const BUFFER_OCTETS: usize = 1024 * 1024;
/// How often progress is told: a second's work or less.
const PROGRESS_OCTETS: u64 = 64 * 1024 * 1024;

/// What was read.
#[derive(Debug)]
pub enum Source {
    /// All of it.
    Whole(Vec<u8>),
    /// A log, already understood.
    Log(Box<Log>),
}

/// Reads to the end. `progress` is told now and then how many octets have been read.
///
/// # Errors
/// What the source says, or that it cannot be unpacked.
pub fn read(mut source: impl BufRead, own: &Own, progress: impl FnMut(u64)) -> io::Result<Source> {
    if source.fill_buf()?.starts_with(b"\x1f\x8b") {
        // Rotated logs may be several in one.
        let unpacked = BufReader::with_capacity(BUFFER_OCTETS, MultiGzDecoder::new(source));
        return told(unpacked, own, progress);
    }
    told(source, own, progress)
}

fn told(mut source: impl BufRead, own: &Own, progress: impl FnMut(u64)) -> io::Result<Source> {
    let mut head = Vec::new();
    source.by_ref().take(PROBE_OCTETS as u64).read_to_end(&mut head)?;
    // What is pasted or small is read with more patience: lines that were folded in copying are joined.
    if head.len() == PROBE_OCTETS && log::is_log(&decode(&head), PROBE_LINES) {
        let whole = io::Cursor::new(head).chain(source);
        return lines(whole, own, progress).map(|log| Source::Log(Box::new(log)));
    }
    // One more than there may be, so that too long is told from just long enough.
    source.take(MAIL_OCTETS as u64 + 1).read_to_end(&mut head)?;
    Ok(Source::Whole(head))
}

/// Reads a log line by line; what is too long for a line of a log is left out.
fn lines(mut source: impl BufRead, own: &Own, mut progress: impl FnMut(u64)) -> io::Result<Log> {
    let mut log = Log::default();
    let mut line = Vec::new();
    let (mut read, mut told) = (0_u64, 0_u64);
    loop {
        line.clear();
        let length = source.by_ref().take(LINE_OCTETS as u64).read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok(log);
        }
        read += length as u64;
        if line.last() != Some(&b'\n') && length == LINE_OCTETS {
            read += source.skip_until(b'\n')? as u64;
        }
        log.line(&line, own);
        if read - told >= PROGRESS_OCTETS {
            told = read;
            progress(read);
        }
    }
}

//! What is read: files, compressed or not, or standard input; a log line by line, everything else whole.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read as _, Write as _},
    path::PathBuf,
};

use flate2::bufread::MultiGzDecoder;

use crate::{
    check::{
        explain::{Log, MAIL_OCTETS},
        refusal::Own,
    },
    cli::output,
    mail::{
        log::{self, LINE_OCTETS},
        text::decode,
    },
    words::cli_explain as say,
};

/// How much is looked at to tell a log.
const PROBE_OCTETS: usize = 256 * 1024;
/// Lines of it.
const PROBE_LINES: usize = 400;
/// How much is held at a time of a log.
const BUFFER_OCTETS: usize = 1024 * 1024;
/// How often progress is told: a second's work or less.
const PROGRESS_OCTETS: u64 = 64 * 1024 * 1024;

/// Something to read.
pub(super) struct Input(Option<PathBuf>);

/// What was read.
pub(super) enum Read {
    /// All of it.
    Whole(Vec<u8>),
    /// A log, already understood.
    Log(Box<Log>),
}

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

    /// Reads it to its end.
    pub(super) fn read(self, own: &Own) -> io::Result<Read> {
        let name = self.name().unwrap_or_else(|| "-".to_owned());
        let source: Box<dyn BufRead> = match self.0 {
            Some(path) => unpacked(BufReader::with_capacity(BUFFER_OCTETS, File::open(path)?))?,
            None => {
                if io::stdin().is_terminal() {
                    output::note(&say::waiting());
                }
                unpacked(BufReader::with_capacity(BUFFER_OCTETS, io::stdin().lock()))?
            }
        };
        told(source, own, &name)
    }
}

/// RFC 1952 §2.3.1: compressed files begin with two known octets; rotated logs may be several in one.
fn unpacked(mut source: impl BufRead + 'static) -> io::Result<Box<dyn BufRead>> {
    let is_packed = source.fill_buf()?.starts_with(b"\x1f\x8b");
    Ok(if is_packed {
        Box::new(BufReader::with_capacity(BUFFER_OCTETS, MultiGzDecoder::new(source)))
    } else {
        Box::new(source)
    })
}

fn told(mut source: Box<dyn BufRead>, own: &Own, name: &str) -> io::Result<Read> {
    let mut head = Vec::new();
    source.by_ref().take(PROBE_OCTETS as u64).read_to_end(&mut head)?;
    let is_short = head.len() < PROBE_OCTETS;
    // What is pasted or small is read with more patience: lines that were folded in copying are joined.
    if !is_short && log::is_log(&decode(&head), PROBE_LINES) {
        return stream(io::Cursor::new(head).chain(source), own, name).map(|log| Read::Log(Box::new(log)));
    }
    // One more than there may be, so that too long is told from just long enough.
    source.take(MAIL_OCTETS as u64 + 1).read_to_end(&mut head)?;
    Ok(Read::Whole(head))
}

/// Reads a log line by line; what is too long for a line of a log is left out.
fn stream(mut source: impl BufRead, own: &Own, name: &str) -> io::Result<Log> {
    let mut log = Log::default();
    let mut line = Vec::new();
    let (mut read, mut told) = (0_u64, 0_u64);
    let shows = io::stderr().is_terminal();
    loop {
        line.clear();
        let length = source.by_ref().take(LINE_OCTETS as u64).read_until(b'\n', &mut line)?;
        if length == 0 {
            break;
        }
        read += length as u64;
        if line.last() != Some(&b'\n') && length == LINE_OCTETS {
            read += source.skip_until(b'\n')? as u64;
        }
        if let Some(entry) = log::entry(&String::from_utf8_lossy(&line)) {
            log.take(entry, own);
        }
        if shows && read - told >= PROGRESS_OCTETS {
            told = read;
            output::status(&say::Reading { file: name, megabytes: (read / 1_000_000).to_string() }.say());
        }
    }
    if told > 0 {
        output::status("");
    }
    let _ = io::stderr().flush();
    Ok(log)
}

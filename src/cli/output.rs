//! The only place that prints.

use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    process::ExitCode,
};

use super::Exit;
use crate::{record::visible::visible_lines, words::cli as say};

/// Lines on standard output, and `code` to end with.
pub(super) fn lines(lines: &[String], code: impl Into<ExitCode>) -> ExitCode {
    ended(written(lines), code)
}

fn ended(written: io::Result<()>, code: impl Into<ExitCode>) -> ExitCode {
    match written {
        // A closed pipe is no reason to fail: nobody reads any more.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failure(&say::not_written(error.to_string()), Exit::Unwritten)
        }
        _ => code.into(),
    }
}

/// A text on standard output with its line ends as they are, and `code` to end with.
pub(super) fn document(text: &str, code: impl Into<ExitCode>) -> ExitCode {
    let mut out = io::stdout().lock();
    let shown = text.split_inclusive('\n').map(|line| {
        let body = line.trim_end_matches(['\r', '\n']);
        (visible_lines(body), line.get(body.len()..).unwrap_or_default())
    });
    let mut shown = shown.map(|(body, end)| format!("{body}{end}"));
    let written = shown.try_for_each(|line| out.write_all(line.as_bytes())).and_then(|()| out.flush());
    ended(written, code)
}

/// The same where the terminal may be gone by now, which changes nothing.
pub(super) fn parting(lines: &[String], code: ExitCode) -> ExitCode {
    let _ = written(lines);
    code
}

fn written(lines: &[String]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    lines.iter().try_for_each(|line| writeln!(out, "{}", visible_lines(line)))?;
    out.flush()
}

/// What the program makes for other programs, on standard output as it is: nothing in it comes from outside.
pub(super) fn octets(octets: &[u8], code: impl Into<ExitCode>) -> ExitCode {
    let mut out = io::stdout().lock();
    ended(out.write_all(octets).and_then(|()| out.flush()), code)
}

/// One sentence on standard error, and `code` to end with.
pub(super) fn failure(text: &str, code: impl Into<ExitCode>) -> ExitCode {
    note(&format!("mailseal: {text}"));
    code.into()
}

/// Something on standard error that belongs to no output.
pub(super) fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{}", visible_lines(text));
}

/// A question on standard error, whose answer is typed behind it.
pub(super) fn question(text: &str) {
    let mut out = io::stderr();
    let _ = write!(out, "{} ", visible_lines(text)).and_then(|()| out.flush());
}

/// A line on standard error that is written over the one before; an empty one takes it away.
pub(super) fn status(text: &str) {
    let mut out = io::stderr();
    let _ = write!(out, "\r\x1b[K{}", visible_lines(text)).and_then(|()| out.flush());
}

/// Rings the bell and gives the terminal a title, if there is one.
pub(super) fn announce(title: &str) {
    let mut out = io::stderr();
    if out.is_terminal() {
        let _ = write!(out, "\x07\x1b]0;{}\x07", visible_lines(title)).and_then(|()| out.flush());
    }
}

/// Help, version, or what is wrong with the command line.
///
/// What is wrong repeats what was given, which may come from anywhere: it is made visible, and cut where no sentence
/// is that long.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let rendered = error.render().to_string();
        for line in rendered.lines().take(USAGE_LINES) {
            note(&shortened(line));
        }
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Lines of a complaint about the command line; one that is longer repeats what was given.
const USAGE_LINES: usize = 24;
/// Characters of one such line.
const USAGE_WIDTH: usize = 300;

fn shortened(line: &str) -> String {
    match line.char_indices().nth(USAGE_WIDTH) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_nobody_wrote_is_cut() {
        assert_eq!(shortened("mailseal: no"), "mailseal: no");
        let cut = shortened(&"ü".repeat(100_000));
        assert_eq!(cut.chars().count(), USAGE_WIDTH + 1);
    }
}

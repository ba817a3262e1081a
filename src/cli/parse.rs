//! `mailseal spf parse`, `dkim parse` and `dmarc parse`: one record from standard input, in its parts, judged.
//!
//! What a person has before them is read in the form they have it: the text alone, quoted as `dig` prints it, or
//! a line of a zone file. Each term or tag is told in plain words, then what is wrong, at its place, with what to
//! write instead. DNS is not asked.

mod input;
pub mod json;
mod text;

use std::{
    io::{self, IsTerminal, Read},
    process::ExitCode,
};

use clap::Args;

use super::{Exit, check::Format, output, spf::Said};
use crate::{
    check::published::{
        alone::{self, Alone},
        report::Verdict,
    },
    record::{
        dkim::{self, is_private, redacted},
        dmarc, spf,
        txt::Txt,
    },
    words::{
        cli_parse as say,
        part::{self, Part},
    },
};

/// Room for all the texts of a domain as `dig` prints them: an answer has at most 65535 octets (RFC 1035 §4.2.2).
pub const INPUT_OCTETS: usize = 64 * 1024;

/// An RSA key of 4096 bits takes less than 1 KiB, and receivers give up on SPF long before this. What is longer is
/// something else, and would only take time.
pub const RECORD_OCTETS: usize = 16 * 1024;

/// What can be said behind `parse`.
#[derive(Clone, Debug, Args)]
pub(super) struct ParseArguments {
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What a record is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who may send.
    Spf,
    /// A key.
    Dkim,
    /// A policy.
    Dmarc,
}

impl Kind {
    /// Every kind.
    pub fn iter() -> impl Iterator<Item = Self> {
        [Self::Spf, Self::Dkim, Self::Dmarc].into_iter()
    }

    /// The word in output for programs, and of the verb.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
        }
    }

    /// Whether somebody meant a text as such a record.
    fn claims(self, text: &str) -> bool {
        match self {
            Self::Spf => spf::claims_to_be_spf(text),
            Self::Dkim => dkim::claims_to_be_key(text),
            Self::Dmarc => dmarc::claims_to_be_dmarc(text),
        }
    }
}

/// A record, taken apart and judged.
struct Parsed {
    kind: Kind,
    /// Without a private key, if one was in it.
    text: String,
    parts: Vec<Part>,
    alone: Alone,
}

impl Parsed {
    fn of(kind: Kind, txt: &Txt) -> Self {
        let whole = txt.text();
        let (parts, alone) = match kind {
            Kind::Spf => (part::spf(&whole), alone::spf(txt)),
            Kind::Dkim => (part::dkim(&whole), alone::dkim(txt)),
            Kind::Dmarc => (part::dmarc(&whole), alone::dmarc(txt)),
        };
        Self { kind, text: redacted(&whole), parts, alone }
    }
}

/// Reads, judges and prints.
pub(super) fn run(kind: Kind, arguments: &ParseArguments) -> ExitCode {
    if io::stdin().is_terminal() {
        output::note(&say::waiting());
    }
    let mut octets = Vec::new();
    // One more than there may be, so that too long is told from just long enough.
    let limit = u64::try_from(INPUT_OCTETS).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(error) = io::stdin().lock().take(limit).read_to_end(&mut octets) {
        return output::failure(&say::unread(error.to_string()), Exit::Usage);
    }
    match parse(kind, &octets, arguments.format) {
        Ok((lines, exit)) => output::lines(&lines, exit),
        Err((sentence, exit)) => output::failure(&sentence, exit),
    }
}

/// What is printed about the record in `octets`.
///
/// # Errors
/// Why there is no record to read.
pub fn parse(kind: Kind, octets: &[u8], format: Format) -> Said {
    let txt = input::one(kind, octets).map_err(|sentence| (sentence, Exit::Usage))?;
    // Only of a key record something is left to tell when a private key is taken out.
    if is_private(&txt.text()) && (kind != Kind::Dkim || redacted(&txt.text()).is_empty()) {
        return Err((say::private(), Exit::Usage));
    }
    if let Some(other) = Kind::iter().find(|other| other.claims(&txt.text()))
        && !kind.claims(&txt.text())
    {
        return Err((say::other_kind(other.as_str()), Exit::Usage));
    }
    let parsed = Parsed::of(kind, &txt);
    let exit = match parsed.alone.verdict {
        Verdict::Pass | Verdict::Warn => Exit::Done,
        Verdict::Fail | Verdict::Unknown => Exit::Left,
    };
    let lines = match format {
        Format::Text => text::lines(&parsed),
        Format::Json => json::document(&parsed).lines().map(str::to_owned).collect(),
    };
    Ok((lines, exit))
}

/// The verb with its sentences.
pub(super) fn help(verb: clap::Command, about: String, after: String) -> clap::Command {
    verb.about(about).after_help(after).mut_arg("format", |arg| arg.help(crate::words::cli_check::format()))
}

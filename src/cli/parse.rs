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
    check::{
        finding::{Dns, Spf},
        published::{
            alone::{self, Alone},
            report::Verdict,
        },
    },
    record::{
        claim::{Claim, claim},
        dkim::redacted,
        private_key,
        txt::{Txt, quoted},
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
        Self::of(text) == Some(self)
    }

    /// What somebody meant a text as.
    fn of(text: &str) -> Option<Self> {
        Some(match claim(text)? {
            Claim::Spf => Self::Spf,
            Claim::Dkim => Self::Dkim,
            Claim::Dmarc => Self::Dmarc,
        })
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
    fn of(kind: Kind, texts: &[Txt]) -> Option<Self> {
        // Of several at a selector the one that says it is a key.
        let txt = texts.iter().find(|txt| kind.claims(&txt.text())).or_else(|| texts.first())?;
        let whole = txt.text();
        let (parts, alone) = match kind {
            Kind::Spf => (part::spf(&whole), alone::spf(txt)),
            Kind::Dkim => (part::dkim(&whole), alone::dkim_all(texts)),
            Kind::Dmarc => (part::dmarc(&whole), alone::dmarc(txt)),
        };
        Some(Self { kind, text: redacted(&whole), parts, alone })
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
        Ok((lines, exit)) => {
            for note in notes(kind, &octets) {
                output::note(&note);
            }
            output::lines(&lines, exit)
        }
        Err((sentence, exit)) => output::failure(&sentence, exit),
    }
}

/// What is printed about the record in `octets`.
///
/// # Errors
/// Why there is no record to read.
pub fn parse(kind: Kind, octets: &[u8], format: Format) -> Said {
    // Before anything else: of a key that is pasted in one of its own forms nothing is shown.
    if str::from_utf8(octets)
        .is_ok_and(|text| private_key::found(text).is_some() && !is_record_with_key(kind, text))
    {
        return Err((say::private(), Exit::Usage));
    }
    let input::Chosen { texts, is_shortened, is_unquoted, is_type_99, .. } =
        input::one(kind, octets).map_err(|sentence| (sentence, Exit::Usage))?;
    let whole: String = texts.iter().map(Txt::text).collect();
    if private_key::found(&whole).is_some() && (kind != Kind::Dkim || redacted(&whole).is_empty()) {
        return Err((say::private(), Exit::Usage));
    }
    if is_shortened {
        return Err((say::shortened(), Exit::Usage));
    }
    if let Some(other) = texts.iter().find_map(|txt| Kind::of(&txt.text())).filter(|other| *other != kind)
        && !texts.iter().any(|txt| kind.claims(&txt.text()))
    {
        return Err((say::other_kind(other.as_str()), Exit::Usage));
    }
    let Some(mut parsed) = Parsed::of(kind, &texts) else {
        return Err((say::empty(kind.as_str()), Exit::Usage));
    };
    if is_unquoted {
        parsed.alone.add(Dns::Unquoted { quoted: quoted(&parsed.text) }.into());
    }
    if is_type_99 {
        parsed.alone.add(Spf::Type99.into());
    }
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

/// Whether the key stands in the record that is asked for, so that something is left to tell when it is taken out.
fn is_record_with_key(kind: Kind, text: &str) -> bool {
    kind == Kind::Dkim && !redacted(text).trim().is_empty()
}

/// The lines that were not understood, said beside what was.
#[must_use]
pub fn notes(kind: Kind, octets: &[u8]) -> Vec<String> {
    input::one(kind, octets)
        .map(|chosen| chosen.left)
        .unwrap_or_default()
        .iter()
        .map(|line| say::not_read(shown(line)))
        .collect()
}

/// How much of a line that was not understood is repeated.
const LEFT: usize = 60;

fn shown(line: &str) -> String {
    crate::record::visible::visible(line).chars().take(LEFT).collect()
}

/// The verb with its sentences.
pub(super) fn help(verb: clap::Command, about: String, after: String) -> clap::Command {
    verb.about(about).after_help(after).mut_arg("format", |arg| arg.help(crate::words::cli_check::format()))
}

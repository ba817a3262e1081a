//! From what is on standard input to one record.

use super::{INPUT_OCTETS, Kind, RECORD_OCTETS};
use crate::{
    record::{
        pasted::{self, Data, Flaw, Pasted, Written},
        txt::Txt,
    },
    words::cli_parse as say,
};

/// What is to be judged, and what was said around it.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The record; of a key also what stands beside it at the same name.
    pub(super) texts: Vec<Txt>,
    /// Lines that were not understood.
    pub(super) left: Vec<String>,
    /// Whether the tool that printed it has left the end out.
    pub(super) is_shortened: bool,
}

/// The record to be read.
///
/// # Errors
/// Why there is none, or which of several is not known.
pub(super) fn one(kind: Kind, octets: &[u8]) -> Result<Chosen, String> {
    if octets.len() > INPUT_OCTETS {
        return Err(say::too_long((INPUT_OCTETS / 1024).to_string()));
    }
    let text = text(octets).ok_or_else(say::not_text)?;
    let chosen = chosen(kind, &text)?;
    if chosen.texts.iter().any(|txt| txt.joined().len() > RECORD_OCTETS) {
        return Err(say::record_too_long((RECORD_OCTETS / 1024).to_string()));
    }
    Ok(chosen)
}

/// UTF-8, or the UTF-16 that PowerShell's `>` writes.
fn text(octets: &[u8]) -> Option<String> {
    let Some(wide) = octets.strip_prefix(&[0xff, 0xfe]) else {
        return str::from_utf8(octets).ok().map(str::to_owned);
    };
    let units = wide.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

fn chosen(kind: Kind, text: &str) -> Result<Chosen, String> {
    let paste = pasted::read(text);
    let left = paste.left.into_iter().filter(|left| left.is_suspect).map(|left| left.line).collect();
    let found: Vec<Pasted> = paste.records.into_iter().filter(|record| record.text().is_some()).collect();
    let is_meant = |record: &&Pasted| record.text().is_some_and(|text| kind.claims(&text));
    let meant = found.iter().filter(is_meant).count();
    let of = |records: Vec<&Pasted>| Chosen {
        texts: records.iter().filter_map(|record| txt(record)).collect(),
        is_shortened: records.iter().any(|record| record.flaws.contains(&Flaw::Shortened)),
        left,
    };
    match (found.as_slice(), meant) {
        ([], _) => match plain(text) {
            Some(text) => Ok(Chosen { texts: vec![text], left: Vec::new(), is_shortened: false }),
            None => Err(say::empty(kind.as_str())),
        },
        // Each line that `dig +short` prints is a record of the one name that was asked for.
        (several, 0 | 1) if kind == Kind::Dkim && several.iter().all(is_line) => {
            Ok(of(several.iter().collect()))
        }
        ([only], _) => Ok(of(vec![only])),
        (several, 1) => Ok(of(several.iter().filter(is_meant).collect())),
        (several, 0) => Err(say::NoneOf { count: several.len().to_string(), kind: kind.as_str() }.say()),
        _ => Err(say::Several { count: meant.to_string(), kind: kind.as_str() }.say()),
    }
}

/// A line in quotation marks without a name.
fn is_line(record: &Pasted) -> bool {
    record.name.is_none() && matches!(record.data, Data::Txt(_, Written::Quoted))
}

fn txt(record: &Pasted) -> Option<Txt> {
    match &record.data {
        Data::Txt(txt, _) => Some(txt.clone()),
        Data::Other(_) => None,
    }
}

/// The whole text as one record, its lines joined with a space.
fn plain(text: &str) -> Option<Txt> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with([';', '$']));
    let lines: Vec<&str> = lines.collect();
    (!lines.is_empty()).then(|| Txt::new(&lines.join(" ")))
}

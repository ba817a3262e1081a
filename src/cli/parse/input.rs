//! From what is on standard input to one record.

use std::collections::BTreeSet;

use super::{INPUT_OCTETS, Kind, RECORD_OCTETS, shown};
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
    /// Whether it is a line of a zone file that lacks quotation marks.
    pub(super) is_unquoted: bool,
    /// Whether it has the type that SPF once had for itself.
    pub(super) is_type_99: bool,
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
    let alias = paste.records.iter().find_map(|record| match &record.data {
        Data::Other(target) if record.kind == Some(pasted::Kind::Cname) => {
            Some((record.name.clone()?, target.clone()))
        }
        _ => None,
    });
    if kind == Kind::Dkim && is_signature(text) {
        return Err(say::is_signature());
    }
    let found: Vec<Pasted> = paste.records.into_iter().filter(|record| record.text().is_some()).collect();
    let is_meant = |record: &&Pasted| record.text().is_some_and(|text| kind.claims(&text));
    let meant = found.iter().filter(is_meant).count();
    let of = |records: Vec<&Pasted>| Chosen {
        texts: records.iter().filter_map(|record| txt(record)).collect(),
        is_shortened: records.iter().any(|record| record.flaws.contains(&Flaw::Shortened)),
        is_unquoted: records.iter().any(|record| record.flaws.contains(&Flaw::Unquoted)),
        is_type_99: kind == Kind::Spf && records.iter().all(|record| record.kind == Some(pasted::Kind::Spf)),
        left,
    };
    match (found.as_slice(), meant) {
        ([], _) => match (plain(text), alias) {
            (_, Some((name, target))) => {
                Err(say::IsAlias { kind: kind.as_str(), name: shown(&name), target: shown(&target) }.say())
            }
            (Some(text), None) => {
                let (is_shortened, is_unquoted, is_type_99) = (false, false, false);
                Ok(Chosen { texts: vec![text], left: Vec::new(), is_shortened, is_unquoted, is_type_99 })
            }
            (None, None) => Err(say::empty(kind.as_str())),
        },
        // Each line that `dig +short` prints is a record of the one name that was asked for.
        (several, 0 | 1) if kind == Kind::Dkim && several.iter().all(is_line) => {
            Ok(of(several.iter().collect()))
        }
        // `@ v=spf1 -all` may be a row, and may be what stands in the value.
        ([only], _)
            if only.kind.is_none() && only.name.as_deref() == Some("@") && text.trim().starts_with("@ ") =>
        {
            let texts = plain(text).into_iter().collect();
            Ok(Chosen { texts, ..of(vec![only]) })
        }
        ([only], _) => Ok(of(vec![only])),
        (several, 1) => Ok(of(several.iter().filter(is_meant).collect())),
        (several, 0) => Err(say::NoneOf { count: several.len().to_string(), kind: kind.as_str() }.say()),
        (several, _) => {
            let names: BTreeSet<String> = several
                .iter()
                .filter(is_meant)
                .filter_map(|record| Some(bare(record.name.as_deref()?)))
                .collect();
            let (count, kind) = (meant.to_string(), kind.as_str());
            Err(if names.len() > 1 {
                let names: Vec<String> = names.iter().take(NAMES).map(|name| shown(name)).collect();
                say::SeveralNames { count, kind, names: names.join(", ") }.say()
            } else {
                say::Several { count, kind }.say()
            })
        }
    }
}

/// Names that are repeated at most.
const NAMES: usize = 4;

/// A name as it is compared.
fn bare(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
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

/// Whether a text is the header that a key is needed for: it has a signature and a hash, and says whose it is.
fn is_signature(text: &str) -> bool {
    let lower = text.trim_start().to_ascii_lowercase();
    let has = |tag: &str| {
        lower
            .split([';', ':'])
            .any(|part| part.trim().split_once('=').is_some_and(|(name, _)| name.trim() == tag))
    };
    let is_named = lower.starts_with("dkim-signature:") || lower.starts_with("arc-message-signature:");
    (is_named || !lower.contains("v=dkim1")) && (has("bh") && has("b") || is_named && has("s") && has("d"))
}

/// The whole text as one record, its lines joined with a space.
fn plain(text: &str) -> Option<Txt> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with([';', '$']));
    let lines: Vec<&str> = lines.collect();
    (!lines.is_empty()).then(|| Txt::new(&lines.join(" ")))
}

//! From what is on standard input to one record.

use super::{INPUT_OCTETS, Kind, RECORD_OCTETS};
use crate::{
    record::txt::{Txt, records},
    words::cli_parse as say,
};

/// The record to be read.
///
/// # Errors
/// Why there is none, or which of several is not known.
pub(super) fn one(kind: Kind, octets: &[u8]) -> Result<Txt, String> {
    let record = chosen(kind, octets)?;
    if record.joined().len() > RECORD_OCTETS {
        return Err(say::record_too_long((RECORD_OCTETS / 1024).to_string()));
    }
    Ok(record)
}

fn chosen(kind: Kind, octets: &[u8]) -> Result<Txt, String> {
    if octets.len() > INPUT_OCTETS {
        return Err(say::too_long((INPUT_OCTETS / 1024).to_string()));
    }
    let text = str::from_utf8(octets).map_err(|_| say::not_text())?;
    let mut found = records(text);
    let count = found.len();
    let meant = found.iter().filter(|txt| kind.claims(&txt.text())).count();
    match (count, meant) {
        (0, _) => Err(say::empty(kind.as_str())),
        (1, _) => Ok(found.remove(0)),
        // `dig` prints all texts of a domain, of which one is asked for.
        (_, 1) if kind != Kind::Dkim => {
            found.into_iter().find(|txt| kind.claims(&txt.text())).ok_or_else(|| say::empty(kind.as_str()))
        }
        // A key is so long that its strings are copied in lines of their own.
        (_, 0 | 1) if kind == Kind::Dkim => Ok(Txt(found.into_iter().flat_map(|txt| txt.0).collect())),
        (_, 0) => Err(say::NoneOf { count: count.to_string(), kind: kind.as_str() }.say()),
        _ => Err(say::Several { count: meant.to_string(), kind: kind.as_str() }.say()),
    }
}

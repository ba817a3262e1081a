//! Records as files that other programs read.
//!
//! Who keeps a zone as a text file, or feeds a provider's tool, does not want to paste records one
//! by one. A format takes the same records the screen shows and writes them as one text; nothing
//! else makes records here.
//!
//! References: RFC 1035 §5 (master files).

mod zone_file;

use crate::{plan::publish::Publication, record::name::Name};

pub use zone_file::ZoneFile;

/// A form records can be written in.
pub trait Format {
    /// All records as one text.
    fn write(&self, records: &Records<'_>) -> String;
}

/// The records of one zone.
#[derive(Clone, Copy, Debug)]
pub struct Records<'r> {
    /// The name the zone begins at. Records outside it belong to somebody else's zone.
    pub zone: &'r Name,
    /// The records, in the order they are to be created.
    pub rows: &'r [Row],
}

/// One record to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub publication: Publication,
    /// The texts that stand there now and are to be taken out.
    pub replaces: Vec<String>,
}

impl From<Publication> for Row {
    fn from(publication: Publication) -> Self {
        Self { publication, replaces: Vec::new() }
    }
}

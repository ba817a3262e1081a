//! How much is remembered of a check.
//!
//! What is remembered comes from DNS, where anybody may publish very long texts at names of their own, and from a
//! file, which anybody may have written. It stands in the file of the answers, which must stay small enough to be
//! read, and two of them are held against each other at every check. So it is bounded when it is made and when it
//! is read: texts are what is done without first, servers last, and each record keeps its place.
//!
//! References: TOML 1.0 (what a character takes in the file).

use serde::{Deserialize, Deserializer};

use super::{Heard, Remembered};

/// Records: all the selectors a check asks for, and as many others as a large plan has.
pub const RECORDS: usize = 96;

/// Servers of one record: all the addresses of a zone's servers that a check asks, and some resolvers.
pub const SERVERS: usize = 80;

/// Texts of one record. Two are wrong already, and of more it is enough to know that they are many.
pub const TEXTS: usize = 8;

/// Octets of one text in the file. The longest SPF records and keys that receivers can get have about half of it.
pub const TEXT_OCTETS: usize = 2048;

/// Octets of a server's label in the file: a name of the greatest length.
pub const LABEL_OCTETS: usize = 255;

/// Octets of all records in the file: well below half of what the file may have, so that the answers have room.
pub const MEMORY_OCTETS: usize = 96 * 1024;

/// What a record takes in the file beside its name, its texts and its servers, and a server beside its label.
const RECORD_OCTETS: usize = 300;
const SERVER_OCTETS: usize = 200;

/// Ends a text of which only the beginning is kept.
const CUT: char = '…';

/// Reads records, no more of them than are kept.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Remembered>, D::Error> {
    Vec::deserialize(deserializer).map(bounded)
}

/// As much of the records as is kept.
pub(super) fn bounded(mut records: Vec<Remembered>) -> Vec<Remembered> {
    records.truncate(RECORDS);
    for record in &mut records {
        record.published.truncate(TEXTS);
        record.servers.truncate(SERVERS);
        let texts = record.published.iter_mut().chain(&mut record.planned);
        texts.for_each(|text| cut(text, TEXT_OCTETS));
        record.servers.iter_mut().for_each(|one| cut(&mut one.label, LABEL_OCTETS));
    }
    let mut octets = records.iter().map(whole).sum::<usize>();
    // The longest first: whose texts they are, they take the place of the others.
    let mut longest: Vec<usize> = (0..records.len()).collect();
    longest.sort_by_key(|at| records.get(*at).map(|record| std::cmp::Reverse(published(record))));
    let last = (0..records.len()).rev();
    let spare = longest
        .iter()
        .map(|at| (*at, Spare::Published))
        .chain(last.clone().map(|at| (at, Spare::Planned)))
        .chain(last.map(|at| (at, Spare::Servers)));
    for (at, part) in spare {
        if octets <= MEMORY_OCTETS {
            break;
        }
        let Some(record) = records.get_mut(at) else { continue };
        octets -= whole(record);
        match part {
            Spare::Published => record.published.clear(),
            Spare::Planned => record.planned = None,
            Spare::Servers => record.servers.clear(),
        }
        octets += whole(record);
    }
    records
}

/// Whether only the beginning of a text is kept.
pub(in crate::check) fn is_cut(text: &str) -> bool {
    text.ends_with(CUT)
}

/// What can be done without.
enum Spare {
    Published,
    Planned,
    Servers,
}

/// Octets of a record in the file, rather too many than too few.
fn whole(record: &Remembered) -> usize {
    let server = |one: &Heard| SERVER_OCTETS + written(&one.label);
    let servers: usize = record.servers.iter().map(server).sum();
    let planned = record.planned.as_deref().map_or(0, written);
    // The purpose of a key or a permission has a part of the name once more.
    RECORD_OCTETS + 2 * record.owner.as_str().len() + published(record) + planned + servers
}

fn published(record: &Remembered) -> usize {
    record.published.iter().map(|text| written(text) + 4).sum()
}

fn written(text: &str) -> usize {
    text.chars().map(octets).sum()
}

/// Control characters are written `\uNNNN`, and some others with a stroke before them.
fn octets(c: char) -> usize {
    match c {
        c if c.is_control() => 6,
        '"' | '\\' => 2,
        c => c.len_utf8(),
    }
}

fn cut(text: &mut String, most: usize) {
    let mut octets_before = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        octets_before += octets(c);
        (octets_before > most).then_some(at)
    });
    if let Some(end) = end {
        text.truncate(end);
        text.push(CUT);
    }
}

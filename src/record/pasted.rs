//! Records as people have them before them, taken out of what stands around them.
//!
//! Nobody has a record alone: `dig`, `host`, `nslookup` and PowerShell print a name and a type in front, zone files
//! and other name servers write it in their own ways, panels and mail services show tables, labelled fields or
//! sentences. This is the one reader of all of it, for the command line and the wizard. It says what each record
//! is, as written; what belongs to which domain, and what is to become of it, is not decided here.
//!
//! What is around a record never becomes part of it, and what is not understood is handed back as such.
//!
//! References: RFC 1035 §5.1 (zone files), RFC 8427 and the JSON that DNS over HTTPS resolvers give.

mod attributes;
mod cell;
mod continued;
mod draft;
mod field;
mod html;
mod inline;
mod json;
mod label;
mod lines;
mod name_servers;
mod prose;
mod quoted;
mod reader;
mod spoken;
mod table;
mod tools;
mod written;
mod zone;

use super::txt::Txt;

pub use cell::is_apex;

/// Room for all the texts of a domain as `dig` prints them: an answer has at most 65535 octets (RFC 1035 §4.2.2).
pub const OCTETS: usize = 64 * 1024;
/// The records of a whole zone file of a small firm; what has more is not a paste.
pub const RECORDS: usize = 512;

/// What is read from a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paste {
    /// The records, in their order.
    pub records: Vec<Pasted>,
    /// Lines in which nothing was understood, though they may be more than headings.
    pub left: Vec<Left>,
    /// Whether there are types without names or values: a page whose values stand in input fields.
    pub has_bare_types: bool,
}

/// One record, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The name as written (`@`, relative, complete); none if the text has none.
    pub name: Option<String>,
    /// The type, if the text says one.
    pub kind: Option<Kind>,
    /// What is to stand at the name.
    pub data: Data,
    /// The line it was read from.
    pub line: String,
    /// What the heading above says of it.
    pub section: Option<Section>,
    /// What is wrong with the way it is written.
    pub flaws: Vec<Flaw>,
}

/// What stands at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// The strings of a TXT record, exactly as written, and how.
    Txt(Txt, Written),
    /// Anything else, as one text: a target, `10 mail.example.com`.
    Other(String),
}

/// How the text of a TXT record was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// In quotation marks, as `dig` and zone files have it.
    Quoted,
    /// Plainly, as panels have it.
    Bare,
}

/// The type of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text.
    Txt,
    /// Another name for it.
    Cname,
    /// A mail exchanger.
    Mx,
    /// A name server.
    Ns,
    /// An IPv4 address.
    A,
    /// An IPv6 address.
    Aaaa,
    /// A service's host and port.
    Srv,
    /// A certificate.
    Tlsa,
    /// Who may issue certificates.
    Caa,
    /// The head of a zone.
    Soa,
    /// A name for an address.
    Ptr,
    /// SPF's own type, given up (RFC 7208 §3.1).
    Spf,
}

/// What a heading says of the records below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Bounces come back there.
    ReturnPath,
    /// Links and pictures.
    Tracking,
    /// To show whose domain it is.
    Verification,
}

/// What is wrong with the way a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A string in quotation marks is longer than 255 octets.
    LongString {
        /// Its length.
        octets: usize,
    },
    /// Something stands between or behind the strings that belongs to none of them.
    Damaged,
    /// The tool has left the end out.
    Shortened,
    /// A line of a zone file without quotation marks: its words become strings, and a semicolon begins a comment.
    Unquoted,
}

/// A line that is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The line.
    pub line: String,
    /// Whether something in it looks like a part of a record.
    pub is_suspect: bool,
}

impl Kind {
    const ALL: [(Self, &'static str, u16); 12] = [
        (Self::Txt, "TXT", 16),
        (Self::Cname, "CNAME", 5),
        (Self::Mx, "MX", 15),
        (Self::Ns, "NS", 2),
        (Self::A, "A", 1),
        (Self::Aaaa, "AAAA", 28),
        (Self::Srv, "SRV", 33),
        (Self::Tlsa, "TLSA", 52),
        (Self::Caa, "CAA", 257),
        (Self::Soa, "SOA", 6),
        (Self::Ptr, "PTR", 12),
        (Self::Spf, "SPF", 99),
    ];

    /// The type's name in DNS.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(kind, ..)| *kind == self).map_or("", |(_, name, _)| name)
    }

    /// The type of this name, in any case.
    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name, _)| name.eq_ignore_ascii_case(word)).map(|(kind, ..)| kind)
    }

    /// The type of this number (IANA's registry), as JSON of resolvers has it.
    pub(crate) fn numbered(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|(.., code)| u64::from(*code) == number).map(|(kind, ..)| kind)
    }

    const fn is_text(self) -> bool {
        matches!(self, Self::Txt | Self::Spf)
    }
}

impl Pasted {
    /// The text of a TXT record, strings joined.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match &self.data {
            Data::Txt(txt, _) => Some(txt.text()),
            Data::Other(_) => None,
        }
    }
}

/// Reads whatever records are in a text; nothing of one over [`OCTETS`].
#[must_use]
pub fn read(text: &str) -> Paste {
    if text.len() > OCTETS {
        return Paste::default();
    }
    let text = text.trim_start_matches('\u{feff}');
    if let Some(paste) = json::read(text) {
        return paste;
    }
    let source = html::table(text);
    let text = source.as_deref().unwrap_or(text);
    let paste = reader::read(text);
    let named = |records: &[Pasted]| records.iter().filter(|record| record.name.is_some()).count();
    // A dialog's sentences, wrapped anywhere, hold labels and values in one flow.
    let flowing = inline::read(text);
    if named(&flowing) <= named(&paste.records) {
        paste
    } else {
        Paste { records: flowing, ..Paste::default() }
    }
}

#[cfg(test)]
mod tests;

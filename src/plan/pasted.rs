//! What becomes of records that were pasted: where each belongs, what it is for, and whether it is published.
//!
//! A service shows more than its keys: a CNAME its bounces come back to, a text that shows whose domain it is, an
//! SPF record of which only one term is its own, and examples that would take the place of what is there. So each
//! record gets a role and a treatment, and what belongs to another domain or is damaged is refused, with the reason.
//!
//! References: RFC 7208 §3.2 (one SPF record a name), RFC 4870 §3.6 (DomainKeys, given up), RFC 6376 §3.6.2.1.

mod place;
mod role;
mod value;

use super::senders::Sender;
use crate::record::{
    name::DomainName,
    pasted::{self, Flaw, Kind, OCTETS, Pasted},
    spf::{self, Directive, Mechanism, Modifier, Term},
};

pub use role::{Role, Treat};

/// One record, ready to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted {
    /// The complete name, without the dot at the end, in the letters it was written in; none if the text has none.
    pub name: Option<String>,
    /// The type.
    pub kind: Kind,
    /// What is to be published: strings joined, a number in front for MX.
    pub value: String,
    /// What it is for.
    pub role: Role,
    /// What is to be done with it.
    pub treat: Treat,
    /// Whether the domain stood at the end of its name twice, and once was taken away.
    pub was_doubled: bool,
    /// The service whose record it is, if the catalogue knows it.
    pub sender: Option<&'static str>,
}

/// A part of the text that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line; empty where nothing of it may be kept.
    pub line: String,
    /// Why.
    pub why: Why,
}

/// Why a part of a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It holds a private key.
    PrivateKey,
    /// There is far too much of it.
    TooLong,
    /// The name belongs to another domain.
    OtherDomain,
    /// What stands in quotation marks is damaged.
    Damaged,
    /// The tool has left the end out.
    Shortened,
    /// The panel says that DKIM is switched off.
    DkimIsOff,
    /// It stands where a key belongs, and is none.
    NotAKey,
    /// NS records at the domain itself would move the whole zone.
    WholeZone,
    /// The page has its values in input fields, which do not come along when it is copied.
    InFields,
    /// Nothing in it was understood.
    Unknown,
}

impl Why {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PrivateKey => "private-key",
            Self::TooLong => "too-long",
            Self::OtherDomain => "other-domain",
            Self::Damaged => "damaged",
            Self::Shortened => "shortened",
            Self::DkimIsOff => "dkim-is-off",
            Self::NotAKey => "not-a-key",
            Self::WholeZone => "whole-zone",
            Self::InFields => "in-fields",
            Self::Unknown => "not-understood",
        }
    }
}

/// The terms of a service's example that are its own: what it says of the domain's servers, and its `all`, are not. A
/// redirect becomes an include, because beside other senders it would have no effect.
#[must_use]
pub fn own_terms(text: &str) -> Vec<Term> {
    let own = spf::terms(text).into_iter().filter_map(|parsed| match parsed.term.ok()? {
        Term::Directive(Directive { mechanism: Mechanism::Include(spec), .. })
        | Term::Modifier(Modifier::Redirect(spec)) => {
            Some(Term::Directive(Directive { qualifier: None, mechanism: Mechanism::Include(spec) }))
        }
        term @ Term::Directive(Directive {
            mechanism: Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } | Mechanism::Exists(_),
            ..
        }) => Some(term),
        Term::Directive(_) | Term::Modifier(_) => None,
    });
    own.collect()
}

/// What is read from a text for a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The records, in their order.
    pub records: Vec<Sorted>,
    /// What is not taken. Empty if every line was understood, or is nothing but a heading beside records.
    pub refused: Vec<Refused>,
}

impl Sheet {
    fn refused(line: &str, why: Why) -> Self {
        Self { records: Vec::new(), refused: vec![Refused { line: line.to_owned(), why }] }
    }
}

/// Reads a text and says of each record what it is for `domain`.
#[must_use]
pub fn read(text: &str, domain: &DomainName) -> Sheet {
    if text.len() > OCTETS {
        return Sheet::refused("", Why::TooLong);
    }
    // Before anything else: nothing of a private key may be kept, not even in an error.
    if crate::record::private_key::found(text).is_some() {
        return Sheet::refused("", Why::PrivateKey);
    }
    let paste = pasted::read(text);
    if paste.records.is_empty() && paste.has_bare_types {
        return Sheet::refused("", Why::InFields);
    }
    let mut sheet = Sheet::default();
    let names = place::names(&paste.records, domain);
    for (record, name) in paste.records.iter().zip(names) {
        match sorted(record, name, domain) {
            Ok(sorted) if sheet.records.contains(&sorted) => {}
            Ok(sorted) => sheet.records.push(sorted),
            Err(None) => {}
            Err(Some(why)) => sheet.refused.push(Refused { line: record.line.clone(), why }),
        }
    }
    // Half of a block would be taken for all of it.
    let is_broken = |refused: &Refused| {
        matches!(refused.why, Why::Damaged | Why::Shortened | Why::DkimIsOff | Why::NotAKey | Why::WholeZone)
    };
    if sheet.refused.iter().any(is_broken) {
        sheet.records.clear();
    }
    role::amend(&mut sheet.records, domain);
    // Headings and buttons are left aside where everything else was understood.
    let has_records = !sheet.records.is_empty() || !sheet.refused.is_empty();
    let left = paste.left.into_iter().filter(|left| left.is_suspect || !has_records);
    sheet.refused.extend(left.map(|left| Refused { line: left.line, why: Why::Unknown }));
    sheet
}

/// One record; nothing if it is of no interest, an error if it must not be taken.
fn sorted(record: &Pasted, name: place::Placed, domain: &DomainName) -> Result<Sorted, Option<Why>> {
    let place::Placed { name, was_doubled, is_foreign } = name;
    if is_foreign {
        return Err(Some(Why::OtherDomain));
    }
    if record.flaws.contains(&Flaw::Damaged) {
        return Err(Some(Why::Damaged));
    }
    if record.flaws.contains(&Flaw::Shortened) {
        return Err(Some(Why::Shortened));
    }
    let (kind, value) = value::of(record, name.as_deref());
    let mut one =
        Sorted { name, kind, value, role: Role::Other, treat: Treat::Ask, was_doubled, sender: None };
    let sender = role::sender(&one, domain);
    one.sender = sender.map(|sender: &Sender| sender.id.as_str());
    let (role, treat) = role::of(&one, record.section, sender, domain)?;
    one.role = role;
    one.treat = if was_doubled || one.name.is_none() { treat.at_most_asked() } else { treat };
    one.name = one.name.or_else(|| role::usual_place(role, domain));
    Ok(one)
}

//! What was meant by a record that receivers cannot read, or not wholly.
//!
//! Most broken records are broken in one of a few ways: a comma where a semicolon belongs, quotes that were
//! meant for a zone file, a policy misspelt, an address without `mailto:`. Each is found, named with its place
//! in the text as published, and put right, one after the other, until a receiver could read what is left.
//!
//! References: RFC 9989 §4.7 (tags), §4.8 (grammar), RFC 6376 §3.2 (lists of tags).

mod address;
mod draft;
mod guess;
mod whole;

use super::{
    super::{
        span::{ParseError, Span},
        tags::TagFault,
    },
    Fault, Noted, Policy, Record, UriFault,
    parse::{KNOWN, is_dmarc},
};
use draft::{Draft, Edit, Part, parts, sole};

pub use whole::is_meant;

/// Something that was written otherwise than meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Something invisible or blank in front of the record.
    Leading,
    /// Quotes around the record, or a stray one in it, published as part of it.
    Quotes,
    /// A backslash before a semicolon.
    Backslash,
    /// Something else than a semicolon between two tags.
    Separator(char),
    /// A colon in place of `=`.
    Colon,
    /// A part that is no tag.
    NoEquals {
        /// What stands there.
        written: String,
    },
    /// `v=DMARC1` stands behind other tags.
    VersionLate,
    /// `v=DMARC1` in other letters.
    VersionCase,
    /// `v=` is missing, or all of `v=DMARC1`.
    VersionMissing,
    /// The version is another one.
    Version,
    /// A second record in the same text.
    TwoInOne,
    /// A tag with another sign than `=`, or a policy without its tag.
    Meant {
        /// What stands there.
        written: String,
        /// What was meant.
        meant: String,
    },
    /// Options of `fo` with semicolons between them.
    Options {
        /// What stands there.
        written: String,
        /// What was meant.
        meant: &'static str,
    },
    /// A policy that is none.
    Policy {
        /// `p`, `sp` or `np`.
        tag: &'static str,
        /// What stands there.
        written: String,
        /// What was meant, if that can be told.
        meant: Option<Policy>,
    },
    /// A value that its tag cannot have.
    Value {
        /// The tag.
        tag: &'static str,
        /// What stands there.
        written: String,
        /// What was meant, if that can be told.
        meant: Option<&'static str>,
    },
    /// `fo` with both `0` and `1`.
    FailureOptionsExclude,
    /// `fo` with the same option twice.
    FailureOptionTwice,
    /// A tag a second time.
    Duplicate(String),
    /// A tag that is not known.
    TagName {
        /// What stands there.
        written: String,
        /// What was meant, if that can be told.
        meant: Option<&'static str>,
    },
    /// A name that no tag can have.
    BadName {
        /// What stands there.
        written: String,
    },
    /// A character that cannot stand in a record.
    Character(char),
    /// Something else than a comma between two addresses.
    AddressSeparator(char),
    /// An address without `mailto:`.
    NoMailto,
    /// `mailto://`
    Slashes,
    /// `mailto:` twice, or with another sign than a colon.
    Mailto {
        /// What stands there.
        written: String,
    },
    /// A domain in letters that DNS does not have.
    International {
        /// What stands there.
        written: String,
    },
    /// Something other than `mailto:`.
    Scheme {
        /// What stands there.
        written: String,
    },
    /// A report address that is none.
    Address {
        /// What stands there.
        written: String,
        /// Why.
        fault: UriFault,
    },
}

/// A record with its slips put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// What was wrong, with the places in the text as published; in the order of repair.
    pub slips: Vec<ParseError<Slip>>,
    /// What was meant; none if there are more slips than anybody makes.
    pub record: Option<Record>,
}

/// More slips than a record of people has; one that is made to have more is not put right.
const MENDS: usize = 64;
/// The longest text that is put right: far longer than any record receivers would read.
const OCTETS: usize = 8192;

/// One slip, and what puts it right.
struct Step {
    span: Span,
    slip: Slip,
    edits: Vec<Edit>,
}

impl Step {
    fn new(span: Span, slip: Slip, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { span, slip, edits: edits.into_iter().collect() }
    }
}

/// Which of two values holds where a tag that can have only one is there twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    First,
    Last,
}

/// Puts right what can be put right in a text that is meant as a DMARC record. Of a tag with two values the first is
/// kept; what else may have been meant is among the [`readings`].
#[must_use]
pub fn mend(text: &str) -> Mended {
    mend_with(text, Kept::First)
}

/// The records that may have been meant: one, or two where a tag has two values; none if that cannot be told.
#[must_use]
pub fn readings(text: &str) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    for kept in [Kept::First, Kept::Last] {
        let Some(record) = mend_with(text, kept).record else { return Vec::new() };
        if !found.contains(&record) {
            found.push(record);
        }
    }
    found
}

fn mend_with(text: &str, kept: Kept) -> Mended {
    let mut draft = Draft::new(text);
    let mut slips = Vec::new();
    if text.len() > OCTETS {
        return Mended { slips, record: None };
    }
    for _ in 0..MENDS {
        let Some(step) = next(draft.text(), kept) else {
            return Mended { slips, record: draft.text().parse().ok() };
        };
        slips.push(ParseError { span: draft.place(text, step.span), cause: step.slip });
        if !draft.apply(step.edits) {
            break;
        }
    }
    Mended { slips, record: None }
}

/// The first thing that is wrong. What hides other faults comes first.
fn next(text: &str, kept: Kept) -> Option<Step> {
    whole::wrapping(text)
        .or_else(|| whole::backslash(text))
        .or_else(|| whole::foreign(text))
        .or_else(|| whole::second(text))
        .or_else(|| whole::separator(text))
        .or_else(|| whole::colon(text))
        .or_else(|| whole::version(text))
        .or_else(|| faults(text, kept))
        .or_else(|| address::scheme(text))
        .or_else(|| names(text))
}

/// What a receiver cannot read.
fn faults(text: &str, kept: Kept) -> Option<Step> {
    let fault = Noted::read(text).ok()?.faults.into_iter().next()?;
    let all = parts(text);
    let at = all.iter().position(|part| part.holds(fault.span))?;
    let part = all.get(at)?;
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    Some(match fault.cause {
        Fault::Tags(cause) => tag_fault((text, kept), &all, part, before, fault.span, cause),
        Fault::Policy(written) => {
            let tag = sole(part.name, &["p", "sp", "np"]).unwrap_or("p");
            let meant = guess::policy(&written);
            let edit = match meant {
                Some(policy) => Edit::new(part.value_span, policy.as_str()),
                None => part.removal(text),
            };
            Step::new(fault.span, Slip::Policy { tag, written, meant }, [edit])
        }
        Fault::Alignment | Fault::Testing | Fault::PublicSuffix | Fault::FailureOption => {
            let tag = sole(part.name, &["adkim", "aspf", "t", "psd", "fo"]).unwrap_or("fo");
            let written = fault.span.of(text).to_owned();
            let meant = guess::value(tag, &written);
            let edit = match (meant, tag) {
                (Some(meant), _) => Edit::new(fault.span, meant),
                (None, "fo") => part.item_removal(text, ':', fault.span),
                (None, _) => part.removal(text),
            };
            Step::new(fault.span, Slip::Value { tag, written, meant }, [edit])
        }
        Fault::FailureOptionTwice => {
            let mut kept: Vec<&str> = Vec::new();
            for option in part.value.split(':').map(str::trim) {
                if !kept.iter().any(|known| known.eq_ignore_ascii_case(option)) {
                    kept.push(option);
                }
            }
            Step::new(fault.span, Slip::FailureOptionTwice, [Edit::new(part.value_span, &kept.join(":"))])
        }
        Fault::FailureOptionsExclude => {
            // What holds now is the default, 0; the other would ask for more reports.
            let kept: Vec<&str> =
                part.value.split(':').map(str::trim).filter(|option| *option != "1").collect();
            Step::new(fault.span, Slip::FailureOptionsExclude, [Edit::new(part.value_span, &kept.join(":"))])
        }
        Fault::Uri(cause) => address::fault(text, part, fault.span, cause),
        // Told by `whole::version`, which comes first.
        Fault::Version => Step::new(fault.span, Slip::Version, [part.removal(text)]),
    })
}

fn tag_fault(
    (text, kept): (&str, Kept),
    all: &[Part<'_>],
    part: &Part<'_>,
    before: Option<&Part<'_>>,
    span: Span,
    cause: TagFault,
) -> Step {
    // An address behind a semicolon looks like a tag without `=`.
    if let Some(list) = before.filter(|list| matches!(list.name, "rua" | "ruf"))
        && matches!(cause, TagFault::NoEquals | TagFault::Name)
        && part.whole.contains('@')
    {
        let semicolon = Span::new(list.span.end, part.span.start);
        let edit = Edit::new(Span::new(list.trimmed.end, part.trimmed.start), ",");
        return Step::new(semicolon, Slip::AddressSeparator(';'), [edit]);
    }
    match cause {
        TagFault::NoEquals => {
            if let Some(step) = options(text, all, part).or_else(|| unsigned(all, part)) {
                return step;
            }
            // `p none`
            let known = part.whole.split_once([' ', '\t']).filter(|(name, _)| KNOWN.contains(name));
            let edit = match known {
                Some((name, _)) => {
                    let at = part.trimmed.start + name.len();
                    Edit::new(Span::new(at, at + 1), "=")
                }
                None => part.removal(text),
            };
            Step::new(span, Slip::NoEquals { written: part.whole.to_owned() }, [edit])
        }
        TagFault::Quote => Step::new(span, Slip::Quotes, [Edit::new(span, "")]),
        TagFault::Escape => Step::new(span, Slip::Backslash, [Edit::new(span, "")]),
        TagFault::Comma => Step::new(span, Slip::Separator(','), [Edit::new(span, ";")]),
        TagFault::Name => {
            let written = part.name.to_owned();
            let bare: String = written.chars().filter(char::is_ascii_alphanumeric).collect();
            let meant = sole(&bare, &KNOWN).or_else(|| guess::tag(&bare, part.value));
            let free = meant.filter(|name| !all.iter().any(|other| other.name == *name));
            let edit = match free {
                Some(name) => Edit::new(part.name_span, name),
                None => part.removal(text),
            };
            let slip = match free {
                Some(_) => Slip::TagName { written, meant: free },
                None => Slip::BadName { written: part.whole.to_owned() },
            };
            Step::new(part.shown_name(), slip, [edit])
        }
        TagFault::Duplicate(name) => {
            let first = all.iter().find(|other| other.name == name);
            // Of two lists of addresses both were meant.
            let joined = first.filter(|_| matches!(part.name, "rua" | "ruf") && !part.value.is_empty());
            let is_new = joined.is_some_and(|first| !first.value.contains(part.value));
            let added = joined.filter(|_| is_new).map(|first| {
                Edit::new(Span::new(first.trimmed.end, first.trimmed.end), &format!(",{}", part.value))
            });
            // Of two values the last is put where the first was.
            let is_last =
                kept == Kept::Last && !matches!(part.name, "rua" | "ruf" | "v") && !part.value.is_empty();
            let changed = first.filter(|_| is_last).map(|first| Edit::new(first.value_span, part.value));
            let edits = added.into_iter().chain(changed).chain([part.removal(text)]);
            Step::new(span, Slip::Duplicate(name), edits)
        }
        TagFault::Character(c) => {
            let foreign =
                matches!(part.name, "rua" | "ruf").then(|| address::international(text, part, span));
            if let Some(step) = foreign.flatten() {
                return step;
            }
            // An address with something taken out of it would be another's.
            let is_address = matches!(part.name, "rua" | "ruf");
            let edit = if is_address { part.item_removal(text, ',', span) } else { Edit::new(span, "") };
            Step::new(span, Slip::Character(c), [edit])
        }
    }
}

/// `fo=1;d;s`
fn options(text: &str, all: &[Part<'_>], part: &Part<'_>) -> Option<Step> {
    let is_option = |part: &Part<'_>| sole(&part.whole.to_ascii_lowercase(), &["0", "1", "d", "s"]).is_some();
    let at = all.iter().position(|other| other.span == part.span)?;
    let list = all.iter().take(at).rposition(|other| !is_option(other))?;
    let first = all.get(list).filter(|first| first.name == "fo" && !first.value.is_empty())?;
    let end = all.iter().skip(list + 1).take_while(|other| is_option(other)).last()?;
    let span = Span::new(first.value_span.start, end.trimmed.end);
    let written = span.of(text).to_owned();
    let meant = guess::value("fo", &written)?;
    Some(Step::new(span, Slip::Options { written, meant }, [Edit::new(span, meant)]))
}

/// `p-reject`, `sp- reject`, and a bare `reject` where no policy is.
fn unsigned(all: &[Part<'_>], part: &Part<'_>) -> Option<Step> {
    let is_free = |name: &str| !all.iter().any(|other| other.name == name);
    let letters = part.whole.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.whole.len());
    let (name, rest) = part.whole.split_at(letters);
    let value = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let sign = rest.get(..rest.len() - value.len()).unwrap_or_default();
    let name =
        sole(&name.to_ascii_lowercase(), &KNOWN).filter(|name| is_free(name) && !sign.trim().is_empty());
    let tag = name.and_then(|name| match name {
        "p" | "sp" | "np" => guess::policy(value).map(|policy| format!("{name}={policy}")),
        "rua" | "ruf" => value.contains('@').then(|| format!("{name}={value}")),
        name => guess::value(name, value).map(|value| format!("{name}={value}")),
    });
    let bare =
        || guess::named_policy(part.whole).filter(|_| is_free("p")).map(|policy| format!("p={policy}"));
    let meant = tag.or_else(bare)?;
    let slip = Slip::Meant { written: part.whole.to_owned(), meant: meant.clone() };
    Some(Step::new(part.trimmed, slip, [Edit::new(part.trimmed, &meant)]))
}

/// A tag that is not known, but nearly is.
fn names(text: &str) -> Option<Step> {
    let all = parts(text);
    all.iter().find_map(|part| {
        if KNOWN.contains(&part.name) {
            return None;
        }
        let meant = guess::tag(part.name, part.value)?;
        if all.iter().any(|other| other.name == meant) {
            return None;
        }
        let slip = Slip::TagName { written: part.name.to_owned(), meant: Some(meant) };
        Some(Step::new(part.name_span, slip, [Edit::new(part.name_span, meant)]))
    })
}

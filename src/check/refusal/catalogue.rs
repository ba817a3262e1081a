//! What receivers say: the rows of `assets/refusals.toml`.
//!
//! A receiver uses the same words for the same reason, and words it wrote itself say more than the number in
//! front of them. Each row holds fragments of such a text, who uses it, and what it means; receivers are known
//! by their hosts, their users' addresses, and marks in their texts. All fragments are looked for in one walk
//! over the text.

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::cause::{Cause, Certainty, Mechanism, Step};
use crate::mail::{reply::Enhanced, text::words};

/// Who receives mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// The name its users know.
    pub name: String,
    /// Ends of its hosts' names.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Domains of its users' addresses.
    #[serde(default)]
    pub mailboxes: Vec<String>,
    /// Fragments that only its texts have.
    #[serde(default)]
    pub says: Vec<String>,
}

/// A text that receivers use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Stable and short.
    pub id: String,
    /// The receiver that alone uses it.
    #[serde(default)]
    pub by: Option<String>,
    /// The receiver that must have said it, for words that others use otherwise.
    #[serde(default)]
    pub only: Option<String>,
    /// The software that uses it, where it is known.
    #[serde(default)]
    pub software: Option<String>,
    /// Fragments, all of which the text has.
    #[serde(default)]
    pub all: Vec<String>,
    /// Fragments, one of which the text has.
    #[serde(default)]
    pub any: Vec<String>,
    /// Fragments, one of which the text has besides.
    #[serde(default)]
    pub and: Vec<String>,
    /// Fragments, none of which the text has.
    #[serde(default)]
    pub none: Vec<String>,
    /// Enhanced codes, one of which the reply has: `5.7.26`, or `x.7.26` whatever the class.
    #[serde(default)]
    pub codes: Vec<String>,
    /// What it is about.
    pub mechanism: Mechanism,
    /// Why: the id of its meaning and its fix.
    pub cause: Cause,
    /// How sure the text alone makes it.
    pub certainty: Certainty,
    /// Where it is fixed, if not where its cause usually is.
    #[serde(default)]
    pub step: Option<Step>,
    /// Whether it is a tool's or a verifier's word, and no refusal.
    #[serde(default)]
    pub kind: Kind,
    /// Whose the address in the text is.
    #[serde(default)]
    pub address: Address,
    /// Whether it counts where other rows fit.
    #[serde(default)]
    pub rank: Rank,
    /// One more thing to say, as the id of a sentence in `refusal-note.ftl`.
    #[serde(default)]
    pub note: Option<String>,
    /// Where the text is from.
    pub source: String,
}

/// What kind of statement it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A server refused.
    #[default]
    Refusal,
    /// A receiver wrote it into a header; it refused nothing.
    Statement,
    /// A tool that checks has found it.
    Checker,
}

impl Kind {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refusal => "refusal",
            Self::Statement => "statement",
            Self::Checker => "checker",
        }
    }
}

/// How much a row counts beside others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// By how much of the text it is about.
    #[default]
    Usual,
    /// Only where no other row fits.
    Last,
}

/// Whose the address in a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// The recipient's, which names nothing.
    #[default]
    Recipient,
    /// The one that is refused.
    Sender,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Lists that several rows use: `@name` in a row is every word of one.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    receiver: Vec<Receiver>,
    text: Vec<Row>,
}

/// Everything that is known, and the one search for all of it.
pub struct Catalogue {
    /// Who receives mail.
    pub receivers: Vec<Receiver>,
    /// What they say.
    pub rows: Vec<Row>,
    fragments: Vec<String>,
    search: Option<AhoCorasick>,
    /// Per row: places of its fragments in `fragments`.
    needs: Vec<Needs>,
    /// Per receiver: places of its marks.
    marks: Vec<Vec<usize>>,
}

#[derive(Default)]
struct Needs {
    all: Vec<usize>,
    any: Vec<usize>,
    and: Vec<usize>,
    none: Vec<usize>,
}

/// A row that fits, and how well.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'c> {
    /// The row.
    pub row: &'c Row,
    /// How much of the text it is about; more is better.
    pub weight: usize,
}

/// What a row names that counts only where it is not known who speaks.
pub const NOBODY: &str = "nobody";

/// Fragments that a text has.
pub struct Found(Vec<u64>);

impl Found {
    fn mark(&mut self, place: usize) {
        if let Some(bits) = self.0.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|bits| bits & (1 << (place % 64)) != 0)
    }
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/refusals.toml"));
    // A test reads every row, so that what could be wrong in the file is not here.
    Catalogue::new(toml::from_str(text).unwrap_or_default())
});

/// The catalogue.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

/// Why the file cannot be read, for the test that reads it.
///
/// # Errors
/// What the reader of the form says.
pub fn verify() -> Result<(), String> {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/refusals.toml"));
    toml::from_str::<File>(text).map(|_| ()).map_err(|error| error.to_string())
}

impl Catalogue {
    fn new(mut file: File) -> Self {
        for row in &mut file.text {
            for fragments in [&mut row.all, &mut row.any, &mut row.and, &mut row.none] {
                *fragments = spelled_out(fragments, &file.words);
            }
        }
        let mut fragments: Vec<String> = Vec::new();
        let mut place = |fragment: &String| {
            // `fail*` is the beginning of a word.
            let bare = match fragment.strip_suffix('*') {
                Some(stem) => words(stem).trim_end().to_owned(),
                None => words(fragment),
            };
            fragments.iter().position(|known| *known == bare).unwrap_or_else(|| {
                fragments.push(bare);
                fragments.len() - 1
            })
        };
        let needs = file.text.iter().map(|row| Needs {
            all: row.all.iter().map(&mut place).collect(),
            any: row.any.iter().map(&mut place).collect(),
            and: row.and.iter().map(&mut place).collect(),
            none: row.none.iter().map(&mut place).collect(),
        });
        let needs = needs.collect();
        let marks =
            file.receiver.iter().map(|receiver| receiver.says.iter().map(&mut place).collect()).collect();
        let search = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&fragments).ok();
        Self { receivers: file.receiver, rows: file.text, fragments, search, needs, marks }
    }

    /// The fragments that stand in `bare`, which [`words`] has made.
    #[must_use]
    pub fn find(&self, bare: &str) -> Found {
        let mut found = Found(vec![0; self.fragments.len().div_ceil(64)]);
        if let Some(search) = &self.search {
            for hit in search.find_overlapping_iter(bare) {
                found.mark(hit.pattern().as_usize());
            }
        }
        found
    }

    /// The receiver whose marks a text has; the longest mark counts.
    #[must_use]
    pub fn marked(&self, found: &Found) -> Option<&Receiver> {
        let length = |places: &[usize]| {
            let of = |place: &&usize| found.has(**place);
            places.iter().filter(of).filter_map(|place| self.fragments.get(*place)).map(String::len).max()
        };
        let marked = self
            .receivers
            .iter()
            .zip(&self.marks)
            .filter_map(|(one, places)| length(places).map(|length| (length, one)));
        marked.max_by_key(|(length, _)| *length).map(|(_, one)| one)
    }

    /// The receiver with this host.
    #[must_use]
    pub fn of_host(&self, host: &str) -> Option<&Receiver> {
        longest(&self.receivers, host, |receiver| &receiver.hosts)
    }

    /// The receiver with this user.
    #[must_use]
    pub fn of_mailbox(&self, address: &str) -> Option<&Receiver> {
        let (_, domain) = address.rsplit_once('@')?;
        longest(&self.receivers, domain, |receiver| &receiver.mailboxes)
    }

    /// The row that fits best, given who is known to speak.
    #[must_use]
    pub fn best(&self, found: &Found, code: Option<Enhanced>, by: Option<&str>) -> Option<Fit<'_>> {
        let fits = self.rows.iter().zip(&self.needs).filter_map(|(row, needs)| {
            let weight = self.weight(row, needs, found, code, by)?;
            Some(Fit { row, weight })
        });
        // Of two that fit equally well the first in the file counts.
        fits.reduce(|best, other| if other.weight > best.weight { other } else { best })
    }

    fn weight(
        &self,
        row: &Row,
        needs: &Needs,
        found: &Found,
        code: Option<Enhanced>,
        by: Option<&str>,
    ) -> Option<usize> {
        let has = |place: &usize| found.has(*place);
        let length = |place: &usize| self.fragments.get(*place).map_or(0, String::len);
        if !needs.all.iter().all(has) || needs.none.iter().any(has) {
            return None;
        }
        let longest = |places: &[usize]| places.iter().filter(|place| has(place)).map(length).max();
        let any = if needs.any.is_empty() { Some(0) } else { longest(&needs.any) }?;
        let and = if needs.and.is_empty() { Some(0) } else { longest(&needs.and) }?;
        if !row.codes.is_empty()
            && !code.is_some_and(|code| row.codes.iter().any(|wanted| is_code(wanted, code)))
        {
            return None;
        }
        if row.only.as_deref().is_some_and(|only| by.unwrap_or(NOBODY) != only) {
            return None;
        }
        let text: usize = needs.all.iter().map(length).sum::<usize>() + any + and;
        // What only one receiver says counts more than what anybody may say; a number is worth a word.
        if row.rank == Rank::Last {
            return Some(15);
        }
        let known = if row.by.is_some() || row.only.is_some() { 40 } else { 0 };
        let said = if text > 0 { 20 } else { 0 };
        Some(
            text + known * usize::from(text > 0 || row.only.is_some() || row.by.is_some())
                + said
                + if row.codes.is_empty() { 0 } else { 8 },
        )
    }
}

/// Fragments with the words of each list in the place of its name.
fn spelled_out(fragments: &[String], lists: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let each = |fragment: &String| match fragment.strip_prefix('@').and_then(|name| lists.get(name)) {
        Some(list) => list.clone(),
        None => vec![fragment.clone()],
    };
    fragments.iter().flat_map(each).collect()
}

fn is_code(wanted: &str, code: Enhanced) -> bool {
    match wanted.strip_prefix("x.") {
        Some(rest) => code.to_string().get(2..) == Some(rest),
        None => code.to_string() == wanted,
    }
}

fn longest<'r>(
    receivers: &'r [Receiver],
    name: &str,
    ends: impl Fn(&'r Receiver) -> &'r Vec<String>,
) -> Option<&'r Receiver> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let is_end = |end: &&String| {
        name == **end || name.strip_suffix(end.as_str()).is_some_and(|rest| rest.ends_with('.'))
    };
    let fits = receivers.iter().filter_map(|receiver| {
        ends(receiver).iter().filter(is_end).map(String::len).max().map(|length| (length, receiver))
    });
    fits.max_by_key(|(length, _)| *length).map(|(_, receiver)| receiver)
}

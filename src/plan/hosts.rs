//! The catalogue of DNS hosts: what each panel wants typed, and what it can hold.
//!
//! Who keeps a domain's records is told by the names of its name servers, and with that, often, which
//! web page somebody has open beside this program. The catalogue, `assets/dns-hosts.toml`, says as much
//! of that page as has been read in its maker's documentation or in public code that fills it in; what
//! nobody has read is not there, and then the person is asked. A panel that is wrong here costs somebody
//! an evening, so that nothing is filled up with what is usual.

mod form;

use std::sync::LazyLock;

use serde::Deserialize;

pub use super::panel::{Apex, Known, NameForm, Panel, TargetForm, ValueForm};
use super::{pattern, publish::Data};
use crate::record::name::Name;

pub use form::Form;

/// One DNS host.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Short stable name, such as `cloudflare`.
    pub id: String,
    /// The name its users know.
    pub name: String,
    /// Suffixes or patterns (`ns-*.awsdns-*`) of its name servers, lower case; empty for panels
    /// that run on any server.
    pub name_servers: Vec<String>,
    /// What is known of what the panel wants.
    #[serde(default)]
    pub form: Known,
    /// What its field for the time to live takes, if that is anything but a number of seconds.
    #[serde(default)]
    pub ttl: Option<Ttl>,
    /// The longest TXT value, if that is known.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// Ids of sentences in `hosts.ftl` about this panel.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Ids of sentences in `hosts.ftl` about SRV records in this panel.
    #[serde(default)]
    pub srv: Vec<String>,
}

/// What can be entered as a time to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ttl {
    /// Nothing shorter than this, in seconds.
    Least(u32),
    /// One of a few.
    Steps,
    /// Nothing: it is set for the zone.
    OfZone,
}

/// What to enter as a time to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// This many seconds.
    Seconds(u32),
    /// What is offered that is nearest to this many seconds.
    Nearest(u32),
    /// There is no such field.
    Nothing,
}

/// The longest TXT value a host holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Octets of the whole text, however it is cut into strings.
    pub octets: usize,
    /// How it is known.
    pub of: LimitOf,
}

/// What a limit was seen at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitOf {
    /// The host itself.
    Host,
    /// The way in for other programs: the panel may differ.
    Api,
    /// An earlier version, or an old page of its help: it may hold more by now.
    Earlier,
}

/// Whether a host can hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can, as far as is known.
    Fits,
    /// It may not: the limit was seen elsewhere than in the panel of today.
    Doubtful(Excess),
    /// It cannot.
    TooLong(Excess),
}

/// A value that is longer than a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The limit.
    pub limit: Limit,
    /// Octets of the value.
    pub has: usize,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    host: Vec<Host>,
}

/// Every host, by name.
#[must_use]
pub fn all() -> &'static [Host] {
    // A test proves that the text parses, so that the empty list is never what a person sees.
    static HOSTS: LazyLock<Vec<Host>> = LazyLock::new(|| {
        let text = include_str!("../../assets/dns-hosts.toml");
        let mut hosts = toml::from_str::<Catalogue>(text).unwrap_or_default().host;
        hosts.sort_by_key(|host| host.name.to_lowercase());
        hosts
    });
    &HOSTS
}

/// The host that has this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Host> {
    all().iter().find(|host| host.id == id)
}

/// The host most of these name servers belong to; the first of [`candidates`].
#[must_use]
pub fn by_name_servers(servers: &[Name]) -> Option<&'static Host> {
    candidates(servers).into_iter().next()
}

/// The hosts most of these name servers may belong to. There is more than one where two panels use
/// the same servers, and then only the person knows which it is.
#[must_use]
pub fn candidates(servers: &[Name]) -> Vec<&'static Host> {
    all()
        .iter()
        .filter(|host| {
            let theirs = servers.iter().filter(|server| host.has_server(server)).count();
            theirs * 2 > servers.len()
        })
        .collect()
}

/// The hosts in whose name or id a word begins with each of these, in any order and case; all, if there are none.
/// Those whose name begins with the first come first.
#[must_use]
pub fn search(words: &str) -> Vec<&'static Host> {
    let wanted: Vec<String> = parts(words).map(str::to_lowercase).collect();
    let matches = |host: &&Host| {
        let name = host.name.to_lowercase();
        let has =
            |word: &String| parts(&name).chain(parts(&host.id)).any(|part| part.starts_with(word.as_str()));
        wanted.iter().all(has)
    };
    let (mut first, others): (Vec<&Host>, Vec<&Host>) = all().iter().filter(matches).partition(|host| {
        wanted.first().is_none_or(|word| host.name.to_lowercase().starts_with(word.as_str()))
    });
    first.extend(others);
    first
}

/// The words of a text, whatever stands between them.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

impl Host {
    fn has_server(&self, server: &Name) -> bool {
        self.name_servers.iter().any(|pattern| pattern::matches(pattern, server.as_str()))
    }

    /// Whether the host can hold a value.
    #[must_use]
    pub fn fit(&self, data: &Data) -> Fit {
        let Data::Txt(text) = data else { return Fit::Fits };
        let has = text.len();
        match self.limit.filter(|limit| has > limit.octets) {
            None => Fit::Fits,
            Some(limit @ Limit { of: LimitOf::Host, .. }) => Fit::TooLong(Excess { limit, has }),
            Some(limit) => Fit::Doubtful(Excess { limit, has }),
        }
    }

    /// What to enter where `seconds` are wanted.
    #[must_use]
    pub fn ttl(&self, seconds: u32) -> Entry {
        match self.ttl {
            None => Entry::Seconds(seconds),
            Some(Ttl::Least(least)) => Entry::Seconds(seconds.max(least)),
            Some(Ttl::Steps) => Entry::Nearest(seconds),
            Some(Ttl::OfZone) => Entry::Nothing,
        }
    }
}

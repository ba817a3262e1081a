//! The catalogue of mail services: what each needs in SPF, and which DKIM selectors it uses.
//!
//! Made from `assets/senders.toml`. What a service publishes changes; the catalogue is a proposal,
//! and the SPF screen proves every include by asking DNS when it is used.

use std::sync::LazyLock;

use serde::Deserialize;

use super::pattern;
use crate::record::name::{Name, Selector};

/// One mail service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// Short stable name, such as `google-workspace`.
    pub id: String,
    /// The name its users know.
    pub name: String,
    /// What it needs in SPF.
    pub spf: SpfNeed,
    /// Older names that records include for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Host suffixes of its MX, or patterns with `*`.
    #[serde(default)]
    pub mx: Vec<String>,
    /// How it does DKIM.
    #[serde(default)]
    pub dkim: DkimShape,
    /// One more thing to know, as the id of a sentence in `senders.ftl`, if there is one.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a service needs in the SPF record of the domain in `From:`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SpfNeed {
    /// An include of this name; others are regions or older names.
    Include {
        /// The name to include.
        name: String,
        /// Other names for other regions or plans.
        #[serde(default)]
        others: Vec<String>,
    },
    /// Nothing: the service uses its own return path; an include would waste a look-up.
    Nothing {
        /// A name old guides still tell people to include.
        #[serde(default)]
        legacy: Option<String>,
    },
    /// A name of the customer's own, with `*` where it differs.
    PerCustomer {
        /// The pattern.
        pattern: String,
    },
}

/// How a service does DKIM.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DkimShape {
    /// Whether its records are CNAMEs (TXT otherwise).
    pub cname: bool,
    /// Selectors that are always the same, and so can be looked for.
    pub selectors: Vec<String>,
    /// The target of a CNAME, with `{selector}`, `{domain}`, `{domain-dashes}` and `*` for what differs.
    pub targets: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    sender: Vec<Sender>,
}

/// Every service, by name.
#[must_use]
pub fn all() -> &'static [Sender] {
    // A test proves that the text parses, so that the empty list is never what a person sees.
    static SENDERS: LazyLock<Vec<Sender>> = LazyLock::new(|| {
        let text = include_str!("../../assets/senders.toml");
        let mut senders = toml::from_str::<Catalogue>(text).unwrap_or_default().sender;
        senders.sort_by_key(|sender| sender.name.to_lowercase());
        senders
    });
    &SENDERS
}

/// The service that has this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Sender> {
    all().iter().find(|sender| sender.id == id)
}

/// The services whose MX these are, in the order of the servers.
#[must_use]
pub fn by_mx(exchanges: &[Name]) -> Vec<&'static Sender> {
    let mut found: Vec<&Sender> = Vec::new();
    for exchange in exchanges {
        for sender in all() {
            let is_theirs = sender.mx.iter().any(|pattern| pattern::matches(pattern, exchange.as_str()));
            if is_theirs && !found.iter().any(|known| known.id == sender.id) {
                found.push(sender);
            }
        }
    }
    found
}

/// The service that an SPF include belongs to.
#[must_use]
pub fn by_include(name: &Name) -> Option<&'static Sender> {
    let is_theirs = |sender: &&Sender| match &sender.spf {
        SpfNeed::PerCustomer { pattern } => pattern::matches(pattern, name.as_str()),
        SpfNeed::Include { .. } | SpfNeed::Nothing { .. } => {
            sender.includes().any(|include| include == name.as_str())
        }
    };
    all().iter().find(is_theirs)
}

/// Services whose name or include contains `words`, all of them in any order and case.
#[must_use]
pub fn search(words: &str) -> Vec<&'static Sender> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    all().iter().filter(|sender| words.iter().all(|word| sender.is_found_by(word))).collect()
}

/// Selectors that people and signing programs use so often that it is worth looking for them.
const USUAL_SELECTORS: [&str; 9] =
    ["default", "dkim", "mail", "s1", "s2", "k1", "selector1", "selector2", "google"];

/// The selectors at which keys are likely: the usual ones, and those of the services whose MX these are.
#[must_use]
pub fn likely_selectors(exchanges: &[Name]) -> Vec<Selector> {
    let usual = USUAL_SELECTORS.iter().filter_map(|text| text.parse().ok());
    let mut found: Vec<Selector> = Vec::new();
    for selector in selectors_by_mx(exchanges).into_iter().chain(usual) {
        if !found.contains(&selector) {
            found.push(selector);
        }
    }
    found
}

/// The selectors of the services whose MX these are.
#[must_use]
pub fn selectors_by_mx(exchanges: &[Name]) -> Vec<Selector> {
    let all = by_mx(exchanges).into_iter().flat_map(|sender| &sender.dkim.selectors);
    all.filter_map(|text| text.parse().ok()).collect()
}

impl Sender {
    /// Every name that records include for this service, the one to use first; a pattern for
    /// services with a name per customer.
    pub fn includes(&self) -> impl Iterator<Item = &str> {
        let (first, others): (Option<&String>, &[String]) = match &self.spf {
            SpfNeed::Include { name, others } => (Some(name), others),
            SpfNeed::Nothing { legacy } => (legacy.as_ref(), &[]),
            SpfNeed::PerCustomer { pattern } => (Some(pattern), &[]),
        };
        first.into_iter().chain(others).chain(&self.also).map(String::as_str)
    }

    fn is_found_by(&self, word: &str) -> bool {
        self.name.to_lowercase().contains(word)
            || self.id.contains(word)
            || self.includes().any(|include| include.contains(word))
    }
}

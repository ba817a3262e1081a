//! The catalogue of mail services: what each needs in SPF, and which DKIM selectors it uses.
//!
//! Made from `assets/senders.toml`. What a service publishes changes; the catalogue is a proposal,
//! and the SPF screen proves every include by asking DNS when it is used.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::{pasted::Role, pattern};
use crate::record::{
    name::{DomainName, Name, Selector},
    pasted::Kind,
    spf,
};

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
    /// What a TXT record at the domain begins with where its owner has set the service up.
    #[serde(default)]
    pub proofs: Vec<String>,
    /// Whether it only filters mail for a service that stands behind it.
    #[serde(default)]
    pub gateway: bool,
    /// How it does DKIM.
    #[serde(default)]
    pub dkim: DkimShape,
    /// What it asks for beside its keys and SPF.
    #[serde(default)]
    pub further: Vec<Further>,
    /// Where its console shows its records.
    #[serde(default)]
    pub console: Option<Console>,
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

/// Where a service shows its records, in the words of its own menus.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Console {
    /// The way there, menu by menu.
    pub path: String,
    /// The button to press once the records are published.
    #[serde(default)]
    pub then: Option<String>,
    /// Who describes it so.
    pub seen: Seen,
    /// The page that says so.
    pub source: String,
}

/// Who describes a console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// The service's own pages.
    Own,
    /// Others who use it.
    Others,
    /// Nobody whose page was seen: it may be elsewhere.
    Nobody,
}

/// A record that a service asks for beside its keys and SPF.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Further {
    /// What it is for.
    pub role: FurtherRole,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FurtherKind,
    /// Its name below the domain, `@` for the domain itself, with `*` where it differs.
    pub name: String,
    /// Its value, with `{domain}`, `{domain-dashes}` and `*` for what differs.
    pub value: String,
    /// Whether the service does not ask for it any more.
    #[serde(default)]
    pub dated: bool,
    /// Whether mail works without it.
    #[serde(default)]
    pub optional: bool,
}

/// What a further record is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FurtherRole {
    /// Bounces come back there.
    ReturnPath,
    /// It shows whose domain it is.
    Verification,
    /// Links and pictures.
    Tracking,
}

/// The type of a further record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum FurtherKind {
    /// Text.
    Txt,
    /// Another name for it.
    Cname,
    /// A mail exchanger.
    Mx,
    /// Name servers of a sub-domain.
    Ns,
}

impl FurtherRole {
    /// The role in what is pasted.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::ReturnPath => Role::ReturnPath,
            Self::Verification => Role::Verification,
            Self::Tracking => Role::Tracking,
        }
    }
}

impl FurtherKind {
    /// The type in DNS.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Txt => Kind::Txt,
            Self::Cname => Kind::Cname,
            Self::Mx => Kind::Mx,
            Self::Ns => Kind::Ns,
        }
    }
}

impl Further {
    /// Whether a record is meant, its name's first label and its value given.
    fn is(&self, first: &str, kind: Kind, value: &str, domain: Option<&DomainName>) -> bool {
        self.kind.kind() == kind
            && pattern::matches(&filled(&self.value, domain), value)
            && (self.name == "@"
                || self.name.contains('*')
                || first.is_empty()
                || pattern::matches_label(&self.name, first))
    }
}

/// A pattern with the domain in it; what is not known becomes a star.
fn filled(pattern: &str, domain: Option<&DomainName>) -> String {
    let (dots, dashes) = domain.map_or_else(
        || ("*".to_owned(), "*".to_owned()),
        |domain| (domain.as_str().to_owned(), domain.as_str().replace('.', "-")),
    );
    pattern.replace("{domain-dashes}", &dashes).replace("{domain}", &dots)
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

/// The control panels and mail suites that make keys of their own, by name.
#[must_use]
pub fn panels() -> &'static [Sender] {
    static PANELS: LazyLock<Vec<Sender>> = LazyLock::new(|| {
        let text = include_str!("../../assets/mail-panels.toml");
        let mut panels = toml::from_str::<Catalogue>(text).unwrap_or_default().sender;
        panels.sort_by_key(|panel| panel.name.to_lowercase());
        panels
    });
    &PANELS
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

/// The services that handle the domain's mail and need something in its SPF record: those its MX lead to, and behind a
/// gateway those that a text at the domain gives away. Gateways come first, because they stand in front.
#[must_use]
pub fn handling(exchanges: &[Name], texts: &[String]) -> Vec<&'static Sender> {
    let mut found = by_mx(exchanges);
    if found.iter().any(|sender| sender.gateway) {
        let is_proved = |sender: &&Sender| {
            sender.proofs.iter().any(|proof| texts.iter().any(|text| text.starts_with(proof.as_str())))
        };
        let behind: Vec<&Sender> = all().iter().filter(is_proved).collect();
        found.extend(
            behind
                .into_iter()
                .filter(|sender| !found.iter().any(|known| known.id == sender.id))
                .collect::<Vec<_>>(),
        );
    }
    found.retain(|sender| !matches!(sender.spf, SpfNeed::Nothing { .. }));
    found
}

/// The service that an SPF include belongs to.
#[must_use]
pub fn by_include(name: &Name) -> Option<&'static Sender> {
    // Asked of every term of a record whenever it is drawn, so that the names are looked up and not gone through.
    static BY_NAME: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
        let named = |(_, sender): &(usize, &Sender)| !matches!(sender.spf, SpfNeed::PerCustomer { .. });
        let names = all().iter().enumerate().filter(named);
        // Of two with one name the first is meant, so it is put in last.
        names.rev().flat_map(|(at, sender)| sender.includes().map(move |name| (name, at))).collect()
    });
    let is_customers = |sender: &Sender| match &sender.spf {
        SpfNeed::PerCustomer { pattern } => pattern::matches(pattern, name.as_str()),
        SpfNeed::Include { .. } | SpfNeed::Nothing { .. } => false,
    };
    let named = BY_NAME.get(name.as_str()).copied();
    let first = all().iter().take(named.unwrap_or(usize::MAX)).position(is_customers).or(named)?;
    all().get(first)
}

/// The service that a record is of, by its name and value.
#[must_use]
pub fn by_record(
    name: Option<&str>,
    kind: Kind,
    value: &str,
    domain: &DomainName,
) -> Option<&'static Sender> {
    let value = value.to_lowercase();
    let name = name.unwrap_or_default().to_lowercase();
    let first = name.split('.').next().unwrap_or_default();
    let is_key = name.contains("._domainkey.");
    let fits = |sender: &&Sender, is_near: bool| {
        let further = sender.further.iter().any(|further| {
            (is_near || further.value != "*")
                && further.is(first, kind, &value, Some(domain))
                && (!is_near || pattern::matches_label(&further.name, first))
        });
        let is_known =
            !is_near || sender.dkim.selectors.iter().any(|selector| pattern::matches_label(selector, first));
        further && !is_key || kind == Kind::Cname && is_known && sender.dkim.leads_to(first, &value, domain)
    };
    if kind == Kind::Mx {
        let host = value.split_whitespace().next_back().unwrap_or_default().to_owned();
        let bounces = all().iter().find(|sender| sender.takes_bounces(kind, &host));
        return bounces.or_else(|| by_mx(&[Name::parse(&host).ok()?]).into_iter().next());
    }
    if spf::is_spf(&value) {
        return of_spf(&value).into_iter().next();
    }
    all().iter().find(|sender| fits(sender, true)).or_else(|| all().iter().find(|sender| fits(sender, false)))
}

/// The services whose names an SPF record includes, or leads on to.
fn of_spf(text: &str) -> Vec<&'static Sender> {
    let targets = text.split_whitespace().filter_map(|word| {
        word.trim_start_matches(['+', '?', '~', '-'])
            .strip_prefix("include:")
            .or_else(|| word.strip_prefix("redirect="))
    });
    targets.filter_map(|target| by_include(&Name::parse(target).ok()?)).collect()
}

/// Whether an SPF record asks for a service that needs nothing there any more.
#[must_use]
pub fn is_dated(text: &str) -> bool {
    of_spf(&text.to_lowercase()).iter().any(|sender| matches!(sender.spf, SpfNeed::Nothing { .. }))
}

/// Services whose name or include contains `words`, all of them in any order and case.
#[must_use]
pub fn search(words: &str) -> Vec<&'static Sender> {
    found_in(all(), words)
}

/// Those of the panels.
#[must_use]
pub fn search_panels(words: &str) -> Vec<&'static Sender> {
    found_in(panels(), words)
}

fn found_in(senders: &'static [Sender], words: &str) -> Vec<&'static Sender> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    senders.iter().filter(|sender| words.iter().all(|word| sender.is_found_by(word))).collect()
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

impl DkimShape {
    /// Whether a CNAME at this selector leads to the service.
    fn leads_to(&self, selector: &str, target: &str, domain: &DomainName) -> bool {
        self.targets.iter().any(|form| {
            let form = filled(&form.replace("{selector}", selector), Some(domain));
            pattern::matches(&form, target)
        })
    }
}

impl Sender {
    /// Whether the service takes bounces at a host with a record of this type.
    #[must_use]
    pub fn takes_bounces(&self, kind: Kind, value: &str) -> bool {
        let of_bounces = |further: &&Further| further.role == FurtherRole::ReturnPath;
        self.further.iter().filter(of_bounces).any(|further| further.is("", kind, value, None))
    }

    /// What a record of the service is for, and whether it is one that it does not ask for any more.
    #[must_use]
    pub fn role_of(&self, first: &str, kind: Kind, value: &str) -> Option<(Role, bool)> {
        let fitting = || self.further.iter().filter(|further| further.is(first, kind, value, None));
        let near = fitting().find(|further| pattern::matches_label(&further.name, first));
        near.or_else(|| fitting().next()).map(|further| (further.role.role(), further.dated))
    }

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

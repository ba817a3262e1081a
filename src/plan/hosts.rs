//! The catalogue of DNS hosts: what each panel wants typed.
//!
//! Made from `assets/dns-hosts.toml`. Panels differ in whether the name field takes the whole name
//! or the part left of the zone, what stands for the zone itself, and whether values are quoted.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{pattern, publish::Data};
use crate::record::{name::Name, txt};

/// One DNS host.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Short stable name, such as `cloudflare`.
    pub id: String,
    /// The name its users know.
    pub name: String,
    /// Suffixes or patterns (`ns-*.awsdns-*`) of its name servers, lower case; empty for panels
    /// that run on any server.
    pub name_servers: Vec<String>,
    /// What the panel wants.
    #[serde(flatten)]
    pub panel: Panel,
    /// Ids of sentences in `hosts.ftl` about this panel.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// What a panel wants typed into its fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Panel {
    /// The name field.
    #[serde(default)]
    pub names: NameForm,
    /// What stands for the zone itself in the name field.
    #[serde(default)]
    pub apex: Apex,
    /// The value field of TXT records.
    #[serde(default)]
    pub values: ValueForm,
    /// Targets of CNAME and MX.
    #[serde(default)]
    pub targets: TargetForm,
}

/// What the name field wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameForm {
    /// The part left of the zone; the panel adds the zone.
    #[default]
    Relative,
    /// The whole name.
    Full,
    /// The whole name with a final dot.
    FullWithDot,
}

/// What stands for the zone itself in a relative name field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Apex {
    /// `@`
    #[default]
    At,
    /// Nothing.
    Empty,
}

/// What the value field of TXT records wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueForm {
    /// The text as it is; the panel cuts it into strings.
    #[default]
    Plain,
    /// `"…" "…"`, strings of at most 255 octets.
    Quoted,
}

/// How targets of CNAME and MX are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetForm {
    /// Without a final dot.
    #[default]
    Plain,
    /// With a final dot.
    WithDot,
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

impl Host {
    fn has_server(&self, server: &Name) -> bool {
        self.name_servers.iter().any(|pattern| pattern::matches(pattern, server.as_str()))
    }
}

impl Panel {
    /// `owner` as the name field wants it. A name outside the zone is written whole.
    #[must_use]
    pub fn name(self, owner: &Name, zone: &Name) -> String {
        match (self.names, owner.relative_to(zone)) {
            (NameForm::Relative, Some("")) => match self.apex {
                Apex::At => "@".to_owned(),
                Apex::Empty => String::new(),
            },
            (NameForm::Relative, Some(left)) => left.to_owned(),
            (NameForm::Relative, None) | (NameForm::Full, _) => owner.to_string(),
            (NameForm::FullWithDot, _) => format!("{owner}."),
        }
    }

    /// The value as the value field wants it.
    #[must_use]
    pub fn value(self, data: &Data) -> String {
        match data {
            Data::Txt(text) => match self.values {
                ValueForm::Plain => text.clone(),
                ValueForm::Quoted => txt::quoted(text),
            },
            Data::Cname(target) => self.target(target),
            Data::Mx { preference, exchange } => format!("{preference} {}", self.target(exchange)),
        }
    }

    fn target(self, target: &Name) -> String {
        match self.targets {
            // The root is written as its dot in both forms.
            _ if target.is_root() => target.to_string(),
            TargetForm::Plain => target.to_string(),
            TargetForm::WithDot => format!("{target}."),
        }
    }
}

//! What the fields of a DNS panel take, and a record written for them.
//!
//! A record is typed into boxes on somebody's web page, and no two pages want the same. Some add the
//! domain to the name by themselves, some do not; some want the text as it is, some in quotes or in
//! pieces. What is typed in the wrong form is taken without a word and stands in DNS as something
//! else. A [`Panel`] is one whole set of forms, with which anything can be written; [`Known`] is as
//! much of it as somebody knows, which may be nothing.
//!
//! References: RFC 1035 §5.1 (names, `@`, quotes), §3.3.14 (the strings of a TXT record).

use serde::{Deserialize, Serialize};

use super::publish::Data;
use crate::record::{name::Name, txt};

/// The most octets on a line of [`ValueForm::Lines`]: one fewer than DNS has, because PowerShell refuses
/// the 255th.
pub const LINE_OCTETS: usize = 254;

/// What a panel wants typed into its fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The name field.
    pub names: NameForm,
    /// What stands for the zone itself in the name field.
    pub apex: Apex,
    /// The value field of TXT records.
    pub values: ValueForm,
    /// Targets of CNAME and MX.
    pub targets: TargetForm,
}

/// As much as is known of what a panel wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The name field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<NameForm>,
    /// What stands for the zone itself in the name field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apex: Option<Apex>,
    /// The value field of TXT records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<ValueForm>,
    /// Targets of CNAME and MX.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub targets: Option<TargetForm>,
}

/// What a person has said about the panel they type into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The id of a host in the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// What they have seen of its form; goes before what the catalogue says.
    #[serde(default, skip_serializing_if = "Known::is_nothing")]
    pub seen: Known,
}

/// What the name field wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Apex {
    /// `@`
    #[default]
    At,
    /// Nothing.
    Empty,
    /// The zone's whole name with a final dot.
    FullWithDot,
}

/// What the value field of TXT records wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueForm {
    /// The text as it is; the panel cuts it into strings.
    #[default]
    Plain,
    /// `"…" "…"`, strings of at most 255 octets.
    Quoted,
    /// The strings on lines of their own, without quotes, of at most [`LINE_OCTETS`].
    Lines,
}

/// How targets of CNAME and MX are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetForm {
    /// Without a final dot.
    #[default]
    Plain,
    /// With a final dot.
    WithDot,
}

impl Known {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// A form to write with: what is not known is as most panels have it.
    #[must_use]
    pub fn panel(self) -> Panel {
        Panel {
            names: self.names.unwrap_or_default(),
            apex: self.apex.unwrap_or_default(),
            values: self.values.unwrap_or_default(),
            targets: self.targets.unwrap_or_default(),
        }
    }

    /// This, and where it knows nothing, `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            names: self.names.or(other.names),
            apex: self.apex.or(other.apex),
            values: self.values.or(other.values),
            targets: self.targets.or(other.targets),
        }
    }

    /// What both say.
    #[must_use]
    pub fn agreed(self, other: Self) -> Self {
        fn same<T: PartialEq + Copy>(one: Option<T>, two: Option<T>) -> Option<T> {
            one.filter(|one| two.as_ref() == Some(one))
        }
        Self {
            names: same(self.names, other.names),
            apex: same(self.apex, other.apex),
            values: same(self.values, other.values),
            targets: same(self.targets, other.targets),
        }
    }
}

impl From<Panel> for Known {
    fn from(panel: Panel) -> Self {
        Self {
            names: Some(panel.names),
            apex: Some(panel.apex),
            values: Some(panel.values),
            targets: Some(panel.targets),
        }
    }
}

impl Answers {
    /// Whether nothing has been said.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
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
                Apex::FullWithDot => format!("{owner}."),
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
                ValueForm::Lines => lines(text),
            },
            Data::Cname(target) => self.target(target),
            Data::Srv(srv) => {
                format!("{} {} {} {}", srv.priority, srv.weight, srv.port, self.target(&srv.target))
            }
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

/// `text` in lines of at most [`LINE_OCTETS`], cut only between characters.
fn lines(text: &str) -> String {
    let mut cut = String::with_capacity(text.len() + 8);
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE_OCTETS {
            cut.push('\n');
            used = 0;
        }
        cut.push(c);
        used += c.len_utf8();
    }
    cut
}

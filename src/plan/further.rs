//! Records that mail services ask for beside keys and SPF.
//!
//! A service that sends as a domain wants its bounces back, at a sub-domain that points to it; SPF is judged there, and
//! without that record it never fits the domain in `From:`. Others want a text that shows whose domain it is. Such
//! records are pasted from the service's page, and published and checked as all others are.

use serde::{Deserialize, Serialize};

use super::{
    pasted::{Role, Sorted, Treat},
    publish::Data,
    senders::{self, FurtherRole, Sender},
};
use crate::record::{
    name::{DomainName, Name},
    pasted::Kind,
    private_key,
};

/// One such record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Further {
    /// Its whole name.
    pub name: Name,
    /// What is to stand there.
    pub value: Value,
    /// What it is for.
    pub role: FurtherRole,
    /// The id of the service, if the catalogue knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
}

/// What is to stand at the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A text.
    Txt(String),
    /// Another name.
    Cname(Name),
    /// A mail exchanger.
    Mx {
        /// Lower is tried first.
        preference: u16,
        /// The server.
        exchange: Name,
    },
}

impl Further {
    /// The record that was pasted, if it is one of these and to be published; none also of types that are not
    /// published here (NS).
    #[must_use]
    pub fn of(pasted: &Sorted, domain: &DomainName) -> Option<Self> {
        let role = match pasted.role {
            Role::ReturnPath => FurtherRole::ReturnPath,
            Role::Verification => FurtherRole::Verification,
            Role::Tracking => FurtherRole::Tracking,
            // SPF of a sub-domain is that of the bounces that come back there.
            Role::Spf if pasted.treat == Treat::Publish => FurtherRole::ReturnPath,
            _ => return None,
        };
        let name = Name::parse(pasted.name.as_deref()?).ok().filter(|name| name.is_within(domain.name()))?;
        let value = match pasted.kind {
            Kind::Txt | Kind::Spf => Value::Txt(pasted.value.clone()),
            Kind::Cname => Value::Cname(Name::parse(&pasted.value).ok()?),
            Kind::Mx => {
                let (preference, exchange) = pasted.value.split_once(' ').unwrap_or(("10", &pasted.value));
                Value::Mx { preference: preference.parse().ok()?, exchange: Name::parse(exchange).ok()? }
            }
            _ => return None,
        };
        let is_safe = pasted.treat == Treat::Publish && private_key::found(&pasted.value).is_none();
        is_safe.then(|| Self { name, value, role, sender: pasted.sender.map(str::to_owned) })
    }

    /// The type and value to publish.
    #[must_use]
    pub fn data(&self) -> Data {
        match &self.value {
            Value::Txt(text) => Data::Txt(text.clone()),
            Value::Cname(target) => Data::Cname(target.clone()),
            Value::Mx { preference, exchange } => {
                Data::Mx { preference: *preference, exchange: exchange.clone() }
            }
        }
    }

    /// Whether another record takes the place of this one: a CNAME stands alone at its name.
    fn is_replaced_by(&self, other: &Self) -> bool {
        let is_alias = |one: &Self| matches!(one.value, Value::Cname(_));
        self.name == other.name
            && (is_alias(self) || is_alias(other) || self.value == other.value || is_same_token(self, other))
    }
}

/// Whether two texts show the same thing with other codes: `zoho-verification=…`.
fn is_same_token(one: &Further, other: &Further) -> bool {
    let token = |further: &Further| match &further.value {
        Value::Txt(text) => {
            text.split(['=', ':']).next().map(str::to_lowercase).filter(|token| token.len() < text.len())
        }
        _ => None,
    };
    token(one).is_some() && token(one) == token(other)
}

/// Puts a record into a list, in place of what it replaces.
pub fn put(list: &mut Vec<Further>, further: Further) {
    list.retain(|known| !known.is_replaced_by(&further));
    list.push(further);
}

/// What a service asks for that is not in a list yet, optional records left out.
#[must_use]
pub fn missing(list: &[Further], sender: &'static Sender) -> Vec<&'static senders::Further> {
    let is_there = |wanted: &&senders::Further| {
        list.iter().any(|further| {
            further.sender.as_deref() == Some(sender.id.as_str()) && further.role == wanted.role
        })
    };
    sender.further.iter().filter(|wanted| !wanted.optional && !wanted.dated && !is_there(wanted)).collect()
}

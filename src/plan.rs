//! The person's answers, and nothing else.
//!
//! A plan is what a person has decided about a domain: who may send, which keys sign, what happens
//! to the rest. It is saved and offered again, so it never holds a secret: of a key it knows the
//! public half and the path of the file. [`publish::publish`] turns it into the records to create,
//! and is the only place that does, so that what is shown, copied, exported and checked is the same.
//!
//! References: RFC 7208, RFC 6376, RFC 9989, RFC 7505 (null MX).

pub mod clients;
pub mod dkim;
pub mod dmarc;
pub mod further;
pub mod hosts;
pub mod mailboxes;
pub mod merge;
pub mod panel;
pub mod pasted;
mod pattern;
pub mod programs;
pub mod publish;
pub mod senders;
pub mod spf;

use serde::{Deserialize, Serialize};

use crate::record::name::DomainName;

/// Everything a person has answered about one domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The domain the answers are about.
    pub domain: DomainName,
    /// Whether the domain sends mail.
    pub purpose: Purpose,
    /// Who may send.
    #[serde(default)]
    pub spf: spf::Answers,
    /// Which keys sign.
    #[serde(default)]
    pub dkim: dkim::Answers,
    /// What happens to the rest.
    #[serde(default)]
    pub dmarc: dmarc::Answers,
    /// What mail services ask for beside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<further::Further>,
    /// Which panel they are typed into.
    #[serde(default, skip_serializing_if = "panel::Answers::is_none")]
    pub panel: panel::Answers,
    /// What clients and other mail servers are told.
    #[serde(default, skip_serializing_if = "mailboxes::Answers::is_none")]
    pub mailboxes: mailboxes::Answers,
}

/// What a domain is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// It sends mail.
    #[default]
    SendsMail,
    /// It never sends mail, and says so; it may get some.
    OnlyReceives,
    /// It neither sends nor takes mail, and says so.
    NeverSends,
}

impl Purpose {
    /// Whether mail is sent as the domain.
    #[must_use]
    pub const fn sends(self) -> bool {
        matches!(self, Self::SendsMail)
    }
}

impl Plan {
    /// The answers of somebody who has answered nothing yet.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        let dmarc = dmarc::Answers::first(&domain);
        Self {
            domain,
            purpose: Purpose::default(),
            spf: spf::Answers::first(),
            dkim: dkim::Answers::default(),
            dmarc,
            further: Vec::new(),
            panel: panel::Answers::default(),
            mailboxes: mailboxes::Answers::default(),
        }
    }
}

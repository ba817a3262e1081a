//! What users of a mail service type into their mail program.
//!
//! Where the mailboxes are at one of the large services, its hosts are the same for every domain, and no server of the
//! domain is looked at. `assets/clients.toml` has them.

use std::sync::LazyLock;

use serde::Deserialize;

/// The hosts of one service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clients {
    /// The id of the service in the catalogue of senders.
    pub id: String,
    /// IMAP, encrypted from the start.
    #[serde(default)]
    pub imaps: Option<String>,
    /// POP3, encrypted from the start.
    #[serde(default)]
    pub pop3s: Option<String>,
    /// Sending, encrypted from the start.
    #[serde(default)]
    pub submissions: Option<String>,
    /// Sending, encrypted by STARTTLS.
    #[serde(default)]
    pub submission: Option<String>,
    /// How one logs in there.
    pub how: How,
}

/// How one logs in at a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// In a window of Google's.
    Google,
    /// In a window of Microsoft's.
    Microsoft,
    /// With a password made for the program.
    AppPassword,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    service: Vec<Clients>,
}

/// The hosts of the service with this id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Clients> {
    static ALL: LazyLock<Vec<Clients>> = LazyLock::new(|| {
        let text = include_str!("../../assets/clients.toml");
        toml::from_str::<Catalogue>(text).unwrap_or_default().service
    });
    ALL.iter().find(|clients| clients.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::senders;

    #[test]
    fn every_service_is_one_of_the_catalogue_and_has_a_way_in_and_out() {
        let text = include_str!("../../assets/clients.toml");
        let all = toml::from_str::<Catalogue>(text).unwrap().service;
        assert!(!all.is_empty());
        for one in all {
            assert!(senders::all().iter().any(|sender| sender.id == one.id), "{}", one.id);
            assert!(
                one.imaps.is_some() && (one.submissions.is_some() || one.submission.is_some()),
                "{}",
                one.id
            );
        }
    }
}

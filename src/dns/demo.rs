//! The built-in world that `--demo` shows.
//!
//! A small invented internet, so that the wizard can be tried without a domain or a network. Its
//! domains stand under `.example`, which nobody can register; the well-known services in it have the
//! shape of their real records, with addresses from the ranges kept for documentation. Nothing asked
//! here leaves the machine, and nothing is published anywhere.
//!
//! References: RFC 2606 (reserved names), RFC 5737 and RFC 2544 (addresses for documentation and tests).

mod admin;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use self::admin::Stage;
use super::{Lookup, Pending, zone};
use crate::{
    plan::publish::Publication,
    survey::{Question, Server},
};

/// The domain offered first: half set up, with the mistakes people make.
pub const DOMAIN: &str = "harbour.example";

const SOURCE: &str = include_str!("demo/world.txt");

/// Messages of [`DOMAIN`] to be read in the demo: one that passes, one to which a list added a footer, one that an
/// old key signed. Each with a word for what it is.
pub const MESSAGES: [(&str, &str); 3] = [
    ("good", include_str!("demo/messages/good.eml")),
    ("footer", include_str!("demo/messages/footer.eml")),
    ("old-key", include_str!("demo/messages/old-key.eml")),
];

/// The demo's internet. Clones are the same world.
#[derive(Clone, Debug)]
pub struct World {
    zones: zone::World,
    published: Arc<Mutex<Published>>,
}

/// The world of the demo, as something that can be asked.
#[must_use]
pub fn lookup() -> Arc<dyn Lookup> {
    Arc::new(World::new())
}

/// The zones of the demo's internet as they are at its beginning, for whoever plays the admin in another way.
#[must_use]
pub fn zones() -> zone::World {
    zone::World::parse(SOURCE).unwrap_or_default()
}

/// What the admin was told to publish last, and how far it has come.
type Published = Option<(Vec<Publication>, Stage)>;

impl World {
    /// The world as it is when the demo begins.
    #[must_use]
    pub fn new() -> Self {
        // The text is part of the program, and a test reads it.
        let zones = zones();
        zones.delay_naturally();
        Self { zones, published: Arc::default() }
    }

    /// Sets the clock, by which caches tell when they forget.
    pub fn set_time(&self, now: Timestamp) {
        self.zones.set_time(now);
    }

    /// Stands in for the person who publishes the records in a panel: after the first call they
    /// stand on the first name server only, after the second on all of them, after the third the
    /// resolvers know them too. Further calls change nothing; other records begin anew. All of it
    /// happens in memory: nothing is published anywhere.
    pub fn play_the_admin(&self, publications: &[Publication]) {
        let mut published = self.published.lock().unwrap_or_else(PoisonError::into_inner);
        let stage = match &*published {
            Some((records, stage)) if records == publications => stage.next(),
            _ => Stage::FirstServer,
        };
        stage.play(&self.zones, publications);
        *published = Some((publications.to_vec(), stage));
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

impl Lookup for World {
    fn ask(&self, question: Question, server: Server) -> Pending {
        self.zones.ask(question, server)
    }

    fn system(&self) -> Vec<Server> {
        self.zones.system()
    }

    fn public(&self) -> Vec<Server> {
        self.zones.public()
    }

    fn has_ipv6(&self) -> bool {
        self.zones.has_ipv6()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_world_can_be_read() {
        zone::World::parse(SOURCE).unwrap();
    }

    #[test]
    fn its_addresses_are_for_documentation_and_tests_only() {
        let kept = ["192.0.2.", "198.51.100.", "203.0.113.", "198.18.", "198.19.", "2001:db8:"];
        let words = SOURCE.lines().filter(|line| !line.starts_with(';')).flat_map(str::split_whitespace);
        for word in words {
            let text = word.trim_start_matches("ip4:").trim_start_matches("ip6:");
            let address = text.split('/').next().unwrap_or(text);
            if address.parse::<std::net::IpAddr>().is_ok() {
                assert!(kept.iter().any(|range| address.starts_with(range)), "{word}");
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn every_include_in_it_leads_to_an_spf_record_in_it() {
        let world = World::new();
        let resolver = world.system().remove(0);
        let includes = SOURCE.split_whitespace().filter_map(|word| word.strip_prefix("include:"));
        for include in includes {
            let question = Question::new(include.parse().unwrap(), crate::survey::Kind::Txt);
            let texts = world.ask(question, resolver.clone()).await.texts();
            assert!(texts.iter().any(|text| text.starts_with("v=spf1")), "{include}: {texts:?}");
        }
    }
}

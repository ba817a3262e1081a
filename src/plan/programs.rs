//! Mail programs, and where each shows the source of a message.
//!
//! Whoever is to prove that mail is signed has to find the source of a mail that arrived, and every program hides
//! it elsewhere. Some show the octets as they came, some only the header, and some a message that the store has put
//! together anew, in which no signature over the body holds.
//!
//! References: `assets/mail-programs.toml` names the source of each.

use std::sync::LazyLock;

use serde::Deserialize;

/// A program and where its messages' source is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// A stable word.
    pub id: String,
    /// How people know it.
    pub name: String,
    /// What to choose, one after the other, as the program names it.
    pub path: Vec<String>,
    /// What it gives.
    pub gives: Gives,
    /// Where that is said.
    pub source: String,
}

/// How much of a message a program gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gives {
    /// The message as it came.
    Whole,
    /// A message that was put together anew: its statements can be believed, its body hash not.
    Rebuilt,
    /// The header alone.
    Headers,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    program: Vec<Program>,
}

/// Every program, the most used first.
#[must_use]
pub fn all() -> &'static [Program] {
    // A test proves that the text parses, so that the empty list is never what a person sees.
    static PROGRAMS: LazyLock<Vec<Program>> = LazyLock::new(|| {
        let text = include_str!("../../assets/mail-programs.toml");
        toml::from_str::<Catalogue>(text).unwrap_or_default().program
    });
    &PROGRAMS
}

impl Program {
    /// The way as one text: `⋮ → Show original → Copy to clipboard`.
    #[must_use]
    pub fn way(&self) -> String {
        self.path.join(" → ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_has_a_way_and_a_source_of_its_own() {
        let mut ids: Vec<&str> = all().iter().map(|program| program.id.as_str()).collect();
        assert!(ids.len() >= 7);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all().len());
        for program in all() {
            assert!(!program.path.is_empty() && program.source.starts_with("https://"), "{}", program.id);
            assert!(!program.way().is_empty() && !program.name.is_empty(), "{}", program.id);
        }
    }
}

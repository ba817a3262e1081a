//! The catalogue of programs that sign: `assets/signers`, one file for each.
//!
//! A file has the name of the program, what it can sign with, and its steps: which sentence to say, which commands
//! to run, how to go back. The sentences are in `signer-steps.ftl`, under the names that the steps have here.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// A program, or a control panel, that signs mail.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Short stable name, such as `opendkim`: what is said on the command line.
    pub id: String,
    /// The name its users know.
    pub name: String,
    /// Which keys it can sign with.
    pub keys: Keys,
    /// The language of its commands.
    #[serde(default)]
    pub shell: Shell,
    /// What the steps rest on.
    pub evidence: Evidence,
    /// Parts of the greeting of its SMTP server, in lower case.
    #[serde(default)]
    pub banner: Vec<String>,
    /// What undoes all steps after the files are back: commands that make the servers read them.
    #[serde(default)]
    pub(super) back: String,
    /// The program whose steps come first, if it is installed like another one.
    #[serde(default)]
    like: Option<String>,
    /// Those of its steps that are not taken; the own steps stand where the first of them was.
    #[serde(default)]
    without: Vec<String>,
    /// The steps, in order.
    #[serde(rename = "step", default)]
    pub(super) steps: Vec<Template>,
}

/// Which keys a program can sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keys {
    /// RSA keys alone.
    Rsa,
    /// One RSA key for each domain.
    OneRsa,
    /// RSA and Ed25519 keys.
    Both,
    /// Keys that it makes itself: its record is published, and no key is brought in.
    Own,
}

/// The language of the commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// A POSIX shell.
    #[default]
    Sh,
    /// PowerShell.
    PowerShell,
    /// There are pages to click through, and few commands or none.
    Pages,
}

/// What the steps rest on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Evidence {
    /// They were run on a real server of these versions, and the mail that came out was verified.
    Ran(String),
    /// They follow these documents, and were not run.
    Documents(Vec<String>),
}

/// One step, before domain, selectors and files are filled in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(in crate::words) struct Template {
    /// The name of its sentence.
    pub(in crate::words) say: String,
    /// The word of a line that must fit, if the step is not for all.
    #[serde(default)]
    pub(in crate::words) when: Option<String>,
    /// What to run or to enter.
    #[serde(default)]
    pub(in crate::words) code: String,
    /// The block of `common.toml` that follows `code`.
    #[serde(default)]
    pub(in crate::words) then: Option<String>,
    /// How to go back.
    #[serde(default)]
    pub(in crate::words) undo: String,
    /// What the code is.
    #[serde(default)]
    pub(in crate::words) run: Run,
}

/// What the code of a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Run {
    /// Commands for the mail server.
    #[default]
    Here,
    /// Commands for any machine, to be run by hand.
    Elsewhere,
    /// Something to look at or to enter, and not to run.
    Show,
}

const COMMON: &str = include_str!("../../../assets/signers/common.toml");

/// The files, in the order in which people are likely to look for them.
macro_rules! files {
    ($($id:literal),* $(,)?) => {
        [$(include_str!(concat!("../../../assets/signers/", $id, ".toml"))),*]
    };
}
const FILES: [&str; 24] = files![
    "opendkim",
    "rspamd",
    "exim",
    "exchange",
    "cpanel",
    "plesk",
    "directadmin",
    "hestia",
    "ispconfig",
    "virtualmin",
    "froxlor",
    "mailcow",
    "mailu",
    "mailinabox",
    "iredmail",
    "docker-mailserver",
    "zimbra",
    "stalwart",
    "haraka",
    "sendmail",
    "amavis",
    "opensmtpd",
    "mdaemon",
    "hmailserver",
];

/// Every program.
#[must_use]
pub fn all() -> &'static [Signer] {
    // A test proves that every file can be read, so that none is missing from what a person sees.
    static SIGNERS: LazyLock<Vec<Signer>> = LazyLock::new(|| {
        let read: Vec<Signer> = FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect();
        read.iter().map(|signer| with_steps_of(signer, &read)).collect()
    });
    &SIGNERS
}

/// The signer with the steps of the one that it is like.
fn with_steps_of(signer: &Signer, all: &[Signer]) -> Signer {
    let Some(like) = signer.like.as_ref().and_then(|id| all.iter().find(|other| other.id == *id)) else {
        return signer.clone();
    };
    let is_left_out = |step: &&Template| signer.without.contains(&step.say);
    let place = like.steps.iter().position(|step| is_left_out(&step)).unwrap_or(like.steps.len());
    let mut steps: Vec<Template> = like.steps.iter().take(place).cloned().collect();
    steps.extend(signer.steps.iter().cloned());
    steps.extend(like.steps.iter().skip(place).filter(|step| !is_left_out(step)).cloned());
    Signer { steps, ..signer.clone() }
}

/// The program with this id, or this name in any case.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Signer> {
    all().iter().find(|signer| signer.id.eq_ignore_ascii_case(id) || signer.name.eq_ignore_ascii_case(id))
}

/// A block that several programs share; empty if there is none of this name.
pub(in crate::words) fn common(name: &str) -> &'static str {
    static BLOCKS: LazyLock<BTreeMap<String, String>> =
        LazyLock::new(|| toml::from_str(COMMON).unwrap_or_default());
    BLOCKS.get(name).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::signer_steps;

    #[test]
    fn every_file_can_be_read_and_none_is_there_twice() {
        for text in FILES {
            if let Err(error) = toml::from_str::<Signer>(text) {
                panic!("{}\n{error}", text.lines().next().unwrap_or_default());
            }
        }
        assert!(toml::from_str::<BTreeMap<String, String>>(COMMON).is_ok());
        let ids: BTreeSet<&str> = all().iter().map(|signer| signer.id.as_str()).collect();
        assert_eq!(ids.len(), FILES.len());
    }

    #[test]
    fn every_step_has_its_sentence_and_every_sentence_its_step() {
        let mut said = BTreeSet::new();
        for signer in all() {
            for step in &signer.steps {
                assert_eq!(step.when, None, "{}: a signer's steps are for all", signer.id);
                let sentence = signer_steps::by_name(&step.say, &[]);
                assert!(sentence.is_some(), "{}: no sentence “{}”", signer.id, step.say);
                if let Some(block) = &step.then {
                    assert!(!common(block).is_empty(), "{}: no block “{block}”", signer.id);
                }
                said.insert(step.say.as_str());
            }
        }
        let text = include_str!("../../../assets/locales/en/signer-steps.ftl");
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let (name, _) = line.split_once(" =").expect("a message begins with its name");
            assert!(said.contains(name), "no step says “{name}”");
        }
    }

    #[test]
    fn a_document_is_named_where_nothing_was_run() {
        for signer in all() {
            match &signer.evidence {
                Evidence::Ran(versions) => assert!(!versions.is_empty(), "{}", signer.id),
                Evidence::Documents(documents) => assert!(!documents.is_empty(), "{}", signer.id),
            }
        }
    }
}

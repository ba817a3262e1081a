//! What people type who expect another command line: a mistyped command, and `help` in front of one.
//!
//! The first word may be a domain, so that clap takes a command it does not know for one and then complains of the
//! word behind it. A domain has two labels at least; a single one can only be meant as a command.

use std::ffi::{OsStr, OsString};

use super::Arguments;
use crate::{record::spf::distance, words::cli as say};
use clap::CommandFactory;

/// How many letters may be wrong in a command that is still recognised: more, and short ones fit anything.
const SLIPS: usize = 2;

/// `mailseal help check` as `mailseal check --help`; any other command line as it is.
pub(super) fn asked_for_help(mut given: Vec<OsString>) -> Vec<OsString> {
    if given.get(1).is_some_and(|word| word == "help") {
        given.remove(1);
        given.push("--help".into());
    }
    given
}

/// What to say of `--demo` beside a command; none where it is alone.
pub(super) fn demo_of_a_command(given: &[OsString]) -> Option<String> {
    let known = Arguments::command();
    let verb = known
        .get_subcommands()
        .map(clap::Command::get_name)
        .find(|name| given.iter().any(|word| word == name))?;
    given.iter().any(|word| word == "--demo").then(|| say::demo_alone(verb))
}

/// The name that was probably meant by a word that is none of them.
pub(super) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    let near = names.map(|name| (distance(&word, name), name)).min_by_key(|(slips, _)| *slips);
    near.filter(|(slips, _)| *slips <= SLIPS).map(|(_, name)| name)
}

/// What to say of a first word that is no command and can be no domain; none if it may be one of them.
pub(super) fn no_command(given: &[OsString]) -> Option<String> {
    let word = given.get(1).and_then(|word| OsStr::to_str(word))?;
    let known = Arguments::command();
    let names: Vec<&str> = known.get_subcommands().map(clap::Command::get_name).collect();
    if word.starts_with('-') || word.contains(['.', '@']) || names.contains(&word) {
        return None;
    }
    Some(match nearest(word, names.into_iter()) {
        Some(name) => say::NoCommandBut { name, word }.say(),
        None => say::no_command(word),
    })
}

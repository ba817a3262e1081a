//! Where set-ups are, as the command line or the environment says.

use std::{
    env,
    ffi::OsString,
    path::{self, PathBuf},
};

use clap::ArgMatches;

use crate::store::Store;

/// The folder, for every program that is started after it is set.
pub(super) const VARIABLE: &str = "MAILSEAL_SETUPS";
const FLAG: &str = "--setups";

/// The store: in the folder named on the command line, in that of the environment, or in the usual place.
pub(super) fn store(named: Option<PathBuf>) -> Store {
    // POSIX, Base Definitions §8.2: a variable that is empty counts as one that is not set.
    let variable = || env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    match named.or_else(variable) {
        // Whole, because a sentence that names a file has to say which.
        Some(folder) => Store::at(path::absolute(&folder).unwrap_or(folder)),
        None => Store::open(),
    }
}

/// The folder named on the command line, before or behind a verb.
pub(super) fn named(matches: &ArgMatches) -> Option<PathBuf> {
    let mut deepest = matches;
    while let Some((_, below)) = deepest.subcommand() {
        deepest = below;
    }
    deepest.get_one("setups").cloned()
}

/// The same command line with the flag behind the verb: what stands before one belongs to the wizard, except
/// this.
pub(super) fn behind_the_verb(given: &[OsString]) -> Vec<OsString> {
    let mut moved = given.to_vec();
    let is_joined = |word: &OsString| word.to_string_lossy().starts_with("--setups=");
    let count = match given.get(1) {
        Some(word) if word == FLAG => 2,
        Some(word) if is_joined(word) => 1,
        _ => return moved,
    };
    let is_verb = |word: &OsString| !word.to_string_lossy().starts_with('-');
    if given.get(1 + count).is_some_and(is_verb)
        && let Some(start) = moved.get_mut(1..=1 + count)
    {
        start.rotate_right(1);
    }
    moved
}

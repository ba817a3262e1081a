//! `mailseal setups`: what is saved on this machine.
//!
//! A set-up is a file with the answers about one domain and what the last check of it found. It holds no secret;
//! of a private key it knows where the file is. Listing and showing ask no DNS, so that they say what was found
//! at the last check and when that was. Removing takes the set-up away and nothing else.

mod list;
mod remove;
mod show;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::{Timestamp, tz::TimeZone};

use self::remove::RemoveArguments;
use super::{Exit, check::Format, output};
use crate::{
    record::name::DomainName,
    store::{Store, StoreError},
    words::{cli_check, cli_setups as say},
};

/// What can be done with what is saved.
#[derive(Clone, Debug, Args)]
pub(super) struct SetupsArguments {
    #[command(subcommand)]
    verb: SetupsVerb,
}

#[derive(Clone, Debug, Subcommand)]
enum SetupsVerb {
    /// Every set-up.
    List(ListArguments),
    /// One set-up.
    Show(ShowArguments),
    /// Takes set-ups away.
    Remove(RemoveArguments),
}

#[derive(Clone, Debug, Args)]
struct ListArguments {
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

#[derive(Clone, Debug, Args)]
struct ShowArguments {
    /// Whose.
    #[arg(value_parser = super::domain)]
    domain: DomainName,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

pub(super) fn run(arguments: SetupsArguments, store: &Store) -> ExitCode {
    match arguments.verb {
        SetupsVerb::List(arguments) => list::run(store, arguments.format),
        SetupsVerb::Show(arguments) => show::run(store, &arguments.domain, arguments.format),
        SetupsVerb::Remove(arguments) => remove::run(store, &arguments),
    }
}

/// A moment for people, on this machine's clock.
fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M %Z").to_string()
}

/// The store cannot be used.
fn refused(error: &StoreError) -> ExitCode {
    output::failure(&format!("{error} {}", error.hint()), Exit::Usage)
}

/// The command line's sentences.
pub(super) fn command(verb: clap::Command) -> clap::Command {
    let format = |arg: clap::Arg| arg.help(cli_check::format());
    verb.about(say::about())
        .after_help(say::after())
        .mut_subcommand("list", |verb| {
            verb.about(say::list()).after_help(say::list_after()).mut_arg("format", format)
        })
        .mut_subcommand("show", |verb| {
            verb.about(say::show())
                .after_help(say::show_after())
                .mut_arg("domain", |arg| arg.help(say::domain()))
                .mut_arg("format", format)
        })
        .mut_subcommand("remove", |verb| {
            verb.about(say::remove())
                .after_help(say::remove_after())
                .mut_arg("domains", |arg| arg.help(say::domains()))
                .mut_arg("yes", |arg| arg.help(say::yes()))
        })
}

//! `mailseal dmarc`: what a DMARC record says.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::parse::{self, Kind, ParseArguments};
use crate::words::cli_parse as say;

/// What can be asked about DMARC.
#[derive(Clone, Debug, Args)]
pub(super) struct DmarcArguments {
    #[command(subcommand)]
    verb: DmarcVerb,
}

#[derive(Clone, Debug, Subcommand)]
enum DmarcVerb {
    /// What a record says.
    Parse(ParseArguments),
}

pub(super) fn run(arguments: &DmarcArguments) -> ExitCode {
    let DmarcVerb::Parse(arguments) = &arguments.verb;
    parse::run(Kind::Dmarc, arguments)
}

/// The verb with its sentences.
pub(super) fn command(verb: clap::Command) -> clap::Command {
    verb.about(say::dmarc_about())
        .after_help(say::dmarc_after())
        .mut_subcommand("parse", |verb| parse::help(verb, say::dmarc(), say::dmarc_parse_after()))
}

//! `mailseal dkim`: makes a key, shows the record of one, says how a mail server signs with it, reads a record.
//!
//! A DKIM key has two halves. The private half stays in a file on this machine, which the mail server signs with;
//! the public half is the record that is published. Only that is ever printed. Nothing here asks DNS or changes a
//! saved set-up: whoever manages keys by script has the answers elsewhere.

mod install;
mod new;
mod show;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::{
    Exit,
    check::{Format, json::plain},
    output,
    parse::{self, Kind, ParseArguments},
    spf::Said,
};
use crate::{
    plan::dkim::{Encoding, KeyKind},
    record::name::{DomainName, Selector},
    store::Store,
    words::{cli_check, cli_dkim as say, cli_parse, fault},
};

/// What can be done with keys.
#[derive(Clone, Debug, Args)]
pub(super) struct DkimArguments {
    #[command(subcommand)]
    verb: DkimVerb,
}

#[derive(Clone, Debug, Subcommand)]
enum DkimVerb {
    /// Makes a key.
    New(NewArguments),
    /// The record that belongs to a key.
    Show(ShowArguments),
    /// How a mail server signs with a key.
    Install(install::InstallArguments),
    /// What a record says.
    Parse(ParseArguments),
}

#[derive(Clone, Debug, Args)]
struct NewArguments {
    /// Whose key.
    #[arg(value_parser = super::domain)]
    domain: DomainName,
    /// Where it is published.
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    selector: Option<Selector>,
    /// What kind of key.
    #[arg(long = "type", value_name = "TYPE", value_enum, default_value_t = Type::Rsa2048, hide_possible_values = true, hide_default_value = true)]
    key_type: Type,
    /// The folder for its file.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How the file is written.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Pkcs8, hide_possible_values = true, hide_default_value = true)]
    encoding: Form,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

#[derive(Clone, Debug, Args)]
struct ShowArguments {
    /// The file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where it is published.
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    selector: Option<Selector>,
    /// Whose key.
    #[arg(long, value_name = "DOMAIN", value_parser = super::domain, requires = "selector")]
    domain: Option<DomainName>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// A kind of key, as it is written on the command line. Weaker ones are for the wizard, which asks twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Type {
    #[value(name = "rsa-2048")]
    Rsa2048,
    #[value(name = "rsa-3072")]
    Rsa3072,
    #[value(name = "rsa-4096")]
    Rsa4096,
    Ed25519,
}

impl From<Type> for KeyKind {
    fn from(key_type: Type) -> Self {
        match key_type {
            Type::Rsa2048 => Self::Rsa2048,
            Type::Rsa3072 => Self::Rsa3072,
            Type::Rsa4096 => Self::Rsa4096,
            Type::Ed25519 => Self::Ed25519,
        }
    }
}

/// How a key file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Pkcs8,
    Pkcs1,
}

impl From<Form> for Encoding {
    fn from(form: Form) -> Self {
        match form {
            Form::Pkcs8 => Self::Pkcs8,
            Form::Pkcs1 => Self::Pkcs1,
        }
    }
}

pub(super) fn run(arguments: DkimArguments, store: &Store) -> ExitCode {
    let said = match arguments.verb {
        DkimVerb::New(arguments) => new::new(&arguments, store),
        DkimVerb::Show(arguments) => show::show(&arguments),
        DkimVerb::Install(arguments) => install::install(&arguments, store),
        DkimVerb::Parse(arguments) => return parse::run(Kind::Dkim, &arguments),
    };
    match said {
        Ok((lines, exit)) => output::lines(&lines, exit),
        Err((sentence, exit)) => output::failure(&sentence, exit),
    }
}

/// A key for programs.
#[derive(Serialize)]
struct KeyOut<'k> {
    domain: Option<&'k str>,
    selector: Option<&'k str>,
    #[serde(rename = "type")]
    key_type: &'static str,
    bits: usize,
    fingerprint: String,
    record: RecordOut<'k>,
    /// As the system has it; characters that are none are replaced.
    file: String,
}

#[derive(Serialize)]
struct RecordOut<'k> {
    name: Option<&'k str>,
    kind: &'static str,
    value: String,
}

impl KeyOut<'_> {
    fn lines(&self) -> Vec<String> {
        // Nothing in it can fail to be written: its keys are names and its numbers are finite.
        let json = plain(&serde_json::to_string_pretty(self).unwrap_or_default());
        json.lines().map(str::to_owned).collect()
    }
}

fn selector(text: &str) -> Result<Selector, String> {
    text.parse::<Selector>().map_err(|error| fault::selector(error.cause))
}

/// The verb with its sentences.
pub(super) fn command(verb: clap::Command) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_subcommand("new", |verb| {
            verb.about(say::new())
                .after_help(say::new_after())
                .mut_arg("domain", |arg| arg.help(say::domain()))
                .mut_arg("selector", |arg| arg.help(say::selector()))
                .mut_arg("key_type", |arg| arg.help(say::key_type()))
                .mut_arg("out", |arg| arg.help(say::out()))
                .mut_arg("encoding", |arg| arg.help(say::encoding()))
                .mut_arg("format", |arg| arg.help(cli_check::format()))
        })
        .mut_subcommand("show", |verb| {
            verb.about(say::show())
                .after_help(say::show_after())
                .mut_arg("file", |arg| arg.help(say::file()))
                .mut_arg("selector", |arg| arg.help(say::show_selector()))
                .mut_arg("domain", |arg| arg.help(say::show_domain()))
                .mut_arg("format", |arg| arg.help(cli_check::format()))
        })
        .mut_subcommand("install", install::command)
        .mut_subcommand("parse", |verb| parse::help(verb, cli_parse::dkim(), cli_parse::dkim_parse_after()))
}

/// What a verb for keys ends with where it cannot go on.
fn refused(sentence: &str, hint: &str, exit: Exit) -> Said {
    Err((format!("{sentence} {hint}"), exit))
}

//! `mailseal records`: the records of a saved set-up, or those that are published now, for other programs
//! and other people to read.
//!
//! Standard output holds nothing but records, plainly or in a form that a tool reads; what there is to say
//! about them goes to standard error. With `--from-dns` no set-up is needed: what DNS has now is taken, right
//! or wrong, to be created again at another DNS host.

pub mod from_dns;
mod saved;

use std::{process::ExitCode, sync::Arc};

use clap::Args;

use super::{Exit, output, resolvers::ResolverArguments};
use crate::{
    export::{self, FORMATS, Format, Records, Row},
    plan::hosts::Panel,
    record::name::{DomainName, Name, Selector},
    store::Store,
    words::{cli as words_cli, cli_records as say, fault},
};

/// What can be said behind `mailseal records`.
#[derive(Clone, Debug, Args)]
pub(super) struct RecordsArguments {
    /// The domain.
    #[arg(value_parser = super::domain)]
    domain: DomainName,
    /// The form.
    #[arg(long = "as", value_name = "FORMAT", value_parser = format)]
    format: Option<&'static dyn Format>,
    /// What is published, instead of the set-up.
    #[arg(long)]
    from_dns: bool,
    /// A selector to look at.
    #[arg(long, value_name = "SELECTOR", value_parser = selector, requires = "from_dns")]
    selector: Vec<Selector>,
    #[command(flatten)]
    resolvers: ResolverArguments,
}

/// The records to write, and how to end once they are written.
struct Gathered {
    zone: Option<Name>,
    rows: Vec<Row>,
    exit: Exit,
}

pub(super) fn run(arguments: RecordsArguments, store: &Store) -> ExitCode {
    let RecordsArguments { domain, format, from_dns, selector, resolvers } = arguments;
    let gathered = if from_dns {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return output::failure(&words_cli::no_network(error.to_string()), Exit::Unasked),
        };
        runtime.block_on(from_dns::gather(Arc::new(resolvers.network()), &domain, selector, store))
    } else {
        saved::load(&domain, store)
    };
    match gathered {
        Ok(gathered) => print(&domain, &gathered, format),
        Err(code) => code,
    }
}

fn print(domain: &DomainName, gathered: &Gathered, format: Option<&dyn Format>) -> ExitCode {
    let Gathered { zone, rows, exit } = gathered;
    let records = Records { domain: domain.name(), zone: zone.as_ref(), rows };
    match format {
        Some(format) => output::document(&format.write(&records), *exit),
        None => output::lines(&rows.iter().map(line).collect::<Vec<_>>(), *exit),
    }
}

/// Name, type and value, parted by one space. A value is not quoted and may hold spaces itself.
fn line(row: &Row) -> String {
    format!("{} {} {}", row.owner, row.data.kind(), Panel::default().value(&row.data))
}

fn format(text: &str) -> Result<&'static dyn Format, String> {
    export::by_name(text).ok_or_else(|| say::bad_format(names()))
}

fn names() -> String {
    FORMATS.map(Format::name).join(", ")
}

fn selector(text: &str) -> Result<Selector, String> {
    text.parse::<Selector>().map_err(|error| fault::selector(error.cause))
}

/// The command line's sentences.
pub(super) fn help(verb: clap::Command) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("format", |arg| arg.help(say::format(names())))
        .mut_arg("from_dns", |arg| arg.help(say::from_dns()))
        .mut_arg("selector", |arg| arg.help(say::selector()))
        .mut_args(super::resolvers::help)
}

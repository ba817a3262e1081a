//! `mailseal records`: the records of a saved set-up, or those that are published now, for other programs
//! and other people to read.
//!
//! Standard output holds nothing but records, plainly or in a form that a tool reads; what there is to say
//! about them goes to standard error. For a file DNS is asked where the zone begins and what stands there, to count
//! names and to say what is replaced. With `--from-dns` no set-up is needed: what DNS has now is taken, right
//! or wrong, to be created again at another DNS host.

pub mod from_dns;
mod from_text;
mod panel;
mod saved;
pub mod standing;

use std::{ffi::OsStr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{
    Args,
    builder::{PossibleValue, TypedValueParser},
};

use super::{Exit, output, resolvers::ResolverArguments, slip::nearest};
use crate::{
    export::{self, FORMATS, Format, Records, Row},
    plan::hosts::{Host, Panel},
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
    #[arg(long = "as", value_name = "FORMAT", value_parser = FormatParser, hide_possible_values = true)]
    format: Option<&'static dyn Format>,
    /// The DNS host into whose panel they are typed.
    #[arg(long, value_name = "HOST", value_parser = panel::host, conflicts_with = "format")]
    host: Option<&'static Host>,
    /// What is published, instead of the set-up.
    #[arg(long)]
    from_dns: bool,
    /// What a page gives when it is copied, instead of the set-up.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from_dns", "host"])]
    from_text: Option<PathBuf>,
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
    let RecordsArguments { domain, format, host, from_dns, from_text, selector, resolvers } = arguments;
    if let Some(path) = from_text {
        return match format.map(Format::name) {
            None | Some("json") => from_text::run(&path, &domain, format.is_some()),
            Some(_) => output::failure(&say::from_text_format(), Exit::Usage),
        };
    }
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failure(&words_cli::no_network(error.to_string()), Exit::Unasked),
    };
    let network = || Arc::new(resolvers.network());
    let gathered = if from_dns {
        runtime.block_on(from_dns::gather(network(), &domain, selector, store))
    } else {
        // A line per record holds whole names, for which nobody needs to be asked.
        let has_form = format.is_some() || host.is_some();
        saved::load(&domain, store).map(|publications| {
            if has_form {
                runtime.block_on(saved::in_zone(network(), &domain, publications))
            } else {
                saved::plain(publications)
            }
        })
    };
    match gathered {
        Ok(gathered) => match host {
            Some(host) => panel::print(host, &domain, &gathered),
            None => print(&domain, &gathered, format),
        },
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

/// Reads a form, and tells shells which there are.
#[derive(Clone, Copy)]
struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = &'static dyn Format;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        TypedValueParser::parse_ref(&format, command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.map(Format::name).into_iter().map(PossibleValue::new)))
    }
}

fn format(text: &str) -> Result<&'static dyn Format, String> {
    let nearest = || nearest(text, FORMATS.map(Format::name).into_iter()).unwrap_or("none");
    export::by_name(text).ok_or_else(|| say::BadFormat { known: names(), nearest: nearest() }.say())
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
        .mut_arg("host", |arg| arg.help(say::host()))
        .mut_arg("from_dns", |arg| arg.help(say::from_dns()))
        .mut_arg("from_text", |arg| arg.help(say::from_text()))
        .mut_arg("selector", |arg| arg.help(say::selector()))
        .mut_args(super::resolvers::help)
}

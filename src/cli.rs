//! The command line: the wizard, and verbs over the same engine for scripts.
//!
//! `mailseal [DOMAIN]` is the wizard and needs a terminal. `mailseal check DOMAIN` says what DNS has of a
//! domain and what is wrong with it, `mailseal spf` what receivers make of an SPF record, and
//! `mailseal records DOMAIN` prints the records of the saved set-up, or those published now; none of them
//! needs a terminal. `mailseal dkim` makes keys and shows their records, and `spf`, `dkim` and `dmarc parse`
//! read a record from standard input. `mailseal setups` lists, shows and removes what is saved. Nothing here
//! writes DNS.
//!
//! Exit codes, the same for every verb:
//!
//! | code | meaning |
//! |---|---|
//! | 0 | done: the wizard was left, the records were printed, nothing is wrong |
//! | 1 | errors were found (`check`, `spf tree`, `parse`); what was to be taken from DNS is not there (`records`); the key could not be made or written (`dkim new`); the wizard could not start |
//! | 2 | the command line or the input is wrong, nothing is saved for the domain, or the output could not be written |
//! | 3 | DNS could not be asked (`check`, `spf`, `records`), so that too little is known |
//!
//! A reader that closes the pipe early ends the output and changes no exit code.

mod access;
pub mod check;
mod dkim;
mod dmarc;
mod documents;
mod explain;
mod output;
pub mod parse;
mod place;
pub mod records;
mod resolvers;
mod setup;
mod setups;
mod slip;
pub mod spf;
mod wizard;

use std::{env, ffi::OsString, path::PathBuf, process::ExitCode};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use self::resolvers::ResolverArguments;
use crate::{
    key,
    record::name::DomainName,
    words::{self, cli as say},
};

/// What can be said on the command line.
#[derive(Clone, Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Arguments {
    /// Without one: the wizard. A domain has two labels at least, so that no verb is a domain.
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    wizard: WizardArguments,
    /// Where set-ups are.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath, global = true)]
    setups: Option<PathBuf>,
    /// Help.
    #[arg(short, long, action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// What the wizard is started with.
#[derive(Clone, Debug, Args)]
struct WizardArguments {
    /// The domain to begin with.
    domain: Option<String>,
    /// The built-in world instead of DNS.
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    resolvers: ResolverArguments,
}

/// What can be done without the wizard.
#[derive(Clone, Debug, Subcommand)]
enum Verb {
    /// Says what DNS has of a domain, and what is wrong with it.
    Check(check::CheckArguments),
    /// Whether mailboxes and mail servers can be reached.
    Access(access::AccessArguments),
    /// Prints the records that are saved, or published.
    Records(records::RecordsArguments),
    /// What receivers make of an SPF record.
    Spf(spf::SpfArguments),
    /// Keys and their records.
    Dkim(dkim::DkimArguments),
    /// What a DMARC record says.
    Dmarc(dmarc::DmarcArguments),
    /// Says why mail came back.
    Explain(explain::ExplainArguments),
    /// What is saved on this machine.
    Setups(setups::SetupsArguments),
    /// What a shell reads.
    Completions(documents::CompletionsArguments),
    /// What `man` reads.
    Man,
}

/// How the program ends; see the table above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything is as it should be.
    Done,
    /// Something is left to do, or to wait for.
    Left,
    /// What was asked for cannot be done.
    Usage,
    /// DNS could not be asked.
    Unasked,
    /// What was found could not be written.
    Unwritten,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Left => 1,
            Exit::Usage => 2,
            Exit::Unasked => 3,
            Exit::Unwritten => 4,
        })
    }
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    // POSIX, Base Definitions §8.2: a variable that is empty counts as one that is not set.
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(language) = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set) {
        words::speak(&language);
    }
    key::stay_out_of_dumps();
    run_with(env::args_os())
}

fn run_with(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let given = slip::asked_for_help(place::behind_the_verb(&arguments.into_iter().collect::<Vec<_>>()));
    // Sentences take longer to look up than everything else before the first picture, and only
    // help and mistakes need them.
    let read = read(Arguments::command(), &given).or_else(|_| read(command(), &given));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => {
            let slip = slip::no_command(&given).or_else(|| slip::demo_of_a_command(&given));
            return match slip.filter(|_| error.use_stderr()) {
                Some(said) => output::failure(&said, Exit::Usage),
                None => output::usage(&error),
            };
        }
    };
    // A word without a dot is no domain: asked for alone, clap takes it for one and the wizard would begin.
    if arguments.verb.is_none()
        && let Some(said) = slip::no_command(&given)
    {
        return output::failure(&said, Exit::Usage);
    }
    let store = place::store(arguments.setups);
    store.sweep();
    if let Some(folder) = key::folder() {
        key::sweep(&folder);
    }
    match arguments.verb {
        None => wizard::run(arguments.wizard, store),
        Some(Verb::Check(arguments)) => check::run(arguments, &store),
        Some(Verb::Access(arguments)) => access::run(&arguments, &store),
        Some(Verb::Spf(arguments)) => spf::run(arguments),
        Some(Verb::Records(arguments)) => records::run(arguments, &store),
        Some(Verb::Dkim(arguments)) => dkim::run(arguments, &store),
        Some(Verb::Dmarc(arguments)) => dmarc::run(&arguments),
        Some(Verb::Explain(arguments)) => explain::run(&arguments, &store),
        Some(Verb::Setups(arguments)) => setups::run(arguments, &store),
        Some(Verb::Completions(arguments)) => documents::completions(&arguments, command()),
        Some(Verb::Man) => documents::man(command()),
    }
}

fn read(command: clap::Command, given: &[OsString]) -> Result<Arguments, clap::Error> {
    let matches = command.try_get_matches_from(given)?;
    let arguments = Arguments::from_arg_matches(&matches)?;
    Ok(Arguments { setups: place::named(&matches), ..arguments })
}

/// The command line with its sentences from the catalogue of words.
fn command() -> clap::Command {
    Arguments::command()
        .about(say::about())
        .after_help(say::after())
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("demo", |arg| arg.help(say::demo()))
        .mut_args(resolvers::help)
        .mut_arg("setups", |arg| arg.help(say::setups()))
        .mut_arg("help", |arg| arg.help(say::help()))
        .mut_arg("version", |arg| arg.help(say::version()))
        .mut_subcommand("check", check::help)
        .mut_subcommand("access", access::help)
        .mut_subcommand("records", records::help)
        .mut_subcommand("spf", |verb| spf::command(verb, resolvers::help))
        .mut_subcommand("dkim", dkim::command)
        .mut_subcommand("dmarc", dmarc::command)
        .mut_subcommand("explain", explain::help)
        .mut_subcommand("setups", setups::command)
        .mut_subcommand("completions", documents::completions_help)
        .mut_subcommand("man", documents::man_help)
}

fn domain(text: &str) -> Result<DomainName, String> {
    DomainName::parse(text).map_err(|error| words::fault::domain(&error.cause))
}

//! `mailseal access`: whether clients reach the mailboxes of a domain, and other servers its mail servers.
//!
//! Hosts are found as clients find them, by records, documents and usual names, or named. Every port is looked at as a
//! mail program does before it logs in. Results are printed after ten seconds at the latest; ports that have not
//! answered by then are called slow and get fifteen more.

mod gather;
mod json;
mod sheet;
mod steps;
mod text;

use std::{env, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::{Exit, output, resolvers::ResolverArguments};
use crate::{
    check::{
        Finding, Severity,
        access::{self, Named},
        finding::Dns,
    },
    connect::{
        Connect, Network, Roots, RootsError,
        explore::{Asked, Looked},
    },
    dns::Lookup,
    record::name::DomainName,
    store::Store,
    survey::access::{Service, address::Nearest},
    words::{cli_access as say, mailbox_server::Server},
};

/// What can be said behind `mailseal access`.
#[derive(Clone, Debug, Args)]
pub(super) struct AccessArguments {
    /// The domain.
    #[arg(value_parser = super::domain)]
    domain: DomainName,
    /// A host to look at.
    #[arg(long, value_name = "HOST", value_parser = host)]
    host: Vec<Named>,
    /// The ports to look at.
    #[arg(long, value_name = "PORTS", value_parser = service, value_delimiter = ',')]
    ports: Vec<Service>,
    /// Further roots.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    trust: Vec<PathBuf>,
    /// The server that the steps are for.
    #[arg(long, value_name = "SERVER", value_parser = steps::server)]
    steps: Option<&'static Server>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
    /// How long slow ports are waited for.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(10..=25), hide_default_value = true)]
    wait: u64,
    #[command(flatten)]
    resolvers: ResolverArguments,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[value(help = None::<&str>)]
    Text,
    /// For programs.
    #[value(help = None::<&str>)]
    Json,
    /// For users.
    #[value(help = None::<&str>)]
    Sheet,
}

/// What is thought of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Pass,
    Warn,
    Fail,
    Unknown,
}

pub(super) fn run(arguments: &AccessArguments, store: &Store) -> ExitCode {
    if let Some(server) = arguments.steps {
        return steps::print(server, arguments);
    }
    let roots = match roots(&arguments.trust) {
        Ok(roots) => roots,
        Err(said) => return output::failure(&said, Exit::Usage),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return output::failure(&crate::words::cli::no_network(error.to_string()), Exit::Unasked);
        }
    };
    let lookup: Arc<dyn Lookup> = Arc::new(arguments.resolvers.network());
    let services = if arguments.ports.is_empty() { Service::ALL.to_vec() } else { arguments.ports.clone() };
    let asked = Asked {
        domain: arguments.domain.clone(),
        named: named(arguments, store),
        services,
        nearest: Nearest::of(lookup.system().iter().map(|server| server.address.ip())),
        has_ipv6: lookup.has_ipv6(),
    };
    let files = roots.files().to_vec();
    let connect: Arc<dyn Connect> = Arc::new(Network::new(roots));
    runtime.block_on(async {
        match arguments.format {
            Format::Text => text::run(lookup, connect, asked, &files, store).await,
            Format::Sheet => sheet::run(lookup, connect, asked).await,
            Format::Json => json::run(lookup, connect, asked, &files, arguments.wait).await,
        }
    })
}

/// The hosts that are named: on the command line, else in the setup.
fn named(arguments: &AccessArguments, store: &Store) -> Vec<Named> {
    if !arguments.host.is_empty() {
        return arguments.host.clone();
    }
    let setup = store.load(&arguments.domain).ok().flatten();
    let hosts = setup.map(|setup| setup.plan.mailboxes.hosts).unwrap_or_default();
    hosts.into_iter().map(|host| Named { host, address: None }).collect()
}

/// The roots that are believed: those of the program, of the files named, and of the file the environment names.
fn roots(files: &[PathBuf]) -> Result<Roots, String> {
    let named = env::var_os("SSL_CERT_FILE").filter(|file| !file.is_empty()).map(PathBuf::from);
    let mut roots = Roots::default();
    let mut files: Vec<PathBuf> = files.iter().cloned().chain(named).collect();
    files.dedup();
    for path in files {
        let file = path.display().to_string();
        roots = roots.with_file(&path).map_err(|error| match error {
            RootsError::Unread(error) => say::TrustUnread { file, reason: error.to_string() }.say(),
            RootsError::TooLong => say::trust_too_long(file),
            RootsError::None => say::trust_none(file),
        })?;
    }
    Ok(roots)
}

/// The roots of the program and, if it can be read, of the file the environment names.
pub(super) fn roots_of_the_environment() -> Roots {
    roots(&[]).unwrap_or_default()
}

/// What is thought of what was found.
fn verdict(looked: &Looked, found: &[Finding]) -> Verdict {
    let worst = found.iter().map(Finding::severity).max();
    let is_heard = looked.access.visits.values().any(crate::survey::access::Visit::is_heard);
    match worst {
        Some(Severity::Error) => Verdict::Fail,
        _ if !is_heard && !takes_no_mail(looked) => Verdict::Unknown,
        Some(Severity::Warning) => Verdict::Warn,
        _ => Verdict::Pass,
    }
}

/// RFC 7505: a domain whose only MX is the root takes no mail, and needs no mail host.
fn takes_no_mail(looked: &Looked) -> bool {
    let all = looked.survey.mail_exchangers();
    !all.is_empty() && all.iter().all(|(_, exchange)| exchange.is_root())
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

const fn exit(verdict: Verdict) -> Exit {
    match verdict {
        Verdict::Fail => Exit::Left,
        Verdict::Pass | Verdict::Warn => Exit::Done,
        Verdict::Unknown => Exit::Unasked,
    }
}

/// Why nothing could be looked at, if nothing could.
fn unknown(looked: &Looked) -> Option<String> {
    if let Some(failure) = &looked.survey.blocked
        && looked.access.visits.is_empty()
    {
        return Some(crate::words::cli::blocked(crate::words::dns::failure(failure)));
    }
    if looked.survey.is_unregistered {
        let finding = Dns::Unregistered { domain: looked.asked.domain.to_string() }.into();
        return Some(crate::words::finding::prose(&finding).what);
    }
    let now = Timestamp::now();
    access::hosts(&looked.view(now)).is_empty().then(|| say::no_host(looked.asked.domain.as_str()))
}

fn host(text: &str) -> Result<Named, String> {
    text.parse().map_err(|_| say::bad_host())
}

fn service(text: &str) -> Result<Service, String> {
    Service::named(text.trim()).ok_or_else(say::bad_port)
}

/// The command line's sentences.
pub(super) fn help(verb: clap::Command) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("host", |arg| arg.help(say::host()))
        .mut_arg("ports", |arg| arg.help(say::ports()))
        .mut_arg("trust", |arg| arg.help(say::trust()))
        .mut_arg("format", |arg| arg.help(say::format()))
        .mut_arg("steps", |arg| arg.help(say::steps()))
        .mut_arg("wait", |arg| arg.help(say::wait()))
        .mut_args(super::resolvers::help)
}

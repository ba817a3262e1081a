//! `mailseal check`: what DNS has of a domain, what is wrong with it, and what to do.
//!
//! No saved set-up is needed; where there is one, its records are compared with what is published, its
//! selectors are looked at, what has changed since its last check is told, and this one is remembered. Everything is asked within a limit of time, and nothing that is asked makes a
//! cache remember that a record is not there. The answer is text for people, or JSON for programs; both hold
//! the same.

mod back;
pub(super) mod gather;
pub mod json;
mod many;
mod progress;
mod short;
pub(super) mod text;
mod watch;

use std::{io::IsTerminal, process::ExitCode, sync::Arc};

use clap::{Args, ValueEnum};
use jiff::{Timestamp, tz::TimeZone};

use self::gather::{Known, gather};
use super::{Exit, output, resolvers::ResolverArguments};
use crate::{
    check::{
        Finding,
        back::Back,
        memory::Memory,
        published::{
            self,
            report::{Report, Verdict},
        },
    },
    dns::{Lookup, walk},
    plan::Plan,
    record::{
        name::{DomainName, Name, Selector},
        spf::distance,
    },
    store::Store,
    survey::{Failure, Survey},
    words::{self, cli_check as say},
};

/// How many letters of a finding's name may be wrong for the right one to be named.
const SLIPS: usize = 6;

/// What can be said behind `mailseal check`.
#[derive(Clone, Debug, Args)]
pub(super) struct CheckArguments {
    /// The domains.
    #[arg(value_parser = super::domain, required_unless_present = "domains")]
    domain: Vec<DomainName>,
    /// A list of more.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "watch")]
    domains: Option<String>,
    /// A selector to look at.
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    selector: Vec<Selector>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Style::Text, hide_possible_values = true, hide_default_value = true)]
    format: Style,
    /// All there is, not the short form.
    #[arg(long)]
    verbose: bool,
    /// One finding with its rule.
    #[arg(long, value_name = "ID", conflicts_with = "verbose")]
    show: Option<String>,
    /// Again and again, until all is right.
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    resolvers: ResolverArguments,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[value(help = None::<&str>)]
    Text,
    /// For programs.
    #[value(help = None::<&str>)]
    Json,
}

/// How much of an answer people are told.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Detail {
    /// What is wrong, and how many notes there are.
    Short,
    /// Every server, every note, every rule.
    All,
    /// The findings with this stable name.
    One(String),
}

/// How a check is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Style {
    /// For people.
    #[value(help = None::<&str>)]
    Text,
    /// For programs.
    #[value(help = None::<&str>)]
    Json,
    /// A sheet of what is wrong, for whoever runs the DNS.
    #[value(help = None::<&str>)]
    Markdown,
}

pub(super) fn run(arguments: CheckArguments, store: &Store) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failure(&words::cli::no_network(error.to_string()), Exit::Unasked),
    };
    let domains = match many::domains(&arguments) {
        Ok(domains) => domains,
        Err(code) => return code,
    };
    let lookup: Arc<dyn Lookup> = Arc::new(arguments.resolvers.network());
    let only = match domains.as_slice() {
        [only] if arguments.domains.is_none() => only.clone(),
        _ if arguments.watch => return output::failure(&say::watch_one(), Exit::Usage),
        _ => return runtime.block_on(many::run(lookup, domains, &arguments, store)),
    };
    let known = Known::load(&only, arguments.selector, store);
    let detail = match arguments.show {
        Some(id) => Detail::One(id),
        None if arguments.verbose => Detail::All,
        None => Detail::Short,
    };
    let form = (arguments.format, detail);
    runtime.block_on(async {
        if arguments.watch {
            watch::watch(lookup, only, known, store, &form).await
        } else {
            print(&once(lookup, only, &known, None, store).await, &form)
        }
    })
}

/// One check, with what it takes to tell of it.
struct Checked {
    survey: Survey,
    report: Report,
    at: Timestamp,
    /// What it means since the last one, where there is a saved set-up.
    back: Option<Back>,
}

/// The `latest` check, where it is not the one before that is held against.
async fn once(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    known: &Known,
    latest: Option<&Memory>,
    store: &Store,
) -> Checked {
    let survey = gather(lookup, domain, known, std::io::stderr().is_terminal()).await;
    let at = Timestamp::now();
    let report = published::report::report(&known.view(&survey, at));
    let back = back::back(&survey, &report, at, known, latest, store);
    Checked { survey, report, at, back }
}

/// Prints a check, and gives the code to end with.
fn print(checked: &Checked, (style, detail): &(Style, Detail)) -> ExitCode {
    let exit = exit(&checked.report);
    let lines = match checked.lines(*style, false, detail) {
        Ok(lines) => lines,
        Err(said) => return output::failure(&said, Exit::Usage),
    };
    let code = output::lines(&lines, exit);
    if exit == Exit::Unasked {
        return output::failure(&unasked(&checked.survey), code);
    }
    if let Some(parent) = parent(&checked.survey) {
        let domain = checked.survey.domain.to_unicode();
        output::note(&say::MailIsAbove { domain, parent: parent.as_str() }.say());
    }
    code
}

/// No finding has this stable name; the nearest that there is, is named.
fn not_found(findings: &[Finding], id: &str) -> String {
    let ids = findings.iter().map(Finding::id);
    let nearest = ids.min_by_key(|known| distance(id, known)).filter(|known| distance(id, known) <= SLIPS);
    say::NothingShown { id, nearest: nearest.unwrap_or("none") }.say()
}

impl Checked {
    /// What is printed of it; JSON on a line of its own if it `is_one_of_many`. What to say instead if a finding is
    /// asked for that there is not.
    fn lines(&self, format: Style, is_one_of_many: bool, detail: &Detail) -> Result<Vec<String>, String> {
        let Self { survey, report, at, back } = self;
        let back = back.as_ref();
        let (zone, told) = (TimeZone::system(), back.map(|back| (back, *at)));
        Ok(match format {
            Style::Text => match detail {
                Detail::Short => short::lines(survey, report, told, &zone),
                Detail::All => text::lines(survey, report, told, &zone),
                Detail::One(id) => {
                    text::one(&report.findings, id).ok_or_else(|| not_found(&report.findings, id))?
                }
            },
            Style::Json if is_one_of_many => vec![json::line(survey, report, back, *at)],
            Style::Json => json::document(survey, report, back, *at).lines().map(str::to_owned).collect(),
            Style::Markdown => {
                let sheet = crate::export::findings_sheet(&survey.domain, report, *at);
                sheet.lines().map(str::to_owned).collect()
            }
        })
    }
}

/// The registered domain, where the name that was given has no mail of its own: somebody has given the name of a web
/// site, or its address.
fn parent(survey: &Survey) -> Option<Name> {
    let registered = survey.domain.registered();
    let has_mail = survey.mail_exchangers().iter().any(|(_, exchange)| !exchange.is_root())
        || !survey.spf_records().is_empty()
        || !survey.dmarc_records().is_empty()
        || !survey.selectors().is_empty();
    (registered != *survey.domain.name() && !has_mail && !survey.is_unregistered).then_some(registered)
}

/// Errors found, nothing wrong, or too little known to say.
const fn exit(report: &Report) -> Exit {
    match report.verdict {
        Verdict::Fail => Exit::Left,
        Verdict::Pass | Verdict::Warn => Exit::Done,
        Verdict::Unknown => Exit::Unasked,
    }
}

/// Why too little is known.
fn unasked(survey: &Survey) -> String {
    match &survey.blocked {
        Some(Failure::NoServer) => words::cli::no_resolver(),
        Some(failure) => words::cli::blocked(words::dns::failure(failure)),
        None if survey.is_spent => say::spent(),
        None => say::out_of_time(walk::PURSUIT.as_secs().to_string()),
    }
}

/// Asks DNS about a domain and judges what is there. Always ends.
pub async fn report(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    plan: Option<&Plan>,
    given: &[Selector],
) -> (Survey, Report) {
    let known = Known { plan: plan.cloned(), given: given.to_vec(), disk: Vec::new(), before: None };
    let survey = gather(lookup, domain, &known, false).await;
    let report = published::report::report(&known.view(&survey, Timestamp::now()));
    (survey, report)
}

/// A report in a few lines.
#[must_use]
pub fn short(survey: &Survey, report: &Report) -> Vec<String> {
    short::lines(survey, report, None, &TimeZone::UTC)
}

/// A report as people read it who want all there is.
#[must_use]
pub fn lines(survey: &Survey, report: &Report) -> Vec<String> {
    text::lines(survey, report, None, &TimeZone::UTC)
}

/// The same to somebody who comes back at this time.
#[must_use]
pub fn lines_since(survey: &Survey, report: &Report, back: &Back, at: Timestamp) -> Vec<String> {
    text::lines(survey, report, Some((back, at)), &TimeZone::UTC)
}

fn selector(text: &str) -> Result<Selector, String> {
    text.parse::<Selector>().map_err(|error| words::fault::selector(error.cause))
}

/// The command line's sentences.
pub(super) fn help(verb: clap::Command) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("domains", |arg| arg.help(say::domains()))
        .mut_arg("selector", |arg| arg.help(say::selector()))
        .mut_arg("format", |arg| arg.help(say::format()))
        .mut_arg("verbose", |arg| arg.help(say::verbose()))
        .mut_arg("show", |arg| arg.help(say::show()))
        .mut_arg("watch", |arg| arg.help(say::watch()))
        .mut_args(super::resolvers::help)
}

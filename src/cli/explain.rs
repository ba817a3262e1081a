//! `mailseal explain`: a bounce, a reply, a log or a message in; why mail does not arrive out.
//!
//! Nobody has to say what a text is: whatever is pasted or named is looked at and read by the room it belongs to
//! ([`crate::check::explain`]). A log is read line by line, whatever its size, and told in groups. What is the
//! reader's own comes from the command line or from the saved setups, and decides whether something is theirs to
//! fix. Nothing that is read leaves the machine.

mod against;
mod input;
mod json;
mod log;
mod message;
mod now;
mod own;
mod text;

use std::{net::IpAddr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::Args;

use self::input::Input;
use super::{Exit, check::Format, output, resolvers::ResolverArguments};
use crate::{
    check::{
        explain::{self, Log, Part, source::Source},
        message::{Reader, is_own_mail},
        refusal::{Cause, Own, Refusal},
    },
    dns::Lookup,
    mail::form::Form,
    record::name::{DomainName, Selector},
    store::Store,
    words::{self, cli_explain as say},
};

/// What can be said behind `mailseal explain`.
#[derive(Clone, Debug, Args)]
pub(super) struct ExplainArguments {
    /// What to read.
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: Vec<PathBuf>,
    /// A domain of the reader's.
    #[arg(long, value_name = "DOMAIN", value_parser = super::domain)]
    domain: Vec<DomainName>,
    /// An address that mail is sent from.
    #[arg(long, value_name = "IP", value_parser = ip)]
    address: Vec<IpAddr>,
    /// A selector of the reader's.
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    selector: Vec<Selector>,
    /// DNS is not asked.
    #[arg(long)]
    offline: bool,
    /// One group of a log.
    #[arg(long, value_name = "N", value_parser = group)]
    show: Option<usize>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
    #[command(flatten)]
    resolvers: ResolverArguments,
}

/// One file, read.
struct Told {
    /// Its name; none for standard input.
    file: Option<String>,
    what: What,
    /// What receivers stated against a message.
    stated: Vec<Refusal>,
    /// What is published now, beside each refusal that is about it.
    against: against::Found,
}

/// What it holds.
enum What {
    Part(Box<Part>),
    Log(Box<Log>),
    /// A message, its header, or what is no message.
    Message(message::Seen),
    /// Why it could not be read.
    Unread(String),
}

pub(super) fn run(arguments: &ExplainArguments, store: &Store) -> ExitCode {
    let own = own::own(arguments, store);
    let lookup: Arc<dyn Lookup> = Arc::new(arguments.resolvers.network());
    let about = About {
        reader: message::reader(arguments, &own, store),
        lookup: (!arguments.offline).then(|| Arc::clone(&lookup)),
    };
    let mut told: Vec<Told> =
        Input::all(&arguments.file).into_iter().map(|input| tell(input, &own, &about)).collect();
    if !arguments.offline {
        against::ask(&mut told, &own, store, &*lookup);
    }
    for one in &told {
        if let What::Message(seen) = &one.what {
            message::remember(seen, &about.reader, store);
        }
    }
    let exit = told.iter().map(|one| exit(&one.what)).max_by_key(|exit| rank(*exit)).unwrap_or(Exit::Done);
    if let Some(number) = arguments.show {
        return match log::group(&told, number) {
            Ok(lines) => output::lines(&lines, exit),
            Err(sentence) => output::failure(&sentence, Exit::Usage),
        };
    }
    for (file, why) in told.iter().filter_map(Told::unread) {
        output::note(&say::Unread { file, why }.say());
    }
    let lines = match arguments.format {
        Format::Text => text::lines(&told),
        Format::Json => json::document(&told).lines().map(str::to_owned).collect(),
    };
    output::lines(&lines, exit)
}

/// What a message is judged with.
struct About {
    reader: Reader,
    /// How DNS is asked; none if it is not.
    lookup: Option<Arc<dyn Lookup>>,
}

fn tell(input: Input, own: &Own, about: &About) -> Told {
    let file = input.name();
    let what = match input.read(own) {
        Ok(Source::Whole(octets)) => whole(&octets, own, about),
        Ok(Source::Log(log)) => What::Log(log),
        Err(error) => What::Unread(error.to_string()),
    };
    let stated = match &what {
        What::Message(seen) => seen.stated(own),
        _ => Vec::new(),
    };
    Told { file, what, stated, against: against::Found::new() }
}

/// The answer about one text. Messages and headers are judged in a room of their own.
fn whole(octets: &[u8], own: &Own, about: &About) -> What {
    let part = explain::read(octets, own);
    // An empty bounce address makes a mail look like a bounce. Without a refusal in it, one that an own domain
    // signed is what it says it is.
    let has_no_refusal = part.form == Form::Ndr && part.cause == Cause::ReplyMissing;
    let form = if has_no_refusal && is_own_mail(octets, &about.reader) { Form::Message } else { part.form };
    match message::see(octets, form, &about.reader, about.lookup.as_ref()) {
        // A single result that was copied out of a message is no message, but it is understood.
        Some(message::Seen::No(_)) if !part.refusals.is_empty() => What::Part(Box::new(part)),
        Some(seen) => What::Message(seen),
        None => What::Part(Box::new(part)),
    }
}

impl Told {
    fn unread(&self) -> Option<(&str, &str)> {
        match &self.what {
            What::Unread(why) => Some((self.file.as_deref().unwrap_or("-"), why)),
            _ => None,
        }
    }
}

/// Nothing for the reader to fix, something, or too little known.
fn exit(what: &What) -> Exit {
    match what {
        What::Unread(_) => Exit::Unasked,
        What::Log(log) if log.groups().iter().any(|group| explain::is_to_fix(&group.example)) => Exit::Left,
        What::Message(seen) if seen.is_to_fix() => Exit::Left,
        What::Message(seen) if seen.is_unknown() => Exit::Unasked,
        What::Log(_) | What::Message(_) => Exit::Done,
        What::Part(part) if part.is_to_fix() => Exit::Left,
        What::Part(part) => match part.cause {
            Cause::ReplyMissing | Cause::TooLong | Cause::Nothing | Cause::NotText | Cause::PrivateKey => {
                Exit::Unasked
            }
            Cause::NoBounce if part.form == Form::None => Exit::Unasked,
            _ => Exit::Done,
        },
    }
}

/// Something to fix weighs more than something that could not be read.
const fn rank(exit: Exit) -> u8 {
    match exit {
        Exit::Done => 0,
        Exit::Unasked => 1,
        Exit::Left => 2,
        Exit::Usage => 3,
        Exit::Unwritten => 4,
    }
}

fn ip(text: &str) -> Result<IpAddr, String> {
    text.trim_matches(['[', ']']).parse().map_err(|_| say::bad_ip())
}

fn group(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(say::bad_group)
}

fn selector(text: &str) -> Result<Selector, String> {
    text.parse::<Selector>().map_err(|error| words::fault::selector(error.cause))
}

/// The command line's sentences.
pub(super) fn help(verb: clap::Command) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_arg("file", |arg| arg.help(say::file()))
        .mut_arg("domain", |arg| arg.help(say::domain()))
        .mut_arg("address", |arg| arg.help(say::address()))
        .mut_arg("selector", |arg| arg.help(say::selector()))
        .mut_arg("offline", |arg| arg.help(say::offline()))
        .mut_arg("show", |arg| arg.help(say::show()))
        .mut_arg("format", |arg| arg.help(say::format()))
        .mut_args(super::resolvers::help)
}

//! `mailseal spf`: what receivers make of an SPF record.
//!
//! Receivers read the record from left to right for every mail, and give up when it costs them too
//! much. `eval` does what they do for one sender and says what they would find; `tree` shows what the
//! record leads to and what that costs. Both ask this machine's resolvers, as receivers ask theirs;
//! with `--record` a record can be tried before it is published, and its name is not asked for.
//!
//! `eval` ends with 0 whatever the result: that a stranger's mail fails is as good an answer as that
//! one's own passes, and which of the two is wanted only the script knows. It stands alone in the
//! first line.

mod eval;
mod tree;

use std::{net::IpAddr, process::ExitCode, sync::Arc};

use clap::{Args, Subcommand};

pub use self::{eval::eval, tree::tree};
use super::{
    Exit, output,
    parse::{self, Kind, ParseArguments},
    resolvers::ResolverArguments,
};
use crate::{
    check::spf::evaluate::{Arguments, Sender},
    dns::Lookup,
    record::{name::DomainName, spf, txt},
    survey::{Facts, Failure, Outcome},
    words::{cli as say_cli, cli_parse, cli_spf as say, dns, fault},
};

/// What is printed, or the one sentence on standard error; either with how the program ends.
pub type Said = Result<(Vec<String>, Exit), (String, Exit)>;

/// What can be asked about SPF.
#[derive(Clone, Debug, Args)]
pub(super) struct SpfArguments {
    #[command(subcommand)]
    verb: SpfVerb,
}

#[derive(Clone, Debug, Subcommand)]
enum SpfVerb {
    /// What a receiver would find.
    Eval {
        /// The client.
        #[arg(long, value_parser = ip)]
        ip: IpAddr,
        /// The sender.
        #[arg(long, value_name = "ADDRESS")]
        from: String,
        /// The greeting.
        #[arg(long, value_name = "NAME")]
        helo: Option<String>,
        /// A draft.
        #[arg(long, value_name = "TEXT", value_parser = record)]
        record: Option<String>,
        #[command(flatten)]
        resolvers: ResolverArguments,
    },
    /// What the record leads to.
    Tree {
        /// Whose record.
        #[arg(value_parser = super::domain)]
        domain: DomainName,
        /// A draft.
        #[arg(long, value_name = "TEXT", value_parser = record)]
        record: Option<String>,
        #[command(flatten)]
        resolvers: ResolverArguments,
    },
    /// What a record says.
    Parse(ParseArguments),
}

pub(super) fn run(arguments: SpfArguments) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failure(&say_cli::no_network(error.to_string()), Exit::Unasked),
    };
    let said = match arguments.verb {
        SpfVerb::Eval { ip, from, helo, record, resolvers } => {
            let sender = Sender::read(&from);
            let now = jiff::Timestamp::now();
            // RFC 7208 §7.3: without a name of the receiving host, `%{r}` is "unknown".
            let receiver = "unknown".to_owned();
            let is_assumed = helo.is_none();
            let helo = match (helo, &sender) {
                (Some(helo), _) => helo,
                (None, Sender::Mailbox { domain, .. }) => domain.clone(),
                (None, Sender::Null) => return output::failure(&say::no_helo(), Exit::Usage),
            };
            let arguments = Arguments { ip, sender, helo, now, receiver };
            runtime.block_on(eval(Arc::new(resolvers.network()), &arguments, is_assumed, record))
        }
        SpfVerb::Tree { domain, record, resolvers } => {
            runtime.block_on(tree(Arc::new(resolvers.network()), &domain, record))
        }
        SpfVerb::Parse(arguments) => return parse::run(Kind::Spf, &arguments),
    };
    match said {
        Ok((lines, exit)) => output::lines(&lines, exit),
        Err((sentence, exit)) => output::failure(&sentence, exit),
    }
}

/// The verb with its sentences.
pub(super) fn command(verb: clap::Command, network: fn(clap::Arg) -> clap::Arg) -> clap::Command {
    verb.about(say::about())
        .after_help(say::after())
        .mut_subcommand("eval", |verb| {
            verb.about(say::eval())
                .after_help(say::eval_after())
                .mut_arg("ip", |arg| arg.help(say::ip()))
                .mut_arg("from", |arg| arg.help(say::from()))
                .mut_arg("helo", |arg| arg.help(say::helo()))
                .mut_arg("record", |arg| arg.help(say::record()))
                .mut_args(network)
        })
        .mut_subcommand("tree", |verb| {
            verb.about(say::tree())
                .after_help(say::tree_after())
                .mut_arg("domain", |arg| arg.help(say::tree_domain()))
                .mut_arg("record", |arg| arg.help(say::record()))
                .mut_args(network)
        })
        .mut_subcommand("parse", |verb| parse::help(verb, cli_parse::spf(), cli_parse::spf_parse_after()))
}

fn ip(text: &str) -> Result<IpAddr, String> {
    text.parse().map_err(|_| say::bad_ip())
}

/// A record as typed or copied, quotes off. Errors behind `v=spf1` are for the judgement.
fn record(text: &str) -> Result<String, String> {
    let text = txt::unquoted(text);
    match text.parse::<spf::Record>() {
        Err(error) if !spf::is_spf(&text) => Err(say::no_spf(fault::spf(&error.cause))),
        _ => Ok(text),
    }
}

/// Why DNS cannot be asked at all, if it cannot: nobody is there to ask, or nobody could be reached.
fn unasked(lookup: &dyn Lookup, facts: &Facts) -> Option<(String, Exit)> {
    let mut reason = None;
    for answer in facts.answers() {
        match &answer.outcome {
            Outcome::Failed(failure @ (Failure::Unreachable(_) | Failure::NoServer)) => {
                reason = Some(failure);
            }
            _ => return None,
        }
    }
    let sentence = match reason? {
        _ if lookup.system().is_empty() => say_cli::no_resolver(),
        failure => say_cli::blocked(dns::failure(failure)),
    };
    Some((sentence, Exit::Unasked))
}

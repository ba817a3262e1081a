//! `mailseal check`: asks DNS whether the records of the saved set-up are there.
//!
//! Every authoritative server is asked for every record, and resolvers for those that are there.
//! What each of them said is printed, and at the end whether everything is done, what is left, or
//! that caches are still to be waited for. It ends by itself, however slow the servers are.

mod ask;
mod end;
mod table;

use std::{process::ExitCode, sync::Arc};

use self::ask::{Asked, ask};
use super::{Exit, output, resolvers::ResolverArguments, setup};
use crate::{
    dns::Lookup,
    plan::{Plan, publish::publish},
    record::name::DomainName,
    words::{self, cli as say},
};

/// What is said about a set-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The records with what each server has; empty if DNS could not be asked.
    pub lines: Vec<String>,
    /// Where the whole stands.
    pub end: String,
    /// The same as an exit code.
    pub exit: Exit,
}

pub(super) fn run(domain: &DomainName, resolvers: &ResolverArguments) -> ExitCode {
    let plan = match setup::load(domain) {
        Ok(plan) => plan,
        Err(code) => return code,
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failure(&say::no_network(error.to_string()), Exit::Unasked),
    };
    let Report { mut lines, end, exit } = runtime.block_on(report(Arc::new(resolvers.network()), &plan));
    if matches!(exit, Exit::Usage | Exit::Unasked) {
        let code = output::lines(&lines, exit);
        output::failure(&end, code)
    } else {
        lines.push(end);
        output::lines(&lines, exit)
    }
}

/// Asks DNS for the records of a plan and says what was found. Always ends; nothing it asks makes a
/// cache remember that a record is not there.
pub async fn report(lookup: Arc<dyn Lookup>, plan: &Plan) -> Report {
    let publications = publish(plan);
    let only = |exit, end| Report { lines: Vec::new(), end, exit };
    if publications.is_empty() {
        return only(Exit::Usage, say::no_records(plan.domain.as_str()));
    }
    match ask(lookup, plan, &publications).await {
        Asked::Answers(found) => {
            let (exit, end) = end::end(plan, &publications, &found);
            Report { lines: table::lines(&publications, &found.answers), end, exit }
        }
        Asked::Unregistered => only(Exit::Left, say::not_registered(plan.domain.as_str())),
        Asked::NoResolver => only(Exit::Unasked, say::no_resolver()),
        Asked::Blocked(failure) => only(Exit::Unasked, say::blocked(words::dns::failure(&failure))),
    }
}

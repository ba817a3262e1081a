//! The records of the saved set-up.

use std::process::ExitCode;

use super::Gathered;
use crate::{
    cli::{Exit, output, setup},
    export::Row,
    plan::publish::{Purpose, publish},
    record::name::DomainName,
    store::Store,
    survey::Facts,
    words::{cli as say_cli, cli_records as say},
};

/// The records, or how to end without them. What is said of them is said on standard error.
pub(super) fn load(domain: &DomainName, store: &Store) -> Result<Gathered, ExitCode> {
    let plan = setup::load(domain, store)?;
    let publications = publish(&plan);
    if publications.is_empty() {
        return Err(output::failure(&say::no_records(domain.as_str()), Exit::Usage));
    }
    let lacking = setup::lacking(&plan, &Facts::default());
    if !lacking.is_empty() {
        output::note(&say_cli::not_whole(domain.as_str(), lacking.join(", ")));
    }
    for publication in &publications {
        if let Purpose::ReportAuthorization(their) = &publication.purpose {
            output::note(&say::theirs(publication.owner.as_str(), their.as_str()));
        }
    }
    // Where the zone begins is known to DNS alone, which is not asked here.
    let rows = publications.into_iter().map(Row::from).collect();
    Ok(Gathered { zone: None, rows, exit: Exit::Done })
}

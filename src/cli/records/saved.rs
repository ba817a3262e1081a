//! The records of the saved set-up.

use std::{process::ExitCode, sync::Arc};

use super::{Gathered, standing};
use crate::{
    cli::{Exit, output, setup},
    dns::Lookup,
    export::Row,
    plan::publish::{Publication, Purpose, publish},
    record::name::DomainName,
    store::Store,
    survey::Facts,
    words::{cli as say_cli, cli_records as say, dns},
};

/// The records, or how to end without them. What is said of them is said on standard error.
pub(super) fn load(domain: &DomainName, store: &Store) -> Result<Vec<Publication>, ExitCode> {
    let plan = setup::load(domain, store)?;
    let publications = publish(&plan);
    if publications.is_empty() {
        return Err(output::failure(&say::no_records(domain.as_str()), Exit::Usage));
    }
    let lacking = setup::lacking(&plan, &Facts::default());
    if !lacking.is_empty() {
        output::note(&say_cli::NotWhole { domain: domain.as_str(), parts: lacking.join(", ") }.say());
    }
    for publication in &publications {
        if let Purpose::ReportAuthorization(their) = &publication.purpose {
            output::note(&say::Theirs { owner: publication.owner.as_str(), their: their.as_str() }.say());
        }
    }
    Ok(publications)
}

/// The records as they are.
pub(super) fn plain(publications: Vec<Publication>) -> Gathered {
    Gathered { zone: None, rows: publications.into_iter().map(Row::from).collect(), exit: Exit::Done }
}

/// The records with the zone they go into and what they replace there, as far as DNS says.
pub(super) async fn in_zone(
    lookup: Arc<dyn Lookup>,
    domain: &DomainName,
    publications: Vec<Publication>,
) -> Gathered {
    let (zone, rows) = standing::look(lookup, domain, publications).await;
    if let Err(failure) = &zone {
        output::note(&say::NoZone { domain: domain.as_str(), why: dns::failure(failure) }.say());
    }
    Gathered { zone: zone.ok(), rows, exit: Exit::Done }
}

//! `mailseal records`: the records of the saved set-up, for other programs to read.
//!
//! Standard output holds nothing but records; what there is to say about them goes to standard error.

use std::process::ExitCode;

use super::{Exit, output, setup};
use crate::{
    export::{Format, Records, Row, ZoneFile},
    plan::{
        hosts::Panel,
        publish::{Publication, Purpose, publish},
    },
    record::name::DomainName,
    survey::Facts,
    words::cli as say,
};

/// A line per record: name, type and value, parted by one space. A value is not quoted and may hold
/// spaces itself.
pub(super) fn lines(domain: &DomainName) -> ExitCode {
    let publications = match load(domain) {
        Ok(publications) => publications,
        Err(code) => return code,
    };
    for publication in &publications {
        if let Purpose::ReportAuthorization(their) = &publication.purpose {
            output::note(&say::theirs(publication.owner.as_str(), their.as_str()));
        }
    }
    let line = |record: &Publication| {
        format!("{} {} {}", record.owner, record.data.kind(), Panel::default().value(&record.data))
    };
    output::lines(&publications.iter().map(line).collect::<Vec<_>>(), Exit::Done)
}

/// A piece of a BIND zone file.
pub(super) fn zone(domain: &DomainName) -> ExitCode {
    let rows: Vec<Row> = match load(domain) {
        Ok(publications) => publications.into_iter().map(Row::from).collect(),
        Err(code) => return code,
    };
    // Where the zone begins is known to DNS alone; counted from the domain, the names are right in
    // its own zone and in one above it.
    let file = ZoneFile.write(&Records { zone: domain.name(), rows: &rows });
    output::lines(&file.lines().map(str::to_owned).collect::<Vec<_>>(), Exit::Done)
}

fn load(domain: &DomainName) -> Result<Vec<Publication>, ExitCode> {
    let plan = setup::load(domain)?;
    let publications = publish(&plan);
    if publications.is_empty() {
        return Err(output::failure(&say::no_records(domain.as_str()), Exit::Usage));
    }
    let lacking = setup::lacking(&plan, &Facts::default());
    if !lacking.is_empty() {
        output::note(&say::not_whole(domain.as_str(), lacking.join(", ")));
    }
    Ok(publications)
}

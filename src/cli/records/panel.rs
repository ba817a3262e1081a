//! The records as the panel of a DNS host takes them.

use std::process::ExitCode;

use super::Gathered;
use crate::{
    cli::{output, slip::nearest},
    plan::{
        hosts::{self, Form, Host},
        panel::Answers,
    },
    record::name::DomainName,
    words::{self, cli_records as say},
};

/// The host that has this id.
pub(super) fn host(text: &str) -> Result<&'static Host, String> {
    hosts::by_id(text).ok_or_else(|| {
        let ids: Vec<&str> = hosts::all().iter().map(|host| host.id.as_str()).collect();
        let nearest = nearest(text, ids.iter().copied()).unwrap_or("none");
        say::BadHost { known: ids.join(", "), nearest }.say()
    })
}

/// Every name and value on a line of its own; what there is to know about the panel goes to standard error.
pub(super) fn print(host: &'static Host, domain: &DomainName, gathered: &Gathered) -> ExitCode {
    let Gathered { zone, rows, exit } = gathered;
    let form = Form::new(&Answers { host: Some(host.id.clone()), ..Answers::default() }, &[]);
    // That the zone is not known has been said.
    let origin = zone.as_ref().unwrap_or_else(|| domain.name());
    let mut notes = words::host::notes(host);
    notes.extend(rows.iter().filter_map(|row| words::host::excess(host, form.fit(&row.data))));
    if rows.iter().any(|row| matches!(row.data, crate::plan::publish::Data::Srv(_))) {
        notes.extend(words::host::srv_notes(host));
    }
    for note in &notes {
        output::note(note);
    }
    let mut lines = Vec::new();
    for row in rows {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(words::panel::lines(&row.owner, &row.data, &form, origin));
    }
    output::lines(&lines, *exit)
}

//! All records as one text: to select with a mouse, or to keep as a file.

use super::{
    form,
    row::{Row, Todo, named},
};
use crate::{
    export::{self, Format, Records},
    plan::hosts::Form,
    plan::publish::Data,
    record::{name::Name, visible::visible},
    words::{self, publish as say},
};

/// Every type, name and value on a line of its own, so that a triple click selects exactly it.
pub(super) fn plain(rows: &[Row<'_>], form: &Form, zone: &Name) -> String {
    let mut lines =
        vec![say::plain_title(zone.as_str()), form::sentence(form, zone.as_str()), say::plain_about()];
    for row in rows {
        let publication = row.publication;
        lines.push(String::new());
        lines.push(format!("── {} ({})", named(&publication.purpose), row.sign().2));
        lines.extend(words::panel::lines(&publication.owner, &publication.data, form, zone));
    }
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// The records in a form that a program or another person reads.
pub(super) fn file(rows: &[Row<'_>], domain: &Name, zone: Option<&Name>, format: &dyn Format) -> String {
    let rows: Vec<export::Row> = rows
        .iter()
        .map(|row| {
            let replaces = match row.todo {
                Todo::Replace(old) => old.to_vec(),
                Todo::InTheWay(target) => vec![Data::Cname(target.clone())],
                _ => Vec::new(),
            };
            export::Row { replaces, cut: row.cut.map(export::Cut::from), ..row.publication.clone().into() }
        })
        .collect();
    format.write(&Records { domain, zone, rows: &rows })
}

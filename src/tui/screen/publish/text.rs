//! All records as one text: to select with a mouse, or to keep as a file.

use super::{
    form::Form,
    row::{Row, Todo, named},
};
use crate::{
    export::{self, Format, Records},
    record::{name::Name, visible::visible},
    words::publish as say,
};

/// Every type, name and value on a line of its own, so that a triple click selects exactly it.
pub(super) fn plain(rows: &[Row<'_>], form: &Form, zone: &Name, about_form: &str) -> String {
    let mut lines = vec![say::plain_title(zone.as_str()), about_form.to_owned(), say::plain_about()];
    for row in rows {
        let name = form.panel.name(&row.publication.owner, zone);
        let name = if name.is_empty() { say::plain_empty_name() } else { name };
        lines.push(String::new());
        lines.push(format!("── {} ({})", named(&row.publication.purpose), row.sign().2));
        lines.push(format!("{}: {}", say::plain_type(), row.publication.data.kind()));
        lines.push(format!("{}:", say::plain_name()));
        lines.push(name);
        lines.push(format!("{}:", say::plain_value()));
        lines.push(form.panel.value(&row.publication.data));
    }
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// The records in a form that a program or another person reads.
pub(super) fn file(rows: &[Row<'_>], domain: &Name, zone: Option<&Name>, format: &dyn Format) -> String {
    let rows: Vec<export::Row> = rows
        .iter()
        .map(|row| export::Row {
            replaces: match row.todo {
                Todo::Replace(old) => old.to_vec(),
                _ => Vec::new(),
            },
            ..row.publication.clone().into()
        })
        .collect();
    format.write(&Records { domain, zone, rows: &rows })
}

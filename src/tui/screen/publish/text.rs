//! All records as one text: to select with a mouse, or to keep as a zone file.

use super::{
    form::Form,
    row::{Row, Todo, named},
};
use crate::{
    export::{self, Format, Records, ZoneFile},
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

/// The records as a BIND zone fragment.
pub(super) fn zone_file(rows: &[Row<'_>], zone: &Name) -> String {
    let rows: Vec<export::Row> = rows
        .iter()
        .map(|row| export::Row {
            publication: row.publication.clone(),
            replaces: match row.todo {
                Todo::Replace(old) => old.to_vec(),
                _ => Vec::new(),
            },
        })
        .collect();
    ZoneFile.write(&Records { zone, rows: &rows })
}

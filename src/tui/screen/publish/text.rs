//! All records as one text: to select with a mouse, or to keep as a file.

use super::{
    form,
    row::{Row, Todo, named},
};
use crate::{
    export::{self, Format, Records},
    plan::hosts::{Form, NameForm, Panel},
    record::{name::Name, visible::visible},
    words::publish as say,
};

/// Every type, name and value on a line of its own, so that a triple click selects exactly it.
pub(super) fn plain(rows: &[Row<'_>], form: &Form, zone: &Name) -> String {
    let panel = form.panel();
    let mut lines =
        vec![say::plain_title(zone.as_str()), form::sentence(form, zone.as_str()), say::plain_about()];
    for row in rows {
        let owner = &row.publication.owner;
        let name = panel.name(owner, zone);
        let name = if name.is_empty() { say::plain_empty_name() } else { name };
        lines.push(String::new());
        lines.push(format!("── {} ({})", named(&row.publication.purpose), row.sign().2));
        lines.push(format!("{}: {}", say::plain_type(), row.publication.data.kind()));
        // Both forms of a name, while nobody has said which of them the panel wants.
        if form.known.names.is_none() && owner.is_within(zone) {
            lines.extend([say::plain_short(zone.as_str()), name, say::plain_whole()]);
            lines.push(Panel { names: NameForm::Full, ..panel }.name(owner, zone));
        } else {
            lines.extend([format!("{}:", say::plain_name()), name]);
        }
        lines.push(format!("{}:", say::plain_value()));
        lines.extend(panel.value(&row.publication.data).split('\n').map(str::to_owned));
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

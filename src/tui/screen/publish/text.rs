//! All records as one text: to select with a mouse, or to keep as a file.

use super::{
    form,
    row::{Row, Todo, named},
};
use crate::{
    export::{self, Format, Records},
    plan::{
        hosts::{Form, NameForm, Panel, ValueForm},
        publish::{Data, Publication},
    },
    record::{name::Name, visible::visible},
    words::publish as say,
};

/// Every type, name and value on a line of its own, so that a triple click selects exactly it.
pub(super) fn plain(rows: &[Row<'_>], form: &Form, zone: &Name) -> String {
    let mut lines =
        vec![say::plain_title(zone.as_str()), form::sentence(form, zone.as_str()), say::plain_about()];
    for row in rows {
        let publication = row.publication;
        lines.push(String::new());
        lines.push(format!("── {} ({})", named(&publication.purpose), row.sign().2));
        lines.push(format!("{}: {}", say::plain_type(), publication.data.kind()));
        lines.extend(names(publication, form, zone));
        lines.extend(values(publication, form, zone));
    }
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// The name; in both forms, while nobody has said which of them the panel wants.
fn names(publication: &Publication, form: &Form, zone: &Name) -> Vec<String> {
    let owner = &publication.owner;
    let panel = form.panel(owner, zone);
    let name = panel.name(owner, zone);
    if form.known.names.is_none() && owner.is_within(zone) {
        let whole = Panel { names: NameForm::Full, ..panel }.name(owner, zone);
        return vec![say::plain_short(zone.as_str()), name, say::plain_whole(), whole];
    }
    let shown = if name.is_empty() { say::plain_empty_name() } else { name };
    vec![format!("{}:", say::plain_name()), shown]
}

/// The value, each of its lines; in both forms, while nobody knows which of them the panel wants.
fn values(publication: &Publication, form: &Form, zone: &Name) -> Vec<String> {
    let panel = form.panel(&publication.owner, zone);
    let value = panel.value(&publication.data);
    let is_open = form.known.values.is_none() && publication.owner.is_within(zone);
    if is_open && matches!(publication.data, Data::Txt(_)) {
        let quoted = Panel { values: ValueForm::Quoted, ..panel }.value(&publication.data);
        return vec![say::plain_value_plain(), value, say::plain_value_quoted(), quoted];
    }
    std::iter::once(format!("{}:", say::plain_value())).chain(value.split('\n').map(str::to_owned)).collect()
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

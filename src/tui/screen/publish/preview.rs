//! The record in focus as it will be copied.

use super::{form, row::Row};
use crate::{
    plan::{
        hosts::Form,
        publish::{Data, Purpose},
    },
    record::{name::Name, txt},
    tui::{screen::Preview, theme::Role},
    words::publish as say,
};

/// Stands for the end of a line, where a panel wants several.
const LINE_END: &str = " ⏎ ";

pub(super) fn of(row: &Row<'_>, form: &Form, zone: &Name) -> Preview {
    let publication = row.publication;
    let octets = match &publication.data {
        Data::Txt(text) => {
            format!("{}, {}", say::octets(text.len()), say::strings(txt::strings(text).len()))
        }
        Data::Cname(_) | Data::Srv(_) | Data::Mx { .. } => String::new(),
    };
    let is_theirs = matches!(publication.purpose, Purpose::ReportAuthorization(_));
    let (role, standing) = row.standing();
    let standing =
        if is_theirs && !row.todo.is_settled() { (Role::Dim, say::is_theirs()) } else { (role, standing) };
    let ttl = form::ttl_label(form, publication);
    Preview {
        label: format!("{}  {}{ttl}", publication.owner, publication.data.kind()),
        text: form.panel(&publication.owner, zone).value(&publication.data).replace('\n', LINE_END),
        meters: vec![(vec![(Role::Dim, octets)], vec![standing])],
    }
}

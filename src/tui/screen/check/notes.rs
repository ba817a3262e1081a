//! The findings, a line each, worst first; those that need nothing are folded away behind their number.

use super::told;
use crate::{
    check::{Finding, Severity, published::report::Report},
    tui::{
        item::{Control, Id, Item},
        screen::findings,
        theme::{Role, sign},
    },
    words::{self, check as say, cli_check, finding::prose},
};

/// The line behind which notes are folded away.
pub(super) const NOTES: Id = Id("notes", 0);

/// Without those that a row of the table tells already.
pub(super) fn items<'s>(report: &Report, is_unfolded: bool) -> Vec<Item<'s>> {
    let untold = report.findings.iter().enumerate().filter(|(_, finding)| !told::by_row(finding, report));
    let (notes, open): (Vec<_>, Vec<_>) =
        untold.partition(|(_, finding)| finding.severity() == Severity::Info);
    let mut items: Vec<Item<'s>> = open.into_iter().map(row).collect();
    if !notes.is_empty() {
        let sign = if is_unfolded { "−" } else { "+" };
        let left = vec![(Role::Text, format!("{sign} {}", say::notes(notes.len())))];
        items.push(Item::new(NOTES.0, NOTES.1, Control::Row { left, right: Vec::new() }));
        items.extend(notes.into_iter().filter(|_| is_unfolded).map(row));
    }
    items
}

fn row<'s>((index, finding): (usize, &Finding)) -> Item<'s> {
    let severity = finding.severity();
    let text =
        cli_check::Finding { severity: words::finding::severity(severity), title: prose(finding).what }.say();
    let role = if severity == Severity::Info { Role::Dim } else { Role::Text };
    let control = Control::Finding { sign: (Role::of(severity), sign(severity)), role, text };
    Item::new(findings::ID, index, control)
}

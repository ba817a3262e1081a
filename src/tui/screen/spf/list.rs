//! The list of terms, with the tree below those that are unfolded.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::{change, cost};
use crate::{
    check::{Finding, Severity, spf::Node},
    plan::spf::Row,
    record::{spf::Term, visible::visible},
    tui::{
        canvas::Line,
        item::{Control, Item},
        session::Session,
        theme::{self, Role},
    },
    words::{spf as say, spf_term},
};

/// A term of the person's own record.
pub(super) const ROW: &str = "row";
/// A term of a record that one of theirs leads to.
pub(super) const BELOW: &str = "below";
/// The longest name of a mechanism, and a space.
const NAME: usize = 9;
/// Values up to this width stand above each other, with what they are in a column of its own.
const VALUE: usize = 26;

/// A term that is shown below another.
pub(super) struct Below<'s> {
    /// What is known about it.
    pub(super) node: &'s Node,
    /// The row through which it is reached.
    pub(super) row: usize,
    /// The term whose record it stands in.
    pub(super) parent: &'s str,
    /// How many records lie between it and the person's own.
    pub(super) depth: usize,
}

/// The rows, each with what is unfolded below it.
pub(super) fn items<'s>(session: &Session, unfolded: &BTreeSet<String>) -> Vec<Item<'s>> {
    let Some(plan) = &session.plan else { return Vec::new() };
    let rows = &plan.spf.rows;
    let listed = change::listed(rows);
    let width = value_width(listed.iter().filter_map(|index| rows.get(*index)));
    let below = below(session, unfolded);
    let mut items = Vec::new();
    for index in listed {
        let Some(row) = rows.get(index) else { continue };
        let node = session.judged.cost.rows.get(index).cloned().unwrap_or_default();
        items.push(Item::new(ROW, index, line(row, index, &node, width, session)));
        let own = below.iter().enumerate().filter(|(_, below)| below.row == index);
        items.extend(own.map(|(number, below)| Item::new(BELOW, number, nested(below, session))));
    }
    items
}

/// Everything that is unfolded, top to bottom.
pub(super) fn below<'s>(session: &'s Session, unfolded: &BTreeSet<String>) -> Vec<Below<'s>> {
    let mut found = Vec::new();
    let rows = session.plan.iter().flat_map(|plan| change::listed(&plan.spf.rows));
    for row in rows {
        let Some(node) = session.judged.cost.rows.get(row) else { continue };
        if unfolded.contains(&node.term) {
            collect(node, row, 0, &mut found);
        }
    }
    found
}

fn collect<'s>(node: &'s Node, row: usize, depth: usize, into: &mut Vec<Below<'s>>) {
    for child in &node.children {
        into.push(Below { node: child, row, parent: &node.term, depth });
        collect(child, row, depth + 1, into);
    }
}

fn line<'s>(row: &Row, index: usize, node: &Node, width: usize, session: &Session) -> Control<'s> {
    let worst = session.judged.spf.iter().filter(|finding| finding.row == Some(index)).map(Finding::severity);
    let sign = match worst.max() {
        Some(severity) => (Role::of(severity), theme::sign(severity)),
        None => (Role::Dim, " "),
    };
    let term = match row {
        Row::Term(term) => term,
        Row::Broken(text) => {
            let left = vec![
                (Role::of(Severity::Error), format!("{}   ", theme::sign(Severity::Error))),
                (Role::Fault, visible(text).into_owned()),
            ];
            return Control::Row { left, right: vec![(Role::Bad, say::left_out())] };
        }
    };
    let qualifier = match term {
        Term::Directive(directive) => spf_term::sign(directive.effect()),
        Term::Modifier(_) => " ",
    };
    let columns = spf_term::columns(term);
    let mut left: Line = vec![
        (sign.0, format!("{} ", sign.1)),
        (Role::Dim, format!("{qualifier} ")),
        (Role::Text, padded(&visible(&columns.name), NAME)),
    ];
    if columns.value.is_empty() {
        left.push((Role::Text, columns.what));
    } else {
        left.push((Role::Value, padded(&visible(&columns.value), width)));
        left.push((Role::Dim, columns.what));
    }
    Control::Row { left, right: cost::of_row(node, term.asks_dns(), session) }
}

fn nested<'s>(below: &Below<'_>, session: &Session) -> Control<'s> {
    let indent = " ".repeat(4 + 2 * below.depth);
    let term = below.node.term.strip_prefix("include:").unwrap_or(&below.node.term);
    let left = vec![(Role::Dim, format!("{indent}└ ")), (Role::Dim, term.to_owned())];
    Control::Row { left, right: cost::of_node(below.node, session) }
}

fn value_width<'r>(rows: impl Iterator<Item = &'r Row>) -> usize {
    let widths = rows.filter_map(|row| match row {
        Row::Term(term) => Some(spf_term::name_and_value(term).1.width()),
        Row::Broken(_) => None,
    });
    widths.filter(|width| *width <= VALUE).max().unwrap_or(0) + 2
}

/// `text`, and at least one space.
fn padded(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(text.width()).max(1);
    format!("{text}{}", " ".repeat(gap))
}

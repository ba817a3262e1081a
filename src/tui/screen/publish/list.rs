//! The list of records, and below it what to do with the one in focus.

use unicode_width::UnicodeWidthStr;

use super::{
    explain, panel,
    row::{Row, label},
};
use crate::{
    plan::hosts::{Fit, Form},
    tui::{
        canvas::Line,
        item::{Control, Item},
        session::Session,
        theme::Role,
    },
    words::publish as say,
};

/// The rows of records.
pub(super) const ROW: &str = "record";
/// Old values shown below the list; the explanation has more.
const OLD_LINES: usize = 2;

/// A row per record: what to do, with what, type, name, and whether name and value were copied, or that the
/// panel cannot hold it.
pub(super) fn items<'s>(
    rows: &[Row<'_>],
    names: &[String],
    marks: &[[bool; 2]],
    fits: &[bool],
) -> Vec<Item<'s>> {
    let labels: Vec<String> = rows.iter().map(|row| label(&row.publication.purpose)).collect();
    let words = rows.iter().map(|row| row.sign().2.width()).max().unwrap_or(0);
    let wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let all = rows.iter().zip(labels).zip(names).zip(marks.iter().zip(fits)).enumerate();
    // The name comes last: it may be cut, because the whole of it stands in the preview.
    all.map(|(index, (((row, label), name), (marks, fits)))| {
        let label = padded(&label, wide);
        item(index, row, (&padded(&row.sign().2, words), &label), name, fits.then_some(*marks))
    })
    .collect()
}

fn item<'s>(
    index: usize,
    row: &Row<'_>,
    (word, label): (&str, &str),
    name: &str,
    marks: Option<[bool; 2]>,
) -> Item<'s> {
    let (role, sign, _) = row.sign();
    let left: Line = vec![
        (role, format!("{sign} {word}  ")),
        (Role::Text, format!("{label}  ")),
        (Role::Dim, format!("{:6}", row.publication.data.kind())),
        name_shown(name),
    ];
    let mark = |is_copied: bool, word: String| {
        let (role, sign) = if is_copied { (Role::Good, "✓") } else { (Role::Dim, "·") };
        (role, format!("{word} {sign}"))
    };
    let right = match marks {
        None => vec![(Role::Bad, format!("✗ {}", say::does_not_fit()))],
        Some([_, false]) if row.todo.is_settled() => vec![(Role::Dim, say::nothing_to_do())],
        Some([has_name, has_value]) => {
            vec![mark(has_name, say::name()), (Role::Dim, "  ".to_owned()), mark(has_value, say::value())]
        }
    };
    Item::new(ROW, index, Control::Row { left, right })
}

/// The name, or that there is none to type.
fn name_shown(name: &str) -> (Role, String) {
    if name.is_empty() { (Role::Dim, say::plain_empty_name()) } else { (Role::Value, name.to_owned()) }
}

/// About one record: what to do with it, and what it takes the place of.
pub(super) fn detail<'s>(row: &Row<'_>, form: &Form, session: &Session) -> Vec<Item<'s>> {
    let mut items = Vec::new();
    if let Some((role, [what, ways])) = panel::excess(row, form, session) {
        items.extend([Item::prose(role, what), Item::prose(Role::Text, ways)]);
    }
    if !matches!(panel::fit(row, form, session), Fit::TooLong(_)) {
        items.push(Item::prose(Role::Text, explain::steps(row, form, session)));
    }
    let old = row.old();
    for old in old.iter().take(OLD_LINES) {
        let line = vec![(Role::Dim, format!("{}  ", say::now())), (Role::Dim, old.clone())];
        items.push(Item::still(Control::Line(line)));
    }
    if old.len() > OLD_LINES {
        items.push(Item::prose(Role::Dim, say::more_old(old.len() - OLD_LINES)));
    }
    items
}

/// `text` with spaces after it up to a width.
fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())))
}

//! The list of records, and below it what to do with the one in focus.

use unicode_width::UnicodeWidthStr;

use super::{
    explain,
    form::Form,
    row::{Row, Todo, label},
};
use crate::{
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
/// A row per record: what to do, with what, type, name, and whether name and value were copied.
pub(super) fn items<'s>(rows: &[Row<'_>], names: &[String], marks: &[[bool; 2]]) -> Vec<Item<'s>> {
    let labels: Vec<String> = rows.iter().map(|row| label(&row.publication.purpose)).collect();
    let wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let all = rows.iter().zip(labels).zip(names).zip(marks).enumerate();
    // The name comes last: it may be cut, because the whole of it stands in the preview.
    all.map(|(index, (((row, label), name), marks))| item(index, row, &padded(&label, wide), name, *marks))
        .collect()
}

fn item<'s>(
    index: usize,
    row: &Row<'_>,
    label: &str,
    name: &str,
    [has_name, has_value]: [bool; 2],
) -> Item<'s> {
    let (role, sign, word) = row.sign();
    let left: Line = vec![
        (role, format!("{sign} {word:8} ")),
        (Role::Text, format!("{label}  ")),
        (Role::Dim, format!("{:6}", row.publication.data.kind())),
        (Role::Value, name.to_owned()),
    ];
    let mark = |is_copied: bool, word: String| {
        let (role, sign) = if is_copied { (Role::Good, "✓") } else { (Role::Dim, "·") };
        (role, format!("{word} {sign}"))
    };
    let right = if row.todo == Todo::There && !has_value {
        vec![(Role::Dim, say::nothing_to_do())]
    } else {
        vec![mark(has_name, say::name()), (Role::Dim, "  ".to_owned()), mark(has_value, say::value())]
    };
    Item::new(ROW, index, Control::Row { left, right })
}

/// About one record: what to do with it, and what it takes the place of.
pub(super) fn detail<'s>(row: &Row<'_>, form: &Form, session: &Session) -> Vec<Item<'s>> {
    let mut items = vec![Item::prose(Role::Text, explain::steps(row, form, session))];
    if let Todo::Replace(old) = row.todo {
        for old in old.iter().take(OLD_LINES) {
            let line = vec![(Role::Dim, format!("{}  ", say::now())), (Role::Dim, old.clone())];
            items.push(Item::still(Control::Line(line)));
        }
        if old.len() > OLD_LINES {
            items.push(Item::prose(Role::Dim, say::more_old(old.len() - OLD_LINES)));
        }
    }
    items
}

/// `text` with spaces after it up to a width.
fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())))
}

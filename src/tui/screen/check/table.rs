//! The table: a line per record, and in it what the servers of each kind have.
//!
//! ```text
//!                                  your servers  this machine  public
//!   SPF       @                    ✓ ok          ✓ ok          ✓ ok
//! ▸ DKIM key  20261121._domainkey  ◐ 1 of 2      · not asked   · not asked
//! ```

use unicode_width::UnicodeWidthStr;

use super::{
    super::publish::label,
    cell::{Cell, cell},
    server,
};
use crate::{
    check::{Finding, published::records::Record},
    survey::Role as Asked,
    tui::{
        canvas::{Line, columns},
        item::{Control, Item},
        session::Session,
        theme::Role,
    },
    words::check as say,
};

/// The rows of records.
pub(super) const RECORD: &str = "record";
const COLUMNS: [Asked; 3] = [Asked::Authoritative, Asked::System, Asked::Public];

/// The heads of the columns and a row per record.
pub(super) fn items<'s>(records: &[Record], findings: &[Finding], session: &Session) -> Vec<Item<'s>> {
    let cells: Vec<[Cell; 3]> = records
        .iter()
        .map(|record| {
            let is_faulty = server::is_faulty_by(record, findings);
            COLUMNS.map(|asked| cell(record, asked, is_faulty))
        })
        .collect();
    let wide = laid_out(
        [say::column_own(), say::column_system(), say::column_public()],
        cells.iter().map(|row| row.each_ref().map(|cell| &cell.wide)).collect(),
    );
    let narrow = laid_out(
        [say::column_own_short(), say::column_system_short(), say::column_public()],
        cells.iter().map(|row| row.each_ref().map(|cell| &cell.narrow)).collect(),
    );
    let labels: Vec<String> = records.iter().map(|record| label(&record.purpose)).collect();
    let label_wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let mut lines = wide.into_iter().zip(narrow);
    let heads = lines.next().map(|(wide, narrow)| Item::still(Control::CellHeads { wide, narrow }));
    let rows = records.iter().zip(labels).zip(lines).enumerate();
    let rows = rows.map(|(index, ((record, label), (wide, narrow)))| {
        let left = vec![
            (Role::Text, fill(&label, label_wide)),
            (Role::Dim, format!("  {}", short(record, session))),
        ];
        Item::new(RECORD, index, Control::Cells { left, wide, narrow })
    });
    heads.into_iter().chain(rows).collect()
}

/// The heads and then the rows, each cell as wide as its column.
fn laid_out(titles: [String; 3], rows: Vec<[&Line; 3]>) -> Vec<Line> {
    let heads = titles.map(|title| vec![(Role::Dim, title)]);
    let all: Vec<[&Line; 3]> = std::iter::once(heads.each_ref()).chain(rows).collect();
    let width = |column: usize| all.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max();
    let wide: Vec<usize> = (0..COLUMNS.len()).map(|column| width(column).unwrap_or(0).into()).collect();
    let line = |row: &[&Line; 3]| {
        let mut line = Line::new();
        for (index, (cell, wide)) in row.iter().zip(&wide).enumerate() {
            let gap = if index == 0 { "" } else { "  " };
            let rest = wide.saturating_sub(columns(cell).into());
            line.push((Role::Text, gap.to_owned()));
            line.extend(cell.iter().cloned());
            line.push((Role::Text, " ".repeat(rest)));
        }
        line
    };
    all.iter().map(line).collect()
}

/// The name without the zone, to be short.
fn short(record: &Record, session: &Session) -> String {
    let found = session.checking.survey.as_ref().and_then(|survey| survey.zone.as_ref());
    let zone = found.map(|zone| zone.apex.clone()).or_else(|| session.zone_apex());
    let left = zone.as_ref().and_then(|zone| record.owner.relative_to(zone));
    match left {
        Some("") => "@".to_owned(),
        Some(left) => left.to_owned(),
        None => record.owner.to_string(),
    }
}

/// A text as wide as its column.
pub(super) fn fill(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())))
}

//! The table: a line per record with a sign per server.
//!
//! ```text
//!                                                  yours  here  public
//!   ✓ SPF: who may send   @                        ✓✓     ✓     ✓✓✓✓
//! ▸ ◐ DKIM key            20261121._domainkey      ✓–     ·     ·
//! ```

use unicode_width::UnicodeWidthStr;

use super::{super::publish::label, legend, server};
use crate::{
    check::{
        Finding,
        published::records::{AtServer, Record},
    },
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
/// More signs than this are counted instead.
const SIGNS: usize = 6;
const COLUMNS: [Asked; 3] = [Asked::Authoritative, Asked::System, Asked::Public];

/// The heads of the columns and a row per record.
pub(super) fn items<'s>(records: &[Record], findings: &[Finding], session: &Session) -> Vec<Item<'s>> {
    let titles = [say::column_own(), say::column_system(), say::column_public()];
    let cells: Vec<[Line; 3]> =
        records.iter().map(|record| COLUMNS.map(|asked| signs(&record.servers, asked))).collect();
    let wide: Vec<usize> = (0..)
        .zip(&titles)
        .map(|(column, title): (usize, &String)| {
            let of_cells = cells.iter().filter_map(|row| row.get(column)).map(|line| columns(line));
            title.width().max(of_cells.max().unwrap_or(0).into())
        })
        .collect();
    let labels: Vec<String> = records.iter().map(|record| label(&record.purpose)).collect();
    let label_wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let heads = titles.map(|title| vec![(Role::Dim, title)]);
    // What the signs mean stands where nothing else does, and so costs no line.
    let used = records.iter().flat_map(|record| legend::used(record, findings)).collect();
    let left = vec![(Role::Dim, legend::of(&used))];
    let mut items = vec![Item::still(Control::Head { left, right: laid_out(heads, &wide) })];
    for (index, ((record, label), row)) in records.iter().zip(labels).zip(cells).enumerate() {
        let (role, sign) = server::state_sign(record, findings);
        let left = vec![
            (role, format!("{sign} ")),
            (Role::Text, fill(&label, label_wide)),
            (Role::Dim, format!("  {}", short(record, session))),
        ];
        items.push(Item::new(RECORD, index, Control::Row { left, right: laid_out(row, &wide) }));
    }
    items
}

/// A sign per server of one kind.
fn signs(servers: &[AtServer], asked: Asked) -> Line {
    let signs: Vec<(Role, &'static str)> =
        servers.iter().filter(|one| one.server.role == asked).map(server::sign).collect();
    if signs.is_empty() {
        return vec![(Role::Dim, "·".to_owned())];
    }
    if signs.len() <= SIGNS {
        return signs.into_iter().map(|(role, sign)| (role, sign.to_owned())).collect();
    }
    let mut counted: Vec<(Role, &'static str, usize)> = Vec::new();
    for (role, sign) in signs {
        match counted.iter_mut().find(|(_, known, _)| *known == sign) {
            Some((_, _, count)) => *count += 1,
            None => counted.push((role, sign, 1)),
        }
    }
    counted.into_iter().map(|(role, sign, count)| (role, format!("{sign}{count}"))).collect()
}

/// Cells side by side, each as wide as its column.
fn laid_out(cells: [Line; 3], wide: &[usize]) -> Line {
    let mut line = Line::new();
    for (cell, wide) in cells.into_iter().zip(wide) {
        let rest = wide.saturating_sub(columns(&cell).into());
        line.extend(cell);
        line.push((Role::Text, " ".repeat(rest + 2)));
    }
    line
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

//! Rows of tables: tabs between the columns, or bars, commas, or blanks below a heading.
//!
//! A heading says which column is which. Where there is none, or a row does not fit it, the cells say it themselves:
//! a type is one of a few words, a value has a form, and of two names the first is the owner.

use super::{
    Data, Kind, Pasted,
    cell::{self, clean, is_name, is_noise, is_owner, is_text_value, number},
    draft,
    label::{self, Column},
    quoted,
};
use crate::record::claim::claim;

/// The columns that a heading names, and the type it names beside.
#[derive(Clone, Debug)]
pub(super) struct Header {
    columns: Vec<Column>,
    kind: Option<Kind>,
    separator: Separator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Tab,
    Bar,
    Comma,
    Semicolon,
    Blanks,
}

/// A row, taken apart.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) separator: Separator,
}

/// The cells of a line, if it is a row.
pub(super) fn row(line: &str, header: Option<&Header>) -> Option<Row> {
    let known = header.map(|header| header.separator);
    let made = |cells: Vec<String>, separator| Row { cells, separator };
    if line.trim().contains('\t') {
        let cells: Vec<String> =
            line.trim_matches(['\n', '\r']).split('\t').map(|cell| cell.trim().to_owned()).collect();
        // Blanks in front are a matter of looks.
        let first = cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
        let cells: Vec<String> = cells.into_iter().skip(first).collect();
        return Some(made(cells, Separator::Tab));
    }
    let trimmed = line.trim();
    if trimmed.starts_with('|')
        || (known == Some(Separator::Bar) && trimmed.contains('|'))
        || trimmed.matches(" | ").count() >= 2
        || (trimmed.matches('|').count() >= 2 && trimmed.split('|').any(|cell| cell::kind(cell).is_some()))
    {
        let inner = trimmed.trim_matches('|');
        let cells = inner.split('|').map(|cell| clean(cell).trim_matches('`').trim().to_owned()).collect();
        return Some(made(cells, Separator::Bar));
    }
    for (sign, separator) in [(',', Separator::Comma), (';', Separator::Semicolon)] {
        let limit = header.filter(|header| header.separator == separator).map(|header| header.columns.len());
        if !trimmed.contains(sign) {
            continue;
        }
        let cells = fields(trimmed, sign);
        // Tags have semicolons between them, too.
        if cells.first().is_some_and(|first| first.contains('=')) {
            continue;
        }
        let has_kind = cells.iter().any(|cell| cell::kind(cell).is_some());
        let is_heading = cells.len() >= 2 && cells.iter().all(|cell| label::label(cell).is_some());
        let is_row = cells.len() >= 3
            && has_kind
            && cells.first().is_some_and(|first| !first.contains(' ') || first.len() < 12);
        if limit.is_some_and(|limit| cells.len() >= limit.min(2)) || is_row || is_heading {
            return Some(made(cells, separator));
        }
    }
    let cells: Vec<String> =
        trimmed.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    if cells.len() >= 2 && claim(trimmed).is_none() {
        return Some(made(cells, Separator::Blanks));
    }
    None
}

/// What stands between separators, quotation marks kept from them and doubled ones read as one (RFC 4180).
fn fields(line: &str, separator: char) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        let Some(last) = fields.last_mut() else { break };
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                last.push('"');
            }
            '"' if is_quoted || last.trim().is_empty() => is_quoted = !is_quoted,
            c if c == separator && !is_quoted => fields.push(String::new()),
            c => last.push(c),
        }
    }
    fields.iter().map(|field| field.trim().to_owned()).collect()
}

/// A heading, if every cell is a label and at least two say something of a record.
pub(super) fn header(row: &Row) -> Option<Header> {
    let labels: Vec<Option<label::Label>> = row.cells.iter().map(|cell| label::label(cell)).collect();
    let useful = |label: &label::Label| !matches!(label.column, Column::Ignored | Column::Ttl);
    let is_heading = row
        .cells
        .iter()
        .zip(&labels)
        .all(|(cell, label)| label.is_some() || cell.is_empty() || is_noise(cell))
        && labels.iter().flatten().filter(|label| useful(label)).count() >= 2;
    if !is_heading || row.cells.iter().any(|cell| is_owner(cell)) {
        return None;
    }
    let kind = labels.iter().flatten().find_map(|label| label.kind);
    let mut columns: Vec<Column> =
        labels.iter().map(|label| label.map_or(Column::Ignored, |label| label.column)).collect();
    // Of two names the first is one; of a name and a domain, the domain is the zone.
    if !columns.contains(&Column::Name)
        && let Some(domain) = columns.iter_mut().find(|column| **column == Column::Domain)
    {
        *domain = Column::Name;
    }
    Some(Header { columns, kind, separator: row.separator })
}

/// The record in a row.
pub(super) fn record(row: &Row, header: Option<&Header>, line: &str) -> Option<Pasted> {
    header.and_then(|header| by_header(row, header, line)).or_else(|| by_form(row, line))
}

/// By the heading, if every cell is what its column says.
fn by_header(row: &Row, header: &Header, line: &str) -> Option<Pasted> {
    if header.separator != row.separator || row.cells.len() > header.columns.len() + 2 {
        return None;
    }
    let mut draft = draft::Draft { kind: header.kind, is_kind_guessed: true, ..draft::Draft::default() };
    let mut value_seen = false;
    for (at, cell) in row.cells.iter().enumerate() {
        let plain = clean(cell);
        // What hangs over on the right belongs to the column before, or is a button's.
        let Some(column) = header.columns.get(at).copied() else {
            match number(&plain) {
                Some(priority) if draft.kind == Some(Kind::Mx) => draft.priority = Some(priority),
                _ if is_noise(&plain) => {}
                _ => return None,
            }
            continue;
        };
        match column {
            Column::Ignored => {}
            Column::Ttl if plain.is_empty() || is_noise(&plain) => {}
            Column::Priority if plain.is_empty() || is_noise(&plain) => draft.priority = number(&plain),
            Column::Name if plain.is_empty() => draft.name = Some("@".to_owned()),
            Column::Name if cell::kind(&plain).is_some() || is_text_value(&plain) => return None,
            Column::Domain if is_name(&plain) => draft.domain = Some(plain),
            Column::Ttl | Column::Priority | Column::Domain => return None,
            // Of two columns that may be the value the first that is one.
            Column::Value if value_seen && (plain.is_empty() || is_noise(&plain)) => {}
            Column::Value if plain == "-" || plain.is_empty() => {}
            Column::Value => {
                value_seen = true;
                draft.value = Some(cell.clone());
            }
            column => {
                if !draft.put(column, cell) {
                    return None;
                }
            }
        }
    }
    if draft.kind.is_some_and(|kind| !fits(kind, draft.value.as_deref().unwrap_or_default())) {
        return None;
    }
    draft.finish(line)
}

/// Whether a value can be one of the type.
fn fits(kind: Kind, value: &str) -> bool {
    let bare = clean(value);
    let bare = quoted::unwrapped(&bare);
    match kind {
        Kind::Cname | Kind::Ns | Kind::Ptr => cell::is_labels(bare),
        Kind::Mx => bare.split_whitespace().next_back().is_some_and(|host| is_name(host) || host == "."),
        Kind::A => bare.parse::<std::net::Ipv4Addr>().is_ok(),
        Kind::Aaaa => bare.parse::<std::net::Ipv6Addr>().is_ok(),
        _ => !bare.is_empty(),
    }
}

/// By what the cells look like.
fn by_form(row: &Row, line: &str) -> Option<Pasted> {
    let cells: Vec<(String, &String)> = row.cells.iter().map(|cell| (clean(cell), cell)).collect();
    let kind = cells.iter().find_map(|(plain, _)| cell::kind(plain));
    let mut rest: Vec<(String, &String)> =
        cells.into_iter().filter(|(plain, _)| cell::kind(plain).is_none()).collect();
    let mut priority = None;
    if kind == Some(Kind::Mx) {
        priority = rest
            .iter()
            .find_map(|(plain, _)| number(plain).filter(|number| *number <= 100 || rest.len() <= 3));
    }
    rest.retain(|(plain, _)| !is_noise(plain) || plain == "@");
    let is_text = kind.is_some_and(Kind::is_text);
    let value = match kind {
        Some(kind) if !is_text => {
            let fitting = |(plain, _): &&(String, &String)| fits(kind, plain);
            rest.iter().filter(fitting).nth(usize::from(rest.iter().filter(fitting).count() > 1)).cloned()
        }
        _ => rest
            .iter()
            .find(|(plain, raw)| raw.starts_with('"') || is_text_value(plain))
            .or_else(|| {
                if is_text { rest.get(1) } else { rest.iter().filter(|(plain, _)| is_name(plain)).nth(1) }
            })
            .cloned(),
    }?;
    let name = rest.iter().find(|(plain, _)| {
        *plain != value.0 && (is_name(plain) || plain == "@" || (kind.is_some() && cell::is_labels(plain)))
    });
    let name = name.map(|(plain, _)| plain.clone());
    // Two words without a type are no record.
    if kind.is_none()
        && (name.is_none()
            || !(is_text_value(&value.0)
                || name.as_deref().is_some_and(is_owner)
                || rest.len() == 2 && is_name(&value.0)))
    {
        return None;
    }
    let mut pasted = draft::record(name, kind, value.1, line);
    if let (Some(priority), Data::Other(host)) = (priority, &pasted.data)
        && !host.contains(' ')
    {
        pasted.data = Data::Other(format!("{priority} {host}"));
    }
    Some(pasted)
}

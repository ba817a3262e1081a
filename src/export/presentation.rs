//! Names, values and remarks as zone files have them.
//!
//! References: RFC 1035 §5.1 (format: `@`, quoting, `;` comments, `( )` over lines).

use std::fmt::Write as _;

use crate::{
    export::{Records, Row},
    plan::publish::Data,
    record::{name::Name, txt, visible::visible},
    words::export as say,
};

/// Every line of `text` as a remark behind `mark`.
pub(super) fn remark(file: &mut String, mark: &str, text: &str) {
    for line in text.lines() {
        let _ = writeln!(file, "{}", format!("{mark} {}", visible(line)).trim_end());
    }
}

/// The whole name with its final dot.
pub(super) fn absolute(name: &Name) -> String {
    if name.is_root() { ".".to_owned() } else { format!("{}.", escaped(name.as_str())) }
}

/// The part left of the zone, `@` for the zone itself.
pub(super) fn relative(name: &Name, zone: &Name) -> String {
    match name.relative_to(zone) {
        Some("") => "@".to_owned(),
        Some(left) => escaped(left),
        None => absolute(name),
    }
}

/// The data on one line.
pub(super) fn value(data: &Data) -> String {
    match data {
        Data::Txt(text) => txt::quoted(text),
        Data::Cname(target) => absolute(target),
        Data::Srv(srv) => {
            format!("{} {} {} {}", srv.priority, srv.weight, srv.port, absolute(&srv.target))
        }
        Data::Mx { preference, exchange } => format!("{preference} {}", absolute(exchange)),
    }
}

/// The whole record on one line.
pub(super) fn line(row: &Row) -> String {
    format!("{} {} IN {} {}", absolute(&row.owner), row.ttl, row.data.kind(), value(&row.data))
}

/// Remarks on the records of other zones, with whom to send each to, behind an empty line where `is_parted`.
pub(super) fn elsewhere(file: &mut String, mark: &str, records: &Records<'_>, is_parted: bool) {
    for row in records.others() {
        if is_parted {
            file.push('\n');
        }
        let whose = row.whose();
        remark(
            file,
            mark,
            &match &row.cut {
                Some(cut) => say::Delegated { servers: listed(&cut.servers), zone: whose.as_str() }.say(),
                None => say::elsewhere(whose.as_str()),
            },
        );
        remark(file, mark, &line(row));
    }
}

/// Names with commas between them.
pub(super) fn listed(names: &[Name]) -> String {
    names.iter().map(Name::as_str).collect::<Vec<_>>().join(", ")
}

/// RFC 1035 §5.1: '\X … is used to quote that character so that its special meaning does not apply'.
/// What is escaped in the name already stays as it is.
fn escaped(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut characters = name.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                written.push('\\');
                written.extend(characters.next());
            }
            '"' | ';' | '(' | ')' | '@' | '$' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

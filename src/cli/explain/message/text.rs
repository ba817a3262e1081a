//! The answer about a message for people.
//!
//! ```text
//! The signature is right, but the body was changed after signing          proven
//!
//!               Gmail says   found here
//!   SPF         pass         pass   192.0.2.25 matches ip4:192.0.2.25
//!   DKIM s1     fail         fail   example.com, RSA 2048, header fits, body changed
//!   DMARC       pass         pass   SPF aligned, policy quarantine
//!
//!   Without lines 14–17 of the body, the body hash fits:
//!     Members mailing list
//! ```

use unicode_width::UnicodeWidthStr;

use super::Seen;
use crate::{
    check::message::{Examination, Judgement, Step},
    words::message::{self as words, Row, View},
};

/// The column of how sure it is, as far as the headline is shorter.
const COLUMN: usize = 72;
/// Rows of signatures that are shown.
const ROWS: usize = 14;

pub(in crate::cli::explain) fn lines(seen: &Seen) -> Vec<String> {
    match seen {
        Seen::Message(seen) => message(&seen.0, &seen.1),
        Seen::No(cause) => words::no_message(*cause),
    }
}

fn message(examination: &Examination, judgement: &Judgement) -> Vec<String> {
    let view = View { examination, judgement };
    let headline = words::headline(view);
    let mut lines =
        vec![format!("{headline:<COLUMN$}  {}", words::certainty(judgement.certainty)), String::new()];
    lines.extend(table(view));
    let why = words::why(view);
    let said: Vec<String> =
        Some(why).filter(|why| !why.is_empty()).into_iter().chain(words::evidence(view)).collect();
    if !said.is_empty() {
        lines.push(String::new());
        lines.extend(said.into_iter().map(|line| format!("  {line}")));
    }
    let fix = words::fix(view).filter(|_| judgement.step != Step::None);
    lines.extend(fix.map(words::fix_line));
    lines.extend(words::step(judgement.step));
    lines
}

fn table(view: View<'_>) -> Vec<String> {
    let (told, found) = words::heading(view);
    let rows: Vec<Row> = words::rows(view).into_iter().take(ROWS).collect();
    let width = |texts: &mut dyn Iterator<Item = &str>| texts.map(UnicodeWidthStr::width).max().unwrap_or(0);
    let label = width(&mut rows.iter().map(|row| row.label.as_str()));
    let said = if told.is_empty() {
        0
    } else {
        width(&mut rows.iter().map(|row| row.told.as_str()).chain([told.as_str()]))
    };
    let own = width(&mut rows.iter().map(|row| row.found.as_str()));
    let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.width())));
    let columns = |row: [&str; 4]| {
        let [first, second, third, rest] = row;
        let middle = if said == 0 { String::new() } else { format!("{}   ", pad(second, said)) };
        format!("  {}   {middle}{}   {rest}", pad(first, label), pad(third, own)).trim_end().to_owned()
    };
    let head = columns(["", &told, &found, ""]);
    std::iter::once(head)
        .chain(rows.iter().map(|row| columns([&row.label, &row.told, &row.found, &row.remark])))
        .collect()
}

//! A sheet for whoever runs the DNS.
//!
//! It is sent by mail or pasted into a ticket, and both break long lines and change quotes. So a text stands
//! in a block of its own, cut into short pieces in quotes, a line each: they can be pasted as they are where
//! zone files are kept, and joined without the quotes anywhere else. Names are whole, with the final
//! dot that says so. Besides the records it says what must stay as it is, and how to see that all is done.
//!
//! References: `CommonMark` 0.31 §4.5 (fenced code), RFC 5322 §2.1.1 (length of lines), RFC 1035 §5.1.

use std::fmt::Write as _;

use super::{
    Format, Records, Row,
    presentation::{absolute, listed},
};
use crate::{
    plan::publish::Data,
    record::{
        dkim::{self, PublicKey},
        name::{Name, Selector},
        spf, txt,
    },
    words::export_sheet as say,
};

/// A sheet in Markdown that reads well as plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markdown;

/// Octets of a text on one line: with its quotes and a reply's marks it stays below the 78 columns at which
/// mail programs break lines (RFC 5322 §2.1.1), unless much of it is escaped.
const PIECE: usize = 64;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn write(&self, records: &Records<'_>) -> String {
        let domain = records.domain.as_str();
        let mut parts = vec![format!("# {}", say::title(domain)), say::about(domain)];
        parts.push(match records.zone {
            Some(zone) => say::names_zone(zone.as_str()),
            None => say::names(),
        });
        let is_txt = |row: &&Row| matches!(row.data, Data::Txt(_));
        if records.rows.iter().any(|row| is_txt(&row)) {
            parts.push(say::values());
        }
        if records.rows.iter().any(is_escaped) {
            parts.push(say::escapes());
        }
        let own: Vec<&Row> = records.own().collect();
        for (at, row) in own.iter().enumerate() {
            parts.push(format!(
                "## {}",
                say::Record { kind: row.data.kind(), number: at + 1, total: own.len() }.say()
            ));
            parts.push(todo(row));
            parts.push(block(row));
        }
        for row in records.others() {
            let whose = row.whose();
            parts.push(format!("## {}", say::of_others(whose.as_str())));
            parts.push(match &row.cut {
                Some(cut) => {
                    say::DelegatedAbout { domain, servers: listed(&cut.servers), zone: whose.as_str() }.say()
                }
                None => say::OfOthersAbout { domain, their: whose.as_str() }.say(),
            });
            parts.push(block(row));
        }
        parts.push(format!("## {}", say::keep()));
        parts.push(say::keep_about(domain));
        parts.push(format!("## {}", say::check()));
        parts.push(say::check_about());
        parts.push(fenced(&questions(&own)));
        parts.push(say::check_mailseal());
        // Whoever runs the DNS has no set-up that would name the selectors.
        let selectors: String = own.iter().filter_map(|row| selector(row, records.domain)).collect();
        parts.push(fenced(&format!("mailseal check {domain}{selectors}\n")));
        parts.join("\n\n") + "\n"
    }
}

/// The option for the selector of a key; none for what is no key, or is one no more.
fn selector(row: &Row, domain: &Name) -> Option<String> {
    let selector: Selector = row.owner.relative_to(domain)?.strip_suffix("._domainkey")?.parse().ok()?;
    let is_key = match &row.data {
        Data::Txt(text) => text.parse().is_ok_and(|key: dkim::Record| key.public_key != PublicKey::Revoked),
        Data::Cname(_) => true,
        Data::Mx { .. } | Data::Srv(_) => false,
    };
    is_key.then(|| format!(" --selector {selector}"))
}

/// What to do, by what the record is.
fn todo(row: &Row) -> String {
    let mut said = match &row.data {
        Data::Txt(text) if spf::claims_to_be_spf(text) => say::todo_spf(),
        Data::Txt(_) => say::todo_txt(),
        Data::Cname(_) => say::todo_cname(),
        Data::Srv(_) => say::todo_srv(),
        Data::Mx { exchange, .. } if exchange.is_root() => say::todo_null_mx(),
        Data::Mx { .. } => say::todo_mx(),
    };
    if !row.replaces.is_empty() {
        let old = |old: &Data| match old {
            Data::Txt(text) => pieces(text),
            Data::Cname(target) => format!("CNAME {}\n", absolute(target)),
            Data::Mx { preference, exchange } => format!("{preference} {}\n", absolute(exchange)),
            Data::Srv(_) => format!("{}\n", super::presentation::value(old)),
        };
        let old = fenced(&row.replaces.iter().map(old).collect::<String>());
        let _ = write!(said, " {}\n\n{old}", say::replaces());
    }
    said
}

/// Name, type, TTL and value, a line each where they are short.
pub(super) fn block(row: &Row) -> String {
    let mut block = format!(
        "{}: {}\n{}: {}\nTTL: {}\n",
        say::name(),
        absolute(&row.owner),
        say::kind(),
        row.data.kind(),
        row.ttl
    );
    let value = match &row.data {
        Data::Txt(text) => pieces(text),
        Data::Cname(target) => format!("{}\n", absolute(target)),
        Data::Srv(srv) => {
            let _ = writeln!(block, "{}: {}", say::priority(), srv.priority);
            let _ = writeln!(block, "{}: {}\n{}: {}", say::weight(), srv.weight, say::port(), srv.port);
            format!("{}\n", absolute(&srv.target))
        }
        Data::Mx { preference, exchange } => {
            let _ = writeln!(block, "{}: {preference}", say::priority());
            format!("{}\n", absolute(exchange))
        }
    };
    let _ = write!(block, "{}:\n{value}", say::value());
    fenced(&block)
}

/// Every line inside begins with a word or a quote, so that none can end the block.
pub(super) fn fenced(text: &str) -> String {
    format!("```text\n{text}```")
}

/// A text in short strings, a line each.
pub(super) fn pieces(text: &str) -> String {
    let mut written = String::new();
    let mut piece = String::new();
    for c in text.chars() {
        if piece.len() + c.len_utf8() > PIECE {
            let _ = writeln!(written, "{}", txt::quoted(&piece));
            piece.clear();
        }
        piece.push(c);
    }
    let _ = writeln!(written, "{}", txt::quoted(&piece));
    written
}

/// Whether a text has something in it that stands as an escape.
fn is_escaped(row: &Row) -> bool {
    matches!(&row.data, Data::Txt(text) if text.chars().any(|c| !matches!(c, ' '..='~') || matches!(c, '"' | '\\')))
}

/// What to ask to see each record.
fn questions(rows: &[&Row]) -> String {
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| format!("dig +short {} {}\n", word(&absolute(&row.owner)), row.data.kind()))
        .collect();
    lines.dedup();
    lines.concat()
}

/// A name as one word of a shell, to which `*` means files.
fn word(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    if is_plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

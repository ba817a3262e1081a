//! A record in its parts, for people.
//!
//! ```text
//! SPF: 1 error
//!
//! v=spf1 mx -all;
//!
//!   mx      may send: your mail servers (MX)
//!   -all;   ✗ …
//!
//! ERROR: …
//! ```

use unicode_width::UnicodeWidthStr;

use super::{Kind, Parsed};
use crate::{
    cli::check::text,
    record::{spf::Term, visible::visible},
    words::{
        cli_parse as say,
        finding::{Names, hanging},
        part::Part,
    },
};

/// A longer part is shown with dots; what follows begins in the same column.
const PART: usize = 28;

pub(super) fn lines(parsed: &Parsed) -> Vec<String> {
    let name = match parsed.kind {
        Kind::Spf => "SPF",
        Kind::Dkim => "DKIM",
        Kind::Dmarc => "DMARC",
    };
    let headline = text::headline(name.to_owned(), parsed.alone.verdict, &parsed.alone.findings);
    let mut lines = vec![headline, String::new(), visible(&parsed.text).into_owned(), String::new()];
    let width = parsed.parts.iter().map(|part| shown(part).width()).max().unwrap_or_default();
    for part in &parsed.parts {
        let shown = shown(part);
        let gap = " ".repeat(width - shown.width());
        let meaning = match &part.meaning {
            Ok(meaning) => meaning.clone(),
            Err(fault) => format!("✗ {fault}"),
        };
        lines.extend(hanging(&format!("  {shown}{gap}  "), &meaning));
    }
    lines.extend(text::findings(&parsed.alone.findings, Names::Unknown));
    if parsed.kind == Kind::Spf && parsed.parts.iter().any(asks_dns) {
        lines.push(String::new());
        lines.extend(hanging("", &say::not_asked()));
    }
    lines
}

fn shown(part: &Part) -> String {
    let kept: String = part.text.chars().take(PART).collect();
    let dots = if kept.len() < part.text.len() { "…" } else { "" };
    format!("{}{dots}", visible(&kept))
}

fn asks_dns(part: &Part) -> bool {
    part.text.parse::<Term>().is_ok_and(|term| term.asks_dns())
}

//! `mailseal records DOMAIN --from-text FILE`: what the page of a service or panel gives when it is copied.
//!
//! Nobody is asked and nothing is saved: each record that was found is printed with what it is for and what is to be
//! done with it, and what was not understood is named. With `--as json` the shape is `mailseal.pasted/1`; keys are
//! added to it, never renamed or taken away.

use std::{
    fs::File,
    io::{self, IsTerminal, Read},
    path::Path,
    process::ExitCode,
};

use serde::Serialize;

use super::super::{Exit, output};
use crate::{
    plan::pasted::{self, Refused, Sheet, Sorted, Treat, Why},
    record::{name::DomainName, pasted::OCTETS, visible::visible},
    words::{cli_parse, cli_records as say, pasted as words},
};

/// How much of a line that was not understood is repeated.
const LEFT: usize = 100;

#[derive(Serialize)]
struct Document<'s> {
    schema: &'static str,
    records: Vec<RecordOut<'s>>,
    not_understood: Vec<LeftOut>,
}

#[derive(Serialize)]
struct RecordOut<'s> {
    name: &'s str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    role: &'static str,
    treat: &'static str,
    service: Option<&'static str>,
}

#[derive(Serialize)]
struct LeftOut {
    line: String,
    why: &'static str,
    text: String,
}

/// Reads a file or standard input (`-`) and prints what is in it.
pub(super) fn run(path: &Path, domain: &DomainName, is_json: bool) -> ExitCode {
    let text = match text(path) {
        Ok(text) => text,
        Err(sentence) => return output::failure(&sentence, Exit::Usage),
    };
    let sheet = pasted::read(&text, domain);
    let exit = match (sheet.records.is_empty(), sheet.refused.is_empty()) {
        (false, true) => Exit::Done,
        (true, true) => Exit::Unasked,
        (true, false) if sheet.refused.iter().all(|refused| refused.why == Why::Unknown) => Exit::Unasked,
        (_, false) => Exit::Left,
    };
    if is_json {
        return output::document(&document(&sheet), exit);
    }
    for refused in &sheet.refused {
        output::note(&sentence(refused));
    }
    if sheet.records.is_empty() && sheet.refused.is_empty() {
        output::note(&say::nothing_in_text());
    }
    output::lines(&lines(&sheet, domain), exit)
}

/// As long as a paste may be and one more, so that too long is told from just long enough.
fn text(path: &Path) -> Result<String, String> {
    let limit = u64::try_from(OCTETS).unwrap_or(u64::MAX).saturating_add(1);
    let mut octets = Vec::new();
    let read = if path == Path::new("-") {
        if io::stdin().is_terminal() {
            output::note(&cli_parse::waiting());
        }
        io::stdin().lock().take(limit).read_to_end(&mut octets)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut octets))
    };
    read.map_err(|error| {
        say::FromTextUnread { path: shown(&path.display().to_string()), why: error.to_string() }.say()
    })?;
    String::from_utf8(octets).map_err(|_| cli_parse::not_text())
}

/// The document for programs, with line ends in it.
fn document(sheet: &Sheet) -> String {
    let records = sheet.records.iter().map(|record| RecordOut {
        name: record.name.as_deref().unwrap_or("-"),
        kind: record.kind.as_str(),
        value: visible(&record.value).into_owned(),
        role: record.role.as_str(),
        treat: record.treat.as_str(),
        service: record.sender,
    });
    let left = sheet.refused.iter().map(|refused| LeftOut {
        line: shown(&refused.line),
        why: refused.why.as_str(),
        text: words::why(refused.why),
    });
    let document =
        Document { schema: "mailseal.pasted/1", records: records.collect(), not_understood: left.collect() };
    // Nothing in it can fail to be written: its keys are names.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The records for people, under what is to be done with them.
fn lines(sheet: &Sheet, domain: &DomainName) -> Vec<String> {
    let mut lines = Vec::new();
    for treat in [Treat::Publish, Treat::Merge, Treat::Ask, Treat::Ignore] {
        let of_it: Vec<&Sorted> = sheet.records.iter().filter(|record| record.treat == treat).collect();
        if of_it.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(words::treat(treat));
        for record in of_it {
            let name = record.name.clone().unwrap_or_else(words::no_name);
            let value = visible(&record.value);
            lines.push(format!("  {name} {} {value}", record.kind.as_str()));
            lines.extend(words::remark(record, domain).map(|remark| format!("    {remark}")));
        }
    }
    lines
}

fn sentence(refused: &Refused) -> String {
    let why = words::why(refused.why);
    if refused.line.is_empty() { why } else { say::FromTextLeft { line: shown(&refused.line), why }.say() }
}

fn shown(text: &str) -> String {
    visible(text).chars().take(LEFT).collect()
}

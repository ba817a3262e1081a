//! `mailseal setups list`: a line per set-up, and one per record where it stood at the last check.

use std::process::ExitCode;

use serde::Serialize;

use super::{moment, refused};
use crate::{
    check::memory::{Memory, Remembered},
    cli::{
        Exit,
        check::{
            Format,
            json::{self, plain},
            text::record::state,
        },
        output,
    },
    record::visible::visible,
    store::{Listed, Store},
    words::{cli_setups as say, purpose::named},
};

pub(super) fn run(store: &Store, format: Format) -> ExitCode {
    // Nothing saved and nothing to be read are not the same.
    if let Err(error) = store.folder() {
        return refused(&error);
    }
    let listed = store.list();
    let lines = match format {
        Format::Text if listed.is_empty() => {
            output::note(&say::nothing());
            Vec::new()
        }
        Format::Text => text(&listed),
        Format::Json => json(&listed, store),
    };
    output::lines(&lines, Exit::Done)
}

fn text(listed: &[Listed]) -> Vec<String> {
    listed.iter().flat_map(one).collect()
}

fn one(listed: &Listed) -> Vec<String> {
    let mut lines = vec![say::headline(moment(listed.saved), listed.domain.as_str())];
    if let Some(trouble) = &listed.trouble {
        lines.push(format!("  {}", visible(trouble)));
    } else {
        lines.extend(checked(listed.memory.as_ref()).into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// What the last check found.
pub(super) fn checked(memory: Option<&Memory>) -> Vec<String> {
    let Some(memory) = memory else { return vec![say::never_checked()] };
    let mut lines = vec![say::checked(moment(memory.at))];
    lines
        .extend(memory.records.iter().map(|record| say::record(named(&record.purpose), state(record.state))));
    lines
}

#[derive(Serialize)]
struct Document<'l> {
    setups: Vec<SetupOut<'l>>,
}

#[derive(Serialize)]
struct SetupOut<'l> {
    domain: &'l str,
    saved_at: String,
    file: Option<String>,
    last_check: Option<CheckOut<'l>>,
    trouble: Option<&'l str>,
}

/// What the last check found, for programs.
#[derive(Serialize)]
pub(super) struct CheckOut<'l> {
    checked_at: String,
    verdict: &'static str,
    records: Vec<RecordOut<'l>>,
}

#[derive(Serialize)]
struct RecordOut<'l> {
    kind: &'static str,
    name: &'l str,
    selector: Option<&'l str>,
    state: &'static str,
}

fn json(listed: &[Listed], store: &Store) -> Vec<String> {
    let setups = listed.iter().map(|one| SetupOut {
        domain: one.domain.as_str(),
        saved_at: json::moment(one.saved),
        file: store.place(&one.domain).ok().map(|path| path.display().to_string()),
        last_check: one.memory.as_ref().map(CheckOut::of),
        trouble: one.trouble.as_deref(),
    });
    let document = Document { setups: setups.collect() };
    let text = plain(&serde_json::to_string_pretty(&document).unwrap_or_default());
    text.lines().map(str::to_owned).collect()
}

impl<'l> CheckOut<'l> {
    pub(super) fn of(memory: &'l Memory) -> Self {
        Self {
            checked_at: json::moment(memory.at),
            verdict: memory.verdict.as_str(),
            records: memory.records.iter().map(RecordOut::of).collect(),
        }
    }
}

impl<'l> RecordOut<'l> {
    fn of(record: &'l Remembered) -> Self {
        let (kind, selector) = json::kind(&record.purpose);
        Self { kind, name: record.owner.as_str(), selector, state: json::state(record.state) }
    }
}

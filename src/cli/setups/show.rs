//! `mailseal setups show`: the records of one set-up, its keys, its file, and what the last check found.

use std::process::ExitCode;

use serde::Serialize;

use super::{
    list::{CheckOut, ProvedOut, checked},
    moment, refused,
};
use crate::{
    cli::{
        Exit,
        check::{
            Format,
            json::{self, plain},
        },
        output, setup,
    },
    plan::{
        dkim::Key,
        hosts::Panel,
        publish::{Publication, publish},
    },
    record::name::DomainName,
    store::{Setup, Store},
    words::{cli as words_cli, cli_setups as say, rotation},
};

pub(super) fn run(store: &Store, domain: &DomainName, format: Format) -> ExitCode {
    let found = match store.load(domain) {
        Ok(Some(found)) => found,
        Ok(None) => return output::failure(&words_cli::no_setup(domain.as_str()), Exit::Usage),
        Err(error) => return refused(&error),
    };
    let file = store.place(domain).map(|path| path.display().to_string()).unwrap_or_default();
    let aside: Vec<String> = store.set_aside(domain).iter().map(|path| path.display().to_string()).collect();
    let lines = match format {
        Format::Text => text(&found, &file, &aside),
        Format::Json => document(&found, &file, &aside),
    };
    output::lines(&lines, Exit::Done)
}

fn text(found: &Setup, file: &str, aside: &[String]) -> Vec<String> {
    let Setup { plan, saved, memory, access: _ } = found;
    let mut lines = vec![
        say::Headline { at: moment(*saved), domain: plan.domain.as_str() }.say(),
        format!("  {}", say::file(file)),
    ];
    lines.extend(aside.iter().map(|path| format!("  {}", say::aside(path.as_str()))));
    let mut section = |title: String, part: Vec<String>| {
        if !part.is_empty() {
            lines.extend([String::new(), title]);
            lines.extend(part.into_iter().map(|line| format!("  {line}")));
        }
    };
    section(say::records(), publish(plan).iter().map(record).collect());
    section(say::keys(), plan.dkim.keys.iter().map(key).collect());
    let lacking = setup::lacking(plan, &crate::survey::Facts::default());
    section(say::lacking(), lacking);
    section(say::last_check(), checked(memory.as_ref(), *saved));
    lines
}

/// As `records` prints it.
fn record(publication: &Publication) -> String {
    let Publication { owner, data, .. } = publication;
    format!("{owner} {} {}", data.kind(), Panel::default().value(data))
}

/// A key by its selector, with where it is in its life; of the private half, where it is.
fn key(key: &Key) -> String {
    let selector = key.selector.as_str();
    let stage = rotation::stage(key.stage);
    match &key.file {
        Some(path) => say::KeyFile { path: path.display().to_string(), selector, stage }.say(),
        None => say::KeyElsewhere { selector, stage }.say(),
    }
}

#[derive(Serialize)]
struct Document<'s> {
    domain: &'s str,
    saved_at: String,
    file: &'s str,
    kept_aside: &'s [String],
    records: Vec<RecordOut<'s>>,
    keys: Vec<KeyOut<'s>>,
    last_check: Option<CheckOut<'s>>,
    proved: Option<ProvedOut<'s>>,
}

#[derive(Serialize)]
struct RecordOut<'s> {
    kind: &'static str,
    name: &'s str,
    #[serde(rename = "type")]
    data: &'static str,
    value: String,
}

#[derive(Serialize)]
struct KeyOut<'s> {
    selector: &'s str,
    stage: &'static str,
    file: Option<String>,
}

fn document(found: &Setup, file: &str, aside: &[String]) -> Vec<String> {
    let Setup { plan, saved, memory, access: _ } = found;
    let records = publish(plan);
    let document = Document {
        domain: plan.domain.as_str(),
        saved_at: json::moment(*saved),
        file,
        kept_aside: aside,
        records: records
            .iter()
            .map(|publication| RecordOut {
                kind: json::kind(&publication.purpose).0,
                name: publication.owner.as_str(),
                data: publication.data.kind(),
                value: Panel::default().value(&publication.data),
            })
            .collect(),
        keys: plan
            .dkim
            .keys
            .iter()
            .map(|key| KeyOut {
                selector: key.selector.as_str(),
                stage: key.stage.as_str(),
                file: key.file.as_ref().map(|path| path.display().to_string()),
            })
            .collect(),
        last_check: memory.as_ref().filter(|memory| memory.is_of_check()).map(CheckOut::of),
        proved: memory.as_ref().and_then(|memory| memory.proved.as_ref()).map(ProvedOut::of),
    };
    let text = plain(&serde_json::to_string_pretty(&document).unwrap_or_default());
    text.lines().map(str::to_owned).collect()
}

//! `mailseal setups list`: a line per set-up, and one per record where it stood at the last check.

use std::process::ExitCode;

use jiff::Timestamp;
use serde::Serialize;

use super::{moment, refused};
use crate::{
    check::memory::{Memory, Proved, Remembered},
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
    store::{Content, Listed, Listing, Store},
    words::{cli_setups as say, message, purpose::named},
};

pub(super) fn run(store: &Store, format: Format) -> ExitCode {
    // Nothing saved and nothing to be read are not the same.
    if let Err(error) = store.folder() {
        return refused(&error);
    }
    let listing = store.list();
    let lines = match format {
        Format::Text if listing.setups.is_empty() => {
            output::note(&say::nothing());
            Vec::new()
        }
        Format::Text => text(&listing.setups),
        Format::Json => json(&listing, store),
    };
    if listing.left_off > 0 {
        output::note(&say::left_off(listing.left_off));
    }
    output::lines(&lines, Exit::Done)
}

fn text(listed: &[Listed]) -> Vec<String> {
    listed.iter().flat_map(one).collect()
}

fn one(listed: &Listed) -> Vec<String> {
    let mut lines = vec![say::Headline { at: moment(listed.saved), domain: listed.domain.as_str() }.say()];
    let about = match &listed.content {
        Content::Setup(memory) => checked(memory.as_ref(), listed.saved),
        Content::Unread => vec![say::unread(listed.domain.as_str())],
        Content::Trouble(trouble) => vec![visible(trouble).into_owned()],
    };
    lines.extend(about.into_iter().map(|line| format!("  {line}")));
    lines
}

/// What the last check found, and whether the answers `saved` are newer than it.
pub(super) fn checked(memory: Option<&Memory>, saved: Timestamp) -> Vec<String> {
    let Some(memory) = memory else { return vec![say::never_checked()] };
    let at = moment(memory.at);
    let mut lines = vec![if !memory.is_of_check() {
        say::never_checked()
    } else if saved > memory.at {
        say::checked_before(at)
    } else {
        say::checked(at)
    }];
    lines.extend(memory.proved.as_ref().map(|proved| message::proved(proved, moment(proved.at))));
    lines.extend(
        memory
            .records
            .iter()
            .map(|record| say::Record { label: named(&record.purpose), state: state(record.state) }.say()),
    );
    lines
}

#[derive(Serialize)]
struct Document<'l> {
    setups: Vec<SetupOut<'l>>,
    left_off: usize,
}

#[derive(Serialize)]
struct SetupOut<'l> {
    domain: &'l str,
    saved_at: String,
    file: Option<String>,
    last_check: Option<CheckOut<'l>>,
    proved: Option<ProvedOut<'l>>,
    trouble: Option<String>,
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

fn json(listing: &Listing, store: &Store) -> Vec<String> {
    let setups = listing.setups.iter().map(|one| SetupOut {
        domain: one.domain.as_str(),
        saved_at: json::moment(one.saved),
        file: store.place(&one.domain).ok().map(|path| path.display().to_string()),
        last_check: one.memory().filter(|memory| memory.is_of_check()).map(CheckOut::of),
        proved: one.memory().and_then(|memory| memory.proved.as_ref()).map(ProvedOut::of),
        trouble: match &one.content {
            Content::Setup(_) => None,
            Content::Unread => Some(say::unread(one.domain.as_str())),
            Content::Trouble(trouble) => Some(trouble.clone()),
        },
    });
    let document = Document { setups: setups.collect(), left_off: listing.left_off };
    let text = plain(&serde_json::to_string_pretty(&document).unwrap_or_default());
    text.lines().map(str::to_owned).collect()
}

/// The last own mail that was seen to pass, for programs.
#[derive(Serialize)]
pub(super) struct ProvedOut<'l> {
    at: String,
    selector: &'l str,
    receiver: String,
}

impl<'l> ProvedOut<'l> {
    pub(super) fn of(proved: &'l Proved) -> Self {
        let receiver = visible(&proved.receiver).into_owned();
        Self { at: json::moment(proved.at), selector: proved.selector.as_str(), receiver }
    }
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

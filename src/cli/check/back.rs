//! What has changed since the last check of a saved set-up, and what is kept of this one.

use jiff::{Timestamp, tz::TimeZone};

use super::gather::Known;
use crate::{
    check::{
        back::{self, Back},
        dmarc_path::Next,
        memory::Memory,
        published::report::Report,
        since::Tone,
    },
    cli::output,
    store::{Kept, Store},
    survey::Survey,
    words::{
        cli_check as say, date, dmarc_path, message,
        since::{self, more, prose},
    },
};

/// What the check means to whoever comes back; none without a saved set-up. Keeps it for the next time; that it
/// cannot be kept is said, and changes nothing else.
pub(super) fn back(
    survey: &Survey,
    report: &Report,
    at: Timestamp,
    known: &Known,
    latest: Option<&Memory>,
    store: &Store,
) -> Option<Back> {
    let plan = known.plan.as_ref()?;
    let found = back::back((report, &survey.facts), at, &TimeZone::system(), known.before.as_ref(), latest);
    if let Some(memory) = &found.memory {
        match store.remember(plan, memory, Timestamp::now()) {
            Ok(Kept::OtherAnswers) => output::note(&say::other_answers()),
            // What a later check found is known, or nothing is saved any more.
            Ok(Kept::Yes | Kept::Earlier | Kept::NoSetup) => {}
            Err(error) => output::note(&say::not_remembered(error.to_string())),
        }
    }
    Some(found)
}

/// What is new, in a few lines with an empty one above them: changes, and a step that is due.
pub(super) fn news(back: &Back, now: Timestamp, zone: &TimeZone) -> Vec<String> {
    let mut lines = Vec::new();
    if back.since.as_ref().is_some_and(|since| !since.changes.is_empty()) {
        lines.push(String::new());
        lines.extend(changes(back, now, zone));
    }
    if let Next::Step(step) = &back.next
        && step.is_due
    {
        let today = now.to_zoned(zone.clone()).date();
        lines.extend([String::new(), format!("→ {}", dmarc_path::path(step, today))]);
    }
    lines
}

/// Both in text, with an empty line below each part.
pub(super) fn lines(back: &Back, now: Timestamp, zone: &TimeZone) -> Vec<String> {
    let mut lines = changes(back, now, zone);
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(proved(back, now, zone).into_iter().flat_map(|line| [line, String::new()]));
    let today = now.to_zoned(zone.clone()).date();
    let next = match &back.next {
        Next::Step(step) => Some(dmarc_path::path(step, today)),
        Next::NotYet(because) => dmarc_path::first_why(*because).map(|_| dmarc_path::first(*because)),
        Next::Done => None,
    };
    if let Some(next) = next {
        lines.extend([format!("→ {next}"), String::new()]);
    }
    lines
}

/// What has changed, or that nothing has; nothing where that is not known.
fn changes(back: &Back, now: Timestamp, zone: &TimeZone) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(since) = &back.since {
        let time = date::moment(since.at, now, zone);
        if since.changes.is_empty() {
            lines.push(since::nothing(time));
        } else {
            lines.push(format!("{}:", since::title(time)));
        }
        lines.extend(since.changes.iter().map(|change| {
            let sign = match change.tone() {
                Tone::Better => "+",
                Tone::Neutral => "·",
                Tone::Worse | Tone::Worst => "!",
            };
            format!("  {sign} {}", prose(change).what)
        }));
        lines.extend(more(since).map(|text| format!("  {text}")));
    }
    lines
}

/// The proof that a message of the domain passes, where it is fresh.
fn proved(back: &Back, now: Timestamp, zone: &TimeZone) -> Option<String> {
    let proved = back.memory.as_ref()?.proved.as_ref().filter(|proved| proved.is_fresh(now))?;
    Some(format!("✓ {}", message::proved(proved, date::moment(proved.at, now, zone))))
}

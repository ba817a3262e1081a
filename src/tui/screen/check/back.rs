//! What has changed since the last sitting, what resolvers still remember, and the next step.
//!
//! ```text
//!  Since 21 Nov 18:02
//!  ✗ SPF is gone: none of your name servers has it any more.
//!  ✓ ns2.example.net has DKIM key s1 now.
//!  · Faraway has an old answer until 19:40.
//!  → DMARC: none since 21 Nov → quarantine from 21 Dec → reject from 21 Jan 2027
//! ```

use super::summary;
use crate::{
    check::{
        Severity,
        published::records::Record,
        since::{Change, News, Since, Tone},
    },
    tui::{
        item::{Control, Item},
        screen::{Explanation, next_step},
        session::Session,
        step::Progress,
        theme::{Role, sign},
    },
    words::{
        self,
        since::{more, prose},
    },
};

/// The rows of changes.
pub(super) const CHANGE: &str = "change";
/// More resolvers that remember are told beside their record only.
const CACHED: usize = 3;

/// The block, each part with an empty line above it; empty if there is nothing to tell.
pub(super) fn items<'s>(session: &Session) -> Vec<Item<'s>> {
    if session.checking.rounds == 0 {
        return Vec::new();
    }
    let mut items = session.since().map(|since| changes(since, session)).unwrap_or_default();
    items.extend(next_step::item(session).filter(|_| is_next_step_shown(session)));
    if !items.is_empty() {
        items.insert(0, Item::breath());
    }
    items
}

fn changes<'s>(since: &Since, session: &Session) -> Vec<Item<'s>> {
    let time = words::date::moment(since.at, session.now, &session.time_zone);
    let mut items = if since.changes.is_empty() {
        vec![Item::prose(Role::Dim, format!("· {}", words::since::nothing(time)))]
    } else {
        vec![Item::heading(words::since::title(time))]
    };
    items.extend(since.changes.iter().enumerate().map(|(index, change)| {
        let tone = change.tone();
        let sign = match tone {
            Tone::Better => (Role::Good, "✓"),
            Tone::Neutral => (Role::Dim, "·"),
            Tone::Worse => (Role::Warn, sign(Severity::Warning)),
            Tone::Worst => (Role::Bad, sign(Severity::Error)),
        };
        Item::new(CHANGE, index, Control::Finding { sign, role: Role::Text, text: prose(change).what })
    }));
    items.extend(more(since).map(|text| Item::prose(Role::Dim, text)));
    items.extend(session.cached().into_iter().take(CACHED).map(|cached| {
        let until = words::date::moment(cached.until, session.now, &session.time_zone);
        Item::prose(Role::Dim, format!("· {}", words::since::cached(&cached.resolvers, until)))
    }));
    items
}

/// Whether the next step of the policy has its line: who is not done yet has other things to think of, unless they
/// have come back for it.
pub(super) fn is_next_step_shown(session: &Session) -> bool {
    session.was_checked() || summary::step_progress(session) == Progress::Done
}

/// Whether there is any change to look at.
pub(super) fn has_changes(session: &Session) -> bool {
    session.since().is_some_and(|since| !since.changes.is_empty())
}

/// Whether a server that had the record has lost it, or has another one now: no matter of time.
pub(super) fn is_lost(record: &Record, session: &Session) -> bool {
    let is_its = |change: &Change| match change {
        Change::Record { purpose, owner, news: News::Lost { .. } | News::Strayed { .. } } => {
            *purpose == record.purpose && *owner == record.owner
        }
        _ => false,
    };
    session.since().is_some_and(|since| since.changes.iter().any(is_its))
}

/// Whether the first of them, which is the worst, is none to be glad of.
pub(super) fn is_worse(session: &Session) -> bool {
    let first = session.since().and_then(|since| since.changes.first());
    first.is_some_and(|change| matches!(change.tone(), Tone::Worse | Tone::Worst))
}

/// About a change.
pub(super) fn explanation(index: usize, session: &Session) -> Explanation {
    let change = session.since().and_then(|since| since.changes.get(index));
    let about = change.map(prose);
    about.map(|about| Explanation::new(about.what, about.why)).unwrap_or_default()
}

/// The place of the record that a change is about.
pub(super) fn record(index: usize, records: &[Record], session: &Session) -> Option<usize> {
    let Change::Record { purpose, owner, .. } = session.since()?.changes.get(index)? else { return None };
    records.iter().position(|record| record.purpose == *purpose && record.owner == *owner)
}

//! The saved set-ups, to go on with: each with where its records stood at the last check.
//!
//! ```text
//!  Go on where you left off
//!  ✓ example.com      ✓ SPF  ✓◐ DKIM  ✓ DMARC       3 hours ago
//!  · example.net      not checked yet              18 Nov 09:12
//!  · broken.example   ! its file cannot be read     2 Nov 17:40
//! ```

use unicode_width::UnicodeWidthStr;

use crate::{
    check::{
        Severity,
        memory::{Memory, Remembered},
        published::report::Verdict,
    },
    plan::publish::Purpose,
    store::{Content, Listed},
    tui::{
        canvas::Line,
        item::{Control, Item},
        screen::{Explanation, publish::label},
        session::Session,
        theme::{Role, sign, state_sign},
    },
    words::{self, domain as say},
};

/// The rows.
pub(super) const SAVED: &str = "saved";
/// Names end here at the latest, so that one long name leaves the others room for their marks.
const NAME: usize = 40;

/// A heading and a row each; to who has none, what to do.
pub(super) fn items<'s>(session: &Session) -> Vec<Item<'s>> {
    if session.recent.setups.is_empty() {
        return vec![Item::prose(Role::Dim, say::first_time())];
    }
    let names: Vec<String> = session.recent.setups.iter().map(|listed| listed.domain.to_unicode()).collect();
    let wide = names.iter().map(|name| name.width()).max().unwrap_or(0).min(NAME);
    let mut items = vec![Item::heading(say::recent())];
    // Above the rows: below so many nobody would see it.
    if session.recent.left_off > 0 {
        items.push(Item::prose(Role::Dim, say::left_off(session.recent.left_off)));
    }
    items.extend(session.recent.setups.iter().zip(names).enumerate().map(|(index, (listed, name))| {
        let rest = " ".repeat(wide.saturating_sub(name.width()));
        let (role, sign) = verdict(listed);
        let mut left = vec![(role, format!("{sign} ")), (Role::Text, format!("{name}{rest}  "))];
        left.extend(standing(listed));
        let at = listed.memory().map_or(listed.saved, |memory| memory.at);
        let when = words::date::ago(at, session.now, &session.time_zone);
        Item::new(SAVED, index, Control::Row { left, right: vec![(Role::Dim, when)] })
    }));
    items
}

/// About one of them.
pub(super) fn explanation(index: usize, session: &Session) -> Explanation {
    let Some(listed) = session.recent.setups.get(index) else { return Explanation::default() };
    let moment = |at| words::date::moment(at, session.now, &session.time_zone);
    let body = match &listed.content {
        Content::Trouble(trouble) => format!("{trouble}\n\n{}", say::explain_trouble()),
        Content::Unread => say::explain_unread(),
        Content::Setup(Some(memory)) => {
            say::ExplainChecked { checked: moment(memory.at), saved: moment(listed.saved) }.say()
        }
        Content::Setup(None) => say::explain_unchecked(moment(listed.saved)),
    };
    let enter = if listed.is_usable() { say::explain_recent() } else { say::explain_recent_unread() };
    Explanation::new(listed.domain.to_unicode(), format!("{body}\n\n{enter}"))
}

/// Where its records stood.
fn standing(listed: &Listed) -> Line {
    match &listed.content {
        Content::Trouble(_) => vec![(Role::Warn, format!("! {}", say::unreadable()))],
        Content::Unread => vec![(Role::Dim, say::unread())],
        Content::Setup(Some(memory)) => {
            let mut line = marks(memory);
            if is_changed_since(listed) {
                line.push((Role::Warn, format!("  {}", say::changed_since())));
            }
            line
        }
        Content::Setup(None) => vec![(Role::Dim, say::unchecked())],
    }
}

/// A sign per record, those of one kind together.
fn marks(memory: &Memory) -> Line {
    let mut kinds: Vec<(String, Vec<&Remembered>)> = Vec::new();
    for record in &memory.records {
        let kind = kind(&record.purpose);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, records)) => records.push(record),
            None => kinds.push((kind, vec![record])),
        }
    }
    let mut line = Line::new();
    for (kind, records) in kinds {
        if !line.is_empty() {
            line.push((Role::Text, "  ".to_owned()));
        }
        line.extend(records.into_iter().map(|record| {
            let (role, sign) = state_sign(record.state);
            (role, sign.to_owned())
        }));
        line.push((Role::Dim, format!(" {kind}")));
    }
    line
}

fn kind(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Dkim(_) | Purpose::NoDkim => say::dkim(),
        other => label(other),
    }
}

/// Whether there are answers that no check has seen: what it found is not said of those.
fn is_changed_since(listed: &Listed) -> bool {
    listed.memory().is_some_and(|memory| memory.at < listed.saved)
}

/// The judgement of the whole, because a record can be everywhere and wrong.
fn verdict(listed: &Listed) -> (Role, &'static str) {
    match listed.memory().filter(|_| !is_changed_since(listed)).map(|memory| memory.verdict) {
        Some(Verdict::Pass) => (Role::Good, "✓"),
        Some(Verdict::Warn) => (Role::Warn, sign(Severity::Warning)),
        Some(Verdict::Fail) => (Role::Bad, sign(Severity::Error)),
        Some(Verdict::Unknown) => (Role::Warn, "?"),
        None => (Role::Dim, "·"),
    }
}

//! Below the table: the servers of one record, each on its own or those that say the same together.
//!
//! ```text
//!   SPF at example.net
//!     ✓ there and right  ns1.example.net           your server, TTL 3600 s
//!     – not there        Quad9                              until 15:02:11
//!       the old answer, which goes by itself: nothing to do
//! ```

use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use super::{
    super::publish::named,
    server::{self, is_old, is_own},
    table::fill,
};
use crate::{
    check::{
        propagation::{State, Verdict},
        published::records::{AtServer, Record},
    },
    plan::publish::Purpose,
    survey::Role as Asked,
    tui::{
        item::{Control, Item},
        session::Session,
        theme::Role,
    },
    words::{self, check as say},
};

/// The rows of servers.
pub(super) const SERVER: &str = "server";
/// Differences shown under a server; the explanation has more.
const DIFFERENCES: usize = 3;

pub(super) fn items<'s>(record: &Record, session: &Session, is_unfolded: bool) -> Vec<Item<'s>> {
    let groups = groups(record, is_unfolded);
    if groups.is_empty() {
        return Vec::new();
    }
    // Whose servers these are: the focus may be on a finding further down.
    let title = say::Title { label: named(&record.purpose), owner: record.owner.to_string() }.say();
    let mut items = vec![Item::breath(), Item::still(Control::Line(vec![(Role::Title, title)]))];
    let dim = |text: String| Item::still(Control::Line(vec![(Role::Dim, format!("    {text}"))]));
    for (index, group) in groups.iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let (role, sign) = server::sign(first);
        let left = vec![
            (role, format!("{sign} ")),
            (Role::Text, fill(&server::word(first, record, session), word_columns())),
            (Role::Text, format!("  {}", names(group, &record.purpose))),
        ];
        let right = right(group, &record.purpose, is_unfolded, session);
        items.push(Item::new(SERVER, index, Control::Row { left, right: vec![(Role::Dim, right)] }));
        let above = || groups.iter().take(index).filter_map(|one| one.first());
        if is_old(first, record.state) {
            items.extend((!above().any(|one| is_old(one, record.state))).then(|| dim(say::old_answer())));
        } else if !above().any(|one| one.verdict == first.verdict) {
            items.extend(differences(first, record, DIFFERENCES).into_iter().map(dim));
        }
    }
    let is_waiting = !record.servers.is_empty() && record.servers.iter().all(is_own);
    if is_waiting && record.state != State::Right {
        items.push(Item::prose(Role::Dim, format!("· {}", say::resolvers_wait())));
    }
    items
}

/// Whether there is more to see with each server on its own.
pub(super) fn unfolds(record: &Record) -> bool {
    groups(record, false).len() < record.servers.len()
}

/// The server rows: each one is a server, or several that say the same.
pub(super) fn groups(record: &Record, is_unfolded: bool) -> Vec<Vec<&AtServer>> {
    let mut groups: Vec<Vec<&AtServer>> = Vec::new();
    for one in &record.servers {
        let like =
            |group: &&mut Vec<&AtServer>| group.first().is_some_and(|first| server::is_like(first, one));
        match groups.iter_mut().find(like).filter(|_| !is_unfolded) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// What a server has in place of the plan, a line each. Without a plan there is nothing to compare it with.
pub(super) fn differences(one: &AtServer, record: &Record, most: usize) -> Vec<String> {
    match &one.verdict {
        Verdict::Different(differences) if record.expected.is_some() => {
            differences.iter().take(most).map(words::difference::difference).collect()
        }
        _ => Vec::new(),
    }
}

/// When the last of these caches will have forgotten what it says.
pub(super) fn forgets(group: &[&AtServer]) -> Option<Timestamp> {
    group.iter().filter_map(|one| one.forgets).max()
}

/// Who they are. Whose resolver it is stands here where the time takes its place on the right.
fn names(group: &[&AtServer], purpose: &Purpose) -> String {
    let labels = group.iter().map(|one| one.server.label.clone());
    let own = group.first().filter(|one| one.server.role == Asked::System && forgets(group).is_some());
    own.map(|one| server::role(one, purpose)).into_iter().chain(labels).collect::<Vec<_>>().join(" ")
}

/// Until when their answer lasts; else in what quality they were asked, and how long the answer may be kept where
/// each has a row of its own.
fn right(group: &[&AtServer], purpose: &Purpose, is_unfolded: bool, session: &Session) -> String {
    let role = group.first().map(|first| server::role(first, purpose)).unwrap_or_default();
    let ttl = match group {
        [one] if is_unfolded && one.verdict == Verdict::Right => one.ttl,
        _ => None,
    };
    match (forgets(group), ttl) {
        (Some(at), _) => say::until(session.moment(at)),
        (None, Some(ttl)) => format!("{role}, {}", say::ttl(ttl.to_string())),
        (None, None) => role,
    }
}

/// The widest word about a server.
fn word_columns() -> usize {
    let words = [say::server_right(), say::server_different(), say::server_absent(), say::server_silent()];
    words.iter().map(|word| word.width()).max().unwrap_or(0)
}

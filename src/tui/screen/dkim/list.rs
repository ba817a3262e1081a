//! The keys in the plan: a row each, with what DNS has at their names now.

use super::{id, kinds};
use crate::{
    check::standing::Standing,
    plan::{dkim::Key, publish::Purpose},
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        session::Session,
        theme::Role,
    },
    words::dkim as say,
};

/// Selectors shorter than this leave the second column where it is.
const SELECTOR_COLUMNS: usize = 12;

/// Keys taken out, and where they stood, so that they can come back.
#[derive(Debug, Default)]
pub(super) struct Removed(Vec<(usize, Key)>);

impl Removed {
    /// Takes the key of a row out of the plan.
    pub(super) fn remove(&mut self, index: usize, session: &mut Session) {
        let Some(plan) = session.plan.as_mut().filter(|plan| index < plan.dkim.keys.len()) else { return };
        let key = plan.dkim.keys.remove(index);
        session.untouched.dkim = false;
        session.say(Role::Dim, say::removed(key.selector.as_str()));
        self.0.push((index, key));
    }

    /// Whether there is nothing to bring back.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Brings the last key back. Gives its row.
    pub(super) fn restore(&mut self, session: &mut Session) -> Option<usize> {
        let plan = session.plan.as_mut()?;
        let Some((index, key)) = self.0.pop() else {
            session.say(Role::Dim, say::nothing_to_undo());
            return None;
        };
        let index = index.min(plan.dkim.keys.len());
        plan.dkim.keys.insert(index, key);
        Some(index)
    }
}

/// The rows, with the file below each key whose private half is here.
pub(super) fn items(session: &Session, focus: Id) -> Vec<Item<'static>> {
    let Some(plan) = &session.plan else { return Vec::new() };
    let columns = plan.dkim.keys.iter().map(|key| key.selector.as_str().len() + 2);
    let columns = columns.max().unwrap_or(0).clamp(SELECTOR_COLUMNS, 2 * SELECTOR_COLUMNS);
    let mut items = Vec::new();
    for (index, key) in plan.dkim.keys.iter().enumerate() {
        let name = if focus == Id(id::KEY, index) { Role::Focus } else { Role::Text };
        let left =
            vec![(name, format!("{:columns$}", key.selector.as_str())), (Role::Text, kinds::of(&key.value))];
        let row = Control::Row { left, right: standing(session, key) };
        items.push(Item::new(id::KEY, index, row));
        if let Some(file) = &key.file {
            let line = vec![(Role::Dim, format!("  {}", file.display()))];
            items.push(Item::still(Control::Line(line)));
        }
    }
    items
}

/// What stands at the key's name in DNS.
fn standing(session: &Session, key: &Key) -> Line {
    let is_its = |purpose: &Purpose| matches!(purpose, Purpose::Dkim(selector) if *selector == key.selector);
    let found = session.judged.publications.iter().find(|(publication, _)| is_its(&publication.purpose));
    match found.map(|(_, standing)| standing) {
        Some(Standing::Same) => vec![(Role::Good, format!("✓ {}", say::in_dns()))],
        Some(Standing::Replace { .. }) => vec![(Role::Warn, format!("! {}", say::replaces()))],
        Some(Standing::Obstructed { .. }) => vec![(Role::Bad, format!("✗ {}", say::blocked_by_alias()))],
        Some(Standing::Create | Standing::Unknown) | None => vec![(Role::Dim, say::to_publish())],
    }
}

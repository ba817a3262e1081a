//! The keys in the plan: a row each, with what DNS has at their names now.

use super::{id, kinds};
use crate::{
    check::{finding::Correction, standing::Standing},
    plan::{
        dkim::{Key, Value},
        publish::{Data, Purpose},
    },
    record::name::Selector,
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

/// What was changed in the list, the latest last, so that it can be taken back.
#[derive(Debug, Default)]
pub(super) struct Earlier(Vec<Change>);

/// A change of the list.
#[derive(Debug)]
enum Change {
    /// This key was taken out of this row.
    Removed(usize, Key),
    /// This is what the key was before it was corrected.
    Corrected(Key),
    /// The key at this selector came from a correction.
    Added(Selector),
}

impl Earlier {
    /// Takes the key of a row out of the plan.
    pub(super) fn remove(&mut self, index: usize, session: &mut Session) {
        let Some(plan) = session.plan.as_mut().filter(|plan| index < plan.dkim.keys.len()) else { return };
        let key = plan.dkim.keys.remove(index);
        session.untouched.dkim = false;
        session.say(Role::Dim, say::removed(key.selector.as_str()));
        self.0.push(Change::Removed(index, key));
    }

    /// Puts what a correction says at its selector into the plan. Gives the row; none if it is no key's.
    pub(super) fn correct(&mut self, correction: &Correction, session: &mut Session) -> Option<usize> {
        let plan = session.plan.as_mut()?;
        let below = correction.owner.relative_to(plan.domain.name())?;
        let selector: Selector = below.strip_suffix("._domainkey")?.parse().ok()?;
        let value = match &correction.data {
            Data::Txt(text) => Value::Record(text.parse().ok()?),
            Data::Cname(target) => Value::Alias(target.clone()),
            Data::Mx { .. } => return None,
        };
        session.untouched.dkim = false;
        let keys = &mut plan.dkim.keys;
        if let Some(row) = keys.iter().position(|key| key.selector == selector)
            && let Some(key) = keys.get_mut(row)
        {
            self.0.push(Change::Corrected(key.clone()));
            key.value = value;
            return Some(row);
        }
        self.0.push(Change::Added(selector.clone()));
        keys.push(Key { selector, value, file: None });
        keys.len().checked_sub(1)
    }

    /// Whether there is nothing to take back.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the last change back. Gives the row it was in.
    pub(super) fn restore(&mut self, session: &mut Session) -> Option<usize> {
        let plan = session.plan.as_mut()?;
        let keys = &mut plan.dkim.keys;
        let Some(change) = self.0.pop() else {
            session.say(Role::Dim, say::nothing_to_undo());
            return None;
        };
        match change {
            Change::Removed(index, key) => {
                let index = index.min(keys.len());
                keys.insert(index, key);
                Some(index)
            }
            Change::Corrected(before) => {
                let row = keys.iter().position(|key| key.selector == before.selector)?;
                *keys.get_mut(row)? = before;
                Some(row)
            }
            Change::Added(selector) => {
                keys.retain(|key| key.selector != selector);
                Some(keys.len().saturating_sub(1))
            }
        }
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

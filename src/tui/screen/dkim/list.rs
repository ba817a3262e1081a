//! The keys in the plan: a row each, with what DNS has at their names now.

use jiff::Timestamp;

use super::{id, kinds};
use crate::{
    check::{
        finding::Correction,
        rotation::{Next, Reach},
        standing::Standing,
    },
    plan::{
        dkim::{Key, Stage, Step, Value},
        publish::{Data, Purpose},
    },
    record::name::Selector,
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        session::Session,
        theme::Role,
    },
    words::{dkim as say, rotation},
};

/// Selectors shorter than this leave the second column where it is.
const SELECTOR_COLUMNS: usize = 12;
/// The longest word for a stage, and a space.
const STAGE_COLUMNS: usize = 10;

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
    /// A step was taken with the key in this row, when these were the keys.
    Stepped(usize, Vec<Key>),
}

impl Earlier {
    /// Takes the key of a row out of the plan.
    pub(super) fn remove(&mut self, index: usize, session: &mut Session) {
        let Some(plan) = session.plan.as_mut().filter(|plan| index < plan.dkim.keys.len()) else { return };
        let key = plan.dkim.keys.remove(index);
        // Taken out, it may have been mistyped: the next proposal is made from the date again.
        for typed in [&mut plan.dkim.selector, &mut plan.dkim.second_selector] {
            typed.take_if(|typed| *typed == key.selector);
        }
        session.untouched.dkim = false;
        session.say(Role::Dim, say::removed(key.selector.as_str()));
        self.0.push(Change::Removed(index, key));
    }

    /// Takes a step with the key of a row. Gives the selectors of the keys that end with it; none if it is not
    /// possible.
    pub(super) fn step(
        &mut self,
        row: usize,
        step: Step,
        now: Timestamp,
        session: &mut Session,
    ) -> Option<Vec<Selector>> {
        let plan = session.plan.as_mut()?;
        let before = plan.dkim.keys.clone();
        let ended = plan.dkim.step(row, step, now)?;
        session.untouched.dkim = false;
        self.0.push(Change::Stepped(row, before));
        Some(ended)
    }

    /// Puts what a correction says at its selector into the plan. Gives the row; none if it is no key's.
    pub(super) fn correct(&mut self, correction: &Correction, session: &mut Session) -> Option<usize> {
        let plan = session.plan.as_mut()?;
        let below = correction.owner.relative_to(plan.domain.name())?;
        let selector: Selector = below.strip_suffix("._domainkey")?.parse().ok()?;
        let value = match &correction.data {
            Data::Txt(text) => Value::Record(text.parse().ok()?),
            Data::Cname(target) => Value::Alias(target.clone()),
            Data::Srv(_) | Data::Mx { .. } => return None,
        };
        session.untouched.dkim = false;
        let keys = &mut plan.dkim.keys;
        if let Some(row) = keys.iter().position(|key| key.selector == selector)
            && let Some(key) = keys.get_mut(row)
        {
            self.0.push(Change::Corrected(key.clone()));
            // The correction of a withdrawn key is what the plan says already.
            if !key.stage.is_retired() {
                key.value = value;
            }
            return Some(row);
        }
        self.0.push(Change::Added(selector.clone()));
        // Something of it stands in DNS, so that somebody signs with it.
        keys.push(Key::new(selector, value, Stage::Active));
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
            Change::Stepped(row, before) => {
                for (index, known) in before.into_iter().enumerate() {
                    // What was made or changed since stays.
                    match keys.iter_mut().find(|key| key.selector == known.selector) {
                        Some(key) => (key.stage, key.replaces) = (known.stage, known.replaces),
                        None if index == row => keys.insert(index.min(keys.len()), known),
                        None => {}
                    }
                }
                Some(row)
            }
            Change::Added(selector) => {
                keys.retain(|key| key.selector != selector);
                Some(keys.len().saturating_sub(1))
            }
        }
    }
}

/// The rows, with the file below each key whose private half is here, and below one of them what is next for it.
pub(super) fn items(session: &Session, focus: Id) -> Vec<Item<'static>> {
    let Some(plan) = &session.plan else { return Vec::new() };
    let columns = plan.dkim.keys.iter().map(|key| key.selector.as_str().len() + 2);
    let columns = columns.max().unwrap_or(0).clamp(SELECTOR_COLUMNS, 2 * SELECTOR_COLUMNS);
    let said = said(session, focus).map(|key| &key.selector);
    let mut items = Vec::new();
    for (index, key) in plan.dkim.keys.iter().enumerate() {
        let name = if focus == Id(id::KEY, index) { Role::Focus } else { Role::Text };
        let left = vec![
            (name, format!("{:columns$}", key.selector.as_str())),
            (Role::Dim, format!("{:STAGE_COLUMNS$}", rotation::stage(key.stage))),
            (Role::Text, kinds::of(&key.value)),
        ];
        let row = Control::Row { left, right: standing(session, key) };
        items.push(Item::new(id::KEY, index, row));
        if let Some(file) = &key.file {
            let line = vec![(Role::Dim, format!("  {}", file.display()))];
            items.push(Item::still(Control::Line(line)));
        }
        if said == Some(&key.selector) {
            items.push(Item::prose(
                Role::Text,
                format!("→ {}", rotation::next_here(key, session.next_for(key), |at| session.day(at))),
            ));
        }
    }
    items
}

/// The key of which it is said what is next: the one with the focus, or else the most urgent; none if all are
/// simply in use.
fn said(session: &Session, focus: Id) -> Option<&Key> {
    let focused = match focus {
        Id(id::KEY, row) => session.plan.as_ref().and_then(|plan| plan.dkim.keys.get(row)),
        _ => None,
    };
    let focused = focused.filter(|key| session.next_for(key) != Next::Nothing);
    focused.or_else(|| session.foremost_key().map(|(key, _)| key))
}

/// What stands at the key's name in DNS.
fn standing(session: &Session, key: &Key) -> Line {
    if session.reach(key) == Reach::Somewhere {
        return vec![(Role::Warn, format!("◐ {}", say::not_everywhere()))];
    }
    let is_its = |purpose: &Purpose| matches!(purpose, Purpose::Dkim(selector) if *selector == key.selector);
    let found = session.judged.publications.iter().find(|(publication, _)| is_its(&publication.purpose));
    match found.map(|(_, standing)| standing) {
        Some(Standing::Same) if key.stage.is_retired() => {
            vec![(Role::Good, format!("✓ {}", say::no_key_left()))]
        }
        Some(Standing::Replace { .. }) if key.stage.is_retired() => {
            vec![(Role::Warn, format!("! {}", say::still_in_dns()))]
        }
        Some(Standing::Same) => vec![(Role::Good, format!("✓ {}", say::in_dns()))],
        Some(Standing::Replace { .. }) => vec![(Role::Warn, format!("! {}", say::replaces()))],
        Some(Standing::Obstructed { .. }) => vec![(Role::Bad, format!("✗ {}", say::blocked_by_alias()))],
        Some(Standing::Create | Standing::Unknown) | None => vec![(Role::Dim, say::to_publish())],
    }
}

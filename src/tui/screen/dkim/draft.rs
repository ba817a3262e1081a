//! A record before it comes into the list.

use crate::{
    plan::dkim::{Key, Stage, Value},
    record::name::Selector,
};

/// A record that is not in the list yet, or one of the list.
pub(super) struct Draft {
    pub(super) selector: Option<Selector>,
    pub(super) value: Option<Value>,
    pub(super) state: State,
}

/// How far a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Its private half is in no file: publishing it would make every check fail.
    NotSaved,
    /// It is typed, but not in the list.
    NotAdded,
    /// It is in the list.
    Listed,
}

impl Draft {
    /// The key it would be in the list.
    pub(super) fn key(&self) -> Option<Key> {
        Some(Key::new(self.selector.clone()?, self.value.clone()?, Stage::Pending))
    }
}

impl From<&Key> for Draft {
    fn from(key: &Key) -> Self {
        Self { selector: Some(key.selector.clone()), value: Some(key.published()), state: State::Listed }
    }
}

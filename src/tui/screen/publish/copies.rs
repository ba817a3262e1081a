//! What was copied, and what is on its way to the clipboard.

use std::collections::HashSet;

use crate::{
    clipboard::Copied,
    plan::{hosts::Form, publish::Publication},
    tui::{message::Command, theme::Role},
    words::publish as say,
};

/// What is copied of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Name,
    Value,
}

/// How news of a copy of all records is told from that of other screens.
pub(super) const ALL: &str = "publish-all";
/// The same of the sheet.
pub(super) const SHEET: &str = "publish-sheet";

/// A part of a record as it is copied: a mark says that exactly this text was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Copy {
    pub(super) publication: Publication,
    pub(super) part: Part,
    pub(super) text: String,
}

/// The copies of this session.
#[derive(Debug, Default)]
pub(super) struct Copies {
    done: HashSet<Copy>,
    under_way: Vec<Copy>,
}

impl Part {
    /// How news of the copy is told from that of other screens.
    const fn tag(self) -> &'static str {
        match self {
            Self::Name => "publish-name",
            Self::Value => "publish-value",
        }
    }
}

impl Copies {
    pub(super) fn has(&self, copy: &Copy) -> bool {
        self.done.contains(copy)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Counts it as copied, for a text that needs no clipboard.
    pub(super) fn mark(&mut self, copy: Copy) {
        self.done.insert(copy);
    }

    pub(super) fn begin(&mut self, copy: Copy) -> Command {
        let command = Command::Copy(copy.part.tag(), copy.text.clone());
        self.under_way.push(copy);
        command
    }

    /// Takes in how a copy went. Gives what to say, without more than is known; nothing if it was
    /// the copy of another screen.
    pub(super) fn tried(&mut self, tag: &str, copied: &Copied, form: &Form) -> Option<(Role, String)> {
        let at = self.under_way.iter().position(|copy| copy.part.tag() == tag)?;
        let copy = self.under_way.remove(at);
        let said = match (copied, copy.part) {
            // Which of two forms the name wants has not been answered.
            (Copied::System | Copied::Terminal(_), Part::Name)
                if form.known.names.is_none() && copy.text != copy.publication.owner.as_str() =>
            {
                (Role::Text, say::copied_short())
            }
            (Copied::System, Part::Name) => (Role::Good, format!("✓ {}", say::copied_name())),
            (Copied::System, Part::Value) => (Role::Good, format!("✓ {}", say::copied_value())),
            (Copied::Terminal(_), Part::Name) => (Role::Text, say::sent_name()),
            (Copied::Terminal(_), Part::Value) => (Role::Text, say::sent_value()),
            (Copied::TooLong, _) => (Role::Warn, say::too_long()),
        };
        if *copied != Copied::TooLong {
            self.done.insert(copy);
        }
        Some(said)
    }
}

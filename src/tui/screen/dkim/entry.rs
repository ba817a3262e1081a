//! A field with what is wrong with it, and whether its text is the person's own or a proposal.

use crate::{
    record::{
        name::{Selector, SelectorFault},
        span::{ParseError, Span},
    },
    tui::{
        item::{Control, Id, Item},
        text_field::TextField,
    },
    words,
};

/// One line to type.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) field: TextField,
    pub(super) fault: Option<(Span, String)>,
    pub(super) is_own: bool,
}

impl Entry {
    /// What is typed, without space around it.
    pub(super) fn text(&self) -> &str {
        self.field.text().trim()
    }

    /// Puts a proposal in, unless the person has typed something.
    pub(super) fn propose(&mut self, text: &str) {
        if !self.is_own && self.field.text() != text {
            self.set(text);
        }
    }

    /// Puts a text in that the person may change.
    pub(super) fn set(&mut self, text: &str) {
        self.field.set(text);
        self.fault = None;
        self.is_own = false;
    }

    /// The person has typed.
    pub(super) fn edited(&mut self) {
        self.is_own = true;
        self.fault = None;
    }

    /// Something is wrong with all of it.
    pub(super) fn refuse(&mut self, why: String) {
        self.fault = Some((Span::new(0, self.field.text().len()), why));
    }

    /// The selector that is typed; what is wrong with it is shown otherwise.
    pub(super) fn selector(&mut self) -> Option<Selector> {
        match self.field.text().parse() {
            Ok(selector) => Some(selector),
            Err(ParseError::<SelectorFault> { span, cause }) => {
                self.fault = Some((span, words::fault::selector(cause)));
                None
            }
        }
    }

    /// The item that shows it.
    pub(super) fn item(&self, id: Id, label: String, placeholder: String) -> Item<'_> {
        let control = Control::Text { label, field: &self.field, placeholder, error: self.fault.clone() };
        Item::new(id.0, id.1, control)
    }
}

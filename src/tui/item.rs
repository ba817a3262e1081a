//! What a screen is made of: items one below the other, some of which can have the focus.
//!
//! A screen does not draw. It says which items it has now, and one function draws them all, moves
//! the focus between them and knows what a click on them means; so every screen behaves the same.

use super::{canvas::Line, text_field::TextField, theme::Role};
use crate::record::span::Span;

/// Which item it is: a name within the screen, and a number where there are several of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id(pub &'static str, pub usize);

/// One item of a screen.
pub struct Item<'s> {
    /// Which it is.
    pub id: Id,
    /// What it is.
    pub control: Control<'s>,
}

/// The kinds of items.
pub enum Control<'s> {
    /// Prose, wrapped; cannot have the focus.
    Prose(Role, String),
    /// One line made of pieces, cut at the edge; cannot have the focus.
    Line(Line),
    /// An empty line.
    Gap,
    /// An empty line where there is room for one.
    Breath,
    /// A field to type in.
    Text {
        /// What is asked.
        label: String,
        /// What is there.
        field: &'s TextField,
        /// What is shown while nothing is there.
        placeholder: String,
        /// What is wrong with it, and where.
        error: Option<(Span, String)>,
    },
    /// One of several things of which exactly one is chosen.
    Radio {
        /// What it is.
        label: String,
        /// A little more about it, dim, after the label.
        tail: String,
        /// Whether it is the chosen one.
        is_chosen: bool,
    },
    /// Something that is on or off.
    Toggle {
        /// What it is.
        label: String,
        /// A little more about it.
        tail: String,
        /// Whether it is on.
        is_on: bool,
    },
    /// Something that was found: a sign, and a sentence that is never cut.
    Finding {
        /// How bad it is.
        sign: (Role, &'static str),
        /// How the sentence looks.
        role: Role,
        /// The sentence.
        text: String,
    },
    /// Several things on one line of which exactly one is chosen, by left and right.
    Choice {
        /// What is chosen.
        label: String,
        /// The things.
        options: Vec<String>,
        /// The one that is chosen.
        chosen: usize,
    },
    /// Something to do.
    Button {
        /// What it does.
        label: String,
        /// Why it cannot be done now, if it cannot.
        refusal: Option<String>,
    },
    /// The heads of a list's columns: laid out like a row, but cannot have the focus.
    Head {
        /// From the left.
        left: Line,
        /// At the right edge.
        right: Line,
    },
    /// The heads of columns at the right edge: one form where there is room, and one where there is not.
    CellHeads {
        /// Where there is room.
        wide: Line,
        /// Where there is not.
        narrow: Line,
    },
    /// A row with columns at the right edge, in the same two forms.
    Cells {
        /// From the left.
        left: Line,
        /// Where there is room.
        wide: Line,
        /// Where there is not.
        narrow: Line,
    },
    /// A row of a list: what is on its left, and what is at the right edge.
    Row {
        /// From the left.
        left: Line,
        /// At the right edge; never cut before the left part is.
        right: Line,
    },
}

impl<'s> Item<'s> {
    /// An item with an id of its own.
    #[must_use]
    pub const fn new(name: &'static str, index: usize, control: Control<'s>) -> Self {
        Self { id: Id(name, index), control }
    }

    /// An item that can not have the focus.
    #[must_use]
    pub const fn still(control: Control<'s>) -> Self {
        Self { id: Id("", 0), control }
    }

    /// An empty line.
    #[must_use]
    pub const fn gap() -> Self {
        Self::still(Control::Gap)
    }

    /// An empty line where there is room for one.
    #[must_use]
    pub const fn breath() -> Self {
        Self::still(Control::Breath)
    }

    /// A heading.
    #[must_use]
    pub const fn heading(text: String) -> Self {
        Self::still(Control::Prose(Role::Title, text))
    }

    /// Wrapped prose.
    #[must_use]
    pub const fn prose(role: Role, text: String) -> Self {
        Self::still(Control::Prose(role, text))
    }

    /// Whether it can have the focus.
    #[must_use]
    pub const fn takes_focus(&self) -> bool {
        !matches!(
            self.control,
            Control::Prose(..)
                | Control::Line(_)
                | Control::Head { .. }
                | Control::CellHeads { .. }
                | Control::Gap
                | Control::Breath
        )
    }

    /// Whether plain characters go into it.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self.control, Control::Text { .. })
    }
}

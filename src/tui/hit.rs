//! What a click means: areas of the last picture, and what stands there.

use ratatui::layout::{Position, Rect};

use super::{item::Id, keymap::Action, step::Step};

/// What can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A step of the stepper.
    Step(Step),
    /// An item of the screen.
    Item(Id),
    /// One option of a choice.
    Option(Id, usize),
    /// A key of the help bar.
    Key(Action),
}

/// The clickable areas of a picture; later ones lie over earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Hits(Vec<(Rect, Target)>);

impl Hits {
    pub(super) fn push(&mut self, area: Rect, target: Target) {
        self.0.push((area, target));
    }

    /// What stands at a place.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<Target> {
        let place = Position::new(x, y);
        self.0.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, target)| *target)
    }
}

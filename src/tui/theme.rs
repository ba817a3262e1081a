//! Colours as roles over the terminal's own sixteen, so that light and dark terminals both work.
//!
//! Nothing in the program names a colour but this file, and no meaning is in colour alone: every
//! role that says something (good, bad, focus) goes with a sign or a word where it is drawn.
//!
//! References: the `NO_COLOR` convention (a non-empty `NO_COLOR` means no colour).

use ratatui::style::{Color, Modifier, Style};

use crate::check::{Severity, propagation::State};

/// What a piece of text is, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Secondary text.
    Dim,
    /// Headings and the program's name.
    Title,
    /// What has the focus.
    Focus,
    /// What will stand in DNS.
    Value,
    /// A key to press.
    Key,
    /// Done, right, there.
    Good,
    /// Works, but.
    Warn,
    /// Wrong, missing.
    Bad,
    /// Lines between parts.
    Rule,
    /// The part of a text that is wrong.
    Fault,
    /// Text in a field.
    Field,
}

/// How roles look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    has_colour: bool,
}

impl Theme {
    /// With the terminal's sixteen colours.
    #[must_use]
    pub const fn colourful() -> Self {
        Self { has_colour: true }
    }

    /// With bold, dim, underline and reverse only.
    #[must_use]
    pub const fn plain() -> Self {
        Self { has_colour: false }
    }

    /// The style of a role.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        let (colour, modifier) = match role {
            Role::Text => (None, Modifier::empty()),
            Role::Dim | Role::Rule => (Some(Color::DarkGray), Modifier::DIM),
            Role::Title => (None, Modifier::BOLD),
            Role::Focus | Role::Key => (Some(Color::Cyan), Modifier::BOLD),
            Role::Value => (Some(Color::Blue), Modifier::empty()),
            Role::Good => (Some(Color::Green), Modifier::empty()),
            Role::Warn => (Some(Color::Yellow), Modifier::empty()),
            Role::Bad => (Some(Color::Red), Modifier::BOLD),
            Role::Fault => (Some(Color::Red), Modifier::UNDERLINED),
            Role::Field => (None, Modifier::UNDERLINED),
        };
        match (self.has_colour, colour) {
            // Dim over dark grey would vanish on many terminals: grey alone says it already.
            (true, Some(Color::DarkGray)) => Style::new().fg(Color::DarkGray),
            (true, Some(colour)) => Style::new().fg(colour).add_modifier(modifier),
            _ => Style::new().add_modifier(modifier),
        }
    }
}

impl Role {
    /// The role of a finding's sign and first line.
    #[must_use]
    pub const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Dim,
            Severity::Warning => Self::Warn,
            Severity::Error => Self::Bad,
        }
    }

    /// One letter for tests, which draw a second picture of roles.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Text => '.',
            Self::Dim => 'd',
            Self::Title => 't',
            Self::Focus => 'F',
            Self::Value => 'v',
            Self::Key => 'k',
            Self::Good => 'G',
            Self::Warn => 'W',
            Self::Bad => 'B',
            Self::Rule => '-',
            Self::Fault => '!',
            Self::Field => 'f',
        }
    }
}

/// The sign that goes with a severity, for those who see no colour.
#[must_use]
pub const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "·",
        Severity::Warning => "!",
        Severity::Error => "✗",
    }
}

/// The sign of a record's state, with how bad it is.
#[must_use]
pub const fn state_sign(state: State) -> (Role, &'static str) {
    match state {
        State::NotAsked => (Role::Dim, "·"),
        State::Silent => (Role::Warn, "?"),
        State::Absent => (Role::Bad, "–"),
        State::Different => (Role::Bad, "≠"),
        State::Some { .. } => (Role::Bad, "◐"),
        State::Spreading => (Role::Warn, "◐"),
        State::Right => (Role::Good, "✓"),
    }
}

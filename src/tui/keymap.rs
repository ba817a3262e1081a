//! What every key means: one table, from which the help bar and the help screen are drawn too.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::step::Step;
use crate::words::keys;

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Do what has the focus, and go on.
    Act,
    /// Choose what has the focus, and stay there.
    Choose,
    /// Go back one step, or close what lies on top.
    Back,
    /// Move to the next item.
    Next,
    /// Move to the one before.
    Previous,
    /// Move down one item.
    Down,
    /// Move up one item.
    Up,
    /// Move to the first item.
    First,
    /// Move to the last item.
    Last,
    /// Move several items down.
    PageDown,
    /// Move several items up.
    PageUp,
    /// Choose what is to the left.
    Left,
    /// Choose what is to the right.
    Right,
    /// Go to the next step.
    NextStep,
    /// Go to a step.
    GoTo(Step),
    /// Show what the thing with the focus is.
    Explain,
    /// Show all keys.
    Help,
    /// Give up the work that is going on.
    Cancel,
    /// Draw everything again.
    Redraw,
    /// Hand the terminal back for a while.
    Suspend,
    /// Leave.
    Quit,
    /// Add a term.
    Add,
    /// Change a term.
    Edit,
    /// Take a term out.
    Delete,
    /// Move a term up.
    MoveUp,
    /// Move a term down.
    MoveDown,
    /// Take the last change back.
    Undo,
    /// Type or paste a whole record.
    WholeRecord,
    /// Try the record on a server.
    WhatIf,
    /// Show what lies below a term.
    Unfold,
    /// Show everything of the record.
    FullText,
    /// Copy the record's name.
    CopyName,
    /// Copy the record's value.
    CopyValue,
    /// Show the records without borders, for a mouse to select.
    PlainView,
    /// Save the records as a zone file.
    SaveZone,
    /// Choose the panel in whose form names and values are shown.
    ChoosePanel,
    /// Copy the instructions.
    CopyInstructions,
    /// Ask again.
    Recheck,
    /// Go where what was found is mended.
    Mend,
    /// Copy what was found, for whoever can mend it.
    CopyFinding,
    /// Copy all records.
    CopyAll,
    /// Copy all of it as a sheet for somebody else.
    CopySheet,
    /// Copy the record as it is built here.
    CopyRecord,
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everywhere.
    Everywhere,
    /// Everywhere but in a field one types in.
    NotTyping,
    /// On one screen, but not in a field one types in, and not while something lies on top.
    On(Step),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys that mean it; the first is shown.
    pub keys: &'static [(KeyModifiers, KeyCode)],
    /// What they mean.
    pub action: Action,
    /// Where.
    pub place: Place,
    /// Place in the help bar, lowest first; none if only the help screen shows it.
    pub bar: Option<u8>,
}

/// What decides which keys mean something now.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The screen.
    pub step: Step,
    /// Whether the focus is in a field one types in.
    pub is_typing: bool,
    /// Whether something lies on top of the screen.
    pub has_popup: bool,
    /// Whether some work could be cancelled.
    pub is_busy: bool,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

const fn ch(c: char) -> (KeyModifiers, KeyCode) {
    (NONE, KeyCode::Char(c))
}

const fn code(code: KeyCode) -> (KeyModifiers, KeyCode) {
    (NONE, code)
}

const fn row(
    keys: &'static [(KeyModifiers, KeyCode)],
    action: Action,
    place: Place,
    bar: Option<u8>,
) -> Binding {
    Binding { keys, action, place, bar }
}

use Action as A;
use Place::{Everywhere, NotTyping, On};

/// Every key. Rows that stand higher win.
pub const TABLE: &[Binding] = &[
    row(&[ch('a')], A::Add, On(Step::Spf), Some(1)),
    row(&[ch('e')], A::Edit, On(Step::Spf), Some(2)),
    row(&[ch('d'), code(KeyCode::Delete)], A::Delete, On(Step::Spf), Some(3)),
    row(&[ch('u')], A::Undo, On(Step::Spf), Some(4)),
    row(&[ch('p')], A::WholeRecord, On(Step::Spf), Some(6)),
    row(&[ch('w')], A::WhatIf, On(Step::Spf), Some(5)),
    row(&[ch('K'), (SHIFT, KeyCode::Up)], A::MoveUp, On(Step::Spf), Some(7)),
    row(&[ch('J'), (SHIFT, KeyCode::Down)], A::MoveDown, On(Step::Spf), Some(8)),
    row(&[ch('f')], A::Unfold, On(Step::Spf), Some(6)),
    row(&[ch('c')], A::CopyInstructions, On(Step::Dkim), Some(24)),
    row(&[ch('d'), code(KeyCode::Delete)], A::Delete, On(Step::Dkim), Some(22)),
    row(&[ch('u')], A::Undo, On(Step::Dkim), Some(23)),
    row(&[ch('c')], A::CopyRecord, On(Step::Spf), Some(9)),
    row(&[ch('c')], A::CopyRecord, On(Step::Dmarc), Some(3)),
    row(&[ch('u')], A::Undo, On(Step::Dmarc), Some(1)),
    row(&[ch('p')], A::WholeRecord, On(Step::Dmarc), Some(2)),
    row(&[ch('n')], A::CopyName, On(Step::Publish), Some(1)),
    row(&[ch('v'), ch('c')], A::CopyValue, On(Step::Publish), Some(2)),
    row(&[ch('a')], A::CopyAll, On(Step::Publish), Some(6)),
    row(&[ch('C')], A::CopySheet, On(Step::Publish), Some(7)),
    row(&[ch('w')], A::PlainView, On(Step::Publish), Some(4)),
    row(&[ch('f')], A::ChoosePanel, On(Step::Publish), Some(3)),
    row(&[ch('s')], A::SaveZone, On(Step::Publish), Some(5)),
    row(&[ch('m')], A::Mend, On(Step::Check), Some(1)),
    row(&[ch('c')], A::CopyFinding, On(Step::Check), Some(2)),
    row(&[ch('r')], A::Recheck, On(Step::Check), Some(3)),
    row(&[ch('C')], A::CopySheet, On(Step::Check), Some(4)),
    row(&[ch('m')], A::Mend, On(Step::Mail), Some(1)),
    row(&[ch('c')], A::CopyFinding, On(Step::Mail), Some(2)),
    row(&[ch('m')], A::Mend, On(Step::Mailboxes), Some(1)),
    row(&[ch('c')], A::CopyFinding, On(Step::Mailboxes), Some(2)),
    row(&[ch('r')], A::Recheck, On(Step::Mailboxes), Some(3)),
    row(&[code(KeyCode::Enter)], A::Act, Everywhere, Some(20)),
    row(&[ch(' ')], A::Choose, NotTyping, Some(20)),
    row(&[code(KeyCode::Tab)], A::Next, Everywhere, Some(21)),
    row(&[code(KeyCode::BackTab), (SHIFT, KeyCode::BackTab)], A::Previous, Everywhere, None),
    row(&[code(KeyCode::Down)], A::Down, Everywhere, None),
    row(&[code(KeyCode::Up)], A::Up, Everywhere, None),
    row(&[code(KeyCode::Left)], A::Left, NotTyping, None),
    row(&[code(KeyCode::Right)], A::Right, NotTyping, None),
    row(&[ch('j')], A::Down, NotTyping, None),
    row(&[ch('k')], A::Up, NotTyping, None),
    row(&[code(KeyCode::Home), ch('g')], A::First, NotTyping, None),
    row(&[code(KeyCode::End), ch('G')], A::Last, NotTyping, None),
    row(&[code(KeyCode::PageDown)], A::PageDown, Everywhere, None),
    row(&[code(KeyCode::PageUp)], A::PageUp, Everywhere, None),
    row(&[code(KeyCode::Esc)], A::Back, Everywhere, Some(30)),
    row(&[ch(']'), (CTRL, KeyCode::Char('n'))], A::NextStep, NotTyping, None),
    row(&[(CTRL, KeyCode::Char('n'))], A::NextStep, Everywhere, None),
    row(&[ch('1')], A::GoTo(Step::Domain), NotTyping, None),
    row(&[ch('2')], A::GoTo(Step::Spf), NotTyping, None),
    row(&[ch('3')], A::GoTo(Step::Dkim), NotTyping, None),
    row(&[ch('4')], A::GoTo(Step::Dmarc), NotTyping, None),
    row(&[ch('5')], A::GoTo(Step::Publish), NotTyping, None),
    row(&[ch('6')], A::GoTo(Step::Check), NotTyping, None),
    row(&[ch('7')], A::GoTo(Step::Mail), NotTyping, None),
    row(&[ch('8')], A::GoTo(Step::Mailboxes), NotTyping, None),
    row(&[ch('i'), code(KeyCode::F(2))], A::Explain, NotTyping, Some(31)),
    row(&[code(KeyCode::F(2))], A::Explain, Everywhere, Some(31)),
    row(&[ch('t'), code(KeyCode::F(3))], A::FullText, NotTyping, None),
    row(&[code(KeyCode::F(3))], A::FullText, Everywhere, None),
    row(&[ch('?'), code(KeyCode::F(1))], A::Help, NotTyping, Some(40)),
    row(&[code(KeyCode::F(1))], A::Help, Everywhere, Some(40)),
    row(&[ch('x'), (CTRL, KeyCode::Char('x'))], A::Cancel, NotTyping, Some(19)),
    row(&[(CTRL, KeyCode::Char('x'))], A::Cancel, Everywhere, Some(19)),
    row(&[(CTRL, KeyCode::Char('l'))], A::Redraw, Everywhere, None),
    row(&[(CTRL, KeyCode::Char('z'))], A::Suspend, Everywhere, None),
    row(&[(CTRL, KeyCode::Char('c'))], A::Quit, Everywhere, Some(41)),
];

impl Binding {
    /// Whether the row counts here and now.
    #[must_use]
    pub fn is_live(&self, context: Context) -> bool {
        let here = match self.place {
            Everywhere => true,
            NotTyping => !context.is_typing,
            On(step) => {
                let is_covered = context.has_popup && self.action != Action::CopyInstructions;
                step == context.step && !context.is_typing && !is_covered
            }
        };
        here && (self.action != Action::Cancel || context.is_busy)
            && !(context.has_popup && matches!(self.action, A::GoTo(_) | A::NextStep))
    }

    /// The first key, as it is written for people.
    #[must_use]
    pub fn shown(&self) -> String {
        self.keys.first().map(|(modifiers, code)| shown(*modifiers, *code)).unwrap_or_default()
    }

    /// All its keys, as they are written for people.
    #[must_use]
    pub fn all_shown(&self) -> String {
        let mut all: Vec<String> =
            self.keys.iter().map(|(modifiers, code)| shown(*modifiers, *code)).collect();
        all.dedup();
        all.join("  ")
    }
}

/// What a key means here and now; nothing if it is text, or means nothing.
#[must_use]
pub fn action(key: KeyEvent, context: Context) -> Option<Action> {
    let matches = |(modifiers, code): &(KeyModifiers, KeyCode)| {
        // Terminals send capitals with or without the shift flag.
        let pressed = match key.code {
            KeyCode::Char(_) => key.modifiers - KeyModifiers::SHIFT,
            _ => key.modifiers,
        };
        *code == key.code && *modifiers == pressed
    };
    let found = TABLE.iter().find(|row| row.keys.iter().any(matches) && row.is_live(context))?;
    // In a field, a plain character is text whatever else it may mean elsewhere.
    let is_character = matches!(key.code, KeyCode::Char(_)) && (key.modifiers - SHIFT).is_empty();
    (!(context.is_typing && is_character)).then_some(found.action)
}

/// The rows for the help bar, in their order.
#[must_use]
pub fn bar(context: Context) -> Vec<&'static Binding> {
    let mut rows: Vec<&Binding> =
        TABLE.iter().filter(|row| row.bar.is_some() && row.is_live(context)).collect();
    rows.sort_by_key(|row| row.bar);
    rows.dedup_by_key(|row| row.action);
    rows
}

/// What an action is called in the help bar and on the help screen.
#[must_use]
pub fn label(action: Action) -> String {
    match action {
        A::Act => keys::act(),
        A::Choose => keys::choose(),
        A::Back => keys::back(),
        A::Next => keys::next(),
        A::Previous => keys::previous(),
        A::Down => keys::down(),
        A::Up => keys::up(),
        A::First => keys::first(),
        A::Last => keys::last(),
        A::PageDown => keys::page_down(),
        A::PageUp => keys::page_up(),
        A::Left => keys::left(),
        A::Right => keys::right(),
        A::NextStep => keys::next_step(),
        A::GoTo(step) => keys::go_to(step.label()),
        A::Explain => keys::explain(),
        A::Help => keys::help(),
        A::Cancel => keys::cancel(),
        A::Redraw => keys::redraw(),
        A::Suspend => keys::suspend(),
        A::Quit => keys::quit(),
        A::Add => keys::add(),
        A::Edit => keys::edit(),
        A::Delete => keys::delete(),
        A::MoveUp => keys::move_up(),
        A::MoveDown => keys::move_down(),
        A::Undo => keys::undo(),
        A::WholeRecord => keys::whole_record(),
        A::Unfold => keys::unfold(),
        A::WhatIf => keys::what_if(),
        A::FullText => keys::full_text(),
        A::CopyName => keys::copy_name(),
        A::CopyValue => keys::copy_value(),
        A::PlainView => keys::plain_view(),
        A::SaveZone => keys::save_zone(),
        A::ChoosePanel => keys::choose_panel(),
        A::CopyInstructions => keys::copy_instructions(),
        A::Recheck => keys::recheck(),
        A::Mend => keys::mend(),
        A::CopyFinding => keys::copy_finding(),
        A::CopyAll => keys::copy_all(),
        A::CopySheet => keys::copy_sheet(),
        A::CopyRecord => keys::copy_record(),
    }
}

fn shown(modifiers: KeyModifiers, code: KeyCode) -> String {
    let name = match code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) if modifiers.contains(CTRL) => c.to_ascii_uppercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        other => format!("{other:?}"),
    };
    match code {
        _ if modifiers.contains(CTRL) => format!("Ctrl-{name}"),
        KeyCode::Up | KeyCode::Down if modifiers.contains(SHIFT) => format!("Shift-{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPF: Context = Context { step: Step::Spf, is_typing: false, has_popup: false, is_busy: false };

    #[test]
    fn letters_are_text_in_a_field_and_keys_elsewhere() {
        let a = KeyEvent::new(KeyCode::Char('a'), NONE);
        assert_eq!(action(a, SPF), Some(A::Add));
        assert_eq!(action(a, Context { is_typing: true, ..SPF }), None);
        let q = KeyEvent::new(KeyCode::Char('?'), NONE);
        assert_eq!(action(q, Context { is_typing: true, ..SPF }), None);
    }

    #[test]
    fn ctrl_c_leaves_from_anywhere() {
        for step in Step::ALL {
            for is_typing in [false, true] {
                for has_popup in [false, true] {
                    let context = Context { step, is_typing, has_popup, is_busy: true };
                    let key = KeyEvent::new(KeyCode::Char('c'), CTRL);
                    assert_eq!(action(key, context), Some(A::Quit));
                }
            }
        }
    }

    #[test]
    fn no_key_has_two_meanings_at_one_place() {
        for step in Step::ALL {
            let live = |row: &&Binding| row.place == On(step);
            let mut seen = std::collections::HashMap::new();
            for row in TABLE.iter().filter(live) {
                for key in row.keys {
                    assert_eq!(seen.insert(*key, row.action), None, "{key:?} on {step:?}");
                }
            }
        }
    }
}

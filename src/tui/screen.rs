//! What every screen is: items, an explanation, a preview, and what happens when something is done.

pub mod check;
pub mod dkim;
pub mod dmarc;
pub mod domain;
pub mod findings;
pub mod mail;
pub mod mailboxes;
pub mod next_step;
pub mod publish;
pub mod spf;

use super::{
    canvas::Line,
    item::{Id, Item},
    keymap::Action,
    message::{Command, Message},
    session::Session,
    step::{Progress, Step},
    text_field::TextField,
    theme::Role,
};
use crate::{
    check::{
        Rule,
        finding::{Correction, Place},
    },
    clipboard::Copied,
    record::name::DomainName,
    words,
};

/// What a screen shows now.
pub struct View<'s> {
    /// The items, top to bottom.
    pub items: Vec<Item<'s>>,
    /// What lies on top, if something does; it has the focus then.
    pub popup: Option<Popup<'s>>,
}

/// Something that lies on top of a screen.
pub struct Popup<'s> {
    /// Its title.
    pub title: String,
    /// Its items.
    pub items: Vec<Item<'s>>,
}

/// What the thing with the focus is, why one would choose it, and what goes wrong otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Its name.
    pub title: String,
    /// The published text it is about, and the part of it that is meant.
    pub place: Option<Place>,
    /// Two to five sentences; an empty line parts paragraphs.
    pub body: String,
    /// Where something else belongs, and that value.
    pub correction: Option<(String, String)>,
    /// What can be done about it from here.
    pub hint: String,
    /// Where it is written down.
    pub rule: Option<Rule>,
}

/// The record being built, exactly as it will be copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Name and type.
    pub label: String,
    /// The value.
    pub text: String,
    /// Measures and verdicts, one line each: what is on the left, what is at the right edge.
    pub meters: Vec<(Line, Line)>,
}

/// What follows from something that was done.
#[derive(Debug, Default)]
pub struct Effects {
    /// Work to do.
    pub commands: Vec<Command>,
    /// Where to go.
    pub go: Option<Go>,
}

/// A move that follows from something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the next item.
    NextItem,
    /// To the next step.
    NextStep,
    /// To a step.
    To(Step),
}

/// Which way a choice was turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the one before.
    Back,
    /// To the one after.
    On,
}

/// One screen of the wizard. It keeps only focus and half-typed text; answers are in the session.
pub trait Screen {
    /// What it shows.
    fn view<'s>(&'s self, session: &'s Session) -> View<'s>;

    /// Which item has the focus.
    fn focus(&self) -> Id;

    /// Gives an item the focus.
    fn set_focus(&mut self, id: Id);

    /// The field of a text item.
    fn field(&mut self, id: Id) -> Option<&mut TextField>;

    /// The field that letters go into while something else has the focus, if they go anywhere.
    fn types_into(&self, focus: Id) -> Option<Id> {
        let _ = focus;
        None
    }

    /// The text of a field has changed.
    fn edited(&mut self, id: Id, session: &mut Session) -> Effects {
        let _ = (id, session);
        Effects::default()
    }

    /// Enter, space or a click on an item.
    fn activated(&mut self, id: Id, session: &mut Session) -> Effects;

    /// Left or right on an item.
    fn turned(&mut self, id: Id, turn: Turn, session: &mut Session) -> Effects {
        let _ = (id, turn, session);
        Effects::default()
    }

    /// A key of this screen's own.
    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        let _ = (action, session);
        Effects::default()
    }

    /// Whether a key of this screen's own would do something now.
    fn can(&self, action: Action, session: &Session) -> bool {
        let _ = (action, session);
        true
    }

    /// The key for the next step, wherever the focus is: the same as the screen's own button.
    fn going_on(&mut self, session: &mut Session) -> Effects {
        let _ = session;
        Effects::go(Go::NextStep)
    }

    /// Puts a correction that the person has agreed to into the plan, so that it can be taken back where other
    /// changes can. Whether it could be read as what this step makes.
    fn corrected(&mut self, correction: &Correction, session: &mut Session) -> bool {
        let _ = (correction, session);
        false
    }

    /// Escape. Whether there was something to close; if not, the wizard goes back a step.
    fn escaped(&mut self, session: &mut Session) -> bool {
        let _ = session;
        false
    }

    /// Something happened that this screen may care about; every screen is told, shown or not.
    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        let _ = (message, session);
        Effects::default()
    }

    /// The screen is shown from now on.
    fn entered(&mut self, session: &mut Session) -> Effects {
        let _ = session;
        Effects::default()
    }

    /// The screen is no longer shown.
    fn left(&mut self, session: &mut Session) -> Effects {
        let _ = session;
        Effects::default()
    }

    /// Text was pasted while the focus was not in a field. Whether the screen took it.
    fn pasted(&mut self, text: &str, session: &mut Session) -> bool {
        let _ = (text, session);
        false
    }

    /// Text is about to be pasted into a field, line breaks and all. Whether the screen took it instead.
    fn pasted_into(&mut self, id: Id, text: &str, session: &mut Session) -> bool {
        let _ = (id, text, session);
        false
    }

    /// About what has the focus.
    fn explanation(&self, session: &Session) -> Explanation;

    /// The record being built.
    fn preview(&self, session: &Session) -> Option<Preview> {
        let _ = session;
        None
    }

    /// Everything that may be cut on the screen, whole: a title, and texts below each other.
    fn full_text(&self, session: &Session) -> (String, Vec<String>) {
        let preview = self.preview(session).unwrap_or_default();
        (preview.label, vec![preview.text])
    }

    /// What the screen waits for while nothing goes on, in one line.
    fn status(&self, session: &Session) -> Option<String> {
        let _ = session;
        None
    }

    /// How far the step is.
    fn progress(&self, session: &Session) -> Progress;
}

impl Explanation {
    /// An explanation without a rule.
    #[must_use]
    pub const fn new(title: String, body: String) -> Self {
        Self { title, place: None, body, correction: None, hint: String::new(), rule: None }
    }

    /// The same with the rule it follows from.
    #[must_use]
    pub const fn by(mut self, rfc: u16, section: &'static str) -> Self {
        self.rule = Some(Rule::new(rfc, section));
        self
    }
}

impl Effects {
    /// Nothing follows.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// A move.
    #[must_use]
    pub const fn go(go: Go) -> Self {
        Self { commands: Vec::new(), go: Some(go) }
    }

    /// Work.
    #[must_use]
    pub const fn run(commands: Vec<Command>) -> Self {
        Self { commands, go: None }
    }
}

impl From<Command> for Effects {
    fn from(command: Command) -> Self {
        Self::run(vec![command])
    }
}

impl<'s> View<'s> {
    /// A view with nothing on top.
    #[must_use]
    pub const fn new(items: Vec<Item<'s>>) -> Self {
        Self { items, popup: None }
    }

    /// The items that can have the focus now: those on top, if something is.
    #[must_use]
    pub fn active(&self) -> &[Item<'s>] {
        self.popup.as_ref().map_or(&self.items, |popup| &popup.items)
    }

    /// The item that has the focus if the screen wants it at `wanted`: that one, else the nearest of
    /// its kind, else the first that can have it.
    #[must_use]
    pub fn focus_near(&self, wanted: Id) -> Id {
        let can_have = || self.active().iter().filter(|item| item.takes_focus()).map(|item| item.id);
        if can_have().any(|id| id == wanted) {
            return wanted;
        }
        // The row that had it is gone: its neighbour of the same kind takes it.
        let neighbour = can_have().filter(|id| id.0 == wanted.0).min_by_key(|id| id.1.abs_diff(wanted.1));
        neighbour.or_else(|| can_have().next()).unwrap_or(Id("", 0))
    }
}

/// Says how a copy went: `done`, or what was `sent` to the terminal, and the command that prints the same.
fn copied(copied: &Copied, done: &str, sent: &str, command: &str, session: &mut Session) {
    let domain = session.domain().map(DomainName::as_str).unwrap_or_default();
    let command = command.replace("DOMAIN", domain);
    let (role, text) = match copied {
        Copied::System => (Role::Good, format!("✓ {done}")),
        Copied::Terminal(_) => (Role::Text, words::screen::SentToTerminal { command, what: sent }.say()),
        Copied::TooLong => (Role::Warn, words::screen::too_long_to_copy(command)),
    };
    session.say(role, text);
}

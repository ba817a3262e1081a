//! Mail: what came back, why, and the way to where it is fixed.
//!
//! ```text
//!   Paste a bounce, headers or lines of a log, or type the name of a file
//! ▸ ›
//!
//!   Read since the start
//!   13:40  bounce from Gmail: neither SPF nor DKIM passed                    ✗ error
//! ```

mod details;
mod way;

use super::{Effects, Explanation, Go, Screen, View};
use crate::{
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message},
        proposal::Proposal,
        session::{Session, Told},
        step::{Progress, Step},
        text_field::TextField,
        theme::Role,
    },
    words::{self, mail as say},
};

use self::way::Way;

const FIELD: Id = Id("mail", 0);
const GO_ON: Id = Id("go-on", 0);
/// Texts of the demo: the bounce, then its messages.
const EXAMPLE: &str = "example";
const READ: &str = "read";
/// How news of a copy is told from that of other screens.
const COPY: &str = "mail-answer";

/// The screen.
pub struct MailScreen {
    focus: Id,
    field: TextField,
    error: Option<String>,
}

impl Default for MailScreen {
    fn default() -> Self {
        Self { focus: FIELD, field: TextField::default(), error: None }
    }
}

impl MailScreen {
    /// The text that has the focus.
    fn told<'s>(&self, session: &'s Session) -> Option<&'s Told> {
        match self.focus {
            Id(READ, index) => session.mail.read.get(index),
            _ => None,
        }
    }

    /// Reads what was pasted, and shows the answer.
    fn paste(&mut self, text: &str, session: &mut Session) {
        session.read_pasted(text);
        self.field.set("");
        self.error = None;
        self.focus = Id(READ, 0);
    }

    /// Reads what was typed: a file, or a reply that was pasted as one line.
    fn enter(&mut self, session: &mut Session) -> Effects {
        let typed = self.field.text().trim().to_owned();
        if typed.is_empty() {
            self.error = Some(say::empty());
            return Effects::none();
        }
        if is_text(&typed) {
            self.paste(&typed, session);
            return Effects::none();
        }
        let path = match (typed.strip_prefix("~/"), &session.home) {
            (Some(below), Some(home)) => home.join(below),
            (Some(_), None) => {
                self.error = Some(say::home());
                return Effects::none();
            }
            (None, _) => session.folder.join(&typed),
        };
        Effects::run(session.read_file(path))
    }

    /// To where it is fixed.
    fn mend(&self, session: &mut Session) -> Effects {
        let Some(told) = self.told(session) else { return Effects::none() };
        let first = told.read.first().cloned();
        let fix = details::fix(told);
        match (way::way(&told.read, session), first) {
            (Way::Propose(correction, _), Some(refusal)) => {
                let about =
                    Explanation::new(words::refusal::headline(&refusal), words::refusal::of(&refusal).why);
                let sentence = words::refusal::headline(&refusal);
                session.proposal =
                    Some(Box::new(Proposal::of_refusal(Step::Spf, correction, sentence, about, session)));
                Effects::go(Go::To(Step::Spf))
            }
            (Way::Publish(name), _) => {
                session.wanted = Some(name);
                Effects::go(Go::To(Step::Publish))
            }
            (Way::Step(step), _) => Effects::go(Go::To(step)),
            (Way::Passes(ip), _) => {
                session.say(Role::Good, say::send_again(ip.to_string()));
                Effects::none()
            }
            (Way::Nothing | Way::Propose(..), _) => {
                if let Some(fix) = fix {
                    session.say(Role::Text, fix);
                }
                Effects::none()
            }
        }
    }
}

/// Whether somebody has typed or pasted a reply, and not the name of a file.
fn is_text(typed: &str) -> bool {
    typed.contains(' ') && !typed.starts_with(['/', '~', '.'])
}

impl Screen for MailScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let error = self.error.clone().map(|text| (crate::record::span::Span::new(0, 0), text));
        let mut items = vec![
            Item::new(
                FIELD.0,
                FIELD.1,
                Control::Text {
                    label: say::field(),
                    field: &self.field,
                    placeholder: say::placeholder(),
                    error,
                },
            ),
            Item::breath(),
            Item::prose(Role::Dim, say::prove()),
            Item::prose(Role::Dim, say::prove_where()),
            Item::prose(Role::Dim, say::prove_where_more()),
            Item::gap(),
            Item::heading(say::read_today()),
        ];
        if session.mail.read.is_empty() {
            items.push(Item::prose(Role::Dim, say::nothing_read()));
        }
        for (index, told) in session.mail.read.iter().enumerate() {
            items.push(Item::new(READ, index, details::row(told, session)));
            let below = details::below(told, session).filter(|_| self.focus == Id(READ, index));
            items.extend(below.map(|text| Item::prose(Role::Dim, format!("       {text}"))));
        }
        if session.is_demo {
            items.push(Item::breath());
            for (index, label) in details::examples().into_iter().enumerate() {
                items.push(Item::new(EXAMPLE, index, Control::Button { label, refusal: None }));
            }
        }
        items.push(Item::breath());
        let label = words::screen::go_on();
        items.push(Item::new(GO_ON.0, GO_ON.1, Control::Button { label, refusal: None }));
        View::new(items)
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        (id == FIELD).then_some(&mut self.field)
    }

    fn edited(&mut self, _: Id, _: &mut Session) -> Effects {
        self.error = None;
        Effects::none()
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            FIELD => self.enter(session),
            Id(EXAMPLE, index) => {
                if let Some(text) = details::example(index, session) {
                    self.paste(&text, session);
                }
                Effects::none()
            }
            GO_ON => Effects::go(Go::NextStep),
            _ => {
                let effects = self.mend(session);
                // What to do is said now, and Enter goes on.
                if effects.go.is_none() {
                    self.focus = GO_ON;
                }
                effects
            }
        }
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::Mend => self.mend(session),
            Action::CopyFinding => match self.told(session) {
                Some(told) => Command::Copy(COPY, details::lines(told, session).join("\n")).into(),
                None => Effects::none(),
            },
            _ => Effects::none(),
        }
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::CopyFinding => self.told(session).is_some(),
            Action::Mend => {
                let leads = |told| !matches!(way::way(told, session), Way::Nothing | Way::Passes(_));
                self.told(session).is_some_and(|told| leads(&told.read))
            }
            _ => true,
        }
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        match message {
            Message::MailRead(_, _, read) => {
                if read.is_ok() {
                    self.field.set("");
                }
                if !session.mail.read.is_empty() {
                    self.focus = Id(READ, 0);
                }
            }
            Message::CopyTried(COPY, copied) => {
                let sent = words::screen::sent_answer();
                super::copied(copied, &say::copied(), &sent, "mailseal explain FILE", session);
            }
            _ => {}
        }
        Effects::none()
    }

    fn pasted(&mut self, text: &str, session: &mut Session) -> bool {
        self.paste(text, session);
        true
    }

    fn pasted_into(&mut self, _: Id, text: &str, session: &mut Session) -> bool {
        // A path may be pasted too, and is opened with Enter.
        if !text.trim().contains(['\n', ' ']) {
            return false;
        }
        self.paste(text, session);
        true
    }

    fn explanation(&self, session: &Session) -> Explanation {
        match self.focus {
            Id(EXAMPLE, 0) => Explanation::new(say::example(), say::explain_example()),
            Id(EXAMPLE, _) => Explanation::new(say::example_message(), say::explain_example_message()),
            GO_ON => Explanation::new(words::screen::go_on(), say::explain_go_on()),
            Id(READ, _) => {
                self.told(session).map(|told| details::explanation(told, session)).unwrap_or_default()
            }
            _ => Explanation::new(say::field(), say::explain_field()),
        }
    }

    fn full_text(&self, session: &Session) -> (String, Vec<String>) {
        match self.told(session) {
            Some(told) => (details::title(told), details::lines(told, session)),
            None => (String::new(), Vec::new()),
        }
    }

    fn progress(&self, session: &Session) -> Progress {
        match session.mail.read.first() {
            None => Progress::Open,
            Some(told) => details::progress(told, session),
        }
    }
}

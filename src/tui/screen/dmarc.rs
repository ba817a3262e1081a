//! Step 4: what receivers do with mail that fails, and who hears of it.
//!
//! ```text
//!  What happens to mail that fails?
//!  (•) Monitor (none)  …     the decision, what it does, which is right today
//!  ( ) Quarantine      …
//!  ( ) Reject          …
//!  Reports go to             and who else must agree to that
//!  › dmarc@example.com
//!  + More                    what most domains never need
//!  · findings
//!  [ Go on ]                 asks once more where mail could be lost
//! ```

mod addresses;
mod answering;
mod explain;
mod history;
mod more;
mod policy;
mod popup;
mod reports;

use self::{
    addresses::Addresses,
    history::History,
    popup::{Confirmed, Open, Whole},
};
use super::{Effects, Explanation, Go, Preview, Screen, Turn, View, findings, next_step};
use crate::{
    check::{Severity, finding::Correction},
    plan::publish::{Data, Purpose},
    record::{dmarc::claims_to_be_dmarc, name::DomainName, txt::strings},
    survey::Question,
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message, RunId},
        session::Session,
        step::Progress,
        text_field::TextField,
        theme::Role,
    },
    words::{self, dmarc as say},
};

/// How news of a copy is told from that of other screens.
const COPY: &str = "dmarc-record";
const GO_ON: Id = Id("go-on", 0);

/// The fourth screen.
pub struct DmarcScreen {
    focus: Id,
    domain: Option<DomainName>,
    has_been_shown: bool,
    rua: Addresses,
    ruf: Addresses,
    is_open: bool,
    popup: Option<Open>,
    before: Id,
    whole: Whole,
    confirmed: Confirmed,
    history: History,
    pause: Option<RunId>,
    asked: Vec<Question>,
}

impl Default for DmarcScreen {
    fn default() -> Self {
        Self {
            focus: Id(policy::ID, 0),
            domain: None,
            has_been_shown: false,
            rua: Addresses::default(),
            ruf: Addresses::default(),
            is_open: false,
            popup: None,
            before: Id(policy::ID, 0),
            whole: Whole::default(),
            confirmed: Confirmed::default(),
            history: History::default(),
            pause: None,
            asked: Vec::new(),
        }
    }
}

impl Screen for DmarcScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let Some(plan) = &session.plan else { return View::new(Vec::new()) };
        let mut items = policy::items(&plan.dmarc, session);
        items.extend(next_step::item(session));
        items.push(Item::gap());
        items.extend(reports::items(&self.rua, session));
        items.extend(more::items(self.is_open, &self.ruf, &plan.dmarc, session));
        items.extend(findings::items(&reports::findings(session)));
        items.push(Item::gap());
        let label = words::screen::go_on();
        items.push(Item::new(GO_ON.0, GO_ON.1, Control::Button { label, refusal: None }));
        let popup = self.popup.map(|open| match open {
            Open::Confirm => popup::confirm(session),
            Open::Whole => self.whole.popup(),
        });
        View { items, popup }
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        if id != self.focus {
            self.history.pause();
            match self.focus {
                reports::RUA => _ = self.rua.check(),
                more::RUF => _ = self.ruf.check(),
                _ => {}
            }
        }
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        match id {
            reports::RUA => Some(&mut self.rua.field),
            more::RUF => Some(&mut self.ruf.field),
            popup::WHOLE => Some(&mut self.whole.field),
            _ => None,
        }
    }

    fn edited(&mut self, id: Id, session: &mut Session) -> Effects {
        if id == popup::WHOLE {
            self.whole.error = None;
            return Effects::none();
        }
        self.typed(id, session)
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            Id(policy::ID, index) => {
                let policy = policy::ALL.get(index).copied();
                self.focus = reports::RUA;
                self.edit(session, |record| record.policy = policy)
            }
            reports::RUA | more::RUF => self.finish_field(id, session),
            reports::OLD => {
                self.change(session, |answers| answers.keep_obsolete = !answers.keep_obsolete);
                Effects::none()
            }
            more::MORE => {
                self.is_open = !self.is_open;
                Effects::none()
            }
            more::SP | more::NP | more::ADKIM | more::ASPF | more::PSD => {
                self.edit(session, |record| more::choose(id, None, record))
            }
            more::TEST => self.edit(session, more::toggle_test),
            Id(more::FO, index) => self.toggle_option(index, session),
            popup::WHOLE | popup::TAKE => self.take(session),
            popup::CHANGE => {
                self.close(Self::chosen(session));
                Effects::none()
            }
            popup::YES => {
                self.confirmed.confirm(session);
                self.close(GO_ON);
                Effects::go(Go::NextStep)
            }
            GO_ON => self.go_on(session),
            next_step::STEP => next_step::propose(session),
            _ => Effects::none(),
        }
    }

    fn turned(&mut self, id: Id, turn: Turn, session: &mut Session) -> Effects {
        match id {
            more::MORE => self.is_open = turn == Turn::On,
            more::SP | more::NP | more::ADKIM | more::ASPF | more::PSD => {
                return self.edit(session, |record| more::choose(id, Some(turn), record));
            }
            _ => {}
        }
        Effects::none()
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::Undo => {
                if self.history.undo(session) {
                    self.follow(session);
                } else {
                    session.say(Role::Dim, say::nothing_to_undo());
                }
            }
            Action::CopyRecord => {
                let Some(preview) = self.preview(session) else { return Effects::none() };
                return Command::Copy(COPY, preview.text).into();
            }
            Action::WholeRecord => {
                let text = session.plan.as_ref().map(|plan| plan.dmarc.record.to_string());
                self.open_whole(text.unwrap_or_default());
            }
            _ => {}
        }
        Effects::none()
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        action != Action::Undo || !self.history.is_empty()
    }

    fn going_on(&mut self, session: &mut Session) -> Effects {
        self.go_on(session)
    }

    fn corrected(&mut self, correction: &Correction, session: &mut Session) -> bool {
        let Data::Txt(text) = &correction.data else { return false };
        let Ok(record) = text.parse() else { return false };
        self.change(session, |answers| answers.record = record);
        self.focus = Self::chosen(session);
        true
    }

    fn escaped(&mut self, _: &mut Session) -> bool {
        let has_popup = self.popup.is_some();
        if has_popup {
            self.close(self.before);
        }
        has_popup
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        self.follow(session);
        if let Message::CopyTried(COPY, copied) = message {
            let sent = words::screen::sent_record();
            super::copied(copied, &words::screen::copied(), &sent, "mailseal records DOMAIN", session);
        }
        match message {
            Message::AskedAll(_) => {
                // An answer may lead to the next question, on the way up to the organization.
                let next = self.ask(session);
                if next.is_empty() {
                    self.asked.clear();
                }
                return Effects::run(next);
            }
            Message::LookedAround(_) => return Effects::run(self.ask(session)),
            Message::Woke(run) if self.pause == Some(*run) => return Effects::run(self.ask(session)),
            _ => {}
        }
        Effects::none()
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        self.follow(session);
        if !self.has_been_shown {
            self.has_been_shown = true;
            self.focus = Self::chosen(session);
        }
        self.asked.clear();
        Effects::run(self.ask(session))
    }

    fn pasted(&mut self, text: &str, session: &mut Session) -> bool {
        let record = popup::record_in(text);
        if self.popup.is_some() || !claims_to_be_dmarc(&record) {
            return false;
        }
        self.open_whole(crate::tui::text_field::clean(&record));
        let _ = self.take(session);
        true
    }

    fn pasted_into(&mut self, id: Id, text: &str, _: &mut Session) -> bool {
        // A whole record takes the place of the one that stands in the field.
        let record = popup::record_in(text);
        let is_whole = id == popup::WHOLE && claims_to_be_dmarc(&record);
        if is_whole {
            self.whole.begin(crate::tui::text_field::clean(&record));
        }
        is_whole
    }

    fn explanation(&self, session: &Session) -> Explanation {
        explain::explanation(self.focus, session)
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        let rows = &session.judged.publications;
        let (row, _) = rows.iter().find(|(row, _)| row.purpose == Purpose::Dmarc)?;
        let Data::Txt(text) = &row.data else { return None };
        let octets = match strings(text).len() {
            1 => say::one_string(text.len()),
            several => say::SeveralStrings { octets: text.len(), strings: several }.say(),
        };
        let has_fault = self.rua.error.is_some() || self.ruf.error.is_some();
        let verdict = if has_fault {
            vec![(Role::Bad, format!("✗ {}", say::not_in_it()))]
        } else {
            findings::summary(&session.judged.dmarc)
        };
        let meter = (vec![(Role::Dim, octets)], verdict);
        Some(Preview {
            label: format!("{} {}", row.owner, row.data.kind()),
            text: text.clone(),
            meters: vec![meter],
        })
    }

    fn progress(&self, session: &Session) -> Progress {
        let Some(plan) = &session.plan else { return Progress::Open };
        let has_error = session.judged.dmarc.iter().any(|finding| finding.severity() == Severity::Error);
        let is_half = !self.rua.is_read()
            || !self.ruf.is_read()
            || plan.dmarc.record.policy.is_none()
            || !self.confirmed.open_questions(session).is_empty();
        match (has_error, is_half) {
            (true, _) => Progress::Problem,
            // What was taken over from DNS is not half done by anybody.
            (_, true) if !self.has_been_shown => Progress::Open,
            (_, true) => Progress::Partial,
            _ => Progress::Done,
        }
    }
}

//! Step 5: the records, in the form the panel wants, to copy one by one.

mod chooser;
mod copies;
mod explain;
mod form;
mod list;
mod missing;
mod panel;
mod preview;
mod row;
mod save;
mod text;

use std::path::PathBuf;

use self::{
    chooser::{Chooser, Outcome, SEARCH},
    copies::{Copies, Copy, Part},
    list::ROW,
    panel::PANEL,
    row::{Row, rows},
    save::{FORM, PATH, SAVE, SaveForm},
};
use super::{Effects, Explanation, Go, Preview, Screen, Turn, View};
use crate::{
    export::Markdown,
    plan::{hosts::Fit, publish::Publication},
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message},
        session::Session,
        step::Progress,
        text_field::TextField,
        theme::Role,
    },
    words::{self, publish as say},
};

pub(super) use self::{
    missing::parts as missing,
    row::{label, named},
};

const GO_ON: Id = Id("go-on", 0);

/// The fifth screen.
pub struct PublishScreen {
    focus: Id,
    /// The record the preview shows: the last that had the focus.
    current: usize,
    copies: Copies,
    chooser: Option<Chooser>,
    save: Option<SaveForm>,
    /// Whether the file is being written.
    is_writing: bool,
    /// Whether somebody has moved here, so that the cursor is where they want it.
    is_visited: bool,
}

impl Default for PublishScreen {
    fn default() -> Self {
        Self {
            focus: Id(ROW, 0),
            current: 0,
            copies: Copies::default(),
            chooser: None,
            save: None,
            is_writing: false,
            is_visited: false,
        }
    }
}

impl PublishScreen {
    fn current<'s>(&self, session: &'s Session) -> Option<Row<'s>> {
        let mut rows = rows(session);
        let last = rows.len().checked_sub(1)?;
        Some(rows.swap_remove(self.current.min(last)))
    }

    /// What would be copied now.
    fn part(publication: &Publication, part: Part, session: &Session) -> Copy {
        let zone = session.zone_apex().unwrap_or_else(|| publication.owner.clone());
        let panel = session.panel().panel(&publication.owner, &zone);
        let text = match part {
            Part::Name => panel.name(&publication.owner, &zone),
            Part::Value => panel.value(&publication.data),
        };
        Copy { publication: publication.clone(), part, text }
    }

    fn has_copied(&self, publication: &Publication, part: Part, session: &Session) -> bool {
        self.copies.has(&Self::part(publication, part, session))
    }

    fn copy(&mut self, part: Part, session: &mut Session) -> Effects {
        let Some(row) = self.current(session) else { return Effects::none() };
        let copy = Self::part(row.publication, part, session);
        if copy.text.is_empty() {
            session.say(Role::Dim, say::empty_name());
            self.copies.mark(copy);
            return Effects::none();
        }
        self.copies.begin(copy).into()
    }

    /// Enter: the name, then the value, then on to the next record.
    fn next_part(&mut self, session: &mut Session) -> Effects {
        let Some(row) = self.current(session) else { return Effects::none() };
        let has = |part| self.has_copied(row.publication, part, session);
        match (has(Part::Name), has(Part::Value)) {
            (false, _) => self.copy(Part::Name, session),
            (true, false) => self.copy(Part::Value, session),
            (true, true) => Effects::go(Go::NextItem),
        }
    }

    fn save(&mut self, session: &Session) -> Effects {
        let (Some(save), Some(domain)) = (&mut self.save, session.domain()) else { return Effects::none() };
        let Some(path) = save.path(&session.folder, session.home.as_deref()) else {
            save.error = Some(say::no_path());
            self.focus = PATH;
            return Effects::none();
        };
        self.is_writing = true;
        let zone = session.survey.as_ref().and_then(|survey| survey.zone.as_ref()).map(|zone| &zone.apex);
        Command::SaveFile(path, text::file(&rows(session), domain.name(), zone, save.format())).into()
    }

    fn file_saved(&mut self, result: &Result<PathBuf, String>, session: &mut Session) {
        match (result, &mut self.save) {
            (Ok(path), _) => {
                self.escaped(session);
                let path = path.display().to_string();
                let text = if session.is_demo { say::saved_in_demo(path) } else { say::saved(path) };
                session.say(Role::Good, format!("✓ {text}"));
            }
            (Err(why), Some(save)) => {
                save.error = Some(why.clone());
                self.focus = PATH;
            }
            (Err(why), None) => session.say(Role::Bad, why.clone()),
        }
    }

    /// Opens the list of panels.
    fn open_chooser(&mut self) -> Effects {
        self.chooser = Some(Chooser::default());
        self.focus = SEARCH;
        Effects::none()
    }

    /// Something was done in the list of panels.
    fn choose(&mut self, id: Id, session: &mut Session) -> Effects {
        match self.chooser.as_ref().map(|chooser| chooser.activated(id, session)) {
            Some(Outcome::Focus(id)) => self.focus = id,
            Some(Outcome::Chosen(answers)) => {
                self.escaped(session);
                session.choose_panel(answers);
                self.say_form(session);
            }
            Some(Outcome::Stay) | None => {}
        }
        Effects::none()
    }

    fn say_form(&mut self, session: &mut Session) {
        let form = session.panel();
        let said = [form::title(&form), form::summary(&form)].into_iter().filter(|part| !part.is_empty());
        session.say(Role::Dim, say::form_now(said.collect::<Vec<_>>().join(", ")));
        // The question that had the focus is answered.
        self.focus = Id(ROW, self.current);
    }

    fn is_done(&self, row: &Row<'_>, session: &Session) -> bool {
        row.todo.is_settled() || self.has_copied(row.publication, Part::Value, session)
    }
}

impl Screen for PublishScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let rows = rows(session);
        let mut items = missing::items(&rows, session);
        let form = session.panel();
        let current = self.current(session);
        if !rows.is_empty() {
            items.extend(panel::items(&rows, current.as_ref(), &form, session));
        }
        let names: Vec<String> =
            rows.iter().map(|row| Self::part(row.publication, Part::Name, session).text).collect();
        let marks = |row: &Row<'_>| {
            [Part::Name, Part::Value].map(|part| self.has_copied(row.publication, part, session))
        };
        let marks: Vec<[bool; 2]> = rows.iter().map(marks).collect();
        let fits: Vec<bool> =
            rows.iter().map(|row| !matches!(panel::fit(row, &form, session), Fit::TooLong(_))).collect();
        items.extend(list::items(&rows, &names, &marks, &fits));
        items.push(Item::gap());
        // Beside the button it would be read as said of all of them.
        let current = current.filter(|_| self.focus != GO_ON);
        items.extend(current.map(|row| list::detail(&row, &form, session)).unwrap_or_default());
        items.push(Item::breath());
        // Below what one must do, so that a small screen never hides the old value for its sake.
        if self.focus != GO_ON && self.current(session).is_some_and(|row| !row.todo.is_settled()) {
            items.push(Item::prose(Role::Dim, say::intro()));
            items.push(Item::breath());
        }
        let label = words::screen::go_on();
        items.push(Item::new(GO_ON.0, GO_ON.1, Control::Button { label, refusal: None }));
        if session.is_demo {
            items.push(Item::prose(Role::Dim, say::demo()));
        }
        let choosing = self.chooser.as_ref().map(|chooser| chooser.popup(session));
        View { items, popup: choosing.or_else(|| self.save.as_ref().map(SaveForm::popup)) }
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
        self.is_visited = true;
        if id.0 == ROW {
            self.current = id.1;
        }
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        match id {
            SEARCH => self.chooser.as_mut().map(|chooser| &mut chooser.field),
            PATH => self.save.as_mut().map(|save| &mut save.field),
            _ => None,
        }
    }

    fn edited(&mut self, _: Id, _: &mut Session) -> Effects {
        if let Some(save) = &mut self.save {
            save.error = None;
        }
        Effects::none()
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            GO_ON => Effects::go(Go::NextStep),
            PATH | SAVE => self.save(session),
            FORM => self.turned(FORM, Turn::On, session),
            Id(ROW, _) => self.next_part(session),
            PANEL => self.open_chooser(),
            id if self.chooser.is_some() => self.choose(id, session),
            id => {
                if panel::answered(id, session) {
                    self.say_form(session);
                }
                Effects::none()
            }
        }
    }

    fn turned(&mut self, id: Id, turn: Turn, _: &mut Session) -> Effects {
        if let Some(save) = self.save.as_mut().filter(|_| id == FORM) {
            save.turn(turn);
        }
        Effects::none()
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::CopyName => self.copy(Part::Name, session),
            Action::CopyValue => self.copy(Part::Value, session),
            Action::CopyAll => {
                let Some(zone) = session.zone_apex() else { return Effects::none() };
                Command::Copy(copies::ALL, text::plain(&rows(session), &session.panel(), &zone)).into()
            }
            Action::CopySheet => {
                let Some(domain) = session.domain() else { return Effects::none() };
                let zone = session.zone_apex();
                let sheet = text::file(&rows(session), domain.name(), zone.as_ref(), &Markdown);
                Command::Copy(copies::SHEET, sheet).into()
            }
            Action::ChoosePanel => self.open_chooser(),
            Action::PlainView => {
                let Some(zone) = session.zone_apex() else { return Effects::none() };
                Command::ShowPlain(text::plain(&rows(session), &session.panel(), &zone)).into()
            }
            Action::SaveZone => {
                let Some(domain) = session.domain() else { return Effects::none() };
                self.save = Some(SaveForm::new(&session.folder, domain.as_str()));
                self.focus = PATH;
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn escaped(&mut self, _: &mut Session) -> bool {
        let is_closed = self.chooser.take().is_some() || self.save.take().is_some();
        if is_closed {
            self.focus = Id(ROW, self.current);
        }
        is_closed
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        match message {
            Message::CopyTried(copies::ALL, copied) => {
                let (done, sent) = (say::copied_records(), words::screen::sent_records());
                super::copied(copied, &done, &sent, "mailseal records DOMAIN", session);
            }
            Message::CopyTried(copies::SHEET, copied) => {
                let (done, sent) = (say::copied_sheet(), words::screen::sent_sheet());
                super::copied(copied, &done, &sent, "mailseal records DOMAIN --as markdown", session);
            }
            Message::CopyTried(tag, copied) => {
                if let Some((role, text)) = self.copies.tried(tag, copied, &session.panel()) {
                    session.say(role, text);
                }
            }
            Message::FileSaved(result) if std::mem::take(&mut self.is_writing) => {
                self.file_saved(result, session);
            }
            _ => {}
        }
        Effects::none()
    }

    /// Begins with the record that somebody came for. Asks for names that nobody has asked for yet, such as the
    /// one that stands for every selector.
    fn entered(&mut self, session: &mut Session) -> Effects {
        let wanted = session.wanted.take();
        let row =
            wanted.and_then(|owner| rows(session).iter().position(|row| row.publication.owner == owner));
        // Else on the first record that is still to be typed, until somebody has moved.
        let first = || rows(session).iter().position(|row| !row.todo.is_settled());
        match row {
            Some(row) => self.set_focus(Id(ROW, row)),
            None if !self.is_visited => {
                self.current = first().unwrap_or(0);
                // How names are typed is asked first: a name in the wrong form is at a wrong place.
                let form = session.panel();
                let question =
                    panel::question(&rows(session), self.current(session).as_ref(), &form, session);
                self.focus = question.unwrap_or(Id(ROW, self.current));
            }
            None => {}
        }
        let questions = row::questions(session);
        Effects::run(session.ask(questions))
    }

    fn explanation(&self, session: &Session) -> Explanation {
        match self.focus {
            PATH | FORM | SAVE => Explanation::new(say::save_title(), say::save_explain()),
            GO_ON => Explanation::new(words::screen::go_on(), say::explain_go_on()),
            id => match &self.chooser {
                Some(chooser) => chooser.explanation(id, session),
                None if panel::is_about(id) => panel::explanation(&session.panel(), session),
                None => self
                    .current(session)
                    .map(|row| explain::row(&row, &session.panel(), session))
                    .unwrap_or_default(),
            },
        }
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        Some(preview::of(&self.current(session)?, &session.panel(), &session.zone_apex()?))
    }

    fn progress(&self, session: &Session) -> Progress {
        let rows = rows(session);
        let is_whole = !rows.is_empty() && missing(session).is_empty();
        if is_whole && rows.iter().all(|row| self.is_done(row, session)) {
            return Progress::Done;
        }
        // What was there before anybody did anything is no beginning.
        let is_begun = !self.copies.is_empty() || session.checking.rounds > 0;
        if is_begun && rows.iter().any(|row| self.is_done(row, session)) {
            Progress::Partial
        } else {
            Progress::Open
        }
    }
}

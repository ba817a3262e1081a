//! What the keys of the list do.

use super::{
    EVERYONE, SpfScreen,
    change::{self, Added},
    dialog::{Dialog, Entry, FIELD, Kind, Outcome},
    list::{self, BELOW, ROW},
};
use crate::{
    plan::spf::{Answers, Row},
    record::{spf::Term, visible::visible},
    tui::{item::Id, screen::Effects, session::Session, text_field::clean, theme::Role},
    words::{spf as say, spf_term},
};

impl SpfScreen {
    /// Puts another list in the place of the one there is, and remembers that one.
    pub(super) fn put(&mut self, answers: Answers, focus: Id, session: &mut Session) {
        let before = self.here(session);
        let Some(plan) = &mut session.plan else { return };
        self.focus = focus;
        if plan.spf == answers {
            return;
        }
        self.history.push(std::mem::replace(&mut plan.spf, answers), before);
        session.untouched.spf = false;
    }

    pub(super) fn open(&mut self, dialog: Dialog, session: &Session) -> Effects {
        let back = self.here(session);
        self.focus = dialog.first();
        self.dialogs.push((dialog, back));
        Effects::none()
    }

    /// Closes every dialog; the list has the focus where it was before the first.
    fn close(&mut self) {
        if let Some((_, back)) = self.dialogs.drain(..).next() {
            self.focus = back;
        }
    }

    pub(super) fn follow(&mut self, outcome: Outcome, session: &mut Session) -> Effects {
        match outcome {
            Outcome::Stay => {}
            Outcome::Focus(id) => self.focus = id,
            Outcome::Ask(questions) => {
                // The verdict stands right below this field, and what has the focus is always in sight.
                self.focus = FIELD;
                return Effects::run(session.ask(questions));
            }
            Outcome::Open(dialog) => drop(self.open(dialog, session)),
            Outcome::Named(sender) => {
                self.close();
                if !session.named.iter().any(|known| known.id == sender.id) {
                    session.named.push(sender);
                }
                session.say(Role::Good, say::nothing_added(sender.name.as_str()));
            }
            Outcome::Add(terms) => self.add(terms, session),
            Outcome::Replace(row, was, terms) => self.replace(row, &was, terms, session),
            Outcome::Whole(answers, records) => {
                let terms = answers.record().terms.len();
                self.close();
                self.put(answers, Id(ROW, 0), session);
                let text = if records > 1 { say::taken_merged(records) } else { say::taken(terms) };
                session.say(Role::Good, text);
            }
        }
        Effects::none()
    }

    /// Adds terms, or says why that would make no difference.
    fn add(&mut self, terms: Vec<Term>, session: &mut Session) {
        let Some(plan) = &session.plan else { return };
        let mut answers = plan.spf.clone();
        let mut added: Vec<(Term, Added)> = Vec::new();
        for term in terms {
            let place = change::add(&mut answers, term.clone());
            added.push((term, place));
        }
        let new: Vec<String> = added
            .iter()
            .filter(|(_, place)| matches!(place, Added::At(_)))
            .map(|(term, _)| term.to_string())
            .collect();
        let Some((term, last)) = added.pop() else { return };
        if new.is_empty() {
            return self.refuse(&term, last, session);
        }
        self.close();
        let row = answers.rows.iter().rposition(|row| is_one_of(row, &new)).unwrap_or(0);
        let focus = if change::closing_all(&answers.rows) == Some(row) { EVERYONE } else { Id(ROW, row) };
        self.put(answers, focus, session);
        session.say(Role::Good, say::Added { count: new.len(), terms: new.join(" ") }.say());
    }

    fn replace(&mut self, row: usize, was: &str, terms: Vec<Term>, session: &mut Session) {
        let Some(plan) = &session.plan else { return };
        // What DNS had may have taken the list's place while somebody typed.
        if plan.spf.rows.get(row).is_none_or(|row| text_of(row) != was) {
            return self.add(terms, session);
        }
        let mut answers = plan.spf.clone();
        let first = terms.first().cloned();
        match (change::replace(&mut answers, row, terms), first) {
            (Ok(()), _) => {
                self.close();
                self.put(answers, Id(ROW, row), session);
            }
            (Err(clash), Some(term)) => self.refuse(&term, clash, session),
            (Err(_), None) => {}
        }
    }

    /// Says that a term stands there already: at the field, or below the list with the focus on it.
    fn refuse(&mut self, term: &Term, place: Added, session: &mut Session) {
        let (row, why) = match place {
            Added::OnlyOnce(row) => (row, say::only_once(spf_term::columns(term).name)),
            Added::Already(row) | Added::At(row) => (row, say::already(term.to_string())),
        };
        if self.dialogs.last_mut().is_some_and(|(dialog, _)| dialog.refuse(why.clone())) {
            self.focus = FIELD;
            return;
        }
        self.close();
        self.focus = Id(ROW, row);
        session.say(Role::Warn, why);
    }

    pub(super) fn edit(&mut self, session: &mut Session) -> Effects {
        let (Some(index), Some(plan)) = (self.row(session), &session.plan) else {
            let text = if self.here(session).0 == BELOW { say::not_yours() } else { say::no_row() };
            session.say(Role::Dim, text);
            return Effects::none();
        };
        let text = plan.spf.rows.get(index).map(text_of).unwrap_or_default();
        self.open(Dialog::Entry(Entry::filled(Kind::Edit(index), &text)), session)
    }

    pub(super) fn delete(&mut self, session: &mut Session) {
        let (Some(index), Some(plan)) = (self.row(session), &session.plan) else {
            let text = if self.here(session).0 == BELOW { say::not_yours() } else { say::no_row() };
            return session.say(Role::Dim, text);
        };
        let mut answers = plan.spf.clone();
        let Some(row) = change::remove(&mut answers, index) else { return };
        let focus = self.here(session);
        self.put(answers, focus, session);
        session.say(Role::Dim, say::deleted(visible(&String::from(row)).into_owned()));
    }

    pub(super) fn shift(&mut self, is_up: bool, session: &mut Session) {
        let (Id(ROW, index), Some(plan)) = (self.here(session), &session.plan) else { return };
        let mut answers = plan.spf.clone();
        if let Some(row) = change::shift(&mut answers, index, is_up) {
            self.put(answers, Id(ROW, row), session);
        }
    }

    pub(super) fn undo(&mut self, session: &mut Session) {
        let Some((answers, focus)) = self.history.pop() else {
            return session.say(Role::Dim, say::nothing_to_undo());
        };
        if let Some(plan) = &mut session.plan {
            plan.spf = answers;
            self.focus = focus;
            session.say(Role::Dim, say::undone());
        }
    }

    /// The row with the focus and its term, if there is something below it.
    pub(super) fn below(&self, session: &Session) -> Option<(usize, String)> {
        let row = match self.here(session) {
            Id(ROW, index) => index,
            Id(BELOW, index) => list::below(session, &self.unfolded).get(index)?.row,
            _ => return None,
        };
        let node = session.judged.cost.rows.get(row).filter(|node| !node.children.is_empty())?;
        Some((row, node.term.clone()))
    }

    pub(super) fn unfold(&mut self, session: &mut Session) {
        let Some((row, term)) = self.below(session) else {
            return session.say(Role::Dim, say::nothing_below());
        };
        if !self.unfolded.remove(&term) {
            self.unfolded.insert(term);
        }
        self.focus = Id(ROW, row);
    }
}

/// A row as it stands in a field.
fn text_of(row: &Row) -> String {
    clean(&String::from(row.clone()))
}

fn is_one_of(row: &Row, texts: &[String]) -> bool {
    matches!(row, Row::Term(term) if texts.contains(&term.to_string()))
}

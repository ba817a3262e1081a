//! Step 6: whether the records are there, on every server, until they are.

mod explain;
mod legend;
mod seen;
mod summary;
mod table;

use std::{collections::HashSet, time::Duration};

use self::table::{RECORD, SERVER};
use super::{Effects, Explanation, Preview, Screen, View};
use crate::{
    check::propagation::Progress as Reached,
    plan::{hosts::Panel, publish::Publication},
    survey::{Question, Role as Asked, Server},
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message, RunId},
        session::Session,
        step::Progress,
        text_field::TextField,
        theme::Role,
    },
    words::check as say,
};

const AGAIN: Id = Id("again", 0);

/// The sixth screen.
pub struct CheckScreen {
    focus: Id,
    /// The record whose servers are shown: the last that had the focus.
    current: usize,
    is_unfolded: bool,
    is_shown: bool,
    /// The round under way, and who has answered in it.
    run: Option<RunId>,
    heard: HashSet<(Question, Server)>,
}

impl Default for CheckScreen {
    fn default() -> Self {
        Self {
            focus: Id(RECORD, 0),
            current: 0,
            is_unfolded: false,
            is_shown: false,
            run: None,
            heard: HashSet::new(),
        }
    }
}

impl CheckScreen {
    fn current<'s>(&self, session: &'s Session) -> Option<&'s Publication> {
        let publications = &session.judged.publications;
        let last = publications.len().checked_sub(1)?;
        publications.get(self.current.min(last)).map(|(publication, _)| publication)
    }

    /// Begins a round, in place of the one under way or put off.
    fn start(&mut self, session: &mut Session) -> Effects {
        let mut commands = self.stop(session);
        if session.judged.publications.is_empty() {
            return Effects::run(commands);
        }
        let work = session.begin();
        session.checking.work = Some(work);
        self.run = Some(work.run);
        self.heard.clear();
        let zone = session.survey.as_ref().and_then(|survey| survey.zone.clone());
        let publications: Vec<Publication> =
            session.judged.publications.iter().map(|(publication, _)| publication.clone()).collect();
        commands.push(Command::Check(work.run, zone, publications));
        Effects::run(commands)
    }

    /// Gives up the round under way and the one put off.
    fn stop(&mut self, session: &mut Session) -> Vec<Command> {
        self.run = None;
        let round = session.checking.work.take().map(|work| work.run);
        round.into_iter().chain(session.checking.next.take()).map(Command::Cancel).collect()
    }

    fn finished(&mut self, session: &mut Session) -> Effects {
        self.run = None;
        let heard = std::mem::take(&mut self.heard);
        // A server of the zone that was not asked this time is one no longer, or was never found.
        session.checking.answers.retain(|answer| {
            answer.server.role != Asked::Authoritative
                || heard.contains(&(answer.question.clone(), answer.server.clone()))
        });
        if !self.is_shown || summary::progress(session) == Reached::Done {
            return Effects::none();
        }
        let next = session.new_run();
        session.checking.next = Some(next);
        Command::Wake(next, Duration::from_secs(summary::AGAIN_SECONDS)).into()
    }
}

impl Screen for CheckScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let mut items = summary::items(session);
        let Some(current) = self.current(session) else { return View::new(items) };
        items.extend(table::records(session));
        let servers = table::servers(current, session, self.is_unfolded);
        if !servers.is_empty() {
            items.push(Item::gap());
            items.extend(servers);
        }
        items.push(Item::gap());
        items.push(Item::new(AGAIN.0, AGAIN.1, Control::Button { label: say::again(), refusal: None }));
        if session.is_demo {
            items.push(Item::prose(Role::Dim, say::demo()));
        }
        View::new(items)
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
        if id.0 == RECORD {
            self.current = id.1;
        }
    }

    fn field(&mut self, _: Id) -> Option<&mut TextField> {
        None
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            AGAIN => self.start(session),
            Id(RECORD | SERVER, _) => {
                self.is_unfolded = !self.is_unfolded;
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        if action == Action::Recheck { self.start(session) } else { Effects::none() }
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        match message {
            Message::Checked(run, answer) if self.run == Some(*run) => {
                self.heard.insert((answer.question.clone(), answer.server.clone()));
                Effects::none()
            }
            Message::CheckFinished(run) if self.run == Some(*run) => self.finished(session),
            Message::Woke(run) if session.checking.next == Some(*run) => {
                session.checking.next = None;
                if self.is_shown { self.start(session) } else { Effects::none() }
            }
            _ => Effects::none(),
        }
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        self.is_shown = true;
        self.start(session)
    }

    fn left(&mut self, session: &mut Session) -> Effects {
        self.is_shown = false;
        Effects::run(self.stop(session))
    }

    fn explanation(&self, session: &Session) -> Explanation {
        let Some(publication) = self.current(session) else { return Explanation::default() };
        match self.focus {
            AGAIN => Explanation::new(say::again(), say::explain_again()),
            Id(SERVER, row) => explain::server(publication, row, self.is_unfolded, session)
                .unwrap_or_else(|| explain::record(publication, session)),
            _ => explain::record(publication, session),
        }
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        let publication = self.current(session)?;
        let label = say::planned(publication.data.kind(), publication.owner.to_string());
        let found = table::found(publication, session)
            .into_iter()
            .map(|text| (vec![(Role::Dim, format!("{}  ", say::found())), (Role::Text, text)], Vec::new()));
        Some(Preview { label, text: Panel::default().value(&publication.data), meters: found.collect() })
    }

    fn progress(&self, session: &Session) -> Progress {
        summary::step_progress(session)
    }
}

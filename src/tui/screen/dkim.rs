//! Step 3: which keys sign, and where their records come from.
//!
//! Three ways in stand on top; below them the list of keys so far, and the form of the way that was
//! chosen. A key made here comes into the list only when its private half is in its file.

mod act;
mod draft;
mod entry;
mod explain;
mod form;
mod have;
mod id;
mod install;
mod kinds;
mod life;
mod list;
mod make;
mod options;
mod over;
mod path;
mod preview;
mod selector;
mod service;

use std::collections::BTreeSet;

use super::{Effects, Explanation, Preview, Screen, View, findings};
use crate::{
    check::{Severity, finding::Correction},
    plan::dkim::Way,
    record::name::{DomainName, Name},
    survey::Question,
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message, RunId},
        screen::Turn,
        session::Session,
        step::Progress,
        text_field::TextField,
        theme::Role,
    },
    words::{self, dkim as say, signer::Signer},
};
use draft::Draft;
use have::Have;
use list::Earlier;
use make::Make;
use options::OptionRows;
use over::Over;
use service::Service;

/// How long a person may pause in typing a selector before DNS is asked about it.
const TYPING: std::time::Duration = std::time::Duration::from_millis(400);

/// The third screen.
#[derive(Debug)]
pub struct DkimScreen {
    focus: Id,
    domain: Option<DomainName>,
    is_seen: bool,
    make: Make,
    have: Have,
    service: Service,
    options: OptionRows,
    earlier: Earlier,
    over: Option<Over>,
    /// What had the focus before something was laid over it.
    under: Id,
    signer: Option<&'static Signer>,
    asked: BTreeSet<Question>,
    pause: Option<RunId>,
}

impl Default for DkimScreen {
    fn default() -> Self {
        Self {
            focus: id::MAKE_HERE,
            domain: None,
            is_seen: false,
            make: Make::default(),
            have: Have::default(),
            service: Service::default(),
            options: OptionRows::default(),
            earlier: Earlier::default(),
            over: None,
            under: id::MAKE_HERE,
            signer: None,
            asked: BTreeSet::new(),
            pause: None,
        }
    }
}

impl DkimScreen {
    /// Brings the fields in line with the answers; another domain begins anew.
    fn catch_up(&mut self, session: &mut Session) {
        if self.domain.as_ref() != session.domain() {
            *self = Self { domain: session.domain().cloned(), signer: self.signer, ..Self::default() };
        }
        propose_way(session);
        self.make.refill(session);
        self.service.refill(session);
        self.options.refill(session);
    }

    /// Takes what a service shows, wherever it was pasted: whole records go into the list, a bare value into its field.
    fn pasted_page(&mut self, text: &str, session: &mut Session) -> bool {
        if !session.domain().is_some_and(|domain| service::has_key(text, domain)) {
            return false;
        }
        if let Some(plan) = &mut session.plan {
            plan.dkim.way = Way::ServiceGives;
            session.untouched.dkim = false;
        }
        if !self.service.pasted(text, session, &mut self.focus) {
            self.service.fill_value(text);
            self.focus = id::GIVEN_VALUE;
        }
        true
    }

    /// Asks DNS what stands at the selectors on the screen, each once.
    fn ask(&mut self, session: &mut Session) -> Effects {
        let is_possible = session.look.is_none()
            && !session.never_sends()
            && session.survey.as_ref().is_some_and(|survey| survey.is_finished && survey.blocked.is_none());
        if !is_possible {
            return Effects::none();
        }
        let selectors = match way(session) {
            Way::MakeHere => self.make.selectors(session),
            Way::ServiceGives => self.service.selector.text().parse().into_iter().collect(),
            Way::HaveKey => self.have.selectors(),
        };
        let questions: Vec<Question> = selectors
            .iter()
            .filter_map(|selector| selector::question(session, selector))
            .filter(|question| {
                let survey = session.survey.as_ref();
                let is_known = survey.is_some_and(|s| s.facts.get(&question.name, question.kind).is_some());
                !is_known && !self.asked.contains(question)
            })
            .collect();
        self.asked.extend(questions.iter().cloned());
        Effects::run(session.ask(questions))
    }
}

impl Screen for DkimScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let chosen = way(session);
        let radio = |id: Id, way: Way, label: String, tail: String| {
            Item::new(id.0, id.1, Control::Radio { label, tail, is_chosen: way == chosen })
        };
        let tail = service::recognised(session)
            .map_or_else(say::service_gives_tail, |sender| say::service_recognised(sender.name.as_str()));
        let mut items = vec![
            radio(id::MAKE_HERE, Way::MakeHere, say::make_here(), say::make_here_tail()),
            radio(id::SERVICE_GIVES, Way::ServiceGives, say::service_gives(), tail),
            radio(id::HAVE_KEY, Way::HaveKey, say::have_key(), say::have_key_tail()),
            Item::gap(),
        ];
        items.extend(self.form(session));
        items.push(Item::breath());
        let findings = findings::items(&self.findings(session));
        if !findings.is_empty() {
            items.extend(findings);
            items.push(Item::breath());
        }
        let button = Control::Button { label: words::screen::go_on(), refusal: None };
        items.push(Item::new(id::GO_ON.0, id::GO_ON.1, button));
        View { items, popup: self.popup(session) }
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        match id {
            Id(id::SELECTOR | id::PATH, _) => self.make.entry(id).map(|entry| &mut entry.field),
            id::HAVE_PATH => Some(&mut self.have.path.field),
            id::HAVE_SELECTOR => Some(&mut self.have.selector.field),
            id::GIVEN_SELECTOR => Some(&mut self.service.selector.field),
            id::GIVEN_VALUE => Some(&mut self.service.value.field),
            id::NOTE => Some(&mut self.options.note),
            id::SEARCH => Some(&mut self.service.search),
            _ => None,
        }
    }

    fn edited(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            Id(id::SELECTOR | id::PATH, _) => self.make.edited(id, session),
            id::HAVE_PATH | id::HAVE_SELECTOR => self.have.edited(id),
            id::GIVEN_SELECTOR => self.service.selector.edited(),
            id::GIVEN_VALUE => self.service.value.edited(),
            id::NOTE => self.options.noted(session),
            _ => {}
        }
        let is_selector = matches!(id, Id(id::SELECTOR, _) | id::HAVE_SELECTOR | id::GIVEN_SELECTOR);
        if !is_selector {
            return Effects::none();
        }
        let run = session.new_run();
        self.pause = Some(run);
        Effects::from(Command::Wake(run, TYPING))
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        self.act_on(id, session)
    }

    fn turned(&mut self, id: Id, _: Turn, session: &mut Session) -> Effects {
        match id {
            id::ENCODING => drop(OptionRows::turn(id, session)),
            id::OPTIONS => self.options.is_unfolded = !self.options.is_unfolded,
            _ => {}
        }
        Effects::none()
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        self.act_by(action, session)
    }

    fn corrected(&mut self, correction: &Correction, session: &mut Session) -> bool {
        let Some(row) = self.earlier.correct(correction, session) else { return false };
        self.catch_up(session);
        self.focus = Id(id::KEY, row);
        true
    }

    fn going_on(&mut self, session: &mut Session) -> Effects {
        // As the button: a key that is not on the disk yet is written first.
        self.go_on(session)
    }

    fn escaped(&mut self, session: &mut Session) -> bool {
        if self.over.is_some() {
            self.uncover();
            return true;
        }
        let is_another = session.keys.wants_another() && way(session) == Way::MakeHere;
        if is_another {
            self.make.close(session);
            self.focus = if Make::is_open(session) { id::KIND } else { id::NEW_KEY };
        }
        is_another
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        if session.plan.is_none() {
            return Effects::none();
        }
        self.catch_up(session);
        install::received(message, session);
        let mut effects = self.make.received(message, session, &mut self.focus);
        let read = self.have.received(message, session, &mut self.focus);
        effects.commands.extend(read.commands);
        effects.go = effects.go.or(read.go);
        let is_time = match message {
            Message::Woke(run) => self.pause == Some(*run),
            Message::Surveyed(..) | Message::Ticked => false,
            _ => true,
        };
        if is_time {
            effects.commands.extend(self.ask(session).commands);
        }
        effects
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        if !session.keys.wants_another() {
            // Whoever went away from a form and comes back may have something else in mind.
            session.keys.replace(None);
        }
        self.catch_up(session);
        if !self.is_seen {
            self.focus = match way(session) {
                Way::MakeHere => id::MAKE_HERE,
                Way::ServiceGives => id::SERVICE_GIVES,
                Way::HaveKey => id::HAVE_KEY,
            };
        }
        // Somebody has come for this key.
        let wanted = session.wanted.take();
        let of_owner = |owner: Name| {
            let plan = session.plan.as_ref()?;
            plan.dkim.keys.iter().position(|key| plan.domain.below(&key.selector.labels()) == owner)
        };
        if let Some(row) = wanted.and_then(of_owner) {
            self.focus = Id(id::KEY, row);
        }
        self.is_seen = true;
        self.ask(session)
    }

    fn left(&mut self, session: &mut Session) -> Effects {
        let wanted = session.wanted_keys();
        let is_made = wanted.iter().any(|kind| session.keys.made(*kind).is_some());
        if way(session) == Way::MakeHere && is_made && self.is_seen {
            session.say(Role::Warn, say::left_unsaved());
        }
        Effects::none()
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Delete => self.focus.0 == id::KEY,
            Action::Undo => !self.earlier.is_empty(),
            Action::CopyInstructions => install::has_key(session),
            _ => true,
        }
    }

    fn pasted(&mut self, text: &str, session: &mut Session) -> bool {
        self.over.is_none() && self.pasted_page(text, session)
    }

    fn pasted_into(&mut self, id: Id, text: &str, session: &mut Session) -> bool {
        match id {
            id::GIVEN_VALUE => self.service.pasted(text, session, &mut self.focus),
            // No selector and no path has a space or a sign of equality in it.
            Id(id::SELECTOR | id::PATH, _) | id::HAVE_PATH | id::HAVE_SELECTOR | id::GIVEN_SELECTOR => {
                text.trim().contains([' ', '\t', '\n', '=']) && self.pasted_page(text, session)
            }
            _ => false,
        }
    }

    fn explanation(&self, session: &Session) -> Explanation {
        self.explanation_of(session)
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        self.preview_of(session)
    }

    fn progress(&self, session: &Session) -> Progress {
        let Some(plan) = &session.plan else { return Progress::Open };
        let is_made = session.wanted_keys().iter().any(|kind| session.keys.made(*kind).is_some());
        // What nobody has looked at yet is no problem of theirs.
        let findings = if self.is_seen { self.findings(session) } else { session.judged.dkim.clone() };
        match plan.dkim.usable().next().is_none() {
            _ if findings.iter().any(|finding| finding.severity() == Severity::Error) => Progress::Problem,
            false if session.keys.wants_another() => Progress::Partial,
            false => Progress::Done,
            true if self.is_seen && is_made => Progress::Partial,
            true => Progress::Open,
        }
    }
}

/// Where the mail servers belong to a service that signs, the keys are the service's: that way in is
/// proposed while nobody has chosen one.
fn propose_way(session: &mut Session) {
    if session.untouched.dkim
        && session.look.is_none()
        && service::recognised(session).is_some()
        && let Some(plan) = &mut session.plan
    {
        plan.dkim.way = Way::ServiceGives;
    }
}

fn way(session: &Session) -> Way {
    session.plan.as_ref().map(|plan| plan.dkim.way).unwrap_or_default()
}

//! The state of the wizard and what messages do to it.

mod input;
mod over;

use std::cell::Cell;

use ratatui::layout::Position;

use super::{
    canvas::Canvas,
    hit::Hits,
    item::{Control, Id, Item},
    keymap::{Action, Context},
    message::{Command, Message},
    picture, proposal,
    screen::{
        Effects, Go, Screen, Turn, View, check::CheckScreen, dkim::DkimScreen, dmarc::DmarcScreen,
        domain::DomainScreen, mail::MailScreen, mailboxes::MailboxesScreen, publish::PublishScreen,
        spf::SpfScreen,
    },
    session::Session,
    step::{Progress, Step},
    theme::Role,
};
use crate::{clipboard::Copied, plan::dkim::Way, words};

/// How far a page key moves.
const PAGE: usize = 10;

/// The wizard: one session, and all screens alive, so that going back loses nothing.
pub struct App {
    /// What the screens share.
    pub session: Session,
    step: Step,
    overlay: Option<Overlay>,
    domain: DomainScreen,
    spf: SpfScreen,
    dkim: DkimScreen,
    dmarc: DmarcScreen,
    publish: PublishScreen,
    check: CheckScreen,
    mail: MailScreen,
    mailboxes: MailboxesScreen,
    reached: Step,
    /// What the last picture showed, as far as keys depend on it.
    pub(super) drawn: Drawn,
}

/// What only whoever draws knows.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The last line that what lies over the screen can begin with.
    pub(super) last_line: Cell<usize>,
    /// Whether the window is too small for anything but saying so.
    pub(super) is_too_small: Cell<bool>,
}

/// What can lie over the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// All keys, from this line on.
    Help(usize),
    /// What the thing with the focus is, from this line on.
    Explanation(usize),
    /// What is cut on the screen, whole, from this line on.
    FullText(usize),
}

impl App {
    /// The wizard at its first step, with a domain typed in already if one was given.
    #[must_use]
    pub fn new(session: Session, domain: Option<&str>) -> Self {
        Self {
            session,
            step: Step::Domain,
            overlay: None,
            domain: DomainScreen::new(domain),
            spf: SpfScreen::default(),
            dkim: DkimScreen::default(),
            dmarc: DmarcScreen::default(),
            publish: PublishScreen::default(),
            check: CheckScreen::default(),
            mail: MailScreen::default(),
            mailboxes: MailboxesScreen::default(),
            reached: Step::Domain,
            drawn: Drawn::default(),
        }
    }

    /// What is to be done before anything has happened.
    pub fn start(&mut self) -> Vec<Command> {
        let mut commands = vec![Command::ListRecent];
        commands.extend(self.screen_mut_with(|screen, session| screen.entered(session)).commands);
        commands
    }

    /// Takes a message in; gives what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Command> {
        match message {
            Message::Pressed(key) => self.pressed(key),
            Message::Pasted(text) => self.pasted(&text),
            Message::Clicked(target) => self.clicked(target),
            Message::Scrolled(lines) => self.scrolled(lines),
            Message::Resized | Message::Ticked => Vec::new(),
            Message::Terminated => vec![Command::Quit],
            news => self.received(&news),
        }
    }

    /// Whether something on the screen moves by itself.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.session.is_busy()
    }

    /// Whether a key was made that the person has seen, and that will be gone when they leave.
    #[must_use]
    pub fn has_unsaved_key(&self) -> bool {
        let Some(plan) = &self.session.plan else { return false };
        self.reached >= Step::Dkim
            && plan.purpose.sends()
            && plan.dkim.way == Way::MakeHere
            && plan.dkim.usable().next().is_none()
            && plan.dkim.kind.parts().iter().any(|kind| self.session.keys.made(*kind).is_some())
    }

    /// The step one is at.
    #[must_use]
    pub const fn step(&self) -> Step {
        self.step
    }

    /// What lies over the screen.
    #[must_use]
    pub const fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// Draws everything. Gives what clicks mean, and where the cursor is to stand.
    #[must_use]
    pub fn draw(&self, mut canvas: Canvas<'_>) -> (Hits, Option<Position>) {
        picture::draw(self, &mut canvas);
        canvas.finish()
    }

    /// The screen one is at.
    #[must_use]
    pub fn screen(&self) -> &dyn Screen {
        self.screen_at(self.step)
    }

    /// How far a step is.
    #[must_use]
    pub fn progress(&self, step: Step) -> Progress {
        let is_skipped = self.session.never_sends() && matches!(step, Step::Spf | Step::Dkim | Step::Dmarc);
        if is_skipped {
            return Progress::Skipped;
        }
        let progress = self.screen_at(step).progress(&self.session);
        // A default that nobody has seen yet is not done.
        if step > self.reached && progress == Progress::Done { Progress::Open } else { progress }
    }

    /// What decides which keys mean something now.
    #[must_use]
    pub fn context(&self) -> Context {
        let below = self.context_below();
        let is_covered = self.overlay.is_some();
        Context {
            is_typing: below.is_typing && !is_covered,
            has_popup: below.has_popup || is_covered,
            ..below
        }
    }

    /// What decides which keys mean something once nothing lies over the whole screen.
    #[must_use]
    pub fn context_below(&self) -> Context {
        let view = self.view();
        let focus = self.focus_in(&view);
        let typed = self.typed_into(focus);
        let is_typing = view.active().iter().any(|i| i.id == typed && i.is_text());
        Context {
            step: self.step,
            is_typing,
            has_popup: view.popup.is_some(),
            is_busy: self.session.is_busy(),
        }
    }

    /// Whether a key would do something now, so that the help bar may name it.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        match action {
            Action::Back | Action::Help | Action::Quit => true,
            _ if self.overlay.is_some() => false,
            Action::FullText => self.full_text().1.iter().any(|text| !text.is_empty()),
            Action::Choose => self.can_choose(),
            Action::Act | Action::Next | Action::NextStep | Action::Explain | Action::Cancel => true,
            own => self.screen().can(own, &self.session),
        }
    }

    /// The item with the focus: the one the screen says, or the first that can have it.
    #[must_use]
    pub fn focus(&self) -> Id {
        self.focus_in(&self.view())
    }

    /// The same in a view that is made already.
    pub(in crate::tui) fn focus_in(&self, view: &View<'_>) -> Id {
        let wanted = self.proposal().map_or_else(|| self.screen().focus(), |proposal| proposal.focus);
        view.focus_near(wanted)
    }

    fn screen_at(&self, step: Step) -> &dyn Screen {
        match step {
            Step::Domain => &self.domain,
            Step::Spf => &self.spf,
            Step::Dkim => &self.dkim,
            Step::Dmarc => &self.dmarc,
            Step::Publish => &self.publish,
            Step::Check => &self.check,
            Step::Mail => &self.mail,
            Step::Mailboxes => &self.mailboxes,
        }
    }

    fn with_screen<T>(&mut self, step: Step, act: impl FnOnce(&mut dyn Screen, &mut Session) -> T) -> T {
        let screen: &mut dyn Screen = match step {
            Step::Domain => &mut self.domain,
            Step::Spf => &mut self.spf,
            Step::Dkim => &mut self.dkim,
            Step::Dmarc => &mut self.dmarc,
            Step::Publish => &mut self.publish,
            Step::Check => &mut self.check,
            Step::Mail => &mut self.mail,
            Step::Mailboxes => &mut self.mailboxes,
        };
        act(screen, &mut self.session)
    }

    fn screen_mut_with<T>(&mut self, act: impl FnOnce(&mut dyn Screen, &mut Session) -> T) -> T {
        self.with_screen(self.step, act)
    }

    fn received(&mut self, news: &Message) -> Vec<Command> {
        let mut commands = self.session.receive(news);
        let judged = self.session.plan.clone();
        if let Message::CopyTried(_, Copied::Terminal(octets)) = news {
            commands.push(Command::Write(octets.clone()));
        }
        for step in Step::ALL {
            let effects = self.with_screen(step, |screen, session| screen.received(news, session));
            // Only the screen one looks at may move on by itself.
            let effects = if step == self.step { effects } else { Effects::run(effects.commands) };
            commands.extend(self.moved(effects));
        }
        // Judged once, unless it has made a screen change the answers.
        commands.extend(if self.session.plan == judged {
            self.session.go_on()
        } else {
            self.session.refresh()
        });
        commands
    }

    fn act(&mut self, action: Action) -> Vec<Command> {
        if let Some(commands) = self.act_on_overlay(action) {
            return commands;
        }
        let focus = self.focus();
        let effects = match action {
            Action::Quit => return vec![Command::Quit],
            Action::Suspend => return vec![Command::Suspend],
            Action::Redraw => return vec![Command::Redraw],
            Action::Help => return self.cover(Overlay::Help(0)),
            Action::Explain => return self.cover(Overlay::Explanation(0)),
            Action::FullText if !self.can(Action::FullText) => return Vec::new(),
            Action::FullText => return self.cover(Overlay::FullText(0)),
            Action::Cancel => {
                let commands = self.session.cancel();
                self.session.say(Role::Warn, words::screen::cancelled());
                return commands;
            }
            Action::Back => return self.back(),
            Action::NextStep => self.screen_mut_with(|screen, session| screen.going_on(session)),
            Action::GoTo(step) => Effects::go(Go::To(step)),
            Action::Next | Action::Down => return self.move_focus(1, action == Action::Next),
            Action::Previous | Action::Up => return self.move_focus(-1, action == Action::Previous),
            Action::PageDown => return self.move_focus(PAGE.cast_signed(), false),
            Action::PageUp => return self.move_focus(-PAGE.cast_signed(), false),
            Action::First => return self.move_focus(isize::MIN, false),
            Action::Last => return self.move_focus(isize::MAX, false),
            Action::Act | Action::Choose if self.proposal().is_some() => return self.answer_proposal(focus),
            Action::Choose if self.can_choose() => return self.choose(focus),
            Action::Left | Action::Right if self.proposal().is_some() => return Vec::new(),
            Action::Act | Action::Choose => self.screen_mut_with(|screen, session| {
                screen.set_focus(focus);
                screen.activated(focus, session)
            }),
            Action::Left => self.screen_mut_with(|screen, session| screen.turned(focus, Turn::Back, session)),
            Action::Right => self.screen_mut_with(|screen, session| screen.turned(focus, Turn::On, session)),
            own => self.screen_mut_with(|screen, session| screen.acted(own, session)),
        };
        self.follow(effects)
    }

    /// Whether what has the focus is chosen or switched, and stays to be looked at.
    fn can_choose(&self) -> bool {
        let view = self.view();
        let focus = self.focus_in(&view);
        let is_choice =
            |item: &Item<'_>| matches!(item.control, Control::Radio { .. } | Control::Toggle { .. });
        view.active().iter().any(|item| item.id == focus && is_choice(item))
    }

    /// Chooses or switches something: as Enter does, but that the focus stays while there is anything to stay on.
    fn choose(&mut self, focus: Id) -> Vec<Command> {
        let has_popup = self.view().popup.is_some();
        let effects = self.screen_mut_with(|screen, session| {
            screen.set_focus(focus);
            let effects = screen.activated(focus, session);
            Effects { go: effects.go.filter(|go| *go != Go::NextItem), ..effects }
        });
        let commands = self.follow(effects);
        let view = self.view();
        let is_there = view.active().iter().any(|item| item.id == focus && item.takes_focus());
        let stays = is_there && view.popup.is_some() == has_popup;
        drop(view);
        if stays {
            self.set_focus(focus);
        }
        commands
    }

    /// While something lies over the screen, keys move and close it.
    fn act_on_overlay(&mut self, action: Action) -> Option<Vec<Command>> {
        let overlay = self.overlay?;
        let (Overlay::Help(line) | Overlay::Explanation(line) | Overlay::FullText(line)) = overlay;
        let last = self.drawn.last_line.get();
        let line = line.min(last);
        let line = match action {
            Action::Quit | Action::Suspend | Action::Redraw => return None,
            Action::Down | Action::Next => Some(line + 1),
            Action::Up | Action::Previous => Some(line.saturating_sub(1)),
            Action::PageDown => Some(line + PAGE),
            Action::PageUp => Some(line.saturating_sub(PAGE)),
            Action::First => Some(0),
            Action::Last => Some(last),
            _ => None,
        };
        // From the end, the way back begins at once.
        let line = line.map(|line| line.min(last));
        self.overlay = match (overlay, line) {
            (Overlay::Help(_), Some(line)) => Some(Overlay::Help(line)),
            (Overlay::Explanation(_), Some(line)) => Some(Overlay::Explanation(line)),
            (Overlay::FullText(_), Some(line)) => Some(Overlay::FullText(line)),
            (Overlay::Explanation(_) | Overlay::FullText(_), None) if action == Action::Help => {
                Some(Overlay::Help(0))
            }
            _ => None,
        };
        Some(Vec::new())
    }

    fn cover(&mut self, overlay: Overlay) -> Vec<Command> {
        self.overlay = Some(overlay);
        // Until it is drawn, nobody knows how long it is.
        self.drawn.last_line.set(usize::MAX);
        Vec::new()
    }

    fn back(&mut self) -> Vec<Command> {
        if self.proposal().is_some() {
            return self.answer_proposal(proposal::LEAVE);
        }
        if self.screen_mut_with(|screen, session| screen.escaped(session)) {
            return self.session.refresh();
        }
        let earlier = Step::ALL
            .into_iter()
            .rev()
            .find(|step| *step < self.step && self.progress(*step) != Progress::Skipped);
        if let Some(step) = earlier {
            return self.follow(Effects::go(Go::To(step)));
        }
        let is_saved = self.session.saved_at.is_some();
        let text = if is_saved { words::screen::first_step() } else { words::screen::first_step_unsaved() };
        self.session.say(Role::Dim, text);
        Vec::new()
    }

    /// Moves the focus by some items; `wraps` for Tab, which goes round.
    fn move_focus(&mut self, by: isize, wraps: bool) -> Vec<Command> {
        let view = self.view();
        let focus = self.focus_in(&view);
        let ids: Vec<Id> =
            view.active().iter().filter(|item| item.takes_focus()).map(|item| item.id).collect();
        let Some(last) = ids.len().checked_sub(1) else { return Vec::new() };
        let here = ids.iter().position(|id| *id == focus).unwrap_or(0);
        let there = here.checked_add_signed(by).filter(|index| *index <= last);
        // Over the end: Tab goes round, other keys stay at the end.
        let there = there.unwrap_or(if (by > 0) == wraps { 0 } else { last });
        if let Some(id) = ids.get(there).copied() {
            self.set_focus(id);
        }
        Vec::new()
    }

    /// Does what follows: the moves, then the session's own opinion of the change.
    fn follow(&mut self, effects: Effects) -> Vec<Command> {
        let mut commands = self.moved(effects);
        commands.extend(self.session.refresh());
        commands
    }

    /// Does what follows, as far as it is moving on.
    fn moved(&mut self, effects: Effects) -> Vec<Command> {
        let mut commands = effects.commands;
        match effects.go {
            Some(Go::NextItem) => commands.extend(self.move_focus(1, false)),
            Some(Go::NextStep) => commands.extend(self.go_on()),
            Some(Go::To(step)) => commands.extend(self.go_to(step)),
            None => {}
        }
        commands
    }

    fn go_on(&mut self) -> Vec<Command> {
        let later =
            Step::ALL.into_iter().find(|step| *step > self.step && self.progress(*step) != Progress::Skipped);
        later.map(|step| self.go_to(step)).unwrap_or_default()
    }

    fn go_to(&mut self, step: Step) -> Vec<Command> {
        if step != Step::Domain && self.session.plan.is_none() {
            self.session.say(Role::Warn, words::screen::domain_first());
            return Vec::new();
        }
        if step == self.step {
            return Vec::new();
        }
        if self.progress(step) == Progress::Skipped {
            self.session.say(Role::Dim, words::screen::skipped_step(step.label()));
            return Vec::new();
        }
        let mut commands = self.screen_mut_with(|screen, session| screen.left(session)).commands;
        self.step = step;
        self.session.proposal.take_if(|proposal| proposal.step != step);
        self.reached = self.reached.max(step);
        commands.extend(self.screen_mut_with(|screen, session| screen.entered(session)).commands);
        commands
    }
}

#[cfg(test)]
mod tests;

//! What keys, pastes and the mouse do.

use crossterm::event::{KeyEvent, KeyEventKind};

use super::App;
use crate::{
    record::{
        claim::{Claim, claim},
        pasted, private_key,
    },
    tui::{
        hit::Target,
        item::{Control, Id},
        keymap::{self, Action},
        message::Command,
        screen::Effects,
        step::Step,
        theme::Role,
    },
    words,
};

impl App {
    /// The item that letters go into while this one has the focus.
    pub(super) fn typed_into(&self, focus: Id) -> Id {
        self.screen().types_into(focus).unwrap_or(focus)
    }

    pub(super) fn pressed(&mut self, key: KeyEvent) -> Vec<Command> {
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let context = self.context();
        let action = keymap::action(key, context);
        let is_blind = self.drawn.is_too_small.get();
        // Nobody changes what they cannot see.
        if is_blind && !matches!(action, Some(Action::Quit | Action::Suspend | Action::Redraw)) {
            return Vec::new();
        }
        self.session.notice = None;
        if let Some(action) = action {
            return self.act(action);
        }
        if !context.is_typing {
            return Vec::new();
        }
        let focus = self.typed_into(self.focus());
        let effects = self.screen_mut_with(|screen, session| {
            let has_changed = screen.field(focus).is_some_and(|field| field.press(key));
            screen.set_focus(focus);
            if has_changed { screen.edited(focus, session) } else { Effects::none() }
        });
        self.follow(effects)
    }

    pub(super) fn pasted(&mut self, text: &str) -> Vec<Command> {
        self.session.notice = None;
        // Terminals send the line breaks of a paste as carriage returns, as if Enter were pressed.
        let text = &text.replace("\r\n", "\n").replace('\r', "\n");
        // Nothing may change below what hides it.
        self.overlay = None;
        // No field takes one, and what a field takes is saved, shown and copied.
        if private_key::found(text).is_some() {
            self.session.say(Role::Bad, words::dkim::private_key_pasted());
            return Vec::new();
        }
        // A record of another step is named and led to its step, never taken as a part of this one.
        if let Some(belongs) = stranger(text, self.step()) {
            self.session.say(Role::Bad, belongs);
            return Vec::new();
        }
        if self.proposal().is_some() {
            self.session.say(Role::Dim, words::screen::paste_nowhere());
            return Vec::new();
        }
        let focus = self.typed_into(self.focus());
        let effects = self.screen_mut_with(|screen, session| {
            if screen.pasted_into(focus, text, session) {
                return Effects::none();
            }
            if let Some(field) = screen.field(focus) {
                if !field.paste(text) {
                    session.say(Role::Bad, words::screen::paste_too_long());
                    return Effects::none();
                }
                screen.set_focus(focus);
                return screen.edited(focus, session);
            }
            if !screen.pasted(text, session) && session.notice.is_none() {
                session.say(Role::Dim, words::screen::paste_nowhere());
            }
            Effects::none()
        });
        self.follow(effects)
    }

    pub(super) fn clicked(&mut self, target: Target) -> Vec<Command> {
        self.session.notice = None;
        match target {
            Target::Step(step) => self.act(Action::GoTo(step)),
            Target::Key(action) => self.act(action),
            Target::Item(id) => {
                let had_focus = self.focus() == id;
                self.set_focus(id);
                let view = self.view();
                let acts = view.active().iter().any(|item| {
                    item.id == id
                        && match item.control {
                            Control::Radio { .. } | Control::Toggle { .. } | Control::Button { .. } => true,
                            // A first click looks, a second one does.
                            Control::Row { .. } | Control::Cells { .. } | Control::Finding { .. } => {
                                had_focus
                            }
                            // A click into a field puts the cursor there; Enter would already go on.
                            _ => false,
                        }
                });
                if acts { self.act(Action::Act) } else { Vec::new() }
            }
            Target::Option(id, wanted) => self.turn_to(id, wanted),
        }
    }

    /// Turns a choice until the option that was clicked is the chosen one.
    fn turn_to(&mut self, id: Id, wanted: usize) -> Vec<Command> {
        self.set_focus(id);
        let chosen = self.view().active().iter().find_map(|item| match item.control {
            Control::Choice { chosen, .. } if item.id == id => Some(chosen),
            _ => None,
        });
        let Some(chosen) = chosen else { return Vec::new() };
        let action = if wanted < chosen { Action::Left } else { Action::Right };
        (0..wanted.abs_diff(chosen)).flat_map(|_| self.act(action)).collect()
    }

    pub(super) fn scrolled(&mut self, lines: i16) -> Vec<Command> {
        self.act(if lines > 0 { Action::Down } else { Action::Up })
    }
}

/// Where a pasted text belongs, if it holds records of other steps and none of this one.
fn stranger(text: &str, step: Step) -> Option<String> {
    let own = match step {
        Step::Spf => Some(Claim::Spf),
        Step::Dkim => Some(Claim::Dkim),
        Step::Dmarc => Some(Claim::Dmarc),
        // Nothing of a record is a domain.
        Step::Domain => None,
        // Mail takes anything, and finds out itself what it is; the others have no field for a record.
        Step::Publish | Step::Check | Step::Mail | Step::Mailboxes => return None,
    };
    let found = pasted::read(text).records;
    let claims: Vec<Claim> = found.iter().filter_map(|record| claim(&record.text()?)).collect();
    let other = claims.iter().find(|claim| Some(**claim) != own)?;
    // A service's block may hold its keys as CNAME records, which claim nothing.
    if own.is_some_and(|own| claims.contains(&own) || own == Claim::Dkim && found.len() > 1) {
        return None;
    }
    Some(match other {
        Claim::Spf => words::screen::belongs_to_spf(),
        Claim::Dkim => words::screen::belongs_to_dkim(),
        Claim::Dmarc => words::screen::belongs_to_dmarc(),
    })
}

//! What news does to the session.

use std::{mem::discriminant, sync::Arc};

use super::{Session, Untouched, saving::UNTOUCHABLE};
use crate::{
    dns::walk::News,
    reading::adopt::{self, Adopted},
    tui::{
        message::{Command, Message},
        theme::Role,
    },
    words,
};

impl Session {
    /// Takes news in. What follows for one screen only is that screen's business.
    pub fn receive(&mut self, message: &Message) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut is_further = false;
        match message {
            Message::Surveyed(run, news) if self.look.is_some_and(|work| work.run == *run) => {
                for item in news {
                    self.learn(item);
                }
                self.adopt_found();
            }
            Message::LookedAround(run) if self.look.is_some_and(|work| work.run == *run) => {
                self.look = None;
                if let Some(survey) = &mut self.survey {
                    survey.is_finished = true;
                }
                self.adopt_found();
                is_further = true;
            }
            Message::Answered(run, news) if self.asks.contains(run) => {
                for item in news {
                    self.learn(item);
                }
            }
            Message::AskedAll(run) => {
                self.asks.remove(run);
                if self.asks.is_empty() {
                    self.asking = None;
                }
                self.judge_mail();
                // A selector that was only tried, to see whether it is free, is no key of the plan.
                if self.further.take_if(|further| *further == *run).is_some() {
                    self.adopt(Untouched { dkim: self.untouched.dkim, ..UNTOUCHABLE });
                }
            }
            Message::CheckBegun(..) | Message::Checked(..) | Message::CheckFinished(..) => {
                commands = self.learn_published(message);
            }
            Message::MailRead(..) => self.learn_mail(message),
            Message::MailboxesBegun(..) | Message::MailboxesSeen(..) | Message::MailboxesLookedAt(..) => {
                commands = self.learn_mailboxes(message);
            }
            Message::KeyMade(run, result) => self.keys.receive(*run, result),
            Message::PlanSaved(given, Ok(saved)) => self.learn_saved(given, saved),
            Message::PlanSaved(given, Err(why)) => {
                if self.domain() == Some(&given.domain) {
                    self.saved_at = None;
                    self.save_failure = Some(why.clone());
                }
                self.say(Role::Warn, words::screen::not_saved(why.as_str()));
            }
            Message::SetupLoaded(domain, result) if self.domain() == Some(domain) => {
                self.is_loading = false;
                match result {
                    Ok(Some(setup)) => {
                        self.come_back(setup.memory.as_ref());
                        self.mailboxes.before.clone_from(&setup.access);
                        self.resume(&setup.plan, setup.saved);
                        is_further = true;
                    }
                    Ok(None) => {}
                    Err(why) => self.say(Role::Warn, why.clone()),
                }
            }
            Message::RecentListed(recent) => self.recent.clone_from(recent),
            Message::Crashed(what) => {
                commands = self.cancel();
                // It may have been what looked for them.
                self.is_loading = false;
                self.say(Role::Bad, words::screen::crashed(what.as_str()));
            }
            _ => {}
        }
        commands.extend(self.refresh());
        // What the plan leads to is known only now.
        if is_further {
            commands.extend(self.ask_further());
        }
        commands
    }

    fn learn(&mut self, news: &News) {
        let Some(survey) = &mut self.survey else { return };
        match news {
            News::ZoneFound(zone) => survey.zone = Some(zone.clone()),
            News::OtherZone(zone) => drop(survey.others.insert(zone.apex.clone(), zone.clone())),
            News::Answered(answer) => survey.hear(Arc::clone(answer)),
            News::Delegated(servers) => survey.delegated = Some(servers.clone()),
            News::NotRegistered => survey.is_unregistered = true,
            News::Blocked(failure) => survey.blocked = Some(failure.clone()),
        }
    }

    /// Brings what DNS has into the parts of the plan nobody has changed yet.
    pub fn adopt_found(&mut self) {
        self.adopt(self.untouched);
    }

    fn adopt(&mut self, untouched: Untouched) {
        let (Some(plan), Some(survey)) = (&mut self.plan, &self.survey) else { return };
        let adopted = adopt::adopt(plan, survey, untouched);
        // More selectors may have answered, or so many that they are a wildcard.
        let is_dkim = |one: &Adopted| matches!(one, Adopted::Dkim { .. });
        if untouched.dkim && !adopted.iter().any(is_dkim) {
            self.adopted.retain(|known| !is_dkim(known));
        }
        for one in adopted {
            match self.adopted.iter_mut().find(|known| discriminant(*known) == discriminant(&one)) {
                Some(known) => *known = one,
                None => self.adopted.push(one),
            }
        }
    }
}

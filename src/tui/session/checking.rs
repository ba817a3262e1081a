//! Checking what is published: the rounds, what they have found so far, and what it means.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Session, Work};
use crate::{
    check::published::{
        OnDisk, View,
        again::Pauses,
        report::{self, Report},
    },
    dns::walk::News,
    plan::Plan,
    record::name::Selector,
    survey::Survey,
    tui::message::{Command, Message, RunId, ToCheck},
    words::cli_check,
};

/// What is known of what is published.
#[derive(Debug, Default)]
pub struct Checking {
    /// The round under way.
    pub work: Option<Work>,
    /// What the servers said in this round, and in the last one where this has not asked yet.
    pub survey: Option<Survey>,
    /// What that means. Made anew when the survey has changed.
    pub report: Option<Report>,
    /// Keys of the set-up that are not compared, and why: one sentence each.
    pub unread: Vec<String>,
    /// When the next round begins by itself.
    pub next: Option<Next>,
    /// How many rounds have ended.
    pub rounds: usize,
    /// What the round under way, or the last one, goes by.
    asked: Option<Box<ToCheck>>,
    disk: Vec<OnDisk>,
    pauses: Pauses,
    /// Whether the round under way, or the last one, began by itself.
    is_waiting: bool,
    is_announced: bool,
}

/// The next round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The request to be woken.
    pub run: RunId,
    /// When.
    pub at: Timestamp,
}

impl Session {
    /// Begins a round, in place of the one under way or put off. `is_waiting` if nobody pressed a key for it.
    pub fn check(&mut self, is_waiting: bool) -> Vec<Command> {
        let mut commands = self.stop_checking();
        let Some(plan) = &self.plan else { return commands };
        let asked = Box::new(self.to_check(plan));
        let work = self.begin();
        if !is_waiting {
            self.checking.pauses = Pauses::default();
        }
        self.checking.is_waiting = is_waiting;
        self.checking.work = Some(work);
        commands.push(Command::Check(work.run, asked.clone()));
        self.checking.asked = Some(asked);
        // What is known already may mean something else by other answers.
        self.judge_published();
        commands
    }

    /// Gives up the round under way and the one put off.
    pub fn stop_checking(&mut self) -> Vec<Command> {
        let round = self.checking.work.take().map(|work| work.run);
        let next = self.checking.next.take().map(|next| next.run);
        round.into_iter().chain(next).map(Command::Cancel).collect()
    }

    /// Puts the next round off to when it is worth it, unless nothing is left to wait for.
    pub fn check_later(&mut self) -> Vec<Command> {
        let Some(report) = self.checking.report.as_ref().filter(|report| !report.is_right()) else {
            return Vec::new();
        };
        let now = self.now;
        let wait = self.checking.pauses.after(report, now);
        let run = self.new_run();
        let at = now.checked_add(wait).unwrap_or(now);
        self.checking.next = Some(Next { run, at });
        vec![Command::Wake(run, wait)]
    }

    /// Whether what the last round found still answers for the plan.
    #[must_use]
    pub fn is_check_current(&self) -> bool {
        self.plan
            .as_ref()
            .zip(self.checking.asked.as_ref())
            .is_some_and(|(plan, asked)| **asked == self.to_check(plan))
    }

    /// The set-up that is compared with what is published: none while nobody has answered anything, because then
    /// all of it came from DNS.
    #[must_use]
    pub fn checked_plan(&self) -> Option<&Plan> {
        self.unsaved_plan()
    }

    /// The set-up that the report is about: what was compared when the round began, whatever was answered since.
    pub(super) fn judged_plan(&self) -> Option<&Plan> {
        self.checking.asked.as_ref()?.plan.as_ref()
    }

    fn to_check(&self, plan: &Plan) -> ToCheck {
        let of_answers = self.checked_plan().cloned();
        // Keys that were found when the domain was looked at are there to be looked at again.
        let found = plan.dkim.keys.iter().filter(|_| of_answers.is_none());
        let given: Vec<Selector> = found.map(|key| key.selector.clone()).collect();
        ToCheck { domain: plan.domain.clone(), plan: of_answers, given }
    }

    /// Takes news of a round in. Gives what follows outside the picture.
    pub(super) fn learn_published(&mut self, message: &Message) -> Vec<Command> {
        let is_under_way = |run: &RunId| self.checking.work.is_some_and(|work| work.run == *run);
        match message {
            Message::CheckBegun(run, disk, unread) if is_under_way(run) => {
                self.checking.disk.clone_from(disk);
                self.checking.unread.clone_from(unread);
            }
            Message::Checked(run, at, news) if is_under_way(run) => {
                self.now = *at;
                let Some(domain) = self.domain().cloned() else { return Vec::new() };
                let survey = self.checking.survey.get_or_insert_with(|| {
                    // What is missing so far is on its way; that it never came is said at the end.
                    Survey { is_finished: true, ..Survey::new(domain) }
                });
                for item in news {
                    learn(survey, item);
                }
                self.judge_published();
            }
            Message::CheckFinished(run, at, survey) if is_under_way(run) => {
                self.now = *at;
                self.checking.work = None;
                self.checking.rounds += 1;
                self.checking.survey = Some(survey.as_ref().clone());
                let was_current = self.is_check_current();
                self.take_heard(survey);
                // An untouched plan follows DNS, and with it the keys to look at.
                if was_current {
                    self.checking.asked = self.plan.as_ref().map(|plan| Box::new(self.to_check(plan)));
                }
                self.judge_published();
                let kept = self.look_back();
                return self.announce_if_right().into_iter().chain(kept).collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Judges what is known so far, as of the last news.
    fn judge_published(&mut self) {
        let now = self.now;
        let Checking { survey: Some(survey), asked: Some(asked), disk, .. } = &self.checking else { return };
        let view = View { survey, plan: asked.plan.as_ref(), given: &asked.given, disk, now };
        self.checking.report = Some(report::report(&view));
    }

    /// The bell rings when all has turned right while somebody waited, and only once.
    fn announce_if_right(&mut self) -> Vec<Command> {
        let is_right = self.checking.report.as_ref().is_some_and(Report::is_right);
        let is_news = is_right && self.checking.is_waiting && !self.checking.is_announced;
        self.checking.is_announced |= is_right;
        let domain = self.domain().filter(|_| is_news);
        domain.map(|domain| Command::Announce(cli_check::title_done(domain.as_str()))).into_iter().collect()
    }
}

fn learn(survey: &mut Survey, news: &News) {
    match news {
        News::ZoneFound(zone) => {
            survey.zone = Some(zone.clone());
            (survey.is_unregistered, survey.blocked) = (false, None);
        }
        News::OtherZone(zone) => drop(survey.others.insert(zone.apex.clone(), zone.clone())),
        News::Delegated(servers) => survey.delegated = Some(servers.clone()),
        News::Answered(answer) => survey.hear(Arc::clone(answer)),
        News::NotRegistered => survey.is_unregistered = true,
        News::Blocked(failure) => survey.blocked = Some(failure.clone()),
    }
}

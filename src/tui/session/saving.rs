//! Saving the answers, and what the disk has: saved earlier, or by another program meanwhile.

use super::{ALL_UNTOUCHED, Session};
use crate::{
    plan::{Plan, merge::merge},
    reading::adopt::Untouched,
    store::Saved,
    tui::{message::Command, theme::Role},
};

/// Nothing is taken over from DNS.
pub(super) const UNTOUCHABLE: Untouched = Untouched { purpose: false, spf: false, dkim: false, dmarc: false };

impl Session {
    pub(super) fn save_if_new(&mut self) -> Vec<Command> {
        // A domain that was only looked at is nobody's answer yet.
        if self.is_loading || self.plan == self.saved {
            return Vec::new();
        }
        let Some((plan, base)) = self.to_save() else { return Vec::new() };
        self.saved = Some(plan.clone());
        vec![Command::SavePlan(Box::new(plan), Box::new(base))]
    }

    /// The answers, if somebody gave any and they may not be on the disk yet, and those they came from.
    #[must_use]
    pub fn to_save(&self) -> Option<(Plan, Plan)> {
        let plan = self.unsaved_plan()?;
        Some((plan.clone(), self.base.clone().unwrap_or_else(|| self.unanswered(plan))))
    }

    /// The answers as they would be if nobody had given any: with what DNS has where nobody did, and what a
    /// first set-up begins with where somebody did.
    fn unanswered(&self, plan: &Plan) -> Plan {
        let mut first = Plan::new(plan.domain.clone());
        let Untouched { purpose, spf, dkim, dmarc } = self.untouched;
        if purpose {
            first.purpose = plan.purpose;
        }
        if spf {
            first.spf.clone_from(&plan.spf);
        }
        if dkim {
            first.dkim.clone_from(&plan.dkim);
        }
        if dmarc {
            first.dmarc.clone_from(&plan.dmarc);
        }
        first
    }

    /// The answers, if somebody gave any and they may not be on the disk yet.
    #[must_use]
    pub fn unsaved_plan(&self) -> Option<&Plan> {
        self.plan.as_ref().filter(|plan| {
            self.untouched != ALL_UNTOUCHED || !plan.panel.is_none() || !plan.mailboxes.is_none()
        })
    }

    /// What stands in the file now: perhaps with answers of another program, which are taken over.
    pub(super) fn learn_saved(&mut self, given: &Plan, saved: &Saved) {
        if let Some(plan) = self.plan.as_mut().filter(|plan| plan.domain == given.domain) {
            self.saved_at = Some(saved.at);
            self.save_failure = None;
            let stands = saved.merged.as_ref().map_or(given, |taken| &taken.plan);
            self.base = Some(stands.clone());
            if saved.merged.is_some() {
                // More may have been answered since.
                *plan = merge(given, plan, stands).plan;
                self.saved = Some(stands.clone());
                self.untouched = UNTOUCHABLE;
                self.adopted.clear();
            }
        }
        self.kept_aside.extend(saved.aside.iter().map(|aside| aside.what(&given.domain)));
        let news = saved.news(&given.domain);
        if !news.is_empty() {
            self.say(Role::Warn, news.join(" "));
        }
    }

    /// Answers saved earlier take the place of those nobody has given yet.
    pub(super) fn resume(&mut self, saved: &Plan, at: jiff::Timestamp) {
        let Some(ours) = self.plan.as_ref() else { return };
        // Who was quicker than the disk has answered without seeing what is saved. Where the two differ, the
        // store is told that ours did not come from it, and keeps both.
        let merged = merge(&self.unanswered(ours), ours, saved);
        self.base = merged.contested.is_empty().then(|| saved.clone());
        self.plan = Some(merged.plan);
        self.saved = Some(saved.clone());
        self.untouched = UNTOUCHABLE;
        self.adopted.clear();
        self.resumed = Some(at);
        self.saved_at = Some(at);
    }
}

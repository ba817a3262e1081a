//! How a record that was there and is there has moved from server to server.
//!
//! A server is compared with the plan, so that its answer can turn from right to different because the plan has
//! changed. What it said then is therefore judged by the plan of today first; where that cannot be done, nothing is
//! concluded from it.

use super::{
    News, heard,
    record::{has, labels, own},
    text::{changed, is_meant, is_withdrawn, published},
};
use crate::check::memory::{Heard, Remembered, Said};

/// A server that answered both times.
struct Step<'m> {
    one: &'m Heard,
    /// Whether it had any such record then.
    had: bool,
    /// What it had then, compared with the plan of today; none if nobody knows.
    then: Option<Said>,
}

impl Step<'_> {
    fn is_lost(&self) -> bool {
        self.had && self.one.said == Said::Absent
    }

    fn has_caught_up(&self) -> bool {
        matches!(self.then, Some(Said::Absent | Said::Different)) && self.one.said == Said::Right
    }

    fn has_strayed(&self) -> bool {
        matches!(self.then, Some(Said::Right | Said::Absent)) && self.one.said == Said::Different
    }

    fn was_right(&self) -> bool {
        self.then == Some(Said::Right)
    }
}

pub(super) fn news(before: &Remembered, now: &Remembered) -> Vec<News> {
    let is = |record: &Remembered, said: Said| own(record).any(|one| one.said == said);
    let is_mixed = |record: &Remembered| is(record, Said::Right) && is(record, Said::Different);
    let steps = steps(before, now);
    let lost = those(&steps, Step::is_lost);
    let mut news = Vec::new();
    if !lost.is_empty() {
        let still = labels(own(now).filter(|one| has(one.said)));
        news.push(News::Lost { servers: lost.clone(), still });
    }
    // Without a plan servers are compared with the first that answered, which may be another each time.
    if now.planned.is_none() && is_mixed(before) && is_mixed(now) {
        return news;
    }
    let any_right = is(now, Said::Right);
    let all_right = own(now).all(|one| one.said == Said::Right);
    let is_replaced = if all_right {
        !steps.is_empty() && steps.iter().all(|step| step.then == Some(Said::Different))
    } else {
        !any_right && steps.iter().any(|step| step.was_right() && step.has_strayed())
    };
    if is_replaced {
        let differences = changed(before, now).unwrap_or_default();
        news.push(News::Changed { differences, is_right: all_right });
        return news;
    }
    let strayed = those(&steps, Step::has_strayed);
    let caught_up = those(&steps, Step::has_caught_up);
    // One server that is right is enough to know that the change of the others is on its way.
    if any_right && !strayed.is_empty() {
        news.push(News::Strayed { servers: strayed.clone() });
    }
    if !caught_up.is_empty() {
        let mut lacking = labels(own(now).filter(|one| one.said != Said::Right));
        lacking.retain(|label| !lost.contains(label) && !strayed.contains(label));
        news.push(News::Spread { servers: caught_up, lacking });
    }
    if news.is_empty()
        && (all_right || !any_right)
        && let Some(differences) = changed(before, now)
    {
        news.push(News::Changed { differences, is_right: all_right });
    }
    news
}

fn those<'m>(steps: &[Step<'m>], is_it: fn(&Step<'m>) -> bool) -> Vec<String> {
    labels(steps.iter().filter(|step| is_it(step)).map(|step| step.one))
}

fn steps<'m>(before: &Remembered, now: &'m Remembered) -> Vec<Step<'m>> {
    let step = |one: &'m Heard| {
        let said = heard(before, one).map(|old| old.said).filter(|said| *said != Said::Silent)?;
        Some(Step { one, had: has(said), then: judged_anew(before, now, said) })
    };
    own(now).filter_map(step).collect()
}

/// What a server said then, compared with the plan of today.
fn judged_anew(before: &Remembered, now: &Remembered, said: Said) -> Option<Said> {
    let planned = match (&before.planned, &now.planned) {
        (None, None) => return Some(said),
        (Some(then), Some(planned)) if then == planned || is_meant(now, then, planned) == Some(true) => {
            return Some(said);
        }
        _ if !has(said) => return Some(said),
        // They are compared among themselves now.
        (Some(_), None) => return published(before).map(|_| Said::Right),
        (_, Some(planned)) => planned,
    };
    if is_withdrawn(before) && said == Said::Right {
        return Some(Said::Absent);
    }
    let of_text = match published(before) {
        Some([only]) => is_meant(now, planned, only),
        _ => None,
    };
    match of_text {
        Some(true) => Some(Said::Right),
        Some(false) => Some(Said::Different),
        // It had what was planned then.
        None => (said == Said::Right && before.planned.is_some()).then_some(Said::Different),
    }
}

//! The way to a stricter DMARC policy in words, from `dmarc-path.ftl`.

use jiff::civil::Date;

use super::{date::day, generated::dmarc_path as say};
use crate::{
    check::dmarc_path::{Because, Reason, Stage, Step},
    record::dmarc::Policy,
};

/// `DMARC: none since 22 Nov → quarantine from 22 Dec → reject from 22 Jan 2027`.
#[must_use]
pub fn path(step: &Step, today: Date) -> String {
    let (from, to) = (stage(step.from), stage(step.to));
    if step.reason == Reason::NeverSends {
        return say::Never { from, to }.say();
    }
    let is_due = if step.is_due { "yes" } else { "no" };
    let (then, then_date) = match step.then {
        Some((policy, date)) => (word(policy), day(date, today)),
        None => ("none".to_owned(), String::new()),
    };
    say::Path {
        date: day(step.from_date, today),
        from,
        is_due,
        since: day(step.since, today),
        then,
        then_date,
        to,
    }
    .say()
}

/// What a step is called, and when it comes.
#[must_use]
pub fn title(step: &Step, today: Date) -> String {
    let to = stage(step.to);
    if step.is_due {
        say::title_due(to)
    } else {
        say::TitleLater { date: day(step.from_date, today), to }.say()
    }
}

/// Why it comes when it comes, what it does, and what an earlier one risks.
#[must_use]
pub fn why(step: &Step, today: Date) -> Vec<String> {
    let (from, to) = (stage(step.from), stage(step.to));
    if step.reason == Reason::NeverSends {
        return vec![say::never_why(to)];
    }
    let mut said = Vec::new();
    if step.from.is_test {
        said.push(say::tested(from.as_str()));
    }
    if step.is_due {
        said.push(say::Due { from, since: day(step.since, today), to }.say());
    } else {
        let later = say::Later { date: day(step.from_date, today), from }.say();
        said.extend([later, say::early(word(step.to.policy))]);
    }
    said.push(if step.to.policy == Policy::Reject { say::to_reject() } else { say::to_quarantine() });
    said
}

/// Above the question whether to take it: whether it is time, what has to be true first or is risked, and whom a
/// refusal hits.
#[must_use]
pub fn verdict(step: &Step, today: Date) -> String {
    let (from, to) = (stage(step.from), stage(step.to));
    let condition = match (step.reason, step.is_due) {
        (Reason::NeverSends, _) => say::never_why(to),
        (Reason::Stood, true) => say::Due { from, since: day(step.since, today), to }.say(),
        (Reason::Stood, false) => say::early(word(step.to.policy)),
    };
    let is_refusal = step.reason == Reason::Stood && step.to.policy == Policy::Reject;
    let parts = [Some(format!("{}.", title(step, today))), Some(condition), is_refusal.then(say::to_reject)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What comes before any step, in a line.
#[must_use]
pub fn first(because: Because) -> String {
    match because {
        Because::Unknown => say::first_unknown(),
        Because::NoRecord => say::first_no_record(),
        Because::OnItsWay => say::first_on_its_way(),
        Because::Errors => say::first_errors(),
        Because::NoReports => say::first_no_reports(),
        Because::NoKey => say::first_no_key(),
    }
}

/// The same with what it means, where nothing else tells it already.
#[must_use]
pub fn first_why(because: Because) -> Option<String> {
    match because {
        Because::NoReports => Some(say::first_no_reports_why()),
        Because::NoKey => Some(say::first_no_key_why()),
        Because::Unknown | Because::NoRecord | Because::OnItsWay | Because::Errors => None,
    }
}

/// That Enter leads to a step with the question, by the step's name.
#[must_use]
pub fn leads(step: String) -> String {
    say::take(step)
}

/// Above the record with the step taken.
#[must_use]
pub fn heading() -> String {
    say::heading()
}

/// What takes the step.
#[must_use]
pub fn button() -> String {
    say::button()
}

fn stage(stage: Stage) -> String {
    if stage.is_test { say::test(word(stage.policy)) } else { word(stage.policy) }
}

fn word(policy: Policy) -> String {
    match policy {
        Policy::None => say::none(),
        Policy::Quarantine => say::quarantine(),
        Policy::Reject => say::reject(),
    }
}

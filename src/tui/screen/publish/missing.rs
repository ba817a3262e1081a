//! What the earlier steps have left open, in one line.

use super::row::{Row, Todo};
use crate::{
    check::{Finding, Severity},
    record::dmarc,
    tui::{item::Item, session::Session, step::Step, theme::Role},
    words::publish as say,
};

/// What is not there yet or is wrong, each with its step; empty if the plan is whole.
pub(in crate::tui::screen) fn parts(session: &Session) -> Vec<String> {
    let Some(plan) = session.plan.as_ref().filter(|_| !session.never_sends()) else { return Vec::new() };
    let number = |step: Step| (step.index() + 1).to_string();
    let is_bad = |findings: &[Finding]| findings.iter().any(|f| f.severity() == Severity::Error);
    let mut parts = Vec::new();
    if plan.spf.record().terms.is_empty() {
        parts.push(say::no_spf(number(Step::Spf)));
    } else if is_bad(&session.judged.spf) {
        parts.push(say::bad_spf(number(Step::Spf)));
    }
    if plan.dkim.usable().next().is_none() {
        parts.push(say::no_key(number(Step::Dkim)));
    } else if is_bad(&session.judged.dkim) {
        parts.push(say::bad_dkim(number(Step::Dkim)));
    }
    if plan.dmarc.published() == dmarc::Record::default() {
        parts.push(say::no_dmarc(number(Step::Dmarc)));
    } else if is_bad(&session.judged.dmarc) {
        parts.push(say::bad_dmarc(number(Step::Dmarc)));
    }
    parts
}

/// The steps that work, but not as well as they should, each with its number.
fn warned(session: &Session) -> Vec<String> {
    let Some(plan) = session.plan.as_ref().filter(|_| !session.never_sends()) else { return Vec::new() };
    let judged = &session.judged;
    // A step without a record is told as that.
    [
        (Step::Spf, &judged.spf, !plan.spf.record().terms.is_empty()),
        (Step::Dkim, &judged.dkim, plan.dkim.usable().next().is_some()),
        (Step::Dmarc, &judged.dmarc, plan.dmarc.published() != dmarc::Record::default()),
    ]
    .into_iter()
    .filter(|(_, findings, has_record)| {
        *has_record && findings.iter().map(Finding::severity).max() == Some(Severity::Warning)
    })
    .map(|(step, ..)| say::WarnedStep { label: step.label(), step: (step.index() + 1).to_string() }.say())
    .collect()
}

/// What stands above the list: what is missing, or that there is nothing to do.
pub(super) fn items<'s>(rows: &[Row<'_>], session: &Session) -> Vec<Item<'s>> {
    let mut items: Vec<Item<'_>> =
        sentence(session).map(|text| Item::prose(Role::Warn, format!("! {text}"))).into_iter().collect();
    if rows.is_empty() {
        items.push(Item::prose(Role::Text, say::nothing()));
    } else if rows.iter().all(|row| row.todo == Todo::There) {
        // Ready is more than there: what is missing has been said above.
        let text = if parts(session).is_empty() { say::all_there() } else { say::so_far_there() };
        items.push(Item::prose(Role::Good, format!("✓ {text}")));
    }
    if !items.is_empty() {
        items.push(Item::breath());
    }
    items
}

/// Both as a sentence, if there is anything to say.
fn sentence(session: &Session) -> Option<String> {
    let (parts, warned) = (parts(session), warned(session));
    let sentences = [
        (!parts.is_empty()).then(|| say::not_ready(parts.join(", "))),
        (!warned.is_empty()).then(|| say::warned(warned.join(", "))),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

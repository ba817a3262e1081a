//! What has become of each record, on the domain's own servers.

use super::{
    Change, News, find, moved,
    text::{is_void, is_withdrawn},
    withdrawn,
};
use crate::{
    check::{
        memory::{Heard, Memory, RECORDS, Remembered, Said},
        propagation::claims,
    },
    plan::publish::Purpose,
    survey::{Answer, Facts, Kind, Role},
};

pub(super) fn changes(before: &Memory, now: &Memory, facts: &Facts) -> Vec<Change> {
    let of_now = now.records.iter().flat_map(|record| {
        let news = match find(before, record) {
            Some(then) => news(then, record),
            // What was too much to be remembered may have been there.
            None if before.records.len() < RECORDS => first_seen(record),
            None => Vec::new(),
        };
        news.into_iter().map(move |news| (record, news))
    });
    let not_listed = before.records.iter().filter(|record| find(now, record).is_none());
    // What the person has taken out of the plan may go.
    let gone = not_listed
        .filter(|record| record.planned.is_none() && was_there(record) && is_gone(record, facts))
        .map(|record| (record, News::Gone));
    of_now
        .chain(gone)
        .map(|(record, news)| Change::Record {
            purpose: record.purpose.clone(),
            owner: record.owner.clone(),
            news,
        })
        .collect()
}

/// What the domain's own servers said that answered.
pub(super) fn own(record: &Remembered) -> impl Iterator<Item = &Heard> {
    record.servers.iter().filter(|one| one.role == Role::Authoritative && one.said != Said::Silent)
}

pub(super) const fn has(said: Said) -> bool {
    matches!(said, Said::Right | Said::Different)
}

/// The servers, each once.
pub(super) fn labels<'h>(servers: impl Iterator<Item = &'h Heard>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for one in servers {
        if !labels.contains(&one.label) {
            labels.push(one.label.clone());
        }
    }
    labels
}

/// Whether it was there, and not only as the withdrawal of a key, which is as good as nothing.
fn is_there(record: &Remembered) -> bool {
    if is_withdrawn(record) {
        return own(record).any(|one| one.said == Said::Different);
    }
    own(record).any(|one| has(one.said)) && !is_void(record)
}

/// Whether that is certain. Earlier programs did not keep the plan, by which a withdrawn key is right where there is
/// nothing.
fn was_there(record: &Remembered) -> bool {
    let is_known = record.planned.is_some()
        || !record.published.is_empty()
        || !matches!(record.purpose, Purpose::Dkim(_));
    is_known && is_there(record)
}

/// Whether somebody has said that no such record is at its name any more.
fn is_gone(record: &Remembered, facts: &Facts) -> bool {
    // A null MX that the set-up no longer asks for may be other exchangers now, and that is no loss.
    let is_text = !matches!(
        record.purpose,
        Purpose::NullMx
            | Purpose::Service(_)
            | Purpose::Offer(_)
            | Purpose::Autoconfig
            | Purpose::Autodiscover
    );
    let answer = facts.get(&record.owner, Kind::Txt).filter(|answer| is_text && Answer::is_answer(answer));
    answer.is_some_and(|answer| !answer.texts().iter().any(|text| claims(&record.purpose, text)))
}

/// A record at which the last check did not look. Where nobody has planned it since, it may always have been there.
fn first_seen(now: &Remembered) -> Vec<News> {
    let is_new = now.planned.is_some() && !is_withdrawn(now) && is_there(now);
    is_new.then(|| appeared(now)).into_iter().collect()
}

fn news(before: &Remembered, now: &Remembered) -> Vec<News> {
    if own(now).next().is_none() || own(before).next().is_none() {
        return Vec::new();
    }
    if is_withdrawn(now) {
        return withdrawn::news(before, now);
    }
    match (is_there(before), is_there(now)) {
        (false, true) => vec![appeared(now)],
        (true, false) if !own(now).any(|one| has(one.said)) => {
            // What the person has taken out of the plan may go.
            let is_loss = was_there(before) && (before.planned.is_none() || now.planned.is_some());
            is_loss.then_some(News::Gone).into_iter().collect()
        }
        (true, _) => moved::news(before, now),
        (false, false) => Vec::new(),
    }
}

fn appeared(now: &Remembered) -> News {
    let on = |is_it: fn(Said) -> bool| labels(own(now).filter(|one| is_it(one.said)));
    // What is there and not as planned lags as what is not there, once one server is right.
    let (right, behind) = (on(|said| said == Said::Right), on(|said| said != Said::Right));
    if right.is_empty() {
        return News::Appeared { servers: on(has), lacking: on(|said| !has(said)), is_right: false };
    }
    News::Appeared { servers: right, lacking: behind, is_right: true }
}

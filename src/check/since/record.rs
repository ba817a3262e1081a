//! What has become of each record, on the domain's own servers.

use super::{Change, News, find, heard};
use crate::{
    check::{
        memory::{Heard, Memory, Remembered, Said},
        propagation::{Difference, claims, differences},
    },
    plan::publish::Purpose,
    survey::{Answer, Facts, Kind, Role},
};

pub(super) fn changes(before: &Memory, now: &Memory, facts: &Facts) -> Vec<Change> {
    let of_now = now.records.iter().filter_map(|record| Some((record, news(find(before, record), record)?)));
    let not_listed = before.records.iter().filter(|record| find(now, record).is_none());
    let gone = not_listed.filter(|record| was_there(record) && is_gone(record, facts));
    of_now
        .chain(gone.map(|record| (record, News::Gone)))
        .map(|(record, news)| Change::Record {
            purpose: record.purpose.clone(),
            owner: record.owner.clone(),
            news,
        })
        .collect()
}

/// What the domain's own servers said that answered.
fn own(record: &Remembered) -> impl Iterator<Item = &Heard> {
    record.servers.iter().filter(|one| one.role == Role::Authoritative && one.said != Said::Silent)
}

const fn has(said: Said) -> bool {
    matches!(said, Said::Right | Said::Different)
}

fn was_there(record: &Remembered) -> bool {
    own(record).any(|one| has(one.said))
}

/// Whether somebody has said that no such record is at its name any more.
fn is_gone(record: &Remembered, facts: &Facts) -> bool {
    // A null MX that the set-up no longer asks for may be other exchangers now, and that is no loss.
    let is_text = record.purpose != Purpose::NullMx;
    let answer = facts.get(&record.owner, Kind::Txt).filter(|answer| is_text && Answer::is_answer(answer));
    answer.is_some_and(|answer| !answer.texts().iter().any(|text| claims(&record.purpose, text)))
}

fn labels<'h>(servers: impl Iterator<Item = &'h Heard>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for one in servers {
        if !labels.contains(&one.label) {
            labels.push(one.label.clone());
        }
    }
    labels
}

fn news(before: Option<&Remembered>, now: &Remembered) -> Option<News> {
    let on = |wanted: fn(Said) -> bool| labels(own(now).filter(|one| wanted(one.said)));
    let (there, lacking) = (on(has), on(|said| said == Said::Absent));
    if own(now).next().is_none() || before.is_some_and(|before| own(before).next().is_none()) {
        return None;
    }
    let had = before.is_some_and(was_there);
    let is_right = own(now).all(|one| one.said != Said::Different);
    match (had, there.is_empty(), before) {
        (false, false, _) => Some(News::Appeared { servers: there, lacking, is_right }),
        (true, true, _) => Some(News::Gone),
        (true, false, Some(before)) => Moved::between(before, now).news(before, now, there),
        _ => None,
    }
}

/// The servers of which both checks know, by how they have moved.
struct Moved {
    lost: Vec<String>,
    /// Without it before, or behind the others, and now with it.
    caught_up: Vec<String>,
    strayed: Vec<String>,
}

impl Moved {
    fn between(before: &Remembered, now: &Remembered) -> Self {
        let was_mixed = is_mixed(before);
        let is_mixed = is_mixed(now);
        let moved = |is_it: &dyn Fn(Said, Said) -> bool| {
            labels(own(now).filter(|one| heard(before, one).is_some_and(|old| is_it(old.said, one.said))))
        };
        Self {
            lost: moved(&|old, new| has(old) && new == Said::Absent),
            caught_up: moved(&|old, new| match (old, new) {
                (Said::Absent, new) => has(new),
                // Where all were different, it is the plan that has moved.
                (Said::Different, Said::Right) => was_mixed,
                _ => false,
            }),
            strayed: moved(&|old, new| is_mixed && old == Said::Right && new == Said::Different),
        }
    }

    fn news(self, before: &Remembered, now: &Remembered, there: Vec<String>) -> Option<News> {
        let behind = || labels(own(now).filter(|one| one.said != Said::Right));
        if !self.lost.is_empty() {
            return Some(News::Lost { servers: self.lost, still: there });
        }
        if !self.caught_up.is_empty() {
            return Some(News::Spread { servers: self.caught_up, lacking: behind() });
        }
        // While servers differ, which of them was heard first decides over the text.
        if !self.strayed.is_empty() {
            return Some(News::Strayed { servers: self.strayed });
        }
        let is_by_chance = is_mixed(before) && is_mixed(now);
        let differences = changed(before, now).filter(|_| !is_by_chance)?;
        Some(News::Changed { differences, is_right: own(now).all(|one| one.said == Said::Right) })
    }
}

/// Whether some servers have the record as it should be, and others do not.
fn is_mixed(record: &Remembered) -> bool {
    own(record).any(|one| one.said == Said::Right) && own(record).any(|one| one.said != Said::Right)
}

/// In what its meaning differs; none if it does not. Empty if it does and that cannot be told in parts.
fn changed(before: &Remembered, now: &Remembered) -> Option<Vec<Difference>> {
    let sorted = |texts: &[String]| {
        let mut texts = texts.to_vec();
        texts.sort();
        texts
    };
    let (old, new) = (sorted(&before.published), sorted(&now.published));
    // An alias whose target nobody has heard has no text.
    if old == new || old.is_empty() || new.is_empty() {
        return None;
    }
    match (old.as_slice(), new.as_slice()) {
        ([_], several) if several.len() > 1 => Some(vec![Difference::Several { records: several.len() }]),
        // Exchangers and permissions have no parts worth telling.
        ([_], [_]) if matches!(now.purpose, Purpose::NullMx | Purpose::ReportAuthorization(_)) => {
            Some(Vec::new())
        }
        ([old], [new]) => {
            let found = differences(&now.purpose, &now.owner, old, new);
            (!found.is_empty()).then_some(found)
        }
        _ => Some(Vec::new()),
    }
}

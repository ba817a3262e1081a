//! What the servers' answers mean, and what to do.

use super::{
    super::publish::named,
    legend,
    seen::{Seen, State, misplaced, name_field, seen, state},
    table::{differences, groups},
};
use crate::{
    check::{misplaced::Place, propagation::Verdict},
    plan::publish::{Publication, Purpose},
    survey::Outcome,
    tui::{screen::Explanation, session::Session},
    words::{self, check as say},
};

/// More differences than this are no longer read.
const DIFFERENCES: usize = 8;

/// About a record.
pub(super) fn record(publication: &Publication, session: &Session) -> Explanation {
    let seen = seen(publication, &session.checking.answers);
    let body = match state(&seen) {
        State::NotAsked => say::explain_not_asked(),
        State::Silent => format!("{} {}", say::explain_silent(), why(&seen)),
        State::Right => say::explain_right(),
        State::Absent => absent(publication, session),
        State::Different => different(&seen),
        State::Some { .. } => say::explain_some(),
        State::Spreading => say::explain_spreading(longest(&seen)),
    };
    let title = say::title(named(&publication.purpose), publication.owner.to_string());
    let mut paragraphs = vec![body];
    if seen.len() > 1 {
        paragraphs.push(say::explain_unfold());
    }
    paragraphs.push(say::legend(legend::all()));
    Explanation::new(title, paragraphs.join("\n\n"))
}

/// About a row of servers of that record.
pub(super) fn server(
    publication: &Publication,
    row: usize,
    is_unfolded: bool,
    session: &Session,
) -> Option<Explanation> {
    let seen = seen(publication, &session.checking.answers);
    let groups = groups(&seen, is_unfolded);
    let group = groups.get(row)?;
    let first = group.first()?;
    let names: Vec<&str> = group.iter().map(|one| one.answer.server.label.as_str()).collect();
    let title = format!("{}: {}", names.join(", "), first.word());
    let mut paragraphs = vec![format!("{} ({})", first.role(&publication.purpose), addresses(group))];
    let remembered = group.iter().filter_map(|one| one.remembered()).max();
    match &first.verdict {
        Verdict::Right => paragraphs.push(say::explain_right_here()),
        _ if first.is_old(state(&seen)) => paragraphs.push(say::explain_server_old(time(remembered))),
        Verdict::Absent { .. } if first.is_own() => paragraphs.push(absent(publication, session)),
        Verdict::Absent { .. } => paragraphs.push(say::explain_server_cache()),
        Verdict::Different(_) => {
            paragraphs.push(say::explain_different());
            paragraphs.extend(differences(first, DIFFERENCES));
            if first.is_own() {
                paragraphs.push(say::explain_different_do());
            } else {
                paragraphs.push(say::explain_server_cache());
            }
        }
        Verdict::Unreachable(failure) => paragraphs.push(words::dns::failure(failure)),
    }
    let is_told = first.is_old(state(&seen));
    if let Some(seconds) = remembered.filter(|_| !is_told) {
        paragraphs.push(say::explain_remembered(words::difference::time(seconds)));
    }
    if let [one] = group.as_slice() {
        paragraphs.extend(measures(one));
    }
    Some(Explanation::new(title, paragraphs.join("\n\n")))
}

fn absent(publication: &Publication, session: &Session) -> String {
    if let Purpose::ReportAuthorization(their) = &publication.purpose {
        return say::explain_absent_theirs(their.as_str());
    }
    let zone = session.zone_apex().map(|zone| zone.to_string()).unwrap_or_default();
    let name = || name_field(publication, session);
    match misplaced(publication, State::Absent, session) {
        Some(Place::Doubled(place)) => return say::explain_doubled(name(), place.as_str(), zone),
        Some(Place::Bare(place)) => return say::explain_bare(name(), place.as_str()),
        None => {}
    }
    say::explain_absent(format!("{}.{zone}", publication.owner))
}

/// What is there instead, on the first server that differs.
fn different(seen: &[Seen<'_>]) -> String {
    let first = seen.iter().find(|one| matches!(one.verdict, Verdict::Different(_)));
    let mut paragraphs = vec![say::explain_different()];
    paragraphs.extend(first.into_iter().flat_map(|one| differences(one, DIFFERENCES)));
    paragraphs.push(say::explain_different_do());
    paragraphs.join("\n\n")
}

fn why(seen: &[Seen<'_>]) -> String {
    let failure = seen.iter().find_map(|one| match &one.verdict {
        Verdict::Unreachable(failure) => Some(words::dns::failure(failure)),
        _ => None,
    });
    failure.unwrap_or_default()
}

/// How long the slowest cache may still say what it says.
fn longest(seen: &[Seen<'_>]) -> String {
    let stale: Vec<Option<u32>> = seen
        .iter()
        .filter(|one| !one.is_own() && !one.is_silent() && one.verdict != Verdict::Right)
        .map(Seen::remembered)
        .collect();
    let longest = stale.iter().copied().reduce(|longest, next| Some(longest?.max(next?))).flatten();
    time(longest)
}

/// The time, or what the sentences call a time that is not known.
fn time(seconds: Option<u32>) -> String {
    seconds.map_or_else(|| "none".to_owned(), words::difference::time)
}

/// What one server sent along, and how long it took.
fn measures(seen: &Seen<'_>) -> Option<String> {
    let took = (!seen.is_silent()).then(|| say::took(seen.answer.took.as_millis().to_string()))?;
    Some(match seen.answer.outcome {
        Outcome::Records { ttl, .. } if seen.is_own() => {
            format!("{} {took}", say::answer_ttl(ttl.to_string()))
        }
        _ => took,
    })
}

fn addresses(group: &[&Seen<'_>]) -> String {
    let all: Vec<String> = group
        .iter()
        .map(|one| one.answer.server.address.ip())
        .filter(|address| !address.is_unspecified())
        .map(|address| address.to_string())
        .collect();
    all.join(", ")
}

//! The end state, plainly: done, or exactly what is left.

use super::{
    super::publish::{missing, named},
    seen::{Seen, State, misplaced, name_field, seen, state},
};
use crate::{
    check::{
        misplaced::Place,
        propagation::{self, Progress, Verdict},
    },
    plan::publish::{Publication, Purpose},
    record::name::Name,
    tui::{item::Item, session::Session, step, theme::Role},
    words::{self, check as say},
};

/// How often the servers are asked again while something is left.
pub(super) const AGAIN_SECONDS: u64 = 15;

/// Where the whole stands.
pub(super) fn progress(session: &Session) -> Progress {
    let publications: Vec<Publication> =
        session.judged.publications.iter().map(|(publication, _)| publication.clone()).collect();
    propagation::progress(&publications, &session.checking.answers)
}

/// One or two sentences at the top of the screen.
pub(super) fn items<'s>(session: &Session) -> Vec<Item<'s>> {
    let one = |role: Role, text: String| vec![Item::prose(role, text)];
    let publications = &session.judged.publications;
    if publications.is_empty() {
        return one(Role::Text, say::nothing());
    }
    let checking = &session.checking;
    if checking.rounds == 0 {
        let is_asking = checking.work.is_some();
        return one(Role::Text, if is_asking { say::asking() } else { say::stopped() });
    }
    let all: Vec<Vec<Seen<'_>>> =
        publications.iter().map(|(publication, _)| seen(publication, &checking.answers)).collect();
    let parts = missing(session);
    match progress(session) {
        Progress::Done if !parts.is_empty() => {
            one(Role::Warn, format!("! {}", say::done_so_far(parts.join(", "))))
        }
        Progress::Done => done(session, &all),
        Progress::Spreading { at_most } => {
            let time = at_most.map_or_else(|| "none".to_owned(), words::difference::time);
            let end =
                if parts.is_empty() { say::spreading_end() } else { say::left_missing(parts.join(", ")) };
            let role = if parts.is_empty() { Role::Good } else { Role::Warn };
            let mut items = one(role, format!("✓ {} {end}", say::spreading(time)));
            items.extend(signing(session));
            items
        }
        Progress::Left { .. } => left(session, &all, &parts),
        Progress::Unknown => one(Role::Warn, format!("? {}", say::unknown(why_silent(&all)))),
    }
}

fn done<'s>(session: &Session, all: &[Vec<Seen<'_>>]) -> Vec<Item<'s>> {
    let mut servers: Vec<(&str, std::net::SocketAddr)> = Vec::new();
    let mut silent: Vec<(&str, std::net::SocketAddr)> = Vec::new();
    for one in all.iter().flatten() {
        let server = (one.answer.server.label.as_str(), one.answer.server.address);
        let list = if one.is_silent() { &mut silent } else { &mut servers };
        if !list.contains(&server) {
            list.push(server);
        }
    }
    let text = say::done(all.len(), servers.len());
    let mut items = vec![Item::prose(Role::Good, format!("✓ {text}"))];
    if !silent.is_empty() {
        items.push(Item::prose(Role::Dim, say::silent(silent.len())));
    }
    items.extend(signing(session));
    items
}

/// What is left where no check of DNS can see it: that the mail server signs.
fn signing<'s>(session: &Session) -> Option<Item<'s>> {
    let text = session.plan.as_ref().and_then(words::difference::signing)?;
    Some(Item::prose(Role::Text, format!("! {text}")))
}

fn left<'s>(session: &Session, all: &[Vec<Seen<'_>>], parts: &[String]) -> Vec<Item<'s>> {
    // Records of which the same is to be said are named together.
    let mut left: Vec<(String, Vec<String>)> = Vec::new();
    let mut more: Vec<String> = Vec::new();
    let mut also = |sentence: String| {
        if !more.contains(&sentence) {
            more.push(sentence);
        }
    };
    let mut doubled: Vec<(String, Name, String)> = Vec::new();
    for ((publication, _), seen) in session.judged.publications.iter().zip(all) {
        let state = state(seen);
        let Some(mut word) = words::difference::left(state) else { continue };
        let name = named(&publication.purpose);
        let place = misplaced(publication, state, session);
        match (state, &publication.purpose) {
            _ if place.is_some() => word = say::misplaced(),
            (State::Absent | State::Different, Purpose::ReportAuthorization(their)) => {
                also(say::left_theirs(their.as_str()));
            }
            (State::Absent | State::Different, _) if !session.is_demo => also(say::left_publish()),
            (State::Some { .. }, _) => also(say::left_lags()),
            _ => {}
        }
        match place {
            Some(Place::Bare(place)) => {
                also(say::left_bare(name_field(publication, session), place.as_str(), name.as_str()));
            }
            Some(Place::Doubled(place)) => {
                doubled.push((name.clone(), place, name_field(publication, session)));
            }
            None => {}
        }
        match left.iter_mut().find(|(known, _)| *known == word) {
            Some((_, names)) => names.push(name),
            None => left.push((word, vec![name])),
        }
    }
    if let Some(sentence) = wrong_names(&doubled, session) {
        also(sentence);
    }
    if !parts.is_empty() {
        also(say::left_missing(parts.join(", ")));
    }
    let left: Vec<String> = left.into_iter().map(|(word, names)| say::part(names.join(", "), word)).collect();
    let text = format!("✗ {} {}", say::left(left.join(" ")), more.join(" "));
    let mut items = vec![Item::prose(Role::Warn, text)];
    if session.checking.next.is_some() || session.checking.work.is_some() {
        items.push(Item::prose(Role::Dim, say::left_again(AGAIN_SECONDS.to_string())));
    }
    items
}

/// Which records stand at doubled names, and what their name fields must hold.
fn wrong_names(doubled: &[(String, Name, String)], session: &Session) -> Option<String> {
    let (record, place, name) = doubled.first()?;
    let zone = session.zone_apex()?;
    let names = match doubled {
        [_] => name.clone(),
        several => {
            let renamed =
                several.iter().map(|(record, _, name)| say::renamed(name.as_str(), record.as_str()));
            renamed.collect::<Vec<_>>().join(", ")
        }
    };
    Some(say::left_doubled(doubled.len(), names, place.as_str(), record.as_str(), zone.as_str()))
}

/// Why nobody answered, in the words for the first failure.
fn why_silent(all: &[Vec<Seen<'_>>]) -> String {
    let failure = all.iter().flatten().find_map(|one| match &one.verdict {
        Verdict::Unreachable(failure) => Some(words::dns::failure(failure)),
        _ => None,
    });
    failure.unwrap_or_else(say::unknown_why)
}

/// How far the step is, for the stepper.
pub(super) fn step_progress(session: &Session) -> step::Progress {
    use step::Progress as Far;
    if session.checking.rounds == 0 || session.judged.publications.is_empty() {
        return Far::Open;
    }
    match progress(session) {
        Progress::Done if missing(session).is_empty() => Far::Done,
        Progress::Done | Progress::Spreading { .. } | Progress::Left { .. } => Far::Partial,
        Progress::Unknown => Far::Problem,
    }
}

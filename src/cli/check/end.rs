//! The last line: done, or exactly what is left.

use std::collections::BTreeSet;

use super::{
    ask::{Found, LIMIT},
    table::{Seen, named, seen},
};
use crate::{
    check::propagation::{self, Progress, State, Verdict, state},
    cli::{Exit, setup},
    plan::{
        Plan,
        publish::{Publication, Purpose},
    },
    survey::Role,
    words::{self, check, cli as say},
};

pub(super) fn end(plan: &Plan, publications: &[Publication], found: &Found) -> (Exit, String) {
    let seen: Vec<Vec<Seen<'_>>> =
        publications.iter().map(|publication| seen(publication, &found.answers)).collect();
    let lacking = setup::lacking(plan, &found.facts).join(", ");
    let progress = propagation::progress(publications, &found.answers);
    match progress {
        Progress::Left { .. } => (Exit::Left, left(plan, publications, &seen, lacking)),
        // Who has not answered could have said otherwise.
        _ if found.is_cut => (Exit::Unasked, say::out_of_time(LIMIT.as_secs().to_string())),
        Progress::Unknown => (Exit::Unasked, check::unknown(why_silent(&seen))),
        Progress::Done if lacking.is_empty() => (Exit::Done, done(plan, &seen)),
        Progress::Done => (Exit::Left, say::done_so_far(lacking)),
        Progress::Spreading { at_most } => {
            let time = at_most.map_or_else(|| "none".to_owned(), words::difference::time);
            let rest = if lacking.is_empty() { check::spreading_end() } else { check::left_missing(lacking) };
            let sign = words::difference::signing(plan);
            let sentences: Vec<String> = [check::spreading(time), rest].into_iter().chain(sign).collect();
            (Exit::Left, sentences.join(" "))
        }
    }
}

fn done(plan: &Plan, seen: &[Vec<Seen<'_>>]) -> String {
    let servers = |is_silent: bool| {
        let chosen =
            seen.iter().flatten().filter(|one| matches!(one.verdict, Verdict::Unreachable(_)) == is_silent);
        let servers = chosen.map(|one| (one.answer.server.label.as_str(), one.answer.server.address));
        servers.collect::<BTreeSet<_>>().len()
    };
    let (answered, silent) = (servers(false), servers(true));
    let mut sentences = vec![check::done(seen.len(), answered)];
    if silent > 0 {
        sentences.push(check::silent(silent));
    }
    sentences.extend(words::difference::signing(plan));
    sentences.join(" ")
}

/// Records of which the same is to be said are named together; what to do is said once.
fn left(plan: &Plan, publications: &[Publication], seen: &[Vec<Seen<'_>>], lacking: String) -> String {
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    let mut todo: Vec<String> = Vec::new();
    for (publication, seen) in publications.iter().zip(seen) {
        let said: Vec<(Role, &Verdict)> =
            seen.iter().map(|one| (one.answer.server.role, &one.verdict)).collect();
        let state = state(&said);
        let Some(word) = words::difference::left(state) else { continue };
        let sentence = match (state, &publication.purpose) {
            (State::Absent | State::Different, Purpose::ReportAuthorization(their)) => {
                Some(check::left_theirs(their.as_str()))
            }
            (State::Absent | State::Different, _) => Some(say::left_publish(plan.domain.as_str())),
            (State::Some { .. }, _) => Some(check::left_lags()),
            _ => None,
        };
        todo.extend(sentence.filter(|sentence| !todo.contains(sentence)));
        let name = named(&publication.purpose);
        match parts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, names)) => names.push(name),
            None => parts.push((word, vec![name])),
        }
    }
    if !lacking.is_empty() {
        todo.push(check::left_missing(lacking));
    }
    let parts: Vec<String> =
        parts.into_iter().map(|(word, names)| check::part(names.join(", "), word)).collect();
    let mut sentences = vec![check::left(parts.join(" "))];
    sentences.extend(todo);
    sentences.join(" ")
}

/// Why nobody answered, in the words for the first failure.
fn why_silent(seen: &[Vec<Seen<'_>>]) -> String {
    let failure = seen.iter().flatten().find_map(|one| match &one.verdict {
        Verdict::Unreachable(failure) => Some(words::dns::failure(failure)),
        _ => None,
    });
    failure.unwrap_or_default()
}

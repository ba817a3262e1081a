//! What the servers' answers mean, and what to do.

use super::{
    super::publish::named,
    back, mend,
    server::{self, is_old, is_own, is_silent},
    servers::{differences, forgets, groups},
};
use crate::{
    check::{
        Finding,
        propagation::{State, Verdict},
        published::records::{AtServer, Record},
    },
    plan::publish::Purpose,
    tui::{
        screen::{Explanation, findings},
        session::Session,
    },
    words::{self, check as say},
};

/// More differences than this are no longer read.
const DIFFERENCES: usize = 8;

/// About a record.
pub(super) fn record(record: &Record, session: &Session) -> Explanation {
    let body = match record.state {
        State::NotAsked => say::explain_not_asked(),
        State::Silent => format!("{} {}", say::explain_silent(), why(record)),
        State::Right if record.is_withdrawn() => say::explain_withdrawn(),
        State::Right | State::Spreading if server::is_faulty(record, session) => say::explain_faulty(),
        State::Right if record.expected.is_some() => say::explain_right(),
        State::Right => say::explain_right_found(),
        State::Absent => absent(record, session),
        State::Different | State::Some { .. } if record.expected.is_none() => say::explain_disagree(),
        State::Different => different(record),
        State::Some { .. } if back::is_lost(record, session) => say::explain_lost(),
        State::Some { .. } => say::explain_some(),
        State::Spreading => {
            let behind: Vec<&AtServer> = record.servers.iter().collect();
            say::explain_spreading(time(&behind, session))
        }
    };
    let title = say::Title { label: named(&record.purpose), owner: record.owner.to_string() }.say();
    let mut paragraphs = vec![body];
    let way = mend::of_record(record, session);
    if record.servers.len() > 1 {
        paragraphs.push(if mend::leads_on(&way) {
            say::explain_unfold_arrow()
        } else {
            say::explain_unfold()
        });
    }
    Explanation { hint: mend::hint(&way), ..Explanation::new(title, paragraphs.join("\n\n")) }
}

/// About a row of servers of that record.
pub(super) fn server(
    record: &Record,
    row: usize,
    is_unfolded: bool,
    session: &Session,
) -> Option<Explanation> {
    let groups = groups(record, is_unfolded);
    let group = groups.get(row)?;
    let first = group.first()?;
    let names: Vec<&str> = group.iter().map(|one| one.server.label.as_str()).collect();
    let title = format!("{}: {}", names.join(", "), server::word(first, record, session));
    let mut paragraphs = vec![format!("{} ({})", server::role(first, &record.purpose), addresses(group))];
    let is_planned = record.expected.is_some();
    match &first.verdict {
        _ if is_old(first, record.state) => {
            paragraphs.push(say::explain_server_old(time(group, session)));
        }
        Verdict::Right if record.is_withdrawn() => paragraphs.push(say::explain_withdrawn()),
        Verdict::Right if server::is_faulty(record, session) => paragraphs.push(say::explain_faulty()),
        Verdict::Right if is_planned => paragraphs.push(say::explain_right_here()),
        Verdict::Right => paragraphs.push(say::explain_found_here()),
        Verdict::Absent { .. } if is_own(first) => paragraphs.push(absent(record, session)),
        Verdict::Absent { .. } => paragraphs.push(say::explain_server_cache()),
        Verdict::Different(_) if is_planned => {
            paragraphs.push(say::explain_different());
            paragraphs.extend(differences(first, record, DIFFERENCES));
            let what = if is_own(first) { say::explain_different_do() } else { say::explain_server_cache() };
            paragraphs.push(what);
        }
        Verdict::Different(_) => paragraphs.push(say::explain_disagree()),
        Verdict::Unreachable(failure) => paragraphs.push(words::dns::failure(failure)),
    }
    if let [one] = group.as_slice() {
        paragraphs.extend(measures(one));
    }
    Some(Explanation::new(title, paragraphs.join("\n\n")))
}

/// About a finding: all of it, and the way on from here.
pub(super) fn finding(finding: &Finding, session: &Session) -> Explanation {
    Explanation { hint: mend::hint(&mend::way(finding, session)), ..findings::detail(finding) }
}

fn absent(record: &Record, session: &Session) -> String {
    if let Purpose::ReportAuthorization(their) = &record.purpose {
        return say::explain_absent_theirs(their.as_str());
    }
    let zone = session.zone_apex().map(|zone| zone.to_string()).unwrap_or_default();
    say::explain_absent(format!("{}.{zone}", record.owner))
}

/// What is there instead, on the first server that differs.
fn different(record: &Record) -> String {
    let first = record.servers.iter().find(|one| matches!(one.verdict, Verdict::Different(_)));
    let mut paragraphs = vec![say::explain_different()];
    paragraphs.extend(first.into_iter().flat_map(|one| differences(one, record, DIFFERENCES)));
    paragraphs.push(say::explain_different_do());
    paragraphs.join("\n\n")
}

fn why(record: &Record) -> String {
    let failure = record.servers.iter().find_map(|one| match &one.verdict {
        Verdict::Unreachable(failure) => Some(words::dns::failure(failure)),
        _ => None,
    });
    failure.unwrap_or_default()
}

/// When the last of these caches forgets, or what the sentences call a time that is not known.
fn time(group: &[&AtServer], session: &Session) -> String {
    forgets(group).map_or_else(|| "none".to_owned(), |at| session.moment(at))
}

/// What one server sent along, and how long it took.
fn measures(one: &AtServer) -> Option<String> {
    let took = (!is_silent(one)).then(|| say::took(one.took.as_millis().to_string()))?;
    Some(match one.ttl {
        Some(ttl) if is_own(one) && !matches!(one.verdict, Verdict::Absent { .. }) => {
            format!("{} {took}", say::answer_ttl(ttl.to_string()))
        }
        _ => took,
    })
}

fn addresses(group: &[&AtServer]) -> String {
    let all: Vec<String> = group
        .iter()
        .map(|one| one.server.address.ip())
        .filter(|address| !address.is_unspecified())
        .map(|address| address.to_string())
        .collect();
    all.join(", ")
}

//! The end state, plainly: done, exactly what is left, still on its way, or too little known.

use super::{
    super::publish::{missing, named},
    back, server, told,
};
use crate::{
    check::{
        Finding, Severity,
        finding::Subject,
        propagation::State,
        published::{
            records::Record,
            report::{Report, Verdict},
        },
        rotation::Next,
    },
    plan::{dkim::Key, publish::Purpose},
    record::name::Name,
    survey::Survey,
    tui::{
        item::{Control, Id, Item},
        session::Session,
        step,
        theme::Role,
    },
    words::{self, check as say},
};

/// That the mail server has to sign, and with which key.
pub(super) const SIGN: Id = Id("sign", 0);

/// One or two sentences at the top of the screen.
pub(super) fn items<'s>(session: &Session) -> Vec<Item<'s>> {
    let checking = &session.checking;
    let known = checking.report.as_ref().zip(checking.survey.as_ref()).filter(|_| checking.rounds > 0);
    let Some((report, survey)) = known else {
        let text = if checking.work.is_some() { say::asking() } else { say::stopped() };
        return vec![Item::prose(Role::Text, text)];
    };
    match stage(report) {
        Stage::Unknown => vec![Item::prose(Role::Warn, format!("? {}", say::unknown(why(survey))))],
        Stage::Left => vec![Item::prose(Role::Warn, format!("✗ {}", left(report, session)))],
        Stage::Spreading => spreading(report, session),
        Stage::Right => right(report, session),
    }
}

/// Where the whole stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Unknown,
    Left,
    Spreading,
    Right,
}

fn stage(report: &Report) -> Stage {
    let is_left = |record: &Record| words::difference::left(record.state).is_some();
    let is_behind = report.forgetting().next().is_some()
        || report.records.iter().any(|record| record.state == State::Spreading);
    match report.verdict {
        Verdict::Unknown => Stage::Unknown,
        Verdict::Fail => Stage::Left,
        _ if report.records.iter().any(is_left) => Stage::Left,
        _ if is_behind => Stage::Spreading,
        Verdict::Warn | Verdict::Pass => Stage::Right,
    }
}

/// Everything that is not right, by what is to be said of it.
fn left(report: &Report, session: &Session) -> String {
    let is_planned = session.checked_plan().is_some();
    // Records of which the same is to be said are named together.
    let mut left: Vec<(String, Vec<String>)> = Vec::new();
    let mut sentences: Vec<String> = Vec::new();
    let mut also = |sentence: String| {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    };
    let asked = report.records.iter().filter(|record| record.state != State::NotAsked);
    for record in asked {
        let Some(word) = words::difference::left(record.state) else { continue };
        match (record.state, &record.purpose) {
            (State::Absent | State::Different, Purpose::ReportAuthorization(their)) => {
                also(say::left_theirs(their.as_str()));
            }
            (State::Absent, _) if !is_planned => also(say::left_make()),
            (State::Absent | State::Different, _) if is_planned && !session.is_demo => {
                also(say::left_publish());
            }
            (State::Some { .. }, _) if back::is_lost(record, session) => also(say::left_lost()),
            (State::Some { .. }, _) => also(say::left_lags()),
            _ => {}
        }
        let name = named(&record.purpose);
        match left.iter_mut().find(|(known, _)| *known == word) {
            Some((_, names)) => names.push(name),
            None => left.push((word, vec![name])),
        }
    }
    // All that can be counted below, where any of them is not told by a record's state already.
    let has_more = report.findings.iter().any(|finding| is_more(finding, report));
    let is_listed =
        |finding: &&Finding| finding.severity() == Severity::Error && !told::by_row(finding, report);
    let errors = report.findings.iter().filter(is_listed).count();
    let parts = if is_planned { missing(session) } else { Vec::new() };
    if !parts.is_empty() {
        also(say::left_missing(parts.join(", ")));
    }
    let begin = if is_planned { say::left() } else { say::left_found() };
    let left =
        left.into_iter().map(|(word, names)| say::Part { records: names.join(", "), what: word }.say());
    let errors = has_more.then(|| say::left_errors(errors));
    let all: Vec<String> = std::iter::once(begin).chain(left).chain(errors).chain(sentences).collect();
    all.join(" ")
}

/// Whether it is an error that is not told by a record's own state already: what is not there yet is no mistake.
fn is_more(finding: &Finding, report: &Report) -> bool {
    let is_absent = |is_its: fn(&Purpose) -> bool| {
        report.records.iter().any(|record| record.state == State::Absent && is_its(&record.purpose))
    };
    let is_told = match finding.subject() {
        Subject::Propagation => true,
        Subject::Spf => is_absent(|purpose| *purpose == Purpose::Spf),
        Subject::Dkim => is_absent(|purpose| matches!(purpose, Purpose::Dkim(_) | Purpose::NoDkim)),
        Subject::Dmarc => {
            is_absent(|purpose| matches!(purpose, Purpose::Dmarc | Purpose::ReportAuthorization(_)))
        }
        Subject::Dns | Subject::Mx | Subject::Mail | Subject::Access => false,
    };
    finding.severity() == Severity::Error && !is_told
}

fn spreading<'s>(report: &Report, session: &Session) -> Vec<Item<'s>> {
    let time = report.forgetting().max().map_or_else(|| "none".to_owned(), |at| session.moment(at));
    let parts = if session.checked_plan().is_some() { missing(session) } else { Vec::new() };
    let begin =
        if session.checked_plan().is_some() { say::spreading(time) } else { say::spreading_found(time) };
    let end = if parts.is_empty() { say::spreading_end() } else { say::left_missing(parts.join(", ")) };
    let warnings = warnings(report);
    let (role, sign) =
        if parts.is_empty() && warnings.is_none() { (Role::Good, "✓") } else { (Role::Warn, "!") };
    let text: Vec<String> = [begin, end].into_iter().chain(warnings).collect();
    let mut items = vec![Item::prose(role, format!("{sign} {}", text.join(" ")))];
    items.extend(signing(session));
    items
}

fn right<'s>(report: &Report, session: &Session) -> Vec<Item<'s>> {
    let is_planned = session.checked_plan().is_some();
    let parts = if is_planned { missing(session) } else { Vec::new() };
    if !parts.is_empty() {
        return vec![Item::prose(Role::Warn, format!("! {}", say::done_so_far(parts.join(", "))))];
    }
    if is_second_hand(report) {
        return vec![Item::prose(Role::Warn, format!("! {}", say::done_second_hand()))];
    }
    let (servers, silent) = report.servers();
    let text = match (is_planned, warnings(report)) {
        (true, None) => say::Done { records: report.records.len(), servers }.say(),
        (false, None) => say::done_found(servers),
        (true, Some(warnings)) => {
            format!("{} {warnings}", say::DoneWarned { records: report.records.len(), servers }.say())
        }
        (false, Some(warnings)) => format!("{} {warnings}", say::done_found_warned(servers)),
    };
    let is_good = report.verdict == Verdict::Pass;
    let (role, sign) = if is_good { (Role::Good, "✓") } else { (Role::Warn, "!") };
    let mut items = vec![Item::prose(role, format!("{sign} {text}"))];
    if silent > 0 {
        items.push(Item::prose(Role::Dim, say::silent(silent)));
    }
    items.extend(signing(session));
    items
}

/// Whether all of it was heard from resolvers only, because the domain's own servers cannot be reached.
fn is_second_hand(report: &Report) -> bool {
    let mut own =
        report.records.iter().flat_map(|record| &record.servers).filter(|one| server::is_own(one)).peekable();
    own.peek().is_some() && own.all(server::is_silent)
}

fn warnings(report: &Report) -> Option<String> {
    let warnings = report.findings.iter().filter(|finding| finding.severity() == Severity::Warning).count();
    (warnings > 0).then(|| say::warnings(warnings))
}

/// What is left where no check of DNS can see it: that the mail server signs, and what is next for the keys.
fn signing<'s>(session: &Session) -> Option<Item<'s>> {
    let text = to_sign(session)?.0;
    let control = Control::Finding { sign: (Role::Warn, "!"), role: Role::Text, text };
    Some(Item::new(SIGN.0, SIGN.1, control))
}

/// That sentence, and the name of the key's record.
fn to_sign(session: &Session) -> Option<(String, Name)> {
    let plan = session.checked_plan()?;
    let owner = |key: &Key| plan.domain.below(&key.selector.labels());
    // Where none is in use yet, signing is to be switched on, not over.
    if let Some(text) = words::difference::signing(plan) {
        let first = plan.dkim.to_sign().into_iter().find(|key| key.file.is_some())?;
        return Some((text, owner(first)));
    }
    let (key, next) = session.foremost_key()?;
    // What is not in DNS stands among the records already.
    (!matches!(next, Next::Forget | Next::Missing))
        .then(|| (words::rotation::next_there(key, next, |at| session.day(at)), owner(key)))
}

/// The record of the key that is next, where that is told on the screen.
pub(super) fn signs_next(session: &Session) -> Option<Name> {
    let report = session.checking.report.as_ref().filter(|_| session.checking.rounds > 0)?;
    let is_told = match stage(report) {
        Stage::Spreading => true,
        Stage::Right => missing(session).is_empty() && !is_second_hand(report),
        Stage::Unknown | Stage::Left => false,
    };
    to_sign(session).filter(|_| is_told).map(|(_, owner)| owner)
}

/// Why too little is known.
fn why(survey: &Survey) -> String {
    survey.blocked.as_ref().map_or_else(say::unknown_why, words::dns::failure)
}

/// How far the step is, for the stepper.
pub(super) fn step_progress(session: &Session) -> step::Progress {
    use step::Progress as Far;
    let Some(report) = session.checking.report.as_ref().filter(|_| session.checking.rounds > 0) else {
        return Far::Open;
    };
    if !session.is_check_current() {
        return Far::Partial;
    }
    match stage(report) {
        Stage::Unknown => Far::Problem,
        Stage::Left if report.findings.iter().any(|finding| is_more(finding, report)) => Far::Problem,
        Stage::Right if report.is_right() && !is_second_hand(report) && missing(session).is_empty() => {
            Far::Done
        }
        Stage::Left | Stage::Spreading | Stage::Right => Far::Partial,
    }
}

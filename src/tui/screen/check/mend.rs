//! Where a finding is mended: in which step, with which text, or by whom.

use super::belongs;
use crate::{
    check::{
        Finding, Severity,
        finding::{Correction, Dmarc, Propagation, Spf, Subject, What},
        propagation::State,
        published::records::Record,
    },
    plan::publish::{Data, Purpose},
    record::{dmarc, name::Name, spf},
    tui::{session::Session, step::Step},
    words::check as say,
};

/// The way on from a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To this step, with the correction of this finding to take over or not.
    Propose(Step, Box<Finding>),
    /// To this step, with what is published, which differs from the plan as this finding says, to take over or
    /// not.
    TakePublished(Step, Box<Finding>, Correction),
    /// To the record at this name in Publish: the plan has it right, and it has to be copied.
    Copy(Name),
    /// To the step that makes the record.
    Step(Step),
    /// Nobody can mend it here; whoever can has to be told.
    Tell,
    /// Nothing is to be done.
    Nothing,
}

/// Where to mend a finding.
pub(super) fn way(finding: &Finding, session: &Session) -> Way {
    if let Some(way) = finding.correction.as_ref().and_then(|found| by_correction(finding, found, session)) {
        return way;
    }
    match &finding.what {
        What::Propagation(Propagation::Different { name, .. }) => match published(name, session) {
            Some((step, text)) => Way::TakePublished(step, Box::new(finding.clone()), text),
            None => row_at(name, session).map_or(Way::Nothing, Way::Copy),
        },
        What::Propagation(Propagation::Nowhere { name }) => {
            row_at(name, session).map_or(Way::Nothing, Way::Copy)
        }
        What::Propagation(Propagation::Partly { .. }) => Way::Tell,
        What::Dmarc(Dmarc::ExternalReports { owner, .. }) => {
            row_at(owner, session).map_or(Way::Tell, Way::Copy)
        }
        // Of several records one is changed and the others are deleted: that is said beside the record to copy.
        What::Spf(Spf::Several { .. }) => of_purpose(&Purpose::Spf, session).unwrap_or(Way::Step(Step::Spf)),
        What::Dmarc(Dmarc::SeveralPublished { .. }) => {
            of_purpose(&Purpose::Dmarc, session).unwrap_or(Way::Step(Step::Dmarc))
        }
        // What the plan has otherwise only has to be published.
        _ => unpublished(finding, session).map_or_else(|| by_subject(finding, session), Way::Copy),
    }
}

fn by_subject(finding: &Finding, session: &Session) -> Way {
    match finding.subject() {
        // One that never sends has its records ready-made.
        Subject::Spf | Subject::Dkim | Subject::Dmarc if session.never_sends() => Way::Step(Step::Publish),
        Subject::Spf => Way::Step(Step::Spf),
        Subject::Dkim => Way::Step(Step::Dkim),
        Subject::Dmarc => Way::Step(Step::Dmarc),
        Subject::Dns | Subject::Mx => Way::Tell,
        Subject::Propagation | Subject::Mail | Subject::Access => Way::Nothing,
    }
}

/// How the worst that is found about a record is mended; nothing where nothing is.
pub(super) fn of_record(record: &Record, session: &Session) -> Way {
    let Some(report) = &session.checking.report else { return Way::Nothing };
    let is_its = |finding: &&Finding| {
        let belongs = belongs::record(finding, &report.records).and_then(|index| report.records.get(index));
        finding.severity() != Severity::Info && belongs.is_some_and(|found| found.owner == record.owner)
    };
    let mut ways = report.findings.iter().filter(is_its).map(|finding| way(finding, session));
    ways.find(|way| *way != Way::Nothing).unwrap_or(Way::Nothing)
}

/// Why there is nothing to mend about a record, and what can be done instead.
pub(super) fn nothing(record: &Record) -> String {
    match record.state {
        State::Spreading => say::mend_wait(),
        State::NotAsked | State::Silent => say::mend_ask(),
        _ => say::mend_right(),
    }
}

/// Whether Enter leads anywhere by it.
pub(super) const fn leads_on(way: &Way) -> bool {
    !matches!(way, Way::Tell | Way::Nothing)
}

/// What Enter does, in words; empty if nothing.
pub(super) fn hint(way: &Way) -> String {
    match way {
        Way::Propose(..) => say::mend_propose(),
        Way::TakePublished(..) => say::mend_published(),
        Way::Copy(_) => say::mend_copy(),
        Way::Step(step) => say::mend_step(step.label()),
        Way::Tell => say::mend_tell(),
        Way::Nothing => String::new(),
    }
}

/// The step that makes what the correction says; or Publish, if the plan says it already.
fn by_correction(finding: &Finding, correction: &Correction, session: &Session) -> Option<Way> {
    let rows = || session.judged.publications.iter().map(|(publication, _)| publication);
    let is_there = |row: &&crate::plan::publish::Publication| row.owner == correction.owner;
    if rows().any(|row| is_there(&row) && row.data == correction.data) {
        return Some(Way::Copy(correction.owner.clone()));
    }
    if session.never_sends() {
        return rows().find(is_there).map(|row| Way::Copy(row.owner.clone()));
    }
    // What the record at the name is for tells more than what the finding is about.
    let kind = correction.data.kind();
    let purpose = rows().find(|row| is_there(row) && row.data.kind() == kind).map(|row| &row.purpose);
    let step = match (purpose, finding.subject()) {
        (Some(Purpose::Spf), _) | (None, Subject::Spf) => Step::Spf,
        (Some(Purpose::Dkim(_)), _) | (None, Subject::Dkim) => Step::Dkim,
        (Some(Purpose::Dmarc), _) | (None, Subject::Dmarc) => Step::Dmarc,
        _ => return None,
    };
    Some(Way::Propose(step, Box::new(finding.clone())))
}

/// The name of the record that a finding belongs to, where the plan has one that is not published or differs.
fn unpublished(finding: &Finding, session: &Session) -> Option<Name> {
    let records = &session.checking.report.as_ref()?.records;
    if !matches!(finding.subject(), Subject::Spf | Subject::Dkim | Subject::Dmarc) {
        return None;
    }
    let record = records.get(belongs::record(finding, records)?)?;
    let is_other = record.expected.is_some() && matches!(record.state, State::Absent | State::Different);
    is_other.then(|| row_at(record.owner.as_str(), session)).flatten()
}

/// The one record of its kind that is published at a name, where its step can take it over.
fn published(name: &str, session: &Session) -> Option<(Step, Correction)> {
    let report = session.checking.report.as_ref().filter(|_| !session.never_sends())?;
    let at_name = |record: &&Record| record.owner.as_str() == name && record.alias.is_none();
    report.records.iter().filter(at_name).find_map(|record| {
        let [text] = record.published.as_slice() else { return None };
        let step = match record.purpose {
            Purpose::Spf => text.parse::<spf::Record>().ok().map(|_| Step::Spf),
            Purpose::Dmarc => text.parse::<dmarc::Record>().ok().map(|_| Step::Dmarc),
            _ => None,
        }?;
        Some((step, Correction { owner: record.owner.clone(), data: Data::Txt(text.clone()) }))
    })
}

/// The plan's record of a kind, to copy.
fn of_purpose(purpose: &Purpose, session: &Session) -> Option<Way> {
    let mut rows = session.judged.publications.iter().map(|(publication, _)| publication);
    rows.find(|row| row.purpose == *purpose).map(|row| Way::Copy(row.owner.clone()))
}

/// The plan's record at a name.
fn row_at(name: &str, session: &Session) -> Option<Name> {
    let rows = session.judged.publications.iter().map(|(publication, _)| &publication.owner);
    rows.into_iter().find(|owner| owner.as_str() == name).cloned()
}

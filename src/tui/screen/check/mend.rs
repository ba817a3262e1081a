//! Where a finding is mended: in which step, with which text, or by whom.

use crate::{
    check::{
        Finding,
        finding::{Correction, Dmarc, Propagation, Subject, What},
    },
    plan::publish::Purpose,
    record::name::Name,
    tui::{session::Session, step::Step},
    words::check as say,
};

/// The way on from a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To this step, with the correction to take over or not.
    Propose(Step),
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
        What::Propagation(Propagation::Nowhere { name } | Propagation::Different { name, .. }) => {
            row_at(name, session).map_or(Way::Nothing, Way::Copy)
        }
        What::Propagation(Propagation::Partly { .. }) => Way::Tell,
        What::Dmarc(Dmarc::ExternalReports { owner, .. }) => {
            row_at(owner, session).map_or(Way::Tell, Way::Copy)
        }
        _ => match finding.subject() {
            // One that never sends has its records ready-made.
            Subject::Spf | Subject::Dkim | Subject::Dmarc if session.never_sends() => {
                Way::Step(Step::Publish)
            }
            Subject::Spf => Way::Step(Step::Spf),
            Subject::Dkim => Way::Step(Step::Dkim),
            Subject::Dmarc => Way::Step(Step::Dmarc),
            Subject::Dns | Subject::Mx => Way::Tell,
            Subject::Propagation | Subject::Mail => Way::Nothing,
        },
    }
}

/// What Enter does, in words; empty if nothing.
pub(super) fn hint(way: &Way) -> String {
    let number = |step: Step| (step.index() + 1).to_string();
    match way {
        Way::Propose(step) => say::mend_propose(number(*step), step.label()),
        Way::Copy(_) => say::mend_copy(),
        Way::Step(step) => say::mend_step(number(*step), step.label()),
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
    match (purpose, finding.subject()) {
        (Some(Purpose::Spf), _) | (None, Subject::Spf) => Some(Way::Propose(Step::Spf)),
        (Some(Purpose::Dkim(_)), _) | (None, Subject::Dkim) => Some(Way::Propose(Step::Dkim)),
        (Some(Purpose::Dmarc), _) | (None, Subject::Dmarc) => Some(Way::Propose(Step::Dmarc)),
        _ => None,
    }
}

/// The plan's record at a name.
fn row_at(name: &str, session: &Session) -> Option<Name> {
    let rows = session.judged.publications.iter().map(|(publication, _)| &publication.owner);
    rows.into_iter().find(|owner| owner.as_str() == name).cloned()
}

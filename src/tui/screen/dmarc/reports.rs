//! Where reports go, and who must agree to that.

use super::{addresses::Addresses, policy};
use crate::{
    check::{
        self, Finding,
        dmarc::discovery::{Discovery, discover, discover_with},
        finding::{Dmarc, Loss, Reports, What},
        standing::Standing,
    },
    plan::publish::{Data, Publication, Purpose},
    record::{
        dmarc::{Noted, ReportUri},
        name::DomainName,
        span::Span,
    },
    survey::{Answer, Kind, Outcome, Question, Survey},
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        session::Session,
        theme::Role,
    },
    words::{self, dmarc as say},
};

/// The field for aggregate reports.
pub(super) const RUA: Id = Id("rua", 0);
/// Another domain that must agree.
pub(super) const PERMISSION: &str = "permission";
/// Whether old tags are kept.
pub(super) const OLD: Id = Id("old", 0);
/// A part of the published record that nobody can read.
pub(super) const FAULT: &str = "fault";
/// A tag with another name.
pub(super) const UNKNOWN: &str = "unknown";

pub(super) fn items<'s>(rua: &'s Addresses, session: &Session) -> Vec<Item<'s>> {
    let mut items = vec![Item::new(
        RUA.0,
        RUA.1,
        Control::Text {
            label: say::rua(),
            field: &rua.field,
            placeholder: say::nobody(),
            error: rua.error.clone(),
        },
    )];
    if rua.error.is_none() && !rua.field.text().trim().is_empty() {
        items.push(Item::prose(Role::Dim, say::must_exist()));
    }
    for (index, (their, row, standing)) in permissions(session).enumerate() {
        let left = vec![(Role::Text, say::must_agree(their.as_str()))];
        items.push(Item::new(
            PERMISSION,
            index,
            Control::Row { left, right: state(their, row, standing, session) },
        ));
        if *standing != Standing::Same && lost(their, session).is_none() {
            items.push(Item::prose(Role::Value, as_text(row)));
        }
    }
    items.extend(old(session));
    items
}

/// The records that others must publish before reports may go to them.
///
/// Those of a domain that is not there are among them, although nobody can publish them: else the row would go as
/// soon as DNS has answered, and with it the reason why no report comes.
pub(super) fn permissions(session: &Session) -> impl Iterator<Item = (&DomainName, &Publication, &Standing)> {
    let judged = &session.judged;
    judged.publications.iter().chain(&judged.dead_permissions).filter_map(|(row, standing)| {
        match &row.purpose {
            Purpose::ReportAuthorization(their) => Some((their, row, standing)),
            _ => None,
        }
    })
}

/// Name, type and value on one line.
pub(super) fn as_text(row: &Publication) -> String {
    let value = match &row.data {
        Data::Txt(text) => text.as_str(),
        _ => "",
    };
    format!("{} {} {value}", row.owner, row.data.kind())
}

/// Why no report can arrive there.
fn lost(their: &DomainName, session: &Session) -> Option<Loss> {
    let survey = session.survey.as_ref()?;
    match check::dmarc::lost(&survey.facts, survey.domain.name(), their)? {
        Reports::Lost { cause, .. } => Some(cause),
        _ => None,
    }
}

fn state(their: &DomainName, row: &Publication, standing: &Standing, session: &Session) -> Line {
    if let Some(cause) = lost(their, session) {
        let text = match cause {
            Loss::NoDomain => say::no_such_domain(),
            Loss::NoServer | Loss::NullMx => say::takes_no_mail(),
        };
        return vec![(Role::Bad, format!("✗ {text}"))];
    }
    let answer = session.survey.as_ref().and_then(|survey| survey.facts.get(&row.owner, Kind::Txt));
    vec![match standing {
        Standing::Same => (Role::Good, format!("✓ {}", say::agreed())),
        Standing::Unknown => match answer {
            None if session.asking.is_some() => (Role::Dim, "…".to_owned()),
            None => (Role::Dim, say::not_asked()),
            Some(_) => (Role::Warn, format!("! {}", say::no_answer())),
        },
        _ => (Role::Warn, format!("! {}", say::not_agreed())),
    }]
}

/// What the screen has to know of DNS beyond the domain's own records.
pub(super) fn questions(session: &Session) -> Vec<Question> {
    let (Some(plan), Some(survey)) = (&session.plan, &session.survey) else { return Vec::new() };
    // While looking around, the answers may still come by themselves.
    if survey.blocked.is_some() || session.look.is_some() {
        return Vec::new();
    }
    let owners = crate::plan::publish::publish(plan)
        .into_iter()
        .filter(|row| matches!(row.purpose, Purpose::ReportAuthorization(_)))
        .map(|row| row.owner);
    // Whose policy holds, and whose organization this is, the names above tell: one after the other, as receivers ask.
    let domain = plan.domain.name();
    let own = plan.dmarc.record.to_string();
    let walks = [discover(domain, true, &survey.facts), discover_with(&own, domain, true, &survey.facts)];
    let above = walks.into_iter().filter_map(|walk| match walk {
        // Of a registry only somebody below a registered name learns anything.
        Discovery::Asking(above) if above != *domain && plan.domain.registered() != *domain => {
            above.child("_dmarc").ok()
        }
        _ => None,
    });
    let texts = owners.chain(above).map(|name| Question::new(name, Kind::Txt));
    // Whether mail arrives there: the servers, and where there are none, the addresses.
    let uris = plan.dmarc.record.aggregate_reports.iter().chain(&plan.dmarc.record.failure_reports);
    let mail = uris.filter_map(ReportUri::domain).flat_map(|their| {
        let has_no_servers = survey
            .facts
            .get(their.name(), Kind::Mx)
            .is_some_and(|answer| matches!(answer.outcome, Outcome::NoData { .. }));
        let kinds: &[Kind] = if has_no_servers { &[Kind::A, Kind::Aaaa] } else { &[Kind::Mx] };
        kinds.iter().map(|kind| Question::new(their.name().clone(), *kind)).collect::<Vec<_>>()
    });
    let mut questions: Vec<Question> = texts.chain(mail).collect();
    questions
        .retain(|question| !survey.facts.get(&question.name, question.kind).is_some_and(Answer::is_answer));
    questions.dedup();
    questions
}

/// Tags of the published record that no longer mean anything, and those nobody knows.
fn old<'s>(session: &Session) -> Vec<Item<'s>> {
    let Some(plan) = &session.plan else { return Vec::new() };
    let mut items = Vec::new();
    let obsolete = obsolete(session);
    if !obsolete.is_empty() {
        let tail = if plan.dmarc.keep_obsolete { say::old_kept() } else { say::old_left_out() };
        let label = say::keep_old(obsolete.join("; "));
        items.push(Item::new(OLD.0, OLD.1, Control::Toggle { label, tail, is_on: plan.dmarc.keep_obsolete }));
    }
    items.extend(plan.dmarc.record.unknown.iter().enumerate().map(|(index, (name, value))| {
        let left = vec![(Role::Text, format!("{name}={value}"))];
        Item::new(UNKNOWN, index, Control::Row { left, right: vec![(Role::Dim, say::unknown_kept())] })
    }));
    items.extend(faults(session).into_iter().enumerate().map(|(index, (written, _))| {
        let left = vec![(Role::Warn, "! ".to_owned()), (Role::Text, written)];
        Item::new(FAULT, index, Control::Row { left, right: vec![(Role::Dim, say::fault_left_out())] })
    }));
    items
}

/// The longest published record whose parts are listed here: they are read for every picture.
const LISTED_OCTETS: usize = 4096;

/// What of the published record could not be taken over, as it is written, and why.
pub(super) fn faults(session: &Session) -> Vec<(String, String)> {
    let records = session.survey.as_ref().map(Survey::dmarc_records).unwrap_or_default();
    let [text] = records.as_slice() else { return Vec::new() };
    if text.len() > LISTED_OCTETS {
        return Vec::new();
    }
    let Ok(noted) = Noted::read(text) else { return Vec::new() };
    let part = |span: Span| {
        // The whole tag says more than the letters that are wrong in it.
        let start = text.get(..span.start).and_then(|before| before.rfind(';')).map_or(0, |at| at + 1);
        let end =
            text.get(span.end..).and_then(|after| after.find(';')).map_or(text.len(), |at| span.end + at);
        text.get(start..end).unwrap_or_default().trim().to_owned()
    };
    noted.faults.into_iter().map(|fault| (part(fault.span), words::fault::dmarc(&fault.cause))).collect()
}

/// What RFC 9989 removed, as it is written in the record.
pub(super) fn obsolete(session: &Session) -> Vec<String> {
    let Some(plan) = &session.plan else { return Vec::new() };
    let record = &plan.dmarc.record;
    let mut found: Vec<String> =
        record.obsolete.iter().map(|(tag, value)| format!("{}={value}", tag.as_str())).collect();
    found.extend(record.aggregate_reports.iter().chain(&record.failure_reports).filter_map(
        |uri| match uri {
            ReportUri::Mailto { size_limit: Some(limit), .. } => Some(format!("!{limit}")),
            _ => None,
        },
    ));
    found
}

/// The findings that nothing else on the screen tells.
pub(super) fn findings(session: &Session) -> Vec<Finding> {
    let is_told = |finding: &&Finding| {
        matches!(
            finding.what,
            What::Dmarc(
                Dmarc::Monitoring
                    | Dmarc::ExternalReports { .. }
                    | Dmarc::ObsoleteKept { .. }
                    | Dmarc::ObsoleteLeftOut { .. }
            )
        )
    };
    session.judged.dmarc.iter().filter(|finding| !is_told(finding)).cloned().collect()
}

/// The policy's own word, for sentences.
pub(super) fn policy_word(session: &Session) -> String {
    let policy = session.plan.as_ref().and_then(|plan| plan.dmarc.record.policy);
    policy.map(policy::label).unwrap_or_default()
}

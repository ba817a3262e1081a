//! What a record is for and what to do with it, for somebody who sees it for the first time.

use super::{
    form, panel,
    row::{Row, named},
};
use crate::{
    plan::{
        hosts::Form,
        publish::{Data, Publication, Purpose},
        senders::FurtherRole,
    },
    tui::{screen::Explanation, session::Session},
    words::{self, publish as say},
};

/// Old values told in full; more would push everything else off.
const OLD_VALUES: usize = 4;

pub(super) fn row(row: &Row<'_>, form: &Form, session: &Session) -> Explanation {
    let excess = panel::excess(row, form, session).map(|(_, sentences)| sentences);
    let mut paragraphs: Vec<String> = excess.into_iter().flatten().collect();
    paragraphs.extend([steps(row, form, session), what_for(row.publication, session)]);
    paragraphs.extend(row.old().into_iter().take(OLD_VALUES).map(say::explain_old));
    if !row.todo.is_settled() {
        paragraphs.push(form::ttl_sentence(form, row.publication));
        if matches!(row.publication.data, Data::Srv(_)) {
            paragraphs.extend(form.host.map(words::host::srv_notes).unwrap_or_default());
        }
        paragraphs.extend(form.host.map(words::host::notes).unwrap_or_default());
    }
    let title =
        say::Title { owner: row.publication.owner.to_string(), record: named(&row.publication.purpose) }
            .say();
    let (rfc, section) = rule(row.publication);
    Explanation::new(title, paragraphs.join("\n\n")).by(rfc, section)
}

/// What exactly to do in the panel.
pub(super) fn steps(row: &Row<'_>, form: &Form, session: &Session) -> String {
    let instruction = row.instruction();
    let is_elsewhere = matches!(row.publication.purpose, Purpose::ReportAuthorization(_));
    let Some(zone) = session.zone_apex().filter(|_| !row.todo.is_settled() && !is_elsewhere) else {
        return instruction;
    };
    let name = form::name_sentence(form, &row.publication.owner, &zone);
    let value = form::value_sentence(form, &row.publication.data, &zone);
    [Some(instruction), name, value].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn what_for(publication: &Publication, session: &Session) -> String {
    let domain = session.domain().map(ToString::to_string).unwrap_or_default();
    match &publication.purpose {
        Purpose::Spf => say::explain_spf(domain),
        Purpose::Dkim(_) if matches!(publication.data, Data::Cname(_)) => say::explain_alias(),
        Purpose::Dkim(_) if publication.withdraws() => say::explain_withdrawn(),
        Purpose::Dkim(_) => say::explain_dkim(),
        Purpose::Dmarc => say::explain_dmarc(domain),
        Purpose::ReportAuthorization(their) => say::explain_report(their.as_str()),
        Purpose::NoDkim => say::explain_no_dkim(domain),
        Purpose::NullMx => say::explain_null_mx(domain),
        Purpose::Offer(service) => say::explain_service(words::access::service(*service)),
        Purpose::Autoconfig => say::explain_autoconfig(),
        Purpose::Autodiscover => say::explain_autodiscover(),
        Purpose::MtaSts => say::explain_mta_sts(domain),
        Purpose::TlsReports => say::explain_tls_reports(domain),
        Purpose::Service(FurtherRole::ReturnPath) => say::explain_return_path(),
        Purpose::Service(FurtherRole::Verification) => say::explain_verification(),
        Purpose::Service(FurtherRole::Tracking) => say::explain_tracking(),
    }
}

const fn rule(publication: &Publication) -> (u16, &'static str) {
    match publication.purpose {
        Purpose::Spf => (7208, "3"),
        Purpose::Dkim(_) | Purpose::NoDkim => (6376, "3.6.1"),
        Purpose::Dmarc => (9989, "4.7"),
        Purpose::ReportAuthorization(_) => (9990, "4"),
        Purpose::NullMx => (7505, "3"),
        Purpose::Offer(_) | Purpose::Autoconfig | Purpose::Autodiscover => (6186, "3"),
        Purpose::MtaSts => (8461, "3.1"),
        Purpose::TlsReports => (8460, "3"),
        Purpose::Service(FurtherRole::ReturnPath) => (7208, "2.4"),
        Purpose::Service(FurtherRole::Verification | FurtherRole::Tracking) => (1034, "3.6"),
    }
}

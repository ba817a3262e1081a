//! What is to be done with each record, by what is known of DNS now.

use crate::{
    check::{
        propagation::{Verdict, compare},
        standing::Standing,
    },
    plan::{
        hosts::Panel,
        publish::{Data, Publication, Purpose},
    },
    reading::Reading,
    record::{name::Name, visible::visible},
    survey::{Question, Survey, Zone},
    tui::{session::Session, theme::Role},
    words::{self, publish as say},
};

/// A record, and what is to be done with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'s> {
    pub(super) publication: &'s Publication,
    pub(super) todo: Todo<'s>,
    /// The zone of its own that the name lies in, if another one than the domain's holds it.
    pub(super) cut: Option<&'s Zone>,
}

/// What is to be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Todo<'s> {
    Create,
    Replace(&'s [Data]),
    There,
    /// Some of the domain's own servers have it.
    Partly,
    InTheWay(&'s Name),
    Unknown,
}

impl Todo<'_> {
    /// Whether there is nothing to type: it is there, or on its way to every server.
    pub(super) const fn is_settled(&self) -> bool {
        matches!(self, Self::There | Self::Partly)
    }
}

/// A row per record.
pub(super) fn rows(session: &Session) -> Vec<Row<'_>> {
    let publications = session.judged.publications.iter();
    publications
        .map(|(publication, standing)| {
            let seen = session.checking.survey.as_ref().and_then(|survey| seen(publication, survey));
            let reading = session.survey.as_ref().map(Reading::of);
            let cut = reading.and_then(|reading| reading.cut(&publication.owner));
            Row { publication, todo: seen.unwrap_or_else(|| todo(standing)), cut }
        })
        .collect()
}

/// What nobody has asked DNS yet, such as the name that stands for every selector.
pub(super) fn questions(session: &Session) -> Vec<Question> {
    let is_blocked = session.survey.as_ref().is_none_or(|survey| survey.blocked.is_some());
    let Some(zone) = session.zone_apex().filter(|_| session.look.is_none() && !is_blocked) else {
        return Vec::new();
    };
    rows(session)
        .iter()
        // A name of another domain would be asked of a resolver, which would remember that it is not there.
        .filter(|row| row.todo == Todo::Unknown && row.publication.owner.is_within(&zone))
        .map(|row| Question::about(row.publication))
        .collect()
}

fn todo(standing: &Standing) -> Todo<'_> {
    match standing {
        Standing::Unknown => Todo::Unknown,
        Standing::Create => Todo::Create,
        Standing::Same => Todo::There,
        Standing::Replace { old } => Todo::Replace(old),
        Standing::Obstructed { target } => Todo::InTheWay(target),
    }
}

/// What the last check has found on the domain's own servers that answer, if that says more than what was seen when
/// the domain was looked at.
fn seen(publication: &Publication, survey: &Survey) -> Option<Todo<'static>> {
    let question = Question::about(publication);
    let own = survey.heard.own(&question.name, question.kind).map(|answer| compare(publication, answer));
    let verdicts: Vec<Verdict> = own.filter(|verdict| !matches!(verdict, Verdict::Unreachable(_))).collect();
    match verdicts.iter().filter(|verdict| **verdict == Verdict::Right).count() {
        0 => None,
        right if right == verdicts.len() => Some(Todo::There),
        _ => Some(Todo::Partly),
    }
}

impl Row<'_> {
    /// Sign, word and role of what is to be done.
    pub(super) fn sign(&self) -> (Role, &'static str, String) {
        match self.todo {
            Todo::Create => (Role::Text, "+", say::todo_create()),
            Todo::Replace(_) => (Role::Warn, "~", say::todo_replace()),
            Todo::There => (Role::Good, "✓", say::todo_there()),
            Todo::Partly => (Role::Warn, "◐", say::todo_partly()),
            Todo::InTheWay(_) => (Role::Bad, "✗", say::todo_in_the_way()),
            Todo::Unknown => (Role::Text, "?", say::todo_unknown()),
        }
    }

    /// The same, said of the record.
    pub(super) fn standing(&self) -> (Role, String) {
        match self.todo {
            Todo::Create => (Role::Dim, say::is_create()),
            Todo::Replace(_) => (Role::Warn, format!("~ {}", say::is_replace())),
            Todo::There => (Role::Good, format!("✓ {}", say::is_there())),
            Todo::Partly => (Role::Warn, format!("◐ {}", say::is_partly())),
            Todo::InTheWay(_) => (Role::Bad, format!("✗ {}", say::is_in_the_way())),
            Todo::Unknown => (Role::Dim, say::is_unknown()),
        }
    }

    /// The values that are there now and go, safe to show.
    pub(super) fn old(&self) -> Vec<String> {
        let Todo::Replace(old) = self.todo else { return Vec::new() };
        old.iter().map(|old| visible(&Panel::default().value(old)).into_owned()).collect()
    }

    /// What to do in the panel, in one or two sentences, but for the name.
    pub(super) fn instruction(&self) -> String {
        if let Purpose::ReportAuthorization(their) = &self.publication.purpose
            && !self.todo.is_settled()
        {
            return say::elsewhere(their.as_str());
        }
        if let Some(cut) = self.cut.filter(|_| !self.todo.is_settled()) {
            let servers: Vec<&str> = cut.servers.iter().map(|server| server.name.as_str()).collect();
            return say::Delegated { servers: servers.join(", "), zone: cut.apex.as_str() }.say();
        }
        let kind = self.publication.data.kind();
        match self.todo {
            Todo::Create => say::create(kind),
            // What stands there may name senders that this record lacks.
            Todo::Unknown if self.publication.purpose == Purpose::Spf => say::unknown_spf(),
            Todo::Unknown => say::unknown(),
            Todo::There if self.publication.withdraws() => say::there_withdrawn(),
            Todo::There => say::there(),
            Todo::Partly => say::partly(),
            Todo::InTheWay(target) => say::InTheWay { kind, target: target.as_str() }.say(),
            Todo::Replace(old) => match &self.publication.data {
                Data::Cname(_) => say::replace_alias(),
                Data::Mx { .. } => say::replace_mx(),
                Data::Txt(_) if old.len() > 1 => {
                    say::ReplaceSeveral { count: old.len(), record: label(&self.publication.purpose) }.say()
                }
                Data::Srv(_) | Data::Txt(_) => say::replace(kind),
            },
        }
    }
}

/// What a record is, in a word or two.
pub(in crate::tui::screen) fn label(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Spf => say::spf(),
        Purpose::Dkim(_) => say::dkim(),
        Purpose::Dmarc => say::dmarc(),
        Purpose::ReportAuthorization(_) => say::report(),
        Purpose::NoDkim => say::no_dkim(),
        Purpose::NullMx => say::null_mx(),
        Purpose::Offer(service) => crate::words::access::service(*service),
        Purpose::Autoconfig => say::autoconfig(),
        Purpose::Autodiscover => say::autodiscover(),
        Purpose::MtaSts => say::mta_sts(),
        Purpose::TlsReports => say::tls_reports(),
        Purpose::Service(role) => words::purpose::service(*role),
    }
}

/// The record told from all others: with its selector, or whose permission it is.
pub(in crate::tui::screen) fn named(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Dkim(selector) => say::named_dkim(selector.as_str()),
        Purpose::ReportAuthorization(their) => say::named_report(their.as_str()),
        other => label(other),
    }
}

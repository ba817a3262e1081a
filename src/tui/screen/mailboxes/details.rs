//! What stands at the right: who said what, and the certificate as a person reads it.

use super::Explanation;
use crate::{
    check::access::table::{Detail, Row, Status, Table},
    record::visible::visible,
    survey::access::{Chain, Greeting, Service, Visit},
    tui::{screen::findings, session::Session},
    words::{access as shared, mailboxes as say},
};

/// Characters shown of what a server says.
const SHOWN: usize = 160;

/// A service: what is wrong and what to do, then what was seen.
pub(super) fn service(table: &Table, row: &Row, session: &Session) -> Explanation {
    let title = shared::service(row.service);
    let mut explanation = match &row.detail {
        Detail::Worst(finding) => findings::detail(finding),
        _ => Explanation::new(title, String::new()),
    };
    let mut lines: Vec<String> = Vec::new();
    match row.status {
        Status::NotOffered => lines.push(say::not_offered()),
        Status::Waiting => lines.push(say::waiting()),
        Status::NotKnown if explanation.body.is_empty() => lines.push(say::not_known_port()),
        _ => {}
    }
    let looked = session.mailboxes.looked.as_ref();
    let seen = looked.and_then(|looked| {
        let mut visits = looked.access.visits.iter();
        visits.find(|(door, _)| Some(door.address) == table.address && door.port == row.port)
    });
    if let Some((_, visit)) = seen {
        lines.extend(said(table, row.service, visit));
        lines.extend(visit.chain().map(chain).unwrap_or_default());
    }
    if !explanation.body.is_empty() && !lines.is_empty() {
        explanation.body.push_str("\n\n");
    }
    explanation.body.push_str(&lines.join("\n"));
    explanation
}

/// The certificate a host shows.
pub(super) fn certificate(table: &Table, session: &Session) -> Explanation {
    let looked = session.mailboxes.looked.as_ref();
    let seen = looked.and_then(|looked| {
        let thumbprint = table.certificate.as_ref().map(|shown| shown.thumbprint.clone());
        let mut chains = looked.access.visits.values().filter_map(Visit::chain);
        chains.find(|chain| chain.own().map(crate::survey::access::Certificate::thumbprint) == thumbprint)
    });
    let body = seen.map(|chain| self::chain(chain).join("\n")).unwrap_or_default();
    Explanation::new(shared::certificate(), body)
}

fn said(table: &Table, service: Service, visit: &Visit) -> Vec<String> {
    let host = if table.host.is_root() { String::new() } else { table.host.to_string() };
    let mut lines = Vec::new();
    if let Some(Greeting::Ready { text } | Greeting::Busy { text }) = &visit.greeting
        && !text.is_empty()
    {
        let text: String = visible(text).chars().take(SHOWN).collect();
        // The sentence has an end of its own.
        let text = text.trim_end_matches(['.', ' ']).to_owned();
        lines.push(say::Said { host, text }.say());
    }
    if let Some(tls) = &visit.tls
        && !tls.suite.is_empty()
    {
        lines.push(say::Tls { suite: tls.suite.as_str(), version: tls.version.as_str() }.say());
    }
    let listed = |names: Vec<String>| {
        if names.is_empty() { say::none() } else { visible(&names.join(", ")).into_owned() }
    };
    if visit.clear.is_some() {
        lines.push(say::log_ins_before(listed(visit.log_ins_in_clear(service.protocol()))));
    }
    if let Some(secure) = &visit.secure {
        lines.push(say::log_ins_after(listed(secure.log_ins(service.protocol()))));
    }
    if let Some(first) = visit.first_word {
        lines.push(say::took(first.as_millis().to_string()));
    }
    lines
}

fn chain(chain: &Chain) -> Vec<String> {
    let Some(own) = chain.own() else { return Vec::new() };
    let day = |at: jiff::Timestamp| at.strftime("%Y-%m-%d").to_string();
    let names = if own.names.is_empty() { own.subject.clone() } else { own.names.join(", ") };
    let sent: Vec<&str> = chain.certificates.iter().map(|one| one.subject.as_str()).collect();
    vec![
        String::new(),
        say::certificate_for(names),
        say::CertificateDates { from: day(own.not_before), to: day(own.not_after) }.say(),
        say::certificate_chain(sent.join(" ← ")),
    ]
}

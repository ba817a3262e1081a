//! The answer for programs: `mailseal.access/1`. Keys are added, never renamed or taken away.

use std::{process::ExitCode, sync::Arc, time::Duration};

use jiff::Timestamp;
use serde::Serialize;

use super::{
    exit,
    gather::{Go, gather},
    unknown, verdict,
};
use crate::{
    check::{
        Finding,
        access::{judge, table},
        finding::What,
    },
    cli::{
        Exit,
        check::json::{FindingOut, finding, moment, plain},
        output,
    },
    connect::{
        Connect,
        explore::{Asked, Looked},
    },
    dns::Lookup,
    record::{mta_sts::Policy, tlsa::hex},
    survey::access::{Chain, Document, Service, Trust, Version, Visit},
    words::finding::Names,
};

#[derive(Serialize)]
struct Out<'r> {
    schema: &'static str,
    domain: &'r str,
    checked_at: String,
    verdict: &'static str,
    reason: Option<String>,
    trusted_files: &'r [String],
    hosts: Vec<HostOut>,
    documents: Vec<DocumentOut>,
    findings: Vec<Found<'r>>,
}

#[derive(Serialize)]
struct HostOut {
    host: String,
    ip: Option<String>,
    services: Vec<ServiceOut>,
}

#[derive(Serialize)]
struct ServiceOut {
    service: &'static str,
    port: u16,
    state: &'static str,
    status: &'static str,
    tls: Vec<&'static str>,
    certificate: Option<CertificateOut>,
    log_ins: Vec<String>,
    log_ins_before_tls: Vec<String>,
    took_ms: Option<u64>,
    connections: u8,
}

#[derive(Serialize)]
struct CertificateOut {
    subject: String,
    issuer: String,
    names: Vec<String>,
    not_before: String,
    not_after: String,
    days_left: i64,
    sha256: String,
    thumbprint: String,
    chain: Vec<String>,
    trust: &'static str,
}

#[derive(Serialize)]
struct DocumentOut {
    document: &'static str,
    host: String,
    ip: String,
    status: Option<u16>,
    mode: Option<&'static str>,
}

#[derive(Serialize)]
struct Found<'r> {
    #[serde(flatten)]
    finding: FindingOut<'r>,
    host: Option<&'r str>,
    address: Option<String>,
    services: Vec<&'static str>,
}

pub(super) async fn run(
    lookup: Arc<dyn Lookup>,
    connect: Arc<dyn Connect>,
    asked: Asked,
    files: &[String],
    wait: u64,
) -> ExitCode {
    // A little is left for writing.
    let results = Duration::from_millis(wait * 1000 - 200);
    let looked = gather(lookup, connect, asked, results, |_| Go::Home).await;
    let now = Timestamp::now();
    let found = judge(&looked.view(now));
    let verdict = verdict(&looked, &found);
    let reason = unknown(&looked).filter(|_| exit(verdict) == Exit::Unasked);
    let out = Out {
        schema: "mailseal.access/1",
        domain: looked.asked.domain.as_str(),
        checked_at: moment(now),
        verdict: verdict.as_str(),
        reason: reason.clone(),
        trusted_files: files,
        hosts: hosts(&looked, &found, now),
        documents: documents(&looked),
        findings: found.iter().map(one).collect(),
    };
    let text = serde_json::to_string_pretty(&out).unwrap_or_default();
    let lines: Vec<String> = plain(&text).lines().map(str::to_owned).collect();
    let code = output::lines(&lines, exit(verdict));
    match reason {
        Some(said) => output::failure(&said, code),
        None => code,
    }
}

fn one(one: &Finding) -> Found<'_> {
    let address = match &one.what {
        What::Access(access) => access.address.map(|address| address.to_string()),
        _ => None,
    };
    let (host, services) = match &one.what {
        What::Access(access) => {
            (Some(access.host.as_str()), access.services.iter().map(|service| service.as_str()).collect())
        }
        _ => (None, Vec::new()),
    };
    Found {
        finding: finding(one, Names::Told),
        host: host.filter(|host| !host.is_empty()),
        address,
        services,
    }
}

fn hosts(looked: &Looked, found: &[Finding], now: Timestamp) -> Vec<HostOut> {
    let tables = table::tables(&looked.view(now), found);
    let service = |address: Option<std::net::IpAddr>, row: &table::Row| {
        let seen = looked
            .access
            .visits
            .iter()
            .find(|(door, _)| Some(door.address) == address && door.port == row.port);
        let visit = seen.map(|(_, visit)| visit);
        let protocol = row.service.protocol();
        ServiceOut {
            service: row.service.as_str(),
            port: row.port,
            state: row.state.as_str(),
            status: row.status.as_str(),
            tls: visit.and_then(Visit::version).map(Version::as_str).into_iter().collect(),
            certificate: visit.and_then(Visit::chain).and_then(|chain| certificate(chain, now)),
            log_ins: visit.map(|visit| log_ins(visit, row.service)).unwrap_or_default(),
            log_ins_before_tls: visit.map(|visit| visit.log_ins_in_clear(protocol)).unwrap_or_default(),
            took_ms: visit.map(|visit| u64::try_from(visit.took.as_millis()).unwrap_or(u64::MAX)),
            connections: visit.map_or(0, |visit| visit.connections),
        }
    };
    tables
        .iter()
        .map(|table| HostOut {
            host: if table.host.is_root() { String::new() } else { table.host.to_string() },
            ip: table.address.map(|address| address.to_string()),
            services: table.rows.iter().map(|row| service(table.address, row)).collect(),
        })
        .collect()
}

fn log_ins(visit: &Visit, service: Service) -> Vec<String> {
    visit.secure.as_ref().map(|secure| secure.log_ins(service.protocol())).unwrap_or_default()
}

fn certificate(chain: &Chain, now: Timestamp) -> Option<CertificateOut> {
    let own = chain.own()?;
    Some(CertificateOut {
        subject: own.subject.clone(),
        issuer: own.issuer.clone(),
        names: own.names.clone(),
        not_before: moment(own.not_before),
        not_after: moment(own.not_after),
        days_left: own.not_after.duration_since(now).as_secs().div_euclid(86_400),
        sha256: hex(&own.sha256),
        thumbprint: own.thumbprint(),
        chain: chain.certificates.iter().map(|one| one.subject.clone()).collect(),
        trust: match chain.trust {
            Trust::Trusted(crate::survey::access::Anchor::Known) => "trusted",
            Trust::Trusted(crate::survey::access::Anchor::Given) => "trusted-by-file",
            Trust::SelfSigned => "self-signed",
            Trust::PrivateRoot => "private-root",
            Trust::IssuerMissing => "issuer-missing",
            Trust::Other(_) => "not-trusted",
        },
    })
}

fn documents(looked: &Looked) -> Vec<DocumentOut> {
    let out = |(fetch, fetched): (&crate::survey::access::Fetch, &crate::survey::access::Fetched)| {
        let page = fetched.page.as_ref().ok();
        let policy =
            page.filter(|_| fetch.document == Document::MtaSts).and_then(|p| p.body.parse::<Policy>().ok());
        DocumentOut {
            document: fetch.document.label(),
            host: fetch.host.to_string(),
            ip: fetch.address.to_string(),
            status: page.map(|page| page.status),
            mode: policy.map(|policy| policy.mode.as_str()),
        }
    };
    looked.access.documents.iter().map(out).collect()
}

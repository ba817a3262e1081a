//! The mail hosts of the demo's world.
//!
//! Nothing is connected to: what each port says is made up here, with the faults people meet. The hosts are those that
//! the demo's DNS names.

use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc::UnboundedSender;

use super::{Connect, News};
use crate::survey::access::{
    Anchor, Capabilities, Certificate, Chain, Door, Fetch, FetchFailure, Fetched, Greeting, Handshake,
    Protocol, Reply, Service, Start, Stop, Trust, Version, Visit,
};

/// The demo's ports.
#[derive(Clone, Copy, Debug)]
pub struct World {
    now: fn() -> Timestamp,
}

impl World {
    /// The ports as they are by this clock.
    #[must_use]
    pub const fn new(now: fn() -> Timestamp) -> Self {
        Self { now }
    }
}

impl Connect for World {
    fn visit(&self, door: Door, news: UnboundedSender<News>) -> BoxFuture<'static, Visit> {
        let now = self.now;
        Box::pin(async move {
            let mut visit = Visit::new(now());
            drop(news.send(News::Visited(door.clone(), Box::new(visit.clone()))));
            // Ports answer one after the other, as they do.
            let pause = Duration::from_millis(u64::from(door.port) % 7 * 60 + 80);
            tokio::time::sleep(pause).await;
            speak(&door, &mut visit);
            visit.took = pause;
            visit.first_word = Some(pause);
            visit.connections = 1;
            visit
        })
    }

    fn fetch(&self, _: Fetch) -> BoxFuture<'static, Fetched> {
        let now = self.now;
        Box::pin(async move {
            let page = Err(FetchFailure::Refused);
            Fetched { at: now(), took: Duration::ZERO, chain: None, page }
        })
    }
}

fn speak(door: &Door, visit: &mut Visit) {
    let protocol = door.service.protocol();
    // Nobody offers POP3 without encryption any more.
    if door.service == Service::Pop3 {
        visit.stop = Stop::Refused;
        return;
    }
    visit.greeting = Some(Greeting::Ready { text: greeting(door) });
    let takes_early = door.service == Service::Submission;
    if door.service.start() == Start::OnRequest {
        visit.clear = Some(can(protocol, &door.host.to_string(), true, takes_early));
    }
    visit.secure = Some(can(protocol, &door.host.to_string(), false, door.service != Service::Smtp));
    // One service still shows the certificate that came with the server.
    let chain = if door.service == Service::Pop3s { left_over(visit.at) } else { right(door, visit.at) };
    let suite = "TLS13_AES_256_GCM_SHA384".to_owned();
    visit.tls = Some(Handshake { version: Version::Tls13, suite, chain: Some(chain) });
    visit.stop = Stop::Finished;
}

/// The first line: the host of the demo's domain is an Exchange server.
fn greeting(door: &Door) -> String {
    if !door.host.as_str().starts_with("mail.") {
        return format!("{} ready", door.host);
    }
    let name = match door.service.protocol() {
        Protocol::Imap => "Exchange IMAP4",
        Protocol::Pop3 => "Exchange POP3",
        Protocol::Smtp => "ESMTP MAIL Service",
    };
    format!("{} Microsoft {name} ready", door.host)
}

/// What a server can do, in the words of its protocol.
fn can(protocol: Protocol, host: &str, has_starttls: bool, has_log_in: bool) -> Capabilities {
    let mut lines: Vec<String> = Vec::new();
    match protocol {
        Protocol::Imap => {
            let early = if has_starttls { " STARTTLS" } else { "" };
            let log_in = if has_log_in { " AUTH=PLAIN" } else { " LOGINDISABLED" };
            lines.push(format!("* CAPABILITY IMAP4rev1 IDLE{early}{log_in}"));
            lines.push("a1 OK done".to_owned());
        }
        Protocol::Pop3 => {
            lines.push("+OK".to_owned());
            lines.extend(has_starttls.then(|| "STLS".to_owned()));
            lines.extend(has_log_in.then(|| "SASL PLAIN".to_owned()));
            lines.push(".".to_owned());
        }
        Protocol::Smtp => {
            lines.push(format!("250-{host}"));
            lines.extend(has_starttls.then(|| "250-STARTTLS".to_owned()));
            lines.extend(has_log_in.then(|| "250-AUTH PLAIN LOGIN".to_owned()));
            lines.push("250 SMTPUTF8".to_owned());
        }
    }
    match Capabilities::read(protocol, "a1", &lines) {
        Reply::Yes(found) => found,
        Reply::No(_) | Reply::More | Reply::Nonsense(_) => Capabilities::default(),
    }
}

fn right(door: &Door, now: Timestamp) -> Chain {
    let mut own = certificate(&door.host.to_string(), "Harbour Demo CA", now, (-40, 50), 1);
    own.names = vec![door.host.to_string()];
    let issuer = certificate("Harbour Demo CA", "Harbour Demo Root", now, (-900, 900), 2);
    Chain { certificates: vec![own, issuer], trust: Trust::Trusted(Anchor::Known) }
}

fn left_over(now: Timestamp) -> Chain {
    let own = certificate("EXCH01", "EXCH01", now, (-300, 1500), 3);
    Chain { certificates: vec![own], trust: Trust::SelfSigned }
}

fn certificate(subject: &str, issuer: &str, now: Timestamp, days: (i64, i64), number: u8) -> Certificate {
    let at = |days: i64| now.checked_add(SignedDuration::from_hours(days * 24)).unwrap_or(now);
    Certificate {
        subject: subject.to_owned(),
        issuer: issuer.to_owned(),
        names: Vec::new(),
        not_before: at(days.0),
        not_after: at(days.1),
        is_self_issued: subject == issuer,
        names_issuer_address: false,
        sha1: [number; 20],
        sha256: [number; 32],
        key: vec![number],
        der: vec![number],
    }
}

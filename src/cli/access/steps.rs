//! `mailseal access --steps SERVER`: what to do on the server. Nothing is asked and no port is looked at.

use std::process::ExitCode;

use super::AccessArguments;
use crate::{
    cli::{Exit, output},
    survey::access::Service,
    words::{
        cli_access as say,
        mailbox_server::{self, Offer, Server},
        signer::text,
    },
};

/// The server of this name.
pub(super) fn server(text: &str) -> Result<&'static Server, String> {
    let known =
        || mailbox_server::all().iter().map(|server| server.id.as_str()).collect::<Vec<_>>().join(", ");
    mailbox_server::by_id(text).ok_or_else(|| say::bad_server(known()))
}

pub(super) fn print(server: &Server, arguments: &AccessArguments) -> ExitCode {
    // People expect this name, unless they said otherwise.
    let usual = arguments.domain.name().child("mail").unwrap_or_else(|_| arguments.domain.name().clone());
    let named = arguments.host.iter().map(|named| &named.host).find(|host| !host.is_root());
    let wants = |services: &[Service]| {
        arguments.ports.is_empty() || services.iter().any(|service| arguments.ports.contains(service))
    };
    let offer = Offer {
        domain: &arguments.domain,
        host: named.unwrap_or(&usual),
        imap: wants(&[Service::Imaps, Service::Imap]),
        pop: wants(&[Service::Pop3s, Service::Pop3]),
        submission: wants(&[Service::Submissions, Service::Submission]),
    };
    let steps = text(&mailbox_server::instructions(server, &offer));
    let lines: Vec<String> = steps.lines().map(str::to_owned).collect();
    output::lines(&lines, Exit::Done)
}

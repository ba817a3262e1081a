//! The commands that make a mail server offer its services as mail programs expect them.

use crate::{
    check::{
        Finding,
        finding::{Access, Trouble, What},
    },
    record::{
        name::Name,
        service::{Protocol, Service},
    },
    survey::access::Greeting,
    tui::session::Session,
    words::{
        mailbox_server::{self, Offer},
        signer,
    },
};

/// The server that greets at the finding's host, and its commands, filled in; none where the finding is not of a port, or
/// no server of the catalogue greets there.
pub(super) fn of(finding: &Finding, session: &Session) -> Option<(String, String)> {
    let What::Access(Access { host, what: Trouble::Port(_) | Trouble::Certificate(_), services, .. }) =
        &finding.what
    else {
        return None;
    };
    let looked = session.mailboxes.looked.as_ref()?;
    let host: Name = host.parse().ok().filter(|host: &Name| !host.is_root())?;
    // The service itself first: another one of the host may be another program's.
    let greeting = |protocol: Option<Protocol>| {
        let visits = looked.access.at(&host);
        let of = visits.filter(move |(door, _)| protocol.is_none_or(|one| door.service.protocol() == one));
        of.filter_map(|(_, visit)| match &visit.greeting {
            Some(Greeting::Ready { text } | Greeting::Busy { text }) => Some(text.as_str()),
            _ => None,
        })
        .collect::<Vec<_>>()
    };
    let wanted = services.first().map(|service| service.protocol());
    let server = mailbox_server::seen(greeting(wanted)).into_iter().next();
    let server = server.or_else(|| mailbox_server::seen(greeting(None)).into_iter().next())?;
    let offers = |service: Service| {
        looked.access.at(&host).any(|(door, visit)| door.service == service && visit.is_heard())
    };
    let offer = Offer {
        domain: session.domain()?,
        host: &host,
        imap: offers(Service::Imaps) || offers(Service::Imap),
        pop: offers(Service::Pop3s) || offers(Service::Pop3),
        submission: offers(Service::Submission) || offers(Service::Submissions),
    };
    Some((server.name.clone(), signer::text(&mailbox_server::instructions(server, &offer))))
}

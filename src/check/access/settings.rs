//! What users type into their mail program: from what was seen to work, or from what is known of the service.

use super::{
    View,
    table::{Status, Table},
};
use crate::{
    plan::{
        clients::{self, How},
        senders,
    },
    record::name::Name,
    survey::access::Service,
};

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The service.
    pub service: Service,
    /// The host.
    pub host: Name,
    /// The port.
    pub port: u16,
}

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The services, best first; never one that was seen to fail.
    pub settings: Vec<Setting>,
    /// How one logs in.
    pub log_in: LogIn,
}

/// How one logs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogIn {
    /// A document of the domain says: with the whole address.
    Address,
    /// A document of the domain says: with what stands before the @.
    LocalPart,
    /// Nobody says; it is an Exchange server.
    Exchange,
    /// Nobody says.
    NotKnown,
    /// As the service has it.
    Service(How),
}

/// What users need, as far as it was seen to work. None if nothing is known that works.
#[must_use]
pub fn sheet(view: &View<'_>, tables: &[Table]) -> Option<Sheet> {
    let exchangers: Vec<Name> = view.survey.mail_exchangers().into_iter().map(|(_, name)| name).collect();
    let service = senders::by_mx(&exchangers).into_iter().find_map(|sender| clients::of(&sender.id));
    if let Some(service) = service {
        return Some(of_service(service));
    }
    let mut settings: Vec<Setting> = Vec::new();
    for wanted in Service::ALL.into_iter().filter(|service| *service != Service::Smtp) {
        let found = tables.iter().find_map(|table| {
            let row = table.rows.iter().find(|row| row.service == wanted)?;
            let works = matches!(row.status, Status::Ok | Status::Warning) && !table.host.is_root();
            works.then(|| Setting {
                service: wanted,
                host: host(view, table, wanted, row.port),
                port: row.port,
            })
        });
        settings.extend(found);
    }
    // Who can be encrypted from the first word is not told of the other way.
    let has = |settings: &[Setting], service| settings.iter().any(|setting| setting.service == service);
    if has(&settings, Service::Imaps) {
        settings.retain(|setting| setting.service != Service::Imap);
    }
    if has(&settings, Service::Pop3s) {
        settings.retain(|setting| setting.service != Service::Pop3);
    }
    (!settings.is_empty()).then(|| Sheet { settings, log_in: log_in(view) })
}

fn of_service(clients: &clients::Clients) -> Sheet {
    let of = |service: Service, host: &Option<String>| {
        let host = Name::parse(host.as_deref()?).ok()?;
        Some(Setting { service, host, port: service.port() })
    };
    let settings = [
        of(Service::Imaps, &clients.imaps),
        of(Service::Pop3s, &clients.pop3s),
        of(Service::Submissions, &clients.submissions),
        of(Service::Submission, &clients.submission),
    ];
    Sheet { settings: settings.into_iter().flatten().collect(), log_in: LogIn::Service(clients.how) }
}

/// The name clients are told, if they are told one that leads to the same machine.
fn host(view: &View<'_>, table: &Table, service: Service, port: u16) -> Name {
    let promised = super::promises(view).into_iter().find(|promise| {
        promise.service == service
            && promise.port == port
            && table
                .address
                .is_some_and(|address| super::hosts::addresses(view, &promise.host).contains(&address))
    });
    promised.map_or_else(|| table.host.clone(), |promise| promise.host)
}

fn log_in(view: &View<'_>) -> LogIn {
    let users = super::documents::servers(view).into_iter().flat_map(|(_, servers)| servers);
    let said = users.map(|server| server.user).find(|user| !user.is_empty());
    match said.as_deref() {
        Some("%EMAILADDRESS%") => return LogIn::Address,
        Some("%EMAILLOCALPART%") => return LogIn::LocalPart,
        _ => {}
    }
    let is_exchange = view.access.visits.values().any(|visit| match &visit.greeting {
        Some(crate::survey::access::Greeting::Ready { text }) => text.contains("Microsoft"),
        _ => false,
    });
    if is_exchange { LogIn::Exchange } else { LogIn::NotKnown }
}

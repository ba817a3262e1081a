//! What clients and other mail servers are told: toggles from which records and a policy file follow.
//!
//! ```text
//!   Records for mail programs and other mail servers
//!   [x] SRV: where the services are                 IMAPS 993, SUBMISSIONS 465
//!   [ ] TLS-RPT: reports of failed encryption       mailto:postmaster@example.com
//!   [x] MTA-STS: mail only encrypted                testing
//!       [ Save the policy file ]  [ Enforce ]
//! ```

use std::path::PathBuf;

use super::{Effects, Explanation};
use crate::{
    check::{
        Finding, Severity,
        access::table::Status,
        finding::{Access, Transport, Trouble, What},
    },
    plan::mailboxes::{Answers, Offer, Sts, StsMode},
    record::{name::Name, service::Service},
    tui::{
        item::{Control, Id, Item},
        screen::Popup,
        session::Session,
        theme::Role,
    },
    words::mailboxes as say,
};

const SRV: Id = Id("offer-srv", 0);
const AUTOCONFIG: Id = Id("offer-autoconfig", 0);
const AUTODISCOVER: Id = Id("offer-autodiscover", 0);
const REPORTS: Id = Id("offer-reports", 0);
const STS: Id = Id("offer-sts", 0);
pub(super) const SAVE: Id = Id("offer-save", 0);
pub(super) const ENFORCE: Id = Id("offer-enforce", 0);
pub(super) const ENFORCE_YES: Id = Id("offer-enforce-yes", 0);
pub(super) const ENFORCE_NO: Id = Id("offer-enforce-no", 0);

/// In the order of preference: what is encrypted from the first word comes first (RFC 8314 §4.5.2).
const OFFERED: [Service; 4] = [Service::Imaps, Service::Submissions, Service::Submission, Service::Pop3s];

/// The items, once there is something to tell of.
pub(super) fn items<'s>(session: &Session) -> Vec<Item<'s>> {
    let Some(plan) = session.plan.as_ref().filter(|_| !session.mailboxes.tables.is_empty()) else {
        return Vec::new();
    };
    let answers = &plan.mailboxes;
    let toggle = |id: Id, label: String, tail: String, is_on: bool| {
        Item::new(id.0, id.1, Control::Toggle { label, tail, is_on })
    };
    let offers = if answers.offers.is_empty() { offers(session) } else { answers.offers.clone() };
    let named: Vec<String> = offers.iter().map(|offer| format!("{} {}", offer.service, offer.port)).collect();
    let mode = match answers.mta_sts.as_ref().map(|sts| sts.mode) {
        Some(StsMode::Enforce) => say::mode_enforce(),
        _ => say::mode_testing(),
    };
    let reports = answers.tls_reports.clone().unwrap_or_else(|| address(session));
    let host = mail_host(session);
    let target = |chosen: &Option<Name>| {
        chosen.as_ref().or(host.as_ref()).map_or_else(String::new, |host| format!("→ {host}"))
    };
    let mut items = vec![
        Item::breath(),
        Item::heading(say::records()),
        toggle(SRV, say::srv(), named.join(", "), !answers.offers.is_empty()),
        toggle(AUTOCONFIG, say::autoconfig(), target(&answers.autoconfig), answers.autoconfig.is_some()),
        toggle(
            AUTODISCOVER,
            say::autodiscover(),
            target(&answers.autodiscover),
            answers.autodiscover.is_some(),
        ),
        toggle(REPORTS, say::reports(), reports, answers.tls_reports.is_some()),
        toggle(STS, say::sts(), mode, answers.mta_sts.is_some()),
    ];
    if let Some(sts) = &answers.mta_sts {
        items.push(Item::new(SAVE.0, SAVE.1, Control::Button { label: say::save_policy(), refusal: None }));
        if sts.mode == StsMode::Testing {
            let refusal = hindrance(session);
            items.push(Item::new(ENFORCE.0, ENFORCE.1, Control::Button { label: say::enforce(), refusal }));
        }
    }
    items
}

/// Whether the item is one of these, and what comes of it.
pub(super) fn activated(id: Id, session: &mut Session) -> Option<Effects> {
    match id {
        SRV => {
            let wanted = offers(session);
            let refused = refusals(session);
            change(session, |answers| {
                let is_on = !answers.offers.is_empty();
                (answers.offers, answers.refusals) =
                    if is_on { (Vec::new(), Vec::new()) } else { (wanted, refused) };
            });
        }
        AUTOCONFIG | AUTODISCOVER => {
            let Some(host) = mail_host(session) else {
                session.say(Role::Warn, say::no_host());
                return Some(Effects::none());
            };
            change(session, |answers| {
                let chosen =
                    if id == AUTOCONFIG { &mut answers.autoconfig } else { &mut answers.autodiscover };
                *chosen = if chosen.is_some() { None } else { Some(host) };
            });
        }
        REPORTS => {
            let uri = address(session);
            change(session, |answers| {
                answers.tls_reports = if answers.tls_reports.is_some() { None } else { Some(uri) };
            });
        }
        STS => {
            let fresh = Sts { mode: StsMode::Testing, id: id_of_now(session), mx: exchangers(session) };
            change(session, |answers| {
                answers.mta_sts = if answers.mta_sts.is_some() { None } else { Some(fresh) };
            });
        }
        _ => return None,
    }
    Some(Effects::none())
}

/// From now on, mail without encryption is to be refused.
pub(super) fn enforce(session: &mut Session) {
    if hindrance(session).is_some() {
        return;
    }
    let id = id_of_now(session);
    change(session, |answers| {
        if let Some(sts) = &mut answers.mta_sts {
            (sts.mode, sts.id) = (StsMode::Enforce, id);
        }
    });
    session.say(Role::Text, say::enforced());
}

/// What is asked before.
pub(super) fn question<'s>() -> Popup<'s> {
    let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
    Popup {
        title: say::enforce_title(),
        items: vec![
            Item::prose(Role::Warn, say::explain_enforce()),
            Item::breath(),
            button(ENFORCE_YES, say::enforce()),
            button(ENFORCE_NO, say::enforce_no()),
        ],
    }
}

/// The policy file: the folder it goes to, its name, another name where a file of that name has other contents, and
/// its text.
pub(super) fn policy_file(session: &Session, attempt: Attempt) -> Option<(PathBuf, String)> {
    let sts = session.plan.as_ref()?.mailboxes.mta_sts.as_ref()?;
    let name = match attempt {
        Attempt::First => "mta-sts.txt".to_owned(),
        Attempt::Beside => format!("mta-sts-{}.txt", sts.id),
    };
    Some((session.folder.join(name), sts.policy().to_string()))
}

/// Under which name the policy file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    /// The one it has on the web server.
    First,
    /// One beside an older file, which is never overwritten.
    Beside,
}

/// Puts the record that fixes a finding into the setup, if it is not there yet, and gives its name: Publish begins there.
pub(super) fn prepared(finding: &Finding, session: &mut Session) -> Option<Name> {
    let What::Access(Access { services, what, .. }) = &finding.what else { return None };
    let domain = session.domain()?.clone();
    match what {
        Trouble::Lookup(_) => {
            let (wanted, refused) = (offers(session), refusals(session));
            change(session, |answers| {
                if answers.offers.is_empty() {
                    (answers.offers, answers.refusals) = (wanted, refused);
                }
            });
            let first = session.plan.as_ref()?.mailboxes.offers.first().map(|offer| offer.service);
            let service = services.first().copied().or(first)?;
            Some(domain.below(&format!("_{service}._tcp")))
        }
        Trouble::Transport(Transport::Reports { .. } | Transport::ReportsTwice { .. }) => {
            let uri = address(session);
            change(session, |answers| {
                answers.tls_reports.get_or_insert(uri);
            });
            Some(domain.below("_smtp._tls"))
        }
        Trouble::Transport(Transport::Sts(_)) => {
            let fresh = Sts { mode: StsMode::Testing, id: id_of_now(session), mx: exchangers(session) };
            change(session, |answers| {
                answers.mta_sts.get_or_insert(fresh);
            });
            Some(domain.below("_mta-sts"))
        }
        _ => None,
    }
}

/// What one of these means.
pub(super) fn explanation(id: Id, session: &Session) -> Option<Explanation> {
    let domain = session.domain().map(ToString::to_string).unwrap_or_default();
    Some(match id {
        SRV => Explanation::new(say::srv(), say::explain_srv()).by(6186, "3"),
        AUTOCONFIG => Explanation::new(say::autoconfig(), say::explain_autoconfig(domain)),
        AUTODISCOVER => Explanation::new(say::autodiscover(), say::explain_autodiscover(domain)),
        REPORTS => Explanation::new(say::reports(), say::explain_reports()).by(8460, "3"),
        STS => Explanation::new(say::sts(), say::explain_sts(domain)).by(8461, "3"),
        SAVE => Explanation::new(say::save_policy(), say::explain_save(domain)).by(8461, "3.2"),
        ENFORCE | ENFORCE_YES | ENFORCE_NO => {
            Explanation::new(say::enforce(), say::explain_enforce()).by(8461, "5")
        }
        _ => return None,
    })
}

fn change(session: &mut Session, act: impl FnOnce(&mut Answers)) {
    if let Some(plan) = &mut session.plan {
        act(&mut plan.mailboxes);
    }
}

/// The services that were seen to work, best first.
fn offers(session: &Session) -> Vec<Offer> {
    let works = |service: Service| {
        session.mailboxes.tables.iter().filter(|table| !table.host.is_root()).find_map(|table| {
            let row = table.rows.iter().find(|row| row.service == service)?;
            let is_good = matches!(row.status, Status::Ok | Status::Warning);
            is_good.then(|| Offer { service, host: table.host.clone(), port: row.port })
        })
    };
    OFFERED.into_iter().filter_map(works).collect()
}

/// Where mail programs find the mailboxes: the best service that works, else the first host with a name.
fn mail_host(session: &Session) -> Option<Name> {
    let first = offers(session).into_iter().next().map(|offer| offer.host);
    let named = || session.mailboxes.tables.iter().map(|table| &table.host).find(|host| !host.is_root());
    first.or_else(|| named().cloned())
}

/// The services without encryption from the first word: programs need not look for them.
fn refusals(session: &Session) -> Vec<Service> {
    let offered = offers(session);
    let has = |service: Service| offered.iter().any(|offer| offer.service == service);
    let pairs = [(Service::Imaps, Service::Imap), (Service::Pop3s, Service::Pop3)];
    // A panel that cannot hold the record is told so by its host's notes.
    pairs.into_iter().filter(|(better, _)| has(*better)).map(|(_, other)| other).collect()
}

/// Where reports go: where those about DMARC go already, else to the one address every mail domain has
/// (RFC 5321 §4.5.1).
fn address(session: &Session) -> String {
    let Some(plan) = &session.plan else { return String::new() };
    let dmarc = plan.dmarc.published();
    let known = dmarc.aggregate_reports.first().map(ToString::to_string);
    known.unwrap_or_else(|| format!("mailto:postmaster@{}", plan.domain))
}

fn exchangers(session: &Session) -> Vec<Name> {
    let looked = session.mailboxes.looked.as_ref();
    let all = looked.map(|looked| looked.survey.mail_exchangers()).unwrap_or_default();
    all.into_iter().map(|(_, name)| name).filter(|name| !name.is_root()).collect()
}

/// An id nobody has used before: the time.
fn id_of_now(session: &Session) -> String {
    session.now.strftime("%Y%m%dT%H%M%S").to_string()
}

/// What stands against `enforce`: a mail server without encryption or with a certificate that is not right.
fn hindrance(session: &Session) -> Option<String> {
    let found = &session.mailboxes.found;
    let of_smtp = found.iter().find(|finding| match &finding.what {
        What::Access(Access { services, what: Trouble::Port(_) | Trouble::Certificate(_), .. }) => {
            services.contains(&Service::Smtp)
        }
        What::Access(Access { what: Trouble::Transport(_), .. }) => finding.severity() == Severity::Error,
        _ => false,
    });
    if let Some(finding) = of_smtp {
        return Some(crate::words::finding::prose(finding).what);
    }
    let reports = session.plan.as_ref().is_some_and(|plan| plan.mailboxes.tls_reports.is_some());
    (!reports).then(say::reports_first)
}

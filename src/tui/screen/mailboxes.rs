//! Mailboxes: whether clients reach what the domain offers, host by host and port by port.
//!
//! ```text
//!   mail.example.com  192.0.2.25
//! ▸ ✓ IMAP with TLS       993  ok       TLS 1.3
//!   ✗ POP3 with TLS       995  error    self-signed certificate
//!   ✓ certificate              ok       mail.example.com, from Let's Encrypt, 61 days left
//! ```

mod details;
mod hosts;
mod offer;
mod steps;

use unicode_width::UnicodeWidthStr as _;

use self::hosts::Hosts;
use self::offer::Attempt;
use super::{Effects, Explanation, Go, Screen, View, findings};
use crate::{
    check::{
        Finding, Severity,
        access::{
            memory::{Change, News},
            table::{Row, Status, Table},
        },
        finding::{Access, Lookup, Transport, Trouble, What},
    },
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message},
        session::Session,
        step::{Progress, Step},
        text_field::TextField,
        theme::Role,
    },
    words::{self, access as shared, mailboxes as say},
};

const AGAIN: Id = Id("again", 0);
const SERVICE: &str = "service";
const CERTIFICATE: &str = "certificate";
/// How news of a copy is told from that of other screens.
const COPY: &str = "mailboxes-finding";
/// The same of commands.
const STEPS: &str = "mailboxes-steps";
/// Changes shown since last time.
const CHANGES: usize = 4;
/// As wide as the longest name of a service.
const NAME: usize = 17;

/// The screen.
pub struct MailboxesScreen {
    focus: Id,
    is_shown: bool,
    hosts: Hosts,
    /// Whether it is asked if the policy is to be enforced.
    asks: Option<Asks>,
    /// The policy file that is being written.
    writing: Option<Attempt>,
}

/// A question over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Whether mail without encryption is to be refused from now on.
    Enforce,
}

impl Default for MailboxesScreen {
    fn default() -> Self {
        Self { focus: Id(SERVICE, 0), is_shown: false, hosts: Hosts::default(), asks: None, writing: None }
    }
}

impl MailboxesScreen {
    fn start(session: &mut Session) -> Effects {
        Effects::run(session.look_at_mailboxes())
    }

    /// The finding that has the focus: its own row, or the worst of a service.
    fn finding<'s>(&self, session: &'s Session) -> Option<&'s Finding> {
        match self.focus {
            Id(findings::ID, index) => session.mailboxes.found.get(index),
            Id(SERVICE, index) => match &service(session, index)?.1.detail {
                crate::check::access::table::Detail::Worst(finding) => Some(finding),
                _ => None,
            },
            _ => None,
        }
    }

    /// Writes the policy file.
    fn save_policy(&mut self, attempt: Attempt, session: &Session) -> Effects {
        let Some((path, text)) = offer::policy_file(session, attempt) else { return Effects::none() };
        self.writing = Some(attempt);
        Command::SaveFile(path, text).into()
    }

    /// Says where the policy file is; one of its name with other contents stays, and the new one gets another.
    fn policy_saved(
        &mut self,
        result: &Result<std::path::PathBuf, String>,
        attempt: Attempt,
        session: &mut Session,
    ) -> Effects {
        match (result, attempt) {
            (Ok(path), attempt) => {
                let path = path.display().to_string();
                let text = match attempt {
                    Attempt::First => say::policy_saved(path),
                    Attempt::Beside => say::policy_saved_beside(path),
                };
                session.say(Role::Good, format!("✓ {text}"));
                Effects::none()
            }
            (Err(_), Attempt::First) => self.save_policy(Attempt::Beside, session),
            (Err(why), Attempt::Beside) => {
                session.say(Role::Bad, why.clone());
                Effects::none()
            }
        }
    }

    /// To where it is fixed.
    fn mend(&self, session: &mut Session) -> Effects {
        let Some(finding) = self.finding(session).cloned() else { return Effects::none() };
        if is_fixed_in_dns(&finding) {
            session.wanted = offer::prepared(&finding, session);
            return Effects::go(Go::To(Step::Publish));
        }
        if let Some((server, text)) = steps::of(&finding, session) {
            session.say(Role::Text, say::steps_copied(server));
            return Command::Copy(STEPS, text).into();
        }
        let fix = words::finding::prose(&finding).fix;
        if !fix.is_empty() {
            session.say(Role::Text, fix);
        }
        Effects::none()
    }

    fn copy(&self, session: &Session) -> Effects {
        let Some(finding) = self.finding(session) else { return Effects::none() };
        let lines = words::finding::lines(finding, finding.correction.as_ref(), words::finding::Names::Told);
        Command::Copy(COPY, lines.join("\n")).into()
    }
}

/// Whether a record of the domain puts it right.
fn is_fixed_in_dns(finding: &Finding) -> bool {
    match &finding.what {
        What::Access(Access { what, .. }) => match what {
            Trouble::Lookup(Lookup::Document { .. } | Lookup::DocumentNowhere { .. })
            | Trouble::Port(_)
            | Trouble::Certificate(_) => false,
            Trouble::Lookup(_) => true,
            Trouble::Transport(what) => {
                matches!(what, Transport::Sts(_) | Transport::Reports { .. } | Transport::ReportsTwice { .. })
            }
        },
        _ => false,
    }
}

/// The first row with an error, counted over all hosts.
fn first_error(session: &Session) -> Option<usize> {
    let mut rows = session.mailboxes.tables.iter().flat_map(|table| &table.rows);
    rows.position(|row| row.status == Status::Error)
}

/// The service of a row, counted over all hosts.
fn service(session: &Session, index: usize) -> Option<(&Table, &Row)> {
    let rows =
        session.mailboxes.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    rows.into_iter().nth(index)
}

impl Screen for MailboxesScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let mut items = vec![Item::still(Control::Line(headline(session)))];
        items.extend(session.mailboxes.since.iter().take(CHANGES).map(|change| change_line(change, session)));
        let mut index = 0;
        for (number, table) in session.mailboxes.tables.iter().enumerate() {
            items.push(Item::breath());
            items.push(Item::still(Control::Line(title(table))));
            for row in &table.rows {
                items.push(Item::new(SERVICE, index, Control::Row { left: cells(row), right: Vec::new() }));
                index += 1;
            }
            if let Some(shown) = &table.certificate {
                let left = line(shown.status, &shared::certificate(), "", &shared::shown(shown));
                items.push(Item::new(CERTIFICATE, number, Control::Row { left, right: Vec::new() }));
            }
        }
        let apart: Vec<Item<'s>> = findings::items(&session.mailboxes.found)
            .into_iter()
            .filter(|item| {
                session.mailboxes.found.get(item.id.1).is_some_and(|finding| !is_in_table(finding))
            })
            .collect();
        if !apart.is_empty() {
            items.push(Item::breath());
            items.extend(apart);
        }
        items.extend(offer::items(session));
        items.extend(self.hosts.items(session));
        items.push(Item::gap());
        items.push(Item::new(AGAIN.0, AGAIN.1, Control::Button { label: say::again(), refusal: None }));
        View { items, popup: self.asks.map(|Asks::Enforce| offer::question()) }
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        self.hosts.field(id)
    }

    fn edited(&mut self, _: Id, _: &mut Session) -> Effects {
        self.hosts.edited();
        Effects::none()
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            AGAIN => Self::start(session),
            offer::SAVE => self.save_policy(Attempt::First, session),
            offer::ENFORCE => {
                self.asks = Some(Asks::Enforce);
                self.focus = offer::ENFORCE_NO;
                Effects::none()
            }
            offer::ENFORCE_YES | offer::ENFORCE_NO => {
                self.asks = None;
                self.focus = offer::ENFORCE;
                if id == offer::ENFORCE_YES {
                    offer::enforce(session);
                    self.focus = offer::SAVE;
                }
                Effects::none()
            }
            id => {
                if let Some(is_changed) = self.hosts.activated(id, session) {
                    return if is_changed { Self::start(session) } else { Effects::none() };
                }
                offer::activated(id, session).unwrap_or_else(|| self.mend(session))
            }
        }
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::Recheck => Self::start(session),
            Action::Mend => self.mend(session),
            Action::CopyFinding => self.copy(session),
            _ => Effects::none(),
        }
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::CopyFinding | Action::Mend => self.finding(session).is_some(),
            _ => true,
        }
    }

    fn escaped(&mut self, _: &mut Session) -> bool {
        let is_closed = self.asks.take().is_some();
        if is_closed {
            self.focus = offer::ENFORCE;
        }
        is_closed
    }

    fn full_text(&self, session: &Session) -> (String, Vec<String>) {
        let policy = offer::policy_file(session, Attempt::First).filter(|_| self.focus == offer::SAVE);
        let lines = policy.map(|(_, text)| text.lines().map(str::to_owned).collect());
        (say::save_policy(), lines.unwrap_or_default())
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        if let Message::FileSaved(result) = message
            && let Some(attempt) = self.writing.take()
        {
            return self.policy_saved(result, attempt, session);
        }
        // What is wrong is what one is here for; who has moved already stays there.
        if matches!(message, Message::MailboxesLookedAt(..))
            && self.focus == Id(SERVICE, 0)
            && let Some(row) = first_error(session)
        {
            self.focus = Id(SERVICE, row);
        }
        if let Message::CopyTried(COPY, copied) = message {
            let sent = words::screen::sent_finding();
            super::copied(copied, &say::copied(), &sent, "mailseal access DOMAIN", session);
        }
        Effects::none()
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        self.is_shown = true;
        let is_new = session.mailboxes.looked.is_none() && session.mailboxes.work.is_none();
        if is_new { Self::start(session) } else { Effects::none() }
    }

    fn left(&mut self, _: &mut Session) -> Effects {
        self.is_shown = false;
        Effects::none()
    }

    fn explanation(&self, session: &Session) -> Explanation {
        match self.focus {
            AGAIN => Explanation::new(say::again(), say::explain_again()),
            Id(SERVICE, index) => service(session, index)
                .map(|(table, row)| details::service(table, row, session))
                .unwrap_or_default(),
            Id(CERTIFICATE, number) => {
                let table = session.mailboxes.tables.get(number);
                table.map(|table| details::certificate(table, session)).unwrap_or_default()
            }
            focus => findings::explanation(&session.mailboxes.found, focus)
                .or_else(|| offer::explanation(focus, session))
                .or_else(|| hosts::explanation(focus))
                .unwrap_or_default(),
        }
    }

    fn progress(&self, session: &Session) -> Progress {
        let mailboxes = &session.mailboxes;
        if mailboxes.looked.is_none() {
            return Progress::Open;
        }
        match mailboxes.found.iter().map(Finding::severity).max() {
            Some(Severity::Error) => Progress::Problem,
            _ if mailboxes.work.is_some() || mailboxes.tables.is_empty() => Progress::Partial,
            Some(Severity::Warning) => Progress::Partial,
            _ => Progress::Done,
        }
    }
}

/// Whether a finding stands in a row already.
fn is_in_table(finding: &Finding) -> bool {
    match &finding.what {
        What::Access(access) => {
            let is_of_port = matches!(access.what, Trouble::Port(_) | Trouble::Certificate(_));
            is_of_port && !access.services.is_empty()
        }
        _ => false,
    }
}

fn headline(session: &Session) -> Line {
    let mailboxes = &session.mailboxes;
    let domain = session.domain().map(ToString::to_string).unwrap_or_default();
    let count = |severity| mailboxes.found.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (done, all) = mailboxes.count();
    if mailboxes.work.is_some() {
        return vec![(Role::Text, say::Looking { all, domain, done }.say())];
    }
    let is_heard = mailboxes
        .looked
        .as_ref()
        .is_some_and(|looked| looked.access.visits.values().any(crate::survey::access::Visit::is_heard));
    if mailboxes.tables.is_empty() {
        return vec![(Role::Warn, format!("! {}", say::nothing()))];
    }
    match (errors, warnings) {
        (0, 0) if !is_heard => vec![(Role::Warn, format!("! {}", say::not_known()))],
        (0, 0) => vec![(Role::Good, format!("✓ {}", say::healthy(domain)))],
        (0, _) => vec![(Role::Warn, format!("! {}", say::Troubled { errors, warnings }.say()))],
        _ => vec![(Role::Bad, format!("✗ {}", say::Troubled { errors, warnings }.say()))],
    }
}

/// One thing that is different from last time.
fn change_line<'s>(change: &Change, session: &Session) -> Item<'s> {
    let (sign, role) = match change.news {
        News::Silent => ("✗", Role::Bad),
        News::Nears { .. } => ("!", Role::Warn),
        News::Answers | News::Renewed { .. } => ("✓", Role::Good),
    };
    let text = shared::change(change, |at| session.moment(at));
    Item::still(Control::Finding { sign: (role, sign), role: Role::Text, text })
}

fn title(table: &Table) -> Line {
    let address = table.address.map_or_else(shared::no_address, |address| address.to_string());
    if table.host.is_root() {
        return vec![(Role::Title, address)];
    }
    vec![(Role::Title, table.host.to_string()), (Role::Dim, format!("  {address}"))]
}

fn cells(row: &Row) -> Line {
    line(row.status, &shared::service(row.service), &row.port.to_string(), &shared::detail(row))
}

/// Sign, service, port, word and what is said beside it.
fn line(status: Status, name: &str, port: &str, detail: &str) -> Line {
    let (role, sign) = sign(status);
    let padded = |text: &str, wide: usize| format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())));
    vec![
        (role, format!("{sign} ")),
        (Role::Text, padded(name, NAME)),
        (Role::Dim, format!("{port:>5}  ")),
        (role, padded(&shared::status(status), 12)),
        (Role::Dim, format!(" {detail}")),
    ]
}

const fn sign(status: Status) -> (Role, &'static str) {
    match status {
        Status::Ok => (Role::Good, "✓"),
        Status::Waiting => (Role::Dim, "…"),
        Status::NotOffered => (Role::Dim, "–"),
        Status::NotKnown => (Role::Dim, "?"),
        Status::Warning => (Role::Warn, "!"),
        Status::Error => (Role::Bad, "✗"),
    }
}

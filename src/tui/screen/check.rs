//! Step 6: what is published, on every server; what is wrong with it, and where that is mended.

mod back;
mod begin;
mod belongs;
mod cell;
mod explain;
mod mend;
mod notes;
mod preview;
mod server;
mod servers;
mod summary;
mod table;
mod told;

use jiff::tz::TimeZone;

use self::{back::CHANGE, mend::Way, notes::NOTES, servers::SERVER, summary::SIGN, table::RECORD};
use super::{Effects, Explanation, Go, Preview, Screen, Turn, View, findings, next_step};
use crate::{
    check::{Finding, Severity, published::records::Record},
    export::findings_sheet,
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message},
        proposal::Proposal,
        session::Session,
        step::{Progress, Step},
        text_field::TextField,
        theme::Role,
    },
    words::{self, check as say},
};

const AGAIN: Id = Id("again", 0);
const GO_ON: Id = Id("go-on", 0);
/// How news of a copy is told from that of other screens.
const COPY: &str = "check-finding";
/// The same of the sheet.
const SHEET: &str = "check-sheet";

/// The sixth screen.
pub struct CheckScreen {
    focus: Id,
    /// The record whose servers are shown: the last that had the focus, or that a finding with it belongs to.
    current: usize,
    has_servers_apart: bool,
    has_notes: bool,
    presence: Presence,
    cursor: Cursor,
    /// The findings as they were when the focus was last kept in place, each with the record it belongs to.
    seen: Vec<(Finding, Option<usize>)>,
}

/// Whether the screen is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Hidden,
    Shown,
    /// Shown, and a round has been added for a record that no round had asked about.
    AskedAgain,
}

/// Who says where the cursor is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    /// Nobody has moved it since the screen was opened: each round that ends puts it on what is next then.
    Leads,
    /// It stays where it was put.
    Put,
}

impl Default for CheckScreen {
    fn default() -> Self {
        Self {
            focus: Id(RECORD, 0),
            current: 0,
            has_servers_apart: false,
            has_notes: false,
            presence: Presence::Hidden,
            cursor: Cursor::Leads,
            seen: Vec::new(),
        }
    }
}

impl CheckScreen {
    /// Which record's servers are shown: that of the focused row or finding.
    fn current_index(&self, session: &Session) -> Option<usize> {
        let records = records(session);
        let of_finding = self.finding(session).and_then(|finding| belongs::record(finding, records));
        let of_change = || match self.focus {
            Id(CHANGE, index) => back::record(index, records, session),
            _ => None,
        };
        Some(of_finding.or_else(of_change).unwrap_or(self.current).min(records.len().checked_sub(1)?))
    }

    fn current<'s>(&self, session: &'s Session) -> Option<&'s Record> {
        records(session).get(self.current_index(session)?)
    }

    /// The finding that has the focus. Where the one that had it is gone, its neighbour has it now.
    fn finding<'s>(&self, session: &'s Session) -> Option<&'s Finding> {
        let Id(findings::ID, wanted) = self.focus else { return None };
        let open = all(session).iter().enumerate().filter(|(_, finding)| self.is_open(finding, session));
        open.min_by_key(|(index, _)| index.abs_diff(wanted)).map(|(_, finding)| finding)
    }

    fn is_shown(&self) -> bool {
        self.presence != Presence::Hidden
    }

    /// Whether a finding has a line of its own, and is not folded away.
    fn is_open(&self, finding: &Finding, session: &Session) -> bool {
        let is_told = session.checking.report.as_ref().is_some_and(|report| told::by_row(finding, report));
        !is_told && (self.has_notes || finding.severity() != Severity::Info)
    }

    /// The finding that has the focus, or that the focused row tells by itself.
    fn meant<'s>(&self, session: &'s Session) -> Option<&'s Finding> {
        let of_row = || {
            let report = session.checking.report.as_ref().filter(|_| self.focus.0 == RECORD)?;
            told::worst(self.current_index(session)?, report)
        };
        self.finding(session).or_else(of_row)
    }

    /// Begins a round, in place of the one under way or put off.
    fn start(&mut self, is_waiting: bool, session: &mut Session) -> Effects {
        let commands = session.check(is_waiting);
        self.keep_focus(session);
        Effects::run(commands)
    }

    /// A finding keeps the focus when others come before it or go. When it goes itself, its record has the focus.
    fn keep_focus(&mut self, session: &Session) {
        let findings = all(session);
        if let Id(findings::ID, index) = self.focus
            && let Some((focused, record)) = self.seen.get(index)
        {
            let find = |is_it: &dyn Fn(&Finding) -> bool| {
                findings.iter().position(|finding| is_it(finding) && self.is_open(finding, session))
            };
            let same = find(&|finding| finding == focused);
            let place = |finding: &Finding| finding.place.as_ref().map(|place| place.owner.clone());
            let alike = || find(&|other| other.id() == focused.id() && place(other) == place(focused));
            let current = record.unwrap_or(self.current);
            let focus = same.or_else(alike).map_or(Id(RECORD, current), |index| Id(findings::ID, index));
            (self.current, self.focus) = (current, focus);
        }
        let records = records(session);
        let seen = findings.iter().map(|finding| (finding.clone(), belongs::record(finding, records)));
        self.seen = seen.collect();
    }

    /// The record whose row, or whose change, has the focus.
    fn row<'s>(&self, session: &'s Session) -> Option<&'s Record> {
        let is_its = match self.focus {
            Id(RECORD, _) => true,
            Id(CHANGE, index) => back::record(index, records(session), session).is_some(),
            _ => false,
        };
        self.current(session).filter(|_| is_its)
    }

    /// How what has the focus is mended.
    fn way(&self, session: &Session) -> Option<Way> {
        let of_finding = self.finding(session).map(|finding| mend::way(finding, session));
        of_finding.or_else(|| self.row(session).map(|record| mend::of_record(record, session)))
    }

    /// To where the finding, or what is wrong with the record, is mended.
    fn mend(&self, session: &mut Session) -> Effects {
        let Some(way) = self.way(session) else { return Effects::none() };
        let nothing = self.row(session).map_or_else(say::mend_nothing, mend::nothing);
        match way {
            Way::Propose(step, finding) => {
                session.proposal = Proposal::new(step, &finding, session).map(Box::new);
                Effects::go(Go::To(step))
            }
            Way::TakePublished(step, finding, published) => {
                session.proposal = Some(Box::new(Proposal::of_published(step, *finding, published, session)));
                Effects::go(Go::To(step))
            }
            Way::Copy(owner) => {
                session.wanted = Some(owner);
                Effects::go(Go::To(Step::Publish))
            }
            Way::Step(step) => Effects::go(Go::To(step)),
            Way::Tell => {
                session.say(Role::Dim, say::mend_tell());
                Effects::none()
            }
            Way::Nothing => {
                session.say(Role::Dim, nothing);
                Effects::none()
            }
        }
    }

    /// The finding as text, for whoever can mend it.
    fn copy(&self, session: &Session) -> Effects {
        let Some((finding, domain)) = self.meant(session).zip(session.domain()) else {
            return Effects::none();
        };
        let at = session.now.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string();
        let mut lines = vec![say::CopyHead { domain: domain.as_str(), time: at }.say(), String::new()];
        lines.extend(words::finding::lines(
            finding,
            finding.correction.as_ref(),
            words::finding::Names::Told,
        ));
        Command::Copy(COPY, lines.join("\n")).into()
    }
}

/// Every record.
fn records(session: &Session) -> &[Record] {
    session.checking.report.as_ref().map_or(&[], |report| &report.records)
}

/// Every finding, worst first.
fn all(session: &Session) -> &[Finding] {
    session.checking.report.as_ref().map_or(&[], |report| &report.findings)
}

impl Screen for CheckScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let mut items = summary::items(session);
        items.extend(back::items(session));
        let records = records(session);
        if !records.is_empty() {
            items.extend(table::items(records, all(session), session));
        }
        if let Some(record) = self.current(session) {
            items.extend(servers::items(record, session, self.has_servers_apart));
        }
        let report = session.checking.report.as_ref();
        let mut below = report.map(|report| notes::items(report, self.has_notes)).unwrap_or_default();
        below.extend(session.checking.unread.iter().map(|text| Item::prose(Role::Dim, format!("· {text}"))));
        items.extend((!below.is_empty()).then(Item::gap));
        items.extend(below);
        items.push(Item::gap());
        items.push(Item::new(AGAIN.0, AGAIN.1, Control::Button { label: say::again(), refusal: None }));
        let label = words::screen::go_on();
        items.push(Item::new(GO_ON.0, GO_ON.1, Control::Button { label, refusal: None }));
        if session.is_demo {
            items.push(Item::prose(Role::Dim, say::demo()));
        }
        View::new(items)
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
        self.cursor = Cursor::Put;
        let of_finding = || self.seen.get(id.1).and_then(|(_, record)| *record);
        let record = match id.0 {
            RECORD => Some(id.1),
            findings::ID => of_finding(),
            _ => None,
        };
        self.current = record.unwrap_or(self.current);
    }

    fn field(&mut self, _: Id) -> Option<&mut TextField> {
        None
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            AGAIN => return self.start(false, session),
            GO_ON => return Effects::go(Go::NextStep),
            next_step::STEP => return next_step::propose(session),
            SIGN => {
                session.wanted = summary::signs_next(session);
                return Effects::go(Go::To(Step::Dkim));
            }
            Id(findings::ID, _) => return self.mend(session),
            // To where the record it is about is fixed; else to its row, where the servers are.
            Id(CHANGE, _) if self.can(Action::Mend, session) => return self.mend(session),
            Id(CHANGE, _) => self.focus = Id(RECORD, self.current_index(session).unwrap_or_default()),
            NOTES => self.has_notes = !self.has_notes,
            // Enter is for what is wrong; only where nothing is, it is for looking.
            Id(RECORD, _)
                if self.can(Action::Mend, session) || !self.row(session).is_some_and(servers::unfolds) =>
            {
                return self.mend(session);
            }
            Id(RECORD | SERVER, _) => self.has_servers_apart = !self.has_servers_apart,
            _ => {}
        }
        Effects::none()
    }

    fn turned(&mut self, id: Id, turn: Turn, _: &mut Session) -> Effects {
        match id {
            NOTES => self.has_notes = turn == Turn::On,
            Id(RECORD | SERVER, _) => self.has_servers_apart = turn == Turn::On,
            _ => {}
        }
        Effects::none()
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::Recheck => self.start(false, session),
            Action::Mend => self.mend(session),
            Action::CopyFinding => self.copy(session),
            Action::CopySheet => {
                let report = session.checking.report.as_ref();
                let Some((report, domain)) = report.zip(session.domain()) else { return Effects::none() };
                Command::Copy(SHEET, findings_sheet(domain, report, session.now)).into()
            }
            _ => Effects::none(),
        }
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::CopyFinding => self.meant(session).is_some(),
            Action::CopySheet => session.checking.report.is_some(),
            Action::Mend => self.way(session).as_ref().is_some_and(mend::leads_on),
            _ => true,
        }
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        match message {
            Message::Checked(..) => {
                self.keep_focus(session);
                Effects::none()
            }
            Message::CheckFinished(..) => {
                self.keep_focus(session);
                if self.is_shown() && self.cursor == Cursor::Leads {
                    self.set_focus(begin::at(session));
                    self.cursor = Cursor::Leads;
                }
                // A key that came into the answers while the round was under way has not been asked about.
                let is_left_out = |record: &Record| record.servers.is_empty();
                let is_cut_off = session.survey.as_ref().is_some_and(|survey| survey.blocked.is_some());
                if self.presence == Presence::Shown && !is_cut_off && records(session).iter().any(is_left_out)
                {
                    self.presence = Presence::AskedAgain;
                    return self.start(true, session);
                }
                let is_over =
                    self.is_shown() && session.checking.work.is_none() && session.checking.next.is_none();
                Effects::run(if is_over { session.check_later() } else { Vec::new() })
            }
            Message::Woke(run) if session.checking.next.is_some_and(|next| next.run == *run) => {
                session.checking.next = None;
                if self.is_shown() { self.start(true, session) } else { Effects::none() }
            }
            // The answers saved earlier have come while the screen was open already.
            Message::SetupLoaded(..) if self.is_shown() && !session.is_check_current() => {
                self.start(false, session)
            }
            Message::CopyTried(COPY, copied) => {
                let sent = words::screen::sent_finding();
                super::copied(copied, &say::copied(), &sent, "mailseal check DOMAIN", session);
                Effects::none()
            }
            Message::CopyTried(SHEET, copied) => {
                let (done, sent) = (say::copied_sheet(), words::screen::sent_sheet());
                super::copied(copied, &done, &sent, "mailseal check DOMAIN --format markdown", session);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        self.presence = Presence::Shown;
        self.cursor = Cursor::Leads;
        self.start(false, session)
    }

    fn left(&mut self, session: &mut Session) -> Effects {
        self.presence = Presence::Hidden;
        Effects::run(session.stop_checking())
    }

    fn explanation(&self, session: &Session) -> Explanation {
        if let Some(finding) = self.finding(session) {
            return explain::finding(finding, session);
        }
        let record = self.current(session);
        match (self.focus, record) {
            (GO_ON, _) => Explanation::new(words::screen::go_on(), say::explain_go_on()),
            (AGAIN, _) => Explanation::new(say::again(), say::explain_again()),
            (NOTES, _) => Explanation::new(say::notes_title(), say::explain_notes()),
            (next_step::STEP, _) => next_step::explanation(session),
            (SIGN, _) => Explanation {
                hint: say::mend_step(Step::Dkim.label()),
                ..Explanation::new(say::sign_title(), say::explain_sign())
            },
            (Id(CHANGE, index), _) => {
                let hint = self.way(session).map(|way| mend::hint(&way)).unwrap_or_default();
                Explanation { hint, ..back::explanation(index, session) }
            }
            (_, None) => Explanation::default(),
            (Id(SERVER, row), Some(record)) => explain::server(record, row, self.has_servers_apart, session)
                .unwrap_or_else(|| explain::record(record, session)),
            (_, Some(record)) => explain::record(record, session),
        }
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        match self.finding(session) {
            Some(finding) => preview::of_finding(finding),
            None => preview::of_record(self.current(session)?, session),
        }
    }

    fn status(&self, session: &Session) -> Option<String> {
        session.checking.next.map(|next| say::again_at(session.moment(next.at)))
    }

    fn progress(&self, session: &Session) -> Progress {
        summary::step_progress(session)
    }
}

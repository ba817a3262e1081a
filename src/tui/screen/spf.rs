//! Step 2: who may send as the domain.
//!
//! The list of terms as the receivers read it, what holds for everyone else, what is wrong with it,
//! and beside it what it costs them. Every change can be taken back.
//!
//! References: RFC 7208.

mod actions;
mod change;
mod cost;
mod dialog;
mod everyone;
mod explain;
mod list;

use std::collections::BTreeSet;

use self::{
    change::History,
    dialog::{Dialog, Entry, FIELD, Intents, Kind, WhatIf, Whole},
    everyone::EVERYONE,
    list::{BELOW, ROW},
};
use super::{Effects, Explanation, Go, Preview, Screen, Turn, View, findings};
use crate::{
    check::{Severity, finding::Correction},
    plan::{
        pasted::{self, Role as Purpose, Treat},
        publish::Data,
        spf::Answers,
    },
    reading::adopt::Adopted,
    record::{name::DomainName, spf, txt},
    tui::{
        item::{Control, Id, Item},
        keymap::Action,
        message::{Command, Message},
        session::Session,
        step::Progress,
        text_field::{TextField, clean},
        theme::Role,
    },
    words::{self, spf as say},
};

/// How news of a copy is told from that of other screens.
const COPY: &str = "spf-record";
const ADD: Id = Id("add", 0);
const GO_ON: Id = Id("go-on", 0);

/// The second screen.
#[derive(Debug)]
pub struct SpfScreen {
    focus: Id,
    /// The terms below which the tree is shown, as texts.
    unfolded: BTreeSet<String>,
    history: History,
    /// What lies over the list, each with the focus to go back to.
    dialogs: Vec<(Dialog, Id)>,
}

impl Default for SpfScreen {
    fn default() -> Self {
        Self {
            focus: Id(ROW, 0),
            unfolded: BTreeSet::new(),
            history: History::default(),
            dialogs: Vec::new(),
        }
    }
}

/// Whether more than one SPF record stands at the domain now.
fn is_several(session: &Session) -> bool {
    session.survey.as_ref().is_some_and(|survey| survey.spf_records().len() > 1)
}

impl SpfScreen {
    fn here(&self, session: &Session) -> Id {
        // A row that is there is where it is; whole views are made of long records to find that out.
        if let (Id(ROW, index), Some(plan), true) = (self.focus, &session.plan, self.dialogs.is_empty())
            && change::listed(&plan.spf.rows).contains(&index)
        {
            return self.focus;
        }
        self.view(session).focus_near(self.focus)
    }

    /// Where what a finding is about can be changed.
    fn culprit(finding: usize, session: &Session) -> Option<Id> {
        let (rows, finding) = (&session.plan.as_ref()?.spf.rows, session.judged.spf.get(finding)?);
        match finding.row {
            Some(row) if change::closing_all(rows) == Some(row) => Some(EVERYONE),
            Some(row) => Some(Id(ROW, row)),
            None => (!rows.iter().any(change::is_all)).then_some(EVERYONE),
        }
    }

    /// The person's own row that has the focus.
    fn row(&self, session: &Session) -> Option<usize> {
        match self.here(session) {
            Id(ROW, index) => Some(index),
            EVERYONE => session.plan.as_ref().and_then(|plan| change::closing_all(&plan.spf.rows)),
            _ => None,
        }
    }
}

impl Screen for SpfScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let Some(plan) = &session.plan else { return View::new(Vec::new()) };
        let mut items = vec![Item::heading(say::heading(plan.domain.to_unicode()))];
        let merged = session.adopted.iter().find_map(|adopted| match adopted {
            Adopted::SpfMerged { records } if session.untouched.spf && is_several(session) => Some(*records),
            _ => None,
        });
        items.extend(merged.map(|records| Item::prose(Role::Warn, say::merged(records))));
        items.push(Item::gap());
        items.extend(list::items(session, &self.unfolded));
        items.push(Item::new(ADD.0, ADD.1, Control::Button { label: say::add_button(), refusal: None }));
        items.push(Item::gap());
        items.push(everyone::item(session));
        let record = plan.spf.record();
        if record.all().is_none() && record.redirect().is_none() {
            items.push(Item::prose(Role::Warn, say::choose_everyone()));
        }
        items.push(Item::gap());
        if !session.judged.spf.is_empty() {
            items.extend(findings::items_with_fixes(&session.judged.spf));
            items.push(Item::gap());
        }
        let label = words::screen::go_on();
        items.push(Item::new(GO_ON.0, GO_ON.1, Control::Button { label, refusal: None }));
        View { items, popup: self.dialogs.last().map(|(dialog, _)| dialog.popup(session)) }
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        self.dialogs.last_mut().and_then(|(dialog, _)| dialog.field(id))
    }

    fn edited(&mut self, _: Id, _: &mut Session) -> Effects {
        if let Some((dialog, _)) = self.dialogs.last_mut() {
            dialog.edited();
        }
        Effects::none()
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        if let Some((dialog, _)) = self.dialogs.last_mut() {
            let outcome = dialog.activated(id, session);
            return self.follow(outcome, session);
        }
        match id {
            Id(ROW, _) => self.edit(session),
            Id(BELOW, _) => {
                self.unfold(session);
                Effects::none()
            }
            ADD => self.open(Dialog::Intents(Intents::new(session)), session),
            EVERYONE => Effects::go(Go::NextItem),
            Id(findings::ID, index) => {
                self.focus = Self::culprit(index, session).unwrap_or(id);
                Effects::none()
            }
            GO_ON => {
                // While answers are on their way, what is published may still take the proposal's place.
                session.untouched.spf &= session.look.is_some();
                Effects::go(Go::NextStep)
            }
            _ => Effects::none(),
        }
    }

    fn turned(&mut self, id: Id, turn: Turn, session: &mut Session) -> Effects {
        if let Some((dialog, _)) = self.dialogs.last_mut() {
            dialog.turned(id, turn);
            return Effects::none();
        }
        let (EVERYONE, Some(plan)) = (id, &session.plan) else { return Effects::none() };
        let mut answers = plan.spf.clone();
        let now = change::everyone(&answers);
        if now.is_none() && answers.record().redirect().is_some() {
            session.say(Role::Dim, say::redirect_first());
            return Effects::none();
        }
        if let Some(wanted) = everyone::turned(now, turn) {
            change::set_everyone(&mut answers, wanted);
            self.put(answers, EVERYONE, session);
        }
        Effects::none()
    }

    fn acted(&mut self, action: Action, session: &mut Session) -> Effects {
        match action {
            Action::Add => return self.open(Dialog::Intents(Intents::new(session)), session),
            Action::Edit => return self.edit(session),
            Action::CopyRecord => {
                let Some(preview) = self.preview(session) else { return Effects::none() };
                return Command::Copy(COPY, preview.text).into();
            }
            Action::WholeRecord => return self.open(Dialog::Whole(Whole::default()), session),
            Action::WhatIf => return self.open(Dialog::WhatIf(Box::new(WhatIf::new(session))), session),
            Action::Delete => self.delete(session),
            Action::MoveUp => self.shift(true, session),
            Action::MoveDown => self.shift(false, session),
            Action::Undo => self.undo(session),
            Action::Unfold => self.unfold(session),
            _ => {}
        }
        Effects::none()
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Edit | Action::Delete => self.row(session).is_some(),
            Action::MoveUp | Action::MoveDown => self.here(session).0 == ROW,
            Action::Unfold => self.below(session).is_some(),
            Action::Undo => !self.history.is_empty(),
            _ => true,
        }
    }

    fn corrected(&mut self, correction: &Correction, session: &mut Session) -> bool {
        let Data::Txt(text) = &correction.data else { return false };
        let answers = Answers::from_text(text);
        let is_read = spf::claims_to_be_spf(text) && !answers.record().terms.is_empty();
        if is_read {
            self.put(answers, Id(ROW, 0), session);
        }
        is_read
    }

    fn escaped(&mut self, _: &mut Session) -> bool {
        let Some((_, back)) = self.dialogs.pop() else { return false };
        self.focus = back;
        true
    }

    fn types_into(&self, focus: Id) -> Option<Id> {
        self.dialogs.last().and_then(|(dialog, _)| dialog.types_into(focus))
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        if let Message::CopyTried(COPY, copied) = message {
            let sent = words::screen::sent_record();
            super::copied(copied, &words::screen::copied(), &sent, "mailseal records DOMAIN", session);
        }
        let Some((Dialog::WhatIf(what_if), _)) = self.dialogs.last_mut() else { return Effects::none() };
        let needed = what_if.judge(session);
        Effects::run(session.ask_once(needed))
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        if self.history.begin(session.domain()) {
            self.dialogs.clear();
            self.unfolded.clear();
            self.focus = Id(ROW, 0);
        }
        Effects::none()
    }

    fn pasted(&mut self, text: &str, session: &mut Session) -> bool {
        if let Some((dialog, _)) = self.dialogs.last_mut() {
            let Some(field) = dialog.field(FIELD) else { return false };
            if field.paste(text) {
                dialog.edited();
                self.focus = FIELD;
            } else {
                session.say(Role::Bad, words::screen::paste_too_long());
            }
            return true;
        }
        let dialog = if let Some(terms) = session.domain().and_then(|domain| own_terms(text, domain)) {
            Dialog::Entry(Entry::filled(Kind::Raw, &terms))
        } else if spf::claims_to_be_spf(&txt::unquoted(text)) || dialog::records(text).len() > 1 {
            Dialog::Whole(Whole::pasted(text))
        } else if dialog::addresses(&clean(text)).is_ok() {
            Dialog::Entry(Entry::filled(Kind::Address, &clean(text)))
        } else {
            Dialog::Entry(Entry::filled(Kind::Raw, &clean(text)))
        };
        drop(self.open(dialog, session));
        true
    }

    fn explanation(&self, session: &Session) -> Explanation {
        let focus = self.here(session);
        if let Some((dialog, _)) = self.dialogs.last() {
            return dialog.explanation(focus, session);
        }
        match focus {
            Id(ROW, index) => explain::row(index, session),
            Id(BELOW, index) => list::below(session, &self.unfolded)
                .get(index)
                .map(|below| explain::below(below, session))
                .unwrap_or_default(),
            ADD => Explanation::new(say::add_button(), say::explain_add()).by(7208, "4.6"),
            EVERYONE => explain::everyone(session),
            GO_ON => Explanation::new(words::screen::go_on(), say::explain_go_on()),
            _ => findings::explanation(&session.judged.spf, focus).unwrap_or_default(),
        }
    }

    fn preview(&self, session: &Session) -> Option<Preview> {
        let plan = session.plan.as_ref()?;
        let text = plan.spf.record().to_string();
        let label = format!("{} TXT   {}", plan.domain, cost::size(&text));
        Some(Preview { label, text, meters: vec![cost::meter(session)] })
    }

    fn progress(&self, session: &Session) -> Progress {
        let Some(plan) = &session.plan else { return Progress::Open };
        let record = plan.spf.record();
        if session.judged.spf.iter().any(|finding| finding.severity() == Severity::Error) {
            return Progress::Problem;
        }
        if record.all().is_some() || record.redirect().is_some() { Progress::Done } else { Progress::Partial }
    }
}

/// The terms of a service in a block of its records, of which the SPF record is only an example.
fn own_terms(text: &str, domain: &DomainName) -> Option<String> {
    let sheet = pasted::read(text, domain);
    let record =
        sheet.records.iter().find(|record| record.role == Purpose::Spf && record.treat == Treat::Merge)?;
    let is_block = sheet.records.iter().any(|other| other.role != Purpose::Spf);
    let terms: Vec<String> = pasted::own_terms(&record.value).iter().map(ToString::to_string).collect();
    (is_block && !terms.is_empty()).then(|| terms.join(" "))
}

//! A whole record, typed or pasted, that takes the place of the list.

use super::{APPLY, FIELD, Outcome, read};
use crate::{
    plan::spf::{Answers, Row},
    reading::adopt,
    record::{span::Span, spf},
    tui::{
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        text_field::{TextField, clean},
        theme::Role,
    },
    words::{fault, spf as say},
};

/// Puts the record as it is into the field.
const BEGIN: Id = Id("begin", 0);

/// The field for a record.
#[derive(Debug, Default)]
pub(in super::super) struct Whole {
    pub(super) field: TextField,
    pub(super) error: Option<(Span, String)>,
}

/// What was made of the field.
struct Read {
    answers: Answers,
    records: usize,
    broken: usize,
}

impl Read {
    /// Whether anything can be taken over.
    fn has_terms(&self) -> bool {
        self.answers.rows.iter().any(|row| matches!(row, Row::Term(_)))
    }
}

impl Whole {
    /// With what was pasted.
    pub(in super::super) fn pasted(text: &str) -> Self {
        let records: Vec<String> = read::records(text).iter().map(|record| clean(record)).collect();
        let mut whole = Self { field: TextField::new(records.join(" ")), error: None };
        whole.error = whole.fault();
        whole
    }

    /// Shows what is wrong already, but not with the word that may not be finished.
    pub(super) fn edited(&mut self) {
        let end = self.field.text().trim_end_matches(['"', '\'']).len();
        self.error = self.fault().filter(|(span, _)| span.end < end);
    }

    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        let control = Control::Text {
            label: say::ask_record(),
            field: &self.field,
            placeholder: "v=spf1 mx ~all".to_owned(),
            error: self.error.clone(),
        };
        let mut items = vec![Item::new(FIELD.0, FIELD.1, control)];
        let now = session.plan.as_ref().map(|plan| plan.spf.record().to_string()).unwrap_or_default();
        let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
        if self.field.text().trim().is_empty() {
            items.push(Item::gap());
            items.push(button(BEGIN, say::begin_from_now()));
            return Popup { title: say::whole_title(), items };
        }
        let read = self.read();
        items.extend(self.said(&read).map(|(role, text)| Item::prose(role, text)));
        items.push(Item::prose(Role::Dim, say::replaces(now)));
        items.push(Item::gap());
        let label = if read.broken > 0 { say::take_without(read.broken) } else { say::take_whole() };
        let refusal = (read.broken > 0 && !read.has_terms()).then(say::nothing_left);
        items.push(Item::new(APPLY.0, APPLY.1, Control::Button { label, refusal }));
        Popup { title: say::whole_title(), items }
    }

    pub(super) fn activated(&mut self, id: Id, session: &Session) -> Outcome {
        match id {
            BEGIN => {
                let now = session.plan.as_ref().map(|plan| plan.spf.record().to_string());
                self.field.set(now.unwrap_or_default());
                Outcome::Focus(FIELD)
            }
            FIELD | APPLY => self.take(id == APPLY),
            _ => Outcome::Stay,
        }
    }

    /// Takes the record over; one with faults only by the button that says so.
    fn take(&mut self, is_insisted: bool) -> Outcome {
        let records = read::records(self.field.text());
        if let [record] = records.as_slice()
            && record != self.field.text()
        {
            // Quotes and what a zone file has in front are gone, so that places are those of the record.
            self.field.set(record.clone());
        }
        if let Some(why) = read::stranger(self.field.text()) {
            self.error = Some((Span::new(0, self.field.text().len()), why));
            return Outcome::Focus(FIELD);
        }
        let read = self.read();
        if !read.has_terms() {
            self.error = Some(self.fault().unwrap_or_else(|| (Span::default(), say::empty_record())));
            return Outcome::Focus(FIELD);
        }
        if read.broken > 0 && !is_insisted {
            self.error = self.fault();
            return Outcome::Focus(FIELD);
        }
        Outcome::Whole(read.answers, read.records)
    }

    fn read(&self) -> Read {
        let records = read::records(self.field.text());
        let answers = match records.as_slice() {
            [] => Answers::default(),
            [one] => Answers::from_text(one),
            several => adopt::merge_spf(several),
        };
        let broken = answers.rows.iter().filter(|row| matches!(row, Row::Broken(_))).count();
        Read { answers, records: records.len(), broken }
    }

    /// The first place that is no SPF.
    fn fault(&self) -> Option<(Span, String)> {
        let error = spf::terms(self.field.text()).into_iter().find_map(|parsed| parsed.term.err())?;
        Some((error.span, fault::spf(&error.cause)))
    }

    /// What was read, in words.
    fn said(&self, read: &Read) -> impl Iterator<Item = (Role, String)> {
        let terms = read.answers.rows.len() - read.broken;
        let merged = (read.records > 1).then(|| (Role::Warn, say::merges(read.records)));
        let broken =
            (read.broken > 0 && self.error.is_none()).then(|| (Role::Warn, say::broken_terms(read.broken)));
        merged.into_iter().chain([(Role::Text, say::reads_as(terms))]).chain(broken)
    }
}

pub(super) fn explanation() -> Explanation {
    Explanation::new(say::whole_title(), say::explain_whole()).by(7208, "4.5")
}

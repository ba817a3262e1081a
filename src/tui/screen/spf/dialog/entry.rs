//! A term to type: by what is known about it, or as SPF writes it.

use super::{APPLY, CHOICE, FIELD, Outcome, read};
use crate::{
    plan::senders::{Sender, SpfNeed},
    record::{
        span::Span,
        spf::{self, Qualifier, Term},
    },
    tui::{
        item::{Control, Id, Item},
        screen::{Explanation, Popup, Turn},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{self, spf as say, spf_term},
};

/// In the order in which they are turned through, mildest to strictest for whom they match.
const QUALIFIERS: [Qualifier; 4] =
    [Qualifier::Pass, Qualifier::Neutral, Qualifier::SoftFail, Qualifier::Fail];
/// How many terms are said in words below the field; more would fill the dialog.
const READ: usize = 3;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Kind {
    /// An address or network.
    Address,
    /// The name of a server.
    Host,
    /// Another domain, to include or to redirect to.
    Domain,
    /// The name of a text for those refused.
    Explanation,
    /// Any term.
    Raw,
    /// Another text for the term of a row.
    Edit(usize),
    /// The name a service has made for this customer.
    Customer(&'static Sender),
}

/// A field for a term.
#[derive(Debug)]
pub(in super::super) struct Entry {
    kind: Kind,
    pub(super) field: TextField,
    pub(super) error: Option<(Span, String)>,
    is_redirect: bool,
    /// What stood in the field at first.
    original: String,
}

impl Entry {
    pub(in super::super) fn new(kind: Kind) -> Self {
        Self { kind, field: TextField::default(), error: None, is_redirect: false, original: String::new() }
    }

    /// With something in the field, and what is wrong with it shown at once.
    pub(in super::super) fn filled(kind: Kind, text: &str) -> Self {
        let mut entry = Self { field: TextField::new(text), original: text.to_owned(), ..Self::new(kind) };
        entry.error = entry.read().err();
        entry
    }

    pub(super) fn popup<'s>(&'s self, _: &Session) -> Popup<'s> {
        let mut items = Vec::new();
        if let Kind::Customer(sender) = self.kind
            && let SpfNeed::PerCustomer { pattern } = &sender.spf
        {
            items.push(Item::prose(
                Role::Text,
                say::OwnName { pattern: pattern.as_str(), service: sender.name.as_str() }.say(),
            ));
            items.extend(words::sender::note(sender).map(|note| Item::prose(Role::Dim, note)));
            items.push(Item::gap());
        }
        let (label, placeholder) = self.asked();
        let (field, error) = (&self.field, self.error.clone());
        items.push(Item::new(FIELD.0, FIELD.1, Control::Text { label, field, placeholder, error }));
        items.extend(self.choice().map(|control| Item::new(CHOICE.0, CHOICE.1, control)));
        if self.error.is_none() {
            items.extend(self.reading().into_iter().map(|text| Item::prose(Role::Dim, text)));
        }
        items.push(Item::gap());
        let label = if matches!(self.kind, Kind::Edit(_)) { say::change() } else { say::add() };
        items.push(Item::new(APPLY.0, APPLY.1, Control::Button { label, refusal: None }));
        Popup { title: self.title(), items }
    }

    pub(super) fn activated(&mut self, id: Id) -> Outcome {
        if id == CHOICE {
            return Outcome::Focus(APPLY);
        }
        if id != FIELD && id != APPLY {
            return Outcome::Stay;
        }
        match (self.read(), self.kind) {
            (Ok(terms), Kind::Edit(row)) => Outcome::Replace(row, self.original.clone(), terms),
            (Ok(terms), _) => Outcome::Add(terms),
            (Err(error), _) => {
                self.error = Some(error);
                Outcome::Focus(FIELD)
            }
        }
    }

    pub(super) fn turned(&mut self, turn: Turn) {
        if matches!(self.kind, Kind::Domain) {
            self.is_redirect = turn == Turn::On;
            return;
        }
        let Some(qualifier) = self.qualifier() else { return };
        let here = QUALIFIERS.iter().position(|known| *known == qualifier).unwrap_or(0);
        let there = match turn {
            Turn::Back => here.checked_sub(1),
            Turn::On => Some(here + 1),
        };
        let Some(qualifier) = there.and_then(|index| QUALIFIERS.get(index)) else { return };
        let bare = self.field.text().trim_start().trim_start_matches(['+', '-', '~', '?']);
        let sign = if *qualifier == Qualifier::Pass { "" } else { spf_term::sign(*qualifier) };
        self.field.set(format!("{sign}{bare}"));
        self.error = None;
    }

    pub(super) fn refuse(&mut self, why: String) {
        self.error = Some((Span::new(0, self.field.text().len()), why));
    }

    pub(super) fn explanation(&self, session: &Session) -> Explanation {
        let domain = session.domain().map_or("", |domain| domain.as_str());
        let (body, section) = match self.kind {
            Kind::Address => (say::explain_address(), "5.6"),
            Kind::Host => (say::explain_host(), "5.3"),
            Kind::Domain if self.is_redirect => (say::explain_redirect(domain), "6.1"),
            Kind::Domain => (say::explain_domain(), "5.2"),
            Kind::Explanation => (say::explain_explanation(), "6.2"),
            Kind::Raw => (say::explain_raw(), "12"),
            Kind::Edit(_) => (say::explain_edit(), "4.6.1"),
            Kind::Customer(sender) => return super::services::explain(sender),
        };
        Explanation::new(self.title(), body).by(7208, section)
    }

    fn title(&self) -> String {
        match self.kind {
            Kind::Address => say::intent_address(),
            Kind::Host => say::intent_host(),
            Kind::Domain => say::intent_domain(),
            Kind::Explanation => say::intent_explanation(),
            Kind::Raw => say::intent_raw(),
            Kind::Edit(_) => say::edit_title(),
            Kind::Customer(sender) => sender.name.clone(),
        }
    }

    fn asked(&self) -> (String, String) {
        match self.kind {
            Kind::Address => (say::ask_address(), "192.0.2.1".to_owned()),
            Kind::Host => (say::ask_host(), "mail.example.com".to_owned()),
            Kind::Domain => (say::ask_domain(), "_spf.example.com".to_owned()),
            Kind::Explanation => (say::ask_explanation(), "explain._spf.example.com".to_owned()),
            Kind::Raw => (say::ask_raw(), "a:mail.example.com/28".to_owned()),
            Kind::Edit(_) => (say::ask_edit(), "mx".to_owned()),
            Kind::Customer(_) => (say::ask_customer(), "example.spf.example.com".to_owned()),
        }
    }

    fn read(&self) -> Result<Vec<Term>, read::Refused> {
        let text = self.field.text();
        // Instructions often show a whole record where one include is meant.
        if spf::claims_to_be_spf(text) {
            return read::terms(text);
        }
        let one = |prefix| read::named(text, prefix).map(|term| vec![term]);
        match self.kind {
            Kind::Address => read::addresses(text),
            Kind::Host if read::is_address(text.trim()) => read::addresses(text),
            Kind::Host => one("a:"),
            Kind::Domain if self.is_redirect => one("redirect="),
            Kind::Customer(_) if text.contains('*') => Err((Span::new(0, text.len()), say::star_in_name())),
            Kind::Domain | Kind::Customer(_) => one("include:"),
            Kind::Explanation => one("exp="),
            Kind::Raw | Kind::Edit(_) => read::terms(text),
        }
    }

    /// What is typed, in words, as far as it can be read.
    fn reading(&self) -> Vec<String> {
        if self.field.text().trim().is_empty() {
            return Vec::new();
        }
        let terms = self.read().unwrap_or_default();
        let mut said: Vec<String> = terms.iter().take(READ).map(spf_term::reading).collect();
        if terms.len() > READ {
            said.push(say::and_more(terms.len() - READ));
        }
        said
    }

    fn choice(&self) -> Option<Control<'static>> {
        if matches!(self.kind, Kind::Domain) {
            return Some(Control::Choice {
                label: String::new(),
                options: vec![say::by_include(), say::by_redirect()],
                chosen: usize::from(self.is_redirect),
            });
        }
        let qualifier = self.qualifier()?;
        Some(Control::Choice {
            label: String::new(),
            options: vec![
                say::qualifier_pass(),
                say::qualifier_neutral(),
                say::qualifier_softfail(),
                say::qualifier_fail(),
            ],
            chosen: QUALIFIERS.iter().position(|known| *known == qualifier).unwrap_or(0),
        })
    }

    /// What the one directive in the field does, where that may be chosen.
    fn qualifier(&self) -> Option<Qualifier> {
        if !matches!(self.kind, Kind::Raw | Kind::Edit(_)) {
            return None;
        }
        match self.field.text().parse().ok()? {
            Term::Directive(directive) => Some(directive.effect()),
            Term::Modifier(_) => None,
        }
    }
}

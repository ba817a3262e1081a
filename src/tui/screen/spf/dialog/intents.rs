//! What somebody may want to add, in their words.

use super::{Dialog, Entry, FIELD, Kind, Outcome, Services, read, services};
use crate::{
    plan::{senders, spf::Row},
    record::{
        name::Name,
        span::Span,
        spf::{self, Directive, Mechanism, Term},
    },
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::spf as say,
};

pub(super) const NAME: &str = "intent";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Intent {
    Mx,
    Service,
    Address,
    Host,
    Own,
    Domain,
    Explanation,
    Raw,
}

/// In the order people need them.
const ALL: [Intent; 8] = [
    Intent::Mx,
    Intent::Service,
    Intent::Address,
    Intent::Host,
    Intent::Own,
    Intent::Domain,
    Intent::Explanation,
    Intent::Raw,
];

/// The list, and a field for who knows already what is to be added.
#[derive(Debug)]
pub(in super::super) struct Intents {
    pub(super) field: TextField,
    pub(super) error: Option<(Span, String)>,
    /// The first row that does something.
    first: usize,
}

impl Intents {
    pub(in super::super) fn new(session: &Session) -> Self {
        let is_there = |intent: &Intent| intent.term().is_some_and(|term| has(session, &term));
        let first = ALL.iter().position(|intent| !is_there(intent)).unwrap_or(0);
        Self { field: TextField::default(), error: None, first }
    }

    pub(super) const fn first(&self) -> Id {
        Id(NAME, self.first)
    }

    pub(super) fn refuse(&mut self, why: String) {
        self.error = Some((Span::new(0, self.field.text().len()), why));
    }

    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        let control = Control::Text {
            label: say::add_typed(),
            field: &self.field,
            placeholder: say::add_typed_placeholder(),
            error: self.error.clone(),
        };
        let mut items = vec![Item::new(FIELD.0, FIELD.1, control)];
        items.extend(rows(session));
        Popup { title: say::add_title(), items }
    }

    pub(super) fn activated(&mut self, id: Id) -> Outcome {
        if id != FIELD {
            return activated(id);
        }
        if self.field.text().trim().is_empty() {
            return Outcome::Focus(self.first());
        }
        match typed(self.field.text()) {
            Ok(outcome) => outcome,
            Err(error) => {
                self.error = Some(error);
                Outcome::Focus(FIELD)
            }
        }
    }
}

/// What is typed is taken as what it is: addresses, terms, the name of a service, or the name of a server.
fn typed(text: &str) -> Result<Outcome, read::Refused> {
    let word = text.trim();
    if let Ok(terms) = read::addresses(text) {
        return Ok(Outcome::Add(terms));
    }
    if spf::claims_to_be_spf(text) || word.contains([':', '=']) || word.starts_with(['+', '-', '~', '?']) {
        return read::terms(text).map(Outcome::Add);
    }
    let named = Name::parse(word).ok().filter(|name| name.labels().count() > 1);
    if let Some(name) = &named
        && senders::by_include(name).is_some()
        && let Some(term) = services::include(name.as_str())
    {
        return Ok(Outcome::Add(vec![term]));
    }
    if let [only] = senders::search(word).as_slice() {
        return Ok(services::choose(only));
    }
    match named {
        Some(_) => read::named(text, "a:").map(|term| Outcome::Add(vec![term])),
        None => read::terms(text).map(Outcome::Add),
    }
}

fn rows<'s>(session: &Session) -> Vec<Item<'s>> {
    let row = |(index, intent): (usize, &Intent)| {
        let right: Line = match intent.term() {
            Some(term) if has(session, &term) => vec![(Role::Good, say::in_record())],
            _ => vec![(Role::Dim, intent.written())],
        };
        Item::new(NAME, index, Control::Row { left: vec![(Role::Text, intent.label())], right })
    };
    ALL.iter().enumerate().map(row).collect()
}

fn activated(id: Id) -> Outcome {
    let Some(intent) = chosen(id) else { return Outcome::Stay };
    let entry = |kind| Outcome::Open(Dialog::Entry(Entry::new(kind)));
    match intent {
        Intent::Mx | Intent::Own => intent.term().map_or(Outcome::Stay, |term| Outcome::Add(vec![term])),
        Intent::Service => Outcome::Open(Dialog::Services(Services::default())),
        Intent::Address => entry(Kind::Address),
        Intent::Host => entry(Kind::Host),
        Intent::Domain => entry(Kind::Domain),
        Intent::Explanation => entry(Kind::Explanation),
        Intent::Raw => entry(Kind::Raw),
    }
}

pub(super) fn explanation(focus: Id, session: &Session) -> Explanation {
    let domain = session.domain().map_or("", |domain| domain.as_str());
    let Some(intent) = chosen(focus) else { return Explanation::default() };
    let (body, section) = match intent {
        Intent::Mx => (say::explain_mx(domain), "5.4"),
        Intent::Service => (say::explain_services(), "5.2"),
        Intent::Address => (say::explain_address(), "5.6"),
        Intent::Host => (say::explain_host(), "5.3"),
        Intent::Own => (say::explain_own(domain), "5.3"),
        Intent::Domain => (say::explain_domain(), "5.2"),
        Intent::Explanation => (say::explain_explanation(), "6.2"),
        Intent::Raw => (say::explain_raw(), "12"),
    };
    Explanation::new(intent.label(), body).by(7208, section)
}

fn chosen(id: Id) -> Option<Intent> {
    (id.0 == NAME).then(|| ALL.get(id.1).copied()).flatten()
}

fn has(session: &Session, term: &Term) -> bool {
    let rows = session.plan.iter().flat_map(|plan| &plan.spf.rows);
    rows.into_iter().any(|row| matches!(row, Row::Term(known) if super::super::change::is_same(known, term)))
}

impl Intent {
    /// The term, where nothing else need be known.
    fn term(self) -> Option<Term> {
        let (domain, cidr) = (None, crate::record::spf::DualCidr::default());
        let mechanism = match self {
            Self::Mx => Mechanism::Mx { domain, cidr },
            Self::Own => Mechanism::A { domain, cidr },
            _ => return None,
        };
        Some(Term::Directive(Directive { qualifier: None, mechanism }))
    }

    fn label(self) -> String {
        match self {
            Self::Mx => say::intent_mx(),
            Self::Service => say::intent_service(),
            Self::Address => say::intent_address(),
            Self::Host => say::intent_host(),
            Self::Own => say::intent_own(),
            Self::Domain => say::intent_domain(),
            Self::Explanation => say::intent_explanation(),
            Self::Raw => say::intent_raw(),
        }
    }

    /// The terms it makes, as SPF writes them.
    fn written(self) -> String {
        match self {
            Self::Mx => "mx".to_owned(),
            Self::Service => "include".to_owned(),
            Self::Address => "ip4  ip6".to_owned(),
            Self::Host | Self::Own => "a".to_owned(),
            Self::Domain => "include  redirect".to_owned(),
            Self::Explanation => "exp".to_owned(),
            Self::Raw => say::written_any(),
        }
    }
}

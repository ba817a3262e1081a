//! What somebody may want to add, in their words.

use super::{Dialog, Entry, Kind, Outcome, Services};
use crate::{
    plan::spf::Row,
    record::spf::{Directive, Mechanism, Term},
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        theme::Role,
    },
    words::spf as say,
};

const NAME: &str = "intent";
pub(super) const FIRST: Id = Id(NAME, 0);

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

pub(super) fn popup<'s>(session: &Session) -> Popup<'s> {
    let row = |(index, intent): (usize, &Intent)| {
        let right: Line = match intent.term() {
            Some(term) if has(session, &term) => vec![(Role::Good, say::in_record())],
            _ => vec![(Role::Dim, intent.written())],
        };
        Item::new(NAME, index, Control::Row { left: vec![(Role::Text, intent.label())], right })
    };
    Popup { title: say::add_title(), items: ALL.iter().enumerate().map(row).collect() }
}

pub(super) fn activated(id: Id) -> Outcome {
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

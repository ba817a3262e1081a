//! The catalogue of mail services, searched as one types.

use super::{Dialog, Entry, FIELD, Kind, Outcome};
use crate::{
    plan::senders::{self, Sender, SpfNeed},
    record::{
        name::Name,
        spf::{Directive, DomainSpec, Mechanism, Term},
    },
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{self, spf as say},
};

pub(super) const NAME: &str = "service";
const USE: &str = "use";
const LEAVE: Id = Id("leave", 0);
pub(super) const FIRST: Id = LEAVE;

/// The search.
#[derive(Debug, Default)]
pub(in super::super) struct Services {
    pub(super) field: TextField,
}

impl Services {
    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        let control = Control::Text {
            label: say::search(),
            field: &self.field,
            placeholder: say::search_placeholder(),
            error: None,
        };
        let mut items = vec![Item::new(FIELD.0, FIELD.1, control)];
        let found = self.found(session);
        if found.is_empty() {
            items.push(Item::gap());
            items.push(Item::prose(Role::Text, say::search_nothing()));
        }
        let mail = session.surroundings().1;
        for (index, sender) in found.into_iter().enumerate() {
            let mut left = vec![(Role::Text, sender.name.clone())];
            if mail.iter().any(|known| known.id == sender.id) {
                left.push((Role::Dim, format!("  {}", say::receives_your_mail())));
            }
            items.push(Item::new(NAME, index, Control::Row { left, right: need(sender, session) }));
        }
        Popup { title: say::services_title(), items }
    }

    pub(super) fn activated(&self, id: Id, session: &Session) -> Outcome {
        let found = self.found(session);
        match (id, found.as_slice()) {
            (FIELD, [one]) => choose(one),
            (FIELD, []) => Outcome::Stay,
            (FIELD, _) => Outcome::Focus(Id(NAME, 0)),
            (Id(NAME, index), found) => found.get(index).map_or(Outcome::Stay, |sender| choose(sender)),
            _ => Outcome::Stay,
        }
    }

    pub(super) fn explanation(&self, focus: Id, session: &Session) -> Explanation {
        let sender = self.found(session).get(focus.1).copied().filter(|_| focus.0 == NAME);
        sender.map_or_else(
            || Explanation::new(say::intent_service(), say::explain_services()).by(7208, "5.2"),
            explain,
        )
    }

    /// What matches; the services that receive the domain's mail first, as long as nothing is typed.
    fn found(&self, session: &Session) -> Vec<&'static Sender> {
        let mut found = senders::search(self.field.text());
        if self.field.text().trim().is_empty() {
            let mail = session.surroundings().1;
            found.sort_by_key(|sender| !mail.iter().any(|known| known.id == sender.id));
        }
        found
    }
}

/// What a service needs, in a few words.
fn need(sender: &Sender, session: &Session) -> Line {
    let record = session.plan.as_ref().map(|plan| plan.spf.record()).unwrap_or_default();
    let is_there = record.directives().any(|directive| match &directive.mechanism {
        Mechanism::Include(spec) => {
            spec.name().and_then(|name| senders::by_include(&name)).is_some_and(|known| known.id == sender.id)
        }
        _ => false,
    });
    if is_there {
        return vec![(Role::Good, say::in_record())];
    }
    let text = match &sender.spf {
        SpfNeed::Include { name, .. } => name.clone(),
        SpfNeed::Nothing { .. } => say::need_nothing(),
        SpfNeed::PerCustomer { .. } => say::need_own_name(),
    };
    vec![(Role::Dim, text)]
}

pub(super) fn choose(sender: &'static Sender) -> Outcome {
    match &sender.spf {
        SpfNeed::Include { name, others } if others.is_empty() => {
            include(name).map_or(Outcome::Stay, |term| Outcome::Add(vec![term]))
        }
        SpfNeed::Include { .. } | SpfNeed::Nothing { .. } => Outcome::Open(Dialog::Service(sender)),
        SpfNeed::PerCustomer { .. } => Outcome::Open(Dialog::Entry(Entry::new(Kind::Customer(sender)))),
    }
}

/// A service about which there is something to decide.
pub(super) fn of_one<'s>(sender: &'static Sender) -> Popup<'s> {
    let mut items = Vec::new();
    let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
    if let SpfNeed::Nothing { legacy } = &sender.spf {
        items.push(Item::prose(Role::Text, say::nothing_needed(sender.name.as_str())));
        let why = words::sender::note(sender).unwrap_or_else(say::own_return_address);
        items.push(Item::prose(Role::Text, why));
        if let Some(legacy) = legacy {
            items.push(Item::prose(Role::Dim, say::legacy(legacy.as_str())));
        }
        items.push(Item::gap());
        items.push(button(LEAVE, say::add_nothing()));
        if let Some(legacy) = legacy {
            items.push(button(Id(USE, 0), say::add_legacy(legacy.as_str())));
        }
    } else {
        items.push(Item::prose(Role::Text, say::several_includes(sender.name.as_str())));
        items.extend(words::sender::note(sender).map(|note| Item::prose(Role::Dim, note)));
        items.push(Item::gap());
        let row = |(index, name): (usize, &str)| {
            let left = vec![(Role::Value, name.to_owned())];
            Item::new(USE, index, Control::Row { left, right: Vec::new() })
        };
        items.extend(usable(sender).into_iter().enumerate().map(row));
    }
    Popup { title: sender.name.clone(), items }
}

pub(super) fn one_activated(sender: &'static Sender, id: Id) -> Outcome {
    match id {
        LEAVE => Outcome::Named(sender),
        Id(USE, index) => {
            let term = usable(sender).get(index).and_then(|name| include(name));
            term.map_or(Outcome::Stay, |term| Outcome::Add(vec![term]))
        }
        _ => Outcome::Stay,
    }
}

/// What a service needs and what is worth knowing about it.
pub(super) fn explain(sender: &'static Sender) -> Explanation {
    let name = sender.name.as_str();
    let need = match &sender.spf {
        SpfNeed::Include { name: include, others } if others.is_empty() => {
            say::ExplainNeedInclude { include: include.as_str(), service: name }.say()
        }
        SpfNeed::Include { .. } => say::several_includes(name),
        SpfNeed::Nothing { legacy } => {
            let legacy = legacy.as_ref().map(|legacy| say::legacy(legacy.as_str()));
            [Some(say::nothing_needed(name)), legacy].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        SpfNeed::PerCustomer { pattern } => say::OwnName { pattern: pattern.as_str(), service: name }.say(),
    };
    // What is worth knowing about a service with one include is about its keys.
    let is_plain = matches!(&sender.spf, SpfNeed::Include { others, .. } if others.is_empty());
    let note = match (&sender.spf, words::sender::note(sender)) {
        (SpfNeed::Nothing { .. }, None) => Some(say::own_return_address()),
        (_, note) => note.filter(|_| !is_plain),
    };
    let paragraphs: Vec<String> = std::iter::once(need).chain(note).collect();
    Explanation::new(sender.name.clone(), paragraphs.join("\n\n")).by(7208, "5.2")
}

/// The names one can choose to include, the usual one first.
fn usable(sender: &Sender) -> Vec<&str> {
    match &sender.spf {
        SpfNeed::Include { name, others } => {
            std::iter::once(name).chain(others).map(String::as_str).collect()
        }
        SpfNeed::Nothing { legacy } => legacy.iter().map(String::as_str).collect(),
        SpfNeed::PerCustomer { .. } => Vec::new(),
    }
}

pub(super) fn include(name: &str) -> Option<Term> {
    let spec = DomainSpec::from_name(&Name::parse(name).ok()?);
    Some(Term::Directive(Directive { qualifier: None, mechanism: Mechanism::Include(spec) }))
}

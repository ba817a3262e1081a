//! Choosing the panel: the catalogue of hosts, searched as one types, and the forms of panels that are not in it.

use super::form;
use crate::{
    plan::{
        hosts::{self, Apex, Form, Host, Known, NameForm, Panel, TargetForm, ValueForm},
        panel::Answers,
    },
    tui::{
        item::{Control, Id, Item},
        screen::{Explanation, Popup},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{self, publish as say},
};

pub(super) const SEARCH: Id = Id("panel-search", 0);
const CHOICE: &str = "panel-choice";

/// The search, while it is open.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    pub(super) field: TextField,
}

/// What one can choose.
#[derive(Clone, Copy, Debug)]
enum Choice {
    Host(&'static Host),
    /// A panel that is not in the catalogue.
    Own(Panel),
}

/// What came of a key.
#[derive(Debug)]
pub(super) enum Outcome {
    Stay,
    Focus(Id),
    Chosen(Answers),
}

/// The forms of panels nobody has described, the most common first.
const OWN: [Panel; 5] = [
    own(NameForm::Relative, ValueForm::Plain, TargetForm::Plain),
    own(NameForm::Full, ValueForm::Plain, TargetForm::Plain),
    own(NameForm::Relative, ValueForm::Quoted, TargetForm::Plain),
    own(NameForm::Full, ValueForm::Quoted, TargetForm::Plain),
    own(NameForm::FullWithDot, ValueForm::Quoted, TargetForm::WithDot),
];

const fn own(names: NameForm, values: ValueForm, targets: TargetForm) -> Panel {
    Panel { names, apex: Apex::At, values, targets }
}

impl Chooser {
    pub(super) fn popup<'s>(&'s self, session: &Session) -> Popup<'s> {
        let field = Control::Text {
            label: say::panel_search(),
            field: &self.field,
            placeholder: say::panel_placeholder(),
            error: None,
        };
        let mut items = vec![Item::new(SEARCH.0, SEARCH.1, field)];
        let choices = self.choices(session);
        if choices.iter().all(|choice| matches!(choice, Choice::Own(_))) {
            items.push(Item::prose(Role::Text, say::panel_none()));
        }
        let (now, found) = (session.panel(), session.hosts());
        items.extend(choices.into_iter().enumerate().map(|(index, choice)| {
            let (left, right) = match choice {
                Choice::Host(host) => {
                    let right = if now.host == Some(host) {
                        let why = if now.is_chosen { say::panel_now() } else { say::panel_servers() };
                        (Role::Good, format!("✓ {why}"))
                    } else if found.contains(&host) {
                        (Role::Text, say::panel_servers())
                    } else {
                        (Role::Dim, form::known(host.form))
                    };
                    ((Role::Text, host.name.clone()), right)
                }
                Choice::Own(panel) => {
                    let is_now = now.host.is_none() && now.known == Known { apex: None, ..panel.into() };
                    let right = if is_now {
                        (Role::Good, format!("✓ {}", say::panel_now()))
                    } else {
                        (Role::Dim, String::new())
                    };
                    ((Role::Text, say::panel_own(form::known(panel.into()))), right)
                }
            };
            Item::new(CHOICE, index, Control::Row { left: vec![left], right: vec![right] })
        }));
        Popup { title: say::panel_title(), items }
    }

    pub(super) fn activated(&self, id: Id, session: &Session) -> Outcome {
        let choices = self.choices(session);
        let is_typed = !self.field.text().trim().is_empty();
        match (id, choices.as_slice()) {
            // One host, and the forms that are always offered after it.
            (SEARCH, [Choice::Host(host), Choice::Own(_), ..]) if is_typed => chosen(Choice::Host(host)),
            (SEARCH, _) => Outcome::Focus(Id(CHOICE, 0)),
            (Id(CHOICE, index), choices) => {
                choices.get(index).map_or(Outcome::Stay, |choice| chosen(*choice))
            }
            _ => Outcome::Stay,
        }
    }

    pub(super) fn explanation(&self, focus: Id, session: &Session) -> Explanation {
        let choice = self.choices(session).get(focus.1).copied().filter(|_| focus.0 == CHOICE);
        let Some(Choice::Host(host)) = choice else {
            return Explanation::new(say::panel_title(), say::explain_chooser());
        };
        let zone = session.zone_apex().map(|zone| zone.to_string()).unwrap_or_default();
        let answers = Answers { host: Some(host.id.clone()), ..Answers::default() };
        let mut paragraphs = vec![form::sentence(&Form::new(&answers, &[]), &zone)];
        paragraphs.extend(words::host::notes(host));
        Explanation::new(host.name.clone(), paragraphs.join("\n\n"))
    }

    /// What matches: the hosts of the domain's name servers first, as long as nothing is typed; the forms of other
    /// panels before all the hosts that it probably is not, and after those that were searched for.
    fn choices(&self, session: &Session) -> Vec<Choice> {
        let own = OWN.map(Choice::Own);
        let found = hosts::search(self.field.text()).into_iter();
        if !self.field.text().trim().is_empty() {
            return found.map(Choice::Host).chain(own).collect();
        }
        let theirs = session.hosts();
        let rest: Vec<Choice> = found.filter(|host| !theirs.contains(host)).map(Choice::Host).collect();
        theirs.into_iter().map(Choice::Host).chain(own).chain(rest).collect()
    }
}

fn chosen(choice: Choice) -> Outcome {
    Outcome::Chosen(match choice {
        Choice::Host(host) => Answers { host: Some(host.id.clone()), ..Answers::default() },
        // What stands for the zone itself nobody has said; `@` is what most take.
        Choice::Own(panel) => Answers { host: None, seen: Known { apex: None, ..panel.into() } },
    })
}

//! The form a panel wants names and values in: that of the host, or one of the forms panels have.

use crate::{
    plan::hosts::{self, Apex, Host, NameForm, Panel, TargetForm, ValueForm},
    record::name::Name,
    tui::session::Session,
    words::publish as say,
};

/// A form that can be chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// What the panel wants.
    pub panel: Panel,
    host: Option<&'static Host>,
    generic: Generic,
}

/// The forms of panels nobody has recognised.
#[derive(Clone, Copy, Debug)]
enum Generic {
    Relative,
    Full,
    Quoted,
    Bind,
}

impl Form {
    /// Every form there is to choose from, the most likely first: never empty.
    pub(super) fn all(session: &Session) -> Vec<Self> {
        let mut forms: Vec<Self> = candidates(session)
            .into_iter()
            .map(|host| Self { panel: host.panel, host: Some(host), generic: Generic::Relative })
            .collect();
        for generic in [Generic::Relative, Generic::Full, Generic::Quoted, Generic::Bind] {
            let panel = generic.panel();
            if forms.iter().all(|form| form.panel != panel) {
                forms.push(Self { panel, host: None, generic });
            }
        }
        forms
    }

    /// The form chosen by a number that is counted up without end.
    pub(super) fn chosen(session: &Session, turn: usize) -> Self {
        let forms = Self::all(session);
        let plain = Self { panel: Panel::default(), host: None, generic: Generic::Relative };
        forms.get(turn % forms.len().max(1)).copied().unwrap_or(plain)
    }

    /// The host whose form it is.
    pub(super) const fn host(&self) -> Option<&'static Host> {
        self.host
    }

    /// Which form it is, and why this one.
    pub(super) fn sentence(&self, session: &Session, turn: usize) -> String {
        let zone = session.zone_apex().map(|zone| zone.to_string()).unwrap_or_default();
        let is_first = turn == 0;
        match (self.host, self.generic) {
            (Some(host), _) if candidates(session).len() > 1 => say::form_hosts(host.name.as_str()),
            (Some(host), _) => say::form_host(host.name.as_str()),
            (None, Generic::Relative) if is_first => say::form_unknown(zone),
            (None, Generic::Relative) => say::form_relative(zone),
            (None, Generic::Full) => say::form_full(),
            (None, Generic::Quoted) => say::form_quoted(zone),
            (None, Generic::Bind) => say::form_bind(),
        }
    }

    /// What to type into the name field, as a sentence.
    pub(super) fn name_sentence(&self, owner: &Name, zone: &Name) -> String {
        let name = self.panel.name(owner, zone);
        match (self.panel.names, name.as_str()) {
            (NameForm::Relative, "") => say::name_empty(zone.as_str()),
            (NameForm::Relative, "@") => say::name_apex(zone.as_str()),
            (NameForm::Relative, _) if owner.is_within(zone) => say::name_relative(name, zone.as_str()),
            (NameForm::FullWithDot, _) => say::name_dot(name),
            _ => say::name_full(name),
        }
    }
}

impl Generic {
    const fn panel(self) -> Panel {
        let (names, values, targets) = match self {
            Self::Relative => (NameForm::Relative, ValueForm::Plain, TargetForm::Plain),
            Self::Full => (NameForm::Full, ValueForm::Plain, TargetForm::Plain),
            Self::Quoted => (NameForm::Relative, ValueForm::Quoted, TargetForm::Plain),
            Self::Bind => (NameForm::FullWithDot, ValueForm::Quoted, TargetForm::WithDot),
        };
        Panel { names, apex: Apex::At, values, targets }
    }
}

/// The hosts whose name servers the domain has. Several share some, and only the person knows which.
fn candidates(session: &Session) -> Vec<&'static Host> {
    let zone = session.survey.iter().filter_map(|survey| survey.zone.as_ref());
    let servers: Vec<Name> =
        zone.flat_map(|zone| zone.servers.iter().map(|server| server.name.clone())).collect();
    if servers.is_empty() { Vec::new() } else { hosts::candidates(&servers) }
}

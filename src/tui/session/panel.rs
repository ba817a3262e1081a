//! The panel the records are typed into.

use super::Session;
use crate::{
    plan::{
        hosts::{self, Form, Host, NameForm},
        panel::Answers,
    },
    record::name::Name,
};

impl Session {
    /// The hosts whose name servers the domain has. Several share some, and only the person knows which.
    #[must_use]
    pub fn hosts(&self) -> Vec<&'static Host> {
        let zone = self.survey.iter().filter_map(|survey| survey.zone.as_ref());
        let servers: Vec<Name> =
            zone.flat_map(|zone| zone.servers.iter().map(|server| server.name.clone())).collect();
        if servers.is_empty() { Vec::new() } else { hosts::candidates(&servers) }
    }

    /// What the host of the name servers is called; all of those that share them, while the person has not said which.
    pub(super) fn host_name(&self) -> Option<String> {
        let found = self.hosts();
        let chosen = self.panel().host.filter(|host| found.contains(host));
        let names: Vec<&str> = match &chosen {
            Some(host) => vec![host.name.as_str()],
            None => found.iter().map(|host| host.name.as_str()).collect(),
        };
        (!names.is_empty()).then(|| names.join(" / "))
    }

    /// What is known of the panel: what the person has said, else what its host is known to want.
    #[must_use]
    pub fn panel(&self) -> Form {
        let nothing = Answers::default();
        let answers = self.plan.as_ref().map_or(&nothing, |plan| &plan.panel);
        Form::new(answers, &self.hosts())
    }

    /// The person has said which panel it is, or what it wants.
    pub fn choose_panel(&mut self, answers: Answers) {
        if let Some(plan) = &mut self.plan {
            plan.panel = answers;
        }
    }

    /// The person has said what the name field of their panel takes.
    pub fn choose_names(&mut self, names: NameForm) {
        let host = self.panel().host.map(|host| host.id.clone());
        if let Some(plan) = &mut self.plan {
            plan.panel.host = host;
            plan.panel.seen.names = Some(names);
        }
    }
}

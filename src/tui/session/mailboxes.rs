//! What is known of the domain's mail hosts, and looking at them.

use jiff::Timestamp;

use super::{Session, Work};
use crate::{
    check::{
        Finding,
        access::{
            Named, judge,
            memory::{Change, Memory, since},
            table::{Table, tables},
        },
    },
    connect::explore::{Asked, Looked, Update},
    plan::mailboxes::HOSTS,
    survey::access::{Service, Stop, address::Nearest},
    tui::message::{Command, Message},
};

/// What was seen of the mail hosts.
#[derive(Debug, Default)]
pub struct Mailboxes {
    /// Looking, while it goes on.
    pub work: Option<Work>,
    /// What was seen, once somebody has looked.
    pub looked: Option<Looked>,
    /// What is thought of it, worst first.
    pub found: Vec<Finding>,
    /// The hosts with their services.
    pub tables: Vec<Table>,
    /// When the last look ended.
    pub at: Option<Timestamp>,
    /// What the last look of an earlier sitting found.
    pub before: Option<Memory>,
    /// What is different from it, worst first.
    pub since: Vec<Change>,
    /// Addresses that the person named; names are kept in the setup.
    pub named: Vec<Named>,
}

impl Mailboxes {
    /// Ports that have ended, and all that are known.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let Some(looked) = &self.looked else { return (0, 0) };
        let visits = looked.access.visits.values();
        let done = visits.filter(|visit| !matches!(visit.stop, Stop::Waiting(_))).count();
        (done, looked.access.visits.len())
    }

    fn judge(&mut self, now: Timestamp) {
        let Some(looked) = &self.looked else { return };
        let view = looked.view(now);
        self.found = judge(&view);
        self.tables = tables(&view, &self.found);
        let before = self.before.as_ref();
        self.since = before.map(|before| since(before, &looked.access, now)).unwrap_or_default();
    }
}

impl Session {
    /// Begins to look at the mail hosts, in place of what is under way.
    pub fn look_at_mailboxes(&mut self) -> Vec<Command> {
        let Some(domain) = self.domain().cloned() else { return Vec::new() };
        let mut commands: Vec<Command> =
            self.mailboxes.work.take().map(|work| Command::Cancel(work.run)).into_iter().collect();
        let work = self.begin();
        let asked = Asked {
            domain,
            named: self.named_hosts(),
            services: Service::ALL.to_vec(),
            // The runtime knows the resolvers.
            nearest: Nearest::Public,
            has_ipv6: false,
        };
        let (before, named) = (self.mailboxes.before.take(), std::mem::take(&mut self.mailboxes.named));
        self.mailboxes = Mailboxes { work: Some(work), before, named, ..Mailboxes::default() };
        commands.push(Command::LookAtMailboxes(work.run, Box::new(asked)));
        commands
    }

    /// The hosts that the person named.
    #[must_use]
    pub fn named_hosts(&self) -> Vec<Named> {
        let saved = self.plan.iter().flat_map(|plan| &plan.mailboxes.hosts);
        let saved = saved.map(|host| Named { host: host.clone(), address: None });
        saved.chain(self.mailboxes.named.iter().cloned()).collect()
    }

    /// Adds a host to look at. A name goes into the setup; an address is for this sitting.
    pub fn name_host(&mut self, named: Named) {
        if self.named_hosts().contains(&named) || self.named_hosts().len() >= HOSTS {
            return;
        }
        match (&mut self.plan, named.address) {
            (Some(plan), None) => plan.mailboxes.hosts.push(named.host),
            _ => self.mailboxes.named.push(named),
        }
    }

    /// Looks at a host no more.
    pub fn forget_host(&mut self, named: &Named) {
        self.mailboxes.named.retain(|one| one != named);
        if let Some(plan) = self.plan.as_mut().filter(|_| named.address.is_none()) {
            plan.mailboxes.hosts.retain(|host| *host != named.host);
        }
    }

    /// Takes news of the mail hosts in.
    pub(super) fn learn_mailboxes(&mut self, message: &Message) -> Vec<Command> {
        let is_ours = |run| self.mailboxes.work.is_some_and(|work| work.run == run);
        match message {
            Message::MailboxesBegun(run, asked) if is_ours(*run) => {
                self.mailboxes.looked = Some(Looked::new(asked.as_ref().clone()));
            }
            Message::MailboxesSeen(run, at, updates) if is_ours(*run) => {
                if let Some(looked) = &mut self.mailboxes.looked {
                    updates.iter().cloned().for_each(|update: Update| looked.take(update));
                }
                self.mailboxes.judge(*at);
            }
            Message::MailboxesLookedAt(run, at) if is_ours(*run) => {
                self.mailboxes.work = None;
                self.mailboxes.at = Some(*at);
                self.mailboxes.judge(*at);
                let memory =
                    self.mailboxes.looked.as_ref().and_then(|looked| Memory::of(&looked.access, *at));
                let kept = self.domain().cloned().zip(memory);
                return kept
                    .map(|(domain, memory)| Command::RememberAccess(domain, Box::new(memory)))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        Vec::new()
    }
}

//! Terms about hosts: `a`, `mx`, `exists`.

use super::{Found, Target, Walk, target};
use crate::{
    check::{
        finding::{Lacks, Spf},
        spf::{Node, State},
    },
    record::{
        name::Name,
        spf::{DomainSpec, DualCidr, MX_LIMIT, Qualifier},
    },
    survey::{Data, Kind},
};

/// From how short a prefix on the IPv6 addresses of a host that has IPv4 ones are asked for: so many that few hosts
/// hold every address.
const WIDENED: u8 = 3;

impl Walk<'_> {
    /// `a`: whether a name has addresses.
    pub(super) fn host(&mut self, node: &mut Node, spec: Option<&DomainSpec>, domain: &Name, cidr: DualCidr) {
        let Some(name) = Self::host_name(node, spec, domain) else { return };
        node.state = self.addresses(&name, cidr);
        if node.state == State::Missing {
            node.void = 1;
            self.nothing_there(&name, spec, node, Lacks::Address);
        }
    }

    /// `exists`: whether a name has an IPv4 address.
    ///
    /// RFC 7208 §5.7: A is asked for even when the connection is IPv6, and what it says does not matter. So a name that
    /// does not depend on the message matches every server, or none.
    pub(super) fn exists(&mut self, node: &mut Node, spec: &DomainSpec, domain: &Name, effect: Qualifier) {
        let Some(name) = Self::host_name(node, Some(spec), domain) else { return };
        node.state = self.state(&name, Kind::A);
        match node.state {
            State::Missing => {
                node.void = 1;
                self.nothing_there(&name, Some(spec), node, Lacks::A);
            }
            State::Known if self.path.len() == 1 => {
                let (term, passes) = (node.term.clone(), effect == Qualifier::Pass);
                self.note(Spf::MatchesAlways { term, name: name.to_string(), passes });
            }
            _ => {}
        }
    }

    /// `mx`: the addresses of a domain's mail servers.
    pub(super) fn exchangers(
        &mut self,
        node: &mut Node,
        spec: Option<&DomainSpec>,
        domain: &Name,
        cidr: DualCidr,
    ) {
        let Some(name) = Self::host_name(node, spec, domain) else { return };
        let answer = match self.look(&name, Kind::Mx) {
            Found::Waiting => return node.state = State::Waiting,
            Found::Failed(_) => return node.state = State::Failed,
            Found::Nothing { .. } => {
                (node.state, node.void) = (State::Missing, 1);
                return self.nothing_there(&name, spec, node, Lacks::MailServer);
            }
            Found::Records(answer) => answer,
        };
        let hosts: Vec<&Name> = answer
            .data()
            .iter()
            .filter_map(|data| match data {
                // RFC 7505 §3: the root as exchanger says that there is no mail server.
                Data::Mx { exchange, .. } if !exchange.is_root() => Some(exchange),
                _ => None,
            })
            .collect();
        // RFC 7505: the name is there, and says that it takes no mail.
        if hosts.is_empty() {
            node.state = State::Missing;
            if self.path.len() == 1 {
                self.note(Spf::TakesNoMail { name: name.to_string() });
            }
            return;
        }
        // RFC 7208 §4.6.4: 'evaluation of each "MX" record MUST NOT result in querying more than 10 address records'
        if hosts.len() > MX_LIMIT {
            self.note(Spf::TooManyExchangers { name: name.to_string(), count: hosts.len() });
        }
        let states: Vec<State> = hosts.iter().take(MX_LIMIT).map(|host| self.addresses(host, cidr)).collect();
        // RFC 7208 §4.6.4 limits the 'terms' whose questions found nothing: one for the whole `mx`.
        node.void = usize::from(states.contains(&State::Missing));
        node.state = if states.contains(&State::Waiting) {
            State::Waiting
        } else if states.iter().all(|state| *state == State::Missing) {
            State::Missing
        } else if hosts.len() > MX_LIMIT {
            State::Broken
        } else {
            State::Known
        };
        if node.state == State::Missing {
            self.nothing_there(&name, spec, node, Lacks::MailServerAddress);
        }
    }

    /// The name a term is about, or what to say of it if there is none.
    fn host_name(node: &mut Node, spec: Option<&DomainSpec>, domain: &Name) -> Option<Name> {
        match target(spec, domain) {
            Target::Name(name) => return Some(name),
            Target::Dynamic => node.state = State::Dynamic,
            Target::Unusable(_) => node.state = State::Missing,
        }
        None
    }

    /// Whether a name has an address of either kind. Which kind is asked depends on who delivers;
    /// it counts as void only if there is neither.
    fn addresses(&mut self, name: &Name, cidr: DualCidr) -> State {
        let v4 = self.state(name, Kind::A);
        // RFC 7208 §5 asks for the kind that the client connects with; an address of one kind is enough to say that
        // the term can match, so that half the questions are spared.
        if matches!(v4, State::Known | State::Waiting) {
            // One that is widened to every address of its kind matters, whatever the other kind says.
            if cidr.v6.is_some_and(|v6| v6 <= WIDENED) {
                self.state(name, Kind::Aaaa);
            }
            return v4;
        }
        match (v4, self.state(name, Kind::Aaaa)) {
            (_, State::Known) => State::Known,
            (State::Waiting, _) | (_, State::Waiting) => State::Waiting,
            (State::Failed, _) | (_, State::Failed) => State::Failed,
            _ => State::Missing,
        }
    }

    fn state(&mut self, name: &Name, kind: Kind) -> State {
        match self.look(name, kind) {
            Found::Waiting => State::Waiting,
            Found::Failed(_) => State::Failed,
            Found::Nothing { .. } => State::Missing,
            Found::Records(_) => State::Known,
        }
    }

    /// Told of the person's own terms only: what others list is theirs to repair. A bare term in another record of
    /// the person's means the name of that record, and not the domain's.
    fn nothing_there(&mut self, name: &Name, spec: Option<&DomainSpec>, node: &Node, lacks: Lacks) {
        let Some(domain) = self.path.first().cloned() else { return };
        if self.path.len() == 1 {
            self.note(Spf::NothingThere { name: name.to_string(), lacks });
        } else if spec.is_none() && self.reading.is_own(name) {
            let (at, domain) = (name.to_string(), domain.to_string());
            self.note(Spf::MeansOther { term: node.term.clone(), at, domain });
        }
    }
}

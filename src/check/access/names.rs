//! Names of mail servers: the alias an MX must not be, the name an address leads back to, the name of the greeting.

use std::net::IpAddr;

use super::{
    Host, View, Whence,
    hosts::{addresses, alias, is_nowhere},
    wants::whom,
};
use crate::{
    check::{
        Finding,
        finding::{Access, Mx, Transport},
        spf::evaluate::{self, Arguments, Draft, Sender, SpfResult, evaluate},
    },
    record::{name::Name, visible::visible},
    survey::{Data, Kind, Question, Want, Whom, access::Service},
};

pub(super) fn wants(view: &View<'_>, hosts: &[Host]) -> Vec<Want> {
    let mut found = Vec::new();
    for (host, address) in senders(view, hosts) {
        let back = reverse(address);
        found.push(Want::new(Question::new(back.clone(), Kind::Ptr), Whom::Resolver));
        for name in names(view, &back) {
            let kind = if address.is_ipv4() { Kind::A } else { Kind::Aaaa };
            found.push(Want::new(Question::new(name.clone(), kind), whom(view, &name)));
        }
        if let evaluate::Outcome::Need(questions) = spf(view, host, address) {
            let wanted = questions.into_iter().filter(|q| view.survey.facts.get(&q.name, q.kind).is_none());
            found.extend(wanted.map(|question| {
                let of = whom(view, &question.name);
                Want::new(question, of)
            }));
        }
    }
    found
}

pub(super) fn judge(view: &View<'_>, hosts: &[Host]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, exchange) in view.survey.mail_exchangers().iter().filter(|(_, exchange)| !exchange.is_root()) {
        if exchange.as_str().parse::<std::net::Ipv4Addr>().is_ok() {
            found.push(Mx::IpAddress { exchange: exchange.to_string() }.into());
        } else if let Some(target) = alias(view, exchange) {
            found.push(Mx::Alias { exchange: exchange.to_string(), target: target.to_string() }.into());
        } else if is_nowhere(view, exchange) == Some(true) {
            found.push(Mx::NoAddress { exchange: exchange.to_string() }.into());
        }
    }
    for (host, address) in senders(view, hosts) {
        let back = reverse(address);
        let Some(answer) = view.survey.facts.get(&back, Kind::Ptr).filter(|answer| answer.is_answer()) else {
            continue;
        };
        let sends = is_sender(view, host, address);
        let of = |what: Transport| Finding::from(Access::at(&host.name, Vec::new(), what));
        let names = names(view, &back);
        if answer.data().is_empty() {
            found.push(of(Transport::NoPtr { address: address.to_string(), sends }));
        } else if !names.is_empty() && names.iter().all(|name| leads_back(view, name, address) == Some(false))
        {
            let name = names.first().map(ToString::to_string).unwrap_or_default();
            found.push(of(Transport::PtrElsewhere { address: address.to_string(), name, sends }));
        }
    }
    found.extend(greetings(view));
    found
}

/// The domain's own mail servers with their addresses, those a stranger could not reach left out.
fn senders<'h>(view: &View<'_>, hosts: &'h [Host]) -> Vec<(&'h Host, IpAddr)> {
    let is_own = |host: &&Host| {
        host.whence.contains(&Whence::Mx) && view.is_own(&host.name) || host.whence.contains(&Whence::Person)
    };
    let of = |host: &'h Host| host.addresses.iter().map(move |address| (host, *address));
    // What cannot be looked at from here is not judged: an AAAA record does not say that mail is sent from it.
    let may = |(_, address): &(&Host, IpAddr)| {
        view.nearest.admits(*address) && (address.is_ipv4() || view.has_ipv6)
    };
    hosts.iter().filter(is_own).flat_map(of).filter(may).collect()
}

fn names(view: &View<'_>, back: &Name) -> Vec<Name> {
    let data = view.survey.facts.data(back, Kind::Ptr).iter();
    let name = data.filter_map(|data| match data {
        Data::Ptr(name) => Some(name.clone()),
        _ => None,
    });
    name.take(4).collect()
}

/// Whether the name of an address has that address; none while that is not known.
fn leads_back(view: &View<'_>, name: &Name, address: IpAddr) -> Option<bool> {
    let kind = if address.is_ipv4() { Kind::A } else { Kind::Aaaa };
    let answer = view.survey.facts.get(name, kind)?;
    if addresses(view, name).contains(&address) {
        return Some(true);
    }
    answer.is_answer().then_some(false)
}

/// What SPF says of mail from an address.
fn spf(view: &View<'_>, host: &Host, ip: IpAddr) -> evaluate::Outcome {
    let arguments = Arguments {
        ip,
        sender: Sender::read(view.domain().as_str()),
        helo: host.name.to_string(),
        now: view.now,
        receiver: String::new(),
    };
    evaluate(&arguments, &Draft::default(), &view.survey.facts)
}

fn is_sender(view: &View<'_>, host: &Host, address: IpAddr) -> bool {
    match spf(view, host, address) {
        evaluate::Outcome::Done(done) => done.ending.result() == SpfResult::Pass,
        evaluate::Outcome::Need(_) => false,
    }
}

/// A mail server that greets others as `localhost` is refused by many.
fn greetings(view: &View<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (door, visit) in &view.access.visits {
        let name = visit.clear.as_ref().and_then(|clear| clear.name.clone());
        let Some(name) = name.filter(|_| door.service == Service::Smtp) else { continue };
        let lower = name.to_ascii_lowercase();
        let says_nothing = lower.starts_with("localhost") || !lower.contains('.') && !lower.starts_with('[');
        if says_nothing && !lower.starts_with("250") {
            let name = visible(&name).chars().take(80).collect();
            found.push(Access::at(&door.host, vec![Service::Smtp], Transport::Greeting { name }).into());
        }
    }
    found
}

/// RFC 1035 §3.5 and RFC 3596 §2.5: the name under which the name of an address is.
fn reverse(address: IpAddr) -> Name {
    match address {
        IpAddr::V4(address) => {
            let octets = address.octets().map(|octet| octet.to_string());
            Name::from_labels(octets.iter().rev().map(String::as_str).chain(["in-addr", "arpa"]))
        }
        IpAddr::V6(address) => {
            let nibbles: Vec<String> = address
                .octets()
                .iter()
                .rev()
                .flat_map(|octet| [octet & 15, octet >> 4])
                .map(|nibble| format!("{nibble:x}"))
                .collect();
            Name::from_labels(nibbles.iter().map(String::as_str).chain(["ip6", "arpa"]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_address_is_read_backwards() {
        for (address, name) in [
            ("192.0.2.7", "7.2.0.192.in-addr.arpa"),
            ("2001:db8::25", "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"),
        ] {
            assert_eq!(reverse(address.parse().unwrap()).as_str(), name);
        }
    }
}

//! Whether each server of the zone answers, and how.

use std::{collections::BTreeMap, time::Duration};

use crate::{
    check::{finding::Dns, published::View},
    record::visible::visible,
    survey::{Answer, Failure, Kind, NameServer, Outcome, Role, Transport},
};

/// An answer that takes this long is close to what receivers wait for.
const SLOW: Duration = Duration::from_millis(500);
/// A line that is slow itself makes every server slow; one that is this many times slower than the fastest is
/// slow by itself.
const SLOWER: u32 = 4;

/// How one server does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Condition {
    Answers,
    /// It has the records, and does not say that it holds the zone.
    WithoutAuthority,
    Silent,
    Refuses,
    /// It does not hold the zone, and says whom to ask, or that there is nothing.
    Lame,
    Fails(String),
    NoAddress,
}

pub(super) fn judge(view: &View<'_>) -> Vec<Dns> {
    let Some(found) = &view.survey.zone else { return without_zone(view) };
    let zone = found.apex.to_string();
    let servers = by_server(view);
    let conditions: Vec<(&str, Condition)> =
        servers.iter().map(|((label, _), answers)| (label.as_str(), condition(answers))).collect();
    let does_any = |wanted: &Condition| conditions.iter().any(|(_, condition)| condition == wanted);
    let barred: Vec<Dns> = found.servers.iter().flat_map(barred).collect();
    if !barred.is_empty() && found.servers.iter().all(|server| server.addresses.is_empty()) {
        return std::iter::once(Dns::AllNotPublic { zone }).chain(barred).collect();
    }
    if conditions.is_empty() {
        // Nobody has been asked yet, unless there is nobody to ask.
        return if found.servers.is_empty() { vec![Dns::AllSilent { zone }] } else { Vec::new() };
    }
    if !does_any(&Condition::Answers) && !does_any(&Condition::WithoutAuthority) {
        return vec![none_answers(view, zone, &conditions)];
    }
    let is_barred = |name: &str| {
        view.survey
            .zone
            .iter()
            .flat_map(|zone| &zone.servers)
            .any(|server| server.name.as_str() == name && !server.barred.is_empty())
    };
    let is_ipv6_dark = is_ipv6_dark(servers.keys().map(|(_, address)| address.is_ipv6()), &conditions);
    let mut found: Vec<Dns> = servers
        .keys()
        .zip(&conditions)
        .filter(|((_, address), _)| !(is_ipv6_dark && address.is_ipv6()))
        .filter_map(|(_, (server, condition))| {
            let server = (*server).to_owned();
            Some(match condition {
                Condition::Answers => return None,
                Condition::Silent => Dns::Silent { server },
                Condition::Refuses | Condition::Lame => Dns::Lame { server },
                Condition::WithoutAuthority => Dns::NoAuthority { server },
                Condition::Fails(code) => Dns::ServerFails { server, code: code.clone() },
                Condition::NoAddress if is_barred(&server) => return None,
                Condition::NoAddress => Dns::NoAddress { server },
            })
        })
        .collect();
    found.extend(barred);
    if is_ipv6_dark {
        found.push(Dns::Ipv6Unseen { zone });
    }
    found.extend(slow(&servers));
    found.extend(servers.iter().filter_map(|((label, _), answers)| no_tcp(view, label, answers)));
    // One server by two addresses is one server.
    let names: std::collections::BTreeSet<&str> = conditions.iter().map(|(server, _)| *server).collect();
    if let (1, Some(server)) = (names.len(), names.first()) {
        found.push(Dns::OneServer { server: (*server).to_owned() });
    }
    found.dedup();
    found
}

/// The addresses of a server at which it was not asked.
fn barred(server: &NameServer) -> impl Iterator<Item = Dns> {
    server
        .barred
        .iter()
        .map(|address| Dns::NotPublic { server: server.name.to_string(), address: address.to_string() })
}

/// Whether nothing comes back from any IPv6 address while the others answer: more machines have IPv6 that leads
/// nowhere than zones have servers that are all dead there.
fn is_ipv6_dark(is_ipv6: impl Iterator<Item = bool>, conditions: &[(&str, Condition)]) -> bool {
    let mut there = is_ipv6.zip(conditions).filter(|(is_ipv6, _)| *is_ipv6).peekable();
    there.peek().is_some() && there.all(|(_, (_, condition))| *condition == Condition::Silent)
}

/// What each server said, by its label and address; each has one of each kind at least.
fn by_server<'v>(view: &View<'v>) -> BTreeMap<(String, std::net::SocketAddr), Vec<&'v Answer>> {
    let mut servers: BTreeMap<_, Vec<&Answer>> = BTreeMap::new();
    let Some(zone) = &view.survey.zone else { return servers };
    let own = view.survey.heard.answers().filter(|answer| answer.server.role == Role::Authoritative);
    for answer in own.filter(|answer| answer.question.name.is_within(&zone.apex)) {
        let is_of_zone = zone.servers.iter().any(|server| server.name.as_str() == answer.server.label);
        if is_of_zone {
            let key = (answer.server.label.clone(), answer.server.address);
            servers.entry(key).or_default().push(answer);
        }
    }
    servers
}

fn condition(answers: &[&Answer]) -> Condition {
    let about = |kind: Kind| answers.iter().find(|answer| answer.question.kind == kind);
    let mut failures = answers.iter().filter_map(|answer| answer.failure());
    // RFC 1912 §2.8: a server that does not know the start of the zone does not hold it.
    if let Some(soa) = about(Kind::Soa) {
        match &soa.outcome {
            Outcome::Failed(Failure::Refused) => return Condition::Refuses,
            Outcome::Records { .. } if soa.is_authoritative => return Condition::Answers,
            Outcome::Records { .. } => return Condition::WithoutAuthority,
            Outcome::Failed(failure) if *failure != Failure::NoAuthority => {}
            _ => return Condition::Lame,
        }
    }
    if answers.iter().any(|answer| answer.is_answer()) {
        return Condition::Answers;
    }
    match failures.next() {
        Some(Failure::NoServer) => Condition::NoAddress,
        Some(Failure::Refused) => Condition::Refuses,
        Some(Failure::NoAuthority) => Condition::Lame,
        Some(failure) if failure.is_silence() => Condition::Silent,
        Some(failure) => Condition::Fails(code(failure)),
        None => Condition::Answers,
    }
}

/// None of them gives an answer.
fn none_answers(view: &View<'_>, zone: String, conditions: &[(&str, Condition)]) -> Dns {
    let is_silent = conditions.iter().all(|(_, c)| matches!(c, Condition::Silent | Condition::NoAddress));
    let resolvers = || view.survey.heard.answers().filter(|answer| answer.server.role != Role::Authoritative);
    let is_own = |answer: &&Answer| {
        view.survey.zone.as_ref().is_some_and(|zone| answer.question.name.is_within(&zone.apex))
    };
    if is_silent && resolvers().filter(is_own).any(Answer::is_answer) {
        return Dns::DirectBlocked { zone };
    }
    let code = conditions.iter().find_map(|(_, condition)| match condition {
        Condition::Fails(code) => Some(code.clone()),
        Condition::Refuses => Some("REFUSED".to_owned()),
        _ => None,
    });
    let is_lame = conditions.iter().any(|(_, condition)| *condition == Condition::Lame);
    match code {
        Some(code) => Dns::Failing { zone, code },
        None if is_lame => Dns::AllLame { zone },
        None => Dns::AllSilent { zone },
    }
}

/// The zone could not be found, although the name seems to exist.
fn without_zone(view: &View<'_>) -> Vec<Dns> {
    let zone = view.domain().to_string();
    match &view.survey.blocked {
        Some(failure @ (Failure::ServFail | Failure::Refused | Failure::Code(_))) => {
            vec![Dns::Failing { zone, code: code(failure) }]
        }
        // Whether signatures are wrong is told elsewhere; anything else may be the network here.
        _ => Vec::new(),
    }
}

fn slow(servers: &BTreeMap<(String, std::net::SocketAddr), Vec<&Answer>>) -> Vec<Dns> {
    let fastest = |answers: &[&Answer]| {
        answers.iter().filter(|answer| answer.is_answer()).map(|answer| answer.took).min()
    };
    let best = servers.values().filter_map(|answers| fastest(answers)).min().unwrap_or_default();
    let is_slow = |took: &Duration| *took >= SLOW && *took >= best.saturating_mul(SLOWER);
    let each = servers.iter().filter_map(|((label, _), answers)| {
        let took = fastest(answers).filter(is_slow)?;
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        Some(Dns::Slow { server: label.clone(), millis })
    });
    each.collect()
}

fn no_tcp(view: &View<'_>, server: &str, answers: &[&Answer]) -> Option<Dns> {
    let cut = answers.iter().find(|answer| answer.failure() == Some(&Failure::NoTcp))?;
    let is_certain = view.survey.heard.answers().any(|answer| answer.transport == Some(Transport::Tcp));
    Some(Dns::NoTcp { server: server.to_owned(), name: cut.question.name.to_string(), is_certain })
}

/// What a server answered in place of an answer, as its administrators call it.
fn code(failure: &Failure) -> String {
    match failure {
        Failure::ServFail | Failure::Bogus | Failure::Validator => "SERVFAIL".to_owned(),
        Failure::Refused => "REFUSED".to_owned(),
        Failure::Code(1) => "FORMERR".to_owned(),
        Failure::Code(4) => "NOTIMP".to_owned(),
        Failure::Code(code) => format!("RCODE {code}"),
        Failure::Malformed(reason) => visible(reason).into_owned(),
        Failure::NoTcp => "TCP".to_owned(),
        Failure::Cut => "TC".to_owned(),
        // The rest is between this machine and a resolver; the zone's servers never answer so.
        Failure::Timeout
        | Failure::Unreachable(_)
        | Failure::NoServer
        | Failure::NoAuthority
        | Failure::Spent
        | Failure::Untrusted(_)
        | Failure::Unencrypted(_)
        | Failure::Status(_) => String::new(),
    }
}

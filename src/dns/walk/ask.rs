//! One question, put to one server after the other until one answers.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use futures_util::{FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use jiff::Timestamp;

use super::{by_reach, delegation, zone_of};
use crate::{
    dns::Lookup,
    record::name::Name,
    survey::{
        Answer, Failure, Kind, Marks, NameServer, Outcome, Question, Role, Server, Zone, is_to_be_published,
    },
};

/// RFC 1035 §4.2: 'server port 53'.
const PORT: u16 = 53;

/// How long the first server may think before the next is asked as well.
const HEDGE: Duration = Duration::from_millis(800);

/// Servers of one zone that may fail before the question is given up: they are all the zone's to name.
const TRIES: usize = 6;

/// Cuts followed below a zone: every label of a name could be one, no real name has this many.
const CUTS: usize = 8;

/// Zones through which aliases are followed: a managed record leads to its service, perhaps to another one.
const ZONES: usize = 4;

/// Puts a question to the zone's own servers, one after the other until one answers. Follows an
/// alias that leads out of the zone.
pub async fn ask_zone(lookup: &dyn Lookup, zone: &Zone, question: Question) -> Answer {
    ask_zone_within(lookup, zone, question, ZONES).await.0
}

/// The same, and the zone below that the name lies in, if another one holds it.
pub(super) async fn ask_down(lookup: &dyn Lookup, zone: &Zone, question: Question) -> (Answer, Option<Zone>) {
    let (answer, holder) = ask_zone_within(lookup, zone, question, ZONES).await;
    let is_another = holder.apex != zone.apex;
    (answer, is_another.then_some(holder))
}

/// The same, with aliases followed through so many zones more; and the zone the name lies in.
async fn ask_zone_within(
    lookup: &dyn Lookup,
    zone: &Zone,
    question: Question,
    zones: usize,
) -> (Answer, Zone) {
    let mut answer = ask_once(lookup, zone, question.clone()).await;
    let mut zone = zone.clone();
    for _ in 0..CUTS {
        let Some(below) = delegation::below(lookup, &zone, &answer).await else { break };
        zone = below;
        answer = ask_once(lookup, &zone, question.clone()).await;
    }
    (follow_alias_within(lookup, &zone, answer, zones).await, zone)
}

/// Two servers of the zone that answer, each by itself; fewer where no more do.
pub(super) async fn ask_two(lookup: &dyn Lookup, zone: &Zone, question: Question) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut tried = 0;
    for server in &zone.servers {
        if tried >= TRIES || answers.iter().filter(|answer| answer.is_answer()).count() >= 2 {
            break;
        }
        let Some(address) = by_reach(&server.addresses).into_iter().next() else { continue };
        tried += 1;
        let answer = refuse_if_lame(lookup.ask(question.clone(), door(server, address)).await, Some(zone));
        answers.push(match answer.outcome {
            // The name lies further down; who is asked there answers for itself.
            Outcome::Referral { .. } => ask_zone(lookup, zone, question.clone()).await,
            _ => follow_alias(lookup, zone, answer).await,
        });
    }
    answers
}

/// The same without going to the servers of a zone below.
pub(super) async fn ask_once(lookup: &dyn Lookup, zone: &Zone, question: Question) -> Answer {
    race(lookup, doors(zone), &question, Some(zone)).await
}

/// Puts a question to this machine's resolvers, in their order.
pub(super) async fn ask_system(lookup: &dyn Lookup, question: Question) -> Answer {
    race(lookup, lookup.system(), &question, None).await
}

/// Asks for the target of an alias that the zone's server did not follow to its end. What the server
/// said stands; only the outcome is another's.
pub(super) async fn follow_alias(lookup: &dyn Lookup, zone: &Zone, answer: Answer) -> Answer {
    follow_alias_within(lookup, zone, answer, ZONES).await
}

async fn follow_alias_within(lookup: &dyn Lookup, zone: &Zone, mut answer: Answer, zones: usize) -> Answer {
    let Outcome::NoData { negative_ttl } = answer.outcome else { return answer };
    let Some(target) = answer.aliases.last() else { return answer };
    // Inside the zone an SOA record with the answer says that this is all there is.
    if target.is_within(&zone.apex) && negative_ttl.is_some() {
        return answer;
    }
    let question = Question::new(target.clone(), answer.question.kind);
    // A server that leaves following to who asks is asked again, and no resolver learns what is not there yet.
    let mut own = None;
    if target.is_within(&zone.apex) {
        own = Some(ask_once(lookup, zone, question.clone()).await);
    }
    let beyond = match own.filter(|own| !matches!(own.outcome, Outcome::Referral { .. })) {
        Some(own) => own,
        None => elsewhere(lookup, question, zones).await,
    };
    answer.aliases.extend(beyond.aliases);
    answer.outcome = beyond.outcome;
    answer.took += beyond.took;
    answer
}

/// What another zone has at the end of an alias. A mail service may not have published it yet, so its own servers
/// are asked; a resolver only for other names, or where those servers cannot be reached.
fn elsewhere(lookup: &dyn Lookup, question: Question, zones: usize) -> BoxFuture<'_, Answer> {
    async move {
        // Looking for a zone asks for its start, which must not set out to look for another one.
        let is_text = question.kind == Kind::Txt && is_to_be_published(&question.name);
        if let Some(zones) = zones.checked_sub(1).filter(|_| is_text)
            && let Ok(zone) = zone_of(lookup, &question.name).await
        {
            let (answer, _) = ask_zone_within(lookup, &zone, question.clone(), zones).await;
            if !answer.failure().is_some_and(Failure::is_silence) {
                return answer;
            }
        }
        ask_system(lookup, question).await
    }
    .boxed()
}

/// The first answer from `servers`, each asked when the one before has failed or is slow; if all
/// fail, the first failure.
async fn race(lookup: &dyn Lookup, servers: Vec<Server>, question: &Question, zone: Option<&Zone>) -> Answer {
    let mut waiting = servers.into_iter();
    let mut asked = FuturesUnordered::new();
    let mut failed: Option<Answer> = None;
    let mut failures = 0;
    if let Some(first) = waiting.next() {
        asked.push(lookup.ask(question.clone(), first));
    }
    while !asked.is_empty() {
        let next = tokio::time::timeout(HEDGE, asked.next()).await;
        if let Ok(Some(answer)) = next {
            let answer = refuse_if_lame(answer, zone);
            if !matches!(answer.outcome, Outcome::Failed(_)) {
                return answer;
            }
            failed.get_or_insert(answer);
            failures += 1;
        }
        if failures >= TRIES {
            break;
        }
        if let Some(server) = waiting.next() {
            asked.push(lookup.ask(question.clone(), server));
        }
    }
    failed.unwrap_or_else(|| unasked(question.clone(), zone))
}

/// A server that sends one elsewhere than downwards does not hold the zone, whatever code it gives.
pub(super) fn refuse_if_lame(mut answer: Answer, zone: Option<&Zone>) -> Answer {
    if let (Outcome::Referral { zone: to, .. }, Some(zone)) = (&answer.outcome, zone) {
        let leads_down = to.is_within(&zone.apex) && *to != zone.apex && answer.question.name.is_within(to);
        if !leads_down {
            answer.outcome = Outcome::Failed(Failure::NoAuthority);
        }
    }
    answer
}

/// The answer to a question that nobody could be asked.
fn unasked(question: Question, zone: Option<&Zone>) -> Answer {
    let first = zone.and_then(|zone| zone.servers.first());
    let role = if zone.is_some() { Role::Authoritative } else { Role::System };
    let label = first.map(|server| server.name.to_string()).unwrap_or_default();
    failed(question, role, label, Failure::NoServer)
}

/// The answer about a name below `registered`, whose servers could not be found.
pub(super) fn nobody(question: Question, registered: &Name, failure: Failure) -> Answer {
    failed(question, Role::Authoritative, registered.to_string(), failure)
}

/// A failure that no server sent. Its address is `0.0.0.0`.
pub(super) fn failed(question: Question, role: Role, label: String, failure: Failure) -> Answer {
    let address = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), PORT);
    Answer {
        question,
        server: Server { role, address, label },
        at: Timestamp::now(),
        took: Duration::ZERO,
        transport: None,
        is_authoritative: false,
        marks: Marks::default(),
        aliases: Vec::new(),
        outcome: Outcome::Failed(failure),
    }
}

/// Where the zone's servers listen, in the order to try: each server's first address, then the rest.
fn doors(zone: &Zone) -> Vec<Server> {
    let mut sorted: Vec<(usize, Server)> = Vec::new();
    for server in &zone.servers {
        for (turn, address) in by_reach(&server.addresses).into_iter().enumerate() {
            sorted.push((turn, door(server, address)));
        }
    }
    sorted.sort_by_key(|(turn, door)| (door.address.is_ipv6(), *turn));
    sorted.into_iter().map(|(_, door)| door).collect()
}

pub(super) fn door(server: &NameServer, address: std::net::IpAddr) -> Server {
    Server {
        role: Role::Authoritative,
        address: SocketAddr::new(address, PORT),
        label: server.name.to_string(),
    }
}

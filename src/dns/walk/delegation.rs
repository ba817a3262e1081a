//! Which zone holds a name, and which servers hold the zone.
//!
//! A zone begins where the one above it hands a name to other servers. The registered domain (one
//! label below a public suffix) is where a person's own DNS begins, and exists if it is registered,
//! so a resolver may be asked for it; what lies below is asked of the zone's own servers.
//!
//! References: RFC 1034 §4.2.1 (cuts), RFC 2308 §5, the public suffix list.

use std::net::IpAddr;

use futures_util::future::{join, join_all};

use super::{
    allowed,
    ask::{ask_once, ask_system, ask_zone},
};
use crate::{
    dns::Lookup,
    record::name::Name,
    survey::{Answer, Data, Failure, Kind, NameServer, Outcome, Question, Zone},
};

/// Name servers taken from one answer (RFC 1912 §2.8 advises at most seven).
const SERVERS: usize = 16;

/// Addresses of each type taken for one name server.
const ADDRESSES: usize = 4;

/// Name servers without an address at hand whose addresses are looked for, of a zone that another one names:
/// each costs questions about names of whoever is named (NXNSAttack).
const GLUELESS: usize = 4;

/// Name servers of the zone above that are tried, one after the other: one that answers is enough.
const PARENTS: usize = 3;

/// Labels between the registered domain and the name that are looked at for a cut.
const LEVELS: usize = 8;

/// Which addresses of a zone's servers are looked for where none were sent along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Addresses {
    /// All there are, of so many servers at most.
    All(usize),
    /// Those by which a server can be reached, of so many servers at most.
    Enough(usize),
}

/// Why there is no zone.
pub(super) enum Missing {
    /// The name does not exist; what a server of the zone above says of it, if one could be asked.
    Name(Option<Box<Answer>>),
    /// Nobody could say; the answer that says why.
    Answer(Box<Answer>),
}

/// The zone of the registered domain `name` belongs to, without its negative TTL, and what the
/// resolver said about its servers. Below a suffix that a company runs (`github.io`) it is the
/// company's.
pub(super) async fn of_registered(lookup: &dyn Lookup, name: &Name) -> Result<(Zone, Answer), Missing> {
    let mut apex = registered(name);
    loop {
        let answer = ask_system(lookup, Question::new(apex.clone(), Kind::Ns)).await;
        match &answer.outcome {
            // Behind an alias stand another zone's servers.
            Outcome::Records { .. } if answer.aliases.is_empty() => {
                let servers = name_servers(&answer).into_iter().map(|name| (name, Vec::new())).collect();
                return Ok((zone(lookup, apex, servers, Addresses::All(SERVERS)).await, answer));
            }
            // What a resolver remembers, or was told to hide, may be there all the same (RFC 2308 §5); the
            // zone above knows.
            Outcome::NxDomain { .. } => {
                return match delegation(lookup, &apex).await {
                    Some((parent, said)) => match below(lookup, &parent, &said).await {
                        Some(zone) => Ok((zone, answer)),
                        None => Err(Missing::Name(Some(Box::new(said)))),
                    },
                    None => Err(Missing::Name(None)),
                };
            }
            // The resolver is there, but the domain's servers are not, or its signatures are wrong:
            // the zone above still says who they should be.
            // A resolver that waits for servers that are not there may give no answer at all.
            Outcome::Failed(Failure::ServFail | Failure::Bogus | Failure::Timeout) => {
                return match from_above(lookup, &apex).await {
                    Some(zone) => Ok((zone, answer)),
                    None => Err(Missing::Answer(Box::new(blamed(lookup, &apex, answer).await))),
                };
            }
            Outcome::Failed(_) => return Err(Missing::Answer(Box::new(answer))),
            // The name exists, so the ones above it do, and no cache learns anything new.
            _ => apex = apex.parent().filter(|above| !above.is_root()).ok_or(Missing::Name(None))?,
        }
    }
}

/// A resolver that finds the signatures of the zone above wrong as well has a fault of its own, and says nothing about
/// the domain.
async fn blamed(lookup: &dyn Lookup, apex: &Name, mut answer: Answer) -> Answer {
    if answer.failure() == Some(&Failure::Bogus)
        && let Some(above) = apex.parent()
        && ask_system(lookup, Question::new(above, Kind::Ns)).await.failure() == Some(&Failure::Bogus)
    {
        answer.outcome = Outcome::Failed(Failure::Validator);
    }
    answer
}

/// The zone as the servers of the one above it delegate it.
async fn from_above(lookup: &dyn Lookup, apex: &Name) -> Option<Zone> {
    let (parent, delegation) = delegation(lookup, apex).await?;
    below(lookup, &parent, &delegation).await
}

/// The zone's name servers as those of the zone above name them; none if those could not be asked, or hold the
/// zone themselves.
pub(super) async fn as_delegated(lookup: &dyn Lookup, apex: &Name) -> Option<Vec<Name>> {
    match delegation(lookup, apex).await?.1.outcome {
        Outcome::Referral { zone, servers } if zone == *apex => {
            Some(servers.into_iter().map(|(name, _)| name).collect())
        }
        _ => None,
    }
}

/// The zone above, and what its servers say about who holds the one that begins at `apex`.
async fn delegation(lookup: &dyn Lookup, apex: &Name) -> Option<(Zone, Answer)> {
    let mut above = apex.parent()?;
    for _ in 0..LEVELS {
        let answer = ask_system(lookup, Question::new(above.clone(), Kind::Ns)).await;
        let mut found = None;
        for server in name_servers(&answer).into_iter().take(PARENTS) {
            let parent = zone(lookup, above.clone(), vec![(server, Vec::new())], Addresses::Enough(1)).await;
            let said = ask_once(lookup, &parent, Question::new(apex.clone(), Kind::Ns)).await;
            let is_failure = said.failure().is_some();
            found = Some((parent, said));
            if !is_failure {
                break;
            }
        }
        if found.is_some() {
            return found;
        }
        // No zone begins there: the one above that holds it.
        above = answer.is_answer().then(|| above.parent()).flatten()?;
    }
    None
}

/// The zone below `zone` that holds `name`, or `zone` itself, with its negative TTL.
pub(super) async fn down_to(lookup: &dyn Lookup, mut zone: Zone, name: &Name) -> Zone {
    let levels = levels(&zone.apex, name);
    let ask = |level: Name| ask_zone(lookup, &zone, Question::new(level, Kind::Soa));
    // The servers of the zone may hold the ones below as well, and then send nobody elsewhere;
    // `ask_zone` has followed every cut at which they do.
    let answers = join_all(levels.into_iter().map(ask)).await;
    zone.negative_ttl = answers.first().and_then(remembered);
    let begins = |answer: &&Answer| {
        answer.aliases.is_empty() && matches!(answer.data().first(), Some(Data::Soa { .. }))
    };
    let Some(deepest) = answers.iter().skip(1).rfind(begins) else { return zone };
    let negative_ttl = remembered(deepest);
    let ns = ask_zone(lookup, &zone, Question::new(deepest.question.name.clone(), Kind::Ns)).await;
    let servers: Vec<_> = name_servers(&ns).into_iter().map(|name| (name, Vec::new())).collect();
    if servers.is_empty() {
        return zone;
    }
    let below = self::zone(lookup, deepest.question.name.clone(), servers, Addresses::All(SERVERS)).await;
    Zone { negative_ttl, ..below }
}

/// How long resolvers remember what is not in the zone.
pub(super) async fn negative_ttl(lookup: &dyn Lookup, zone: &Zone) -> Option<u32> {
    remembered(&ask_zone(lookup, zone, Question::new(zone.apex.clone(), Kind::Soa)).await)
}

/// The zone a referral leads to, if the answer is one that leads downwards.
pub(super) async fn below(lookup: &dyn Lookup, from: &Zone, answer: &Answer) -> Option<Zone> {
    let Outcome::Referral { zone: apex, servers } = &answer.outcome else { return None };
    let leads_down = apex.is_within(&from.apex) && *apex != from.apex;
    if !leads_down {
        return None;
    }
    Some(zone(lookup, apex.clone(), servers.clone(), Addresses::All(GLUELESS)).await)
}

/// A zone with its servers' addresses: those sent along, or else those that are `wanted`.
async fn zone(
    lookup: &dyn Lookup,
    apex: Name,
    mut servers: Vec<(Name, Vec<IpAddr>)>,
    wanted: Addresses,
) -> Zone {
    servers.truncate(SERVERS);
    let (Addresses::All(mut left) | Addresses::Enough(mut left)) = wanted;
    let both = lookup.has_ipv6() && matches!(wanted, Addresses::All(_));
    servers.retain(|(_, glue)| {
        let is_kept = !glue.is_empty() || left > 0;
        left -= usize::from(glue.is_empty() && left > 0);
        is_kept
    });
    let resolvers: Vec<IpAddr> = lookup.system().iter().map(|server| server.address.ip()).collect();
    let found = servers.into_iter().map(|(name, glue)| {
        let resolvers = &resolvers;
        async move {
            let all = if glue.is_empty() { addresses(lookup, &name, both).await } else { glue };
            let all = all.into_iter().take(2 * ADDRESSES);
            let (addresses, barred) = all.partition(|address| allowed::is_asked(*address, resolvers));
            NameServer { name, addresses, barred }
        }
    });
    Zone { apex, servers: join_all(found).await, negative_ttl: None }
}

/// The addresses of a name: of `both` kinds, or of the one that every machine can reach.
async fn addresses(lookup: &dyn Lookup, name: &Name, both: bool) -> Vec<IpAddr> {
    let ask = |kind| ask_system(lookup, Question::new(name.clone(), kind));
    let (v4, v6) = if both {
        join(ask(Kind::A), ask(Kind::Aaaa)).await
    } else {
        // What cannot be reached from here is worth waiting for only if it is all there is.
        let v4 = ask(Kind::A).await;
        let v6 = if v4.data().is_empty() { ask(Kind::Aaaa).await } else { v4.clone() };
        (v4, v6)
    };
    let address = |data: &Data| match data {
        Data::A(address) => Some((*address).into()),
        Data::Aaaa(address) => Some((*address).into()),
        _ => None,
    };
    let first =
        |answer: &Answer| answer.data().iter().filter_map(address).take(ADDRESSES).collect::<Vec<_>>();
    let mut found = first(&v4);
    found.extend(first(&v6).into_iter().filter(IpAddr::is_ipv6));
    found
}

fn name_servers(answer: &Answer) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for data in answer.data() {
        if let Data::Ns(name) = data
            && !found.contains(name)
        {
            found.push(name.clone());
        }
    }
    found
}

fn remembered(answer: &Answer) -> Option<u32> {
    match &answer.outcome {
        Outcome::Records { data, .. } => data.iter().find_map(|data| match data {
            Data::Soa { negative_ttl, .. } => Some(*negative_ttl),
            _ => None,
        }),
        Outcome::NoData { negative_ttl } | Outcome::NxDomain { negative_ttl } => *negative_ttl,
        _ => None,
    }
}

/// `apex` and the names from there down to `name`, shortest first.
fn levels(apex: &Name, name: &Name) -> Vec<Name> {
    let above = std::iter::successors(Some(name.clone()), Name::parent);
    let mut found: Vec<Name> = above.take_while(|name| name.is_within(apex)).collect();
    found.reverse();
    found.truncate(LEVELS);
    found
}

/// The name registered below its public suffix, or the name itself if the list knows none.
pub(super) fn registered(name: &Name) -> Name {
    let listed = addr::parse_dns_name(name.as_str()).ok();
    listed.and_then(|listed| listed.root()?.parse().ok()).unwrap_or_else(|| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registered_name_stands_one_label_below_the_public_suffix() {
        for (name, expected) in [
            ("example.org", "example.org"),                            // itself
            ("mail.example.co.uk", "example.co.uk"),                   // a suffix of two labels
            ("example.org._report._dmarc.example.net", "example.net"), // underscores do not count
            ("co.uk", "co.uk"),                                        // a suffix alone
            ("localhost", "localhost"),                                // one label
        ] {
            assert_eq!(registered(&name.parse().unwrap()).as_str(), expected);
        }
    }
}

//! What to ask, of whom, in which order.
//!
//! To learn whether a record is there without telling caches that it is not, a walk asks a resolver
//! only for names that exist (name servers and their addresses) and everything else from the
//! domain's own servers, without recursion. Questions that do not wait for each other are asked at
//! the same time, and a slow server is not waited for when another can be asked. Nothing runs on
//! once the caller lets go.
//!
//! References: RFC 1034 §4.2 (zones and cuts), RFC 2308 §5 (negative caching), RFC 8020 (NXDOMAIN),
//! RFC 9989 §4.10 (the policy of a domain above).

mod allowed;
mod ask;
mod delegation;
mod follow;
mod meter;
mod pursue;

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures_util::{
    StreamExt,
    future::{join, join_all, join3},
    stream::FuturesUnordered,
};
use tokio::sync::mpsc::UnboundedSender;

use self::{delegation::Missing, meter::Metered};
use super::Lookup;
use crate::{
    reading,
    record::name::{DomainName, Name, Selector},
    survey::{Answer, Data, Failure, Kind, Outcome, Question, Zone},
};

pub use self::{
    ask::ask_zone,
    follow::{FOLLOW, follow},
    meter::{OUTSIDE, QUESTIONS},
    pursue::{PURSUIT, ask_all, pursue},
};

/// How long looking around may take; after that the wizard goes on with what there is.
pub const LOOK_AROUND: Duration = Duration::from_secs(8);

/// Questions under way at once in one walk: a record that names hundreds of others is hostile.
const AT_ONCE: usize = 64;

/// Selectors looked for at most.
const SELECTORS: usize = 64;

/// What a walk has found, as it finds it.
#[derive(Clone, Debug)]
pub enum News {
    /// The zone that holds the domain, and its servers. May come again with what was learnt since
    /// (its negative TTL).
    ZoneFound(Zone),
    /// Another zone: one that the domain's own hands a name below it to, or somebody else's.
    OtherZone(Zone),
    /// The zone's name servers, as the zone above names them.
    Delegated(Vec<Name>),
    /// One answer.
    Answered(Arc<Answer>),
    /// The domain does not exist in DNS: it is not registered, or not delegated.
    NotRegistered,
    /// DNS cannot be asked from here.
    Blocked(Failure),
}

/// Looks around a domain: its zone and servers, MX, SPF, DMARC, and the selectors that
/// `selectors_for` names once the MX are known. Returns when everything is answered or
/// [`LOOK_AROUND`] has passed; never fails.
pub async fn look_around(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    selectors_for: impl Fn(&[Name]) -> Vec<Selector> + Send,
    news: UnboundedSender<News>,
) {
    let is_heard = AtomicBool::new(false);
    let metered = Metered::new(lookup, domain.name());
    let gathered = gather(&*metered, &domain, selectors_for, &news, &is_heard);
    // Whoever asked keeps what has been sent; running out of time is no failure, unless nobody has said
    // anything: "nothing found" would then be taken for "nothing there".
    if tokio::time::timeout(LOOK_AROUND, gathered).await.is_err() && !is_heard.load(Ordering::Relaxed) {
        drop(news.send(News::Blocked(Failure::Timeout)));
    }
}

async fn gather(
    lookup: &dyn Lookup,
    domain: &DomainName,
    selectors_for: impl Fn(&[Name]) -> Vec<Selector> + Send,
    news: &UnboundedSender<News>,
    is_heard: &AtomicBool,
) {
    let send = |item: News| drop(news.send(item));
    let registered = match delegation::of_registered(lookup, domain.name()).await {
        Ok((zone, servers)) => {
            send(News::Answered(Arc::new(servers)));
            zone
        }
        Err(Missing::Name(_)) => return send(News::NotRegistered),
        Err(Missing::Answer(answer)) => {
            return send(News::Blocked(answer.failure().cloned().unwrap_or(Failure::NoServer)));
        }
    };
    let mut zone = registered.clone();
    if *domain.name() == registered.apex {
        // Known already, and shown while the rest is on its way.
        send(News::ZoneFound(zone.clone()));
    } else {
        zone = delegation::down_to(lookup, registered.clone(), domain.name()).await;
        send(News::ZoneFound(zone.clone()));
    }
    let zone = &zone;
    let about = |name: Name, kind: Kind| async move {
        let (answer, below) = ask::ask_down(lookup, zone, Question::new(name, kind)).await;
        if let Some(below) = below {
            send(News::OtherZone(below));
        }
        is_heard.fetch_or(silence(&[&answer]).is_none(), Ordering::Relaxed);
        send(News::Answered(Arc::new(answer.clone())));
        answer
    };
    let negative = async {
        if zone.negative_ttl.is_none() {
            let mut known = zone.clone();
            known.negative_ttl = delegation::negative_ttl(lookup, zone).await;
            if known.negative_ttl.is_some() {
                send(News::ZoneFound(known));
            }
        }
    };
    let keys = async {
        let answer = about(domain.name().clone(), Kind::Mx).await;
        let mut selectors = selectors_for(&exchangers(&answer));
        selectors.sort();
        selectors.dedup();
        let mut asked: FuturesUnordered<_> = selectors
            .iter()
            .take(SELECTORS)
            .map(|selector| about(domain.below(&selector.labels()), Kind::Txt))
            .collect();
        while asked.next().await.is_some() {}
        answer
    };
    let wildcards = async {
        // Without knowing what a wildcard says, its answers would be taken for keys and policies.
        let any = domain.below("any._domainkey");
        let names = reading::wildcards(&zone.apex, &any);
        join_all(names.into_iter().map(|name| about(name, Kind::Txt))).await;
    };
    let above = async {
        // RFC 9989 §4.10: without a policy of its own a domain has that of the one above it.
        if *domain.name() != registered.apex
            && let Ok(name) = registered.apex.child("_dmarc")
        {
            let answer = ask_zone(lookup, &registered, Question::new(name, Kind::Txt)).await;
            send(News::Answered(Arc::new(answer)));
        }
    };
    let policies = join(about(domain.name().clone(), Kind::Txt), about(domain.below("_dmarc"), Kind::Txt));
    let ((mx, (spf, dmarc)), _) = join(join(keys, policies), join3(negative, above, wildcards)).await;
    let heard = [&mx, &spf, &dmarc];
    if let Some(failure) = silence(&heard) {
        send(News::Blocked(failure));
    }
}

/// Why none of the servers could be reached, if none could: often a firewall that lets questions
/// through to its own resolver only.
fn silence(heard: &[&Answer]) -> Option<Failure> {
    let mut first = None;
    for answer in heard {
        match &answer.outcome {
            Outcome::Failed(failure @ (Failure::Timeout | Failure::Unreachable(_))) => {
                first.get_or_insert_with(|| failure.clone());
            }
            _ => return None,
        }
    }
    first
}

fn exchangers(answer: &Answer) -> Vec<Name> {
    let exchange = |data: &Data| match data {
        Data::Mx { exchange, .. } => Some(exchange.clone()),
        _ => None,
    };
    answer.data().iter().filter_map(exchange).collect()
}

/// The zone that holds `name`, found from the registered domain downwards so that no cache learns
/// that a name does not exist.
///
/// # Errors
/// Why it could not be found; [`Failure::NoServer`] if the name is not registered.
pub async fn zone_of(lookup: &dyn Lookup, name: &Name) -> Result<Zone, Failure> {
    match delegation::of_registered(lookup, name).await {
        Ok((zone, _)) => Ok(delegation::down_to(lookup, zone, name).await),
        Err(Missing::Name(_)) => Err(Failure::NoServer),
        Err(Missing::Answer(answer)) => Err(answer.failure().cloned().unwrap_or(Failure::NoServer)),
    }
}

/// IPv4 first: a machine without IPv6 would lose time on the others.
fn by_reach(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let mut sorted = addresses.to_vec();
    sorted.sort_by_key(IpAddr::is_ipv6);
    sorted
}

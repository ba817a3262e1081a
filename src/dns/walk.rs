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

mod ask;
mod delegation;
mod follow;
mod pursue;

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures_util::{
    StreamExt,
    future::{join, join_all},
    stream::FuturesUnordered,
};
use tokio::sync::mpsc::UnboundedSender;

use self::delegation::Missing;
use super::Lookup;
use crate::{
    record::name::{DomainName, Name, Selector},
    survey::{Answer, Data, Failure, Kind, Outcome, Question, Zone, is_to_be_published},
};

pub use self::{
    ask::ask_zone,
    follow::{FOLLOW, follow},
    pursue::{PURSUIT, pursue},
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
    /// The zone's name servers, as the zone above names them.
    Delegated(Vec<Name>),
    /// One answer.
    Answered(Box<Answer>),
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
    let gathered = gather(&*lookup, &domain, selectors_for, &news, &is_heard);
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
            send(News::Answered(Box::new(servers)));
            zone
        }
        Err(Missing::Name) => return send(News::NotRegistered),
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
        let answer = ask_zone(lookup, zone, Question::new(name, kind)).await;
        is_heard.fetch_or(silence(&[&answer]).is_none(), Ordering::Relaxed);
        send(News::Answered(Box::new(answer.clone())));
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
    let above = async {
        // RFC 9989 §4.10: without a policy of its own a domain has that of the one above it.
        if *domain.name() != registered.apex
            && let Ok(name) = registered.apex.child("_dmarc")
        {
            let answer = ask_zone(lookup, &registered, Question::new(name, Kind::Txt)).await;
            send(News::Answered(Box::new(answer)));
        }
    };
    let policies = join(about(domain.name().clone(), Kind::Txt), about(domain.below("_dmarc"), Kind::Txt));
    let ((mx, (spf, dmarc)), _) = join(join(keys, policies), join(negative, above)).await;
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
        Err(Missing::Name) => Err(Failure::NoServer),
        Err(Missing::Answer(answer)) => Err(answer.failure().cloned().unwrap_or(Failure::NoServer)),
    }
}

/// Asks for names an SPF record leads to, for selectors and for what other domains must publish: names
/// inside `zone` from its own servers, names that this program says are to be published elsewhere from
/// the servers of their zones, others from the system's resolver. All at once; each answer is sent as
/// it comes.
pub async fn ask_all(
    lookup: Arc<dyn Lookup>,
    zone: Option<Zone>,
    questions: Vec<Question>,
    news: UnboundedSender<Answer>,
) {
    let (lookup, zone) = (&*lookup, zone.as_ref());
    // One search for a zone serves all names below the same registered domain.
    let mut elsewhere: BTreeMap<Name, Vec<Question>> = BTreeMap::new();
    let mut direct = Vec::new();
    for question in questions {
        let is_inside = zone.is_some_and(|zone| question.name.is_within(&zone.apex));
        if is_inside || !is_to_be_published(&question.name) {
            direct.push(question);
        } else {
            elsewhere.entry(delegation::registered(&question.name)).or_default().push(question);
        }
    }
    let send = |answer: Answer| drop(news.send(answer));
    let asked = direct.into_iter().map(|question| async move {
        match zone.filter(|zone| question.name.is_within(&zone.apex)) {
            Some(zone) => ask_zone(lookup, zone, question).await,
            None => ask::ask_system(lookup, question).await,
        }
    });
    let direct = async {
        let mut answers = futures_util::stream::iter(asked).buffer_unordered(AT_ONCE);
        while let Some(answer) = answers.next().await {
            send(answer);
        }
    };
    let elsewhere = join_all(elsewhere.into_iter().map(|(name, questions)| async move {
        let found = zone_of(lookup, &name).await;
        let asked = questions.into_iter().map(|question| async {
            match &found {
                Ok(zone) => ask_zone(lookup, zone, question).await,
                Err(failure) => ask::nobody(question, &name, failure.clone()),
            }
        });
        for answer in join_all(asked).await {
            send(answer);
        }
    }));
    join(direct, elsewhere).await;
}

/// IPv4 first: a machine without IPv6 would lose time on the others.
fn by_reach(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let mut sorted = addresses.to_vec();
    sorted.sort_by_key(IpAddr::is_ipv6);
    sorted
}

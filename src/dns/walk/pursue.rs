//! Asking until nothing more is wanted.
//!
//! What is worth asking depends on what has been answered: an SPF record leads to others, a mail service to its
//! selectors, an alias to its target. A pure function says after every answer what it still wants to know;
//! whatever is new is asked at once, beside what is under way already, so that the whole takes as long as
//! the longest chain of questions that wait for each other and no longer.

use std::{
    collections::{HashMap, HashSet},
    future::Future,
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use futures_util::{
    FutureExt, StreamExt,
    future::{BoxFuture, Shared},
    stream::FuturesUnordered,
};
use tokio::sync::mpsc::UnboundedSender;

use super::{
    News, ask,
    delegation::{self, Missing, registered},
    zone_of,
};
use crate::{
    dns::Lookup,
    record::name::{DomainName, Name},
    survey::{Answer, Failure, NameServer, Question, Role, Server, Survey, Want, Whom, Zone},
};

/// How long everything together may take, unless somebody says otherwise: as long as a person waits.
pub const PURSUIT: Duration = Duration::from_secs(8);

/// What was wanted, and what came of it at one of those asked for it.
type Answers = BoxFuture<'static, (Want, Vec<Answer>)>;
/// Questions of one pursuit in all, each counted once for whom it is put to: twice what a judgement wants at
/// a time, and an end where every answer makes it want something else.
const WANTS: usize = 1_000;

type Found = Shared<BoxFuture<'static, Result<Zone, Failure>>>;

/// Finds the domain's zone and asks what `wants` wants to know of it, until it wants nothing more or `limit` is
/// over. Sends everything as it is found, and gives all of it back; never fails.
pub async fn pursue(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    wants: impl Fn(&Survey) -> Vec<Want> + Send,
    limit: Duration,
    news: UnboundedSender<News>,
) -> Survey {
    let mut survey = Survey::new(domain);
    // What has been found stays if time runs out.
    survey.is_finished =
        tokio::time::timeout(limit, gather(&lookup, &mut survey, wants, &news)).await.is_ok();
    if !survey.is_finished && survey.heard.answers().next().is_none() {
        survey.blocked = Some(Failure::Timeout);
        drop(news.send(News::Blocked(Failure::Timeout)));
    }
    survey
}

async fn gather(
    lookup: &Arc<dyn Lookup>,
    survey: &mut Survey,
    wants: impl Fn(&Survey) -> Vec<Want> + Send,
    news: &UnboundedSender<News>,
) {
    let send = |item: News| drop(news.send(item));
    let name = survey.domain.name().clone();
    match delegation::of_registered(&**lookup, &name).await {
        Ok((zone, answer)) => {
            send(News::Answered(Box::new(answer.clone())));
            survey.hear(answer);
            let zone =
                if zone.apex == name { zone } else { delegation::down_to(&**lookup, zone, &name).await };
            send(News::ZoneFound(zone.clone()));
            survey.zone = Some(zone);
        }
        Err(Missing::Name) => {
            send(News::NotRegistered);
            survey.is_unregistered = true;
            return;
        }
        Err(Missing::Answer(answer)) => {
            let failure = answer.failure().cloned().unwrap_or(Failure::NoServer);
            send(News::Answered(answer.clone()));
            survey.hear(*answer);
            send(News::Blocked(failure.clone()));
            survey.blocked = Some(failure);
            return;
        }
    }
    let mut pursuit = Pursuit::new(lookup, survey.zone.as_ref());
    let above = survey.zone.as_ref().map(|zone| zone.apex.clone());
    let lookup = Arc::clone(lookup);
    let delegated = async move {
        match above {
            Some(apex) => delegation::as_delegated(&*lookup, &apex).await,
            None => None,
        }
    };
    let mut delegated = Box::pin(delegated).fuse();
    let mut is_delegation_known = false;
    loop {
        for want in wants(survey) {
            pursuit.begin(&want);
        }
        if pursuit.under_way.is_empty() && is_delegation_known {
            return;
        }
        let answers = tokio::select! {
            Some(answers) = pursuit.under_way.next(), if !pursuit.under_way.is_empty() => answers,
            servers = &mut delegated, if !is_delegation_known => {
                is_delegation_known = true;
                if let Some(servers) = servers {
                    send(News::Delegated(servers.clone()));
                    survey.delegated = Some(servers);
                }
                continue;
            }
        };
        let mut arrived = pursuit.taken(answers);
        // Whatever else has come meanwhile, before thinking about it.
        while let Some(Some(more)) = pursuit.under_way.next().now_or_never() {
            arrived.extend(pursuit.taken(more));
        }
        for answer in arrived {
            send(News::Answered(Box::new(answer.clone())));
            survey.hear(answer);
        }
    }
}

/// What is under way, and what has been.
struct Pursuit {
    lookup: Arc<dyn Lookup>,
    zone: Option<Zone>,
    has_ipv6: bool,
    begun: HashSet<Want>,
    /// At how many of the zone's servers each question is still waited for.
    awaited: HashMap<Question, usize>,
    /// The zones of others, by the name registered: one search serves all names below it.
    elsewhere: HashMap<Name, Found>,
    under_way: FuturesUnordered<Answers>,
}

impl Pursuit {
    fn new(lookup: &Arc<dyn Lookup>, zone: Option<&Zone>) -> Self {
        Self {
            lookup: Arc::clone(lookup),
            zone: zone.cloned(),
            has_ipv6: lookup.has_ipv6(),
            begun: HashSet::new(),
            awaited: HashMap::new(),
            elsewhere: HashMap::new(),
            under_way: FuturesUnordered::new(),
        }
    }

    /// Asks what has not been asked yet, unless it is too early; whoever wants it says so again.
    fn begin(&mut self, want: &Want) {
        let is_over = self.begun.len() >= WANTS;
        if is_over || self.is_early(want) || !self.begun.insert(want.clone()) {
            return;
        }
        let Want { question, of } = want.clone();
        let zone = self.zone.clone().filter(|zone| question.name.is_within(&zone.apex));
        match (of, zone) {
            (Whom::EveryServer, Some(zone)) => {
                let has_ipv6 = self.has_ipv6;
                for door in zone.servers.iter().flat_map(|server| doors(server, has_ipv6)) {
                    let (lookup, zone) = (Arc::clone(&self.lookup), zone.clone());
                    let question = question.clone();
                    self.push(want, async move { at_server(&*lookup, &zone, door, question).await });
                }
            }
            (Whom::AnyServer, Some(zone)) => {
                let lookup = Arc::clone(&self.lookup);
                self.push(want, async move { vec![ask::ask_zone(&*lookup, &zone, question).await] });
            }
            (Whom::EveryServer | Whom::AnyServer | Whom::TheirServer, _) => {
                let (lookup, found) = (Arc::clone(&self.lookup), self.zone_elsewhere(&question.name));
                self.push(want, async move {
                    vec![match found.await {
                        Ok(zone) => ask::ask_zone(&*lookup, &zone, question).await,
                        Err(failure) => ask::nobody(question.clone(), &registered(&question.name), failure),
                    }]
                });
            }
            (Whom::Resolver, _) => {
                let lookup = Arc::clone(&self.lookup);
                self.push(want, async move { vec![ask::ask_system(&*lookup, question).await] });
            }
            (Whom::EveryResolver, _) => {
                for server in self.lookup.system().into_iter().chain(self.lookup.public()) {
                    let asked = self.lookup.ask(question.clone(), server);
                    self.push(want, async move { vec![asked.await] });
                }
            }
        }
    }

    fn push(&mut self, want: &Want, answers: impl Future<Output = Vec<Answer>> + Send + 'static) {
        if want.of == Whom::EveryServer {
            *self.awaited.entry(want.question.clone()).or_default() += 1;
        }
        let want = want.clone();
        self.under_way.push(Box::pin(async move { (want, answers.await) }) as Pin<Box<_>>);
    }

    /// The answers that have come, no longer waited for.
    fn taken(&mut self, (want, answers): (Want, Vec<Answer>)) -> Vec<Answer> {
        if want.of == Whom::EveryServer
            && let Some(left) = self.awaited.get_mut(&want.question)
        {
            *left -= 1;
            if *left == 0 {
                self.awaited.remove(&want.question);
            }
        }
        answers
    }

    /// Whether a resolver would be asked before the zone's servers have all been heard. What one of them has,
    /// the next may lack, and the resolver may ask just that one (RFC 2308 §5); and that one server cannot be
    /// reached does not mean that none can.
    fn is_early(&self, want: &Want) -> bool {
        let is_own = || self.zone.as_ref().is_some_and(|zone| want.question.name.is_within(&zone.apex));
        match want.of {
            Whom::EveryResolver => self.awaited.contains_key(&want.question),
            Whom::Resolver => is_own() && !self.awaited.is_empty(),
            Whom::EveryServer | Whom::AnyServer | Whom::TheirServer => false,
        }
    }

    fn zone_elsewhere(&mut self, name: &Name) -> Found {
        let (lookup, name) = (Arc::clone(&self.lookup), registered(name));
        let search = || {
            let name = name.clone();
            async move { zone_of(&*lookup, &name).await }.boxed().shared()
        };
        self.elsewhere.entry(name.clone()).or_insert_with(search).clone()
    }
}

/// Where a server is asked: by its first address of each kind this machine can reach, because the two may be
/// different machines. By its name alone if it has no address.
fn doors(server: &NameServer, has_ipv6: bool) -> Vec<Result<Server, String>> {
    let first = |is_v6: bool| server.addresses.iter().find(|address| address.is_ipv6() == is_v6);
    let v6 = first(true).filter(|_| has_ipv6);
    let doors: Vec<_> = first(false).into_iter().chain(v6).map(|a| Ok(ask::door(server, *a))).collect();
    // A name whose only addresses cannot be reached from here is still the best that can be tried.
    let any = || server.addresses.first().map(|address| Ok(ask::door(server, *address)));
    match doors.as_slice() {
        [] => vec![any().unwrap_or_else(|| Err(server.name.to_string()))],
        _ => doors,
    }
}

/// One server of the zone; where it sends one to a zone below, any of that zone's servers.
async fn at_server(
    lookup: &dyn Lookup,
    zone: &Zone,
    door: Result<Server, String>,
    question: Question,
) -> Vec<Answer> {
    let door = match door {
        Ok(door) => door,
        Err(label) => return vec![ask::failed(question, Role::Authoritative, label, Failure::NoServer)],
    };
    let answer = ask::refuse_if_lame(lookup.ask(question.clone(), door).await, Some(zone));
    match delegation::below(lookup, zone, &answer).await {
        Some(below) => vec![ask::ask_zone(lookup, &below, question).await],
        None => vec![ask::follow_alias(lookup, zone, answer).await],
    }
}

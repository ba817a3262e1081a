//! What is under way in one pursuit, and what has been.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    future::Future,
    pin::Pin,
    sync::Arc,
};

use futures_util::{
    FutureExt, StreamExt,
    future::{BoxFuture, Shared},
    stream::FuturesUnordered,
};

use super::super::{
    ask,
    delegation::{self, Missing, registered},
};
use crate::{
    dns::Lookup,
    record::name::Name,
    survey::{Answer, Failure, NameServer, Outcome, Question, Role, Server, Survey, Want, Whom, Zone},
};

/// Wants of one pursuit in all, each counted once for whom it is put to: twice what a judgement wants at a time, and
/// an end where every answer makes it want something else. What they cost is counted where questions are sent.
const WANTS: usize = 1_000;

type Found = Shared<BoxFuture<'static, Result<Zone, Unfound>>>;

/// Why there is no zone: what to say of a name in it.
#[derive(Clone)]
enum Unfound {
    /// Its servers could not be found out.
    Failed(Failure),
    /// A server of the zone above says that there is none.
    Denied(Box<Answer>),
}

/// What came of something that was wanted.
enum Step {
    /// Answers, and the zone that was found on the way to them.
    Answers(Vec<Answer>, Option<Zone>),
    /// Another zone holds the name.
    Referral(Box<Answer>),
    /// The zone that another one was handed to, with its servers.
    Cut(Zone),
}

/// What has come.
#[derive(Default)]
pub(super) struct Arrived {
    /// Answers.
    pub(super) answers: Vec<Answer>,
    /// Zones nobody has heard of before.
    pub(super) zones: Vec<Zone>,
}

/// What is under way, and what has been.
pub(super) struct Pursuit {
    lookup: Arc<dyn Lookup>,
    zone: Option<Zone>,
    /// The other zones that are known.
    others: BTreeMap<Name, Zone>,
    has_ipv6: bool,
    begun: HashSet<Want>,
    /// At how many of the zone's servers each question is still waited for.
    awaited: HashMap<Question, usize>,
    /// The zones of others, by the name registered: one search serves all names below it.
    elsewhere: HashMap<Name, Found>,
    /// Which questions have been taken to which zones below.
    descended: HashSet<(Question, Name)>,
    /// What is wanted in zones below whose servers are being looked for, by where they begin.
    cuts: HashMap<Name, Vec<Want>>,
    under_way: FuturesUnordered<BoxFuture<'static, (Want, Step)>>,
}

impl Pursuit {
    /// In the zones that are known.
    pub(super) fn new(lookup: &Arc<dyn Lookup>, survey: &Survey) -> Self {
        Self {
            lookup: Arc::clone(lookup),
            zone: survey.zone.clone(),
            others: survey.others.clone(),
            has_ipv6: lookup.has_ipv6(),
            begun: HashSet::new(),
            awaited: HashMap::new(),
            elsewhere: HashMap::new(),
            descended: HashSet::new(),
            cuts: HashMap::new(),
            under_way: FuturesUnordered::new(),
        }
    }

    /// Whether nothing is waited for.
    pub(super) fn is_idle(&self) -> bool {
        self.under_way.is_empty()
    }

    /// What comes next; none if nothing is waited for.
    pub(super) async fn next(&mut self) -> Option<Arrived> {
        let (want, step) = self.under_way.next().await?;
        Some(self.taken(&want, step))
    }

    /// Asks what has not been asked yet, unless it is too early; whoever wants it says so again.
    pub(super) fn begin(&mut self, want: &Want) {
        let is_over = self.begun.len() >= WANTS;
        if is_over || self.is_early(want) || !self.begun.insert(want.clone()) {
            return;
        }
        let Want { question, of } = want.clone();
        let lookup = Arc::clone(&self.lookup);
        match (of, self.own_zone(&question.name)) {
            (Whom::EveryServer | Whom::EveryAddress, Some(zone)) => self.ask_every(want, &zone),
            (Whom::AnyServer, Some(zone)) => self.push(want, async move {
                let (answer, below) = ask::ask_down(&*lookup, &zone, question).await;
                Step::Answers(vec![answer], below)
            }),
            (Whom::TheirServers, _) => {
                let found = self.zone_elsewhere(&question.name);
                self.push(want, async move {
                    match found.await {
                        Ok(zone) => {
                            let answers = ask::ask_two(&*lookup, &zone, question).await;
                            Step::Answers(answers, Some(zone))
                        }
                        Err(why) => unfound(question, why),
                    }
                });
            }
            (Whom::EveryServer | Whom::EveryAddress | Whom::AnyServer | Whom::TheirServer, _) => {
                let found = self.zone_elsewhere(&question.name);
                self.push(want, async move {
                    match found.await {
                        Ok(zone) => {
                            let (answer, below) = ask::ask_down(&*lookup, &zone, question).await;
                            Step::Answers(vec![answer], Some(below.unwrap_or(zone)))
                        }
                        Err(why) => unfound(question, why),
                    }
                });
            }
            (Whom::Resolver, _) => self.push(want, async move {
                Step::Answers(vec![ask::ask_system(&*lookup, question).await], None)
            }),
            (Whom::EveryResolver, _) => {
                for server in self.lookup.system().into_iter().chain(self.lookup.public()) {
                    let asked = self.lookup.ask(question.clone(), server);
                    self.push(want, async move { Step::Answers(vec![asked.await], None) });
                }
            }
        }
    }

    /// The deepest zone that holds a name of the domain's.
    fn own_zone(&self, name: &Name) -> Option<Zone> {
        let own = self.zone.as_ref().filter(|zone| name.is_within(&zone.apex))?;
        let cuts =
            self.others.values().filter(|zone| name.is_within(&zone.apex) && zone.apex.is_within(&own.apex));
        Some(cuts.max_by_key(|zone| zone.apex.labels().count()).unwrap_or(own).clone())
    }

    fn ask_every(&mut self, want: &Want, zone: &Zone) {
        for server in &zone.servers {
            let doors = doors(server, self.has_ipv6);
            let count = if want.of == Whom::EveryAddress { doors.len() } else { 1 };
            for door in doors.into_iter().take(count) {
                let (lookup, zone) = (Arc::clone(&self.lookup), zone.clone());
                let question = want.question.clone();
                self.push(want, async move {
                    let door = match door {
                        Ok(door) => door,
                        Err(label) => {
                            let failure = Failure::NoServer;
                            let nobody = ask::failed(question, Role::Authoritative, label, failure);
                            return Step::Answers(vec![nobody], None);
                        }
                    };
                    let answer = ask::refuse_if_lame(lookup.ask(question, door).await, Some(&zone));
                    match answer.outcome {
                        Outcome::Referral { .. } => Step::Referral(Box::new(answer)),
                        _ => Step::Answers(vec![ask::follow_alias(&*lookup, &zone, answer).await], None),
                    }
                });
            }
        }
    }

    fn push(&mut self, want: &Want, step: impl Future<Output = Step> + Send + 'static) {
        if is_of_all(want) {
            *self.awaited.entry(want.question.clone()).or_default() += 1;
        }
        let want = want.clone();
        self.under_way.push(Box::pin(async move { (want, step.await) }) as Pin<Box<_>>);
    }

    /// What has come, no longer waited for. Where it leads to a zone below, that zone's servers are asked next.
    fn taken(&mut self, want: &Want, step: Step) -> Arrived {
        let mut arrived = Arrived::default();
        match step {
            Step::Answers(answers, zone) => {
                arrived.answers = answers;
                arrived.zones.extend(zone.filter(|zone| self.is_news(zone)));
            }
            Step::Referral(answer) => self.go_down(want, *answer),
            Step::Cut(zone) => {
                let waiting = self.cuts.remove(&zone.apex).unwrap_or_default();
                if self.is_news(&zone) {
                    arrived.zones.push(zone.clone());
                }
                for want in waiting {
                    self.ask_every(&want, &zone);
                }
            }
        }
        for zone in &arrived.zones {
            self.others.insert(zone.apex.clone(), zone.clone());
        }
        if is_of_all(want)
            && let Some(left) = self.awaited.get_mut(&want.question)
        {
            *left -= 1;
            if *left == 0 {
                self.awaited.remove(&want.question);
            }
        }
        arrived
    }

    /// Each of the servers of the zone above says where it goes on; the first that does is followed.
    fn go_down(&mut self, want: &Want, answer: Answer) {
        let Outcome::Referral { zone: apex, .. } = &answer.outcome else { return };
        let apex = apex.clone();
        if !self.descended.insert((want.question.clone(), apex.clone())) {
            return;
        }
        if let Some(zone) = self.others.get(&apex).cloned() {
            return self.ask_every(want, &zone);
        }
        if let Some(waiting) = self.cuts.get_mut(&apex) {
            return waiting.push(want.clone());
        }
        let Some(from) = self.own_zone(&want.question.name) else { return };
        self.cuts.insert(apex, vec![want.clone()]);
        let lookup = Arc::clone(&self.lookup);
        self.push(want, async move {
            match delegation::below(&*lookup, &from, &answer).await {
                Some(zone) => Step::Cut(zone),
                None => Step::Answers(vec![answer], None),
            }
        });
    }

    fn is_news(&self, zone: &Zone) -> bool {
        self.zone.as_ref().is_none_or(|own| own.apex != zone.apex) && !self.others.contains_key(&zone.apex)
    }

    /// Whether a resolver would be asked before the zone's servers have all been heard. What one of them has,
    /// the next may lack, and the resolver may ask just that one (RFC 2308 §5); and that one server cannot be
    /// reached does not mean that none can.
    fn is_early(&self, want: &Want) -> bool {
        let is_own = || self.zone.as_ref().is_some_and(|zone| want.question.name.is_within(&zone.apex));
        match want.of {
            Whom::EveryResolver => self.awaited.contains_key(&want.question),
            Whom::Resolver => is_own() && !self.awaited.is_empty(),
            Whom::EveryServer
            | Whom::EveryAddress
            | Whom::AnyServer
            | Whom::TheirServer
            | Whom::TheirServers => false,
        }
    }

    fn zone_elsewhere(&mut self, name: &Name) -> Found {
        let (lookup, name) = (Arc::clone(&self.lookup), registered(name));
        let search = || {
            let name = name.clone();
            async move { find(&*lookup, &name).await }.boxed().shared()
        };
        self.elsewhere.entry(name.clone()).or_insert_with(search).clone()
    }
}

/// Whether each of the zone's servers is asked by itself.
const fn is_of_all(want: &Want) -> bool {
    matches!(want.of, Whom::EveryServer | Whom::EveryAddress)
}

/// The zone of a registered name.
async fn find(lookup: &dyn Lookup, name: &Name) -> Result<Zone, Unfound> {
    match delegation::of_registered(lookup, name).await {
        Ok((zone, _)) => Ok(delegation::down_to(lookup, zone, name).await),
        Err(Missing::Name(Some(said))) if matches!(said.outcome, Outcome::NxDomain { .. }) => {
            Err(Unfound::Denied(said))
        }
        Err(Missing::Name(_)) => Err(Unfound::Failed(Failure::NoServer)),
        Err(Missing::Answer(answer)) => {
            Err(Unfound::Failed(answer.failure().cloned().unwrap_or(Failure::NoServer)))
        }
    }
}

/// There is no zone whose servers could be asked. What is not registered has nothing below it either (RFC 8020).
fn unfound(question: Question, why: Unfound) -> Step {
    let at = registered(&question.name);
    let answer = match why {
        Unfound::Failed(failure) => ask::nobody(question, &at, failure),
        Unfound::Denied(said) => Answer { question, ..*said },
    };
    Step::Answers(vec![answer], None)
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

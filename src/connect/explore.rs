//! From what DNS says to what ports say, while both are still coming in.
//!
//! Which ports are worth a visit follows from records, and records come in one after the other. So every answer is
//! taken in as it comes, and whatever port or document it makes known is visited at once: a slow name server does not
//! hold up the host that is known already. Who looks on gets every update and can judge at any moment.

use std::{collections::BTreeSet, sync::Arc};

use futures_util::{StreamExt, future::BoxFuture, stream::FuturesUnordered};
use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{Connect, DOORS, FETCHES, News, take};
use crate::{
    check::access::{Named, View, doors, fetches},
    record::name::DomainName,
    survey::{
        Answer, Failure, Survey, Zone,
        access::{Access, Service, address::Nearest},
    },
};

/// What is looked at.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The domain.
    pub domain: DomainName,
    /// The hosts the person named.
    pub named: Vec<Named>,
    /// The services.
    pub services: Vec<Service>,
    /// How near the resolvers are.
    pub nearest: Nearest,
    /// Whether this machine can reach IPv6 addresses.
    pub has_ipv6: bool,
}

/// What has been learnt.
#[derive(Clone, Debug)]
pub struct Looked {
    /// What is looked at.
    pub asked: Asked,
    /// What DNS said.
    pub survey: Survey,
    /// What ports and web servers said.
    pub access: Access,
}

/// What DNS tells.
#[derive(Clone, Debug)]
pub enum Told {
    /// The zone of the domain.
    Zone(Zone),
    /// One answer.
    Answered(Arc<Answer>),
    /// The domain does not exist.
    NotRegistered,
    /// DNS cannot be asked.
    Blocked(Failure),
}

/// One thing more that is known.
#[derive(Clone, Debug)]
pub enum Update {
    /// DNS told it.
    Told(Told),
    /// A port or a web server did.
    Seen(News),
}

impl Looked {
    /// Nothing yet.
    #[must_use]
    pub fn new(asked: Asked) -> Self {
        let survey = Survey::new(asked.domain.clone());
        Self { asked, survey, access: Access::default() }
    }

    /// Everything a judgement goes by, as of now.
    #[must_use]
    pub fn view(&self, now: Timestamp) -> View<'_> {
        View {
            survey: &self.survey,
            access: &self.access,
            named: &self.asked.named,
            services: &self.asked.services,
            nearest: self.asked.nearest,
            has_ipv6: self.asked.has_ipv6,
            now,
        }
    }

    /// Takes one thing more in.
    pub fn take(&mut self, update: Update) {
        match update {
            Update::Told(Told::Zone(zone)) => self.survey.zone = Some(zone),
            Update::Told(Told::Answered(answer)) => self.survey.hear(answer),
            Update::Told(Told::NotRegistered) => self.survey.is_unregistered = true,
            Update::Told(Told::Blocked(failure)) => self.survey.blocked = Some(failure),
            Update::Seen(news) => take(&mut self.access, news),
        }
    }
}

/// Visits whatever `told` makes known, until DNS has nothing more to tell and every visit has ended. Begins with what
/// `looked` knows, and sends every update.
pub async fn explore(
    connect: Arc<dyn Connect>,
    mut looked: Looked,
    mut told: UnboundedReceiver<Told>,
    updates: UnboundedSender<Update>,
) {
    let mut begun = BTreeSet::new();
    let mut fetched: BTreeSet<_> = looked.access.documents.keys().cloned().collect();
    begun.extend(looked.access.visits.keys().map(|door| (door.address, door.port)));
    let (news, mut arriving) = unbounded_channel();
    let mut under_way = FuturesUnordered::<BoxFuture<'static, News>>::new();
    let mut is_told = false;
    loop {
        let view = looked.view(Timestamp::now());
        for door in doors(&view) {
            if begun.len() < DOORS && begun.insert((door.address, door.port)) {
                let visit = connect.visit(door.clone(), news.clone());
                under_way.push(Box::pin(async move { News::Visited(door, Box::new(visit.await)) }));
            }
        }
        for fetch in fetches(&view) {
            if fetched.len() < FETCHES && fetched.insert(fetch.clone()) {
                let got = connect.fetch(fetch.clone());
                under_way.push(Box::pin(async move { News::Fetched(fetch, Box::new(got.await)) }));
            }
        }
        if is_told && under_way.is_empty() {
            return;
        }
        let update = tokio::select! {
            biased;
            item = told.recv(), if !is_told => {
                let Some(item) = item else {
                    is_told = true;
                    continue;
                };
                Update::Told(item)
            }
            Some(seen) = arriving.recv() => Update::Seen(seen),
            Some(seen) = under_way.next(), if !under_way.is_empty() => {
                // How far it was is older than how it ended.
                while let Ok(older) = arriving.try_recv() {
                    let update = Update::Seen(older);
                    looked.take(update.clone());
                    let _ = updates.send(update);
                }
                Update::Seen(seen)
            }
        };
        looked.take(update.clone());
        if updates.send(update).is_err() {
            return;
        }
    }
}

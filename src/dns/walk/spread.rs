//! One server of a zone, asked by itself.

use super::{ask, by_reach};
use crate::{
    dns::Lookup,
    survey::{Answer, Failure, NameServer, Question, Role, Zone},
};

<<<<<<< HEAD
/// Cuts followed below a zone, as in [`ask::ask_zone`].
const CUTS: usize = 8;

/// A record to look for.
#[derive(Clone, Debug)]
pub struct Sought {
    /// What to ask every server.
    pub question: Question,
    /// Whether other records of the type may stand at its name, so that something there need not be it.
    pub is_shared: bool,
    /// Names of the same zone at which it may have been put by mistake. They are asked for only where it may be
    /// missing on all of the domain's own servers, of one of these, and never of a resolver.
    pub elsewhere: Vec<Question>,
}

impl From<Question> for Sought {
    fn from(question: Question) -> Self {
        Self { question, is_shared: false, elsewhere: Vec::new() }
    }
}

/// Asks every authoritative server for every question at once; when every one that answers has
/// something there, the system's and the public resolvers too. Sends each answer as it comes, and
/// returns when all have. Questions outside `zone` are asked in their own zone.
pub async fn propagation(
    lookup: Arc<dyn Lookup>,
    zone: Option<Zone>,
    records: Vec<impl Into<Sought>>,
    news: UnboundedSender<Answer>,
) {
    let lookup = &*lookup;
    // One search for a zone serves all names below the same registered domain.
    let mut groups: BTreeMap<Name, Vec<Sought>> = BTreeMap::new();
    let mut inside: Vec<Sought> = Vec::new();
    for sought in records.into_iter().map(Into::into) {
        match &zone {
            Some(zone) if sought.question.name.is_within(&zone.apex) => inside.push(sought),
            _ => groups.entry(registered(&sought.question.name)).or_default().push(sought),
        }
    }
    let asked: Vec<Question> = inside.iter().map(|sought| sought.question.clone()).collect();
    for sought in &mut inside {
        sought.elsewhere.retain(|question| !asked.contains(question));
    }
    let news = &news;
    let inside = async {
        if let Some(zone) = &zone {
            in_zone(lookup, zone, inside, news).await;
        }
    };
    let outside = join_all(groups.into_iter().map(|(name, records)| async move {
        match zone_of(lookup, &name).await {
            Ok(zone) => in_zone(lookup, &zone, records, news).await,
            Err(failure) => {
                for sought in records {
                    let _ = news.send(ask::nobody(sought.question, &name, failure.clone()));
                }
            }
        }
    }));
    futures_util::future::join(inside, outside).await;
}

async fn in_zone(lookup: &dyn Lookup, zone: &Zone, records: Vec<Sought>, news: &UnboundedSender<Answer>) {
    // Collected, because a closure kept across an `await` would not be `Send` for every lifetime.
    let asked: Vec<_> = records.into_iter().map(|sought| one(lookup, zone, sought, news)).collect();
    stream::iter(asked).buffer_unordered(AT_ONCE).collect::<()>().await;
}

/// One record: its own servers, and then those that may have remembered that it was not there.
async fn one(lookup: &dyn Lookup, whole: &Zone, sought: Sought, news: &UnboundedSender<Answer>) {
    let Sought { question, is_shared, elsewhere } = sought;
    let mut zone = whole.clone();
    let mut said = Said::Nothing;
    for _ in 0..CUTS {
        let (referral, all) = at_every_server(lookup, &zone, &question, news).await;
        said = all;
        let Some(referral) = referral else { break };
        let Some(below) = delegation::below(lookup, &zone, &referral).await else { break };
        zone = below;
    }
    // RFC 2308 §5: a resolver asked too early keeps the "no" for as long as the zone says.
    if said == Said::Absent || (is_shared && said == Said::There) {
        let places: Vec<_> = elsewhere.into_iter().map(|place| ask::ask_zone(lookup, whole, place)).collect();
        for answer in join_all(places).await {
            let _ = news.send(answer);
        }
    }
    if said != Said::There {
        return;
    }
    let caches = lookup.system().into_iter().chain(lookup.public());
    let asked = caches.map(|server| lookup.ask(question.clone(), server));
    let mut answers = stream::iter(asked).buffer_unordered(AT_ONCE);
    while let Some(answer) = answers.next().await {
        let _ = news.send(answer);
    }
}

/// What the servers that answered say together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// All of them have something at the name.
    There,
    /// None of them has.
    Absent,
    /// Some have and some have not, or none has answered.
    Nothing,
}

/// Asks each server once. Gives a referral back instead of sending it, and what all of them say.
async fn at_every_server(
    lookup: &dyn Lookup,
    zone: &Zone,
    question: &Question,
    news: &UnboundedSender<Answer>,
) -> (Option<Answer>, Said) {
    let asked: Vec<_> = zone.servers.iter().map(|server| at_server(lookup, zone, server, question)).collect();
    let mut answers = stream::iter(asked).buffer_unordered(AT_ONCE);
    let (mut referral, mut there, mut absent) = (None, false, false);
    while let Some(answer) = answers.next().await {
        if matches!(answer.outcome, Outcome::Referral { .. }) {
            referral = Some(answer);
            continue;
        }
        if answer.exists() {
            there = true;
        } else if answer.is_answer() {
            absent = true;
        }
        let _ = news.send(answer);
    }
    let said = match (there, absent) {
        (true, false) => Said::There,
        (false, true) => Said::Absent,
        _ => Said::Nothing,
    };
    (referral, said)
}

async fn at_server(lookup: &dyn Lookup, zone: &Zone, server: &NameServer, question: &Question) -> Answer {
=======
pub(super) async fn at_server(
    lookup: &dyn Lookup,
    zone: &Zone,
    server: &NameServer,
    question: &Question,
) -> Answer {
>>>>>>> cd72de8 (Check: everything DNS has of the domain, what is wrong, and the way to where it is mended)
    let Some(address) = by_reach(&server.addresses).first().copied() else {
        let label = server.name.to_string();
        return ask::failed(question.clone(), Role::Authoritative, label, Failure::NoServer);
    };
    let answer = lookup.ask(question.clone(), ask::door(server, address)).await;
    ask::follow_alias(lookup, zone, ask::refuse_if_lame(answer, Some(zone))).await
}

//! Asking until nothing more is wanted.
//!
//! What is worth asking depends on what has been answered: an SPF record leads to others, a mail service to its
//! selectors, an alias to its target. A pure function says after every answer what it still wants to know;
//! whatever is new is asked at once, beside what is under way already, so that the whole takes as long as
//! the longest chain of questions that wait for each other and no longer.

mod under_way;

use std::{sync::Arc, time::Duration};

use futures_util::FutureExt;
use tokio::sync::mpsc::UnboundedSender;

use self::under_way::{Arrived, Pursuit};
use super::{
    News,
    delegation::{self, Missing},
    meter::Metered,
};
use crate::{
    dns::Lookup,
    record::name::DomainName,
    survey::{Answer, Failure, Survey, Want},
};

/// How long everything together may take, unless somebody says otherwise: as long as a person waits.
pub const PURSUIT: Duration = Duration::from_secs(8);

/// Finds the domain's zone and asks what `wants` wants to know of it, until it wants nothing more or `limit` is
/// over. Sends everything as it is found, and gives all of it back; never fails.
pub async fn pursue(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    wants: impl Fn(&Survey) -> Vec<Want> + Send,
    limit: Duration,
    news: UnboundedSender<News>,
) -> Survey {
    let metered = Metered::new(lookup, domain.name());
    let mut survey = Survey::new(domain);
    let lookup: Arc<dyn Lookup> = Arc::clone(&metered) as _;
    // What has been found stays if time runs out.
    survey.is_finished =
        tokio::time::timeout(limit, gather(&lookup, &mut survey, wants, &news)).await.is_ok();
    survey.is_spent = metered.is_spent();
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
            let answer = Arc::new(answer);
            send(News::Answered(Arc::clone(&answer)));
            survey.hear(answer);
            let zone =
                if zone.apex == name { zone } else { delegation::down_to(&**lookup, zone, &name).await };
            send(News::ZoneFound(zone.clone()));
            survey.zone = Some(zone);
        }
        Err(Missing::Name(_)) => {
            send(News::NotRegistered);
            survey.is_unregistered = true;
            return;
        }
        Err(Missing::Answer(answer)) => {
            let failure = answer.failure().cloned().unwrap_or(Failure::NoServer);
            let answer: Arc<Answer> = answer.into();
            send(News::Answered(Arc::clone(&answer)));
            survey.hear(answer);
            send(News::Blocked(failure.clone()));
            survey.blocked = Some(failure);
            return;
        }
    }
    let mut pursuit = Pursuit::new(lookup, survey);
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
        if pursuit.is_idle() && is_delegation_known {
            return;
        }
        let arrived = tokio::select! {
            Some(arrived) = pursuit.next(), if !pursuit.is_idle() => arrived,
            servers = &mut delegated, if !is_delegation_known => {
                is_delegation_known = true;
                if let Some(servers) = servers {
                    send(News::Delegated(servers.clone()));
                    survey.delegated = Some(servers);
                }
                continue;
            }
        };
        let mut take = |arrived: Arrived| {
            for zone in arrived.zones {
                send(News::OtherZone(zone.clone()));
                survey.others.insert(zone.apex.clone(), zone);
            }
            for answer in arrived.answers {
                let answer = Arc::new(answer);
                send(News::Answered(Arc::clone(&answer)));
                survey.hear(answer);
            }
        };
        take(arrived);
        // Whatever else has come meanwhile, before thinking about it.
        while let Some(Some(more)) = pursuit.next().now_or_never() {
            take(more);
        }
    }
}

/// Asks what is wanted, all at once, each answer sent as it comes. The zones are those that `survey` knows of.
pub async fn ask_all(lookup: Arc<dyn Lookup>, survey: Survey, wants: Vec<Want>, news: UnboundedSender<News>) {
    let lookup: Arc<dyn Lookup> = Metered::new(lookup, survey.domain.name());
    let mut pursuit = Pursuit::new(&lookup, &survey);
    for want in wants {
        pursuit.begin(&want);
    }
    while let Some(arrived) = pursuit.next().await {
        let zones = arrived.zones.into_iter().map(News::OtherZone);
        let answers = arrived.answers.into_iter().map(|answer| News::Answered(Arc::new(answer)));
        for item in zones.chain(answers) {
            drop(news.send(item));
        }
    }
}

//! Everything that is asked of DNS, within a limit of time.

use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc::unbounded_channel;

use crate::{
    check::spf,
    dns::{Lookup, walk},
    plan::{Plan, Purpose, publish::Publication},
    survey::{Answer, Facts, Failure, Question, Zone},
};

/// Longer than servers take that answer at all, each of them asked twice in a row; a script that
/// waits must not wait for ever.
pub(super) const LIMIT: Duration = Duration::from_secs(30);

/// What came of asking.
pub(super) enum Asked {
    Answers(Found),
    /// DNS says that the domain does not exist.
    Unregistered,
    /// There is no resolver to begin with.
    NoResolver,
    /// The zone's servers could not be found.
    Blocked(Failure),
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// What every server said of the records.
    pub(super) answers: Vec<Answer>,
    /// What was found of the names the SPF record leads to.
    pub(super) facts: Facts,
    /// Whether the time ran out before every server had answered.
    pub(super) is_cut: bool,
}

pub(super) async fn ask(lookup: Arc<dyn Lookup>, plan: &Plan, publications: &[Publication]) -> Asked {
    if lookup.system().is_empty() {
        return Asked::NoResolver;
    }
    let mut found = Found::default();
    let walk = async {
        let zone = walk::zone_of(&*lookup, plan.domain.name()).await?;
        let spread = spread(Arc::clone(&lookup), &zone, publications, &mut found.answers);
        let included = included(Arc::clone(&lookup), &zone, plan, &mut found.facts);
        tokio::join!(spread, included);
        Ok(())
    };
    match tokio::time::timeout(LIMIT, walk).await {
        Ok(Ok(())) => Asked::Answers(found),
        Ok(Err(Failure::NoServer)) => Asked::Unregistered,
        Ok(Err(failure)) => Asked::Blocked(failure),
        Err(_) if found.answers.is_empty() => Asked::Blocked(Failure::Timeout),
        Err(_) => Asked::Answers(Found { is_cut: true, ..found }),
    }
}

/// Every server, for every record; what has come stays if this is given up.
async fn spread(
    lookup: Arc<dyn Lookup>,
    zone: &Zone,
    publications: &[Publication],
    answers: &mut Vec<Answer>,
) {
    let mut questions: Vec<Question> = publications.iter().map(Question::about).collect();
    questions.dedup();
    let (news, mut arriving) = unbounded_channel();
    let walk = walk::propagation(lookup, Some(zone.clone()), questions, news);
    let collect = async {
        while let Some(answer) = arriving.recv().await {
            answers.push(answer);
        }
    };
    tokio::join!(walk, collect);
}

/// The names the SPF record leads to, level by level, so that what it costs is known.
async fn included(lookup: Arc<dyn Lookup>, zone: &Zone, plan: &Plan, facts: &mut Facts) {
    if plan.purpose == Purpose::NeverSends {
        return;
    }
    loop {
        let questions = spf::questions(&plan.spf, &plan.domain, facts);
        if questions.is_empty() {
            return;
        }
        let (news, mut arriving) = unbounded_channel();
        walk::ask_all(Arc::clone(&lookup), Some(zone.clone()), questions, news).await;
        while let Some(answer) = arriving.recv().await {
            facts.insert(answer);
        }
    }
}

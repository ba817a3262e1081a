//! Asking DNS and the ports, with how far it is on the terminal.

use std::{io::IsTerminal as _, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::{
    sync::mpsc::unbounded_channel,
    time::{Instant, sleep_until},
};

use crate::{
    check::access::wants,
    cli::output,
    connect::{
        Connect,
        explore::{Asked, Looked, Told, explore},
    },
    dns::{Lookup, walk},
    survey::{Failure, Survey, Want, access::Stop},
    words::cli_access as say,
};

/// Turns of asking DNS and visiting: a document may name a host that no record names.
const TURNS: usize = 2;

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    On,
    Home,
}

/// Asks everything. After `results`, `so_far` is called once if something is still waited for, and says whether to go on.
pub(super) async fn gather(
    lookup: Arc<dyn Lookup>,
    connect: Arc<dyn Connect>,
    asked: Asked,
    results: Duration,
    mut so_far: impl FnMut(&Looked) -> Go,
) -> Looked {
    let shows_progress = std::io::stderr().is_terminal();
    let due = Instant::now() + results;
    let mut is_due = false;
    let mut looked = Looked::new(asked);
    if lookup.system().is_empty() {
        looked.survey.blocked = Some(Failure::NoServer);
    }
    for turn in 0..TURNS {
        let missing = missing(&looked, &looked.survey);
        if turn > 0 && missing.is_empty() {
            break;
        }
        let (news, mut heard) = unbounded_channel();
        let (tell, told) = unbounded_channel();
        let (updates, mut arriving) = unbounded_channel();
        let begun = looked.clone();
        let wanted = move |survey: &Survey| missing_of(&begun, survey);
        let domain = looked.asked.domain.clone();
        let is_blocked = looked.survey.blocked.is_some();
        let asking = async {
            if !is_blocked {
                let pursuit = walk::pursue(Arc::clone(&lookup), domain, wanted, walk::PURSUIT, news);
                let passed_on = async {
                    while let Some(item) = heard.recv().await {
                        let _ = tell.send(match item {
                            walk::News::ZoneFound(zone) => Told::Zone(zone),
                            walk::News::Answered(answer) => Told::Answered(answer),
                            walk::News::NotRegistered => Told::NotRegistered,
                            walk::News::Blocked(failure) => Told::Blocked(failure),
                            walk::News::Delegated(_) | walk::News::OtherZone(_) => continue,
                        });
                    }
                };
                tokio::join!(pursuit, passed_on);
            }
            drop(tell);
        };
        let exploring = explore(Arc::clone(&connect), looked.clone(), told, updates);
        let both = async { tokio::join!(asking, exploring) };
        tokio::pin!(both);
        let mut now_known = looked.clone();
        let mut is_over = false;
        loop {
            tokio::select! {
                Some(update) = arriving.recv() => {
                    now_known.take(update);
                    if shows_progress {
                        show(&now_known);
                    }
                }
                _ = &mut both, if !is_over => is_over = true,
                () = sleep_until(due), if !is_due && !is_over => {
                    is_due = true;
                    clear(shows_progress);
                    if so_far(&now_known) == Go::Home {
                        return now_known;
                    }
                }
                else => break,
            }
        }
        looked = now_known;
    }
    clear(shows_progress);
    looked
}

/// What DNS must still be asked.
fn missing(looked: &Looked, survey: &Survey) -> Vec<Want> {
    let view = looked.view(Timestamp::now());
    let view = crate::check::access::View { survey, ..view };
    let is_new = |want: &Want| survey.facts.get(&want.question.name, want.question.kind).is_none();
    wants(&view).into_iter().filter(is_new).collect()
}

/// The same while `survey` grows beside what was known when the turn began.
fn missing_of(begun: &Looked, survey: &Survey) -> Vec<Want> {
    let known = &begun.survey.facts;
    let view = crate::check::access::View { survey, ..begun.view(Timestamp::now()) };
    let is_new = |want: &Want| known.get(&want.question.name, want.question.kind).is_none();
    wants(&view).into_iter().filter(is_new).collect()
}

fn show(looked: &Looked) {
    let all = looked.access.visits.len();
    let done = looked.access.visits.values().filter(|visit| !matches!(visit.stop, Stop::Waiting(_))).count();
    let domain = looked.asked.domain.as_str();
    output::status(&say::Looking { all, domain, done }.say());
}

fn clear(is_shown: bool) {
    if is_shown {
        output::status("");
    }
}

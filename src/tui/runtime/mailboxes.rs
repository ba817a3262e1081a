//! Looking at the mail hosts: DNS and the ports at once, with everything passed on as it comes.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::{
    check::access::{View, wants},
    connect::{
        Connect,
        explore::{Asked, Looked, Told, Update, explore},
    },
    dns::{Lookup, walk},
    survey::{Survey, Want, access::address::Nearest},
    tui::message::{Message, RunId},
};

/// News taken together: each lot is judged once.
const AT_ONCE: usize = 64;

/// Turns of asking DNS and visiting: a document may name a host that no record names.
const TURNS: usize = 2;

pub(super) async fn look(
    lookup: Arc<dyn Lookup>,
    connect: Arc<dyn Connect>,
    now: fn() -> Timestamp,
    run: RunId,
    asked: Asked,
    sender: UnboundedSender<Message>,
) {
    let send = |message: Message| drop(sender.send(message));
    let nearest = Nearest::of(lookup.system().iter().map(|server| server.address.ip()));
    let asked = Asked { nearest, has_ipv6: lookup.has_ipv6(), ..asked };
    send(Message::MailboxesBegun(run, Box::new(asked.clone())));
    let mut looked = Looked::new(asked);
    for turn in 0..TURNS {
        if turn > 0 && missing(&looked, &looked.survey, now()).is_empty() {
            break;
        }
        let (news, mut heard) = unbounded_channel();
        let (tell, told) = unbounded_channel();
        let (updates, mut arriving) = unbounded_channel();
        let begun = looked.clone();
        let at = now();
        let wanted = move |survey: &Survey| missing(&begun, survey, at);
        let pursuit =
            walk::pursue(Arc::clone(&lookup), looked.asked.domain.clone(), wanted, walk::PURSUIT, news);
        let passed_on = async move {
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
        let exploring = explore(Arc::clone(&connect), looked.clone(), told, updates);
        let taken = async {
            let mut lot: Vec<Update> = Vec::new();
            while arriving.recv_many(&mut lot, AT_ONCE).await > 0 {
                lot.iter().cloned().for_each(|update| looked.take(update));
                send(Message::MailboxesSeen(run, now(), std::mem::take(&mut lot)));
            }
        };
        tokio::join!(pursuit, passed_on, exploring, taken);
    }
    send(Message::MailboxesLookedAt(run, now()));
}

/// What DNS must still be asked while `survey` grows beside what was known when the turn began.
fn missing(begun: &Looked, survey: &Survey, now: Timestamp) -> Vec<Want> {
    let known = &begun.survey.facts;
    let view = View { survey, ..begun.view(now) };
    let is_new = |want: &Want| known.get(&want.question.name, want.question.kind).is_none();
    wants(&view).into_iter().filter(is_new).collect()
}

//! A check of what is published: the same questions as the command line's, with its news passed on as they come.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::spawn_blocking,
};

use crate::{
    check::published::{self, OnDisk, View},
    dns::{Lookup, walk},
    key,
    plan::Plan,
    survey::Survey,
    tui::message::{Message, RunId, ToCheck},
    words::cli_check as say,
};

/// News taken together: each lot is judged once.
const AT_ONCE: usize = 64;

pub(super) async fn check(
    lookup: Arc<dyn Lookup>,
    now: fn() -> Timestamp,
    run: RunId,
    wanted: ToCheck,
    sender: UnboundedSender<Message>,
) {
    let ToCheck { domain, plan, given } = wanted;
    let send = |message: Message| drop(sender.send(message));
    let (disk, unread) = match &plan {
        Some(plan) if plan.dkim.usable().any(|key| key.file.is_some()) => read_keys(plan.clone()).await,
        _ => Default::default(),
    };
    send(Message::CheckBegun(run, disk.clone(), unread));
    let begun = now();
    let wants = |survey: &Survey| {
        published::wants(&View { survey, plan: plan.as_ref(), given: &given, disk: &disk, now: begun })
    };
    let (news, mut arriving) = unbounded_channel();
    let asked = walk::pursue(lookup, domain, wants, walk::PURSUIT, news);
    let pass_on = async {
        let mut lot = Vec::new();
        while arriving.recv_many(&mut lot, AT_ONCE).await > 0 {
            send(Message::Checked(run, now(), std::mem::take(&mut lot)));
        }
    };
    let (survey, ()) = tokio::join!(asked, pass_on);
    send(Message::CheckFinished(run, now(), Box::new(survey)));
}

/// The public halves of the keys on the disk, and why others cannot be compared.
async fn read_keys(plan: Plan) -> (Vec<OnDisk>, Vec<String>) {
    let read = move || {
        let (disk, unread) = key::public_halves(&plan);
        let unread = unread.into_iter();
        (
            disk,
            unread
                .map(|(selector, error)| {
                    say::KeyUnread { selector: selector.as_str(), why: error.to_string() }.say()
                })
                .collect(),
        )
    };
    match spawn_blocking(read).await {
        Ok(read) => read,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Default::default(),
    }
}

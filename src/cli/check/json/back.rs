//! What has changed since the last check, and the next step, for programs.

use serde::Serialize;

use super::{kind, moment};
use crate::{
    check::{
        dmarc_path::{Next, Stage, Step},
        since::{Change, Since},
    },
    words::since::prose,
};

#[derive(Serialize)]
pub(super) struct SinceOut<'r> {
    at: String,
    changes: Vec<ChangeOut<'r>>,
    left_off: usize,
}

#[derive(Serialize)]
struct ChangeOut<'r> {
    id: &'static str,
    tone: &'static str,
    kind: Option<&'static str>,
    name: Option<&'r str>,
    selector: Option<&'r str>,
    servers: &'r [String],
    title: String,
}

#[derive(Serialize)]
pub(super) struct NextOut {
    state: &'static str,
    reason: Option<&'static str>,
    step: Option<StepOut>,
}

#[derive(Serialize)]
struct StepOut {
    from: StageOut,
    since: String,
    to: StageOut,
    from_date: String,
    is_due: bool,
    then: Option<ThenOut>,
}

#[derive(Serialize)]
struct StageOut {
    policy: &'static str,
    is_test: bool,
}

#[derive(Serialize)]
struct ThenOut {
    policy: &'static str,
    from_date: String,
}

pub(super) fn since(since: &Since) -> SinceOut<'_> {
    SinceOut {
        at: moment(since.at),
        changes: since.changes.iter().map(change).collect(),
        left_off: since.left_off,
    }
}

fn change(change: &Change) -> ChangeOut<'_> {
    let (kind, name, selector) = match change {
        Change::Record { purpose, owner, .. } => {
            let (kind, selector) = kind(purpose);
            (Some(kind), Some(owner.as_str()), selector)
        }
        Change::Servers { .. } | Change::Forgot { .. } | Change::Verdict { .. } => (None, None, None),
    };
    ChangeOut {
        id: change.id(),
        tone: change.tone().as_str(),
        kind,
        name,
        selector,
        servers: change.servers(),
        title: prose(change).what,
    }
}

pub(super) fn next(next: &Next) -> NextOut {
    match next {
        Next::Done => NextOut { state: "done", reason: None, step: None },
        Next::NotYet(because) => NextOut { state: "not-yet", reason: Some(because.as_str()), step: None },
        Next::Step(found) => NextOut { state: "step", reason: None, step: Some(step(found)) },
    }
}

fn step(step: &Step) -> StepOut {
    StepOut {
        from: stage(step.from),
        since: step.since.to_string(),
        to: stage(step.to),
        from_date: step.from_date.to_string(),
        is_due: step.is_due,
        then: step
            .then
            .map(|(policy, date)| ThenOut { policy: policy.as_str(), from_date: date.to_string() }),
    }
}

const fn stage(stage: Stage) -> StageOut {
    StageOut { policy: stage.policy.as_str(), is_test: stage.is_test }
}

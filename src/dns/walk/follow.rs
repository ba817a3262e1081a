//! Asking until a judgement is satisfied.
//!
//! What must be asked next often follows from what was answered before: a record names others. The
//! judgement knows that and cannot ask; this asks and knows nothing, and the two take turns.

use std::time::Duration;

use futures_util::StreamExt;
use tokio::time::{Instant, timeout_at};

use super::{AT_ONCE, ask};
use crate::{
    dns::Lookup,
    survey::{Facts, Failure, Question, Role},
};

/// How long it may take in all. Receivers give an evaluation twenty seconds at least (RFC 7208 §4.6.4);
/// a person at a prompt has not that much patience, and a record that needs it is in trouble anyhow.
pub const FOLLOW: Duration = Duration::from_secs(8);

/// Asks this machine's resolvers what `needed` names, again and again, until it names nothing that has
/// not been asked. What has no answer when [`FOLLOW`] has passed gets a time-out for one, so that
/// every question is answered in the end.
pub async fn follow(lookup: &dyn Lookup, facts: &mut Facts, needed: impl Fn(&Facts) -> Vec<Question>) {
    let deadline = Instant::now() + FOLLOW;
    loop {
        let mut questions = needed(facts);
        questions.retain(|question| facts.get(&question.name, question.kind).is_none());
        if questions.is_empty() {
            return;
        }
        let asked = questions.into_iter().map(|question| async move {
            let answer = timeout_at(deadline, ask::ask_system(lookup, question.clone())).await;
            let late = || ask::failed(question, Role::System, String::new(), Failure::Timeout);
            answer.unwrap_or_else(|_| late())
        });
        let mut answers = futures_util::stream::iter(asked).buffer_unordered(AT_ONCE);
        while let Some(answer) = answers.next().await {
            facts.insert(answer);
        }
    }
}

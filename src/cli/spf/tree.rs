//! `mailseal spf tree`: what a record leads to, with what it costs beside it.
//!
//! ```text
//! look-ups  void
//!        2     0  include:_spf.example.net
//!        1     0    a:out.example.net
//!        0     0  ~all
//! ```

use std::sync::Arc;

use super::{Said, unasked};
use crate::{
    check::spf::{self, Cost, Node, State},
    cli::Exit,
    dns::{Lookup, walk},
    plan::spf::{Answers, Row},
    record::{
        name::DomainName,
        spf::{self as grammar, LOOKUP_LIMIT, VOID_LIMIT},
        visible::visible,
    },
    survey::{Facts, Failure, Kind, Outcome, Question},
    words::{cli::blocked, cli_spf as say, dns, fault},
};

/// As much of a text as is shown that is no record.
const SHOWN: usize = 60;

/// Follows the record of `domain`, or `record` in its place, and says what it costs.
///
/// # Errors
/// Why there is nothing to follow.
pub async fn tree(lookup: Arc<dyn Lookup>, domain: &DomainName, record: Option<String>) -> Said {
    let mut facts = Facts::default();
    let text = match record {
        Some(record) => record,
        None => published(&*lookup, domain, &mut facts).await?,
    };
    let answers = Answers::from_text(&text);
    walk::follow(&*lookup, &mut facts, |facts| spf::questions(&answers, domain, facts)).await;
    if let Some(failure) = unasked(&*lookup, &facts) {
        return Err(failure);
    }
    let cost = spf::cost(&answers, domain, &facts);
    let mut lines = vec![format!("{domain}  {}", visible(&text)), String::new()];
    lines.extend(table(&answers, &cost));
    lines.push(String::new());
    lines.push(
        say::Total {
            complete: if cost.is_complete { "yes" } else { "no" },
            lookups: cost.lookups,
            void: cost.void,
        }
        .say(),
    );
    let is_usable = cost.lookups <= LOOKUP_LIMIT
        && cost.void <= VOID_LIMIT
        && text.parse::<grammar::Record>().is_ok()
        && cost.rows.iter().all(is_usable);
    Ok((lines, if is_usable { Exit::Done } else { Exit::Left }))
}

/// The one SPF record at the domain.
async fn published(
    lookup: &dyn Lookup,
    domain: &DomainName,
    facts: &mut Facts,
) -> Result<String, (String, Exit)> {
    walk::follow(lookup, facts, |_| vec![Question::new(domain.name().clone(), Kind::Txt)]).await;
    if let Some(failure) = unasked(lookup, facts) {
        return Err(failure);
    }
    if let Some(answer) = facts.get(domain.name(), Kind::Txt)
        && let Outcome::Failed(failure) = &answer.outcome
    {
        // An error that was sent is an answer about the domain; another resolver would give the same.
        let why = dns::failure(failure);
        let is_asked =
            matches!(failure, Failure::ServFail | Failure::Bogus | Failure::Refused | Failure::Code(_));
        return Err((if is_asked { why } else { blocked(why) }, Exit::Unasked));
    }
    let (mut texts, others): (Vec<String>, Vec<String>) =
        facts.texts(domain.name()).into_iter().partition(|text| grammar::is_spf(text));
    match texts.len() {
        0 => Err((nothing(domain, &others), Exit::Left)),
        1 => Ok(texts.remove(0)),
        count => Err((say::Several { count, domain: domain.as_str() }.say(), Exit::Left)),
    }
}

/// That there is no record; of a text that is meant as one, why receivers do not see it.
fn nothing(domain: &DomainName, texts: &[String]) -> String {
    let Some(text) = texts.iter().find(|text| grammar::claims_to_be_spf(text)) else {
        return say::no_record(domain.as_str());
    };
    let fault = text.parse::<grammar::Record>().err().map(|error| fault::spf(&error.cause));
    let shown: String = visible(text).chars().take(SHOWN).collect();
    say::Unseen { domain: domain.as_str(), fault: fault.unwrap_or_default(), text: shown }.say()
}

/// Whether receivers can use what a term leads to: an `a` that finds nothing only matches nobody.
fn is_usable(node: &Node) -> bool {
    let leads = node.term.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
    let is_followed = leads.starts_with("include:") || leads.starts_with("redirect=");
    let is_harmless = match node.state {
        State::Known | State::Dynamic | State::Waiting => true,
        State::Missing => !is_followed,
        State::Broken | State::Failed | State::Loop => false,
    };
    is_harmless && node.children.iter().all(is_usable)
}

fn table(answers: &Answers, cost: &Cost) -> Vec<String> {
    let (lookups, void) = (say::lookups(), say::void());
    let widths = (lookups.chars().count(), void.chars().count());
    let mut lines = vec![format!("{lookups}  {void}")];
    for (row, node) in answers.rows.iter().zip(&cost.rows) {
        let note = match row {
            Row::Term(_) => None,
            Row::Broken(text) => {
                text.parse::<grammar::Term>().err().map(|error| say::unreadable(fault::spf(&error.cause)))
            }
        };
        lines.extend(of_node(node, 0, widths, note));
    }
    lines
}

fn of_node(node: &Node, depth: usize, widths: (usize, usize), remark: Option<String>) -> Vec<String> {
    let (lookups, void) = widths;
    let remark = remark.or_else(|| state(node.state));
    let remark = remark.map(|remark| format!("  ({remark})")).unwrap_or_default();
    let indent = "  ".repeat(depth);
    let mut lines =
        vec![format!("{:>lookups$}  {:>void$}  {indent}{}{remark}", node.lookups, node.void, node.term,)];
    lines.extend(node.children.iter().flat_map(|child| of_node(child, depth + 1, widths, None)));
    lines
}

fn state(state: State) -> Option<String> {
    Some(match state {
        State::Known => return None,
        State::Waiting => say::state_waiting(),
        State::Dynamic => say::state_dynamic(),
        State::Missing => say::state_missing(),
        State::Broken => say::state_broken(),
        State::Failed => say::state_failed(),
        State::Loop => say::state_loop(),
    })
}

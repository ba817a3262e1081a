//! What a row is, why one would have it, and what is wrong with it.

use super::{change, cost, list::Below};
use crate::{
    check::{
        Finding, Rule,
        spf::{Node, State},
    },
    plan::{senders::SpfNeed, spf::Row},
    record::{
        name::{DomainName, Name},
        spf::{Directive, DomainSpec, Mechanism, Modifier, Qualifier, Term},
    },
    survey::{Data, Facts, Kind},
    tui::{screen::Explanation, session::Session},
    words::{self, spf as say, spf_term},
};

/// Servers and addresses named for a term that has more of them; the rest is a number.
const SHOWN: usize = 4;

/// A row of the list: what is wrong with it first, then what it is.
pub(super) fn row(index: usize, session: &Session) -> Explanation {
    let Some((plan, row)) = session.plan.as_ref().and_then(|plan| Some((plan, plan.spf.rows.get(index)?)))
    else {
        return Explanation::default();
    };
    let findings: Vec<&Finding> =
        session.judged.spf.iter().filter(|finding| finding.row == Some(index)).collect();
    let mut paragraphs: Vec<String> = findings
        .iter()
        .map(|finding| {
            let prose = words::finding::prose(finding);
            let fix = prose.todo().unwrap_or_default();
            say::Wrong { fix, what: prose.what, why: prose.why }.say().trim_end().to_owned()
        })
        .collect();
    let (title, section) = match row {
        Row::Broken(text) => (text.clone(), "4.6"),
        Row::Term(term) => {
            let (text, section) = of_term(term, &plan.domain, session);
            paragraphs.push(text);
            paragraphs.extend(effect(term));
            if let Some(node) = session.judged.cost.rows.get(index) {
                paragraphs.extend(known(node, session));
                if !node.children.is_empty() {
                    paragraphs.push(say::unfold_hint());
                }
            }
            (term.to_string(), section)
        }
    };
    let rule = findings.first().and_then(|finding| finding.rule()).unwrap_or(Rule::new(7208, section));
    Explanation { rule: Some(rule), ..Explanation::new(title, paragraphs.join("\n\n")) }
}

/// A term of somebody else's record.
pub(super) fn below(below: &Below<'_>, session: &Session) -> Explanation {
    let owner = below.parent.split_once([':', '=']).map_or(below.parent, |(_, name)| name);
    let mut paragraphs = vec![say::explain_below(owner)];
    paragraphs.extend(known(below.node, session));
    Explanation::new(below.node.term.clone(), paragraphs.join("\n\n")).by(7208, "4.6.4")
}

/// The choice for everyone else, and what the one that is made leads to.
pub(super) fn everyone(session: &Session) -> Explanation {
    let Some(plan) = &session.plan else { return Explanation::default() };
    let record = plan.spf.record();
    let consequence = match (change::everyone(&plan.spf), record.redirect()) {
        (Some(Qualifier::Fail), _) => say::explain_fail(),
        (Some(Qualifier::SoftFail), _) => say::explain_softfail(),
        (Some(Qualifier::Neutral), _) => say::explain_neutral(),
        (Some(Qualifier::Pass), _) => say::explain_pass(),
        (None, Some(spec)) => {
            return Explanation::new(say::everyone(), say::explain_everyone_redirect(spec.to_string()))
                .by(7208, "6.1");
        }
        (None, None) => say::explain_unchosen(),
    };
    Explanation::new(say::everyone(), format!("{}\n\n{consequence}", say::explain_everyone())).by(7208, "5.1")
}

fn of_term(term: &Term, domain: &DomainName, session: &Session) -> (String, &'static str) {
    let facts = session.survey.as_ref().map(|survey| &survey.facts);
    let own = domain.name();
    match term {
        Term::Modifier(Modifier::Redirect(_)) => (say::explain_redirect(domain.as_str()), "6.1"),
        Term::Modifier(Modifier::Explanation(_)) => (say::explain_explanation(), "6.2"),
        Term::Modifier(Modifier::Unknown { .. }) => (say::explain_unknown(), "6"),
        Term::Directive(Directive { mechanism, .. }) => match mechanism {
            Mechanism::All => (say::explain_all(), "5.1"),
            Mechanism::Include(spec) => (include(term, spec, domain), "5.2"),
            Mechanism::A { domain: None, .. } => {
                (with_now(say::explain_own(domain.as_str()), addresses(facts, own)), "5.3")
            }
            Mechanism::A { domain: Some(spec), .. } => {
                let now = spec.name().map(|name| addresses(facts, &name)).unwrap_or_default();
                (with_now(say::explain_host(), now), "5.3")
            }
            Mechanism::Mx { domain: None, .. } => {
                (with_now(say::explain_mx(domain.as_str()), exchangers(facts, own)), "5.4")
            }
            Mechanism::Mx { domain: Some(spec), .. } => {
                let now = spec.name().map(|name| exchangers(facts, &name)).unwrap_or_default();
                (
                    with_now(
                        say::ExplainMxOther { domain: domain.as_str(), name: spec.to_string() }.say(),
                        now,
                    ),
                    "5.4",
                )
            }
            Mechanism::Ptr(_) => (say::explain_ptr(), "5.5"),
            Mechanism::Ip4 { address, prefix } => match spf_term::range(*address, *prefix) {
                Some((first, last, _)) => {
                    (say::ExplainNetwork { first: first.to_string(), last: last.to_string() }.say(), "5.6")
                }
                None => (say::explain_ip(), "5.6"),
            },
            Mechanism::Ip6 { prefix: None | Some(128), .. } => (say::explain_ip(), "5.6"),
            Mechanism::Ip6 { .. } => (say::explain_network6(), "5.6"),
            Mechanism::Exists(_) => (say::explain_exists(), "5.7"),
        },
    }
}

fn include(term: &Term, spec: &DomainSpec, domain: &DomainName) -> String {
    let Some(sender) = spf_term::sender(term) else {
        return say::ExplainInclude { domain: domain.as_str(), service: spec.to_string() }.say();
    };
    let name = sender.name.as_str();
    match &sender.spf {
        SpfNeed::Nothing { .. } => say::explain_include_needless(name),
        SpfNeed::Include { .. } | SpfNeed::PerCustomer { .. } => {
            say::ExplainInclude { domain: domain.as_str(), service: name }.say()
        }
    }
}

/// What another sign than `+` does.
fn effect(term: &Term) -> Option<String> {
    let Term::Directive(directive) = term else { return None };
    if directive.mechanism == Mechanism::All {
        return None;
    }
    match directive.effect() {
        Qualifier::Pass => None,
        Qualifier::Fail => Some(say::effect_fail()),
        Qualifier::SoftFail => Some(say::effect_softfail()),
        Qualifier::Neutral => Some(say::effect_neutral()),
    }
}

/// What is not known about a term, and why.
fn known(node: &Node, session: &Session) -> Option<String> {
    match node.state {
        State::Waiting if cost::is_asking(session) => Some(say::state_asking()),
        State::Waiting => Some(say::state_unknown()),
        State::Failed => Some(say::state_failed()),
        State::Dynamic => Some(say::state_dynamic()),
        State::Known | State::Missing | State::Broken | State::Loop => None,
    }
}

fn with_now(text: String, now: Vec<String>) -> String {
    if now.is_empty() {
        return text;
    }
    let more = now.len().saturating_sub(SHOWN);
    let shown = now.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
    let now = if more > 0 { say::NowAndMore { count: more, list: shown }.say() } else { say::now(shown) };
    format!("{text}\n\n{now}")
}

fn exchangers(facts: Option<&Facts>, name: &Name) -> Vec<String> {
    let data = facts.map_or(&[][..], |facts| facts.data(name, Kind::Mx));
    let exchange = |data: &Data| match data {
        Data::Mx { exchange, .. } if !exchange.is_root() => Some(exchange.to_string()),
        _ => None,
    };
    data.iter().filter_map(exchange).collect()
}

fn addresses(facts: Option<&Facts>, name: &Name) -> Vec<String> {
    let Some(facts) = facts else { return Vec::new() };
    let address = |data: &Data| match data {
        Data::A(address) => Some(address.to_string()),
        Data::Aaaa(address) => Some(address.to_string()),
        _ => None,
    };
    let kinds = [Kind::A, Kind::Aaaa];
    kinds.iter().flat_map(|kind| facts.data(name, *kind)).filter_map(address).collect()
}

//! What a term costs, at the right of its row, and what the whole record costs, below the list.

use crate::{
    check::{
        Severity,
        spf::{Node, State},
    },
    record::spf::{LOOKUP_LIMIT, VOID_LIMIT},
    tui::{canvas::Line, screen::findings, session::Session, theme::Role},
    words::spf as say,
};

/// From here on there is little left for what includes may grow by.
const LOOKUPS_ARE_MANY: usize = 9;

/// What a row of the list costs. `asks` is whether the term asks DNS when it is reached.
pub(super) fn of_row(node: &Node, asks: bool, session: &Session) -> Line {
    if !asks {
        return vec![(Role::Dim, say::no_cost())];
    }
    if node.lookups == 0 {
        return vec![(Role::Warn, say::never_reached())];
    }
    let count = if is_open(node) { say::at_least(node.lookups) } else { say::lookups(node.lookups) };
    trouble(node, session).map_or_else(|| vec![(Role::Text, count)], |said| vec![said])
}

/// What a term of somebody else's record costs.
pub(super) fn of_node(node: &Node, session: &Session) -> Line {
    let count = if is_open(node) { say::at_least(node.lookups) } else { node.lookups.to_string() };
    trouble(node, session).map_or_else(|| vec![(Role::Dim, count)], |said| vec![said])
}

/// What keeps a term from being counted.
fn trouble(node: &Node, session: &Session) -> Option<(Role, String)> {
    let is_list = leads_on(node);
    Some(match node.state {
        State::Waiting if is_asking(session) => (Role::Dim, say::asking()),
        State::Waiting if is_list => (Role::Dim, say::not_known()),
        // Its own look-up is certain, whatever it will find.
        State::Known | State::Dynamic | State::Waiting => return None,
        State::Missing if is_list => (Role::Bad, say::no_record()),
        State::Missing => (Role::Warn, say::nothing_there()),
        State::Broken if is_list => (Role::Bad, say::broken()),
        State::Broken => (Role::Bad, say::too_many()),
        State::Failed => (Role::Warn, say::no_answer()),
        State::Loop => (Role::Bad, say::loops()),
    })
}

/// Whether the term leads to another record.
fn leads_on(node: &Node) -> bool {
    let term = node.term.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
    term.starts_with("include:") || term.starts_with("redirect=")
}

/// Whether answers are still on their way.
pub(super) const fn is_asking(session: &Session) -> bool {
    session.asking.is_some() || session.look.is_some()
}

/// Whether more may lie below than is known.
fn is_open(node: &Node) -> bool {
    let is_unknown = matches!(node.state, State::Waiting | State::Failed | State::Dynamic);
    (is_unknown && leads_on(node)) || node.children.iter().any(is_open)
}

/// Look-ups and void look-ups on the left, the findings counted on the right.
pub(super) fn meter(session: &Session) -> (Line, Line) {
    let cost = &session.judged.cost;
    let role = match cost.lookups {
        0..LOOKUPS_ARE_MANY => Role::Text,
        LOOKUPS_ARE_MANY..=LOOKUP_LIMIT => Role::Warn,
        _ => Role::Bad,
    };
    let used = cost.lookups.min(LOOKUP_LIMIT);
    let count = if cost.is_complete {
        say::OfLimit { count: cost.lookups, limit: LOOKUP_LIMIT }.say()
    } else {
        say::at_least(cost.lookups)
    };
    let void_role = if cost.void > VOID_LIMIT { Role::Bad } else { Role::Text };
    let left = vec![
        (Role::Dim, format!("{} ", say::meter_lookups())),
        (role, "▰".repeat(used)),
        (Role::Dim, "▱".repeat(LOOKUP_LIMIT - used)),
        (role, format!(" {count}")),
        (Role::Dim, format!("   {} ", say::meter_void())),
        (void_role, say::OfLimit { count: cost.void, limit: VOID_LIMIT }.say()),
    ];
    let is_open =
        !cost.is_complete && session.judged.spf.iter().all(|finding| finding.severity() == Severity::Info);
    let verdict =
        if is_open { vec![(Role::Dim, say::fine_so_far())] } else { findings::summary(&session.judged.spf) };
    (left, verdict)
}

/// `54 octets, one string`.
pub(super) fn size(record: &str) -> String {
    let strings = crate::record::txt::strings(record).len();
    say::Size { octets: record.len(), strings }.say()
}

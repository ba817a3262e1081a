//! What is different from the last check, in words, from `since.ftl`.

use super::{generated::since as say, purpose::named};
use crate::{
    check::{
        propagation::Difference,
        published::report::Verdict,
        since::{Change, News, ServerNews, Since},
    },
    plan::publish::Purpose,
    record::visible::visible,
};

/// More parts of one record than this are not told one by one.
const PARTS: usize = 4;

/// More servers than this are counted only: a zone has fewer as a rule, and a file may name very many.
const NAMES: usize = 12;

/// Parts longer than this, in characters, are not told: keys and the like say nothing to a person.
const PART: usize = 200;

/// One change: what it is in a line, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// What has happened.
    pub what: String,
    /// What that means, and what to do.
    pub why: String,
}

/// The words for a change. Its names come from a file, and are made safe to show.
#[must_use]
pub fn prose(change: &Change) -> Prose {
    let (what, why) = match change {
        Change::Record { purpose, news, .. } => record(&named(purpose), news),
        Change::Servers { servers, news } => of_servers(servers, news),
        Change::Forgot { resolvers, records } => (
            say::Forgot { count: resolvers.len(), records: purposes(records), resolvers: list(resolvers) }
                .say(),
            say::forgot_why(),
        ),
        Change::Verdict { before, now } => {
            let what = match (before, now) {
                (_, Verdict::Fail) => say::worse_fail(),
                (Verdict::Fail, Verdict::Warn) => say::better_warn(),
                (_, Verdict::Warn) => say::worse_warn(),
                _ => say::better_pass(),
            };
            (what, say::verdict_why())
        }
    };
    Prose { what, why }
}

/// `Since 21 Nov 18:02`, above the changes.
#[must_use]
pub fn title(time: String) -> String {
    say::title(time)
}

/// That there are none.
#[must_use]
pub fn nothing(time: String) -> String {
    say::nothing(time)
}

/// Resolvers that keep an old answer, and until when.
#[must_use]
pub fn cached(resolvers: &[String], time: String) -> String {
    say::Cached { count: resolvers.len(), resolvers: list(resolvers), time }.say()
}

/// What stands below the changes: that there are more, if there are.
#[must_use]
pub fn more(since: &Since) -> Option<String> {
    (since.left_off > 0).then(|| say::more(since.left_off))
}

fn record(record: &str, news: &News) -> (String, String) {
    match news {
        News::Gone => (say::gone(record), say::gone_why()),
        News::Lost { servers, still } => {
            (say::Lost { record, servers: list(servers), still: list(still) }.say(), say::lost_why())
        }
        News::Appeared { servers, lacking, is_right: true } => (
            say::Appeared { lacking: or_none(lacking), record, servers: list(servers) }.say(),
            say::appeared_why(),
        ),
        News::Appeared { .. } => (say::appeared_other(record), say::appeared_other_why()),
        News::Spread { servers, lacking } => {
            let what = say::Spread {
                count: servers.len(),
                lacking: or_none(lacking),
                record,
                servers: list(servers),
            }
            .say();
            (what, say::spread_why())
        }
        News::Changed { differences, is_right } => {
            let why = if *is_right { say::changed_right() } else { say::changed_wrong() };
            let parts: Vec<String> = differences.iter().map(part).collect();
            let is_short = parts.iter().all(|part| part.chars().count() <= PART);
            let is_told = (1..=PARTS).contains(&parts.len()) && is_short;
            let what = if is_told {
                say::Changed { differences: parts.join(", "), record }.say()
            } else {
                say::changed_whole(record)
            };
            (what, why)
        }
        News::Withdrawn { servers, lacking } => (
            say::KeyWithdrawn { lacking: or_none(lacking), record, servers: list(servers) }.say(),
            say::key_withdrawn_why(),
        ),
        News::Returned { servers } => {
            (say::Returned { record, servers: list(servers) }.say(), say::returned_why())
        }
        News::Strayed { servers } => {
            (say::Strayed { count: servers.len(), record, servers: list(servers) }.say(), say::strayed_why())
        }
    }
}

fn of_servers(servers: &[String], news: &ServerNews) -> (String, String) {
    let count = servers.len();
    match news {
        ServerNews::Silent { all: true } => (say::silent_all(), say::silent_why()),
        ServerNews::Silent { all: false } => {
            (say::Silent { count, servers: list(servers) }.say(), say::silent_why())
        }
        ServerNews::Answer => (say::Answers { count, servers: list(servers) }.say(), say::answers_why()),
        ServerNews::New { lacking } => {
            let lacking = if lacking.is_empty() { "none".to_owned() } else { purposes(lacking) };
            (say::New { count, lacking, servers: list(servers) }.say(), say::new_why())
        }
        ServerNews::Removed => (say::Removed { count, servers: list(servers) }.say(), say::removed_why()),
    }
}

/// A part of a record that is not what it was. Its texts are safe to show already.
fn part(difference: &Difference) -> String {
    match difference {
        Difference::Several { records } => say::several(*records),
        Difference::Missing { part } => say::part_gone(part.as_str()),
        Difference::Extra { part } => say::part_new(part.as_str()),
        Difference::Changed { tag, planned, found } => {
            say::Tag { before: planned.as_str(), now: found.as_str(), tag: tag.as_str() }.say()
        }
        Difference::Order => say::order(),
        Difference::OtherKey => say::other_key(),
        Difference::Withdrawn => say::withdrawn(),
        Difference::NotWithdrawn => say::not_withdrawn(),
        Difference::Truncated { .. } => say::cut(),
        Difference::Quotes => say::quotes(),
        Difference::Target { .. } => say::target(),
        Difference::Unreadable { .. } => say::unreadable(),
    }
}

fn list(names: &[String]) -> String {
    let (shown, rest) = names.split_at(names.len().min(NAMES));
    let shown = shown.iter().map(|name| visible(name).into_owned()).collect::<Vec<_>>().join(", ");
    if rest.is_empty() { shown } else { say::AndMore { count: rest.len(), names: shown }.say() }
}

/// What the sentences call a list of nobody.
fn or_none(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { list(names) }
}

fn purposes(purposes: &[Purpose]) -> String {
    purposes.iter().map(named).collect::<Vec<_>>().join(", ")
}

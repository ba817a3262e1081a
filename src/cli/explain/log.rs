//! A log for people: groups, worst first.
//!
//! ```text
//! 41207 deliveries, 1032 refused or deferred, Nov 24 00:00:01 – Nov 30 23:59:12
//!
//!   count  said by       cause                                   last
//!     811  Gmail         neither SPF nor DKIM passed             Nov 30 21:14:01
//! ```

use super::{Told, What, text};
use crate::{
    check::{
        against::Against,
        explain::{Group, Log},
    },
    record::visible::visible,
    words::{cli_explain as say, refusal as words},
};

/// Groups that are listed; the rest is counted.
const LISTED: usize = 40;

pub(super) fn lines(log: &Log, file: Option<&str>) -> Vec<String> {
    let head = say::LogHead {
        delivered: log.delivered,
        refused: log.refused,
        first: visible(&log.first),
        last: visible(&log.last),
    };
    let mut lines = vec![head.say()];
    let groups = log.groups();
    if groups.is_empty() {
        lines.push(say::log_none());
        return lines;
    }
    lines.push(String::new());
    lines.push(row(&say::log_count(), &say::log_by(), &say::log_cause(), &say::log_last()));
    for group in groups.iter().take(LISTED) {
        lines.push(row(
            &group.count.to_string(),
            &visible(&words::by(&group.example)),
            &words::of(&group.example).what,
            &visible(&group.last),
        ));
    }
    lines.push(String::new());
    lines.push(say::log_more(file.unwrap_or("-")));
    lines
}

fn row(count: &str, by: &str, cause: &str, last: &str) -> String {
    format!("  {count:>6}  {by:<18}  {cause:<46}  {last}").trim_end().to_owned()
}

/// One group whole.
///
/// # Errors
/// That there is none of this number.
pub(super) fn group(told: &[Told], number: usize) -> Result<Vec<String>, String> {
    let groups: Vec<(&Group, Option<&Against>)> = told
        .iter()
        .filter_map(|one| match &one.what {
            What::Log(log) => Some((log.groups(), &one.against)),
            _ => None,
        })
        .flat_map(|(groups, against)| {
            groups.into_iter().enumerate().map(|(index, group)| (group, against.get(&index)))
        })
        .collect();
    let group = number.checked_sub(1).and_then(|at| groups.get(at));
    let Some((group, against)) = group else {
        if groups.is_empty() {
            return Err(say::no_groups());
        }
        return Err(say::NoGroup { number: number.to_string(), count: groups.len().to_string() }.say());
    };
    let mut lines = vec![
        format!("{} × {} – {}", group.count, visible(&group.first), visible(&group.last)),
        String::new(),
    ];
    lines.extend(text::refusal(&group.example, *against));
    Ok(lines)
}

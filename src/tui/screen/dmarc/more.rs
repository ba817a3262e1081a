//! The tags that most domains never need: folded away until asked for.

use super::addresses::Addresses;
use crate::{
    check,
    plan::dmarc::Answers,
    record::dmarc::{Alignment, FailureOption, Policy, PublicSuffix, Record, Testing},
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        screen::Turn,
        session::Session,
        theme::Role,
    },
    words::dmarc as say,
};

/// The row that opens the rest.
pub(super) const MORE: Id = Id("more", 0);
pub(super) const SP: Id = Id("sp", 0);
pub(super) const NP: Id = Id("np", 0);
pub(super) const ADKIM: Id = Id("adkim", 0);
pub(super) const ASPF: Id = Id("aspf", 0);
pub(super) const RUF: Id = Id("ruf", 0);
pub(super) const FO: &str = "fo";
pub(super) const TEST: Id = Id("t", 0);
pub(super) const PSD: Id = Id("psd", 0);

/// Labels end here, so that choices stand below each other.
const LABEL: usize = 13;
/// The failure options, in the order of their toggles.
pub(super) const OPTIONS: [FailureOption; 4] =
    [FailureOption::All, FailureOption::Any, FailureOption::Dkim, FailureOption::Spf];

pub(super) fn items<'s>(
    is_open: bool,
    ruf: &'s Addresses,
    answers: &Answers,
    session: &Session,
) -> Vec<Item<'s>> {
    let record = &answers.record;
    let sign = if is_open { "−" } else { "+" };
    let mut left: Line = vec![(Role::Text, format!("{sign} {}  ", say::more()))];
    if !is_open {
        let set = set_tags(record);
        left.push(if set.is_empty() { (Role::Dim, say::more_what()) } else { (Role::Value, set) });
    }
    let mut items = vec![Item::new(MORE.0, MORE.1, Control::Row { left, right: Vec::new() })];
    if !is_open {
        return items;
    }
    let has_no_effect = session
        .plan
        .as_ref()
        .is_some_and(|plan| !check::dmarc::is_organizational(plan, session.survey.as_ref()));
    if has_no_effect {
        items.push(Item::prose(Role::Dim, say::below_no_effect()));
    }
    items.extend([SP, NP, ADKIM, ASPF].map(|id| choice(id, record)));
    items.push(Item::new(
        RUF.0,
        RUF.1,
        Control::Text {
            label: say::ruf(),
            field: &ruf.field,
            placeholder: say::nobody(),
            error: ruf.error.clone(),
        },
    ));
    items.extend(failure_options(record));
    items.push(Item::new(
        TEST.0,
        TEST.1,
        Control::Toggle {
            label: say::test(),
            tail: test_tail(record),
            is_on: record.testing == Some(Testing::Yes),
        },
    ));
    items.push(choice(PSD, record));
    items
}

/// The tags below this row that the record has, as they are written.
fn set_tags(record: &Record) -> String {
    let tag = |name: &str, value: Option<&str>| value.map(|value| format!("{name}={value}"));
    let has_ruf = (!record.failure_reports.is_empty()).then_some("…");
    let options: Vec<&str> = record.failure_options.iter().map(|option| option.as_str()).collect();
    [
        tag("sp", record.subdomain_policy.map(Policy::as_str)),
        tag("np", record.nonexistent_policy.map(Policy::as_str)),
        tag("adkim", record.dkim_alignment.map(Alignment::as_str)),
        tag("aspf", record.spf_alignment.map(Alignment::as_str)),
        tag("ruf", has_ruf),
        (!options.is_empty()).then(|| format!("fo={}", options.join(":"))),
        tag("t", record.testing.map(Testing::as_str)),
        tag("psd", record.public_suffix.map(PublicSuffix::as_str)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("  ")
}

fn choice<'s>(id: Id, record: &Record) -> Item<'s> {
    let (label, options, chosen) = match id {
        SP => (say::sp(), policies(), policy_index(record.subdomain_policy)),
        NP => (say::np(), policies(), policy_index(record.nonexistent_policy)),
        ADKIM => (say::adkim(), alignments(), alignment_index(record.dkim_alignment)),
        ASPF => (say::aspf(), alignments(), alignment_index(record.spf_alignment)),
        _ => (
            say::psd(),
            vec![say::psd_unknown(), say::psd_no(), say::psd_yes()],
            match record.public_suffix {
                None | Some(PublicSuffix::Unknown) => 0,
                Some(PublicSuffix::No) => 1,
                Some(PublicSuffix::Yes) => 2,
            },
        ),
    };
    Item::new(id.0, id.1, Control::Choice { label: format!("{label:LABEL$}"), options, chosen })
}

fn policies() -> Vec<String> {
    vec![say::same(), say::word_none(), say::word_quarantine(), say::word_reject()]
}

fn alignments() -> Vec<String> {
    vec![say::relaxed(), say::strict()]
}

const fn policy_index(policy: Option<Policy>) -> usize {
    match policy {
        None => 0,
        Some(Policy::None) => 1,
        Some(Policy::Quarantine) => 2,
        Some(Policy::Reject) => 3,
    }
}

const fn alignment_index(alignment: Option<Alignment>) -> usize {
    match alignment {
        None | Some(Alignment::Relaxed) => 0,
        Some(Alignment::Strict) => 1,
    }
}

/// Another option of a choice; without a direction the next, round and round. The first option is
/// the default, which takes the tag out.
pub(super) fn choose(id: Id, turn: Option<Turn>, record: &mut Record) {
    let count = match id {
        SP | NP => 4,
        PSD => 3,
        _ => 2,
    };
    let now = match choice(id, record).control {
        Control::Choice { chosen, .. } => chosen,
        _ => 0,
    };
    let next = match turn {
        Some(Turn::Back) => now.saturating_sub(1),
        Some(Turn::On) => (now + 1).min(count - 1),
        None => (now + 1) % count,
    };
    if next == now {
        return;
    }
    let policy = match next {
        1 => Some(Policy::None),
        2 => Some(Policy::Quarantine),
        3 => Some(Policy::Reject),
        _ => None,
    };
    let alignment = (next == 1).then_some(Alignment::Strict);
    match id {
        SP => record.subdomain_policy = policy,
        NP => record.nonexistent_policy = policy,
        ADKIM => record.dkim_alignment = alignment,
        ASPF => record.spf_alignment = alignment,
        _ => {
            record.public_suffix = match next {
                1 => Some(PublicSuffix::No),
                2 => Some(PublicSuffix::Yes),
                _ => None,
            }
        }
    }
}

/// The toggles of `fo`; without an address for failure reports they would do nothing.
fn failure_options<'s>(record: &Record) -> Vec<Item<'s>> {
    let options = &record.failure_options;
    if record.failure_reports.is_empty() && options.is_empty() {
        return vec![Item::prose(Role::Dim, say::fo_needs_ruf())];
    }
    let toggle = |(index, option): (usize, FailureOption)| {
        let (label, tail) = match option {
            FailureOption::All => (say::fo_all(), say::fo_all_tail()),
            FailureOption::Any => (say::fo_any(), say::fo_any_tail()),
            FailureOption::Dkim => (say::fo_dkim(), String::new()),
            FailureOption::Spf => (say::fo_spf(), String::new()),
        };
        let is_on = options.contains(&option) || (option == FailureOption::All && options.is_empty());
        Item::new(FO, index, Control::Toggle { label, tail, is_on })
    };
    OPTIONS.into_iter().enumerate().map(toggle).collect()
}

/// Switches a failure option. `0` and `1` exclude each other, and `0` alone is the default, which
/// takes the tag out. Whether anything changed: something must be reported.
pub(super) fn toggle_option(option: FailureOption, record: &mut Record) -> bool {
    let before = record.failure_options.clone();
    let mut options = before.clone();
    if options.is_empty() {
        options.push(FailureOption::All);
    }
    if let Some(at) = options.iter().position(|one| *one == option) {
        options.remove(at);
    } else {
        // RFC 9989 §4.7: '"0" and "1" are mutually exclusive'.
        options.retain(|one| match option {
            FailureOption::All => *one != FailureOption::Any,
            FailureOption::Any => *one != FailureOption::All,
            FailureOption::Dkim | FailureOption::Spf => true,
        });
        options.push(option);
    }
    options = OPTIONS.into_iter().filter(|one| options.contains(one)).collect();
    if options == [FailureOption::All] {
        options.clear();
    }
    record.failure_options = options;
    record.failure_options != before
}

/// Switches the test.
pub(super) fn toggle_test(record: &mut Record) {
    record.testing = if record.testing == Some(Testing::Yes) { None } else { Some(Testing::Yes) };
}

/// RFC 9989 §4.7: with `t=y` the policy one level below is applied.
fn test_tail(record: &Record) -> String {
    match record.policy {
        None | Some(Policy::None) => say::test_of_none(),
        Some(Policy::Quarantine) => say::test_of_quarantine(),
        Some(Policy::Reject) => say::test_of_reject(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_not_written_out() {
        let mut record: Record = "v=DMARC1; p=none; sp=none; adkim=s; psd=n".parse().unwrap();
        choose(SP, Some(Turn::Back), &mut record);
        choose(ADKIM, None, &mut record);
        choose(PSD, Some(Turn::Back), &mut record);
        choose(NP, Some(Turn::Back), &mut record);
        assert_eq!(record.to_string(), "v=DMARC1; p=none");
        choose(NP, None, &mut record);
        choose(ASPF, Some(Turn::On), &mut record);
        choose(ASPF, Some(Turn::On), &mut record);
        assert_eq!(record.to_string(), "v=DMARC1; p=none; np=none; aspf=s");
    }

    #[test]
    fn failure_options_exclude_each_other_where_they_must_and_never_report_nothing() {
        let mut record = Record::default();
        let written = |record: &Record| {
            let options: Vec<&str> = record.failure_options.iter().map(|o| o.as_str()).collect();
            options.join(":")
        };
        for (option, changed, expected) in [
            (FailureOption::All, false, ""), // the default cannot be switched off by itself
            (FailureOption::Dkim, true, "0:d"), // beside the default
            (FailureOption::Any, true, "1:d"), // in place of 0
            (FailureOption::Dkim, true, "1"), // off again
            (FailureOption::Spf, true, "1:s"),
            (FailureOption::Any, true, "s"), // only SPF
            (FailureOption::All, true, "0:s"),
            (FailureOption::Spf, true, ""), // 0 alone is the default
        ] {
            assert_eq!(toggle_option(option, &mut record), changed, "{option}");
            assert_eq!(written(&record), expected, "{option}");
        }
    }
}

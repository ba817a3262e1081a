//! The answer for programs.
//!
//! The shape is promised in the README: keys are added, never renamed or taken away.

use serde::Serialize;

use super::{
    Told, What,
    against::Found,
    message::{self, Seen, json::MessageOut},
};
use crate::{
    check::{
        against::{Against, KeyNow},
        explain::{Group, Log, Part},
        refusal::{Cause, Certainty, Refusal, Step},
        spf::evaluate::SpfResult,
    },
    cli::check::json::plain,
    record::name::DomainName,
    words::refusal as words,
};

/// The version of the shape.
const SCHEMA: &str = "mailseal.explain/1";

#[derive(Serialize)]
struct Document<'t> {
    schema: &'static str,
    parts: Vec<PartOut<'t>>,
}

#[derive(Serialize)]
struct PartOut<'t> {
    file: Option<&'t str>,
    form: &'static str,
    cause: &'static str,
    certainty: &'static str,
    step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guessed_domain: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log: Option<LogOut<'t>>,
    refusals: Vec<RefusalOut<'t>>,
    #[serde(flatten)]
    message: Option<MessageOut>,
}

#[derive(Serialize)]
struct LogOut<'t> {
    delivered: u64,
    refused: u64,
    first: &'t str,
    last: &'t str,
    groups: Vec<GroupOut<'t>>,
}

#[derive(Serialize)]
struct GroupOut<'t> {
    count: u64,
    first: &'t str,
    last: &'t str,
    refusal: RefusalOut<'t>,
}

#[derive(Serialize)]
struct RefusalOut<'t> {
    kind: &'static str,
    by: Option<&'t str>,
    software: Option<&'t str>,
    mechanism: &'static str,
    code: Option<String>,
    enhanced: Option<String>,
    domain: Option<&'t str>,
    ip: Option<String>,
    selector: Option<&'t str>,
    recipient: Option<&'t str>,
    temporary: bool,
    cause: &'static str,
    certainty: &'static str,
    step: &'static str,
    title: String,
    detail: String,
    fix: Option<String>,
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_on: Option<&'static str>,
    text: &'t str,
    quoted: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<NowOut<'t>>,
}

/// What is published now.
#[derive(Serialize)]
struct NowOut<'t> {
    domain: &'t str,
    spf: Option<SpfOut<'t>>,
    dkim: Vec<KeyOut<'t>>,
    dmarc: Option<&'t str>,
}

#[derive(Serialize)]
struct SpfOut<'t> {
    record: Option<&'t str>,
    result: Option<&'static str>,
    with_setup: Option<&'static str>,
    add: Option<&'t str>,
    proposal: Option<&'t str>,
}

#[derive(Serialize)]
struct KeyOut<'t> {
    selector: &'t str,
    state: &'static str,
}

pub(super) fn document(told: &[Told]) -> String {
    let document = Document { schema: SCHEMA, parts: told.iter().map(one).collect() };
    // Nothing in it can fail to be written: its keys are names and its numbers are finite.
    plain(&serde_json::to_string_pretty(&document).unwrap_or_default())
}

fn one(told: &Told) -> PartOut<'_> {
    let file = told.file.as_deref();
    match &told.what {
        What::Part(part) => self::part(file, part, &told.against),
        What::Log(log) => self::log(file, log, &told.against),
        What::Message(seen) => self::message(file, seen, &told.stated),
        What::Unread(why) => PartOut {
            file,
            form: "none",
            cause: Cause::Nothing.as_str(),
            certainty: Certainty::Sure.as_str(),
            step: Step::None.as_str(),
            error: Some(why),
            guessed_domain: None,
            log: None,
            refusals: Vec::new(),
            message: None,
        },
    }
}

fn message<'t>(file: Option<&'t str>, seen: &Seen, stated: &'t [Refusal]) -> PartOut<'t> {
    let (cause, certainty, step) = seen.answer();
    let message = match seen {
        Seen::Message(seen) => Some(message::json::out(&seen.0, &seen.1)),
        Seen::No(_) => None,
    };
    PartOut {
        file,
        form: seen.form().as_str(),
        cause: cause.as_str(),
        certainty: certainty.as_str(),
        step: step.as_str(),
        error: None,
        guessed_domain: None,
        log: None,
        refusals: stated.iter().map(|one| refusal(one, None)).collect(),
        message,
    }
}

fn part<'t>(file: Option<&'t str>, part: &'t Part, against: &'t Found) -> PartOut<'t> {
    PartOut {
        file,
        form: part.form.as_str(),
        cause: part.cause.as_str(),
        certainty: part.certainty.as_str(),
        step: part.step.as_str(),
        error: None,
        guessed_domain: part.guessed.as_ref().map(DomainName::as_str),
        log: None,
        refusals: part
            .refusals
            .iter()
            .enumerate()
            .map(|(index, one)| refusal(one, against.get(&index)))
            .collect(),
        message: None,
    }
}

fn log<'t>(file: Option<&'t str>, log: &'t Log, against: &'t Found) -> PartOut<'t> {
    let groups = log.groups();
    let worst = groups.first().map(|group| &group.example);
    PartOut {
        file,
        form: "log",
        cause: worst.map_or(Cause::NoBounce, |worst| worst.cause).as_str(),
        certainty: worst.map_or(Certainty::Sure, |worst| worst.certainty).as_str(),
        step: worst.map_or(Step::None, |worst| worst.step).as_str(),
        error: None,
        guessed_domain: None,
        refusals: groups
            .iter()
            .enumerate()
            .map(|(index, group)| refusal(&group.example, against.get(&index)))
            .collect(),
        message: None,
        log: Some(LogOut {
            delivered: log.delivered,
            refused: log.refused,
            first: &log.first,
            last: &log.last,
            groups: groups.iter().copied().map(group).collect(),
        }),
    }
}

fn group(group: &Group) -> GroupOut<'_> {
    GroupOut {
        count: group.count,
        first: &group.first,
        last: &group.last,
        refusal: refusal(&group.example, None),
    }
}

fn refusal<'t>(refusal: &'t Refusal, against: Option<&'t Against>) -> RefusalOut<'t> {
    let prose = words::of(refusal);
    RefusalOut {
        kind: refusal.kind.as_str(),
        by: refusal.by.as_deref(),
        software: refusal.software,
        mechanism: refusal.mechanism.as_str(),
        code: refusal.code.map(|code| code.to_string()),
        enhanced: refusal.enhanced.map(|code| code.to_string()),
        domain: refusal.named.domain.as_deref(),
        ip: refusal.named.ip.map(|ip| ip.to_string()),
        selector: refusal.named.selector.as_deref(),
        recipient: refusal.recipient.as_deref(),
        temporary: refusal.is_temporary,
        cause: refusal.cause.as_str(),
        certainty: refusal.certainty.as_str(),
        step: refusal.step.as_str(),
        title: words::headline(refusal),
        detail: prose.why,
        fix: prose.fix,
        note: Some(words::notes(refusal).join(" ")).filter(|notes| !notes.is_empty()),
        passed_on: refusal.passed_on,
        text: &refusal.text,
        quoted: refusal.quoted.as_deref(),
        now: against.map(now),
    }
}

fn now(against: &Against) -> NowOut<'_> {
    NowOut {
        domain: against.domain.as_str(),
        spf: against.spf.as_ref().map(|spf| SpfOut {
            record: spf.record.as_deref(),
            result: spf.result.map(SpfResult::as_str),
            with_setup: spf.with_draft.map(SpfResult::as_str),
            add: spf.proposal.as_ref().map(|proposal| proposal.term.as_str()),
            proposal: spf.proposal.as_ref().map(|proposal| proposal.record.as_str()),
        }),
        dkim: against.keys.iter().map(|(selector, key)| KeyOut { selector, state: state(*key) }).collect(),
        dmarc: against.dmarc.as_deref(),
    }
}

const fn state(key: KeyNow) -> &'static str {
    match key {
        KeyNow::Published => "published",
        KeyNow::Revoked => "revoked",
        KeyNow::Broken => "broken",
        KeyNow::Absent => "absent",
        KeyNow::Unanswered => "no-answer",
    }
}

//! The answer for people.
//!
//! ```text
//! Gmail refused this mail: neither SPF nor DKIM passed                      sure
//!
//!   said by    Gmail, 550 5.7.26
//!   domain     example.com, yours
//!   address    192.0.2.25, yours
//!
//!   The receiver takes mail only if SPF or DKIM passes. Neither did.
//! Fix: Add the sending server to the SPF record, and sign with DKIM.
//! In the wizard: step SPF
//! ```

use super::{Told, What, against::Found, log, message, now};
use crate::{
    check::{
        against::Against,
        explain::{Limit, Part},
        refusal::{Cause, Certainty, Kind, Refusal, Signed, Step, Whose},
    },
    mail::form::Form,
    record::{claim::Claim, visible::visible},
    words::{cli_explain as say, refusal as words},
};

/// The column of how sure it is, as far as the headline is shorter.
const COLUMN: usize = 72;
/// Characters of a receiver's text that are shown.
const TEXT: usize = 300;

pub(super) fn lines(told: &[Told]) -> Vec<String> {
    let mut lines = Vec::new();
    for one in told {
        let block = match &one.what {
            What::Part(part) => self::part(part, &one.against),
            What::Log(read) => log::lines(read, one.file.as_deref()),
            What::Message(seen) => message::text::lines(seen),
            What::Unread(_) => continue,
        };
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if told.len() > 1 {
            lines.push(format!("{}:", one.file.as_deref().unwrap_or("-")));
        }
        lines.extend(block);
    }
    lines
}

fn part(part: &Part, against: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    match part.form {
        Form::Message => lines.push(say::message()),
        Form::Headers if part.refusals.is_empty() => lines.push(say::headers()),
        Form::Record => lines.push(say::record(match part.record {
            Some(Claim::Dkim) => "dkim",
            Some(Claim::Dmarc) => "dmarc",
            Some(Claim::Spf) | None => "spf",
        })),
        _ => {}
    }
    if lines.is_empty() && part.refusals.is_empty() {
        let prose = words::prose(part.cause);
        lines.push(capital(&prose.what));
        lines.extend(Some(prose.why).filter(|why| !why.is_empty()));
        lines.extend(prose.fix.map(say::fix));
    }
    for (index, refusal) in part.refusals.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(self::refusal(refusal, against.get(&index)));
    }
    let is_asked = part.refusals.iter().any(|refusal| refusal.step != Step::None);
    if let Some(guessed) = part.guessed.as_ref().filter(|_| is_asked) {
        lines.push(say::guessed(guessed.as_str()));
    }
    lines.extend(part.had_controls.then(say::escapes));
    lines.extend(match part.limit {
        Some(Limit::Deep) => Some(say::too_deep()),
        Some(Limit::Long) => Some(say::too_long()),
        None => None,
    });
    lines
}

/// One refusal.
pub(super) fn refusal(refusal: &Refusal, against: Option<&Against>) -> Vec<String> {
    let headline = words::headline(refusal);
    let mut lines =
        vec![format!("{headline:<COLUMN$}  {}", words::certainty(refusal.certainty)), String::new()];
    lines.extend(rows(refusal));
    let now = against.map(|against| now::lines(refusal, against)).unwrap_or_default();
    if !now.is_empty() {
        lines.extend(now);
        lines.push(String::new());
    }
    let prose = words::of(refusal);
    lines.extend(Some(prose.why).filter(|why| !why.is_empty()).map(|why| format!("  {why}")));
    lines.extend(remarks(refusal).into_iter().map(|remark| format!("  {remark}")));
    match against.and_then(|against| now::fix(refusal, against)) {
        Some(fix) => lines.extend(fix),
        None => lines.extend(prose.fix.map(say::fix)),
    }
    if let Some(step) = step(refusal.step) {
        lines.push(say::step(step));
    }
    lines
}

fn rows(refusal: &Refusal) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = |label: String, value: String| rows.push(format!("  {label:<10} {}", visible(&value)));
    let by = words::by(refusal);
    let code = [refusal.code.map(|code| code.to_string()), refusal.enhanced.map(|code| code.to_string())];
    let code: Vec<String> = code.into_iter().flatten().collect();
    if refusal.by.is_some() || !code.is_empty() {
        row(say::by(), if code.is_empty() { by } else { say::ByCode { by, code: code.join(" ") }.say() });
    }
    if let Some(domain) = &refusal.named.domain {
        row(say::domain_label(), whose(domain, refusal.whose_domain));
    }
    if let Some(ip) = refusal.named.ip {
        row(say::address_label(), whose(&ip.to_string(), refusal.whose_address));
    }
    if let Some(selector) = &refusal.named.selector {
        row(say::selector_label(), selector.clone());
    }
    // A log's own host says nothing new.
    let is_told = |writer: &&String| writer.contains('.') && refusal.by.as_ref() != Some(*writer);
    if let Some(writer) = refusal.writer.as_ref().filter(is_told) {
        row(say::writer_label(), writer.clone());
    }
    if let Some(recipient) = &refusal.recipient {
        row(say::recipient_label(), recipient.clone());
    }
    if !refusal.text.is_empty() {
        row(say::text_label(), crate::mail::text::head(&refusal.text, TEXT).to_owned());
    }
    rows.push(String::new());
    rows
}

fn whose(what: &str, whose: Whose) -> String {
    match whose {
        Whose::Own => say::yours(what),
        Whose::Other => say::not_yours(what),
        Whose::Unknown => what.to_owned(),
    }
}

/// What else must be said.
fn remarks(refusal: &Refusal) -> Vec<String> {
    let mut remarks = Vec::new();
    let is_silent = refusal.cause.is_silent()
        || matches!(
            refusal.cause,
            Cause::TooLong | Cause::Nothing | Cause::NotText | Cause::PrivateKey | Cause::NoBounce
        );
    if !refusal.mechanism.is_authentication() && !is_silent {
        remarks.push(say::not_authentication());
    }
    remarks.extend(words::notes(refusal));
    if refusal.cause == Cause::Rate && refusal.text.to_ascii_lowercase().contains("dkim domain") {
        remarks.push(say::rate_and_dkim());
    }
    if let Some(ip) = refusal.came_from.filter(|_| refusal.cause == Cause::Backscatter) {
        remarks.push(say::came_from(ip.to_string()));
    }
    let is_about_signing = matches!(
        refusal.cause,
        Cause::DmarcPolicy
            | Cause::Unauthenticated
            | Cause::DkimFail
            | Cause::DkimAbsent
            | Cause::DkimBadSignature
    ) || refusal.mechanism.is_authentication() && refusal.mail == Signed::Unsigned;
    match (refusal.mail, is_about_signing && refusal.step != Step::None) {
        (Signed::Unsigned, true) => remarks.push(say::unsigned()),
        (Signed::Signed, true) => remarks.push(say::signed()),
        _ => {}
    }
    if refusal.is_temporary && refusal.cause != Cause::Greylist && refusal.kind == Kind::Refusal {
        remarks.push(say::temporary());
    }
    if let Some(domain) =
        refusal.named.domain.as_ref().filter(|domain| {
            is_server(domain) && refusal.whose_domain == Whose::Own && refusal.step == Step::Spf
        })
    {
        remarks.push(say::system_mail(visible(domain)));
    }
    if let Some(quoted) = &refusal.quoted {
        remarks.push(say::quoted_by(visible(crate::mail::text::head(quoted, TEXT))));
    }
    let is_named = refusal.named.domain.is_some() || refusal.named.ip.is_some();
    if refusal.mechanism.is_authentication() && refusal.kind == Kind::Refusal && !is_named {
        remarks.push(say::unnamed());
    }
    if refusal.by.is_none() && refusal.kind == Kind::Refusal && refusal.certainty < Certainty::Sure {
        remarks.push(say::whole());
    }
    remarks
}

/// Whether a name is that of a server and not that of a mail domain.
fn is_server(name: &str) -> bool {
    name.split('.').count() > 2
        && ["mail.", "mx", "smtp", "server", "host", "vps", "web", "srv", "relay"]
            .iter()
            .any(|start| name.starts_with(start))
}

/// The step of the wizard, by its name there.
fn step(step: Step) -> Option<&'static str> {
    match step {
        Step::Domain => Some("Domain"),
        Step::Spf => Some("SPF"),
        Step::Dkim => Some("DKIM"),
        Step::Dmarc => Some("DMARC"),
        Step::Publish => Some("Publish"),
        Step::Check => Some("Check"),
        Step::None => None,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

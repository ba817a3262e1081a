//! What is published now, beside a refusal.

use crate::{
    check::{
        against::{Against, KeyNow, SpfNow},
        refusal::{Cause, Mechanism, Refusal, Step},
        spf::evaluate::SpfResult,
    },
    record::visible::visible,
    words::cli_explain as say,
};

/// The records, a line each.
pub(super) fn lines(refusal: &Refusal, against: &Against) -> Vec<String> {
    let mut lines = Vec::new();
    let mut row = |label: &str, value: String| lines.push(format!("  {label:<10} {value}"));
    let is_about =
        |mechanisms: &[Mechanism]| mechanisms.contains(&refusal.mechanism) || refusal.step == Step::Check;
    if is_about(&[Mechanism::Spf, Mechanism::SpfAndDkim, Mechanism::Dmarc]) {
        match &against.spf {
            Some(spf) => row("SPF", self::spf(against, spf)),
            None => row("SPF", say::now_unanswered(against.domain.as_str())),
        }
    }
    if is_about(&[Mechanism::Dkim, Mechanism::SpfAndDkim, Mechanism::Dmarc]) {
        for (selector, key) in &against.keys {
            row("DKIM", self::key(selector, *key));
        }
    }
    if is_about(&[Mechanism::Dmarc]) && against.spf.is_some() {
        row(
            "DMARC",
            against.dmarc.as_deref().map_or_else(say::now_no_dmarc, |text| visible(text).into_owned()),
        );
    }
    lines
}

fn spf(against: &Against, spf: &SpfNow) -> String {
    let Some(record) = &spf.record else { return say::now_no_spf(against.domain.as_str()) };
    let record = visible(record);
    match (against.ip, spf.result) {
        (Some(ip), Some(SpfResult::Pass)) => say::NowPasses { ip: ip.to_string(), record }.say(),
        (Some(ip), Some(result)) => say::NowNot { ip: ip.to_string(), result: result.as_str(), record }.say(),
        _ => record.into_owned(),
    }
}

fn key(selector: &str, key: KeyNow) -> String {
    let selector = visible(selector);
    match key {
        KeyNow::Published => say::now_key(selector),
        KeyNow::Revoked => say::now_revoked(selector),
        KeyNow::Broken => say::now_broken(selector),
        KeyNow::Absent => say::now_no_key(selector),
        KeyNow::Unanswered => say::now_key_unanswered(selector),
    }
}

/// What to do, where what is published tells more than the refusal; none otherwise.
pub(super) fn fix(refusal: &Refusal, against: &Against) -> Option<Vec<String>> {
    let is_spf = matches!(refusal.mechanism, Mechanism::Spf | Mechanism::SpfAndDkim);
    if !is_spf
        || matches!(refusal.cause, Cause::ForwardedByRecipient | Cause::SpfError | Cause::SpfSuspicious)
    {
        return None;
    }
    let spf = against.spf.as_ref()?;
    if spf.result == Some(SpfResult::Pass) {
        return (refusal.mechanism == Mechanism::Spf).then(|| vec![say::now_fixed()]);
    }
    let proposal = spf.proposal.as_ref()?;
    let term = proposal.term.as_str();
    if refusal.cause == Cause::BackscatterOrForwarded {
        return None;
    }
    if spf.with_draft == Some(SpfResult::Pass) {
        return Some(vec![say::fix_publish(term)]);
    }
    Some(vec![
        say::FixAdd { term, domain: against.domain.as_str() }.say(),
        format!("     {}", visible(&proposal.record)),
    ])
}

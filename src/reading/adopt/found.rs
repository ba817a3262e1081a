//! What of a survey goes into which part of a plan.

use super::{Adopted, merge_spf};
use crate::{
    plan::{
        Plan,
        dkim::{Key, Stage, Value, Way},
        dmarc,
        senders::{self, SpfNeed},
        spf,
    },
    reading::Reading,
    record::{
        self,
        dkim::{PublicKey, is_private},
        dmarc::{is_dmarc, mend},
        name::Name,
        spf::{FOLLOWED, Mechanism, Qualifier},
    },
    survey::{Answer, Kind, Survey},
};

/// Whether the domain has said that it never sends, and takes no mail either.
///
/// Both are asked for, because the plan of such a domain refuses mail in both directions: a domain
/// with mail servers that sends nothing, or with a null MX that lets somebody send, keeps its own.
pub(super) fn never_sends(survey: &Survey) -> bool {
    let exchangers = survey.mail_exchangers();
    let mx_is_known = survey.facts.get(survey.domain.name(), Kind::Mx).is_some_and(Answer::is_answer);
    let takes_mail = exchangers.iter().any(|(_, exchange)| !exchange.is_root());
    let records = survey.spf_records();
    let forbids_all = matches!(records.as_slice(), [only] if only.len() < SHORT && only.parse().is_ok_and(|record| is_fail_all(&record)));
    // RFC 7505 §3: a null MX is the only MX of its domain.
    let has_null_mx = !exchangers.is_empty() && !takes_mail;
    mx_is_known && !takes_mail && (forbids_all || (has_null_mx && records.is_empty()))
}

/// Nothing longer says only that nobody sends.
const SHORT: usize = 256;

/// `v=spf1 -all` and nothing else.
fn is_fail_all(record: &record::spf::Record) -> bool {
    record.terms.len() == 1
        && record.directives().all(|d| d.mechanism == Mechanism::All && d.effect() == Qualifier::Fail)
        && record.all().is_some()
}

/// What a first record begins with: the services that handle the domain's mail, and its own mail servers. `mx` is left
/// out where it would only cost a receiver a look-up: where there are none, and where all of them are a service's,
/// which sends from others.
pub(super) fn first_spf(survey: &Survey) -> spf::Answers {
    let mx = survey.facts.get(survey.domain.name(), Kind::Mx);
    let takes_mail = survey.mail_exchangers().iter().any(|(_, exchange)| !exchange.is_root());
    if !takes_mail && mx.is_some_and(Answer::is_answer) {
        return spf::Answers::from_text("~all");
    }
    let exchanges: Vec<Name> = survey.mail_exchangers().into_iter().map(|(_, exchange)| exchange).collect();
    let texts = survey.facts.texts(survey.domain.name());
    let services = senders::handling(&exchanges, &texts);
    let includes = services.iter().filter_map(|sender| match &sender.spf {
        SpfNeed::Include { name, .. } => Some(format!("include:{name}")),
        _ => None,
    });
    let mut terms: Vec<String> = includes.collect();
    let is_theirs = |exchange: &Name| !senders::by_mx(std::slice::from_ref(exchange)).is_empty();
    if terms.is_empty() || !exchanges.iter().all(is_theirs) {
        terms.insert(0, "mx".to_owned());
    }
    spf::Answers::from_text(&format!("v=spf1 {} ~all", terms.join(" ")))
}

pub(super) fn spf(plan: &mut Plan, survey: &Survey) -> Option<Adopted> {
    let records = survey.spf_records();
    let (answers, adopted) = match records.as_slice() {
        [] => return None,
        // Nobody wrote it, and nobody could edit it.
        all if all.iter().any(|text| text.len() > FOLLOWED) => return None,
        [only] => (spf::Answers::from_text(only), Adopted::Spf),
        several => (merge_spf(several), Adopted::SpfMerged { records: several.len() }),
    };
    plan.spf = answers;
    Some(adopted)
}

pub(super) fn dmarc(plan: &mut Plan, survey: &Survey) -> Option<Adopted> {
    let records = survey.dmarc_records();
    let counting = records.iter().find(|text| is_dmarc(text));
    let record = counting
        .and_then(|text| mend(text).record)
        .or_else(|| records.iter().find_map(|text| mend(text).record))?;
    plan.dmarc = dmarc::Answers { record, keep_obsolete: false };
    Some(match records.len() {
        1 => Adopted::Dmarc,
        several => Adopted::DmarcFirstOf { records: several },
    })
}

pub(super) fn dkim(plan: &mut Plan, survey: &Survey) -> Option<Adopted> {
    let found: Vec<Key> = Reading::of(survey)
        .selectors()
        .into_iter()
        // Whoever published it signs with it, as far as anybody can tell.
        .filter_map(|(selector, answer)| Some(Key::new(selector, published(answer)?, Stage::Active)))
        .collect();
    // The same answer at every selector that was asked for is a wildcard speaking, not a key.
    let is_wildcard = found.len() > 1
        && found.iter().all(|key| Some(&key.value) == found.first().map(|first| &first.value))
        && !survey.facts.answers().any(|answer| {
            let is_selector = answer.question.name.as_str().contains("._domainkey.");
            is_selector && answer.is_answer() && !answer.exists()
        });
    let keys = if is_wildcard { Vec::new() } else { found };
    if keys.is_empty() {
        return None;
    }
    let selectors = keys.iter().map(|key| key.selector.clone()).collect();
    plan.dkim.way = Way::ServiceGives;
    plan.dkim.keys = keys;
    Some(Adopted::Dkim { selectors })
}

/// What stands at a selector, if it is a key or the way to one. A withdrawn key is neither, and a private key
/// that somebody has published by mistake must not come into answers that are saved and written to files.
fn published(answer: &Answer) -> Option<Value> {
    let texts = answer.texts();
    let record = texts
        .iter()
        .filter(|text| !is_private(text))
        .filter_map(|text| text.parse::<record::dkim::Record>().ok())
        .find(|record| record.public_key != PublicKey::Revoked);
    match (answer.aliases.first(), record) {
        // The target of a service's second selector may be empty until its keys are changed.
        (Some(target), record) if record.is_some() || texts.is_empty() => Some(Value::Alias(target.clone())),
        (Some(_), _) => None,
        (None, record) => record.map(Value::Record),
    }
}

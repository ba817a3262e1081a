//! The records at one selector.

use super::{Site, View, own};
use crate::{
    check::{
        Finding, Severity,
        dkim::judge_record,
        finding::{Correction, Dkim, What},
    },
    plan::publish::Data,
    record::{
        dkim::{PublicKey, Record, claims_to_be_key, is_private, readings, redacted, repaired},
        span::Span,
        tags,
    },
};

/// The texts that are meant as keys.
pub(super) fn keys<'s>(site: &'s Site<'_>) -> Vec<&'s String> {
    let is_key = |text: &&String| {
        claims_to_be_key(text) || repaired(text).is_some() || is_private(text) || !readings(text).is_empty()
    };
    site.texts.iter().filter(is_key).collect()
}

/// The key in a record that receivers can use.
pub(super) fn usable(text: &str) -> Option<PublicKey> {
    let key = text.parse::<Record>().ok()?.public_key;
    matches!(key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_)).then_some(key)
}

/// What is wrong with the records at a selector; none if there is no key record at all.
pub(super) fn judge(view: &View<'_>, site: &Site<'_>) -> Option<Vec<Finding>> {
    let selector = || site.selector.to_string();
    let keys = keys(site);
    // Of a private key nothing but its place is told: what is shown is copied.
    if let Some(text) = keys.iter().find(|text| is_private(text)) {
        return Some(vec![Finding::from(Dkim::PrivateKey).about(&site.owner, &redacted(text))]);
    }
    match keys.as_slice() {
        [] => halves(site).map(|found| vec![found]),
        [only] => {
            let mut found = one(view, site, only);
            // RFC 6376 §3.6.2.2: what a receiver makes of several texts is not defined, whatever they are.
            let is_half = found.iter().any(|finding| matches!(finding.what, What::Dkim(Dkim::Halves { .. })));
            if site.texts.len() > 1 && !is_half {
                let what = Dkim::TextBeside { selector: selector(), count: site.texts.len() };
                let beside = Finding::from(what).about(&site.owner, only);
                found.push(
                    whole(view, site, &keys)
                        .map_or(beside.clone(), |data| beside.with_correction(&site.owner, data)),
                );
            }
            Some(found)
        }
        [first, ..] => {
            let what = Dkim::Several { selector: selector(), count: keys.len(), is_same: is_one_key(&keys) };
            let several = Finding::from(what).about(&site.owner, first);
            let several = match whole(view, site, &keys) {
                Some(data) => several.with_correction(&site.owner, data),
                None => several,
            };
            Some(vec![halves(site).unwrap_or(several)])
        }
    }
}

/// Whether several records have the same key, so that it does not matter which of them a receiver takes.
fn is_one_key(keys: &[&String]) -> bool {
    let read: Option<Vec<Record>> = keys.iter().map(|text| text.parse().ok()).collect();
    let Some(read) = read else { return false };
    let is_usable = |record: &Record| record.public_key != PublicKey::Revoked;
    read.iter().all(|record| is_usable(record) && Some(record) == read.first())
}

/// The record that stays where several stand: the one this machine knows to be right, or the key that all of them
/// hold. Which of two keys signs cannot be told.
fn whole(view: &View<'_>, site: &Site<'_>, keys: &[&String]) -> Option<Data> {
    if !site.answer.aliases.is_empty() {
        return None;
    }
    if let Some(data @ Data::Txt(_)) = own::data(view, &site.selector) {
        return Some(data);
    }
    let meant: Vec<Record> = keys.iter().filter_map(|text| repaired(text)).collect();
    let first = meant.first()?;
    if meant.len() < keys.len() {
        return None;
    }
    let is_same = meant.iter().all(|record| record.public_key == first.public_key);
    let kept = keys.iter().find(|text| usable(text).is_some()).map(|text| (*text).clone());
    is_same.then(|| Data::Txt(kept.unwrap_or_else(|| first.to_string())))
}

/// The two parts of one key, in whichever order.
fn halves(site: &Site<'_>) -> Option<Finding> {
    let [first, second] = site.texts.as_slice() else { return None };
    // A key that is whole by itself is no half.
    if usable(first).is_some() || usable(second).is_some() {
        return None;
    }
    let whole =
        [format!("{first}{second}"), format!("{second}{first}")].iter().find_map(|text| repaired(text))?;
    let what = Dkim::Halves { selector: site.selector.to_string() };
    let finding = Finding::from(what).about(&site.owner, first);
    Some(finding.with_correction(&site.owner, Data::Txt(whole.to_string())))
}

/// What is wrong with the one record at a selector.
fn one(view: &View<'_>, site: &Site<'_>, text: &str) -> Vec<Finding> {
    if let Some(found) = halves(site) {
        return vec![found];
    }
    let selector = || site.selector.to_string();
    let record = match text.parse::<Record>() {
        Ok(record) => record,
        Err(_) if !claims_to_be_key(text) => {
            let bare = Finding::from(Dkim::Bare { selector: Some(selector()) }).about(&site.owner, text);
            return vec![corrected(view, site, text, bare)];
        }
        Err(error) => {
            let what = Dkim::Unreadable { selector: Some(selector()), fault: error.cause };
            let finding = Finding::from(what).at(&site.owner, text, error.span);
            return vec![corrected(view, site, text, finding)];
        }
    };
    let slips = empty_parts(text)
        .into_iter()
        .map(|(what, span)| corrected(view, site, text, Finding::from(what).at(&site.owner, text, span)));
    let mut findings: Vec<Finding> = slips.collect();
    let judged: Vec<Finding> = judge_record(&record)
        .into_iter()
        .map(|mut finding| {
            if let What::Dkim(what) = finding.what {
                finding.what = What::Dkim(published(site, &record, what));
            }
            let span = place(&finding, text).unwrap_or(Span::new(0, text.len()));
            corrected(view, site, text, finding.at(&site.owner, text, span))
        })
        .collect();
    findings.extend(judged);
    if matches!(record.public_key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_)) {
        let span = value(text, "p").unwrap_or(Span::new(0, text.len()));
        findings.extend(own::judge(view, site, &record).map(|finding| finding.at(&site.owner, text, span)));
    }
    findings
}

/// Tags and words with nothing in them.
fn empty_parts(text: &str) -> Vec<(Dkim, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut parts = text.split(';').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        if part.trim().is_empty() && !is_last {
            found.push((Dkim::EmptyTag, Span::new(at, at + part.len() + 1)));
        }
        at += part.len() + 1;
    }
    found.truncate(1);
    for tag in tags::parts(text).flatten().filter(|tag| ["h", "s", "t"].contains(&tag.name)) {
        let words: Vec<bool> = tag.items(':').map(|(word, _)| word.is_empty()).collect();
        if words.contains(&true) && words.contains(&false) {
            found.push((Dkim::EmptyWord { tag: tag.name.to_owned() }, tag.value_span));
        }
    }
    found
}

/// What can be said more exactly of a key that is published, and where.
fn published(site: &Site<'_>, record: &Record, what: Dkim) -> Dkim {
    let selector = || site.selector.to_string();
    let octets = record.public_key.octets();
    let is_ed25519 = || {
        repaired(&record.to_string()).is_some_and(|meant| matches!(meant.public_key, PublicKey::Ed25519(_)))
    };
    match what {
        Dkim::Revoked if site.is_in_use() => {
            Dkim::RevokedInUse { selector: selector(), is_planned: site.origin == super::Origin::Planned }
        }
        Dkim::Revoked => Dkim::RevokedElsewhere { selector: selector() },
        Dkim::NotAKey if octets.len() == 32 => Dkim::NoKeyType,
        Dkim::WrongLength { .. } | Dkim::WrongAlgorithm if octets.len() == 44 && is_ed25519() => {
            Dkim::WrappedEd25519
        }
        what => what,
    }
}

/// The part of the record that a finding is about.
fn place(finding: &Finding, text: &str) -> Option<Span> {
    let What::Dkim(what) = &finding.what else { return None };
    let tag = match what {
        Dkim::NoSha256 { .. } => "h",
        Dkim::NotForMail { .. } => "s",
        Dkim::Testing => "t",
        Dkim::UnknownType { .. } => "k",
        _ => "p",
    };
    value(text, tag)
}

fn value(text: &str, name: &str) -> Option<Span> {
    tags::parts(text).flatten().find(|tag| tag.name == name).map(|tag| tag.value_span)
}

/// The same with what to publish: the key known to be right, or what was meant.
fn corrected(view: &View<'_>, site: &Site<'_>, text: &str, finding: Finding) -> Finding {
    // A weak key is replaced by making another, and a test is ended by whoever began it.
    let is_of_key =
        matches!(finding.what, What::Dkim(Dkim::TooShort { .. } | Dkim::Short { .. } | Dkim::TooLong { .. }));
    if finding.severity() == Severity::Info || is_of_key || !site.answer.aliases.is_empty() {
        return finding;
    }
    let own = own::data(view, &site.selector).filter(|own| !matches!(own, Data::Txt(own) if own == text));
    let readings = readings(text);
    if own.is_none() && readings.len() > 1 {
        let choices = readings
            .iter()
            .map(|record| Correction { owner: site.owner.clone(), data: Data::Txt(record.to_string()) });
        return Finding { choices: choices.collect(), ..finding };
    }
    let meant = || {
        let record = repaired(text)?;
        let is_sound = judge_record(&record).iter().all(|left| left.severity() < Severity::Error);
        is_sound.then(|| Data::Txt(record.to_string()))
    };
    match own.or_else(meant) {
        Some(data) => finding.with_correction(&site.owner, data),
        None => finding,
    }
}

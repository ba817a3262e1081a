//! What a receiver wrote into a header against a message: no refusal, but the same question.
//!
//! Nothing was sent back, so that there is no reply to read; the results stand in fields, and which of them speaks
//! against the message is told here. What passes by one of them is no fault of the others.
//!
//! References: RFC 8601 §2.7; Microsoft's documentation of `compauth`.

use super::{
    Cause, Certainty, Kind, Mechanism, Named, Own, Refusal, Signed, Step, Whose, catalogue::Address,
    catalogue::catalogue, named,
};
use crate::mail::{
    attempt::Attempt,
    stated::{Outcome, Stated, Told, ToldDkim},
};

/// What a receiver stated against a message; none if it stated nothing of the kind. Whether it can be believed is
/// for the caller to know.
#[must_use]
pub fn stated(told: &Told, own: &Own) -> Option<Refusal> {
    let passes = |stated: &Option<Stated>| stated.as_ref().is_some_and(|one| one.outcome == Outcome::Pass);
    let dkim_passes = told.dkim.iter().any(|one| one.outcome == Outcome::Pass);
    let bad = told.dkim.iter().find(|one| !matches!(one.outcome, Outcome::Pass | Outcome::None));
    let is_wrong = matches!(&told.comp_auth, Some((Outcome::Fail, _)))
        || told.dmarc.as_ref().is_some_and(|one| one.outcome == Outcome::Fail);
    let (mechanism, cause, certainty) = match (bad, passes(&told.spf), dkim_passes) {
        (Some(bad), _, false) => (Mechanism::Dkim, of_signature(bad), Certainty::Likely),
        (None, false, false) if told.spf.is_some() && (is_wrong || !told.dkim.is_empty()) => {
            (Mechanism::SpfAndDkim, Cause::Unauthenticated, Certainty::Sure)
        }
        (_, _, true) | (None, true, false) if is_wrong => {
            (Mechanism::Dmarc, Cause::DmarcAlignment, Certainty::Likely)
        }
        _ => return None,
    };
    let named = names(told, mechanism, bad);
    let whose_domain = named.domain.as_deref().map_or(Whose::Unknown, |domain| own.domain(domain));
    Some(Refusal {
        kind: Kind::Statement,
        by: by(told),
        software: None,
        mechanism,
        code: None,
        enhanced: None,
        whose_address: named.ip.map_or(Whose::Unknown, |ip| own.address(ip)),
        whose_domain,
        named,
        cause,
        certainty,
        step: if whose_domain == Whose::Other { Step::None } else { cause.step() },
        writer: None,
        came_from: None,
        recipient: None,
        is_temporary: bad.is_some_and(|bad| bad.outcome == Outcome::TempError),
        text: text(told),
        quoted: None,
        note: None,
        passed_on: None,
        mail: Signed::Unknown,
        phase: None,
    })
}

fn of_signature(bad: &ToldDkim) -> Cause {
    let remarks = bad.remarks.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| remarks.contains(word));
    if says(&["no key", "key not found", "key unavailable", "public key not", "unable to get"]) {
        Cause::DkimNoKey
    } else if says(&["body hash", "bodyhash", "body has been altered"]) {
        Cause::DkimBodyChanged
    } else if bad.outcome == Outcome::TempError {
        Cause::DnsTemporary
    } else if says(&["signature", "bad rsa", "altered"]) {
        Cause::DkimBadSignature
    } else {
        Cause::DkimFail
    }
}

/// The receiver, by the name it gives itself.
fn by(told: &Told) -> Option<String> {
    let known = catalogue().of_host(&told.by).map(|receiver| receiver.name.clone());
    let lower = told.by.to_ascii_lowercase();
    // Only Microsoft gives itself no name, and only it adds this sum.
    let is_microsoft = told.comp_auth.is_some() || lower.contains("microsoft") || lower.contains("outlook");
    known
        .or_else(|| is_microsoft.then(|| "Exchange Online".to_owned()))
        .or_else(|| Some(told.by.clone()).filter(|by| !by.is_empty()))
}

fn names(told: &Told, mechanism: Mechanism, bad: Option<&ToldDkim>) -> Named {
    if let Some(bad) = bad.filter(|_| mechanism == Mechanism::Dkim) {
        let lower = |text: &String| text.to_ascii_lowercase();
        return Named {
            domain: bad.domain.as_ref().map(lower),
            ip: None,
            selector: bad.selector.as_ref().map(lower),
        };
    }
    let said = told.spf.iter().flat_map(|spf| spf.comments.iter().cloned()).collect::<Vec<_>>().join(" ");
    let read = named::read(&said, &Attempt::default(), Address::Recipient);
    let property = |stated: &Option<Stated>, name: &str| {
        stated.as_ref().and_then(|stated| stated.property(name)).map(|value| {
            value.rsplit('@').next().unwrap_or_default().trim_matches(['<', '>']).to_ascii_lowercase()
        })
    };
    let from = property(&told.dmarc, "header.from");
    let bounce = property(&told.spf, "smtp.mailfrom").or_else(|| property(&told.spf, "smtp.mail"));
    Named { domain: from.or(bounce), ip: read.ip, selector: None }
}

/// The results as they were stated, short.
fn text(told: &Told) -> String {
    let mut parts = Vec::new();
    parts.extend(told.spf.as_ref().map(|one| format!("spf={}", one.outcome.as_str())));
    parts.extend(
        told.dkim
            .iter()
            .map(|one| format!("dkim={} {}", one.outcome.as_str(), one.remarks).trim().to_owned()),
    );
    parts.extend(told.dmarc.as_ref().map(|one| format!("dmarc={}", one.outcome.as_str())));
    if let Some((outcome, reason)) = &told.comp_auth {
        parts.push(
            format!("compauth={} {}", outcome.as_str(), reason.as_deref().unwrap_or_default())
                .trim()
                .to_owned(),
        );
    }
    parts.join("; ")
}

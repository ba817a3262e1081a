//! What was stated and what is found, side by side.
//!
//! ```text
//!               Gmail says   found here
//!   SPF         pass         pass   192.0.2.25 matches ip4:192.0.2.25
//!   DKIM s1     pass         pass   example.com, RSA 2048
//!   DMARC       pass         pass   DKIM and SPF aligned, policy quarantine
//! ```

use super::{View, by, say};
use crate::{
    check::{
        message::{DkimAlignment, DmarcResult, Judged, Whom},
        spf::evaluate::Ending,
    },
    mail::{
        signature::{Algorithm, Body, Header},
        stated::Told,
    },
    record::{dmarc::Policy, visible::visible},
};

/// One row. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// What the receiver told.
    pub told: String,
    /// What is found.
    pub found: String,
    /// Why.
    pub remark: String,
}

/// The heads of the two columns; the first is empty if no receiver told anything.
#[must_use]
pub fn heading(view: View<'_>) -> (String, String) {
    (view.examination.receiver().map(|told| say::says(by(&told.by))).unwrap_or_default(), say::found())
}

/// The rows: SPF, each signature, DMARC.
#[must_use]
pub fn rows(view: View<'_>) -> Vec<Row> {
    let receiver = view.examination.receiver();
    let mut rows = vec![spf(view, receiver)];
    rows.extend(view.judgement.signatures.iter().map(dkim));
    if view.judgement.signatures.is_empty() {
        let told = receiver
            .and_then(|told| told.dkim.first())
            .map_or_else(say::not_told, |told| told.outcome.as_str().to_owned());
        let remark = say::dkim_none(view.domain());
        rows.push(Row { label: "DKIM".to_owned(), told, found: "none".to_owned(), remark });
    }
    rows.push(dmarc(view, receiver));
    rows
}

fn spf(view: View<'_>, receiver: Option<&Told>) -> Row {
    let spf = &view.judgement.spf;
    let told = receiver
        .and_then(|told| told.spf.as_ref())
        .map_or_else(say::not_told, |spf| spf.outcome.as_str().to_owned());
    let ip = spf.envelope.ip.map_or_else(say::not_told, |ip| ip.to_string());
    let domain = spf.domain.as_deref().map_or_else(say::not_told, |domain| visible(domain).into_owned());
    let (found, remark) = match &spf.found {
        Some(found) => {
            let remark = match &found.ending {
                Ending::Matched { term, domain, .. } if term != "all" && !term.ends_with("all") => {
                    if view.judgement.dmarc.domain.as_ref() == Some(domain) {
                        say::SpfMatch { ip, term: term.clone() }.say()
                    } else {
                        say::SpfTerm { domain: domain.to_string(), ip, term: term.clone() }.say()
                    }
                }
                Ending::Matched { domain, .. } | Ending::Unmatched { domain } => {
                    say::SpfDefault { domain: domain.to_string(), ip }.say()
                }
                Ending::Absent(_) => say::spf_absent(domain.clone()),
                Ending::Unanswered { .. } => say::spf_unanswered(domain.clone()),
                Ending::Broken(_) => say::spf_broken(domain.clone()),
            };
            (found.result().as_str(), remark)
        }
        None if spf.envelope.ip.is_none() => ("unknown", say::spf_unknown()),
        None => ("unknown", say::spf_not_asked()),
    };
    let is_other =
        view.judgement.dmarc.domain.is_some() && spf.found.is_some() && !spf.is_aligned && found == "pass";
    let remark = if is_other { format!("{remark}, {}", say::spf_unaligned(view.domain())) } else { remark };
    let draft = spf.with_draft.as_ref().map(|draft| say::spf_with_draft(draft.result().as_str()));
    let remark = [Some(remark), draft].into_iter().flatten().collect::<Vec<_>>().join(". ");
    Row { label: "SPF".to_owned(), told, found: found.to_owned(), remark }
}

fn dkim(judged: &Judged) -> Row {
    let selector = judged.read.selector.as_deref().unwrap_or("?");
    let domain = judged.read.domain.as_deref().unwrap_or("?");
    let domain = visible(domain).into_owned();
    let algorithm = judged.read.signature.as_ref().ok().map(|signature| signature.algorithm);
    let whose = match (judged.bits, algorithm) {
        (Some(bits), _) => say::DkimDomain { bits: bits.to_string(), domain }.say(),
        (None, Some(Algorithm::Ed25519Sha256)) => say::dkim_domain_ed25519(domain),
        (None, _) => say::dkim_domain_plain(domain),
    };
    let mut remarks = vec![whose];
    if let Some(verdict) =
        judged.verdict.as_ref().filter(|_| judged.result != crate::check::message::DkimResult::Pass)
    {
        remarks.extend(match &verdict.header {
            Header::Fits => Some(say::dkim_header_fits()),
            Header::Changed { .. } => Some(say::dkim_header_changed()),
            Header::OtherKey => Some(say::dkim_other_key()),
            Header::KeyOrHeader | Header::Damaged { .. } | Header::Unjudged => None,
        });
        remarks.push(match verdict.body {
            Body::Fits | Body::FitsUpTo { .. } => say::dkim_body_fits(),
            Body::Differs | Body::Short => say::dkim_body_changed(),
            Body::Unknown => say::dkim_body_unknown(),
        });
    }
    let told = judged.told.as_ref().map_or_else(say::not_told, |told| told.outcome.as_str().to_owned());
    let label = format!("DKIM {}", visible(selector).chars().take(20).collect::<String>());
    Row { label, told, found: judged.result.as_str().to_owned(), remark: remarks.join(", ") }
}

fn dmarc(view: View<'_>, receiver: Option<&Told>) -> Row {
    let dmarc = &view.judgement.dmarc;
    let told = receiver
        .and_then(|told| told.dmarc.as_ref())
        .map_or_else(say::not_told, |told| told.outcome.as_str().to_owned());
    let mut remark = match (dmarc.dkim.is_aligned(), dmarc.spf_is_aligned) {
        _ if !matches!(view.examination.whom, Whom::One { .. }) => say::dmarc_no_author(),
        _ if dmarc.result == DmarcResult::None => say::dmarc_no_record(view.domain()),
        (true, true) => say::dmarc_both(),
        (true, false) if dmarc.dkim == DkimAlignment::Stated => say::dmarc_dkim_believed(),
        (true, false) => say::dmarc_dkim(),
        (false, true) => say::dmarc_spf(),
        (false, false) => say::dmarc_neither(view.domain()),
    };
    if let (Some(applied), Some(policy)) = (&dmarc.applied, dmarc.policy) {
        let policy = match policy {
            Policy::None => "none",
            Policy::Quarantine => "quarantine",
            Policy::Reject => "reject",
        };
        let is_inherited = dmarc.domain.as_ref() != Some(&applied.at);
        let said = if is_inherited {
            say::DmarcPolicyFrom { at: applied.at.to_string(), policy }.say()
        } else {
            say::dmarc_policy(policy)
        };
        remark = format!("{remark}, {said}");
    }
    Row { label: "DMARC".to_owned(), told, found: dmarc.result.as_str().to_owned(), remark }
}

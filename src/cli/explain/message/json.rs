//! The answer about a message for programs.
//!
//! The shape is promised in the README: keys are added, never renamed or taken away.

use serde::Serialize;

use crate::{
    check::message::{DkimAlignment, Examination, Judged, Judgement},
    mail::stated::{Stated, Told, Trust},
    record::{dmarc::Policy, visible::visible},
    words::message::{self as words, View},
};

/// What is known of a message; the keys stand beside those that every part has.
#[derive(Serialize)]
pub(in crate::cli::explain) struct MessageOut {
    title: String,
    detail: String,
    fix: Option<String>,
    evidence: Vec<String>,
    besides: Vec<&'static str>,
    stated: Vec<StatedOut>,
    signatures: Vec<SignatureOut>,
    more_signatures: usize,
    spf: SpfOut,
    dmarc: DmarcOut,
    findings: [(); 0],
}

#[derive(Serialize)]
struct StatedOut {
    by: String,
    trusted: bool,
    role: &'static str,
    readable: bool,
    spf: Option<&'static str>,
    dkim: Vec<StatedDkim>,
    dmarc: Option<&'static str>,
    arc: Option<&'static str>,
    compauth: Option<&'static str>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct StatedDkim {
    result: &'static str,
    domain: Option<String>,
    selector: Option<String>,
    remark: Option<String>,
}

#[derive(Serialize)]
struct SignatureOut {
    domain: Option<String>,
    selector: Option<String>,
    algorithm: Option<String>,
    bits: Option<usize>,
    result: &'static str,
    cause: &'static str,
    certainty: &'static str,
    stated: Option<&'static str>,
}

#[derive(Serialize)]
struct SpfOut {
    result: &'static str,
    ip: Option<String>,
    domain: Option<String>,
    mail_from: Option<String>,
    helo: Option<String>,
    aligned: bool,
    with_setup: Option<&'static str>,
}

#[derive(Serialize)]
struct DmarcOut {
    result: &'static str,
    from: Option<String>,
    policy: Option<&'static str>,
    policy_at: Option<String>,
    aligned: Vec<&'static str>,
    as_stated: bool,
}

pub(in crate::cli::explain) fn out(examination: &Examination, judgement: &Judgement) -> MessageOut {
    let view = View { examination, judgement };
    MessageOut {
        title: words::headline(view),
        detail: words::why(view),
        fix: words::fix(view),
        evidence: words::evidence(view),
        besides: judgement.besides.iter().map(|cause| cause.as_str()).collect(),
        stated: judgement.told.iter().map(stated).collect(),
        signatures: judgement.signatures.iter().map(signature).collect(),
        more_signatures: judgement.more_signatures,
        spf: spf(judgement),
        dmarc: dmarc(judgement),
        findings: [],
    }
}

fn shown(text: &str) -> String {
    visible(text).into_owned()
}

fn stated(told: &Told) -> StatedOut {
    let word = |stated: &Option<Stated>| stated.as_ref().map(|stated| stated.outcome.as_str());
    let dkim = told.dkim.iter().map(|one| StatedDkim {
        result: one.outcome.as_str(),
        domain: one.domain.as_deref().map(shown),
        selector: one.selector.as_deref().map(shown),
        remark: Some(shown(&one.remarks)).filter(|text| !text.is_empty()),
    });
    StatedOut {
        by: shown(&told.by),
        trusted: matches!(told.trust, Trust::Receiver | Trust::Gateway),
        role: match told.trust {
            Trust::Receiver => "receiver",
            Trust::Gateway => "gateway",
            Trust::Sealed => "arc",
            Trust::Outgoing => "sender",
            Trust::Anybody => "unknown",
        },
        readable: told.is_readable,
        spf: word(&told.spf),
        dkim: dkim.collect(),
        dmarc: word(&told.dmarc),
        arc: word(&told.arc),
        compauth: told.comp_auth.as_ref().map(|(outcome, _)| outcome.as_str()),
        reason: told.comp_auth.as_ref().and_then(|(_, reason)| reason.as_deref().map(shown)),
    }
}

fn signature(judged: &Judged) -> SignatureOut {
    SignatureOut {
        domain: judged
            .domain()
            .map(|name| name.to_string())
            .or_else(|| judged.read.domain.as_deref().map(shown)),
        selector: judged.read.selector.as_deref().map(shown),
        algorithm: judged.read.algorithm.as_deref().map(shown),
        bits: judged.bits,
        result: judged.result.as_str(),
        cause: judged.cause.as_str(),
        certainty: judged.certainty.as_str(),
        stated: judged.told.as_ref().map(|told| told.outcome.as_str()),
    }
}

fn spf(judgement: &Judgement) -> SpfOut {
    let spf = &judgement.spf;
    SpfOut {
        result: spf.found.as_ref().map_or("unknown", |found| found.result().as_str()),
        ip: spf.envelope.ip.map(|ip| ip.to_string()),
        domain: spf.domain.as_deref().map(shown),
        mail_from: spf.envelope.mail_from.as_deref().map(shown),
        helo: spf.envelope.helo.as_deref().map(shown),
        aligned: spf.is_aligned,
        with_setup: spf.with_draft.as_ref().map(|found| found.result().as_str()),
    }
}

fn dmarc(judgement: &Judgement) -> DmarcOut {
    let dmarc = &judgement.dmarc;
    let aligned = [("dkim", dmarc.dkim.is_aligned()), ("spf", dmarc.spf_is_aligned)];
    DmarcOut {
        result: dmarc.result.as_str(),
        from: dmarc.domain.as_ref().map(ToString::to_string),
        policy: dmarc.policy.map(|policy| match policy {
            Policy::None => "none",
            Policy::Quarantine => "quarantine",
            Policy::Reject => "reject",
        }),
        policy_at: dmarc.applied.as_ref().map(|applied| applied.at.to_string()),
        aligned: aligned.into_iter().filter(|(_, is_aligned)| *is_aligned).map(|(word, _)| word).collect(),
        as_stated: dmarc.dkim == DkimAlignment::Stated,
    }
}

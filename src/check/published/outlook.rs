//! What SPF, DKIM and DMARC together mean: for the domain's own mail, and for a forger's.
//!
//! Each of the three says something of its own, and a person wants to know what comes of it: is my mail
//! delivered, is a forger's refused? A receiver asks whether SPF or DKIM has proved a domain that is in
//! line with the one in `From:`, and if neither has, does what the DMARC record asks for. That is worked
//! out here for the records as they are published, and, where a set-up is saved that changes anything, as
//! they will be.
//!
//! References: RFC 9989 §4.4 (alignment), §4.10.1 (which policy), §5.3 (what receivers do).

use super::{
    View, dkim,
    dmarc::{discovered, has_usable_key, planned_walk, sends},
};
use crate::{
    check::{
        self, Finding,
        dmarc::discovery::{self, Discovered, Discovery, Policies},
        finding::{Fate, Mail, Proof, Severity, Spf, What, When},
    },
    plan::{Plan, dkim::Value, spf::Answers},
    record::{
        dmarc::{Alignment, Noted, Policy, Record, Testing},
        name::{DomainName, Name},
        spf::FOLLOWED,
    },
    survey::{Answer, Kind},
};

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let Some(now) = published(view) else { return Vec::new() };
    let mut mails = now.mails(view, When::Now);
    if let Some(planned) = view.plan.and_then(|plan| planned(view, plan)).filter(|planned| *planned != now) {
        mails.extend(planned.mails(view, When::Planned));
    }
    mails.into_iter().map(Finding::from).collect()
}

/// All that decides over mail of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is read off another record")]
struct Outlook {
    /// Whether the domain sends mail at all.
    sends: bool,
    /// Relaxed alignment takes any name of the same organization for another.
    organizational: Name,
    spf: Proof,
    /// Whether SPF lets any server pass.
    passes_all: bool,
    dkim: Proof,
    is_spf_strict: bool,
    is_dkim_strict: bool,
    /// The same of SPF for the names below, whose record may be another.
    is_strict_below: bool,
    own: Fate,
    existing: Fate,
    nonexistent: Fate,
}

impl Outlook {
    /// With what SPF and DKIM prove, and whether SPF lets everybody pass.
    fn new(
        record: &Record,
        walked: &Discovered,
        sends: bool,
        (spf, passes_all): (Proof, bool),
        dkim: Proof,
    ) -> Self {
        let [own, existing, nonexistent] = fates(walked);
        Self {
            sends,
            organizational: walked.organizational.clone(),
            spf,
            passes_all,
            dkim,
            is_spf_strict: record.spf_alignment == Some(Alignment::Strict),
            is_dkim_strict: record.dkim_alignment == Some(Alignment::Strict),
            is_strict_below: walked
                .below
                .as_ref()
                .is_some_and(|found| found.record.spf_alignment == Some(Alignment::Strict)),
            own,
            existing,
            nonexistent,
        }
    }

    fn mails(&self, view: &View<'_>, when: When) -> Vec<Mail> {
        let domain = view.survey.domain.to_unicode();
        let below = Mail::SubDomains {
            domain: domain.clone(),
            when,
            // Relaxed alignment takes the envelope of the domain for a name below it.
            passes_spf: self.passes_all && !self.is_strict_below,
            existing: self.existing,
            nonexistent: self.nonexistent,
        };
        if !self.sends {
            return vec![Mail::Silent { domain, when, fate: self.own }, below];
        }
        let own = Mail::Own {
            domain: domain.clone(),
            organizational: shown(&self.organizational),
            when,
            spf: self.spf,
            is_spf_strict: self.is_spf_strict,
            dkim: self.dkim,
            is_dkim_strict: self.is_dkim_strict,
            fate: self.own,
        };
        vec![own, Mail::Forged { domain, when, passes_spf: self.passes_all, fate: self.own }, below]
    }
}

fn shown(name: &Name) -> String {
    DomainName::parse(name.as_str()).map_or_else(|_| name.to_string(), |domain| domain.to_unicode())
}

/// As it is now; none while the record that holds is not known.
fn published(view: &View<'_>) -> Option<Outlook> {
    let walked = discovered(view).filter(|walked| walked.is_certain)?;
    let record = walked.found.as_ref().map(|found| found.record.clone()).unwrap_or_default();
    let dkim = published_dkim(view);
    // With a key mail can be sent that no SPF record knows of.
    let sends = sends(view) || dkim == Proof::Works;
    Some(Outlook::new(&record, &walked, sends, published_spf(view), dkim))
}

/// What comes of a policy in a record that may be a test of it.
fn applied(record: &Record, policy: Policy) -> Fate {
    match record.testing {
        Some(Testing::Yes) => Fate::Policy(discovery::tested(policy)),
        _ => Fate::Policy(policy),
    }
}

/// For the domain, a name below it that exists, and one that does not.
///
/// RFC 9989 §4.10.1: a name without a record follows its organizational domain, so that the record of a domain holds
/// for the names below only if the walk from there ends at it.
fn fates(walked: &Discovered) -> [Fate; 3] {
    let own = walked.found.as_ref().and_then(|found| Some(applied(&found.record, found.policy?)));
    let below = walked.below.as_ref().and_then(|found| {
        let noted = Noted::read(&found.text).ok()?;
        let Policies { existing, nonexistent, .. } = discovery::policies(&noted)?;
        Some([existing, nonexistent].map(|policy| applied(&found.record, policy)))
    });
    let [existing, nonexistent] = below.unwrap_or([Fate::Undecided; 2]);
    [own.unwrap_or(Fate::Undecided), existing, nonexistent]
}

/// As it will be when everything that is planned is published; none while that depends on what is not known.
fn planned(view: &View<'_>, plan: &Plan) -> Option<Outlook> {
    let never = !plan.purpose.sends();
    let walked = match planned_walk(view) {
        Some(Discovery::Done(walked)) => *walked,
        Some(Discovery::Asking(_)) => return None,
        // What is not planned stays as it is.
        None => discovered(view)?,
    };
    let record = walked.found.as_ref().map(|found| found.record.clone()).unwrap_or_default();
    let spf = match never {
        true => (Proof::Absent, false),
        false if plan.spf.record().terms.is_empty() => published_spf(view),
        false => proof_of(&plan.spf, view),
    };
    let is_key = |value: &Value| match value {
        Value::Alias(_) => true,
        Value::Record(key) => {
            check::dkim::judge_record(key).iter().all(|finding| finding.severity() < Severity::Error)
        }
    };
    let dkim = match (never, plan.dkim.usable().any(|key| !key.stage.is_over() && is_key(&key.value))) {
        (true, _) => Proof::Absent,
        (false, true) => Proof::Works,
        (false, false) => published_dkim(view),
    };
    Some(Outlook::new(&record, &walked, !never, spf, dkim))
}

/// Whether SPF proves anything, and whether it proves everything.
fn published_spf(view: &View<'_>) -> (Proof, bool) {
    let known = view.survey.facts.get(view.domain(), Kind::Txt).is_some_and(Answer::is_answer);
    match super::spf::seen(view).as_slice() {
        // What receivers do not take for a record proves nothing, however it may be meant.
        [] if !view.survey.spf_records().is_empty() => (Proof::Broken, false),
        [] if known => (Proof::Absent, false),
        [] => (Proof::Unknown, false),
        [only] if only.len() > FOLLOWED => (Proof::Broken, false),
        [only] => proof_of(&Answers::from_text(only), view),
        _ => (Proof::Broken, false),
    }
}

/// RFC 7208 §2.6.7: a record with an error proves nothing, whatever else it says.
fn proof_of(answers: &Answers, view: &View<'_>) -> (Proof, bool) {
    let findings = check::spf::judge(answers, &view.survey.domain, view.reading());
    let lets_all_pass = |finding: &Finding| {
        matches!(
            finding.what,
            What::Spf(
                Spf::PassesAll
                    | Spf::EveryAddress { .. }
                    | Spf::EveryAddressTogether
                    | Spf::TargetPassesAll { .. }
                    | Spf::MatchesAlways { passes: true, .. }
            )
        )
    };
    let passes_all = findings.iter().any(lets_all_pass);
    let is_broken =
        findings.iter().any(|finding| finding.severity() == Severity::Error && !lets_all_pass(finding));
    let lets_nobody = findings.iter().any(|finding| finding.what == What::Spf(Spf::NobodyMaySend));
    let proof = match (is_broken, lets_nobody) {
        (true, _) => Proof::Broken,
        (false, true) => Proof::Nobody,
        (false, false) => Proof::Works,
    };
    (proof, passes_all && !is_broken)
}

fn published_dkim(view: &View<'_>) -> Proof {
    let mut is_known = false;
    let mut is_broken = false;
    for (selector, origin) in dkim::sought(view) {
        let owner = view.survey.domain.below(&selector.labels());
        let Some(answer) = view.survey.facts.get(&owner, Kind::Txt) else { continue };
        // Nothing is signed any more with a key that is ending or withdrawn.
        if view.plan.is_some_and(|plan| plan.dkim.is_over(&selector)) {
            continue;
        }
        if has_usable_key(answer) {
            return Proof::Works;
        }
        let is_named = origin != dkim::Origin::Likely && answer.is_answer();
        is_known |= is_named;
        is_broken |= is_named && answer.exists();
    }
    match (is_known, is_broken) {
        (_, true) => Proof::Broken,
        (true, false) => Proof::Absent,
        (false, false) => Proof::Unknown,
    }
}

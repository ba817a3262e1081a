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
    dmarc::{discovered, has_usable_key, sends},
};
use crate::{
    check::{
        self, Finding,
        dmarc::discovery::{self, Applied, Policies, Via},
        finding::{Fate, Mail, Proof, Severity, Spf, What, When},
    },
    plan::{Plan, Purpose, dkim::Value, spf::Answers},
    record::{
        dmarc::{Alignment, Noted, Policy, Record, Testing},
        spf::{FOLLOWED, is_spf},
    },
    survey::{Answer, Kind},
};

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let Some(now) = published(view) else { return Vec::new() };
    let mut mails = now.mails(view, When::Now);
    if let Some(planned) = view.plan.map(|plan| planned(view, plan)).filter(|planned| *planned != now) {
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
    spf: Proof,
    /// Whether SPF lets any server pass.
    passes_all: bool,
    dkim: Proof,
    is_spf_strict: bool,
    is_dkim_strict: bool,
    own: Fate,
    existing: Fate,
    nonexistent: Fate,
}

impl Outlook {
    /// With what SPF and DKIM prove, whether SPF lets everybody pass, and what comes of mail from the domain, a name
    /// below it that exists and one that does not.
    fn new(
        record: &Record,
        sends: bool,
        (spf, passes_all): (Proof, bool),
        dkim: Proof,
        [own, existing, nonexistent]: [Fate; 3],
    ) -> Self {
        Self {
            sends,
            spf,
            passes_all,
            dkim,
            is_spf_strict: record.spf_alignment == Some(Alignment::Strict),
            is_dkim_strict: record.dkim_alignment == Some(Alignment::Strict),
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
            passes_spf: self.passes_all && !self.is_spf_strict,
            existing: self.existing,
            nonexistent: self.nonexistent,
        };
        if !self.sends {
            return vec![Mail::Silent { domain, when, fate: self.own }, below];
        }
        let own = Mail::Own {
            domain: domain.clone(),
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

/// As it is now; none while the record that holds is not known.
fn published(view: &View<'_>) -> Option<Outlook> {
    let walked = discovered(view).filter(|walked| walked.is_certain)?;
    let record = walked.found.as_ref().map(|found| found.record.clone()).unwrap_or_default();
    let fates = walked.found.as_ref().map_or([Fate::Undecided; 3], fates);
    let dkim = published_dkim(view);
    // With a key mail can be sent that no SPF record knows of.
    let sends = sends(view) || dkim == Proof::Works;
    Some(Outlook::new(&record, sends, published_spf(view), dkim, fates))
}

/// What comes of a policy in a record that may be a test of it.
fn applied(record: &Record, policy: Policy) -> Fate {
    match record.testing {
        Some(Testing::Yes) => Fate::Policy(discovery::tested(policy)),
        _ => Fate::Policy(policy),
    }
}

/// For the domain, a name below it that exists, and one that does not.
fn fates(found: &Applied) -> [Fate; 3] {
    let asked = Noted::read(&found.text).ok().and_then(|noted| discovery::policies(&noted));
    let Some(Policies { own, existing, nonexistent }) = asked else { return [Fate::Undecided; 3] };
    let applied = |policy| applied(&found.record, policy);
    let here = found.policy.map_or(Fate::Undecided, applied);
    match found.via {
        Via::Own => [applied(own), applied(existing), applied(nonexistent)],
        // The record further up holds for all that is below it.
        Via::Organizational | Via::PublicSuffix => [here, applied(existing), applied(nonexistent)],
    }
}

/// As it will be when everything that is planned is published.
fn planned(view: &View<'_>, plan: &Plan) -> Outlook {
    let never = plan.purpose == Purpose::NeverSends;
    let record = plan.dmarc.published();
    let record = if never { Record { policy: Some(Policy::Reject), ..record } } else { record };
    let spf = match never {
        true => (Proof::Absent, false),
        false if plan.spf.record().terms.is_empty() => published_spf(view),
        false => proof_of(&plan.spf, view),
    };
    let asked = record.to_string().parse::<Record>().ok().filter(|record| *record != Record::default());
    let applied = |policy| applied(&record, policy);
    let noted = asked.map(|record| Noted { record, faults: Vec::new() });
    let asked = noted.and_then(|noted| discovery::policies(&noted));
    let fates = asked.map_or([Fate::Undecided; 3], |asked| {
        [applied(asked.own), applied(asked.existing), applied(asked.nonexistent)]
    });
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
    Outlook::new(&record, !never, spf, dkim, fates)
}

/// Whether SPF proves anything, and whether it proves everything.
fn published_spf(view: &View<'_>) -> (Proof, bool) {
    let known = view.survey.facts.get(view.domain(), Kind::Txt).is_some_and(Answer::is_answer);
    match view.survey.spf_records().as_slice() {
        [] if known => (Proof::Absent, false),
        [] => (Proof::Unknown, false),
        [only] if only.len() > FOLLOWED => (Proof::Broken, false),
        // What receivers do not take for a record proves nothing, however it may be meant.
        [only] if is_spf(only) => proof_of(&Answers::from_text(only), view),
        _ => (Proof::Broken, false),
    }
}

/// RFC 7208 §2.6.7: a record with an error proves nothing, whatever else it says.
fn proof_of(answers: &Answers, view: &View<'_>) -> (Proof, bool) {
    let findings = check::spf::judge(answers, &view.survey.domain, view.reading());
    let lets_all_pass = |finding: &Finding| {
        matches!(
            finding.what,
            What::Spf(Spf::PassesAll | Spf::EveryAddress { .. } | Spf::TargetPassesAll { .. })
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

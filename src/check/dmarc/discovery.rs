//! Which DMARC record holds for a domain: its own, or one further up.
//!
//! A domain without a record of its own has that of the organization it belongs to, and where the
//! organization begins is found by going up the tree of names and asking at each. A record may end the
//! walk by saying that it is, or is not, one under which others register. So what stands at the name
//! alone does not tell what receivers do; this does, over what has been answered, or says what to ask next.
//!
//! Where nothing is known of DNS yet, the project goes by the public suffix list instead:
//! [`DomainName::registered`](crate::record::name::DomainName::registered).
//!
//! References: RFC 9989 §4.10 (the walk), §4.10.1 (which record), §4.10.2 (which organization).

use crate::{
    record::{
        dmarc::{Fault, Noted, Policy, PublicSuffix, Record, is_dmarc},
        name::Name,
    },
    survey::{Answer, Facts, Kind},
};

/// RFC 9989 §4.10: names longer than this are cut to [`LABELS_KEPT`] after the first question, so that
/// no name costs a receiver more than eight.
const LABELS: usize = 8;
/// RFC 9989 §4.10, step 4: from eight labels on, those on the left are removed 'until 7 labels remain'.
const LABELS_KEPT: usize = 7;

/// What is known of the record that holds for a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discovery {
    /// This domain is to be asked about next, at `_dmarc` below it.
    Asking(Name),
    /// All is known that there is to know.
    Done(Box<Discovered>),
}

/// The end of a walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovered {
    /// The record that holds; none if DMARC does not apply.
    pub found: Option<Applied>,
    /// The record that holds for a name below the domain that has none of its own, as for one that exists. It is the
    /// domain's own record only if the domain is an organizational one, or a public suffix.
    pub below: Option<Applied>,
    /// The organizational domain: relaxed alignment asks for the same one.
    pub organizational: Name,
    /// Whether every question was answered; if not, there may be another record.
    pub is_certain: bool,
}

/// The record that holds for a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The domain it is published for.
    pub at: Name,
    /// Its text, as published.
    pub text: String,
    /// What receivers read in it.
    pub record: Record,
    /// How it was found.
    pub via: Via,
    /// The tag that counts here; `p` too where the other is absent.
    pub tag: &'static str,
    /// What it asks for; none where receivers do nothing because of a fault.
    pub policy: Option<Policy>,
}

/// How a record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// At the domain.
    Own,
    /// At its organizational domain.
    Organizational,
    /// At the public suffix above that.
    PublicSuffix,
}

/// What a record asks for, once its faults are taken into account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policies {
    /// For the domain.
    pub own: Policy,
    /// For sub-domains that exist.
    pub existing: Policy,
    /// For sub-domains that do not.
    pub nonexistent: Policy,
}

/// The domains to be asked about, in their order; at most eight.
#[must_use]
pub fn targets(domain: &Name) -> Vec<Name> {
    let labels: Vec<&str> = domain.labels().collect();
    let rest = if labels.len() >= LABELS { LABELS_KEPT } else { labels.len().saturating_sub(1) };
    let above = (1..=rest).rev().filter_map(|kept| {
        // Labels of a name are labels of a shorter one.
        labels.get(labels.len() - kept..)?.join(".").parse().ok()
    });
    std::iter::once(domain.clone()).chain(above).filter(|name: &Name| !name.is_root()).collect()
}

/// Walks up from `domain` as far as the facts go. `exists` says whether DNS knows the name at all, be it without any
/// record: `np` is for those it does not know (RFC 9989 §3.2.13).
#[must_use]
pub fn discover(domain: &Name, exists: bool, facts: &Facts) -> Discovery {
    walk(domain, exists, facts, None)
}

/// The same as it will be when `own` is the record at the domain.
#[must_use]
pub fn discover_with(own: &str, domain: &Name, exists: bool, facts: &Facts) -> Discovery {
    walk(domain, exists, facts, Some(own))
}

fn walk(domain: &Name, exists: bool, facts: &Facts, own: Option<&str>) -> Discovery {
    let mut seen: Vec<(Name, String, Noted)> = Vec::new();
    let mut is_certain = true;
    for target in targets(domain) {
        if let Some(own) = own.filter(|_| target == *domain) {
            let Ok(noted) = Noted::read(own) else { continue };
            let ends = ends(&noted.record);
            seen.push((target, own.to_owned(), noted));
            if ends {
                break;
            }
            continue;
        }
        let Ok(owner) = target.child("_dmarc") else { continue };
        let Some(answer) = facts.get(&owner, Kind::Txt) else { return Discovery::Asking(target) };
        // Above everybody's names stands a record only where a registry has thought of it.
        is_certain &= answer.is_answer() || target.labels().count() == 1;
        if let Some((text, noted)) = valid(answer) {
            let ends = ends(&noted.record);
            seen.push((target, text, noted));
            if ends {
                break;
            }
        }
    }
    let organizational = organization(domain, &seen);
    let below = below_it(domain, &seen);
    let found = choose(domain, &organizational, seen, exists);
    Discovery::Done(Box::new(Discovered { found, below, organizational, is_certain }))
}

/// RFC 9989 §4.10, steps 2 and 6: such a record ends the walk.
const fn ends(record: &Record) -> bool {
    matches!(record.public_suffix, Some(PublicSuffix::Yes | PublicSuffix::No))
}

/// What a walk from a name below `domain` comes to, where nothing stands at that name.
fn below_it(domain: &Name, seen: &[(Name, String, Noted)]) -> Option<Applied> {
    // Any label will do: no record is looked for at it.
    let child = domain.child("below").ok()?;
    let asked = targets(&child);
    let seen: Vec<_> = seen.iter().filter(|(at, ..)| asked.contains(at)).cloned().collect();
    let organizational = organization(&child, &seen);
    choose(&child, &organizational, seen, true)
}

/// RFC 9989 §4.10, step 2: of several records at one name 'they are all discarded'.
fn valid(answer: &Answer) -> Option<(String, Noted)> {
    let mut records: Vec<String> = answer.texts().into_iter().filter(|text| is_dmarc(text)).collect();
    let only = records.pop().filter(|_| records.is_empty())?;
    let noted = Noted::read(&only).ok()?;
    Some((only, noted))
}

/// RFC 9989 §4.10.2, in its order.
fn organization(domain: &Name, seen: &[(Name, String, Noted)]) -> Name {
    let ends = seen.iter().find_map(|(at, _, noted)| match noted.record.public_suffix {
        Some(PublicSuffix::No) => Some(at.clone()),
        Some(PublicSuffix::Yes) if at != domain => below(at, domain),
        _ => None,
    });
    let topmost = || seen.last().map(|(at, ..)| at.clone());
    ends.or_else(topmost).unwrap_or_else(|| domain.clone())
}

/// The name one label longer than `suffix` that `domain` is, or is below.
fn below(suffix: &Name, domain: &Name) -> Option<Name> {
    let left = domain.relative_to(suffix).filter(|left| !left.is_empty())?;
    suffix.child(left.rsplit('.').next().unwrap_or(left)).ok()
}

/// RFC 9989 §4.10.1: the record of the domain, of its organization, of the public suffix.
fn choose(
    domain: &Name,
    organizational: &Name,
    seen: Vec<(Name, String, Noted)>,
    exists: bool,
) -> Option<Applied> {
    let rank = |at: &Name, noted: &Noted| {
        if at == domain {
            Some(Via::Own)
        } else if at == organizational {
            Some(Via::Organizational)
        } else {
            (noted.record.public_suffix == Some(PublicSuffix::Yes)).then_some(Via::PublicSuffix)
        }
    };
    // They come longest first, which is the order of preference.
    let (via, (at, text, noted)) =
        seen.into_iter().find_map(|found| Some((rank(&found.0, &found.2)?, found)))?;
    let asked = policies(&noted);
    let record = noted.record;
    let (tag, policy) = match via {
        Via::Own => ("p", asked.map(|asked| asked.own)),
        _ if exists => {
            (if record.subdomain_policy.is_some() { "sp" } else { "p" }, asked.map(|asked| asked.existing))
        }
        _ => {
            let tag = match (record.nonexistent_policy, record.subdomain_policy) {
                (Some(_), _) => "np",
                (None, Some(_)) => "sp",
                (None, None) => "p",
            };
            (tag, asked.map(|asked| asked.nonexistent))
        }
    };
    Some(Applied { at, text, record, via, tag, policy })
}

/// What a record asks for; none if receivers do nothing with it.
///
/// RFC 9989 §4.10.1: a record without a valid `p`, or with an `sp` or `np` that is none, counts as `p=none` if its
/// `rua` holds at least one URI that can be read, of whatever scheme, and else not at all.
#[must_use]
pub fn policies(noted: &Noted) -> Option<Policies> {
    let record = &noted.record;
    let is_invalid = noted.faults.iter().any(|fault| matches!(fault.cause, Fault::Policy(_)));
    match record.policy.filter(|_| !is_invalid) {
        Some(own) => {
            let existing = record.subdomain_policy.unwrap_or(own);
            let nonexistent = record.nonexistent_policy.unwrap_or(existing);
            Some(Policies { own, existing, nonexistent })
        }
        None => (!record.aggregate_reports.is_empty()).then_some(Policies {
            own: Policy::None,
            existing: Policy::None,
            nonexistent: Policy::None,
        }),
    }
}

/// The milder policy that receivers apply for a test (RFC 9989 §4.7 `t`).
#[must_use]
pub const fn tested(policy: Policy) -> Policy {
    match policy {
        Policy::Reject => Policy::Quarantine,
        Policy::Quarantine | Policy::None => Policy::None,
    }
}

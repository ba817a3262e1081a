//! Two SPF records, term by term.

use super::{Difference, unreadable};
use crate::record::{
    name::Name,
    spf::{Directive, DomainSpec, DualCidr, Mechanism, Modifier, Qualifier, Record, Term},
    visible::visible,
};

pub(super) fn differences(planned: &str, found_text: &str, owner: &Name) -> Vec<Difference> {
    let Ok(found) = found_text.parse::<Record>() else { return vec![unreadable(found_text)] };
    let Ok(planned) = planned.parse::<Record>() else { return vec![unreadable(found_text)] };
    let (planned, found) = (meanings(&planned, owner), meanings(&found, owner));
    if runs(&planned) == runs(&found) {
        return Vec::new();
    }
    let (missing, extra) = (without(&planned, &found), without(&found, &planned));
    if missing.is_empty() && extra.is_empty() {
        return vec![Difference::Order];
    }
    let missing = missing.into_iter().map(|part| Difference::Missing { part });
    missing.chain(extra.into_iter().map(|part| Difference::Extra { part })).collect()
}

/// A term in the form in which equal means the same, and as it is shown.
struct Meaning {
    /// None for a modifier, which has no place in the order.
    effect: Option<Qualifier>,
    form: String,
    shown: String,
}

fn meanings(record: &Record, owner: &Name) -> Vec<Meaning> {
    record.terms.iter().map(|term| Meaning::new(term, owner)).collect()
}

impl Meaning {
    fn new(written: &Term, owner: &Name) -> Self {
        let (effect, meaning) = match written {
            Term::Directive(directive) => (Some(directive.effect()), directive_form(directive, owner)),
            Term::Modifier(modifier) => (None, modifier_form(modifier)),
        };
        Self { effect, form: meaning, shown: visible(&written.to_string()).into_owned() }
    }
}

/// What of `terms` is not in `others`, as often as it stands there.
fn without(terms: &[Meaning], others: &[Meaning]) -> Vec<String> {
    let mut left: Vec<&str> = others.iter().map(|term| term.form.as_str()).collect();
    let mut missing = Vec::new();
    for term in terms {
        match left.iter().position(|form| *form == term.form) {
            Some(at) => drop(left.swap_remove(at)),
            None => missing.push(term.shown.clone()),
        }
    }
    missing
}

/// The directives in runs of one qualifier, each sorted, and the modifiers.
///
/// RFC 7208 §4.6.2: the first directive that matches decides; among neighbours that decide alike
/// it does not matter which. §6: modifiers may stand anywhere.
fn runs(terms: &[Meaning]) -> (Vec<Vec<&str>>, Vec<&str>) {
    let directives: Vec<&Meaning> = terms.iter().filter(|term| term.effect.is_some()).collect();
    let runs = directives.chunk_by(|a, b| a.effect == b.effect);
    (
        runs.map(|run| sorted(run.iter().copied())).collect(),
        sorted(terms.iter().filter(|term| term.effect.is_none())),
    )
}

fn sorted<'t>(terms: impl Iterator<Item = &'t Meaning>) -> Vec<&'t str> {
    let mut forms: Vec<&str> = terms.map(|term| term.form.as_str()).collect();
    forms.sort_unstable();
    forms
}

fn directive_form(directive: &Directive, owner: &Name) -> String {
    let at_owner = |domain: &Option<DomainSpec>| {
        domain.as_ref().filter(|spec| spec.name().as_ref() != Some(owner)).map(name_form)
    };
    let mechanism = match &directive.mechanism {
        Mechanism::A { domain, cidr } => format!("a:{:?}{:?}", at_owner(domain), whole(*cidr)),
        Mechanism::Mx { domain, cidr } => format!("mx:{:?}{:?}", at_owner(domain), whole(*cidr)),
        Mechanism::Ptr(domain) => format!("ptr:{:?}", at_owner(domain)),
        Mechanism::Include(spec) => format!("include:{}", name_form(spec)),
        Mechanism::Exists(spec) => format!("exists:{}", name_form(spec)),
        // Host bits do not count, and a full prefix is none.
        Mechanism::Ip4 { address, prefix } => {
            let length = prefix.unwrap_or(32).min(32);
            let network = u32::from(*address) & u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
            format!("ip4:{network:x}/{length}")
        }
        Mechanism::Ip6 { address, prefix } => {
            let length = prefix.unwrap_or(128).min(128);
            let network = u128::from(*address) & u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0);
            format!("ip6:{network:x}/{length}")
        }
        Mechanism::All => "all".to_owned(),
    };
    format!("{:?} {mechanism}", directive.effect())
}

fn modifier_form(modifier: &Modifier) -> String {
    match modifier {
        Modifier::Redirect(spec) => format!("redirect={}", name_form(spec)),
        Modifier::Explanation(spec) => format!("exp={}", name_form(spec)),
        Modifier::Unknown { name, value } => format!("{}={value}", name.to_ascii_lowercase()),
    }
}

/// Letter case counts in macros (RFC 7208 §7.3: upper case means URL-escaped), not in names.
fn name_form(spec: &DomainSpec) -> String {
    spec.name().map_or_else(|| spec.to_string(), |name| name.to_string())
}

fn whole(cidr: DualCidr) -> (u8, u8) {
    (cidr.v4.unwrap_or(32), cidr.v6.unwrap_or(128))
}

//! What is wrong with single terms, and with terms that stand twice.

use std::collections::BTreeSet;

use super::walk::is_all;
use crate::{
    check::finding::{Finding, Spf},
    plan::spf::{Answers, Row},
    record::{
        name::DomainName,
        spf::{self, DomainSpec, DualCidr, Fault, Letter, MacroString, Mechanism, Modifier, Piece, Term},
        visible::visible,
    },
};

/// What can be said of each row by itself and of rows that repeat others.
pub(super) fn judge(answers: &Answers, domain: &DomainName) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    let mut is_ended = false;
    let mut is_other = false;
    for (row, text) in answers.rows.iter().enumerate() {
        let mut at = |what: Spf| findings.push(Finding { row: Some(row), ..Finding::from(what) });
        let term = match text {
            Row::Broken(text) => {
                at(broken(text));
                continue;
            }
            Row::Term(term) => term,
        };
        if macro_string(term).is_some_and(has_validated_name) {
            at(Spf::ValidatedName { term: term.to_string() });
        }
        match term {
            Term::Directive(directive) => {
                if matches!(directive.mechanism, Mechanism::Ptr(_)) {
                    at(Spf::Ptr);
                }
                if !is_ended && key(&directive.mechanism, domain).is_some_and(|key| !seen.insert(key)) {
                    at(Spf::Duplicate { term: term.to_string() });
                }
                is_ended |= is_all(term);
            }
            Term::Modifier(Modifier::Redirect(_)) => {
                if !seen.insert("redirect=".to_owned()) {
                    at(Spf::DuplicateModifier { name: "redirect" });
                }
            }
            Term::Modifier(Modifier::Explanation(_)) => {
                if !seen.insert("exp=".to_owned()) {
                    at(Spf::DuplicateModifier { name: "exp" });
                }
            }
            Term::Modifier(Modifier::Unknown { name, value }) => {
                // What follows the version of another record are its tags.
                if is_other {
                    continue;
                }
                if let Some((version, label)) = other(name, value) {
                    is_other = true;
                    at(Spf::OtherRecord { version, label });
                    continue;
                }
                let name = name.to_ascii_lowercase();
                let meant = spf::mechanism(&name, &value.to_string()).map(|term| named(&term));
                let mechanisms = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"];
                if let Some(meant) =
                    meant.or_else(|| mechanisms.contains(&name.as_str()).then(|| name.clone()))
                {
                    at(Spf::MechanismWithEquals { name, meant });
                } else if !REGISTERED.contains(&name.as_str()) {
                    at(Spf::UnknownModifier { name });
                }
            }
        }
    }
    findings
}

/// Records that are not SPF: how they begin, and the labels they belong at.
const OTHERS: [(&str, &str); 5] = [
    ("DMARC1", "_dmarc"),
    ("DKIM1", "SELECTOR._domainkey"),
    ("STSv1", "_mta-sts"),
    ("TLSRPTv1", "_smtp._tls"),
    ("BIMI1", "default._bimi"),
];

/// The version of another record, if the modifier is one, with the labels it belongs at.
fn other(name: &str, value: &MacroString) -> Option<(String, &'static str)> {
    let value = value.to_string();
    let version = value.split(';').next().filter(|_| name.eq_ignore_ascii_case("v"))?;
    let (known, label) = OTHERS.into_iter().find(|(known, _)| version.eq_ignore_ascii_case(known))?;
    Some((format!("v={known}"), label))
}

/// Modifiers with a meaning of their own: where reports of failures go (RFC 6652 §3).
const REGISTERED: [&str; 3] = ["ra", "rp", "rr"];

/// The mechanism of a term.
fn named(term: &Term) -> String {
    let text = term.to_string();
    let bare = text.trim_start_matches(['+', '-', '~', '?']);
    bare.split([':', '/']).next().unwrap_or(bare).to_owned()
}

/// Why a row is left out. Text that would be a term by itself was refused for its place in the record.
fn broken(text: &str) -> Spf {
    let fault = match text.parse::<Term>() {
        Ok(Term::Modifier(Modifier::Redirect(_))) => return Spf::DuplicateModifier { name: "redirect" },
        Ok(Term::Modifier(Modifier::Explanation(_))) => return Spf::DuplicateModifier { name: "exp" },
        Ok(_) => Fault::Version,
        Err(fault) => fault.cause,
    };
    Spf::Broken { text: visible(text).into_owned(), fault }
}

/// What two mechanisms that match the same servers have in common; none for those that are compared
/// as networks.
fn key(mechanism: &Mechanism, domain: &DomainName) -> Option<String> {
    let named = |spec: Option<&DomainSpec>| match spec {
        Some(spec) => spec.macro_string().for_domain(domain.as_str()).unwrap_or_else(|| spec.to_string()),
        None => domain.to_string(),
    };
    let host = |kind: &str, spec: Option<&DomainSpec>, cidr: DualCidr| {
        let name = named(spec).trim_end_matches('.').to_ascii_lowercase();
        format!("{kind}:{name}/{}//{}", cidr.v4.unwrap_or(32), cidr.v6.unwrap_or(128))
    };
    Some(match mechanism {
        Mechanism::All | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } => return None,
        Mechanism::Include(spec) => host("include", Some(spec), DualCidr::default()),
        Mechanism::Exists(spec) => host("exists", Some(spec), DualCidr::default()),
        Mechanism::Ptr(spec) => host("ptr", spec.as_ref(), DualCidr::default()),
        Mechanism::A { domain, cidr } => host("a", domain.as_ref(), *cidr),
        Mechanism::Mx { domain, cidr } => host("mx", domain.as_ref(), *cidr),
    })
}

fn macro_string(term: &Term) -> Option<&MacroString> {
    match term {
        Term::Directive(directive) => match &directive.mechanism {
            Mechanism::Include(spec) | Mechanism::Exists(spec) => Some(spec),
            Mechanism::A { domain, .. } | Mechanism::Mx { domain, .. } | Mechanism::Ptr(domain) => {
                domain.as_ref()
            }
            Mechanism::All | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } => None,
        },
        Term::Modifier(Modifier::Redirect(spec) | Modifier::Explanation(spec)) => Some(spec),
        Term::Modifier(Modifier::Unknown { .. }) => None,
    }
    .map(DomainSpec::macro_string)
}

/// RFC 7208 §7.2 advises against the macro "p", as §5.5 does against `ptr`.
fn has_validated_name(text: &MacroString) -> bool {
    text.0.iter().any(|piece| matches!(piece, Piece::Macro(expand) if expand.letter == Letter::ValidatedName))
}

//! Comparing what a server answers with what was to be published, by meaning and not by text.
//!
//! A record that was typed into a panel comes back in other clothes: cut into strings, its tags in
//! another order, in other letters, with a semicolon more. None of that matters to a receiver, and
//! none of it is reported here. What is reported is what a receiver would see differently, tag by
//! tag and term by term, and whether caches can still hold an older answer.
//!
//! References: RFC 7208 §4.5, RFC 6376 §3.6.2.2, RFC 9989 §4.10 (which texts count), RFC 2308
//! (how long "not there" is remembered), RFC 7505 (null MX).

mod dkim;
mod dmarc;
mod spf;
mod state;
mod tags;

use crate::{
    plan::publish::{Data, Publication, Purpose},
    record::{self, name::Name, visible::visible},
    survey::{self, Answer, Failure, Outcome},
};

pub use state::{State, state};

/// What one server knows of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There, and it means what was planned.
    Right,
    /// There, and it means something else.
    Different(Vec<Difference>),
    /// Not there.
    Absent {
        /// How long the server may go on saying so, in seconds, if it said.
        remembered: Option<u32>,
    },
    /// No answer.
    Unreachable(Failure),
}

/// One way in which a published record differs from the planned one; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Two records where there must be one.
    Several {
        /// How many.
        records: usize,
    },
    /// A term or tag that is planned and not there.
    Missing {
        /// The term or tag.
        part: String,
    },
    /// A term or tag that is there and not planned.
    Extra {
        /// The term or tag.
        part: String,
    },
    /// A tag with another value.
    Changed {
        /// The tag.
        tag: String,
        /// What is planned.
        planned: String,
        /// What is there.
        found: String,
    },
    /// The same terms in another order, which changes what they mean.
    Order,
    /// Another key.
    OtherKey,
    /// The key there is withdrawn (`p=` is empty).
    Withdrawn,
    /// A key is there that is to be withdrawn.
    NotWithdrawn,
    /// The key is cut off after this many octets of text.
    Truncated {
        /// Octets of the published text.
        octets: usize,
    },
    /// Quotes were published as part of the value.
    Quotes,
    /// It points to another name, or to none.
    Target {
        /// Where it points, if anywhere.
        found: Option<String>,
    },
    /// The text cannot be read as this kind of record.
    Unreadable {
        /// The text.
        text: String,
    },
}

/// What the answer says about the publication.
#[must_use]
pub fn compare(publication: &Publication, answer: &Answer) -> Verdict {
    match &publication.data {
        Data::Cname(target) => alias(target, &publication.purpose, answer),
        Data::Txt(planned) => match text(publication, planned, answer) {
            // RFC 6376 §6.1.2: a verifier fails a signature without a key as one whose key is revoked.
            Verdict::Absent { .. } if publication.withdraws() => Verdict::Right,
            verdict => verdict,
        },
        Data::Mx { exchange, .. } => exchanger(&publication.data, exchange, answer),
        Data::Srv(srv) => service(srv, answer),
    }
}

/// Whether a text at the name of such a record is meant as one; others at the name do not matter.
#[must_use]
pub fn claims(purpose: &Purpose, text: &str) -> bool {
    match purpose {
        Purpose::Spf => record::spf::claims_to_be_spf(text),
        Purpose::Dkim(_) | Purpose::NoDkim => record::dkim::claims_to_be_key(text),
        Purpose::Dmarc | Purpose::ReportAuthorization(_) => record::dmarc::claims_to_be_dmarc(text),
        Purpose::MtaSts => record::mta_sts::claims_to_be_mta_sts(text),
        Purpose::TlsReports => record::tls_rpt::claims_to_be_tls_rpt(text),
        // Whose a text is that nobody knows by its form, only its own value tells.
        Purpose::NullMx
        | Purpose::Service(_)
        | Purpose::Offer(_)
        | Purpose::Autoconfig
        | Purpose::Autodiscover => false,
    }
}

/// Whether receivers count such a text among the records (RFC 7208 §4.5, RFC 9989 §4.10): one that is only
/// meant to be one, they pass over.
fn counts(purpose: &Purpose, text: &str) -> bool {
    match purpose {
        Purpose::Spf => record::spf::is_spf(text),
        Purpose::Dmarc => record::dmarc::is_dmarc(text),
        _ => true,
    }
}

/// Where the name points: the first alias that was followed, or the CNAME that was asked for.
pub(super) fn points_to(answer: &Answer) -> Option<&Name> {
    answer.aliases.first().or_else(|| {
        answer.data().iter().find_map(|data| match data {
            survey::Data::Cname(target) => Some(target),
            _ => None,
        })
    })
}

/// A mail exchanger as zone files write it, `10 mail.example.com`.
pub(super) fn exchangers(answer: &Answer) -> Vec<(u16, &Name)> {
    answer
        .data()
        .iter()
        .filter_map(|data| match data {
            survey::Data::Mx { preference, exchange } => Some((*preference, exchange)),
            _ => None,
        })
        .collect()
}

/// What an answer without records of the type says; none if it has some.
fn without_records(answer: &Answer) -> Option<Verdict> {
    match &answer.outcome {
        Outcome::Records { .. } => None,
        Outcome::NoData { negative_ttl } | Outcome::NxDomain { negative_ttl } => {
            Some(Verdict::Absent { remembered: *negative_ttl })
        }
        // The server says that it is not the one to ask.
        Outcome::Referral { .. } => Some(Verdict::Unreachable(Failure::Refused)),
        Outcome::Failed(failure) => Some(Verdict::Unreachable(failure.clone())),
    }
}

/// Not there, beside other records that are: they are remembered as long as their TTL says.
fn absent_beside(answer: &Answer) -> Verdict {
    let remembered = match answer.outcome {
        Outcome::Records { ttl, .. } => Some(ttl),
        _ => None,
    };
    Verdict::Absent { remembered }
}

fn alias(target: &Name, purpose: &Purpose, answer: &Answer) -> Verdict {
    // What the target holds is the mail service's affair, and may come later.
    if points_to(answer) == Some(target) || answer.aliases.contains(target) {
        return Verdict::Right;
    }
    if let Some(found) = points_to(answer) {
        return Verdict::Different(vec![Difference::Target { found: Some(found.to_string()) }]);
    }
    if let Some(verdict) = without_records(answer) {
        return verdict;
    }
    if answer.texts().iter().any(|text| claims(purpose, text)) {
        return Verdict::Different(vec![Difference::Target { found: None }]);
    }
    absent_beside(answer)
}

fn text(publication: &Publication, planned: &str, answer: &Answer) -> Verdict {
    if let Some(verdict) = without_records(answer) {
        return match (verdict, points_to(answer)) {
            // Beside an alias, even one that leads nowhere, no text can be created.
            (Verdict::Absent { .. }, Some(found)) => {
                Verdict::Different(vec![Difference::Target { found: Some(found.to_string()) }])
            }
            (verdict, _) => verdict,
        };
    }
    // A service looks for its own text, whatever stands beside it.
    if matches!(publication.purpose, Purpose::Service(_)) {
        let is_there = answer.texts().iter().any(|text| text.trim() == planned.trim());
        return if is_there { Verdict::Right } else { absent_beside(answer) };
    }
    let texts: Vec<String> =
        answer.texts().into_iter().filter(|text| claims(&publication.purpose, text)).collect();
    let found = match texts.as_slice() {
        [] => return absent_beside(answer),
        // RFC 9990 §4: one record that begins with `v=DMARC1` is permission, whatever else stands there.
        _ if matches!(publication.purpose, Purpose::ReportAuthorization(_))
            && texts.iter().any(|text| record::dmarc::is_dmarc(text)) =>
        {
            return Verdict::Right;
        }
        [one] => one,
        several => {
            match several.iter().filter(|text| counts(&publication.purpose, text)).collect::<Vec<_>>()[..] {
                [one] => one,
                [] => return Verdict::Different(several.iter().map(|text| unreadable(text)).collect()),
                _ => return Verdict::Different(vec![Difference::Several { records: several.len() }]),
            }
        }
    };
    let differences = differences(&publication.purpose, &publication.owner, planned, found);
    if differences.is_empty() { Verdict::Right } else { Verdict::Different(differences) }
}

/// In what the meaning of the text `found` differs from that of the one `planned`, at this name; empty where only
/// letters do.
#[must_use]
pub fn differences(purpose: &Purpose, owner: &Name, planned: &str, found: &str) -> Vec<Difference> {
    match purpose {
        _ if found == planned => Vec::new(),
        Purpose::Spf => spf::differences(planned, found, owner),
        Purpose::Dkim(_) | Purpose::NoDkim => dkim::differences(planned, found),
        Purpose::Dmarc => dmarc::differences(planned, found),
        Purpose::MtaSts => same_tags::<record::mta_sts::Record>(planned, found),
        Purpose::TlsReports => same_tags::<record::tls_rpt::Record>(planned, found),
        _ => vec![unreadable(found)],
    }
}

/// Nothing, where both read the same; else the whole text.
fn same_tags<R: std::str::FromStr + PartialEq>(planned: &str, found: &str) -> Vec<Difference> {
    match (planned.parse::<R>(), found.parse::<R>()) {
        (Ok(planned), Ok(found)) if planned == found => Vec::new(),
        _ => vec![unreadable(found)],
    }
}

/// An SRV record is one of those at the name; others beside it do not matter, unless the service is refused.
fn service(planned: &record::srv::Srv, answer: &Answer) -> Verdict {
    if let Some(verdict) = without_records(answer) {
        return verdict;
    }
    let found: Vec<&record::srv::Srv> = answer
        .data()
        .iter()
        .filter_map(|data| match data {
            survey::Data::Srv(srv) => Some(srv),
            _ => None,
        })
        .collect();
    // RFC 2782: weight decides only among several of one priority.
    let is_it = |srv: &&record::srv::Srv| {
        (srv.port, &srv.target) == (planned.port, &planned.target)
            && (srv.is_refusal() || srv.priority == planned.priority)
    };
    let is_right = found.iter().any(is_it) && !(planned.is_refusal() && found.len() > 1);
    if is_right {
        return Verdict::Right;
    }
    Verdict::Different(found.iter().map(|srv| unreadable(&srv.to_string())).collect())
}

fn exchanger(planned: &Data, exchange: &Name, answer: &Answer) -> Verdict {
    if let Some(verdict) = without_records(answer) {
        return verdict;
    }
    let found = exchangers(answer);
    // RFC 7505 §3: a null MX means something only as the only MX; its preference means nothing.
    let is_planned = |(preference, name): &(u16, &Name)| {
        *name == exchange
            && (exchange.is_root() || matches!(planned, Data::Mx { preference: p, .. } if p == preference))
    };
    let is_there = found.iter().any(is_planned);
    if found.is_empty() || (!is_there && !exchange.is_root()) {
        return absent_beside(answer);
    }
    let extra: Vec<Difference> = found
        .iter()
        .filter(|mx| exchange.is_root() && !is_planned(mx))
        .map(|(preference, name)| Difference::Extra { part: format!("{preference} {name}") })
        .collect();
    if extra.is_empty() { Verdict::Right } else { Verdict::Different(extra) }
}

/// A text that cannot be read: because of quotes in it, if there are any.
fn unreadable(found: &str) -> Difference {
    if found.contains('"') {
        Difference::Quotes
    } else {
        Difference::Unreadable { text: visible(&record::dkim::redacted(found)).into_owned() }
    }
}

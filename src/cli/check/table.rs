//! The records, and below each what every server has.
//!
//! ```text
//! SPF at example.com
//!   ns1.example.net (your server): There and right
//!   ns2.example.net (your server): There, but different
//!     Missing: mx
//! ```

use crate::{
    check::propagation::{Verdict, compare, concerns},
    plan::publish::{Publication, Purpose},
    survey::{Answer, Failure, Outcome, Role},
    words::{self, check, cli as say, publish},
};

/// What one server said about one record.
pub(super) struct Seen<'s> {
    pub(super) answer: &'s Answer,
    pub(super) verdict: Verdict,
}

/// What every server said about a record: the domain's own servers first, then this machine's, then others.
pub(super) fn seen<'s>(publication: &Publication, answers: &'s [Answer]) -> Vec<Seen<'s>> {
    let concerned = answers.iter().filter(|answer| concerns(publication, answer));
    let mut seen: Vec<Seen<'s>> =
        concerned.map(|answer| Seen { answer, verdict: compare(publication, answer) }).collect();
    let key = |seen: &Seen<'s>| {
        let server = &seen.answer.server;
        (server.role, server.label.as_str(), server.address)
    };
    seen.sort_by(|a, b| key(a).cmp(&key(b)));
    seen
}

pub(super) fn lines(publications: &[Publication], answers: &[Answer]) -> Vec<String> {
    let mut lines = Vec::new();
    // One broken server is the same story for every record, and told once.
    let mut told: Vec<Failure> = Vec::new();
    for publication in publications {
        lines.push(publish::title(publication.owner.as_str(), named(&publication.purpose)));
        let seen = seen(publication, answers);
        for one in &seen {
            let server = &one.answer.server;
            let role = role(server.role, &publication.purpose);
            lines.push(format!("  {}", say::server(role, server.label.as_str(), one.word())));
            match &one.verdict {
                Verdict::Different(differences) => {
                    let texts = differences.iter().map(words::difference::difference);
                    lines.extend(texts.map(|text| format!("    {text}")));
                }
                Verdict::Unreachable(failure) if !told.contains(failure) => {
                    lines.push(format!("    {}", words::dns::failure(failure)));
                    told.push(failure.clone());
                }
                Verdict::Unreachable(_) | Verdict::Right | Verdict::Absent { .. } => {}
            }
        }
        if seen.is_empty() {
            lines.push(format!("  {}", check::not_asked()));
        } else if seen.iter().all(Seen::is_own) && seen.iter().any(|one| one.verdict != Verdict::Right) {
            lines.push(format!("  {}", check::resolvers_wait()));
        }
        lines.push(String::new());
    }
    lines
}

impl Seen<'_> {
    pub(super) fn is_own(&self) -> bool {
        self.answer.server.role == Role::Authoritative
    }

    /// The verdict in words, with how long a cache may go on saying so; the domain's own servers
    /// remember nothing.
    fn word(&self) -> String {
        match (&self.verdict, &self.answer.outcome) {
            (Verdict::Absent { .. }, _) if self.is_own() => {
                words::difference::verdict(&Verdict::Absent { remembered: None })
            }
            (Verdict::Different(_), Outcome::Records { ttl, .. }) if !self.is_own() => {
                let word = words::difference::verdict(&self.verdict);
                format!("{word}, {}", check::remembered(words::difference::time(*ttl)))
            }
            (verdict, _) => words::difference::verdict(verdict),
        }
    }
}

fn role(role: Role, purpose: &Purpose) -> String {
    match (role, purpose) {
        (Role::Authoritative, Purpose::ReportAuthorization(_)) => check::role_own_their(),
        (Role::Authoritative, _) => check::role_own(),
        (Role::System, _) => check::role_system(),
        (Role::Public, _) => check::role_public(),
    }
}

/// The record told from all others.
pub(super) fn named(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Spf => publish::spf(),
        Purpose::Dkim(selector) => publish::named_dkim(selector.as_str()),
        Purpose::Dmarc => publish::dmarc(),
        Purpose::ReportAuthorization(their) => publish::named_report(their.as_str()),
        Purpose::NoDkim => publish::no_dkim(),
        Purpose::NullMx => publish::null_mx(),
    }
}

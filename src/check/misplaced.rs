//! A record that is missing at its name and stands at a wrong one.
//!
//! Panels differ in whether the name field wants the whole name or only what stands before the zone. Who types
//! the whole one where the panel adds the zone by itself creates `_dmarc.example.com.example.com`, which nobody
//! ever asks for, and sees the record in the panel all the same. A DMARC record at the domain itself, without
//! `_dmarc`, is the other place where records are lost.
//!
//! References: RFC 1035 §5.1 (names without a final dot are relative to the zone), RFC 9989 §4.10 (`_dmarc`).

use super::propagation::{Verdict, claims, compare};
use crate::{
    plan::publish::{Publication, Purpose},
    record::name::Name,
    survey::{Answer, Question, Role},
};

/// Where a record stands in place of its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At its name with the zone's name behind it once more.
    Doubled(Name),
    /// At the domain, without the label in front.
    Bare(Name),
}

impl Place {
    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Name {
        match self {
            Self::Doubled(name) | Self::Bare(name) => name,
        }
    }
}

/// Where a record of the zone may have been put by mistake; a place or two.
#[must_use]
pub fn places(publication: &Publication, apex: &Name) -> Vec<Place> {
    if !publication.owner.is_within(apex) {
        return Vec::new();
    }
    // A name that would be too long cannot have been created.
    let doubled = apex.child(publication.owner.as_str()).ok().map(Place::Doubled);
    let bare = publication.owner.parent().filter(|_| publication.purpose == Purpose::Dmarc).map(Place::Bare);
    doubled.into_iter().chain(bare).collect()
}

/// What to ask to learn whether a record stands at such a place.
#[must_use]
pub fn questions(publication: &Publication, apex: &Name) -> Vec<Question> {
    let kind = Question::about(publication).kind;
    places(publication, apex).into_iter().map(|place| Question::new(place.name().clone(), kind)).collect()
}

/// The first such place at which the domain's own servers have the record, or another that is meant as one.
#[must_use]
pub fn misplaced(publication: &Publication, apex: &Name, answers: &[Answer]) -> Option<Place> {
    let kind = Question::about(publication).kind;
    places(publication, apex).into_iter().find(|place| {
        let there = Publication { owner: place.name().clone(), ..publication.clone() };
        answers.iter().any(|answer| {
            let is_about = answer.question.name == there.owner && answer.question.kind == kind;
            is_about && answer.server.role == Role::Authoritative && has(&there, answer)
        })
    })
}

fn has(publication: &Publication, answer: &Answer) -> bool {
    // A wildcard that forbids every other name to send answers at any wrong name, too.
    let is_meant = publication.purpose != Purpose::Spf
        && answer.texts().iter().any(|text| claims(&publication.purpose, text));
    is_meant || compare(publication, answer) == Verdict::Right
}

#[cfg(test)]
mod tests {
    use std::{net::SocketAddr, time::Duration};

    use super::*;
    use crate::{
        plan::publish::{Data, TTL},
        record::txt::Txt,
        survey::{self, Kind, Marks, Outcome, Server},
    };

    const DMARC: &str = "v=DMARC1; p=none; rua=mailto:a@example.com";

    fn row(owner: &str, text: &str, purpose: Purpose) -> Publication {
        Publication { owner: owner.parse().unwrap(), data: Data::Txt(text.to_owned()), ttl: TTL, purpose }
    }

    fn said(owner: &str, text: &str, role: Role) -> Answer {
        Answer {
            question: Question::new(owner.parse().unwrap(), Kind::Txt),
            server: Server { role, address: SocketAddr::from(([192, 0, 2, 1], 53)), label: String::new() },
            at: jiff::Timestamp::UNIX_EPOCH,
            took: Duration::ZERO,
            transport: None,
            is_authoritative: true,
            marks: Marks::default(),
            aliases: Vec::new(),
            outcome: Outcome::Records { data: vec![survey::Data::Txt(Txt::new(text))], ttl: 300 },
        }
    }

    #[test]
    fn a_record_is_known_again_at_a_doubled_name_and_a_policy_at_the_domain() {
        let key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
        let dkim = || Purpose::Dkim("s1".parse().unwrap());
        let own = Role::Authoritative;
        for (row, at, text, role, is_found) in [
            (
                row("_dmarc.example.com", DMARC, Purpose::Dmarc),
                "_dmarc.example.com.example.com",
                DMARC,
                own,
                true,
            ),
            // Meant as one, though another.
            (
                row("_dmarc.example.com", DMARC, Purpose::Dmarc),
                "example.com",
                "v=DMARC1; p=reject",
                own,
                true,
            ),
            (row("_dmarc.example.com", DMARC, Purpose::Dmarc), "example.com", "v=spf1 -all", own, false),
            // What a cache says may be old.
            (row("_dmarc.example.com", DMARC, Purpose::Dmarc), "example.com", DMARC, Role::Public, false),
            (
                row("s1._domainkey.example.com", key, dkim()),
                "s1._domainkey.example.com.example.com",
                key,
                own,
                true,
            ),
            (
                row("example.com", "v=spf1 mx ~all", Purpose::Spf),
                "example.com.example.com",
                "v=spf1 mx ~all",
                own,
                true,
            ),
            // A wildcard that lets nobody send.
            (
                row("example.com", "v=spf1 mx ~all", Purpose::Spf),
                "example.com.example.com",
                "v=spf1 -all",
                own,
                false,
            ),
            // The domain below the zone: the panel adds the zone.
            (
                row("_dmarc.a.example.com", DMARC, Purpose::Dmarc),
                "_dmarc.a.example.com.example.com",
                DMARC,
                own,
                true,
            ),
            // A key is not looked for without its label.
            (row("s1._domainkey.example.com", key, dkim()), "example.com", key, own, false),
        ] {
            let found = misplaced(&row, &"example.com".parse().unwrap(), &[said(at, text, role)]);
            assert_eq!(
                found.as_ref().map(Place::name),
                is_found.then(|| at.parse().unwrap()).as_ref(),
                "{at}: {text}"
            );
        }
    }

    #[test]
    fn what_lies_in_another_zone_and_names_that_cannot_be_are_not_asked_for() {
        let apex = "example.com".parse().unwrap();
        let theirs = row("example.com._report._dmarc.example.net", "v=DMARC1", Purpose::Dmarc);
        assert_eq!(places(&theirs, &apex), []);
        let long = format!("{}example.com", "a.".repeat(118));
        assert_eq!(places(&row(&long, DMARC, Purpose::Spf), &apex), []);
    }
}

//! What stands at a name now, and so whether a record is to be created or replaces something.
//!
//! Panels have one button to add a record and another to edit one, and the wrong one makes a second
//! SPF record or wipes a verification text. So each row says which it is: the records of the same
//! kind that stand at the name are replaced, everything else there stays.
//!
//! References: RFC 1034 §3.6.2 (nothing stands beside a CNAME), RFC 7208 §4.5, RFC 9989 §4.10.

use super::propagation::{Verdict, claims, compare, exchangers, points_to};
use crate::{
    plan::publish::{Data, Publication},
    reading::{Reading, Stands},
    record::{dkim::redacted, name::Name},
    survey::{Answer, Kind, Survey},
};

/// What to do with a record in the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known about the name (DNS was not asked or did not answer).
    Unknown,
    /// Nothing stands there: create it.
    Create,
    /// It stands there already.
    Same,
    /// It replaces these values of the same kind; others at the name stay.
    Replace {
        /// The old values, as published but without private keys: not safe to show.
        old: Vec<Data>,
    },
    /// A CNAME stands there, beside which nothing else can: it must go first.
    Obstructed {
        /// Where it points.
        target: Name,
    },
}

/// What to do with `publication`, by what the survey found.
#[must_use]
pub fn standing(publication: &Publication, survey: &Survey) -> Standing {
    let kinds: &[Kind] = match publication.data {
        Data::Txt(_) => &[Kind::Txt],
        Data::Cname(_) if publication.is_for_hosts() => &[Kind::A, Kind::Cname],
        Data::Cname(_) => &[Kind::Txt, Kind::Cname],
        Data::Mx { .. } => &[Kind::Mx],
        Data::Srv(_) => &[Kind::Srv],
    };
    let reading = Reading::of(survey);
    let known = kinds.iter().find_map(|kind| match reading.stands(&publication.owner, *kind) {
        Stands::There(answer) => Some(Some(answer)),
        Stands::Absent(_) => Some(survey.facts.get(&publication.owner, *kind)),
        Stands::Unasked | Stands::Unsure(_) => None,
    });
    let Some(answer) = known.flatten() else { return Standing::Unknown };
    if compare(publication, answer) == Verdict::Right {
        return Standing::Same;
    }
    // What a wildcard says stands at another name, and gives way to the record by itself.
    if reading.is_wild(answer) {
        return Standing::Create;
    }
    let is_alias = matches!(publication.data, Data::Cname(_));
    match points_to(answer) {
        Some(target) if is_alias => Standing::Replace { old: vec![Data::Cname(target.clone())] },
        // RFC 1034 §3.6.2: 'If a CNAME RR is present at a node, no other data should be present'.
        Some(target) => Standing::Obstructed { target: target.clone() },
        None => {
            let old = old(publication, answer);
            if old.is_empty() { Standing::Create } else { Standing::Replace { old } }
        }
    }
}

impl Standing {
    /// What has to go when the record is created.
    #[must_use]
    pub fn outgoing(&self) -> Vec<Data> {
        match self {
            Self::Replace { old } => old.clone(),
            Self::Obstructed { target } => vec![Data::Cname(target.clone())],
            Self::Unknown | Self::Create | Self::Same => Vec::new(),
        }
    }
}

/// The values of the same kind.
fn old(publication: &Publication, answer: &Answer) -> Vec<Data> {
    if matches!(publication.data, Data::Mx { .. }) {
        let old = |(preference, exchange): (u16, &Name)| Data::Mx { preference, exchange: exchange.clone() };
        return exchangers(answer).into_iter().map(old).collect();
    }
    if matches!(publication.data, Data::Srv(_)) {
        let old = answer.data().iter().filter_map(|data| match data {
            crate::survey::Data::Srv(srv) => Some(Data::Srv(srv.clone())),
            _ => None,
        });
        return old.collect();
    }
    let texts = answer.texts().into_iter().filter(|text| claims(&publication.purpose, text));
    texts.map(|text| Data::Txt(redacted(&text))).collect()
}

//! What stands where: each record, and what every server has of it.

use std::time::Duration;

use jiff::Timestamp;

use super::{View, dkim, spread};
use crate::{
    check::propagation::{self, State, Verdict, claims, compare},
    plan::{
        dkim::{Key, Stage},
        further::Value,
        hosts::Panel,
        publish::{Data, Publication, Purpose, TTL, publish},
    },
    reading::Stands,
    record::{dkim::redacted, name::Name},
    survey::{self, Answer, Kind, Question, Role, Server},
};

/// One record, or the place where one should be.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is for.
    pub purpose: Purpose,
    /// Its name.
    pub owner: Name,
    /// What the saved set-up has there, as plain text; none if there is none.
    pub expected: Option<String>,
    /// How far the key of the saved set-up is in its life; none if it is no key, or not of the set-up.
    pub stage: Option<Stage>,
    /// What the zone's servers have there that is meant as such a record, as published but without private
    /// keys: not safe to show.
    pub published: Vec<String>,
    /// Where it points, if it is an alias.
    pub alias: Option<Name>,
    /// Where it stands on the whole.
    pub state: State,
    /// What each server has.
    pub servers: Vec<AtServer>,
}

/// What one server has of a record.
#[derive(Clone, Debug)]
pub struct AtServer {
    /// Who.
    pub server: Server,
    /// What, compared with the set-up, or with the domain's own servers where there is none.
    pub verdict: Verdict,
    /// Seconds the records may be kept, or the absence, as this server says.
    pub ttl: Option<u32>,
    /// How long it took.
    pub took: Duration,
    /// When it will have forgotten what it said, if it is a cache and behind.
    pub forgets: Option<Timestamp>,
}

impl Record {
    /// Whether the saved set-up withdraws the key here.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.stage.is_some_and(Stage::is_retired)
    }
}

/// Every record that counts for mail: those of the saved set-up, else those that a domain should have or has.
#[must_use]
pub fn records(view: &View<'_>) -> Vec<Record> {
    let planned = view.plan.map(publish).unwrap_or_default();
    let mut found: Vec<Record> = planned.iter().map(|row| of_planned(view, row)).collect();
    for (purpose, owner) in usual(view) {
        if !found.iter().any(|known| known.purpose == purpose && known.owner == owner) {
            found.push(of_published(view, &purpose, &owner));
        }
    }
    found
}

/// The records every domain should have, and the keys that were found or asked for.
fn usual(view: &View<'_>) -> Vec<(Purpose, Name)> {
    let domain = &view.survey.domain;
    let mut found = vec![(Purpose::Spf, domain.name().clone())];
    // A wildcard answers at every selector, and is one record all the same.
    let wildcard = domain.below("*._domainkey");
    let of_all = view.reading().key_of_every_selector();
    for (selector, origin) in dkim::sought(view) {
        let owner = domain.below(&selector.labels());
        let said = view.survey.facts.get(&owner, Kind::Txt);
        let is_there = said.is_some_and(|answer| answer.exists() && !view.reading().is_wild(answer));
        if origin == dkim::Origin::Given || is_there {
            found.push((Purpose::Dkim(selector), owner));
        }
    }
    if of_all.is_some() {
        found.push((Purpose::NoDkim, wildcard));
    }
    found.push((Purpose::Dmarc, domain.below("_dmarc")));
    found
}

fn of_planned(view: &View<'_>, row: &Publication) -> Record {
    let question = Question::about(row);
    let answers: Vec<&Answer> = view.survey.heard.about(&question.name, question.kind).collect();
    let servers =
        answers.iter().map(|answer| at_server(answer, spread::verdict(view, row, answer))).collect();
    let expected = Some(Panel::default().value(&row.data));
    let stage = view.plan.and_then(|plan| {
        let is_its = |key: &&Key| row.purpose == Purpose::Dkim(key.selector.clone());
        plan.dkim.keys.iter().find(is_its).map(|key| key.stage)
    });
    Record { stage, ..record(view, row.purpose.clone(), row.owner.clone(), expected, servers) }
}

/// Without a set-up what the first of the domain's own servers has is what the others are compared with.
fn of_published(view: &View<'_>, purpose: &Purpose, owner: &Name) -> Record {
    // While servers disagree, what one of them has is what the others lack.
    let reference = match view.reading().stands(owner, Kind::Txt) {
        Stands::There(answer) => Some(answer),
        _ => view.survey.facts.get(owner, Kind::Txt),
    };
    let texts = |answer: &Answer| -> Vec<String> {
        let mut texts: Vec<String> =
            answer.texts().into_iter().filter(|text| claims(purpose, text)).collect();
        texts.sort();
        texts
    };
    let own = view.survey.heard.own(owner, Kind::Txt).filter(|answer| !view.reading().is_wild(answer));
    let own: Vec<Vec<String>> = own.map(&texts).filter(|texts| !texts.is_empty()).collect();
    let expected = most(&own).cloned().or_else(|| reference.map(&texts)).unwrap_or_default();
    let verdict = |answer: &Answer| {
        let row = Publication {
            owner: owner.clone(),
            data: Data::Txt(String::new()),
            ttl: TTL,
            purpose: purpose.clone(),
        };
        match compare(&row, answer) {
            absent @ (Verdict::Absent { .. } | Verdict::Unreachable(_)) => absent,
            // An alias that leads to no such record is none, whoever made it.
            _ if texts(answer).is_empty() || view.reading().is_wild(answer) => spread::absent(answer),
            _ if texts(answer) == expected => Verdict::Right,
            Verdict::Different(differences) => Verdict::Different(differences),
            Verdict::Right => Verdict::Right,
        }
    };
    let servers =
        view.survey.heard.about(owner, Kind::Txt).map(|answer| at_server(answer, verdict(answer))).collect();
    record(view, purpose.clone(), owner.clone(), None, servers)
}

/// What more servers have than have anything else: the first that answered need not be one of those that stayed as
/// they were. None where no answer leads.
fn most(own: &[Vec<String>]) -> Option<&Vec<String>> {
    let count = |texts: &Vec<String>| own.iter().filter(|other| *other == texts).count();
    let first = own.iter().max_by_key(|texts| count(texts))?;
    let has_rival = own.iter().any(|other| other != first && count(other) == count(first));
    (!has_rival).then_some(first)
}

fn record(
    view: &View<'_>,
    purpose: Purpose,
    owner: Name,
    expected: Option<String>,
    mut servers: Vec<AtServer>,
) -> Record {
    let has = |one: &AtServer| one.server.role == Role::Authoritative && one.verdict == Verdict::Right;
    if !servers.iter().any(has) {
        // A cache that says what the zone's servers say is not behind.
        for one in &mut servers {
            one.forgets = None;
        }
    }
    let said: Vec<(Role, &Verdict)> = servers.iter().map(|one| (one.server.role, &one.verdict)).collect();
    let state = propagation::state(&said);
    let is_mx = match &purpose {
        Purpose::NullMx => true,
        Purpose::Service(_) => view.plan.is_some_and(|plan| {
            plan.further.iter().any(|one| one.name == owner && matches!(one.value, Value::Mx { .. }))
        }),
        _ => false,
    };
    let kind = match &purpose {
        Purpose::Offer(_) => Kind::Srv,
        Purpose::Autoconfig | Purpose::Autodiscover => Kind::A,
        _ if is_mx => Kind::Mx,
        _ => Kind::Txt,
    };
    let answer = view.survey.facts.get(&owner, kind).filter(|answer| !view.reading().is_wild(answer));
    let published = match (answer, kind) {
        (Some(answer), Kind::Mx) => exchangers(answer),
        (Some(answer), Kind::Srv) => services(answer),
        (Some(answer), _) => {
            let is_service = matches!(purpose, Purpose::Service(_));
            let is_its =
                |text: &String| claims(&purpose, text) || is_service && expected.as_ref() == Some(text);
            let texts = answer.texts().into_iter().filter(is_its);
            texts.map(|text| redacted(&text)).collect()
        }
        (None, _) => Vec::new(),
    };
    let alias = answer.and_then(|answer| answer.aliases.first().cloned());
    Record { purpose, owner, expected, stage: None, published, alias, state, servers }
}

fn exchangers(answer: &Answer) -> Vec<String> {
    let exchangers = answer.data().iter().filter_map(|data| match data {
        survey::Data::Mx { preference, exchange } => Some(format!("{preference} {exchange}.")),
        _ => None,
    });
    exchangers.collect()
}

fn services(answer: &Answer) -> Vec<String> {
    let services = answer.data().iter().filter_map(|data| match data {
        survey::Data::Srv(srv) => Some(srv.to_string()),
        _ => None,
    });
    services.collect()
}

fn at_server(answer: &Answer, verdict: Verdict) -> AtServer {
    let ttl = match answer.outcome {
        survey::Outcome::Records { ttl, .. } => Some(ttl),
        survey::Outcome::NoData { negative_ttl } | survey::Outcome::NxDomain { negative_ttl } => negative_ttl,
        survey::Outcome::Referral { .. } | survey::Outcome::Failed(_) => None,
    };
    let is_behind = matches!(verdict, Verdict::Absent { .. } | Verdict::Different(_));
    let forgets =
        (is_behind && answer.server.role != Role::Authoritative).then(|| spread::forgets(answer)).flatten();
    AtServer { server: answer.server.clone(), verdict, ttl, took: answer.took, forgets }
}

#[cfg(test)]
mod tests {
    use super::most;

    #[test]
    fn what_most_servers_have_is_what_the_others_are_held_against() {
        let texts = |all: &[&str]| all.iter().map(|text| vec![(*text).to_owned()]).collect::<Vec<_>>();
        for (all, wanted, why) in [
            (&["new", "old", "old"][..], Some("old"), "whoever answers first"),
            (&["old", "new", "old"][..], Some("old"), "in any order"),
            (&["old", "old", "new"][..], Some("old"), "in any order"),
            (&["old", "new"][..], None, "no answer leads"),
            (&["a", "b", "c"][..], None, "no answer leads"),
            (&["one"][..], Some("one"), "nobody says otherwise"),
            (&[][..], None, "nobody has it"),
        ] {
            let all = texts(all);
            assert_eq!(most(&all).and_then(|texts| texts.first()).map(String::as_str), wanted, "{why}");
        }
    }
}

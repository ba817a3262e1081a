//! What DNS has about the domain, a line each, and what is worth saying about it.

use crate::{
    reading::{Reading, adopt::Adopted},
    record::name::Selector,
    survey::{Answer, Data, Failure, Kind, Outcome, Survey},
    tui::{canvas::Line, session::Session, theme::Role},
    words::{self, domain as say},
};

/// Labels end here, so that values stand below each other.
const LABEL: usize = 14;

pub(super) fn lines(session: &Session) -> Vec<Line> {
    let Some(survey) = &session.survey else { return Vec::new() };
    if survey.blocked.is_some() || survey.is_unregistered {
        return Vec::new();
    }
    let (host, services) = session.surroundings();
    let mut lines = vec![
        line(&say::name_servers(), name_servers(survey, session), host),
        line(&say::mail_servers(), mail_servers(survey, session), services.first().map(|s| s.name.clone())),
    ];
    lines.extend(records(&say::spf(), survey.spf_records(), survey, session, survey.domain.name()));
    lines.extend(records(
        &say::dmarc(),
        survey.dmarc_records(),
        survey,
        session,
        &survey.domain.below("_dmarc"),
    ));
    lines.push(line(&say::dkim(), selectors(survey, session), None));
    lines
}

fn line(label: &str, value: (Role, String), more: Option<String>) -> Line {
    let mut line = vec![(Role::Dim, format!("{label:LABEL$}")), value];
    if let Some(more) = more {
        line.push((Role::Text, format!("  {more}")));
    }
    line
}

/// What stands for a value that is not known: still looking, or no answer.
fn unknown(session: &Session) -> (Role, String) {
    if session.look.is_some() { (Role::Dim, "…".to_owned()) } else { (Role::Warn, say::no_answer()) }
}

fn name_servers(survey: &Survey, session: &Session) -> (Role, String) {
    match &survey.zone {
        None => unknown(session),
        Some(zone) => {
            let names: Vec<&str> = zone.servers.iter().map(|server| server.name.as_str()).collect();
            (Role::Text, names.join(" "))
        }
    }
}

fn mail_servers(survey: &Survey, session: &Session) -> (Role, String) {
    let Some(answer) = survey.facts.get(survey.domain.name(), Kind::Mx) else { return unknown(session) };
    let exchanges = survey.mail_exchangers();
    match &answer.outcome {
        Outcome::Records { .. } if exchanges.iter().all(|(_, name)| name.is_root()) => {
            (Role::Text, say::null_mx())
        }
        Outcome::Records { .. } => {
            let names: Vec<&str> = exchanges.iter().map(|(_, name)| name.as_str()).collect();
            (Role::Text, names.join(" "))
        }
        Outcome::NoData { .. } | Outcome::NxDomain { .. } => (Role::Warn, say::none()),
        _ => (Role::Warn, say::no_answer()),
    }
}

fn records(
    label: &str,
    found: Vec<String>,
    survey: &Survey,
    session: &Session,
    owner: &crate::record::name::Name,
) -> Vec<Line> {
    let Some(answer) = survey.facts.get(owner, Kind::Txt) else {
        return vec![line(label, unknown(session), None)];
    };
    if found.is_empty() {
        let value =
            if answer.is_answer() { (Role::Warn, say::none()) } else { (Role::Warn, say::no_answer()) };
        return vec![line(label, value, None)];
    }
    let count = found.len();
    found
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            let label = match (index, count) {
                (0, 1) => label.to_owned(),
                _ => format!("{label} {}", index + 1),
            };
            line(&label, (Role::Value, text), None)
        })
        .collect()
}

fn selectors(survey: &Survey, session: &Session) -> (Role, String) {
    let reading = Reading::of(survey);
    let found = reading.selectors();
    if let Some(text) = found.is_empty().then(|| reading.key_of_every_selector()).flatten() {
        return (Role::Text, say::every_selector(text));
    }
    if found.is_empty() {
        let suffix = format!("._domainkey.{}", survey.domain);
        let is_asked = |answer: &&Answer| answer.question.name.as_str().ends_with(&suffix);
        let mut asked = survey.facts.answers().filter(is_asked).peekable();
        // Nobody has said that there is none if nobody has said anything.
        let is_unanswered = asked.peek().is_some() && !asked.any(Answer::is_answer);
        return match session.look {
            Some(_) => unknown(session),
            None if is_unanswered => (Role::Warn, say::no_answer()),
            None => (Role::Dim, say::no_selector()),
        };
    }
    if let Some(value) = wildcard(&found) {
        return (Role::Text, say::every_selector(value));
    }
    let names: Vec<String> = found
        .into_iter()
        .map(|(selector, answer)| match answer.aliases.first() {
            Some(target) => format!("{selector} → {target}"),
            None => selector.to_string(),
        })
        .collect();
    (Role::Text, names.join("  "))
}

/// The record of a wildcard: one and the same at more selectors than anybody has keys.
fn wildcard(found: &[(Selector, &Answer)]) -> Option<String> {
    const TOO_MANY: usize = 5;
    let first = found.first()?.1.texts();
    let is_same = found.len() > TOO_MANY && found.iter().all(|(_, answer)| answer.texts() == first);
    if is_same { first.into_iter().next() } else { None }
}

/// What a person should know before going on.
pub(super) fn remarks(session: &Session) -> Vec<(Role, String)> {
    let Some(survey) = &session.survey else { return Vec::new() };
    let mut said = Vec::new();
    if let Some(failure) = &survey.blocked {
        said.push((Role::Warn, say::blocked(words::dns::failure(failure))));
    }
    if survey.is_unregistered {
        said.push((Role::Bad, say::unregistered(survey.domain.as_str())));
    }
    if survey.blocked.is_none()
        && !survey.is_unregistered
        && let Some(failure) = failing(survey)
    {
        said.push((Role::Bad, say::failing(words::dns::failure(failure))));
    }
    if let Some(Outcome::Failed(Failure::Bogus)) = resolver_answer(survey) {
        said.push((Role::Bad, say::bogus()));
    }
    if let Some(at) = session.resumed {
        said.push((Role::Good, say::resumed(session.clock(at, "%Y-%m-%d %H:%M"))));
    }
    said.extend(adopted(session));
    if let Some(seconds) = negative_ttl(survey) {
        said.push((Role::Dim, say::negative_ttl(words::difference::time(seconds))));
    }
    said.into_iter().map(|(role, text)| (role, format!("{} {text}", sign(role)))).collect()
}

/// Whether more than one SPF record stands at the domain now.
fn is_several(session: &Session) -> bool {
    session.survey.as_ref().is_some_and(|survey| survey.spf_records().len() > 1)
}

/// The sign that goes with a remark, for those who see no colour.
const fn sign(role: Role) -> &'static str {
    match role {
        Role::Good => "✓",
        Role::Warn => "!",
        Role::Bad => "✗",
        _ => "·",
    }
}

/// What a resolver says of the whole domain; the walk begins with it.
fn resolver_answer(survey: &Survey) -> Option<&Outcome> {
    survey.facts.get(survey.domain.name(), Kind::Ns).map(|answer| &answer.outcome)
}

/// What was taken over from DNS: in one line what needs no second look, then what does.
fn adopted(session: &Session) -> Vec<(Role, String)> {
    let has = |wanted: &Adopted| session.adopted.contains(wanted);
    let mut whole = Vec::new();
    if has(&Adopted::Spf) {
        whole.push(say::spf());
    }
    if has(&Adopted::Dmarc) {
        whole.push(say::dmarc());
    }
    let mut said = Vec::new();
    for one in &session.adopted {
        match one {
            Adopted::Spf | Adopted::Dmarc => {}
            // Once all but one are deleted there is nothing to put together any more.
            Adopted::SpfMerged { .. } if !is_several(session) => {}
            Adopted::SpfMerged { records } => said.push((Role::Warn, say::adopted_spf_merged(*records))),
            Adopted::DmarcFirstOf { records } => said.push((Role::Warn, say::adopted_dmarc_first(*records))),
            Adopted::NeverSends => said.insert(0, (Role::Good, say::adopted_never())),
            Adopted::Dkim { selectors } => {
                let names: Vec<&str> = selectors.iter().map(Selector::as_str).collect();
                whole.push(say::AdoptedKey { count: names.len(), selectors: names.join(", ") }.say());
            }
        }
    }
    if !whole.is_empty() {
        said.insert(0, (Role::Good, say::adopted(whole.join(", "))));
    }
    said
}

/// Why the domain's own servers say nothing, if nothing they were asked about the domain was answered.
fn failing(survey: &Survey) -> Option<&Failure> {
    let about = |kind| survey.facts.get(survey.domain.name(), kind);
    let answers = [about(Kind::Txt)?, about(Kind::Mx)?];
    if answers.iter().any(|answer| answer.is_answer()) {
        return None;
    }
    // What a resolver says of the whole domain (signatures, say) explains more than each silence.
    let reasons = about(Kind::Ns).into_iter().chain(answers);
    reasons.into_iter().find_map(|answer| match &answer.outcome {
        Outcome::Failed(failure) => Some(failure),
        _ => None,
    })
}

/// How long resolvers remember that a record is missing, where that is long enough to hurt.
fn negative_ttl(survey: &Survey) -> Option<u32> {
    const WORTH_SAYING: u32 = 900;
    let apex = &survey.zone.as_ref()?.apex;
    let from_soa = survey.facts.data(apex, Kind::Soa).iter().find_map(|data| match data {
        Data::Soa { negative_ttl, .. } => Some(*negative_ttl),
        _ => None,
    });
    survey.zone.as_ref()?.negative_ttl.or(from_soa).filter(|seconds| *seconds > WORTH_SAYING)
}

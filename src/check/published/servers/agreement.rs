//! Whether the servers of the zone say the same, and which of them is behind.
//!
//! References: RFC 1034 §4.3.5 (how servers follow each other), RFC 1982 §3.2 (serials).

use std::collections::BTreeSet;

use crate::{
    check::{finding::Dns, published::View},
    reading::content,
    survey::{Answer, Kind, Question, Zone, later},
};

/// The questions whose answers the servers must agree about: those more than one of them was asked.
pub(super) fn compared<'v>(view: &View<'v>) -> Vec<&'v Question> {
    let is_compared = |question: &&Question| {
        question.kind != Kind::Soa && view.survey.heard.own(&question.name, question.kind).nth(1).is_some()
    };
    view.survey.heard.questions().filter(is_compared).collect()
}

pub(super) fn judge(view: &View<'_>, zone: &Zone) -> Vec<Dns> {
    let of_zone = |question: &&Question| question.name.is_within(&zone.apex);
    compared(view)
        .into_iter()
        .filter(of_zone)
        .filter_map(|question| disagreement(view, zone, question))
        .collect()
}

fn disagreement(view: &View<'_>, zone: &Zone, question: &Question) -> Option<Dns> {
    let answers: Vec<&Answer> =
        view.survey.heard.own(&question.name, question.kind).filter(|answer| answer.is_answer()).collect();
    let contents: BTreeSet<Vec<String>> = answers.iter().map(|answer| content(answer)).collect();
    if contents.len() < 2 {
        return None;
    }
    let serials: Vec<(Option<u32>, &Answer)> =
        answers.iter().map(|answer| (view.survey.heard.serial(&zone.apex, answer), *answer)).collect();
    let newest = serials.iter().filter_map(|(serial, _)| *serial).reduce(later);
    let is_newest = |serial: Option<u32>| serial.is_some() && serial == newest;
    let (newer, older): (Vec<_>, Vec<_>) =
        serials.iter().copied().partition(|(serial, _)| is_newest(*serial));
    let labels = |part: &[(Option<u32>, &Answer)]| -> Vec<String> {
        part.iter()
            .map(|(_, answer)| answer.server.label.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    // Where the newest differ among themselves, serials tell nothing.
    let newest_contents: BTreeSet<Vec<String>> = newer.iter().map(|(_, answer)| content(answer)).collect();
    let (newer, older) = if newest_contents.len() == 1 && !older.is_empty() {
        (labels(&newer), labels(&older))
    } else {
        (Vec::new(), labels(&serials))
    };
    Some(Dns::ServersDisagree { name: question.name.to_string(), kind: question.kind, newer, older })
}

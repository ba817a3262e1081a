//! The SPF record as published: whether there is one, where receivers look, and what is wrong in it.

use super::{View, everywhere, whoever};
use crate::{
    check::{self, Finding},
    plan::spf::Answers,
    record::spf,
    survey::{Kind, Want},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = vec![everywhere(view.domain().clone(), Kind::Txt)];
    if let Some(text) = published(view) {
        let questions =
            check::spf::questions(&Answers::from_text(&text), &view.survey.domain, &view.survey.facts);
        wanted.extend(questions.into_iter().map(|question| whoever(view, question)));
    }
    wanted
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let Some(text) = published(view) else { return Vec::new() };
    let answers = Answers::from_text(&text);
    let places = spf::terms(&text);
    let findings = check::spf::judge(&answers, &view.survey.domain, &view.survey.facts);
    let place = |finding: Finding| match finding.row.and_then(|row| places.get(row)) {
        Some(parsed) => finding.at(view.domain(), &text, parsed.span),
        None => finding.about(view.domain(), &text),
    };
    findings.into_iter().map(place).collect()
}

/// The text that is meant as the SPF record, if there is just one.
fn published(view: &View<'_>) -> Option<String> {
    match view.survey.spf_records().as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

//! What is wrong with MTA-STS.

use super::{View, documents, hosts};
use crate::{
    check::{
        Finding,
        finding::{Access, StsFault, Transport},
    },
    record::mta_sts::{self, Mode, Policy, PolicyFault, Record},
    survey::access::{Document, FetchFailure, Page},
};

/// RFC 8461 §3.2 recommends weeks under enforce: an attacker who can hinder the fetch has only to wait.
const WEEK: u32 = 7 * 24 * 60 * 60;

/// Whether there is a record that announces a policy.
pub(super) fn is_announced(view: &View<'_>) -> bool {
    !records(view).is_empty()
}

fn records(view: &View<'_>) -> Vec<String> {
    let texts = view.survey.facts.texts(&hosts::below(view, "_mta-sts"));
    texts.into_iter().filter(|text| mta_sts::claims_to_be_mta_sts(text)).collect()
}

/// The policy, if it was fetched and can be read.
#[must_use]
pub(super) fn policy(view: &View<'_>) -> Option<Policy> {
    pages(view).find(|page| page.status == 200)?.body.parse().ok()
}

fn pages<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Page> {
    let documents = view.access.documents.iter().filter(|(fetch, _)| fetch.document == Document::MtaSts);
    documents.filter_map(|(_, fetched)| fetched.page.as_ref().ok())
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let owner = hosts::below(view, "_mta-sts");
    let records = records(view);
    let host = hosts::below(view, Document::MtaSts.label());
    let sts = |fault: StsFault| Finding::from(Access::at(&host, Vec::new(), Transport::Sts(fault)));
    let mut found = Vec::new();
    match records.as_slice() {
        [] => return found,
        [only] => {
            if let Err(error) = only.parse::<Record>() {
                found.push(sts(StsFault::Record { fault: error.cause }).at(&owner, only, error.span));
            }
        }
        several => found.push(sts(StsFault::Twice { count: several.len() })),
    }
    if hosts::is_nowhere(view, &host) == Some(true) {
        found.push(sts(StsFault::NoHost));
        return found;
    }
    found.extend(fetched(view).map(sts));
    let Some(policy) = policy(view) else { return found };
    for (_, exchange) in view.survey.mail_exchangers().iter().filter(|(_, exchange)| !exchange.is_root()) {
        if policy.mode != Mode::None && !policy.lists(exchange) {
            found.push(sts(StsFault::Unlisted { host: exchange.to_string(), mode: policy.mode }));
        }
    }
    if policy.mode == Mode::Enforce && policy.max_age < WEEK {
        found.push(sts(StsFault::ShortAge { seconds: policy.max_age }));
    }
    found
}

/// What is wrong with fetching and reading the policy: the first thing that is.
fn fetched(view: &View<'_>) -> Option<StsFault> {
    let mut all = view.access.documents.iter().filter(|(fetch, _)| fetch.document == Document::MtaSts);
    all.find_map(|(fetch, fetched)| {
        if fetched.page == Err(FetchFailure::Waiting) {
            return None;
        }
        if let Some(shown) = documents::certificate(fetch, fetched) {
            return Some(StsFault::Fetch { why: super::super::finding::Unusable::Certificate(shown) });
        }
        let page = match &fetched.page {
            Ok(page) => page,
            Err(failure) => return documents::unreachable(failure).map(|why| StsFault::Fetch { why }),
        };
        // RFC 8461 §3.3: 'HTTP 3xx redirects MUST NOT be followed', and only 200 is an answer.
        if page.status != 200 {
            return Some(StsFault::Fetch { why: documents::status_of(page.status, page) });
        }
        let error = page.body.parse::<Policy>().err()?;
        let is_whole = matches!(error.cause, PolicyFault::Markup | PolicyFault::TooLong);
        let line = if is_whole { String::new() } else { documents::shown(error.span.of(&page.body)) };
        Some(StsFault::Policy { fault: error.cause, line })
    })
}

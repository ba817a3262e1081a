//! The record being built, exactly as it will be copied, with its measures.

use super::{
    DkimScreen,
    draft::{Draft, State},
    id, kinds,
};
use crate::{
    check::{Finding, Severity},
    plan::dkim::Value,
    record::{dkim::PublicKey, txt},
    tui::{
        canvas::Line,
        item::Id,
        screen::{Preview, findings},
        session::Session,
        theme::Role,
    },
    words::dkim as say,
};

impl DkimScreen {
    /// The record of the row or field with the focus, or the first there is.
    pub(super) fn preview_of(&self, session: &Session) -> Option<Preview> {
        let domain = session.domain()?;
        let drafts = self.drafts(session);
        let listed: Vec<Draft> =
            session.plan.iter().flat_map(|plan| &plan.dkim.keys).map(Draft::from).collect();
        let focus = if self.over.is_some() { self.under } else { self.focus };
        let (shown, index) = match focus {
            Id(id::KEY, index) if index < listed.len() => (&listed, index),
            Id(id::SELECTOR | id::PATH, index) if index < drafts.len() => (&drafts, index),
            _ if !drafts.is_empty() => (&drafts, 0),
            _ => (&listed, newest(session)),
        };
        let draft = shown.get(index)?;
        let owner = draft.selector.as_ref().map_or_else(
            || format!("…._domainkey.{domain}"),
            |selector| format!("{}.{domain}", selector.labels()),
        );
        let kind = if matches!(draft.value, Some(Value::Alias(_))) { "CNAME" } else { "TXT" };
        let mut label = format!("{owner}   {kind}");
        if shown.len() > 1 {
            label = format!("{label}   {}", say::OneOf { count: shown.len(), number: index + 1 }.say());
        }
        let text = match &draft.value {
            Some(Value::Record(record)) => record.to_string(),
            Some(Value::Alias(target)) => target.to_string(),
            None => String::new(),
        };
        // No verdict on what is not there.
        let found = self.findings(session);
        let is_troubled = found.iter().any(|finding| finding.severity() > Severity::Info);
        let right = match unfinished(draft) {
            _ if text.is_empty() => Line::new(),
            // A key that is in no file is not all right, whatever its record is.
            Some(left) if !is_troubled => vec![(Role::Warn, format!("! {left}"))],
            _ => findings::summary(&found),
        };
        Some(Preview { label, meters: vec![(measures(draft, &text, is_troubled), right)], text })
    }

    /// Opinions on the list, and on what is about to come into it.
    pub(super) fn findings(&self, session: &Session) -> Vec<Finding> {
        let drafts = self.drafts(session);
        let Some(plan) = &session.plan else { return Vec::new() };
        let mut plan = plan.clone();
        for draft in &drafts {
            if let Some(key) = draft.key() {
                plan.dkim.keys.retain(|known| known.selector != key.selector);
                plan.dkim.keys.push(key);
            }
        }
        // A key that is still being made is not missing.
        if drafts.iter().any(|draft| draft.key().is_none()) && plan.dkim.keys.is_empty() {
            return Vec::new();
        }
        crate::check::dkim::judge(&plan, session.survey.as_ref())
    }
}

/// The row of the key that was made or read last; the first if none was.
fn newest(session: &Session) -> usize {
    let row = session.plan.as_ref().and_then(|plan| {
        let selector = plan.dkim.selector.as_ref()?;
        plan.dkim.keys.iter().position(|key| key.selector == *selector)
    });
    row.unwrap_or(0)
}

/// What is still to be done with a key that is there.
fn unfinished(draft: &Draft) -> Option<String> {
    match draft.state {
        State::NotSaved => Some(say::not_saved_yet()),
        State::NotAdded => Some(say::not_added_yet()),
        State::Listed => None,
    }
}

fn measures(draft: &Draft, text: &str, is_troubled: bool) -> Line {
    let mut line: Line = Vec::new();
    match unfinished(draft) {
        Some(_) if draft.state == State::NotSaved && draft.value.is_none() => {
            line.push((Role::Dim, say::not_made_yet()));
        }
        Some(left) if is_troubled || draft.value.is_none() => line.push((Role::Warn, format!("! {left}"))),
        _ => {}
    }
    if let Some(Value::Record(record)) = &draft.value {
        let size = match &record.public_key {
            PublicKey::Rsa { bits, .. } => say::bits(bits.to_string()),
            _ => kinds::of_record(record),
        };
        let gap = if line.is_empty() { "" } else { "  " };
        let strings = say::strings(txt::strings(text).len());
        line.push((Role::Dim, format!("{gap}{size}  {}  {strings}", say::octets(text.len()))));
    }
    line
}

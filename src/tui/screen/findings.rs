//! Findings as items of a screen: a line each, explained in full when they have the focus.

use super::Explanation;
use crate::{
    check::{Finding, Severity},
    plan::hosts::Panel,
    tui::{
        canvas::Line,
        item::{Control, Id, Item},
        theme::{Role, sign},
    },
    words,
};

/// The name of finding items.
pub const ID: &str = "finding";

/// One item per finding.
#[must_use]
pub fn items<'s>(findings: &[Finding]) -> Vec<Item<'s>> {
    let row = |(index, finding): (usize, &Finding)| {
        let role = Role::of(finding.severity());
        let control = Control::Finding {
            sign: (role, sign(finding.severity())),
            role: if finding.severity() == Severity::Info { Role::Dim } else { Role::Text },
            text: words::finding::prose(finding).what,
        };
        Item::new(ID, index, control)
    };
    findings.iter().enumerate().map(row).collect()
}

/// The same, with what to do beside each error.
#[must_use]
pub fn items_with_fixes<'s>(findings: &[Finding]) -> Vec<Item<'s>> {
    let mut items = items(findings);
    for (item, finding) in items.iter_mut().zip(findings) {
        if let Control::Finding { text, .. } = &mut item.control
            && finding.severity() == Severity::Error
            && let Some(todo) = words::finding::prose(finding).todo()
        {
            *text = format!("{text}. {todo}");
        }
    }
    items
}

/// The whole of a finding, if `focus` is on one.
#[must_use]
pub fn explanation(findings: &[Finding], focus: Id) -> Option<Explanation> {
    if focus.0 != ID {
        return None;
    }
    findings.get(focus.1).map(detail)
}

/// The whole of a finding.
#[must_use]
pub fn detail(finding: &Finding) -> Explanation {
    let prose = words::finding::prose(finding);
    let correction = finding.correction.as_ref().map(|correction| {
        let heading =
            words::cli_check::Publish { kind: correction.data.kind(), owner: correction.owner.as_str() }
                .say();
        (heading, Panel::default().value(&correction.data))
    });
    Explanation {
        body: [Some(prose.why.clone()), prose.todo()].into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        title: prose.what,
        place: finding.place.clone(),
        correction,
        rule: finding.rule(),
        ..Explanation::default()
    }
}

/// `✓ no problems`, or how many of which kind.
#[must_use]
pub fn summary(findings: &[Finding]) -> Line {
    let count = |severity| findings.iter().filter(|f| f.severity() == severity).count();
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => vec![(Role::Good, format!("✓ {}", words::screen::no_problems()))],
        (0, warnings) => vec![(Role::Warn, format!("! {}", words::screen::warnings(warnings)))],
        (errors, _) => vec![(Role::Bad, format!("✗ {}", words::screen::problems(errors)))],
    }
}

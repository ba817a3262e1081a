//! What holds for servers that no term matches.

use super::change;
use crate::{
    record::spf::Qualifier,
    tui::{
        item::{Control, Id, Item},
        screen::Turn,
        session::Session,
        theme::Role,
    },
    words::{spf as say, spf_term},
};

/// The item.
pub(super) const EVERYONE: Id = Id("everyone", 0);

/// The choice for everyone else, or whose record holds for them.
pub(super) fn item<'s>(session: &Session) -> Item<'s> {
    let answers = session.plan.as_ref().map(|plan| plan.spf.clone()).unwrap_or_default();
    let chosen = change::everyone(&answers);
    if let (None, Some(spec)) = (chosen, answers.record().redirect()) {
        let left = vec![
            (Role::Text, format!("{}  ", say::everyone())),
            (Role::Dim, say::as_redirect(spec.to_string())),
        ];
        return Item::new(EVERYONE.0, EVERYONE.1, Control::Row { left, right: Vec::new() });
    }
    let options = options(chosen);
    let names = options.iter().map(|(_, name)| name.clone()).collect();
    let chosen = options.iter().position(|(qualifier, _)| Some(*qualifier) == chosen);
    let chosen = chosen.unwrap_or(usize::MAX);
    Item::new(EVERYONE.0, EVERYONE.1, Control::Choice { label: say::everyone(), options: names, chosen })
}

/// What can hold for everyone else. `+all` is offered to nobody, but shown where it stands.
fn options(now: Option<Qualifier>) -> Vec<(Qualifier, String)> {
    if now == Some(Qualifier::Pass) {
        // Four with their words would not fit a narrow terminal.
        let all = [Qualifier::Fail, Qualifier::SoftFail, Qualifier::Neutral, Qualifier::Pass];
        return all.map(|one| (one, format!("{}all", spf_term::sign(one)))).to_vec();
    }
    vec![
        (Qualifier::Fail, say::option_fail()),
        (Qualifier::SoftFail, say::option_softfail()),
        (Qualifier::Neutral, say::option_neutral()),
    ]
}

/// The choice beside the one there is; the usual one where there is none.
pub(super) fn turned(now: Option<Qualifier>, turn: Turn) -> Option<Qualifier> {
    let Some(now) = now else { return Some(Qualifier::SoftFail) };
    let options = options(Some(now));
    let here = options.iter().position(|(one, _)| *one == now)?;
    let there = match turn {
        Turn::Back => here.checked_sub(1)?,
        Turn::On => here + 1,
    };
    options.get(there).map(|(one, _)| *one)
}

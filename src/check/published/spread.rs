//! How far records have spread: over the domain's own servers, and through caches.

use std::collections::BTreeSet;

use super::View;
use crate::{
    check::Finding,
    survey::{Kind, Want, Whom},
};

/// Resolvers are asked for what every server of the zone that answers has: asked earlier, they would
/// remember that it is not there (RFC 2308 §5).
pub(super) fn wants(view: &View<'_>, asked: &BTreeSet<Want>) -> Vec<Want> {
    let is_cut_off = view.is_cut_off();
    let published = asked.iter().filter(|want| want.of == Whom::EveryServer);
    let records = published.filter(|want| !matches!(want.question.kind, Kind::Soa | Kind::Ns));
    let ready = records.filter(|want| {
        let mut own = view
            .survey
            .heard
            .own(&want.question.name, want.question.kind)
            .filter(|a| a.is_answer())
            .peekable();
        is_cut_off || (own.peek().is_some() && own.all(crate::survey::Answer::exists))
    });
    ready.map(|want| Want::new(want.question.clone(), Whom::EveryResolver)).collect()
}

pub(super) fn judge(_: &View<'_>) -> Vec<Finding> {
    Vec::new()
}

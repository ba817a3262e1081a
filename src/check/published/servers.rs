//! The zone's name servers: whether they answer, agree, and are the ones the zone above names.

use super::{View, everywhere};
use crate::{
    check::Finding,
    survey::{Kind, Want},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let Some(zone) = &view.survey.zone else { return Vec::new() };
    vec![everywhere(zone.apex.clone(), Kind::Soa), everywhere(zone.apex.clone(), Kind::Ns)]
}

pub(super) fn judge(_: &View<'_>) -> Vec<Finding> {
    Vec::new()
}

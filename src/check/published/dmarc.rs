//! The DMARC record as published: which one counts, and what is wrong with it.

use super::{View, everywhere};
use crate::{
    check::Finding,
    survey::{Kind, Want},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    vec![everywhere(view.survey.domain.below("_dmarc"), Kind::Txt)]
}

pub(super) fn judge(_: &View<'_>) -> Vec<Finding> {
    Vec::new()
}

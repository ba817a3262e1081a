//! The domain's mail exchangers: where mail to it goes, and whether that fits what it says of itself.

use super::{View, everywhere};
use crate::{
    check::Finding,
    survey::{Kind, Want},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    vec![everywhere(view.domain().clone(), Kind::Mx)]
}

pub(super) fn judge(_: &View<'_>) -> Vec<Finding> {
    Vec::new()
}

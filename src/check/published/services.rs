//! What mail services ask for beside their keys: whether it is there is seen as for all other records.

use super::{View, everywhere};
use crate::{
    plan::further::Value,
    survey::{Kind, Want},
};

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let further = view.plan.map(|plan| plan.further.as_slice()).unwrap_or_default();
    let kind = |value: &Value| if matches!(value, Value::Mx { .. }) { Kind::Mx } else { Kind::Txt };
    further.iter().map(|one| everywhere(one.name.clone(), kind(&one.value))).collect()
}

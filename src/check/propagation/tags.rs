//! Two lists of tags, compared name by name.

use super::Difference;
use crate::record::visible::visible;

/// A tag and its value, in the form in which equal means the same.
pub(super) type Pair = (String, String);

/// A pair from a name and what is written after `=`.
pub(super) fn pair<V: ToString + ?Sized>(name: &str, value: &V) -> Pair {
    (name.to_owned(), value.to_string())
}

/// What of `planned` is missing or changed in `found`, and what is there beside it. The order of the
/// tags does not matter.
pub(super) fn differences(planned: &[Pair], found: &[Pair]) -> Vec<Difference> {
    let value = |list: &[Pair], name: &str| list.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    let shown = |text: &str| visible(text).into_owned();
    let mut differences: Vec<Difference> = planned
        .iter()
        .filter_map(|(name, wanted)| match value(found, name) {
            Some(there) if there == *wanted => None,
            Some(there) => {
                Some(Difference::Changed { tag: shown(name), planned: shown(wanted), found: shown(&there) })
            }
            None => Some(Difference::Missing { part: shown(&format!("{name}={wanted}")) }),
        })
        .collect();
    let extra = found.iter().filter(|(name, _)| value(planned, name).is_none());
    differences
        .extend(extra.map(|(name, there)| Difference::Extra { part: shown(&format!("{name}={there}")) }));
    differences
}

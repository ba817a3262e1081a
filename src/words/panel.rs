//! A record as it is typed into a panel, in lines.

use super::publish as say;
use crate::{
    plan::{
        hosts::{Form, NameForm, Panel, ValueForm},
        publish::Data,
    },
    record::name::Name,
};

/// Type, name and value, each name and value on a line of its own; both forms of what is not known of the panel.
#[must_use]
pub fn lines(owner: &Name, data: &Data, form: &Form, zone: &Name) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", say::plain_type(), data.kind())];
    lines.extend(names(owner, form, zone));
    lines.extend(values(owner, data, form, zone));
    lines
}

fn names(owner: &Name, form: &Form, zone: &Name) -> Vec<String> {
    let panel = form.panel(owner, zone);
    let name = panel.name(owner, zone);
    if form.known.names.is_none() && owner.is_within(zone) {
        let whole = Panel { names: NameForm::Full, ..panel }.name(owner, zone);
        return vec![say::plain_short(zone.as_str()), name, say::plain_whole(), whole];
    }
    let is_guess = owner == zone && form.known.apex.is_none() && panel.names == NameForm::Relative;
    let shown = if name.is_empty() { say::plain_empty_name() } else { name };
    let label = std::iter::once(format!("{}:", say::plain_name()));
    label.chain([shown]).chain(is_guess.then(say::plain_apex_guess)).collect()
}

fn values(owner: &Name, data: &Data, form: &Form, zone: &Name) -> Vec<String> {
    let panel = form.panel(owner, zone);
    let value = panel.value(data);
    let is_open = form.known.values.is_none() && owner.is_within(zone);
    if is_open && matches!(data, Data::Txt(_)) {
        let quoted = Panel { values: ValueForm::Quoted, ..panel }.value(data);
        return vec![say::plain_value_plain(), value, say::plain_value_quoted(), quoted];
    }
    let is_guess = form.known.targets.is_none() && owner.is_within(zone) && matches!(data, Data::Cname(_));
    std::iter::once(format!("{}:", say::plain_value()))
        .chain(value.split('\n').map(str::to_owned))
        .chain(is_guess.then(|| say::plain_target_guess(zone.as_str())))
        .collect()
}

//! What the panel wants, in words.

use crate::{
    plan::{
        hosts::{Apex, Entry, Form, Known, NameForm, TargetForm, ValueForm},
        publish::{Data, Publication},
    },
    record::name::Name,
    words::publish as say,
};

/// Whose panel it is, or that it is not known; nothing if only its form is.
pub(super) fn title(form: &Form) -> String {
    let names: Vec<&str> = form.either.iter().map(|host| host.name.as_str()).collect();
    match (form.host, names.as_slice()) {
        (Some(host), _) => host.name.clone(),
        (None, []) if form.known.names.is_some() => String::new(),
        (None, []) => say::panel_unknown(),
        (None, names) => names.join(" / "),
    }
}

/// What its fields take, in a few words; nothing if nobody knows whose panel it is.
pub(super) fn summary(form: &Form) -> String {
    if form.host.is_none() && form.known.is_nothing() { String::new() } else { known(form.known) }
}

/// What a panel's fields take, in a few words, and what is not known of them.
pub(super) fn known(known: Known) -> String {
    if known.names.is_none() && known.values.is_none() {
        return say::form_open();
    }
    let names = known.names.map_or_else(say::names_open, names);
    let values = known.values.map_or_else(say::values_open, values);
    format!("{names}, {values}")
}

fn names(form: NameForm) -> String {
    match form {
        NameForm::Relative => say::names_short(),
        NameForm::Full => say::names_whole(),
        NameForm::FullWithDot => say::names_dot(),
    }
}

fn values(form: ValueForm) -> String {
    match form {
        ValueForm::Plain => say::values_plain(),
        ValueForm::Quoted => say::values_quoted(),
        ValueForm::Lines => say::values_lines(),
    }
}

/// Which form it is, and why this one, in a sentence.
pub(super) fn sentence(form: &Form, zone: &str) -> String {
    let parts = [
        match form.host {
            Some(host) if form.known.names.is_none() => say::form_host_open(host.name.as_str()),
            Some(host) if form.is_chosen => say::form_chosen(host.name.as_str()),
            Some(host) => say::form_host(host.name.as_str()),
            None if !form.either.is_empty() => say::form_either(title(form)),
            None if form.known.names.is_some() => say::form_own(),
            None => say::form_unknown(),
        },
        form.known.names.map_or_else(
            || say::form_names_open(zone),
            |form| match form {
                NameForm::Relative => say::form_names_short(zone),
                NameForm::Full => say::form_names_whole(),
                NameForm::FullWithDot => say::form_names_dot(),
            },
        ),
        form.known.values.map_or_else(say::form_values_open, |form| match form {
            ValueForm::Plain => say::form_values_plain(),
            ValueForm::Quoted => say::form_values_quoted(),
            ValueForm::Lines => say::form_values_lines(),
        }),
    ];
    parts.join(" ")
}

/// What to type into the name field, as a sentence; none while that is asked.
pub(super) fn name_sentence(form: &Form, owner: &Name, zone: &Name) -> Option<String> {
    let names = form.known.names?;
    let name = form.panel(owner, zone).name(owner, zone);
    Some(match (names, owner == zone, form.known.apex) {
        (NameForm::Relative, true, None) => say::name_apex_guess(zone.as_str()),
        (NameForm::Relative, true, Some(Apex::At)) => say::name_apex(zone.as_str()),
        (NameForm::Relative, true, Some(Apex::Empty)) => say::name_empty(zone.as_str()),
        (NameForm::Relative, true, Some(Apex::FullWithDot)) | (NameForm::FullWithDot, ..) => {
            say::name_dot(name)
        }
        (NameForm::Relative, false, _) if owner.is_within(zone) => {
            say::NameRelative { name, zone: zone.as_str() }.say()
        }
        (NameForm::Relative, false, _) | (NameForm::Full, ..) => say::name_full(name),
    })
}

/// What there is to say about the value field, beyond the value.
pub(super) fn value_sentence(form: &Form, data: &Data, zone: &Name) -> Option<String> {
    match data {
        Data::Txt(_) if form.known.names.is_some() && form.known.values.is_none() => Some(say::value_guess()),
        Data::Txt(_) if form.known.values == Some(ValueForm::Lines) => Some(say::value_lines()),
        Data::Cname(_) if form.known.targets.is_none() => Some(say::target_guess(zone.as_str())),
        Data::Cname(_) if form.known.targets == Some(TargetForm::WithDot) => Some(say::target_dot()),
        Data::Mx { .. } => Some(say::value_mx()),
        Data::Srv(_) => Some(say::value_srv()),
        Data::Txt(_) | Data::Cname(_) => None,
    }
}

/// What to enter as time to live, in a sentence.
pub(super) fn ttl_sentence(form: &Form, publication: &Publication) -> String {
    match form.ttl(publication.ttl) {
        Entry::Seconds(seconds) => say::explain_ttl(seconds.to_string()),
        Entry::Nearest(seconds) => say::explain_ttl_nearest(seconds.to_string()),
        Entry::Nothing => say::explain_ttl_nothing(),
    }
}

/// The time to live, for the line above the value; nothing where it is not entered.
pub(super) fn ttl_label(form: &Form, publication: &Publication) -> String {
    match form.ttl(publication.ttl) {
        Entry::Seconds(seconds) => format!("  TTL {seconds}"),
        Entry::Nearest(seconds) => format!("  TTL ≈ {seconds}"),
        Entry::Nothing => String::new(),
    }
}

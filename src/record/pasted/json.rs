//! Records in JSON: what resolvers give over HTTPS, what the interfaces of DNS hosts and panels give.
//!
//! The shapes differ in their words only: an object with a name, a type and a value is a record, wherever in the
//! document it stands; the words are those of panels' labels.

use serde_json::{Map, Value};

use crate::record::claim::claim;

use super::{
    Kind, Paste, Pasted, RECORDS, cell,
    draft::{self, Draft},
    label::{self, Column},
};

/// Deeper documents hold no records.
const DEPTH: usize = 12;

/// The records of a JSON document; none if the text is not JSON or holds no record.
pub(super) fn read(text: &str) -> Option<Paste> {
    let text = text.trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut paste = Paste::default();
    // Several documents, one a line.
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    for value in values {
        walk(&value.ok()?, None, &mut paste.records, 0);
    }
    (!paste.records.is_empty()).then_some(paste)
}

fn walk(value: &Value, key: Option<&str>, found: &mut Vec<Pasted>, depth: usize) {
    if depth > DEPTH || found.len() >= RECORDS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, key, found, depth + 1)),
        Value::Object(map) => {
            let records = object(map, key);
            if records.is_empty() {
                for (key, value) in map {
                    walk(value, Some(key), found, depth + 1);
                }
            } else {
                found.extend(records);
            }
        }
        _ => {}
    }
}

/// The records that an object is: one a value.
fn object(map: &Map<String, Value>, key: Option<&str>) -> Vec<Pasted> {
    let mut draft = Draft::default();
    let mut values: Vec<String> = Vec::new();
    for (field, value) in map {
        // Vesta: the name is the key above, the type the key of the value.
        if let (Some(kind), Some(text), Some(name)) =
            (Kind::named(field), value.as_str(), key.filter(|key| cell::is_labels(key)))
        {
            let bare = text.trim().trim_matches('\'');
            return vec![draft::record(Some(name.to_owned()), Some(kind), bare, &shown(name, kind, bare))];
        }
        // Azure: `TXTRecords`, and the type at the end of a path.
        let of_kind = ["Records", "Record"].iter().find_map(|end| Kind::named(field.strip_suffix(end)?));
        if let Some(kind) = of_kind {
            draft.kind = draft.kind.or(Some(kind));
            match value {
                Value::Array(items) => values.extend(items.iter().filter_map(text)),
                value => values.extend(text(value)),
            }
            continue;
        }
        let Some(label) = label::label(field) else { continue };
        match (label.column, value) {
            (Column::Value, Value::Array(items)) => values.extend(items.iter().filter_map(text)),
            (Column::Value, value) => values.extend(text(value)),
            (Column::Type, Value::Number(number)) => draft.kind = number.as_u64().and_then(Kind::numbered),
            (Column::Priority, Value::Number(number)) => {
                draft.priority = number.as_u64().and_then(|n| u16::try_from(n).ok());
            }
            (Column::Type, Value::String(text)) => {
                draft.put(Column::Type, text.rsplit('/').next().unwrap_or(text));
            }
            (column, Value::String(text)) if !draft.has(column) => {
                draft.put(column, text);
            }
            _ => {}
        }
    }
    if draft.name.is_none() {
        draft.name = draft.domain.clone().filter(|domain| cell::is_owner(domain));
    }
    // Without a name it is a record only where it says its type, or its value says it.
    if draft.name.is_none() && draft.kind.is_none() && !values.iter().any(|value| claim(value).is_some()) {
        return Vec::new();
    }
    let name = draft.name.clone().unwrap_or_default();
    draft.domain = None;
    let records = values.into_iter().filter_map(|value| {
        let mut one = draft.clone();
        let line = shown(&name, draft.kind.unwrap_or(Kind::Txt), &value);
        one.value = Some(value);
        one.finish(&line)
    });
    records.collect()
}

/// A value, or the value in `{"value": …}`.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        // What has more in it is a record by itself.
        Value::Object(map) if map.len() <= 2 => map.iter().find_map(|(field, value)| {
            let is_value = label::label(field).is_some_and(|label| label.column == Column::Value);
            match value {
                Value::String(text) if is_value => Some(text.clone()),
                // The strings of one record.
                Value::Array(strings) if is_value => Some(strings.iter().filter_map(Value::as_str).collect()),
                _ => None,
            }
        }),
        _ => None,
    }
}

fn shown(name: &str, kind: Kind, value: &str) -> String {
    format!("{name} {} {value}", kind.as_str())
}

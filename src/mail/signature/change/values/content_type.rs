//! `Content-Type`: servers that rebuild MIME fields write parameters in their own way.
//!
//! References: RFC 2045 §5.1.

use super::{Found, What};

/// Parameters whose quotes are tried in every combination.
const PARAMETERS: usize = 4;

pub(super) fn candidates(found: &mut Found<'_, '_>, text: &str) {
    let mut parts = text.split(';').map(|part| part.trim().to_owned());
    let kind = parts.next().unwrap_or_default();
    let parameters: Vec<String> = parts.filter(|part| !part.is_empty()).take(PARAMETERS).collect();
    let kinds = [kind.clone(), kind.to_ascii_lowercase()];
    let mut add = |kind: &str, parameters: &[String]| {
        for between in ["; ", ";"] {
            let was = std::iter::once(kind)
                .chain(parameters.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(between);
            found.value(&was.clone(), What::Requoted { was }, true);
        }
    };
    for quotes in 0..1_usize << parameters.len() {
        for case in [str::to_owned, str::to_ascii_lowercase, str::to_ascii_uppercase] {
            let written: Vec<String> = parameters
                .iter()
                .enumerate()
                .map(|(at, parameter)| written(parameter, quotes >> at & 1 == 1, case))
                .collect();
            for kind in &kinds {
                add(kind, &written);
            }
            let reversed: Vec<String> = written.into_iter().rev().collect();
            add(&kind, &reversed);
        }
    }
    for at in 0..parameters.len() {
        let mut fewer = parameters.clone();
        fewer.remove(at);
        add(&kind, &fewer);
    }
    for charset in
        ["charset=utf-8", "charset=UTF-8", "charset=\"utf-8\"", "charset=us-ascii", "format=flowed"]
    {
        let more: Vec<String> = parameters.iter().cloned().chain([charset.to_owned()]).collect();
        add(&kind, &more);
    }
    for charset in ["us-ascii", "utf-8", "UTF-8", "iso-8859-1", "ISO-8859-1"] {
        let other = |parameter: &String| {
            let is_it = parameter.to_ascii_lowercase().starts_with("charset=");
            if is_it { format!("charset={charset}") } else { parameter.clone() }
        };
        add(&kind, &parameters.iter().map(other).collect::<Vec<_>>());
    }
}

/// `name=value` with or without quotes; the case changed of a character set alone.
fn written(parameter: &str, has_quotes: bool, case: impl Fn(&str) -> String) -> String {
    let Some((name, value)) = parameter.split_once('=') else { return parameter.to_owned() };
    let bare = value.trim().trim_matches('"');
    let value = if name.trim().eq_ignore_ascii_case("charset") { case(bare) } else { bare.to_owned() };
    let name = name.trim();
    if has_quotes { format!("{name}=\"{value}\"") } else { format!("{name}={value}") }
}

//! Address fields: lists put themselves into From, servers write quotes anew.
//!
//! References: RFC 5322 §3.4, RFC 6377 §4 (lists), RFC 7960 §4.1.3 (From rewritten for DMARC).

use super::{Found, Others, What};
use crate::mail::message::authors;

/// Fields in which lists keep the address that was in From.
const KEPT_IN: [&str; 9] = [
    "Reply-To",
    "X-Original-From",
    "X-Google-Original-From",
    "Original-From",
    "X-Original-Sender",
    "X-MailFrom",
    "Cc",
    "Sender",
    "Resent-From",
];

pub(super) fn candidates(found: &mut Found<'_, '_>, text: &str, others: &Others<'_>) {
    if found.piece.name == "from" {
        rewritten(found, text, others);
    }
    requoted(found, text);
}

/// From as it was before a list took its place.
fn rewritten(found: &mut Found<'_, '_>, text: &str, others: &Others<'_>) {
    let mut add = |was: String| found.value(&was.clone(), What::Replaced { was }, true);
    let kept: Vec<String> = KEPT_IN.iter().flat_map(|name| others.values(name)).collect();
    let name = display_name(text);
    for value in &kept {
        add(value.clone());
        for one in separated(value) {
            add(one);
        }
        for author in authors(value) {
            let address = format!("{}@{}", author.local, author.domain);
            for name in names(&name) {
                for was in [format!("{name} <{address}>"), format!("\"{name}\" <{address}>")] {
                    add(was);
                }
            }
            add(format!("<{address}>"));
            add(address);
        }
    }
}

/// The name in front of an address, without what lists add to it.
fn display_name(text: &str) -> String {
    text.split_once('<').map_or("", |(name, _)| name).trim().trim_matches(['"', '\'']).to_owned()
}

fn names(name: &str) -> Vec<String> {
    let mut found = vec![name.to_owned()];
    for mark in [" via ", " (via ", " - ", " [", " from "] {
        if let Some((before, _)) = name.split_once(mark) {
            found.push(before.trim_matches(['"', '\'']).to_owned());
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The addresses of a list of them, as written.
fn separated(value: &str) -> Vec<String> {
    let (mut found, mut is_quoted) = (vec![String::new()], false);
    for c in value.chars() {
        if c == '"' {
            is_quoted = !is_quoted;
        }
        match found.last_mut() {
            Some(_) if c == ',' && !is_quoted => found.push(String::new()),
            Some(last) => last.push(c),
            None => {}
        }
    }
    found.into_iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// The same addresses written otherwise.
fn requoted(found: &mut Found<'_, '_>, text: &str) {
    let mut add = |was: String| found.value(&was.clone(), What::Requoted { was }, true);
    add(text.replace('"', ""));
    let all = separated(text);
    let quoted = |one: &String| match one.split_once('<') {
        Some((name, rest)) if !name.trim().is_empty() && !name.contains('"') => {
            format!("\"{}\" <{rest}", name.trim())
        }
        _ => one.clone(),
    };
    let bare =
        |one: &String| one.strip_prefix('<').and_then(|one| one.strip_suffix('>')).unwrap_or(one).to_owned();
    let angled = |one: &String| if one.contains('<') { one.clone() } else { format!("<{one}>") };
    for between in [", ", ","] {
        let join =
            |change: &dyn Fn(&String) -> String| all.iter().map(change).collect::<Vec<_>>().join(between);
        for was in [join(&Clone::clone), join(&quoted), join(&bare), join(&angled)] {
            add(was);
        }
    }
    // A server may have taken the name away, or written the address in lower case.
    if let Some((_, rest)) = text.split_once('<') {
        add(rest.trim_end_matches('>').to_owned());
    }
}

//! Records as programs call for them: `TXT("@", "…")`, `name=… type=TXT data="…"`.

use super::{
    Kind, Pasted,
    draft::{self, Draft},
    label::{self, Column},
};

/// More parts than a call has.
const PARTS: usize = 32;

/// The record in a line of a program; none if it is not one.
pub(super) fn record(line: &str) -> Option<Pasted> {
    call(line).or_else(|| pairs(line))
}

/// `DNSControl`: `TXT("@", "v=spf1 mx -all"),`
fn call(line: &str) -> Option<Pasted> {
    let (function, rest) = line.trim().split_once('(')?;
    let kind = Kind::named(function.trim()).filter(|kind| function.trim() == kind.as_str())?;
    let inner = arguments(rest)?;
    let mut parts = strings(inner).into_iter();
    let name = parts.next()?;
    let rest: Vec<String> = parts.collect();
    let value = match kind {
        Kind::Mx => rest.join(" "),
        _ if kind == Kind::Txt => rest.concat(),
        _ => rest.first()?.clone(),
    };
    Some(draft::record(Some(name), Some(kind), &value, line))
}

/// What stands in front of the parenthesis that ends a call, if nothing but a comment stands behind it.
fn arguments(text: &str) -> Option<&str> {
    let mut depth = 1_usize;
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match (c, quote) {
            ('\\', Some(_)) => {
                characters.next();
            }
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'' | '`', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let behind = text.get(at + 1..)?.trim_start_matches([',', ';', ' ', ')']);
            return if behind.is_empty() || behind.starts_with("//") { text.get(..at) } else { None };
        }
    }
    None
}

/// The strings and numbers in a list of arguments. What is inside of one of them (`TTL(300)`, `{ttl: 300}`) is
/// said of the record, and is no part of it.
fn strings(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut is_word = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if found.len() >= PARTS {
            break;
        }
        let was_word = std::mem::replace(&mut is_word, c.is_alphanumeric() || c == '_');
        let mut part = String::new();
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth = depth.saturating_sub(1),
            '"' | '\'' | '`' => {
                while let Some(inner) = characters.next() {
                    match inner {
                        '\\' => part.extend(characters.next()),
                        inner if inner == c => break,
                        inner => part.push(inner),
                    }
                }
                if depth == 0 {
                    found.push(part);
                }
            }
            _ if c.is_ascii_digit() && !was_word => {
                part.push(c);
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    part.push(digit);
                }
                if depth == 0 {
                    found.push(part);
                }
            }
            _ => {}
        }
    }
    found
}

/// `--name=… --type=TXT --rrdatas="…"`, `-Name "@" -DescriptiveText "…"`: at least a name and a value.
fn pairs(line: &str) -> Option<Pasted> {
    let mut draft = Draft::default();
    for (key, value) in parts(line) {
        let Some(label) = label::label(&key) else { continue };
        if key.to_lowercase().contains("text") && draft.kind.is_none() {
            draft.kind = Some(Kind::Txt);
        }
        if label.column == Column::Domain || draft.has(label.column) {
            continue;
        }
        draft.put(label.column, &value);
    }
    let is_whole =
        draft.name.is_some() && draft.value.is_some() && (draft.kind.is_some() || line.contains("--"));
    if is_whole { draft.finish(line) } else { None }
}

fn parts(line: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let words = words(line);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        if found.len() >= PARTS {
            break;
        }
        if let Some((key, value)) = word.split_once('=')
            && !key.contains([' ', ';', ':'])
        {
            found.push((key.trim_start_matches('-').to_owned(), value.to_owned()));
        } else if let Some(key) =
            word.strip_prefix('-').map(|key| key.trim_start_matches('-')).filter(|key| !key.is_empty())
            && let Some(value) = words.get(at).filter(|value| !value.starts_with('-'))
        {
            found.push((key.to_owned(), value.clone()));
            at += 1;
        }
    }
    found
}

/// The words of a command line, quotation marks taken away.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        let Some(last) = words.last_mut() else { break };
        match (c, quote) {
            ('\\', Some('"')) => last.extend(characters.next()),
            (c, Some(open)) if c == open => quote = None,
            (c, None) if matches!(c, '"' | '\'') => quote = Some(c),
            (c, None) if c.is_whitespace() => words.push(String::new()),
            (c, _) => last.push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

//! One word for one thing, in everything a person reads: the words that were given up do not come back.
//!
//! A reader for whom English is a second language has to learn a term only once. The ids of sentences, code and
//! JSON words are not read as prose, and may keep an older word.

use std::{fs, path::Path};

/// A phrase that was given up, what follows it where it is fine all the same, and what is said instead.
const GIVEN_UP: &[(&str, &[&str], &str)] = &[
    ("stand", &["for", "alone"], "is"),
    ("stands", &["for", "alone"], "is"),
    ("stood", &[], "was"),
    ("standing", &[], "is"),
    ("set-up", &[], "setup"),
    ("set-ups", &[], "setups"),
    ("plan", &[], "setup"),
    ("plans", &[], "setups"),
    ("planned", &[], "your setup"),
    ("your answers", &[], "your setup"),
    ("saved answers", &[], "your setup"),
    ("look-up", &[], "lookup"),
    ("look-ups", &[], "lookups"),
    ("void", &[], "empty lookup"),
    ("sub-domain", &[], "subdomain"),
    ("sub-domains", &[], "subdomains"),
    ("octet", &[], "byte"),
    ("octets", &[], "bytes"),
    ("mend", &[], "fix"),
    ("mends", &[], "fixes"),
    ("mended", &[], "fixed"),
    ("put right", &[], "fix"),
    ("put it right", &[], "fix"),
    ("put this right", &[], "fix"),
    ("take over", &[], "use, import"),
    ("take it over", &[], "use, import"),
    ("taken over", &[], "used, imported"),
    ("takes over", &[], "uses, imports"),
    ("take out", &[], "delete"),
    ("take it out", &[], "delete"),
    ("take them out", &[], "delete"),
    ("taken out", &[], "deleted"),
    ("takes out", &[], "deletes"),
    ("in the place of", &[], "replace X with Y"),
    ("in its place", &[], "replace X with Y"),
    ("the place of", &[], "replace X with Y"),
    ("pass over", &[], "ignore"),
    ("passes over", &[], "ignores"),
    ("passed over", &[], "ignored"),
    ("take no notice", &[], "ignore"),
    ("takes no notice", &[], "ignores"),
    ("withdraw", &[], "revoke"),
    ("withdraws", &[], "revokes"),
    ("withdrawn", &[], "revoked"),
    ("successor", &[], "replacement key"),
    ("private half", &[], "private key"),
    ("public half", &[], "public key"),
    ("private halves", &[], "private keys"),
    ("honest", &[], "your own mail"),
    ("forger", &[], "forged mail"),
    ("forgers", &[], "forged mail"),
    ("proves it", &[], "passes"),
    ("proves nothing", &[], "fails"),
    ("prove nothing", &[], "fail"),
    ("as a rule", &[], "usually"),
    ("all the same", &[], "anyway"),
    ("in vain", &[], "no answer comes"),
    ("alias", &[], "CNAME"),
    ("aliases", &[], "CNAMEs"),
    ("datagram", &[], "UDP packet"),
    ("greets with", &[], "HELO name"),
    ("return path", &[], "bounce address"),
    ("problem", &[], "error, warning"),
    ("problems", &[], "errors, warnings"),
    ("provider", &[], "DNS host"),
    ("providers", &[], "DNS hosts"),
    ("remark", &[], "note"),
    ("remarks", &[], "notes"),
    ("whole name", &[], "full name"),
    ("whole names", &[], "full names"),
    ("ending", &[], "retiring"),
];

#[test]
fn no_sentence_has_a_word_that_was_given_up() {
    let mut found = Vec::new();
    for (place, line) in sentences().into_iter().chain(pages()) {
        let words: Vec<String> = line
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’')
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        for (phrase, unless, say) in GIVEN_UP {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let is_there = words.windows(phrase.len()).enumerate().any(|(at, window)| {
                let next = words.get(at + phrase.len()).map_or("", String::as_str);
                window == phrase.as_slice() && !unless.contains(&next)
            });
            if is_there {
                found.push(format!("{place}: “{}” (say: {say})\n    {}", phrase.join(" "), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// What a person reads of the sentences' files: no comments, no names of messages, variants and arguments.
fn sentences() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en");
    let mut read = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if !line.starts_with('#') {
                read.push((format!("{name}.ftl:{}", number + 1), without_braces(without_key(line))));
            }
        }
    }
    assert!(read.len() > 1000, "the sentences are elsewhere");
    read
}

/// `id = text`, `.fix = text` and `*[variant] text` without what is in front of the text.
fn without_key(line: &str) -> &str {
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_. []*".contains(c))
    };
    let line = line.trim_start();
    if let Some((key, text)) =
        line.split_once("] ").filter(|(key, _)| key.trim_start_matches('*').starts_with('['))
    {
        return if is_name(key) { text } else { line };
    }
    match line.split_once(" =") {
        Some((key, text)) if is_name(key) && !key.contains(' ') => text,
        _ => line,
    }
}

fn without_braces(line: &str) -> String {
    let mut depth = 0_usize;
    let mut text = String::new();
    for c in line.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => text.push(c),
            _ => {}
        }
    }
    text
}

/// The prose of the pages that come with the program: no code, and of the changes only the newest.
fn pages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = Vec::new();
    for page in ["README.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let mut fence = None;
        for (number, line) in text.lines().enumerate() {
            if page == "CHANGELOG.md" && line.starts_with("## [") && line != "## [Unreleased]" {
                break;
            }
            if let Some(language) = line.strip_prefix("```") {
                fence = fence.is_none().then_some(language);
                continue;
            }
            if fence == Some("json") {
                continue;
            }
            // Every second piece between backticks is code.
            let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            read.push((format!("{page}:{}", number + 1), prose));
        }
    }
    read
}

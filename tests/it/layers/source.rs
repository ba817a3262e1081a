//! A source file as far as the rules of the house need to understand it.

#![expect(clippy::string_slice, reason = "all places are those of matches or of whole characters")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file below `src`, without its tests.
pub(super) struct Source {
    /// Its path below `src`, with `/`.
    pub(super) path: String,
    /// The text without comments; strings are empty.
    pub(super) code: String,
    /// What stands in the strings.
    pub(super) strings: Vec<String>,
    /// How many lines it has, comments and all.
    pub(super) lines: usize,
}

impl Source {
    /// Every source file of the crate that is no test.
    pub(super) fn all() -> Vec<Self> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = Vec::new();
        gather(&root, &root, &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(found.len() > 100, "the sources are not where they are looked for");
        found
    }

    /// The file called `path` with this text.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let text = without_tests(text);
        let (code, strings) = read(&text);
        Self { path: path.to_owned(), code, strings, lines: text.lines().count() }
    }

    /// The module at the top of the crate that the file is part of: `tui` for `tui/screen/spf.rs`.
    pub(super) fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The modules at the top of the crate that the file names, by whatever way.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = self.after("crate::");
        names.extend(self.after("mailseal::"));
        // As many steps up as the file is deep lead to the top as well.
        let depth = self.path.matches('/').count() + 1;
        names.extend(self.after(&"super::".repeat(depth)));
        names
    }

    /// The first names after each `prefix`, whether one or several in braces.
    fn after(&self, prefix: &str) -> Vec<&str> {
        let mut names = Vec::new();
        for (at, _) in self.code.match_indices(prefix) {
            let before = self.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = &self.code[at + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(list) => names.extend(in_braces(list)),
                None => names.push(first_word(rest)),
            }
        }
        names
    }
}

/// The first names in `a::{b, c}, d}…`: `a` and `d`.
fn in_braces(list: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut begins) = (0_usize, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                names.push(first_word(list[begins..at].trim()));
                begins = at + 1;
            }
            '}' if depth == 0 => {
                names.push(first_word(list[begins..at].trim()));
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && path.file_name().unwrap() != "tests.rs" {
            let below = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source::new(&below, &fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without what is compiled for tests only.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept += line;
            kept.push('\n');
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = format!("{indent}}}");
        // An item of one line, or everything as far as the brace that closes it.
        if lines.next().is_some_and(|item| !item.ends_with([';', '}'])) {
            let _ = lines.by_ref().find(|line| *line == end);
        }
    }
    kept
}

/// The code without comments and with empty strings, and what stood in the strings.
fn read(text: &str) -> (String, Vec<String>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        let is_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            taken = rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            taken = rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if let Some((opening, closing)) = raw_string(rest).filter(|_| !is_word) {
            let end = rest[opening..].find(&closing).expect("a raw string ends");
            strings.push(rest[opening..opening + end].to_owned());
            code += "\"\"";
            taken = opening + end + closing.len();
        } else if c == '"' {
            let end = string_end(rest);
            strings.push(rest[1..end].to_owned());
            code += "\"\"";
            taken = end + 1;
        } else if let Some(end) = character_end(rest) {
            code += "' '";
            taken = end;
        } else {
            code.push(c);
        }
        rest = &rest[taken..];
    }
    (code, strings)
}

/// How long the opening of a raw string is, and how the string closes.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let marks = text.strip_prefix("r")?;
    let hashes = marks.len() - marks.trim_start_matches('#').len();
    marks[hashes..].starts_with('"').then(|| (hashes + 2, format!("\"{}", "#".repeat(hashes))))
}

/// Where the quote that ends a string stands.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    panic!("a string does not end: {}", text.lines().next().unwrap_or_default())
}

/// Where a character such as `'"'` ends; nothing for a lifetime.
fn character_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escaped) = inside.strip_prefix('\\') {
        return escaped.char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 3);
    }
    let c = inside.chars().next()?;
    inside[c.len_utf8()..].starts_with('\'').then(|| c.len_utf8() + 2)
}

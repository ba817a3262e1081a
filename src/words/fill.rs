//! Blocks of commands with what is known filled in.
//!
//! `{name}` is filled in. A line that begins with `%` and a word is there once for each thing that the word fits, and
//! not at all if it fits none: `%key` once for each key, `%imap` only where IMAP is offered. What the words are is
//! said where the values are gathered.

use std::path::Path;

use crate::record::visible::visible;

/// Values, each with the name that stands in the block.
pub(super) type Named = Vec<(&'static str, String)>;

/// Values for a block: those of every line, and those of the lines that begin with a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) everywhere: Named,
    pub(super) lines: Vec<(&'static str, Vec<Named>)>,
}

impl Values {
    /// Lines that begin with this word are there once for each of these.
    pub(super) fn each(&mut self, word: &'static str, values: Vec<Named>) {
        self.lines.push((word, values));
    }

    /// Lines that begin with this word are there if this is so.
    pub(super) fn only_if(&mut self, word: &'static str, is_so: bool) {
        self.each(word, if is_so { vec![Vec::new()] } else { Vec::new() });
    }

    /// Whether lines that begin with this word are there at all.
    pub(super) fn fits(&self, word: &str) -> bool {
        self.lines.iter().any(|(known, values)| *known == word && !values.is_empty())
    }

    /// The block without its final line break; nothing if no line of it is left.
    pub(super) fn fill(&self, block: &str) -> Option<String> {
        let lines: Vec<String> = block.trim_end().lines().flat_map(|line| self.lines(line, &[])).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn lines(&self, line: &str, more: &[(&'static str, String)]) -> Vec<String> {
        let worded = line.strip_prefix('%').and_then(|line| line.split_once(' '));
        let known = worded.and_then(|(word, rest)| {
            let (_, values) = self.lines.iter().find(|(known, _)| *known == word)?;
            Some((values, rest))
        });
        let Some((values, rest)) = known else {
            // What belongs to the line goes before what holds everywhere.
            let values: Vec<(&str, &str)> =
                more.iter().chain(&self.everywhere).map(|(name, value)| (*name, value.as_str())).collect();
            return vec![fill(line, &values)];
        };
        values.iter().flat_map(|values| self.lines(rest, values)).collect()
    }
}

/// `template` with each `{name}` that is in `values` replaced, and without its final line break.
/// Other braces belong to the language of the template. What is filled in is not looked at again.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template.trim_end();
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = values.iter().find_map(|(name, value)| {
            let after = after.strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        if let Some((value, after)) = found {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// A path as a shell takes it: as it is, or in single quotes if anything in it has a meaning there.
pub(super) fn shell(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    if text.chars().all(is_plain) && !text.starts_with('-') {
        return text;
    }
    format!("'{}'", visible(&text).replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_filled_in_once_and_other_braces_stay() {
        let values = [("domain", "{selector}"), ("selector", "s1")];
        assert_eq!(fill("${if eq{{domain}}{x}} {selector}\n", &values), "${if eq{{selector}}{x}} s1");
        assert_eq!(fill("{ {domain {", &values), "{ {domain {");
    }

    #[test]
    fn a_path_with_a_meaning_for_the_shell_is_quoted() {
        for (path, expected) in [
            ("/home/ann/s1.pem", "/home/ann/s1.pem"),
            ("/Users/ann/Application Support/s1.pem", "'/Users/ann/Application Support/s1.pem'"),
            ("/keys/it's; rm x", "'/keys/it'\\''s; rm x'"),
            ("-rf", "'-rf'"),
            ("/a\nb", "'/a\\x0ab'"),
        ] {
            assert_eq!(shell(Path::new(path)), expected);
        }
    }
}

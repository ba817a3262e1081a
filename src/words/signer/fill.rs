//! Filling templates in.

use std::path::Path;

use crate::record::visible::visible;

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

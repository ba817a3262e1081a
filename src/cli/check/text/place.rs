//! The part of a published text that is meant, marked below it.

use unicode_width::UnicodeWidthStr;

use crate::{check::finding::Place, record::visible::visible};

/// What is shown around the part that is meant, in characters; a line of a terminal holds all of it.
const BEFORE: usize = 24;
const MEANT: usize = 32;
const AFTER: usize = 14;

/// The text around the place, and the marks; one line where the whole text is meant.
pub(super) fn lines(place: &Place) -> Vec<String> {
    let text = place.text.as_str();
    let before = text.get(..place.span.start).unwrap_or_default();
    let meant = place.span.of(text);
    let after = text.get(place.span.end..).unwrap_or_default();
    let before_shown = last(before, BEFORE);
    let meant_shown = first(meant, MEANT);
    let line = format!("{before_shown}{meant_shown}{}", first(after, AFTER));
    if meant.len() == text.len() {
        return vec![first(text, BEFORE + MEANT + AFTER)];
    }
    // Where something is missing, the mark stands where it belongs.
    let marks = "^".repeat(meant_shown.width().max(1));
    vec![line, format!("{}{marks}", " ".repeat(before_shown.width()))]
}

/// The first characters, safe to show, with dots for the rest.
fn first(text: &str, most: usize) -> String {
    let kept: String = text.chars().take(most).collect();
    let dots = if kept.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", visible(&kept))
}

/// The last characters.
fn last(text: &str, most: usize) -> String {
    let skipped = text.chars().count().saturating_sub(most);
    let kept: String = text.chars().skip(skipped).collect();
    let dots = if skipped > 0 { "…" } else { "" };
    format!("{dots}{}", visible(&kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::span::Span;

    #[test]
    fn what_is_meant_is_marked_however_long_the_text_is() {
        let long = format!("v=spf1 {}-all", "ip4:9.9.9.9 ".repeat(30));
        for (text, span, shown) in [
            ("v=spf1 mx -all;", Span::new(10, 15), "v=spf1 mx -all;\n          ^^^^^"),
            ("v=spf1 mx", Span::new(0, 9), "v=spf1 mx"), // all of it
            ("v=spf1 mx", Span::new(9, 9), "v=spf1 mx\n         ^"), // something missing at the end
            ("a\u{1b}b c", Span::new(4, 5), "a\\x1bb c\n       ^"), // shown longer than it is
            (&long, Span::new(7, 18), "v=spf1 ip4:9.9.9.9 ip4:9.9.9.9 i…\n       ^^^^^^^^^^^"),
        ] {
            let place = Place { owner: "example.com".parse().unwrap(), text: text.to_owned(), span };
            assert_eq!(lines(&place).join("\n"), shown, "{text}");
        }
    }
}

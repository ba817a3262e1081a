//! The part of a published text that is meant, marked below it.
//!
//! A record can be long and full of what a terminal must not get. So a line's worth of it is shown, safe, with
//! the part that is meant in it and marks below that part: the same on the command line and in the wizard.

use unicode_width::UnicodeWidthStr;

use crate::{check::finding::Place, record::visible::visible};

/// The most of a text that is worth showing, in characters: a line of a terminal holds all of it.
const MOST: usize = 70;
/// Dots for what is left out, at each of three places.
const DOTS: usize = 3;

/// The text around the place in at most `width` columns, and the marks; one line where the whole text is meant.
/// Characters that are shown escaped take more columns than that, and what draws the lines cuts them.
#[must_use]
pub fn lines(place: &Place, width: usize) -> Vec<String> {
    let room = width.saturating_sub(DOTS).min(MOST);
    let text = place.text.as_str();
    let before = text.get(..place.span.start).unwrap_or_default();
    let meant = place.span.of(text);
    let after = text.get(place.span.end..).unwrap_or_default();
    if meant.len() == text.len() {
        return vec![first(text, room)];
    }
    // A third of the line is in front, so that the reader sees what it follows, and half is for what is meant.
    let before_shown = last(before, room * 24 / MOST);
    let meant_shown = first(meant, room * 32 / MOST);
    let line = format!("{before_shown}{meant_shown}{}", first(after, room * 14 / MOST));
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
            assert_eq!(lines(&place, 76).join("\n"), shown, "{text}");
        }
    }

    #[test]
    fn in_a_narrow_place_less_around_it_is_shown() {
        let text = "v=spf1 include:_spf.example.net ip4:300.1.1.1 -all".to_owned();
        let place = Place { owner: "example.com".parse().unwrap(), text, span: Span::new(32, 45) };
        assert_eq!(lines(&place, 40), ["…example.net ip4:300.1.1.1 -all", "             ^^^^^^^^^^^^^"]);
        for width in 0..100 {
            assert!(lines(&place, width).iter().all(|line| line.width() <= width.max(8)), "{width}");
        }
    }
}

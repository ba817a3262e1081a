//! Patterns of host names in the catalogues.

/// Whether `name` (lower case, no final dot) is meant by `pattern`: with a `*`, each of which stands
/// for any text, it must be the whole name; without, the name itself or one above it.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    if !pattern.contains('*') {
        return name.strip_suffix(pattern).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    }
    let mut pieces = pattern.split('*');
    let (Some(first), Some(last)) = (pieces.next(), pieces.next_back()) else { return false };
    let Some(rest) = name.strip_prefix(first) else { return false };
    // Each piece is taken at its first place; what is left must still end in the last one.
    let rest = pieces.try_fold(rest, |rest, piece| rest.split_once(piece).map(|(_, after)| after));
    rest.is_some_and(|rest| rest.ends_with(last))
}

/// Whether a label is meant by the first label of `pattern`, a `*` standing for any text.
pub(super) fn matches_label(pattern: &str, label: &str) -> bool {
    let first = pattern.split('.').next().unwrap_or_default();
    first == label || first.contains('*') && matches(first, label)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_suffix_ends_at_a_dot_and_a_star_stands_for_any_text() {
        for (pattern, name) in [
            ("google.com", "aspmx.l.google.com"),        // below it
            ("google.com", "google.com"),                // itself
            ("ns-*.awsdns-*", "ns-1.awsdns-02.co.uk"),   // a star at the end
            ("dns*.p*.nsone.net", "dns1.p07.nsone.net"), // two stars
            ("*.*.example", "a.b.example"),              // a star in front
            ("a*a", "aba"),                              // the ends do not share a letter
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("google.com", "notgoogle.com"),          // in the middle of a label
            ("google.com", "google.com.example"),     // not at the end
            ("ns-*.awsdns-*", "xns-1.awsdns-02.net"), // not at the start
            ("dns*.p*.nsone.net", "dns1.nsone.net"),  // a piece is missing
            ("a*a", "a"),                             // one letter is not two
        ] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}

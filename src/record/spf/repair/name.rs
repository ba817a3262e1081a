//! Names of mechanisms, misspelt.

/// The mechanisms and modifiers a misspelt name is compared with.
const KNOWN: [&str; 10] = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists", "redirect", "exp"];

/// Names that are never right and mean one thing.
const ALIASES: [(&str, &str); 6] = [
    ("ip", "ip4"),
    ("ipv4", "ip4"),
    ("ipv6", "ip6"),
    ("ip4v", "ip4"),
    ("host", "a"),
    ("includes", "include"),
];

/// The one name that `written` can stand for, if there is one.
pub(super) fn spelt(written: &str) -> Option<&'static str> {
    let written = written.to_ascii_lowercase();
    if let Some((_, meant)) = ALIASES.iter().find(|(alias, _)| *alias == written) {
        return Some(meant);
    }
    // One slip in a short name leaves nothing to know it by.
    let most = match written.len() {
        0..=2 => return if written == "al" { Some("all") } else { None },
        3..=5 => 1,
        _ => 2,
    };
    let near = |name: &&&str| name.len() > 1 && distance(&written, name) <= most;
    let mut found = KNOWN.iter().filter(near);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The length of a name; the time goes by the square of it.
const COMPARED: usize = 253;

/// How many slips lie between two words: a letter too many, too few or wrong, or two that changed places.
/// Words longer than a name in DNS may be count only as far as that.
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.chars().take(COMPARED).collect(), other.chars().take(COMPARED).collect());
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least =
                (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped && a != b {
                least = least.min(at(&above, j - 1) + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_and_only_one_meaning_is_taken() {
        for (one, other, slips) in
            [("", "abc", 3), ("inlcude", "include", 1), ("incldue", "include", 1), ("include", "include", 0)]
        {
            assert_eq!(distance(one, other), slips, "{one} {other}");
        }
        for (written, meant) in [
            ("inlcude", Some("include")),
            ("INCLDE", Some("include")),
            ("exits", Some("exists")),
            ("alll", Some("all")),
            ("ipv4", Some("ip4")),
            ("ip5", None), // ip4 or ip6
            ("ma", None),  // a or mx
            ("mailru", None),
        ] {
            assert_eq!(spelt(written), meant, "{written}");
        }
    }
}

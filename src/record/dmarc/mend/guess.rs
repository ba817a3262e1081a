//! The word that was meant by a word that is none.

use super::{super::Policy, KNOWN};

/// The policy somebody meant.
pub(super) fn policy(written: &str) -> Option<Policy> {
    let bare: String =
        written.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    // As many letters may differ as leave no doubt.
    let policies = [(Policy::None, 1), (Policy::Reject, 2), (Policy::Quarantine, 3)];
    let near = policies.into_iter().find(|(policy, most)| {
        bare.starts_with(policy.as_str()) || distance(&bare, policy.as_str()) <= *most
    });
    near.map(|(policy, _)| policy)
}

/// The policy that a word by itself is.
pub(super) fn named_policy(written: &str) -> Option<Policy> {
    let bare = written.trim_matches(|c: char| !c.is_ascii_alphabetic());
    let policies = [Policy::None, Policy::Reject, Policy::Quarantine];
    policies.into_iter().find(|policy| bare.eq_ignore_ascii_case(policy.as_str()))
}

/// Whether `DMARC1` was meant.
pub(super) fn is_nearly_version(value: &str) -> bool {
    distance(&value.to_ascii_uppercase(), "DMARC1") <= 2
}

/// What another writing of the value of a tag stands for.
pub(super) fn value(tag: &str, written: &str) -> Option<&'static str> {
    let bare: String =
        written.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let among: &[(&str, &[&str])] = match tag {
        "adkim" | "aspf" => &[("r", &["r", "relaxed", "relax", "relaxd"]), ("s", &["s", "strict", "strikt"])],
        "t" => &[("y", &["y", "yes", "true", "1", "on"]), ("n", &["n", "no", "false", "0", "off"])],
        "psd" => &[("n", &["n", "no"]), ("u", &["u", "unknown"]), ("y", &["y", "yes"])],
        "fo" => return options(written),
        _ => &[],
    };
    among.iter().find(|(_, words)| words.contains(&bare.as_str())).map(|(word, _)| *word)
}

/// The options of `fo`, whatever is between them; with `0` and `1` the `0`, which is what receivers make of both.
fn options(written: &str) -> Option<&'static str> {
    let mut has = [false; 4];
    for word in written.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: &[char] = match word.to_ascii_lowercase().as_str() {
            "dkim" => &['d'],
            "spf" => &['s'],
            word => &word.chars().collect::<Vec<_>>(),
        };
        for letter in letters {
            let at = ['0', '1', 'd', 's'].iter().position(|option| option == letter)?;
            *has.get_mut(at)? = true;
        }
    }
    Some(match has {
        [true, _, false, false] => "0",
        [true, _, true, false] => "0:d",
        [true, _, false, true] => "0:s",
        [true, _, true, true] => "0:d:s",
        [false, true, false, false] => "1",
        [false, true, true, false] => "1:d",
        [false, true, false, true] => "1:s",
        [false, true, true, true] => "1:d:s",
        [false, false, true, false] => "d",
        [false, false, false, true] => "s",
        [false, false, true, true] => "d:s",
        [false, false, false, false] => return None,
    })
}

/// The tag somebody meant by an unknown name.
pub(super) fn tag(name: &str, value: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let others = [("policy", "p"), ("subdomain_policy", "sp"), ("dkim", "adkim"), ("spf", "aspf")];
    let other = others.into_iter().find(|(word, _)| *word == lower).map(|(_, known)| known);
    let same = KNOWN.into_iter().find(|known| *known == lower && *known != "v");
    same.or(other).or_else(|| {
        let is_address = value.contains('@');
        // Names of one or two letters are one letter from anything.
        let near = |known: &&str| {
            matches!(*known, "adkim" | "aspf" | "psd") && !is_address && distance(&lower, known) <= 1
                || matches!(*known, "rua" | "ruf") && is_address && distance(&lower, known) <= 1
        };
        KNOWN.into_iter().find(near)
    })
}

/// What a character of another keyboard stands for.
pub(super) const fn character(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => Some(" "),
        '\u{ff1b}' | '\u{37e}' => Some(";"),
        '\u{ff1d}' => Some("="),
        '\u{ff1a}' => Some(":"),
        '\u{ff0c}' => Some(","),
        '\u{ff20}' => Some("@"),
        '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{200b}' | '\u{feff}' => Some(""),
        _ => None,
    }
}

/// Words longer than this are no misspelling of a short one.
const LETTERS: usize = 24;

/// How many letters are wrong, missing, too many, or changed places.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() > LETTERS {
        return LETTERS;
    }
    // Three rows of the usual table: the one in hand, and the two above it.
    let mut above: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(LETTERS);
            let changed = at(&last, j) + usize::from(a != b);
            let mut fewest = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if is_swapped {
                fewest = fewest.min(at(&above, j - 1) + 1);
            }
            row.push(fewest);
        }
        above = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(LETTERS)
}

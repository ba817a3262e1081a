//! The order of names in which numbers count as numbers.

/// A name cut into texts and numbers in turn, beginning with a text that may be empty.
pub(super) type Key<'n> = Vec<(&'n str, Option<Number<'n>>)>;

/// A number of any length: of two without zeros in front the longer one is greater. Those zeros tell equal
/// numbers apart, so that no two names are one.
pub(super) type Number<'n> = (usize, &'n str, usize);

pub(super) fn key(name: &str) -> Key<'_> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let (text, behind) = cut(rest, |c| c.is_ascii_digit());
        let (digits, behind) = cut(behind, |c| !c.is_ascii_digit());
        let number = digits.trim_start_matches('0');
        let zeros = digits.len() - number.len();
        parts.push((text, (!digits.is_empty()).then_some((number.len(), number, zeros))));
        rest = behind;
    }
    parts
}

/// Before the first such character, and from it on.
fn cut(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        // As natsort 8.4 sorts them, which octoDNS uses.
        let sorted = [
            "",
            "2._domainkey",
            "10._domainkey",
            "20230601._domainkey",
            "99999999999999999999999._domainkey",
            "*._domainkey",
            "_dmarc",
            "s1._domainkey",
            "s2._domainkey",
            "s2a._domainkey",
            "s10._domainkey",
            "s._domainkey",
            "sa._domainkey",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| key(name));
        assert_eq!(names, sorted);
    }
}

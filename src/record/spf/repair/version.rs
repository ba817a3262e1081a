//! Where a record begins that does not begin as it should.

use super::name::distance;

/// What stands behind the version, with a space in front; none if nothing in `text` is meant as one.
pub(super) fn rest(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.find("v=spf1") {
        let rest = text.get(at + "v=spf1".len()..)?;
        // `v=spf1.0`, `v=spf10`, `v=spf1;`
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = number.strip_prefix(".0").unwrap_or(number);
        // `v=spf1192.0.2.1` is an address, and whose first digits these are nobody knows.
        let is_torn = rest.starts_with(|c: char| c.is_ascii_digit()) && !number.starts_with([' ', ';', ',']);
        let is_cut = !number.is_empty() && is_torn;
        return (!is_cut).then(|| format!(" {}", number.trim_start_matches([';', ',', ':'])));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let behind = |count: usize, is_version: &dyn Fn(&str) -> bool| {
        let (head, tail) = words.split_at_checked(count)?;
        let head = head.concat().to_ascii_lowercase();
        is_version(head.trim_end_matches([';', ',', '.'])).then(|| format!(" {}", tail.join(" ")))
    };
    // Sender ID is another protocol, and `v=spf2…` may be one that is still to come.
    let is_near = |head: &str| {
        let has_letters = head.contains("sp") || head.contains("sf");
        has_letters && distance(head, "v=spf1") <= 2 && !head.starts_with("spf2")
    };
    // In `v=spf 1` the first word alone would do, and leave a word behind that means nothing.
    (1..=3).find_map(|count| behind(count, &|head| head == "v=spf1")).or_else(|| behind(1, &is_near))
}

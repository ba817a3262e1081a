//! What a correction changes besides what its finding is about.
//!
//! References: RFC 7208 §5.1 (`all`), RFC 6376 §3.6.1 (`n=`).

use crate::{
    check::finding::{Finding, Spf, What},
    plan::publish::Data,
    record::visible::visible,
    words::{finding_dkim, finding_spf},
};

/// As much of a note as is shown.
const NOTE: usize = 40;

/// The sentence about it, if there is anything.
pub(super) fn aside(finding: &Finding) -> Option<String> {
    let (place, correction) = (finding.place.as_ref()?, finding.correction.as_ref()?);
    let Data::Txt(record) = &correction.data else { return None };
    match &finding.what {
        // These are about just that.
        What::Spf(Spf::NoAll | Spf::NeutralAll | Spf::PassesAll) => None,
        What::Spf(_) => all(&place.text, record),
        What::Dkim(_) => note(&place.text, record),
        _ => None,
    }
}

/// That everybody else is treated otherwise.
fn all(text: &str, record: &str) -> Option<String> {
    let (before, after) = (sign(text), sign(record)?);
    match before {
        Some(before) if before == after => None,
        Some(before) => {
            let (before, after) = (format!("{before}all"), format!("{after}all"));
            Some(finding_spf::AlsoChanges { after, before }.say())
        }
        None if text.split_whitespace().any(is_meant_as_all) => None,
        None => Some(finding_spf::also_adds(format!("{after}all"))),
    }
}

/// What the first `all` says of everybody else.
fn sign(text: &str) -> Option<char> {
    text.split_whitespace().find_map(|word| {
        let sign = word.chars().next().filter(|c| "+-~?".contains(*c));
        let name = word.trim_start_matches(['+', '-', '~', '?']);
        name.eq_ignore_ascii_case("all").then_some(sign.unwrap_or('+'))
    })
}

/// Whether a word is `all` with a slip, which the finding is about.
fn is_meant_as_all(word: &str) -> bool {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    letters.eq_ignore_ascii_case("all")
}

/// That a note of a key's is gone.
fn note(text: &str, record: &str) -> Option<String> {
    let of = |text: &str| -> Option<String> {
        text.split(';')
            .find_map(|part| part.trim_start().strip_prefix("n=").map(str::trim).map(str::to_owned))
    };
    let lost = of(text).filter(|note| !note.is_empty() && of(record).as_ref() != Some(note))?;
    let shown: String = visible(&lost).chars().take(NOTE).collect();
    Some(finding_dkim::also_drops(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_correction_changes_besides_is_said() {
        for (text, record, said) in [
            ("v=spf1 mx -all", "v=spf1 mx -all", None), // nothing
            ("v=spf1 amx ?all", "v=spf1 mx ~all", Some("?all to ~all")), // the end
            ("v=spf1 amx ALL", "v=spf1 mx ~all", Some("+all to ~all")), // in capitals, with no sign
            ("v=spf1 amx -all mx ~all", "v=spf1 mx -all", None), // the first counts
            ("v=spf1 amx", "v=spf1 mx ~all", Some("~all at the end")), // none before
            ("v=spf1 mx all-", "v=spf1 mx ~all", None), // what the finding is about
            ("v=spf1 mx -all redirect=a.example", "v=spf1 redirect=a.example", None), // its own choice
        ] {
            let found = all(text, record);
            assert_eq!(found.is_some(), said.is_some(), "{text}: {found:?}");
            assert!(found.unwrap_or_default().contains(said.unwrap_or_default()), "{text}");
        }
        assert!(
            note("v=DKIM1; n=ours, 2020; p=QUJD", "v=DKIM1; p=QUJD")
                .is_some_and(|said| said.contains("ours"))
        );
        assert_eq!(note("v=DKIM1; n=ours; p=QUJD", "v=DKIM1; n=ours; p=QUJD"), None);
        assert_eq!(note("v=DKIM1; p=QUJD", "v=DKIM1; p=QUJD"), None);
    }
}

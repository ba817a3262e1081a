//! What holds for every text that could be published.

use mailseal::{
    check::{Finding, Severity, dmarc::discovery::targets},
    record::dmarc::{Noted, Record, mend},
    words::finding::prose,
};
use proptest::prelude::*;

use super::{OWNER, corrected, found, tree::walked};
use crate::literals::{ids, name, txt};

/// Text that is nearly a record.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "v=DMARC1",
        "v=dmarc1",
        "DMARC1",
        "v",
        "p=none",
        "p=quarentine",
        "p:",
        "sp=x",
        "np=reject",
        "rua=",
        "mailto:",
        "a@example.com",
        "mailto:d@example.com",
        "ruf=",
        "fo=0:1",
        "fo=1,d",
        "adkim=strict",
        "t=y",
        "psd=y",
        "pct=50",
        ";",
        ";",
        "; ",
        ",",
        " ",
        "=",
        ":",
        "\\",
        "\"",
        "\u{201c}",
        "\u{a0}",
        "\u{1b}[2J",
        "\u{202e}",
        "b\u{fc}",
        "!10m",
        "%",
        "//",
        "http://x",
        "x=1",
        "\r\n",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_record_that_is_put_right_can_be_read(text in prop_oneof![nearly(), ".{0,80}"]) {
        let mended = mend(&text);
        for slip in &mended.slips {
            prop_assert!(text.get(std::ops::Range::from(slip.span)).is_some(), "{:?}", slip);
        }
        if let Some(record) = &mended.record {
            let printed = record.to_string();
            prop_assert_eq!(printed.parse::<Record>(), Ok(record.clone()), "{}", printed);
            prop_assert_eq!(mend(&printed).slips, []);
        }
        // What a receiver cannot read is told, whatever it is.
        if Noted::read(&text).map_or(true, |noted| !noted.faults.is_empty()) {
            prop_assert!(!mended.slips.is_empty());
        }
    }

    #[test]
    fn judging_never_panics_and_points_into_the_text(text in prop_oneof![nearly(), ".{0,80}"]) {
        let findings = found(&[txt(OWNER, &[&text])]);
        prop_assert!(!ids(&findings).is_empty() || text.starts_with('v'));
        for finding in &findings {
            if let Some(place) = &finding.place {
                prop_assert!(place.text.get(std::ops::Range::from(place.span)).is_some());
            }
            let said = prose(finding);
            prop_assert!(!said.what.chars().chain(said.why.chars()).any(|c| c.is_control() && c != '\n'));
            let Some(correction) = corrected(finding) else { continue };
            prop_assert!(correction.parse::<Record>().is_ok(), "{}", correction);
            if finding.correction.as_ref().is_some_and(|correction| correction.owner.as_str() == OWNER) {
                let again = found(&[txt(OWNER, &[correction])]);
                let errors = again.iter().filter(|again| again.severity() == Severity::Error);
                let about_text = errors.filter(|error| !matches!(error.id(), "dmarc.not-authorized" | "dmarc.reports-lost"));
                prop_assert_eq!(about_text.map(Finding::id).collect::<Vec<_>>(), Vec::<&str>::new(), "{} → {}", text, correction);
            }
        }
    }

    #[test]
    fn no_walk_asks_more_than_eight_times(labels in prop::collection::vec("[a-z]{1,3}", 1..30)) {
        let domain = labels.join(".");
        prop_assert!(targets(&name(&domain)).len() <= 8);
        let (found, asked) = walked(&domain, true, &[]);
        prop_assert!(asked <= 8 && found.found.is_none());
    }
}

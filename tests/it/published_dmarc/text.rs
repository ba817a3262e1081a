//! Records that are written otherwise than meant: what is said, where, and what is proposed.

use mailseal::{
    check::{Finding, Severity, finding::Correction},
    plan::publish::Data as Planned,
    words::finding::prose,
};

use super::{OK, OWNER, corrected, found, placed};
use crate::literals::{ids, txt};

/// The first finding on a published text: its id, its place, and what is proposed.
#[track_caller]
fn says(published: &str, id: &str, place: &str, correction: &str) {
    let findings = found(&[txt(OWNER, &[published])]);
    let finding = findings
        .iter()
        .find(|finding| finding.id() == id)
        .unwrap_or_else(|| panic!("{published}: {id} is not among {:?}", ids(&findings)));
    assert_eq!(placed(finding), place, "{published}: {id}");
    assert_eq!(corrected(finding), Some(correction), "{published}: {id}");
    let prose = prose(finding);
    assert!(!prose.what.is_empty() && !prose.why.is_empty() && !prose.fix.is_empty());
    let again = found(&[txt(OWNER, &[correction])]);
    // What a record asks for is the person's to decide; its letters are right.
    let decided = ["dmarc.none-without-reports", "dmarc.no-reports", "dmarc.subdomains-weaker"];
    let wrong = again.iter().filter(|finding| finding.severity() > Severity::Info).map(Finding::id);
    let told: Vec<&str> = wrong.filter(|id| !decided.contains(id)).collect();
    assert_eq!(told, [""; 0], "{published}: {correction}");
}

#[test]
fn the_version_is_what_receivers_look_for() {
    says("v=dmarc1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "v=dmarc1", OK);
    says("V=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "V=DMARC1", OK);
    says("v=DMARC 1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "v=DMARC 1", OK);
    says("DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.version-missing", "DMARC1", OK);
    says("p=reject; rua=mailto:d@example.com", "dmarc.version-missing", "p=reject", OK);
    says("p=reject; v=DMARC1; rua=mailto:d@example.com", "dmarc.version-late", "v=DMARC1", OK);
    says("v=DMARC; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMARC", OK);
    says("v=DMARC2; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMARC2", OK);
    says("v=DMRC1; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMRC1", OK);
    says(" v=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.leading", " ", OK);
    says("\u{feff}v=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.leading", "\u{feff}", OK);
}

#[test]
fn separators_and_quotes_are_named_for_what_they_are() {
    says("v=DMARC1, p=reject, rua=mailto:d@example.com", "dmarc.separator", ", ", OK);
    says("v=DMARC1; p=reject, rua=mailto:d@example.com", "dmarc.separator", ", ", OK);
    says("v=DMARC1 p=reject rua=mailto:d@example.com", "dmarc.separator", " ", OK);
    says("v=DMARC1; p=reject rua=mailto:d@example.com", "dmarc.separator", " ", OK);
    says("v=DMARC1: p=reject; rua=mailto:d@example.com", "dmarc.separator", ": ", OK);
    says("v=DMARC1; p:reject; rua=mailto:d@example.com", "dmarc.colon", ":", OK);
    says("v:DMARC1; p:reject; rua:mailto:d@example.com", "dmarc.colon", ":", OK);
    says("v=DMARC1; p reject; rua=mailto:d@example.com", "dmarc.no-equals", "p reject", OK);
    says("v=DMARC1\\; p=reject\\; rua=mailto:d@example.com", "dmarc.backslash", "\\", OK);
    says("\"v=DMARC1; p=reject; rua=mailto:d@example.com\"", "dmarc.quotes", "\"", OK);
    says("\u{201c}v=DMARC1; p=reject; rua=mailto:d@example.com\u{201d}", "dmarc.quotes", "\u{201c}", OK);
    says("v=DMARC1; \"p=reject; rua=mailto:d@example.com", "dmarc.quotes", "\"", OK);
    says("v=DMARC1; p=reject;\u{a0}rua=mailto:d@example.com", "dmarc.character", "\u{a0}", OK);
}

#[test]
fn policies_are_read_as_they_were_meant() {
    let rua = "; rua=mailto:d@example.com";
    for (written, meant) in [
        ("quarentine", "quarantine"),
        ("quarantined", "quarantine"),
        ("Qarantin", "quarantine"),
        ("rejected", "reject"),
        ("rejct", "reject"),
        ("nome", "none"),
        ("\"reject\"", "reject"),
        ("block", "none"), // what receivers do now
    ] {
        says(
            &format!("v=DMARC1; p={written}{rua}"),
            "dmarc.policy",
            written,
            &format!("v=DMARC1; p={meant}{rua}"),
        );
    }
    let sp = "v=DMARC1; p=reject; sp=nome; rua=mailto:d@example.com";
    says(sp, "dmarc.policy", "nome", "v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com");
    let np = "v=DMARC1; p=reject; np=all; rua=mailto:d@example.com";
    says(np, "dmarc.policy", "all", OK);
    let without = "v=DMARC1; rua=mailto:d@example.com";
    says(without, "dmarc.policy-missing", without, "v=DMARC1; p=none; rua=mailto:d@example.com");
    says("v=DMARC1; sp=reject", "dmarc.policy-missing", "v=DMARC1; sp=reject", "v=DMARC1; p=none; sp=reject");
    says("v=DMARC1; rua=mailto:d@example.com; p=reject", "dmarc.policy-late", "p=reject", OK);
    says("v=DMARC1; policy=reject; rua=mailto:d@example.com", "dmarc.misspelt-tag", "policy", OK);
    says("v=DMARC1; P=reject; rua=mailto:d@example.com", "dmarc.misspelt-tag", "P", OK);
}

#[test]
fn tags_and_their_values_are_looked_at() {
    let with = |rest: &str| format!("{OK}{rest}");
    let without =
        |before: &str, after: &str| format!("v=DMARC1; p=reject{before}; rua=mailto:d@example.com{after}");
    says("v=DMARC1; p=reject; ruaa=mailto:d@example.com", "dmarc.misspelt-tag", "ruaa", OK);
    says(&with("; adkm=s"), "dmarc.misspelt-tag", "adkm", &without("; adkim=s", ""));
    says(&with("; adkim=strict"), "dmarc.value", "strict", &without("; adkim=s", ""));
    says(&with("; aspf=x"), "dmarc.value", "x", OK);
    says(&with("; t=yes"), "dmarc.value", "yes", &with("; t=y"));
    says(&with("; psd=maybe"), "dmarc.value", "maybe", OK);
    says(&with("; psd=y"), "dmarc.public-suffix", "psd=y", OK);
    says(&with("; ruf=mailto:f@example.com; fo=2"), "dmarc.value", "2", &with("; ruf=mailto:f@example.com"));
    says(
        &with("; ruf=mailto:f@example.com; fo=1,d,s"),
        "dmarc.value",
        "1,d,s",
        &with("; ruf=mailto:f@example.com; fo=1:d:s"),
    );
    says(
        &with("; ruf=mailto:f@example.com; fo=0:1"),
        "dmarc.failure-options-exclude",
        "0:1",
        &with("; ruf=mailto:f@example.com; fo=0"),
    );
    says(&with("; fo=1"), "dmarc.failure-options-ignored", "fo=1", OK);
    says(&with("; p=reject"), "dmarc.duplicate-tag", "p", OK);
    says(&with("; rua=mailto:e@example.com"), "dmarc.duplicate-tag", "rua", &with(",mailto:e@example.com"));
    says(&with("; sp=none"), "dmarc.subdomains-weaker", "sp=none", OK);
    says(&with("; pct=50"), "dmarc.obsolete", "pct=50", OK);
    says(&with("; gibberish"), "dmarc.no-equals", "gibberish", OK);
    says(&with("; ruf=mailto:b\u{fc}ro@example.com"), "dmarc.character", "\u{fc}", OK);
}

#[test]
fn addresses_nobody_can_send_to_are_put_right() {
    let rua = |list: &str| format!("v=DMARC1; p=reject; rua={list}");
    let two = rua("mailto:d@example.com,mailto:e@example.com");
    says(&rua("d@example.com"), "dmarc.no-mailto", "d@example.com", OK);
    says(&rua("mailto:d@example.com,e@example.com"), "dmarc.no-mailto", "e@example.com", &two);
    says(&rua("mailto://d@example.com"), "dmarc.mailto-slashes", "mailto://d@example.com", OK);
    says(&rua("mailto: d@example.com"), "dmarc.address", " ", OK);
    says(&rua("<mailto:d@example.com>"), "dmarc.address", "<mailto:d@example.com>", OK);
    says(&rua("mail:d@example.com"), "dmarc.not-mailto", "mail:d@example.com", OK);
    says(&rua("mailto:d@example.com,https://example.com/r"), "dmarc.not-mailto", "https://example.com/r", OK);
    says(&rua("https://example.com/r"), "dmarc.not-mailto", "https://example.com/r", "v=DMARC1; p=reject");
    says(&rua("mailto:d@example.com;mailto:e@example.com"), "dmarc.address-separator", ";", &two);
    says(
        &rua("mailto:d@example.com; e@example.com"),
        "dmarc.address-separator",
        ";",
        &rua("mailto:d@example.com,mailto:e@example.com"),
    );
    says(&rua("mailto:d@example.com mailto:e@example.com"), "dmarc.address-separator", " ", &two);
    for written in [
        "mailto:<d@example.com>",
        "mailto:Ann <d@example.com>",
        "Ann <mailto:d@example.com>",
        "mailto:[d@example.com](mailto:d@example.com)",
        "[mailto:d@example.com]",
        "mailto:d@example.com (monitor)",
        "mailto:(reports) d@example.com",
        "mailto:d@example.com<mailto:d@example.com>",
        "mailto:d@@example.com",
        "mailto:d(at)example.com",
        "mailto:d @example.com",
        "mailto:d@ example.com",
        "mailto:d@example. com",
    ] {
        let findings = found(&[txt(OWNER, &[&rua(written)])]);
        let corrections: Vec<_> = findings.iter().filter_map(corrected).collect();
        assert!(
            !corrections.is_empty() && corrections.iter().all(|one| *one == OK),
            "{written}: {corrections:?}"
        );
    }
    says(&rua("mailto:d@example.com and mailto:e@example.com"), "dmarc.address", " ", &two);
    // What may be part of the address is neither guessed nor dropped.
    for written in [
        "mailto:my d@example.com",
        "mailto:d@example.com or so on",
        "mailto:d@exam ple.com",
        "mailto:d@@",
        "mailto:d@-",
    ] {
        let findings = found(&[txt(OWNER, &[&rua(written)])]);
        assert!(
            findings.iter().any(|finding| finding.id() == "dmarc.address"),
            "{written}: {:?}",
            ids(&findings)
        );
        assert!(findings.iter().all(|finding| corrected(finding).is_none()), "{written}");
    }
    says(&rua("mailto:d@example.com,"), "dmarc.address", "rua=mailto:d@example.com,", OK);
    says(&rua("mailto:d@example.com,mailto:nobody"), "dmarc.address", "nobody", OK);
    says(&rua(""), "dmarc.address", "rua=", "v=DMARC1; p=reject");
}

#[test]
fn no_policy_is_dropped_without_a_word() {
    let rua = "; rua=mailto:d@example.com";
    for (written, meant) in [
        ("p-reject", "p=reject"),
        ("p> reject", "p=reject"),
        ("reject", "p=reject"),
        ("Quarantine", "p=quarantine"),
        ("p=reject; sp- quarantine", "p=reject; sp=quarantine"),
        ("p=reject; np\u{2013}none", "p=reject; np=none"),
    ] {
        let findings = found(&[txt(OWNER, &[&format!("v=DMARC1; {written}{rua}")])]);
        let wanted = format!("v=DMARC1; {meant}{rua}");
        let corrections: Vec<_> = findings.iter().filter_map(corrected).collect();
        assert!(corrections.contains(&wanted.as_str()), "{written}: {corrections:?}");
    }
    says(
        &format!("v=DMARC1; p=reject{rua}; aspf-s"),
        "dmarc.no-equals",
        "aspf-s",
        "v=DMARC1; p=reject; aspf=s; rua=mailto:d@example.com",
    );
    let ruf = "v=DMARC1; p=reject; rua=mailto:d@example.com; ruf=mailto:f@example.com";
    for (written, id, place, meant) in [
        ("; fo=1;d;s", "dmarc.value", "1;d;s", "; fo=1:d:s"),
        ("; fo=d; s", "dmarc.value", "d; s", "; fo=d:s"),
        ("; fo=dkim,spf", "dmarc.value", "dkim,spf", "; fo=d:s"),
        ("; fo=0,1,d,s", "dmarc.value", "0,1,d,s", "; fo=0:d:s"),
    ] {
        says(&format!("{ruf}{written}"), id, place, &format!("{ruf}{meant}"));
    }
    // A bare word where a policy is, and a sign that no tag is in front of.
    says(&format!("{OK}; none"), "dmarc.no-equals", "none", OK);
    says(&format!("{OK}; x-reject"), "dmarc.no-equals", "x-reject", OK);
}

#[test]
fn of_two_policies_only_the_writer_knows_which_was_meant() {
    let rua = "; rua=mailto:d@example.com";
    for text in [
        &format!("v=DMARC1; p=none; p=reject{rua}"),
        &format!("v=DMARC1; p=none p=reject{rua}"),
        &format!("v=DMARC1; p=none{rua} v=DMARC1; p=reject"),
        &format!("v=DMARC1; p=none; v=DMARC1; p=reject{rua}"),
        &format!("v=DMARC1; p=none{rua}; v=DMARC1; p=reject; rua=mailto:d@example.com"),
    ] {
        let findings = found(&[txt(OWNER, &[text])]);
        let offered: Vec<Vec<String>> = findings
            .iter()
            .filter(|finding| !finding.choices.is_empty())
            .map(|finding| {
                let text = |one: &Correction| match &one.data {
                    Planned::Txt(text) => text.clone(),
                    other => format!("{other:?}"),
                };
                finding.choices.iter().map(text).collect()
            })
            .collect();
        let wanted = vec![format!("v=DMARC1; p=none{rua}"), format!("v=DMARC1; p=reject{rua}")];
        assert!(!offered.is_empty() && offered.iter().all(|one| *one == wanted), "{text}: {offered:?}");
        assert!(findings.iter().all(|finding| corrected(finding).is_none()), "{text}");
    }
    let two = format!("v=DMARC1; p=reject{rua} v=DMARC1; p=reject; rua=mailto:e@example.com");
    says(&two, "dmarc.two-in-one", "v=DMARC1", &format!("{OK},mailto:e@example.com"));
}

#[test]
fn a_record_that_acts_below_has_an_effect() {
    for (text, said) in [
        ("v=DMARC1; p=none", "The DMARC record has no effect"),
        ("v=DMARC1; p=none; sp=none", "The DMARC record has no effect"),
        ("v=DMARC1; p=none; sp=reject", "The DMARC record has no effect on the domain itself"),
        ("v=DMARC1; p=none; np=quarantine", "The DMARC record has no effect on the domain itself"),
    ] {
        let findings = found(&[txt(OWNER, &[text])]);
        let finding = findings.iter().find(|finding| finding.id() == "dmarc.none-without-reports");
        assert_eq!(finding.map(|finding| prose(finding).what).as_deref(), Some(said), "{text}");
    }
    // Reports that nobody can send show nothing.
    for rua in ["https://example.com/r", "mail:d@example.com", "ftp://example.com"] {
        let findings = found(&[txt(OWNER, &[&format!("v=DMARC1; p=none; rua={rua}")])]);
        assert!(!ids(&findings).contains(&"dmarc.monitoring"), "{rua}: {:?}", ids(&findings));
    }
    let size = found(&[txt(OWNER, &["v=DMARC1; p=reject; rua=mailto:d@example.com!10m"])]);
    assert!(!prose(&size[0]).why.contains("pct"), "{:?}", prose(&size[0]));
    let slash = found(&[txt(OWNER, &["v=DMARC1\\; p=reject; rua=mailto:d@example.com"])]);
    assert!(prose(&slash[0]).why.contains("need “\\;”"), "{:?}", prose(&slash[0]));
}

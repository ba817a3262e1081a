//! No record where receivers look: why not.

use mailseal::{
    check::{Severity, published::judge},
    record::dmarc::Policy,
    survey::{Failure, Kind, Outcome, Whom},
    words::finding::prose,
};

use super::{OK, OWNER, corrected, empty, found, mx, only_dmarc, placed, surveyed, view};
use crate::literals::{absent, answer, behind, ids, name, txt};

#[test]
fn what_is_missing_is_looked_for_where_records_get_lost() {
    let missing = found(&[]);
    assert_eq!(ids(&missing), ["dmarc.missing"]);
    assert_eq!(corrected(&missing[0]), Some("v=DMARC1; p=none; rua=mailto:dmarc@example.com"));
    assert_eq!(missing[0].correction.as_ref().map(|c| c.owner.as_str()), Some(OWNER));
    for at in [
        "example.com",
        "_dmarc.example.com.example.com",
        "dmarc.example.com",
        "_dmarc._dmarc.example.com",
        "_dmarc._domainkey.example.com",
        "_domainkey.example.com",
    ] {
        let findings = found(&[txt(at, &["v=spf1 -all", OK])]);
        assert_eq!(ids(&findings), ["dmarc.misplaced"], "{at}");
        let place = findings[0].place.as_ref().expect("a place");
        assert_eq!((place.owner.as_str(), place.text.as_str()), (at, OK));
        assert_eq!(corrected(&findings[0]), Some(OK), "{at}");
        assert!(prose(&findings[0]).what.contains(at));
        // Beside a record that counts it is nobody's business.
        assert_eq!(ids(&found(&[txt(at, &[OK]), txt(OWNER, &[OK])])), [""; 0], "{at}");
    }
    // Only the domain's own servers are asked for what may not be there yet.
    let (_, asked) = surveyed("example.com", "example.com", &[]);
    for want in asked.iter().filter(|want| want.question.name.is_within(&name("example.com"))) {
        assert!(matches!(want.of, Whom::EveryServer | Whom::EveryAddress | Whom::AnyServer), "{want:?}");
    }
}

#[test]
fn a_record_typed_together_with_spf_does_not_cost_the_spf_record() {
    for text in [
        "v=spf1 mx -all v=DMARC1; p=reject; rua=mailto:d@example.com",
        "v=spf1 mx ~all v=DMARC1;p=reject;rua=mailto:d@example.com",
        "v=DMARC1; p=reject; rua=mailto:d@example.com v=spf1 mx -all",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; v=spf1 mx -all",
    ] {
        let findings = found(&[txt("example.com", &[text])]);
        assert_eq!(ids(&findings), ["dmarc.misplaced"], "{text}");
        assert_eq!(corrected(&findings[0]), Some(OK), "{text}");
        let said = prose(&findings[0]);
        assert!(said.fix.contains("keep the SPF part") && !said.fix.contains("delete the one"), "{said:?}");
    }
}

#[test]
fn a_wildcard_that_answers_in_its_place_is_named() {
    let wild = "v=spf1 -all";
    let findings = found(&[txt(OWNER, &[wild]), txt("*.example.com", &[wild])]);
    assert_eq!(ids(&findings), ["dmarc.wildcard-answers"]);
    assert_eq!(placed(&findings[0]), wild);
    assert!(prose(&findings[0]).what.contains("wildcard"));
    let alone = found(&[txt(OWNER, &["hello"])]);
    assert_eq!(ids(&alone), ["dmarc.unrelated-text"]);
    // Below a record that holds, what the wildcard says is discarded and does no harm.
    let world = [
        mx("news.example.com", "mail.example.com"),
        txt("_dmarc.news.example.com", &[wild]),
        txt("*.news.example.com", &[wild]),
        txt(OWNER, &[OK]),
    ];
    let (survey, _) = surveyed("news.example.com", "example.com", &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), ["dmarc.inherited"]);
}

#[test]
fn aliases_to_nowhere_and_in_circles_are_told() {
    let dangling = behind("x.managed.example", absent(OWNER, Kind::Txt));
    let findings = found(&[dangling]);
    assert_eq!(ids(&findings), ["dmarc.alias-without-record"]);
    assert!(prose(&findings[0]).why.contains("does not exist"));
    let without = behind("x.managed.example", empty(OWNER, Kind::Txt));
    assert!(prose(&found(&[without])[0]).why.contains("has no DMARC record"));
    let mut looped = behind("a.example.com", answer(OWNER, Kind::Txt, Outcome::Failed(Failure::ServFail)));
    looped.aliases.push(name(OWNER));
    assert_eq!(ids(&found(&[looped])), ["dmarc.alias-loop"]);
    // What somebody else manages is not the person's to correct.
    let theirs = behind("x.managed.example", txt(OWNER, &["v=DMARC1; p=rejct; rua=mailto:d@example.com"]));
    let findings = found(&[theirs]);
    assert_eq!(findings[0].id(), "dmarc.policy");
    assert_eq!((placed(&findings[0]), corrected(&findings[0])), ("rejct", None));
}

#[test]
fn a_sub_domain_inherits_and_says_from_where() {
    let cases = [
        ("v=DMARC1; p=reject; sp=quarantine; np=reject", true, "sp", Policy::Quarantine),
        ("v=DMARC1; p=reject; sp=quarantine; np=reject", false, "np", Policy::Reject),
        ("v=DMARC1; p=reject; sp=quarantine", false, "sp", Policy::Quarantine),
        ("v=DMARC1; p=reject", true, "p", Policy::Reject),
    ];
    for (above, exists, tag, policy) in cases {
        let mut world = vec![txt(OWNER, &[above])];
        world.extend(exists.then(|| mx("news.example.com", "mail.example.com")));
        let (survey, _) = surveyed("news.example.com", "example.com", &world);
        let findings = only_dmarc(judge(&view(&survey)));
        assert_eq!(ids(&findings), ["dmarc.inherited"], "{above}");
        let why = prose(&findings[0]).why;
        assert!(why.contains(&format!("“{tag}”")) && why.contains(policy.as_str()), "{why}");
        assert_eq!(findings[0].severity(), Severity::Info);
    }
}

//! The walk up the tree of names, and which record holds at its end.

use mailseal::{
    check::dmarc::discovery::{Discovered, Discovery, Via, discover, targets},
    record::dmarc::Policy,
    survey::{Facts, Kind},
};

use crate::literals::{absent, name, txt};

/// The walk over what stands at the domains; what is not named has no record.
pub(super) fn walked(domain: &str, exists: bool, records: &[(&str, &str)]) -> (Discovered, usize) {
    let domain = name(domain);
    let mut facts = Facts::default();
    for asked in 0..20 {
        match discover(&domain, exists, &facts) {
            Discovery::Done(found) => return (*found, asked),
            Discovery::Asking(next) => {
                let owner = format!("_dmarc.{next}");
                let texts: Vec<&str> =
                    records.iter().filter(|(at, _)| *at == next.as_str()).map(|(_, text)| *text).collect();
                facts.insert(if texts.is_empty() { absent(&owner, Kind::Txt) } else { txt(&owner, &texts) });
            }
        }
    }
    panic!("the walk does not end");
}

#[test]
fn the_walk_asks_what_rfc_9989_section_4_10_lists() {
    let asked: Vec<String> =
        targets(&name("a.b.c.d.e.f.g.h.i.j.mail.example.com")).iter().map(ToString::to_string).collect();
    let expected = [
        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
        "g.h.i.j.mail.example.com",
        "h.i.j.mail.example.com",
        "i.j.mail.example.com",
        "j.mail.example.com",
        "mail.example.com",
        "example.com",
        "com",
    ];
    assert_eq!(asked, expected);
    let eight: Vec<String> = targets(&name("a.b.c.d.e.f.g.h")).iter().map(ToString::to_string).collect();
    assert_eq!(eight[..2], ["a.b.c.d.e.f.g.h", "b.c.d.e.f.g.h"]);
    assert_eq!(eight.len(), 8);
    assert_eq!(targets(&name("example.com")).len(), 2);
}

#[test]
fn the_organizational_domain_is_chosen_as_rfc_9989_section_4_10_2_says() {
    let none = "v=DMARC1; p=none; rua=mailto:d@example.com";
    let n = "v=DMARC1; p=none; psd=n";
    let y = "v=DMARC1; p=reject; sp=quarantine; psd=y";
    let domain = "a.mail.example.com";
    for (records, organizational, holds, asked) in [
        // Its own examples.
        (&[("mail.example.com", none), ("example.com", none)][..], "example.com", Some("example.com"), 4),
        (&[("mail.example.com", n), ("example.com", none)], "mail.example.com", Some("mail.example.com"), 2),
        (&[("com", y)], "example.com", Some("com"), 4),
        // A record of the domain itself holds for it, whatever stands above.
        (&[(domain, none), ("example.com", none)], "example.com", Some(domain), 4),
        (&[(domain, n), ("example.com", none)], domain, Some(domain), 1),
        // A public suffix at which the walk begins says nothing of what is above.
        (&[(domain, y)], domain, Some(domain), 1),
        (&[("example.com", none), ("com", y)], "example.com", Some("example.com"), 4),
        // A record between, neither of the domain nor of the organization, is passed over.
        (&[("mail.example.com", none), ("com", y)], "example.com", Some("com"), 4),
        (&[], domain, None, 4),
        // Several are none, and so is what does not begin with the version.
        (&[("example.com", none), ("example.com", n)], domain, None, 4),
        (&[("example.com", "p=none; v=DMARC1")], domain, None, 4),
    ] {
        let (found, questions) = walked(domain, true, records);
        assert_eq!(found.organizational.as_str(), organizational, "{records:?}");
        assert_eq!(found.found.map(|found| found.at.to_string()).as_deref(), holds, "{records:?}");
        assert_eq!(questions, asked, "{records:?}");
    }
}

#[test]
fn the_policy_is_taken_from_the_tag_that_rfc_9989_section_4_10_1_names() {
    let rua = "rua=mailto:d@example.com";
    for (record, exists, expected) in [
        ("v=DMARC1; p=reject; sp=none; np=quarantine", true, Some(("sp", Some(Policy::None)))),
        ("v=DMARC1; p=reject; sp=none; np=quarantine", false, Some(("np", Some(Policy::Quarantine)))),
        ("v=DMARC1; p=reject; sp=none", false, Some(("sp", Some(Policy::None)))),
        ("v=DMARC1; p=reject; np=none", true, Some(("p", Some(Policy::Reject)))),
        // One bad policy makes all of them none, or nothing without reports.
        ("v=DMARC1; p=reject; np=x", true, Some(("p", None))),
        ("v=DMARC1; sp=reject", true, Some(("sp", None))),
    ] {
        let (found, _) = walked("news.example.com", exists, &[("example.com", record)]);
        let found = found.found.map(|found| (found.tag, found.policy));
        assert_eq!(found, expected, "{record}");
        let text = format!("{record}; {rua}");
        let (found, _) = walked("news.example.com", exists, &[("example.com", &text)]);
        assert!(found.found.is_some_and(|found| found.policy.is_some()), "{text}");
    }
    let (found, _) = walked("example.com", true, &[("example.com", "v=DMARC1; p=reject; sp=none")]);
    let found = found.found.expect("a record");
    assert_eq!((found.via, found.tag, found.policy), (Via::Own, "p", Some(Policy::Reject)));
}

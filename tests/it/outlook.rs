//! What SPF, DKIM and DMARC together are said to mean.

use mailseal::{
    check::{
        Finding, Severity,
        finding::{Fate, Mail, Proof, What, When},
        published::{View, judge},
    },
    plan::{Plan, Purpose, spf},
    record::dmarc::Policy,
    survey::{Answer, Kind, Survey},
    words::finding::prose,
};

use super::{
    literals::{RSA_2048, absent, txt},
    published_dmarc::{mx, surveyed, view},
};

const SPF: &str = "v=spf1 ip4:192.0.2.0/28 -all";
const REJECT: &str = "v=DMARC1; p=reject; rua=mailto:d@example.com";

fn key() -> Answer {
    txt("s1._domainkey.example.com", &[&format!("v=DKIM1; k=rsa; p={RSA_2048}")])
}

fn world(spf: &[&str], dmarc: &[&str]) -> Survey {
    let mut world = vec![mx("example.com", "mail.example.com"), txt("example.com", spf)];
    world.extend((!dmarc.is_empty()).then(|| txt("_dmarc.example.com", dmarc)));
    surveyed("example.com", "example.com", &world).0
}

/// With the selector `s1` named, and what stands there.
fn mails(mut survey: Survey, at_selector: Option<Answer>, plan: Option<&Plan>) -> Vec<Mail> {
    let given = ["s1".parse().expect("a selector")];
    let given = if let Some(answer) = at_selector {
        survey.hear(answer);
        &given[..]
    } else {
        &[]
    };
    let findings = judge(&View { given, plan, ..view(&survey) });
    let about_mail = findings.iter().filter(|finding| finding.id().starts_with("mail."));
    let of = |finding: &Finding| {
        assert_eq!(finding.severity(), Severity::Info);
        match &finding.what {
            What::Mail(mail) => Some(mail.clone()),
            _ => None,
        }
    };
    about_mail.filter_map(of).collect()
}

fn own(mails: &[Mail]) -> (Proof, Proof, Fate) {
    let own = mails.iter().find_map(|mail| match mail {
        Mail::Own { spf, dkim, fate, when: When::Now, .. } => Some((*spf, *dkim, *fate)),
        _ => None,
    });
    own.expect("own mail")
}

#[test]
fn own_mail_is_proved_by_what_works() {
    use Proof::{Absent, Broken, Nobody, Unknown, Works};
    let none = || Some(absent("s1._domainkey.example.com", Kind::Txt));
    let revoked = || Some(txt("s1._domainkey.example.com", &["v=DKIM1; p="]));
    for (spf, selector, expected) in [
        (&[SPF][..], Some(key()), (Works, Works)),
        (&[SPF], None, (Works, Unknown)), // selectors cannot be listed
        (&[SPF], none(), (Works, Absent)),
        (&[SPF], revoked(), (Works, Broken)),
        (&[], Some(key()), (Absent, Works)),
        (&[SPF, "v=spf1 mx -all"], Some(key()), (Broken, Works)), // two are none
        (&[SPF, "v=spf1-test mx -all"], Some(key()), (Works, Works)), // what receivers discard does not count
        (&["v=spf10 mx -all", SPF, "V=SPF1include:x.example"], Some(key()), (Works, Works)),
        (&["v=spf1-test mx -all"], Some(key()), (Broken, Works)),
        (&["v=spf1 ?ip4:192.0.2.1 ?all"], Some(key()), (Nobody, Works)), // neutral is no pass
        (&["v=spf1 ~ip4:192.0.2.1"], Some(key()), (Nobody, Works)),
        (&["v=spf1 ip4:192.0.2.0/28 -all v=DMARC1; p=none"], Some(key()), (Works, Works)),
        (&["v=spf1 ip4:192.0.2.0/33 -all"], Some(key()), (Broken, Works)),
    ] {
        let (by_spf, by_dkim, fate) = own(&mails(world(spf, &[REJECT]), selector, None));
        assert_eq!((by_spf, by_dkim), expected, "{spf:?}");
        assert_eq!(fate, Fate::Policy(Policy::Reject));
    }
}

#[test]
fn a_receiver_does_what_the_record_comes_to() {
    let rua = "rua=mailto:d@example.com";
    let (none, quarantine, reject) =
        (Fate::Policy(Policy::None), Fate::Policy(Policy::Quarantine), Fate::Policy(Policy::Reject));
    for (dmarc, here, existing, nonexistent) in [
        (format!("v=DMARC1; p=reject; {rua}"), reject, reject, reject),
        (format!("v=DMARC1; p=reject; sp=none; {rua}"), reject, none, none),
        (format!("v=DMARC1; p=none; np=reject; {rua}"), none, none, reject),
        (format!("v=DMARC1; p=reject; sp=quarantine; t=y; {rua}"), quarantine, none, none),
        (format!("v=DMARC1; p=quarentine; {rua}"), none, none, none),
        (format!("v=DMARC1; p=reject; sp=nome; {rua}"), none, none, none),
        ("v=DMARC1; sp=reject".to_owned(), Fate::Undecided, Fate::Undecided, Fate::Undecided),
    ] {
        let mails = mails(world(&[SPF], &[&dmarc]), Some(key()), None);
        assert_eq!(own(&mails).2, here, "{dmarc}");
        let forged = mails.iter().any(|mail| matches!(mail, Mail::Forged { fate, .. } if *fate == here));
        assert!(forged, "{dmarc}: {mails:?}");
        let below = mails.iter().find_map(|mail| match mail {
            Mail::SubDomains { existing, nonexistent, .. } => Some((*existing, *nonexistent)),
            _ => None,
        });
        assert_eq!(below, Some((existing, nonexistent)), "{dmarc}");
    }
    let two = mails(world(&[SPF], &[REJECT, "v=DMARC1; p=none"]), Some(key()), None);
    assert_eq!(own(&two).2, Fate::Undecided);
    assert_eq!(own(&mails(world(&[SPF], &[]), Some(key()), None)).2, Fate::Undecided);
}

#[test]
fn who_lets_everybody_pass_is_told_so() {
    for (spf, passes) in [
        ("v=spf1 mx +all", true),
        ("v=spf1 all", true),
        ("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all", true),
        ("v=spf1 mx ip4:0.0.0.0/0 -all", true),
        (SPF, false),
    ] {
        let mails = mails(world(&[spf], &[REJECT]), Some(key()), None);
        let found = mails.iter().find_map(|mail| match mail {
            Mail::Forged { passes_spf, .. } => Some(*passes_spf),
            _ => None,
        });
        assert_eq!(found, Some(passes), "{spf}");
    }
}

#[test]
fn who_lets_everybody_pass_lets_them_pass_below_unless_alignment_is_strict() {
    for (dmarc, passes) in [(REJECT, true), ("v=DMARC1; p=reject; aspf=s; rua=mailto:d@example.com", false)] {
        let mails = mails(world(&["v=spf1 +all"], &[dmarc]), None, None);
        let below = mails
            .iter()
            .any(|mail| matches!(mail, Mail::SubDomains { passes_spf, .. } if *passes_spf == passes));
        assert!(below, "{dmarc}: {mails:?}");
    }
}

#[test]
fn a_domain_that_only_signs_is_no_silent_one() {
    let signs = mails(world(&["v=spf1 -all"], &[REJECT]), Some(key()), None);
    assert_eq!(own(&signs), (Proof::Nobody, Proof::Works, Fate::Policy(Policy::Reject)));
}

#[test]
fn a_parked_domain_is_told_that_nothing_of_it_passes() {
    let parked = mails(world(&["v=spf1 -all"], &["v=DMARC1; p=reject"]), None, None);
    assert!(matches!(parked[0], Mail::Silent { fate: Fate::Policy(Policy::Reject), .. }), "{parked:?}");
    assert!(!parked.iter().any(|mail| matches!(mail, Mail::Own { .. })));
}

#[test]
fn what_is_planned_is_told_where_it_changes_anything() {
    let mut plan = super::literals::plan(REJECT, &[]);
    plan.spf = spf::Answers::from_text(SPF);
    let same = mails(world(&[SPF], &[REJECT]), Some(key()), Some(&plan));
    assert!(same.iter().all(|mail| !is_planned(mail)), "{same:?}");
    let stricter =
        mails(world(&[SPF], &["v=DMARC1; p=none; rua=mailto:d@example.com"]), Some(key()), Some(&plan));
    let planned: Vec<&Mail> = stricter.iter().filter(|mail| is_planned(mail)).collect();
    assert_eq!(planned.len(), 3);
    assert!(matches!(planned[0], Mail::Own { fate: Fate::Policy(Policy::Reject), dkim: Proof::Works, .. }));
    plan.purpose = Purpose::NeverSends;
    let silent = mails(world(&[SPF], &[]), None, Some(&plan));
    assert!(silent.iter().any(|mail| matches!(mail, Mail::Silent { when: When::Planned, .. })), "{silent:?}");
}

fn is_planned(mail: &Mail) -> bool {
    let (Mail::Own { when, .. }
    | Mail::Forged { when, .. }
    | Mail::SubDomains { when, .. }
    | Mail::Silent { when, .. }) = mail;
    *when == When::Planned
}

#[test]
fn a_sub_domain_is_told_what_it_inherits() {
    let world = [
        mx("news.example.com", "mail.example.com"),
        txt("news.example.com", &[SPF]),
        txt(
            "_dmarc.example.com",
            &["v=DMARC1; p=reject; sp=quarantine; np=reject; rua=mailto:d@example.com"],
        ),
    ];
    let (survey, _) = surveyed("news.example.com", "example.com", &world);
    assert_eq!(own(&mails(survey, None, None)).2, Fate::Policy(Policy::Quarantine));
}

#[test]
fn it_reads_well() {
    let mut told = Vec::new();
    let strict = "v=DMARC1; p=quarantine; sp=none; adkim=s; aspf=s; rua=mailto:d@example.com";
    for (spf, dmarc, selector) in [
        (SPF, &[REJECT][..], Some(key())),
        (SPF, &[strict], None),
        (SPF, &[], Some(absent("s1._domainkey.example.com", Kind::Txt))),
        ("v=spf1 +all", &["v=DMARC1; p=none; rua=mailto:d@example.com"], None),
        ("v=spf1 -all", &[REJECT], None),
    ] {
        told.push(format!(
            "== {spf} · {dmarc:?} · key {}",
            selector
                .as_ref()
                .map_or("not named", |answer| { if answer.exists() { "there" } else { "not there" } })
        ));
        for mail in mails(world(&[spf], dmarc), selector, None) {
            let said = prose(&Finding::from(mail));
            told.push(format!("{}\n  {}\n  → {}", said.what, said.why, said.fix));
        }
    }
    insta::assert_snapshot!(told.join("\n"));
}

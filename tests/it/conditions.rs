//! What goes wrong in real zones, each kind once: what is published, and what is said about it.

use mailseal::{
    check::{
        self,
        propagation::{Difference, Verdict, compare},
        standing::{Standing, standing},
    },
    plan::{
        Plan, Purpose,
        publish::{self, publish},
    },
    reading::adopt::{Untouched, adopt},
    survey::{Answer, Data, Kind, Outcome, Survey},
};

use super::literals::{
    RSA_1024, RSA_2048, absent, answer, behind, ids, key_purpose, name, survey, text_row, txt,
};

const APEX: &str = "example.com";
const DMARC: &str = "_dmarc.example.com";
const S1: &str = "s1._domainkey.example.com";

/// Modulus of 512 bits.
const RSA_512: &str = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMD2V+Nth3Sy4PNh2CM0Z7pUAJcqgvwyHBGVyUQjVvBP+14/7ic+HDJ9hkMVrL44XjsheTTV09w0KYU1BSOYuecCAwEAAQ==";

fn adopted(survey: &Survey) -> Plan {
    let mut plan = Plan::new(survey.domain.clone());
    adopt(&mut plan, survey, Untouched { purpose: true, spf: true, dkim: true, dmarc: true });
    plan
}

fn found(answers: impl IntoIterator<Item = Answer>) -> (Plan, Survey) {
    let survey = survey(answers);
    (adopted(&survey), survey)
}

/// Whether every expected id is said of an SPF record, and what is proposed instead.
#[track_caller]
fn spf(published: &[&str], others: Vec<Answer>, said: &[&str], proposed: &str) {
    let (plan, survey) = found([txt(APEX, published)].into_iter().chain(others));
    let findings = check::spf::judge(&plan.spf, &plan.domain, &survey.facts);
    let ids = ids(&findings);
    for id in said {
        assert!(ids.contains(id), "{published:?}: {id} is not among {ids:?}");
    }
    let errors = findings.iter().filter(|f| f.severity() == check::Severity::Error);
    assert!(!said.is_empty() || errors.count() == 0, "{published:?}: {ids:?}");
    assert_eq!(plan.spf.record().to_string(), proposed);
}

/// A host, so that `mx` finds something.
fn mail() -> Vec<Answer> {
    let exchange = Data::Mx { preference: 10, exchange: name("mail.example.com") };
    let address = Data::A(std::net::Ipv4Addr::new(9, 9, 9, 9));
    vec![
        answer(APEX, Kind::Mx, Outcome::Records { data: vec![exchange], ttl: 60 }),
        answer("mail.example.com", Kind::A, Outcome::Records { data: vec![address], ttl: 60 }),
        absent("mail.example.com", Kind::Aaaa),
    ]
}

#[test]
fn spf_records_as_people_publish_them() {
    let ok = "v=spf1 mx -all";
    let esp = |count: usize| {
        let includes: Vec<String> = (1..=count).map(|n| format!("include:i{n}.esp.example")).collect();
        let answers =
            (1..=count).map(|n| txt(&format!("i{n}.esp.example"), &["v=spf1 ip4:9.9.9.9 -all"])).collect();
        (format!("v=spf1 {} -all", includes.join(" ")), answers)
    };
    spf(&[ok], mail(), &[], ok);
    spf(&["V=SPF1 MX -ALL"], mail(), &[], ok); // letter case does not count
    spf(&["v=spf1 mx -all;"], mail(), &["spf.broken-term", "spf.no-all"], "v=spf1 mx");
    spf(
        &["v=spf1include:a.example -all"],
        vec![txt("a.example", &[ok])],
        &["spf.published-unseen"],
        "v=spf1 include:a.example -all",
    );
    spf(&["\"v=spf1 mx -all\""], mail(), &["spf.published-unseen"], ok);
    spf(&["v=spf1 mx ptr -all"], mail(), &["spf.ptr"], "v=spf1 mx ptr -all");
    spf(&["v=spf1 mx +all"], mail(), &["spf.plus-all"], "v=spf1 mx +all");
    spf(&["v=spf1 ip4:9.9.9.9/33 -all"], vec![], &["spf.broken-term"], "v=spf1 -all");
    let beside = "v=spf1 mx redirect=i1.esp.example -all";
    spf(&[beside], mail(), &["spf.redirect-beside-all"], beside);
    let (record, answers) = esp(10);
    spf(&[&record], answers, &[], &record);
    let (record, answers) = esp(11);
    spf(&[&record], answers, &["spf.too-many-lookups"], &record);
    let void = "v=spf1 a:n1.example.com a:n2.example.com a:n3.example.com -all";
    let nothing = ["n1", "n2", "n3"]
        .into_iter()
        .flat_map(|n| [Kind::A, Kind::Aaaa].map(|kind| absent(&format!("{n}.example.com"), kind)));
    spf(&[void], nothing.collect(), &["spf.too-many-void-lookups"], void);
    let around = "v=spf1 include:b.example.com -all";
    let back = txt("b.example.com", &["v=spf1 include:example.com -all"]);
    spf(&[around], vec![back], &["spf.loop"], around);
    let none = "v=spf1 include:www.example.com -all";
    spf(&[none], vec![absent("www.example.com", Kind::Txt)], &["spf.include-without-record"], none);
    let failing = answer("www.example.com", Kind::Txt, Outcome::Failed(mailseal::survey::Failure::ServFail));
    spf(&[none], vec![failing], &["spf.target-fails"], none);
    // A tab is no space to a receiver, in somebody else's record either.
    let tab = txt("www.example.com", &["v=spf1 ip4:9.9.9.9\t-all"]);
    spf(&[none], vec![tab], &["spf.target-with-broken-record"], none);
    spf(
        &["v=spf1 exists:%{ir}.%{v}._spf.%{d2} mx -all"],
        mail(),
        &[],
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} mx -all",
    );
    let tokens: Vec<String> = (0..30).map(|n| format!("vendor{n}-site-verification=x")).collect();
    let texts: Vec<&str> = tokens.iter().map(String::as_str).chain([ok]).collect();
    spf(&texts, mail(), &[], ok);
}

#[test]
fn several_spf_records_are_merged_and_lose_no_term() {
    // What stands after `all` stays after it; a second `exp` is shown, and would break the record.
    let first = "v=spf1 mx exp=a.example.com -all include:late.example redirect=r.example";
    let (plan, _) = found([txt(APEX, &[first, "v=spf1 a exp=b.example.com ~all redirect=s.example"])]);
    let rows: Vec<String> = plan.spf.rows.iter().cloned().map(String::from).collect();
    assert_eq!(
        rows,
        [
            "mx",
            "exp=a.example.com",
            "a",
            "exp=b.example.com",
            "~all",
            "include:late.example",
            "redirect=r.example",
            "redirect=s.example"
        ]
    );
    let record = plan.spf.record().to_string();
    assert!(record.parse::<mailseal::record::spf::Record>().is_ok(), "{record}");
}

#[track_caller]
fn dkim(published: &[&str], said: &[&str]) {
    let (mut plan, survey) = found([txt(S1, published)]);
    plan.purpose = Purpose::SendsMail;
    assert_eq!(ids(&check::dkim::judge(&plan, Some(&survey))), said, "{published:?}");
}

#[test]
fn keys_as_people_publish_them() {
    let key = |pre: &str, p: &str| format!("{pre}p={p}");
    let rsa = "v=DKIM1; k=rsa; ";
    let (start, end) = RSA_2048.split_at(200);
    dkim(&[&key(rsa, RSA_2048)], &[]);
    dkim(&[&key("k=rsa; ", RSA_2048)], &[]); // `v` may be missing
    dkim(&[&key(rsa, &format!("{start}  {end}"))], &[]); // white space where strings join
    dkim(&[&key(rsa, &format!("{start}\" \"{end}"))], &["dkim.no-key", "dkim.published-fault"]);
    dkim(&[key(rsa, RSA_2048).get(..255).expect("a long key")], &["dkim.truncated"]);
    dkim(&[&key(rsa, "")], &["dkim.no-key"]); // withdrawn
    dkim(&[&key(rsa, RSA_512)], &["dkim.too-short"]);
    dkim(&[&key(rsa, RSA_1024)], &["dkim.short"]);
    let pem = format!("-----BEGIN PUBLIC KEY-----{RSA_2048}-----END PUBLIC KEY-----");
    dkim(&[&key(rsa, &pem)], &["dkim.no-key", "dkim.published-fault"]);
}

#[test]
fn one_key_at_two_selectors_is_no_wildcard() {
    let key = format!("v=DKIM1; p={RSA_2048}");
    let s2 = "s2._domainkey.example.com";
    let other = absent("s3._domainkey.example.com", Kind::Txt);
    let (plan, _) = found([txt(S1, &[&key]), txt(s2, &[&key]), other]);
    assert_eq!(plan.dkim.keys.len(), 2);
    let (plan, _) = found([txt(S1, &[&key]), txt(s2, &[&key])]);
    assert_eq!(plan.dkim.keys.len(), 0);
}

#[track_caller]
fn dmarc(published: &[&str], said: &[&str], proposed: &str) {
    let (plan, survey) = found([txt(DMARC, published)]);
    let ids = ids(&check::dmarc::judge(&plan, Some(&survey)));
    for id in said {
        assert!(ids.contains(id), "{published:?}: {id} is not among {ids:?}");
    }
    assert!(!said.is_empty() || !ids.contains(&"dmarc.published-fault"), "{ids:?}");
    assert_eq!(plan.dmarc.published().to_string(), proposed, "{published:?}");
}

#[test]
fn dmarc_records_as_people_publish_them() {
    let ok = "v=DMARC1; p=reject; sp=quarantine; adkim=s; aspf=r; rua=mailto:d@example.com; \
              ruf=mailto:f@example.com; fo=1:d:s";
    dmarc(&[ok], &[], ok);
    dmarc(
        &["v=DMARC1; p=reject; rua=mailto:d@example.com!10m; pct=100; ri=86400"],
        &["dmarc.obsolete-left-out"],
        "v=DMARC1; p=reject; rua=mailto:d@example.com",
    );
    dmarc(&["v=DMARC1; p=reject", "v=DMARC1; p=none"], &["dmarc.several-published"], "v=DMARC1; p=reject");
    dmarc(
        &["v=DMARC1; rua=mailto:d@example.com"],
        &["dmarc.no-policy"],
        "v=DMARC1; rua=mailto:d@example.com",
    );
    dmarc(
        &["v=DMARC1; p=quarentine; rua=mailto:d@example.com"],
        &["dmarc.published-fault"],
        "v=DMARC1; p=quarantine; rua=mailto:d@example.com",
    );
    dmarc(
        &["v=DMARC1; p=reject; rua=d@example.com"],
        &["dmarc.published-fault"],
        "v=DMARC1; p=reject; rua=mailto:d@example.com",
    );
    let elsewhere = "v=DMARC1; p=reject; rua=mailto:d@collector.example";
    dmarc(&[elsewhere], &["dmarc.external-reports"], elsewhere);
    dmarc(&["v=DMARC1; p=none"], &["dmarc.none-without-reports"], "v=DMARC1; p=none");
    let bis = "v=DMARC1; p=quarantine; sp=quarantine; np=reject; rua=mailto:d@example.com; t=y; psd=n";
    dmarc(&[bis], &["dmarc.testing"], bis);
    // What receivers cannot read is repaired into the proposal, and told.
    let meant = "v=DMARC1; p=reject; rua=mailto:d@example.com,mailto:e@example.com";
    for published in [
        "v=DMARC1, p=reject, rua=mailto:d@example.com,mailto:e@example.com",
        "v=DMARC1; p=reject, rua=mailto:d@example.com,mailto:e@example.com",
        "\"v=DMARC1; p=reject; rua=mailto:d@example.com,mailto:e@example.com\"",
        "v=DMARC1\\; p=reject\\; rua=mailto:d@example.com,mailto:e@example.com",
        "v=dmarc1; p=reject; rua=mailto:d@example.com,mailto:e@example.com",
    ] {
        dmarc(&[published], &["dmarc.published-fault"], meant);
    }
    // One that receivers discard before they count does not make two, nor is it the one they read.
    let (plan, survey) = found([txt(DMARC, &["v=dmarc1; p=none", meant])]);
    assert!(!ids(&check::dmarc::judge(&plan, Some(&survey))).contains(&"dmarc.several-published"));
    assert_eq!(plan.dmarc.published().to_string(), meant);
}

#[test]
fn a_dmarc_record_at_the_domain_itself_is_told() {
    let (plan, survey) = found([txt(APEX, &["v=spf1 mx -all", "v=DMARC1; p=reject"])]);
    assert!(ids(&check::dmarc::judge(&plan, Some(&survey))).contains(&"dmarc.wrong-place"));
}

#[test]
fn a_wildcard_text_is_no_dmarc_record() {
    let (plan, survey) = found([txt(DMARC, &["v=spf1 -all"])]);
    let rows = publish(&plan);
    let row = rows.iter().find(|row| row.purpose == publish::Purpose::Dmarc).expect("a DMARC row");
    assert_eq!(standing(row, &survey), Standing::Create);
}

#[test]
fn a_dmarc_record_behind_an_alias_is_right() {
    let record = "v=DMARC1; p=reject; rua=mailto:d@example.com";
    let (plan, survey) = found([behind("x.managed.example", txt(DMARC, &[record]))]);
    let rows = publish(&plan);
    let row = rows.iter().find(|row| row.purpose == publish::Purpose::Dmarc).expect("a DMARC row");
    assert_eq!(standing(row, &survey), Standing::Same);
}

#[test]
fn what_receivers_pass_over_does_not_make_a_record_different() {
    let spf = text_row(APEX, "v=spf1 mx -all", publish::Purpose::Spf);
    let quoted = "\"v=spf1 mx -all\"";
    assert_eq!(compare(&spf, &txt(APEX, &["v=spf1 mx -all", quoted])), Verdict::Right);
    assert_eq!(compare(&spf, &txt(APEX, &[quoted])), Verdict::Different(vec![Difference::Quotes]));
    let dmarc = text_row(DMARC, "v=DMARC1; p=none", publish::Purpose::Dmarc);
    assert_eq!(compare(&dmarc, &txt(DMARC, &["v=DMARC1; p=none;", "dmarc1; p=reject"])), Verdict::Right);
    // A misspelt none is no none.
    assert!(matches!(compare(&dmarc, &txt(DMARC, &["v=DMARC1; p=nnone"])), Verdict::Different(_)));
    let key = text_row(S1, &format!("v=DKIM1; k=rsa; p={RSA_2048}"), key_purpose());
    let withdrawn = Verdict::Different(vec![Difference::Withdrawn]);
    assert_eq!(compare(&key, &txt(S1, &["v=DKIM1; k=rsa; p="])), withdrawn);
}

#[test]
fn a_kept_value_may_end_in_a_backslash() {
    for text in ["v=DMARC1; p=none; x=1; pct=5\\", "v=DMARC1; p=none; y=a\\ ; x=b"] {
        let record: mailseal::record::dmarc::Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(record.to_string().parse(), Ok(record), "{text}");
    }
    for text in ["v=DKIM1; p=; n=a\\", "v=DKIM1; t=y\\ ; p=", "v=DKIM1; p=; x=a\\"] {
        let record: mailseal::record::dkim::Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(record.to_string().parse(), Ok(record), "{text}");
    }
}

#[test]
fn what_is_copied_into_a_panel_is_one_line() {
    let folded = "v=DKIM1; k=rsa;\r\n n=a\r\n b; t=y\n :s; x=1\n 2; p=";
    let record: mailseal::record::dkim::Record = folded.parse().expect("a folded record");
    assert_eq!(record.to_string(), "v=DKIM1; k=rsa; n=a b; t=y:s; x=1 2; p=");
    let record: mailseal::record::dmarc::Record = "v=DMARC1;\n p=none; x=1\r\n\t2".parse().expect("folded");
    assert_eq!(record.to_string(), "v=DMARC1; p=none; x=1\t2");
}

#[test]
fn no_record_falls_back_to_the_domain_where_no_name_fits_below_it() {
    let label = "a".repeat(60);
    let domain = format!("{label}.{label}.{label}.{label}.example"); // 251 characters
    let plan = Plan::new(domain.parse().expect("a domain"));
    let rows = publish(&plan);
    assert!(rows.iter().all(|row| row.purpose != publish::Purpose::Dmarc), "{rows:?}");
}

#[test]
fn policies_for_sub_domains_mean_nothing_in_the_record_of_one() {
    let mut plan = Plan::new("news.example.com".parse().expect("a domain"));
    for (text, said) in [
        ("v=DMARC1; p=reject; sp=none; np=none", 2),
        ("v=DMARC1; p=reject; sp=none; psd=n", 0), // it says that it is no sub-domain of another
    ] {
        plan.dmarc.record = text.parse().expect(text);
        let ids = ids(&check::dmarc::judge(&plan, None));
        let ignored = ids.iter().filter(|id| **id == "dmarc.subdomain-policy-ignored").count();
        assert_eq!((ignored, ids.contains(&"dmarc.subdomains-weaker")), (said, said == 0), "{text}");
    }
}

#[test]
fn a_test_of_the_policy_in_force_weakens_it() {
    let rest = "rua=mailto:d@example.com";
    for (published, planned, is_weaker) in [
        ("p=reject", "p=reject; t=y", true),
        ("p=quarantine", "p=reject; t=y", false),
        ("p=reject; t=y", "p=quarantine", false),
        ("p=reject", "p=quarantine", true),
    ] {
        let survey = survey([txt(DMARC, &[&format!("v=DMARC1; {published}; {rest}")])]);
        let plan = super::literals::plan(&format!("v=DMARC1; {planned}; {rest}"), &[]);
        let ids = ids(&check::dmarc::confirmations(&plan, Some(&survey)));
        assert_eq!(ids.contains(&"dmarc.weaker-than-published"), is_weaker, "{published} → {planned}");
    }
}

/// A plan with something of everything that is saved as text.
fn saved() -> String {
    let dmarc = "v=DMARC1; p=reject; rua=mailto:d@other.example; x=1";
    let key = format!("v=DKIM1; k=rsa; p={RSA_1024}");
    let mut plan = super::literals::plan(dmarc, &[&key, "CNAME s2.dkim.example.net"]);
    let published = "v=spf1 mx:%{d2}/24//64 ip6:2001:db8::/32 redirect=a.example redirect=b.example ip4:x";
    plan.spf = mailseal::plan::spf::Answers::from_text(published);
    toml::to_string(&plan).expect("a plan that can be saved")
}

proptest::proptest! {
    /// Plans are read from the disk, where anybody may have written.
    #[test]
    fn a_plan_that_was_tampered_with_is_refused_or_harmless(
        edits in proptest::collection::vec((0_usize..4000, "[a-z0-9\"'=:;./%{}\\[\\]\\\\ \u{1b}\u{e9}\n-]{0,3}"), 1..4),
        cut in 0_usize..5,
    ) {
        let mut text: Vec<char> = saved().chars().collect();
        for (at, new) in edits {
            let at = at % text.len();
            let end = (at + cut).min(text.len());
            text.splice(at..end, new.chars());
        }
        let text: String = text.into_iter().collect();
        if let Ok(plan) = toml::from_str::<Plan>(&text) {
            let survey = Survey::new(plan.domain.clone());
            let again: Plan = toml::from_str(&toml::to_string(&plan).expect("saves")).expect("loads again");
            proptest::prop_assert_eq!(&again, &plan);
            for row in publish(&plan) {
                let _ = standing(&row, &survey);
            }
            let _ = check::spf::judge(&plan.spf, &plan.domain, &survey.facts);
            let _ = check::dkim::judge(&plan, Some(&survey));
            let _ = check::dmarc::judge(&plan, Some(&survey));
        }
    }
}

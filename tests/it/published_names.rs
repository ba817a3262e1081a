//! What stands at names that nobody has made, that another zone holds, or that only some servers know of.

use mailseal::{
    check::{Finding, Severity, propagation::State, published::records::Record},
    plan::publish::Purpose,
    reading::{Reading, Stands},
    survey::{Answer, Facts, Kind, NameServer, Outcome, Question, Survey, Whom, Zone},
};

use super::{
    literals::{absent, answer, name, said_by, txt, zone},
    published_world::{World, correction},
};

/// A key with its last characters as a text of their own.
const KEY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

fn ids(found: &[Finding], prefix: &str) -> Vec<&'static str> {
    found.iter().map(Finding::id).filter(|id| id.starts_with(prefix)).collect()
}

fn states(records: &[Record]) -> Vec<(String, State)> {
    records.iter().map(|record| (record.owner.to_string(), record.state)).collect()
}

/// The zones in which a wildcard answers for names nobody has made, and what its targets are.
const WILD: [&str; 7] = [
    // A parking wildcard, to a host without texts.
    "*.example.com CNAME parking.esp.example
     parking.esp.example A 9.9.9.9",
    // To the domain itself, whose SPF record then stands everywhere.
    "*.example.com CNAME example.com",
    // To a name that does not exist.
    "*.example.com CNAME gone.esp.example",
    // A text for the domain's own use.
    "*.example.com TXT google-site-verification=abc",
    // An SPF record for everything.
    "*.example.com TXT v=spf1 -all",
    // Two texts in one.
    "*.example.com TXT v=spf1 -all
     *.example.com TXT hello",
    // A chain that ends in a text.
    "*.example.com CNAME a.esp.example
     a.esp.example CNAME b.esp.example
     b.esp.example TXT nothing here",
];

#[test]
fn a_wildcards_answer_is_nobodys_key_and_nobodys_policy() {
    for wild in WILD {
        let world = World::new(&format!(
            "{wild}
             example.com TXT v=spf1 mx -all
             example.com MX mail.example.com
             mail.example.com A 9.9.9.9"
        ));
        let report = world.report();
        assert_eq!(
            states(&report.records),
            [("example.com".to_owned(), State::Right), ("_dmarc.example.com".to_owned(), State::Absent)],
            "{wild}"
        );
        let dmarc = report.records.iter().find(|record| record.purpose == Purpose::Dmarc).unwrap();
        assert_eq!((dmarc.published.len(), &dmarc.alias), (0, &None), "{wild}");
        assert_eq!(ids(&report.findings, "dmarc"), ["dmarc.wildcard-answers"], "{wild}");
        assert_eq!(ids(&report.findings, "dkim"), ["dkim.selector-unknown"], "{wild}");
        // With a selector that is named, the key is missed and nothing is said to stand anywhere else.
        let found = world.given(&["s1"]).found();
        assert_eq!(ids(&found, "dkim"), ["dkim.missing"], "{wild}");
        assert!(!found.iter().any(|finding| correction(finding).contains(" CNAME ")), "{wild}");
    }
}

#[test]
fn a_record_beside_a_wildcard_is_somebodys() {
    let world = World::new(
        "*.example.com CNAME parking.esp.example
         parking.esp.example A 9.9.9.9
         example.com TXT v=spf1 mx -all
         example.com MX mail.example.com
         _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
         s1._domainkey.example.com CNAME s1.dkim.esp.example
         s1.dkim.esp.example TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    );
    let report = world.report();
    let right = |owner: &str| (owner.to_owned(), State::Right);
    assert_eq!(
        states(&report.records),
        [right("example.com"), right("s1._domainkey.example.com"), right("_dmarc.example.com")]
    );
    assert_eq!(ids(&report.findings, "dmarc.w"), [""; 0]);
}

#[test]
fn a_policy_that_only_a_wildcard_gives_is_said_to_be_the_wildcards() {
    let world = World::new("*.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com");
    let found = world.found();
    let told = found.iter().find(|finding| finding.id() == "dmarc.of-wildcard").unwrap();
    assert_eq!(correction(told), "_dmarc.example.com: v=DMARC1; p=reject; rua=mailto:d@example.com");
}

#[test]
fn texts_beside_a_key_are_told_and_the_whole_key_stays() {
    let whole = format!("v=DKIM1; k=rsa; p={KEY}");
    let tail = KEY.split_at(KEY.len() - 80).1;
    let (head, rest) = KEY.split_at(104);
    let quoted = format!("v=DKIM1; k=rsa;\" \"p={head}\" \"{rest}");
    for (beside, id) in [
        (tail, "dkim.text-beside"), // what was left when a key was replaced
        ("google-site-verification=abc", "dkim.text-beside"), // put at the wrong name
        ("s1", "dkim.text-beside"), // a word
        ("v=spf1 mx -all", "dkim.text-beside"), // another record
        (quoted.as_str(), "dkim.several-records"), // the same key, with quotes in it
        ("k=rsa; p=", "dkim.several-records"), // a withdrawn one
    ] {
        for order in [[whole.as_str(), beside], [beside, whole.as_str()]] {
            let mut world = World::new("").given(&["s9"]);
            for text in order {
                world.add("s9._domainkey.example.com", "TXT", text);
            }
            let found = world.found();
            let told = found.iter().find(|finding| finding.id() == id);
            let told = told.unwrap_or_else(|| panic!("{beside}: {:?}", ids(&found, "dkim")));
            assert!(told.severity() >= Severity::Warning, "{beside}");
            // Which of two different keys signs is not known.
            let expected = if beside == "k=rsa; p=" {
                String::new()
            } else {
                format!("s9._domainkey.example.com: {whole}")
            };
            assert_eq!(correction(told), expected, "{beside}");
        }
    }
}

#[test]
fn a_name_that_stands_as_a_text_was_meant_as_an_alias() {
    for target in [
        "selector1-example-com._domainkey.contoso.onmicrosoft.com",
        "s1.domainkey.u123.wl.sendgrid.net.",   // with its dot
        "  fm1.example.com.dkim.fmhosted.com ", // with blanks
        "abcdefghijklmnopqrstuvwxyz234567.dkim.amazonses.com",
    ] {
        let mut world = World::new("").given(&["s9"]);
        world.add("s9._domainkey.example.com", "TXT", target);
        let found = world.found();
        assert_eq!(ids(&found, "dkim"), ["dkim.target-as-text"], "{target}");
        let bare = target.trim().trim_end_matches('.');
        let told = found.iter().find(|finding| finding.id() == "dkim.target-as-text").unwrap();
        assert_eq!(correction(told), format!("s9._domainkey.example.com CNAME {bare}"));
    }
    for text in ["google-site-verification=abc", "hello", "hello world.", "1.2", "v1.2.3", "see example.com"]
    {
        let mut world = World::new("").given(&["s9"]);
        world.add("s9._domainkey.example.com", "TXT", text);
        assert_eq!(ids(&world.found(), "dkim"), ["dkim.something-else"], "{text}");
    }
}

#[test]
fn an_alias_that_leads_nowhere_is_not_right() {
    let world = World::new("s9._domainkey.example.com CNAME nothing.esp.example").given(&["s9"]);
    let report = world.report();
    let key = report.records.iter().find(|record| matches!(record.purpose, Purpose::Dkim(_))).unwrap();
    assert_eq!(key.state, State::Absent);
    assert_eq!(ids(&report.findings, "dkim"), ["dkim.alias-dangling"]);
}

#[test]
fn the_key_of_a_sub_domain_at_the_zones_label_is_hinted_at() {
    let mut world = World::new("sub.example.com MX mail.example.com").given(&["s9"]);
    world.add("s9._domainkey.example.com", "TXT", &format!("v=DKIM1; k=rsa; p={KEY}"));
    world.domain = "sub.example.com".parse().unwrap();
    let found = world.found();
    assert_eq!(ids(&found, "dkim"), ["dkim.missing"]);
    let words = mailseal::words::finding::prose(found.iter().find(|f| f.id() == "dkim.missing").unwrap());
    assert!(words.fix.contains("s9._domainkey.example.com") && words.fix.contains("s9._domainkey.sub"));
}

#[test]
fn bare_terms_of_a_record_that_is_led_to_mean_that_record() {
    for (own, central) in [
        ("v=spf1 redirect=_spf.example.com", "v=spf1 mx a ip4:192.0.2.7 -all"),
        ("v=spf1 include:_spf.example.com -all", "v=spf1 mx ip4:192.0.2.7 -all"),
        ("v=spf1 include:mail._spf.example.com ~all", "v=spf1 a -all"),
    ] {
        let at = if own.contains("mail._spf") { "mail._spf.example.com" } else { "_spf.example.com" };
        let world = World::new(&format!(
            "example.com TXT {own}
             example.com MX mail.example.com
             mail.example.com A 9.9.9.9
             {at} TXT {central}"
        ));
        let found = world.found();
        assert!(ids(&found, "spf").contains(&"spf.means-other"), "{own}: {:?}", ids(&found, "spf"));
    }
    // What stands at the other name is meant.
    let world = World::new(
        "example.com TXT v=spf1 redirect=_spf.example.com
         _spf.example.com TXT v=spf1 a -all
         _spf.example.com A 9.9.9.8",
    );
    assert!(!ids(&world.found(), "spf").contains(&"spf.means-other"));
}

#[test]
fn a_null_mx_is_no_name_without_anything() {
    let world = World::new(
        "example.com MX .
         example.com TXT v=spf1 mx -all",
    );
    let found = ids(&world.found(), "spf");
    assert!(found.contains(&"spf.takes-no-mail") && !found.contains(&"spf.nothing-there"), "{found:?}");
}

/// A survey of `example.com` that two servers hold.
fn survey() -> Survey {
    let mut survey = Survey::new("example.com".parse().unwrap());
    let mut own = zone("example.com");
    own.servers.push(NameServer { name: name("ns2"), addresses: Vec::new(), barred: Vec::new() });
    survey.zone = Some(own);
    survey
}

/// The same answer by the second server.
fn second(mut answer: Answer) -> Answer {
    "ns2".clone_into(&mut answer.server.label);
    answer.server.address.set_port(54);
    answer
}

fn silent(owner: &str) -> Answer {
    answer(owner, Kind::Txt, Outcome::Failed(mailseal::survey::Failure::Timeout))
}

#[test]
fn nothing_is_absent_before_every_server_has_been_heard() {
    let at = "_spf.example.com";
    let there = || txt(at, &["v=spf1 -all"]);
    let gone = || absent(at, Kind::Txt);
    for (heard, expected) in [
        (vec![], "unasked"),
        (vec![gone()], "unsure"),                                  // one of two
        (vec![gone(), second(gone())], "absent"),                  // both
        (vec![gone(), second(there())], "there"),                  // one lags behind
        (vec![second(there()), gone()], "there"),                  // the same, heard in the other order
        (vec![gone(), second(silent(at))], "absent"),              // one is silent
        (vec![silent(at), second(silent(at))], "unsure"),          // both are
        (vec![gone(), said_by(Whom::Resolver, gone())], "unsure"), // a resolver is none of them
    ] {
        let mut survey = survey();
        for answer in heard {
            survey.hear(answer);
        }
        let stands = Reading::of(&survey).stands(&name(at), Kind::Txt);
        let found = match &stands {
            Stands::Unasked => "unasked",
            Stands::There(_) => "there",
            Stands::Absent(_) => "absent",
            Stands::Unsure(_) => "unsure",
        };
        assert_eq!(found, expected, "{stands:?}");
    }
    let mut survey = survey();
    survey.hear(gone());
    survey.hear(second(silent(at)));
    let Stands::Absent(absence) = Reading::of(&survey).stands(&name(at), Kind::Txt) else { panic!() };
    assert_eq!(absence.denied().collect::<Vec<_>>(), ["ns1"]);
    assert_eq!(absence.silent().collect::<Vec<_>>(), ["ns2"]);
    assert!(absence.is_nowhere());
}

#[test]
fn of_others_two_have_to_agree_that_nothing_is_there() {
    let at = "_spf.esp.example";
    let gone = |of| said_by(of, absent(at, Kind::Txt));
    let there = |of| said_by(of, txt(at, &["v=spf1 -all"]));
    let question = || Question::new(name(at), Kind::Txt);
    for (heard, is_absent, wanted) in [
        (vec![], false, Some(Whom::Resolver)),
        (vec![gone(Whom::Resolver)], false, Some(Whom::TheirServer)),
        (vec![gone(Whom::Resolver), gone(Whom::TheirServer)], true, None),
        (vec![gone(Whom::Resolver), there(Whom::TheirServer)], false, None),
        (vec![there(Whom::Resolver)], false, None),
        (vec![gone(Whom::TheirServer), gone(Whom::TheirServers)], true, None),
    ] {
        let mut survey = survey();
        for answer in heard {
            survey.hear(answer);
        }
        let reading = Reading::of(&survey);
        assert_eq!(reading.stands(&name(at), Kind::Txt).is_absent(), is_absent);
        let open = reading.open(question(), Answer::exists).map(|want| want.of);
        assert_eq!(open, wanted);
    }
    // A name at which something may be about to be published is no resolver's to learn of.
    let survey = survey();
    let permission = Question::new(name("example.com._report._dmarc.esp.example"), Kind::Txt);
    let open = Reading::of(&survey).open(permission, Answer::exists).map(|want| want.of);
    assert_eq!(open, Some(Whom::TheirServer));
}

#[test]
fn facts_alone_are_believed_as_they_are() {
    let facts: Facts = [absent("_spf.example.com", Kind::Txt)].into_iter().collect();
    assert!(Reading::as_told(&facts).stands(&name("_spf.example.com"), Kind::Txt).is_absent());
}

#[test]
fn a_zone_below_is_known_by_the_names_in_it() {
    let mut survey = survey();
    let cut = |apex: &str| Zone { apex: name(apex), ..zone(apex) };
    for apex in ["_dmarc.example.com", "_domainkey.example.com", "esp.example"] {
        survey.others.insert(name(apex), cut(apex));
    }
    let reading = Reading::of(&survey);
    let held = |owner: &str| reading.cut(&name(owner)).map(|zone| zone.apex.to_string());
    for (owner, expected) in [
        ("example.com", None),
        ("_dmarc.example.com", Some("_dmarc.example.com")),
        ("s1._domainkey.example.com", Some("_domainkey.example.com")),
        ("a.b._domainkey.example.com", Some("_domainkey.example.com")),
        ("mail.example.com", None),
        ("_spf.esp.example", None), // another's, and not cut off from ours
    ] {
        assert_eq!(held(owner).as_deref(), expected, "{owner}");
    }
}

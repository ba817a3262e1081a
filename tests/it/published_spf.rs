//! What is found of SPF records that are published.

use mailseal::{
    check::Finding,
    record::spf::{Record, meant, repaired},
    words::finding::prose,
};
use proptest::prelude::*;

use super::published_world::{World, correction, place, serious};

/// Two services, a mail server, and what goes with it.
const AROUND: &str = "example.com MX mail.example.com
    mail.example.com A 9.9.9.9
    example.com A 9.9.9.9
    a.example TXT v=spf1 ip4:9.9.9.1 -all
    b.example TXT v=spf1 ip4:9.9.9.2 -all
    www.example.com A 9.9.9.8";

fn world(records: &[&str]) -> World {
    let mut world = World::new(AROUND);
    for record in records {
        world.add("example.com", "TXT", record);
    }
    world
}

/// `id|place|correction` of what is serious.
fn lines(found: &[Finding]) -> Vec<String> {
    let line = |f: &&Finding| {
        format!(
            "{}|{}|{}",
            f.id().trim_start_matches("spf."),
            place(f),
            correction(f).replace("example.com: ", "")
        )
    };
    serious(found, "spf.").iter().map(line).collect()
}

#[track_caller]
fn says(records: &[&str], expected: &[&str]) {
    assert_eq!(lines(&world(records).found()), expected, "{records:?}");
}

#[test]
fn healthy_records_are_left_in_peace() {
    for record in [
        "v=spf1 mx -all",
        "V=SPF1 MX -ALL",
        "v=spf1 -all",
        "v=spf1 mx ip4:192.0.2.0/28 -all", // an example's address lets nobody in
        "v=spf1 a mx include:a.example ~all",
        "v=spf1  mx   -all ",                                 // spaces
        "v=spf1 include:a.example  | include:b.example -all", // two strings with a space
        "v=spf1 include:a.exam | ple -all",                   // cut in the middle of a word
        "v=spf1 redirect=a.example",
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} include:%{d2}.a.example mx -all | ",
    ] {
        let mut world = world(&[record, "google-site-verification=abc"]);
        world.add("example.com.a.example", "TXT", "v=spf1 -all");
        assert_eq!(lines(&world.found()), Vec::<String>::new(), "{record}");
    }
}

#[test]
fn every_slip_is_named_at_its_place_and_put_right() {
    for (record, expected) in [
        ("v=spf1 mx -all;", "broken-term|;|v=spf1 mx -all"),
        ("v=spf1 mx all.", "broken-term|all.|v=spf1 mx ~all"),
        ("v=spf1 ip:9.9.9.9 -all", "broken-term|ip|v=spf1 ip4:9.9.9.9 -all"),
        ("v=spf1 ipv4:9.9.9.9 -all", "broken-term|ipv4|v=spf1 ip4:9.9.9.9 -all"),
        ("v=spf1 ip4:2a00::1 -all", "broken-term|2a00::1|v=spf1 ip6:2a00::1 -all"),
        ("v=spf1 9.9.9.9 -all", "broken-term|9.9.9.9|v=spf1 ip4:9.9.9.9 -all"),
        ("v=spf1 ip4:9.9.9.0/33 -all", "broken-term|/33|"), // nobody knows which length was meant
        ("v=spf1 ip4:9.9.9.0/255.255.255.0 -all", "broken-term|/255.255.255.0|v=spf1 ip4:9.9.9.0/24 -all"),
        ("v=spf1 ip4:9.9.9.* -all", "broken-term|9.9.9.*|v=spf1 ip4:9.9.9.0/24 -all"),
        ("v=spf1 ip4:9.9.9 -all", "broken-term|9.9.9|"),
        ("v=spf1 ip6:[2a00::1] -all", "broken-term|[2a00::1]|v=spf1 ip6:2a00::1 -all"),
        ("v=spf1 ip4:www.example.com -all", "broken-term|www.example.com|v=spf1 a:www.example.com -all"),
        ("v=spf1 a:9.9.9.9 -all", "broken-term|9.9.9.9|v=spf1 ip4:9.9.9.9 -all"),
        ("v=spf1 include:9.9.9.9 -all", "broken-term|9.9.9.9|v=spf1 ip4:9.9.9.9 -all"),
        ("v=spf1 inlcude:a.example -all", "broken-term|inlcude|v=spf1 include:a.example -all"),
        (
            "v=spf1 include:http://a.example/x -all",
            "broken-term|http://a.example/x|v=spf1 include:a.example -all",
        ),
        ("v=spf1 mx: -all", "broken-term|:|"), // which name was to come?
        ("v=spf1 mx -all\\;", "broken-term|\\|v=spf1 mx -all"),
        ("v=spf1 mx - all", "broken-term|- all|v=spf1 mx -all"),
        ("v=spf1 mx,ip4:9.9.9.9 -all", "broken-term|,|v=spf1 mx ip4:9.9.9.9 -all"),
        ("v=spf1 ip4:9.9.9.1,9.9.9.2 -all", "broken-term|,|v=spf1 ip4:9.9.9.1 ip4:9.9.9.2 -all"),
        ("v=spf1 mx ip4:9.9.9.9-all", "broken-term|9.9.9.9-all|v=spf1 mx ip4:9.9.9.9 -all"),
        ("v=spf1 mx \u{2013}all", "broken-term|\u{2013}|v=spf1 mx -all"),
        ("v=spf1 mx \u{2212}all", "broken-term|\u{2212}|v=spf1 mx -all"),
        ("v=spf1 mx\u{a0}-all", "broken-term|\u{a0}|v=spf1 mx -all"),
        ("v=spf1 mx\u{200b} -all", "broken-term|\u{200b}|v=spf1 mx -all"),
        ("v=spf1 mx\t-all", "broken-term|\t|v=spf1 mx -all"),
        ("v=spf1 mx -all\"", "broken-term|\"|v=spf1 mx -all"),
        ("v=spf1 mx \\-all", "broken-term|\\|v=spf1 mx -all"),
        ("v=spf1 mx --all", "broken-term|--|v=spf1 mx -all"),
        ("v=spf1 mx -~all", "broken-term|-~|"), // which of the two?
        ("v=spf1 redirect:a.example", "broken-term|redirect|v=spf1 redirect=a.example"),
        ("v=spf1 a.example -all", "broken-term|a.example|"), // a server or a service?
        ("v=spf1 mx v=spf1 include:a.example -all", "version-twice|v=spf1|v=spf1 mx include:a.example -all"),
        ("v=spf1 mx exists:%{z}.example.com -all", "broken-term|%{z}|"),
        ("v=spf1 mx exp=a.%{c}.example -all", "broken-term|%{c}|"),
        ("v=spf1 mx b\u{fc}cher -all", "broken-term|\u{fc}|"),
        ("v=spf1 all:x mx", "broken-term|:x|"),
        ("v=spf1 mx include -all", "broken-term||"),
        ("v=spf1 mx +redirect=a.example", "broken-term|+|"),
        ("v=spf1 mx 1x=y -all", "broken-term|1x|"),
        (
            "v=spf1 redirect=a.example redirect=a.example",
            "duplicate-modifier|redirect=a.example|v=spf1 redirect=a.example",
        ),
        ("v=spf1 redirect=a.example redirect=b.example", "duplicate-modifier|redirect=b.example|"),
    ] {
        let found = lines(&world(&[record]).found());
        let expected = if expected.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(found, expected, "{record}");
    }
}

#[test]
fn what_receivers_do_not_see_is_an_error_with_its_cause() {
    for (record, expected) in [
        ("v=spf1include:a.example -all", "published-unseen|include:a.example|v=spf1 include:a.example -all"),
        (" v=spf1 mx -all", "leading| |v=spf1 mx -all"),
        ("\"v=spf1 mx -all\"", "published-unseen|\"|v=spf1 mx -all"),
        ("\u{201c}v=spf1 mx -all\u{201d}", "published-unseen|\u{201c}|v=spf1 mx -all"),
        ("\u{feff}v=spf1 mx -all", "leading|\u{feff}|v=spf1 mx -all"),
        ("v=spf1\tmx -all", "published-unseen|\t|v=spf1 mx -all"),
        ("v=spf1\\; mx -all", "published-unseen|\\|v=spf1 mx -all"),
        ("v=spf1; mx -all", "published-unseen|;|v=spf1 mx -all"),
        ("v=spf1.0 mx -all", "published-unseen|.0|v=spf1 mx -all"),
        ("v=spf2 mx -all", "published-unseen|v=spf2|v=spf1 mx -all"),
        ("v = spf1 mx -all", "published-unseen|v|v=spf1 mx -all"),
        ("spf1 mx -all", "published-unseen|spf1|v=spf1 mx -all"),
        ("IN TXT \"v=spf1 mx -all\"", "published-unseen|IN|v=spf1 mx -all"),
        (
            "v=spf1 | include:a.example -all",
            "joined-strings|v=spf1include:a.example|v=spf1 include:a.example -all",
        ),
        ("spf2.0/pra mx -all", "sender-id-only|spf2.0/pra mx -all|v=spf1 mx -all"),
        ("google-site-verification=abc", "none||v=spf1 mx ~all"),
    ] {
        assert_eq!(lines(&world(&[record]).found()), [expected], "{record}");
    }
}

#[test]
fn strings_that_meet_without_a_space_are_shown() {
    says(
        &["v=spf1 include:a.example | include:b.example -all"],
        &[
            "joined-strings|include:a.exampleinclude:b.example|v=spf1 include:a.example include:b.example -all",
        ],
    );
    says(
        &["v=spf1 include:a.example | mx -all"],
        &["joined-strings|include:a.examplemx|v=spf1 include:a.example mx -all"],
    );
    says(
        &["v=spf1 include:a.example-all"],
        &["run-together|include:a.example-all|v=spf1 include:a.example -all"],
    );
}

#[test]
fn one_record_is_allowed_and_several_are_merged() {
    says(
        &["v=spf1 mx -all", "v=spf1 include:a.example ~all"],
        &["several-records|v=spf1 include:a.example ~all|v=spf1 mx include:a.example ~all"],
    );
    says(&["v=spf1 mx -all", "v=spf1include:a.example"], &["unseen-beside|include:a.example|"]);
    says(&["v=spf1 mx -all", "spf2.0/pra mx -all"], &[]);
}

#[test]
fn a_record_at_the_wrong_place_is_found_and_brought_home() {
    for (line, expected) in [
        ("_spf.example.com TXT v=spf1 mx -all", "misplaced|v=spf1 mx -all|v=spf1 mx -all"),
        ("example.com.example.com TXT v=spf1 mx -all", "misplaced|v=spf1 mx -all|v=spf1 mx -all"),
        ("_dmarc.example.com TXT v=spf1 mx -all", "misplaced|v=spf1 mx -all|v=spf1 mx -all"),
        ("example.com SPF v=spf1 mx -all", "type-99|v=spf1 mx -all|v=spf1 mx -all"),
    ] {
        assert_eq!(lines(&World::new(&format!("{AROUND}\n{line}")).found()), [expected], "{line}");
    }
    // A domain that takes no mail sends none.
    let null = World::new("example.com MX .").found();
    assert_eq!(lines(&null), ["none||v=spf1 -all"]);
    // A wildcard answers everywhere.
    let lines_of = |line: &str| lines(&World::new(&format!("{AROUND}\n{line}")).found());
    let wild = "*.example.com TXT v=spf1 -all\n*.com.example.com TXT v=spf1 -all";
    assert_eq!(lines_of(wild), ["none||v=spf1 mx ~all"]);
    // What stands at the zone's name is not the sub-domain's.
    let mut sub =
        World::new(&format!("{AROUND}\nnews.example.com.example.com TXT v=spf1 a:mail.example.com -all"));
    sub.domain = "news.example.com".parse().unwrap();
    sub.add("example.com", "TXT", "v=spf1 mx -all");
    let found = sub.found();
    assert_eq!(
        serious(&found, "spf.").iter().map(|f| correction(f)).collect::<Vec<_>>(),
        ["news.example.com: v=spf1 a:mail.example.com -all"]
    );
}

#[test]
fn look_ups_are_laid_at_somebodys_door() {
    let mut world = world(&["v=spf1 mx include:big.example include:a.example -all"]);
    let many: Vec<String> = (0..9).map(|i| format!("a:h{i}.example")).collect();
    world.add("big.example", "TXT", &format!("v=spf1 {} -all", many.join(" ")));
    (0..9).for_each(|i| world.add(&format!("h{i}.example"), "A", "9.9.9.9"));
    let found = world.found();
    let why = prose(serious(&found, "spf.too-many-lookups")[0]).why;
    assert!(why.contains("include:big.example (10), mx (1), include:a.example (1)"), "{why}");

    let void = self::world(&["v=spf1 mx a:x1.example.com a:x2.example.com a:x3.example.com -all"]).found();
    let of = serious(&void, "spf.too-many-void");
    assert!(prose(of[0]).why.contains("a:x1.example.com, a:x2.example.com, a:x3.example.com"));
    assert_eq!(correction(of[0]), "example.com: v=spf1 mx -all");
    // Without them nobody could send.
    let void = self::world(&["v=spf1 a:x1.example.com a:x2.example.com a:x3.example.com -all"]).found();
    assert_eq!(correction(serious(&void, "spf.too-many-void")[0]), "");
}

#[test]
fn what_the_record_leads_to_is_told_with_its_cause() {
    let mut world = World::new(AROUND);
    for (name, kind, data) in [
        ("loop.example", "TXT", "v=spf1 include:example.com -all"),
        ("_spf.google.com", "TXT", "v=spf1 ip4:9.9.9.3 -all"),
        ("fail.example", "FAIL", ""),
        ("bogus.example", "BOGUS", ""),
        ("two.example", "TXT", "v=spf1 -all"),
        ("two.example", "TXT", "v=spf1 mx -all"),
        ("broken.example", "TXT", "v=spf1 ip4:300.1.1.1 -all"),
        ("unseen.example", "TXT", "v=spf1include:b.example -all"),
        ("everybody.example", "TXT", "v=spf1 +all"),
    ] {
        world.add(name, kind, data);
    }
    for (term, id, words, corrected) in [
        ("include:loop.example", "loop", "example.com → loop.example → example.com", ""),
        ("include:example.com", "loop", "example.com → example.com", "example.com: v=spf1 mx -all"),
        ("include:fail.example", "target-fails", "SERVFAIL", ""),
        ("include:bogus.example", "target-bogus", "DNSSEC", ""),
        ("include:two.example", "target-with-several-records", "2", ""),
        ("include:broken.example", "target-with-broken-record", "ip4:300.1.1.1", ""),
        ("include:unseen.example", "target-unseen", "v=spf1include:b.example", ""),
        ("include:everybody.example", "target-passes-all", "everybody.example", ""),
        ("include:www.example.com", "include-without-record", "no SPF record", "example.com: v=spf1 mx -all"),
        ("include:gone.example", "include-without-record", "does not exist", "example.com: v=spf1 mx -all"),
        (
            "include:_spf.gogle.com",
            "include-without-record",
            "does not exist",
            "example.com: v=spf1 mx include:_spf.google.com -all",
        ),
        (
            "include=a.example",
            "mechanism-with-equals",
            "include",
            "example.com: v=spf1 mx include:a.example -all",
        ),
    ] {
        let mut world = world.clone();
        world.add("example.com", "TXT", &format!("v=spf1 mx {term} -all"));
        let found = world.found();
        let told = serious(&found, "spf.");
        let finding = told.iter().find(|f| f.id() == format!("spf.{id}"));
        let finding = finding.unwrap_or_else(|| panic!("{term}: {:?}", lines(&found)));
        let said = prose(finding);
        assert!(format!("{}{}", said.what, said.why).contains(words), "{said:?}");
        assert_eq!((place(finding), correction(finding).as_str()), (term, corrected), "{term}");
    }
}

#[test]
fn the_end_is_made_to_say_something() {
    says(&["v=spf1 mx +all"], &["plus-all|+all|v=spf1 mx ~all"]);
    says(&["v=spf1 mx ?all"], &["neutral-all|?all|v=spf1 mx ~all"]);
    says(&["v=spf1 mx"], &["no-all|v=spf1 mx|v=spf1 mx ~all"]);
    says(&["v=spf1 +all"], &["plus-all|+all|"]); // who may send is not known
    says(&["v=spf1"], &["empty|v=spf1|"]);
    says(&["v=spf1 mx -all a"], &["after-all|a|v=spf1 mx a -all"]);
    says(&["v=spf1 mx redirect=a.example -all"], &["redirect-beside-all|redirect=a.example|"]); // two readings
    says(&["v=spf1 ptr mx -all"], &["ptr|ptr|"]);
    says(
        &["v=spf1 mx include:a.example include:a.example -all"],
        &["duplicate|include:a.example|v=spf1 mx include:a.example -all"],
    );
    says(&["v=spf1 mx ip4:10.0.0.1 -all"], &["not-public|ip4:10.0.0.1|"]);
    says(&["v=spf1 mx ip4:9.0.0.0/8 -all"], &["broad-network|ip4:9.0.0.0/8|"]);
}

#[test]
fn what_is_not_certain_is_not_guessed() {
    for word in
        ["", "-", "%", "a.example", "ax", "ip5:1", "-~all", "include:", "ip4:1.2.3", "x:y", "\u{1b}[2J"]
    {
        assert_eq!(meant(word), [], "{word}");
    }
    for text in [
        "",
        "hello",
        "v=DMARC1; p=none",
        "spf2.0/pra mx -all",
        "v=spf1 \u{1b}[2J -all",
        "v=spf1192.0.2.1 -all",
    ] {
        assert_eq!(repaired(text), None, "{text}");
    }
}

fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("v=spf1".to_owned()),
        Just("-all".to_owned()),
        Just("include:a.example".to_owned()),
        Just("ip4:9.9.9.9".to_owned()),
        Just("redirect=example.com".to_owned()),
        "[-+~?]?(ip4|ipv4|a|mx|inlcude|all|exists|ptr)[:=/]?[a-z0-9./%{}\"|,;\u{2013}]{0,12}",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(word, 0..8)
        .prop_map(|words| format!("{}{}", if words.len() % 2 == 0 { "v=spf1 " } else { "" }, words.join(" ")))
}

proptest! {
    /// `World::found` holds every finding against what must be true of all.
    #[test]
    fn any_text_anywhere_is_judged(text in texts(), other in texts(), place in 0_usize..5) {
        let name = ["example.com", "_spf.example.com", "_dmarc.example.com", "example.com.example.com", "a.example"][place];
        let mut world = World::new("example.com MX mail.example.com");
        world.add("example.com", "TXT", &text);
        world.add(name, "TXT", &other);
        let _ = world.found();
    }

    #[test]
    fn what_is_repaired_is_a_record_and_needs_no_repair(text in texts()) {
        if let Some(record) = repaired(&text) {
            prop_assert_eq!(record.to_string().parse::<Record>(), Ok(record));
        }
    }
}

//! Records as files.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

mod formats;
mod inventory;
mod read;
mod read_back;
mod tools;

use mailseal::{
    export::{Format, Records, Row, ZoneFile},
    plan::publish::Data,
    record::{name::Name, txt},
};
use proptest::prelude::*;

fn name(text: &str) -> Name {
    Name::parse(text).expect(text)
}

fn row(owner: &str, data: Data) -> Row {
    Row { owner: name(owner), data, ttl: 3600, replaces: Vec::new(), cut: None }
}

fn text(owner: &str, text: &str) -> Row {
    row(owner, Data::Txt(text.to_owned()))
}

fn mx(owner: &str, preference: u16, exchange: &str) -> Row {
    row(owner, Data::Mx { preference, exchange: name(exchange) })
}

fn write(rows: &[Row]) -> String {
    let zone = name("example.org");
    ZoneFile.write(&Records { domain: &zone, zone: Some(&zone), rows })
}
/// What a zone-file reader keeps: the text without comments, quotes respected.
fn without_comments(file: &str) -> String {
    let mut kept = String::new();
    let (mut quoted, mut escaped, mut comment) = (false, false, false);
    for c in file.chars() {
        match c {
            '\n' => (quoted, escaped, comment) = (quoted, false, false),
            _ if comment => continue,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                comment = true;
                continue;
            }
            _ => {}
        }
        kept.push(c);
    }
    assert!(!quoted, "an open quote in {file}");
    kept
}

fn entries(file: &str) -> Vec<String> {
    without_comments(file).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_kind_of_record_is_written_with_its_name_and_its_dots() {
    let file = write(&[
        row("example.org", Data::Txt("v=spf1 mx -all".to_owned())),
        row("s1._domainkey.example.org", Data::Txt("v=DKIM1; k=rsa; p=MIIB".to_owned())),
        row("k2._domainkey.example.org", Data::Cname(name("dkim2.example.net"))),
        row("example.org", Data::Mx { preference: 0, exchange: Name::root() }),
        row("example.org._report._dmarc.example.net", Data::Txt("v=DMARC1".to_owned())),
    ]);
    assert_eq!(
        entries(&file),
        [
            "$ORIGIN example.org.",
            "@ 3600 IN TXT \"v=spf1 mx -all\"",
            "s1._domainkey 3600 IN TXT \"v=DKIM1; k=rsa; p=MIIB\"",
            "k2._domainkey 3600 IN CNAME dkim2.example.net.",
            "@ 3600 IN MX 0 .",
        ]
    );
    assert!(file.is_ascii());
    assert!(file.contains("; example.org._report._dmarc.example.net. 3600 IN TXT \"v=DMARC1\""), "{file}");
}

#[test]
fn old_values_are_comments_whatever_they_hold() {
    let mut old = row("example.org", Data::Txt("v=spf1 -all".to_owned()));
    old.replaces = vec![Data::Txt("v=spf1 \"\n@ IN TXT \"+all\u{2028}é\r\u{1b}[2J".to_owned())];
    let file = write(&[old]);
    assert_eq!(entries(&file), ["$ORIGIN example.org.", "@ 3600 IN TXT \"v=spf1 -all\""]);
    assert!(file.is_ascii() && file.chars().all(|c| c == '\n' || !c.is_control()), "{file}");
}

#[test]
fn a_hostile_target_stays_one_name() {
    let target = Name::from_labels([b"a;b\"(c)@$ORIGIN\n".as_slice(), b"example"]);
    let file = write(&[row("k._domainkey.example.org", Data::Cname(target))]);
    let expected = "k._domainkey 3600 IN CNAME a\\;b\\\"\\(c\\)\\@\\$origin\\010.example.";
    assert_eq!(entries(&file)[1], expected);
}

proptest! {
    #[test]
    fn every_text_is_read_back_as_it_was(text in "[ -~é🔑\n\r\t\u{0}]{0,600}") {
        let file = write(&[row("example.org", Data::Txt(text.clone()))]);
        let found = entries(&file);
        prop_assert_eq!(found.len(), 2);
        let value = found[1].strip_prefix("@ 3600 IN TXT ").expect("one record");
        prop_assert_eq!(txt::unquoted(value), text);
    }

    #[test]
    fn no_old_value_adds_a_record(text in "\\PC{0,80}|[\n\r;\"\\\\()$@a ]{0,40}") {
        let mut old = row("example.org", Data::Txt("v=spf1 -all".to_owned()));
        old.replaces = vec![Data::Txt(text)];
        prop_assert_eq!(entries(&write(&[old])).len(), 2);
    }
}

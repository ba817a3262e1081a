//! What pages of services and panels give when they are copied, and what becomes of each record.

use std::{collections::BTreeMap, fs};

use mailseal::plan::pasted::{self, Why};

/// name, type, value, role, treatment
type Row = [String; 5];

fn folder() -> String {
    format!("{}/tests/fixtures/pastes", env!("CARGO_MANIFEST_DIR"))
}

fn found(text: &str) -> (Vec<Row>, Vec<Why>) {
    let sheet = pasted::read(text, &"example.com".parse().unwrap());
    let rows = sheet.records.into_iter().map(|record| {
        let name = record.name.unwrap_or_else(|| "-".to_owned());
        let (kind, role, treat) = (record.kind.as_str(), record.role.as_str(), record.treat.as_str());
        [name, kind.to_owned(), record.value, role.to_owned(), treat.to_owned()]
    });
    (rows.collect(), sheet.refused.into_iter().map(|refused| refused.why).collect())
}

#[test]
fn every_page_gives_its_records_and_no_others() {
    let index = fs::read_to_string(format!("{}/index.tsv", folder())).unwrap();
    let mut wanted: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for line in index.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let rows = wanted.entry(cells[0]).or_default();
        if cells[7] != "refuse" {
            rows.push([3, 4, 5, 6, 7].map(|at| cells[at].to_owned()));
        }
    }
    assert!(wanted.len() > 70);
    for (file, rows) in wanted {
        let text = fs::read_to_string(format!("{}/{file}", folder())).unwrap();
        let (found, refused) = found(&text);
        assert_eq!(found, rows, "{file}");
        // What is refused is said, and where everything is taken nothing is.
        assert_eq!(rows.is_empty(), !refused.is_empty(), "{file}: {refused:?}");
    }
}

#[test]
fn what_is_not_taken_has_its_reason() {
    let read = |file: &str| found(&fs::read_to_string(format!("{}/{file}", folder())).unwrap()).1;
    assert_eq!(read("cpanel-raw.txt"), [Why::Damaged]);
    assert_eq!(read("vesta-off.txt"), [Why::DkimIsOff]);
    assert_eq!(read("hestia-page.txt"), [Why::InFields]);
    assert_eq!(read("private-key.txt"), [Why::PrivateKey]);
    assert_eq!(read("other-domain.txt"), [Why::OtherDomain, Why::OtherDomain]);
    assert_eq!(found("hello\n").1, [Why::Unknown]);
    assert_eq!(found(&"x".repeat(70_000)).1, [Why::TooLong]);
    assert_eq!(found("NS\t@\tns1.klaviyodns.com").1, [Why::WholeZone]);
}

#[test]
fn line_ends_and_blanks_of_other_systems_change_nothing() {
    for file in [
        "sendgrid.txt",
        "mailchimp.txt",
        "google-workspace-wrapped.txt",
        "ovh-zone.txt",
        "icloud.txt",
        "zimbra.txt",
    ] {
        let text = fs::read_to_string(format!("{}/{file}", folder())).unwrap();
        let plain = found(&text);
        assert_eq!(found(&text.replace('\n', "\r\n")), plain, "{file}");
        assert_eq!(found(&format!("\u{feff}{text}\n\n")), plain, "{file}");
        assert_eq!(found(&text.replace("CNAME", "cname")), plain, "{file}");
    }
}

#[test]
fn names_are_completed_as_panels_mean_them() {
    let domain = "news.example.org".parse().unwrap();
    let name = |written: &str| {
        let sheet = pasted::read(&format!("CNAME\t{written}\tx.dkim.example.net"), &domain);
        let kept = sheet.records.into_iter().next();
        kept.map_or_else(|| "refused".to_owned(), |record| record.name.unwrap())
    };
    for (written, complete) in [
        ("s1._domainkey", "s1._domainkey.news.example.org"),
        ("s1._domainkey.news", "s1._domainkey.news.example.org"),
        ("s1._domainkey.news.example.org", "s1._domainkey.news.example.org"),
        ("s1._domainkey.news.example.org.", "s1._domainkey.news.example.org"),
        ("s1._domainkey.news.example.org.news.example.org", "s1._domainkey.news.example.org"),
        ("em1", "em1.news.example.org"),
        ("em1.news", "em1.news.example.org"),
        ("s1._domainkey.example.org", "refused"),
        ("s1._domainkey.shop.example.org", "refused"),
        ("em1.nordwind.example", "refused"),
        ("s1._domainkey.example.com.", "refused"),
    ] {
        assert_eq!(name(written), complete, "{written}");
    }
}

/// Pages of no service in particular, of the kinds above.
#[test]
fn other_pages_of_the_same_kinds_are_read() {
    let domain_key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    let key = |name: &str| [name, "TXT", domain_key, "dkim", "publish"].map(str::to_owned);
    let row = |row: [&str; 5]| row.map(str::to_owned);
    for (text, rows) in [
        // fields in another order, and with words of their own
        (
            format!("Record value\n{domain_key}\nRecord name\nk9._domainkey.example.com\nRecord type\nTXT"),
            vec![key("k9._domainkey.example.com")],
        ),
        (format!("Value:\n{domain_key}\nHost:\nk9._domainkey\n"), vec![key("k9._domainkey.example.com")]),
        (
            format!("Eintragstyp: TXT\nPr\u{e4}fix: k9._domainkey\nWert: {domain_key}\nTTL: 1 Stunde"),
            vec![key("k9._domainkey.example.com")],
        ),
        (
            format!("Nom d\u{2019}h\u{f4}te\tType\tValeur\nk9._domainkey\tTXT\t{domain_key}"),
            vec![key("k9._domainkey.example.com")],
        ),
        // a table without a heading, the type last
        (format!("k9._domainkey\t{domain_key}\tTXT\tPending"), vec![key("k9._domainkey.example.com")]),
        // semicolons, as spreadsheets of some countries have them
        (
            format!("Name;Type;Value\nk9._domainkey;TXT;\"{domain_key}\""),
            vec![key("k9._domainkey.example.com")],
        ),
        // a sentence
        (
            "Add a CNAME record for bounces.example.com pointing to\nbounce.mailer.example.net\nDone"
                .to_owned(),
            vec![row([
                "bounces.example.com",
                "CNAME",
                "bounce.mailer.example.net",
                "return-path",
                "publish",
            ])],
        ),
        // a verification and a policy beside it
        (
            "TXT\t@\tacme-domain-verification=abc123\tUnverified\nTXT\t_dmarc\tv=DMARC1; p=none\tUnverified"
                .to_owned(),
            vec![
                row(["example.com", "TXT", "acme-domain-verification=abc123", "verification", "publish"]),
                row(["_dmarc.example.com", "TXT", "v=DMARC1; p=none", "dmarc", "ask"]),
            ],
        ),
        // JSON of a panel
        (
            format!(
                r#"{{"data":[{{"domain":"k9._domainkey.example.com.","expected":"{domain_key}","state":"MISSING"}}]}}"#
            ),
            vec![key("k9._domainkey.example.com")],
        ),
    ] {
        assert_eq!(found(&text).0, rows, "{text}");
    }
}

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
fn half_of_a_key_is_no_token_of_a_service() {
    let (head, tail) = key_in_two();
    let whole = format!("v=DKIM1; k=rsa; p={head}{tail}");
    let (rows, refused) = found(&format!("\"v=DKIM1; k=rsa; \"\n\"p={head}\"\n\"{tail}\""));
    assert_eq!((rows.len(), refused.len()), (1, 0));
    assert_eq!((rows[0][2].as_str(), rows[0][3].as_str()), (whole.as_str(), "dkim"));
    // Two lines of `dig +short` are two records, and half a key is none.
    assert_eq!(found(&format!("\"v=DKIM1; k=rsa; p={head}\"\n\"{tail}\"")).1.last(), Some(&Why::Damaged));
    assert_eq!(found(&format!("\"{tail}\"")).1, [Why::Damaged]);
    assert_eq!(found(&format!("TXT\t@\t{tail}")).1, [Why::Damaged]);
    // A token may be long, and is written in one kind of letters.
    assert_eq!(found(&format!("TXT\t@\t{}", "0123456789abcdef".repeat(8))).1, []);
}

/// A key of RSA in two strings.
const fn key_in_two() -> (&'static str, &'static str) {
    (
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx",
        "/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
    )
}

#[test]
fn words_in_front_of_a_record_are_none_of_it() {
    let values = |text: &str| found(text).0.into_iter().map(|row| row[2].clone()).collect::<Vec<_>>();
    assert_eq!(values("SPF: v=spf1 include:a.example -all"), ["v=spf1 include:a.example -all"]);
    assert_eq!(
        found("Please add this TXT record for _dmarc.example.com: v=DMARC1; p=none\nThanks").0,
        [["_dmarc.example.com", "TXT", "v=DMARC1; p=none", "dmarc", "ask"].map(str::to_owned)]
    );
    assert_eq!(
        values("Our SPF record should be \u{201c}v=spf1 include:a.example ~all\u{201d}. Thank you!"),
        ["v=spf1 include:a.example ~all"]
    );
    assert_eq!(
        values("TXT(\"@\", \"v=spf1 include:a.example -all\", TTL(300)),"),
        ["v=spf1 include:a.example -all"]
    );
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

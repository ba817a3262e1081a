//! What each form looks like.

use mailseal::{
    export::{FORMATS, Format, Records, Row, by_name},
    plan::publish::Data,
    record::{srv::Srv, visible::visible_lines},
};

use super::{mx, name, row, text};
use crate::literals::RSA_2048;

/// Everything that a quoting rule somewhere trips over.
pub(super) const HOSTILE: &str =
    "v=DKIM1; n=a\"b\\c; d=\\; e=%{x}${y}$%{; f=$(z)`'{{ é🔑 \t\u{7f}\u{202e}\r\n\u{0}; p=";

/// A record of every kind, and every length.
pub(super) fn everything() -> Vec<Row> {
    let long = (0..30).map(|host| format!("ip4:192.0.2.{host}")).collect::<Vec<_>>().join(" ");
    let mut spf = text("example.com", &format!("v=spf1 mx {long} include:_spf.example.net -all"));
    spf.replaces = ["v=spf1 \"mx\" -all", "v=spf1 a\u{1b}[2J"].map(|old| Data::Txt(old.to_owned())).to_vec();
    let key_4096 = format!("v=DKIM1; k=rsa; p={RSA_2048}{}", RSA_2048.chars().rev().collect::<String>());
    vec![
        spf,
        text("s10._domainkey.example.com", &format!("v=DKIM1; k=rsa; p={RSA_2048}")),
        text("s2._domainkey.example.com", &key_4096),
        row("k1._domainkey.example.com", Data::Cname(name("k1.dkim.example.net"))),
        text("*._domainkey.example.com", "v=DKIM1; p="),
        Row {
            replaces: vec![Data::Cname(name("k2.dkim.example.net"))],
            ..text("k2._domainkey.example.com", "v=DKIM1; p=")
        },
        text("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:in@service.example.net!10m"),
        Row { ttl: 7, ..mx("example.com", 10, "mail.example.com") },
        mx("example.com", 20, "mx.example.net"),
        mx("parked.example.com", 0, "."),
        text("odd._domainkey.example.com", HOSTILE),
        text("formula._domainkey.example.com", "=HYPERLINK(\"https://example.net/\"&A1)"),
        text("example.com._report._dmarc.service.example.net", "v=DMARC1"),
        row("_imaps._tcp.example.com", Data::Srv("0 1 993 mail.example.com".parse().unwrap())),
        row("_submissions._tcp.example.com", Data::Srv("10 1 465 mail.example.com".parse().unwrap())),
        row("_imap._tcp.example.com", Data::Srv(Srv::refusal())),
        row("autoconfig.example.com", Data::Cname(name("mail.example.com"))),
        text(
            "_smtp._tls.example.com",
            "v=TLSRPTv1; rua=mailto:tls@example.com,https://reports.example.net/tls",
        ),
        text("_mta-sts.example.com", "v=STSv1; id=20261201T090000;"),
    ]
}

#[test]
fn every_form_writes_every_kind_of_record() {
    let (domain, rows) = (name("example.com"), everything());
    for format in FORMATS {
        let file = format.write(&Records { domain: &domain, zone: Some(&domain), rows: &rows });
        insta::assert_snapshot!(format.name(), file);
    }
}

#[test]
fn names_are_counted_from_the_zone_that_holds_the_domain() {
    let (domain, zone) = (name("news.example.com"), name("example.com"));
    let rows =
        [text("news.example.com", "v=spf1 -all"), text("_dmarc.news.example.com", "v=DMARC1; p=reject")];
    for format in FORMATS {
        let known = format.write(&Records { domain: &domain, zone: Some(&zone), rows: &rows });
        let unknown = format.write(&Records { domain: &domain, zone: None, rows: &rows });
        insta::assert_snapshot!(format!("{}-above", format.name()), known);
        if known != unknown {
            insta::assert_snapshot!(format!("{}-unknown", format.name()), unknown);
        }
    }
}

#[test]
fn a_record_of_somebody_elses_zone_is_a_remark_or_apart() {
    let domain = name("example.com");
    let rows = [text("example.com._report._dmarc.service.example.net", "v=DMARC1")];
    for format in FORMATS {
        let file = format.write(&Records { domain: &domain, zone: Some(&domain), rows: &rows });
        let lines: Vec<&str> = file.lines().filter(|line| line.contains("_report")).collect();
        match format.name() {
            "csv" => assert_eq!(lines, [""; 0], "a table has no remarks"),
            "json" => assert!(file.find("records_of_others") < file.find("_report"), "{file}"),
            "markdown" => assert!(file.contains("## For the owner of service.example.net"), "{file}"),
            _ => {
                let is_remark = |line: &&&str| [";", "#", "//"].iter().any(|mark| line.starts_with(mark));
                assert!(lines.len() == 1 && lines.iter().all(|line| is_remark(&line)), "{file}");
                assert!(file.contains("Ask the owner of service.example.net"), "{file}");
            }
        }
    }
}

#[test]
fn nothing_that_a_record_holds_acts_on_a_terminal_or_leaves_its_line() {
    let domain = name("example.com");
    let mut hostile = text("example.com", &format!("v=spf1 {HOSTILE}"));
    hostile.replaces = vec![Data::Txt(format!("\u{2028}{HOSTILE}"))];
    for format in FORMATS {
        let file = format.write(&Records { domain: &domain, zone: Some(&domain), rows: &[hostile.clone()] });
        let shown = file.replace("\r\n", "\n");
        assert_eq!(visible_lines(&shown), shown, "{}", format.name());
        assert!(!file.contains('é'), "{}", format.name());
    }
}

#[test]
fn an_nsupdate_script_is_sent_as_one_message() {
    let domain = name("example.com");
    let rows = everything();
    let file = by_name("nsupdate").expect("a form").write(&Records {
        domain: &domain,
        zone: Some(&domain),
        rows: &rows,
    });
    // nsupdate(1): an empty line sends what there is so far.
    assert!(file.lines().all(|line| !line.trim().is_empty()), "{file}");
    assert_eq!(file.lines().filter(|line| *line == "send").count(), 1);
    // The other texts of the domain stay.
    assert!(!file.lines().any(|line| line == "update delete example.com. TXT"), "{file}");
    // Of several records at one name none takes out the one before.
    assert_eq!(file.matches("update delete _dmarc.example.com. TXT\n").count(), 1);
}

#[test]
fn forms_are_known_by_their_names() {
    for format in FORMATS {
        assert_eq!(by_name(format.name()).map(Format::name), Some(format.name()));
    }
    for unknown in ["", "Bind", "zone", "tinydns"] {
        assert!(by_name(unknown).is_none(), "{unknown}");
    }
}

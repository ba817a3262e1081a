//! What tools, files and pages print, and the records in it.

use proptest::prelude::*;

use super::*;

/// An RSA key of 1024 bits.
const KEY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

/// `name TYPE value` of each record; `-` where the text says neither.
fn shown(text: &str) -> Vec<String> {
    let one = |record: Pasted| {
        let kind = record.kind.map_or("-", Kind::as_str);
        let value = record.text().unwrap_or_else(|| match record.data {
            Data::Other(text) => text,
            Data::Txt(..) => String::new(),
        });
        format!("{} {kind} {value}", record.name.unwrap_or_else(|| "-".to_owned()))
    };
    read(text).records.into_iter().map(one).collect()
}

#[track_caller]
fn reads(text: &str, wanted: &[&str]) {
    assert_eq!(shown(text), wanted, "{text}");
}

#[test]
fn what_tools_print_is_read() {
    reads(
        "example.com descriptive text \"a=b\"\nexample.com descriptive text \"v=spf1 mx -all\"",
        &["example.com TXT a=b", "example.com TXT v=spf1 mx -all"],
    );
    reads(
        "www.example.com is an alias for example.net.\nexample.com mail is handled by 10 mx.example.com.",
        &["www.example.com CNAME example.net", "example.com MX 10 mx.example.com"],
    );
    let nslookup = "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nNon-authoritative answer:\nexample.com\ttext = \"a=b\"\nexample.com\ttext = \"v=spf1 mx -all\"\n\nAuthoritative answers can be found from:";
    reads(nslookup, &["example.com TXT a=b", "example.com TXT v=spf1 mx -all"]);
    let windows = "Server:  dns.example.net\r\nAddress:  192.0.2.53\r\n\r\nexample.com\ttext =\r\n\r\n\t\"v=spf1 mx -all\"\r\n";
    reads(windows, &["example.com TXT v=spf1 mx -all"]);
    let powershell = "\nName                                     Type   TTL   Section    Strings\n----                                     ----   ---   -------    -------\nexample.com                              TXT    300   Answer     {v=spf1 mx -all}\n";
    reads(powershell, &["example.com TXT v=spf1 mx -all"]);
    let list = "Name       : example.com\nQueryType  : TXT\nTTL        : 300\nSection    : Answer\nStrings    : {v=spf1 mx -all}\n";
    reads(list, &["example.com TXT v=spf1 mx -all"]);
    let doh = r#"{"Status":0,"TC":false,"Question":[{"name":"example.com.","type":16}],"Answer":[{"name":"example.com.","type":16,"TTL":300,"data":"\"v=spf1 mx\" \" -all\""}]}"#;
    reads(doh, &["example.com. TXT v=spf1 mx -all"]);
    reads(
        "$ dig +short TXT example.com\n\"a=b\"\n\"v=spf1 mx -all\"",
        &["- TXT a=b", "- TXT v=spf1 mx -all"]
            .map(|line| line.replace("TXT", "-"))
            .each_ref()
            .map(String::as_str),
    );
    reads(
        "; <<>> DiG 9.18 <<>> example.com TXT\n;; QUESTION SECTION:\n;example.com.\t\tIN\tTXT\n\n;; ANSWER SECTION:\nexample.com.\t300\tIN\tTXT\t\"v=spf1 mx -all\"\n",
        &["example.com. TXT v=spf1 mx -all"],
    );
}

#[test]
fn what_name_servers_are_configured_with_is_read() {
    reads("txt-record=example.com,\"v=spf1 a mx -all\"", &["example.com TXT v=spf1 a mx -all"]);
    reads(
        "cname=s1._domainkey.example.com,s1.example.net",
        &["s1._domainkey.example.com CNAME s1.example.net"],
    );
    reads("local-data: 'example.com. TXT \"v=spf1 mx -all\"'", &["example.com. TXT v=spf1 mx -all"]);
    reads(
        "local-data: \"example.com. 300 IN TXT \\\"v=spf1 mx -all\\\"\"",
        &["example.com. TXT v=spf1 mx -all"],
    );
    reads("'example.com:v=spf1 ip4\\072192.0.2.1 -all:300", &["example.com TXT v=spf1 ip4:192.0.2.1 -all"]);
    reads(":example.com:16:\\016v=spf1 mx -all:300", &["example.com TXT v=spf1 mx -all"]);
    reads("update add example.com. 300 TXT \"v=spf1 mx -all\"", &["example.com. TXT v=spf1 mx -all"]);
    reads(
        "$ORIGIN example.com.\n@ 300 IN TXT ( \"v=spf1 \" ; servers\n \"mx -all\" )\n\tIN MX 10 mx\ns1._domainkey CNAME s1.example.net.",
        &["example.com. TXT v=spf1 mx -all", "s1._domainkey.example.com. CNAME s1.example.net"],
    );
}

#[test]
fn what_programs_hold_is_read() {
    let terraform = "resource \"cloudflare_dns_record\" \"spf\" {\n  zone_id = var.zone_id\n  name    = \"@\"\n  type    = \"TXT\"\n  content = \"\\\"v=spf1 mx -all\\\"\"\n  ttl     = 300\n}\n\nresource \"x\" \"y\" {\n  name = \"s1._domainkey\"\n  type = \"CNAME\"\n  content = \"s1.example.net\"\n}";
    reads(terraform, &["@ TXT v=spf1 mx -all", "s1._domainkey CNAME s1.example.net"]);
    let (head, tail) = KEY.split_at(100);
    reads(
        &format!("content = \"v=DKIM1; k=rsa; p={head}\\\"\\\"{tail}\""),
        &[&format!("- - v=DKIM1; k=rsa; p={KEY}")],
    );
    reads("  records = [\"v=spf1 mx -all\", \"a=b\"]", &["- - v=spf1 mx -all", "- - a=b"]);
    reads(
        "TXT(\"@\", \"v=spf1 mx -all\"),\nCNAME('s1._domainkey', 's1.example.net.'),",
        &["@ TXT v=spf1 mx -all", "s1._domainkey CNAME s1.example.net"],
    );
    reads(
        "'':\n  ttl: 300\n  type: TXT\n  value: v=spf1 mx -all\n_dmarc:\n  type: TXT\n  values:\n  - v=DMARC1\\; p=none\n",
        &["@ TXT v=spf1 mx -all", "_dmarc TXT v=DMARC1; p=none"],
    );
    reads(
        "gcloud dns record-sets create --name=example.com. --type=TXT --rrdatas='\"v=spf1 mx -all\"'",
        &["example.com. TXT v=spf1 mx -all"],
    );
    reads(
        "{\"result\":[{\"name\":\"example.com\",\"type\":\"TXT\",\"content\":\"v=spf1 mx -all\"},{\"name\":\"a.example.com\",\"type\":\"MX\",\"content\":\"mx.example.com\",\"priority\":10}]}",
        &["example.com TXT v=spf1 mx -all", "a.example.com MX 10 mx.example.com"],
    );
    reads(
        "{\"ResourceRecordSets\":[{\"Name\":\"example.com.\",\"Type\":\"TXT\",\"ResourceRecords\":[{\"Value\":\"\\\"v=spf1 mx -all\\\"\"},{\"Value\":\"\\\"a=b\\\"\"}]}]}",
        &["example.com. TXT v=spf1 mx -all", "example.com. TXT a=b"],
    );
}

#[test]
fn rows_are_read_with_what_hangs_over() {
    reads(
        "@\tTXT\tv=spf1 include:_spf.google.com ~all\t1 Hour",
        &["@ TXT v=spf1 include:_spf.google.com ~all"],
    );
    reads("TXT\ts1._domainkey.example.com.\tv=DKIM1; p=", &["s1._domainkey.example.com. TXT v=DKIM1; p="]);
    reads("TXT s1._domainkey.example.com. v=DKIM1; p=", &["s1._domainkey.example.com. TXT v=DKIM1; p="]);
    reads(
        "Type,Name,Value\nCNAME,a._domainkey.example.com,a.example.net\nTXT,@,\"v=spf1 mx, -all\"",
        &["a._domainkey.example.com CNAME a.example.net", "@ TXT v=spf1 mx, -all"],
    );
    reads(
        "Type;Host;Value;TTL\nCNAME;a._domainkey;a.example.net;3600",
        &["a._domainkey CNAME a.example.net"],
    );
    reads(
        "| Name | Type | Value |\n|---|---|---|\n| `@` | TXT | `v=spf1 mx -all` |",
        &["@ TXT v=spf1 mx -all"],
    );
    reads(
        "MX\t@\tmx.example.com\t10\tAuto\nTXT\t_dmarc\tv=DMARC1; p=none\tAuto",
        &["@ MX 10 mx.example.com", "_dmarc TXT v=DMARC1; p=none"],
    );
    reads("@   TXT   v=spf1 mx -all   3600", &["@ TXT v=spf1 mx -all"]);
}

#[test]
fn what_stands_beside_a_value_is_none_of_it() {
    reads("TXT(\"@\", \"v=spf1 mx -all\", TTL(300)),", &["@ TXT v=spf1 mx -all"]);
    reads("MX(\"@\", 10, \"mx.example.com.\", TTL(300))", &["@ MX 10 mx.example.com"]);
    reads("TXT('@', 'a=bcd', {ttl: '1d'}), // ours", &["@ TXT a=bcd"]);
    reads(
        "example.com. TXT IN 5m30s \"v=spf1 mx -all\" 192.0.2.53:53\nCNAME s1._domainkey.example.com. 1h00m00s s1.example.net.",
        &["example.com. TXT v=spf1 mx -all", "s1._domainkey.example.com. CNAME s1.example.net."]
            .map(|row| row.trim_end_matches('.')),
    );
    reads(
        "a.example. 300 IN TXT \"v=spf1 -all\",\"a=bcdef\"\nb.example. 300 IN TXT \"v=spf1 \",\"mx -all\"",
        &["a.example. TXT v=spf1 -all", "a.example. TXT a=bcdef", "b.example. TXT v=spf1 mx -all"],
    );
    for state in ["Verified", "Not verified", "Failed", "Copy"] {
        reads(
            &format!("s1._domainkey.example.com CNAME s1.example.net {state}"),
            &["s1._domainkey.example.com CNAME s1.example.net"],
        );
        reads(&format!("@ TXT v=spf1 mx -all {state}"), &["@ TXT v=spf1 mx -all"]);
    }
    reads(
        "Pending CNAME s1._domainkey.example.com s1.example.net",
        &["s1._domainkey.example.com CNAME s1.example.net"],
    );
    reads("_dmarc TXT v=DMARC1; p= none", &["_dmarc TXT v=DMARC1; p= none"]);
}

#[test]
fn strings_of_one_record_below_each_other_are_one() {
    reads(
        "example.com     text =\n\n        \"v=spf1 mx \"\n        \"a \"\n        \"-all\"\nexample.com     text =\n\n        \"MS=ms1\"",
        &["example.com TXT v=spf1 mx a -all", "example.com TXT MS=ms1"],
    );
    let (head, tail) = KEY.split_at(100);
    let key = format!("v=DKIM1; k=rsa; p={KEY}");
    // `dig +short` has one record a line: these are two.
    reads(
        &format!("\"v=DKIM1; k=rsa; p={head}\"\n\"{tail}\""),
        &[&format!("- - v=DKIM1; k=rsa; p={head}"), &format!("- - {tail}")],
    );
    reads(
        &format!("s1._domainkey IN TXT \"v=DKIM1; k=rsa; \"\n  \"p={head}\"\n  \"{tail}\""),
        &[&format!("s1._domainkey TXT {key}")],
    );
    // Records of one name, as `dig +short` has them.
    reads("\"v=spf1 -all\"\n\"mx\"", &["- - v=spf1 -all", "- - mx"]);
    reads(&format!("\"{key}\"\n\"v=DKIM1; p=\""), &[&format!("- - {key}"), "- - v=DKIM1; p="]);
}

#[test]
fn what_may_be_a_part_of_a_value_is_not_left_aside_in_silence() {
    let suspects = |text: &str| -> Vec<String> {
        read(text).left.into_iter().filter(|left| left.is_suspect).map(|left| left.line).collect()
    };
    assert_eq!(suspects("v=spf1 include:a.example\nand two more"), ["and two more"]);
    assert_eq!(suspects("v=DMARC1; p=none; rua=mailto:\nthe address you know"), ["the address you know"]);
    assert_eq!(suspects("v=DKIM1; k=rsa; p=MIGfMA0G\n'rest of it'"), ["'rest of it'"]);
    assert_eq!(suspects("v=spf1 include:a.example ~all\nThank you"), [""; 0]);
}

#[test]
fn fields_and_sentences_are_read() {
    reads(
        "Host name:\t\ts1._domainkey\nPoints to address or value:\ts1-x._domainkey.c.onmicrosoft.com\nTTL:\t\t3600",
        &["s1._domainkey - s1-x._domainkey.c.onmicrosoft.com"],
    );
    reads(
        "Type: CNAME\nName: b1._domainkey\nValue: b1.example.net\nType: TXT\nName: @\nValue: v=spf1 mx -all",
        &["b1._domainkey CNAME b1.example.net", "@ TXT v=spf1 mx -all"],
    );
    reads("s1._domainkey\n CNAME \n s1.dkim.example.net", &["s1._domainkey CNAME s1.dkim.example.net"]);
    reads(
        "s1._domainkey\ns1-x._domainkey.c.onmicrosoft.com",
        &["s1._domainkey - s1-x._domainkey.c.onmicrosoft.com"],
    );
    reads("a.example.net\nb.example.net", &["- - a.example.net", "- - b.example.net"]);
    reads(
        "Please create a TXT record at _dmarc.example.com with this value:\n\nv=DMARC1; p=none\n\nThank you",
        &["_dmarc.example.com TXT v=DMARC1; p=none"],
    );
    reads("Selector: s1\nPublic key: v=DKIM1; p=", &["s1._domainkey - v=DKIM1; p="]);
}

#[test]
fn a_text_alone_stays_as_it_is() {
    for text in [
        "v=spf1 mx -all",
        "v=spf1 a:mail.example.com:587 -all",
        "v=spf1\tmx\t-all",
        "v=spf1 mx -all;",
        "v=DMARC1, p=none",
        "v=DKIM1\\; p=",
        "p=none; rua=mailto:a@example.com",
    ] {
        reads(text, &[&format!("- - {text}")]);
    }
    reads("v=spf1 mx\n  include:a.example -all", &["- - v=spf1 mx include:a.example -all"]);
    reads("v=DMARC1\n; p=none", &["- - v=DMARC1 ; p=none"]);
    let (head, tail) = KEY.split_at(64);
    reads(&format!("v=DKIM1; k=rsa;\np={head}\n{tail}\nCopy"), &[&format!("- - v=DKIM1; k=rsa; p={KEY}")]);
    reads("", &[]);
}

#[test]
fn what_is_wrong_with_the_writing_is_told() {
    let flaws =
        |text: &str| read(text).records.into_iter().flat_map(|record| record.flaws).collect::<Vec<_>>();
    assert_eq!(flaws(&format!("x IN TXT \"{}\"", "a".repeat(256))), [Flaw::LongString { octets: 256 }]);
    assert_eq!(flaws(&format!("x IN TXT \"{}\"", "a".repeat(255))), []);
    assert_eq!(
        flaws(&format!("x IN TXT ( \"{}\" \"b\" )", "a".repeat(300))),
        [Flaw::LongString { octets: 300 }]
    );
    assert_eq!(flaws("x._domainkey IN TXT \"v=DKIM1; p=ab/\" cd\\;"), [Flaw::Damaged]);
    assert_eq!(flaws("Name : a.example\nStrings : {v=DKIM1; p=abc...}"), [Flaw::Shortened]);
}

#[test]
fn a_text_beyond_the_bound_is_not_read() {
    let line = "a.example. IN TXT \"v=spf1 -all\"\n";
    assert_eq!(read(&line.repeat(RECORDS + 9)).records.len(), RECORDS);
    assert!(read(&" ".repeat(OCTETS + 1)).records.is_empty());
    assert!(read(&format!("v=spf1 {}", "a ".repeat(OCTETS))).records.is_empty());
}

proptest! {
    #[test]
    fn anything_can_be_pasted(text in "([ -~\n\t\u{e9}\u{1f600}]|v=spf1 |TXT |_domainkey|: |\\{|\"){0,120}") {
        let _ = read(&text);
    }

    #[test]
    fn a_zone_line_is_read_back(name in "[a-z][a-z0-9]{0,8}(\\.[a-z]{1,5}){0,2}\\.", value in "[ -~]{1,300}") {
        let line = format!("{name} 3600 IN TXT {}", crate::record::txt::quoted(&value));
        prop_assert_eq!(shown(&line), [format!("{name} TXT {value}")]);
    }
}

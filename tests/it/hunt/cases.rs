//! The cases, by kind of slip: those that were reported first, then others of their kind.

use std::ops::Range;

use mailseal::cli::parse::Kind::{self, Dkim, Dmarc, Spf};

use super::{Case, Wanted};
use crate::literals::{ED25519, RSA_1024, RSA_2048};

/// A key with a solidus and a plus in it.
pub(super) const KEY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

pub(super) fn all() -> Vec<Case> {
    [
        two_records(),
        behind_all(),
        slips_of_all(),
        torn_terms(),
        misspelt(),
        other_names(),
        around(),
        keys(),
        dmarc(),
        suites(),
        super::around::all(),
        super::inside::all(),
        rows(),
        other_records(),
        broken_lines(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn case(kind: Kind, text: impl Into<String>, wanted: Wanted) -> Case {
    Case { kind, text: text.into(), wanted }
}

/// Corrected to one record, whatever is found.
pub(super) fn to(kind: Kind, text: &str, correction: &str) -> Case {
    case(kind, text, Wanted { correction: Some(correction.to_owned()), ..Wanted::default() })
}

pub(super) fn clean(kind: Kind, text: &str, read: &str) -> Case {
    case(kind, text, Wanted { clean: true, read: Some(read.to_owned()), ..Wanted::default() })
}

fn two_records() -> Vec<Case> {
    let merged = |text: &str, correction: &str| {
        let ids = vec!["spf.two-in-one"];
        case(
            Spf,
            text,
            Wanted { errors: Some(true), ids, correction: Some(correction.to_owned()), ..Wanted::default() },
        )
    };
    // Receivers ignore the second version, and all of the terms count.
    let twice = |text: &str, correction: &str| {
        let ids = vec!["spf.version-twice"];
        case(
            Spf,
            text,
            Wanted { errors: Some(false), ids, correction: Some(correction.to_owned()), ..Wanted::default() },
        )
    };
    vec![
        merged(
            "v=spf1 include:_spf.google.com ~all v=spf1 include:spf.protection.outlook.com -all",
            "v=spf1 include:_spf.google.com include:spf.protection.outlook.com ~all",
        ),
        merged("v=spf1 mx -all v=spf1 include:a.example.com -all", "v=spf1 mx include:a.example.com -all"),
        twice("v=spf1 mx v=spf1 a -all", "v=spf1 mx a -all"),
        twice("v=spf1 v=spf1 mx -all", "v=spf1 mx -all"),
        twice("v=spf1 mx -all v=spf1", "v=spf1 mx -all"),
        merged(
            "v=spf1 ip4:192.0.2.1 ~all V=SPF1 ip4:198.51.100.7 ~all v=spf1 mx ~all",
            "v=spf1 ip4:192.0.2.1 ip4:198.51.100.7 mx ~all",
        ),
        case(
            Spf,
            "v=spf1 v=spf1 redirect=spf.protection.outlook.com -all",
            Wanted {
                ids: vec!["spf.version-twice", "spf.redirect-beside-all"],
                choices: Some(vec![
                    "v=spf1 redirect=spf.protection.outlook.com".to_owned(),
                    "v=spf1 include:spf.protection.outlook.com -all".to_owned(),
                ]),
                ..Wanted::default()
            },
        ),
    ]
}

fn behind_all() -> Vec<Case> {
    let choice = |text: &str, one: &str, other: &str| {
        let choices = Some(vec![one.to_owned(), other.to_owned()]);
        case(Spf, text, Wanted { ids: vec!["spf.redirect-beside-all"], choices, ..Wanted::default() })
    };
    vec![
        to(
            Spf,
            "v=spf1 mx ~all include:12345678.spf04.hubspotemail.net",
            "v=spf1 mx include:12345678.spf04.hubspotemail.net ~all",
        ),
        to(Spf, "v=spf1 -all mx", "v=spf1 mx -all"),
        to(
            Spf,
            "v=spf1 mx ~all ip4:192.0.2.1 a:mail.example.com",
            "v=spf1 mx ip4:192.0.2.1 a:mail.example.com ~all",
        ),
        to(Spf, "v=spf1 mx ~all mx a", "v=spf1 mx a ~all"), // what is there already is not put there twice
        to(Spf, "v=spf1 mx ~all include:a.example.com -all", "v=spf1 mx include:a.example.com ~all"),
        choice(
            "v=spf1 mx redirect=_spf.example.com ~all",
            "v=spf1 mx redirect=_spf.example.com",
            "v=spf1 mx include:_spf.example.com ~all",
        ),
        choice(
            "v=spf1 -all redirect=a.example.com",
            "v=spf1 redirect=a.example.com",
            "v=spf1 include:a.example.com -all",
        ),
        choice(
            "v=spf1 redirect=a.example.com mx ?all",
            "v=spf1 redirect=a.example.com mx",
            "v=spf1 include:a.example.com mx ?all",
        ),
    ]
}

fn slips_of_all() -> Vec<Case> {
    let closed = |text: &str, correction: &str| {
        let never = vec!["Write “all”", "Write “+all”", "“+all” in place"];
        case(
            Spf,
            text,
            Wanted {
                errors: Some(true),
                correction: Some(correction.to_owned()),
                never,
                ..Wanted::default()
            },
        )
    };
    let mut cases = vec![
        closed("v=spf1 mx all-", "v=spf1 mx -all"),
        closed("v=spf1 mx all~", "v=spf1 mx ~all"),
        closed("v=spf1 mx _all", "v=spf1 mx ~all"),
        closed("v=spf1 mx .all", "v=spf1 mx ~all"),
        closed("v=spf1 mx -all-", "v=spf1 mx -all"),
        closed("v=spf1 mx all?", "v=spf1 mx ?all"),
        closed("v=spf1 mx <-all>", "v=spf1 mx -all"),
        closed("v=spf1 mx al", "v=spf1 mx ~all"),
        closed("v=spf1 mx -=all", "v=spf1 mx -all"),
    ];
    for text in ["v=spf1 mx +all>", "v=spf1 mx all+", "v=spf1 mx +all.", "v=spf1; mx +all"] {
        let never = vec!["Write “+all”"];
        let correction = Some("v=spf1 mx ~all".to_owned());
        cases.push(case(
            Spf,
            text,
            Wanted { ids: vec!["spf.plus-all"], never, correction, ..Wanted::default() },
        ));
    }
    cases
}

fn torn_terms() -> Vec<Case> {
    let mailgun = "v=spf1 include:mailgun.org ~all";
    let mut cases = vec![
        case(
            Spf,
            "v=spf1 include mailgun.org ~all",
            Wanted {
                correction: Some(mailgun.to_owned()),
                never: vec!["a:mailgun.org"],
                ..Wanted::default()
            },
        ),
        to(Spf, "v=spf1 include: mailgun.org ~all", mailgun),
        to(Spf, "v=spf1 include :mailgun.org ~all", mailgun),
        to(Spf, "v=spf1 include:_spf .google.com ~all", "v=spf1 include:_spf.google.com ~all"),
        to(Spf, "v=spf1 include:_spf. google.com ~all", "v=spf1 include:_spf.google.com ~all"),
        to(Spf, "v=spf1 ip4 192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"),
        to(Spf, "v=spf1 redirect _spf.example.com", "v=spf1 redirect=_spf.example.com"),
        case(
            Spf,
            "v=spf1 a:mail.example.com:587 -all",
            Wanted {
                correction: Some("v=spf1 a:mail.example.com -all".to_owned()),
                never: vec!["not a whole domain name"],
                ..Wanted::default()
            },
        ),
        to(Spf, "v=spf1 mx:mail.example.com:25 -all", "v=spf1 mx:mail.example.com -all"),
        to(Spf, "v=spf1 include:mail.example.com:465 -all", "v=spf1 include:mail.example.com -all"),
        to(Spf, "v=spf1 mx:10 mail.example.com -all", "v=spf1 mx:mail.example.com -all"),
        to(
            Spf,
            "v=spf1 include:spf.protection.outlook.com/24 -all",
            "v=spf1 include:spf.protection.outlook.com -all",
        ),
        to(Spf, "v=spf1 redirect=_spf.example.com/24", "v=spf1 redirect=_spf.example.com"),
        to(Spf, "v=spf1 exists:%{i}.x.example.com/32 -all", "v=spf1 exists:%{i}.x.example.com -all"),
        to(Spf, "v=spf1 a mx -all # my mail server", "v=spf1 a mx -all"),
        to(Spf, "v=spf1 a mx -all // ours", "v=spf1 a mx -all"),
        to(Spf, "v=spf1 mx # new: ip4:192.0.2.1 -all", "v=spf1 mx ip4:192.0.2.1 -all"),
        to(
            Spf,
            "v=spf1 ip4:192.0.2.1-192.0.2.10 -all",
            "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2/31 ip4:192.0.2.4/30 ip4:192.0.2.8/31 ip4:192.0.2.10 -all",
        ),
        to(Spf, "v=spf1 ip4:192.0.2.0-255 -all", "v=spf1 ip4:192.0.2.0/24 -all"),
        to(Spf, "v=spf1 192.0.2.8-192.0.2.9 -all", "v=spf1 ip4:192.0.2.8/31 -all"),
        to(Spf, "v=spf1 amx -all", "v=spf1 a mx -all"),
        to(Spf, "v=spf1 mxa ~all", "v=spf1 mx a ~all"),
        to(Spf, "v:spf1 mx -all", "v=spf1 mx -all"),
        to(Spf, "v=spf 1 mx -all", "v=spf1 mx -all"),
    ];
    cases.push(to(Spf, "v=spf1 ip4.192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"));
    cases.push(to(Spf, "v=spf1 include.mailgun.org -all", "v=spf1 include:mailgun.org -all"));
    cases.push(to(Spf, "v=spf1 ip4;192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"));
    cases
}

fn misspelt() -> Vec<Case> {
    let warned = |text: &str, correction: &str| {
        let ids = vec!["spf.mechanism-with-equals"];
        case(Spf, text, Wanted { ids, correction: Some(correction.to_owned()), ..Wanted::default() })
    };
    vec![
        warned(
            "v=spf1 ipv4=192.1.1.1 include:examplesender.email -all",
            "v=spf1 ip4:192.1.1.1 include:examplesender.email -all",
        ),
        warned("v=spf1 ip4=192.1.1.1 mx -all", "v=spf1 ip4:192.1.1.1 mx -all"),
        warned("v=spf1 inlcude=a.example.com mx -all", "v=spf1 include:a.example.com mx -all"),
        warned("v=spf1 mx ip=192.1.1.1 -all", "v=spf1 mx ip4:192.1.1.1 -all"),
        to(Spf, "v=spf1 all=-all", "v=spf1 -all"),
        to(Spf, "v=spf1 mx all:-all", "v=spf1 mx -all"),
        to(Spf, "v=spf1 mx all=~", "v=spf1 mx ~all"),
        clean(Spf, "v=spf1 mx ra=postmaster -all", "v=spf1 mx ra=postmaster -all"),
        clean(Spf, "v=spf1 mx rp=50 rr=e:f -all", "v=spf1 mx rp=50 rr=e:f -all"),
        clean(Spf, "v=spf1 mx RA=abuse -all", "v=spf1 mx RA=abuse -all"),
    ]
}

fn other_names() -> Vec<Case> {
    let never = vec!["breaks the whole record"];
    vec![
        to(Spf, "v=spf1 include:user@example.com mx -all", "v=spf1 include:example.com mx -all"),
        to(Spf, "v=spf1 a:ann@mail.example.com -all", "v=spf1 a:mail.example.com -all"),
        to(Spf, "v=spf1 a:m\u{fc}nchen.example -all", "v=spf1 a:xn--mnchen-3ya.example -all"),
        to(
            Spf,
            "v=spf1 include:_spf.b\u{fc}cher.example ~all",
            "v=spf1 include:_spf.xn--bcher-kva.example ~all",
        ),
        case(
            Spf,
            "v=spf1 a:foo;bar.example.org mx -all",
            Wanted {
                errors: Some(false),
                ids: vec!["spf.never-matches"],
                never: never.clone(),
                ..Wanted::default()
            },
        ),
        case(
            Spf,
            "v=spf1 a:http://www.example.org mx -all",
            Wanted {
                errors: Some(false),
                never,
                correction: Some("v=spf1 a:www.example.org mx -all".to_owned()),
                ..Wanted::default()
            },
        ),
        case(
            Spf,
            "v=spf1 include:a.example.com,include:b.example.com -all",
            Wanted {
                errors: Some(true),
                correction: Some("v=spf1 include:a.example.com include:b.example.com -all".to_owned()),
                ..Wanted::default()
            },
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:dmarc@m\u{fc}nchen.example",
            "v=DMARC1; p=none; rua=mailto:dmarc@xn--mnchen-3ya.example",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:a@b\u{fc}cher.example,mailto:b@example.com",
            "v=DMARC1; p=none; rua=mailto:a@xn--bcher-kva.example,mailto:b@example.com",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:a@example.com; ruf=mailto:x@\u{4f8b}\u{3048}.\u{30c6}\u{30b9}\u{30c8}",
            "v=DMARC1; p=none; rua=mailto:a@example.com; ruf=mailto:x@xn--r8jz45g.xn--zckzah",
        ),
    ]
}

fn around() -> Vec<Case> {
    let record = "v=spf1 mx -all";
    let key = format!("v=DKIM1; k=rsa; p={RSA_2048}");
    let (head, tail) = KEY.split_at(96);
    let spf = |text: &str| clean(Spf, text, record);
    let mut cases: Vec<Case> = [
        "example.com descriptive text \"google-site-verification=abc\"\nexample.com descriptive text \"v=spf1 mx -all\"",
        "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nNon-authoritative answer:\nexample.com\ttext = \"google-site-verification=abc\"\nexample.com\ttext = \"v=spf1 mx -all\"\n\nAuthoritative answers can be found from:",
        "@\tTXT\tv=spf1 mx -all\t1 Hour",
        "txt-record=example.com,\"v=spf1 mx -all\"",
        "local-data: 'example.com. TXT \"v=spf1 mx -all\"'",
        "'example.com:v=spf1 mx -all:300",
        "Name      : example.com\nType      : TXT\nTTL       : 300\nSection   : Answer\nStrings   : {v=spf1 mx -all}",
        "{\"Status\":0,\"Answer\":[{\"name\":\"example.com.\",\"type\":16,\"TTL\":300,\"data\":\"\\\"v=spf1 mx -all\\\"\"}]}",
        "resource \"x\" \"y\" {\n  name = \"@\"\n  type = \"TXT\"\n  content = \"v=spf1 mx -all\"\n}",
        "TXT,@,\"v=spf1 mx -all\",3600",
        "Host: @\nType: TXT\nValue: v=spf1 mx -all\nTTL: 1h",
        "update add example.com. 300 TXT \"v=spf1 mx -all\"",
        "| Type | Name | Content |\n|---|---|---|\n| TXT | example.com | `v=spf1 mx -all` |",
        "Please create this TXT record at example.com:\n\nv=spf1 mx -all\n\nKind regards",
        "TXT(\"@\", \"v=spf1 mx -all\"),",
    ]
    .into_iter()
    .map(spf)
    .collect();
    cases.push(clean(Dkim, &format!("TXT\t202401r._domainkey.example.com.\t{key}"), &key));
    cases.push(clean(Dkim, &format!("Selector: s1\nPublic key:\n{key}"), &key));
    cases.push(case(
        Dkim,
        format!("content = \"v=DKIM1; k=rsa; p={head}\\\"\\\"{tail}\""),
        Wanted { errors: Some(false), read: Some(format!("v=DKIM1; k=rsa; p={KEY}")), ..Wanted::default() },
    ));
    // Two lines of `dig +short` are two records, which no receiver joins.
    let (first, second) = RSA_2048.split_at(200);
    cases.push(case(
        Dkim,
        format!("\"v=DKIM1; k=rsa; p={first}\"\n\"{second}\""),
        Wanted {
            errors: Some(true),
            ids: vec!["dkim.halves"],
            correction: Some(key.clone()),
            ..Wanted::default()
        },
    ));
    cases.push(clean(Dkim, &format!("\"v=DKIM1; k=rsa; p={first}\" \"{second}\""), &key));
    cases.push(case(
        Dkim,
        format!("x IN TXT \"{key}\""),
        Wanted { ids: vec!["dns.long-string"], ..Wanted::default() },
    ));
    cases.push(case(
        Spf,
        format!("@ IN TXT \"v=spf1 {}-all\"", "ip4:192.0.2.1 ".repeat(20)),
        Wanted { ids: vec!["dns.long-string"], ..Wanted::default() },
    ));
    cases.push(case(
        Dmarc,
        format!("_dmarc TXT ( \"v=DMARC1; p=none; rua=mailto:{}@example.com\" )", "a".repeat(240)),
        Wanted { ids: vec!["dns.long-string"], ..Wanted::default() },
    ));
    cases.push(case(
        Spf,
        "Name : example.com\nStrings : {v=spf1 include:a.exam...}",
        Wanted { refused: Some("Select-Object"), ..Wanted::default() },
    ));
    cases
}

fn keys() -> Vec<Case> {
    let record = |body: &str| format!("v=DKIM1; k=rsa; p={body}");
    let without = |lost: Range<usize>| KEY.split_at(lost.start).0.to_owned() + KEY.split_at(lost.end).1;
    let never = vec!["cut off after", "enter it as several quoted strings"];
    let damaged = |body: String| {
        let ids = vec!["dkim.damaged"];
        case(
            Dkim,
            record(&body),
            Wanted { errors: Some(true), ids, never: never.clone(), ..Wanted::default() },
        )
    };
    let twice = "v=DKIM1; k=ed25519; p=MTFxWUFZS3hDcmZWUy83VHlXUUhPZzdoY3ZQYXBpTWxyd0lhYVBjSFVSbz0=";
    let ed = format!("v=DKIM1; k=ed25519; p={ED25519}");
    let two = |text: String, one: &str, other: &str| {
        let choices = Some(vec![record(one), record(other)]);
        case(Dkim, text, Wanted { errors: Some(true), choices, ..Wanted::default() })
    };
    vec![
        damaged(without(60..61)),
        damaged(without(100..101)),
        damaged(without(90..94)),
        case(Dkim, record(KEY.split_at(150).0), Wanted { ids: vec!["dkim.truncated"], ..Wanted::default() }),
        case(
            Dkim,
            twice,
            Wanted {
                ids: vec!["dkim.encoded-twice"],
                correction: Some(ed.clone()),
                never: vec!["the last 32"],
                ..Wanted::default()
            },
        ),
        to(Dkim, &record(&KEY.replace('/', "%2F").replace('+', "%2B")), &record(KEY)),
        to(Dkim, &record(&KEY.replace('/', "%2f").replace('+', "%2b")), &record(KEY)),
        to(Dkim, &record(&KEY.replace('+', "&#43;")), &record(KEY)),
        to(Dkim, &record(&KEY.replace('+', "&#x2B;").replace('/', "&#x2F;")), &record(KEY)),
        to(Dkim, &record(&KEY.replace('/', "\\/")), &record(KEY)),
        to(Dkim, &record(&KEY.replace('+', " ")), &record(KEY)),
        case(Dkim, record(&KEY.to_lowercase()), Wanted { ids: vec!["dkim.lowercase"], ..Wanted::default() }),
        case(
            Dkim,
            record(&RSA_2048.to_lowercase()),
            Wanted { ids: vec!["dkim.lowercase"], ..Wanted::default() },
        ),
        two(format!("{}; p={RSA_2048}", record(KEY)), KEY, RSA_2048),
        two(format!("{} p={RSA_2048}", record(KEY)), KEY, RSA_2048),
        two(format!("{}; {}", record(KEY), record(RSA_1024)), KEY, RSA_1024),
        case(
            Dkim,
            "selector1-example-com._domainkey.contoso.onmicrosoft.com",
            Wanted {
                errors: Some(true),
                ids: vec!["dkim.target-as-text"],
                never: vec!["wildcard"],
                ..Wanted::default()
            },
        ),
        case(
            Dkim,
            "s1.domainkey.u123.wl4.sendgrid.net.",
            Wanted { ids: vec!["dkim.target-as-text"], ..Wanted::default() },
        ),
        case(Dkim, "\"dkim2.mcsv.net\"", Wanted { ids: vec!["dkim.target-as-text"], ..Wanted::default() }),
    ]
}

/// What a row says of a term is what the finding says.
fn rows() -> Vec<Case> {
    let says = |text: &str, id: &'static str, never: Vec<&'static str>| {
        case(Spf, text, Wanted { ids: vec![id], never, ..Wanted::default() })
    };
    let (v4, name, unknown) = ("not an IPv4 address", "Enter a full domain name", "is not an SPF term");
    vec![
        says("v=spf1 ip4:45.154.45.81~all", "spf.broken-term", vec![v4]),
        says("v=spf1 ip4:192.0.2.1-all", "spf.broken-term", vec![v4]),
        says("v=spf1 ip4:192.0.2.1include:a.example -all", "spf.broken-term", vec![v4]),
        says("v=spf1 include:example.com/24 -all", "spf.broken-term", vec![name]),
        says("v=spf1 a:example.com:8080 -all", "spf.broken-term", vec![name]),
        says("v=spf1 mx:mail.example.com:25 -all", "spf.broken-term", vec![name]),
        says("v=spf1 redirect=a.example/24", "spf.broken-term", vec![name]),
        says("v=spf1 include:a.example,include:b.example,~all", "spf.broken-term", vec![name]),
        says("v=spf1 2001:470:6f:200::/64 ~all", "spf.broken-term", vec![unknown]),
        says("v=spf1 mx all=-all", "spf.mechanism-with-equals", vec!["with a colon"]),
        says("v=spf1 mx all=fail", "spf.mechanism-with-equals", vec!["with a colon"]),
        says("v=spf1 mx all=softfail", "spf.mechanism-with-equals", vec!["with a colon"]),
        says("v=spf1 ~mx -all", "spf.nobody-may-send", vec!["refuse all"]),
        says("v=spf1 ?include:_spf.google.com ~all", "spf.nobody-may-send", vec!["refuse all"]),
        says("v=spf1 ?mx ?a ?all", "spf.nobody-may-send", vec!["refuse all"]),
        case(
            Spf,
            "v=spf1 exists:clean.example -all",
            Wanted { never: vec!["depends on the message"], ..Wanted::default() },
        ),
        case(
            Spf,
            "v=spf1 ?exists:%{d} -all",
            Wanted { never: vec!["depends on the message"], ..Wanted::default() },
        ),
        case(
            Spf,
            "v=spf1 exists:%{i}.a.example -all",
            Wanted { never: vec!["every server, or none"], ..Wanted::default() },
        ),
        says("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all", "spf.every-address", vec![]),
    ]
}

/// A line that a window has broken in a name: nothing of it is lost.
fn broken_lines() -> Vec<Case> {
    let whole = |kind: Kind, text: &str, read: &str| {
        case(kind, text, Wanted { errors: Some(false), read: Some(read.to_owned()), ..Wanted::default() })
    };
    vec![
        whole(Spf, "v=spf1 mx include:_spf.goo\ngle.com ~all", "v=spf1 mx include:_spf.google.com ~all"),
        whole(
            Spf,
            "v=spf1 include:spf.prot\nection.outlook.com -all",
            "v=spf1 include:spf.protection.outlook.com -all",
        ),
        whole(Spf, "v=spf1 a:mail.exa\nmple.com mx -all", "v=spf1 a:mail.example.com mx -all"),
        whole(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:dmarc@exam\nple.com",
            "v=DMARC1; p=none; rua=mailto:dmarc@example.com",
        ),
        whole(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:dmarc-re\nports@example.com",
            "v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com",
        ),
    ]
}

/// A record for something else, typed behind the terms: what is SPF stays as it is.
fn other_records() -> Vec<Case> {
    let to = |text: &str, correction: &str| {
        let correction = Some(correction.to_owned());
        case(
            Spf,
            text,
            Wanted { ids: vec!["spf.other-record"], correction, never: vec!["no harm"], ..Wanted::default() },
        )
    };
    vec![
        to("v=spf1 mx -all v=DMARC1; p=none", "v=spf1 mx -all"),
        to("v=spf1 a mx ~all v=DMARC1;p=reject;rua=mailto:a@example.com", "v=spf1 a mx ~all"),
        to("v=spf1 mx v=DMARC1; p=none; -all", "v=spf1 mx -all"),
        to(
            "v=spf1 include:a.example ~all v=BIMI1; l=https://example.com/logo.svg;",
            "v=spf1 include:a.example ~all",
        ),
    ]
}

fn dmarc() -> Vec<Case> {
    let error = |text: &str, ids: Vec<&'static str>| {
        case(Dmarc, text, Wanted { errors: Some(true), ids, ..Wanted::default() })
    };
    vec![
        case(
            Dmarc,
            "p=none; rua=mailto:a@example.com",
            Wanted {
                ids: vec!["dmarc.version-missing"],
                correction: Some("v=DMARC1; p=none; rua=mailto:a@example.com".to_owned()),
                ..Wanted::default()
            },
        ),
        to(Dmarc, "p=reject", "v=DMARC1; p=reject"),
        to(
            Dmarc,
            "\"p=quarantine; adkim=s; rua=mailto:a@example.com\"",
            "v=DMARC1; p=quarantine; adkim=s; rua=mailto:a@example.com",
        ),
        case(
            Dkim,
            "p=reject; rua=mailto:a@example.com",
            Wanted { refused: Some("mailseal dmarc parse"), ..Wanted::default() },
        ),
        case(
            Dmarc,
            "v=DMARC1;p=reject;sp=reject;pct=100;adkim=s;aspf=s;rua=mailto:mailto:hello@example.com;ruf=mailto:mailto:hello@example.com",
            Wanted {
                errors: Some(true),
                ids: vec!["dmarc.mailto"],
                never: vec!["\"value\":\"v=DMARC1; p=reject; adkim=s; aspf=s; rua=mailto:mailto:"],
                ..Wanted::default()
            },
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:mailto:a@example.com",
            "v=DMARC1; p=none; rua=mailto:a@example.com",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto=dmarc@example.com",
            "v=DMARC1; p=none; rua=mailto:dmarc@example.com",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto::a@example.com",
            "v=DMARC1; p=none; rua=mailto:a@example.com",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=MAILTO:MailTo:a@example.com",
            "v=DMARC1; p=none; rua=mailto:a@example.com",
        ),
        to(
            Dmarc,
            "v=DMARC1; p=none; rua=mailto:a@example.com,mailto=b@example.com",
            "v=DMARC1; p=none; rua=mailto:a@example.com,mailto:b@example.com",
        ),
        error("v=DMARC1; p none", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; policy=reject", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; sp=reject; p reject", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; .p=quarantine; adkim=s", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; p none; rua=mailto:a@example.com", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; P reject; rua=mailto:a@example.com", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; quarantine", vec!["dmarc.policy-missing"]),
        error("v=DMARC1; pp=reject", vec!["dmarc.policy-missing"]),
    ]
}

/// What other projects' test suites show.
fn suites() -> Vec<Case> {
    let ed = format!("p={ED25519}");
    let error = |text: String, never: Vec<&'static str>| {
        case(Dkim, text, Wanted { errors: Some(true), never, ..Wanted::default() })
    };
    let note = |text: String, wanted: &str| {
        case(Dkim, text, Wanted { correction: Some(wanted.to_owned()), ..Wanted::default() })
    };
    vec![
        error(format!("v=DKIM1; k=ed25519; s=; {ed}"), vec!["for mail and everything else"]),
        error(format!("v=DKIM1; k=ed25519; h=; {ed}"), vec!["count only with \""]),
        case(
            Dkim,
            format!("v=DKIM1; k=ed25519; h=sha256:; {ed}"),
            Wanted { ids: vec!["dkim.empty-word"], ..Wanted::default() },
        ),
        error(format!("v=DKIM1; k=ed25519; s= : ; {ed}"), vec![]),
        case(
            Dkim,
            format!("v=DKIM1;; k=ed25519; {ed}"),
            Wanted {
                ids: vec!["dkim.empty-tag"],
                correction: Some(format!("v=DKIM1; k=ed25519; {ed}")),
                ..Wanted::default()
            },
        ),
        case(
            Dkim,
            format!("\";k=ed25519; {ed}\""),
            Wanted { ids: vec!["dkim.empty-tag"], ..Wanted::default() },
        ),
        case(
            Dkim,
            format!("v=DKIM1; k=ed25519; {ed};; n=x"),
            Wanted { ids: vec!["dkim.empty-tag"], ..Wanted::default() },
        ),
        case(Dkim, format!("v=DKIM1; k=ed25519; {ed};"), Wanted { clean: true, ..Wanted::default() }),
        note(
            format!("v=DKIM1; k=ed25519; n=2026-05; x; {ed}"),
            &format!("v=DKIM1; k=ed25519; n=2026-05; {ed}"),
        ),
        note(
            format!("v=DKIM1; k=ed25519; n=made by hand, 2026; t=s; t=s; {ed}"),
            &format!("v=DKIM1; k=ed25519; n=made by hand, 2026; t=s; {ed}"),
        ),
        case(
            Dmarc,
            "v=DMARC1; p=reject; ruf=mailto:a@example.com; rua=mailto:a@example.com; fo=d:d",
            Wanted {
                errors: Some(false),
                ids: vec!["dmarc.failure-option-twice"],
                never: vec!["when a DKIM signature failed"],
                ..Wanted::default()
            },
        ),
        case(
            Dmarc,
            "v=DMARC1; p=reject; ruf=mailto:a@example.com; fo=0:0",
            Wanted { ids: vec!["dmarc.failure-option-twice"], ..Wanted::default() },
        ),
        case(
            Dmarc,
            "v=dmarc1; p=none; rua=mailto:a@example.com",
            Wanted { errors: Some(true), never: vec!["blanks"], ..Wanted::default() },
        ),
        to(Spf, "v=spf1; mx ?all", "v=spf1 mx ?all"),
        case(Spf, "v=spf1 mx ?all;", Wanted { ids: vec!["spf.broken-term"], ..Wanted::default() }),
        case(
            Dmarc,
            "v=DMARC1; p=reject; rua=mailto:a@example.com?subject=dmarc",
            Wanted { never: vec!["nobody"], ..Wanted::default() },
        ),
    ]
}

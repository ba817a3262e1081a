//! What people paste, and what is read from it.

use proptest::prelude::*;

use super::*;

const ED: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
/// The first octets of an RSA key.
const CUT: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA";

fn ours() -> DomainName {
    "news.example.org".parse().expect("a domain")
}

/// `selector TYPE value`, `-` for no selector; `! cause` for what was refused.
fn shown(text: &str) -> Vec<String> {
    let one = |result: Result<Pasted, Refused>| match result {
        Ok(pasted) => {
            let selector = pasted.selector.map_or_else(|| "-".to_owned(), |s| s.to_string());
            match pasted.data {
                Data::Record(record) => format!("{selector} TXT {record}"),
                Data::Alias(target) => format!("{selector} CNAME {target}"),
            }
        }
        Err(refused) => format!("! {:?} {:?}", refused.error.cause, refused.error.span.of(&refused.line)),
    };
    read(text, &ours()).into_iter().map(one).collect()
}

#[test]
fn records_are_read_in_every_shape_they_are_shown_in() {
    for (text, wanted) in [
        // a whole line of a zone file
        (
            "s1._domainkey.news.example.org. 3600 IN CNAME s1.dkim.example.net.",
            "s1 CNAME s1.dkim.example.net",
        ),
        ("s1._domainkey.news.example.org. IN 1h CNAME s1.dkim.example.net.", "s1 CNAME s1.dkim.example.net"),
        // relative to the domain, and to the zone above it
        ("s1._domainkey CNAME s1.dkim.example.net", "s1 CNAME s1.dkim.example.net"),
        ("s1._domainkey.news CNAME s1.dkim.example.net", "s1 CNAME s1.dkim.example.net"),
        // capitals, and a selector of several labels
        ("2026.MAIL._DomainKey\tcname\tS1.dkim.Example.net.", "2026.mail CNAME s1.dkim.example.net"),
        // a row of a table, without a type
        ("s1._domainkey   s1.dkim.example.net", "s1 CNAME s1.dkim.example.net"),
        // a target that looks like a name itself
        (
            "selector1._domainkey\nselector1-news._domainkey.contoso.onmicrosoft.com",
            "selector1 CNAME selector1-news._domainkey.contoso.onmicrosoft.com",
        ),
        // name, type and target below each other
        ("s1._domainkey\n CNAME \n s1.dkim.example.net", "s1 CNAME s1.dkim.example.net"),
        // bare targets
        ("s1.dkim.example.net.", "- CNAME s1.dkim.example.net"),
        (
            "selector1-x._domainkey.contoso.onmicrosoft.com",
            "- CNAME selector1-x._domainkey.contoso.onmicrosoft.com",
        ),
    ] {
        assert_eq!(shown(text), [wanted], "{text:?}");
    }
}

#[test]
fn values_are_read_bare_quoted_wrapped_and_in_parentheses() {
    let (head, tail) = ED.split_at(30);
    let with = |selector: &str| vec![format!("{selector} TXT {ED}")];
    assert_eq!(shown(ED), with("-"));
    assert_eq!(shown(&format!("  \"{head}\" \"{tail}\"\n")), with("-"));
    assert_eq!(shown(&format!("{head}\n{tail}")), with("-"), "wrapped by a browser");
    assert_eq!(shown(&format!("TXT {ED}")), with("-"));
    assert_eq!(shown(&format!("s1._domainkey {ED}")), with("s1"));
    assert_eq!(shown(&format!("s1._domainkey TXT {ED}")), with("s1"));
    let of_a_tool = format!(
        "mail._domainkey\tIN\tTXT\t( \"{head}\"\n\t  \"{tail}\" )  ; ----- DKIM key mail for news.example.org\n"
    );
    assert_eq!(shown(&of_a_tool), with("mail"));
}

#[test]
fn a_key_without_any_tag_becomes_a_record() {
    assert_eq!(shown(CUT), [format!("! Neither {CUT:?}")], "the beginning of a key is none");
    let spki = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/keys/rsa2048-public.pem"
    ))
    .expect("a fixture");
    let base64: Vec<&str> = spki.lines().filter(|line| !line.starts_with('-')).collect();
    let one_line = base64.concat();
    assert_eq!(shown(&one_line), [format!("- TXT v=DKIM1; k=rsa; p={one_line}")]);
    assert_eq!(shown(&base64.join("\n")), shown(&one_line), "wrapped");
}

#[test]
fn several_records_at_once_are_several() {
    let text = format!(
        "$ORIGIN example.org.\n; from the panel\nfm1._domainkey.news CNAME fm1.x.example.net\n\nfm2._domainkey.news \
         CNAME fm2.x.example.net\ns1._domainkey.news TXT \"{ED}\"\n@ TXT \"v=spf1 -all\""
    );
    let wanted = [
        "fm1 CNAME fm1.x.example.net".to_owned(),
        "fm2 CNAME fm2.x.example.net".to_owned(),
        format!("s1 TXT {ED}"),
        "! NotDkim \"@\"".to_owned(),
    ];
    assert_eq!(shown(&text), wanted);
    assert_eq!(shown("a.example.net\nb.example.net"), ["- CNAME a.example.net", "- CNAME b.example.net"]);
}

#[test]
fn what_is_no_record_is_refused_at_its_place() {
    for (text, wanted) in [
        ("s+1._domainkey TXT v=DKIM1; p=", "! Selector(Character('+')) \"+\""),
        ("s1._domainkey.example.net. CNAME x.example.com", "! OtherDomain \"s1._domainkey.example.net.\""),
        ("_domainkey TXT v=DKIM1; p=", "! Selector(Empty) \"\""),
        ("_dmarc TXT v=DMARC1", "! NotDkim \"_dmarc\""),
        ("s1._domainkey CNAME", "! Empty \"\""),
        ("s1._domainkey TXT v=DKIM1; k=rsa; p=MII!", "! Record(Base64) \"!\""),
        ("v=DKIM1; k=rsa; q", "! Record(Tags(NoEquals)) \"q\""),
        ("k=rsa", "! Record(NoKey) \"\""),
        ("hello", "! Neither \"hello\""),
        ("two words", "! Target(Character(' ')) \" \""),
        ("CNAME a..b", "! Target(EmptyLabel) \"\""),
    ] {
        assert_eq!(shown(text), [wanted], "{text:?}");
    }
    assert!(read(" \n ", &ours()).is_empty());
}

#[test]
fn a_private_key_is_kept_nowhere() {
    let pem = "s1._domainkey TXT\n-----BEGIN RSA PRIVATE KEY-----\nMIIEsecret\n-----END RSA PRIVATE KEY-----";
    let refused = read(pem, &ours());
    assert_eq!(refused.len(), 1);
    let refused = refused.first().cloned().expect("one").expect_err("refused");
    assert_eq!((refused.line.as_str(), refused.error.cause), ("", Fault::PrivateKey));
}

proptest! {
    #[test]
    fn anything_can_be_pasted(text in "[ -~\n\t\u{e9}\u{1f600}]{0,200}") {
        for refused in read(&text, &ours()).into_iter().filter_map(Result::err) {
            let Span { start, end } = refused.error.span;
            prop_assert!(refused.line.get(start..end).is_some(), "{:?}", refused);
        }
    }

    #[test]
    fn what_publish_prints_is_read_back(selector in "[a-z][a-z0-9]{0,8}(\\.[a-z][a-z0-9]{0,4})?") {
        let line = format!("{selector}._domainkey.news.example.org. 3600 IN TXT {}", txt::quoted(ED));
        prop_assert_eq!(shown(&line), [format!("{selector} TXT {ED}")]);
    }
}

//! Names as people type and paste them.

use mailseal::{
    record::{
        name::{DomainFault, DomainName, Name, NameFault, Selector, SelectorFault},
        txt,
    },
    words::fault,
};
use proptest::prelude::*;

#[test]
fn a_domain_is_taken_from_whatever_is_pasted() {
    let good = [
        ("example.com", "example.com"),
        ("Example.COM.", "example.com"),                     // case, final dot
        ("  example.com\n", "example.com"),                  // white space of a paste
        ("\u{feff}example.com", "example.com"),              // byte-order mark
        ("\"example.com\"", "example.com"),                  // quotes
        ("“example.com”", "example.com"),                    // a word processor's quotes
        ("bücher.example", "xn--bcher-kva.example"),         // IDN
        ("BÜCHER.example", "xn--bcher-kva.example"),         // mapped to lower case
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),  // its A-label
        ("example。com", "example.com"),                     // ideographic full stop
        ("пример.рф", "xn--e1afmkfd.xn--p1ai"),              // an IDN top level
        ("ann@example.com", "example.com"),                  // an address
        ("@example.com", "example.com"),                     // its end
        ("Ann <ann@example.com>", "example.com"),            // an address with a name
        ("\"Ann, B\" <ann@example.com>,", "example.com"),    // what stands after it
        ("<ann@example.com", "example.com"),                 // half an address
        ("mailto:ann@example.com?subject=x", "example.com"), // a link
        ("MAILTO:ann@example.com", "example.com"),           // schemes have no case
        ("https://example.com", "example.com"),              // a URL
        ("https://ann:pw@example.com:8443/a/b?c#d", "example.com"), // every part of one
        ("http://www.example.co.uk/", "www.example.co.uk"),  // a sub-domain stays
        ("example.com/path", "example.com"),                 // without a scheme
        ("example.com:25", "example.com"),                   // a port
        ("mail.news.example.com", "mail.news.example.com"),  // a sub-domain
        ("123.example", "123.example"),                      // digits
        ("r3---sn.example.com", "r3---sn.example.com"),      // hyphens in the third and fourth place
        ("mail.lab", "mail.lab"),                            // a top level nobody knows
        ("github.io", "github.io"),                          // somebody's domain, though others live below it
        ("نامه‌ای.example", "xn--mgba3gch31f060k.example"),   // a joiner that the language needs
    ];
    for (typed, wanted) in good {
        let domain = DomainName::parse(typed).unwrap_or_else(|e| panic!("{typed:?}: {e}"));
        assert_eq!(domain.as_str(), wanted, "{typed:?}");
        assert_eq!(DomainName::parse(domain.as_str()).unwrap(), domain, "its own output is accepted");
    }
}

#[test]
fn what_is_no_domain_is_refused_at_its_place() {
    let long = format!("{}.example", "a".repeat(64));
    let too_long = format!("{}example", "abcdefghi.".repeat(25));
    let bad: [(&str, &str, DomainFault); 34] = [
        ("", "", DomainFault::Empty),
        ("   ", "", DomainFault::Empty),  // nothing but white space
        ("ann@", "", DomainFault::Empty), // an address without its domain
        ("https:///path", "", DomainFault::Empty),
        (".", "", DomainFault::EmptyLabel),
        (".example.com", "", DomainFault::EmptyLabel),
        ("a..example.com", "", DomainFault::EmptyLabel),
        ("example.com..", "", DomainFault::EmptyLabel),
        (&long, long.get(..64).unwrap(), DomainFault::LongLabel),
        (&too_long, &too_long, DomainFault::LongName),
        ("exa mple.com", " ", DomainFault::Character(' ')),
        (" https://exa mple.com/x", " ", DomainFault::Character(' ')),
        ("_dmarc.example.com", "_", DomainFault::Character('_')), // a record's name, not the domain
        ("exam_ple.com", "_", DomainFault::Character('_')),
        ("*.example.com", "*", DomainFault::Character('*')),
        ("example,com", ",", DomainFault::Character(',')),
        ("ann@example.com,bob@example,org", ",", DomainFault::Character(',')),
        ("bü_cher.example", "_", DomainFault::Character('_')),
        ("exam\u{1b}[2Jple.com", "\u{1b}", DomainFault::Character('\u{1b}')), // a terminal escape
        ("exam\u{202e}ple.com", "\u{202e}", DomainFault::Character('\u{202e}')), // a mark that turns the text
        ("-a.example", "-", DomainFault::Hyphen),
        ("mail.a-.example", "-", DomainFault::Hyphen),
        ("ü-.example", "-", DomainFault::Hyphen),
        ("192.0.2.1", "192.0.2.1", DomainFault::IpAddress),
        ("http://192.0.2.1:8080/", "192.0.2.1", DomainFault::IpAddress),
        ("2001:db8::1", "2001:db8::1", DomainFault::IpAddress),
        ("ann@[192.0.2.1]", "[192.0.2.1]", DomainFault::IpAddress),
        ("http://[2001:db8::1]:80/", "[2001:db8::1]:80", DomainFault::IpAddress),
        ("300.1.1.1", "300.1.1.1", DomainFault::IpAddress), // meant as one
        ("localhost", "localhost", DomainFault::SingleLabel),
        ("co.uk", "co.uk", DomainFault::PublicSuffix),
        ("https://com/", "com", DomainFault::PublicSuffix),
        ("xn--a.example", "xn--a", DomainFault::Idna), // no punycode
        ("a\u{300}\u{627}.example", "a\u{300}\u{627}", DomainFault::Idna), // both directions in one label
    ];
    for (typed, place, cause) in bad {
        let error = DomainName::parse(typed).expect_err(typed);
        assert_eq!((error.span.of(typed), &error.cause), (place, &cause), "{typed:?}");
        assert!(error.span.end <= typed.len(), "{typed:?}");
        assert!(!fault::domain(&error.cause).is_empty());
    }
    assert_eq!(DomainName::parse("a..example.com").unwrap_err().span.start, 2, "the place between the dots");
}

#[test]
fn a_domain_knows_its_owner_s_spelling_and_its_registered_name() {
    let domain = |text| DomainName::parse(text).unwrap();
    assert_eq!(domain("xn--bcher-kva.example").to_unicode(), "bücher.example");
    assert_eq!(domain("example.com").to_unicode(), "example.com");
    for (name, registered) in [
        ("example.com", "example.com"),
        ("mail.news.example.com", "example.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("mail.example.lab", "example.lab"), // unknown top level: the last two labels
        ("ann.github.io", "github.io"),      // the zone above a private suffix
    ] {
        assert_eq!(domain(name).registered().as_str(), registered, "{name}");
    }
    assert_eq!(domain("example.com").below("s1._domainkey").as_str(), "s1._domainkey.example.com");
}

#[test]
fn names_hold_every_octet_and_keep_labels_apart() {
    let name = Name::from_labels([&b"a.b"[..], b"\x1b[2J", b"Example"]);
    assert_eq!(name.as_str(), r"a\046b.\027[2j.example");
    assert_eq!(name.labels().count(), 3);
    assert!(!Name::from_labels(["x.example", "com"]).is_within(&"example.com".parse().unwrap()));
    assert_eq!(Name::parse(r"a\.b.example").unwrap().as_str(), r"a\046b.example");
    assert_eq!(Name::parse(".").unwrap(), Name::root());
    let bad = [
        ("a..b", 2..2, NameFault::EmptyLabel),
        ("", 0..0, NameFault::EmptyLabel),
        ("a b", 1..2, NameFault::Character(' ')),
        (r"a.b\999", 3..4, NameFault::Character('\\')), // no octet has that number
        ("é.b", 0..2, NameFault::Character('é')),
    ];
    for (text, span, cause) in bad {
        let error = Name::parse(text).expect_err(text);
        assert_eq!((error.span.start..error.span.end, error.cause), (span, cause), "{text}");
        assert!(!fault::name(error.cause).is_empty());
    }
}

#[test]
fn a_name_taken_verbatim_knows_no_escapes() {
    let longest = "a".repeat(63);
    let long = ["abcdefg"; 32].join(".");
    for (text, wanted) in [
        ("Mail.Example.COM.", Some("mail.example.com")),
        (r"a\.example", Some(r"a\092.example")), // a backslash stands for itself, and so does what follows
        ("a b.example", Some(r"a\032b.example")),
        ("é.example", Some(r"\195\169.example")), // its octets
        ("", None),
        (".", None),
        ("a..example", None),
        (".example", None),
        (&longest, Some(longest.as_str())),
        (&format!("{longest}a"), None),
        (&long, None), // 255 octets of text
    ] {
        assert_eq!(Name::verbatim(text).as_ref().map(Name::as_str), wanted, "{text}");
    }
}

#[test]
fn a_selector_is_one_or_more_host_labels() {
    for (typed, wanted) in [
        ("s1", "s1"),
        (" Mail2026 ", "mail2026"),
        ("2026.mail", "2026.mail"),
        ("a-b", "a-b"),
        ("key_a", "key_a"),
    ] {
        assert_eq!(typed.parse::<Selector>().unwrap().as_str(), wanted);
    }
    let long = "a".repeat(64);
    let longer = "abcdefghi.".repeat(24);
    let bad = [
        ("", 0..0, SelectorFault::Empty),
        ("  ", 2..2, SelectorFault::Empty),
        ("a..b", 2..2, SelectorFault::EmptyLabel),
        ("s1.", 3..3, SelectorFault::EmptyLabel),
        (&long, 0..64, SelectorFault::LongLabel),
        (&longer, 0..240, SelectorFault::Long),
        ("s 1", 1..2, SelectorFault::Character(' ')),
        ("_s1", 0..1, SelectorFault::Character('_')),
        ("sé", 1..3, SelectorFault::Character('é')),
        ("-s", 0..1, SelectorFault::Hyphen),
        ("a.s-", 3..4, SelectorFault::Hyphen),
        ("s1._domainkey", 2..13, SelectorFault::DomainkeyIncluded),
        (" s1._DomainKey.example.com", 3..26, SelectorFault::DomainkeyIncluded), // the whole name
        ("_domainkey.example.com", 0..22, SelectorFault::DomainkeyIncluded),
    ];
    for (text, span, cause) in bad {
        let error = text.parse::<Selector>().expect_err(text);
        assert_eq!((error.span.start..error.span.end, error.cause), (span, cause), "{text:?}");
        assert!(!fault::selector(error.cause).is_empty());
    }
    let selector: Selector = "s1".parse().unwrap();
    assert_eq!(selector.labels(), "s1._domainkey");
}

#[test]
fn txt_data_is_read_in_every_form_it_is_pasted_in() {
    for (pasted, text) in [
        ("  v=spf1 -all \n", "v=spf1 -all"),    // plain
        (r#""v=spf1 -all""#, "v=spf1 -all"),    // quoted
        (r#""v=spf1 " "-all""#, "v=spf1 -all"), // two strings
        ("( \"v=DKIM1; \"\n\t\"p=abc\" ) ; a comment \"x\"", "v=DKIM1; p=abc"), // what key makers write
        ("s1._domainkey IN TXT ( \"v=DKIM1; \" \"p=abc\" )", "v=DKIM1; p=abc"), // the whole line
        ("example.com. 300 in txt \"v=spf1 -all\"", "v=spf1 -all"),
        (r#""a\"b\\c\;d\065""#, r#"a"b\c;dA"#), // escapes
        (r#""\195\164""#, "ä"),                 // octets of one letter
        (r#""\999""#, "999"),                   // no octet: the backslash escapes the 9
        (r#""v=spf1 -all"#, "v=spf1 -all"),     // an end that was not copied
        (r#"""#, ""),
        (r#""a\"#, r"a\"),
        (r#"v=DKIM1; n="x"; p="#, r#"v=DKIM1; n="x"; p="#), // quotes inside plain text stay
        (r"v=spf1 exists:a\b.example", r"v=spf1 exists:a\b.example"), // so do backslashes
    ] {
        assert_eq!(txt::unquoted(pasted), text, "{pasted:?}");
    }
    assert_eq!(txt::quoted("say \"a\\b\" \u{e9}\n"), r#""say \"a\\b\" \195\169\010""#);
    let long = "x".repeat(256);
    assert_eq!(txt::strings(&long).iter().map(Vec::len).collect::<Vec<_>>(), [255, 1]);
    assert_eq!(txt::strings(""), [Vec::<u8>::new()]);
    assert_eq!(txt::quoted(&long), format!("\"{}\" \"x\"", "x".repeat(255)));
}

proptest! {
    #[test]
    fn no_text_makes_the_parsers_panic_and_every_place_is_in_it(text in "\\PC{0,80}|[a-zß.。@:/<>\\[\\]\"\\\\ -]{0,60}") {
        if let Err(e) = DomainName::parse(&text) {
            prop_assert!(text.get(e.span.start..e.span.end).is_some(), "{e} in {text:?}");
        }
        if let Err(e) = Name::parse(&text) {
            prop_assert!(text.get(e.span.start..e.span.end).is_some(), "{e} in {text:?}");
        }
        if let Err(e) = text.parse::<Selector>() {
            prop_assert!(text.get(e.span.start..e.span.end).is_some(), "{e} in {text:?}");
        }
        let _ = txt::unquoted(&text);
    }

    #[test]
    fn a_domain_that_is_accepted_reads_itself_again(text in "[a-zàßøñäλд0-9-]{1,12}(\\.[a-zàßøñäλд0-9-]{1,8}){1,3}") {
        if let Ok(domain) = DomainName::parse(&text) {
            prop_assert_eq!(DomainName::parse(domain.as_str()).unwrap(), domain.clone());
            prop_assert_eq!(DomainName::parse(&domain.to_unicode()).unwrap(), domain.clone());
            prop_assert!(domain.name().is_within(&domain.registered()));
        }
    }

    #[test]
    fn labels_of_any_octets_make_a_name_that_reads_itself_again(
        labels in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..20), 1..6)
    ) {
        let name = Name::from_labels(&labels);
        prop_assert_eq!(name.labels().count(), labels.len());
        prop_assert_eq!(Name::parse(name.as_str()).unwrap(), name);
    }

    #[test]
    fn quoting_is_undone_by_unquoting(text in "(?s).{0,300}") {
        prop_assert_eq!(txt::unquoted(&txt::quoted(&text)), text);
    }
}

//! SPF records, read and written.

use mailseal::{
    record::spf::{
        Directive, DomainSpec, DualCidr, Fault, Letter, Macro, MacroString, Mechanism, Modifier, Piece,
        Qualifier, Record, Term, claims_to_be_spf, explain_string, is_spf, terms,
    },
    words::fault,
};
use proptest::prelude::*;

#[test]
fn good_records_print_as_they_were_written() {
    let good = [
        "v=spf1",
        "v=spf1 -all",
        "v=spf1 mx ~all",
        "v=spf1 +mx -all", // a written plus stays
        "v=spf1 a a:a.example mx:b.example/24 mx/24//64 a//0 a:c.example//128 -all",
        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip6:2001:db8::/32 ip6:::1 ip6:::ffff:192.0.2.1 ?all",
        "v=spf1 include:_spf.google.com include:spf.protection.outlook.com -all",
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} include:%{d2}.esp.example -all",
        "v=spf1 ptr ptr:example.com exp=explain._spf.%{d} redirect=_spf.example.com",
        "v=spf1 a:%{d} exists:%{l1r-+}.%_%-%%.%{S}.x.example exists:%{d128r.-+,/_=}",
        "v=spf1 a:foo:bar/baz.example.com -all", // every visible sign may stand in a macro-literal
        "v=spf1 a:example.com. -all",            // a final dot
        "v=spf1 a:xn--bcher-kva.example a:museum.xn--zckzah a:x.co-1m -all", // top labels with hyphens
        "v=spf1 include:_netblocks.example.com x-tag=%{c}\"q\",;x y= -all", // unknown modifiers, kept
        "v=spf1 moo.cow-far_out=man:dog/cat ip4:1.2.3.4 -all",
    ];
    for text in good {
        let record: Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(record.to_string(), text);
    }
}

#[test]
fn records_mean_the_same_however_they_are_written() {
    for (written, printed) in [
        ("V=SPF1 MX -ALL", "v=spf1 mx -all"),      // ABNF strings have no case
        ("v=spf1   mx  -all  ", "v=spf1 mx -all"), // more than one space
        ("v=spf1 IP6:2001:DB8:0::1 -all", "v=spf1 ip6:2001:db8::1 -all"),
        ("v=spf1 Redirect=Example.Com", "v=spf1 redirect=Example.Com"), // the name as written
        ("v=spf1 exists:%{D2R}.x.example", "v=spf1 exists:%{D2r}.x.example"),
    ] {
        let record: Record = written.parse().unwrap();
        assert_eq!(record.to_string(), printed);
        assert_eq!(printed.parse::<Record>().unwrap(), record);
    }
}

#[test]
fn the_examples_of_rfc_7208_are_read() {
    let examples = [
        // §3
        "v=spf1 +mx a:colo.example.com/28 -all",
        // §5.2
        "v=spf1 include:example.com include:example.net -all",
        // §5.6
        "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8:cd30::/60 -all",
        // §6.1
        "v=spf1 redirect=_spf.example.com",
        "v=spf1 mx:example.com -all",
        // §6.2
        "v=spf1 mx -all exp=explain._spf.%{d}",
        // Appendix A.1
        "v=spf1 +all",
        "v=spf1 a -all",
        "v=spf1 a:example.org -all",
        "v=spf1 mx -all",
        "v=spf1 mx:example.org -all",
        "v=spf1 mx mx:example.org -all",
        "v=spf1 mx/30 mx:example.org/30 -all",
        "v=spf1 ptr -all",
        "v=spf1 ip4:192.0.2.128/28 -all",
        // Appendix A.2
        "v=spf1 include:example.com include:example.net -all",
        "v=spf1 redirect=example.org",
        // Appendix A.3
        "v=spf1 mx include:mobile-users._spf.%{d} include:remote-users._spf.%{d} -all",
        "v=spf1 exists:%{l1r+}.%{d}",
        "v=spf1 exists:%{ir}.%{l1r+}.%{d}",
        // Appendix A.4
        "v=spf1 -include:ip4._spf.%{d} -include:ptr._spf.%{d} +all",
        "v=spf1 -ip4:192.0.2.0/24 +all",
        "v=spf1 -ptr +all",
    ];
    for text in examples {
        assert_eq!(text.parse::<Record>().unwrap_or_else(|e| panic!("{text}: {e}")).to_string(), text);
    }
}

#[test]
fn what_is_no_record_is_refused_at_its_place() {
    let bad: &[(&str, &str, Fault)] = &[
        ("", "", Fault::Version),
        ("mx -all", "mx", Fault::Version),
        (" v=spf1 -all", "", Fault::Version), // white space in front
        ("v=spf2 -all", "v=spf2", Fault::Version),
        ("v=spf10 -all", "v=spf10", Fault::Version),
        ("\"v=spf1 mx -all\"", "\"", Fault::Quote), // quotes were published
        ("v=spf1include:_spf.google.com -all", "include:_spf.google.com", Fault::NoSpaceAfterVersion),
        ("v=spf1;mx", ";mx", Fault::NoSpaceAfterVersion),
        ("v=spf1\tmx", "\t", Fault::Character('\t')),
        ("v=spf1 mx\t-all", "\t", Fault::Character('\t')),
        ("v=spf1 mx \u{2013}all", "\u{2013}", Fault::Character('\u{2013}')), // a word processor's dash
        ("v=spf1 mx -all\u{1b}[2J", "\u{1b}", Fault::Character('\u{1b}')),
        ("v=spf1 mx -all\u{201d}", "\u{201d}", Fault::Quote),
        ("v=spf1 mx -all\"", "\"", Fault::Quote),
        ("v=spf1 mx -all;", ";", Fault::Separator(';')),
        ("v=spf1 mx, -all", ",", Fault::Separator(',')),
        ("v=spf1 ip4:192.0.2.1,ip4:192.0.2.2 -all", ",", Fault::Separator(',')),
        ("v=spf1 -- all", "--", Fault::Qualifier),
        ("v=spf1 +-all", "+-", Fault::Qualifier),
        ("v=spf1 mx -", "-", Fault::Qualifier), // a sign alone
        ("v=spf1 -redirect=example.com", "-", Fault::Qualifier), // modifiers have none
        ("v=spf1 al", "al", Fault::UnknownMechanism("al".into())),
        ("v=spf1 ipv4:192.0.2.1", "ipv4", Fault::UnknownMechanism("ipv4".into())),
        ("v=spf1 192.0.2.1 -all", "192.0.2.1", Fault::UnknownMechanism("192.0.2.1".into())),
        ("v=spf1 redirect:example.com", "redirect", Fault::UnknownMechanism("redirect".into())),
        ("v=spf1 -all.", "all.", Fault::UnknownMechanism("all.".into())),
        ("v=spf1 :x", ":x", Fault::UnknownMechanism(":x".into())),
        ("v=spf1 -all:example.com", ":example.com", Fault::UnexpectedArgument),
        ("v=spf1 all/8", "/8", Fault::UnexpectedArgument),
        ("v=spf1 all:", ":", Fault::UnexpectedArgument),
        ("v=spf1 ptr/24", "/24", Fault::UnexpectedArgument),
        ("v=spf1 include -all", "", Fault::MissingArgument),
        ("v=spf1 include: _spf.example.com", ":", Fault::MissingArgument), // a space after the colon
        ("v=spf1 a: -all", ":", Fault::MissingArgument),
        ("v=spf1 a:/24 -all", ":", Fault::MissingArgument),
        ("v=spf1 ip4 -all", "", Fault::MissingArgument),
        ("v=spf1 redirect=", "=", Fault::MissingArgument),
        ("v=spf1 ip4:300.1.1.1", "300.1.1.1", Fault::Ip4),
        ("v=spf1 ip4:192.0.2", "192.0.2", Fault::Ip4),
        ("v=spf1 ip4:192.0.02.1", "192.0.02.1", Fault::Ip4), // zeros in front
        ("v=spf1 ip4:2001:db8::1", "2001:db8::1", Fault::Ip4),
        ("v=spf1 ip4:mail.example.com", "mail.example.com", Fault::Ip4),
        ("v=spf1 ip6:192.0.2.1", "192.0.2.1", Fault::Ip6),
        ("v=spf1 ip6:fe80::1%eth0", "fe80::1%eth0", Fault::Ip6),
        ("v=spf1 ip4:192.0.2.0/33 -all", "/33", Fault::Prefix { max: 32 }),
        ("v=spf1 ip4:192.0.2.0/024", "/024", Fault::Prefix { max: 32 }),
        ("v=spf1 ip4:192.0.2.0/", "/", Fault::Prefix { max: 32 }),
        ("v=spf1 ip4:192.0.2.0/255.255.255.0", "/255.255.255.0", Fault::Prefix { max: 32 }),
        ("v=spf1 ip6:2001:db8::/129", "/129", Fault::Prefix { max: 128 }),
        ("v=spf1 a/33", "/33", Fault::Prefix { max: 32 }),
        ("v=spf1 mx//129", "//129", Fault::Prefix { max: 128 }),
        ("v=spf1 a:example.com/24x", "/24x", Fault::Prefix { max: 32 }),
        ("v=spf1 mx/x", "/x", Fault::Prefix { max: 32 }),
        ("v=spf1 a:example.com//", "//", Fault::Prefix { max: 128 }),
        ("v=spf1 include:localhost", "localhost", Fault::DomainSpec), // no dot
        ("v=spf1 include:museum.", "museum.", Fault::DomainSpec),
        ("v=spf1 a:192.0.2.1", "192.0.2.1", Fault::Address),
        ("v=spf1 a:mail.1", "1", Fault::DomainSpec), // a top label of digits
        ("v=spf1 include:a..example", ".", Fault::DomainSpec),
        ("v=spf1 include:.example.com", ".", Fault::DomainSpec),
        ("v=spf1 include:example.-com", "-com", Fault::DomainSpec),
        ("v=spf1 a:example.com:8080", "com:8080", Fault::DomainSpec),
        ("v=spf1 include:https://example.com/", "https://example.com/", Fault::Url),
        ("v=spf1 mx\\; -all", "\\", Fault::Escape),
        ("v=spf1 exists:%{i}.localhost%", "%", Fault::Macro),
        ("v=spf1 exists:%{x}.example", "%{x}", Fault::Macro),
        ("v=spf1 exists:%{d0}.example", "%{d0}", Fault::Macro),
        ("v=spf1 exists:%{d999}.example", "%{d999}", Fault::Macro),
        ("v=spf1 exists:%{d", "%{d", Fault::Macro),
        ("v=spf1 exists:%d.example", "%d", Fault::Macro),
        ("v=spf1 exists:%{dr*}.example", "%{dr*}", Fault::Macro),
        ("v=spf1 exists:%{r}.example", "%{r}", Fault::ExplanationMacro('r')),
        (
            "v=spf1 redirect=a.example redirect=b.example",
            "redirect=b.example",
            Fault::DuplicateModifier("redirect"),
        ),
        ("v=spf1 exp=a.example EXP=b.example", "EXP=b.example", Fault::DuplicateModifier("exp")),
        ("v=spf1 1x=y", "1x", Fault::ModifierName),
        ("v=spf1 =y", "", Fault::ModifierName),
    ];
    for (text, place, cause) in bad {
        let error = text.parse::<Record>().expect_err(text);
        assert_eq!((error.span.of(text), &error.cause), (*place, cause), "{text}");
        assert!(!fault::spf(&error.cause).is_empty());
        // What is wrong in a record is wrong with the one term too, at the same place.
        if let Some(parsed) = terms(text).into_iter().find_map(|p| p.term.err()) {
            assert!(text.get(parsed.span.start..parsed.span.end).is_some(), "{text}");
        }
    }
}

#[test]
fn only_a_first_word_of_v_spf1_is_spf_but_more_is_meant_to_be() {
    let table = [
        ("v=spf1", true, true),
        ("v=spf1 -all", true, true),
        ("V=SPF1 mx", true, true),
        ("v=spf1include:x.example", false, true), // no space
        ("v=spf10 mx", false, true),              // another version
        (" v=spf1 mx", false, true),              // white space in front
        ("\"v=spf1 mx -all\"", false, true),      // quotes in the data
        ("\u{feff}v=spf1 mx", false, true),       // byte-order mark
        ("v = spf1 mx", false, true),
        ("v=spf 1 mx", false, true),
        ("spf2.0/pra mx -all", false, false), // Sender ID, another thing
        ("v=DMARC1; p=none", false, false),
        ("google-site-verification=v=spf1", false, false),
        ("", false, false),
    ];
    for (text, is, claims) in table {
        assert_eq!((is_spf(text), claims_to_be_spf(text)), (is, claims), "{text:?}");
    }
}

#[test]
fn the_good_terms_of_a_broken_record_are_read() {
    let read = |text: &str| -> Vec<String> {
        terms(text)
            .into_iter()
            .map(|p| {
                p.term.map_or_else(|e| format!("{}!{}", p.span.of(text), e.span.of(text)), |t| t.to_string())
            })
            .collect()
    };
    for (text, wanted) in [
        ("", &[][..]),
        ("v=spf1", &[]),
        ("mx -all", &["mx", "-all"]), // terms alone
        ("v=spf1include:x.example -all", &["include:x.example", "-all"]), // the missing space
        ("v=spf1 mx\t\u{a0}ip4:192.0.2.1\r\n-all", &["mx", "ip4:192.0.2.1", "-all"]),
        ("\"v=spf1 mx -all\"", &["mx", "-all"]), // quotes around it
        ("\u{feff}v=spf1 mx", &["mx"]),
        ("v=spf1 mx ip4:300.1.1.1 -all;", &["mx", "ip4:300.1.1.1!300.1.1.1", "-all;!;"]),
        ("v=spf2 mx", &["v=spf2!v=spf2", "mx"]),
        ("v=spf10 mx", &["v=spf10!v=spf10", "mx"]),
        (
            "v=spf1 redirect=a.example redirect=b.example",
            &["redirect=a.example", "redirect=b.example!redirect=b.example"],
        ),
        (
            "v=spf1 ip4:192.0.2.1 \u{1b}]52;c;ZXZpbA==\u{7} -all",
            &["ip4:192.0.2.1", "\u{1b}]52;c;ZXZpbA==\u{7}!\u{1b}", "-all"],
        ),
    ] {
        assert_eq!(read(text), wanted, "{text:?}");
    }
}

#[test]
fn a_record_says_what_happens_to_everybody_else() {
    let record: Record = "v=spf1 mx ~all -all redirect=x.example".parse().unwrap();
    assert_eq!(record.all(), Some(Qualifier::SoftFail));
    assert_eq!(record.redirect().and_then(DomainSpec::name).unwrap().as_str(), "x.example");
    let asking: Vec<bool> = record.terms.iter().map(Term::asks_dns).collect();
    assert_eq!(asking, [true, false, false, true]);
}

/// RFC 7208 §7.4, the examples for `%{d}`, whose value is known without a message.
#[test]
fn macros_for_the_domain_are_filled_in() {
    let fill = |text: &str, domain| DomainSpec::parse(text).unwrap().macro_string().for_domain(domain);
    for (text, wanted) in [
        ("%{d}", "email.example.com"),
        ("%{d4}", "email.example.com"),
        ("%{d3}", "email.example.com"),
        ("%{d2}", "example.com"),
        ("%{d1}", "com"),
        ("%{dr}", "com.example.email"),
        ("%{d2r}", "example.email"),
        ("%{D}", "email.example.com"),
        ("_spf.%{d2}", "_spf.example.com"),
        ("%%.%_%-.example", "%. %20.example"),
        ("plain.example", "plain.example"),
        ("%{d-}", "email.example.com"), // split at hyphens, of which there are none
    ] {
        assert_eq!(fill(text, "email.example.com").as_deref(), Some(wanted), "{text}");
    }
    assert_eq!(fill("%{dr-}.x.example", "a-b-c").as_deref(), Some("c.b.a.x.example"));
    for dynamic in
        ["%{i}.example.com", "%{ir}.%{v}._spf.%{d2}", "%{p}.example.com", "%{l}.example.com", "%{o}", "%{h}"]
    {
        assert_eq!(fill(dynamic, "email.example.com"), None, "{dynamic}");
    }
    // RFC 7208 §7.3: over-long names lose labels on the left.
    let long = "abcdefghi.".repeat(25);
    let filled = fill("%{d}.example.com", long.trim_end_matches('.')).unwrap();
    assert_eq!(filled.len(), 251, "whole labels go until 253 octets are enough");
    assert!(filled.starts_with("abcdefghi.") && filled.ends_with(".example.com"));
}

/// RFC 7208 §6.2: `explain-string = *( macro-string / SP )`.
#[test]
fn explanations_are_macro_strings_with_spaces() {
    let value = |letter: Letter| match letter {
        Letter::Ip | Letter::ReadableIp => Ok("192.0.2.1".into()),
        other => Err(other),
    };
    for (text, wanted) in [
        ("", Ok("")),
        (" two  words ", Ok(" two  words ")),
        ("from %{c}, as %{ir}.example", Ok("from 192.0.2.1, as 1.2.0.192.example")),
        ("100%% sure%_of%-it", Ok("100% sure of%20it")),
        ("%{i} %{h} %{d}", Err(Letter::Helo)), // the first that is not known
    ] {
        let read = explain_string(text).unwrap();
        assert_eq!(read.expand(value), wanted.map(str::to_owned), "{text}");
    }
    for (text, place, cause) in [
        ("The %{x}-files.", "%{x}", Fault::Macro),
        ("all 100% of it", "%", Fault::Macro),
        ("voil\u{e0} tout", "\u{e0}", Fault::Character('\u{e0}')),
        ("a\ttab", "\t", Fault::Character('\t')),
    ] {
        let error = explain_string(text).unwrap_err();
        assert_eq!((error.span.of(text), error.cause), (place, cause), "{text}");
    }
}

fn label() -> impl Strategy<Value = String> {
    "[a-z_0-9][a-zA-Z0-9_-]{0,8}"
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => label(),
        2 => (prop::sample::select("slodiphvSLODIPHV".chars().collect::<Vec<_>>()), prop::option::of(1u8..=255), any::<bool>(), "[.+,/_=-]{0,3}")
            .prop_map(|(letter, digits, reversed, delimiters)| {
                Macro {
                    letter: Letter::from_char(letter).unwrap_or(Letter::Domain),
                    url_escaped: letter.is_uppercase(),
                    digits,
                    reversed,
                    delimiters,
                }.to_string()
            }),
        1 => prop::sample::select(vec!["%%".to_owned(), "%_".to_owned(), "%-".to_owned()]),
    ]
}

fn spec() -> impl Strategy<Value = DomainSpec> {
    (prop::collection::vec(piece(), 1..4), any::<bool>()).prop_map(|(pieces, is_dotted)| {
        let text = format!("{}.example{}", pieces.join("."), if is_dotted { "." } else { "" });
        DomainSpec::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"))
    })
}

fn cidr() -> impl Strategy<Value = DualCidr> {
    (prop::option::of(0u8..=32), prop::option::of(0u8..=128)).prop_map(|(v4, v6)| DualCidr { v4, v6 })
}

fn mechanism() -> impl Strategy<Value = Mechanism> {
    prop_oneof![
        Just(Mechanism::All),
        spec().prop_map(Mechanism::Include),
        spec().prop_map(Mechanism::Exists),
        (prop::option::of(spec()), cidr()).prop_map(|(domain, cidr)| Mechanism::A { domain, cidr }),
        (prop::option::of(spec()), cidr()).prop_map(|(domain, cidr)| Mechanism::Mx { domain, cidr }),
        prop::option::of(spec()).prop_map(Mechanism::Ptr),
        (any::<u32>(), prop::option::of(0u8..=32))
            .prop_map(|(bits, prefix)| Mechanism::Ip4 { address: bits.into(), prefix }),
        (any::<u128>(), prop::option::of(0u8..=128))
            .prop_map(|(bits, prefix)| Mechanism::Ip6 { address: bits.into(), prefix }),
    ]
}

fn qualifier() -> impl Strategy<Value = Option<Qualifier>> {
    use Qualifier::{Fail, Neutral, Pass, SoftFail};
    prop::option::of(prop::sample::select(vec![Pass, Fail, Neutral, SoftFail]))
}

fn record() -> impl Strategy<Value = Record> {
    let directive = (qualifier(), mechanism())
        .prop_map(|(qualifier, mechanism)| Term::Directive(Directive { qualifier, mechanism }));
    let unknown = ("x[a-zA-Z0-9._-]{0,6}", "[!-$&-~]{0,8}").prop_map(|(name, value)| {
        let pieces = if value.is_empty() { vec![] } else { vec![Piece::Literal(value)] };
        Term::Modifier(Modifier::Unknown { name, value: MacroString(pieces) })
    });
    let terms = prop::collection::vec(prop_oneof![4 => directive, 1 => unknown], 0..8);
    (terms, prop::option::of(spec()), prop::option::of(spec())).prop_map(|(mut terms, redirect, exp)| {
        terms.extend(redirect.map(|spec| Term::Modifier(Modifier::Redirect(spec))));
        terms.extend(exp.map(|spec| Term::Modifier(Modifier::Explanation(spec))));
        Record { terms }
    })
}

proptest! {
    #[test]
    fn printing_and_reading_gives_the_same_record(record in record()) {
        let text = record.to_string();
        prop_assert_eq!(text.parse::<Record>().map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?, record.clone());
        let again: Vec<Term> = terms(&text).into_iter().map(|p| p.term.unwrap()).collect();
        prop_assert_eq!(again, record.terms);
    }

    #[test]
    fn no_text_makes_the_parser_panic_and_every_place_is_in_it(
        text in "(v=spf1)?(\\PC{0,40}|( ?[-+~?]?(a|mx|ip4|ip6|all|include|exists|redirect=|é|%\\{d|[:/.%{}=\" \u{a0}]){1,3}){0,12})"
    ) {
        if let Err(e) = text.parse::<Record>() {
            prop_assert!(text.get(e.span.start..e.span.end).is_some(), "{e}");
        }
        for parsed in terms(&text) {
            prop_assert!(!parsed.span.of(&text).is_empty());
            if let Err(e) = parsed.term {
                prop_assert!(text.get(e.span.start..e.span.end).is_some(), "{e}");
                prop_assert!(e.span.start >= parsed.span.start && e.span.end <= parsed.span.end, "{e}");
            }
        }
    }

    #[test]
    fn a_single_term_agrees_with_the_record_it_stands_in(text in "[-+~?]?[a-z0-9]{0,4}[:/=]?[a-z0-9.%{}/:,]{0,12}") {
        let alone = text.parse::<Term>();
        let within = format!("v=spf1 {text}").parse::<Record>();
        if !text.is_empty() {
            prop_assert_eq!(alone.is_ok(), within.is_ok());
        }
    }
}

//! How an evaluation ends: which record is taken, and what comes of it as a whole.

use super::{Fault, World, found, result, with_record, zone};

#[tokio::test(start_paused = true)]
async fn what_is_no_domain_has_nothing_to_check() {
    let (long, longest) = ("a".repeat(64), "a".repeat(63));
    let world = zone("example.com", "@ TXT v=spf1 -all\nnothing A 192.0.2.1\nother TXT hello");
    for (sender, expected) in [
        (format!("ann@{long}.example.com"), "none"), // RFC 7208 §4.3: a label too long
        (format!("ann@{longest}.example.com"), "none"), // as long as may be, but no record
        ("ann@a..example.com".to_owned(), "none"),   // an empty label
        ("ann@localhost".to_owned(), "none"),        // one label
        ("ann@[192.0.2.1]".to_owned(), "none"),      // an address
        ("ann@nothing.example.com".to_owned(), "none"), // no TXT
        ("ann@other.example.com".to_owned(), "none"), // TXT that is no SPF
        ("ann@gone.example.com".to_owned(), "none"), // NXDOMAIN
        ("ann@example.com.".to_owned(), "fail"),     // a final dot changes nothing
        ("ann@EXAMPLE.com".to_owned(), "fail"),      // nor does the case
        ("example.com".to_owned(), "fail"),          // a domain alone
        ("\"a@b\"@example.com".to_owned(), "fail"),  // an @ in quotes
        ("@example.com".to_owned(), "fail"),         // no local part
    ] {
        assert_eq!(result(&world, "203.0.113.1", &sender).await, expected, "{sender}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_one_record_that_begins_with_the_version_is_taken() {
    for (texts, expected) in [
        (&["v=spf1"][..], "neutral"),                   // RFC 7208 §4.7: nothing matches
        (&["V=SPF1 ~all"], "softfail"),                 // case
        (&["v=spf10 -all", "v=spf1 ~all"], "softfail"), // another version is another record
        (&["v=spf1-all"], "none"),                      // no space after it
        (&["v=spf1 -all", "v=spf1 -all"], "permerror"), // §4.5, even when they agree
        (&["v=spf1 -all ", "other text"], "fail"),      // a space at the end
        (&["v=spf1  a   -all"], "fail"),                // several spaces
        (&["v=spf1\ta -all"], "none"),                  // a tab is no space
        (&["v=spf1 a\tmx -all"], "permerror"),          // nor between terms
        (&["v=spf1 ip4:203.0.113.1 -all moo"], "permerror"), // §4.6: an error anywhere
        (&["v=spf1 moo.cow-far_out=man:dog/cat -all"], "fail"), // an unknown modifier
        (&["v=spf1 -all foo=%abc"], "permerror"),       // with a broken macro
        (&["v=spf1 redirect=a.example redirect=b.example -all"], "permerror"), // §6: twice
        (&["v=spf1 a:\u{e9}.example.com -all"], "permerror"), // §3.1: ASCII only
    ] {
        let records: Vec<String> = texts.iter().map(|text| format!("@ TXT \"{text}\"")).collect();
        let world = zone("example.com", &records.join("\n"));
        assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, expected, "{texts:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_type_that_spf_once_had_is_not_read() {
    let world = zone("example.com", "@ SPF v=spf1 -all");
    assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, "none");
}

#[tokio::test(start_paused = true)]
async fn dns_that_fails_is_a_temporary_error_where_it_is_needed() {
    for (record, expected) in [
        ("v=spf1 a:bad.example.com -all", "temperror"),
        ("v=spf1 mx:bad.example.com -all", "temperror"),
        ("v=spf1 exists:bad.example.com -all", "temperror"),
        ("v=spf1 include:bad.example.com -all", "temperror"),
        ("v=spf1 redirect=bad.example.com", "temperror"),
        ("v=spf1 ip4:203.0.113.1 a:bad.example.com -all", "pass"), // never reached
        ("v=spf1 -all exp=bad.example.com", "fail"),               // §6.2: no explanation then
        ("v=spf1 -all a:bad.example.com", "fail"),
    ] {
        let world = zone("example.com", &format!("@ TXT {record}"));
        let resolver = "192.0.2.253".parse().unwrap();
        world.break_server(resolver, Some("bad.example.com".parse().unwrap()), Fault::ServFail);
        assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, expected, "{record}");
    }
    let world = zone("example.com", "@ TXT v=spf1 -all");
    world.break_server("192.0.2.253".parse().unwrap(), None, Fault::Bogus);
    assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, "temperror");
}

/// RFC 7208 §5.2: the table.
#[tokio::test(start_paused = true)]
async fn include_matches_where_the_other_record_passes() {
    for (other, expected) in [
        ("v=spf1 +all", "pass"),
        ("v=spf1 -all", "softfail"),
        ("v=spf1 ~all", "softfail"),
        ("v=spf1 ?all", "softfail"),
        ("v=spf1", "softfail"),
        ("v=spf1 foo", "permerror"),
        ("no record", "permerror"),
        ("v=spf1 redirect=gone.example.com", "permerror"),
    ] {
        let world =
            zone("example.com", &format!("@ TXT v=spf1 include:other.example.com ~all\nother TXT {other}"));
        assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, expected, "{other}");
    }
}

/// RFC 7208 §6.1.
#[tokio::test(start_paused = true)]
async fn redirect_counts_after_every_mechanism_and_not_beside_all() {
    for (record, client, expected) in [
        ("v=spf1 redirect=other.example.com", "203.0.113.9", "pass"),
        ("v=spf1 redirect=other.example.com", "203.0.113.1", "softfail"),
        ("v=spf1 redirect=other.example.com ip4:203.0.113.1", "203.0.113.1", "pass"), // though it stands first
        ("v=spf1 redirect=example.com -all", "203.0.113.1", "fail"), // would go round for ever
        ("v=spf1 redirect=gone.example.com", "203.0.113.1", "permerror"),
        ("v=spf1 redirect=%{h}", "203.0.113.1", "permerror"), // no record there
        ("v=spf1 redirect=own.example.com", "203.0.113.7", "pass"), // `a` is that of the other domain
    ] {
        let world = zone(
            "example.com",
            &format!(
                "@ TXT {record}\nother TXT v=spf1 ip4:203.0.113.9 ~all\n\
                 own TXT v=spf1 a -all\nown A 203.0.113.7"
            ),
        );
        assert_eq!(result(&world, client, "ann@example.com").await, expected, "{record}");
    }
}

/// RFC 7208 §6.2.
#[tokio::test(start_paused = true)]
async fn the_explanation_is_that_of_the_record_that_refuses() {
    for (record, expected) in [
        ("v=spf1 -all exp=why.example.com", Some("Because.")),
        ("v=spf1 exp=why.example.com -ip4:203.0.113.1 ?all", Some("Because.")),
        ("v=spf1 ~all exp=why.example.com", None), // nobody is refused
        ("v=spf1 include:other.example.com -all", None), // not that of an included record
        ("v=spf1 redirect=other.example.com exp=why.example.com", Some("Other.")),
        ("v=spf1 -all exp=two.example.com", None),     // two texts
        ("v=spf1 -all exp=none.example.com", None),    // none
        ("v=spf1 -all exp=bad.example.com", None),     // a macro that is none
        ("v=spf1 -all exp=foreign.example.com", None), // not ASCII
        ("v=spf1 -all exp=%{l}..example.com", None),   // no name
        ("v=spf1 a:g1.example.com a:g2.example.com -all exp=gone.example.com", None), // not counted as void
    ] {
        let world = World::parse(&format!(
            "system 192.0.2.253
            zone example.com 192.0.2.1
              @ TXT {record}
              other TXT v=spf1 -all exp=why2.example.com
              why TXT Because.
              why2 TXT Other.
              two TXT one
              two TXT two
              bad TXT The %{{x}}-files.
              foreign TXT Non \u{e0} toi"
        ))
        .unwrap();
        let found = found(&world, "203.0.113.1", "ann@example.com").await;
        let is_parsed = !record.contains("..");
        assert_eq!(found.explanation.as_deref(), expected, "{record}");
        assert_eq!(found.result().as_str() == "permerror", !is_parsed, "{record}");
    }
}

#[tokio::test(start_paused = true)]
async fn hostile_text_is_shown_safely_and_cut() {
    let long = format!("v=spf1 exists:{}.%{{l}}.example.com -all", "a.".repeat(400));
    for record in ["v=spf1 a:\u{1b}[2J.example.com -all", &long, "v=spf1 \u{202e}all"] {
        let found = with_record(record, "203.0.113.1").await;
        let shown = format!("{:?}", (&found.ending, &found.trace));
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
        assert!(found.trace.iter().all(|step| step.term.len() <= 200), "{shown}");
    }
}

//! `mailseal spf parse`, `dkim parse`, `dmarc parse`: what they say of texts, and the real program fed by a pipe.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use mailseal::{
    check::published::{
        alone::{self, Alone},
        report::Verdict,
    },
    cli::{
        Exit,
        check::Format,
        parse::{INPUT_OCTETS, Kind, RECORD_OCTETS, parse},
    },
    record::txt::Txt,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::literals::{ED25519, RSA_1024, RSA_2048, ids};

/// An Ed25519 key in PKCS#8, as its record must never have it.
const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
/// Pieces of it that none of its tags begins with by chance.
const PIECES: [&str; 3] = ["MC4CAQAwBQYD", "GlIM8icoAz45", "rx27EZ8NtGUN"];
/// Nothing that is shown may name the domain the texts are judged at.
const PLACEHOLDER: [&str; 2] = ["mailseal.invalid", "selector._domainkey"];

fn judged(kind: Kind, text: &str) -> Alone {
    let record = Txt::new(text);
    match kind {
        Kind::Spf => alone::spf(&record),
        Kind::Dkim => alone::dkim(&record),
        Kind::Dmarc => alone::dmarc(&record),
    }
}

#[test]
fn each_kind_is_judged_without_dns() {
    use Kind::{Dkim, Dmarc, Spf};
    let rsa = |bits: &str| format!("v=DKIM1; k=rsa; p={bits}");
    for (kind, text, verdict, found) in [
        (Spf, "v=spf1 mx -all", Verdict::Pass, &[][..]),
        (Spf, "v=spf1 include:other.example ~all", Verdict::Pass, &[]), // what it leads to is not known
        (Spf, "v=spf1 mx -all;", Verdict::Fail, &["spf.broken-term"]),
        (Spf, "v=spf1 +all", Verdict::Fail, &["spf.plus-all"]),
        (Spf, "v=spf1 mx ?all", Verdict::Warn, &["spf.neutral-all"]),
        (Spf, "mx -all", Verdict::Fail, &["spf.published-unseen"]), // the version is missing
        (Spf, "hello", Verdict::Fail, &["spf.published-unseen"]),
        (Dkim, &rsa(RSA_2048), Verdict::Pass, &[]),
        (Dkim, &rsa(RSA_1024), Verdict::Warn, &["dkim.short"]),
        (Dkim, &format!("v=DKIM1; k=ed25519; p={ED25519}"), Verdict::Pass, &[]), // whether there is another cannot be told
        (Dkim, "v=DKIM1; p=", Verdict::Warn, &["dkim.revoked"]),
        (Dkim, &format!("v=DKIM1; p={}", RSA_2048.split_at(200).0), Verdict::Fail, &["dkim.truncated"]),
        (Dkim, RSA_2048, Verdict::Fail, &["dkim.bare-key"]),
        (Dkim, "v=DKIM1, p=", Verdict::Fail, &["dkim.published-fault"]),
        (Dkim, "hello", Verdict::Fail, &["dkim.something-else"]),
        (Dkim, &rsa(PRIVATE), Verdict::Fail, &["dkim.private-key"]),
        (Dmarc, "v=DMARC1; p=reject; rua=mailto:a@example.com", Verdict::Pass, &[]),
        (Dmarc, "v=DMARC1; p=rejct; rua=mailto:a@example.com", Verdict::Fail, &["dmarc.policy"]),
        (
            Dmarc,
            "v=DMARC1; p=reject; sp=none; rua=mailto:a@example.com", // not taken for a sub-domain's
            Verdict::Warn,
            &["dmarc.subdomains-weaker"],
        ),
        (Dmarc, "p=reject; rua=mailto:a@example.com", Verdict::Fail, &["dmarc.version-missing"]),
        (Dmarc, "v=DMARC1; p=reject; rua=mailto:a@elsewhere.example", Verdict::Pass, &[]), // whether it agrees, DNS knows
    ] {
        let Alone { verdict: said, findings } = judged(kind, text);
        assert_eq!((said, ids(&findings)), (verdict, found.to_vec()), "{text}");
    }
}

fn said(kind: Kind, text: &str, format: Format) -> (String, Exit) {
    let (text, exit) = parse(kind, text.as_bytes(), format)
        .map_or_else(|(sentence, exit)| (sentence, exit), |(lines, exit)| (lines.join("\n"), exit));
    for name in PLACEHOLDER {
        assert!(!text.contains(name), "{text}");
    }
    (text, exit)
}

#[test]
fn each_part_is_told_and_then_what_is_wrong() {
    for (kind, text) in [
        (Kind::Spf, "v=spf1 mx include:_spf.google.com ?ip4:203.0.113.0/24 -all; exp=why.example.com"),
        (Kind::Dkim, &format!("v=DKIM1; k=rsa; t=y; p={RSA_1024}")),
        (Kind::Dkim, &format!("v=DKIM1; k=rsa; p={PRIVATE}")),
        (Kind::Dmarc, "v=DMARC1; p=quarantin; sp=reject; rua=ann@example.com; ri=3600"),
    ] {
        insta::assert_snapshot!(said(kind, text, Format::Text).0);
    }
    insta::assert_snapshot!(said(Kind::Spf, "v=spf1 mx -all;", Format::Json).0);
    insta::assert_snapshot!(said(Kind::Dkim, "v=DKIM1; x=\u{1b}[2J; p=", Format::Json).0);
}

#[test]
fn the_text_is_found_in_what_stands_around_it() {
    let (plain, exit) = said(Kind::Spf, "v=spf1 mx -all", Format::Json);
    assert_eq!(exit, Exit::Done);
    for form in [
        "\n  v=spf1 mx\n  -all\n",                              // wrapped by a mail program
        "\"v=spf1 mx -all\"",                                   // dig +short
        "\"v=spf1 mx \" \"-all\"",                              // in two strings
        "\"google-site-verification=x\"\n\"v=spf1 mx -all\"\n", // dig +short, several texts
        "; <<>> DiG\n;; ANSWER\nexample.com. 300 IN TXT \"v=spf1 mx -all\"\n", // dig
        "@ 3600 IN TXT ( \"v=spf1 mx \" ; servers\n \"-all\" )\n", // a zone file
        "example.com TXT v=spf1 mx -all\n",                     // mailseal records
    ] {
        assert_eq!(said(Kind::Spf, form, Format::Json), (plain.clone(), Exit::Done), "{form}");
    }
    let (first, second) = RSA_2048.split_at(200);
    let key = format!("\"v=DKIM1; k=rsa; p={first}\"\n\"{second}\"\n");
    assert_eq!(
        said(Kind::Dkim, &key, Format::Text).1,
        Exit::Left,
        "a line of `dig +short` is a record, and no receiver joins two"
    );
}

#[test]
fn strings_that_meet_without_a_space_are_noticed() {
    let (text, exit) = said(Kind::Spf, "\"v=spf1 mx\" \"-all\"", Format::Text);
    assert!(text.contains("A space is missing between") && text.contains("v=spf1 mx -all"), "{text}");
    assert_eq!(exit, Exit::Left);
}

#[test]
fn what_is_no_single_record_is_said_in_a_sentence() {
    let long = "v=spf1 ".to_owned() + &"a ".repeat(INPUT_OCTETS);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{PRIVATE}\n-----END PRIVATE KEY-----\n");
    for (kind, text, wanted) in [
        (Kind::Spf, "", "Standard input is empty"),
        (Kind::Dmarc, " \n; a comment\n", "mailseal dmarc parse < record.txt"),
        (Kind::Spf, &long, "larger than 64 KiB"),
        (Kind::Spf, long.split_at(RECORD_OCTETS + 2).0, "longer than 16 KiB"),
        (Kind::Spf, "\"v=spf1 mx -all\"\n\"v=spf1 a -all\"", "has 2 SPF records"),
        (Kind::Dkim, "\"v=DKIM1; p=\"\n\"v=DKIM1; p=\"", "has 2 DKIM keys"),
        (Kind::Dmarc, "\"one\"\n\"two\"", "2 TXT records were read, and none is"),
        (Kind::Spf, "v=DMARC1; p=none", "mailseal dmarc parse"),
        (Kind::Dmarc, "v=DKIM1; p=", "mailseal dkim parse"),
        (Kind::Dkim, "v=spf1 mx -all", "mailseal spf parse"),
        (Kind::Dkim, &pem, "mailseal dkim show"),
        (Kind::Spf, &pem, "mailseal dkim show"),
        (Kind::Dmarc, PRIVATE, "mailseal dkim show"),
    ] {
        let (sentence, exit) = parse(kind, text.as_bytes(), Format::Text).unwrap_err();
        assert!(sentence.contains(wanted), "{sentence}");
        assert!(!PIECES.iter().any(|piece| sentence.contains(piece)), "{sentence}");
        assert_eq!(exit, Exit::Usage);
    }
    assert!(parse(Kind::Spf, b"v=spf1 \xff", Format::Text).unwrap_err().0.contains("not text"));
}

#[test]
fn a_private_key_is_never_repeated() {
    let (first, second) = PRIVATE.split_at(40);
    let forms = [
        format!("v=DKIM1; k=rsa; p={PRIVATE}"),
        format!("v=DKIM1; k=ed25519; p=\"{PRIVATE}\"; t=y"),
        format!("s1._domainkey IN TXT ( \"v=DKIM1; p={first}\"\n \"{second}\" )"),
        format!("v=DKIM1; p=-----BEGIN PRIVATE KEY----- {PRIVATE}"),
    ];
    for (text, kind) in forms.iter().flat_map(|text| Kind::iter().map(move |kind| (text, kind))) {
        for format in [Format::Text, Format::Json] {
            let (said, exit) = said(kind, text, format);
            assert!(!PIECES.iter().any(|piece| said.contains(piece)), "{said}");
            assert_ne!(exit, Exit::Done, "{text}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_comes_is_answered_and_nothing_of_it_acts_on_a_terminal(text in "(v=spf1|v=DKIM1|v=DMARC1;|\")?(\\PC|[\\x00-\\x1f\";=:\\\\]){0,80}") {
        for kind in Kind::iter() {
            let Ok((lines, _)) = parse(kind, text.as_bytes(), Format::Json) else { continue };
            let json = lines.join("\n");
            prop_assert!(json.chars().all(|c| c == '\n' || !mailseal::record::visible::is_hidden(c)));
            let document: Value = serde_json::from_str(&json).unwrap();
            let parts = document.get("terms").or(document.get("tags")).unwrap().as_array().unwrap();
            let whole = document["text"].as_str().unwrap();
            for part in parts {
                let at = |key: &str| usize::try_from(part["span"][key].as_u64().unwrap()).unwrap();
                prop_assert_eq!(whole.get(at("start")..at("end")), part["text"].as_str());
            }
        }
    }
}

/// What the program says to `input`.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that has read enough closes its end, and that is no failure of the one that writes.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn the_program_reads_a_pipe_and_ends_as_check_does() {
    for (arguments, input, code) in [
        (&["spf", "parse"][..], &b"v=spf1 mx -all\n"[..], 0),
        (&["dkim", "parse"], b"v=DKIM1; p=", 0), // a warning is no error
        (&["dmarc", "parse", "--format", "json"], b"v=DMARC1; p=oops", 1),
        (&["dmarc", "parse"], b"", 2),
        (&["spf", "parse", "v=spf1 -all"], b"", 2), // the record is no argument
        (&["spf", "parse"], b"\x7fELF\x02\x00\xff\xfe", 2),
        (&["dkim", "parse"], &vec![b'A'; 1 << 20], 2),
        (&["spf", "parse"], b"v=spf1 \x1b[2J\x1b]0;title\x07 -all", 1),
    ] {
        let Output { status, stdout, stderr } = run(arguments, input);
        let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert_eq!(status.code(), Some(code), "{arguments:?} {stdout}{stderr}");
        assert!(!stdout.contains(['\x1b', '\x07']) && !stderr.contains(['\x1b', '\x07']), "{stdout}{stderr}");
        assert_eq!(code == 2, stdout.is_empty(), "{stdout}");
        assert_eq!(code == 2, !stderr.is_empty(), "{stderr}");
        if arguments.contains(&"json") {
            serde_json::from_str::<Value>(&stdout).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
    command.args(["spf", "parse"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"v=spf1 mx -all").unwrap();
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!((status.code(), stderr.as_slice()), (Some(0), &b""[..]));
}

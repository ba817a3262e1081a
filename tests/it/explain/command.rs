//! `mailseal explain`: the real program.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use flate2::{Compression, write::GzEncoder};
use tempfile::TempDir;

use super::{folder, index};

/// What was printed and how it ended.
fn run(arguments: &[&str], input: &[u8]) -> (String, i32) {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mailseal"))
        .arg("explain")
        .args([
            "--offline",
            "--domain",
            "example.com",
            "--address",
            "192.0.2.25",
            "--address",
            "2001:db8:25::25",
            "--selector",
            "s1",
        ])
        .args(arguments)
        .env("MAILSEAL_SETUPS", home.path())
        .env_remove("LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A reader that stops early closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text =
        format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    (text, output.status.code().unwrap())
}

fn path(file: &str) -> String {
    folder().join(file).to_str().unwrap().to_owned()
}

#[test]
fn the_answer_is_told_in_words() {
    for file in [
        "gmail-unauthenticated.txt",
        "gmx-ptr-greeting.log",
        "backscatter-postfix.eml",
        "three-recipients.eml",
        "hostile-spf-explanation.txt",
        "forwarder-other-domain.log",
        "guide-error-550-spf-en.txt",
        "not-a-bounce.eml",
    ] {
        let (text, exit) = run(&[&path(file)], b"");
        insta::assert_snapshot!(
            format!("explain_{}", file.replace(['.', '-'], "_")),
            format!("{text}-> {exit}")
        );
    }
}

#[test]
fn what_is_no_mail_is_called_what_it_is() {
    let key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    let program = [b"\x7fELF\x02\x01\x01\0\0\0".as_slice(), &[0; 4000]].concat();
    let long = vec![0; 3_000_000];
    for (input, said) in [
        (key.as_bytes(), "This is a private key\n"),
        (&program, "This is not text\n"),
        (&long, "This is not text\n"),
        (b"v=spf1 mx -all", "mailseal spf parse\n"),
        (b"v=DMARC1; p=none", "mailseal dmarc parse\n"),
        (b"v=DKIM1; p=", "mailseal dkim parse\n"),
    ] {
        let (text, exit) = run(&[], input);
        assert!(text.contains(said), "{said} is not in {text}");
        assert!(!text.contains("MC4CAQ"), "{text}");
        assert_ne!(exit, 1, "{said}: nothing is to be fixed");
    }
}

#[test]
fn programs_get_all_of_it() {
    let (text, _) = run(&["--format", "json"], &fs::read(folder().join("hostile-escapes.txt")).unwrap());
    insta::assert_snapshot!(text);
}

#[test]
fn nothing_that_is_read_reaches_the_terminal_raw() {
    for row in index() {
        for format in ["text", "json"] {
            let (text, _) = run(&["--format", format, &path(&row[0])], b"");
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{}: {text:?}", row[0]);
            assert!(text.len() < 40_000, "{}: {} bytes", row[0], text.len());
        }
    }
}

#[test]
fn how_it_ends_says_whether_there_is_something_to_fix() {
    for (file, exit) in [
        ("gmail-unauthenticated.txt", 1),
        ("mailbox-full.txt", 0),
        ("backscatter-postfix.eml", 0),
        ("empty.txt", 3),
        ("guide-gmail-front-pt.txt", 3),
        ("no-such-file.txt", 3),
    ] {
        assert_eq!(run(&[&path(file)], b"").1, exit, "{file}");
    }
    assert_eq!(run(&["--address", "nonsense"], b"").1, 2);
    assert_eq!(run(&[], b"550 5.2.2 mailbox full\n").1, 0, "standard input");
    assert_eq!(run(&["-"], b"").1, 3);
}

#[test]
fn what_a_receiver_wrote_into_a_header_answers_the_same_question() {
    for row in index().into_iter().filter(|row| row[0].starts_with("auth-results-")) {
        let (text, _) = run(&["--format", "json", &path(&row[0])], b"");
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let stated = &json["parts"][0]["refusals"][0];
        assert_eq!(stated["kind"], "statement", "{text}");
        for (key, at) in [("by", 2), ("mechanism", 3), ("cause", 5), ("step", 7)] {
            let got = stated[key].as_str().unwrap_or("unsaid");
            assert!(
                row[at].split(" or ").any(|wanted| wanted == got),
                "{} {key}: {got}, not {}",
                row[0],
                row[at]
            );
        }
        let names = ["domain", "ip", "selector"]
            .into_iter()
            .filter_map(|key| Some(format!("{key}={}", stated[key].as_str()?)));
        assert_eq!(names.collect::<Vec<_>>().join("; "), row[4], "{}", row[0]);
    }
}

/// A log long enough to be read line by line.
fn log(folder: &Path) -> std::path::PathBuf {
    let mut text = String::new();
    for minute in 0..1500 {
        let at = format!("Nov 30 {:02}:{:02}:00", minute / 60 % 24, minute % 60);
        let _ = writeln!(
            text,
            "{at} mail postfix/qmgr[1]: 4X{minute}: from=<ann@example.com>, size=1, nrcpt=1 (queue active)"
        );
        let _ = writeln!(
            text,
            "{at} mail postfix/smtp[2]: 4X{minute}: to=<bob@example.net>, relay=mx.example.net[203.0.113.60]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok)"
        );
        if minute % 3 == 0 {
            let _ = writeln!(
                text,
                "{at} mail postfix/smtp[2]: 4X{minute}: to=<c@example.net>, relay=aspmx.l.google.com[203.0.113.26]:25, delay=1, dsn=5.7.26, status=bounced (host aspmx.l.google.com[203.0.113.26] said: 550-5.7.26 The MAIL FROM domain [example.com] has an SPF record with a hard 550-5.7.26 fail policy (-all) but it fails to pass SPF checks with the ip: 550 5.7.26 [192.0.2.25]. - gsmtp (in reply to end of DATA command))"
            );
        }
        if minute % 2 == 0 {
            let _ = writeln!(
                text,
                "{at} mail postfix/smtp[2]: 4X{minute}: to=<d@example.org>, relay=mx.example.org[203.0.113.61]:25, delay=1, dsn=4.2.2, status=deferred (host mx.example.org[203.0.113.61] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))"
            );
        }
    }
    let path = folder.join("mail.log");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_log_is_told_in_groups_packed_or_not() {
    let folder = TempDir::new().unwrap();
    let plain = log(folder.path());
    let packed = folder.path().join("mail.log.1.gz");
    let mut encoder = GzEncoder::new(fs::File::create(&packed).unwrap(), Compression::fast());
    encoder.write_all(&fs::read(&plain).unwrap()).unwrap();
    encoder.finish().unwrap();
    let (text, exit) = run(&[plain.to_str().unwrap()], b"");
    let (other, _) = run(&[packed.to_str().unwrap()], b"");
    assert_eq!(text.replace(plain.to_str().unwrap(), ""), other.replace(packed.to_str().unwrap(), ""));
    insta::assert_snapshot!(format!("{}-> {exit}", text.replace(plain.to_str().unwrap(), "mail.log")));
    let (first, _) = run(&["--show", "1", plain.to_str().unwrap()], b"");
    insta::assert_snapshot!(first);
    assert_eq!(run(&["--show", "9", plain.to_str().unwrap()], b"").1, 2);
}

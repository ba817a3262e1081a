//! Whatever comes in: an answer, soon, and nothing that could act on a terminal.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use mailseal::{
    check::explain::{self, Limit},
    mail::{mime, text::plain},
};
use proptest::prelude::*;

use super::{folder, own, sample};

/// Far above what any of these takes, and far below what a person notices as hanging.
const SOON: Duration = Duration::from_secs(20);

fn files() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| Path::new(name).extension().is_none_or(|ending| ending != "gz" && ending != "tsv"));
    names.sort();
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_octets_get_an_answer(octets in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = explain::read(&octets, &own());
    }

    #[test]
    fn any_text_gets_an_answer(text in "(550|421|[0-9]{3})?[- ]?([245]\\.[0-9]{1,2}\\.[0-9]{1,2} )?(\\PC|\n|>|<|@|\\[|\\]){0,300}") {
        let _ = explain::read(text.as_bytes(), &own());
    }

    #[test]
    fn a_damaged_bounce_gets_an_answer(index in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let files = files();
        let mut octets = sample(&files[index.index(files.len())]);
        if !octets.is_empty() {
            let (a, b) = (from.index(octets.len()), to.index(octets.len()));
            octets[a] = byte;
            octets.drain(a.min(b)..a.max(b));
        }
        let _ = explain::read(&octets, &own());
    }

    #[test]
    fn plain_text_holds_no_controls(text in "(\\PC|\\pC){0,200}") {
        let bare = plain(&text).text;
        prop_assert!(!bare.chars().any(|c| c.is_control() && c != '\n'), "{:?}", bare);
    }
}

#[test]
fn what_is_built_to_keep_a_reader_busy_ends_soon_and_says_so() {
    let began = Instant::now();
    let line = "550 5.7.1 no ".repeat(400_000);
    assert_eq!(explain::read(line.as_bytes(), &own()).limit, Some(Limit::Long));
    let mut nested = "x".to_owned();
    for level in 0..200 {
        nested = format!(
            "Content-Type: multipart/mixed; boundary=b{level}\nFrom: MAILER-DAEMON@example.net\nTo: ann@example.com\n\n--b{level}\nContent-Type: message/rfc822\n\n{nested}\n"
        );
    }
    assert_eq!(explain::read(nested.as_bytes(), &own()).limit, Some(Limit::Deep));
    for text in [
        "<".repeat(200_000),
        "> ".repeat(100_000),
        "[a](http://x) ".repeat(15_000),
        "<mailto:a@b>".repeat(15_000),
        "a@b.cc\n".repeat(30_000),
        "550-".repeat(50_000),
        "From: a\n".repeat(30_000),
        format!(
            "Content-Type: multipart/mixed; boundary=b\nFrom: MAILER-DAEMON@x\nTo: a@b\n\n{}",
            "--b\n".repeat(50_000)
        ),
        format!(
            "From: MAILER-DAEMON@x.cc\nTo: a@b.cc\nContent-Type: text/html\n\n{}",
            "<style>".repeat(20_000)
        ),
    ] {
        let _ = explain::read(text.as_bytes(), &own());
    }
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn nothing_is_opened_that_is_not_needed() {
    let bomb = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(10_000));
    assert!(mime::read(bomb.as_bytes()).parts.len() <= mime::PARTS);
}

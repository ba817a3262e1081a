//! What is made to break readers ends quickly, and within its bounds.

use std::time::{Duration, Instant};

use mailseal::{
    check::message::{Cause, DkimResult, SIGNATURES},
    mail::{message::HEADER_OCTETS, path::HOPS},
};
use proptest::prelude::*;

use super::{Zone, folder, judged, reader};

/// No message takes longer, even with nothing optimized.
const PATIENCE: Duration = Duration::from_secs(60);

fn good() -> String {
    String::from_utf8(std::fs::read(folder().join("good-relaxed.eml")).expect("a message")).expect("text")
}

#[test]
fn a_field_larger_than_the_header_may_be_keeps_no_signature_from_being_judged() {
    let big = format!("X-Big: {}\r\n{}", "x".repeat(3 * HEADER_OCTETS), good());
    let (_, judgement, _) = judged(big.as_bytes(), &reader(), &Zone::read()).expect("a message");
    assert_eq!(judgement.signatures[0].result, DkimResult::Pass);
}

#[test]
fn of_many_signatures_the_readers_own_are_asked_for() {
    let others = (0..500)
        .map(|at| {
            format!("DKIM-Signature: v=1; a=rsa-sha256; d=d{at}.invalid; s=s; h=from; bh=AAAA; b=AAAA\r\n")
        })
        .collect::<Vec<_>>()
        .concat();
    let many = format!("{others}{}", good());
    let (_, judgement, asked) = judged(many.as_bytes(), &reader(), &Zone::read()).expect("a message");
    assert_eq!((judgement.signatures.len(), judgement.more_signatures), (SIGNATURES, 501 - SIGNATURES));
    assert!(asked < 40, "{asked} questions");
    assert_eq!(judgement.cause, Cause::Ok);
}

#[test]
fn more_hops_than_a_way_has_name_no_sender() {
    let hops = (0..2_000)
        .map(|at| format!("Received: from a{at}.invalid ([203.0.113.{}]) by b.invalid; x\r\n", at % 200))
        .collect::<Vec<_>>()
        .concat();
    let text = good().replacen("Return-Path", &format!("{hops}Return-Path"), 1);
    let (examination, judgement, _) = judged(text.as_bytes(), &reader(), &Zone::read()).expect("a message");
    assert!(examination.path.count > HOPS);
    assert_eq!(judgement.spf.envelope.ip, None);
    assert_eq!(judgement.signatures[0].result, DkimResult::Pass);
}

#[test]
fn the_search_for_a_change_ends_in_any_body() {
    let started = Instant::now();
    let body = (0..60_000).map(|at| format!("line {at}\r\n")).collect::<Vec<_>>().concat();
    let text = format!("{}\r\n\r\n{body}", good().split("\r\n\r\n").next().expect("a header"));
    let (_, judgement, _) = judged(text.as_bytes(), &reader(), &Zone::read()).expect("a message");
    assert_eq!(judgement.cause, Cause::CopyStorage);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_octets_make_it_panic(
        at in 0_usize..2_000,
        junk in proptest::collection::vec(any::<u8>(), 0..60),
        cut in 0_usize..2_500,
    ) {
        let mut octets = good().into_bytes();
        let at = at.min(octets.len());
        octets.splice(at..at, junk);
        octets.truncate(cut.max(1));
        let _ = judged(&octets, &reader(), &Zone::read());
    }
}

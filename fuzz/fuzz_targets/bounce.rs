//! Bounces: parts, fields for programs, what came back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::mail::{bounce, form, mime};

fuzz_target!(|octets: &[u8]| {
    let mail = mime::read(octets);
    assert!(mail.parts.len() <= mime::PARTS);
    let _ = form::of_mail(&mail);
    let found = bounce::read(&mail);
    assert!(found.attempts.len() <= bounce::RECIPIENTS);
    for part in &mail.parts {
        let _ = bounce::of_text(&part.text());
    }
});

//! SPF texts: read, printed, read again, judged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::{
    check,
    plan::spf::Answers,
    record::spf::{Record, terms},
    survey::Facts,
};

fuzz_target!(|octets: &[u8]| {
    let text = String::from_utf8_lossy(octets);
    for parsed in terms(&text) {
        assert!(text.get(parsed.span.start..parsed.span.end).is_some());
    }
    match text.parse::<Record>() {
        Ok(record) => assert_eq!(record.to_string().parse(), Ok(record)),
        Err(error) => assert!(text.get(error.span.start..error.span.end).is_some()),
    }
    let Ok(domain) = "example.com".parse() else { return };
    let _ = check::spf::judge(&Answers::from_text(&text), &domain, &Facts::default());
});

//! Canonicalization: what is canonical stays so, and relaxed forgives nothing but blanks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::mail::signature::Canon;

fuzz_target!(|octets: &[u8]| {
    for canon in [Canon::Simple, Canon::Relaxed] {
        let once = canon.body(octets).into_owned();
        assert_eq!(*canon.body(&once), *once);
        let field = [b"X: ", octets].concat();
        let once = canon.field(&field);
        assert_eq!(canon.field(&once), once);
    }
    let text = |octets: &[u8]| octets.iter().copied().filter(|octet| !octet.is_ascii_whitespace()).collect::<Vec<_>>();
    assert_eq!(text(&Canon::Relaxed.body(octets)), text(octets));
});

//! The field of a signature: any text is one or has a fault, and whose it claims to be is kept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::mail::{message::Field, signature::Read};

fuzz_target!(|octets: &[u8]| {
    let field = [b"DKIM-Signature: ", octets, b"\r\n"].concat();
    if let Some(field) = Field::of(&field) {
        let read = Read::of(field);
        if let Ok(signature) = read.signature {
            assert!(signature.covers("from"));
            assert!(read.domain.is_some() && read.selector.is_some());
        }
    }
});

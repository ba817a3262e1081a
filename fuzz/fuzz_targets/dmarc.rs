//! DMARC texts: read strictly and as receivers read them, printed, read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::record::dmarc::{Noted, Record};

fuzz_target!(|octets: &[u8]| {
    let text = String::from_utf8_lossy(octets);
    if let Ok(noted) = Noted::read(&text) {
        for fault in noted.faults {
            assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }
    match text.parse::<Record>() {
        Ok(record) => assert_eq!(record.to_string().parse(), Ok(record)),
        Err(error) => assert!(text.get(error.span.start..error.span.end).is_some()),
    }
});

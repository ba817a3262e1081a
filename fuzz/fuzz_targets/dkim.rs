//! Key records: read, printed, read again, judged; and whatever may be pasted as a key.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::{check, record::dkim::Record};

fuzz_target!(|octets: &[u8]| {
    let text = String::from_utf8_lossy(octets);
    match text.parse::<Record>() {
        Ok(record) => {
            let _ = check::dkim::judge_record(&record);
            assert_eq!(record.to_string().parse(), Ok(record));
        }
        Err(error) => assert!(text.get(error.span.start..error.span.end).is_some()),
    }
});

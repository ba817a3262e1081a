//! Replies and whatever else is pasted: read, judged, told in groups.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::{
    check::{
        explain::{self, Log},
        refusal::Own,
    },
    mail::{log, reply, text},
};

fuzz_target!(|octets: &[u8]| {
    let shown = text::decode(octets);
    for found in reply::replies(&shown) {
        assert!(found.text.len() <= reply::TEXT_OCTETS + 1);
    }
    for at in reply::starts(&shown) {
        assert!(shown.is_char_boundary(at));
    }
    let own = Own::default();
    let mut read = Log::default();
    for line in octets.split(|byte| *byte == b'\n') {
        read.line(line, &own);
        let _ = log::entry(&text::decode(line));
    }
    let _ = explain::read(octets, &own);
});

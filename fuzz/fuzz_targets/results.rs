//! Authentication-Results, Received-SPF and Received: any text is read, and in time that grows with it alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::mail::{
    path::Hop,
    stated::{ReceivedSpf, Results},
};

fuzz_target!(|text: &str| {
    let results = Results::read(text);
    assert!(results.is_readable() || results.stated.is_empty());
    let _ = Results::read_arc(text);
    let _ = ReceivedSpf::read(0, text);
    let _ = Hop::read(0, text);
});

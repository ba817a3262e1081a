//! Header fields: any octets are read, taken apart and judged without a panic.
#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use mailseal::{
    check::message::{Examination, Reader, judge},
    mail::message::Message,
    survey::Facts,
};

fuzz_target!(|octets: &[u8]| {
    let Ok(message) = Message::read(octets) else { return };
    let reader = Reader::default();
    let examination = Examination::of(message, &reader);
    let _ = examination.wants(&reader, &Facts::default(), Timestamp::UNIX_EPOCH);
    let _ = judge(&examination, &reader, &Facts::default(), Timestamp::UNIX_EPOCH);
});

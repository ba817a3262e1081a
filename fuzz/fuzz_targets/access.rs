//! What ports and web servers say: greetings, capabilities, policy files, documents for mail programs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailseal::{
    record::mta_sts::Policy,
    survey::access::{Capabilities, Certificate, Greeting, Protocol, Reply, autoconfig},
};

fuzz_target!(|octets: &[u8]| {
    let text = String::from_utf8_lossy(octets);
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for protocol in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp] {
        let _ = Greeting::read(protocol, octets);
        if let Reply::Yes(found) = Capabilities::read(protocol, "a1", &lines) {
            let _ = (found.log_ins(protocol), found.takes_passwords(protocol), found.has_starttls());
        }
    }
    match text.parse::<Policy>() {
        Ok(policy) => assert_eq!(policy.to_string().parse(), Ok(policy)),
        Err(error) => assert!(text.get(error.span.start..error.span.end).is_some()),
    }
    let _ = autoconfig::read(&text);
    let _ = autoconfig::read_autodiscover(&text);
    let _ = Certificate::read(octets);
});

//! The sentences for DNS that gives no answer, from `failure.ftl`.

use super::failure as sentences;
use crate::{record::visible::visible, survey::Failure};

/// What happened, what it means and what to do.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Timeout => sentences::timeout(),
        Failure::Unreachable(reason) => sentences::unreachable(visible(reason)),
        Failure::ServFail => sentences::serv_fail(),
        Failure::Bogus => sentences::bogus(),
        Failure::Refused => sentences::refused(),
        Failure::Code(code) => sentences::code(code.to_string()),
        Failure::Malformed(reason) => sentences::malformed(visible(reason)),
        Failure::NoServer => sentences::no_server(),
        Failure::NoTcp => sentences::no_tcp(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_something_and_shows_the_networks_words_safely() {
        let hostile = "\u{1b}[2J".to_owned();
        for (why, expected) in [
            (Failure::Timeout, "in time"),
            (Failure::Unreachable(hostile.clone()), "\\x1b[2J"), // a terminal escape
            (Failure::ServFail, "SERVFAIL"),
            (Failure::Bogus, "DNSSEC"),
            (Failure::Refused, "REFUSED"),
            (Failure::Code(3841), "error 3841"), // no thousands separator
            (Failure::Malformed(hostile), "\\x1b[2J"),
            (Failure::NoServer, "no server"),
            (Failure::NoTcp, "TCP"),
        ] {
            let text = failure(&why);
            assert!(text.contains(expected), "{text}");
            assert!(!text.contains('\u{1b}'), "{text}");
        }
    }
}

//! The sentences for DNS that gives no answer, from `failure.ftl`.

use super::failure as sentences;
use crate::{
    record::visible::visible,
    survey::{Distrust, Failure},
};

/// What happened, what it means and what to do.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Timeout => sentences::timeout(),
        Failure::Unreachable(reason) => sentences::unreachable(visible(reason)),
        Failure::ServFail => sentences::serv_fail(),
        Failure::Bogus => sentences::bogus(),
        Failure::Validator => sentences::validator(),
        Failure::Refused => sentences::refused(),
        Failure::Code(code) => sentences::code(code.to_string()),
        Failure::Malformed(reason) => sentences::malformed(visible(reason)),
        Failure::NoServer => sentences::no_server(),
        Failure::NoTcp => sentences::no_tcp(),
        Failure::Spent => sentences::spent(),
        Failure::Cut => sentences::cut(),
        Failure::NoAuthority => sentences::no_authority(),
        Failure::Untrusted(distrust) => untrusted(distrust),
        Failure::Unencrypted(reason) => sentences::unencrypted(visible(reason)),
        Failure::Status(404) => sentences::wrong_path(),
        Failure::Status(code) => sentences::status(code.to_string()),
    }
}

fn untrusted(distrust: &Distrust) -> String {
    match distrust {
        Distrust::Name(names) if names.is_empty() => sentences::certificate_no_name(),
        Distrust::Name(names) => {
            let names: Vec<_> = names.iter().map(|name| visible(name)).collect();
            sentences::certificate_name(names.join(", "))
        }
        Distrust::Expired => sentences::certificate_expired(),
        Distrust::NotYet => sentences::certificate_not_yet(),
        Distrust::Issuer => sentences::certificate_issuer(),
        Distrust::Other(reason) => sentences::certificate_other(visible(reason)),
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
            (Failure::Validator, "other domains"),
            (Failure::Refused, "REFUSED"),
            (Failure::Code(3841), "error 3841"), // no thousands separator
            (Failure::Malformed(hostile.clone()), "\\x1b[2J"),
            (Failure::NoServer, "no server"),
            (Failure::NoTcp, "TCP"),
            (Failure::Untrusted(Distrust::Name(vec![hostile.clone()])), "is for \\x1b[2J"),
            (Failure::Untrusted(Distrust::Name(Vec::new())), "name"),
            (Failure::Untrusted(Distrust::Expired), "expired"),
            (Failure::Untrusted(Distrust::NotYet), "clock"),
            (Failure::Untrusted(Distrust::Issuer), "does not know the issuer"),
            (Failure::Untrusted(Distrust::Other(hostile.clone())), "\\x1b[2J"),
            (Failure::Unencrypted(hostile), "\\x1b[2J"),
            (Failure::Status(404), "/dns-query"),
            (Failure::Status(503), "503"),
        ] {
            let text = failure(&why);
            assert!(text.contains(expected), "{text}");
            assert!(!text.contains('\u{1b}'), "{text}");
        }
    }
}

//! DMARC records and report addresses.

use super::{shown, tags::tags};
use crate::{
    record::{
        dmarc::{Fault, UriFault},
        visible::visible,
    },
    words::fault_dmarc as say,
};

/// Why a text is no DMARC record.
#[must_use]
pub fn dmarc(fault: &Fault) -> String {
    match fault {
        Fault::Tags(fault) => tags(fault, "p=none"),
        Fault::Version => say::version(),
        Fault::Policy(written) => say::policy(shown(written)),
        Fault::Alignment => say::alignment(),
        Fault::Uri(fault) => report_uri(*fault),
        Fault::FailureOption => say::failure_option(),
        Fault::FailureOptionTwice => say::failure_option_twice(),
        Fault::FailureOptionsExclude => say::failure_options_exclude(),
        Fault::Testing => say::testing(),
        Fault::PublicSuffix => say::public_suffix(),
    }
}

/// Why a text is no report address.
#[must_use]
pub fn report_uri(fault: UriFault) -> String {
    match fault {
        UriFault::Empty => say::uri_empty(),
        UriFault::NoScheme => say::uri_no_scheme(),
        UriFault::NoLocalPart => say::uri_no_local_part(),
        UriFault::Slashes => say::uri_slashes(),
        UriFault::Mailto => say::uri_mailto(),
        UriFault::Domain => say::uri_domain(),
        UriFault::Character(',' | ';' | ' ') => say::uri_separator(),
        UriFault::Character('@') => say::uri_two(),
        UriFault::Character(c) => say::uri_character(visible(c.encode_utf8(&mut [0; 4])).into_owned()),
    }
}

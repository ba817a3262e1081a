//! Mail from other servers.

use crate::{
    check::finding::{Access, StsFault, Transport},
    record::{
        mta_sts::{Fault, PolicyFault},
        tls_rpt,
    },
    words::{access as shared, finding_access as say},
};

pub(super) fn prose(access: &Access, what: &Transport) -> (String, String, String) {
    let host = access.host.as_str();
    match what {
        Transport::Sts(fault) => sts(fault, host),
        Transport::ReportsTwice { count } => {
            (say::tls_rpt_twice(*count), say::tls_rpt_twice_why(), say::tls_rpt_twice_fix())
        }
        Transport::Reports { fault, part } => {
            (say::tls_rpt(), say::tls_rpt_why(reports(fault, part)), say::tls_rpt_fix())
        }
        Transport::TlsaDiffers { at, right } => (
            say::tlsa_differs(host),
            say::tlsa_differs_why(),
            say::TlsaDiffersFix { at: at.as_str(), right: right.as_str() }.say(),
        ),
        Transport::TlsaUnsigned { at } => {
            (say::tlsa_unsigned(), say::tlsa_unsigned_why(at.as_str()), say::tlsa_unsigned_fix())
        }
        Transport::TlsaUsage { at, usage } => (
            say::tlsa_usage(),
            say::TlsaUsageWhy { at: at.as_str(), usage: usage.to_string() }.say(),
            say::tlsa_usage_fix(),
        ),
        Transport::NoPtr { address, sends } => (
            say::no_ptr(address.as_str()),
            say::NoPtrWhy { host, sends: yes(*sends) }.say(),
            say::no_ptr_fix(host),
        ),
        Transport::PtrElsewhere { address, name, sends } => (
            say::ptr_elsewhere(address.as_str()),
            say::PtrElsewhereWhy { name: name.as_str(), sends: yes(*sends) }.say(),
            say::ptr_elsewhere_fix(host),
        ),
        Transport::Greeting { name } => {
            (say::greeting_name(name.as_str()), say::greeting_name_why(), say::greeting_name_fix())
        }
    }
}

const fn yes(sends: bool) -> &'static str {
    if sends { "yes" } else { "no" }
}

/// `at` is the host of the policy.
fn sts(fault: &StsFault, at: &str) -> (String, String, String) {
    match fault {
        StsFault::Twice { count } => {
            (say::mta_sts_twice(*count), say::mta_sts_twice_why(), say::mta_sts_twice_fix())
        }
        StsFault::Record { fault } => {
            let why = match fault {
                Fault::Tags(_) => shared::sts_record_tags(),
                Fault::Version => shared::sts_record_version(),
                Fault::NoId => shared::sts_record_no_id(),
                Fault::Id => shared::sts_record_id(),
            };
            (say::mta_sts_record(), say::mta_sts_record_why(why), say::mta_sts_record_fix())
        }
        StsFault::Fetch { why } => (
            say::mta_sts_fetch(),
            say::mta_sts_fetch_why(shared::unusable(why, at)),
            say::mta_sts_fetch_fix(at),
        ),
        StsFault::NoHost => (
            say::mta_sts_fetch(),
            say::mta_sts_fetch_why(shared::sts_no_host(at)),
            say::mta_sts_fetch_fix(at),
        ),
        StsFault::Policy { fault, line } => {
            let line = line.as_str();
            let why = match fault {
                PolicyFault::TooLong => shared::sts_policy_too_long(),
                PolicyFault::Markup => shared::sts_policy_markup(),
                PolicyFault::Line => shared::sts_policy_line(line),
                PolicyFault::Version => shared::sts_policy_version(),
                PolicyFault::Mode => shared::sts_policy_mode(),
                PolicyFault::MaxAge => shared::sts_policy_max_age(),
                PolicyFault::Mx => shared::sts_policy_mx(line),
                PolicyFault::NoMx => shared::sts_policy_no_mx(),
            };
            (say::mta_sts_policy(), say::mta_sts_policy_why(why), say::mta_sts_policy_fix())
        }
        StsFault::Unlisted { host, mode } => (
            say::mta_sts_mx(host.as_str()),
            say::mta_sts_mx_why(mode.as_str()),
            say::mta_sts_mx_fix(host.as_str()),
        ),
        StsFault::ShortAge { seconds } => {
            (say::mta_sts_age(), say::mta_sts_age_why(seconds.to_string()), say::mta_sts_age_fix())
        }
    }
}

fn reports(fault: &tls_rpt::Fault, part: &str) -> String {
    match fault {
        tls_rpt::Fault::Tags(_) => shared::rpt_tags(),
        tls_rpt::Fault::Version => shared::rpt_version(),
        tls_rpt::Fault::NoAddress => shared::rpt_no_address(),
        tls_rpt::Fault::NoScheme => shared::rpt_no_scheme(part),
        tls_rpt::Fault::Address => shared::rpt_address(part),
    }
}

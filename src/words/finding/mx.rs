//! The sentences of findings about mail exchangers, from `finding-mx.ftl`.

use super::Prose;
use crate::{check::finding::Mx, words::finding_mx as say};

pub(super) fn prose(what: &Mx) -> Prose {
    let (what, why, fix) = match what {
        Mx::AddressOnly { domain } => {
            (say::address_only(domain.as_str()), say::address_only_why(), say::address_only_fix())
        }
        Mx::Nowhere { domain } => (say::nowhere(domain.as_str()), say::nowhere_why(), say::nowhere_fix()),
        Mx::NullBesideOthers => {
            (say::null_beside_others(), say::null_beside_others_why(), say::null_beside_others_fix())
        }
        Mx::NullButSends => (say::null_but_sends(), say::null_but_sends_why(), say::null_but_sends_fix()),
        Mx::TakesButNeverSends => {
            (say::takes_but_never_sends(), say::takes_but_never_sends_why(), say::takes_but_never_sends_fix())
        }
        Mx::NoAddress { exchange } => {
            (say::no_address(exchange.as_str()), say::no_address_why(), say::no_address_fix())
        }
        Mx::Alias { exchange, target } => (
            say::Alias { exchange: exchange.as_str(), target: target.as_str() }.say(),
            say::alias_why(),
            say::alias_fix(target.as_str()),
        ),
        Mx::IpAddress { exchange } => {
            (say::ip_address(exchange.as_str()), say::ip_address_why(), say::ip_address_fix())
        }
    };
    Prose { what, why, fix }
}

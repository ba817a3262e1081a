//! The sentences of findings about name servers, from `finding-dns.ftl`.

use jiff::Timestamp;

use super::Prose;
use crate::{
    check::finding::{Broken, Dns},
    words::{difference, finding_dns as say},
};

#[expect(clippy::too_many_lines, reason = "one arm for each finding, with its sentences")]
pub(super) fn prose(what: &Dns) -> Prose {
    let (what, why, fix) = match what {
        Dns::Unregistered { domain } => {
            (say::unregistered(domain.as_str()), say::unregistered_why(), say::unregistered_fix())
        }
        Dns::Failing { zone, code } => (
            say::Failing { code: code.as_str(), zone: zone.as_str() }.say(),
            say::failing_why(),
            say::failing_fix(),
        ),
        Dns::Delegated { zone, from, servers } => (
            say::delegated(zone.as_str()),
            say::DelegatedWhy { from: from.as_str(), servers: listed(servers) }.say(),
            say::delegated_fix(zone.as_str()),
        ),
        Dns::NotPublic { server, address } => (
            say::NotPublic { address: address.as_str(), server: server.as_str() }.say(),
            say::not_public_why(),
            say::not_public_fix(),
        ),
        Dns::AllNotPublic { zone } => {
            (say::all_not_public(zone.as_str()), say::all_not_public_why(), say::all_not_public_fix())
        }
        Dns::Spent { questions } => (say::spent(), say::spent_why(questions.to_string()), say::spent_fix()),
        Dns::AllLame { zone } => (say::all_lame(zone.as_str()), say::all_lame_why(), say::all_lame_fix()),
        Dns::NoAuthority { server } => {
            (say::no_authority(server.as_str()), say::no_authority_why(), say::no_authority_fix())
        }
        Dns::AllSilent { zone } => {
            (say::all_silent(zone.as_str()), say::all_silent_why(), say::all_silent_fix())
        }
        Dns::DirectBlocked { zone } => {
            (say::direct_blocked(zone.as_str()), say::direct_blocked_why(), say::direct_blocked_fix())
        }
        Dns::Ipv6Unseen { zone } => {
            (say::ipv6_unseen(zone.as_str()), say::ipv6_unseen_why(), say::ipv6_unseen_fix())
        }
        Dns::Bogus { zone, why } => (
            say::Bogus { why: broken(why), zone: zone.as_str() }.say(),
            say::bogus_why(words(why)),
            say::bogus_fix(),
        ),
        Dns::SignaturesEnd { zone, at } => (
            say::SignaturesEnd { at: day(*at), zone: zone.as_str() }.say(),
            say::signatures_end_why(),
            say::signatures_end_fix(),
        ),
        Dns::ServersDisagree { name, kind, newer, older } => {
            let (older, servers) = if newer.is_empty() {
                ("none".to_owned(), older.join(", "))
            } else {
                (older.join(", "), newer.join(", "))
            };
            (
                say::ServersDisagree { kind: kind.as_str(), name: name.as_str() }.say(),
                say::ServersDisagreeWhy { older, servers }.say(),
                say::servers_disagree_fix(),
            )
        }
        Dns::Lame { server } => (say::lame(server.as_str()), say::lame_why(), say::lame_fix()),
        Dns::Silent { server } => (say::silent(server.as_str()), say::silent_why(), say::silent_fix()),
        Dns::ServerFails { server, code } => (
            say::ServerFails { code: code.as_str(), server: server.as_str() }.say(),
            say::server_fails_why(),
            say::server_fails_fix(),
        ),
        Dns::NoAddress { server } => {
            (say::no_address(server.as_str()), say::no_address_why(), say::no_address_fix())
        }
        Dns::Slow { server, millis } => (
            say::Slow { millis: millis.to_string(), server: server.as_str() }.say(),
            say::slow_why(),
            say::slow_fix(),
        ),
        Dns::NoTcp { server, name, is_certain } => (
            say::NoTcp { name: name.as_str(), server: server.as_str() }.say(),
            say::no_tcp_why(if *is_certain { "yes" } else { "no" }),
            say::no_tcp_fix(name.as_str()),
        ),
        Dns::DelegationDiffers { only_above, only_here } => (
            say::delegation_differs(),
            say::DelegationDiffersWhy { above: listed(only_above), here: listed(only_here) }.say(),
            say::delegation_differs_fix(),
        ),
        Dns::OneServer { server } => {
            (say::one_server(server.as_str()), say::one_server_why(), say::one_server_fix())
        }
        Dns::LargeAnswer { name, octets } => (
            say::LargeAnswer { name: name.as_str(), octets: octets.to_string() }.say(),
            say::large_answer_why(),
            say::large_answer_fix(),
        ),
        Dns::LongString { octets } => {
            (say::long_string(octets.to_string()), say::long_string_why(), say::long_string_fix())
        }
        Dns::Unquoted { quoted } => {
            (say::unquoted(), say::unquoted_why(), say::unquoted_fix(quoted.as_str()))
        }
        Dns::LongTtl { name, seconds } => (
            say::LongTtl { name: name.as_str(), time: difference::time(*seconds) }.say(),
            say::long_ttl_why(),
            say::long_ttl_fix(difference::time(*seconds)),
        ),
        Dns::LongNegativeTtl { zone, seconds } => (
            say::LongNegativeTtl { time: difference::time(*seconds), zone: zone.as_str() }.say(),
            say::long_negative_ttl_why(),
            say::long_negative_ttl_fix(),
        ),
        Dns::Wildcard { name, kind } => (
            say::Wildcard { kind: kind.as_str(), name: name.as_str() }.say(),
            say::wildcard_why(),
            say::wildcard_fix(),
        ),
        Dns::Unfinished { seconds } => {
            (say::unfinished(seconds.to_string()), say::unfinished_why(), say::unfinished_fix())
        }
    };
    Prose { what, why, fix }
}

fn broken(why: &Broken) -> String {
    match why {
        Broken::Expired { at } => say::bogus_expired(at.map_or_else(|| "none".to_owned(), day)),
        Broken::NotYetValid => say::bogus_not_yet(),
        Broken::KeyMismatch => say::bogus_mismatch(),
        Broken::Missing => say::bogus_missing(),
        Broken::Other(_) => say::bogus_other(),
    }
}

/// What the resolver said itself; `none` if it said nothing.
const fn words(why: &Broken) -> &str {
    match why {
        Broken::Other(text) if !text.is_empty() => text.as_str(),
        _ => "none",
    }
}

/// Names with commas between them; `none` if there are none.
fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The day and the minute, in UTC: signatures end for everybody at once.
fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

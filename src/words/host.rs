//! What is worth knowing about a DNS panel, and what it cannot hold.

use super::hosts as say;
use crate::plan::{
    hosts::{Excess, Fit, Host, LimitOf},
    publish::{Publication, Purpose},
};

/// The sentences about a panel, the most important first.
#[must_use]
pub fn notes(host: &Host) -> Vec<String> {
    host.notes.iter().filter_map(|id| note(id)).collect()
}

/// The sentences about SRV records in a panel.
#[must_use]
pub fn srv_notes(host: &Host) -> Vec<String> {
    host.srv.iter().filter_map(|id| note(id)).collect()
}

/// That a value is too long for a host, or may be, and what that leads to; none if it fits.
#[must_use]
pub fn excess(host: &Host, fit: Fit) -> Option<String> {
    let name = host.name.as_str();
    match fit {
        Fit::Fits => None,
        Fit::Doubtful(Excess { limit, has }) | Fit::TooLong(Excess { limit, has }) => {
            let (has, most) = (has.to_string(), limit.octets.to_string());
            Some(match limit.of {
                LimitOf::Host => say::LimitHost { has, host: name, limit: most }.say(),
                LimitOf::Api => say::LimitApi { has, host: name, limit: most }.say(),
                LimitOf::Earlier => say::LimitEarlier { has, host: name, limit: most }.say(),
            })
        }
    }
}

/// That the record of a key is too long for a host, and the ways out in brief; none if it fits, as far as is known.
#[must_use]
pub fn key_excess(host: &Host, fit: Fit) -> Option<String> {
    let Fit::TooLong(Excess { limit, has }) = fit else { return None };
    Some(
        say::LimitKey { has: has.to_string(), host: host.name.as_str(), limit: limit.octets.to_string() }
            .say(),
    )
}

/// What can be done about a record that is too long.
#[must_use]
pub fn ways_out(publication: &Publication) -> String {
    match publication.purpose {
        Purpose::Dkim(_) | Purpose::NoDkim => say::ways_key(),
        Purpose::Spf => say::ways_spf(),
        _ => say::ways_other(),
    }
}

fn note(id: &str) -> Option<String> {
    Some(match id {
        "srv-fields" => say::srv_fields(),
        "srv-bare" => say::srv_bare(),
        "srv-boxes" => say::srv_boxes(),
        "srv-value" => say::srv_value(),
        "srv-no-root" => say::srv_no_root(),
        "srv-hestia" => say::srv_hestia(),
        "alibaba-ttl" => say::alibaba_ttl(),
        "appends-zone" => say::appends_zone(),
        "azure-ttl" => say::azure_ttl(),
        "bind" => say::bind(),
        "cloudflare-proxy" => say::cloudflare_proxy(),
        "cloudflare-quotes" => say::cloudflare_quotes(),
        "cpanel-cloudflare" => say::cpanel_cloudflare(),
        "dnsimple-drops" => say::dnsimple_drops(),
        "dot-rule" => say::dot_rule(),
        "full-name" => say::full_name(),
        "gandi-ttl" => say::gandi_ttl(),
        "hestia" => say::hestia(),
        "hetzner-two" => say::hetzner_two(),
        "hostinger-ttl" => say::hostinger_ttl(),
        "hover-button" => say::hover_button(),
        "infomaniak-delegation" => say::infomaniak_delegation(),
        "ionos-presets" => say::ionos_presets(),
        "linode-ttl" => say::linode_ttl(),
        "needs-quotes" => say::needs_quotes(),
        "no-quotes" => say::no_quotes(),
        "one-set" => say::one_set(),
        "ovh-targets" => say::ovh_targets(),
        "ovh-types" => say::ovh_types(),
        "own-spf" => say::own_spf(),
        "porkbun-parking" => say::porkbun_parking(),
        "route53-lines" => say::route53_lines(),
        "save-button" => say::save_button(),
        "shared-google" => say::shared_google(),
        "shared-nsone" => say::shared_nsone(),
        "shows-backslash" => say::shows_backslash(),
        "shows-cut" => say::shows_cut(),
        "slow" => say::slow(),
        "windows-lines" => say::windows_lines(),
        _ => return None,
    })
}

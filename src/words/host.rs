//! What is worth knowing about a DNS panel.

use super::hosts as say;
use crate::plan::hosts::Host;

/// The sentences about a panel, the most important first.
#[must_use]
pub fn notes(host: &Host) -> Vec<String> {
    host.notes.iter().filter_map(|id| note(id)).collect()
}

fn note(id: &str) -> Option<String> {
    Some(match id {
        "appends-zone" => say::appends_zone(),
        "bind" => say::bind(),
        "cloudflare-proxy" => say::cloudflare_proxy(),
        "cloudflare-quotes" => say::cloudflare_quotes(),
        "cpanel" => say::cpanel(),
        "cpanel-cloudflare" => say::cpanel_cloudflare(),
        "dot-rule" => say::dot_rule(),
        "fixed-ttl" => say::fixed_ttl(),
        "full-name" => say::full_name(),
        "hestia" => say::hestia(),
        "hetzner-two" => say::hetzner_two(),
        "hostinger-ttl" => say::hostinger_ttl(),
        "hover-button" => say::hover_button(),
        "infomaniak-delegation" => say::infomaniak_delegation(),
        "ionos-presets" => say::ionos_presets(),
        "limit-255" => say::limit_255(),
        "limit-450" => say::limit_450(),
        "limit-512" => say::limit_512(),
        "limit-1024" => say::limit_1024(),
        "linode-ttl" => say::linode_ttl(),
        "needs-quotes" => say::needs_quotes(),
        "no-quotes" => say::no_quotes(),
        "no-ttl" => say::no_ttl(),
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
        "targets-dot" => say::targets_dot(),
        "windows-lines" => say::windows_lines(),
        _ => return None,
    })
}

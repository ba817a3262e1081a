//! Who runs a server, by its name.
//!
//! Large operators use several domains for one system, and a result names one while the server has another.
//!
//! References: the names are those that the operators' own mail shows.

use crate::record::name::DomainName;

/// Domains of one operator, the one it is known by first.
const OPERATORS: [&[&str]; 12] = [
    &["google.com", "googlemail.com", "gmail.com"],
    &["outlook.com", "office365.com", "exchangelabs.com", "microsoft.com", "hotmail.com", "onmicrosoft.com"],
    &["yahoo.com", "yahoodns.net", "aol.com", "yahoo.net"],
    &["icloud.com", "apple.com", "me.com", "mac.com"],
    &["messagingengine.com", "fastmail.com", "internal"],
    &["gmx.net", "gmx.com", "web.de", "kundenserver.de", "1and1.com", "ionos.com"],
    &["mail.ru", "list.ru", "bk.ru"],
    &["yandex.net", "yandex.ru", "yandex.com"],
    &["protonmail.ch", "proton.me", "protonmail.com"],
    &["zoho.com", "zohomail.com", "zoho.eu", "zohomail.eu"],
    &["pphosted.com", "ppops.net", "ppe-hosted.com"],
    &["qq.com", "exmail.qq.com"],
];

/// Filters that stand in front of somebody else's mailboxes.
const GATEWAYS: [&str; 20] = [
    "mimecast.com",
    "mimecast.co.za",
    "pphosted.com",
    "ppe-hosted.com",
    "messagelabs.com",
    "barracudanetworks.com",
    "hornetsecurity.com",
    "antispameurope.com",
    "antispamcloud.com",
    "iphmx.com",
    "mailcontrol.com",
    "trendmicro.com",
    "trendmicro.eu",
    "sophos.com",
    "fireeyecloud.com",
    "retarus.com",
    "spamexperts.com",
    "mailspamprotection.com",
    "nospamproxy.com",
    "trustwave.com",
];

/// The domain an operator is known by: that of its family, or the registered domain of the host.
#[must_use]
pub fn operator(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    // An Exim or OpenDKIM host may carry a queue number behind a slash.
    let host = host.split('/').next().unwrap_or_default();
    let registered = registered(host);
    let family = OPERATORS.iter().find(|family| family.contains(&registered.as_str()));
    family.and_then(|family| family.first()).map_or(registered, |first| (*first).to_owned())
}

/// Whether two hosts are run by the same.
#[must_use]
pub fn is_same_operator(one: &str, other: &str) -> bool {
    let (one, other) = (operator(one), operator(other));
    !one.is_empty() && one == other
}

/// Whether a host belongs to a filter in front of others' mailboxes.
#[must_use]
pub fn is_gateway(host: &str) -> bool {
    let registered = registered(&host.trim_end_matches('.').to_ascii_lowercase());
    GATEWAYS.contains(&registered.as_str())
}

fn registered(host: &str) -> String {
    DomainName::parse(host).map_or_else(|_| host.to_owned(), |name| name.registered().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_one_operator_are_known_as_such() {
        for (one, other, want) in [
            ("ppops.net", "mx0a-00288b01.pphosted.com", true),
            ("spf.icloud.com", "dkim-verifier.icloud.com", true),
            ("mxs.mail.ru", "mx289.i.mail.ru", true),
            ("grid.kura.example/C741440440", "grid.kura.example", true),
            ("mx.empfang.example.", "mx.empfang.example", true),
            ("a.example.co.uk", "b.example.co.uk", true),
            ("a.co.uk", "b.co.uk", false),
            ("mx21", "mx21", true),
            ("", "", false),
        ] {
            assert_eq!(is_same_operator(one, other), want, "{one} {other}");
        }
    }
}

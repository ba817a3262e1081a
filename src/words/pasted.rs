//! The sentences on records that were pasted, from `pasted.ftl`.

use crate::{
    plan::pasted::{Role, Sorted, Treat, Why, own_terms},
    record::{name::DomainName, pasted::Kind},
    words::pasted_sheet as say,
};

/// Why a part of a text is not taken.
#[must_use]
pub fn why(why: Why) -> String {
    match why {
        Why::PrivateKey => say::private_key(),
        Why::TooLong => say::too_long(),
        Why::OtherDomain => say::other_domain(),
        Why::Damaged => say::damaged(),
        Why::Shortened => say::shortened(),
        Why::DkimIsOff => say::dkim_is_off(),
        Why::NotAKey => say::not_a_key(),
        Why::WholeZone => say::whole_zone(),
        Why::InFields => say::in_fields(),
        Why::Unknown => say::not_understood(),
    }
}

/// What is to be done with the records below.
#[must_use]
pub fn treat(treat: Treat) -> String {
    match treat {
        Treat::Publish => say::publish(),
        Treat::Merge => say::merge(),
        Treat::Ask => say::ask(),
        Treat::Ignore => say::ignore(),
    }
}

/// In place of a name that the text does not give.
#[must_use]
pub fn no_name() -> String {
    say::no_name()
}

/// What there is to know about one record, if there is something.
#[must_use]
pub fn remark(record: &Sorted, domain: &DomainName) -> Option<String> {
    let has_reports = reports_elsewhere(&record.value, domain);
    Some(match (record.role, record.treat) {
        _ if record.was_doubled => say::doubled(domain.as_str()),
        (Role::Dkim, Treat::Ask) if record.name.is_none() => say::selector_missing(),
        (Role::Spf, Treat::Merge) => {
            let terms: Vec<String> = own_terms(&record.value).iter().map(ToString::to_string).collect();
            if terms.is_empty() {
                return None;
            }
            say::own_terms(terms.join(" "))
        }
        (Role::Spf, Treat::Ask) => say::dated_include(),
        (Role::Dmarc, _) if record.kind == Kind::Cname => say::dmarc_alias(),
        (Role::Dmarc, _) if has_reports => say::dmarc_reports(),
        (Role::Dmarc, _) => say::dmarc(),
        (Role::Mx, _) if record.value.to_lowercase().contains("blackhole") => say::mx_blackhole(),
        (Role::Mx, _) => say::mx(),
        (Role::ReturnPath, _) if record.kind == Kind::Ns => say::delegation(),
        (Role::ReturnPath, _) => say::return_path(),
        (Role::Verification, _) => say::verification(),
        (Role::Other, Treat::Ignore) => say::given_up(),
        _ => return None,
    })
}

/// Whether a policy sends reports to an address outside of the domain.
fn reports_elsewhere(value: &str, domain: &DomainName) -> bool {
    let lists = value.split(';').filter_map(|part| part.split_once('='));
    let lists = lists.filter(|(name, _)| matches!(name.trim().to_ascii_lowercase().as_str(), "rua" | "ruf"));
    let mut addresses = lists.flat_map(|(_, list)| list.split(','));
    addresses.any(|address| {
        let host = address.rsplit_once('@').map_or_else(
            || {
                address
                    .split_once("://")
                    .map_or(address, |(_, rest)| rest)
                    .split('/')
                    .next()
                    .unwrap_or_default()
            },
            |(_, host)| host,
        );
        let host = host.split('!').next().unwrap_or_default().trim().to_ascii_lowercase();
        let own = domain.registered();
        !host.is_empty()
            && host.strip_suffix(own.as_str()).is_none_or(|sub| !sub.is_empty() && !sub.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_to_the_domain_itself_go_to_no_service() {
        let domain = "example.com".parse().unwrap();
        for (value, wanted) in [
            ("v=DMARC1; p=none; rua=mailto:postmaster@example.com", false),
            ("v=DMARC1; p=none; rua=mailto:a@mail.Example.com!10m, mailto:b@example.com", false),
            ("v=DMARC1; p=none; rua=mailto:a@example.com,mailto:b@reports.example", true),
            ("v=DMARC1; p=none; ruf=mailto:a@notexample.com", true),
            ("v=DMARC1; p=none", false),
        ] {
            assert_eq!(reports_elsewhere(value, &domain), wanted, "{value}");
        }
    }
}

//! The sentences of DMARC findings, from `finding-dmarc.ftl`.

mod absent;
mod reports;
mod slip;

use super::Prose;
use crate::{
    check::finding::{Dmarc, Left},
    words::{fault, finding_dmarc as say},
};

#[expect(clippy::too_many_lines, reason = "one arm for each finding, with its sentences")]
pub(super) fn prose(what: &Dmarc) -> Prose {
    let (what, why, fix) = match what {
        Dmarc::AliasBeside { owner, target } => (
            say::alias_beside(owner.as_str()),
            say::alias_beside_why(target.as_str()),
            say::alias_beside_fix(),
        ),
        Dmarc::OfWildcard { owner, wildcard } => (
            say::of_wildcard(wildcard.as_str()),
            say::of_wildcard_why(owner.as_str()),
            say::of_wildcard_fix(owner.as_str()),
        ),
        Dmarc::SeveralPublished { records } => {
            (say::several_published(*records), say::several_published_why(), say::several_published_fix())
        }
        Dmarc::PublishedFault { text, fault } => {
            (say::published_fault(text.as_str()), fault::dmarc(fault), say::published_fault_fix())
        }
        Dmarc::WrongPlace { owner } => {
            (say::wrong_place(), say::wrong_place_why(owner.as_str()), say::wrong_place_fix(owner.as_str()))
        }
        Dmarc::Absent(what) => return absent::prose(what),
        Dmarc::Reports(what) => return reports::prose(what),
        Dmarc::Slip(slip) => return slip::prose(slip),
        Dmarc::BadPolicy { tag, written, meant, left } => return slip::policy(tag, written, *meant, *left),
        Dmarc::PolicyMissing { left } => {
            (say::policy_missing(), say::policy_missing_why(left_word(*left)), say::policy_missing_fix())
        }
        Dmarc::PolicyLate => (say::policy_late(), say::policy_late_why(), say::policy_late_fix()),
        Dmarc::ObsoletePublished { tags } => {
            let percent = if tags.contains("pct") { "yes" } else { "no" };
            (say::obsolete(tags.as_str()), say::obsolete_why(percent), say::obsolete_fix())
        }
        Dmarc::Percent { value } => (say::percent(value.as_str()), say::percent_why(), say::percent_fix()),
        Dmarc::TextBeside { owner } => {
            (say::text_beside(owner.as_str()), say::text_beside_why(), say::text_beside_fix())
        }
        Dmarc::NoUsableKey { policy, selectors } => (
            say::no_usable_key(policy.as_str()),
            say::no_usable_key_why(selectors.as_str()),
            say::no_usable_key_fix(),
        ),
        Dmarc::NoPolicy => (say::no_policy(), say::no_policy_why(), say::no_policy_fix()),
        Dmarc::NoneWithoutReports { acts_below } => {
            let below = if *acts_below { "yes" } else { "no" };
            (
                say::none_without_reports(below),
                say::none_without_reports_why(below),
                say::none_without_reports_fix(),
            )
        }
        Dmarc::Monitoring => (say::monitoring(), say::monitoring_why(), say::monitoring_fix()),
        Dmarc::NoReports { policy } => {
            (say::no_reports(), say::no_reports_why(policy.as_str()), say::no_reports_fix())
        }
        Dmarc::SubdomainsWeaker { tag, policy, than } => (
            say::subdomains_weaker(*tag),
            say::SubdomainsWeakerWhy { policy: policy.as_str(), than: than.as_str() }.say(),
            say::subdomains_weaker_fix(*tag),
        ),
        Dmarc::SubdomainPolicyIgnored { tag } => (
            say::subdomain_policy_ignored(*tag),
            say::subdomain_policy_ignored_why(),
            say::subdomain_policy_ignored_fix(),
        ),
        Dmarc::FailureOptionsIgnored => (
            say::failure_options_ignored(),
            say::failure_options_ignored_why(),
            say::failure_options_ignored_fix(),
        ),
        Dmarc::FailureOptionsExclude => (
            say::failure_options_exclude(),
            say::failure_options_exclude_why(),
            say::failure_options_exclude_fix(),
        ),
        Dmarc::FailureOptionTwice => {
            (say::failure_option_twice(), say::failure_option_twice_why(), say::failure_option_twice_fix())
        }
        Dmarc::NotMailto { uri } => {
            (say::not_mailto(uri.as_str()), say::not_mailto_why(), say::not_mailto_fix())
        }
        Dmarc::ExternalReports { domain, owner } => (
            say::external_reports(domain.as_str()),
            say::external_reports_why(owner.as_str()),
            say::external_reports_fix(domain.as_str()),
        ),
        Dmarc::ObsoleteKept { tags } => {
            (say::obsolete_kept(tags.as_str()), say::obsolete_kept_why(), say::obsolete_kept_fix())
        }
        Dmarc::ObsoleteLeftOut { tags } => {
            (say::obsolete_left_out(tags.as_str()), say::obsolete_left_out_why(), String::new())
        }
        Dmarc::Testing { policy, applied } => (
            say::Testing { applied: applied.as_str(), policy: policy.as_str() }.say(),
            say::testing_why(),
            say::testing_fix(),
        ),
        Dmarc::TakesEffect { policy } => {
            (say::takes_effect(policy.as_str()), say::takes_effect_why(), say::takes_effect_fix())
        }
        Dmarc::PublicSuffix => (say::public_suffix(), say::public_suffix_why(), say::public_suffix_fix()),
        Dmarc::StrictDkim => (say::strict_dkim(), say::strict_dkim_why(), say::strict_dkim_fix()),
        Dmarc::StrictSpf => (say::strict_spf(), say::strict_spf_why(), say::strict_spf_fix()),
        Dmarc::BeforeDkim { policy, is_planned } => (
            say::BeforeDkim { planned: if *is_planned { "yes" } else { "no" }, policy: policy.as_str() }
                .say(),
            say::before_dkim_why(),
            say::before_dkim_fix(),
        ),
        Dmarc::WeakerThanPublished { planned, published } => (
            say::weaker_than_published(),
            say::WeakerThanPublishedWhy { planned: planned.as_str(), published: published.as_str() }.say(),
            say::weaker_than_published_fix(published.as_str()),
        ),
    };
    Prose { what, why, fix }
}

const fn left_word(left: Left) -> &'static str {
    match left {
        Left::Reports => "reports",
        Left::Nothing => "nothing",
        Left::NoRecord => "no-record",
    }
}

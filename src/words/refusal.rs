//! The sentences of a refusal, from `refusal.ftl` and `refusal-note.ftl`.

use std::net::IpAddr;

use super::generated::{refusal as say, refusal_note as note};
use crate::{
    check::refusal::{Cause, Certainty, Kind, OWN_SERVER, Refusal, Step, Whose},
    mail::attempt::Phase,
};

/// What is wrong, why it matters, what to do. Texts of the program's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// A clause: `neither SPF nor DKIM passed`.
    pub what: String,
    /// Sentences.
    pub why: String,
    /// An imperative; none where there is nothing to do.
    pub fix: Option<String>,
}

/// What a cause means.
#[must_use]
pub fn prose(cause: Cause) -> Prose {
    let some = |what, why, fix| Prose { what, why, fix: Some(fix) };
    let none = |what, why| Prose { what, why, fix: None };
    match cause {
        Cause::Unauthenticated => {
            some(say::unauthenticated(), say::unauthenticated_why(), say::unauthenticated_fix())
        }
        Cause::SpfFail => some(say::spf_fail(), say::spf_fail_why(), say::spf_fail_fix()),
        Cause::SpfHardFail => some(say::spf_hard_fail(), say::spf_hard_fail_why(), say::spf_hard_fail_fix()),
        Cause::SpfSuspicious => {
            some(say::spf_suspicious(), say::spf_suspicious_why(), say::spf_suspicious_fix())
        }
        Cause::SpfError => some(say::spf_error(), say::spf_error_why(), say::spf_error_fix()),
        Cause::DkimAbsent => some(say::dkim_absent(), say::dkim_absent_why(), say::dkim_absent_fix()),
        Cause::DkimBadSignature => {
            some(say::dkim_bad_signature(), say::dkim_bad_signature_why(), say::dkim_bad_signature_fix())
        }
        Cause::DkimFail => some(say::dkim_fail(), say::dkim_fail_why(), say::dkim_fail_fix()),
        Cause::DkimBodyChanged => {
            some(say::dkim_body_changed(), say::dkim_body_changed_why(), say::dkim_body_changed_fix())
        }
        Cause::DkimNoKey => some(say::dkim_no_key(), say::dkim_no_key_why(), say::dkim_no_key_fix()),
        Cause::DmarcPolicy => some(say::dmarc_policy(), say::dmarc_policy_why(), say::dmarc_policy_fix()),
        Cause::DmarcPolicyOther => {
            some(say::dmarc_policy_other(), say::dmarc_policy_other_why(), say::dmarc_policy_other_fix())
        }
        Cause::DmarcAlignment => {
            some(say::dmarc_alignment(), say::dmarc_alignment_why(), say::dmarc_alignment_fix())
        }
        Cause::DmarcAbsent => some(say::dmarc_absent(), say::dmarc_absent_why(), say::dmarc_absent_fix()),
        Cause::DnsTemporary => some(say::dns_temporary(), say::dns_temporary_why(), say::dns_temporary_fix()),
        Cause::AuthLevel => some(say::auth_level(), say::auth_level_why(), say::auth_level_fix()),
        Cause::Ptr => some(say::ptr(), say::ptr_why(), say::ptr_fix()),
        Cause::TlsRequired => some(say::tls_required(), say::tls_required_why(), say::tls_required_fix()),
        Cause::Blocklist => some(say::blocklist(), say::blocklist_why(), say::blocklist_fix()),
        Cause::Reputation => some(say::reputation(), say::reputation_why(), say::reputation_fix()),
        Cause::Rate => some(say::rate(), say::rate_why(), say::rate_fix()),
        Cause::Content => some(say::content(), say::content_why(), say::content_fix()),
        Cause::ContentOrAuth => {
            some(say::content_or_auth(), say::content_or_auth_why(), say::content_or_auth_fix())
        }
        Cause::Unsaid => some(say::unsaid(), say::unsaid_why(), say::unsaid_fix()),
        Cause::Forwarding => some(say::forwarding(), say::forwarding_why(), say::forwarding_fix()),
        Cause::ForwardedByRecipient => some(
            say::forwarded_by_recipient(),
            say::forwarded_by_recipient_why(),
            say::forwarded_by_recipient_fix(),
        ),
        Cause::Backscatter => none(say::backscatter(), say::backscatter_why()),
        Cause::BackscatterOrForwarded => some(
            say::backscatter_or_forwarded(),
            say::backscatter_or_forwarded_why(),
            say::backscatter_or_forwarded_fix(),
        ),
        Cause::OwnRelay => some(say::own_relay(), say::own_relay_why(), say::own_relay_fix()),
        Cause::OwnAccountBlocked => {
            some(say::own_account_blocked(), say::own_account_blocked_why(), say::own_account_blocked_fix())
        }
        Cause::InboundRefused => none(say::inbound_refused(), say::inbound_refused_why()),
        Cause::RecipientSpoofRule => some(
            say::recipient_spoof_rule(),
            say::recipient_spoof_rule_why(),
            say::recipient_spoof_rule_fix(),
        ),
        Cause::MailboxFull => some(say::mailbox_full(), say::mailbox_full_why(), say::mailbox_full_fix()),
        Cause::NoSuchUser => some(say::no_such_user(), say::no_such_user_why(), say::no_such_user_fix()),
        Cause::RecipientDisabled => {
            some(say::recipient_disabled(), say::recipient_disabled_why(), say::recipient_disabled_fix())
        }
        Cause::Greylist => none(say::greylist(), say::greylist_why()),
        Cause::Relay => some(say::relay(), say::relay_why(), say::relay_fix()),
        Cause::SmtpLogin => some(say::smtp_login(), say::smtp_login_why(), say::smtp_login_fix()),
        Cause::SenderDomainDns => {
            some(say::sender_domain_dns(), say::sender_domain_dns_why(), say::sender_domain_dns_fix())
        }
        Cause::Unreachable => some(say::unreachable(), say::unreachable_why(), say::unreachable_fix()),
        Cause::CheckerDmarc => some(say::checker_dmarc(), say::checker_dmarc_why(), say::checker_dmarc_fix()),
        Cause::ReplyMissing => some(say::reply_missing(), say::reply_missing_why(), say::reply_missing_fix()),
        Cause::TooLong => some(say::too_long(), say::too_long_why(), say::too_long_fix()),
        Cause::NotText => none(say::not_text(), say::not_text_why()),
        Cause::PrivateKey => some(say::private_key(), say::private_key_why(), say::private_key_fix()),
        Cause::NoBounce => none(say::no_bounce(), say::no_bounce_why()),
        Cause::Nothing => none(say::nothing(), String::new()),
    }
}

/// What one refusal means: as its cause does, and more exactly where it names more.
#[must_use]
pub fn of(refusal: &Refusal) -> Prose {
    let prose = prose(refusal.cause);
    let is_address = matches!(refusal.cause, Cause::Unauthenticated | Cause::SpfFail | Cause::SpfHardFail);
    if !is_address {
        return prose;
    }
    match refusal.step {
        // Which of them failed is not said.
        Step::Check if refusal.cause == Cause::Unauthenticated => Prose {
            what: say::unauthenticated_vague(),
            why: say::unauthenticated_vague_why(),
            fix: Some(say::unauthenticated_vague_fix()),
        },
        Step::None => Prose { fix: None, ..prose },
        _ => Prose { fix: refusal.named.ip.map(|ip| add(refusal, ip)).or(prose.fix), ..prose },
    }
}

/// The address, as a term for the record.
fn add(refusal: &Refusal, ip: IpAddr) -> String {
    let term = match ip.to_canonical() {
        IpAddr::V4(ip) => format!("ip4:{ip}"),
        IpAddr::V6(ip) => format!("ip6:{ip}"),
    };
    let ip = ip.to_string();
    match (refusal.whose_address == Whose::Own, refusal.cause == Cause::Unauthenticated) {
        (true, false) => say::fix_add(term),
        (true, true) => say::fix_add_and_sign(term),
        (false, false) => say::FixAddIf { ip, term }.say(),
        (false, true) => say::FixAddIfAndSign { ip, term }.say(),
    }
}

/// The first line: who refused, and why.
#[must_use]
pub fn headline(refusal: &Refusal) -> String {
    let by = by(refusal);
    let what = of(refusal).what;
    match (refusal.kind, refusal.cause) {
        (
            _,
            Cause::Backscatter
            | Cause::InboundRefused
            | Cause::Forwarding
            | Cause::BackscatterOrForwarded
            | Cause::CheckerDmarc,
        ) => capital(&what),
        (Kind::Statement, _) => say::Stated { by, what }.say(),
        (Kind::Checker, _)
        | (
            _,
            Cause::OwnRelay
            | Cause::OwnAccountBlocked
            | Cause::Unreachable
            | Cause::ReplyMissing
            | Cause::TooLong,
        ) => capital(&what),
        _ if refusal.phase == Some(Phase::Greeting) => say::RefusedConnection { by, what }.say(),
        _ if refusal.is_temporary => say::Delayed { by, what }.say(),
        _ => say::Refused { by, what }.say(),
    }
}

/// Who refused, as a subject.
#[must_use]
pub fn by(refusal: &Refusal) -> String {
    match (refusal.by.as_deref(), refusal.kind) {
        (Some(OWN_SERVER), _) => say::own_server(),
        (Some(by), _) => by.to_owned(),
        (None, Kind::Statement) => say::verifier(),
        (None, _) => say::somebody(),
    }
}

/// The word for how sure an answer is.
#[must_use]
pub fn certainty(certainty: Certainty) -> String {
    match certainty {
        Certainty::Sure => say::sure(),
        Certainty::Likely => say::likely(),
        Certainty::Possible => say::possible(),
    }
}

/// What else there is to say about the wording and about who passed it on.
#[must_use]
pub fn notes(refusal: &Refusal) -> Vec<String> {
    let passed_on = refusal.passed_on.map(|server| note::PassedOn { by: by(refusal), server }.say());
    refusal.note.and_then(self::note).into_iter().chain(passed_on).collect()
}

/// One more thing to say about a wording; none if the id is not known.
#[must_use]
pub fn note(id: &str) -> Option<String> {
    Some(match id {
        "also-authentication" => note::also_authentication(),
        "attachment" => note::attachment(),
        "arc" => note::arc(),
        "cloudflare" => note::cloudflare(),
        "connector" => note::connector(),
        "dead-link" => note::dead_link(),
        "exchange-reading" => note::exchange_reading(),
        "forwarder-srs" => note::forwarder_srs(),
        "from-domain" => note::from_domain(),
        "generic-name" => note::generic_name(),
        "groups-advice" => note::groups_advice(),
        "helo" => note::helo(),
        "helo-spf" => note::helo_spf(),
        "level-dkim" => note::level_dkim(),
        "level-dmarc" => note::level_dmarc(),
        "level-spf" => note::level_spf(),
        "level-spf-dkim" => note::level_spf_dkim(),
        "last-line" => note::last_line(),
        "circle" => note::circle(),
        "no-address-problem" => note::no_address_problem(),
        "no-forwarding" => note::no_forwarding(),
        "no-record" => note::no_record(),
        "not-authentication-words" => note::not_authentication_words(),
        "null-mx" => note::null_mx(),
        "number-only" => note::number_only(),
        "other-service" => note::other_service(),
        "own-from" => note::own_from(),
        "recipient-domain" => note::recipient_domain(),
        "recipient-rule" => note::recipient_rule(),
        "short-mark" => note::short_mark(),
        "their-tls" => note::their_tls(),
        "temporary-trouble" => note::temporary_trouble(),
        "too-large" => note::too_large(),
        "which-not-said" => note::which_not_said(),
        _ => return None,
    })
}

/// With a capital at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

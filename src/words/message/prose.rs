//! The headline, why, and what to do.

use jiff::{Timestamp, fmt::strtime};

use super::{View, say};
use crate::{
    check::message::{Cause, DmarcResult},
    record::visible::visible,
};

/// The first line.
#[must_use]
pub fn headline(view: View<'_>) -> String {
    let judgement = view.judgement;
    if judgement.cause == Cause::Ok && judgement.dmarc.result == DmarcResult::Pass {
        return say::passes(view.domain());
    }
    if is_of_fields(view) {
        return say::from_fields();
    }
    if had_not_expired(view) {
        return say::sig_expired_since();
    }
    if judgement.cause == Cause::Unsigned && !judgement.signatures.is_empty() {
        return say::unsigned_by(view.domain());
    }
    if is_own_key(view) {
        return say::key_own();
    }
    plain_headline(judgement.cause)
}

/// What there is to say of a text that is no message: a headline, why, and what to do.
#[must_use]
pub fn no_message(cause: Cause) -> Vec<String> {
    let (why, fix) = match cause {
        Cause::CopyMsg => (say::copy_msg_why(), say::copy_msg_fix()),
        _ => (say::copy_no_message_why(), say::copy_no_message_fix()),
    };
    vec![plain_headline(cause), format!("  {why}"), say::fix(fix)]
}

fn is_of_fields(view: View<'_>) -> bool {
    use crate::check::message::Whom;
    view.judgement.cause == Cause::FromSeveral && matches!(view.examination.whom, Whom::Fields(_))
}

fn had_not_expired(view: View<'_>) -> bool {
    view.judgement.cause == Cause::SigExpired
        && view.signature().is_some_and(|one| one.had_expired == Some(false))
}

fn is_own_key(view: View<'_>) -> bool {
    view.judgement.cause == Cause::KeyOther
        && view.signature().is_some_and(|one| one.is_signed_by_own_key == Some(true))
}

fn plain_headline(cause: Cause) -> String {
    match cause {
        Cause::Ok => say::ok(),
        Cause::BodyAppended => say::body_appended(),
        Cause::BodyChanged => say::body_changed(),
        Cause::BodyDotStuffing => say::body_dot_stuffing(),
        Cause::BodyInserted => say::body_inserted(),
        Cause::BodyLineSplit => say::body_line_split(),
        Cause::BodyRecoded => say::body_recoded(),
        Cause::BodyRewrapped => say::body_rewrapped(),
        Cause::BodyTrailingSpace => say::body_trailing_space(),
        Cause::BodyTruncated => say::body_truncated(),
        Cause::CopyCharset => say::copy_charset(),
        Cause::CopyDecodedSubject => say::copy_decoded_subject(),
        Cause::CopyFoldingLost => say::copy_folding_lost(),
        Cause::CopyForwarded => say::copy_forwarded(),
        Cause::CopyFromEscaped => say::copy_from_escaped(),
        Cause::CopyHeadersOnly => say::copy_headers_only(),
        Cause::CopyHtmlEscaped => say::copy_html_escaped(),
        Cause::CopyIndented => say::copy_indented(),
        Cause::CopyLineEnds => say::copy_line_ends(),
        Cause::CopyLinkRewritten => say::copy_link_rewritten(),
        Cause::CopyMsg => say::copy_msg(),
        Cause::CopyNbsp => say::copy_nbsp(),
        Cause::CopyNoMessage => say::copy_no_message(),
        Cause::CopyStorage => say::copy_storage(),
        Cause::CopyTabs => say::copy_tabs(),
        Cause::CopyWebPage => say::copy_web_page(),
        Cause::Forged => say::forged(),
        Cause::Forwarded => say::forwarded(),
        Cause::FromNone => say::from_none(),
        Cause::FromSeveral => say::from_several(),
        Cause::HeaderAdded => say::header_added(),
        Cause::HeaderChanged => say::header_changed(),
        Cause::HeaderFromRewritten => say::header_from_rewritten(),
        Cause::HeaderRefolded => say::header_refolded(),
        Cause::HeaderRemoved => say::header_removed(),
        Cause::HeaderRequoted => say::header_requoted(),
        Cause::HeaderSubjectTag => say::header_subject_tag(),
        Cause::KeyDamaged => say::key_damaged(),
        Cause::KeyHash => say::key_hash(),
        Cause::KeyMissing => say::key_missing(),
        Cause::KeyOther => say::key_other(),
        Cause::KeyRevoked => say::key_revoked(),
        Cause::KeySelector => say::key_selector(),
        Cause::KeyShort => say::key_short(),
        Cause::KeyStrict => say::key_strict(),
        Cause::KeyTempError => say::key_temperror(),
        Cause::KeyTwo => say::key_two(),
        Cause::KeyType => say::key_type(),
        Cause::NotThisDomain => say::not_this_domain(),
        Cause::ReceiverGateway => say::receiver_gateway(),
        Cause::ReceiverNoEd25519 => say::receiver_no_ed25519(),
        Cause::SigDamaged => say::sig_damaged(),
        Cause::SigExpired => say::sig_expired(),
        Cause::SigFromUnsigned => say::sig_from_unsigned(),
        Cause::SigIOutside => say::sig_i_outside(),
        Cause::SigKeyOrHeader => say::sig_key_or_header(),
        Cause::SigLengthTag => say::sig_length_tag(),
        Cause::SigSha1 => say::sig_sha1(),
        Cause::SigSyntax => say::sig_syntax(),
        Cause::SignerCanon => say::signer_canon(),
        Cause::SignerEmptyBody => say::signer_empty_body(),
        Cause::SignerLf => say::signer_lf(),
        Cause::SpfMissingAddress => say::spf_missing_address(),
        Cause::NotAsked => say::not_asked(),
        Cause::Unaligned => say::unaligned(),
        Cause::UnalignedStrict => say::unaligned_strict(),
        Cause::Unsigned => say::unsigned(),
    }
}

/// What it means.
#[must_use]
pub fn why(view: View<'_>) -> String {
    let judgement = view.judgement;
    let signature = view.signature();
    let until = || {
        signature.and_then(|one| one.read.signature.as_ref().ok()?.expires).map_or_else(say::not_told, time)
    };
    let key_name = || {
        let name = signature.and_then(|one| one.read.signature.as_ref().ok()?.key_name());
        name.map_or_else(say::not_told, |name| name.to_string())
    };
    let selector = || {
        signature
            .and_then(|one| one.read.selector.clone())
            .map_or_else(say::not_told, |text| visible(&text).into_owned())
    };
    if is_of_fields(view) {
        return say::from_fields_why();
    }
    if had_not_expired(view) {
        return say::sig_expired_since_why(until());
    }
    if is_own_key(view) {
        return say::key_own_why(selector());
    }
    match judgement.cause {
        Cause::Ok => String::new(),
        Cause::BodyAppended => say::body_appended_why(),
        Cause::BodyChanged => say::body_changed_why(),
        Cause::BodyDotStuffing => say::body_dot_stuffing_why(),
        Cause::BodyInserted => say::body_inserted_why(),
        Cause::BodyLineSplit => say::body_line_split_why(),
        Cause::BodyRecoded => say::body_recoded_why(),
        Cause::BodyRewrapped => say::body_rewrapped_why(),
        Cause::BodyTrailingSpace => say::body_trailing_space_why(),
        Cause::BodyTruncated => say::body_truncated_why(),
        Cause::CopyCharset => say::copy_charset_why(),
        Cause::CopyDecodedSubject => say::copy_decoded_subject_why(),
        Cause::CopyFoldingLost => say::copy_folding_lost_why(),
        Cause::CopyForwarded => say::copy_forwarded_why(),
        Cause::CopyFromEscaped => say::copy_from_escaped_why(),
        Cause::CopyHeadersOnly => say::copy_headers_only_why(),
        Cause::CopyHtmlEscaped => say::copy_html_escaped_why(),
        Cause::CopyIndented => say::copy_indented_why(),
        Cause::CopyLineEnds => say::copy_line_ends_why(),
        Cause::CopyLinkRewritten => say::copy_link_rewritten_why(),
        Cause::CopyMsg => say::copy_msg_why(),
        Cause::CopyNbsp => say::copy_nbsp_why(),
        Cause::CopyNoMessage => say::copy_no_message_why(),
        Cause::CopyStorage => say::copy_storage_why(),
        Cause::CopyTabs => say::copy_tabs_why(),
        Cause::CopyWebPage => say::copy_web_page_why(),
        Cause::Forged => say::forged_why(),
        Cause::Forwarded => say::forwarded_why(),
        Cause::FromNone => say::from_none_why(),
        Cause::FromSeveral => say::from_several_why(),
        Cause::HeaderAdded => say::header_added_why(),
        Cause::HeaderChanged => say::header_changed_why(),
        Cause::HeaderFromRewritten => say::header_from_rewritten_why(),
        Cause::HeaderRefolded => say::header_refolded_why(),
        Cause::HeaderRemoved => say::header_removed_why(),
        Cause::HeaderRequoted => say::header_requoted_why(),
        Cause::HeaderSubjectTag => say::header_subject_tag_why(),
        Cause::KeyDamaged => say::key_damaged_why(),
        Cause::KeyHash => say::key_hash_why(),
        Cause::KeyMissing => say::key_missing_why(key_name()),
        Cause::KeyOther => say::key_other_why(),
        Cause::KeyRevoked => say::key_revoked_why(),
        Cause::KeySelector => say::KeySelectorWhy { named: selector(), right: right_selector(view) }.say(),
        Cause::KeyShort => say::key_short_why(),
        Cause::KeyStrict => say::key_strict_why(),
        Cause::KeyTempError => say::key_temperror_why(),
        Cause::KeyTwo => say::key_two_why(),
        Cause::KeyType => say::key_type_why(),
        Cause::NotThisDomain => say::not_this_domain_why(view.domain()),
        Cause::ReceiverGateway => say::receiver_gateway_why(),
        Cause::ReceiverNoEd25519 => say::receiver_no_ed25519_why(),
        Cause::SigDamaged => say::sig_damaged_why(),
        Cause::SigExpired => say::sig_expired_why(until()),
        Cause::SigFromUnsigned => say::sig_from_unsigned_why(),
        Cause::SigIOutside => say::sig_i_outside_why(),
        Cause::SigKeyOrHeader => say::sig_key_or_header_why(),
        Cause::SigLengthTag => say::sig_length_tag_why(),
        Cause::SigSha1 => say::sig_sha1_why(),
        Cause::SigSyntax => say::sig_syntax_why(),
        Cause::SignerCanon => say::signer_canon_why(),
        Cause::SignerEmptyBody => say::signer_empty_body_why(),
        Cause::SignerLf => say::signer_lf_why(),
        Cause::SpfMissingAddress => say::spf_missing_address_why(ip(view)),
        Cause::NotAsked => say::not_asked_why(),
        Cause::Unaligned => say::UnalignedWhy { domain: view.domain(), others: others(view) }.say(),
        Cause::UnalignedStrict => say::unaligned_strict_why(),
        Cause::Unsigned => say::unsigned_why(),
    }
}

/// What to do; none where nothing of the reader's is at fault.
#[must_use]
pub fn fix(view: View<'_>) -> Option<String> {
    if had_not_expired(view) {
        return None;
    }
    if is_own_key(view) {
        return Some(say::key_own_fix());
    }
    Some(match view.judgement.cause {
        Cause::BodyChanged => say::body_changed_fix(),
        Cause::BodyDotStuffing => say::body_dot_stuffing_fix(),
        Cause::BodyLineSplit => say::body_line_split_fix(),
        Cause::BodyRecoded => say::body_recoded_fix(),
        Cause::BodyRewrapped => say::body_rewrapped_fix(),
        Cause::BodyTrailingSpace => say::body_trailing_space_fix(),
        Cause::CopyForwarded => say::copy_forwarded_fix(),
        Cause::CopyMsg => say::copy_msg_fix(),
        Cause::CopyNoMessage => say::copy_no_message_fix(),
        Cause::HeaderChanged => say::header_changed_fix(),
        Cause::HeaderRefolded => say::header_refolded_fix(),
        Cause::HeaderRequoted => say::header_requoted_fix(),
        Cause::KeyDamaged => say::key_damaged_fix(),
        Cause::KeyHash => say::key_hash_fix(),
        Cause::KeyMissing => say::key_missing_fix(),
        Cause::KeyOther => say::key_other_fix(),
        Cause::KeyRevoked => say::key_revoked_fix(),
        Cause::KeySelector => say::key_selector_fix(right_selector(view)),
        Cause::KeyShort => say::key_short_fix(),
        Cause::KeyStrict => say::key_strict_fix(),
        Cause::KeyTempError => say::key_temperror_fix(),
        Cause::KeyTwo => say::key_two_fix(),
        Cause::KeyType => say::key_type_fix(),
        Cause::NotAsked => say::not_asked_fix(),
        Cause::ReceiverNoEd25519 => say::receiver_no_ed25519_fix(),
        Cause::SigExpired => say::sig_expired_fix(),
        Cause::SigFromUnsigned => say::sig_from_unsigned_fix(),
        Cause::SigIOutside => say::sig_i_outside_fix(),
        Cause::SigKeyOrHeader => say::sig_key_or_header_fix(),
        Cause::SigLengthTag => say::sig_length_tag_fix(),
        Cause::SigSha1 => say::sig_sha1_fix(),
        Cause::SigSyntax => say::sig_syntax_fix(),
        Cause::SignerCanon => say::signer_canon_fix(),
        Cause::SignerEmptyBody => say::signer_empty_body_fix(),
        Cause::SignerLf => say::signer_lf_fix(),
        Cause::SpfMissingAddress => say::spf_missing_address_fix(ip(view)),
        Cause::Unaligned => say::unaligned_fix(view.domain()),
        Cause::UnalignedStrict => say::unaligned_strict_fix(view.domain()),
        Cause::Unsigned => say::unsigned_fix(),
        _ => return None,
    })
}

fn right_selector(view: View<'_>) -> String {
    let right = view.signature().and_then(|one| one.opened_by.as_ref());
    right.map_or_else(say::not_told, ToString::to_string)
}

fn ip(view: View<'_>) -> String {
    view.judgement.spf.envelope.ip.map_or_else(say::not_told, |ip| ip.to_string())
}

/// The domains for which something passes.
fn others(view: View<'_>) -> String {
    let signers = view
        .judgement
        .signatures
        .iter()
        .filter(|one| one.passes())
        .filter_map(crate::check::message::Judged::domain);
    let mut all: Vec<String> = signers.map(|name| name.to_string()).collect();
    if all.is_empty() {
        all.extend(view.judgement.spf.domain.as_deref().map(|domain| visible(domain).into_owned()));
    }
    all.dedup();
    all.truncate(3);
    all.join(", ")
}

fn time(seconds: i64) -> String {
    let at = Timestamp::from_second(seconds).unwrap_or_default();
    strtime::format("%Y-%m-%d %H:%M UTC", &at.to_zoned(jiff::tz::TimeZone::UTC)).unwrap_or_default()
}

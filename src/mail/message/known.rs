//! Names of header fields that tell a header from text.
//!
//! References: RFC 4021 and the IANA registry of message headers; the rest are common in practice.

/// Fields that only a header has: trace and signatures.
const TRACE: [&str; 14] = [
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "authentication-results",
    "arc-seal",
    "arc-message-signature",
    "arc-authentication-results",
    "received-spf",
    "x-received",
    "message-id",
    "mime-version",
    "content-type",
    "envelope-to",
];

/// Others that are common.
const OTHERS: [&str; 64] = [
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "sender",
    "reply-to",
    "in-reply-to",
    "references",
    "content-transfer-encoding",
    "content-disposition",
    "content-language",
    "content-id",
    "content-description",
    "content-length",
    "lines",
    "status",
    "user-agent",
    "organization",
    "importance",
    "priority",
    "precedence",
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "list-help",
    "list-post",
    "list-subscribe",
    "list-archive",
    "list-owner",
    "errors-to",
    "auto-submitted",
    "autocrypt",
    "feedback-id",
    "thread-topic",
    "thread-index",
    "accept-language",
    "domainkey-signature",
    "resent-from",
    "resent-to",
    "resent-date",
    "resent-message-id",
    "resent-sender",
    "delivery-date",
    "dispositon-notification-to",
    "disposition-notification-to",
    "return-receipt-to",
    "mail-followup-to",
    "mailing-list",
    "cfbl-address",
    "cfbl-feedback-id",
    "ironport-sdr",
    "ironport-data",
    "ironport-phdr",
    "ironport-hdrordr",
    "authentication-results-original",
    "original-recipient",
    "received-date",
    "bounces-to",
    "keywords",
    "comments",
    "expires",
    "tls-required",
];

/// Whether only a header has such a field.
pub(super) fn is_trace(name: &str) -> bool {
    TRACE.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a field is known, or has a name of the kind that is made up (`X-`).
pub(super) fn is_known(name: &str) -> bool {
    is_trace(name)
        || OTHERS.iter().any(|known| name.eq_ignore_ascii_case(known))
        || name.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("x-"))
}

/// The name of a field at the beginning of a line, if the line can be one: no blank before the colon, letters,
/// digits and hyphens, two at least.
pub(super) fn name(line: &[u8]) -> Option<&str> {
    let colon = memchr::memchr(b':', line)?;
    let name = str::from_utf8(line.get(..colon)?).ok()?;
    let is_name = name.len() >= 2
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    is_name.then_some(name)
}

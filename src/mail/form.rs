//! What kind of text somebody has pasted or named.
//!
//! A bounce, a log, a bare reply and a message need different readers, and nobody should have to say which it
//! is. A mail begins with fields; a log has lines that begin with a time; a reply has a number; whatever has
//! none of these is no mail text.
//!
//! References: RFC 5322 §2.2, RFC 3464, RFC 6522 §3.

use super::{
    log,
    mime::{self, Mail},
    text::{head, plain},
};
use crate::mail::bounce;

/// Lines that are looked at to tell a log.
const PROBE: usize = 400;

/// The kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A reply alone, or the text of a bounce.
    Reply,
    /// A bounce with fields for programs.
    Dsn,
    /// A bounce without them, or with Exchange's text around them.
    Ndr,
    /// Lines of a mail server's log.
    Log,
    /// A message with its body.
    Message,
    /// The header of a message.
    Headers,
    /// A record that belongs into DNS.
    Record,
    /// Nothing of that.
    None,
}

impl Form {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Dsn => "dsn",
            Self::Ndr => "ndr",
            Self::Log => "log",
            Self::Message => "message",
            Self::Headers => "headers",
            Self::Record | Self::None => "none",
        }
    }
}

/// What `text` is. `octets` is the same as it was stored.
#[must_use]
pub fn form(octets: &[u8], text: &str) -> Form {
    if text.trim().is_empty() {
        return Form::None;
    }
    if is_record(text) {
        return Form::Record;
    }
    if log::is_log(text, PROBE) {
        return Form::Log;
    }
    if begins_as_mail(text) {
        let mail = mime::read(octets);
        return of_mail(&mail);
    }
    let bounce = bounce::of_text(text);
    if bounce.attempts.is_empty() { Form::None } else { Form::Reply }
}

/// Whether the text begins with fields that only mails have.
#[must_use]
pub fn begins_as_mail(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start_matches(['\r', '\n']);
    let mut lines = text.lines();
    let mut fields = 0;
    let mut known = 0;
    for line in lines.by_ref().take(200) {
        if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            if fields == 0 {
                return false;
            }
            continue;
        }
        if fields == 0 && (line.starts_with("From ") || line.starts_with(">From ")) {
            continue;
        }
        let Some((name, _)) = mime::named(line).filter(|(name, _)| name.len() < 60) else { break };
        fields += 1;
        known += usize::from(is_mail_field(name));
    }
    known >= 2
        || (known == 1
            && fields <= 3
            && text.lines().next().and_then(mime::named).is_some_and(|(name, _)| is_telling(name)))
}

/// Fields that a mail has and other texts have not.
fn is_mail_field(name: &str) -> bool {
    const KNOWN: [&str; 22] = [
        "return-path",
        "received",
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "dkim-signature",
        "authentication-results",
        "received-spf",
        "delivered-to",
        "reply-to",
        "arc-seal",
        "arc-message-signature",
        "arc-authentication-results",
        "x-received",
        "auto-submitted",
        "x-failed-recipients",
    ];
    KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Fields that tell enough alone.
fn is_telling(name: &str) -> bool {
    ["authentication-results", "received-spf", "dkim-signature", "arc-authentication-results"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

fn is_record(text: &str) -> bool {
    let start = head(text, 2048).trim_start_matches([' ', '"', '\'', '\n', '\r', '\t']).to_ascii_lowercase();
    ["v=spf1", "v=dkim1", "v=dmarc1"].iter().any(|version| start.starts_with(version))
}

/// What a mail is.
#[must_use]
pub fn of_mail(mail: &Mail) -> Form {
    let has_status = mail.parts.iter().any(|part| part.kind.contains("delivery-status"));
    let is_exchange = mail.field("x-ms-exchange-message-is-ndr").is_some();
    match mail.report.as_deref() {
        Some("delivery-status") if !is_exchange => return Form::Dsn,
        Some("delivery-status") => return Form::Ndr,
        // A complaint, a read receipt or a report of policy is none, though a server has written it.
        Some(_) => return Form::Message,
        None => {}
    }
    if is_exchange || mail.field("x-failed-recipients").is_some() {
        return Form::Ndr;
    }
    if has_status {
        return Form::Dsn;
    }
    if is_from_server(mail) {
        return Form::Ndr;
    }
    let has_body = mail.parts.iter().any(|part| !part.octets.trim_ascii().is_empty()) || mail.is_too_deep;
    if has_body { Form::Message } else { Form::Headers }
}

/// Whether a server has written it, as bounces are written.
fn is_from_server(mail: &Mail) -> bool {
    let from = mail.field("from").unwrap_or_default().to_ascii_lowercase();
    let is_daemon = ["mailer-daemon", "postmaster", "mail delivery", "maildelivery"]
        .iter()
        .any(|name| from.contains(name));
    let is_null = mail.field("return-path").is_some_and(|path| path.trim() == "<>");
    let is_automatic =
        mail.field("auto-submitted").is_some_and(|value| !value.trim().eq_ignore_ascii_case("no"));
    if is_daemon {
        return true;
    }
    (is_null || is_automatic) && !bounce::of_text(&plain(&mail.text()).text).attempts.is_empty()
}

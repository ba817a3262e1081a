//! What came back of the message: who wrote it, which servers it passed, whether it was signed.

use std::net::IpAddr;

use crate::mail::mime::{Field, field, fields, named};

/// Fields of a returned header that are looked at.
const HOPS: usize = 50;

/// A message that came back, as far as its header tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// The domain in `From:`.
    pub from: Option<String>,
    /// The domain of the bounce address.
    pub bounce_address: Option<String>,
    /// The host part of the message's id.
    pub message_id: Option<String>,
    /// The servers it passed, the last one first.
    pub hops: Vec<Hop>,
    /// Domain and selector of each signature.
    pub signatures: Vec<(String, String)>,
    /// Whether there is a header to go by.
    pub has_header: bool,
}

/// RFC 5321 §4.4: one `Received:` field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hop {
    /// The name the sender gave.
    pub from: Option<String>,
    /// The addresses that are written in it.
    pub addresses: Vec<IpAddr>,
    /// The server that wrote it.
    pub by: Option<String>,
    /// Whether the sender had logged in (RFC 3848: `ESMTPA`, `ESMTPSA`).
    pub logged_in: bool,
}

impl Returned {
    /// Reads the header of a message.
    #[must_use]
    pub fn read(octets: &[u8]) -> Self {
        Self::of(&fields(octets).0)
    }

    fn of(fields: &[Field]) -> Self {
        let domain = |name: &str| {
            field(fields, name)
                .and_then(super::status::address)
                .and_then(|address| super::status::host_of(&address))
                .map(|host| host.to_ascii_lowercase())
        };
        let all = |name: &'static str| {
            fields.iter().filter(move |field| field.name.eq_ignore_ascii_case(name)).take(HOPS)
        };
        Self {
            from: domain("from"),
            bounce_address: domain("return-path"),
            message_id: domain("message-id"),
            hops: all("received").map(|field| hop(&field.value)).collect(),
            signatures: all("dkim-signature").filter_map(|field| signature(&field.value)).collect(),
            has_header: fields.iter().any(|field| {
                ["received", "from", "message-id"].iter().any(|name| field.name.eq_ignore_ascii_case(name))
            }),
        }
    }
}

fn hop(value: &str) -> Hop {
    let before = value.rsplit_once(';').map_or(value, |(before, _)| before);
    let words: Vec<&str> = before.split_whitespace().collect();
    let behind = |key: &str| {
        let at = words.iter().position(|word| word.eq_ignore_ascii_case(key))?;
        Some(words.get(at + 1)?.trim_matches(['(', ')', '[', ']', ';']).to_owned())
    };
    let is_part = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':');
    // The addresses of the writer stand behind `by`, and are not the sender's.
    let from_end = words.iter().position(|word| word.eq_ignore_ascii_case("by")).unwrap_or(words.len());
    let from_text =
        words.get(..from_end).unwrap_or_default().join(" ").to_ascii_lowercase().replace("ipv6:", "");
    let with = behind("with").unwrap_or_default().to_ascii_uppercase();
    Hop {
        from: behind("from"),
        addresses: from_text.split(|c| !is_part(c)).filter_map(|word| word.parse().ok()).collect(),
        by: behind("by"),
        logged_in: matches!(
            with.as_str(),
            "ESMTPA" | "ESMTPSA" | "UTF8SMTPA" | "UTF8SMTPSA" | "HTTP" | "HTTPS" | "MAPI"
        ),
    }
}

fn signature(value: &str) -> Option<(String, String)> {
    let tag = |name: &str| {
        let mut tags = value.split(';').filter_map(|tag| tag.split_once('='));
        tags.find(|(key, _)| key.trim() == name)
            .map(|(_, value)| value.split_whitespace().collect::<String>().to_ascii_lowercase())
    };
    Some((tag("d")?, tag("s")?))
}

/// The text in front of a returned message, and the message: it begins where several fields of a header follow
/// each other.
pub(super) fn split(text: &str) -> (&str, Option<Returned>) {
    let mut at = 0;
    let mut start = None;
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let is_folded = line.starts_with([' ', '\t']) && !line.trim().is_empty();
        let is_field = !is_folded && named(line.trim_start()).is_some_and(|(name, _)| is_returned(name));
        if is_field {
            start = start.or(Some(at));
            count += 1;
        } else if !(is_folded && start.is_some()) {
            if count >= 3 {
                break;
            }
            // A name that is not known is no end: headers are full of them.
            let is_other =
                named(line).is_some_and(|(name, value)| value.starts_with(' ') && !name.contains(' '));
            if !(is_other && start.is_some()) {
                (start, count) = (None, 0);
            }
        }
        at += line.len();
    }
    match start {
        Some(start) if count >= 3 => {
            let header = text.get(start..).unwrap_or_default();
            (text.get(..start).unwrap_or_default(), Some(Returned::read(header.as_bytes())))
        }
        _ => (text, None),
    }
}

fn is_returned(name: &str) -> bool {
    [
        "return-path",
        "received",
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "dkim-signature",
        "mime-version",
        "content-type",
    ]
    .iter()
    .any(|known| name.eq_ignore_ascii_case(known))
}

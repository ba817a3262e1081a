//! A message inside a message.
//!
//! Whoever forwards a mail as an attachment sends its octets unchanged, headers and all, so that it can be
//! examined as if it had been saved. Forwarded inline, nothing of that is left.
//!
//! References: RFC 2046 §5.2.1 (`message/rfc822`).

use base64ct::Encoding as _;

use super::{Encoding, Message, parts};

/// The first message attached to `message`.
pub(super) fn attached(message: &Message) -> Option<Message> {
    let header = message.octets.get(..message.header_octets())?;
    let body = message.body()?;
    let part = parts(header, body).into_iter().find(|part| part.kind == "message/rfc822")?;
    let content = body.get(part.content)?;
    // RFC 2046 §5.2.1 allows no encoding here; some write one all the same.
    let octets = match part.encoding {
        Encoding::Base64 => {
            let bare: Vec<u8> =
                content.iter().copied().filter(|octet| !octet.is_ascii_whitespace()).collect();
            base64ct::Base64::decode_vec(str::from_utf8(&bare).ok()?).ok()?
        }
        // The line end before the boundary belongs to the boundary (RFC 2046 §5.1.1), unless there is none.
        Encoding::Plain | Encoding::QuotedPrintable => [content, b"\r\n"].concat(),
    };
    Message::read(&octets).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attached_message_is_found_with_its_octets() {
        let inner = "From: a@b.example\r\nSubject: in\r\n\r\nHi\r\n";
        for (encoding, content) in
            [("7bit", inner.to_owned()), ("base64", base64ct::Base64::encode_string(inner.as_bytes()))]
        {
            let outer = format!(
                "From: c@d.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSee\r\n--x\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{content}\r\n--x--\r\n"
            );
            let found = Message::read(outer.as_bytes()).expect("a message").attached().expect("one attached");
            assert_eq!(found.named("Subject").map(|field| field.text()).collect::<Vec<_>>(), ["in"]);
            assert!(found.body().expect("a body").starts_with(b"Hi\r\n"));
        }
    }
}

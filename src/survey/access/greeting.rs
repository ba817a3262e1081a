//! The first line of a port, and what it looks like.
//!
//! A mail server speaks first: `220 mail.example.com ESMTP`, `* OK ready`, `+OK ready`. Whatever else comes tells
//! which other program listens there.
//!
//! References: RFC 5321 §4.2 (SMTP), RFC 9051 §7.1 (IMAP), RFC 1939 §4 (POP3), RFC 4253 §4.2 (SSH).

use super::Protocol;

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Greeting {
    /// The service is there.
    Ready {
        /// What follows the mark, as sent: not safe to show.
        text: String,
    },
    /// IMAP: somebody is logged in already, so that encryption can no longer begin (`* PREAUTH`).
    LoggedIn,
    /// The service does not want to speak now: `421`, `554`, `* BYE`, `-ERR`.
    Busy {
        /// The whole line, as sent: not safe to show.
        text: String,
    },
    /// Something else.
    Other(Looks),
}

/// What a port that speaks no mail looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Another mail protocol.
    Mail(Protocol),
    /// A web server.
    Http,
    /// Remote login.
    Ssh,
    /// Encryption at once, where it should begin on request.
    Tls,
    /// File transfer.
    Ftp,
    /// A firewall that hides what the mail server says (`220 ****`).
    Masked,
    /// Nothing that is known: how it begins, as sent: not safe to show.
    Unknown(String),
}

/// How much of a line that means nothing is kept.
const KEPT: usize = 60;

impl Greeting {
    /// Reads the first line that came at a port where `protocol` is expected. Never fails: what means nothing is
    /// [`Looks::Unknown`].
    #[must_use]
    pub fn read(protocol: Protocol, line: &[u8]) -> Self {
        let text = String::from_utf8_lossy(line).trim_end().to_owned();
        let rest = |mark: &str| {
            let head = text.get(..mark.len()).filter(|head| head.eq_ignore_ascii_case(mark))?;
            let rest = text.get(head.len()..)?;
            (rest.is_empty() || rest.starts_with([' ', '-']))
                .then(|| rest.trim_start_matches([' ', '-']).to_owned())
        };
        let busy = || Self::Busy { text: text.clone() };
        match protocol {
            Protocol::Imap => {
                if let Some(text) = rest("* OK") {
                    return Self::Ready { text };
                }
                if rest("* PREAUTH").is_some() {
                    return Self::LoggedIn;
                }
                if rest("* BYE").is_some() {
                    return busy();
                }
            }
            Protocol::Pop3 => {
                if let Some(text) = rest("+OK") {
                    return Self::Ready { text };
                }
                if rest("-ERR").is_some() {
                    return busy();
                }
            }
            Protocol::Smtp => {
                if let Some(text) = rest("220") {
                    if is_masked(&text) {
                        return Self::Other(Looks::Masked);
                    }
                    let lower = text.to_ascii_lowercase();
                    let is_ftp = lower.contains("ftp") && !lower.contains("smtp");
                    return if is_ftp { Self::Other(Looks::Ftp) } else { Self::Ready { text } };
                }
                if ["421", "450", "451", "500", "521", "550", "554"].iter().any(|code| rest(code).is_some()) {
                    return busy();
                }
            }
        }
        Self::Other(Looks::of(line))
    }
}

/// Postfix's users know it from firewalls that inspect SMTP: letters are replaced by asterisks.
fn is_masked(text: &str) -> bool {
    let stars = text.bytes().filter(|octet| *octet == b'*').count();
    stars >= 4 && stars * 2 > text.len()
}

impl Looks {
    /// What octets look like that are no greeting.
    #[must_use]
    pub fn of(line: &[u8]) -> Self {
        // RFC 8446 §5.1: content type 20 to 23, then the major version 3.
        if matches!(line, [20..=23, 3, ..]) {
            return Self::Tls;
        }
        let text = String::from_utf8_lossy(line);
        let lower = text.trim_start().to_ascii_lowercase();
        let begins = |marks: &[&str]| marks.iter().any(|mark| lower.starts_with(mark));
        if begins(&["ssh-"]) {
            Self::Ssh
        } else if begins(&["http/", "<!doctype", "<html", "<head", "<?xml"]) {
            Self::Http
        } else if begins(&["* ok", "* bye", "* preauth"]) {
            Self::Mail(Protocol::Imap)
        } else if begins(&["+ok", "-err"]) {
            Self::Mail(Protocol::Pop3)
        } else if begins(&["220 ", "220-", "554 ", "421 "]) {
            if lower.contains("ftp") && !lower.contains("smtp") {
                Self::Ftp
            } else {
                Self::Mail(Protocol::Smtp)
            }
        } else {
            Self::Unknown(text.trim().chars().take(KEPT).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ready(text: &str) -> Greeting {
        Greeting::Ready { text: text.to_owned() }
    }

    #[test]
    fn greetings_are_read_and_what_is_none_is_named() {
        use Protocol::{Imap, Pop3, Smtp};
        let other = Greeting::Other;
        for (protocol, line, expected) in [
            (Imap, &b"* OK [CAPABILITY IMAP4rev1] ready\r\n"[..], ready("[CAPABILITY IMAP4rev1] ready")),
            (Imap, b"* ok", ready("")),
            (Imap, b"* PREAUTH hello", Greeting::LoggedIn),
            (Imap, b"* BYE too many", Greeting::Busy { text: "* BYE too many".to_owned() }),
            (Imap, b"+OK ready", other(Looks::Mail(Pop3))), // the ports are exchanged
            (Imap, b"* OKAY", other(Looks::Mail(Imap))),    // no such mark, and yet it is IMAP
            (Pop3, b"+OK <1.2@host>", ready("<1.2@host>")),
            (Pop3, b"-ERR busy", Greeting::Busy { text: "-ERR busy".to_owned() }),
            (Smtp, b"220 mail.example.com ESMTP", ready("mail.example.com ESMTP")),
            (Smtp, b"220-mail.example.com", ready("mail.example.com")), // more lines follow
            (Smtp, b"220 ****************", other(Looks::Masked)),
            (Smtp, b"220 (vsFTPd 3.0.5)", other(Looks::Ftp)),
            (Smtp, b"554 no", Greeting::Busy { text: "554 no".to_owned() }),
            (Smtp, b"SSH-2.0-OpenSSH_9.2", other(Looks::Ssh)),
            (Smtp, b"HTTP/1.1 400 Bad Request", other(Looks::Http)),
            (Smtp, b"\x15\x03\x01\x00\x02\x02\x46", other(Looks::Tls)),
            (Pop3, b"\x1b]0;x\x07", other(Looks::Unknown("\x1b]0;x\x07".to_owned()))),
            (Smtp, b"", other(Looks::Unknown(String::new()))),
        ] {
            assert_eq!(Greeting::read(protocol, line), expected, "{}", String::from_utf8_lossy(line));
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_read(octets in prop::collection::vec(any::<u8>(), 0..200)) {
            for protocol in [Protocol::Imap, Protocol::Pop3, Protocol::Smtp] {
                if let Greeting::Other(Looks::Unknown(kept)) = Greeting::read(protocol, &octets) {
                    prop_assert!(kept.chars().count() <= KEPT);
                }
            }
        }
    }
}

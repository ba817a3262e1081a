//! Whose mail came back, where nobody has said which domain is theirs.
//!
//! A bounce goes to whoever sent the mail, so its text shows a domain of the reader's: the author of the message
//! that came back, the bounce address, or the domain that the receiver refuses. It is a guess: nothing is judged
//! by it, but the records of this domain can be looked at.

use crate::{
    check::refusal::{Refusal, catalogue::catalogue},
    mail::bounce::Bounce,
    record::name::DomainName,
};

/// The first that fits of: who wrote the message that came back, its bounce address, the address that the bounce was
/// sent to, the domain that is refused. None is the receiver's, or one where people only have a mailbox.
pub(super) fn own_domain(bounce: &Bounce, refusals: &[Refusal]) -> Option<DomainName> {
    let returned = bounce.returned.as_ref();
    let to = bounce.to.as_deref().and_then(|address| address.rsplit_once('@'));
    let (local, to) = to.unzip();
    // A forwarding server is the bounce address of other people's mail (SRS), and the reader runs that server.
    let is_rewritten = local.is_some_and(|local| {
        let start = local.get(..4).unwrap_or_default();
        start.eq_ignore_ascii_case("SRS0") || start.eq_ignore_ascii_case("SRS1")
    });
    let from = returned.and_then(|returned| returned.from.as_deref()).filter(|_| !is_rewritten);
    let bounce_address = returned.and_then(|returned| returned.bounce_address.as_deref());
    let named = || {
        let mut about = refusals.iter().filter(|refusal| refusal.mechanism.is_authentication());
        about.find_map(|refusal| refusal.named.domain.as_deref())
    };
    let candidates = [from, bounce_address, to].into_iter().flatten().chain(named());
    candidates.filter(|name| !is_another(name, refusals)).find_map(|name| DomainName::parse(name).ok())
}

/// Whether a domain is the receiver's, or a large mailbox service's.
fn is_another(name: &str, refusals: &[Refusal]) -> bool {
    let is_service =
        catalogue().of_mailbox(&format!("x@{name}")).is_some() || catalogue().of_host(name).is_some();
    is_service
        || refusals.iter().any(|refusal| {
            let recipient = refusal.recipient.as_deref().and_then(|address| address.rsplit('@').next());
            let is_below = |other: &str| {
                let (name, other) = (name.to_ascii_lowercase(), other.to_ascii_lowercase());
                name == other || other.strip_suffix(&name).is_some_and(|rest| rest.ends_with('.'))
            };
            recipient.is_some_and(is_below) || refusal.by.as_deref().is_some_and(is_below)
        })
}

#[cfg(test)]
mod tests {
    use crate::check::{explain, refusal::Own};

    fn bounce(to: &str, path: &str, from: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example.org\r\nTo: {to}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
             Final-Recipient: rfc822; bob@example.net\r\nAction: failed\r\nStatus: 5.7.23\r\n\
             Remote-MTA: dns; mx.example.net\r\nDiagnostic-Code: smtp; 550 5.7.23 SPF check failed\r\n\r\n--b\r\n\
             Content-Type: message/rfc822\r\n\r\nReturn-Path: <{path}>\r\nFrom: {from}\r\nTo: bob@example.net\r\n\
             Message-ID: <1@x>\r\n\r\nHi\r\n--b--\r\n"
        )
    }

    #[test]
    fn the_senders_domain_is_guessed_and_never_the_receivers() {
        for (to, path, from, guessed) in [
            ("ann@example.com", "ann@example.com", "Ann <ann@example.com>", Some("example.com")),
            // A service sends with a bounce address of its own.
            ("b+1@bounce.example.org", "b+1@bounce.example.org", "ann@example.com", Some("example.com")),
            // A forwarding server rewrites the bounce address of others' mail.
            (
                "SRS0=ab=cd=example.org=eve@example.com",
                "SRS0=ab=cd=example.org=eve@example.com",
                "eve@example.org",
                Some("example.com"),
            ),
            ("ann@example.com", "", "bob@example.net", Some("example.com")), // not the recipient's
            ("ann@gmail.com", "ann@gmail.com", "ann@gmail.com", None),       // a mailbox, no domain
            ("bob@example.net", "bob@example.net", "bob@example.net", None),
        ] {
            let part = explain::read(bounce(to, path, from).as_bytes(), &Own::default());
            assert_eq!(
                part.guessed.as_ref().map(crate::record::name::DomainName::as_str),
                guessed,
                "{to} {path} {from}"
            );
        }
        let reply = "550 5.7.1 see http://www.openspf.net/Why?s=mfrom;id=ann%40example.com;ip=192.0.2.25;r=mx.example.net";
        let part = explain::read(reply.as_bytes(), &Own::default());
        assert_eq!(part.guessed.as_ref().map(crate::record::name::DomainName::as_str), Some("example.com"));
        let own = Own { domains: vec!["example.com".parse().unwrap()], ..Own::default() };
        assert_eq!(explain::read(reply.as_bytes(), &own).guessed, None, "nothing to guess");
    }
}

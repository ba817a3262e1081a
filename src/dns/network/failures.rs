//! What went wrong on the way, from the library's errors.
//!
//! A connection fails in ways that somebody can do something about: nobody listens, the certificate
//! is for another name, or a web server answers where a resolver was expected. The library mixes
//! them; here they are told apart.

use std::io;

use hickory_resolver::net::NetError;
use rustls::{CertificateError, Error as TlsError};

use crate::survey::{Distrust, Failure};

/// Names shown of a certificate that is for others: enough to recognise whose it is.
const NAMES: usize = 3;

pub(super) fn failure(error: &NetError) -> Failure {
    match error {
        NetError::Timeout => Failure::Timeout,
        NetError::Proto(error) => Failure::Malformed(error.to_string()),
        NetError::RequestTooLarge => Failure::Malformed("it is longer than 65535 octets".to_owned()),
        NetError::Io(error) => of_io(error),
        NetError::H2(error) => match error.get_io() {
            Some(error) => of_io(error),
            None => Failure::Unencrypted(error.to_string()),
        },
        NetError::RustlsError(error) => of_tls(error),
        NetError::Msg(text) => of_http(text),
        other => Failure::Unreachable(other.to_string()),
    }
}

/// Whether it is the connection that failed, and not something that came over it.
pub(super) fn is_of_connection(error: &NetError) -> bool {
    matches!(error, NetError::Io(_))
}

/// Whether there was a connection, and the other side closed it.
pub(super) fn is_closed(error: &NetError) -> bool {
    // hickory's word for a connection that ended while something was to be sent over it.
    error.is_connection_closed() || matches!(error, NetError::Message(_))
}

fn of_io(error: &io::Error) -> Failure {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>()) {
        return of_tls(error);
    }
    match error.kind() {
        io::ErrorKind::TimedOut => Failure::Timeout,
        io::ErrorKind::Other => Failure::Unreachable(error.to_string()),
        kind => Failure::Unreachable(kind.to_string()),
    }
}

fn of_tls(error: &TlsError) -> Failure {
    let TlsError::InvalidCertificate(why) = error else {
        return Failure::Unencrypted(error.to_string());
    };
    Failure::Untrusted(match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Distrust::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Distrust::NotYet,
        CertificateError::UnknownIssuer => Distrust::Issuer,
        CertificateError::NotValidForName => Distrust::Name(Vec::new()),
        CertificateError::NotValidForNameContext { presented, .. } => {
            Distrust::Name(presented.iter().take(NAMES).map(|name| bare(name)).collect())
        }
        other => Distrust::Other(other.to_string()),
    })
}

/// rustls writes `DnsName("dns.example.net")` and `IpAddress(192.0.2.53)`.
fn bare(name: &str) -> String {
    let inner = name.split_once('(').map_or(name, |(_, inner)| inner);
    inner.trim_end_matches(')').trim_matches('"').to_owned()
}

/// hickory has no error of its own for what HTTP says; a test holds it to these words.
fn of_http(text: &str) -> Failure {
    let status = text.strip_prefix("http unsuccessful code: ").and_then(|rest| rest.get(..3));
    match status.and_then(|digits| digits.parse().ok()) {
        Some(code) => Failure::Status(code),
        None if text.starts_with("ContentType") => Failure::Malformed("no DNS message".to_owned()),
        None => Failure::Unreachable(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_certificates_are_shown_without_rusts_own_marks() {
        for (shown, expected) in [
            (r#"DnsName("dns.example.net")"#, "dns.example.net"),
            ("IpAddress(192.0.2.53)", "192.0.2.53"),
            ("plain.example", "plain.example"),
        ] {
            assert_eq!(bare(shown), expected);
        }
    }
}

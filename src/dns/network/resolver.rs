//! A resolver as somebody names it: an address, or more for one that encrypts.
//!
//! ```text
//! 192.0.2.53  192.0.2.53:5353  [2001:db8::53]:5353  quad9       port 53 unless another is named
//! tls://192.0.2.53[:PORT][#NAME]  tls://quad9                   RFC 7858, port 853
//! https://192.0.2.53[:PORT][/PATH][#NAME]  https://quad9        RFC 8484, port 443
//! ```
//!
//! The name is the one its certificate must have; without one it is the address.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use rustls::pki_types::ServerName;

use super::{PORT, catalogue};

/// RFC 7858 §3.1: 'By default, a DNS server that supports DNS over TLS MUST listen for and accept TCP
/// connections on port 853'.
const TLS_PORT: u16 = 853;

/// RFC 9110 §4.2.2: 'the default port for the https scheme'.
const HTTPS_PORT: u16 = 443;

/// RFC 8484 §4.1.1 has it in its examples, and nearly every server does as they do.
const PATH: &str = "/dns-query";

/// A resolver to ask, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolver {
    /// How it is shown.
    pub label: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// How nobody else can read what it is asked, if that is wished.
    pub encryption: Option<Encryption>,
}

/// How an encrypted connection is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// The name or address that the server's certificate must be for.
    pub name: String,
    /// The path to ask at, over HTTPS; none for DNS over TLS.
    pub path: Option<String>,
}

/// What is wrong with the text of a resolver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolverError {
    /// It is neither an address nor the name of a resolver that is known here.
    NoAddress,
    /// An IPv6 address before which or after which something stands, without its brackets.
    NoBrackets,
    /// What stands after the address's colon is no port.
    NoPort,
    /// It begins with something else than `tls://` or `https://`.
    Scheme,
    /// `tls://` with a path.
    Path,
    /// What stands after `#` cannot be on a certificate.
    Name,
    /// HTTPS to an IPv6 address, without a name.
    NameNeeded,
    /// A resolver of the catalogue of which it is not known that it encrypts.
    NoEncryption,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Tls,
    Https,
}

impl From<SocketAddr> for Resolver {
    fn from(address: SocketAddr) -> Self {
        Self { label: address.ip().to_string(), address, encryption: None }
    }
}

impl Resolver {
    /// The resolvers that can be named without an address.
    #[must_use]
    pub fn known() -> Vec<String> {
        catalogue::entries().into_iter().map(|entry| entry.id).collect()
    }
}

impl FromStr for Resolver {
    type Err = ResolverError;

    fn from_str(text: &str) -> Result<Self, ResolverError> {
        let Some((scheme, rest)) = text.split_once("://") else { return read_plain(text) };
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "tls" => Scheme::Tls,
            "https" => Scheme::Https,
            _ => return Err(ResolverError::Scheme),
        };
        let (rest, name) = match rest.split_once('#') {
            Some((rest, name)) => (rest, Some(certificate_name(name)?)),
            None => (rest, None),
        };
        let (host, path) = match rest.find('/').and_then(|at| rest.split_at_checked(at)) {
            Some((host, path)) => (host, Some(path).filter(|path| *path != "/")),
            None => (rest, None),
        };
        if scheme == Scheme::Tls && path.is_some() {
            return Err(ResolverError::Path);
        }
        let (address, name, path) = locate(scheme, host, name, path)?;
        let path = (scheme == Scheme::Https).then(|| path.unwrap_or_else(|| PATH.to_owned()));
        // RFC 3986 §3.2.2: in an address of HTTPS brackets stand around it, on a certificate they do
        // not; the library has one text for both.
        if path.is_some() && name.parse::<Ipv6Addr>().is_ok() {
            return Err(ResolverError::NameNeeded);
        }
        Ok(Self { label: text.to_owned(), address, encryption: Some(Encryption { name, path }) })
    }
}

/// The address, the certificate's name and the path, if either the text or the catalogue has one.
fn locate(
    scheme: Scheme,
    host: &str,
    name: Option<String>,
    path: Option<&str>,
) -> Result<(SocketAddr, String, Option<String>), ResolverError> {
    let port = if scheme == Scheme::Tls { TLS_PORT } else { HTTPS_PORT };
    let path = path.map(str::to_owned);
    let Some(known) = catalogue::find(host) else {
        let address = read_address(host, port)?;
        return Ok((address, name.unwrap_or_else(|| address.ip().to_string()), path));
    };
    if scheme == Scheme::Https && known.https.is_none() {
        return Err(ResolverError::NoEncryption);
    }
    let name = name.or(known.tls).ok_or(ResolverError::NoEncryption)?;
    Ok((SocketAddr::new(known.address, port), name, path.or(known.https)))
}

fn read_plain(text: &str) -> Result<Resolver, ResolverError> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(SocketAddr::new(address, PORT).into());
    }
    if let Some(known) = catalogue::find(text) {
        return Ok(known.plain());
    }
    read_address(text, PORT).map(Resolver::from)
}

/// An address, an IPv6 one in brackets, with or without a port.
fn read_address(text: &str, usual: u16) -> Result<SocketAddr, ResolverError> {
    let bracketed = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let (address, port) = match bracketed {
        Some((address, rest)) => {
            let address = address.parse::<Ipv6Addr>().map_err(|_| ResolverError::NoAddress)?;
            (IpAddr::from(address), if rest.is_empty() { None } else { Some(rest.strip_prefix(':')) })
        }
        None if text.parse::<Ipv6Addr>().is_ok() => return Err(ResolverError::NoBrackets),
        None => {
            let (address, port) = text.split_once(':').map_or((text, None), |(a, port)| (a, Some(port)));
            let address = address.parse().map_err(|_| ResolverError::NoAddress)?;
            (address, port.map(Some))
        }
    };
    let port = match port {
        None => usual,
        Some(port) => port.and_then(read_port).ok_or(ResolverError::NoPort)?,
    };
    Ok(SocketAddr::new(address, port))
}

fn read_port(text: &str) -> Option<u16> {
    let is_number = !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    text.parse().ok().filter(|port| is_number && *port != 0)
}

fn certificate_name(text: &str) -> Result<String, ResolverError> {
    let bare = text.trim_end_matches('.');
    ServerName::try_from(bare).map_err(|_| ResolverError::Name)?;
    Ok(bare.to_owned())
}

//! Certificates as they were sent, and whether somebody known vouches for them.
//!
//! A server shows its own certificate, and behind it those of the authorities between it and a root that clients
//! know. Programs look at three things apart: whether the name is right, whether the dates are, and whether the
//! chain leads to such a root.
//!
//! References: RFC 5280 (certificates), RFC 9525 §6 (names), RFC 8446 §4.4.2 (what is sent).

use jiff::Timestamp;
use sha1::Digest as _;
use x509_cert::{
    certificate::{CertificateInner, Raw},
    der::{Decode as _, Encode as _, asn1::ObjectIdentifier, oid::AssociatedOid as _},
    ext::pkix::{AuthorityInfoAccessSyntax, SubjectAltName, name::GeneralName},
};

use crate::record::{name::Name, visible::visible};

/// Certificates kept of one chain at most.
const KEPT: usize = 10;

/// Names kept of one certificate at most.
const NAMES: usize = 100;

/// What a server showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The server's own, then what it sent behind it.
    pub certificates: Vec<Certificate>,
    /// Whether somebody known vouches for the first, dates and name aside.
    pub trust: Trust,
}

/// Whether a chain leads to a root that clients know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It does.
    Trusted(Anchor),
    /// The server's own certificate vouches for itself.
    SelfSigned,
    /// It leads to a root that was sent along and that nobody knows.
    PrivateRoot,
    /// Who vouches for the last certificate was not sent.
    IssuerMissing,
    /// Something else is wrong with it; the library's own words.
    Other(String),
}

/// Which root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// One that clients know.
    Known,
    /// One the person named.
    Given,
}

/// One certificate. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Whom it is for, in a word: the common name, else all there is.
    pub subject: String,
    /// Who vouches for it, in a word.
    pub issuer: String,
    /// The host names it is for.
    pub names: Vec<String>,
    /// From when it holds.
    pub not_before: Timestamp,
    /// Until when it holds.
    pub not_after: Timestamp,
    /// Whether it vouches for itself.
    pub is_self_issued: bool,
    /// Whether it says where the certificate of its issuer can be had, as public authorities do.
    pub names_issuer_address: bool,
    /// SHA-1 of the whole, as Exchange calls it: the thumbprint.
    pub sha1: [u8; 20],
    /// SHA-256 of the whole.
    pub sha256: [u8; 32],
    /// The public key (`SubjectPublicKeyInfo`), as encoded.
    pub key: Vec<u8>,
    /// The whole, as encoded.
    pub der: Vec<u8>,
}

impl Chain {
    /// Reads what was sent; certificates that cannot be read end the chain. None if the first cannot.
    #[must_use]
    pub fn new<D: AsRef<[u8]>>(sent: impl IntoIterator<Item = D>, trust: Trust) -> Option<Self> {
        let certificates: Vec<Certificate> =
            sent.into_iter().take(KEPT).map_while(|der| Certificate::read(der.as_ref())).collect();
        (!certificates.is_empty()).then_some(Self { certificates, trust })
    }

    /// The server's own certificate.
    #[must_use]
    pub fn own(&self) -> Option<&Certificate> {
        self.certificates.first()
    }
}

impl Certificate {
    /// Reads one; none if it is no certificate.
    #[must_use]
    pub fn read(der: &[u8]) -> Option<Self> {
        let parsed = CertificateInner::<Raw>::from_der(der).ok()?;
        let content = parsed.tbs_certificate();
        let validity = content.validity();
        let seconds = |time: x509_cert::time::Time| {
            Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).ok()?).ok()
        };
        let extensions = content.extensions().map(Vec::as_slice).unwrap_or_default();
        let value = |oid| {
            let found = extensions.iter().find(|extension| extension.extn_id == oid)?;
            Some(found.extn_value.as_bytes())
        };
        let names = value(SubjectAltName::OID).and_then(|value| SubjectAltName::from_der(value).ok());
        let names = names.map(|names| names.0).unwrap_or_default();
        let names = names.iter().take(NAMES).filter_map(|name| match name {
            GeneralName::DnsName(name) => Some(visible(name.as_str()).to_ascii_lowercase()),
            _ => None,
        });
        let authority = value(AuthorityInfoAccessSyntax::OID)
            .and_then(|value| AuthorityInfoAccessSyntax::from_der(value).ok());
        let is_address = |location: &GeneralName| matches!(location, GeneralName::UniformResourceIdentifier(uri) if uri.as_str().starts_with("http://"));
        let issuers = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.2");
        let names_issuer_address = authority.is_some_and(|list| {
            list.0.iter().any(|one| one.access_method == issuers && is_address(&one.access_location))
        });
        Some(Self {
            subject: word(content.subject()),
            issuer: word(content.issuer()),
            names: names.collect(),
            not_before: seconds(validity.not_before)?,
            not_after: seconds(validity.not_after)?,
            is_self_issued: content.subject() == content.issuer(),
            names_issuer_address,
            sha1: sha1::Sha1::digest(der).into(),
            sha256: sha2::Sha256::digest(der).into(),
            key: content.subject_public_key_info().to_der().ok()?,
            der: der.to_vec(),
        })
    }

    /// Whether it is for a host. Its common name alone never counts (RFC 9525 §6.3), and `*` stands for one label.
    #[must_use]
    pub fn is_for(&self, host: &Name) -> bool {
        let host = host.as_str();
        let above = host.split_once('.').map(|(_, rest)| rest);
        self.names.iter().any(|name| {
            let name = name.trim_end_matches('.');
            name == host || name.strip_prefix("*.").is_some_and(|rest| Some(rest) == above)
        })
    }

    /// The thumbprint as Exchange's commands want it.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        crate::record::tlsa::hex(&self.sha1).to_ascii_uppercase()
    }

    /// Its names, else its subject: what it is called where it is told apart from another.
    #[must_use]
    pub fn called(&self) -> &str {
        self.names.first().map_or(self.subject.as_str(), String::as_str)
    }
}

/// The common name, else the organization, else the whole name.
fn word(name: &x509_cert::name::Name) -> String {
    let all = name.to_string();
    let part = |key: &str| {
        let found = all.split(',').find_map(|part| part.trim().strip_prefix(key));
        found.filter(|found| !found.is_empty()).map(str::to_owned)
    };
    let text = part("CN=").or_else(|| part("O=")).unwrap_or_else(|| all.clone());
    visible(&text).chars().take(100).collect()
}

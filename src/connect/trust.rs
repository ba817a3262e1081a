//! Who is believed, and what a chain of certificates is worth.
//!
//! A certificate is believed where its chain leads to a root that mail programs know. Those known here come with the
//! program (Mozilla's list), so that the answer is the same on every machine; a person can name further ones for a
//! company's own authority, and the answer then says that it was one of those.
//!
//! References: RFC 5280 §6 (paths).

use std::{fmt, fs, io::Read as _, path::Path, sync::Arc, time::Duration};

use rustls::{
    CertificateError, Error, RootCertStore,
    client::verify_server_cert_signed_by_trust_anchor,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, UnixTime, pem::PemObject as _},
    server::ParsedCertificate,
};

use crate::survey::access::{Anchor, Certificate, Trust};

/// Octets read of a file of roots: Mozilla's whole list has a quarter of a million.
const OCTETS: u64 = 4 * 1024 * 1024;

/// Roots.
#[derive(Clone)]
pub struct Roots {
    known: Arc<RootCertStore>,
    given: Arc<RootCertStore>,
    files: Vec<String>,
    pub(super) provider: Arc<CryptoProvider>,
}

/// Why a file of roots cannot be used.
#[derive(Debug)]
pub enum RootsError {
    /// It cannot be read.
    Unread(std::io::Error),
    /// It is too long.
    TooLong,
    /// There is no certificate in it that can be a root.
    None,
}

impl Default for Roots {
    fn default() -> Self {
        let known = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        Self {
            known: Arc::new(known),
            given: Arc::new(RootCertStore::empty()),
            files: Vec::new(),
            provider: Arc::new(ring::default_provider()),
        }
    }
}

impl fmt::Debug for Roots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Roots")
            .field("known", &self.known.len())
            .field("given", &self.given.len())
            .field("files", &self.files)
            .finish_non_exhaustive()
    }
}

impl Roots {
    /// These, and those in a PEM file.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn with_file(mut self, path: &Path) -> Result<Self, RootsError> {
        let mut text = Vec::new();
        let file = fs::File::open(path).map_err(RootsError::Unread)?;
        file.take(OCTETS + 1).read_to_end(&mut text).map_err(RootsError::Unread)?;
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > OCTETS {
            return Err(RootsError::TooLong);
        }
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(&text).filter_map(Result::ok).collect();
        self = self.with_certificates(certificates)?;
        self.files.push(path.display().to_string());
        Ok(self)
    }

    /// These, and others, as encoded.
    ///
    /// # Errors
    /// [`RootsError::None`] if none of them can be a root.
    pub fn with_certificates(
        mut self,
        certificates: Vec<CertificateDer<'static>>,
    ) -> Result<Self, RootsError> {
        let mut given = (*self.given).clone();
        let (added, _) = given.add_parsable_certificates(certificates);
        if added == 0 {
            return Err(RootsError::None);
        }
        self.given = Arc::new(given);
        Ok(self)
    }

    /// The files that were named.
    #[must_use]
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What a chain is worth at `now`, names and dates aside: a certificate that has ended is looked at as of an hour
    /// before its end, because whether the rest is right is another question.
    pub(super) fn judge(&self, sent: &[CertificateDer<'_>], now: UnixTime) -> Trust {
        let Some((own, behind)) = sent.split_first() else { return Trust::Other(String::new()) };
        let Ok(parsed) = ParsedCertificate::try_from(own) else {
            return Trust::Other("not a certificate".to_owned());
        };
        let algorithms = self.provider.signature_verification_algorithms.all;
        let verify = |roots: &RootCertStore| {
            let at =
                |time| verify_server_cert_signed_by_trust_anchor(&parsed, roots, behind, time, algorithms);
            match at(now) {
                Err(Error::InvalidCertificate(
                    CertificateError::ExpiredContext { .. } | CertificateError::NotValidYetContext { .. },
                )) => at(within(own).unwrap_or(now)),
                result => result,
            }
        };
        let known = verify(&self.known);
        let Err(error) = known else { return Trust::Trusted(Anchor::Known) };
        if !self.given.is_empty() && verify(&self.given).is_ok() {
            return Trust::Trusted(Anchor::Given);
        }
        let is_self_issued = Certificate::read(own).is_some_and(|own| own.is_self_issued);
        match error {
            Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::Other(_))
                if is_self_issued =>
            {
                Trust::SelfSigned
            }
            Error::InvalidCertificate(CertificateError::UnknownIssuer) => {
                let last = behind.last().and_then(|last| Certificate::read(last));
                if last.is_some_and(|last| last.is_self_issued) {
                    Trust::PrivateRoot
                } else {
                    Trust::IssuerMissing
                }
            }
            Error::InvalidCertificate(reason) => {
                Trust::Other(format!("{reason:?}").chars().take(120).collect())
            }
            other => Trust::Other(other.to_string()),
        }
    }
}

/// A moment at which the certificate holds: an hour before its end, or its beginning if it holds no hour.
fn within(own: &CertificateDer<'_>) -> Option<UnixTime> {
    let own = Certificate::read(own)?;
    let end = own.not_after.as_second().saturating_sub(3600).max(own.not_before.as_second());
    Some(UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(end).ok()?)))
}

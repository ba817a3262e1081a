//! Encryption, with everything the server shows written down.
//!
//! A client usually ends the connection when a certificate is not right. Here the handshake goes on whatever is shown,
//! because what is wrong has to be said; nothing secret is ever sent over such a connection.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, InvalidMessage, ProtocolVersion,
    SignatureScheme,
    client::{
        Resumption,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::timeout,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::{bounded::Bounded, trust::Roots};
use crate::survey::access::{Chain, Handshake, Looks, TlsFailure, Version};

/// Writes down what is shown, and believes it.
#[derive(Debug)]
struct Recorder {
    provider: Arc<CryptoProvider>,
    shown: Mutex<Vec<CertificateDer<'static>>>,
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        behind: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = std::iter::once(own).chain(behind).map(|one| one.clone().into_owned()).collect();
        Ok(ServerCertVerified::assertion())
    }

    // That the server has the key of the certificate it shows is checked as always.
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        own: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, own, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        own: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, own, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// How a handshake failed.
#[derive(Debug)]
pub(super) enum Failed {
    /// Nothing came in time.
    Silent,
    /// Something else.
    Because(TlsFailure),
}

/// The encrypted connection, and what was shown. `name` is the host's, or none where only an address is known.
pub(super) async fn handshake<S>(
    mut stream: Bounded<S>,
    name: ServerName<'static>,
    roots: &Roots,
    within: Duration,
) -> Result<(TlsStream<Bounded<S>>, Handshake), (Failed, Option<Chain>)>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    stream.take_begun();
    let recorder =
        Arc::new(Recorder { provider: Arc::clone(&roots.provider), shown: Mutex::new(Vec::new()) });
    let shown = |roots: &Roots| {
        let shown = recorder.shown.lock().unwrap_or_else(PoisonError::into_inner);
        (!shown.is_empty()).then(|| chain(&shown, roots)).flatten()
    };
    let builder = ClientConfig::builder_with_provider(Arc::clone(&roots.provider));
    let builder = match builder.with_safe_default_protocol_versions() {
        Ok(builder) => builder,
        Err(error) => return Err((Failed::Because(TlsFailure::Other(error.to_string())), None)),
    };
    let verifier: Arc<dyn ServerCertVerifier> = Arc::<Recorder>::clone(&recorder);
    let mut config = builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth();
    config.resumption = Resumption::disabled();
    let connecting = TlsConnector::from(Arc::new(config)).connect(name, stream).into_fallible();
    match timeout(within, connecting).await {
        Err(_) => Err((Failed::Silent, shown(roots))),
        Ok(Err((error, mut stream))) => {
            let begun = stream.take_begun();
            Err((Failed::Because(failure(&error, &begun)), shown(roots)))
        }
        Ok(Ok(stream)) => {
            let (_, session) = stream.get_ref();
            let version = match session.protocol_version() {
                Some(ProtocolVersion::TLSv1_3) => Version::Tls13,
                _ => Version::Tls12,
            };
            let suite = session.negotiated_cipher_suite();
            let suite = suite.and_then(|suite| suite.suite().as_str()).unwrap_or_default().to_owned();
            let chain = shown(roots);
            Ok((stream, Handshake { version, suite, chain }))
        }
    }
}

/// What was shown, read and judged as of now.
pub(super) fn chain(shown: &[CertificateDer<'_>], roots: &Roots) -> Option<Chain> {
    Chain::new(shown, roots.judge(shown, UnixTime::now()))
}

fn failure(error: &io::Error, begun: &[u8]) -> TlsFailure {
    let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) else {
        // What begins as no record of TLS does is speech, however the connection ended.
        return if begun.is_empty() || Looks::of(begun) == Looks::Tls {
            TlsFailure::Closed
        } else {
            TlsFailure::Clear(Looks::of(begun))
        };
    };
    match inner {
        Error::AlertReceived(alert) => TlsFailure::Alert(alert.as_str().unwrap_or("unknown").to_owned()),
        Error::InvalidMessage(InvalidMessage::InvalidContentType | InvalidMessage::MessageTooLarge)
            if Looks::of(begun) != Looks::Tls =>
        {
            TlsFailure::Clear(Looks::of(begun))
        }
        Error::InvalidCertificate(CertificateError::BadSignature) | Error::PeerMisbehaved(_) => {
            TlsFailure::Signature
        }
        _ if !begun.is_empty() && Looks::of(begun) != Looks::Tls => TlsFailure::Clear(Looks::of(begun)),
        other => TlsFailure::Other(other.to_string().chars().take(120).collect()),
    }
}

//! Connections that nobody on the way can read: DNS over TLS and over HTTPS.
//!
//! On some networks port 53 is closed, or something answers there in the resolver's place. Such
//! resolvers can be asked over an encrypted connection, in which they prove by a certificate who
//! they are. Making one takes a few journeys there and back, so it is made when the first question
//! needs it, serves all questions to that server, and ends with the network it belongs to.
//!
//! References: RFC 7858 (DNS over TLS), RFC 8484 (DNS over HTTPS), RFC 8310 §8 (certificates).

use std::{
    collections::HashMap,
    fmt,
    net::SocketAddr,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use hickory_resolver::{
    net::{
        NetError,
        h2::HttpsClientStream,
        tls::{client_config, default_provider, tls_client_connect},
        xfer::{DnsExchange, DnsHandle, DnsMultiplexer, DnsRequestSender, FirstAnswer},
    },
    proto::op::{DnsRequest, DnsRequestOptions, Message},
};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{sync::OnceCell, time::timeout};

use super::{
    AT_ONCE,
    exchange::Received,
    failures::{self, failure},
    socket::Sockets,
};
use crate::survey::{Failure, Transport};

/// What leads to a server that encrypts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Door {
    pub(super) address: SocketAddr,
    /// The name its certificate must have.
    pub(super) name: String,
    /// Over HTTPS, the path.
    pub(super) path: Option<String>,
}

type Connection = Arc<OnceCell<DnsExchange<Sockets>>>;

/// The connections that are open. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Shared>);

#[derive(Default)]
struct Shared {
    open: Mutex<HashMap<Door, Connection>>,
    /// Certificates (DER) that vouch for servers, in place of the well-known ones.
    roots: Option<Vec<Vec<u8>>>,
    /// Takes its time to make, and most runs need none.
    config: OnceLock<Result<Arc<ClientConfig>, Failure>>,
}

impl Connections {
    pub(super) fn with_roots(roots: Vec<Vec<u8>>) -> Self {
        Self(Arc::new(Shared { roots: Some(roots), ..Shared::default() }))
    }

    /// Sends one message and waits for its answer.
    pub(super) async fn send(
        &self,
        request: Message,
        door: &Door,
        patience: Duration,
    ) -> Result<Received, Failure> {
        let (answer, was_used) = self.attempt(request.clone(), door, patience).await;
        // RFC 7858 §3.4: servers close connections that are idle, which shows when one is used again.
        if was_used && is_end(&answer) {
            return self.attempt(request, door, patience).await.0;
        }
        answer
    }

    /// The answer, and whether the connection was there before.
    async fn attempt(
        &self,
        request: Message,
        door: &Door,
        patience: Duration,
    ) -> (Result<Received, Failure>, bool) {
        let connection = self.connection(door);
        let was_used = connection.initialized();
        let answer = self.send_over(&connection, request, door, patience).await;
        if is_end(&answer) {
            self.forget(door, &connection);
        }
        (answer, was_used)
    }

    async fn send_over(
        &self,
        connection: &Connection,
        request: Message,
        door: &Door,
        patience: Duration,
    ) -> Result<Received, Failure> {
        // If who began gives up, the next who waits begins anew.
        let exchange = connection.get_or_try_init(|| self.connect(door, patience)).await?;
        let answer = exchange.send(DnsRequest::new(request, DnsRequestOptions::default())).first_answer();
        let answer = timeout(patience, answer).await.unwrap_or(Err(NetError::Timeout));
        let transport = if door.path.is_some() { Transport::Https } else { Transport::Tls };
        answer.map(|answer| Received::new(answer, transport)).map_err(|error| broken(&error))
    }

    async fn connect(&self, door: &Door, patience: Duration) -> Result<DnsExchange<Sockets>, Failure> {
        let config = self.config()?;
        let connecting = async {
            match &door.path {
                None => over_tls(door, config, patience).await,
                Some(path) => over_https(door, path, config).await,
            }
        };
        let connected = timeout(patience, connecting).await.unwrap_or(Err(NetError::Timeout));
        connected.map_err(|error| broken(&error))
    }

    fn connection(&self, door: &Door) -> Connection {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(open.entry(door.clone()).or_default())
    }

    /// The next question makes a connection of its own, unless another has made one already.
    fn forget(&self, door: &Door, broken: &Connection) {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.get(door).is_some_and(|current| Arc::ptr_eq(current, broken)) {
            open.remove(door);
        }
    }

    fn config(&self) -> Result<Arc<ClientConfig>, Failure> {
        let make = || {
            let config = match &self.0.roots {
                None => client_config(),
                Some(roots) => trusting(roots),
            };
            config.map(Arc::new).map_err(|error| Failure::Unencrypted(error.to_string()))
        };
        self.0.config.get_or_init(make).clone()
    }
}

impl fmt::Debug for Connections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connections").finish_non_exhaustive()
    }
}

/// Whether the connection is of no use any more; what has come over it may be bad without that.
const fn is_end(answer: &Result<Received, Failure>) -> bool {
    matches!(answer, Err(Failure::Timeout | Failure::Unreachable(_) | Failure::Unencrypted(_)))
}

/// Who can be reached and then closes the connection does not speak what it was asked for.
fn broken(error: &NetError) -> Failure {
    match failure(error) {
        Failure::Unreachable(_) if failures::is_closed(error) => {
            Failure::Unencrypted("the server closed the connection".to_owned())
        }
        other => other,
    }
}

/// A set-up in which only these certificates vouch for others.
fn trusting(certificates: &[Vec<u8>]) -> Result<ClientConfig, rustls::Error> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        roots.add(certificate.clone().into())?;
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

async fn over_tls(
    door: &Door,
    config: Arc<ClientConfig>,
    patience: Duration,
) -> Result<DnsExchange<Sockets>, NetError> {
    let name = ServerName::try_from(door.name.clone()).map_err(|error| error.to_string())?;
    let (connecting, handle) = tls_client_connect(door.address, name, config, Sockets::default());
    let multiplexer = DnsMultiplexer::new(connecting.await?, handle)
        .with_timeout(patience)
        .with_max_active_requests(AT_ONCE);
    Ok(work(multiplexer))
}

async fn over_https(
    door: &Door,
    path: &str,
    config: Arc<ClientConfig>,
) -> Result<DnsExchange<Sockets>, NetError> {
    let builder = HttpsClientStream::builder(config, Sockets::default());
    let stream = builder.build(door.address, door.name.as_str().into(), path.into()).await?;
    Ok(work(stream))
}

/// The connection is worked in a task of its own, since no single question owns it. It ends when the
/// last who could ask over it is gone.
fn work(stream: impl DnsRequestSender) -> DnsExchange<Sockets> {
    let (exchange, background) = DnsExchange::from_stream(stream);
    tokio::spawn(background);
    exchange
}

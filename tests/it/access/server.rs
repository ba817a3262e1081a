//! A mail server that says what it is told to say, and certificates for it.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use mailseal::{
    connect::{Connect, Network, Patience, Roots},
    survey::access::{Door, Protocol, Service, Start, Visit},
};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

/// What a server says.
#[derive(Clone)]
pub(crate) struct Script {
    pub(crate) start: Start,
    /// The first octets; nothing is said if there are none.
    pub(crate) greeting: Vec<u8>,
    /// One answer to each line, in turn; then what follows goodbye.
    pub(crate) answers: Vec<String>,
    /// Whether encryption never begins.
    pub(crate) is_clear: bool,
    /// Whether it goes on saying the greeting as long as anybody reads.
    pub(crate) is_endless: bool,
}

/// What the healthy one says: before encryption, at its beginning, after it.
pub(crate) fn healthy(service: Service) -> Script {
    let (protocol, start) = (service.protocol(), service.start());
    let (greeting, before, go, after) = match protocol {
        Protocol::Imap => (
            "* OK ready\r\n",
            "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n",
            "a1 OK go\r\n",
            "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na1 OK done\r\n",
        ),
        Protocol::Pop3 => {
            ("+OK ready\r\n", "+OK\r\nSTLS\r\nSASL\r\n.\r\n", "+OK go\r\n", "+OK\r\nUSER\r\n.\r\n")
        }
        Protocol::Smtp => (
            "220-mail.example.com\r\n220 ready\r\n",
            "250-mail.example.com\r\n250 STARTTLS\r\n",
            "220 go\r\n",
            "250-mail.example.com\r\n250 AUTH PLAIN\r\n",
        ),
    };
    let answers: &[&str] = if start == Start::AtOnce { &[after] } else { &[before, go, after] };
    Script {
        start,
        greeting: greeting.as_bytes().to_vec(),
        answers: answers.iter().map(|answer| (*answer).to_owned()).collect(),
        is_clear: false,
        is_endless: false,
    }
}

/// A server that listens on a port of its own.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<Vec<String>>>,
    /// Octets it could send.
    pub(crate) sent: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start(shown: &Shown, script: Script) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (connections, heard, sent) = (Arc::default(), Arc::default(), Arc::default());
        let (counted, lines, octets) = (Arc::clone(&connections), Arc::clone(&heard), Arc::clone(&sent));
        let acceptor = shown.acceptor();
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                AtomicUsize::fetch_add(&counted, 1, Ordering::SeqCst);
                let (script, acceptor) = (script.clone(), acceptor.clone());
                let (lines, octets) = (Arc::clone(&lines), Arc::clone(&octets));
                tokio::spawn(async move { speak(stream, script, acceptor, &lines, &octets).await });
            }
        });
        Self { address, connections, heard, sent, task }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Looks at it as `mail.example.com`, believing the authority.
    pub(crate) async fn visit(&self, service: Service, authority: &Authority) -> Visit {
        visit(self.address, service, authority, Patience::default()).await
    }
}

/// Looks at a port as `mail.example.com`.
pub(crate) async fn visit(
    address: SocketAddr,
    service: Service,
    authority: &Authority,
    patience: Patience,
) -> Visit {
    let ip = IpAddr::from([203, 0, 113, 1]);
    let roots = Roots::default().with_certificates(vec![authority.root.clone()]).unwrap();
    let network = Network::new(roots)
        .with_patience(patience)
        .with_map(HashMap::from([((ip, service.port()), address)]));
    let door = Door { host: "mail.example.com".parse().unwrap(), address: ip, service, port: service.port() };
    let (news, _kept) = tokio::sync::mpsc::unbounded_channel();
    network.visit(door, news).await
}

/// Patience for who says nothing.
pub(crate) fn impatient() -> Patience {
    let short = Duration::from_millis(300);
    Patience { connect: short, greeting: short, answer: short, tls: short, whole: short * 4 }
}

async fn speak(
    stream: TcpStream,
    script: Script,
    acceptor: TlsAcceptor,
    lines: &Mutex<Vec<String>>,
    octets: &AtomicU64,
) {
    if script.start == Start::AtOnce && !script.is_clear {
        let Ok(mut stream) = acceptor.accept(stream).await else { return };
        say(&mut stream, &script, octets).await;
        answer(&mut stream, &script.answers, lines).await;
        return;
    }
    let mut stream = stream;
    if script.greeting.is_empty() {
        // It takes the connection, and that is all.
        return std::future::pending().await;
    }
    say(&mut stream, &script, octets).await;
    let (before, after) = script.answers.split_at(script.answers.len().min(2));
    answer(&mut stream, before, lines).await;
    if after.is_empty() || script.is_clear {
        answer(&mut stream, &["+OK\r\n".to_owned()], lines).await;
        return;
    }
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    answer(&mut stream, after, lines).await;
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, script: &Script, octets: &AtomicU64) {
    loop {
        if stream.write_all(&script.greeting).await.is_err() {
            return;
        }
        octets.fetch_add(u64::try_from(script.greeting.len()).unwrap(), Ordering::SeqCst);
        let _ = stream.flush().await;
        if !script.is_endless {
            return;
        }
    }
}

/// One answer to each line; whoever says goodbye is answered last.
async fn answer<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut S,
    answers: &[String],
    lines: &Mutex<Vec<String>>,
) {
    for answer in answers {
        let mut line = Vec::new();
        loop {
            let mut one = [0];
            match stream.read(&mut one).await {
                Ok(1) if one[0] == b'\n' => break,
                Ok(1) => line.push(one[0]),
                _ => return,
            }
        }
        lines.lock().unwrap().push(String::from_utf8_lossy(&line).trim_end().to_owned());
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.flush().await;
    }
}

/// Somebody who vouches for certificates.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub(crate) root: CertificateDer<'static>,
}

/// What a server shows, and its key.
pub(crate) struct Shown {
    pub(crate) chain: Vec<CertificateDer<'static>>,
    key: Vec<u8>,
}

pub(crate) fn authority() -> Authority {
    let key = KeyPair::generate().unwrap();
    let params = authority_params("Test Root");
    let root = params.self_signed(&key).unwrap().der().clone();
    Authority { issuer: Issuer::new(params, key), root }
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

impl Authority {
    /// An authority that this one vouches for, and its certificate.
    pub(crate) fn below(&self, name: &str) -> (Self, CertificateDer<'static>) {
        let key = KeyPair::generate().unwrap();
        let params = authority_params(name);
        let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
        (Self { issuer: Issuer::new(params, key), root: self.root.clone() }, certificate)
    }

    /// A certificate for a host that holds now.
    pub(crate) fn own(&self, host: &str) -> Shown {
        self.of(host, |_| {})
    }

    /// The same with a difference.
    pub(crate) fn of(&self, host: &str, change: impl FnOnce(&mut CertificateParams)) -> Shown {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, host);
        change(&mut params);
        let chain = vec![params.signed_by(&key, &self.issuer).unwrap().der().clone()];
        Shown { chain, key: key.serialize_der() }
    }
}

/// A certificate that vouches for itself.
pub(crate) fn self_signed(name: &str) -> Shown {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    Shown { chain: vec![params.self_signed(&key).unwrap().der().clone()], key: key.serialize_der() }
}

impl Shown {
    pub(crate) fn with(mut self, more: CertificateDer<'static>) -> Self {
        self.chain.push(more);
        self
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        let key = PrivateKeyDer::try_from(self.key.clone()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(self.chain.clone(), key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

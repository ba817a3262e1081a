//! Resolvers that encrypt: the real network code against servers in this process, with certificates
//! made for one test.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use h2::server::handshake;
use hickory_resolver::proto::op::Message;
use http::{Response, StatusCode};
use mailseal::{
    dns::{
        Lookup,
        network::{Encryption, Network, Patience, Resolver, ResolverError},
    },
    survey::{Answer, Distrust, Failure, Kind, Outcome, Question, Transport},
};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::{
    wire::{name, network},
    wire_marks::{empty, framed, txt, with},
};

const NAME: &str = "dns.example.test";

/// What a server proves itself with, and the certificate (DER) of who vouches for it: its own.
struct Identity {
    acceptor: TlsAcceptor,
    root: Vec<u8>,
}

fn identity(change: impl FnOnce(&mut CertificateParams)) -> Identity {
    let mut params = CertificateParams::new(vec![NAME.to_owned(), "127.0.0.1".to_owned()]).unwrap();
    change(&mut params);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::Pkcs8(key.serialize_der().into()))
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"dot".to_vec()];
    Identity { acceptor: TlsAcceptor::from(Arc::new(config)), root: certificate.der().to_vec() }
}

/// A server, and how many connections it has taken.
struct Running {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    root: Vec<u8>,
}

impl Running {
    fn taken(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// A network that has this one as the system's resolver, named like this but for the address.
    fn network(&self, text: &str) -> Network {
        let text = text.replace("HERE", &self.address.to_string());
        network().with_system(vec![text.parse().unwrap()]).with_roots(vec![self.root.clone()])
    }
}

/// Takes connections, and does with each what `serve` says.
async fn listen<F>(
    identity: Identity,
    serve: impl Fn(TlsStream<TcpStream>) -> F + Send + Sync + 'static,
) -> Running
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, connections) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let (counted, root) = (Arc::clone(&connections), identity.root);
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            // A client that does not like the certificate goes away.
            if let Ok(stream) = identity.acceptor.accept(stream).await {
                tokio::spawn(serve(stream));
            }
        }
    });
    Running { address, connections, root }
}

/// RFC 7858: messages as over TCP; after so many of them the connection is closed.
async fn over_tls(identity: Identity, messages: usize) -> Running {
    listen(identity, move |mut stream| async move {
        for _ in 0..messages {
            let Ok(length) = stream.read_u16().await else { return };
            let mut asked = vec![0; length.into()];
            stream.read_exact(&mut asked).await.unwrap();
            let said = answer(&Message::from_vec(&asked).unwrap());
            stream.write_all(&framed(&said)).await.unwrap();
        }
        let _ = stream.shutdown().await;
    })
    .await
}

/// RFC 8484: the message as the body of a POST; at other paths than `/dns-query` there is nothing.
async fn over_https(status: StatusCode, body: fn(&Message) -> Vec<u8>) -> Running {
    listen(identity(|_| ()), move |stream| async move {
        let mut connection = handshake(stream).await.unwrap();
        while let Some(Ok((mut request, mut respond))) = connection.accept().await {
            assert_eq!(request.headers()["content-type"], "application/dns-message");
            assert_eq!(request.uri().authority().unwrap().as_str(), NAME);
            let is_there = request.uri().path() == "/dns-query";
            let status = if is_there { status } else { StatusCode::NOT_FOUND };
            let response =
                Response::builder().status(status).header("content-type", "application/dns-message");
            tokio::spawn(async move {
                let asked = request.body_mut().data().await.unwrap().unwrap();
                let body = body(&Message::from_vec(&asked).unwrap());
                let mut sending = respond.send_response(response.body(()).unwrap(), false).unwrap();
                let _ = sending.send_data(body.into(), true);
            });
        }
    })
    .await
}

fn answer(asked: &Message) -> Vec<u8> {
    let label = asked.queries[0].name().iter().next().unwrap().to_owned();
    let octets = if label == b"big" { 60_000 } else { 20 };
    with(asked, [txt(&"x".repeat(octets))]).to_vec().unwrap()
}

async fn ask_for(network: &Network, owner: &str) -> Answer {
    let server = network.system().remove(0);
    network.ask(Question::new(name(owner), Kind::Txt), server).await
}

async fn ask(network: &Network) -> Answer {
    ask_for(network, "example.test").await
}

async fn failure(network: &Network) -> Failure {
    match ask(network).await.outcome {
        Outcome::Failed(failure) => failure,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn questions_over_tls_share_one_connection() {
    let server = over_tls(identity(|_| ()), usize::MAX).await;
    let network = server.network(&format!("tls://HERE#{NAME}"));
    let answers = futures_util::future::join_all((0..40).map(|_| ask(&network))).await;
    for answer in &answers {
        assert_eq!(answer.texts().concat().len(), 20, "{answer:?}");
        assert_eq!(answer.transport, Some(Transport::Tls));
    }
    let big = (0..4).map(|_| ask_for(&network, "big.example.test"));
    for answer in futures_util::future::join_all(big).await {
        assert_eq!(answer.texts().concat().len(), 60_000, "{answer:?}");
    }
    assert_eq!(server.taken(), 1);
}

#[tokio::test]
async fn questions_over_https_share_one_connection() {
    let server = over_https(StatusCode::OK, answer).await;
    let network = server.network(&format!("https://HERE#{NAME}"));
    let answers = futures_util::future::join_all((0..40).map(|_| ask(&network))).await;
    for answer in &answers {
        assert_eq!(answer.texts().concat().len(), 20, "{answer:?}");
        assert_eq!(answer.transport, Some(Transport::Https));
    }
    let big = (0..4).map(|_| ask_for(&network, "big.example.test"));
    for answer in futures_util::future::join_all(big).await {
        assert_eq!(answer.texts().concat().len(), 60_000, "{answer:?}");
    }
    assert_eq!(server.taken(), 1);
}

#[tokio::test]
async fn an_address_on_the_certificate_needs_no_name() {
    let server = over_tls(identity(|_| ()), usize::MAX).await;
    assert_eq!(ask(&server.network("tls://HERE")).await.transport, Some(Transport::Tls));
}

#[tokio::test]
async fn a_connection_that_the_server_has_closed_is_made_anew() {
    let server = over_tls(identity(|_| ()), 1).await;
    let network = server.network(&format!("tls://HERE#{NAME}"));
    for _ in 0..3 {
        assert_eq!(ask(&network).await.texts().concat().len(), 20);
    }
    assert_eq!(server.taken(), 3);
}

#[tokio::test]
async fn a_certificate_that_proves_nothing_is_told_by_its_reason() {
    let for_others = |params: &mut CertificateParams| {
        *params = CertificateParams::new(vec!["other.test".to_owned()]).unwrap();
    };
    let expired = |params: &mut CertificateParams| params.not_after = date_time_ymd(2020, 1, 1);
    let early = |params: &mut CertificateParams| params.not_before = date_time_ymd(2999, 1, 1);
    for (identity, expected) in [
        (identity(for_others), Distrust::Name(vec!["other.test".to_owned()])),
        (identity(expired), Distrust::Expired),
        (identity(early), Distrust::NotYet),
    ] {
        let server = over_tls(identity, 1).await;
        for scheme in ["tls", "https"] {
            let network = server.network(&format!("{scheme}://HERE#{NAME}"));
            assert_eq!(failure(&network).await, Failure::Untrusted(expected.clone()), "{scheme}");
        }
    }
    // Everything is right with it, but nobody knows who made it.
    let server = over_tls(identity(|_| ()), 1).await;
    let stranger: Resolver = format!("tls://{}#{NAME}", server.address).parse().unwrap();
    let network = network().with_system(vec![stranger]);
    assert_eq!(failure(&network).await, Failure::Untrusted(Distrust::Issuer));
}

#[tokio::test]
async fn a_server_that_does_not_encrypt_is_told_as_that() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.write_all(b"220 mail.example.test ESMTP\r\n").await;
        }
    });
    for scheme in ["tls", "https"] {
        let network = network().with_system(vec![format!("{scheme}://{address}#{NAME}").parse().unwrap()]);
        let found = failure(&network).await;
        assert!(matches!(found, Failure::Unencrypted(_)), "{scheme}: {found:?}");
    }
}

#[tokio::test]
async fn a_server_that_closes_the_connection_speaks_something_else() {
    let server = listen(identity(|_| ()), |_| async {}).await;
    for scheme in ["tls", "https"] {
        let found = failure(&server.network(&format!("{scheme}://HERE#{NAME}"))).await;
        assert!(matches!(found, Failure::Unencrypted(_)), "{scheme}: {found:?}");
    }
}

#[tokio::test]
async fn nobody_listening_is_told_at_once() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    for scheme in ["tls", "https"] {
        let network = network().with_system(vec![format!("{scheme}://{closed}#{NAME}").parse().unwrap()]);
        let answer = ask(&network).await;
        let refused = Failure::Unreachable("connection refused".to_owned());
        assert_eq!(answer.outcome, Outcome::Failed(refused), "{scheme}");
        assert!(answer.took < Patience::default().again);
    }
}

#[tokio::test]
async fn a_server_that_takes_the_connection_and_is_silent_ends_with_the_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let brief = Patience {
        again: Duration::from_millis(20),
        exchange: Duration::from_millis(100),
        question: Duration::from_millis(200),
    };
    for scheme in ["tls", "https"] {
        let network = network().with_system(vec![format!("{scheme}://{address}").parse().unwrap()]);
        assert_eq!(failure(&network.with_patience(brief)).await, Failure::Timeout, "{scheme}");
    }
}

#[tokio::test]
async fn what_http_says_instead_of_an_answer_is_told() {
    let server = over_https(StatusCode::SERVICE_UNAVAILABLE, |_| b"later".to_vec()).await;
    let here = format!("https://HERE#{NAME}");
    let network = server.network(&here);
    for _ in 0..3 {
        assert_eq!(failure(&network).await, Failure::Status(503));
    }
    // The connection itself is good.
    assert_eq!(server.taken(), 1);
    let elsewhere = format!("https://HERE/elsewhere#{NAME}");
    assert_eq!(failure(&server.network(&elsewhere)).await, Failure::Status(404));
    // What is no message, and one that answers nothing.
    let server = over_https(StatusCode::OK, |_| b"<html>".to_vec()).await;
    let found = failure(&server.network(&here)).await;
    assert!(matches!(found, Failure::Malformed(_)), "{found:?}");
    let server = over_https(StatusCode::OK, |_| empty(&Message::query()).to_vec().unwrap()).await;
    let found = failure(&server.network(&here)).await;
    assert!(matches!(found, Failure::Malformed(_)), "{found:?}");
}

#[tokio::test]
async fn a_body_longer_than_any_message_is_not_taken_in() {
    let server = over_https(StatusCode::OK, |_| vec![0; 1_000_000]).await;
    let brief = Patience { exchange: Duration::from_millis(300), ..Patience::default() };
    let found = failure(&server.network(&format!("https://HERE#{NAME}")).with_patience(brief)).await;
    // The window of HTTP/2 (RFC 9113 §6.9.2: 65535 octets) ends before the body does.
    assert!(matches!(found, Failure::Timeout | Failure::Malformed(_)), "{found:?}");
}

#[test]
fn resolvers_are_named_in_these_ways() {
    let tls = |name: &str| Some(Encryption { name: name.to_owned(), path: None });
    let https =
        |name: &str, path: &str| Some(Encryption { name: name.to_owned(), path: Some(path.to_owned()) });
    for (text, address, encryption) in [
        ("192.0.2.53", "192.0.2.53:53", None),
        ("192.0.2.53:5353", "192.0.2.53:5353", None),
        ("2001:db8::53", "[2001:db8::53]:53", None),
        ("[2001:db8::53]", "[2001:db8::53]:53", None),
        ("[2001:db8::53]:5353", "[2001:db8::53]:5353", None),
        ("Quad9", "9.9.9.9:53", None),
        ("tls://192.0.2.53", "192.0.2.53:853", tls("192.0.2.53")),
        ("TLS://192.0.2.53:8853#dns.example.net", "192.0.2.53:8853", tls("dns.example.net")),
        ("tls://192.0.2.53/#dns.example.net.", "192.0.2.53:853", tls("dns.example.net")),
        ("tls://[2001:db8::53]", "[2001:db8::53]:853", tls("2001:db8::53")),
        ("tls://[2001:db8::53]:8853#a.test", "[2001:db8::53]:8853", tls("a.test")),
        ("tls://cloudflare", "1.1.1.1:853", tls("cloudflare-dns.com")),
        ("tls://dns.quad9.net", "9.9.9.9:853", tls("dns.quad9.net")),
        ("https://192.0.2.53", "192.0.2.53:443", https("192.0.2.53", "/dns-query")),
        ("https://192.0.2.53:8443/q#a.test", "192.0.2.53:8443", https("a.test", "/q")),
        ("https://[2001:db8::53]#a.test", "[2001:db8::53]:443", https("a.test", "/dns-query")),
        ("https://google", "8.8.8.8:443", https("dns.google", "/dns-query")),
        ("https://dns.google/dns-query", "8.8.8.8:443", https("dns.google", "/dns-query")),
    ] {
        let read: Resolver = text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!((read.address.to_string().as_str(), read.encryption), (address, encryption), "{text}");
    }
}

#[test]
fn what_names_no_resolver_is_refused_with_its_reason() {
    for (text, expected) in [
        ("", ResolverError::NoAddress),
        ("dns.example.net", ResolverError::NoAddress), // who would look it up?
        ("192.0.2.256", ResolverError::NoAddress),
        ("tls://", ResolverError::NoAddress),
        ("https://dns.example.net/dns-query", ResolverError::NoAddress),
        ("tls://[192.0.2.53]", ResolverError::NoAddress),
        ("tls://2001:db8::53", ResolverError::NoBrackets),
        ("192.0.2.53:", ResolverError::NoPort),
        ("192.0.2.53:0", ResolverError::NoPort),
        ("192.0.2.53:65536", ResolverError::NoPort),
        ("tls://192.0.2.53:+853", ResolverError::NoPort),
        ("[2001:db8::53]5353", ResolverError::NoPort),
        ("quic://192.0.2.53", ResolverError::Scheme),
        ("http://192.0.2.53", ResolverError::Scheme),
        ("tls://192.0.2.53/dns-query", ResolverError::Path),
        ("tls://192.0.2.53#", ResolverError::Name),
        ("tls://192.0.2.53#two words", ResolverError::Name),
        ("https://[2001:db8::53]", ResolverError::NameNeeded),
        ("tls://opendns", ResolverError::NoEncryption),
        ("https://opendns", ResolverError::NoEncryption),
    ] {
        assert_eq!(text.parse::<Resolver>(), Err(expected), "{text}");
    }
}

#[test]
fn a_resolver_that_cannot_be_asked_is_refused_with_a_right_example() {
    for (value, expected) in [
        ("dns.example.net", "not an IP address"),
        ("tls://2001:db8::53", "brackets"),
        ("192.0.2.53:x", "a port is a number"),
        ("quic://192.0.2.53", "only tls:// and https://"),
        ("tls://192.0.2.53/dns-query", "no path"),
        ("tls://192.0.2.53#", "after #"),
        ("https://[2001:db8::53]", "needs the name"),
        ("tls://opendns", "does not know how this resolver encrypts"),
    ] {
        for option in ["--resolver", "--public"] {
            let ran = std::process::Command::new(env!("CARGO_BIN_EXE_mailseal"))
                .args(["check", "example.com", option, value])
                .output()
                .unwrap();
            let said = String::from_utf8(ran.stderr).unwrap();
            assert_eq!(ran.status.code(), Some(2), "{said}");
            assert!(said.contains(expected) && said.contains("2.53") | said.contains("db8::53]"), "{said}");
        }
    }
}

//! What certificates are worth, names and dates apart.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use mailseal::{
    connect::{Connect, Network, Roots},
    survey::access::{Anchor, Document, Fetch, FetchFailure, Service, Stop, TlsFailure, Trust, Version},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use super::server::{Server, authority, healthy, impatient, self_signed, visit};

#[tokio::test]
async fn chains_are_worth_what_leads_to_a_root() {
    let (authority, stranger) = (authority(), authority());
    let (below, intermediate) = authority.below("Test Issuing");
    let last_year = |params: &mut rcgen::CertificateParams| {
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2020, 4, 1);
    };
    let host = "mail.example.com";
    for (shown, trust, is_for, note) in [
        (authority.own(host), Trust::Trusted(Anchor::Given), true, "right"),
        (authority.own("*.example.com"), Trust::Trusted(Anchor::Given), true, "a wildcard for one label"),
        (authority.own("example.com"), Trust::Trusted(Anchor::Given), false, "for another name"),
        (authority.of(host, last_year), Trust::Trusted(Anchor::Given), true, "over, and else right"),
        (below.own(host).with(intermediate), Trust::Trusted(Anchor::Given), true, "with what is between"),
        (below.own(host), Trust::IssuerMissing, true, "without what is between"),
        (self_signed("EXCH01"), Trust::SelfSigned, false, "its own"),
        (stranger.own(host).with(stranger.root.clone()), Trust::PrivateRoot, true, "a root nobody knows"),
    ] {
        let server = Server::start(&shown, healthy(Service::Imaps)).await;
        let visit = server.visit(Service::Imaps, &authority).await;
        assert_eq!(visit.stop, Stop::Finished, "{note}");
        let chain = visit.chain().unwrap();
        assert_eq!(chain.trust, trust, "{note}");
        assert_eq!(chain.own().unwrap().is_for(&host.parse().unwrap()), is_for, "{note}");
    }
}

/// RFC 5246 §7.4.1.3: a server hello of TLS 1.0 without session and extensions.
fn hello_of_old() -> Vec<u8> {
    let body = [&[3, 1][..], &[7; 32], &[0], &[0xc0, 0x14], &[0]].concat();
    let handshake = [&[2, 0, 0, u8::try_from(body.len()).unwrap()][..], &body].concat();
    [&[22, 3, 1, 0, u8::try_from(handshake.len()).unwrap()][..], &handshake].concat()
}

#[tokio::test]
async fn a_server_that_speaks_only_tls_of_old_is_named_with_two_connections() {
    let authority = authority();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        let mut room = [0; 2048];
        // To the first hello an alert: protocol_version.
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut room).await.unwrap();
        stream.write_all(&[21, 3, 1, 0, 2, 2, 70]).await.unwrap();
        drop(stream);
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut room).await.unwrap();
        stream.write_all(&hello_of_old()).await.unwrap();
    });
    let visit = visit(address, Service::Imaps, &authority, impatient()).await;
    server.await.unwrap();
    assert_eq!(visit.stop, Stop::TlsFailed(TlsFailure::Alert("ProtocolVersion".to_owned())));
    let old = visit.old.unwrap();
    assert_eq!((old.version, old.suite, visit.connections), (Version::Tls10, 0xc014, 2));
}

#[tokio::test]
async fn policies_are_fetched_without_following_anybody() {
    let authority = authority();
    let acceptor = authority.own("mta-sts.example.com").acceptor();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    let answers = [
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\nversion: STSv1\n",
        "HTTP/1.1 301 Moved\r\nLocation: https://elsewhere.example/\r\n\r\n",
        "+OK ready\r\n",
    ];
    let server = tokio::spawn(async move {
        for answer in answers {
            let (stream, _) = listener.accept().await.unwrap();
            let mut stream = acceptor.accept(stream).await.unwrap();
            let mut room = [0; 2048];
            let count = stream.read(&mut room).await.unwrap();
            heard.lock().unwrap().push(String::from_utf8_lossy(&room[..count]).into_owned());
            stream.write_all(answer.as_bytes()).await.unwrap();
            let _ = stream.shutdown().await;
        }
    });
    let ip = IpAddr::from([203, 0, 113, 1]);
    let roots = Roots::default().with_certificates(vec![authority.root.clone()]).unwrap();
    let network = Network::new(roots).with_map(HashMap::from([((ip, 443), address)]));
    let fetch =
        Fetch { document: Document::MtaSts, host: "mta-sts.example.com".parse().unwrap(), address: ip };
    let first = network.fetch(fetch.clone()).await;
    assert_eq!(first.page.unwrap().body, "version: STSv1\n");
    assert_eq!(first.chain.unwrap().trust, Trust::Trusted(Anchor::Given));
    let second = network.fetch(fetch.clone()).await.page.unwrap();
    assert_eq!((second.status, second.location.as_deref()), (301, Some("https://elsewhere.example/")));
    assert_eq!(network.fetch(fetch).await.page, Err(FetchFailure::NotHttp));
    server.await.unwrap();
    let asked = asked.lock().unwrap();
    assert!(asked.iter().all(|text| {
        text.starts_with("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: mta-sts.example.com\r\n")
    }));
}

//! Ports that say anything else, nothing, or without end.

use std::{net::Ipv4Addr, sync::atomic::Ordering};

use mailseal::{
    connect::{LINE_OCTETS, OCTETS},
    survey::access::{Looks, Protocol, Service, Stage, State, Stop, TlsFailure},
};
use tokio::net::TcpListener;

use super::server::{Server, authority, healthy, impatient, visit};

#[tokio::test]
async fn what_is_no_mail_server_is_named() {
    let authority = authority();
    for (greeting, looks) in [
        (&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], Looks::Http),
        (b"SSH-2.0-OpenSSH_9.2p1\r\n", Looks::Ssh),
        (b"+OK POP3 ready\r\n", Looks::Mail(Protocol::Pop3)),
        (b"\x15\x03\x01\x00\x02\x02\x46\r\n", Looks::Tls),
        (b"\x1b]0;taken\x07\x1b[2J\r\n", Looks::Unknown("\u{1b}]0;taken\u{7}\u{1b}[2J".to_owned())),
        (b"hello\r\n", Looks::Unknown("hello".to_owned())),
    ] {
        let mut script = healthy(Service::Imap);
        script.greeting = greeting.to_vec();
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = visit(server.address, Service::Imap, &authority, impatient()).await;
        assert_eq!(visit.stop, Stop::NotMail(looks.clone()));
        assert_eq!(visit.state(Service::Imap), State::NotMail, "{looks:?}");
    }
}

#[tokio::test]
async fn a_port_for_encryption_that_speaks_without_it_is_named() {
    let authority = authority();
    for (greeting, looks) in [
        (&b"* OK IMAP ready\r\n"[..], Looks::Mail(Protocol::Imap)),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", Looks::Http),
    ] {
        let mut script = healthy(Service::Imaps);
        (script.greeting, script.is_clear) = (greeting.to_vec(), true);
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = visit(server.address, Service::Imaps, &authority, impatient()).await;
        assert_eq!(visit.stop, Stop::TlsFailed(TlsFailure::Clear(looks)));
    }
}

#[tokio::test]
async fn silence_ends_and_is_called_slow_before() {
    let authority = authority();
    for (service, stage) in [(Service::Imap, Stage::Greeting), (Service::Imaps, Stage::Tls)] {
        let mut script = healthy(service);
        (script.greeting, script.is_clear) = (Vec::new(), true);
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = visit(server.address, service, &authority, impatient()).await;
        assert_eq!(visit.stop, Stop::Silent(stage));
        assert_eq!(visit.state(service), State::Silent);
        let mut early = visit.clone();
        early.stop = Stop::Waiting(stage);
        assert_eq!(early.state(service), State::Slow); // never down
    }
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_refused() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let visit = visit(address, Service::Imaps, &authority(), impatient()).await;
    assert_eq!((visit.stop, visit.connections), (Stop::Refused, 1));
}

#[tokio::test]
async fn who_speaks_without_end_is_cut() {
    let authority = authority();
    // A line without end, and lines without end.
    for (greeting, note) in [(vec![b'x'; 1024], "a line"), (b"220-more\r\n".repeat(100), "lines")] {
        let mut script = healthy(Service::Smtp);
        (script.greeting, script.is_endless) = (greeting, true);
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = visit(server.address, Service::Smtp, &authority, impatient()).await;
        assert_eq!(visit.stop, Stop::TooMuch(Stage::Greeting), "{note}");
    }
    // What comes in lines that all count is cut by the octets of the connection: the list of capabilities never ends.
    let mut script = healthy(Service::Smtp);
    script.answers =
        vec![format!("250-{}\r\n", "X".repeat(LINE_OCTETS - 10)).repeat(OCTETS / LINE_OCTETS + 8)];
    let server = Server::start(&authority.own("mail.example.com"), script).await;
    let visit = visit(server.address, Service::Smtp, &authority, impatient()).await;
    assert!(
        matches!(visit.stop, Stop::Closed(Stage::Capabilities) | Stop::TooMuch(Stage::Capabilities)),
        "{visit:?}"
    );
    assert!(server.sent.load(Ordering::SeqCst) > 0);
}

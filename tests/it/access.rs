//! Conversations with real servers in this process: healthy ones, faulty ones, and what is no mail server at all.

#![expect(clippy::unwrap_used, reason = "a test stops by panicking, in its own functions too")]

mod bounds;
mod certificates;
mod judged;
mod odd;
mod server;
mod wizard;

use mailseal::survey::access::{Greeting, Service, State, Stop, Version};

use self::server::{Server, authority, healthy};

/// What a client that only looks may say.
const ALLOWED: [&str; 8] = ["CAPABILITY", "CAPA", "EHLO", "STARTTLS", "STLS", "LOGOUT", "QUIT", "NOOP"];

#[tokio::test]
async fn healthy_ports_are_right_and_nobody_logs_in() {
    let authority = authority();
    for service in Service::ALL {
        let server = Server::start(&authority.own("mail.example.com"), healthy(service)).await;
        let visit = server.visit(service, &authority).await;
        assert_eq!(visit.stop, Stop::Finished, "{service}");
        assert_eq!(visit.state(service), State::Ok, "{service}");
        assert_eq!(visit.version(), Some(Version::Tls13), "{service}");
        assert!(matches!(visit.greeting, Some(Greeting::Ready { .. })), "{service}");
        assert!(!visit.takes_passwords_in_clear(service), "{service}");
        assert_eq!(server.connections(), 1, "{service}");
        for line in server.heard() {
            let mut words = line.split(' ').map(str::to_uppercase);
            let first = words.next().unwrap();
            let command = if first == "A1" { words.next().unwrap() } else { first };
            assert!(ALLOWED.contains(&command.as_str()), "{service}: {line}");
        }
    }
}

#[tokio::test]
async fn passwords_before_encryption_are_noticed() {
    let authority = authority();
    for (service, capabilities) in [
        (Service::Imap, "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\na1 OK done\r\n"),
        (Service::Pop3, "+OK\r\nSTLS\r\nUSER\r\n.\r\n"),
        (Service::Submission, "250-mail\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"),
    ] {
        let mut script = healthy(service);
        script.answers[0] = capabilities.to_owned();
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = server.visit(service, &authority).await;
        assert!(visit.takes_passwords_in_clear(service), "{service}: {visit:?}");
        assert_eq!(visit.stop, Stop::Finished, "{service}");
    }
}

#[tokio::test]
async fn encryption_that_is_not_offered_refused_or_tampered_with_is_told_apart() {
    let authority = authority();
    for (answers, expected) in [
        (vec!["250-mail\r\n250 8BITMIME\r\n"], Stop::NoStartTls),
        (vec!["250-mail\r\n250 STARTTLS\r\n", "454 4.7.0 TLS not available\r\n"], Stop::StartTlsRefused),
        // A second answer that came along with the first one.
        (vec!["250-mail\r\n250 STARTTLS\r\n", "220 go\r\n250 AUTH PLAIN\r\n"], Stop::Injected),
        (vec!["421 too busy\r\n"], Stop::Busy),
    ] {
        let mut script = healthy(Service::Submission);
        script.answers = answers.into_iter().map(str::to_owned).collect();
        script.is_clear = true;
        let server = Server::start(&authority.own("mail.example.com"), script).await;
        let visit = server.visit(Service::Submission, &authority).await;
        assert_eq!(visit.stop, expected);
        assert_eq!(server.connections(), 1);
    }
}

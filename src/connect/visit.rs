//! One conversation with one port, from the first word to goodbye.
//!
//! ```text
//! encrypted at once    TLS · greeting · capabilities · goodbye
//! on request           greeting · capabilities · STARTTLS · TLS · capabilities · goodbye
//! ```

use std::{
    io::ErrorKind,
    net::{IpAddr, SocketAddr},
    time::Instant as Clock,
};

use jiff::Timestamp;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::{Instant, timeout, timeout_at},
};

use super::{
    Patience,
    bounded::Bounded,
    dialogue::{Broken, Dialogue},
    hello,
    tls::{self, Failed},
    trust::Roots,
};
use crate::survey::access::{
    Capabilities, Door, Greeting, Handshake, Looks, Old, Protocol, Reply, Seat, Stage, Start, Stop,
    TlsFailure, Visit,
};

/// How long goodbye is waited for.
const GOODBYE: std::time::Duration = std::time::Duration::from_millis(500);

/// Holds the conversation, telling how far it is; always ends when `patience.whole` is over.
pub(super) async fn visit(
    door: &Door,
    to: SocketAddr,
    roots: &Roots,
    patience: Patience,
    tell: impl Fn(&Visit) + Send,
) -> Visit {
    let mut talk = Talk {
        door,
        to,
        roots,
        patience,
        visit: Visit::new(Timestamp::now()),
        began: Clock::now(),
        me: String::new(),
        tell: Box::new(tell),
    };
    let held = timeout(patience.whole, talk.hold()).await;
    if let Ok(stop) = held {
        talk.visit.stop = stop;
    } else if let Stop::Waiting(stage) = talk.visit.stop {
        talk.visit.stop = Stop::Silent(stage);
    }
    talk.visit.took = talk.began.elapsed();
    talk.visit
}

struct Talk<'t> {
    door: &'t Door,
    to: SocketAddr,
    roots: &'t Roots,
    patience: Patience,
    visit: Visit,
    began: Clock,
    /// How this machine calls itself to SMTP.
    me: String,
    tell: Box<dyn Fn(&Visit) + Send + 't>,
}

impl Talk<'_> {
    /// Everything, giving how it ended.
    async fn hold(&mut self) -> Stop {
        let stream = match self.connect().await {
            Ok(stream) => stream,
            Err(stop) => return stop,
        };
        let stop = match self.door.service.start() {
            Start::AtOnce => self.encrypted(stream).await,
            Start::OnRequest => self.on_request(stream).await,
        };
        match stop {
            Ok(()) => Stop::Finished,
            Err(stop) => {
                if wants_old_words(&stop) {
                    self.old().await;
                }
                stop
            }
        }
    }

    async fn connect(&mut self) -> Result<Bounded<TcpStream>, Stop> {
        self.at(Stage::Connect);
        self.visit.connections = self.visit.connections.saturating_add(1);
        match timeout(self.patience.connect, TcpStream::connect(self.to)).await {
            Err(_) => Err(Stop::NoAnswer),
            Ok(Ok(stream)) => {
                let _ = stream.set_nodelay(true);
                let here = stream.local_addr().map_or(self.to, |local| local).ip();
                self.me = greets_as(&here);
                self.visit.seat = seat(here, self.to.ip());
                Ok(Bounded::new(stream))
            }
            Ok(Err(error)) => Err(match error.kind() {
                ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => Stop::Refused,
                ErrorKind::TimedOut => Stop::NoAnswer,
                _ => Stop::NoRoute(error.to_string()),
            }),
        }
    }

    /// TLS, then the greeting.
    async fn encrypted(&mut self, stream: Bounded<TcpStream>) -> Result<(), Stop> {
        let stream = self.handshake(stream).await?;
        let mut dialogue = Dialogue::new(stream, self.door.service.protocol());
        self.greeting(&mut dialogue).await?;
        self.visit.secure = self.capabilities(&mut dialogue).await?;
        self.part(dialogue).await;
        Ok(())
    }

    /// The greeting, then TLS.
    async fn on_request(&mut self, stream: Bounded<TcpStream>) -> Result<(), Stop> {
        let stream = self.up_to_tls(stream).await?;
        let stream = self.handshake(stream).await?;
        let mut dialogue = Dialogue::new(stream, self.door.service.protocol());
        self.visit.secure = self.capabilities(&mut dialogue).await?;
        self.part(dialogue).await;
        Ok(())
    }

    /// The greeting and the wish for encryption, up to where it begins.
    async fn up_to_tls(&mut self, stream: Bounded<TcpStream>) -> Result<Bounded<TcpStream>, Stop> {
        let mut dialogue = Dialogue::new(stream, self.door.service.protocol());
        self.greeting(&mut dialogue).await?;
        self.visit.clear = self.capabilities(&mut dialogue).await?;
        // A POP3 server of old may know STLS and not CAPA.
        let is_offered = self.visit.clear.as_ref().is_none_or(Capabilities::has_starttls);
        if !is_offered {
            self.part(dialogue).await;
            return Err(Stop::NoStartTls);
        }
        self.at(Stage::StartTls);
        match dialogue.starttls(self.patience.answer).await {
            Ok(Reply::Yes(_)) => {}
            Ok(Reply::No(text) | Reply::Nonsense(text)) => {
                self.visit.refused = Some(text);
                self.part(dialogue).await;
                return Err(Stop::StartTlsRefused);
            }
            Ok(Reply::More) => return Err(Stop::TooMuch(Stage::StartTls)),
            Err(broken) => return Err(stop(broken, Stage::StartTls)),
        }
        let (stream, has_more) = dialogue.into_stream();
        // RFC 3207 §6 and RFC 2595 §9: nothing may come between the answer and the handshake.
        if has_more { Err(Stop::Injected) } else { Ok(stream) }
    }

    async fn handshake(
        &mut self,
        stream: Bounded<TcpStream>,
    ) -> Result<tokio_rustls::client::TlsStream<Bounded<TcpStream>>, Stop> {
        self.at(Stage::Tls);
        let shaken = tls::handshake(stream, self.server_name(), self.roots, self.patience.tls).await;
        match shaken {
            Ok((stream, handshake)) => {
                self.visit.first_word.get_or_insert_with(|| self.began.elapsed());
                self.visit.tls = Some(handshake);
                Ok(stream)
            }
            Err((Failed::Silent, _)) => Err(Stop::Silent(Stage::Tls)),
            Err((Failed::Because(failure), chain)) => {
                // What was shown before it failed is worth knowing.
                if let Some(chain) = chain {
                    let version = crate::survey::access::Version::Tls12;
                    self.visit.tls = Some(Handshake { version, suite: String::new(), chain: Some(chain) });
                }
                Err(Stop::TlsFailed(failure))
            }
        }
    }

    async fn greeting<S>(&mut self, dialogue: &mut Dialogue<S>) -> Result<(), Stop>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.at(Stage::Greeting);
        let protocol = self.door.service.protocol();
        let line = match dialogue.greeting(Instant::now() + self.patience.greeting).await {
            Ok(line) => line,
            Err(Broken::Silent) if dialogue.unfinished().is_empty() => {
                // A web server waits to be asked; a mail server that is asked to part says goodbye.
                let by = Instant::now() + GOODBYE;
                let asked = timeout_at(by, dialogue.goodbye(GOODBYE)).await;
                let looks = Looks::of(dialogue.unfinished());
                let is_http = asked.is_ok() && looks == Looks::Http;
                return Err(if is_http { Stop::NotMail(looks) } else { Stop::Silent(Stage::Greeting) });
            }
            Err(broken) => {
                let begun = dialogue.unfinished();
                return Err(match broken {
                    // What came is no line of mail, however the connection ended.
                    _ if !begun.is_empty() && broken != Broken::TooMuch => Stop::NotMail(Looks::of(begun)),
                    broken => stop(broken, Stage::Greeting),
                });
            }
        };
        self.visit.first_word.get_or_insert_with(|| self.began.elapsed());
        let greeting = Greeting::read(protocol, &line);
        self.visit.greeting = Some(greeting.clone());
        match greeting {
            Greeting::LoggedIn if self.door.service.start() == Start::AtOnce => Ok(()),
            Greeting::LoggedIn => Err(Stop::LoggedIn),
            // A firewall that hides the greeting lets the rest through.
            Greeting::Ready { .. } | Greeting::Other(Looks::Masked) => Ok(()),
            Greeting::Busy { .. } => Err(Stop::Busy),
            Greeting::Other(looks) => Err(Stop::NotMail(looks)),
        }
    }

    async fn capabilities<S>(&mut self, dialogue: &mut Dialogue<S>) -> Result<Option<Capabilities>, Stop>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.at(Stage::Capabilities);
        match dialogue.capabilities(&self.me, self.patience.answer).await {
            Ok(Reply::Yes(found)) => Ok(Some(found)),
            Ok(Reply::No(_)) if self.door.service.protocol() == Protocol::Pop3 => Ok(None),
            Ok(Reply::No(_)) => Err(Stop::Busy),
            Ok(Reply::Nonsense(text)) => Err(Stop::NotMail(Looks::of(text.as_bytes()))),
            Ok(Reply::More) => Err(Stop::TooMuch(Stage::Capabilities)),
            Err(broken) => Err(stop(broken, Stage::Capabilities)),
        }
    }

    /// What was learnt is told before goodbye is waited for.
    async fn part<S>(&mut self, mut dialogue: Dialogue<S>)
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        dialogue.goodbye(GOODBYE).await;
    }

    /// A second connection, in the words of old.
    async fn old(&mut self) {
        let kept = self.visit.stop.clone();
        let answer = self.hello_of_old().await;
        self.visit.stop = kept;
        let Some(answer) = answer else { return };
        // A server that takes this hello and speaks TLS 1.2 has only suites of old.
        let certificates: Vec<CertificateDer<'static>> =
            answer.certificates.into_iter().map(CertificateDer::from).collect();
        let chain = tls::chain(&certificates, self.roots);
        self.visit.old = Some(Old { version: answer.version, suite: answer.suite, chain });
    }

    async fn hello_of_old(&mut self) -> Option<hello::Answer> {
        // What the first connection saw stays.
        let seen = self.visit.clone();
        let mut stream = self.connect().await.ok()?;
        if self.door.service.start() == Start::OnRequest {
            stream = self.up_to_tls(stream).await.ok()?;
        }
        let connections = self.visit.connections;
        self.visit = Visit { connections, ..seen };
        let random: [u8; 32] = rand::random();
        let host = self.door.host.as_str().to_owned();
        hello::hello(&mut stream, &host, random, Instant::now() + self.patience.tls).await
    }

    /// The name the certificate is asked for by, or the address.
    fn server_name(&self) -> ServerName<'static> {
        let name = ServerName::try_from(self.door.host.as_str().to_owned()).ok();
        name.unwrap_or_else(|| ServerName::IpAddress(self.door.address.into()))
    }

    /// How far it is, for whoever watches.
    fn at(&mut self, stage: Stage) {
        self.visit.stop = Stop::Waiting(stage);
        self.visit.took = self.began.elapsed();
        (self.tell)(&self.visit);
    }
}

/// Whether a server may have ended the connection because it knows only what is no longer spoken.
const fn wants_old_words(stop: &Stop) -> bool {
    matches!(
        stop,
        Stop::TlsFailed(
            TlsFailure::Alert(_) | TlsFailure::Closed | TlsFailure::Signature | TlsFailure::Other(_)
        )
    )
}

const fn stop(broken: Broken, stage: Stage) -> Stop {
    match broken {
        Broken::Silent => Stop::Silent(stage),
        Broken::Closed => Stop::Closed(stage),
        Broken::TooMuch => Stop::TooMuch(stage),
    }
}

/// At a loopback address everybody is on the same machine, and somebody who names it means it.
fn seat(here: IpAddr, there: IpAddr) -> Seat {
    let is_same = here.to_canonical() == there.to_canonical() && !there.to_canonical().is_loopback();
    if is_same { Seat::SameMachine } else { Seat::Elsewhere }
}

/// RFC 5321 §4.1.3: a client without a name of its own greets with its address in brackets.
fn greets_as(address: &IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("[{address}]"),
        IpAddr::V6(address) => format!("[IPv6:{address}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::access::Service;

    #[test]
    fn the_machine_itself_is_no_outsider() {
        for (here, there, expected) in [
            ("192.0.2.10", "192.0.2.10", Seat::SameMachine),
            ("::ffff:192.0.2.10", "192.0.2.10", Seat::SameMachine),
            ("192.0.2.20", "192.0.2.10", Seat::Elsewhere),
            ("127.0.0.1", "127.0.0.1", Seat::Elsewhere), // whoever names it means it
        ] {
            let found = seat(here.parse().unwrap(), there.parse().unwrap());
            assert_eq!(found, expected, "{here} {there}");
        }
        let clear = Capabilities::read(
            Protocol::Imap,
            "a1",
            &["* CAPABILITY IMAP4rev1 AUTH=PLAIN", "a1 OK"].map(str::to_owned),
        );
        let Reply::Yes(clear) = clear else { panic!("{clear:?}") };
        let mut visit = Visit { clear: Some(clear), ..Visit::new(jiff::Timestamp::UNIX_EPOCH) };
        assert!(visit.takes_passwords_in_clear(Service::Imap));
        visit.seat = Seat::SameMachine;
        assert!(!visit.takes_passwords_in_clear(Service::Imap), "it does not say so to others");
    }
}

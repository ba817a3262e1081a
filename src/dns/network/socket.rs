//! Datagram sockets that notice when nobody listens.
//!
//! When no program listens on a port, the other machine says so (ICMP "port unreachable"), but the
//! operating system tells only a socket that is *connected*. hickory's own sockets are not, and wait
//! out the whole time limit; these are, so that a dead local resolver is known at once.
//!
//! References: RFC 1122 §4.1.3.3 (ICMP errors for UDP), RFC 5452 §9.2 (a new port per question).

use std::{
    error::Error,
    fmt,
    future::Future,
    io,
    net::SocketAddr,
    pin::Pin,
    sync::atomic::{AtomicU16, Ordering},
    task::{Context, Poll},
    time::Duration,
};

use hickory_resolver::net::runtime::{DnsUdpSocket, RuntimeProvider, TokioRuntimeProvider, TokioTime};
use tokio::{
    io::{Interest, ReadBuf},
    net::UdpSocket,
};

type Received<'f> = Pin<Box<dyn Send + Future<Output = io::Result<(usize, SocketAddr)>> + 'f>>;
type Opening<T> = Pin<Box<dyn Send + Future<Output = io::Result<T>>>>;

/// Opens the sockets for hickory.
#[derive(Clone, Default)]
pub(super) struct Sockets(TokioRuntimeProvider);

impl RuntimeProvider for Sockets {
    type Handle = <TokioRuntimeProvider as RuntimeProvider>::Handle;
    type Timer = TokioTime;
    type Udp = Connected;
    type Tcp = <TokioRuntimeProvider as RuntimeProvider>::Tcp;

    fn create_handle(&self) -> Self::Handle {
        self.0.create_handle()
    }

    fn connect_tcp(
        &self,
        server: SocketAddr,
        local: Option<SocketAddr>,
        patience: Option<Duration>,
    ) -> Opening<Self::Tcp> {
        self.0.connect_tcp(server, local, patience)
    }

    fn bind_udp(&self, local: SocketAddr, server: SocketAddr) -> Opening<Self::Udp> {
        Box::pin(async move {
            let socket = UdpSocket::bind(local).await?;
            socket.connect(server).await?;
            Ok(Connected { socket, server, sent: AtomicU16::new(0) })
        })
    }
}

/// A socket that speaks with one server only.
pub(super) struct Connected {
    socket: UdpSocket,
    server: SocketAddr,
    /// The number of the question that was sent.
    sent: AtomicU16,
}

/// A server's word that it cannot read the question, which it does not repeat: hickory passes over such a message,
/// and would wait for another until time is up.
#[derive(Debug)]
struct Unread(u16);

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RCODE {}", self.0)
    }
}

impl Error for Unread {}

/// The code with which a server has said that it cannot read the question.
pub(super) fn unread(error: &io::Error) -> Option<u16> {
    error.get_ref()?.downcast_ref::<Unread>().map(|unread| unread.0)
}

impl Connected {
    /// RFC 1035 §4.1.1: number, flags with the code at their end, and how many questions.
    fn checked(&self, message: &[u8]) -> io::Result<()> {
        let Some([id0, id1, high, low, 0, 0, ..]) = message.first_chunk::<12>() else { return Ok(()) };
        let is_answer =
            high & 0x80 != 0 && u16::from_be_bytes([*id0, *id1]) == self.sent.load(Ordering::Relaxed);
        let code = u16::from(low & 0x0f);
        // FORMERR and NOTIMP.
        if is_answer && matches!(code, 1 | 4) { Err(io::Error::other(Unread(code))) } else { Ok(()) }
    }

    fn sending(&self, message: &[u8]) {
        if let Some(id) = message.first_chunk() {
            self.sent.store(u16::from_be_bytes(*id), Ordering::Relaxed);
        }
    }
}

impl DnsUdpSocket for Connected {
    type Time = TokioTime;

    fn poll_recv_from(
        &self,
        cx: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<(usize, SocketAddr)>> {
        let mut buffer = ReadBuf::new(buffer);
        // The operating system lets nothing through from elsewhere.
        self.socket.poll_recv(cx, &mut buffer).map_ok(|()| (buffer.filled().len(), self.server))
    }

    // Waiting to read alone, tokio is not woken by an error, so this waits for both.
    fn recv_from<'s, 'b, 'f>(&'s self, buffer: &'b mut [u8]) -> Received<'f>
    where
        's: 'f,
        'b: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            loop {
                self.socket.ready(Interest::READABLE | Interest::ERROR).await?;
                match self.socket.try_recv(buffer) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                    Ok(octets) => {
                        self.checked(buffer.get(..octets).unwrap_or_default())?;
                        return Ok((octets, self.server));
                    }
                    Err(error) => return Err(error),
                }
                if let Some(error) = self.socket.take_error()? {
                    return Err(error);
                }
                // Nothing after all: the readiness is used up, and the next wait is a real one.
                let _ =
                    self.socket.try_io(Interest::ERROR, || Err::<(), _>(io::ErrorKind::WouldBlock.into()));
            }
        })
    }

    // `sendto` on a connected socket is an error on some systems, `send` on none.
    fn poll_send_to(&self, cx: &mut Context<'_>, bytes: &[u8], _: SocketAddr) -> Poll<io::Result<usize>> {
        self.sending(bytes);
        self.socket.poll_send(cx, bytes)
    }
}

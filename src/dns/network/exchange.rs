//! One message there and one back: over UDP, and over TCP when the answer does not fit; or over a
//! connection that nobody on the way can read, where one is asked for.
//!
//! References: RFC 7766 §5 (TCP after truncation), RFC 6891 §7 (servers without EDNS).

use std::{net::SocketAddr, pin::pin};

use futures_util::future::{Either, select};
use hickory_resolver::{
    net::{
        NetError,
        tcp::TcpClientStream,
        udp::UdpClientStream,
        xfer::{DnsExchange, DnsHandle, DnsMultiplexer, DnsRequestSender, FirstAnswer},
    },
    proto::op::{DnsRequest, DnsRequestOptions, DnsResponse, Message, MessageType, OpCode, ResponseCode},
};
use tokio::time::{Instant, timeout_at};

use super::{
    Patience,
    encrypted::{Connections, Door},
    failures::{self, failure},
    message::{self, Wants},
    socket::{self, Sockets},
};
use crate::survey::{Failure, Question, Transport};

/// Datagrams sent for one question at most.
const DATAGRAMS: u8 = 3;

/// The way to a server.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// Datagrams, and connections for what is too long.
    Plain(SocketAddr),
    /// An encrypted connection, shared by all questions to that server.
    Encrypted(Door, Connections),
}

/// How long it may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) patience: Patience,
    /// When everything must be over.
    pub(super) by: Instant,
}

/// A message that came.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) message: Message,
    /// Its size on the wire.
    pub(super) octets: usize,
    pub(super) transport: Transport,
}

impl Received {
    pub(super) fn new(response: DnsResponse, transport: Transport) -> Self {
        let octets = response.as_buffer().len();
        Self { message: response.into_message(), octets, transport }
    }
}

/// The answering message, and how it came. Ends when the limits say so.
pub(super) async fn exchange(
    question: &Question,
    wants: Wants,
    way: &Way,
    limits: Limits,
) -> Result<Received, Failure> {
    let request = message::request(question, wants)?;
    let received = send(request, way, limits).await;
    if wants.edns && is_old(&received) {
        let plain = message::request(question, Wants { edns: false, ..wants })?;
        return send(plain, way, limits).await;
    }
    received
}

/// RFC 6891 §7: 'Responders that choose not to implement the protocol extensions defined in this
/// document MUST respond with a return code (RCODE) of FORMERR'. Some say NOTIMP.
fn is_old(received: &Result<Received, Failure>) -> bool {
    let code = match received {
        Ok(received) => received.message.response_code,
        Err(Failure::Code(code)) => ResponseCode::from_low(u8::try_from(*code).unwrap_or_default()),
        Err(_) => return false,
    };
    matches!(code, ResponseCode::FormErr | ResponseCode::NotImp | ResponseCode::BADVERS)
}

async fn send(request: Message, way: &Way, limits: Limits) -> Result<Received, Failure> {
    let queries = request.queries.clone();
    let received = match way {
        Way::Plain(to) => over_both(request, *to, limits).await?,
        Way::Encrypted(door, connections) => {
            let sent = connections.send(request, door, limits.patience.exchange);
            timeout_at(limits.by, sent).await.unwrap_or(Err(Failure::Timeout))?
        }
    };
    let message = &received.message;
    // Who cannot read a question need not repeat it.
    let is_unread = message.queries.is_empty()
        && matches!(message.response_code, ResponseCode::FormErr | ResponseCode::NotImp);
    // hickory compares the question of datagrams only.
    if message.queries != queries && !is_unread {
        return Err(Failure::Malformed("the answer is to another question".to_owned()));
    }
    if message.op_code != OpCode::Query || message.message_type != MessageType::Response {
        return Err(Failure::Malformed("the answer is to another kind of question".to_owned()));
    }
    // RFC 2181 §9: what is cut must not be used; over a connection there is nothing to ask again over.
    if message.truncation {
        return Err(Failure::Cut);
    }
    Ok(received)
}

async fn over_both(request: Message, to: SocketAddr, limits: Limits) -> Result<Received, Failure> {
    let datagram = over_udp(request.clone(), to, limits.patience);
    let unread = match timeout_at(limits.by, datagram).await.unwrap_or(Err(NetError::Timeout)) {
        Ok(received) if !received.message.truncation => return Ok(received),
        Ok(_) => None,
        Err(NetError::Io(error)) if socket::unread(&error).is_some() => {
            return Err(Failure::Code(socket::unread(&error).unwrap_or_default()));
        }
        // A datagram that cannot be read may have been cut without saying so; a connection knows.
        Err(error @ NetError::Proto(_)) => Some(failure(&error)),
        Err(error) => return Err(failure(&error)),
    };
    // RFC 7766 §5: a truncated answer is asked for again over TCP.
    match timeout_at(limits.by, over_tcp(request, to, limits.patience)).await {
        Ok(Ok(received)) => Ok(received),
        // The server takes connections, so it is something else that keeps the answer.
        Ok(Err(Some(NetError::Timeout))) => Err(Failure::Timeout),
        Ok(Err(Some(error))) if !failures::is_of_connection(&error) => Err(failure(&error)),
        Ok(Err(_)) | Err(_) => Err(unread.unwrap_or(Failure::NoTcp)),
    }
}

async fn over_udp(request: Message, to: SocketAddr, patience: Patience) -> Result<Received, NetError> {
    let mut options = DnsRequestOptions::default();
    options.retry_interval = patience.again;
    let mut stream = UdpClientStream::builder(to, Sockets::default())
        .with_timeout(Some(patience.exchange))
        .with_max_retries(DATAGRAMS)
        .with_retry_interval_floor(1)
        .with_os_port_selection(true)
        .build();
    let answer = stream.send_message(DnsRequest::new(request, options)).first_answer().await?;
    Ok(Received::new(answer, Transport::Udp))
}

/// Without an error there was no connection at all.
async fn over_tcp(
    request: Message,
    to: SocketAddr,
    patience: Patience,
) -> Result<Received, Option<NetError>> {
    let (connecting, handle) = TcpClientStream::new(to, None, Some(patience.exchange), Sockets::default());
    let stream = connecting.await.map_err(|_| None)?;
    let multiplexer = DnsMultiplexer::new(stream, handle).with_timeout(patience.exchange);
    let (exchange, background) = DnsExchange::<Sockets>::from_stream(multiplexer);
    let answer = exchange.send(DnsRequest::new(request, DnsRequestOptions::default())).first_answer();
    // The connection is worked here and not in a task of its own, so that dropping closes it.
    let answer = match select(pin!(answer), pin!(background)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(((), answer)) => answer.await,
    };
    answer.map(|answer| Received::new(answer, Transport::Tcp)).map_err(Some)
}

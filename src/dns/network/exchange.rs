//! One message there and one back: over UDP, and over TCP when the answer does not fit.
//!
//! References: RFC 7766 §5 (TCP after truncation), RFC 6891 §7 (servers without EDNS).

use std::{io, net::SocketAddr, pin::pin};

use futures_util::future::{Either, select};
use hickory_resolver::{
    net::{
        NetError,
        tcp::TcpClientStream,
        udp::UdpClientStream,
        xfer::{DnsExchange, DnsHandle, DnsMultiplexer, DnsRequestSender, FirstAnswer},
    },
    proto::op::{DnsRequest, DnsRequestOptions, Message, ResponseCode},
};

use super::{
    Patience,
    message::{self, Wants},
    socket::Sockets,
};
use crate::survey::{Failure, Question, Transport};

/// Datagrams sent for one question at most.
const DATAGRAMS: u8 = 3;

/// The answering message, and how it came.
pub(super) async fn exchange(
    question: &Question,
    wants: Wants,
    to: SocketAddr,
    patience: Patience,
) -> Result<(Message, Transport), Failure> {
    let request = message::request(question, wants)?;
    let answered = over_both(request.clone(), to, patience).await?;
    // RFC 6891 §7: 'Responders that choose not to implement the protocol extensions defined in this
    // document MUST respond with a return code (RCODE) of FORMERR'.
    if wants.edns && answered.0.response_code == ResponseCode::FormErr && answered.0.edns.is_none() {
        let plain = message::request(question, Wants { edns: false, ..wants })?;
        return over_both(plain, to, patience).await;
    }
    Ok(answered)
}

async fn over_both(
    request: Message,
    to: SocketAddr,
    patience: Patience,
) -> Result<(Message, Transport), Failure> {
    match over_udp(request.clone(), to, patience).await {
        Ok(answer) if !answer.truncation => return Ok((answer, Transport::Udp)),
        // A datagram that cannot be read may have been cut without saying so; a connection knows.
        Ok(_) | Err(NetError::Proto(_)) => {}
        Err(error) => return Err(failure(&error)),
    }
    // RFC 7766 §5: a truncated answer is asked for again over TCP.
    let answer = over_tcp(request.clone(), to, patience).await.map_err(|error| failure(&error))?;
    // hickory compares the question of datagrams only.
    if answer.queries != request.queries {
        return Err(Failure::Malformed("the answer is to another question".to_owned()));
    }
    Ok((answer, Transport::Tcp))
}

async fn over_udp(request: Message, to: SocketAddr, patience: Patience) -> Result<Message, NetError> {
    let mut options = DnsRequestOptions::default();
    options.retry_interval = patience.again;
    let mut stream = UdpClientStream::builder(to, Sockets::default())
        .with_timeout(Some(patience.exchange))
        .with_max_retries(DATAGRAMS)
        .with_retry_interval_floor(1)
        .with_os_port_selection(true)
        .build();
    let answer = stream.send_message(DnsRequest::new(request, options)).first_answer().await?;
    Ok(answer.into_message())
}

async fn over_tcp(request: Message, to: SocketAddr, patience: Patience) -> Result<Message, NetError> {
    let (connecting, handle) = TcpClientStream::new(to, None, Some(patience.exchange), Sockets::default());
    let multiplexer = DnsMultiplexer::new(connecting.await?, handle).with_timeout(patience.exchange);
    let (exchange, background) = DnsExchange::<Sockets>::from_stream(multiplexer);
    let answer = exchange.send(DnsRequest::new(request, DnsRequestOptions::default())).first_answer();
    // The connection is worked here and not in a task of its own, so that dropping closes it.
    let answer = match select(pin!(answer), pin!(background)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(((), answer)) => answer.await,
    }?;
    Ok(answer.into_message())
}

fn failure(error: &NetError) -> Failure {
    match error {
        NetError::Timeout => Failure::Timeout,
        NetError::Io(error) if error.kind() == io::ErrorKind::TimedOut => Failure::Timeout,
        NetError::Proto(error) => Failure::Malformed(error.to_string()),
        NetError::Io(error) if error.kind() == io::ErrorKind::Other => {
            Failure::Unreachable(error.to_string())
        }
        NetError::Io(error) => Failure::Unreachable(error.kind().to_string()),
        other => Failure::Unreachable(other.to_string()),
    }
}

//! One document from one web server.
//!
//! A request of a few lines, an answer with a status, header fields and a body. Nothing is followed: a redirect is
//! an answer too, and for a policy it is a wrong one. What is needed of HTTP is so little that a client of its own
//! costs the program less than a library does.
//!
//! References: RFC 9112 (messages), RFC 9110 §15 (status codes), RFC 8461 §3.3 (fetching a policy).

use std::{io::ErrorKind, net::SocketAddr, time::Instant as Clock};

use jiff::Timestamp;
use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::{
    Patience,
    bounded::Bounded,
    tls::{self, Failed},
    trust::Roots,
};
use crate::survey::access::{Fetch, FetchFailure, Fetched, Page, TlsFailure};

/// RFC 9110 §4.2.2: 'the default port for the https scheme'.
pub(super) const PORT: u16 = 443;

/// Octets of header fields read at most.
const HEAD: usize = 16 * 1024;

/// Octets of a body read at most, one more than a policy may have, so that a longer one is noticed.
const BODY: usize = 64 * 1024 + 1;

/// Fetches it; always ends when `patience.whole` is over.
pub(super) async fn fetch(fetch: &Fetch, to: SocketAddr, roots: &Roots, patience: Patience) -> Fetched {
    let (at, began) = (Timestamp::now(), Clock::now());
    let mut chain = None;
    let getting = async {
        let stream = match timeout(patience.connect, TcpStream::connect(to)).await {
            Err(_) => return Err(FetchFailure::NoAnswer),
            Ok(Ok(stream)) => stream,
            Ok(Err(error)) => {
                return Err(match error.kind() {
                    ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => FetchFailure::Refused,
                    ErrorKind::TimedOut => FetchFailure::NoAnswer,
                    _ => FetchFailure::NoRoute(error.to_string()),
                });
            }
        };
        let name = ServerName::try_from(fetch.host.as_str().to_owned())
            .map_err(|_| FetchFailure::Tls(TlsFailure::Other("no host name".to_owned())))?;
        match tls::handshake(Bounded::new(stream), name, roots, patience.tls).await {
            Err((Failed::Silent, _)) => Err(FetchFailure::NoAnswer),
            Err((Failed::Because(failure), shown)) => {
                chain = shown;
                Err(FetchFailure::Tls(failure))
            }
            Ok((stream, handshake)) => {
                chain = handshake.chain;
                timeout(patience.answer, get(stream, fetch)).await.unwrap_or(Err(FetchFailure::NoAnswer))
            }
        }
    };
    let page = timeout(patience.whole, getting).await.unwrap_or(Err(FetchFailure::NoAnswer));
    Fetched { at, took: began.elapsed(), chain, page }
}

async fn get<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, fetch: &Fetch) -> Result<Page, FetchFailure> {
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: mailseal\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n",
        fetch.document.path(),
        fetch.host
    );
    stream.write_all(request.as_bytes()).await.map_err(|_| FetchFailure::NotHttp)?;
    stream.flush().await.map_err(|_| FetchFailure::NotHttp)?;
    let mut octets = Vec::new();
    loop {
        if let Some(page) = page(&octets, false)? {
            return Ok(page);
        }
        let mut room = [0; 4096];
        match stream.read(&mut room).await {
            // Many servers end the connection without TLS's own goodbye.
            Ok(0) | Err(_) => return page(&octets, true)?.ok_or(FetchFailure::NotHttp),
            Ok(count) => octets.extend(room.iter().take(count)),
        }
    }
}

/// The page, once all of it has come or as much as is read.
fn page(octets: &[u8], is_over: bool) -> Result<Option<Page>, FetchFailure> {
    let is_http = octets.iter().zip(b"HTTP/").all(|(one, other)| one == other);
    if !is_http {
        return Err(FetchFailure::NotHttp);
    }
    let Some(end) = octets.windows(4).position(|four| four == b"\r\n\r\n") else {
        return if octets.len() > HEAD { Err(FetchFailure::TooMuch) } else { Ok(None) };
    };
    let head = String::from_utf8_lossy(octets.get(..end).unwrap_or_default()).into_owned();
    let rest = octets.get(end + 4..).unwrap_or_default();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse::<u16>().ok());
    let Some(status) = status else { return Err(FetchFailure::NotHttp) };
    let field = |wanted: &str| {
        head.split("\r\n").skip(1).find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim().to_owned())
        })
    };
    let is_chunked = field("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let (body, is_whole) = if is_chunked {
        chunks(rest)
    } else {
        let length = field("content-length").and_then(|value| value.parse::<usize>().ok());
        let wanted = length.unwrap_or(usize::MAX).min(BODY);
        (rest.get(..wanted.min(rest.len())).unwrap_or_default().to_vec(), rest.len() >= wanted)
    };
    if !is_whole && !is_over && body.len() < BODY {
        return Ok(None);
    }
    let media_type = field("content-type").unwrap_or_default().to_ascii_lowercase();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_owned();
    let body = body.get(..body.len().min(BODY)).unwrap_or_default();
    Ok(Some(Page {
        status,
        media_type,
        location: field("location"),
        body: String::from_utf8_lossy(body).into_owned(),
    }))
}

/// RFC 9112 §7.1: chunks, each with its size in hexadecimal digits, until one of size zero.
fn chunks(mut rest: &[u8]) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    loop {
        let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else { return (body, false) };
        let (line, after) = rest.split_at(end);
        let digits = String::from_utf8_lossy(line);
        let digits = digits.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(digits, 16) else { return (body, true) };
        let after = after.get(2..).unwrap_or_default();
        if size == 0 || body.len() >= BODY {
            return (body, true);
        }
        let Some(chunk) = after.get(..size) else {
            body.extend(after.iter().take(BODY));
            return (body, false);
        };
        body.extend(chunk.iter().take(BODY));
        rest = after.get(size + 2..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(text: &str) -> Page {
        page(text.as_bytes(), true).unwrap().unwrap()
    }

    #[test]
    fn pages_are_read_however_they_end() {
        for (text, body) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", "abc"), // by length
            ("HTTP/1.1 200 OK\r\n\r\nabc", "abc"),                         // by the connection's end
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
                "abc",
            ),
            ("HTTP/1.0 301 Moved\r\nlocation: https://a.example/\r\n\r\n", ""),
        ] {
            assert_eq!(whole(text).body, body, "{text}");
        }
        let moved = whole("HTTP/1.0 301 Moved\r\nlocation: https://a.example/\r\n\r\n");
        assert_eq!((moved.status, moved.location.as_deref()), (301, Some("https://a.example/")));
        assert_eq!(
            whole("HTTP/1.1 200 OK\r\nContent-Type: Text/XML; charset=utf-8\r\n\r\n").media_type,
            "text/xml"
        );
        assert_eq!(page(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", false), Ok(None)); // more comes
        assert_eq!(page(b"+OK ready\r\n", false), Err(FetchFailure::NotHttp));
    }

    #[test]
    fn no_more_is_read_than_the_bounds_say() {
        let head = format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(HEAD));
        assert_eq!(page(head.as_bytes(), false), Err(FetchFailure::TooMuch));
        let endless = format!("HTTP/1.1 200 OK\r\n\r\n{}", "x".repeat(BODY * 2));
        assert_eq!(page(endless.as_bytes(), false).unwrap().unwrap().body.len(), BODY);
        let chunked = format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n{}",
            "x".repeat(BODY * 2)
        );
        assert_eq!(page(chunked.as_bytes(), true).unwrap().unwrap().body.len(), BODY);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_page_or_none(octets in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = page(&octets, true);
            let _ = page(&[b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", &octets[..]].concat(), true);
        }
    }
}

//! A hello in the words of old, for servers that know no TLS of today.
//!
//! The library speaks TLS 1.2 and 1.3 only, and a server that knows neither ends the connection. Up to TLS 1.2 the
//! server's first words come without encryption: which version and suite it chose, and its certificates. So a hello that
//! offers the old suites is written by hand, the answer read, and the connection ended; no cryptography is needed.
//!
//! References: RFC 5246 §7.4.1 (hello), §7.4.2 (certificate), RFC 8446 §5.1 (records), RFC 6066 §3 (server name).

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    time::{Instant, timeout_at},
};

use crate::survey::access::Version;

/// Octets of handshake that are looked through.
const OCTETS: usize = 64 * 1024;

/// Suites that servers of the last twenty years have: with and without forward secrecy, AES, 3DES and RC4.
const SUITES: [u16; 22] = [
    0xc02b, 0xc02f, 0xc02c, 0xc030, 0xc009, 0xc00a, 0xc013, 0xc014, 0xc023, 0xc024, 0xc027, 0xc028, 0x009e,
    0x009f, 0x0033, 0x0039, 0x009c, 0x009d, 0x002f, 0x0035, 0x000a, 0x0005,
];

/// What a server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) version: Version,
    pub(super) suite: u16,
    /// Its certificates, as encoded.
    pub(super) certificates: Vec<Vec<u8>>,
}

/// Says hello and reads the answer; none if there is none in time, or none that can be read.
pub(super) async fn hello<S>(stream: &mut S, host: &str, random: [u8; 32], by: Instant) -> Option<Answer>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let sent = async {
        stream.write_all(&message(host, random)).await?;
        stream.flush().await
    };
    timeout_at(by, sent).await.ok()?.ok()?;
    let (mut octets, mut room) = (Vec::new(), [0; 4096]);
    let mut best = None;
    while octets.len() < OCTETS {
        let Ok(Ok(count @ 1..)) = timeout_at(by, stream.read(&mut room)).await else { break };
        octets.extend(room.iter().take(count));
        match read(&octets) {
            Some(answer) if !answer.certificates.is_empty() => return Some(answer),
            Some(answer) => best = Some(answer),
            None => {}
        }
    }
    best
}

/// RFC 5246 §7.4.1.2, in one record.
fn message(host: &str, random: [u8; 32]) -> Vec<u8> {
    let mut extensions = Vec::new();
    // A server name is a name, never an address (RFC 6066 §3).
    if !host.is_empty() && host.parse::<std::net::IpAddr>().is_err() {
        let name = [&[0][..], &sized16(host.as_bytes())].concat();
        extensions.extend(extension(0, &sized16(&name)));
    }
    extensions.extend(extension(10, &sized16(&[0, 29, 0, 23, 0, 24, 0, 25]))); // groups: X25519 and the NIST curves
    extensions.extend(extension(11, &[1, 0])); // points uncompressed
    extensions.extend(extension(13, &sized16(&[4, 3, 5, 3, 4, 1, 5, 1, 6, 1, 2, 3, 2, 1]))); // signatures
    let suites: Vec<u8> = SUITES.iter().flat_map(|suite| suite.to_be_bytes()).collect();
    let body = [&[3, 3][..], &random, &[0], &sized16(&suites), &[1, 0], &sized16(&extensions)].concat();
    let length = u32::try_from(body.len()).unwrap_or_default().to_be_bytes();
    let handshake = [&[1][..], length.get(1..).unwrap_or_default(), &body].concat();
    [&[22, 3, 1][..], &sized16(&handshake)].concat()
}

fn extension(number: u16, content: &[u8]) -> Vec<u8> {
    [&number.to_be_bytes()[..], &sized16(content)].concat()
}

fn sized16(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap_or_default().to_be_bytes();
    [&length[..], content].concat()
}

/// What has come so far says; none until the server's hello is whole.
fn read(octets: &[u8]) -> Option<Answer> {
    let handshake = records(octets);
    let mut rest = handshake.as_slice();
    let mut answer: Option<Answer> = None;
    while let Some((kind, body, after)) = message_of(rest) {
        rest = after;
        match kind {
            // RFC 5246 §7.4.1.3: version, random, session, suite.
            2 => {
                let number = u16::from_be_bytes([*body.first()?, *body.get(1)?]);
                let session = usize::from(*body.get(34)?);
                let suite = body.get(35 + session..37 + session)?;
                answer = Some(Answer {
                    version: Version::of_wire(number)?,
                    suite: u16::from_be_bytes([*suite.first()?, *suite.get(1)?]),
                    certificates: Vec::new(),
                });
            }
            // RFC 5246 §7.4.2: a list of certificates, each with its length.
            11 => {
                let answer = answer.as_mut()?;
                let mut list = body.get(3..)?;
                while let Some((size, rest)) = list.split_at_checked(3) {
                    let Some((one, rest)) = rest.split_at_checked(length24(size)) else { break };
                    answer.certificates.push(one.to_vec());
                    list = rest;
                }
            }
            _ => {}
        }
    }
    answer
}

/// The handshake octets of all records that have come, one behind the other; anything else ends them.
fn records(mut octets: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    while let Some((&[kind, 3, _, high, low], rest)) = octets.split_first_chunk::<5>() {
        let length = usize::from(u16::from_be_bytes([high, low]));
        if kind != 22 {
            break;
        }
        let Some((content, rest)) = rest.split_at_checked(length) else { break };
        found.extend(content);
        octets = rest;
    }
    found
}

/// One message of the handshake, and what follows it.
fn message_of(octets: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[kind, a, b, c], rest) = octets.split_first_chunk::<4>()?;
    let (body, rest) = rest.split_at_checked(length24(&[a, b, c]))?;
    Some((kind, body, rest))
}

fn length24(octets: &[u8]) -> usize {
    octets.iter().fold(0, |length, octet| length << 8 | usize::from(*octet))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record(content: &[u8]) -> Vec<u8> {
        [&[22, 3, 1][..], &sized16(content)].concat()
    }

    fn handshake(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&[kind][..], &length[1..], body].concat()
    }

    #[test]
    fn the_answer_of_an_old_server_is_read_however_it_is_cut() {
        let hello = handshake(2, &[&[3, 1][..], &[7; 32], &[0], &[0xc0, 0x14], &[0]].concat());
        let list = [&[0, 0, 2][..], b"ab", &[0, 0, 1], b"c"].concat();
        let certificate = handshake(11, &[&[0, 0, 9][..], &list].concat());
        let expected = Answer {
            version: Version::Tls10,
            suite: 0xc014,
            certificates: vec![b"ab".to_vec(), b"c".to_vec()],
        };
        let both = [hello.clone(), certificate.clone()].concat();
        for octets in [
            record(&both),
            [record(&hello), record(&certificate)].concat(),
            [record(&both[..10]), record(&both[10..])].concat(), // across records
        ] {
            assert_eq!(read(&octets).as_ref(), Some(&expected));
            assert_eq!(read(&octets[..12]), None); // not whole yet
        }
        assert_eq!(read(&[21, 3, 1, 0, 2, 2, 70]), None); // an alert
    }

    #[test]
    fn the_hello_names_the_host_unless_it_is_an_address() {
        let named = message("mail.example.com", [0; 32]);
        assert!(named.windows(16).any(|part| part == b"mail.example.com"));
        assert_eq!(message("192.0.2.1", [0; 32]).len(), message("", [0; 32]).len());
        assert_eq!(usize::from(u16::from_be_bytes([named[3], named[4]])), named.len() - 5);
    }

    proptest! {
        #[test]
        fn any_octets_are_read_or_not(octets in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&octets);
            let _ = read(&record(&octets));
        }
    }
}

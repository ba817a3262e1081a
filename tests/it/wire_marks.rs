//! What messages say besides their records, from servers that send exactly what a test has written.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use hickory_resolver::proto::{
    op::{Message, MessageType, ResponseCode},
    rr::{
        RData, Record, RecordType,
        rdata::{NULL, SOA, TXT, opt::EdnsOption},
    },
};
use jiff::{SignedDuration, Timestamp};
use mailseal::{
    dns::{Lookup, network::Patience},
    record::txt::Txt,
    survey::{Answer, Data, ExtendedError, Failure, Kind, Outcome, Question, Role, Transport},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UdpSocket},
};

use crate::wire::{at, name, network, wire};

/// What a scripted server does with connections.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tcp {
    /// It has a listener.
    Answers,
    /// It takes them and closes them.
    Closes,
    /// Nobody listens.
    Refused,
}

/// A server that answers every message as `reply` says, told whether it came in a datagram. It runs as
/// long as the test.
pub(crate) async fn scripted(
    connections: Tcp,
    reply: impl Fn(&Message, bool) -> Message + Send + Sync + 'static,
) -> SocketAddr {
    let reply = Arc::new(reply);
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    let respond = Arc::clone(&reply);
    tokio::spawn(async move {
        let mut heard = [0; 1500];
        loop {
            let (octets, from) = udp.recv_from(&mut heard).await.unwrap();
            let asked = Message::from_vec(&heard[..octets]).unwrap();
            udp.send_to(&respond(&asked, true).to_vec().unwrap(), from).await.unwrap();
        }
    });
    if connections == Tcp::Refused {
        return address;
    }
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = tcp.accept().await.unwrap();
            if connections == Tcp::Closes {
                continue;
            }
            let length = stream.read_u16().await.unwrap();
            let mut asked = vec![0; length.into()];
            stream.read_exact(&mut asked).await.unwrap();
            let said = reply(&Message::from_vec(&asked).unwrap(), false).to_vec().unwrap();
            stream.write_all(&framed(&said)).await.unwrap();
        }
    });
    address
}

/// RFC 1035 §4.2.2: over a connection the length goes before the message.
pub(crate) fn framed(message: &[u8]) -> Vec<u8> {
    [&u16::try_from(message.len()).unwrap().to_be_bytes()[..], message].concat()
}

/// An empty answer to the message.
pub(crate) fn empty(asked: &Message) -> Message {
    let mut said = asked.clone();
    said.metadata.message_type = MessageType::Response;
    said
}

/// The answer with this record of the type asked for, at the name asked for.
pub(crate) fn with(asked: &Message, data: impl IntoIterator<Item = RData>) -> Message {
    let mut said = empty(asked);
    let owner = said.queries[0].name().clone();
    said.add_answers(data.into_iter().map(|data| Record::from_rdata(owner.clone(), 60, data)));
    said
}

fn with_extended(mut said: Message, code: u16, text: &str) -> Message {
    let data = [&code.to_be_bytes()[..], text.as_bytes()].concat();
    said.edns.as_mut().unwrap().options_mut().insert(EdnsOption::Unknown(15, data));
    said
}

fn code(asked: &Message, code: ResponseCode) -> Message {
    let mut said = empty(asked);
    said.metadata.response_code = code;
    said
}

pub(crate) fn txt(text: &str) -> RData {
    RData::TXT(TXT::from_bytes(text.as_bytes().chunks(255).collect()))
}

pub(crate) async fn ask(server: SocketAddr, role: Role, kind: Kind) -> Answer {
    network().ask(Question::new(name("example.test"), kind), at(server, role)).await
}

#[tokio::test]
async fn a_resolver_that_has_validated_says_so_and_its_message_is_measured() {
    let server = scripted(Tcp::Refused, |asked, _| {
        // RFC 6840 §5.7: it was asked to.
        assert!(asked.metadata.authentic_data && asked.metadata.recursion_desired);
        let mut said = with(asked, [txt("signed")]);
        said.metadata.authentic_data = true;
        said
    })
    .await;
    let answer = ask(server, Role::System, Kind::Txt).await;
    assert!(answer.marks.is_validated);
    // Header 12, question 18, answer 2 + 10 + 7, OPT 11.
    assert_eq!(answer.marks.octets, 60);
    assert_eq!(answer.texts(), ["signed"]);
}

#[tokio::test]
async fn a_servers_own_words_are_kept_whatever_its_answer_is() {
    let server = scripted(Tcp::Refused, |asked, _| {
        with_extended(code(asked, ResponseCode::Refused), 18, "not from there\u{1b}")
    })
    .await;
    let answer = ask(server, Role::Public, Kind::Txt).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Refused));
    let words = ExtendedError { code: 18, text: "not from there\u{1b}".to_owned() };
    assert_eq!(answer.marks.extended, [words]);
    let server = scripted(Tcp::Refused, |asked, _| with_extended(with(asked, [txt("old")]), 3, "")).await;
    let answer = ask(server, Role::Public, Kind::Txt).await;
    assert_eq!(answer.texts(), ["old"]);
    assert_eq!(answer.marks.extended, [ExtendedError { code: 3, text: String::new() }]);
}

#[tokio::test]
async fn extended_errors_without_end_are_cut() {
    let server = scripted(Tcp::Answers, |asked, is_datagram| {
        let mut said = code(asked, ResponseCode::ServFail);
        said.metadata.truncation = is_datagram;
        let options = said.edns.as_mut().unwrap().options_mut();
        for _ in 0..60 {
            options.as_mut().push((15.into(), EdnsOption::Unknown(15, vec![b'x'; 1000])));
        }
        if is_datagram { empty_truncated(asked) } else { said }
    })
    .await;
    let answer = ask(server, Role::Authoritative, Kind::Txt).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail));
    assert_eq!(answer.marks.extended.len(), 8);
    assert!(answer.marks.extended.iter().all(|error| error.text.len() == 300));
}

fn empty_truncated(asked: &Message) -> Message {
    let mut said = empty(asked);
    said.metadata.truncation = true;
    said
}

#[tokio::test]
async fn what_fails_validation_is_bogus_and_keeps_the_reason() {
    // RFC 8914 §4: which numbers say so, and which do not.
    for (number, is_dnssec) in [
        (6, true),   // bogus
        (7, true),   // signature expired
        (9, true),   // DNSKEY missing
        (10, true),  // RRSIGs missing
        (27, true),  // unsupported NSEC3 iterations
        (22, false), // no reachable authority
        (23, false), // network error
    ] {
        // It fails even unchecked.
        let failing =
            move |asked: &Message, _| with_extended(code(asked, ResponseCode::ServFail), number, "why");
        let server = scripted(Tcp::Refused, failing).await;
        let answer = ask(server, Role::System, Kind::Txt).await;
        let expected = if is_dnssec { Failure::Bogus } else { Failure::ServFail };
        assert_eq!(answer.outcome, Outcome::Failed(expected), "{number}");
        assert_eq!(answer.marks.extended.len(), 1, "{number}");
        // The domain's own server does not validate.
        let answer = ask(server, Role::Authoritative, Kind::Txt).await;
        assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail), "{number}");
    }
}

#[tokio::test]
async fn a_resolver_that_answers_only_unchecked_is_bogus_with_the_words_of_its_failure() {
    let server = scripted(Tcp::Refused, |asked, _| {
        if asked.metadata.checking_disabled {
            with(asked, [txt("unsigned")])
        } else {
            with_extended(code(asked, ResponseCode::ServFail), 0, "see elsewhere")
        }
    })
    .await;
    let answer = ask(server, Role::System, Kind::Txt).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Bogus));
    assert_eq!(answer.marks.extended[0].text, "see elsewhere");
    // Refusing unchecked questions is no answer.
    let server = scripted(Tcp::Refused, |asked, _| {
        let said =
            if asked.metadata.checking_disabled { ResponseCode::Refused } else { ResponseCode::ServFail };
        code(asked, said)
    })
    .await;
    let answer = ask(server, Role::System, Kind::Txt).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail));
}

/// How long the signatures hold.
const LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// RFC 4034 §3.1: an RRSIG over records of `covered` that ends at `until`.
fn signature(covered: u16, until: Timestamp) -> RData {
    let octets = |at: Timestamp| u32::try_from(at.as_second()).unwrap().to_be_bytes();
    let head =
        [&covered.to_be_bytes()[..], &[13, 2, 0, 0, 0, 60], &octets(until), &octets(until - LIFE), &[0; 2]]
            .concat();
    let rdata = NULL::with([&head[..], b"\x04test\0", &[0; 64]].concat());
    RData::Unknown { code: RecordType::RRSIG, rdata }
}

#[tokio::test]
async fn the_end_of_a_zones_signatures_comes_with_its_soa_record() {
    let now = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
    let in_days = |days: i64| now + SignedDuration::from_hours(days * 24);
    let (soon, later, much_later) = (in_days(2), in_days(9), in_days(30));
    let server = scripted(Tcp::Refused, move |asked, _| {
        let soa = SOA::new(wire("ns1.example.test."), wire("host.example.test."), 1, 3600, 600, 86400, 300);
        let wants_signatures = asked.edns.as_ref().unwrap().flags().dnssec_ok;
        let mut data = vec![RData::SOA(soa)];
        if wants_signatures {
            // Two keys, and one signature over something else.
            data.extend([signature(6, soon), signature(6, later), signature(16, much_later)]);
        }
        with(asked, data)
    })
    .await;
    let answer = ask(server, Role::Authoritative, Kind::Soa).await;
    assert_eq!(answer.marks.signed, Some((later - LIFE, later)));
    assert!(matches!(answer.data(), [Data::Soa { .. }]), "{answer:?}");
    // Nobody else is asked for signatures.
    assert_eq!(ask(server, Role::System, Kind::Soa).await.marks.signed, None);
}

#[tokio::test]
async fn the_type_that_spf_once_had_is_asked_for_and_read() {
    let server = scripted(Tcp::Refused, |asked, _| {
        assert_eq!(asked.queries[0].query_type(), RecordType::Unknown(99));
        let data = |octets: &[u8]| RData::Unknown {
            code: RecordType::Unknown(99),
            rdata: NULL::with(octets.to_vec()),
        };
        // One in two strings, and one that promises more octets than it has.
        with(asked, [data(b"\x06v=spf1\x05 -all"), data(b"\x20v=spf1")])
    })
    .await;
    let answer = ask(server, Role::Authoritative, Kind::Spf).await;
    let strings = Txt(vec![b"v=spf1".to_vec(), b" -all".to_vec()]);
    assert_eq!(answer.data(), [Data::Spf(strings)]);
}

#[tokio::test]
async fn a_cut_answer_of_a_server_that_takes_no_connections_is_told_as_that() {
    for connections in [Tcp::Refused, Tcp::Closes] {
        let server = scripted(connections, |asked, _| empty_truncated(asked)).await;
        let answer = ask(server, Role::Authoritative, Kind::Txt).await;
        assert_eq!(answer.outcome, Outcome::Failed(Failure::NoTcp));
        assert_eq!(answer.transport, None);
        assert!(answer.took < Patience::default().exchange, "{answer:?}");
    }
}

#[tokio::test]
async fn a_server_that_takes_the_connection_and_says_nothing_is_slow_and_not_closed() {
    let server = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = server.local_addr().unwrap();
    let _silent = TcpListener::bind(address).await.unwrap();
    tokio::spawn(async move {
        let mut heard = [0; 512];
        let (octets, from) = server.recv_from(&mut heard).await.unwrap();
        let asked = Message::from_vec(&heard[..octets]).unwrap();
        server.send_to(&empty_truncated(&asked).to_vec().unwrap(), from).await.unwrap();
    });
    let brief = Patience {
        again: Duration::from_millis(100),
        exchange: Duration::from_millis(200),
        question: Duration::from_secs(4),
    };
    let question = Question::new(name("example.test"), Kind::Txt);
    let answer = network().with_patience(brief).ask(question, at(address, Role::System)).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Timeout));
}

#[tokio::test]
async fn an_answer_to_another_question_is_none_over_a_connection_either() {
    let server = scripted(Tcp::Answers, |asked, is_datagram| {
        let mut said = if is_datagram { empty_truncated(asked) } else { with(asked, [txt("forged")]) };
        if !is_datagram {
            said.queries[0].set_name(wire("elsewhere.test."));
        }
        said
    })
    .await;
    let answer = ask(server, Role::Authoritative, Kind::Txt).await;
    assert!(matches!(answer.outcome, Outcome::Failed(Failure::Malformed(_))), "{answer:?}");
    assert_ne!(answer.transport, Some(Transport::Tcp));
}

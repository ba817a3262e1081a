//! Servers that answer in odd ways: cut answers, old servers, answers to something else.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use hickory_resolver::proto::{
    op::{Message, MessageType, OpCode, ResponseCode},
    rr::{
        RData, Record,
        rdata::{A, SOA, TXT},
    },
};
use mailseal::{
    dns::{Lookup, network::Patience},
    survey::{Answer, Failure, Kind, Outcome, Question, Role, Transport},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UdpSocket},
};

use super::wire::{at, name, network, wire};

/// What a server sends back; nothing if it keeps silent.
type Respond = fn(Message, Over) -> Option<Vec<u8>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Udp,
    Tcp,
}

/// A server that runs as long as the test does.
async fn serve(respond: Respond) -> SocketAddr {
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    let udp = Arc::new(udp);
    tokio::spawn(async move {
        let mut octets = [0; 4096];
        while let Ok((length, from)) = udp.recv_from(&mut octets).await {
            let request = Message::from_vec(&octets[..length]).unwrap();
            if let Some(answer) = respond(request, Over::Udp) {
                let _ = udp.send_to(&answer, from).await;
            }
        }
    });
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = tcp.accept().await {
            tokio::spawn(async move {
                let length = stream.read_u16().await.unwrap_or_default();
                let mut octets = vec![0; length.into()];
                if stream.read_exact(&mut octets).await.is_err() {
                    return;
                }
                match respond(Message::from_vec(&octets).unwrap(), Over::Tcp) {
                    Some(answer) => {
                        let _ = stream.write_u16(u16::try_from(answer.len()).unwrap()).await;
                        let _ = stream.write_all(&answer).await;
                    }
                    // It keeps the connection, and says nothing.
                    None => tokio::time::sleep(Duration::from_secs(60)).await,
                }
            });
        }
    });
    address
}

/// An answer with authority to the question, without records.
fn answer(request: &Message) -> Message {
    let mut message = Message::response(request.id, OpCode::Query);
    message.add_queries(request.queries.iter().cloned());
    message.metadata.authoritative = true;
    message
}

fn record(owner: &str, data: RData) -> Record {
    Record::from_rdata(wire(owner), 300, data)
}

fn txt(text: &str) -> RData {
    RData::TXT(TXT::new(vec![text.to_owned()]))
}

fn soa() -> Record {
    let soa = SOA::new(wire("ns.example.test."), wire("host.example.test."), 1, 3600, 600, 86400, 300);
    record("example.test.", RData::SOA(soa))
}

fn sent(message: &Message) -> Option<Vec<u8>> {
    message.to_vec().ok()
}

async fn ask(respond: Respond) -> Answer {
    let server = serve(respond).await;
    let question = Question::new(name("example.test"), Kind::Txt);
    network().ask(question, at(server, Role::Authoritative)).await
}

const SPF: &str = "v=spf1 mx -all";

#[tokio::test]
async fn an_answer_that_is_cut_over_a_connection_too_is_none() {
    let half: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.truncation = true;
        message.add_answer(record("example.test.", txt("half")));
        sent(&message)
    };
    assert_eq!(ask(half).await.failure(), Some(&Failure::Cut));
    let empty: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.truncation = true;
        sent(&message)
    };
    assert_eq!(ask(empty).await.failure(), Some(&Failure::Cut));
    // Cut in a datagram only, as it should be.
    let whole: Respond = |request, over| {
        let mut message = answer(&request);
        message.metadata.truncation = over == Over::Udp;
        message.add_answer(record("example.test.", txt(SPF)));
        sent(&message)
    };
    let answer = ask(whole).await;
    assert_eq!((answer.texts(), answer.transport), (vec![SPF.to_owned()], Some(Transport::Tcp)));
}

#[tokio::test]
async fn a_connection_that_brings_nothing_does_not_outlast_the_question() {
    let server = serve(|request, over| {
        let mut message = answer(&request);
        message.metadata.truncation = true;
        (over == Over::Udp).then(|| sent(&message)).flatten()
    })
    .await;
    let patience = Patience {
        again: Duration::from_millis(200),
        exchange: Duration::from_secs(30),
        question: Duration::from_millis(400),
    };
    let began = Instant::now();
    let question = Question::new(name("example.test"), Kind::Txt);
    let answer = network().with_patience(patience).ask(question, at(server, Role::Authoritative)).await;
    assert!(answer.failure().is_some());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_record_of_mail_behind_many_others_is_found() {
    for text in [SPF, "v=DMARC1; p=none", "v=DKIM1; p="] {
        static TEXT: std::sync::Mutex<&str> = std::sync::Mutex::new("");
        *TEXT.lock().unwrap() = text;
        let many: Respond = |request, over| {
            let mut message = answer(&request);
            message.metadata.truncation = over == Over::Udp;
            for at in (0..400).take_while(|_| over == Over::Tcp) {
                message.add_answer(record("example.test.", txt(&format!("token-{at}"))));
            }
            if over == Over::Tcp {
                message.add_answer(record("example.test.", txt(*TEXT.lock().unwrap())));
            }
            sent(&message)
        };
        let found = ask(many).await;
        assert!(found.texts().contains(&text.to_owned()), "{text}");
        assert!(found.texts().len() <= 300, "{} are kept", found.texts().len());
    }
}

#[tokio::test]
async fn a_server_from_before_edns_is_asked_again_without_it() {
    /// What it says to a question with EDNS.
    fn refuse(request: &Message, code: ResponseCode, repeats: bool, has_edns: bool) -> Option<Vec<u8>> {
        let mut message = answer(request);
        if request.edns.is_some() {
            message.metadata.response_code = code;
            if !repeats {
                message.queries.clear();
            }
            if has_edns {
                message.edns = request.edns.clone();
            }
        } else {
            message.add_answer(record("example.test.", txt(SPF)));
        }
        sent(&message)
    }
    let servers: [Respond; 5] = [
        |request, _| refuse(&request, ResponseCode::FormErr, true, false),
        |request, _| refuse(&request, ResponseCode::FormErr, true, true), // with EDNS of its own
        |request, _| refuse(&request, ResponseCode::FormErr, false, false), // the header alone
        |request, _| refuse(&request, ResponseCode::NotImp, true, false),
        |request, _| refuse(&request, ResponseCode::NotImp, false, false),
    ];
    for (at, respond) in servers.into_iter().enumerate() {
        let began = Instant::now();
        assert_eq!(ask(respond).await.texts(), [SPF], "server {at}");
        assert!(began.elapsed() < Duration::from_secs(2), "server {at} is waited for");
    }
    // Who cannot do without either says so by its own code.
    let never: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.response_code = ResponseCode::NotImp;
        sent(&message)
    };
    assert_eq!(ask(never).await.failure(), Some(&Failure::Code(4)));
}

#[tokio::test]
async fn without_authority_nothing_is_known_to_be_absent() {
    let empty: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.authoritative = false;
        message.add_authority(soa());
        sent(&message)
    };
    assert_eq!(ask(empty).await.failure(), Some(&Failure::NoAuthority));
    let gone: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.authoritative = false;
        message.metadata.response_code = ResponseCode::NXDomain;
        message.add_authority(soa());
        sent(&message)
    };
    assert_eq!(ask(gone).await.failure(), Some(&Failure::NoAuthority));
    let there: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.authoritative = false;
        message.add_answer(record("example.test.", txt(SPF)));
        sent(&message)
    };
    let answer = ask(there).await;
    assert_eq!((answer.texts(), answer.is_authoritative), (vec![SPF.to_owned()], false));
}

#[tokio::test]
async fn an_answer_to_something_else_is_none() {
    let other_owner: Respond = |request, _| {
        let mut message = answer(&request);
        message.add_answer(record("other.test.", txt(SPF)));
        sent(&message)
    };
    let other_opcode: Respond = |request, _| {
        let mut message = answer(&request);
        message.metadata.op_code = OpCode::Update;
        message.add_answer(record("example.test.", txt("v=spf1 +all")));
        sent(&message)
    };
    let no_answer: Respond = |request, over| {
        let mut message = answer(&request);
        message.metadata.truncation = over == Over::Udp;
        message.metadata.message_type =
            if over == Over::Udp { MessageType::Response } else { MessageType::Query };
        message.add_answer(record("example.test.", txt("v=spf1 +all")));
        sent(&message)
    };
    for respond in [other_owner, other_opcode] {
        let answer = ask(respond).await;
        assert!(matches!(answer.outcome, Outcome::Failed(Failure::Malformed(_))), "{answer:?}");
    }
    // What comes over the connection answers nothing, so that there is no answer over TCP.
    let answer = ask(no_answer).await;
    assert!(matches!(answer.outcome, Outcome::Failed(Failure::NoTcp | Failure::Timeout)), "{answer:?}");
}

#[tokio::test]
async fn the_same_record_twice_is_one() {
    let twice: Respond = |request, _| {
        let mut message = answer(&request);
        for _ in 0..2 {
            message.add_answer(record("example.test.", txt(SPF)));
        }
        // Another type, and the same text at another TTL.
        message.add_answer(record("example.test.", RData::A(A::new(192, 0, 2, 1))));
        message.add_answer(Record::from_rdata(wire("example.test."), 60, txt(SPF)));
        sent(&message)
    };
    let answer = ask(twice).await;
    assert_eq!(answer.texts(), [SPF]);
}

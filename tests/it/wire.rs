//! The real network code against a real DNS server in this process, over UDP and TCP on loopback.

#![expect(clippy::unwrap_used, reason = "a test stops by panicking, in its own functions too")]

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hickory_resolver::{
    net::{
        runtime::{Time, TokioRuntimeProvider},
        xfer::Protocol,
    },
    proto::{
        op::{Header, HeaderCounts, MessageType, Metadata, OpCode, ResponseCode},
        rr::{
            Name as WireName, RData, Record,
            rdata::{A, CNAME, MX, NS, SOA, TXT},
        },
    },
};
use hickory_server::{
    server::{Request, RequestHandler, ResponseHandler, ResponseInfo, Server as DnsServer},
    store::in_memory::InMemoryZoneHandler,
    zone_handler::{AxfrPolicy, Catalog, MessageResponseBuilder, ZoneType},
};
use mailseal::{
    dns::{
        Lookup,
        network::{Network, Patience},
        walk,
    },
    record::{name::Name, txt::Txt},
    survey::{Answer, Data, Failure, Kind, Outcome, Question, Role, Server, Survey, Transport, Want, Whom},
};

pub(crate) fn wire(name: &str) -> WireName {
    WireName::from_ascii(name).unwrap()
}

/// A server that holds `example.test`, and misbehaves at names that say how.
struct Faulty {
    zones: Catalog,
    questions: Arc<AtomicUsize>,
}

#[async_trait::async_trait]
impl RequestHandler for Faulty {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        mut out: R,
    ) -> ResponseInfo {
        self.questions.fetch_add(1, Ordering::SeqCst);
        let query = WireName::from(request.request_info().unwrap().query.name().clone());
        let label =
            query.iter().next().map(|label| String::from_utf8_lossy(label).into_owned()).unwrap_or_default();
        let mut meta = Metadata::response_from_request(&request.metadata);
        let reply = MessageResponseBuilder::from_message_request(request);
        let sent = match label.as_str() {
            "servfail" => out.send_response(reply.error_msg(&request.metadata, ResponseCode::ServFail)).await,
            "refused" => out.send_response(reply.error_msg(&request.metadata, ResponseCode::Refused)).await,
            "notimp" => out.send_response(reply.error_msg(&request.metadata, ResponseCode::NotImp)).await,
            // A resolver to which a signature looks forged answers only who does not want it checked.
            "bogus" if !request.metadata.checking_disabled => {
                out.send_response(reply.error_msg(&request.metadata, ResponseCode::ServFail)).await
            }
            // A server from before EDNS.
            "old" if request.edns.is_some() => {
                out.send_response(reply.error_msg(&request.metadata, ResponseCode::FormErr)).await
            }
            "truncated" if request.protocol() == Protocol::Udp => {
                meta.truncation = true;
                out.send_response(reply.build_no_records(meta)).await
            }
            "sub" => {
                meta.authoritative = false;
                let servers =
                    Record::from_rdata(query.clone(), 60, RData::NS(NS(wire("ns.sub.example.test."))));
                let glue =
                    Record::from_rdata(wire("ns.sub.example.test."), 60, RData::A(A::new(192, 0, 2, 9)));
                out.send_response(reply.build(meta, [], [&servers], [], [&glue])).await
            }
            "silent" => {
                let mut meta = Metadata::new(request.metadata.id, MessageType::Response, OpCode::Query);
                meta.response_code = ResponseCode::ServFail;
                return ResponseInfo::from(Header { metadata: meta, counts: HeaderCounts::default() });
            }
            _ => return self.zones.handle_request::<R, T>(request, out).await,
        };
        sent.unwrap()
    }
}

fn txt(text: &str) -> RData {
    RData::TXT(TXT::from_bytes(text.as_bytes().chunks(255).collect()))
}

fn zone(policy: &str) -> InMemoryZoneHandler<TokioRuntimeProvider> {
    let origin = wire("example.test.");
    let mut zone = InMemoryZoneHandler::empty(origin, ZoneType::Primary, AxfrPolicy::Deny);
    let soa = SOA::new(wire("ns1.example.test."), wire("host.example.test."), 1, 3600, 600, 86400, 300);
    let long = format!("v=DKIM1; k=rsa; p={}", "A".repeat(3000));
    for (owner, ttl, data) in [
        ("@", 900, RData::SOA(soa)),
        ("@", 3600, RData::NS(NS(wire("ns1.example.test.")))),
        ("@", 3600, RData::NS(NS(wire("ns2.example.test.")))),
        ("@", 3600, RData::MX(MX::new(10, wire("mail.example.test.")))),
        ("ns1", 3600, RData::A(A::new(192, 0, 2, 1))),
        ("ns2", 3600, RData::A(A::new(192, 0, 2, 2))),
        ("@", 172_800, txt("v=spf1 mx -all")),
        ("raw", 60, RData::TXT(TXT::from_bytes(vec![b"\xff\xfe\0", b"", b"two"]))),
        ("big._domainkey", 60, txt(&long)),
        ("truncated", 60, txt("whole")),
        ("bogus", 60, txt("unsigned")),
        ("old", 60, txt("plain")),
        ("alias1", 60, RData::CNAME(CNAME(wire("alias2.example.test.")))),
        ("alias2", 60, RData::CNAME(CNAME(wire("end.example.test.")))),
        ("end", 30, txt("the end")),
        ("dangling", 60, RData::CNAME(CNAME(wire("nothing.elsewhere.test.")))),
        ("circle1", 60, RData::CNAME(CNAME(wire("circle2.example.test.")))),
        ("circle2", 60, RData::CNAME(CNAME(wire("circle1.example.test.")))),
        ("_dmarc", 60, txt(policy)),
        ("servfail", 60, txt("never seen")),
    ] {
        let owner = if owner == "@" { "example.test.".to_owned() } else { format!("{owner}.example.test.") };
        assert!(zone.upsert_mut(Record::from_rdata(wire(&owner), ttl, data), 1), "{owner}");
    }
    zone
}

/// A server that runs until it is dropped.
struct Running {
    address: SocketAddr,
    questions: Arc<AtomicUsize>,
    _server: DnsServer<Faulty>,
}

async fn serve(policy: &str) -> Running {
    let mut zones = Catalog::new();
    zones.upsert(wire("example.test.").into(), vec![Arc::new(zone(policy))]);
    // UDP on any port, and TCP on the same; again if another program has that one.
    let (udp, tcp) = loop {
        let udp = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
        if let Ok(tcp) = tokio::net::TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let (address, questions) = (udp.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let mut server = DnsServer::new(Faulty { zones, questions: Arc::clone(&questions) });
    server.register_socket(udp);
    server.register_listener(tcp, Duration::from_secs(5), 32);
    Running { address, questions, _server: server }
}

pub(crate) fn name(text: &str) -> Name {
    text.parse().unwrap()
}

pub(crate) fn at(address: SocketAddr, role: Role) -> Server {
    Server { role, address, label: "a server".to_owned() }
}

pub(crate) fn network() -> Network {
    Network::new(Vec::new(), Vec::new())
}

/// Asks the running server, as the domain's own, for the name below `example.test`.
async fn ask(server: &Running, owner: &str, kind: Kind) -> Answer {
    let question = Question::new(name(owner), kind);
    network().ask(question, at(server.address, Role::Authoritative)).await
}

#[tokio::test]
async fn a_record_comes_with_its_ttl_as_sent_and_the_authoritative_flag() {
    let server = serve("v=DMARC1; p=none").await;
    let answer = ask(&server, "example.test", Kind::Txt).await;
    // Above a day: resolvers would cut it.
    assert!(matches!(answer.outcome, Outcome::Records { ttl: 172_800, .. }), "{answer:?}");
    assert_eq!(answer.texts(), ["v=spf1 mx -all"]);
    assert!(answer.is_authoritative);
    assert_eq!(answer.transport, Some(Transport::Udp));
    assert_eq!(server.questions.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn each_type_is_read_as_what_it_is() {
    let server = serve("").await;
    let mail = Data::Mx { preference: 10, exchange: name("mail.example.test") };
    assert_eq!(ask(&server, "example.test", Kind::Mx).await.data(), [mail]);
    // RFC 2308 §5: the lesser of the record's own TTL (900) and its last field (300).
    assert_eq!(
        ask(&server, "example.test", Kind::Soa).await.data(),
        [Data::Soa { primary: "ns1.example.test".parse().unwrap(), serial: 1, negative_ttl: 300 }]
    );
    let address = Data::A(Ipv4Addr::new(192, 0, 2, 1));
    assert_eq!(ask(&server, "ns1.example.test", Kind::A).await.data(), [address]);
    assert_eq!(ask(&server, "example.test", Kind::Ns).await.data().len(), 2);
    let alias = Data::Cname(name("nothing.elsewhere.test"));
    assert_eq!(ask(&server, "dangling.example.test", Kind::Cname).await.data(), [alias]);
}

#[tokio::test]
async fn octets_that_are_no_text_and_the_bounds_of_strings_stay_as_they_are() {
    let server = serve("").await;
    let strings = Txt(vec![b"\xff\xfe\0".to_vec(), Vec::new(), b"two".to_vec()]);
    assert_eq!(ask(&server, "raw.example.test", Kind::Txt).await.data(), [Data::Txt(strings)]);
}

#[tokio::test]
async fn absence_says_how_long_it_is_remembered() {
    let server = serve("").await;
    let negative_ttl = Some(300);
    let missing = ask(&server, "nobody.example.test", Kind::Txt).await;
    assert_eq!(missing.outcome, Outcome::NxDomain { negative_ttl });
    let empty = ask(&server, "ns1.example.test", Kind::Txt).await;
    assert_eq!(empty.outcome, Outcome::NoData { negative_ttl });
    // RFC 8020: `big._domainkey` exists, so `_domainkey` does.
    let between = ask(&server, "_domainkey.example.test", Kind::Txt).await;
    assert_eq!(between.outcome, Outcome::NoData { negative_ttl });
}

#[tokio::test]
async fn codes_are_told_apart() {
    let server = serve("").await;
    for (owner, expected) in [
        ("servfail.example.test", Failure::ServFail),
        ("refused.example.test", Failure::Refused),
        ("notimp.example.test", Failure::Code(4)), // RFC 1035 §4.1.1: not implemented
        ("elsewhere.test", Failure::Refused),      // a zone the server does not hold
    ] {
        assert_eq!(ask(&server, owner, Kind::Txt).await.outcome, Outcome::Failed(expected), "{owner}");
    }
}

#[tokio::test]
async fn what_is_too_long_for_a_datagram_comes_over_tcp_whole() {
    let server = serve("").await;
    let answer = ask(&server, "big._domainkey.example.test", Kind::Txt).await;
    assert_eq!(answer.transport, Some(Transport::Tcp));
    assert_eq!(answer.texts().concat().len(), 3018);
    let answer = ask(&server, "truncated.example.test", Kind::Txt).await;
    assert_eq!(answer.texts(), ["whole"]);
    assert_eq!(answer.transport, Some(Transport::Tcp));
}

#[tokio::test]
async fn aliases_are_listed_in_turn() {
    let server = serve("").await;
    let answer = ask(&server, "alias1.example.test", Kind::Txt).await;
    assert_eq!(answer.aliases, [name("alias2.example.test"), name("end.example.test")]);
    assert_eq!(answer.texts(), ["the end"]);
    let answer = ask(&server, "dangling.example.test", Kind::Txt).await;
    assert_eq!(answer.aliases, [name("nothing.elsewhere.test")]);
    assert!(matches!(answer.outcome, Outcome::NoData { .. }), "{answer:?}");
    let answer = ask(&server, "circle1.example.test", Kind::Txt).await;
    assert!(answer.data().is_empty() && answer.aliases.len() <= 16, "{answer:?}");
}

#[tokio::test]
async fn a_referral_names_the_zone_its_servers_and_their_addresses() {
    let server = serve("").await;
    let answer = ask(&server, "sub.example.test", Kind::Txt).await;
    let servers = vec![(name("ns.sub.example.test"), vec![IpAddr::from([192, 0, 2, 9])])];
    assert_eq!(answer.outcome, Outcome::Referral { zone: name("sub.example.test"), servers });
    assert!(!answer.is_authoritative);
}

#[tokio::test]
async fn a_resolver_that_answers_only_unchecked_has_found_dnssec_broken() {
    let server = serve("").await;
    let question = || Question::new(name("bogus.example.test"), Kind::Txt);
    let answer = network().ask(question(), at(server.address, Role::System)).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Bogus));
    // The domain's own server does not validate: its SERVFAIL is its own.
    let answer = network().ask(question(), at(server.address, Role::Authoritative)).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail));
    let question = Question::new(name("servfail.example.test"), Kind::Txt);
    let answer = network().ask(question, at(server.address, Role::Public)).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail));
}

#[tokio::test]
async fn a_server_without_edns_is_asked_without() {
    let server = serve("").await;
    assert_eq!(ask(&server, "old.example.test", Kind::Txt).await.texts(), ["plain"]);
}

#[tokio::test]
async fn a_silent_server_is_asked_again_and_then_given_up() {
    let server = serve("").await;
    let brief = Patience {
        again: Duration::from_millis(20),
        exchange: Duration::from_millis(200),
        question: Duration::from_millis(400),
    };
    let question = Question::new(name("silent.example.test"), Kind::Txt);
    let answer = network().with_patience(brief).ask(question, at(server.address, Role::Authoritative)).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Timeout));
    assert_eq!(answer.transport, None);
    assert!(server.questions.load(Ordering::SeqCst) > 1);
}

#[tokio::test]
async fn nobody_listening_is_known_long_before_the_time_limit() {
    // Bound and let go, so that nothing listens there.
    let closed = std::net::UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let question = Question::new(name("example.test"), Kind::Txt);
    let answer = network().ask(question, at(closed, Role::System)).await;
    assert!(matches!(answer.outcome, Outcome::Failed(Failure::Unreachable(_))), "{answer:?}");
    assert!(answer.took < Patience::default().again, "{answer:?}");
}

#[tokio::test]
async fn what_is_no_dns_message_is_said_to_be_so() {
    let liar = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = liar.local_addr().unwrap();
    let lying = async {
        let mut heard = [0; 512];
        let (_, from) = liar.recv_from(&mut heard).await.unwrap();
        // The right number, and then more questions than there are octets.
        let reply = [heard[0], heard[1], 0x80, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0xc0];
        liar.send_to(&reply, from).await.unwrap();
    };
    let question = Question::new(name("example.test"), Kind::Txt);
    let lookup = network();
    let (answer, ()) = tokio::join!(lookup.ask(question, at(address, Role::Authoritative)), lying);
    // It is asked for again over TCP, where nobody listens.
    assert!(matches!(answer.outcome, Outcome::Failed(_)), "{answer:?}");
    assert!(answer.took < Duration::from_secs(2), "{answer:?}");
}

#[tokio::test]
async fn odd_names_are_asked_for_octet_by_octet() {
    let server = serve("").await;
    let answer = ask(&server, r"a\.b\000.example.test", Kind::Txt).await;
    assert!(matches!(answer.outcome, Outcome::NxDomain { .. }), "{answer:?}");
}

#[tokio::test]
async fn servers_that_disagree_are_both_heard_and_caches_only_then() {
    let (one, two) = (serve("v=DMARC1; p=none").await, serve("v=DMARC1; p=reject").await);
    let resolver = one.address;
    let network = Network::new(vec![resolver], vec![("Faraway".to_owned(), two.address)]).with_port_map(
        HashMap::from([([192, 0, 2, 1].into(), one.address), ([192, 0, 2, 2].into(), two.address)]),
    );
    let zone = walk::zone_of(&network, &name("_dmarc.example.test")).await.unwrap();
    assert_eq!((zone.servers.len(), zone.negative_ttl), (2, Some(300)));
    let (send, _news) = tokio::sync::mpsc::unbounded_channel();
    let question = Question::new(name("_dmarc.example.test"), Kind::Txt);
    let wants = |survey: &Survey| {
        let is_heard = survey.heard.own(&question.name, question.kind).count() == 2;
        let of = if is_heard { Whom::EveryResolver } else { Whom::EveryServer };
        vec![Want::new(question.clone(), of)]
    };
    let domain = "example.test".parse().unwrap();
    let survey = walk::pursue(Arc::new(network), domain, wants, walk::PURSUIT, send).await;
    let answers = survey.heard.about(&question.name, question.kind);
    let mut said: Vec<String> =
        answers.map(|answer| format!("{} {}", answer.server.label, answer.texts().concat())).collect();
    said.sort();
    assert_eq!(
        said,
        [
            "127.0.0.1 v=DMARC1; p=none",
            "Faraway v=DMARC1; p=reject",
            "ns1.example.test v=DMARC1; p=none",
            "ns2.example.test v=DMARC1; p=reject",
        ]
    );
}

#[tokio::test]
async fn the_domains_own_servers_are_asked_on_the_port_given_for_them() {
    let server = serve("").await;
    let lookup = network().with_authority_port(server.address.port());
    let usual = SocketAddr::new(server.address.ip(), 53);
    let question = Question::new(name("example.test"), Kind::Txt);
    let answer = lookup.ask(question.clone(), at(usual, Role::Authoritative)).await;
    assert_eq!(answer.texts(), ["v=spf1 mx -all"]);
    assert_eq!(answer.server.address, usual);
    // A resolver keeps the port it was named with.
    let answer = lookup.ask(question, at(server.address, Role::System)).await;
    assert_eq!(answer.texts(), ["v=spf1 mx -all"]);
}

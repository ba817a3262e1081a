//! Answers as long as a message can be.

use hickory_resolver::proto::{op::Message, rr::RData};
use mailseal::survey::{Kind, Outcome, Role, Transport};

use crate::wire_marks::{Tcp, ask, empty, scripted, txt, with};

/// Over a connection, these records; in a datagram, that they do not fit.
async fn server_of(records: Vec<RData>) -> std::net::SocketAddr {
    scripted(Tcp::Answers, move |asked: &Message, is_datagram| {
        let mut said = if is_datagram { empty(asked) } else { with(asked, records.clone()) };
        said.metadata.truncation = is_datagram;
        said
    })
    .await
}

#[tokio::test]
async fn thirty_records_of_two_thousand_octets_come_whole() {
    let records = (0..30).map(|at| txt(&format!("{at:02}{}", "x".repeat(1998)))).collect();
    let answer = ask(server_of(records).await, Role::Authoritative, Kind::Txt).await;
    let texts = answer.texts();
    assert_eq!(texts.len(), 30);
    assert!(texts.iter().all(|text| text.len() == 2000));
    assert_eq!(answer.transport, Some(Transport::Tcp));
    assert!((60_000..65_536).contains(&answer.marks.octets), "{}", answer.marks.octets);
}

#[tokio::test]
async fn one_record_of_sixty_thousand_octets_comes_whole() {
    let server = server_of(vec![txt(&"y".repeat(60_000))]).await;
    let answer = ask(server, Role::System, Kind::Txt).await;
    assert_eq!(answer.texts().concat().len(), 60_000);
    assert_eq!(answer.transport, Some(Transport::Tcp));
}

#[tokio::test]
async fn of_a_thousand_records_as_many_are_read_as_anybody_can_use() {
    let records = (0..1000).map(|at| txt(&format!("record {at}"))).collect();
    let answer = ask(server_of(records).await, Role::Authoritative, Kind::Txt).await;
    assert_eq!(answer.data().len(), 256);
    assert!(matches!(answer.outcome, Outcome::Records { ttl: 60, .. }));
    // Nothing is hidden about the size.
    assert!(answer.marks.octets > 20_000);
}

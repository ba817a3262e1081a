//! What a hostile domain cannot make this program do: each bound is met, and not passed.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use mailseal::{
    check::access::{Named, doors, memory::Memory, memory::PORTS},
    connect::{
        Connect, DOORS, FETCHES, News,
        explore::{Asked, Looked, Told, explore},
    },
    record::name::Name,
    survey::{
        Answer, Data, Kind, Marks, Outcome, Question, Role, Server,
        access::{
            Access, Door, Fetch, FetchFailure, Fetched, Greeting, Service, Stop, Visit, address::Nearest,
        },
    },
};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Ports that answer at once and web servers that refuse, counted.
#[derive(Default)]
struct Counted {
    visits: AtomicUsize,
    fetches: AtomicUsize,
}

impl Connect for Counted {
    fn visit(&self, _: Door, _: UnboundedSender<News>) -> BoxFuture<'static, Visit> {
        self.visits.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Visit { stop: Stop::Refused, ..Visit::new(Timestamp::UNIX_EPOCH) } })
    }

    fn fetch(&self, _: Fetch) -> BoxFuture<'static, Fetched> {
        self.fetches.fetch_add(1, Ordering::SeqCst);
        let page = Err(FetchFailure::Refused);
        Box::pin(async { Fetched { at: Timestamp::UNIX_EPOCH, took: Duration::ZERO, chain: None, page } })
    }
}

fn address(number: usize) -> IpAddr {
    let [_, _, third, fourth] = u32::try_from(number).unwrap().to_be_bytes();
    // Public addresses: those for documentation are let through in tests of the demo only.
    IpAddr::V4(Ipv4Addr::new(198, 51, third.wrapping_add(100), fourth.wrapping_add(1)))
}

fn looked(named: Vec<Named>) -> Looked {
    Looked::new(Asked {
        domain: "new.example".parse().unwrap(),
        named,
        services: Service::ALL.to_vec(),
        nearest: Nearest::Public,
        has_ipv6: false,
    })
}

fn named(number: usize, address: Option<IpAddr>) -> Named {
    Named { host: format!("m{number}.new.example").parse().unwrap(), address }
}

fn answer(name: &str, addresses: impl Iterator<Item = usize>) -> Told {
    let data = addresses.map(|number| match address(number) {
        IpAddr::V4(address) => Data::A(address),
        IpAddr::V6(address) => Data::Aaaa(address),
    });
    Told::Answered(Arc::new(Answer {
        question: Question::new(name.parse().unwrap(), Kind::A),
        server: Server {
            role: Role::System,
            address: "192.0.2.53:53".parse().unwrap(),
            label: String::new(),
        },
        at: Timestamp::UNIX_EPOCH,
        took: Duration::ZERO,
        transport: None,
        is_authoritative: false,
        marks: Marks::default(),
        aliases: Vec::new(),
        outcome: Outcome::Records { data: data.collect(), ttl: 300 },
    }))
}

/// Conversations held and documents fetched when DNS tells all this.
async fn counted(looked: Looked, told: Vec<Told>) -> (usize, usize) {
    let connect = Arc::new(Counted::default());
    let (tell, heard) = unbounded_channel();
    let (updates, _seen) = unbounded_channel();
    for item in told {
        tell.send(item).unwrap();
    }
    drop(tell);
    explore(Arc::clone(&connect) as Arc<dyn Connect>, looked, heard, updates).await;
    (connect.visits.load(Ordering::SeqCst), connect.fetches.load(Ordering::SeqCst))
}

#[tokio::test(start_paused = true)]
async fn only_so_many_ports_are_looked_at() {
    let hosts: Vec<Named> = (0..12).map(|number| named(number, None)).collect();
    let told: Vec<Told> = (0..12)
        .map(|number| answer(&format!("m{number}.new.example"), (number * 4)..(number * 4 + 4)))
        .collect();
    assert_eq!(counted(looked(hosts), told).await.0, DOORS, "of {} that there are", 12 * 4 * 7);
}

#[test]
fn only_so_many_hosts_are_looked_at() {
    let hosts: Vec<Named> = (0..40).map(|number| named(number, Some(address(number)))).collect();
    let looked = looked(hosts);
    let found: std::collections::BTreeSet<Name> =
        doors(&looked.view(Timestamp::UNIX_EPOCH)).into_iter().map(|door| door.host).collect();
    assert_eq!(found.len(), 12);
}

#[tokio::test(start_paused = true)]
async fn only_so_many_documents_are_fetched() {
    // Name servers that say something else each time.
    let told: Vec<Told> =
        (0..60).map(|number| answer("autoconfig.new.example", number * 2..number * 2 + 2)).collect();
    assert_eq!(counted(looked(Vec::new()), told).await.1, FETCHES);
}

#[test]
fn only_so_many_ports_are_remembered() {
    let mut access = Access::default();
    for number in 0..PORTS + 20 {
        let host: Name = format!("m{number}.new.example").parse().unwrap();
        let door = Door { host, address: address(number), service: Service::Imaps, port: 993 };
        let greeting = Some(Greeting::Ready { text: "ready".to_owned() });
        let visit = Visit { stop: Stop::Finished, greeting, ..Visit::new(Timestamp::UNIX_EPOCH) };
        access.visits.insert(door, visit);
    }
    let memory = Memory::of(&access, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(memory.ports.len(), PORTS);
    // A file that says more is read no further.
    let port = serde_json::to_value(&memory.ports[0]).unwrap();
    let many = serde_json::json!({ "at": memory.at, "ports": vec![port; PORTS + 20] });
    let read: Memory = serde_json::from_value(many).unwrap();
    assert_eq!(read.ports.len(), PORTS);
}

//! A name server that means harm, over UDP and TCP on loopback: a resolver, the zone above and the zone itself in one.
//! What it says is written octet by octet, because no library would.

use std::{
    collections::HashMap,
    io::{Read, Write},
    net::{TcpListener, UdpSocket},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

pub(crate) const A: u16 = 1;
const NS: u16 = 2;
const SOA: u16 = 6;
pub(crate) const MX: u16 = 15;
pub(crate) const TXT: u16 = 16;

/// Records by name and type, each as its octets.
pub(crate) type Zone = HashMap<(String, u16), Vec<Vec<u8>>>;

pub(crate) struct Server {
    pub(crate) port: u16,
    answered: Arc<AtomicUsize>,
}

impl Server {
    /// Serves `zone` as long as the test runs, each answer after `pause`.
    pub(crate) fn start(zone: Zone, pause: Duration) -> Self {
        let (udp, tcp) = loop {
            let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
            if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()) {
                break (udp, tcp);
            }
        };
        let port = udp.local_addr().unwrap().port();
        let answered = Arc::new(AtomicUsize::new(0));
        let zone = Arc::new(zone);
        let (of_udp, count) = (Arc::clone(&zone), Arc::clone(&answered));
        thread::spawn(move || {
            let mut octets = [0; 4096];
            while let Ok((length, from)) = udp.recv_from(&mut octets) {
                thread::park_timeout(pause);
                let _ = udp.send_to(&answer(&of_udp, &octets[..length], 1232), from);
                count.fetch_add(1, Ordering::SeqCst);
            }
        });
        let count = Arc::clone(&answered);
        thread::spawn(move || {
            for stream in tcp.incoming() {
                let Ok(mut stream) = stream else { return };
                let (zone, count) = (Arc::clone(&zone), Arc::clone(&count));
                thread::park_timeout(pause);
                thread::spawn(move || {
                    let mut length = [0; 2];
                    while stream.read_exact(&mut length).is_ok() {
                        let mut octets = vec![0; u16::from_be_bytes(length).into()];
                        stream.read_exact(&mut octets).unwrap();
                        let said = answer(&zone, &octets, usize::from(u16::MAX));
                        let mut whole = u16::try_from(said.len()).unwrap().to_be_bytes().to_vec();
                        whole.extend(said);
                        if stream.write_all(&whole).is_err() {
                            return;
                        }
                        count.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        Self { port, answered }
    }

    /// How many answers it has given.
    pub(crate) fn answered(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }

    /// What makes the program ask it, and it alone.
    pub(crate) fn arguments(&self) -> [String; 5] {
        let (resolver, port) = (format!("127.0.0.1:{}", self.port), self.port.to_string());
        ["--resolver".to_owned(), resolver, "--no-public".to_owned(), "--authority-port".to_owned(), port]
    }
}

/// RFC 1035 §4.1: the header, the question as it came, and as many records as there is room for.
fn answer(zone: &Zone, request: &[u8], room: usize) -> Vec<u8> {
    let mut end = 12;
    let mut labels = Vec::new();
    while request[end] != 0 {
        let length = usize::from(request[end]);
        labels.push(String::from_utf8_lossy(&request[end + 1..=end + length]).to_lowercase());
        end += length + 1;
    }
    let kind = u16::from_be_bytes([request[end + 1], request[end + 2]]);
    let question = &request[12..end + 5];
    let name = labels.join(".");
    let none = Vec::new();
    let there = zone.get(&(name.clone(), kind)).unwrap_or(&none);
    let exists = zone.keys().any(|(owner, _)| *owner == name);
    let mut body = Vec::new();
    let mut count = 0_u16;
    let mut is_cut = false;
    for data in there {
        let size = 12 + data.len();
        if 12 + question.len() + body.len() + size > room {
            is_cut = room < usize::from(u16::MAX);
            break;
        }
        record(&mut body, kind, data);
        count += 1;
    }
    let mut authority = 0_u16;
    if there.is_empty() {
        let apex = zone.keys().find(|(owner, kind)| *kind == SOA && name.ends_with(owner.as_str()));
        if let Some((apex, _)) = apex {
            body.extend(wire(apex));
            body.extend(SOA.to_be_bytes());
            body.extend([0, 1, 0, 0, 0, 60]);
            let data = &zone[&(apex.clone(), SOA)][0];
            body.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
            body.extend(data);
            authority = 1;
        }
    }
    let code: u8 = if exists { 0 } else { 3 };
    let mut said = request[..2].to_vec();
    said.extend([0x84 | if is_cut { 2 } else { 0 }, 0x80 | code, 0, 1]);
    said.extend(count.to_be_bytes());
    said.extend(authority.to_be_bytes());
    said.extend([0, 0]);
    said.extend(question);
    said.extend(body);
    said
}

/// A record of the name that was asked for.
fn record(body: &mut Vec<u8>, kind: u16, data: &[u8]) {
    body.extend([0xc0, 12]);
    body.extend(kind.to_be_bytes());
    body.extend([0, 1, 0, 0, 0, 60]);
    body.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
    body.extend(data);
}

fn wire(name: &str) -> Vec<u8> {
    let labels = name.split('.').filter(|label| !label.is_empty());
    let mut octets: Vec<u8> =
        labels.flat_map(|label| [&[u8::try_from(label.len()).unwrap()], label.as_bytes()].concat()).collect();
    octets.push(0);
    octets
}

/// A text as a TXT record has it.
pub(crate) fn text(text: &str) -> Vec<u8> {
    let strings = text.as_bytes().chunks(255);
    strings.flat_map(|part| [&[u8::try_from(part.len()).unwrap()], part].concat()).collect()
}

/// An exchanger as an MX record has it.
pub(crate) fn exchanger(name: &str) -> Vec<u8> {
    [&[0, 10][..], &wire(name)].concat()
}

/// What every zone here has: `e.example` on one server, and what leads to it.
pub(crate) fn plain() -> Zone {
    let mut zone = Zone::new();
    let soa = [wire("ns.e.example"), wire("h.e.example"), [0, 0, 0, 60].repeat(5)].concat();
    zone.insert(("e.example".to_owned(), SOA), vec![soa]);
    zone.insert(("e.example".to_owned(), NS), vec![wire("ns.e.example")]);
    zone.insert(("example".to_owned(), NS), vec![wire("ns.e.example")]);
    zone.insert(("ns.e.example".to_owned(), A), vec![vec![127, 0, 0, 1]]);
    zone.insert(("mail.e.example".to_owned(), A), vec![vec![192, 0, 2, 1]]);
    zone.insert(("e.example".to_owned(), MX), vec![exchanger("mail.e.example")]);
    zone.insert(("e.example".to_owned(), TXT), vec![text("v=spf1 mx -all")]);
    zone.insert(("_dmarc.e.example".to_owned(), TXT), vec![text("v=DMARC1; p=none")]);
    zone
}

/// A record that includes 190 others, each as long as `octets`, made of `term` with a number for `#`.
pub(crate) fn includes(octets: usize, term: &str) -> Zone {
    let mut zone = plain();
    let all = (0..190).map(|at| format!("include:i{at}.e.example ")).collect::<Vec<_>>().concat();
    zone.insert(("e.example".to_owned(), TXT), vec![text(&format!("v=spf1 {all}-all"))]);
    for at in 0..190_usize {
        let mut long = "v=spf1 ".to_owned();
        for number in 0.. {
            let next = term.replace('#', &((number * 7 + at) % 190).to_string());
            if long.len() + next.len() + 6 > octets {
                break;
            }
            long.push_str(&next);
            long.push(' ');
        }
        long.push_str("-all");
        zone.insert((format!("i{at}.e.example"), TXT), vec![text(&long)]);
    }
    zone
}

/// Thousands of records wherever the program looks.
pub(crate) fn thousands() -> Zone {
    let mut zone = plain();
    let four = (0..4_000).map(|at| text(&format!("{at:03}"))).collect::<Vec<_>>();
    for name in ["e.example", "_dmarc.e.example", "default._domainkey.e.example", "*.e.example"] {
        let mut all = four[..3_900].to_vec();
        all.push(text("v=spf1 mx -all"));
        all.push(text("v=DMARC1; p=reject"));
        zone.insert((name.to_owned(), TXT), all);
    }
    zone.insert(
        ("e.example".to_owned(), MX),
        (0..2_300).map(|at| exchanger(&format!("m{at}.e.x"))).collect(),
    );
    zone.insert(("e.example".to_owned(), NS), {
        let mut all = vec![wire("ns.e.example")];
        all.extend((0..2_000).map(|at| wire(&format!("n{at}.e.x"))));
        all
    });
    zone
}

/// One text of as many octets as an answer can have wherever the program looks.
pub(crate) fn long_texts() -> Zone {
    let mut zone = plain();
    let full = |begin: &str, part: &str| {
        let mut long = begin.to_owned();
        for at in 0.. {
            let next = part.replace('#', &at.to_string());
            if long.len() + next.len() > 64_900 {
                return vec![text(&long)];
            }
            long.push_str(&next);
        }
        Vec::new()
    };
    zone.insert(("e.example".to_owned(), TXT), full("v=spf1 ", "a:h#.e.example "));
    zone.insert(
        ("_dmarc.e.example".to_owned(), TXT),
        full("v=DMARC1; p=reject; rua=mailto:a@e.example", ",mailto:a@z#.test"),
    );
    for selector in ["default", "s1", "selector1", "google", "dkim", "mail", "k1"] {
        zone.insert(
            (format!("{selector}._domainkey.e.example"), TXT),
            full("v=DKIM1; k=rsa; p=", "MIIBIjANBgkqhkiG9w0BAQEFAA#"),
        );
    }
    zone
}

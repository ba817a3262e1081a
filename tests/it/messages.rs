//! Messages with known truth: every verdict, and why.

mod bounds;
mod demo;
mod oracle;

use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

use jiff::Timestamp;
use mailseal::{
    check::message::{self, Certainty, DkimResult, Examination, Judgement, Reader},
    mail::message::{Message, Shape},
    record::{name::Name, txt::Txt},
    survey::{Answer, Data, Facts, Failure, Kind, Marks, Outcome, Question, Role, Server},
};

/// The day after the last of the messages came.
const NOW: &str = "2026-12-01T12:00:00Z";
/// Rounds of questions after which something does not come to an end.
const ROUNDS: usize = 60;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messages")
}

fn now() -> Timestamp {
    NOW.parse().expect("a time")
}

/// The zone file as a world that answers.
struct Zone {
    records: BTreeMap<(Name, Kind), Vec<Data>>,
    broken: Vec<Name>,
}

impl Zone {
    fn read() -> Self {
        let text = fs::read_to_string(folder().join("zone.tsv")).expect("the zone");
        let mut zone = Self { records: BTreeMap::new(), broken: Vec::new() };
        for line in text.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let name: Name = columns[0].parse().expect(line);
            let data = match columns[1] {
                "TXT" => Data::Txt(Txt(columns[2].as_bytes().chunks(255).map(<[u8]>::to_vec).collect())),
                "A" => Data::A(columns[2].parse().expect(line)),
                "AAAA" => Data::Aaaa(columns[2].parse().expect(line)),
                "MX" => continue,
                _ => {
                    zone.broken.push(name);
                    continue;
                }
            };
            zone.records.entry((name, data.kind())).or_default().push(data);
        }
        zone
    }

    fn answer(&self, question: &Question) -> Answer {
        let exists = self.records.keys().any(|(name, _)| name.is_within(&question.name));
        let outcome = if self.broken.contains(&question.name) {
            Outcome::Failed(Failure::ServFail)
        } else {
            match self.records.get(&(question.name.clone(), question.kind)) {
                Some(data) => Outcome::Records { data: data.clone(), ttl: 300 },
                None if exists => Outcome::NoData { negative_ttl: None },
                None => Outcome::NxDomain { negative_ttl: None },
            }
        };
        let address = "192.0.2.53:53".parse().expect("an address");
        Answer {
            question: question.clone(),
            server: Server { role: Role::System, address, label: String::new() },
            at: now(),
            took: Duration::ZERO,
            transport: None,
            is_authoritative: false,
            marks: Marks::default(),
            aliases: Vec::new(),
            outcome,
        }
    }
}

fn reader() -> Reader {
    let domains = ["nordwind.example", "strict.example", "xn--bcher-kva.example"];
    Reader { domains: domains.map(|domain| domain.parse().expect("a domain")).to_vec(), ..Reader::default() }
}

/// The judgement with everything asked, and how much was.
fn judged(octets: &[u8], reader: &Reader, zone: &Zone) -> Option<(Examination, Judgement, usize)> {
    let examination = Examination::of(Message::read(octets).ok()?, reader);
    let mut facts = Facts::default();
    let mut asked = 0;
    for round in 0.. {
        assert!(round < ROUNDS, "the questions come to no end");
        let wanted = examination.wants(reader, &facts, now());
        if wanted.is_empty() {
            break;
        }
        asked += wanted.len();
        for question in wanted {
            facts.insert(zone.answer(&question));
        }
    }
    let judgement = message::judge(&examination, reader, &facts, now());
    Some((examination, judgement, asked))
}

/// Rows of the index by column.
fn index() -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(folder().join("index.tsv")).expect("the index");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
    let row = |line: &str| {
        let values = line.split('\t').map(str::to_owned);
        head.iter().map(|name| (*name).to_owned()).zip(values).collect()
    };
    lines.map(row).collect()
}

fn rank(word: &str) -> usize {
    let words = [Certainty::Open, Certainty::Possible, Certainty::Likely, Certainty::Sure, Certainty::Proven];
    words.iter().position(|one| one.as_str() == word).expect(word)
}

/// Whether `got` is one of the alternatives of a column, of which only the first word counts.
fn is_one(want: &str, got: &str) -> bool {
    want.split(" or ").any(|one| one.split([' ', '(', ':', ';', ',']).next() == Some(got))
}

#[test]
fn every_message_shows_what_the_index_says() {
    let (zone, reader) = (Zone::read(), reader());
    let mut faults = Vec::new();
    for row in index() {
        let column = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
        let file = column("file");
        let octets = fs::read(folder().join(file)).expect(file);
        let mut wrong = |what: &str, got: &str| {
            faults.push(format!("{file}: {what} is {got}, not {}", column(what)));
        };
        let (cause, certainty) = match judged(&octets, &reader, &zone) {
            None => {
                let (cause, certainty, _) = message::no_message(Message::read(&octets).expect_err(file));
                (cause, certainty)
            }
            Some((examination, judgement, _)) => {
                let shape = if examination.message.shape() == Shape::Whole { "whole" } else { "headers" };
                if shape != column("shape") {
                    wrong("shape", shape);
                }
                let ip = judgement.spf.envelope.ip.map_or_else(String::new, |ip| ip.to_string());
                if ip != column("client_ip") {
                    wrong("client_ip", &ip);
                }
                let spf = judgement.spf.found.as_ref().map_or("unknown", |found| found.result().as_str());
                if !is_one(column("spf"), spf) {
                    wrong("spf", spf);
                }
                if !is_one(column("dmarc"), judgement.dmarc.result.as_str()) {
                    wrong("dmarc", judgement.dmarc.result.as_str());
                }
                let got = results(&judgement);
                let want: Vec<&str> =
                    column("dkim").split(" | ").filter(|one| !one.starts_with("500")).collect();
                let is_right = if want[0].starts_with("none") {
                    got.is_empty()
                } else {
                    got.len() == want.len() && got.iter().zip(&want).all(|(got, want)| is_result(want, got))
                };
                if !is_right {
                    wrong("dkim", &format!("{got:?}"));
                }
                (judgement.cause, judgement.certainty)
            }
        };
        if !column("cause").split([' ', '+']).any(|one| one == cause.as_str()) {
            wrong("cause", cause.as_str());
        }
        if rank(certainty.as_str()) > rank(column("certainty")) {
            wrong("certainty", certainty.as_str());
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The results of the signatures that a person would ask for.
fn results(judgement: &Judgement) -> Vec<(String, DkimResult)> {
    let named = judgement.signatures.iter().map(|judged| {
        let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
        (format!("{}/{}", part(&judged.read.domain), part(&judged.read.selector)), judged.result)
    });
    named.filter(|(name, _)| !name.contains(".invalid/")).collect()
}

fn is_result(want: &str, (name, result): &(String, DkimResult)) -> bool {
    want.split_once('=')
        .is_some_and(|(whose, results)| (whose == "?" || whose == name) && is_one(results, result.as_str()))
}

#[test]
fn what_receivers_state_is_read_in_every_dialect() {
    let reader = reader();
    for row in index() {
        let (file, stated) = (&row["file"], &row["stated"]);
        // `none` there means that nobody whose word counts said anything.
        if stated.is_empty()
            || stated.starts_with("none")
            || stated.contains("gateway")
            || stated.contains("ignore")
        {
            continue;
        }
        let octets = fs::read(folder().join(file)).expect(file);
        let Ok(message) = Message::read(&octets) else { continue };
        let examination = Examination::of(message, &reader);
        let told = examination.receiver().expect(file);
        for word in stated.split_whitespace() {
            let Some((method, result)) = word.split_once('=') else { continue };
            let result = result.split('(').next().unwrap_or_default();
            let got = match method {
                "spf" => told.spf.as_ref().map(|spf| spf.outcome.as_str().to_owned()),
                "dmarc" => told.dmarc.as_ref().map(|dmarc| dmarc.outcome.as_str().to_owned()),
                "arc" => told.arc.as_ref().map(|arc| arc.outcome.as_str().to_owned()),
                "dkim" => {
                    Some(told.dkim.iter().map(|one| one.outcome.as_str()).collect::<Vec<_>>().join("+"))
                }
                _ => continue,
            };
            assert_eq!(got.as_deref(), Some(result), "{file}: {method}");
        }
    }
}

#[test]
fn without_dns_nothing_is_made_up() {
    let reader = reader();
    for row in index() {
        let octets = fs::read(folder().join(&row["file"])).expect("a file");
        let Ok(message) = Message::read(&octets) else { continue };
        let examination = Examination::of(message, &reader);
        let judgement = message::judge(&examination, &reader, &Facts::default(), now());
        assert!(judgement.spf.found.is_none(), "{}", row["file"]);
        let is_claimed = judgement.signatures.iter().any(|one| one.result == DkimResult::Pass);
        assert!(!is_claimed, "{}: a signature passes without a key", row["file"]);
    }
}

#[test]
fn the_same_message_changed_anywhere_never_passes_as_it_was() {
    let (zone, reader) = (Zone::read(), reader());
    let octets = fs::read(folder().join("good-simple.eml")).expect("a message");
    let text = String::from_utf8(octets).expect("text");
    // Everything behind the signature is covered by it.
    let start = text.find("\r\nFrom: ").expect("From") + 2;
    // But for one field, which is not.
    let encoding = text.find("Content-Transfer-Encoding").expect("the encoding");
    let uncovered = encoding..text.find("\r\n\r\n").expect("a body");
    for at in (start..text.len()).step_by(7) {
        let mut changed = text.clone().into_bytes();
        if !changed[at].is_ascii_alphanumeric() || uncovered.contains(&at) {
            continue;
        }
        changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
        let Some((_, judgement, _)) = judged(&changed, &reader, &zone) else { continue };
        let passes = judgement.signatures.iter().any(|one| one.result == DkimResult::Pass);
        assert!(!passes, "a change at {at} is not seen");
    }
}

//! Messages: the question written, the answer read.
//!
//! A DNS message has a header with flags and a code, the question, and three lists of records: the
//! answer, the servers responsible (*authority*) and what may help (*additional*). What an answer
//! means follows from all of them together: nothing in the answer may mean that the name does not
//! exist, that it has no such record, or that somebody else must be asked.
//!
//! References: RFC 1035 §4, RFC 2181 §8 (TTL), RFC 2308 §2 (negative answers), RFC 6840 §5.7 (AD).

use hickory_resolver::proto::{
    op::{Edns, Message, Query, ResponseCode},
    rr::{self, DNSClass, RData, Record, RecordType},
};

use crate::{
    record::{
        dkim::claims_to_be_key, dmarc::claims_to_be_dmarc, name::Name, spf::claims_to_be_spf, srv::Srv,
        tlsa::Tlsa, txt::Txt,
    },
    survey::{Data, Failure, Kind, Marks, Outcome, Question, Role},
};

/// The payload everybody can receive in one piece: that of DNS Flag Day 2020 (RFC 9715 §3.2 recommends 1400 and
/// allows less).
const PAYLOAD: u16 = 1232;

/// Records taken from one list of an answer: far above any sensible one, far below what fills memory.
pub(super) const RECORDS: usize = 256;

/// Records behind those that are taken all the same, because receivers look for them among all.
const MAIL_RECORDS: usize = 16;

/// RFC 7208 §3.1: the type SPF records once had of their own, which hickory does not know.
const SPF: RecordType = RecordType::Unknown(99);

/// Addresses sent along that are taken for one server: each may be somebody else's.
const ADDRESSES: usize = 4;

/// Aliases followed in one answer; resolvers stop between eight and sixteen.
const ALIASES: usize = 16;

/// Why an answer is none that has records of other names only.
const OTHER_OWNER: &str = "records of another name";

/// What to ask for besides the question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wants {
    pub(super) asking: Asking,
    /// Answers above 512 octets in one datagram, and whatever else came with EDNS.
    pub(super) edns: bool,
}

/// In what quality a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// It holds the zone, and need not ask others.
    Holder {
        /// That it sends the signatures over the answer (DO, RFC 3225).
        signatures: bool,
    },
    /// It asks others (RD).
    Resolver {
        /// That it does not validate (CD).
        unchecked: bool,
    },
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) is_authoritative: bool,
    pub(super) marks: Marks,
    pub(super) aliases: Vec<Name>,
    pub(super) outcome: Outcome,
}

impl Reading {
    /// A failure, and what the message said besides, if there is one.
    pub(super) const fn failed(failure: Failure, marks: Marks) -> Self {
        Self { is_authoritative: false, marks, aliases: Vec::new(), outcome: Outcome::Failed(failure) }
    }
}

/// The message that asks.
pub(super) fn request(question: &Question, wants: Wants) -> Result<Message, Failure> {
    let name = rr::Name::from_labels(octets(question.name.as_str()))
        .map_err(|error| Failure::Malformed(error.to_string()))?;
    let mut message = Message::query();
    message.add_query(Query::query(name, record_type(question.kind)));
    let is_resolver = matches!(wants.asking, Asking::Resolver { .. });
    message.metadata.recursion_desired = is_resolver;
    message.metadata.checking_disabled = wants.asking == Asking::Resolver { unchecked: true };
    // RFC 6840 §5.7: 'setting the AD bit in a query as a signal indicating that the requester
    // understands and is interested in the value of the AD bit in the response'.
    message.metadata.authentic_data = is_resolver;
    if wants.edns {
        let edns = message.edns.get_or_insert_with(Edns::new);
        edns.set_max_payload(PAYLOAD).set_dnssec_ok(wants.asking == Asking::Holder { signatures: true });
    }
    Ok(message)
}

/// What the message says to the question.
pub(super) fn read(question: &Question, role: Role, message: &Message, marks: Marks) -> Reading {
    match message.response_code {
        ResponseCode::NoError | ResponseCode::NXDomain => {}
        ResponseCode::ServFail => return Reading::failed(Failure::ServFail, marks),
        ResponseCode::Refused => return Reading::failed(Failure::Refused, marks),
        code => return Reading::failed(Failure::Code(code.into()), marks),
    }
    let answers: Vec<(Name, &Record)> = named(&message.answers);
    let aliases = aliases(question, &answers);
    let end = aliases.last().unwrap_or(&question.name);
    let (mut data, mut ttl) = (Vec::new(), u32::MAX);
    let more = beyond(&message.answers);
    for (_, record) in answers.iter().chain(&more).filter(|(owner, _)| owner == end) {
        // RFC 2181 §5: records that are equal in everything but their TTL are one.
        let is_asked = |found: &Data| found.kind() == question.kind && !data.contains(found);
        if let Some(found) = read_data(record).filter(is_asked) {
            data.push(found);
            ttl = ttl.min(seconds(record.ttl));
        }
    }
    let is_of_others = aliases.is_empty() && !answers.iter().any(|(owner, _)| *owner == question.name);
    if data.is_empty() && !answers.is_empty() && is_of_others {
        return Reading::failed(Failure::Malformed(OTHER_OWNER.to_owned()), marks);
    }
    let negative_ttl = negative_ttl(message);
    let outcome = if !data.is_empty() {
        Outcome::Records { data, ttl }
    } else if message.response_code == ResponseCode::NXDomain {
        Outcome::NxDomain { negative_ttl }
    } else if role == Role::Authoritative && aliases.is_empty() && negative_ttl.is_none() {
        // RFC 2308 §2.2: an empty answer with NS records and without an SOA record is a referral.
        referral(question, message).unwrap_or(Outcome::NoData { negative_ttl })
    } else {
        Outcome::NoData { negative_ttl }
    };
    // RFC 1035 §4.1.1: without AA it is what some server remembers, or nothing that it knows of.
    let is_denied = matches!(outcome, Outcome::NoData { .. } | Outcome::NxDomain { .. });
    if role == Role::Authoritative && !message.authoritative && is_denied && aliases.is_empty() {
        return Reading::failed(Failure::NoAuthority, marks);
    }
    Reading { is_authoritative: message.authoritative, marks, aliases, outcome }
}

/// The targets of the aliases that begin at the question's name, in turn; a loop ends where it closes.
fn aliases(question: &Question, answers: &[(Name, &Record)]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    if question.kind == Kind::Cname {
        return found;
    }
    while found.len() < ALIASES {
        let here = found.last().unwrap_or(&question.name);
        let next = answers.iter().find_map(|(owner, record)| match &record.data {
            RData::CNAME(target) if owner == here => Some(read_name(&target.0)),
            _ => None,
        });
        match next {
            Some(target) if target != question.name && !found.contains(&target) => found.push(target),
            Some(target) => {
                found.push(target);
                break;
            }
            None => break,
        }
    }
    found
}

fn referral(question: &Question, message: &Message) -> Option<Outcome> {
    let authorities = named(&message.authorities);
    let additionals = named(&message.additionals);
    let is_delegation = |(owner, record): &&(Name, &Record)| {
        matches!(record.data, RData::NS(_)) && question.name.is_within(owner)
    };
    let (zone, _) = authorities.iter().find(is_delegation)?;
    let servers = authorities
        .iter()
        .filter(|(owner, _)| owner == zone)
        .filter_map(|(_, record)| match &record.data {
            RData::NS(server) => Some(read_name(&server.0)),
            _ => None,
        })
        .map(|server| {
            let glue = additionals.iter().filter(|(owner, _)| *owner == server);
            let addresses = glue
                .filter_map(|(_, record)| match &record.data {
                    RData::A(address) => Some(address.0.into()),
                    RData::AAAA(address) => Some(address.0.into()),
                    _ => None,
                })
                .take(ADDRESSES)
                .collect();
            (server, addresses)
        })
        .collect();
    Some(Outcome::Referral { zone: zone.clone(), servers })
}

/// RFC 2308 §5: 'the minimum of the SOA.MINIMUM field and SOA's TTL'.
fn negative_ttl(message: &Message) -> Option<u32> {
    message.authorities.iter().take(RECORDS).find_map(|record| match read_data(record) {
        Some(Data::Soa { negative_ttl, .. }) => Some(negative_ttl),
        _ => None,
    })
}

fn named(records: &[Record]) -> Vec<(Name, &Record)> {
    internet(records).take(RECORDS).map(|record| (read_name(&record.name), record)).collect()
}

/// What receivers look for among texts behind the last that is taken.
fn beyond(records: &[Record]) -> Vec<(Name, &Record)> {
    let is_of_mail = |record: &&Record| match read_data(record) {
        Some(Data::Txt(txt)) => {
            let value = txt.text();
            claims_to_be_spf(&value) || claims_to_be_key(&value) || claims_to_be_dmarc(&value)
        }
        _ => false,
    };
    let rest = internet(records).skip(RECORDS).filter(is_of_mail).take(MAIL_RECORDS);
    rest.map(|record| (read_name(&record.name), record)).collect()
}

fn internet(records: &[Record]) -> impl Iterator<Item = &Record> {
    records.iter().filter(|record| record.dns_class == DNSClass::IN)
}

fn read_data(record: &Record) -> Option<Data> {
    Some(match &record.data {
        RData::A(address) => Data::A(address.0),
        RData::AAAA(address) => Data::Aaaa(address.0),
        RData::NS(name) => Data::Ns(read_name(&name.0)),
        RData::CNAME(name) => Data::Cname(read_name(&name.0)),
        RData::PTR(name) => Data::Ptr(read_name(&name.0)),
        RData::MX(mx) => Data::Mx { preference: mx.preference, exchange: read_name(&mx.exchange) },
        RData::TXT(txt) => Data::Txt(Txt(txt.txt_data.iter().map(|string| string.to_vec()).collect())),
        RData::SRV(srv) => Data::Srv(Srv {
            priority: srv.priority,
            weight: srv.weight,
            port: srv.port,
            target: read_name(&srv.target),
        }),
        RData::TLSA(tlsa) => Data::Tlsa(Tlsa {
            usage: tlsa.cert_usage.into(),
            selector: tlsa.selector.into(),
            matching: tlsa.matching.into(),
            data: tlsa.cert_data.clone(),
        }),
        RData::SOA(soa) => {
            let negative_ttl = seconds(record.ttl).min(seconds(soa.minimum));
            Data::Soa { primary: read_name(&soa.mname), serial: soa.serial, negative_ttl }
        }
        RData::Unknown { code: SPF, rdata } => Data::Spf(Txt(strings(&rdata.anything)?)),
        _ => return None,
    })
}

/// RFC 1035 §3.3: 'a single length octet followed by that number of characters', again and again.
fn strings(mut octets: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    while let Some((&length, rest)) = octets.split_first() {
        let (string, rest) = rest.split_at_checked(length.into())?;
        found.push(string.to_vec());
        octets = rest;
    }
    Some(found)
}

pub(super) const fn record_type(kind: Kind) -> RecordType {
    match kind {
        Kind::A => RecordType::A,
        Kind::Ns => RecordType::NS,
        Kind::Cname => RecordType::CNAME,
        Kind::Soa => RecordType::SOA,
        Kind::Ptr => RecordType::PTR,
        Kind::Mx => RecordType::MX,
        Kind::Txt => RecordType::TXT,
        Kind::Aaaa => RecordType::AAAA,
        Kind::Srv => RecordType::SRV,
        Kind::Tlsa => RecordType::TLSA,
        Kind::Spf => SPF,
    }
}

/// RFC 2181 §8: 'treat TTL values received with the most significant bit set as if the entire value
/// received was zero'.
const fn seconds(ttl: u32) -> u32 {
    if ttl > i32::MAX.unsigned_abs() { 0 } else { ttl }
}

fn read_name(name: &rr::Name) -> Name {
    Name::from_labels(name.iter())
}

/// The labels of a name as octets, its escapes (`\.`, `\046`) undone; none for the root.
fn octets(text: &str) -> Vec<Vec<u8>> {
    if text.is_empty() {
        return Vec::new();
    }
    let (mut labels, mut label) = (Vec::new(), Vec::new());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'.' => labels.push(std::mem::take(&mut label)),
            b'\\' => {
                let digits = after.first_chunk::<3>().filter(|digits| digits.iter().all(u8::is_ascii_digit));
                let number = digits.and_then(|digits| str::from_utf8(digits).ok());
                if let Some(octet) = number.and_then(|digits| digits.parse().ok()) {
                    label.push(octet);
                    rest = after.get(3..).unwrap_or_default();
                } else if let Some((&escaped, after)) = after.split_first() {
                    label.push(escaped);
                    rest = after;
                }
            }
            _ => label.push(byte),
        }
    }
    labels.push(label);
    labels
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_name_goes_over_the_wire_and_comes_back(
            labels in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..12), 0..6)
        ) {
            let name = Name::from_labels(&labels);
            let wire = rr::Name::from_labels(octets(name.as_str())).unwrap();
            prop_assert_eq!(read_name(&wire), name);
        }

        #[test]
        fn a_message_of_any_octets_is_read_or_refused(octets in prop::collection::vec(any::<u8>(), 0..200)) {
            // A header that says: an answer, one question, three records.
            let header = [0, 7, 0x84, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, b'x', 0, 0, 16, 0, 1];
            let question = Question::new("x".parse().unwrap(), Kind::Txt);
            if let Ok(message) = Message::from_vec(&[&header[..], &octets].concat()) {
                let reading = read(&question, Role::Authoritative, &message, Marks::default());
                prop_assert!(reading.aliases.len() <= ALIASES);
            }
        }
    }

    #[test]
    fn character_strings_end_where_the_data_ends() {
        for (octets, expected) in [
            (&b""[..], Some(vec![])),                                // none
            (b"\x02ab", Some(vec![b"ab".to_vec()])),                 // one
            (b"\x00\x01a", Some(vec![b"".to_vec(), b"a".to_vec()])), // an empty one first
            (b"\x02a", None),                                        // one octet too few
        ] {
            assert_eq!(strings(octets), expected, "{octets:?}");
        }
    }

    #[test]
    fn escaped_octets_of_a_name_become_single_octets() {
        for (text, labels) in [
            ("", vec![]),                             // the root
            ("a.b", vec![&b"a"[..], b"b"]),           // nothing to undo
            (r"a\046b.c", vec![b"a.b", b"c"]),        // a dot by its number
            (r"a\.b.c", vec![b"a.b", b"c"]),          // a dot inside a label
            (r"\000\255.x", vec![b"\x00\xff", b"x"]), // octets that are no text
            (r"a\\b", vec![br"a\b"]),                 // a backslash
        ] {
            assert_eq!(octets(text), labels, "{text}");
        }
    }
}

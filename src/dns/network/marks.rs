//! What a message says besides its records.
//!
//! A resolver says whether it has checked the signatures of an answer, and newer ones say in a few
//! words why they have none (*extended errors*). A zone's own server sends the signatures along when
//! it is asked for them; each has a day on which it ends, after which careful resolvers refuse the
//! zone.
//!
//! References: RFC 4035 §3.2.3 (AD), RFC 8914 (extended errors), RFC 4034 §3.1 (RRSIG).

use hickory_resolver::proto::{
    op::Message,
    rr::{RData, RecordType, rdata::opt::EdnsOption},
};
use jiff::{SignedDuration, Timestamp};

use super::message::{RECORDS, record_type};
use crate::survey::{ExtendedError, Marks, Question};

/// RFC 8914 §2: the option's number.
const EXTENDED_ERROR: u16 = 15;

/// Extended errors taken from one message; servers send one or two.
const ERRORS: usize = 8;

/// Characters taken of an extended error's text: a sentence, not a page.
const TEXT: usize = 300;

/// RFC 8914 §4: the numbers that say that an answer failed validation, or could not be validated.
const DNSSEC: [u16; 12] = [1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 25, 27];

/// What the message that answers `question` says besides its records.
pub(super) fn of(question: &Question, message: &Message, octets: usize, now: Timestamp) -> Marks {
    Marks {
        is_validated: message.authentic_data,
        octets,
        extended: extended(message),
        signed: signed(question, message, now),
    }
}

/// Whether the server itself says that DNSSEC is why.
pub(super) fn blame_dnssec(marks: &Marks) -> bool {
    marks.extended.iter().any(|error| DNSSEC.contains(&error.code))
}

fn extended(message: &Message) -> Vec<ExtendedError> {
    let options = message.edns.iter().flat_map(|edns| edns.options().as_ref());
    options
        .filter_map(|(_, option)| match option {
            EdnsOption::Unknown(EXTENDED_ERROR, data) => extended_error(data),
            _ => None,
        })
        .take(ERRORS)
        .collect()
}

/// RFC 8914 §2: a number of two octets, and text in UTF-8 that 'may be null terminated'.
fn extended_error(data: &[u8]) -> Option<ExtendedError> {
    let (code, text) = data.split_first_chunk()?;
    let text = String::from_utf8_lossy(text).trim_end_matches('\0').chars().take(TEXT).collect();
    Some(ExtendedError { code: u16::from_be_bytes(*code), text })
}

/// From when until when the signature over the records asked for holds; of several, the one that ends last.
fn signed(question: &Question, message: &Message, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let covered = u16::from(record_type(question.kind));
    let signatures = message.answers.iter().take(RECORDS).filter_map(|record| match &record.data {
        RData::Unknown { code: RecordType::RRSIG, rdata } => Some(rdata.anything.as_slice()),
        _ => None,
    });
    signatures
        .filter(|rdata| rdata.first_chunk() == Some(&covered.to_be_bytes()))
        .filter_map(|rdata| {
            // RFC 4034 §3.1: after type, algorithm, labels and TTL the expiration stands, then the inception.
            let at = |octet| near(u32::from_be_bytes(*rdata.get(octet..)?.first_chunk()?), now);
            Some((at(12)?, at(8)?))
        })
        .max_by_key(|(_, until)| *until)
}

/// RFC 4034 §3.1.5: the time is in 'seconds elapsed since 1 January 1970 00:00:00 UTC' modulo 2^32,
/// and never more than 68 years from now in either direction.
fn near(seconds: u32, now: Timestamp) -> Option<Timestamp> {
    let today = u32::try_from(now.as_second().rem_euclid(1 << 32)).ok()?;
    let away = seconds.wrapping_sub(today).cast_signed();
    let midnight = Timestamp::from_second(now.as_second()).ok()?;
    midnight.checked_add(SignedDuration::from_secs(away.into())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extended_error_is_a_number_and_maybe_a_text() {
        for (data, expected) in [
            (&b"\x00\x06"[..], Some((6, ""))), // a number alone
            (b"\x00\x07signature expired", Some((7, "signature expired"))),
            (b"\x00\x16no servers\0", Some((22, "no servers"))), // ended as in C
            (b"\xc0\x00\xff", Some((49152, "\u{fffd}"))),        // for private use, no UTF-8
            (b"\x00", None),                                     // half a number
        ] {
            let found = extended_error(data);
            assert_eq!(found.as_ref().map(|e| (e.code, e.text.as_str())), expected, "{data:?}");
        }
        let long = [&[0, 0][..], &vec![b'x'; 60_000]].concat();
        assert_eq!(extended_error(&long).unwrap().text.len(), TEXT);
    }

    #[test]
    fn the_end_of_a_signature_is_the_time_nearest_to_now() {
        for (now, seconds, expected) in [
            (1_800_000_000, 1_800_000_000, 1_800_000_000), // this moment
            (1_800_000_000, 1_799_999_000, 1_799_999_000), // expired
            (1_800_000_000, 1_802_592_000, 1_802_592_000), // in a month
            (4_294_967_000, 1, 4_294_967_297_i64),         // when the count begins again, in 2106
            (4_294_968_000, u32::MAX, 4_294_967_295),      // just before, seen from after
        ] {
            let now = Timestamp::from_second(now).unwrap();
            assert_eq!(near(seconds, now).unwrap().as_second(), expected);
        }
    }
}

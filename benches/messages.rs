//! A usual message with its key at hand, and what it costs to find what was changed.

use divan::{Bencher, black_box};
use mailseal::mail::{
    message::Message,
    signature::{Key, KeyRecords, Read, Signature, change, verify},
};

const GOOD: &[u8] = include_bytes!("../tests/fixtures/messages/good-relaxed.eml");
const FOOTER: &[u8] = include_bytes!("../tests/fixtures/messages/body-footer-appended.eml");
const ZONE: &str = include_str!("../tests/fixtures/messages/zone.tsv");

fn main() {
    divan::main();
}

/// The message, its signature, and where that is.
fn signed(octets: &[u8]) -> (Message, usize, Signature) {
    read(octets).unwrap_or_else(|| panic!("the message has no signature that can be read"))
}

fn read(octets: &[u8]) -> Option<(Message, usize, Signature)> {
    let message = Message::read(octets).ok()?;
    let (at, signature) = message
        .fields()
        .enumerate()
        .filter(|(_, field)| field.is("DKIM-Signature"))
        .find_map(|(at, field)| Some((at, Read::of(field).signature.ok()?)))?;
    Some((message, at, signature))
}

fn key(signature: &Signature) -> Key {
    published(signature).unwrap_or_else(|| panic!("the zone has no key for the signature"))
}

fn published(signature: &Signature) -> Option<Key> {
    let name = signature.key_name()?;
    let record = ZONE.lines().find_map(|line| line.strip_prefix(&format!("{name}\tTXT\t")))?;
    KeyRecords::Texts(vec![record.to_owned()]).key(signature).ok()
}

/// Reading, the key out of its record, both hashes, the signature.
#[divan::bench]
fn a_usual_message(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let (message, at, signature) = signed(black_box(GOOD));
        let key = key(&signature);
        verify(&message, at, &signature, Some(&key))
    });
}

#[divan::bench]
fn a_footer_is_found(bencher: Bencher<'_, '_>) {
    let (message, _, signature) = signed(FOOTER);
    let header: Vec<u8> = message.fields().flat_map(|field| field.octets.to_vec()).collect();
    let body = message.body().unwrap_or_else(|| panic!("the message has no body"));
    bencher.bench(|| change::body(black_box(&signature), &header, body));
}

//! DKIM key records: what is read, what is refused and where, and the round trip.

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    clippy::needless_pass_by_value,
    reason = "a test stops by panicking"
)]

use mailseal::record::{
    dkim::{Fault, KeyFault, KeyType, PublicKey, Record, claims_to_be_key},
    tags::TagFault,
};
use proptest::prelude::*;

/// RFC 6376 §A.2: the key of the RFC's own example, 1024 bits.
const BRISBANE: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
/// RFC 8463 §A.2.
const FOOTBALL_ED25519: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const RSA_2048: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAkU/3cx9kx1YnUQ4i2gqYzy/x22ZDFqIWOeK9VBA9htus3ar7Z2EIcJS8wveycp56kkq1YAXvUfadXZJKiJoZMijJtNG8eSB2XHr087k5iEXYilO2nIcLX34jEghdvpEqz4Pabynil2gcWhxHMUn+4yTWB0gNqeD+NQq3FeklnZsFOynW5mAfePk0OGlDp7k7v4Zo7yS5nqGqCWRryz5RT6zkey4Ux39XfxWvb0ei6x5U5MOhpve3Vw6UhFL1xxaLfzZTiOCAQe8SxLYqhe59q+n00YHPZzf+BZKr9KxW6dzoM6YjQOhBy3rR0A7yR2wxhB3YarJ01ESGMIbF+BeNYwIDAQAB";
const RSA_512: &str = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMPKEmkJ4yRAPfRIkoIsbrn2ttZR/e4rZWOQlgPkdHwGb/Ou9vg/va18t3xEvi10z3DeE7bHVeORxP83yZXNq78CAwEAAQ==";
const PKCS1_PUBLIC: &str = "MIGJAoGBAMT2p+aZyc/7005i35Qk631FCO6DMns4k5ewrQuW5wYigu1dsqqcFZRv8v9RzeUNsN6d4N52tayKLFyE3YYgTFu1d5s+OrOiCVF4I68eSdFPzfT+fSUmTdDt9xDYGrPb///nSems/UeCwC4izbK5EIDMtrHF8wvOFAj1NPyC47PRAgMBAAE=";
// Keys made for these tests and used nowhere.
const PKCS1_PRIVATE: &str = "MIIBPAIBAAJBALpz5bNmaI88XUTfpMUg9VctDLodeTG+JiitKp/mz/IqQcovT9hEWnkCkl7lkGOEe1vvv63jpAwqHte8PPyoYtsCAwEAAQJBAJiUhXHlKUWmEXFuTwleqkc3v4WC3w3c3J9G7m3CVYOGt7dNu7TdNloCbmQ9G19+ckfwrutwATWkiMm/NiARcGkCIQDx5Ajh6mG33IlhgEGFVwOCZZ8NkGwBmkNiNKzMdpYFLwIhAMVUDL5xgtP9lWnyQcVnFXt5NxeWKrVzCKi4neaq8+oVAiBYX//+yis5iZGH1dwaY1gc5BPgWMudKkdEMgqQCSN2cQIhAJ0Yl/i6B8zbsqshGemdcsXVL94QSDoitb8VE2iDqyItAiEAh7kYTgFnYP5FbThinAi+1WHgqPsQg6ZBPvmFurYzxpg=";
const ED25519_PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
const ED25519_SPKI: &str = "MCowBQYDK2VwAyEAm+ITJincEoLI3pbOptmszbg+TYlmST1F1oFTviR45lM=";
const EC_SPKI: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEFJYNqFKMQ1BH6QN6tiX+H0ofc6beum/UvKDBZ7o/8JieTOEwbFfrebOsy/lYB0o45c1xqt2g8k9m4Tla1ZhdQ==";

#[track_caller]
fn good(text: &str) -> Record {
    let record: Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(record.to_string().parse().as_ref(), Ok(&record), "printed: {record}");
    record
}

#[track_caller]
fn bad(text: &str, at: &str, cause: Fault) {
    let error = text.parse::<Record>().expect_err(text);
    assert_eq!((error.span.of(text), &error.cause), (at, &cause), "{text}");
}

fn key(k: &str, p: &str) -> PublicKey {
    good(&format!("v=DKIM1; k={k}; p={p}")).public_key
}

#[track_caller]
fn no_key(k: &str, p: &str, expected: KeyFault) {
    match key(k, p) {
        PublicKey::Opaque { fault, .. } => assert_eq!(fault, expected, "{k} {p}"),
        other => panic!("{k} {p}: {other:?}"),
    }
}

fn bits(p: &str) -> usize {
    match key("rsa", p) {
        PublicKey::Rsa { bits, .. } => bits,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_keys_of_the_rfcs_are_read() {
    // RFC 6376 §3.6.1.1 and §C: no `k=`, folded over several lines.
    let folded = format!("v=DKIM1; p={}\n   {}", &BRISBANE[..60], &BRISBANE[60..]);
    let record = good(&folded);
    assert!(matches!(record.public_key, PublicKey::Rsa { bits: 1024, .. }));
    assert_eq!((record.version, record.key_type), (true, None));
    // RFC 8463 §A.2.
    let record = good(&format!("v=DKIM1; k=ed25519; p={FOOTBALL_ED25519}"));
    assert_eq!(record.key_type, Some(KeyType::Ed25519));
    assert!(matches!(record.public_key, PublicKey::Ed25519(key) if key[..2] == [0xd7, 0x5a]));
}

#[test]
fn sizes_are_those_of_the_modulus() {
    assert_eq!((bits(RSA_512), bits(BRISBANE), bits(RSA_2048)), (512, 1024, 2048));
}

#[test]
fn every_tag_is_read_and_printed_in_order() {
    let text = format!("v=DKIM1; t=y : s; x=1; s=email; n=for Ann; k=rsa; h=sha256:sha1; p={BRISBANE};");
    let record = good(&text);
    assert_eq!(
        record.to_string(),
        format!("v=DKIM1; h=sha256:sha1; k=rsa; n=for Ann; s=email; t=y:s; x=1; p={BRISBANE}")
    );
    assert!(record.is_testing() && record.is_strict());
}

#[test]
fn a_record_without_version_is_normal() {
    let record = good(&format!("k=rsa; p={BRISBANE}"));
    assert!(!record.version);
    assert_eq!(record.to_string(), format!("k=rsa; p={BRISBANE}"));
}

#[test]
fn an_empty_key_is_a_withdrawn_one() {
    assert_eq!(good("v=DKIM1; p=").public_key, PublicKey::Revoked);
    assert_eq!(good("v=DKIM1; p=;").to_string(), "v=DKIM1; p=");
}

#[test]
fn padding_may_be_missing() {
    assert_eq!(key("ed25519", FOOTBALL_ED25519), key("ed25519", FOOTBALL_ED25519.trim_end_matches('=')));
    assert_eq!(bits(RSA_512.trim_end_matches('=')), 512);
}

#[test]
fn a_key_cut_off_anywhere_is_told_as_such() {
    // What is left of a record that a panel cut at 255 characters, and every other length too.
    for length in 30..RSA_2048.len() - 1 {
        no_key("rsa", &RSA_2048[..length], KeyFault::Truncated);
    }
}

#[test]
fn what_is_no_key_says_why() {
    no_key("rsa", PKCS1_PUBLIC, KeyFault::Pkcs1);
    no_key("rsa", PKCS1_PRIVATE, KeyFault::PrivateKey);
    no_key("rsa", &PKCS1_PRIVATE[..200], KeyFault::PrivateKey); // cut off, and still the worse news
    no_key("rsa", ED25519_PRIVATE, KeyFault::PrivateKey);
    no_key("ed25519", ED25519_PRIVATE, KeyFault::PrivateKey);
    no_key("rsa", EC_SPKI, KeyFault::Algorithm);
    no_key("rsa", ED25519_SPKI, KeyFault::Algorithm);
    no_key("ed25519", BRISBANE, KeyFault::Algorithm);
    no_key("ed25519", ED25519_SPKI, KeyFault::Length); // the wrapped form
    no_key("ed25519", "Zm9v", KeyFault::Length);
    no_key("rsa", "Zm9v", KeyFault::NotDer);
    no_key("rsa", FOOTBALL_ED25519, KeyFault::NotDer); // `k=ed25519` forgotten
    no_key("rsa", &format!("{RSA_2048}AAAA"), KeyFault::NotDer); // something after the key
    no_key("RSA", BRISBANE, KeyFault::UnknownType); // RFC 6376 §3.2: values are case-sensitive
}

#[test]
fn errors_say_where_and_why() {
    bad("v=DKIM1; k=rsa", "", Fault::NoKey);
    bad("v=DKIM2; p=", "DKIM2", Fault::Version);
    bad("k=rsa; v=DKIM1; p=", "v=DKIM1", Fault::Version); // RFC 6376 §3.6.1: 'MUST be the first tag'
    bad("p=Zm9v\" \"Zm9v", "\"", Fault::Quote);
    bad("p=-----BEGIN PUBLIC KEY----- Zm9v", "-----BEGIN", Fault::Pem);
    bad("p=Zm9v_Zm9v", "_", Fault::Base64); // base64url
    bad("p=Zm9vZ", "Z", Fault::Base64); // five characters that begin no key
    bad("v=DKIM1\\; p=", "\\", Fault::Tags(TagFault::Escape));
    bad("v=DKIM1, k=rsa, p=", ",", Fault::Tags(TagFault::Comma));
    bad("\"v=DKIM1; p=\"", "\"", Fault::Tags(TagFault::Quote));
    bad("v=DKIM1; p=; p=", "p", Fault::Tags(TagFault::Duplicate("p".to_owned())));
}

#[test]
fn a_claim_is_told_from_another_text() {
    for text in ["v=DKIM1; p=", "\"v=DKIM1; p=\"", "k=rsa; p=MII", "p=MII", "v=dkim1;k=rsa", "V=DKIM1, p=x"] {
        assert!(claims_to_be_key(text), "{text}");
    }
    for text in ["", "v=spf1 -all", "google-site-verification=p", "v=DMARC1; sp=none", "v=\u{fc}\u{fc}\u{fc}"]
    {
        assert!(!claims_to_be_key(text), "{text}");
    }
}

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,6}"
}

prop_compose! {
    fn record()(
        version: bool,
        hashes in prop::collection::vec(word(), 0..3),
        kind in prop::option::of("rsa|ed25519|[a-z]{3}"),
        notes in prop::option::of("[!-:<-~]([ -:<-~]{0,8}[!-:<-~])?"),
        services in prop::collection::vec(word(), 0..3),
        flags in prop::collection::vec(word(), 0..3),
        unknown in prop::option::of(("[A-Z][a-z_]{0,4}", "[!-:<-~]{0,12}[!-:<-\\[\\]-~]")),
        octets in prop::collection::vec(any::<u8>(), 0..48),
    ) -> Record {
        let key_type = kind.map(|kind| match kind.as_str() {
            "rsa" => KeyType::Rsa,
            "ed25519" => KeyType::Ed25519,
            _ => KeyType::Other(kind),
        });
        let public_key = PublicKey::decode(octets, key_type.as_ref());
        // A backslash before a semicolon is refused on purpose; see `TagFault::Escape`.
        let notes = notes.filter(|n| !n.ends_with('\\'));
        Record { version, hashes, key_type, notes, public_key, services, flags, unknown: unknown.into_iter().collect() }
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_the_same(record in record()) {
        prop_assert_eq!(record.to_string().parse(), Ok(record));
    }

    #[test]
    fn what_is_read_prints_to_the_same(text in "(v=DKIM1;)?( ?[hknst]=[a-z:]{1,6};){0,3}p=([A-Za-z0-9+/]{4}){0,9}") {
        if let Ok(record) = text.parse::<Record>() {
            prop_assert_eq!(record.to_string().parse(), Ok(record));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}|[vkp=;:, \"\\\\A-Z\u{fc}-]{0,60}") {
        let _ = claims_to_be_key(&text);
        if let Err(error) = text.parse::<Record>() {
            prop_assert!(text.get(error.span.start..error.span.end).is_some());
        }
    }

    #[test]
    fn no_octets_make_the_key_reader_panic(head in prop::sample::select(vec![vec![], vec![0x30, 0x82, 1, 0x22], vec![0x30, 0x0d]]), tail in prop::collection::vec(any::<u8>(), 0..64)) {
        let octets = [head, tail].concat();
        let key = PublicKey::decode(octets.clone(), Some(&KeyType::Rsa));
        prop_assert_eq!(key.octets(), octets);
    }
}

//! What is found of DKIM keys that are published.

mod wildcard;

use mailseal::{
    check::{Finding, Severity, finding::What, published::OnDisk},
    record::dkim::{PublicKey, Record, fingerprint, is_private, repaired},
    words::finding::prose,
};
use proptest::prelude::*;

use super::{
    literals::{ED25519, RSA_1024, RSA_2048, plan},
    published_world::{World, correction, place, serious},
};

const OWNER: &str = "s1._domainkey.example.com";
const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";

/// A domain that sends mail, with these texts at `s1`.
fn world(texts: &[&str]) -> World {
    let mut world = World::new(
        "example.com MX mail.example.com\nexample.com TXT v=spf1 mx -all\nmail.example.com A 9.9.9.9",
    );
    for text in texts {
        world.add(OWNER, "TXT", text);
    }
    world
}

fn rsa() -> String {
    format!("v=DKIM1; k=rsa; p={RSA_2048}")
}

fn key(text: &str) -> PublicKey {
    text.parse::<Record>().unwrap().public_key
}

/// A text in two.
fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at(at)
}

/// `id|correction` of what is serious.
fn lines(found: &[Finding]) -> Vec<String> {
    let line = |f: &&Finding| format!("{}|{}", f.id().trim_start_matches("dkim."), correction(f));
    serious(found, "dkim.").iter().map(line).collect()
}

fn dkim_ids(found: &[Finding]) -> Vec<&'static str> {
    found.iter().filter(|f| f.id().starts_with("dkim.")).map(Finding::id).collect()
}

/// A body of an RSA key in the form of key files: what is in the BIT STRING of `RSA_2048`.
fn pkcs1() -> String {
    let PublicKey::Rsa { spki, .. } = key(&rsa()) else { panic!("an RSA key") };
    base64(spki.get(24..).unwrap())
}

fn base64(octets: &[u8]) -> String {
    let text = Record::new(PublicKey::Opaque {
        octets: octets.to_vec(),
        fault: mailseal::record::dkim::KeyFault::NotDer,
    });
    text.to_string().trim_start_matches("v=DKIM1; p=").to_owned()
}

fn wrapped_ed25519() -> String {
    let header = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    let PublicKey::Ed25519(bare) = key(&format!("k=ed25519; p={ED25519}")) else { panic!("an Ed25519 key") };
    base64(&[&header[..], &bare].concat())
}

#[test]
fn healthy_keys_are_left_in_peace() {
    for text in [
        rsa(),
        format!("k=rsa; p={RSA_2048}"),
        format!("v=DKIM1;k=rsa;t=s;p={RSA_2048};"),
        format!("v=DKIM1; k=rsa; p={}  {}", cut(RSA_2048, 200).0, cut(RSA_2048, 200).1), // folding white space
        format!("v=DKIM1; k=ed25519; p={ED25519}"),
    ] {
        for given in [&["s1"][..], &[]] {
            assert_eq!(lines(&world(&[&text]).given(given).found()), Vec::<String>::new(), "{text}");
        }
    }
    let alias = World::new(&format!("{OWNER} CNAME s1.tenant.example\ns1.tenant.example TXT {}", rsa()));
    assert_eq!(lines(&alias.given(&["s1"]).found()), Vec::<String>::new());
    let parked = "example.com MX .\nexample.com TXT v=spf1 -all\n*._domainkey.example.com TXT v=DKIM1; p=";
    assert_eq!(dkim_ids(&World::new(parked).found()), Vec::<&str>::new());
    assert_eq!(dkim_ids(&World::new(parked).given(&["s1"]).found()), Vec::<&str>::new());
}

#[test]
fn what_is_wrong_with_a_key_is_named_at_its_place_and_put_right() {
    let good = |tags: &str, key: &str| format!("{OWNER}: v=DKIM1; {tags}p={key}");
    let rsa_of = || good("k=rsa; ", RSA_2048);
    let k = RSA_2048;
    let pem = format!("-----BEGIN PUBLIC KEY-----{k}-----END PUBLIC KEY-----");
    let ed25519 = good("k=ed25519; ", ED25519);
    for (text, id, at, corrected) in [
        (
            format!("v=DKIM1; k=rsa; p={}\" \"{}", cut(k, 200).0, cut(k, 200).1),
            "published-fault",
            "\"",
            rsa_of(),
        ),
        (format!("\"v=DKIM1; k=rsa; p={k}\""), "published-fault", "\"", rsa_of()),
        (format!("v=DKIM1\\; k=rsa\\; p={k}"), "published-fault", "\\", rsa_of()),
        (format!("v=DKIM1; k=rsa; p={pem}"), "published-fault", "-----BEGIN", rsa_of()),
        (format!("v=DKIM1, k=rsa, p={k}"), "published-fault", ",", rsa_of()),
        (format!("v=DKIM1 k=rsa p={k}"), "published-fault", "DKIM1 k=rsa p=", rsa_of()),
        (format!("k=rsa; v=DKIM1; p={k}"), "published-fault", "v=DKIM1", rsa_of()),
        (format!("v=dkim1; k=rsa; p={k}"), "published-fault", "dkim1", rsa_of()),
        (format!("v=DKIM2; k=rsa; p={k}"), "published-fault", "DKIM2", rsa_of()),
        (format!("v=DKIM1; k=rsa; k=rsa; p={k}"), "published-fault", "k", rsa_of()),
        (format!("v=DKIM1; k=rsa; {k}"), "published-fault", k, rsa_of()),
        ("v=DKIM1; k=rsa;".to_owned(), "published-fault", "", String::new()),
        (k.to_owned(), "bare-key", k, rsa_of()),
        (format!("v=DKIM1; k=RSA; p={k}"), "unknown-type", "RSA", rsa_of()),
        (format!("v=DKIM1; k=rsa-sha256; p={k}"), "unknown-type", "rsa-sha256", rsa_of()),
        (format!("v=DKIM1; k=rsa; h=sha1; p={k}"), "no-sha256", "sha1", rsa_of()),
        (format!("v=DKIM1; k=rsa; s=tlsrpt; p={k}"), "not-for-mail", "tlsrpt", rsa_of()),
        (format!("v=DKIM1; k=rsa; p={}", pkcs1()), "pkcs1", &*pkcs1(), rsa_of()),
        (format!("v=DKIM1; k=ed25519; p={k}"), "wrong-algorithm", k, rsa_of()),
        (format!("v=DKIM1; p={ED25519}"), "no-key-type", ED25519, ed25519.clone()),
        (format!("v=DKIM1; k=rsa; p={ED25519}"), "no-key-type", ED25519, ed25519.clone()),
        (
            format!("v=DKIM1; k=ed25519; p={}", wrapped_ed25519()),
            "wrapped-ed25519",
            &*wrapped_ed25519(),
            ed25519.clone(),
        ),
        (
            format!("v=DKIM1; k=rsa; p={}", wrapped_ed25519()),
            "wrapped-ed25519",
            &*wrapped_ed25519(),
            ed25519.clone(),
        ),
        (cut(&rsa(), 255).0.to_owned(), "truncated", cut(cut(&rsa(), 255).0, 18).1, String::new()),
        ("v=DKIM1; k=ed25519; p=Zm9v".to_owned(), "wrong-length", "Zm9v", String::new()),
        (format!("v=DKIM1; k=rsa; p={RSA_1024}"), "short", RSA_1024, String::new()),
        ("v=DKIM1; k=rsa; p=".to_owned(), "revoked", "", String::new()),
    ] {
        let found = world(&[&text]).given(&["s1"]).found();
        let told = serious(&found, "dkim.");
        let told: Vec<_> = told
            .iter()
            .map(|f| (f.id().trim_start_matches("dkim."), place(f).to_owned(), correction(f)))
            .collect();
        let at = told.first().map_or_else(String::new, |(_, found, _)| {
            if found.starts_with(at) && !at.is_empty() { found.clone() } else { at.to_owned() }
        });
        assert_eq!(told, [(id, at, corrected)], "{text}");
    }
    let more = world(&[&rsa().replace("; p", "; t=y; p")]).given(&["s1"]).found();
    assert_eq!(dkim_ids(&more), ["dkim.testing"]);
}

#[test]
fn a_key_that_is_likely_and_not_found_is_never_missing() {
    let found = world(&[]).found();
    assert_eq!(dkim_ids(&found), ["dkim.selector-unknown"]);
    let finding = found.iter().find(|f| f.id() == "dkim.selector-unknown").unwrap();
    assert_eq!(finding.severity(), Severity::Info);
    let words = prose(finding);
    assert!(words.why.contains("s1, s2") && words.fix.contains("--selector"), "{words:?}");
    // Where somebody says that there is one, it is missed.
    let missing = world(&[]).given(&["s9"]).found();
    assert_eq!(lines(&missing), ["missing|"]);
    // A withdrawn key at a likely selector is how keys end.
    let old = world(&["v=DKIM1; p="]).found();
    assert_eq!(dkim_ids(&old), ["dkim.revoked", "dkim.selector-unknown"]);
    assert!(old.iter().filter(|f| f.id().starts_with("dkim.")).all(|f| f.severity() == Severity::Info));
}

#[test]
fn a_missing_key_is_looked_for_where_it_may_have_been_put() {
    for at in [
        "s1._domainkey.example.com.example.com",
        "s1._domainkey._domainkey.example.com",
        "s1.domainkey.example.com",
        "s1._domainkeys.example.com",
        "s1_domainkey.example.com",
        "_domainkey.s1.example.com",
        "_domainkey.example.com",
        "s1.example.com",
        "example.com",
    ] {
        let mut world = world(&[]).given(&["s1"]);
        world.add(at, "TXT", &rsa());
        assert_eq!(
            lines(&world.found()),
            [format!("misplaced|{OWNER}: v=DKIM1; k=rsa; p={RSA_2048}")],
            "{at}"
        );
    }
    // Other records there are nobody's key.
    let mut other = world(&[]).given(&["s1"]);
    other.add("example.com", "TXT", "v=DMARC1; p=none");
    other.add("_domainkey.example.com", "TXT", "o=~; r=dkim@example.com");
    other.add("s1.example.com", "TXT", "p=1");
    assert_eq!(lines(&other.found()), ["missing|"]);
    // An alias at a doubled name.
    let mut alias = world(&[]).given(&["s1"]);
    alias.add("s1._domainkey.example.com.example.com", "CNAME", "s1.tenant.example");
    assert_eq!(lines(&alias.found()), [format!("misplaced|{OWNER} CNAME s1.tenant.example")]);
    // A sub-domain; the key of the domain above it is its own.
    let mut sub = world(&[&rsa()]).given(&["s1"]);
    sub.domain = "news.example.com".parse().unwrap();
    assert_eq!(lines(&sub.found()), ["missing|"]);
    sub.disk = vec![on_disk(key(&rsa()))];
    assert_eq!(lines(&sub.found()), [format!("misplaced|s1._domainkey.news.example.com: {}", rsa())]);
    sub.disk.clear();
    sub.add("s1._domainkey.news.example.com.example.com", "TXT", &rsa());
    assert_eq!(lines(&sub.found()), [format!("misplaced|s1._domainkey.news.example.com: {}", rsa())]);
}

#[test]
fn aliases_are_followed_to_where_they_break() {
    let world = |target: &str| {
        let mut world = world(&[]).given(&["s1"]);
        world.add(OWNER, "CNAME", target);
        world
    };
    assert_eq!(lines(&world("gone.tenant.onmicrosoft.com").found()), ["alias-dangling|"]);
    assert_eq!(
        lines(&world("s1._domainkey.tenant.onmicrosoft.com.example.com").found()),
        [format!("alias-in-zone|{OWNER} CNAME s1._domainkey.tenant.onmicrosoft.com")]
    );
    let mut round = world("a.example.com");
    round.add("a.example.com", "CNAME", OWNER);
    let found = round.found();
    assert_eq!(lines(&found), ["alias-loop|"]);
    let why = prose(serious(&found, "dkim.")[0]).why;
    assert!(why.contains(&format!("{OWNER} → a.example.com → {OWNER}")), "{why}");
    let mut fails = world("fail.example");
    fails.add("fail.example", "FAIL", "");
    assert_eq!(lines(&fails.found()), ["alias-fails|"]);
    // A key on this machine does not take the place of what was handed to a service.
    let mut dangling = world("gone.tenant.onmicrosoft.com");
    dangling.disk = vec![on_disk(key(&rsa()))];
    assert_eq!(lines(&dangling.found()), ["alias-dangling|"]);
    // The second selector of a service that changes its keys.
    let mut second = world("s1.tenant.example");
    second.given.clear();
    second.add("s1.tenant.example", "TXT", &rsa());
    second.add("selector2._domainkey.example.com", "CNAME", "s2.tenant.example");
    assert_eq!(dkim_ids(&second.found()), ["dkim.alias-waits"]);
}

fn on_disk(public: PublicKey) -> OnDisk {
    OnDisk { selector: "s1".parse().unwrap(), path: "/etc/keys/s1.pem".into(), public }
}

#[test]
fn another_key_than_the_one_that_signs_is_told_by_its_fingerprint() {
    let other = format!("v=DKIM1; k=rsa; p={RSA_1024}");
    let mut on_disk_too = world(&[&rsa()]);
    on_disk_too.disk = vec![on_disk(key(&other))];
    let found = on_disk_too.found();
    assert_eq!(lines(&found), [format!("other-key|{OWNER}: {other}")]);
    let words = prose(serious(&found, "dkim.")[0]);
    for part in [fingerprint(&key(&rsa())), fingerprint(&key(&other)), "/etc/keys/s1.pem".to_owned()] {
        assert!(format!("{}{}", words.what, words.why).contains(&part), "{part}: {words:?}");
    }
    on_disk_too.disk = vec![on_disk(key(&rsa()))];
    assert_eq!(lines(&on_disk_too.found()), Vec::<String>::new());
    // The set-up's key is known as well, and what is cut off or missing is put right with it.
    let mut planned = world(&[&rsa()]);
    planned.plan = Some(plan("v=DMARC1; p=none", &[&other]));
    assert_eq!(lines(&planned.found()), [format!("other-key|{OWNER}: {other}")]);
    for texts in [vec![], vec![cut(&other, 150).0.to_owned()]] {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut planned = world(&texts);
        planned.plan = Some(plan("v=DMARC1; p=none", &[&other]));
        let found = planned.found();
        assert_eq!(correction(serious(&found, "dkim.")[0]), format!("{OWNER}: {other}"), "{found:?}");
    }
}

#[test]
fn a_private_key_is_told_first_and_never_repeated() {
    let pem = format!("-----BEGIN PRIVATE KEY-----\\n{PRIVATE}\\n-----END PRIVATE KEY-----");
    for text in [
        format!("v=DKIM1; k=rsa; p={PRIVATE}"),
        format!("v=DKIM1; k=rsa; p={}\" \"{}", cut(PRIVATE, 30).0, cut(PRIVATE, 30).1),
        format!("v=DKIM1 k=rsa p={PRIVATE}"),
        format!("v=DKIM1; k=rsa; p={pem}"),
        PRIVATE.to_owned(),
        pem.clone(),
    ] {
        for at in [OWNER, "s1._domainkey.example.com.example.com"] {
            let mut world = world(&[]).given(&["s1"]);
            world.add(at, "TXT", &text);
            let found = world.found();
            assert!(is_private(&text) && repaired(&text).is_none());
            let first = found.iter().find(|f| f.id().starts_with("dkim.")).unwrap();
            assert_eq!(first.id(), "dkim.private-key", "{text} {found:?}");
            let all = format!("{found:?}{:?}", found.iter().map(prose).collect::<Vec<_>>());
            assert!(!all.contains(cut(PRIVATE, 12).0), "{all}");
            assert!(correction(first).is_empty());
        }
    }
}

#[test]
fn several_records_and_halves_are_told_apart() {
    let (k, other) = (RSA_2048, format!("v=DKIM1; k=rsa; p={RSA_1024}"));
    assert_eq!(lines(&world(&[&rsa(), &other]).found()), ["several-records|"]);
    let (first, second) = (format!("v=DKIM1; k=rsa; p={}", cut(k, 200).0), cut(k, 200).1.to_owned());
    for texts in [[&*first, &*second], [&*second, &*first]] {
        assert_eq!(lines(&world(&texts).found()), [format!("halves|{OWNER}: {}", rsa())]);
    }
    // RFC 6376 §3.6.2.2: what receivers make of a verification text beside the key is not defined.
    let beside = world(&[&rsa(), "verification=abc"]).found();
    assert_eq!(lines(&beside), [format!("text-beside|{OWNER}: {}", rsa())]);
}

#[test]
fn a_wildcard_explains_what_is_found_everywhere() {
    let mut wild = world(&[]);
    wild.add("*._domainkey.example.com", "TXT", &rsa());
    assert_eq!(dkim_ids(&wild.found()), ["dkim.wildcard"]);
    let mut revoked = world(&[&rsa()]);
    revoked.add("*._domainkey.example.com", "TXT", "v=DKIM1; p=");
    assert_eq!(dkim_ids(&revoked.found()), ["dkim.wildcard"]);
    let missed = revoked.given(&["s7"]).found();
    assert_eq!(lines(&missed), ["revoked|"]);
    // One for the whole zone says nothing of keys.
    let mut spf = world(&[]);
    for name in ["*.example.com", "*._domainkey.example.com"] {
        spf.add(name, "TXT", "v=spf1 -all");
    }
    assert_eq!(dkim_ids(&spf.clone().found()), ["dkim.selector-unknown"]);
    assert_eq!(lines(&spf.given(&["s1"]).found()), ["missing|"]);
}

#[test]
fn ed25519_alone_is_worth_knowing() {
    let ed25519 = format!("v=DKIM1; k=ed25519; p={ED25519}");
    let found = world(&[&ed25519]).found();
    assert_eq!(dkim_ids(&found), ["dkim.ed25519-alone"]);
    assert_eq!(found.iter().find(|f| f.id() == "dkim.ed25519-alone").unwrap().severity(), Severity::Info);
    let mut both = world(&[&ed25519]);
    both.add("s2._domainkey.example.com", "TXT", &rsa());
    assert_eq!(dkim_ids(&both.found()), Vec::<&str>::new());
}

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("v=DKIM1;".to_owned()),
        Just("k=rsa;".to_owned()),
        Just("k=ed25519;".to_owned()),
        Just(format!("p={RSA_2048}")),
        Just(format!("p={ED25519}")),
        Just(format!("p={PRIVATE}")),
        Just(pkcs1()),
        Just("-----BEGIN PUBLIC KEY-----".to_owned()),
        Just("\" \"".to_owned()),
        "[vhknpst] ?=[ -~]{0,20}[;,]?",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    /// `World::found` holds every finding against what must be true of all.
    #[test]
    fn any_text_anywhere_is_judged(text in texts(), other in texts(), place in 0_usize..6, given in any::<bool>()) {
        let name = [OWNER, "_domainkey.example.com", "s1.example.com", "*._domainkey.example.com", "example.com", "s1._domainkey.example.com.example.com"][place];
        let mut world = world(&[]).given(if given { &["s1"] } else { &[] });
        world.add(name, "TXT", &text);
        world.add(name, "TXT", &other);
        // What is known as a private key is repeated nowhere.
        let is_known = [&text, &other].into_iter().all(|text| is_private(text) || !text.contains(cut(PRIVATE, 20).0));
        let of_keys: Vec<Finding> =
            world.found().into_iter().filter(|found| matches!(found.what, What::Dkim(_))).collect();
        let shown = format!("{of_keys:?}");
        prop_assert!(!is_known || !shown.contains(cut(PRIVATE, 20).0));
    }

    #[test]
    fn what_is_repaired_is_a_record_with_a_usable_key(text in texts()) {
        if let Some(record) = repaired(&text) {
            let again: Record = record.to_string().parse().unwrap();
            let is_usable = matches!(again.public_key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_));
            prop_assert!(is_usable);
            prop_assert_eq!(again, record);
        }
    }
}

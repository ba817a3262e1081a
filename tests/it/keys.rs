//! Private keys: every form they come in, and what is left on the disk.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::{fs, path::Path, process::Command, sync::LazyLock};

use mailseal::{
    key::{self, Bits, KeyError, Kind, PrivateKey, ReadError},
    plan::dkim::{Encoding, KeyKind},
    private_file::Cause,
    record::dkim::PublicKey,
};
use ring::signature::{self, UnparsedPublicKey};

/// Made once: a key takes a while in an unoptimised build.
static RSA: LazyLock<PrivateKey> =
    LazyLock::new(|| PrivateKey::generate(Kind::Rsa(Bits::B2048)).expect("a key"));

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keys").join(name)).expect(name)
}

fn pem(name: &str) -> String {
    String::from_utf8(fixture(name)).expect("PEM is ASCII")
}

fn der(pem: &str) -> Vec<u8> {
    use base64ct::{Base64, Encoding as _};
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    Base64::decode_vec(&body).expect("base64")
}

#[test]
fn what_openssl_writes_is_read_and_has_the_public_key_openssl_says() {
    for name in ["rsa2048-pkcs8.pem", "rsa2048-pkcs1.pem"] {
        let key = PrivateKey::from_pem(&pem(name)).expect(name);
        let expected = PublicKey::Rsa { spki: fixture("rsa2048-spki.der"), bits: 2048 };
        assert_eq!(key.public(), expected, "{name}");
    }
    let key = PrivateKey::from_pem(&pem("ed25519.pem")).expect("Ed25519");
    assert_eq!(key.public().octets(), fixture("ed25519-public.bin"));
}

#[test]
fn notes_line_ends_and_line_lengths_around_a_key_do_not_matter() {
    let plain = pem("rsa2048-pkcs8.pem");
    let long_lines =
        plain.replace('\n', "").replace("KEY-----", "KEY-----\n").replace("-----END", "\n-----END");
    let variants = [
        plain.replace('\n', "\r\n"),                              // from Windows
        format!("\u{feff}{plain}"),                               // a byte order mark
        format!("Bag Attributes\n  friendlyName: mail\n{plain}"), // from a PKCS#12 export
        format!("{}{plain}", pem("certificate.pem")),             // a certificate in front
        plain.replace('\n', "\n  "),                              // pasted from an indented block
        long_lines,                                               // not wrapped at 64
    ];
    let expected = PrivateKey::from_pem(&plain).expect("plain").public();
    for text in variants {
        assert_eq!(PrivateKey::from_pem(&text).expect(&text).public(), expected);
    }
}

#[test]
fn what_is_no_usable_private_key_is_named_for_what_it_is() {
    let whole = pem("rsa2048-pkcs8.pem");
    let half: String = whole.chars().take(whole.len() / 2).collect();
    let cut = whole.lines().filter(|l| !l.starts_with("MII")).collect::<Vec<_>>().join(
        "
",
    );
    let bad = [
        ("", KeyError::Empty),                                   // nothing
        ("v=DKIM1; k=rsa; p=MIIB", KeyError::Record),            // the record
        ("-----BEGIN", KeyError::NotPem),                        // no label
        (&half, KeyError::Damaged),                              // the end is missing
        (&whole.replace("MII", "M*I"), KeyError::Damaged),       // no base64
        (&cut, KeyError::Unreadable),                            // a line is missing
        (&pem("encrypted-pkcs8.pem"), KeyError::Encrypted),      // PKCS#8
        (&pem("encrypted-pkcs1.pem"), KeyError::Encrypted),      // the header of OpenSSL
        (&pem("rsa2048-public.pem"), KeyError::PublicKey),       // the other half
        (&pem("certificate.pem"), KeyError::Certificate),        // for TLS
        (&pem("ec-sec1.pem"), KeyError::EllipticCurve),          // after its parameters
        (&pem("ec-pkcs8.pem"), KeyError::EllipticCurve),         // by its algorithm
        (&pem("openssh.pem"), KeyError::OpenSsh),                // ssh-keygen
        (&pem("rsa-pss.pem"), KeyError::Algorithm),              // RSA, but for PSS alone
        (&pem("rsa512.pem"), KeyError::TooShort { bits: 512 }),  // RFC 8301 §3.2
        (&pem("rsa5120.pem"), KeyError::TooLong { bits: 5120 }), // RFC 8301 §3.2
    ];
    for (text, expected) in bad {
        assert_eq!(PrivateKey::from_pem(text).map(|_| ()), Err(expected), "{text}");
        assert!(!expected.what().is_empty() && !expected.hint().is_empty());
    }
}

#[test]
fn keys_without_armor_are_read_in_the_forms_signers_keep_them_in() {
    let public = |text: &str| PrivateKey::from_pem(text).map(|key| key.public());
    // RFC 8032 §7.1, the first test.
    let seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    let pair = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg==";
    let ed25519 = public(seed).expect("a seed");
    assert_eq!(ed25519.octets()[..4], [0xd7, 0x5a, 0x98, 0x01]);
    for text in [pair, &format!(" {seed}\n"), &format!("\"{pair}\""), &seed.replace('/', "_")] {
        assert_eq!(public(text), Ok(ed25519.clone()), "{text}");
    }
    let rsa = PublicKey::Rsa { spki: fixture("rsa2048-spki.der"), bits: 2048 };
    for name in ["rsa2048-pkcs8.pem", "rsa2048-pkcs1.pem"] {
        let whole = pem(name);
        let body: String = whole.lines().filter(|line| !line.starts_with("-----")).collect();
        assert_eq!(public(&body), Ok(rsa.clone()), "{name} without its armor");
        assert_eq!(public(&whole.replace('\n', "\\n")), Ok(rsa.clone()), "{name} in one line");
        assert_eq!(
            public(&format!("\"{}\"", whole.replace('\n', "\\r\\n"))),
            Ok(rsa.clone()),
            "{name} in JSON"
        );
    }
    let other = format!("{}AA==", pair.split_at(84).0);
    assert_eq!(public(&other), Err(KeyError::Unreadable), "a public key of another pair");
    let spki: String = pem("rsa2048-public.pem").lines().filter(|line| !line.starts_with("-----")).collect();
    assert_eq!(public(&spki), Err(KeyError::PublicKey));
    assert_eq!(public(""), Err(KeyError::Empty));
    assert_eq!(public("v=DKIM1; p="), Err(KeyError::Record));
    assert_eq!(public("hello"), Err(KeyError::NotPem));
    assert_eq!(public("MIIEpAIBAAKCAQEA"), Err(KeyError::Unreadable), "no more than the beginning of a key");
}

#[test]
fn a_key_whose_parts_do_not_belong_together_is_none() {
    let whole = der(&pem("rsa2048-pkcs1.pem"));
    let written = |octets: &[u8]| {
        use base64ct::{Base64, Encoding as _};
        format!(
            "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
            Base64::encode_string(octets)
        )
    };
    assert!(PrivateKey::from_pem(&written(&whole)).is_ok());
    // dP and dQ stand in front of the last number, each with its header of up to four octets.
    let numbers: Vec<usize> =
        (0..whole.len() - 4).filter(|at| whole[*at..].starts_with(&[0x02, 0x81])).collect();
    let d_p = numbers[numbers.len() - 3];
    let mut changed = whole.clone();
    changed[d_p + 40] ^= 1;
    assert_eq!(PrivateKey::from_pem(&written(&changed)).map(|_| ()), Err(KeyError::Inconsistent));
    // Version 1: more than two primes.
    let mut version = whole;
    version[6] = 1;
    assert_eq!(PrivateKey::from_pem(&written(&version)).map(|_| ()), Err(KeyError::MorePrimes));
}

#[test]
fn a_written_key_is_read_back_as_the_same_key() {
    let ed25519 = PrivateKey::generate(Kind::Ed25519).expect("a key");
    let forms = [(&*RSA, Encoding::Pkcs8), (&*RSA, Encoding::Pkcs1), (&ed25519, Encoding::Pkcs8)];
    for (key, encoding) in forms {
        let text = key.to_pem(encoding).expect("PEM");
        assert_eq!(PrivateKey::from_pem(&text).expect("read").public(), key.public());
    }
    assert_eq!(ed25519.to_pem(Encoding::Pkcs1).map(|_| ()), Err(KeyError::Pkcs1IsForRsa));
}

#[test]
fn another_implementation_signs_with_the_file_and_verifies_with_the_published_key() {
    let message = b"from:ann@example.org";
    let text = RSA.to_pem(Encoding::Pkcs8).expect("PEM");
    let signer = signature::RsaKeyPair::from_pkcs8(&der(&text)).expect("ring reads our RSA key");
    let mut made = vec![0; signer.public().modulus_len()];
    signer
        .sign(&signature::RSA_PKCS1_SHA256, &ring::rand::SystemRandom::new(), message, &mut made)
        .expect("signature");
    let public = RSA.public();
    let PublicKey::Rsa { spki, bits: 2048 } = &public else { panic!("{public:?}") };
    // ring takes the PKCS#1 key that the last 270 octets of a 2048-bit SubjectPublicKeyInfo are.
    let bare = &spki[spki.len() - 270..];
    UnparsedPublicKey::new(&signature::RSA_PKCS1_2048_8192_SHA256, bare)
        .verify(message, &made)
        .expect("the published key verifies");

    let key = PrivateKey::generate(Kind::Ed25519).expect("a key");
    let text = key.to_pem(Encoding::Pkcs8).expect("PEM");
    let signer = signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der(&text)).expect("ring reads it");
    UnparsedPublicKey::new(&signature::ED25519, key.public().octets())
        .verify(message, signer.sign(message).as_ref())
        .expect("the published key verifies");
}

#[test]
fn an_ed25519_key_is_written_without_its_public_half_so_that_openssl_reads_it() {
    let text = PrivateKey::generate(Kind::Ed25519).and_then(|k| k.to_pem(Encoding::Pkcs8)).expect("PEM");
    let der = der(&text);
    assert_eq!((der.len(), der[4]), (48, 0), "RFC 5958 version 1 (0) and nothing after the key");
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("k.pem");
    fs::write(&path, text.as_bytes()).expect("written");
    // Only where there is an OpenSSL to ask; the octets above are the proof everywhere.
    if let Ok(output) = Command::new("openssl").args(["pkey", "-noout", "-in"]).arg(&path).output() {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_key_shows_nothing_of_itself() {
    let shown = format!("{:?} {:#?}", *RSA, *RSA);
    assert!(shown.starts_with("PrivateKey(RSA, 2048 bits, hidden)") && shown.len() < 80, "{shown}");
}

#[test]
fn each_answer_asks_for_its_keys() {
    assert_eq!(Kind::asked_for(KeyKind::Rsa2048), [Kind::Rsa(Bits::B2048)]);
    assert_eq!(Kind::asked_for(KeyKind::Both), [Kind::Rsa(Bits::B2048), Kind::Ed25519]);
}

#[test]
fn a_key_is_saved_for_its_owner_alone_and_never_over_another() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("keys/example.org/s1.pem");
    RSA.save(&path, Encoding::Pkcs8).expect("saved");
    assert_eq!(key::read(&path).expect("read").public(), RSA.public());
    #[cfg(unix)]
    for (path, mode) in
        [(path.as_path(), 0o600), (path.parent().unwrap(), 0o700), (&root.path().join("keys"), 0o700)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
    let before = fs::read(&path).expect("there");
    let other = PrivateKey::generate(Kind::Ed25519).expect("a key");
    let error = other.save(&path, Encoding::Pkcs8).expect_err("there is a file");
    assert!(error.is_taken(), "{error}");
    assert!(error.to_string().contains("s1.pem") && !error.hint().is_empty());
    assert_eq!(fs::read(&path).expect("there"), before);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left behind");
}

#[cfg(unix)]
#[test]
fn a_directory_that_is_there_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a directory");
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).expect("mode");
    RSA.save(&root.path().join("k.pem"), Encoding::Pkcs1).expect("saved");
    assert_eq!(fs::metadata(root.path()).unwrap().permissions().mode() & 0o777, 0o755);
}

#[cfg(unix)]
#[test]
fn a_link_at_the_target_is_not_followed() {
    let root = tempfile::tempdir().expect("a directory");
    let (link, target) = (root.path().join("link.pem"), root.path().join("elsewhere.pem"));
    std::os::unix::fs::symlink(&target, &link).expect("link");
    let error = RSA.save(&link, Encoding::Pkcs8).expect_err("the name is taken");
    assert!(error.is_taken(), "{error}");
    assert!(!target.exists());
}

#[test]
fn a_place_that_cannot_be_written_is_named_and_nothing_is_lost() {
    let root = tempfile::tempdir().expect("a directory");
    let file = root.path().join("file");
    fs::write(&file, "x").expect("written");
    for path in [file.join("k.pem"), file.join("deeper/k.pem")] {
        let error = RSA.save(&path, Encoding::Pkcs8).expect_err("a file is no directory");
        let key::SaveError::File(error) = error else { panic!("{error:?}") };
        assert!(matches!(error.cause, Cause::NotADirectory), "{error:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("there"), "x");
}

#[cfg(unix)]
#[test]
fn a_directory_without_the_right_to_write_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a directory");
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o500)).expect("mode");
    // Modes do not bind root: then there is nothing to see here, and the test above stands alone.
    if fs::write(root.path().join("probe"), "").is_ok() {
        return;
    }
    let error = RSA.save(&root.path().join("k.pem"), Encoding::Pkcs8).expect_err("read only");
    let key::SaveError::File(error) = error else { panic!("{error:?}") };
    assert!(matches!(error.cause, Cause::NoPermission), "{error:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    // Every write to this device says that the disk is full; the reading side of the same table.
    let error = fs::write("/dev/full", "x").expect_err("always full");
    assert!(matches!(Cause::from(error), Cause::Full));
}

#[test]
fn what_is_too_big_or_no_file_or_no_text_is_not_read() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("k");
    let cause = |path: &Path| match key::read(path).expect_err("not read") {
        ReadError::File(error) => error.cause,
        ReadError::Key(error) => panic!("{error}"),
    };
    assert!(matches!(cause(&path), Cause::Missing));
    assert!(matches!(cause(root.path()), Cause::NotAFile));
    fs::write(&path, vec![b'a'; 64 * 1024 + 1]).expect("written");
    assert!(matches!(cause(&path), Cause::TooBig(_)));
    fs::write(&path, [0xff, 0xfe]).expect("written");
    assert!(matches!(cause(&path), Cause::NotText));
    #[cfg(unix)]
    assert!(matches!(cause(Path::new("/dev/zero")), Cause::NotAFile));
}

//! The forms of private keys, and texts that only look like them.

use super::*;

/// An Ed25519 key in PKCS#8.
const PKCS8: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
/// The beginning of an RSA key in PKCS#1 and in PKCS#8.
const PKCS1_RSA: &str =
    "MIICXQIBAAKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ij";
const PKCS8_RSA: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCRT/dzH2THVidRDiLaCpjPL";
/// RFC 8032 §7.1, the first test: seed, and seed with public key.
const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
const PAIR: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg==";
const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const RSA_PUBLIC: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

#[test]
fn every_form_is_known() {
    let (head, tail) = PKCS8_RSA.split_at(40);
    for (text, form) in [
        (format!("-----BEGIN PRIVATE KEY-----\n{PKCS8}\n-----END PRIVATE KEY-----"), Form::Pem),
        (format!("-----BEGIN RSA PRIVATE KEY-----\\n{PKCS1_RSA}\\n"), Form::Pem),
        (format!("\u{2014}\u{2014}BEGIN PRIVATE KEY\u{2014}\u{2014} {PKCS8}"), Form::Pem), // dashes of a word processor
        ("-----END PRIVATE KEY-----".to_owned(), Form::Pem),
        (format!("v=DKIM1; k=rsa; p={PKCS1_RSA}"), Form::Bare),
        (format!("v=DKIM1; k=ed25519; p={PKCS8}"), Form::Bare),
        (format!("v=spf1 {PKCS8_RSA} -all"), Form::Bare),
        (format!("v=DMARC1; p={PKCS8_RSA}"), Form::Bare),
        (format!("{head}\n{tail}"), Form::Bare),
        (format!("s1 IN TXT ( \"p={head}\"\n \"{tail}\" )"), Form::Bare),
        (format!("key = \"{head}\\n{tail}\""), Form::Bare),
        (PKCS8.to_owned(), Form::Bare),
        (PAIR.to_owned(), Form::Pair),
        (format!("v=DKIM1; k=ed25519; p={PAIR}"), Form::Pair),
        (format!("privkey: {PAIR}"), Form::Pair),
        (SEED.to_owned(), Form::Seed),
        (format!("  {SEED}\n"), Form::Seed),
        (format!("v=spf1 {SEED} -all"), Form::Seed),
        (format!("v=DMARC1; p={SEED}"), Form::Seed),
    ] {
        assert_eq!(found(&text), Some(form), "{text}");
    }
}

#[test]
fn what_is_public_is_not_taken_for_a_private_key() {
    for text in [
        format!("v=DKIM1; k=ed25519; p={PUBLIC}"),
        format!("v=DKIM1; k=rsa; p={RSA_PUBLIC}"),
        RSA_PUBLIC.to_owned(),
        "v=spf1 include:_spf.google.com ip4:192.0.2.1 -all".to_owned(),
        "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ".to_owned(),
        "Private key".to_owned(), // a link on a panel's page
        "Show the PRIVATE KEY of this selector".to_owned(),
        "abcdefghijklmnopqrstuvwxyz234567.dkim.amazonses.com".to_owned(),
        "-----BEGIN PUBLIC KEY-----".to_owned(),
        String::new(),
    ] {
        assert_eq!(found(&text), None, "{text}");
    }
}

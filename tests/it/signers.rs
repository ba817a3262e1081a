//! Instructions for the programs that sign.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::path::Path;

use mailseal::{
    plan::dkim::Displaced,
    record::name::{DomainName, Selector},
    words::signer::{self, KeyFile, Signer, Step},
};

fn steps(signer: Signer, keys: &[(&str, &str, bool)]) -> Vec<Step> {
    change(signer, keys, &[])
}

/// The steps where keys, in use for certain or not, are to sign no more: selector, Ed25519, certain.
fn change(signer: Signer, keys: &[(&str, &str, bool)], old: &[(&str, bool, bool)]) -> Vec<Step> {
    let domain: DomainName = "example.org".parse().expect("a domain");
    let selectors: Vec<Selector> = keys.iter().map(|key| key.0.parse().expect("a selector")).collect();
    let keys: Vec<KeyFile<'_>> = keys
        .iter()
        .zip(&selectors)
        .map(|((_, path, is_ed25519), selector)| KeyFile {
            selector,
            path: Path::new(path),
            is_ed25519: *is_ed25519,
        })
        .collect();
    let old: Vec<(Selector, bool, bool)> =
        old.iter().map(|old| (old.0.parse().expect("a selector"), old.1, old.2)).collect();
    let displaced: Vec<Displaced<'_>> = old
        .iter()
        .map(|(selector, is_ed25519, is_certain)| Displaced {
            selector,
            is_ed25519: *is_ed25519,
            is_certain: *is_certain,
        })
        .collect();
    signer::instructions(signer, &domain, &keys, &displaced)
}

fn code(steps: &[Step]) -> String {
    steps.iter().filter_map(|step| step.code.as_deref()).collect::<Vec<_>>().join("\n")
}

const RSA: (&str, &str, bool) = ("r2026", "/keys/r2026.pem", false);
const ED25519: (&str, &str, bool) = ("e2026", "/keys/e2026.pem", true);

#[test]
fn every_block_is_complete() {
    for signer in signer::all() {
        for keys in [&[RSA][..], &[RSA, ED25519]] {
            let steps = steps(signer, keys);
            let code = code(&steps);
            for missing in [
                "{domain}",
                "{selector}",
                "{path}",
                "{entries}",
                "{selectors}",
                "{names}",
                "{object}",
                "{algorithm}",
            ] {
                assert!(!code.contains(missing), "{signer:?} leaves {missing} in\n{code}");
            }
            for part in ["example.org", "r2026", "/keys/r2026.pem"] {
                assert!(code.contains(part), "{signer:?} lacks {part}");
            }
            assert!(steps.iter().all(|step| !step.say.is_empty() && step.say.contains(' ')));
            assert!(code.is_ascii() && steps.len() >= 5, "{signer:?}");
        }
    }
}

#[test]
fn a_signer_without_ed25519_says_so_first_and_gets_only_the_rsa_key() {
    for signer in signer::all() {
        let both = steps(signer, &[RSA, ED25519]);
        let alone = steps(signer, &[ED25519]);
        if signer.signs_ed25519() {
            assert!(code(&both).contains("e2026") && code(&alone).contains("e2026"), "{signer:?}");
        } else {
            assert!(both[0].say.contains("Ed25519") && both[0].code.is_none(), "{signer:?}");
            assert!(!code(&both).contains("e2026"), "{signer:?}");
            assert_eq!(alone.len(), 1, "{signer:?}");
        }
    }
}

#[test]
fn tables_of_opendkim_name_the_key_twice() {
    let code = code(&steps(Signer::OpenDkim, &[RSA]));
    let table = "r2026._domainkey.example.org example.org:r2026:/etc/opendkim/keys/example.org/r2026.private";
    assert!(code.contains(table), "{code}");
    assert!(code.contains("*@example.org r2026._domainkey.example.org"), "{code}");
    assert!(code.contains("opendkim-testkey -d example.org -s r2026 "), "{code}");
}

#[test]
fn rspamd_gets_every_selector_and_a_bare_ed25519_key() {
    let code = code(&steps(Signer::Rspamd, &[RSA, ED25519]));
    for selector in ["r2026", "e2026"] {
        let entry = format!(
            "{{ selector = \"{selector}\"; path = \"/var/lib/rspamd/dkim/example.org.{selector}.key\"; }}"
        );
        assert!(code.contains(&entry), "{code}");
    }
    assert!(code.contains("openssl pkey -in /keys/e2026.pem -outform DER | tail -c 32 | base64"), "{code}");
    assert!(!code.contains("openssl pkey -in /keys/r2026.pem"), "{code}");
}

#[test]
fn exim_lists_the_selectors_and_signs_only_for_the_domain() {
    let code = code(&steps(Signer::Exim, &[RSA, ED25519]));
    assert!(code.contains("DKIM_SELECTOR = r2026 : e2026"), "{code}");
    assert!(code.contains("${if eqi{${domain:$h_from:}}{example.org}{example.org}}"), "{code}");
}

#[test]
fn stalwart_gets_an_object_of_the_right_kind_for_each_key() {
    let code = code(&steps(Signer::Stalwart, &[RSA, ED25519]));
    for part in ["Dkim1RsaSha256", "Dkim1Ed25519Sha256", "'example.org-r2026', 'example.org-e2026'"] {
        assert!(code.contains(part), "{part} in\n{code}");
    }
    assert!(code.contains("%{file:/opt/stalwart/etc/private/example.org.e2026.pem}%"), "{code}");
}

#[test]
fn a_path_with_spaces_is_quoted_for_the_shell() {
    let code = code(&steps(Signer::OpenDkim, &[("s1", "/Users/ann/Application Support/s1.pem", false)]));
    assert!(code.contains(" '/Users/ann/Application Support/s1.pem' "), "{code}");
}

const OLD: (&str, bool, bool) = ("r2025", false, true);

fn place(steps: &[Step], part: &str) -> Option<usize> {
    steps.iter().position(|step| step.code.as_ref().is_some_and(|code| code.contains(part)))
}

#[test]
fn a_successor_takes_the_place_of_the_old_key_in_every_signer() {
    // What makes the mail server sign with the new key.
    for (signer, switch) in [
        (Signer::OpenDkim, "sed -i"),
        (Signer::Rspamd, "selectors ["),
        (Signer::Exim, "DKIM_SELECTOR = r2026\n"),
        (Signer::Exchange, "<Selector>r2026</Selector>"),
        (Signer::Stalwart, "\"selector\": \"r2026\""),
        (Signer::Haraka, "echo r2026 > config/dkim/example.org/selector"),
    ] {
        let steps = change(signer, &[RSA], &[OLD]);
        let seen = place(&steps, "mailseal check example.org --selector r2026").expect("a look at DNS");
        let switched = place(&steps, switch).expect("a switch");
        assert!(seen < switched, "{signer:?}: DNS is looked at before anything is switched");
        assert!(steps[0].say.contains("You replace r2025 with r2026"), "{signer:?}");
        let test = steps.last().expect("steps");
        assert!(test.say.contains("s=r2026") && test.say.contains("s=r2025"), "{signer:?}: {}", test.say);
        assert!(test.code.as_ref().is_some_and(|code| code.contains("s=r2026;")), "{signer:?}");
        assert!(steps.iter().all(|step| !step.say.contains("Set which mail uses which key")), "{signer:?}");
        insta::assert_snapshot!(format!("the_change_of_a_key_in_{signer:?}"), text(&steps));
    }
}

#[test]
fn only_a_key_of_the_same_algorithm_is_in_the_way() {
    for signer in signer::all() {
        let first = steps(signer, &[RSA]);
        assert_eq!(change(signer, &[RSA], &[("e2025", true, true)]), first, "{signer:?}");
    }
    let steps = change(Signer::Rspamd, &[RSA, ED25519], &[OLD]);
    assert!(steps[0].say.contains("You replace r2025 with r2026"), "{steps:?}");
    assert!(place(&steps, "--selector e2026").is_none(), "{steps:?}");
    assert!(place(&steps, "\"e2026\"").is_some(), "what stays stands in the list too");
}

#[test]
fn of_a_key_that_may_be_elsewhere_it_is_not_said_that_it_ends() {
    let steps = change(Signer::Rspamd, &[RSA], &[("r2025", false, false)]);
    assert!(steps[0].say.contains("r2025 is already in DNS. If this server signs with it"), "{steps:?}");
    assert!(steps.iter().all(|step| !step.say.contains("replace r2025")), "{steps:?}");
}

#[test]
fn a_first_key_in_opendkim_is_compared_with_its_record_before_it_signs() {
    let steps = steps(Signer::OpenDkim, &[RSA]);
    assert!(place(&steps, "opendkim-testkey") < place(&steps, "systemctl restart"), "{steps:?}");
}

fn text(steps: &[Step]) -> String {
    let step = |step: &Step| match &step.code {
        Some(code) => format!("{}\n\n{code}\n", step.say),
        None => format!("{}\n", step.say),
    };
    steps.iter().map(step).collect::<Vec<_>>().join("\n")
}

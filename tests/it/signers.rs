//! Instructions for the programs that sign.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Stdio},
};

use mailseal::{
    plan::dkim::Displaced,
    record::name::{DomainName, Selector},
    words::signer::{self, KeyFile, Keys, Run, Shell, Signer, Step},
};

type Key<'k> = (&'k str, &'k str, bool);

const RSA: Key<'_> = ("r2026", "/keys/r2026.pem", false);
const ED25519: Key<'_> = ("e2026", "/keys/e2026.pem", true);
/// A key that was replaced: selector, Ed25519, certain.
const OLD: (&str, bool, bool) = ("r2025", false, true);

/// Calls `with` with keys, and with keys that are not to sign any more.
fn for_keys<T>(
    keys: &[Key<'_>],
    old: &[(&str, bool, bool)],
    with: impl FnOnce(&DomainName, &[KeyFile<'_>], &[Displaced<'_>]) -> T,
) -> T {
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
    with(&domain, &keys, &displaced)
}

fn change(signer: &Signer, keys: &[Key<'_>], old: &[(&str, bool, bool)]) -> Vec<Step> {
    for_keys(keys, old, |domain, keys, old| signer::instructions(signer, domain, keys, old))
}

fn steps(id: &str, keys: &[Key<'_>]) -> Vec<Step> {
    change(by_id(id), keys, &[])
}

fn script(id: &str, keys: &[Key<'_>], old: &[(&str, bool, bool)]) -> Option<String> {
    for_keys(keys, old, |domain, keys, old| signer::script(by_id(id), domain, keys, old))
}

fn by_id(id: &str) -> &'static Signer {
    signer::by_id(id).expect("a signer")
}

/// The signers that a key is brought to.
fn taking() -> impl Iterator<Item = &'static Signer> {
    signer::all().iter().filter(|signer| signer.takes_keys())
}

fn code(steps: &[Step]) -> String {
    let blocks = steps.iter().flat_map(|step| [step.code.as_deref(), step.undo.as_deref()]);
    blocks.flatten().collect::<Vec<_>>().join("\n")
}

/// The names in braces that are written to be filled in.
fn unfilled(text: &str) -> Vec<&str> {
    const NAMES: [&str; 11] = [
        "{domain}",
        "{pattern}",
        "{selector}",
        "{selectors}",
        "{selector-pattern}",
        "{path}",
        "{old}",
        "{object}",
        "{algorithm}",
        "{signatures}",
        "{filters}",
    ];
    NAMES.into_iter().filter(|name| text.contains(name)).collect()
}

#[test]
fn every_block_is_complete() {
    for signer in signer::all() {
        for (keys, old) in [(&[RSA][..], &[][..]), (&[RSA, ED25519], &[]), (&[RSA], &[OLD])] {
            let steps = change(signer, keys, old);
            let code = code(&steps);
            assert_eq!(unfilled(&code), [""; 0], "{}:\n{code}", signer.id);
            let prefixes = ["%key", "%rsa", "%ed25519", "%old", "%several", "%below", "%text", "%script"];
            let left = |line: &&str| prefixes.iter().any(|prefix| line.starts_with(prefix));
            assert_eq!(code.lines().find(left), None, "{}", signer.id);
            if signer.takes_keys() {
                for part in ["example.org", "r2026", "/keys/r2026.pem"] {
                    assert!(code.contains(part), "{} lacks {part}:\n{code}", signer.id);
                }
            }
            for step in &steps {
                assert!(step.say.contains(' '), "{}: {step:?}", signer.id);
                assert!(!step.say.contains('{'), "{}: {}", signer.id, step.say);
            }
            assert!(code.is_ascii(), "{}", signer.id);
        }
    }
}

#[test]
fn a_signer_without_ed25519_says_so_first_and_gets_only_the_rsa_key() {
    for signer in taking() {
        let both = change(signer, &[RSA, ED25519], &[]);
        let alone = change(signer, &[ED25519], &[]);
        if signer.signs_ed25519() {
            assert!(code(&both).contains("e2026") && code(&alone).contains("e2026"), "{}", signer.id);
        } else {
            assert!(both[0].say.contains("Ed25519") && both[0].code.is_none(), "{}", signer.id);
            assert!(!code(&both).contains("e2026"), "{}", signer.id);
            assert_eq!(alone.len(), 1, "{}", signer.id);
            assert_eq!(script(&signer.id, &[ED25519], &[]), None, "{}", signer.id);
        }
    }
}

/// Files, sockets and selectors are named more than once; each must be the same one throughout.
#[test]
fn what_is_named_twice_is_the_same() {
    let names: [(&str, &[(&str, usize)]); 6] = [
        (
            "opendkim",
            &[
                ("/etc/opendkim/keys/example.org/r2026.private", 3),
                ("r2026._domainkey.example.org", 3),
                ("inet:8891@127.0.0.1", 1),
                ("(s=r2026, d=example.org)", 2),
            ],
        ),
        (
            "rspamd",
            &[
                ("/var/lib/rspamd/dkim/example.org.r2026.key", 3),
                ("/etc/rspamd/dkim.d/example.org.conf", 2),
                ("/etc/rspamd/dkim.d/*.conf", 1),
                ("11332", 4),
            ],
        ),
        (
            "exim",
            &[("$etc/dkim/example.org.r2026.pem", 3), ("$etc/dkim/domains", 3), ("$etc/dkim/selectors", 4)],
        ),
        ("haraka", &[("config/dkim/example.org/private", 2), ("config/dkim/example.org/selector", 2)]),
        ("exchange", &[("example.org\\r2026.pem", 2), ("Exchange DkimSigner", 4)]),
        ("stalwart", &[("/opt/stalwart/etc/private/example.org.r2026.pem", 4), ("example.org-r2026", 2)]),
    ];
    for (id, names) in names {
        let code = code(&steps(id, &[RSA]));
        for (name, least) in names {
            let times = code.matches(name).count();
            assert!(times >= *least, "{id}: {name} is there {times} times, not {least}\n{code}");
        }
        // Whatever looks like a file of the key is the one that was installed.
        let files: BTreeSet<&str> = code
            .split(|c: char| c.is_whitespace() || "'\"();,".contains(c))
            .filter(|word| {
                word.contains("r2026") && word.starts_with(['/', '$']) && !word.starts_with("/keys/")
            })
            .collect();
        assert!(files.len() <= 2, "{id}: {files:?}");
    }
}

#[test]
fn only_mail_of_the_own_server_is_signed() {
    let exim = code(&steps("exim", &[RSA]));
    for part in ["!def:sender_host_address", "def:authenticated_id", "match_ip", "+relay_from_hosts"] {
        assert!(exim.contains(part), "{part} in\n{exim}");
    }
    // The rule stands around what is looked up: nothing of this domain can get past it.
    assert!(exim.contains("{${if or{{") || exim.contains("{\\${if or{{"), "{exim}");
    let haraka = code(&steps("haraka", &[RSA]));
    assert!(haraka.contains("if (!connection.relaying) connection.transaction.notes.dkim_signed = true"));
    for id in ["opendkim", "rspamd"] {
        let code = code(&steps(id, &[RSA]));
        assert!(code.contains("postconf -P \"$service/smtpd_milters=\""), "mail back from a filter: {id}");
        assert!(!code.contains("0.0.0.0/0"), "{id}");
    }
}

#[test]
fn rspamd_gets_every_selector_and_a_bare_ed25519_key() {
    let code = code(&steps("rspamd", &[RSA, ED25519]));
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
fn a_domain_below_another_is_told_to_rspamd() {
    let conf = |domain: &str| {
        let domain: DomainName = domain.parse().expect("a domain");
        let selector: Selector = "s1".parse().expect("a selector");
        let key = KeyFile { selector: &selector, path: Path::new("/s1.pem"), is_ed25519: false };
        code(&signer::instructions(by_id("rspamd"), &domain, &[key], &[])).contains("use_esld")
    };
    assert!(
        conf("mail.example.org") && conf("news.example.co.uk"),
        "Rspamd would look for the key of the organization"
    );
    assert!(!conf("example.org") && !conf("example.co.uk"), "there root@host needs it");
}

#[test]
fn a_path_with_spaces_is_quoted_for_the_shell() {
    let code = code(&steps("opendkim", &[("s1", "/Users/ann/Application Support/s1.pem", false)]));
    assert!(code.contains(" '/Users/ann/Application Support/s1.pem' "), "{code}");
}

fn place(steps: &[Step], part: &str) -> Option<usize> {
    steps.iter().position(|step| step.code.as_ref().is_some_and(|code| code.contains(part)))
}

#[test]
fn a_replacement_key_replaces_the_old_one_in_every_signer() {
    for signer in taking() {
        let steps = change(signer, &[RSA], &[OLD]);
        let seen = place(&steps, "mailseal check example.org --selector r2026").expect("a look at DNS");
        assert!(seen < 3, "{}: DNS is looked at before anything is changed", signer.id);
        assert!(steps[0].say.contains("replace r2025 with r2026"), "{}: {}", signer.id, steps[0].say);
        let test = steps.last().expect("steps");
        assert!(test.say.contains("s=r2026") && test.say.contains("s=r2025"), "{}: {}", signer.id, test.say);
        assert!(test.code.as_ref().is_some_and(|code| code.contains("s=r2026;")), "{}", signer.id);
    }
    for id in ["opendkim", "rspamd", "exim", "haraka", "exchange", "stalwart"] {
        let steps = change(by_id(id), &[RSA], &[OLD]);
        insta::assert_snapshot!(format!("the_change_of_a_key_in_{id}"), signer::text(&steps));
    }
}

#[test]
fn only_a_key_of_the_same_algorithm_is_in_the_way() {
    for signer in taking() {
        let first = change(signer, &[RSA], &[]);
        assert_eq!(change(signer, &[RSA], &[("e2025", true, true)]), first, "{}", signer.id);
    }
    let steps = change(by_id("rspamd"), &[RSA, ED25519], &[OLD]);
    assert!(steps[0].say.contains("replace r2025 with r2026"), "{steps:?}");
    assert!(place(&steps, "--selector e2026").is_none(), "{steps:?}");
    assert!(place(&steps, "\"e2026\"").is_some(), "what stays is in the list too");
}

#[test]
fn of_a_key_that_may_be_elsewhere_it_is_not_said_that_it_ends() {
    let steps = change(by_id("rspamd"), &[RSA], &[("r2025", false, false)]);
    assert!(steps[0].say.contains("r2025 is already in DNS. If this server signs with it"), "{steps:?}");
    assert!(steps.iter().all(|step| !step.say.contains("replace r2025 with")), "{steps:?}");
}

#[test]
fn a_program_that_makes_its_own_keys_gets_none_and_shows_its_record() {
    let mut seen = 0;
    for signer in signer::all().iter().filter(|signer| signer.keys == Keys::Own) {
        let steps = change(signer, &[RSA], &[OLD]);
        assert!(!code(&steps).contains("r2026"), "{}", signer.id);
        assert!(steps.iter().any(|step| step.say.contains("publish the record")), "{}", signer.id);
        assert!(steps.last().is_some_and(|step| step.say.contains("DKIM-Signature")), "{}", signer.id);
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn windows_gets_straight_quotes_and_nothing_to_fill_in() {
    let steps = steps("exchange", &[RSA]);
    let code = code(&steps);
    assert!(!code.contains(['“', '”', '’', '…']) && !code.contains("<the"), "{code}");
    for command in ["Set-TransportAgent", "Enable-TransportAgent", "Restart-Service MSExchangeTransport"] {
        assert!(code.contains(command), "{command}");
    }
}

/// Every script is one that a shell can read; the commands of the text are those of the script.
#[test]
fn a_script_is_read_by_a_shell_and_has_the_commands_of_the_text() {
    for signer in signer::all().iter().filter(|signer| signer.shell == Shell::Sh) {
        for (keys, old) in [(&[RSA][..], &[][..]), (&[RSA, ED25519], &[OLD])] {
            let script = script(&signer.id, keys, old).expect("a script");
            assert!(script.starts_with("#!/bin/sh\n") && script.contains("\nset -eu\n"), "{}", signer.id);
            let mut sh =
                Command::new("sh").args(["-n", "/dev/stdin"]).stdin(Stdio::piped()).spawn().expect("a shell");
            std::io::Write::write_all(&mut sh.stdin.take().expect("a pipe"), script.as_bytes())
                .expect("read");
            assert!(sh.wait().expect("an end").success(), "{}:\n{script}", signer.id);
            for step in change(signer, keys, old).iter().filter(|step| step.run == Run::Here) {
                for line in step.code.iter().flat_map(|code| code.lines()) {
                    let is_path = line.contains("/keys/") && !line.contains("/etc/");
                    let is_form = line.contains("/keys/") || line.starts_with("to=");
                    assert!(
                        is_form || is_path || script.lines().any(|other| other == line),
                        "{}: {line}",
                        signer.id
                    );
                }
            }
        }
    }
    assert_eq!(script("exchange", &[RSA], &[]), None, "its commands are for PowerShell");
}

#[test]
fn the_greeting_of_a_server_finds_its_signers() {
    for (greeting, first) in [
        ("220 mx.example.org ESMTP Postfix (Debian/GNU)", "opendkim"),
        ("220 mail.example.org ESMTP Exim 4.96 Tue, 01 Dec 2026", "exim"),
        ("220 EX1.example.org Microsoft ESMTP MAIL Service ready", "exchange"),
        ("220 mail.example.org Stalwart ESMTP at your service", "stalwart"),
        ("220 mail.example.org ESMTP Haraka/3.3.4 ready", "haraka"),
        ("220 mail.example.org ESMTP OpenSMTPD", "opensmtpd"),
    ] {
        let found = signer::seen([greeting]);
        assert_eq!(found.first().map(|signer| signer.id.as_str()), Some(first), "{greeting}");
    }
    assert!(signer::seen(["220 mail.example.org ESMTP"]).is_empty());
    // No program is left out, because a greeting can be changed.
    let offered = signer::offered(["220 mx.example.org ESMTP Exim 4.96", "* OK Dovecot ready."]);
    assert_eq!((offered.len(), offered[0].id.as_str()), (signer::all().len(), "exim"));
}

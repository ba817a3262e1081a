//! Private keys: in memory, pasted, published by mistake; and in nothing that is saved, shown, copied or told.

use std::{fs, sync::Arc};

use mailseal::{
    dns::zone::World,
    key::PrivateKey,
    plan::dkim::{Encoding, KeyKind},
    tui::message::{Command, KeyToSave, Message, RunId},
};

use super::{WORLD, Wizard, new_home};

pub(super) const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/keys/");

/// The middle of every private key among the fixtures, which must be seen nowhere.
pub(super) fn secret(file: &str) -> String {
    let pem = fs::read_to_string(format!("{KEYS}{file}")).unwrap();
    pem.lines().rev().nth(2).unwrap().to_owned()
}

/// Everything that is left outside the program, but for the key files: what is saved, and what was copied.
pub(super) fn kept(wizard: &Wizard) -> String {
    let plans = fs::read_dir(wizard.path("plans")).into_iter().flatten().flatten();
    let mut texts: Vec<String> = plans.map(|file| fs::read_to_string(file.path()).unwrap()).collect();
    texts.extend(wizard.copied());
    texts.join("\n")
}

/// The DKIM step of a new domain.
async fn begun() -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("new.example")).await;
    wizard.keys("3").await;
    wizard
}

#[tokio::test(start_paused = true)]
async fn a_private_key_is_not_taken_from_a_paste() {
    let pem = fs::read_to_string(format!("{KEYS}rsa2048-pkcs8.pem")).unwrap();
    // Every step, and every field that takes a text.
    for keys in [
        "<down><enter><tab><tab>",
        "<down><down><enter>",
        "<enter><tab>",
        "",
        "1",
        "1<up><up>",
        "2",
        "2p",
        "2a",
        "4",
        "4<end>",
        "5",
        "6",
    ] {
        let mut wizard = begun().await;
        wizard.keys(keys).await;
        wizard.feed(Message::Pasted(pem.clone()));
        wizard.settle().await;
        wizard.shows("This is a private key");
        wizard.hides(secret("rsa2048-pkcs8.pem").split_at(40).0);
        assert!(!format!("{:?}", wizard.plan()).contains(&secret("rsa2048-pkcs8.pem")));
        // Nor does anything that is saved, shown or copied from here on hold a line of it.
        wizard.keys("<esc><esc>4<enter>5<enter>").await;
        for line in pem.lines().filter(|line| !line.starts_with("-----")) {
            assert!(!kept(&wizard).contains(line), "{keys}: {line}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_private_key_that_somebody_has_published_is_not_taken_over() {
    let pem = fs::read_to_string(format!("{KEYS}ed25519.pem")).unwrap();
    let key: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    for value in [format!("v=DKIM1; k=ed25519; p={key}"), format!("p={key}"), key.clone()] {
        let zone = WORLD.replace("zone service.example", &format!("zone leak.example 192.0.2.21\n  @ NS ns1.dns.example.\n  default._domainkey TXT {value}\n\nzone service.example"));
        let mut wizard = Wizard::start_in(World::parse(&zone).unwrap(), Some("leak.example")).await;
        wizard.keys("<enter><enter>3").await;
        assert!(wizard.plan().dkim.keys.is_empty(), "{:?}", wizard.plan().dkim);
        wizard.keys("4<end><enter>5<enter><enter>").await;
        let kept = kept(&wizard);
        assert!(kept.contains("leak.example") && !kept.contains(&key), "{kept}");
        wizard.keys("6").await;
        wizard.shows("private key");
        wizard.hides(&key);
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_that_a_crash_or_a_log_could_show_holds_the_key_in_memory() {
    let wizard = begun().await;
    let secret = secret("rsa2048.pem");
    let first = secret.split_at(40).0;
    assert!(wizard.app.session.keys.made(KeyKind::Rsa2048).is_some());
    let shown = format!("{:?}", wizard.app.session);
    assert!(shown.contains("hidden") && !shown.contains(first), "{shown}");
    // The same for everything a key travels in.
    let key = wizard.app.session.keys.made(KeyKind::Rsa2048).unwrap().clone();
    let messages = [
        format!("{:?}", Message::KeyMade(RunId(1), Ok(Arc::clone(&key)))),
        format!("{:?}", Message::KeyRead(RunId(1), "k.pem".into(), Ok(Arc::clone(&key)))),
        format!(
            "{:?}",
            Command::SaveKeys(
                RunId(1),
                vec![KeyToSave {
                    selector: "s1".parse().unwrap(),
                    key,
                    path: "k.pem".into(),
                    encoding: Encoding::Pkcs8,
                }]
            )
        ),
    ];
    for shown in messages {
        assert!(shown.contains("hidden") && !shown.contains(first), "{shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_with_a_key_at_hand_tells_nothing_of_it() {
    let pem = fs::read_to_string(format!("{KEYS}rsa2048.pem")).unwrap();
    let make = Arc::new(move |_| {
        let key = PrivateKey::from_pem(&pem).unwrap();
        panic!("no more than {key:?}")
    });
    let world = World::parse(WORLD).unwrap();
    let wizard = Wizard::start_with(world, Some("new.example"), new_home(), make).await;
    let notice = wizard.app.session.notice.as_ref().unwrap().text.clone();
    assert!(notice.contains("hidden"), "{notice}");
    wizard.hides(&secret("rsa2048.pem"));
}

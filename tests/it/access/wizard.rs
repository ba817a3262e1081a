//! The Mailboxes step: keys and picture.

use mailseal::{
    dns::{demo, zone::World},
    tui::step::{Progress, Step},
};

use crate::wizard::Wizard;

const WORLD: &str = include_str!("../../../src/dns/demo/world.txt");

/// Moves to the row that has this, from the top of the screen down.
async fn go_to(wizard: &mut Wizard, text: &str) {
    let is_there =
        |wizard: &Wizard| wizard.picture().lines().any(|line| line.starts_with('▸') && line.contains(text));
    for key in ["<down>", "<up>"] {
        for _ in 0..40 {
            if is_there(wizard) {
                return;
            }
            wizard.keys(key).await;
        }
    }
    wizard.shows(text);
    assert!(is_there(wizard), "{text} cannot be reached");
}

#[tokio::test(start_paused = true)]
async fn the_table_shows_each_service_and_what_is_wrong() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(demo::DOMAIN)).await;
    wizard.size((100, 30));
    wizard.keys("8").await;
    assert_eq!(wizard.app.step(), Step::Mailboxes);
    assert_eq!(wizard.app.progress(Step::Mailboxes), Progress::Problem);
    insta::assert_snapshot!(wizard.picture());
    // The worst has its reason beside it, and is copied with one key.
    wizard.keys("<down><up>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("c").await;
    assert!(wizard.copied().iter().any(|text| text.contains("access.certificate-self-signed")));
    // Enter copies the commands of the server that greets there, filled in.
    wizard.keys("<enter>").await;
    wizard.shows("Commands for Microsoft Exchange are copied");
    let copied = wizard.copied();
    let commands = copied.iter().find(|text| text.contains("Set-PopSettings")).unwrap();
    assert!(commands.contains("\"mail.harbour.example:995:SSL\""), "{commands}");
    assert!(
        !commands.contains('“') || commands.lines().all(|line| !line.contains("Set-") || !line.contains('“'))
    );
}

#[tokio::test(start_paused = true)]
async fn a_record_that_leads_astray_leads_to_the_row_that_mends_it() {
    let world = WORLD.replace(
        "  mail 300 A 203.0.113.11\n",
        "  mail 300 A 203.0.113.11\n  _imaps._tcp 300 SRV 0 1 995 mail\n",
    );
    assert_ne!(world, WORLD);
    let mut wizard = Wizard::start_in(World::parse(&world).unwrap(), Some(demo::DOMAIN)).await;
    wizard.keys("8").await;
    let at = |wizard: &Wizard| {
        let found = &wizard.app.session.mailboxes.found;
        found.iter().position(|finding| finding.id().starts_with("access.srv"))
    };
    assert!(at(&wizard).is_some(), "{:?}", wizard.app.session.mailboxes.found);
    // Down to the finding below the table.
    for _ in 0..40 {
        if wizard
            .picture()
            .lines()
            .any(|line| line.starts_with('▸') && line.contains("imaps") && !line.contains("SRV:"))
        {
            break;
        }
        wizard.keys("<down>").await;
    }
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard.shows("_imaps._tcp");
    assert!(wizard.plan().mailboxes.offers.iter().any(|offer| offer.port == 993));
}

#[tokio::test(start_paused = true)]
async fn a_host_that_nothing_leads_to_can_be_named() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(demo::DOMAIN)).await;
    wizard.keys("8").await;
    go_to(&mut wizard, "Another mail host").await;
    wizard.keys("not a host<enter>").await;
    wizard.shows("This is not a host.");
    wizard.keys("<c-u>www.harbour.example<enter>").await;
    assert_eq!(wizard.plan().mailboxes.hosts, ["www.harbour.example".parse().unwrap()]);
    wizard.shows("www.harbour.example");
    let looked = |wizard: &Wizard| {
        let tables = &wizard.app.session.mailboxes.tables;
        tables.iter().map(|table| table.host.to_string()).collect::<Vec<_>>()
    };
    assert!(looked(&wizard).contains(&"www.harbour.example".to_owned()), "{:?}", looked(&wizard));
    // Named once, it is looked at until it is switched off.
    go_to(&mut wizard, "[x] www.harbour.example").await;
    wizard.keys("<space>").await;
    assert!(wizard.plan().mailboxes.hosts.is_empty());
    go_to(&mut wizard, "Another mail host").await;
    wizard.keys("198.51.100.77<enter>").await;
    assert!(wizard.plan().mailboxes.hosts.is_empty(), "an address is for now");
    assert_eq!(wizard.app.session.named_hosts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn autoconfig_and_autodiscover_become_records() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(demo::DOMAIN)).await;
    wizard.keys("8").await;
    for word in ["autoconfig:", "autodiscover:"] {
        go_to(&mut wizard, word).await;
        wizard.keys("<space>").await;
    }
    let host = Some("mail.harbour.example".parse().unwrap());
    let mailboxes = &wizard.plan().mailboxes;
    assert_eq!((&mailboxes.autoconfig, &mailboxes.autodiscover), (&host, &host));
    wizard.keys("5").await;
    wizard.shows("autoconfig");
}

//! Coming back: the saved set-ups, what has changed since, and the next step.

use std::fs;

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use mailseal::{
    dns::zone::{Fault, World},
    plan::publish::Data as Planned,
    record::{dmarc::Policy, txt::Txt},
    store::Store,
    survey::Data,
    tui::step::Step,
};
use tempfile::TempDir;

use super::{WORLD, Wizard, publish::at_publish};

/// The day before the day of the tests, in the evening.
const BEFORE: &str = "2026-11-20T18:02:00Z";

/// Publishes the records of the plan whose names begin so, on the first `servers` servers of their zone.
fn publish(wizard: &Wizard, begins: &str, servers: usize) {
    for (publication, _) in &wizard.app.session.judged.publications {
        let Planned::Txt(text) = &publication.data else { panic!("only TXT here") };
        if publication.owner.as_str().starts_with(begins) {
            put(&wizard.world, publication.owner.as_str(), Some(text), servers);
        }
    }
}

/// Puts a text in the place of those that begin alike, or takes them away.
fn put(world: &World, owner: &str, text: Option<&str>, servers: usize) {
    let owner = owner.parse().unwrap();
    let begins = text.unwrap_or("v=").split([';', ' ']).next().unwrap_or_default().as_bytes().to_vec();
    for server in world.holders(&owner).into_iter().take(servers) {
        let is_old = |old: &Data| matches!(old, Data::Txt(there) if there.joined().starts_with(&begins));
        let new = Data::Txt(Txt::new(text.unwrap_or("gone")));
        world.put(server, &owner, 300, new, is_old);
    }
}

/// Lets the check of `new.example` have been the day before, and its policy first seen then.
fn age(home: &TempDir) {
    let path = home.path().join("plans/new.example.toml");
    let text = fs::read_to_string(&path).unwrap();
    let at = |key: &str, time: &str| format!("{key} = \"{time}\"");
    let older = text
        .replace(&at("at", "2026-11-21T14:02:11Z"), &at("at", BEFORE))
        .replace(&at("since", "2026-11-21T14:02:11Z"), &at("since", BEFORE))
        .replace(&at("saved", "2026-11-21T14:02:11Z"), &at("saved", BEFORE));
    assert_ne!(text, older);
    fs::write(path, older).unwrap();
}

/// Checks `new.example`, and leaves; everything was published on the first of two servers, except the key.
async fn yesterday() -> (World, TempDir) {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, "new", 1);
    publish(&wizard, "_dmarc", usize::MAX);
    wizard.keys("6").await;
    let world = wizard.world.clone();
    let home = wizard.leave();
    age(&home);
    (world, home)
}

/// All of it right on all servers.
async fn all_right() -> (World, TempDir) {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, "", usize::MAX);
    wizard.keys("6").await;
    wizard.shows("✓ Done.");
    let world = wizard.world.clone();
    let home = wizard.leave();
    age(&home);
    (world, home)
}

/// Moves down, and round, as far as the row that begins like this.
async fn go_to(wizard: &mut Wizard, row: &str) {
    let row = format!("▸ {row}");
    for _ in 0..60 {
        if wizard.picture().contains(&row) {
            return;
        }
        wizard.keys("<tab>").await;
    }
    wizard.shows(&row);
}

#[tokio::test(start_paused = true)]
async fn the_saved_set_ups_stand_on_the_first_screen_and_enter_leads_to_the_check() {
    let (world, home) = Box::pin(yesterday()).await;
    let mut other = Wizard::start_at(World::parse(WORLD).unwrap(), Some("half.example"), home).await;
    other.keys("<end><enter>").await;
    let home = other.leave();
    let broken = home.path().join("plans/broken.example.toml");
    fs::write(&broken, "format = 2\nsaved = \"2026-").unwrap();
    let saved = "2026-11-02T17:40:00Z".parse::<Timestamp>().unwrap();
    fs::File::options().write(true).open(broken).unwrap().set_modified(saved.into()).unwrap();
    let mut wizard = Wizard::start_at(world, None, home).await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    // The damaged file says so, and is left as it is.
    go_to(&mut wizard, "· broken.example").await;
    wizard.keys("<f2>").await;
    wizard.shows("broken.example.toml");
    wizard.shows("does not change this file");
    wizard.shows("Press Enter to start with the records in DNS.");
    wizard.hides("Press Enter to open this setup");
    wizard.keys("<esc>").await;
    go_to(&mut wizard, "✗ new.example").await;
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Check);
    wizard.shows("No changes since 20 Nov 18:02.");
}

#[tokio::test(start_paused = true)]
async fn with_set_ups_to_go_on_with_a_domain_is_typed_as_before() {
    let (world, home) = Box::pin(yesterday()).await;
    let mut wizard = Wizard::start_at(world, None, home).await;
    wizard.shows("▸ ✗ new.example");
    // Letters that mean something elsewhere are text here.
    wizard.keys("info?.half.example").await;
    wizard.shows("▸ Which domain sends the mail?");
    wizard.shows("info?.half.example");
    wizard.keys("<c-u>half.example<enter>").await;
    assert_eq!(wizard.plan().domain.as_str(), "half.example");
    assert_eq!(wizard.app.step(), Step::Domain);

    let (world, home) = Box::pin(yesterday()).await;
    let mut pasted = Wizard::start_at(world, None, home).await;
    pasted.keys("<paste:ann@half.example><enter>").await;
    assert_eq!(pasted.plan().domain.as_str(), "half.example");
}

#[tokio::test(start_paused = true)]
async fn more_set_ups_than_fit_are_scrolled() {
    let home = super::new_home();
    let store = Store::at(home.path().join("plans"));
    let first: Timestamp = "2026-11-01T09:00:00Z".parse().unwrap();
    for n in 0..40_i64 {
        let domain = if n == 7 {
            "a-very-long-name-that-leaves-little-room-for-anything-else.example".to_owned()
        } else {
            format!("d{n}.example")
        };
        let at = first.checked_add(n.hours()).unwrap();
        store.save(&mailseal::plan::Plan::new(domain.parse().unwrap()), None, at).unwrap();
    }
    let mut wizard = Wizard::start_at(World::parse(WORLD).unwrap(), None, home).await;
    wizard.shows("▸ · d39.example"); // the newest
    wizard.hides("d0.example");
    wizard.keys("<pgdn><pgdn><pgdn><pgdn>").await;
    wizard.shows("▸ · d0.example");
    wizard.size((60, 20));
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_sees_what_has_changed() {
    let (world, home) = Box::pin(yesterday()).await;
    // The second server has SPF now; somebody has made the key, on one server, and removed DMARC.
    put(&world, "new.example", Some("v=spf1 mx ~all"), usize::MAX);
    put(
        &world,
        "s1._domainkey.new.example",
        Some("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
        1,
    );
    put(&world, "_dmarc.new.example", None, usize::MAX);
    let mut wizard = Wizard::start_at(world, Some("new.example"), home).await;
    assert_eq!(wizard.app.step(), Step::Check);
    wizard.shows("Since 20 Nov 18:02");
    wizard.shows("✗ DMARC is gone: none of your name servers has it.");
    wizard.shows("✓ ns2.dns.example has SPF now.");
    wizard.shows("· DKIM key s1 is published now on ns1.dns.example, not yet on");
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    for (absurd, shown) in
        [((400, 22), "DMARC is gone"), ((60, 200), "DMARC is gone"), ((20, 5), "small"), ((1, 1), "")]
    {
        wizard.size(absurd);
        wizard.shows(shown);
    }
    wizard.size(super::SIZES[0]);
    // The worst of it has the focus, and Enter leads to its record.
    wizard.shows("▸ ✗ DMARC is gone");
    // Another round of the same sitting still says so.
    wizard.keys("r").await;
    wizard.shows("✓ ns2.dns.example has SPF now.");
    // What a change means, and its record.
    wizard.keys("<home><f2>").await;
    wizard.shows("Someone deleted it");
    wizard.shows("Press Enter to copy this record in the Publish step.");
    wizard.keys("<esc><enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    assert!(wizard.picture().lines().any(|line| line.starts_with('▸') && line.contains("DMARC")));
    // This sitting is what the next one is held against.
    let (world, home) = (wizard.world.clone(), wizard.leave());
    let again = Wizard::start_at(world, Some("new.example"), home).await;
    again.shows("No changes since 14:02.");
}

#[tokio::test(start_paused = true)]
async fn a_loss_on_one_server_is_not_called_a_matter_of_minutes() {
    let (world, home) = Box::pin(all_right()).await;
    put(&world, "_dmarc.new.example", None, 1);
    let mut wizard = Wizard::start_at(world, Some("new.example"), home).await;
    wizard.shows("On 1 of 2 name servers: DMARC.");
    wizard.shows("A name server that");
    wizard.hides("usually within minutes");
    // That a server has yet to get it is another matter.
    wizard.size((120, 40));
    wizard.hides("usually within minutes");
}

#[tokio::test(start_paused = true)]
async fn servers_that_fall_silent_or_lose_a_record_are_told_once() {
    let (world, home) = Box::pin(all_right()).await;
    world.break_server("192.0.2.22".parse().unwrap(), None, Fault::Silent);
    let wizard = Wizard::start_at(world, Some("new.example"), home).await;
    wizard.shows("! ns2.dns.example no longer answers.");
    let told = wizard.picture().matches("no longer answers").count();
    assert_eq!(told, 1);
}

#[tokio::test(start_paused = true)]
async fn what_resolvers_still_remember_is_told_with_its_clock() {
    let mut wizard = at_publish("double.example").await;
    wizard.world.remember();
    publish(&wizard, "", usize::MAX);
    wizard.keys("6").await;
    wizard.shows("Published.");
    let (world, home) = (wizard.world.clone(), wizard.leave());
    let again = Wizard::start_at(world, Some("double.example"), home).await;
    again.shows("No changes since 14:02.");
    again.shows("· 192.0.2.253, Faraway have the old answer until 15:02.");
    let (world, home) = (again.world.clone(), again.leave());
    world.forget();
    let again = Wizard::start_at(world, Some("double.example"), home).await;
    again.shows("✓ 192.0.2.253, Faraway have dropped the old answer: SPF, DKIM key s1,");
    again.hides("until 15:02");
}

#[tokio::test(start_paused = true)]
async fn a_step_that_is_due_is_offered_and_taken_only_when_asked_for() {
    let (world, home) = Box::pin(all_right()).await;
    let longer = fs::read_to_string(home.path().join("plans/new.example.toml")).unwrap();
    let longer = longer.replace(&format!("since = \"{BEFORE}\""), "since = \"2026-10-15T12:00:00Z\"");
    fs::write(home.path().join("plans/new.example.toml"), longer).unwrap();
    let mut wizard = Wizard::start_at(world, Some("new.example"), home).await;
    wizard.shows("→ DMARC: none since 15 Oct → quarantine now → reject from 21 Dec");
    insta::assert_snapshot!(wizard.pictures());
    go_to(&mut wizard, "→ DMARC").await;
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::None));
    wizard.keys("<esc>").await;
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::None));
    // On its own screen it is offered too.
    wizard.shows("→ DMARC: none since 15 Oct → quarantine now");
    go_to(&mut wizard, "→ DMARC").await;
    wizard.keys("<enter>").await;
    wizard.shows("▸ [ Change the policy ]");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::Quarantine));
    wizard.hides("→ DMARC");
    wizard.keys("u").await;
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::None));
}

#[tokio::test(start_paused = true)]
async fn an_early_step_says_what_it_risks_and_staying_has_the_focus() {
    let (world, home) = Box::pin(all_right()).await;
    let mut wizard = Wizard::start_at(world, Some("new.example"), home).await;
    wizard.shows("quarantine from 20 Dec");
    go_to(&mut wizard, "→ DMARC").await;
    wizard.keys("<enter>").await;
    wizard.shows("You can change it earlier.");
    wizard.shows("▸ [ Keep my record ]");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::None));
}

#[tokio::test(start_paused = true)]
async fn a_check_that_finds_out_nothing_is_not_remembered() {
    let (world, home) = Box::pin(all_right()).await;
    world.break_server("192.0.2.253".parse().unwrap(), None, Fault::Closed);
    let wizard = Wizard::start_at(world, Some("new.example"), home).await;
    wizard.hides("Since");
    wizard.hides("No changes");
    let home = wizard.leave();
    let store = Store::at(home.path().join("plans"));
    let memory = store.load(&"new.example".parse().unwrap()).unwrap().unwrap().memory.unwrap();
    assert_eq!(memory.at.to_zoned(TimeZone::UTC).day(), 20);
}

#[tokio::test(start_paused = true)]
async fn what_a_check_found_is_not_said_of_answers_it_has_not_seen() {
    let (world, home) = all_right().await;
    let path = home.path().join("plans/new.example.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace(&format!("saved = \"{BEFORE}\""), "saved = \"2026-11-21T14:02:11Z\""))
        .unwrap();
    let wizard = Wizard::start_at(world, None, home).await;
    wizard.shows("· new.example");
    wizard.shows("✓ DMARC  changed since");
}

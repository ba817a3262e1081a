//! From one key to the next, over a week and more.

use std::time::Duration;

use mailseal::{
    dns::zone::World,
    plan::dkim::{Key, Stage, Value},
    record::name::{Name, Selector},
    survey,
    tui::step::{Progress, Step},
};

use super::{WORLD, Wizard, check::publish};

/// Its service gives an alias.
const SERVICE: &str = "
zone served.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 10 mail
  mail A 203.0.113.51
  k1._domainkey CNAME k1.dkim.service.example.
";

/// A domain whose key is in use, at step 3 with the focus on its row.
async fn in_use() -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("new.example")).await;
    wizard.keys("3<enter><enter><enter><enter><enter><enter>").await;
    publish(&wizard, usize::MAX);
    wizard.keys("46").await;
    wizard.shows("Sign with the key on your mail server, then");
    row(&mut wizard, 0).await;
    wizard.keys("<enter><enter>").await;
    wizard.shows("s202611 is in use now.");
    wizard
}

/// Step 3, with the focus on the row of a key.
async fn row(wizard: &mut Wizard, row: usize) {
    wizard.keys("3<home>").await;
    assert_eq!(wizard.app.step(), Step::Dkim);
    while wizard.app.focus().0 != "key" || wizard.app.focus().1 != row {
        wizard.keys("<down>").await;
    }
}

fn stages(wizard: &Wizard) -> Vec<String> {
    let keys = &wizard.plan().dkim.keys;
    keys.iter().map(|key| format!("{} {}", key.selector, key.stage.as_str())).collect()
}

/// That many days later.
fn later(wizard: &mut Wizard, days: u64) {
    wizard.app.session.elapsed += Duration::from_secs(days * 24 * 60 * 60);
}

#[tokio::test(start_paused = true)]
async fn one_key_follows_another_without_losing_mail() {
    let mut wizard = in_use().await;
    assert_eq!(stages(&wizard), ["s202611 active"]);
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-in-use", wizard.pictures());
    // Its successor has another name, and everything is proposed.
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("successor", wizard.pictures());
    wizard.keys("<enter><enter><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 active", "s202611b pending"]);
    wizard.shows("s202611b is new. Publish its record");
    insta::assert_snapshot!("new", wizard.pictures());

    // On one server.
    publish(&wizard, 1);
    wizard.keys("6").await;
    wizard.shows("On 1 of 2 name servers: DKIM key s202611b.");
    row(&mut wizard, 1).await;
    wizard.shows("and some servers or resolvers do not have it yet.");
    wizard.shows("◐ not on all servers yet");
    // On all of them.
    publish(&wizard, usize::MAX);
    wizard.keys("6r").await;
    wizard.shows("Every server has s202611b. Switch your mail");
    insta::assert_snapshot!("switch", wizard.pictures());
    assert_eq!(wizard.app.progress(Step::Check), Progress::Done);
    row(&mut wizard, 1).await;
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-new", wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"]);
    wizard.shows("s202611b is in use now, and s202611 is retiring.");
    insta::assert_snapshot!("ending", wizard.pictures());

    // For a week its record stays.
    wizard.keys("6").await;
    wizard.shows("✓ Done.");
    wizard.shows("until 28 Nov");
    row(&mut wizard, 0).await;
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-ending", wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"], "the safe choice comes first");

    later(&mut wizard, 7);
    wizard.keys("6").await;
    wizard.shows("s202611 has not signed since 21 Nov.");
    row(&mut wizard, 0).await;
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-ended", wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retired", "s202611b active"]);
    insta::assert_snapshot!("withdrawn", wizard.pictures());
    assert!(wizard.path("keys/new.example/s202611.pem").exists(), "a private key is never deleted");

    // The old key is still there, and said to be.
    wizard.keys("6").await;
    wizard.shows("Key s202611 is revoked in your setup, but still");
    wizard.keys("<home><down>m").await;
    assert_eq!(wizard.app.step(), Step::Publish, "what the plan has is to be copied");
    insta::assert_snapshot!("to-publish", wizard.picture());
    publish(&wizard, usize::MAX);
    wizard.keys("6r").await;
    wizard.shows("✓ Done.");
    row(&mut wizard, 0).await;
    wizard.shows("✓ no key left in DNS");
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-withdrawn", wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611b active"]);
    assert!(wizard.path("keys/new.example/s202611.pem").exists());
    wizard.keys("u").await;
    assert_eq!(stages(&wizard), ["s202611 retired", "s202611b active"]);
}

#[tokio::test(start_paused = true)]
async fn a_step_too_early_is_told_and_can_be_taken_back() {
    let mut wizard = in_use().await;
    wizard.keys("<enter><enter><enter><enter><enter>").await;
    row(&mut wizard, 1).await;
    // It is not what Enter does by itself.
    wizard.keys("<enter><down><down><enter>").await;
    wizard.shows("Some servers may not have its record yet");
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"]);
    wizard.keys("u").await;
    assert_eq!(stages(&wizard), ["s202611 active", "s202611b pending"]);
    let [_, new] = wizard.plan().dkim.keys.as_slice() else { panic!("two keys") };
    assert_eq!(new.replaces.as_ref().map(Selector::as_str), Some("s202611"));
}

#[tokio::test(start_paused = true)]
async fn a_leaked_key_can_go_at_once_and_it_is_said_what_that_costs() {
    let mut wizard = in_use().await;
    wizard.keys("<enter><down><down>").await;
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring"]);
    wizard.keys("<enter><down><down>").await;
    wizard.shows("[ Revoke it now, before 28 Nov ]");
    wizard.keys("<f2>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<esc><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retired"]);
    // What signs nothing is no key, and a new one is asked for.
    wizard.shows("› s202611b");
    wizard.keys("5").await;
    wizard.shows("no DKIM key (press 3)");
}

/// The list above "Make a new key" offers it for a second mail server, whose first one goes on signing.
#[tokio::test(start_paused = true)]
async fn a_key_for_a_second_server_ends_nothing() {
    let mut wizard = in_use().await;
    wizard.click("[ Make a new key ]").await;
    wizard.keys("<enter><enter><enter><enter><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 active", "s202611b pending"]);
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    row(&mut wizard, 1).await;
    wizard.keys("<enter><f2>").await;
    wizard.shows("s202611 stays in use.");
    wizard.keys("<esc><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 active", "s202611b active"]);
    insta::assert_snapshot!("second-server", wizard.pictures());
    // If it was the successor all the same, the old key ends at its own row.
    row(&mut wizard, 0).await;
    wizard.click("s202611  ").await;
    wizard.click("[ It no longer signs my mail ]").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"]);
    wizard.shows("Keep its record in DNS until 28 Nov");
}

#[tokio::test(start_paused = true)]
async fn the_last_key_is_not_led_out_of_dns() {
    let mut wizard = in_use().await;
    wizard.keys("<enter>").await;
    wizard.click("[ It no longer signs my mail ]").await;
    wizard.shows("no other key is in use");
    insta::assert_snapshot!("last-ending", wizard.pictures());
    later(&mut wizard, 8);
    wizard.keys("6r").await;
    wizard.shows("No key in your setup is in use (s202611)");
    insta::assert_snapshot!("last-ended-check", wizard.picture());
    row(&mut wizard, 0).await;
    wizard.keys("<enter>").await;
    insta::assert_snapshot!("offered-last-ended", wizard.picture());
    // By hand it can go, and it is said what that costs.
    wizard.keys("<down><down>").await;
    wizard.shows("[ Revoke it anyway ]");
    wizard.keys("<f2>").await;
    insta::assert_snapshot!("withdraw-last", wizard.picture());
    wizard.keys("<esc>").await;
    // Its successor is what is proposed; when that is in use and there, the old one may go.
    wizard.keys("<up><up><enter>").await;
    wizard.shows("s202611 stays unchanged.");
    wizard.keys("<enter><enter><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b pending"]);
    row(&mut wizard, 0).await;
    wizard.shows("the new key signs.");
    row(&mut wizard, 1).await;
    wizard.keys("<enter><down><down><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"]);
    wizard.shows("s202611b signs your mail, but this record is not in DNS");
    row(&mut wizard, 0).await;
    wizard.shows("Publish that one first.");
    publish(&wizard, usize::MAX);
    wizard.keys("6r").await;
    row(&mut wizard, 0).await;
    wizard.shows("You can revoke it now.");
}

#[tokio::test(start_paused = true)]
async fn a_key_of_a_service_is_followed_by_what_the_service_gives() {
    let world = World::parse(&format!("{WORLD}{SERVICE}")).unwrap();
    let mut wizard = Wizard::start_in(world, Some("served.example")).await;
    let keys = &mut wizard.app.session.plan.as_mut().unwrap().dkim.keys;
    assert!(keys.iter().all(|key| key.stage == Stage::Active), "what stands in DNS is in use");
    *keys = vec![Key::new(
        "k1".parse().unwrap(),
        Value::Alias(Name::parse("k1.dkim.service.example").unwrap()),
        Stage::Active,
    )];
    wizard.app.session.untouched.dkim = false;
    row(&mut wizard, 0).await;
    wizard.keys("<enter><enter>").await;
    wizard.shows("Ask your mail service for its new record");
    wizard.keys("k2<tab>k2.dkim.service.example<enter>").await;
    assert_eq!(stages(&wizard), ["k1 active", "k2 pending"]);
    let alias = survey::Data::Cname(Name::parse("k2.dkim.service.example").unwrap());
    let owner = Name::parse("k2._domainkey.served.example").unwrap();
    for server in wizard.world.holders(&owner) {
        wizard.world.put(server, &owner, 300, alias.clone(), |_| false);
    }
    wizard.keys("6").await;
    row(&mut wizard, 1).await;
    wizard.shows("Every server has k2. Switch your mail service to it");
    wizard.keys("<enter><enter>").await;
    assert_eq!(stages(&wizard), ["k1 retiring", "k2 active"]);
    // Its alias is in the way of the empty record; to delete it is enough.
    later(&mut wizard, 7);
    row(&mut wizard, 0).await;
    wizard.keys("<enter><enter>").await;
    wizard.shows("blocked by a CNAME");
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn a_mouse_reaches_every_choice() {
    let mut wizard = in_use().await;
    wizard.click("s202611  ").await;
    wizard.shows("The key at s202611: in use");
    wizard.click("[ It no longer signs my mail ]").await;
    assert_eq!(stages(&wizard), ["s202611 retiring"]);
    wizard.click("s202611  ").await;
    wizard.click("[ It still signs my mail ]").await;
    assert_eq!(stages(&wizard), ["s202611 active"]);
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_is_told_how_far_it_was() {
    let mut wizard = in_use().await;
    wizard.keys("<enter><enter><enter><enter><enter>").await;
    publish(&wizard, usize::MAX);
    let world = wizard.world.clone();
    let mut again = Wizard::start_at(world, Some("new.example"), wizard.leave()).await;
    again.keys("3").await;
    row(&mut again, 1).await;
    assert_eq!(stages(&again), ["s202611 active", "s202611b pending"]);
    // The check that a return begins with has seen it.
    again.shows("Every server has s202611b. Switch your mail server to it");
    // What it was made for is known as well.
    again.keys("<enter><enter>").await;
    assert_eq!(stages(&again), ["s202611 retiring", "s202611b active"]);
    let mut later = Wizard::start_at(again.world.clone(), Some("new.example"), again.leave()).await;
    later.keys("3").await;
    row(&mut later, 0).await;
    later.shows("Keep its record in DNS until 28 Nov");
}

#[tokio::test(start_paused = true)]
async fn the_steps_for_a_successor_put_it_in_the_place_of_the_old_key() {
    let mut wizard = in_use().await;
    wizard.keys("<enter><enter><enter><enter><enter>").await;
    row(&mut wizard, 1).await;
    wizard.keys("<enter><down><enter><enter>").await;
    wizard.shows("You replace s202611 with s202611b");
    wizard.keys("<esc><esc>").await;
    // Said to sign, it may still not do so: the steps stay those of a change.
    row(&mut wizard, 1).await;
    wizard.keys("<enter><down><down><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retiring", "s202611b active"]);
    row(&mut wizard, 1).await;
    wizard.keys("<enter><down><enter><enter>").await;
    wizard.shows("You replace s202611 with s202611b");
}

#[tokio::test(start_paused = true)]
async fn a_withdrawn_key_that_still_stands_in_dns_stays_in_the_list() {
    let mut wizard = in_use().await;
    wizard.click("s202611  ").await;
    wizard.click("[ It no longer signs my mail ]").await;
    wizard.keys("3").await;
    row(&mut wizard, 0).await;
    wizard.keys("<enter><down><down><enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retired"]);
    // Its record has not been emptied yet.
    row(&mut wizard, 0).await;
    wizard.keys("<enter>").await;
    wizard.shows("[ Delete it from the list, its key still in DNS ]");
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(stages(&wizard), ["s202611 retired"]);
}

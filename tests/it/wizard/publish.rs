//! Step 5.

use std::fs;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mailseal::{
    clipboard::Copied,
    dns::zone::World,
    plan::dkim::{Key, Stage, Value},
    tui::{
        message::{Command, Message},
        runtime::Outside,
        step::{Progress, Step},
    },
};

use super::{WORLD, Wizard};

mod panel;

/// RFC 8463 §A.2.
const KEY: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// At Publish, with a key at the selector `s1`.
pub(super) async fn at_publish(domain: &str) -> Wizard {
    at_publish_in(WORLD, domain).await
}

pub(super) async fn at_publish_in(world: &str, domain: &str) -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(world).unwrap(), Some(domain)).await;
    let key = Key {
        selector: "s1".parse().unwrap(),
        value: Value::Record(KEY.parse().unwrap()),
        file: Some("/home/ann/keys/s1.pem".into()),
        stage: Stage::Pending,
        replaces: None,
    };
    wizard.app.session.plan.as_mut().unwrap().dkim.keys.push(key);
    wizard.app.session.untouched.dkim = false;
    wizard.keys("5").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard
}

#[tokio::test(start_paused = true)]
async fn each_record_says_what_to_do_with_it() {
    let mut wizard = at_publish("double.example").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
}

#[tokio::test(start_paused = true)]
async fn a_new_record_is_created_and_one_that_is_there_needs_nothing() {
    let mut wizard = at_publish("half.example").await;
    wizard.shows("✓ published  SPF       TXT   @");
    wizard.shows("+ create     DKIM key  TXT   s1._domainkey");
    wizard.keys("<down>").await;
    wizard.shows("yes, type  s1._domainkey");
    wizard.shows("no, type   s1._domainkey.half.example");
    wizard.keys("<up><up><up><enter><down>").await;
    wizard.shows("Name: s1._domainkey. The panel adds .half.example");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_ready_is_said_with_its_step() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("new.example")).await;
    wizard.app.session.plan.as_mut().unwrap().spf.rows.clear();
    wizard.keys("5").await;
    wizard.shows("no SPF record (press 2), no DKIM key (press 3)");
    assert_ne!(wizard.app.progress(Step::Publish), Progress::Done);
}

#[tokio::test(start_paused = true)]
async fn what_is_there_but_not_good_is_said_with_its_step() {
    let mut wizard = at_publish("half.example").await;
    wizard.hides("DMARC (4)");
    wizard.app.session.plan.as_mut().unwrap().dmarc.record = "v=DMARC1; p=none".parse().unwrap();
    wizard.keys("45").await;
    wizard.shows("! With warnings: DKIM (press 3), DMARC (press 4).");
    // What is missing is not warned of as well.
    wizard.app.session.plan.as_mut().unwrap().dkim.keys.clear();
    wizard.keys("45").await;
    wizard.shows("! Not ready yet: no DKIM key (press 3). With warnings: DMARC (press 4).");
}

#[tokio::test(start_paused = true)]
async fn enter_copies_the_name_then_the_value_and_goes_on() {
    let mut wizard = at_publish("double.example").await;
    // The question about names is open: what is copied all the same may be wrong.
    wizard.keys("n").await;
    assert_eq!(wizard.copied(), ["@"]);
    wizard.shows("Copied the short name. If your panel does not add the domain, first answer");
    wizard.shows("name ✓  value ·");
    wizard.keys("<enter>").await;
    wizard.hides("? Does the panel");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.copied().last().unwrap(), "v=spf1 mx include:spf.service.example ~all");
    wizard.shows("name ✓  value ✓");
    wizard.keys("<enter><enter>").await;
    assert_eq!(wizard.copied().last().unwrap(), "s1._domainkey");
    assert_eq!(wizard.app.progress(Step::Publish), Progress::Partial);
    wizard.keys("v<down>v").await;
    assert_eq!(wizard.app.progress(Step::Publish), Progress::Done);
}

/// Asks for the value to be copied, and leaves it to the test how that goes.
fn press_v(wizard: &mut Wizard) {
    let key = KeyEvent::new(KeyCode::Char('v'), KeyModifiers::NONE);
    let commands = wizard.app.update(Message::Pressed(key));
    assert!(matches!(commands.first(), Some(Command::Copy("publish-value", _))));
}

#[tokio::test(start_paused = true)]
async fn what_did_not_reach_the_clipboard_is_not_marked() {
    let mut wizard = at_publish("double.example").await;
    press_v(&mut wizard);
    wizard.feed(Message::CopyTried("publish-value", Copied::TooLong));
    wizard.shows("Too long for the clipboard");
    wizard.hides("value ✓");
}

#[tokio::test(start_paused = true)]
async fn what_the_terminal_does_with_a_text_is_not_claimed_to_be_known() {
    let mut wizard = at_publish("double.example").await;
    press_v(&mut wizard);
    wizard.feed(Message::CopyTried("publish-value", Copied::Terminal(Vec::new())));
    wizard.shows("Sent the value to your terminal. If paste fails, press w.");
}

#[tokio::test(start_paused = true)]
async fn the_plain_view_has_every_name_and_value_on_a_line_of_its_own() {
    let mut wizard = at_publish("half.example").await;
    wizard.keys("w").await;
    let Some(Outside::ShowPlain(text)) = wizard.outside.last() else { panic!("no plain view") };
    insta::assert_snapshot!(text);
    assert!(text.lines().any(|line| line == KEY));
}

#[tokio::test(start_paused = true)]
async fn the_zone_file_is_saved_and_never_over_another_one() {
    let mut wizard = at_publish("double.example").await;
    wizard.keys("s").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    wizard.shows("✓ Saved to");
    let path = wizard.path("double.example.zone");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("s1._domainkey 3600 IN TXT"), "{saved}");
    // The same again needs no second file; with something else in it, the file stays.
    wizard.keys("s<enter>").await;
    wizard.shows("✓ Saved to");
    let saved = saved.replace("3600", "60");
    fs::write(&path, &saved).unwrap();
    wizard.keys("s<enter>").await;
    wizard.shows("already exists and was not changed");
    wizard.shows("Choose another name or folder");
    assert_eq!(fs::read_to_string(&path).unwrap(), saved);
    wizard.keys("2<enter>").await;
    assert!(fs::read_to_string(wizard.path("double.example.zone2")).unwrap().contains("3600 IN TXT"));
}

#[tokio::test(start_paused = true)]
async fn a_folder_that_is_missing_is_named() {
    let mut wizard = at_publish("double.example").await;
    wizard.keys("s<c-u>nowhere/x.zone<enter>").await;
    wizard.shows("There is no folder");
    wizard.hides("There is no file");
    assert!(!wizard.path("nowhere").exists());
}

#[tokio::test(start_paused = true)]
async fn the_records_are_saved_in_the_form_that_is_chosen() {
    let mut wizard = at_publish("double.example").await;
    wizard.keys("s<tab><enter>").await;
    wizard.shows("Format: nsupdate");
    wizard.shows("double.example.nsupdate");
    wizard.keys("<left><left>").await;
    wizard.shows("Format: markdown");
    wizard.keys("<tab><enter>").await;
    wizard.shows("✓ Saved to");
    let saved = fs::read_to_string(wizard.path("double.example.md")).unwrap();
    assert!(saved.starts_with("# DNS records for double.example\n"), "{saved}");
    // Whoever gets the sheet has no set-up that names the selector.
    assert!(saved.contains("\nmailseal check double.example --selector s1\n"), "{saved}");
    assert!(saved.contains("It replaces:"), "{saved}");
    // An ending of one's own stays.
    wizard.keys("s.txt<tab><right>").await;
    wizard.shows("double.example.zone.txt");
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_never_sends_gets_its_four_records() {
    let mut wizard = Wizard::start().await;
    // The cursor moves to what DNS says, so that the answer is waited for.
    wizard.keys("new.example<enter>").await;
    wizard.keys("<down><down><space>").await;
    // It takes mail now: what a null MX does is said where it is chosen.
    wizard.shows("▸ (•) It never sends or receives mail");
    wizard.keys("<end><enter>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<end><up>").await;
    wizard.shows("If people get mail here, do not create");
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn the_permission_another_domain_must_give_says_who_publishes_it() {
    let mut wizard = at_publish("half.example").await;
    let record = "v=DMARC1; p=none; rua=mailto:in@service.example".parse().unwrap();
    wizard.app.session.plan.as_mut().unwrap().dmarc.record = record;
    wizard.keys("45<end><up>").await;
    wizard.shows("The owner of service.example must create this");
    wizard.shows("half.example._report._dmarc.service.example");
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn without_dns_the_records_can_be_copied_all_the_same() {
    let mut wizard = at_publish_in("system 192.0.2.253\nsilent 192.0.2.253\n", "new.example").await;
    wizard.shows("DNS did not answer for this name.");
    wizard.keys("v").await;
    assert_eq!(wizard.copied(), ["v=spf1 mx ~all"]);
}
